// Package rules holds the cross-field rules: one value for each row of AWS's
// tables, in files by subject.
//
// A [Rule] names its row, the parts of an offer that it relates, and one
// function. The engine decides which change a finding belongs to, stamps row,
// code and severity onto it, and lists the row as undecided when something that
// it needs is not known; the function only says what is wrong when what it
// looks at is known. A rule never checks again what the schemas have settled.
//
// This is the seventh floor: it knows nothing of JSON, schemas or files.
package rules
