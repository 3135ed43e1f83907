package schema_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/schema"
)

// parse reads a list of n items between before and after.
func parse(t *testing.T, before string, n int, item, after string) jsondoc.Node {
	t.Helper()
	return parseText(t, before+"["+strings.TrimSuffix(strings.Repeat(item+",", n), ",")+"]"+after)
}

func parseText(t *testing.T, text string) jsondoc.Node {
	t.Helper()
	doc, err := jsondoc.Parse([]byte(text), jsondoc.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return doc.Root()
}

// A list that no change set has is a fault even where AWS's page gives no
// bound, so that nobody waits for a million items to be explained. Facts are
// taken however long.
func TestLongLists(t *testing.T) {
	charge := `{"ChargeDate": "2024-06-01", "ChargeAmount": "1.00"}`
	for n, fine := range map[int]bool{20_000: true, 20_001: false} {
		var r check.Results
		schedule := parse(t, `{"Terms": [{"Type": "PaymentScheduleTerm", "CurrencyCode": "USD", "Schedule": `, n, charge, `}]}`)
		if ok := schema.CheckDetails(changetype.Find(errcodes.Edition2024, changetype.Offer, "UpdatePaymentScheduleTerms"), schedule, 0, false, &r); ok != fine {
			t.Errorf("%d charges are taken: %t", n, ok)
		}
		if !fine && (len(r.Problems) != 1 || r.Problems[0].Row.ID != "UpdatePaymentScheduleTerms/422/Terms[].PaymentScheduleTerm.Schedule[]") {
			t.Errorf("%d charges give %d findings: %+v", n, len(r.Problems), r.Problems)
		}
	}
	if _, problem, ok := schema.CheckFacts(parse(t, `{"AllOffersOf": `, 30_000, `"prod-1"`, `}`)); !ok {
		t.Errorf("long facts are refused: %s", problem)
	}
}

// What is wrong within is found up to the bound, and no farther.
func TestFaultsInLongValues(t *testing.T) {
	const charge, bad = `{"ChargeDate": "2024-06-01", "ChargeAmount": "1.00"}`, `{"ChargeDate": "2024-06-01", "ChargeAmount": "x"}`
	schedule := func(good int) string {
		return `{"Terms": [{"Type": "PaymentScheduleTerm", "CurrencyCode": "USD", "Schedule": [` + strings.Repeat(charge+", ", good) + bad + `]}]}`
	}
	offer := func(others int) string {
		return `{"ProductId": "prod-1", ` + strings.Trim(members(others), "{}") + `, "Name": ""}`
	}
	for _, c := range []struct{ changeType, details, error string }{
		{"UpdatePaymentScheduleTerms", schedule(19_999), "/Terms/0/Schedule/19999/ChargeAmount"},
		{"UpdatePaymentScheduleTerms", schedule(20_000), "/Terms/0/Schedule"},
		{"CreateOffer", offer(19_998), "/Name"},
		{"CreateOffer", offer(19_999), ""},
	} {
		var r check.Results
		schema.CheckDetails(changetype.Find(errcodes.Edition2024, changetype.Offer, c.changeType), parseText(t, c.details), 0, false, &r)
		var got []string
		for _, p := range r.Problems {
			if p.Severity == check.Error {
				got = append(got, p.At.Pointer())
			}
		}
		if len(got) != 1 || got[0] != c.error {
			t.Errorf("%.60s...: errors at %q, want one at %q", c.details, got, c.error)
		}
	}
}

// An object with more members than any change set has is one fault more. Details
// are taken as they come in the envelope, which says nothing of them.
func TestLongObjects(t *testing.T) {
	for n, first := range map[int]string{
		20_000: `unknown field "m0": expected `,
		20_001: "DetailsDocument: expected an object of at most 20000 parts, found an object with m0, m1,",
	} {
		var r check.Results
		details := parseText(t, `{"DetailsDocument": `+members(n)+`}`).Get("DetailsDocument")
		if ok := schema.CheckDetails(changetype.Find(errcodes.Edition2024, changetype.Offer, "ReleaseOffer"), details, 0, false, &r); ok || !strings.HasPrefix(r.Problems[0].Message.String(), first) {
			t.Errorf("%d members where none is allowed are taken: %t; the first finding is %s", n, ok, r.Problems[0].Message)
		}
	}
	long := members(20_001)
	details := parseText(t, `{"PricingModel": "Usage", "Terms": [{"Type": "FreeTrialPricingTerm", "Duration": "P1Y", "Grants": `+long+`},
		{"Type": "RecurringPaymentTerm", "CurrencyCode": `+long+`, "BillingPeriod": "Monthly", "Price": "1"}]}`)
	var r check.Results
	schema.CheckDetails(changetype.Find(errcodes.Edition2024, changetype.Offer, "UpdatePricingTerms"), details, 0, false, &r)
	var got []string
	for _, p := range r.Problems {
		message, _, _ := strings.Cut(p.Message.String(), ", found")
		got = append(got, message)
	}
	if want := []string{"Grants: expected a list of 1 to 800 grants", `CurrencyCode: expected the currency code "USD" in a JSON string`}; !slices.Equal(got, want) {
		t.Errorf("what is long and of the wrong type is not as expected: %q, want %q", got, want)
	}
	for text, found := range map[string]int{
		`"DetailsDocument": ` + members(20_001):                   0,
		`"DetailsDocument": {}, "EntityTags": ` + members(20_000): 0,
		`"DetailsDocument": {}, "EntityTags": ` + members(20_001): 1,
	} {
		var r check.Results
		schema.CheckRequest(parseText(t, `{"Catalog": "AWSMarketplace", "ChangeSet": [
			{"ChangeType": "AddDimensions", "Entity": {"Type": "SaaSProduct@1.0", "Identifier": "prod-1"}, `+text+`}]}`), &r)
		if len(r.Problems) != found {
			t.Errorf("%.40s ... gives %d findings, want %d", text, len(r.Problems), found)
		}
	}
}

// members are an object of n members.
func members(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `, "m%d": 1`, i)
	}
	return "{" + strings.TrimPrefix(b.String(), ", ") + "}"
}
