// Package schemas holds the JSON Schema files of an edition and one door to
// them: [CheckRequest] for the envelope, [CheckDetails] for a change's details,
// [CheckFacts] for facts.
//
// The files in 2024 are the one source of truth for the shape of a document:
// presence, types, lengths, enumerations, formats. They are draft 2020-12 and
// can be read as documentation: each constrained node has a title (what it
// means) and a description (what is expected), which messages are made of.
//
// The files are read twice. Once by this package: each node becomes a program
// of plain checks, and what all programs say together that apply to one place of
// a document becomes a shape, which walks a document of that form in one run. A
// walk may only say "certainly valid"; the nodes that it cannot say that of are
// put to santhosh-tekuri/jsonschema, which reads the same files, when there are
// any: it decides what is wrong with each. Tests hold the two to one answer.
// Members that the schema does not know are warned about, unless the schema
// closes the object.
//
// This is the fourth floor: it knows nothing of offers and rules.
package schemas
