// Package schemas holds the JSON Schema files of an edition, and bundles each into one
// schema for an editor or another validator.
//
// The files in 2024 define the shape of a document: presence, types, lengths,
// enumerations, formats. They are draft 2020-12 and can be read as documentation: each
// constrained node has a title (what it means) and a description (what is expected), from
// which messages are made. The files in agreement describe the requests of the Agreement
// Service.
package schemas
