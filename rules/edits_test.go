package rules_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
)

// editsOf are the texts that the findings of a row suggest to write, in order.
func editsOf(t testing.TB, row, facts string, changes ...string) []string {
	t.Helper()
	list := []string{}
	for _, f := range judged(t, facts, changes...).Findings {
		for _, e := range f.Edits {
			if f.Row == row {
				list = append(list, e.Text)
			}
		}
	}
	return list
}

// What is suggested is all that has to be written; where more would have to change, or the
// reader has to choose, nothing is.
func TestSuggestedEdits(t *testing.T) {
	const (
		dimension = "UpdatePricingTerms/INCOMPATIBLE_PRODUCT/7"
		open      = "UpdatePricingTerms/INCOMPATIBLE_RATE_CARD_CONSTRAINTS/1"
		quantity  = "UpdatePricingTerms/INCOMPATIBLE_RATE_CARD_CONSTRAINTS/3"
		endDate   = "UpdateValidityTerms/INCOMPATIBLE_AGREEMENT_END_DATE/1"
		startDate = "UpdateValidityTerms/INCOMPATIBLE_AGREEMENT_START_DATE/1"
		agreement = "UpdateValidityTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/5"
		span      = "UpdateValidityTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/1"
		duration  = "UpdatePricingTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/2"
	)
	seats := factsOfDimensions("SaaSProduct", "e1")
	closed := upfrontTerm("USD", constrainedCard("P365D", "Allowed", "Disallowed", "m1"), constrainedCard("P730D", "Disallowed", "Disallowed", "m1"))
	stored := func(state, quantity, rules string) string {
		return storedOffer(state, upfrontTerm("USD", constrainedCard("P12M", "Allowed", quantity, "a")), rules)
	}
	requested := func(model string) string {
		return change("UpdatePricingTerms", "offer-1", `{"PricingModel": "`+model+`", "Terms": [`+upfrontTerm("USD", upfrontCard("P12M", "a"))+`]}`)
	}
	from := func(start, end string) string {
		return storedOffer("Released", `{"Type": "ValidityTerm", "AgreementStartDate": "`+start+`", "AgreementEndDate": "`+end+`"}`, toBuyers)
	}
	lasting := func(start, end, duration string) string {
		return change("UpdateValidityTerms", "offer-1", validFor(start, end, duration))
	}
	resold := resoldUnder(resaleOfFixed)
	fixedPrice := change("UpdatePricingTerms", "offer-1", `{"PricingModel": "Contract", "Terms": [`+fixedFor("P24M")+`]}`)
	until := func(date string) string {
		return change("UpdateAvailability", "offer-1", `{"AvailabilityEndDate": "`+date+`"}`)
	}
	charged := func(date string) string {
		return change("UpdatePaymentScheduleTerms", "offer-1", scheduleOf("PaymentScheduleTerm", date+"=1"))
	}

	for _, test := range []struct {
		name, row, facts string
		changes          []string
		want             []string
	}{
		{"a key in capitals", dimension, seats, []string{makeOffer, pricing("Contract", upfront([]string{"P12M"}, "E1"))}, []string{`"e1"`}},
		{"a key that is there as well", dimension, seats, []string{makeOffer, pricing("Contract", upfront([]string{"P12M"}, "e1", "E1"))}, nil},
		{"a key of two durations", dimension, seats, []string{makeOffer, pricing("Contract", upfront([]string{"P12M", "P24M"}, "E1"))}, nil},
		{"another key", dimension, seats, []string{makeOffer, pricing("Contract", upfront([]string{"P12M"}, "z"))}, nil},

		{"constraints", open, productOf("AmiProduct", ""), []string{makeOffer, pricing("Usage", usage("m1"), closed)},
			[]string{`"Allowed"`, `"Allowed"`, `"Allowed"`, `"Allowed"`, `"Allowed"`}},
		{"a constraint as it was", quantity, stored("Released", "Disallowed", toCountry), []string{requested("Contract")}, []string{`"Disallowed"`}},
		{"a constraint of usage", quantity, stored("Released", "Disallowed", toCountry), []string{requested("Usage")}, nil},
		{"a constraint of a private offer", quantity, stored("Released", "Disallowed", toBuyers), []string{requested("Contract")}, nil},

		{"both dates", endDate, from("2024-06-01", "2025-05-31"), []string{lasting("2024-07-01", "2025-06-30", "")}, []string{`"2024-06-01"`, `"2025-05-31"`}},
		{"both dates, of the start", startDate, from("2024-06-01", "2025-05-31"), []string{lasting("2024-07-01", "2025-06-30", "")}, []string{`"2024-06-01"`, `"2025-05-31"`}},
		{"the date that moved", endDate, from("2024-06-01", "2025-05-31"), []string{lasting("2024-06-01", "2025-06-30", "")}, []string{`"2025-05-31"`}},
		{"the end is left out", startDate, from("2024-06-01", "2025-05-31"), []string{lasting("2024-07-01", "", "P12M")}, []string{`"2024-06-01"`}},
		{"ends tomorrow", endDate, from("2023-05-02", "2024-05-02"), []string{lasting("2023-05-02", "2025-06-30", "")}, []string{`"2024-05-02"`}},
		{"ended", endDate, from("2023-05-01", "2024-05-01"), []string{lasting("2023-05-01", "2025-06-30", "")}, nil},

		{"duration of the authorization", agreement, resold, []string{lasting("", "", "P24M")}, []string{`"P12M"`}},
		{"charged to the last", agreement, resold, []string{lasting("", "", "P24M"), charged("2025-04-30")}, []string{`"P12M"`}},
		{"charged later", agreement, resold, []string{lasting("", "", "P24M"), charged("2025-05-01")}, nil},
		{"end by the authorization", span, resold, []string{lasting("2024-06-01", "2026-05-31", "")}, []string{`"2025-06-01"`}},
		{"available to the last", span, resold, []string{lasting("2024-06-01", "2026-05-31", ""), until("2025-05-31")}, []string{`"2025-06-01"`}},
		{"available for longer", span, resold, []string{lasting("2024-06-01", "2026-05-31", ""), until("2025-06-01")}, nil},
		{"ended by the authorization", span, resold, []string{lasting("2023-05-01", "2025-05-31", "")}, nil},
		{"duration of a fixed price", duration, resold, []string{fixedPrice}, []string{`"P12M"`}},
		{"duration between dates", duration, resold, []string{fixedPrice, lasting("2024-06-01", "2026-05-31", "")}, nil},
		{"one of two durations", duration, resoldUnder(resaleOfUpfront), []string{strings.Replace(fixedPrice, "P24M", "P2Y", 1)}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			if len(foundIn(t, errcodes.Newest, test.row, test.facts, test.changes...)) == 0 {
				t.Error("nothing is found")
			}
			if diff := cmp.Diff(append([]string{}, test.want...), editsOf(t, test.row, test.facts, test.changes...)); diff != "" {
				t.Errorf("suggested (-want +got):\n%s", diff)
			}
		})
	}
}

