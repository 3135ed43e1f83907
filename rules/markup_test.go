package rules_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/offercheck/offercheck/errcodes"
)

func TestMarkup(t *testing.T) {
	const (
		fixed    = "UpdatePricingTerms/INCOMPATIBLE_TERMS/9"
		schedule = "UpdatePaymentScheduleTerms/INCOMPATIBLE_MARKUP_PERCENTAGE/1"
		term     = "/0/DetailsDocument/Terms/0"
	)
	resale := func(percentage, terms string) string {
		return strings.Replace(draftOf("", "", terms, ""), `"ProductId": "prod-1"`, `"ProductId": "prod-1", "ResaleAuthorizationId": "resaleauthz-1", "MarkupPercentage": `+percentage, 1)
	}
	markup := func(percentage string) string {
		return change("UpdateMarkup", "offer-1", `{"Percentage": "`+percentage+`"}`)
	}
	price, pay := updatePricing(fixedTerm("0", "")), setSchedule("2024-06-01")
	for name, test := range map[string]struct {
		row, facts string
		changes    []string
		want       []string
	}{
		"fixed":                           {fixed, resale(`"5.5"`, ""), []string{price}, []string{"error " + term}},
		"fixed, a little":                 {fixed, resale(`"0.01"`, ""), []string{price}, []string{"error " + term}},
		"fixed, zero":                     {fixed, resale(`"0.00"`, ""), []string{price}, nil},
		"fixed, no markup":                {fixed, storedOffer("Draft", "", ""), []string{price}, nil},
		"fixed, odd markup":               {fixed, resale(`"5%"`, ""), []string{price}, []string{"undecided offer"}},
		"fixed, odd markup set":           {fixed, resale(`"0"`, ""), []string{price, markup("5%")}, []string{"undecided changeset"}},
		"fixed, a number":                 {fixed, resale(`5`, ""), []string{price}, []string{"error " + term}},
		"fixed, the number zero":          {fixed, resale(`0.0`, ""), []string{price}, nil},
		"fixed, not known":                {fixed, "", []string{price}, []string{"undecided offer"}},
		"usage, not known":                {fixed, "", []string{updatePricing(usageTerm("USD", "a"))}, nil},
		"fixed, new":                      {fixed, "", []string{change("UpdatePricingTerms", createdOffer, `{"PricingModel": "Contract", "Terms": [`+fixedTerm("0", "")+`]}`), createOffer}, nil},
		"fixed, markup set":               {fixed, "", []string{price, markup("10")}, []string{"error " + term}},
		"fixed, markup set to zero":       {fixed, resale(`"5.5"`, ""), []string{price, markup("0")}, nil},
		"fixed, markup without a whole":   {fixed, "", []string{price, markup(".5")}, []string{"error " + term}},
		"fixed, markup with a bare dot":   {fixed, "", []string{price, markup("5.")}, []string{"error " + term}},
		"fixed, zero without a whole":     {fixed, resale(`"5.5"`, ""), []string{price, markup(".0")}, nil},
		"stored usage, markup set":        {fixed, resale(`"0"`, usageTerm("USD", "a")), []string{markup("10")}, nil},
		"schedule":                        {schedule, resale(`"5.5"`, ""), []string{pay}, []string{"error " + term}},
		"schedule, zero":                  {schedule, resale(`"0"`, ""), []string{pay}, nil},
		"schedule, no markup":             {schedule, storedOffer("Draft", "", ""), []string{pay}, nil},
		"schedule, not known":             {schedule, "", []string{pay}, []string{"undecided offer"}},
		"schedule removed":                {schedule, "", []string{noSchedule}, nil},
		"stored schedule, markup to none": {schedule, resale(`"7"`, scheduleTerm("2024-06-01")), []string{markup("0")}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, found(t, test.row, test.facts, test.changes...), test.want...)
		})
	}
}

// Edition 2024 has one row for the schedule beside a markup. From edition 2026 on it is about a
// stored markup alone, and those that the change set sets have others.
func TestScheduleWithMarkupSet(t *testing.T) {
	const row, percentage = "UpdatePaymentScheduleTerms/INCOMPATIBLE_MARKUP_PERCENTAGE/1", "/0/DetailsDocument/Percentage"
	stored := strings.Replace(draftOf("", "", scheduleTerm("2024-06-01"), ""), `"ProductId": "prod-1"`, `"ProductId": "prod-1", "ResaleAuthorizationId": "resaleauthz-1", "MarkupPercentage": "7"`, 1)
	markup, pay := change("UpdateMarkup", "offer-1", `{"Percentage": "10"}`), setSchedule("2024-06-01")
	for _, test := range []struct {
		edition errcodes.Edition
		facts   string
		changes []string
		want    []string
	}{
		{errcodes.Edition2024, "", []string{pay, markup}, []string{"error /0/DetailsDocument/Terms/0"}},
		{errcodes.Edition2026, "", []string{pay, markup}, nil},
		{errcodes.Edition2026, stored, []string{pay, markup}, nil},
		{errcodes.Edition2024, stored, []string{markup}, []string{"warning " + percentage}},
		{errcodes.Edition2026, stored, []string{markup}, nil},
		{errcodes.Edition2026, stored, []string{pay}, []string{"error /0/DetailsDocument/Terms/0"}},
	} {
		if diff := cmp.Diff(test.want, foundIn(t, test.edition, row, test.facts, test.changes...), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%q in %s (-want +got):\n%s", test.changes, test.edition, diff)
		}
	}
}

// In edition 2026 a markup that is set on a stored fixed price has rows of UpdateMarkup.
func TestMarkupOnStoredFixedPrice(t *testing.T) {
	const row = "UpdatePricingTerms/INCOMPATIBLE_TERMS/9"
	stored := strings.Replace(draftOf("", "", fixedTerm("0", ""), ""), `"ProductId": "prod-1"`, `"ProductId": "prod-1", "ResaleAuthorizationId": "resaleauthz-1", "MarkupPercentage": "0"`, 1)
	markup := change("UpdateMarkup", "offer-1", `{"Percentage": "10"}`)
	expect(t, foundIn(t, errcodes.Edition2024, row, stored, markup), "warning /0/DetailsDocument/Percentage")
	expect(t, foundIn(t, errcodes.Edition2026, row, stored, markup))
}
