package render

import (
	"cmp"
	"io"
	"strings"
	"testing"

	"github.com/offercheck/offercheck"
)

// printed is the report on a change set from standard input, as a format has it.
func printed(t *testing.T, text string, format func(io.Writer) Printer) string {
	t.Helper()
	report, err := offercheck.Validate([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	report.Source = Stdin
	var out strings.Builder
	p := format(&out)
	if err := cmp.Or(p.Document(&Document{Name: Stdin, Text: []byte(text), Report: report, FailOn: "error"}), p.End()); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// inside is a PathFunc for which every file is in the repository.
func inside(file string) (string, bool) { return file, true }
