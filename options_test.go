package offercheck_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/factstest"
	"github.com/offercheck/offercheck/offer"
)

// A row that is left out is one that a report can name.
func TestWithout(t *testing.T) {
	for _, test := range []struct{ row, reason, want string }{
		{"ReleaseOffer/MISSING_NAME/1", "named later", ""},
		{"StartChangeSet/422/ChangeSet[].Entity.Type", "another type", ""},
		{"StartChangeSet/422/(duplicate member)", "the first counts", ""},
		{"UpdateTargeting/422/(unknown member)", "newer than the edition", ""},
		{"UpdateMarkup/(unknown change type)", "newer than the edition", ""},
		{"UpdatePricingTerms/INCOMPATIBLE_RATE_CARD_CONSTRAINTS/(note)", "a note alone", ""},
		{"ReleaseOffer/MISSING_NAME/1", "", "without a reason"},
		{"ReleaseOffer/MISSING_NAME/9", "no such row", "there is no row"},
		{"UpdateTargeting/422/(unkown member)", "no such row", "there is no row"},
	} {
		_, err := offercheck.New(offercheck.WithoutRow(test.row, test.reason))
		if (err != nil) != (test.want != "") || err != nil && !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s, %q: %v, want %q", test.row, test.reason, err, test.want)
		}
	}
	const row = "StartChangeSet/422/Catalog"
	report, err := offercheck.Validate([]byte(`{"Catalog": "X", "ChangeSet": []}`), offercheck.WithoutRow(row, "first"), offercheck.WithoutRow("StartChangeSet/422/Intent", "another"), offercheck.WithoutRow(row, "then"))
	if err != nil {
		t.Fatal(err)
	}
	want := []offercheck.Suppressed{{Row: "StartChangeSet/422/Intent", Reason: "another"}, {Row: row, Reason: "then", Count: 1}}
	if diff := cmp.Diff(want, report.Suppressed); diff != "" {
		t.Errorf("left out (-want +got):\n%s", diff)
	}
}

// A document beyond a bound is an error with a place; one at the bound is not.
func TestBounds(t *testing.T) {
	const text = `[{"ChangeType": "X", "Entity": {"Type": "SaaSProduct@1.0"}, "DetailsDocument": {}}]`
	for _, test := range []struct {
		name   string
		option offercheck.Option
		want   string
	}{
		{"size", offercheck.WithMaxSize(len(text)), ""},
		{"a byte less", offercheck.WithMaxSize(len(text) - 1), "line 1, column 1: the document has"},
		{"depth", offercheck.WithMaxDepth(3), ""},
		{"a level less", offercheck.WithMaxDepth(2), "line 1, column 32: objects and lists are nested more than 2 deep"},
	} {
		_, err := offercheck.Validate([]byte(text), test.option)
		if (err != nil) != (test.want != "") || err != nil && !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%s: %v, want %q", test.name, err, test.want)
		}
	}
}

// A report that was cut says so, keeps the errors apart from the warnings, and
// has the same verdict.
func TestMaxFindings(t *testing.T) {
	text := `{"a": 1, "b": 1, "c": 1, "Catalog": "X", "Intent": "X", "ChangeSet": []}` // 3 warnings, 3 errors
	for most, cut := range map[int]string{3: "", 2: "2 more findings are not listed: a report lists at most 2 errors and as many warnings", 1: "4 more findings are not listed: a report lists at most 1 errors and as many warnings"} {
		report, err := offercheck.Validate([]byte(text), offercheck.WithMaxFindings(most))
		if err != nil {
			t.Fatal(err)
		}
		listed := map[offercheck.Severity]int{}
		for _, f := range report.Findings {
			listed[f.Severity]++
		}
		unlisted := offercheck.Unlisted{Errors: 3 - most, Warnings: 3 - most}
		if listed[offercheck.SeverityError] != most || listed[offercheck.SeverityWarning] != most || report.Unlisted != unlisted || report.Count(offercheck.SeverityError) != 3 || report.Verdict != offercheck.VerdictRejected || strings.Join(report.Truncated, "") != cut {
			t.Errorf("at most %d: listed %v, not listed %+v, %s, %q", most, listed, report.Unlisted, report.Verdict, report.Truncated)
		}
	}
}

