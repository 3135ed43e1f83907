package e2e

import (
	"encoding/json"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
)

// A report is the same after it was written as JSON and read again.
func TestReportsAsJSON(t *testing.T) {
	for _, fixture := range fixtures(t) {
		report := check(t, fixture)
		text, err := json.Marshal(report)
		if err != nil {
			t.Fatal(err)
		}
		again := new(offercheck.Report)
		if err := json.Unmarshal(text, again); err != nil {
			t.Fatalf("%s: %v", fixture, err)
		}
		if diff := cmp.Diff(report, again); diff != "" {
			t.Errorf("%s (-before +after):\n%s", fixture, diff)
		}
	}
}

// Err is nil unless the report is rejected. Then errors.As gives the report, its first error
// and the code of that, and errors.Is asks for the code of any of its errors.
func TestErrorsOfReports(t *testing.T) {
	for _, fixture := range fixtures(t) {
		report := check(t, fixture)
		err := report.Err()
		if report.Verdict != offercheck.VerdictRejected {
			if err != nil {
				t.Errorf("%s is %s with the error %v", fixture, report.Verdict, err)
			}
			continue
		}
		first, _ := errors.AsType[*offercheck.Finding](err)
		code, _ := errors.AsType[errcodes.Code](err)
		if is, _ := errors.AsType[*offercheck.Report](err); is != report || first == nil || first.Severity != offercheck.SeverityError || code != first.Code {
			t.Errorf("%s: the error has the finding %v and the code %s", fixture, first, code)
		}
		codes := map[errcodes.Code]bool{}
		for f := range report.Errors() {
			codes[f.Code] = true
		}
		for _, row := range errcodes.Newest.Rows() {
			if errors.Is(err, row.Code) != codes[row.Code] {
				t.Errorf("%s: has %s: %t", fixture, row.Code, !codes[row.Code])
			}
		}
	}
}
