// Package testdata makes the fixtures of the rules available to the command,
// which explains a row by them, without weighing on importers of the library.
package testdata

import (
	"embed"
	"strings"
)

// Rules holds, for each row in a folder of its own, documents that are fine
// (ok-*.json), documents that break the row (bad-*.json) and documents for which
// it cannot be decided (undecided-*.json); the facts for a document beside it in
// a file that ends in .facts.json. A document ok-NAME.json beside bad-NAME.json is its
// corrected form. What is found stands in goldens, which are not embedded.
//
//go:embed rules/*/*/*.json rules/*/*/*/*.json rules/*/*/*/*/*.json
var Rules embed.FS

// Folder is where the fixtures of a row stand in [Rules].
func Folder(row string) string {
	return "rules/" + strings.ReplaceAll(row, "[]", "_items")
}

// Now is the time as of which fixtures are judged whose facts do not say.
const Now = "2024-05-01T12:00:00Z"
