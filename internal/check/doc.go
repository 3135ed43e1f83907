// Package check is the engine that rules run on: conditions in three values,
// the pass that a rule reports to, and how what was reported becomes a report.
//
// It knows the table of rows and places in a document, but no change set, no offer and no
// rule.
package check
