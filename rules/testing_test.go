package rules_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/factstest"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/testdata"
)

// found checks a bare list of changes, given as JSON, against facts (a facts
// document, or "" for none) as of the fixtures' time or their own, and gives what is said of
// one row: "error PATH" and "warning PATH" for findings, "undecided NEEDS" when
// it is left open, in the report's order. All editions that have the row have to say the
// same: where they do not, see foundIn.
func found(t testing.TB, row, facts string, changes ...string) (list []string) {
	t.Helper()
	first := true
	for _, e := range errcodes.Editions() {
		if _, ok := e.FindRow(row); !ok {
			continue
		}
		said := foundIn(t, e, row, facts, changes...)
		if !first && !slices.Equal(said, list) {
			t.Errorf("edition %s finds %q, the one before %q", e, said, list)
		}
		list, first = said, false
	}
	return list
}

// foundIn is found in one edition.
func foundIn(t testing.TB, e errcodes.Edition, row, facts string, changes ...string) []string {
	t.Helper()
	report := judgedIn(t, e, facts, changes...)
	list := []string{}
	for _, f := range report.Findings {
		if f.Row == row {
			list = append(list, fmt.Sprintf("%s %s", f.Severity, f.Path))
		}
	}
	for _, u := range report.Undecided {
		if u.Row == row {
			list = append(list, "undecided "+u.Needs.String())
		}
	}
	return list
}

// detailsOf are the details of what is found of one row, in the newest edition that has it.
func detailsOf(t testing.TB, row, facts string, changes ...string) []string {
	t.Helper()
	e := errcodes.Newest
	for ; e > 0; e-- {
		if _, ok := e.FindRow(row); ok {
			break
		}
	}
	return detailsIn(t, e, row, facts, changes...)
}

// detailsIn is detailsOf in one edition.
func detailsIn(t testing.TB, e errcodes.Edition, row, facts string, changes ...string) []string {
	t.Helper()
	list := []string{}
	for _, f := range judgedIn(t, e, facts, changes...).Findings {
		if f.Row == row {
			list = append(list, f.Detail)
		}
	}
	return list
}

func judged(t testing.TB, facts string, changes ...string) *offercheck.Report {
	t.Helper()
	return judgedIn(t, errcodes.Newest, facts, changes...)
}

func judgedIn(t testing.TB, e errcodes.Edition, facts string, changes ...string) *offercheck.Report {
	t.Helper()
	now, err := fold.ParseTime(testdata.Now)
	if err != nil {
		t.Fatal(err)
	}
	options := []offercheck.Option{offercheck.WithEdition(e.String())}
	if !strings.Contains(facts, `"Now"`) {
		options = append(options, offercheck.WithNow(now))
	}
	if facts != "" {
		options = append(options, factstest.With(t, []byte(facts)))
	}
	report, err := offercheck.Validate([]byte("["+strings.Join(changes, ",")+"]"), options...)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// change is one change to an offer.
func change(changeType, identifier, details string) string {
	return fmt.Sprintf(`{"ChangeType": %q, "Entity": {"Type": "Offer@1.0", "Identifier": %q}, "DetailsDocument": %s}`, changeType, identifier, details)
}

// expect compares what was found with what is wanted; no want means nothing.
func expect(t testing.TB, got []string, want ...string) {
	t.Helper()
	if diff := cmp.Diff(append([]string{}, want...), got); diff != "" {
		t.Errorf("found (-want +got):\n%s", diff)
	}
}
