package rules_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/internal/factstest"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/testdata"
)

// found checks a bare list of changes, given as JSON, against facts (a facts
// document, or "" for none) as of the fixtures' time or their own, and gives what is said of
// one row: "error PATH" and "warning PATH" for findings, "undecided NEEDS" when
// it is left open, in the report's order.
func found(t testing.TB, row, facts string, changes ...string) []string {
	t.Helper()
	report := judged(t, facts, changes...)
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

// detailsOf are the details of what is found of one row.
func detailsOf(t testing.TB, row, facts string, changes ...string) []string {
	t.Helper()
	list := []string{}
	for _, f := range judged(t, facts, changes...).Findings {
		if f.Row == row {
			list = append(list, f.Detail)
		}
	}
	return list
}

func judged(t testing.TB, facts string, changes ...string) *offercheck.Report {
	t.Helper()
	now, err := fold.ParseTime(testdata.Now)
	if err != nil {
		t.Fatal(err)
	}
	options := []offercheck.Option{}
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
