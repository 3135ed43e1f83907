package e2e

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck"
)

// A change is not checked for one of three reasons. What only looks like one of them
// leaves it checked.
func TestReasonsForUnchecked(t *testing.T) {
	const support = "UpdateSupportTerms/422/Terms[].RefundPolicy"
	for _, test := range []struct {
		name, change string
		without      string // a row that is left out
		reason       offercheck.Reason
		verdict      offercheck.Verdict
	}{
		{name: "an error in the details", change: `"Offer@1.0", "offer-1", "UpdateInformation", {"Name": ""}`, reason: offercheck.ReasonErrors, verdict: "rejected"},
		{name: "an error in the identifier", change: `"Offer@1.0", "$offer-1", "UpdateInformation", {"Name": "Spring"}`, reason: offercheck.ReasonErrors, verdict: "rejected"},
		{name: "no identifier at all", change: `"Offer@1.0", " ", "UpdateInformation", {"Name": "Spring"}`, reason: offercheck.ReasonErrors, verdict: "rejected"},
		{name: "a revision without an id", change: `"Offer@1.0", "@3", "UpdateInformation", {"Name": "Spring"}`, verdict: "accepted"},
		{name: "a warning in the details", change: `"Offer@1.0", "offer-1", "UpdateInformation", {"Name": "Spring", "Title": "Spring"}`, verdict: "accepted"},
		{name: "a placeholder", change: `"Offer@1.0", "offer-1", "UpdateInformation", {"Name": "TODO"}`, verdict: "accepted"},
		{name: "an error that is left out", change: `"Offer@1.0", "offer-1", "UpdateSupportTerms", {"Terms": [{"Type": "SupportTerm", "RefundPolicy": ""}]}`, without: support, verdict: "undecided"},
		{name: "another row is left out", change: `"Offer@1.0", "offer-1", "UpdateInformation", {"Name": ""}`, without: support, reason: offercheck.ReasonErrors, verdict: "rejected"},
		{name: "a change type of a later edition", change: `"Offer@1.0", "offer-1", "UpdateBundleTerms", {}`, reason: offercheck.ReasonChangeType, verdict: "undecided"},
		{name: "a change type with a slip", change: `"Offer@1.0", "offer-1", "UpdateInformatoin", {"Name": "Spring"}`, reason: offercheck.ReasonChangeType, verdict: "rejected"},
		{name: "a product", change: `"SaaSProduct@1.0", "prod-1", "UpdateInformation", {"Name": ""}`, reason: offercheck.ReasonEntityType, verdict: "accepted"},
		{name: "an entity type with a slip", change: `"Offer@1", "offer-1", "UpdateInformation", {"Name": ""}`, reason: offercheck.ReasonEntityType, verdict: "rejected"},
	} {
		var options []offercheck.Option
		if test.without != "" {
			options = append(options, offercheck.WithoutRow(test.without, "AWS takes it from us"))
		}
		part := strings.SplitN(test.change, ", ", 4)
		text := `[{"ChangeType": ` + part[2] + `, "Entity": {"Type": ` + part[0] + `, "Identifier": ` + part[1] + `}, "DetailsDocument": ` + part[3] + `}]`
		report, err := offercheck.Validate([]byte(text), options...)
		if err != nil {
			t.Fatal(err)
		}
		var want, got []offercheck.Reason
		if test.reason != "" {
			want = append(want, test.reason)
		}
		for _, u := range report.Unchecked {
			got = append(got, u.Reason)
		}
		if diff := cmp.Diff(want, got); diff != "" || report.Verdict != test.verdict {
			t.Errorf("%s: %s, want %s; (-want +got):\n%s", test.name, report.Verdict, test.verdict, diff)
		}
	}
}

// A change that was not checked for its errors has one, so that the verdict says so.
func TestUncheckedHasItsError(t *testing.T) {
	for _, fixture := range fixtures(t) {
		report := check(t, fixture)
		for _, u := range report.Unchecked {
			if u.Reason == offercheck.ReasonErrors && !slices.ContainsFunc(report.Findings, func(f offercheck.Finding) bool {
				return f.Severity == offercheck.SeverityError && f.Change != nil && f.Change.Index == u.Change.Index
			}) {
				t.Errorf("%s: change %d was not checked, and has no error", fixture, u.Change.Index)
			}
		}
	}
}
