package e2e

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/offercheck/offercheck"
)

// apply carries edits out, which are in the order of the document.
func apply(text []byte, edits []offercheck.Edit) []byte {
	var b strings.Builder
	at := 0
	for _, e := range edits {
		b.Write(text[at:e.Start])
		b.WriteString(e.Text)
		at = e.End
	}
	b.Write(text[at:])
	return []byte(b.String())
}

// A suggested edit makes the finding go away, and leads to no error that was not there: the
// rules that did not run for the errors of a change may find something then.
func TestEditsFix(t *testing.T) {
	tried := 0
	for _, fixture := range fixtures(t) {
		text, v := open(t, fixture)
		before, err := judge(v, fixture, text)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range before.Findings {
			if f.Edits == nil {
				continue
			}
			tried++
			edited := apply(text, f.Edits)
			after, err := judge(v, fixture, edited)
			if err != nil || !json.Valid(edited) {
				t.Errorf("%s: the edits of %s make\n%s\n%v", fixture, f.Row, edited, err)
				continue
			}
			known := map[string]bool{}
			for _, g := range before.Findings {
				known[placeOf(g)] = true
			}
			for _, g := range after.Findings {
				switch {
				case g.Row == f.Row && g.Path == f.Path:
					t.Errorf("%s: the edits of %s leave it: %s (%s)", fixture, f.Row, g.Message, g.Detail)
				case !known[placeOf(g)] && len(before.Unchecked) == 0 && !leadsOn[fixture.base()] && g.Severity == offercheck.SeverityError:
					t.Errorf("%s: the edits of %s lead to %s at %s", fixture, f.Row, g.Row, g.Path)
				}
			}
		}
	}
	if tried < 100 {
		t.Errorf("only %d findings have edits", tried)
	}
}

// leadsOn are fixtures where a value that an edit corrects is compared with another for the
// first time.
var leadsOn = map[string]bool{
	"ok-before-issued-time-is-a-date.json": true, "ok-after-end-time-is-a-date.json": true,
}

func placeOf(f offercheck.Finding) string { return fmt.Sprint(f.Row, " ", f.Path) }

// Every finding about a text ends after it begins, and its related places and edits are
// within the document.
func TestPlacesOfFindings(t *testing.T) {
	for _, fixture := range fixtures(t) {
		text, v := open(t, fixture)
		report, err := judge(v, fixture, text)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range report.Findings {
			if f.Path == "" && f.Line == 0 {
				continue
			}
			if f.EndLine < f.Line || f.EndLine == f.Line && f.EndColumn <= f.Column {
				t.Errorf("%s: %s is from %d:%d to %d:%d", fixture, f.Row, f.Line, f.Column, f.EndLine, f.EndColumn)
			}
			at := 0
			for _, e := range f.Edits {
				if e.Start < at || e.End < e.Start || e.End > len(text) {
					t.Errorf("%s: %s has an edit from %d to %d", fixture, f.Row, e.Start, e.End)
				}
				at = e.End
			}
			for _, r := range f.Related {
				if r.Line < 1 || r.Column < 1 || r.Message == "" || !strings.HasPrefix(r.Path, "/") {
					t.Errorf("%s: %s is related to %+v", fixture, f.Row, r)
				}
			}
		}
	}
}
