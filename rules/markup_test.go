package rules_test

import (
	"strings"
	"testing"
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
		"stored fixed, markup set":        {fixed, resale(`"0"`, fixedTerm("0", "")), []string{markup("10")}, []string{"warning /0/DetailsDocument/Percentage"}},
		"stored usage, markup set":        {fixed, resale(`"0"`, usageTerm("USD", "a")), []string{markup("10")}, nil},
		"schedule":                        {schedule, resale(`"5.5"`, ""), []string{pay}, []string{"error " + term}},
		"schedule, zero":                  {schedule, resale(`"0"`, ""), []string{pay}, nil},
		"schedule, no markup":             {schedule, storedOffer("Draft", "", ""), []string{pay}, nil},
		"schedule, not known":             {schedule, "", []string{pay}, []string{"undecided offer"}},
		"schedule removed":                {schedule, "", []string{noSchedule}, nil},
		"schedule, markup set":            {schedule, "", []string{pay, markup("10")}, []string{"error " + term}},
		"stored schedule, markup set":     {schedule, resale(`"0"`, scheduleTerm("2024-06-01")), []string{markup("10")}, []string{"warning /0/DetailsDocument/Percentage"}},
		"stored schedule, markup to none": {schedule, resale(`"7"`, scheduleTerm("2024-06-01")), []string{markup("0")}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, found(t, test.row, test.facts, test.changes...), test.want...)
		})
	}
}
