package rules_test

import (
	"fmt"
	"strings"
	"testing"
)

// durations is a change to prices with a rate card for each duration.
func durations(list ...string) string {
	cards := make([]string, len(list))
	for i, d := range list {
		cards[i] = fmt.Sprintf(`{"Selector": {"Type": "Duration", "Value": %q}, "RateCard": [{"DimensionKey": "a", "Price": "1"}],
			"Constraints": {"MultipleDimensionSelection": "Allowed", "QuantityConfiguration": "Allowed"}}`, d)
	}
	return setPrices("Contract", `{"Type": "ConfigurableUpfrontPricingTerm", "CurrencyCode": "USD", "RateCards": [`+strings.Join(cards, ",")+`]}`)
}

func TestUniqueSelectors(t *testing.T) {
	second, third := "error /0/DetailsDocument/Terms/0/RateCards/1/Selector/Value", "error /0/DetailsDocument/Terms/0/RateCards/2/Selector/Value"
	for _, test := range []struct {
		durations string
		want      []string
	}{
		{"P12M", nil},
		{"P1M P12M P24M P36M", nil},
		{"P12M P12M", []string{second}},
		{"P12M P1Y", []string{second}},
		{"P24M P1M P2Y", []string{third}},
		{"P14M P1Y2M", []string{second}},
		{"P7D P1W", []string{second}},
		{"P1M P30D", nil},
		{"P1M P31D", nil},
		{"P1D PT24H", nil},
		{"P365D P1Y", nil},
		{"P12M P13M", nil},
		{"P1Y P12M P1Y", []string{second, third}},
	} {
		t.Run(test.durations, func(t *testing.T) {
			expect(t, found(t, "UpdatePricingTerms/DUPLICATE_SELECTORS/1", "", durations(strings.Fields(test.durations)...)), test.want...)
		})
	}
}

func TestSameConstraints(t *testing.T) {
	for _, test := range []struct {
		multiple, quantity string
		want               []string
	}{
		{"Allowed", "Allowed", nil},
		{"Disallowed", "Disallowed", nil},
		{"Allowed", "Disallowed", []string{"warning /0/DetailsDocument/Terms/0/RateCards/1/Constraints/QuantityConfiguration"}},
		{"Disallowed", "Allowed", []string{"warning /0/DetailsDocument/Terms/0/RateCards/1/Constraints/QuantityConfiguration"}},
	} {
		t.Run(test.multiple+" "+test.quantity, func(t *testing.T) {
			set := durations("P1M", "P12M")
			at := strings.LastIndex(set, `"Constraints"`)
			set = set[:at] + strings.Replace(set[at:], `"MultipleDimensionSelection": "Allowed", "QuantityConfiguration": "Allowed"`,
				fmt.Sprintf(`"MultipleDimensionSelection": %q, "QuantityConfiguration": %q`, test.multiple, test.quantity), 1)
			expect(t, found(t, "UpdatePricingTerms/INCOMPATIBLE_RATE_CARD_CONSTRAINTS/(note)", "", set), test.want...)
		})
	}
	const odd = `{"Type": "UsageBasedPricingTerm", "CurrencyCode": "USD", "RateCards": [{"RateCard": [{"DimensionKey": "a", "Price": "1"}],
		"Constraints": {"MultipleDimensionSelection": "Allowed", "QuantityConfiguration": "Disallowed"}}]}` // which have no meaning there
	expect(t, found(t, "UpdatePricingTerms/INCOMPATIBLE_RATE_CARD_CONSTRAINTS/(note)", "",
		setPrices("Contract", odd, upfrontTerm("USD", upfrontCard("P12M", "a")))))
}
