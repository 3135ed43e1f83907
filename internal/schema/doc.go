// Package schema checks documents against the JSON Schema files of package schemas:
// [CheckRequest] the request, [CheckDetails] a change's details, [CheckOperation] a
// request of the Agreement Service, [CheckFacts] facts.
//
// The files are read twice. Once by this package: each node becomes a program
// of plain checks, and what all programs say together that apply to one place of
// a document becomes a shape, which walks a document of that form in one run. A
// walk may only say "certainly valid"; the nodes that it cannot say that of are
// put to santhosh-tekuri/jsonschema, which reads the same files, when there are
// any: it decides what is wrong with each. Tests hold the two to one answer.
// Members that the schema does not know are warned about, unless the schema
// closes the object.
package schema
