// Package offertest has golden tests for programs that make change sets, as
// analysistest is for analyzers.
//
//	func TestOffers(t *testing.T) {
//		offertest.Run(t, "testdata/*.json")
//	}
//
// [Run] validates each document, as a subtest of its own, and compares the report with a
// golden: a text file that a person reviews. A golden is written, and written anew when
// the report is meant to differ, by
//
//	go test -update
//
// Beside a document NAME.json are NAME.golden and, if something is known of the catalog,
// NAME.facts.json.
//
// The package registers the flag -update, unless it is there already. A test package that
// imports it is initialized later: it must not define the flag again, which panics, and
// reads it with flag.Lookup("update") for other goldens that it has.
package offertest
