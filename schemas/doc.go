// Package schemas holds the JSON Schema files of an edition and one door to
// them: [CheckRequest] for the envelope, [CheckDetails] for a change's details,
// [CheckFacts] for facts.
//
// The files in 2024 are the one source of truth for the shape of a document:
// presence, types, lengths, enumerations, formats. They are draft 2020-12 and
// can be read as documentation: each constrained node has a title (what it
// means) and a description (what is expected), which messages are made of.
//
// A document is first walked by a program made from the compiled schema, which
// may only say "certainly valid"; what it cannot say that of is decided and
// explained by santhosh-tekuri/jsonschema. Members that the schema does not
// know are warned about, unless the schema closes the object.
//
// This is the fourth floor: it knows nothing of offers and rules.
package schemas