// The rules of offers run for 500 changes and say so when there are more.
func TestManyChanges(t *testing.T) {
	for n, cut := range map[int]int{500: 0, 501: 1} {
		text := "[" + strings.Repeat(`{"ChangeType": "ReleaseOffer", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}, "DetailsDocument": {}},`, n-1) +
			`{"ChangeType": "ReleaseOffer", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-2"}, "DetailsDocument": {}}]`
		report, err := offercheck.Validate([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if ran := len(report.Undecided) > 0; ran != (cut == 0) || len(report.Truncated) != cut || report.Verdict != offercheck.VerdictRejected {
			t.Errorf("%d changes: the rules ran: %t, %q, %s", n, ran, report.Truncated, report.Verdict)
		}
	}
}

// Limits and Now take precedence over what the facts say.
func TestOptionsGoBeforeFacts(t *testing.T) {
	facts := factstest.With(t, []byte(`{"Now": "2024-05-01T12:00:00Z", "Limits": {"BuyerAccounts": 1}}`))
	changes := `[{"ChangeType": "CreateOffer", "ChangeName": "New", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"ProductId": "prod-1"}},
	  {"ChangeType": "UpdateTargeting", "Entity": {"Type": "Offer@1.0", "Identifier": "$New.Entity.Identifier"}, "DetailsDocument": {"PositiveTargeting": {"BuyerAccounts": ["111122223333", "444455556666"]}}},
	  {"ChangeType": "UpdateAvailability", "Entity": {"Type": "Offer@1.0", "Identifier": "$New.Entity.Identifier"}, "DetailsDocument": {"AvailabilityEndDate": "2024-06-01"}}]`
	two := int64(2)
	later := time.Date(2024, 7, 1, 0, 0, 0, 0, time.UTC)
	for _, test := range []struct {
		name    string
		options []offercheck.Option
		want    string
	}{
		{"facts alone", []offercheck.Option{facts}, "TOO_MANY_BUYER_ACCOUNTS"},
		{"limits", []offercheck.Option{facts, offercheck.WithLimits(offer.Limits{BuyerAccounts: &two})}, ""},
		{"limits given first", []offercheck.Option{offercheck.WithLimits(offer.Limits{BuyerAccounts: &two}), facts}, ""},
		{"now", []offercheck.Option{offercheck.WithLimits(offer.Limits{BuyerAccounts: &two}), offercheck.WithNow(later), facts}, "INVALID_AVAILABILITY_END_DATE"},
	} {
		report, err := offercheck.Validate([]byte(changes), test.options...)
		if err != nil {
			t.Fatal(err)
		}
		var codes []string
		for _, f := range report.Findings {
			codes = append(codes, string(f.Code))
		}
		if got := strings.Join(codes, " "); got != test.want {
			t.Errorf("%s: found %q, want %q", test.name, got, test.want)
		}
	}
}

// A redacted report names nothing of the document, and has nothing to write into it.
func TestWithRedaction(t *testing.T) {
	const text = `[{"ChangeType": "UpdateTargeting", "ChangeName": "Acme deal", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"},
	  "DetailsDocument": {"PositiveTargeting": {"BuyerAccounts": ["1111-2222-3333"]}, "Acme": 1}}]`
	report, err := offercheck.Validate([]byte(text), offercheck.WithRedaction())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range report.Findings {
		if f.Edits != nil || f.Change.Name != "…" {
			t.Errorf("%+v", f)
		}
		got = append(got, f.String())
	}
	want := []string{
		`2:64: error: /0/DetailsDocument/PositiveTargeting/BuyerAccounts/0: ValidationException: BuyerAccounts[0]: expected an AWS account id of 12 digits in a JSON string, such as "111122223333", found "…" (write only the digits: "…")`,
	}
	if diff := cmp.Diff(want, got[:1]); diff != "" || strings.Contains(strings.Join(got, "\n"), "Acme") {
		t.Errorf("%q (-want +got):\n%s", got, diff)
	}
}

// A bound has to be positive.
func TestBoundsAreRefused(t *testing.T) {
	for name, option := range map[string]offercheck.Option{
		"size": offercheck.WithMaxSize(0), "depth": offercheck.WithMaxDepth(-1), "findings": offercheck.WithMaxFindings(0),
	} {
		if v, err := offercheck.New(option); err == nil || v != nil || !strings.HasSuffix(err.Error(), ": 1 or more is expected") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Limits are held to the schema of facts, and are the Validator's own.
func TestWithLimits(t *testing.T) {
	limits := offer.Limits{Countries: []string{"US"}}
	v, err := offercheck.New(offercheck.WithLimits(limits))
	if err != nil {
		t.Fatal(err)
	}
	limits.Countries[0] = "DE"
	report, err := v.Validate([]byte(`[{"ChangeType": "UpdateTargeting", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}, "DetailsDocument": {"PositiveTargeting": {"CountryCodes": ["US"]}}}]`))
	if err != nil || report.Has(errcodes.InvalidCountryCodes) {
		t.Errorf("limits that are changed after they were given change what is found: %v, %v", report, err)
	}
	if _, err := offercheck.New(offercheck.WithLimits(offer.Limits{UsageConstraints: "x"})); err == nil || !strings.HasPrefix(err.Error(), "limits: ") {
		t.Errorf("a word that is no limit is taken: %v", err)
	}
}

// panics cannot be written as JSON.
type panics struct{}

func (panics) MarshalJSON() ([]byte, error) { panic("boo") }

// A change set that cannot be written as JSON is an error of the caller's, even when a value
// of theirs panics.
func TestUnwritable(t *testing.T) {
	for want, details := range map[string]any{
		"the change set cannot be written as JSON: json: unsupported type: func()": func() {},
		"the change set cannot be written as JSON: a value of it panics: boo":      panics{},
	} {
		report, err := offercheck.ValidateChangeSet(&offer.ChangeSet{Changes: []offer.Change{{ChangeType: offer.TypeReleaseOffer, DetailsDocument: details}}})
		if report != nil || err == nil || err.Error() != want {
			t.Errorf("%v, %v, want %s", report, err, want)
		}
	}
}
