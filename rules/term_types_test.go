package rules_test

import (
	"strings"
	"testing"
)

// oneOfEach is a term of each type that is fine on its own.
var oneOfEach = map[string]string{
	"ConfigurableUpfront": `{"Type": "ConfigurableUpfrontPricingTerm", "CurrencyCode": "USD", "RateCards": [{"Selector": {"Type": "Duration", "Value": "P12M"},
		"RateCard": [{"DimensionKey": "seat", "Price": "120.00"}], "Constraints": {"MultipleDimensionSelection": "Allowed", "QuantityConfiguration": "Allowed"}}]}`,
	"Byol":           `{"Type": "ByolPricingTerm"}`,
	"FreeTrial":      `{"Type": "FreeTrialPricingTerm", "Duration": "P14D", "Grants": [{"DimensionKey": "seat", "MaxQuantity": 1}]}`,
	"UnlimitedTrial": `{"Type": "FreeTrialPricingTerm", "Duration": "P14D", "Grants": [{"DimensionKey": "seat", "MaxQuantity": 1}, {"DimensionKey": "call"}]}`,
	"UsageBased":     `{"Type": "UsageBasedPricingTerm", "CurrencyCode": "USD", "RateCards": [{"RateCard": [{"DimensionKey": "seat", "Price": "0.10"}, {"DimensionKey": "call", "Price": "0.01"}]}]}`,
	"Recurring":      `{"Type": "RecurringPaymentTerm", "CurrencyCode": "USD", "BillingPeriod": "Monthly", "Price": "25.00"}`,
	"FixedUpfront":   `{"Type": "FixedUpfrontPricingTerm", "CurrencyCode": "USD", "Price": "100.00", "Duration": "P12M", "Grants": [{"DimensionKey": "seat", "MaxQuantity": 1}]}`,
}

// priced is a change to the prices of offer-1, with terms by their names in
// oneOfEach, separated by blanks.
func priced(t *testing.T, model, names string) string {
	t.Helper()
	list := []string{}
	for _, name := range strings.Fields(names) {
		if oneOfEach[name] == "" {
			t.Fatalf("there is no term called %s", name)
		}
		list = append(list, oneOfEach[name])
	}
	return change("UpdatePricingTerms", "offer-1", `{"PricingModel": "`+model+`", "Terms": [`+strings.Join(list, ",")+`]}`)
}

func TestTermTypesOnce(t *testing.T) {
	for _, test := range []struct {
		terms string
		want  []string
	}{
		{"", nil},
		{"UsageBased Recurring FreeTrial", nil},
		{"UsageBased UsageBased", []string{"error /0/DetailsDocument/Terms/1/Type"}},
		{"UsageBased Recurring UsageBased Recurring UsageBased", []string{
			"error /0/DetailsDocument/Terms/2/Type", "error /0/DetailsDocument/Terms/3/Type", "error /0/DetailsDocument/Terms/4/Type"}},
	} {
		t.Run(test.terms, func(t *testing.T) {
			expect(t, found(t, "UpdatePricingTerms/DUPLICATE_TERM_TYPES/1", "", priced(t, "Usage", test.terms)), test.want...)
		})
	}
}

// Of a pair, the page's note rules out the first; the others are our reading.
func TestTermsThatExcludeEachOther(t *testing.T) {
	for _, test := range []struct {
		terms string
		want  []string
	}{
		{"ConfigurableUpfront UsageBased FreeTrial", nil},
		{"FixedUpfront UsageBased Recurring FreeTrial", nil},
		{"FixedUpfront Byol FreeTrial", nil},
		{"FixedUpfront ConfigurableUpfront", []string{"error /0/DetailsDocument/Terms/0"}},
		{"ConfigurableUpfront FixedUpfront", []string{"error /0/DetailsDocument/Terms/1"}},
		{"Byol UsageBased", []string{"warning /0/DetailsDocument/Terms/0"}},
		{"Byol ConfigurableUpfront", []string{"warning /0/DetailsDocument/Terms/0"}},
		{"Byol Recurring", []string{"warning /0/DetailsDocument/Terms/0"}},
		{"UsageBased Recurring Byol", []string{"warning /0/DetailsDocument/Terms/2"}},
		{"Recurring ConfigurableUpfront", []string{"warning /0/DetailsDocument/Terms/0"}},
		{"ConfigurableUpfront Byol Recurring FixedUpfront", []string{
			"warning /0/DetailsDocument/Terms/1", "warning /0/DetailsDocument/Terms/2", "error /0/DetailsDocument/Terms/3"}},
	} {
		t.Run(test.terms, func(t *testing.T) {
			expect(t, found(t, "UpdatePricingTerms/INCOMPATIBLE_TERMS/1", "", priced(t, "Contract", test.terms)), test.want...)
		})
	}
}

// The second grant of UnlimitedTrial has no MaxQuantity: one is enough.
func TestTermsWithUnlimitedTrial(t *testing.T) {
	for _, test := range []struct {
		terms string
		want  []string
	}{
		{"FreeTrial Recurring ConfigurableUpfront", nil},
		{"UnlimitedTrial", nil},
		{"UnlimitedTrial UsageBased FixedUpfront Byol", nil},
		{"UnlimitedTrial Recurring", []string{"warning /0/DetailsDocument/Terms/0/Grants/1"}},
		{"ConfigurableUpfront UnlimitedTrial", []string{"warning /0/DetailsDocument/Terms/1/Grants/1"}},
		{"ConfigurableUpfront Recurring UnlimitedTrial", []string{"warning /0/DetailsDocument/Terms/2/Grants/1"}},
	} {
		t.Run(test.terms, func(t *testing.T) {
			expect(t, found(t, "UpdatePricingTerms/INCOMPATIBLE_TERMS/5", "", priced(t, "Usage", test.terms)), test.want...)
		})
	}
}
