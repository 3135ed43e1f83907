// Package schemas holds the JSON Schema files of each edition of AWS's pages, and bundles
// each into one schema for an editor or another validator.
//
// The files in 2024, and in 2026 those that differ, define the shape of a document:
// presence, types, lengths, enumerations, formats. They are draft 2020-12 and can be read as
// documentation: each constrained node has a title (what it means) and a description (what
// is expected), from which messages are made. The files in agreement describe the requests
// of the Agreement Service, those in ours the formats of this project.
package schemas
