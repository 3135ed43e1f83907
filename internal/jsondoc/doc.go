// Package jsondoc reads JSON and keeps it as it was written.
//
// One scan of the bytes gives a flat tape of entries with offsets; a [Node] is
// a handle into it, so that a value and its place in the document are one
// thing. Pointers, lines and columns are worked out only for what is reported.
// The scan refuses what is not JSON, what is not valid Unicode and what is
// nested too deep, and remembers members that are given twice.
//
// It knows nothing of change sets, schemas or rules.
package jsondoc
