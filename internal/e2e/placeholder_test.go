package e2e

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck"
)

// A placeholder where a form is asked for is one finding, the error, whose detail says
// so. Leaving out its row, or dropping it, does not bring the warning forth.
func TestPlaceholderIsOneFinding(t *testing.T) {
	const document = `[{"ChangeType": "CreateOffer", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"ProductId": "<PRODUCT_ID>"}},
		{"ChangeType": "UpdateAvailability", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}, "Details": "{\"AvailabilityEndDate\": \"{{date}}\"}"},
		{"ChangeType": "UpdateInformation", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}, "DetailsDocument": {"Name": "{{name}}"}}]`
	const (
		product = "error CreateOffer/422/ProductId /0/DetailsDocument/ProductId"
		date    = "error UpdateAvailability/422/AvailabilityEndDate /1/Details/AvailabilityEndDate"
		name    = "warning 422/(placeholder) /2/DetailsDocument/Name"
		open    = "undecided CreateOffer/403/ProductId, change 0"
		unknown = "undecided CreateOffer/404/ProductId, change 0"
	)
	without := func(row string) offercheck.Option { return offercheck.WithoutRow(row, "a test") }
	for _, c := range []struct {
		option offercheck.Option
		want   []string
	}{
		{offercheck.WithMaxFindings(10), []string{product, date, name, open, unknown}},
		{offercheck.WithMaxFindings(1), []string{product, name, open, unknown}},
		{without("CreateOffer/422/ProductId"), []string{date, name, open, unknown}},
		{without("UpdateAvailability/422/AvailabilityEndDate"), []string{product, name, open, unknown}},
		{without("StartChangeSet/422/(placeholder)"), []string{product, date, open, unknown}},
	} {
		if diff := cmp.Diff(c.want, syncFound(t, document, c.option)); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
	report, err := offercheck.Validate([]byte(document))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range report.Findings {
		if !strings.Contains(f.Detail, "template") {
			t.Errorf("%s does not say that it is the placeholder of a template: %s", f.Path, f.Detail)
		}
	}
}

// Of what is an error, an unfinished word in it is the reason, unless it is prose.
func TestUnfinishedWords(t *testing.T) {
	for date, unfinished := range map[string]bool{
		"2024-TODO": true, "TBD-01-01": true, "__YEAR__-01-01": true, "2024-12-FIXME": true, "CHANGEME": true, "%d-01-01": true, "YYYY-MM-DD": true, "yyyy-mm-dd": true,
		"2024-12": false, "TODO soon": false, "todo-01-01": false, "2024-xx-xx": false, "2024-xxxx": false, "EXAMPLE": false, "tomorrow": false,
	} {
		report, err := offercheck.Validate([]byte(`[{"ChangeType": "UpdateAvailability", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}, "DetailsDocument": {"AvailabilityEndDate": "` + date + `"}}]`))
		if err != nil {
			t.Fatal(err)
		}
		if len(report.Findings) != 1 || strings.Contains(report.Findings[0].Detail, "template") != unfinished {
			t.Errorf("%s: %+v", date, report.Findings)
		}
	}
}

// A fault that no placeholder is the reason of says nothing of one.
func TestFaultsBesidePlaceholders(t *testing.T) {
	for document, want := range map[string][]string{
		`[{"ChangeType": "ReleaseOffer", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}, "DetailsDocument": {"Name": "$NAME"}}]`: {
			"error ReleaseOffer/422/DetailsDocument /0/DetailsDocument/Name", "warning 422/(placeholder) /0/DetailsDocument/Name"},
		`[{"ChangeType": "X", "Entity": {"Type": "Y@1.0", "Identifier": "y-1"}, "Details": "{\"a\": \"${a}\"` + strings.Repeat(" ", 16384) + `}"}]`: {
			"warning 422/(placeholder) /0/Details/a", "error 422/ChangeSet[].Details /0/Details"},
	} {
		found := syncFound(t, document)
		slices.Sort(found)
		slices.Sort(want)
		if diff := cmp.Diff(want, found); diff != "" {
			t.Errorf("%s (-want +got):\n%s", cutDocument(document), diff)
		}
		report, err := offercheck.Validate([]byte(document))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range report.Findings {
			if f.Severity == offercheck.SeverityError && strings.Contains(f.Detail, "template") {
				t.Errorf("%s: %s", f.Path, f.Detail)
			}
		}
	}
}
