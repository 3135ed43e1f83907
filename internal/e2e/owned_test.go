package e2e

import (
	"bytes"
	"strings"
	"testing"

	"github.com/offercheck/offercheck"
)

// A report has texts of its own: it says the same when the memory that the document
// was read in has long been used for others.
func TestReportOwnsItsTexts(t *testing.T) {
	for _, fixture := range fixtures(t) {
		text, v := open(t, fixture)
		checkOwned(t, text, func(text []byte) (*offercheck.Report, error) { return judge(v, fixture, text) })
	}
}

// checkOwned judges a text, and then others that are as long and say something else.
func checkOwned(t *testing.T, text []byte, judge func([]byte) (*offercheck.Report, error)) {
	t.Helper()
	report, err := judge(text)
	if err != nil {
		return
	}
	before := written(t, report)
	other := []byte(`[{"ChangeType": "` + strings.Repeat("X", max(0, len(text)-20)) + `"}]`) // as long, where it is written over
	for range 3 {
		if _, err := offercheck.Validate(other); err != nil {
			t.Fatal(err)
		}
		if _, err := judge(bytes.Repeat([]byte("Y"), len(text))); err == nil {
			t.Fatal("nothing but Y is a document")
		}
	}
	if after := written(t, report); after != before {
		t.Fatalf("%s\nwas judged\n%s\nand the report says now\n%s", text, before, after)
	}
}
