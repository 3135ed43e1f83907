package e2e

import (
	"strings"
	"testing"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
)

// An error of an older edition says so if the newest has none there, and only then: neither
// under its row for the change, nor at its place.
func TestErrorsThatNewestDoesNotReport(t *testing.T) {
	said := 0
	for _, f := range fixtures(t) {
		if f.edition == errcodes.Newest {
			continue
		}
		newest := check(t, fixture{f.file, errcodes.Newest})
		for _, older := range check(t, f).Findings {
			if older.Severity != offercheck.SeverityError {
				continue
			}
			stays := false
			for _, n := range newest.Findings {
				sameChange := (n.Change == nil) == (older.Change == nil) && (n.Change == nil || n.Change.Index == older.Change.Index)
				same := n.Row == older.Row || n.Path == older.Path || n.Code == older.Code && strings.HasPrefix(n.Path, older.Path+"/")
				stays = stays || n.Severity == offercheck.SeverityError && sameChange && same
			}
			says := strings.Contains(older.Detail, "edition "+errcodes.Newest.String()+" ")
			if says == stays {
				t.Errorf("%s: %s at %s stays an error: %t, and says %q", f, older.Row, older.Path, stays, older.Detail)
			}
			if says {
				said++
			}
		}
	}
	if said < 20 {
		t.Errorf("only %d errors say so", said)
	}
}

// The newest edition is the default, also of a Validator without options.
func TestDefaultEdition(t *testing.T) {
	for name, v := range map[string]*offercheck.Validator{"nil": nil, "zero": new(offercheck.Validator)} {
		report, err := v.Validate([]byte(`[]`))
		if err != nil {
			t.Fatal(err)
		}
		if v.Edition() != "2026" || report.Edition != "2026" {
			t.Errorf("%s: edition %s, the report %s", name, v.Edition(), report.Edition)
		}
	}
	v, err := offercheck.New(offercheck.WithEdition("2024"))
	if err != nil {
		t.Fatal(err)
	}
	if v, err = v.With(offercheck.WithMaxFindings(5)); err != nil || v.Edition() != "2024" {
		t.Errorf("a copy with further options has edition %s, %v", v.Edition(), err)
	}
	_, err = offercheck.New(offercheck.WithEdition("2025"))
	if err == nil || err.Error() != `unknown edition "2025"; the editions are 2024, 2026` {
		t.Error(err)
	}
}