// A finding leads to what it speaks of besides, wherever the document has it.
func TestRelatedPlaces(t *testing.T) {
	twice := scheduleOf("PaymentScheduleTerm", "2024-06-01=1 2024-06-01=2")
	for _, test := range []struct {
		row, facts string
		changes    []string
		want       []string
	}{
		{"UpdatePaymentScheduleTerms/DUPLICATE_CHARGE_DATES/1", "", []string{change("UpdatePaymentScheduleTerms", "offer-1", twice)},
			[]string{"first /0/DetailsDocument/Terms/0/Schedule/0"}},
		{"UpdatePricingTerms/DUPLICATE_DIMENSION_KEYS/2", "", []string{updatePricing(usageTerm("USD", "a", "b", "a"))},
			[]string{"first /0/DetailsDocument/Terms/0/RateCards/0/RateCard/0"}},
		{"UpdatePricingTerms/INCOMPATIBLE_TERMS/1", "", []string{updatePricing(byolTerm, usageTerm("USD", "a"))},
			[]string{"the other term /0/DetailsDocument/Terms/1"}},
		{"UpdateValidityTerms/INCOMPATIBLE_AGREEMENT_END_DATE/1", storedOffer("Released", `{"Type": "ValidityTerm", "AgreementEndDate": "2025-05-31"}`, toBuyers),
			[]string{change("UpdateValidityTerms", "offer-1", validFor("", "2025-06-30", ""))}, nil},
	} {
		list := []string{}
		for _, f := range judged(t, test.facts, test.changes...).Findings {
			for _, r := range f.Related {
				if f.Row == test.row {
					list = append(list, r.Message+" "+r.Path)
				}
			}
		}
		if diff := cmp.Diff(append([]string{}, test.want...), list); diff != "" {
			t.Errorf("%s is related to (-want +got):\n%s", test.row, diff)
		}
	}
}

// The term that has another currency is led to, even when the schema's row is left out.
func TestRelatedCurrency(t *testing.T) {
	text := "[" + updatePricing(usageTerm("USD", "a"), strings.Replace(recurringTerm, "USD", "EUR", 1)) + "]"
	report, err := offercheck.Validate([]byte(text), offercheck.WithoutRow("UpdatePricingTerms/422/Terms[].RecurringPaymentTerm.CurrencyCode", "test"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range report.Findings {
		if f.Row == "UpdatePricingTerms/INVALID_CURRENCY_CODE/2" && len(f.Related) == 1 && f.Related[0].Path == "/0/DetailsDocument/Terms/0/CurrencyCode" {
			return
		}
	}
	t.Errorf("no finding leads to the other currency: %+v", report.Findings)
}
