package rules_test

import (
	"fmt"
	"strings"
	"testing"
)

func TestModelsOfDimensions(t *testing.T) {
	const at = "/1/DetailsDocument/PricingModel"
	for _, tc := range []struct{ name, facts, model, usage, contract string }{
		{"metered", factsOfDimensions("SaaSProduct", "m1"), "Usage", "", ""},
		{"externally metered", factsOfDimensions("SaaSProduct", "x1"), "Usage", "", ""},
		{"entitled", factsOfDimensions("SaaSProduct", "e1"), "Usage", "warning " + at, ""},
		{"none", factsOfDimensions("SaaSProduct"), "Usage", "warning " + at, ""},
		{"types not given", factsOfDimensions("SaaSProduct", "e1", "u1"), "Usage", "undecided product", ""},
		{"one types not given, one metered", factsOfDimensions("SaaSProduct", "u1", "m1"), "Usage", "", ""},
		{"not known", "", "Usage", "undecided product", ""},
		{"entitled", factsOfDimensions("SaaSProduct", "e1"), "Contract", "", ""},
		{"metered", factsOfDimensions("SaaSProduct", "m1"), "Contract", "", "warning " + at},
		{"both", factsOfDimensions("SaaSProduct", "b1"), "Contract", "", ""},
		{"not known", "", "Contract", "", "undecided product"},
		{"none", factsOfDimensions("SaaSProduct"), "Free", "", ""},
	} {
		t.Run(tc.model+" "+tc.name, func(t *testing.T) {
			terms := pricing(tc.model, trialWith("m1"))
			expect(t, found(t, "UpdatePricingTerms/INCOMPATIBLE_PRODUCT/1", tc.facts, makeOffer, terms), unlessEmpty(tc.usage)...)
			expect(t, found(t, "UpdatePricingTerms/INCOMPATIBLE_PRODUCT/2", tc.facts, makeOffer, terms), unlessEmpty(tc.contract)...)
		})
	}
	t.Run("Usage, metered restricted", func(t *testing.T) {
		expect(t, found(t, "UpdatePricingTerms/INCOMPATIBLE_PRODUCT/1", factsOfDimensions("SaaSProduct", "e1", "m1"), makeOffer,
			pricing("Usage", trialWith("m1")), toProduct("SaaSProduct", "RestrictDimensions", `["m1"]`)))
	})
	t.Run("Usage, metered added, product not known", func(t *testing.T) {
		expect(t, found(t, "UpdatePricingTerms/INCOMPATIBLE_PRODUCT/1", "", makeOffer,
			pricing("Usage", trialWith("m1")), toProduct("SaaSProduct", "AddDimensions", dimensionsOf("m1"))))
	})
}

func TestTermsServedByDimensions(t *testing.T) {
	const row = "UpdatePricingTerms/INCOMPATIBLE_PRODUCT/11"
	contract := upfront([]string{"P12M"}, "k")
	for _, tc := range []struct {
		name, facts, model string
		terms              []string
		want               []string
		unserved           string
	}{
		{"both kinds", factsOfDimensions("SaaSProduct", "e1", "m1"), "Contract", []string{contract, usage("k")}, nil, ""},
		{"no metered", factsOfDimensions("SaaSProduct", "e1"), "Contract", []string{contract, usage("k")},
			[]string{"error /1/DetailsDocument/Terms/1"}, "UsageBasedPricingTerm"},
		{"no entitled", factsOfDimensions("AmiProduct", "m1"), "Contract", []string{usage("k"), contract},
			[]string{"error /1/DetailsDocument/Terms/1"}, "ConfigurableUpfrontPricingTerm"},
		{"no entitled for grants", factsOfDimensions("AmiProduct", "m1"), "Contract", []string{fixed("", "k")},
			[]string{"error /1/DetailsDocument/Terms/0"}, "FixedUpfrontPricingTerm"},
		{"no entitled, under Usage", factsOfDimensions("AmiProduct", "m1"), "Usage", []string{usage("k"), contract}, nil, ""},
		{"none", factsOfDimensions("AmiProduct"), "Contract", []string{usage("k"), fixed("", "k"), contract},
			[]string{"error /1/DetailsDocument/Terms/0"}, "ConfigurableUpfrontPricingTerm, UsageBasedPricingTerm, FixedUpfrontPricingTerm"},
		{"machine learning, no entitled", factsOfDimensions("MachineLearningProduct", "m1"), "Contract", []string{fixed("", "k")}, nil, ""},
		{"machine learning, no metered", factsOfDimensions("MachineLearningProduct", "e1"), "Usage", []string{usage("k")},
			[]string{"error /1/DetailsDocument/Terms/0"}, "UsageBasedPricingTerm"},
		{"trial", factsOfDimensions("SaaSProduct", "e1"), "Usage", []string{trialWith("k")}, nil, ""},
		{"not known", "", "Contract", []string{contract}, []string{"undecided product"}, ""},
		{"not known, under Usage", "", "Usage", []string{contract}, nil, ""},
		{"types not given", factsOfDimensions("SaaSProduct", "e1", "u1"), "Contract", []string{contract, usage("k")}, []string{"undecided product"}, ""},
		{"one found, types of another not given", factsOfDimensions("SaaSProduct", "e1", "n1"), "Contract", []string{usage("k")},
			[]string{"error /1/DetailsDocument/Terms/0"}, "UsageBasedPricingTerm"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			changes := []string{makeOffer, pricing(tc.model, tc.terms...)}
			expect(t, found(t, row, tc.facts, changes...), tc.want...)
			if tc.unserved != "" {
				want := "Provide pricing term(s) that are compatible with the product dimensions. Incompatible pricing terms: " + tc.unserved + "."
				if got := messageOf(t, row, tc.facts, changes...); got != want {
					t.Errorf("message %q, want %q", got, want)
				}
			}
		})
	}
}

// constrained is a ConfigurableUpfrontPricingTerm with a rate card for each
// duration.
func constrained(multiple, quantity string, durations ...string) string {
	term := upfront(durations, "m1")
	return strings.ReplaceAll(strings.ReplaceAll(term, `"MultipleDimensionSelection": "Allowed"`, fmt.Sprintf(`"MultipleDimensionSelection": %q`, multiple)),
		`"QuantityConfiguration": "Allowed"`, fmt.Sprintf(`"QuantityConfiguration": %q`, quantity))
}

func TestUsageConstraints(t *testing.T) {
	const open, closed = "UpdatePricingTerms/INCOMPATIBLE_RATE_CARD_CONSTRAINTS/1", "UpdatePricingTerms/INCOMPATIBLE_RATE_CARD_CONSTRAINTS/2"
	const at = "warning /1/DetailsDocument/Terms/0/RateCards/0/Constraints/"
	both := []string{at + "MultipleDimensionSelection", at + "QuantityConfiguration"}
	byLimit := []string{strings.Replace(both[0], "warning", "error", 1), strings.Replace(both[1], "warning", "error", 1)}
	const allowed, disallowed = "Allowed", "Disallowed"
	for _, tc := range []struct {
		row, productType, limits, model, multiple, quantity string
		want                                                []string
	}{
		{open, "AmiProduct", "{}", "Usage", allowed, allowed, nil},
		{open, "AmiProduct", "{}", "Usage", disallowed, disallowed, both},
		{open, "AmiProduct", "{}", "Usage", allowed, disallowed, both[1:]},
		{open, "AmiProduct", "{}", "Usage", disallowed, allowed, both[:1]},
		{open, "ContainerProduct", "{}", "Usage", disallowed, disallowed, both},
		{open, "SaaSProduct", "{}", "Usage", disallowed, disallowed, nil},
		{open, "AmiProduct", "{}", "Contract", disallowed, disallowed, nil},
		{open, "", "{}", "Usage", disallowed, disallowed, []string{"undecided product"}},
		{open, "", "{}", "Usage", allowed, allowed, nil},
		{closed, "SaaSProduct", "{}", "Usage", allowed, allowed, []string{"undecided limits"}},
		{closed, "SaaSProduct", "{}", "Usage", disallowed, disallowed, nil},
		{closed, "SaaSProduct", "{}", "Contract", allowed, allowed, nil},
		{closed, "SaaSProduct", `{"UsageConstraints": "Allowed"}`, "Usage", allowed, allowed, nil},
		{closed, "SaaSProduct", `{"UsageConstraints": "Disallowed"}`, "Usage", allowed, allowed, byLimit},
		{closed, "SaaSProduct", `{"UsageConstraints": "Disallowed"}`, "Usage", disallowed, allowed, byLimit[1:]},
		{closed, "SaaSProduct", `{"UsageConstraints": "Disallowed", "ByProductType": {"SaaSProduct": {"UsageConstraints": "Allowed"}}}`, "Usage", allowed, allowed, nil},
		{closed, "", `{"UsageConstraints": "Disallowed"}`, "Usage", allowed, allowed, byLimit},
		{closed, "", `{"UsageConstraints": "Disallowed", "ByProductType": {"SaaSProduct": {"UsageConstraints": "Allowed"}}}`, "Usage", allowed, allowed, []string{"undecided product"}},
		{open, "SaaSProduct", `{"UsageConstraints": "Allowed"}`, "Usage", disallowed, disallowed, byLimit},
		{open, "AmiProduct", `{"UsageConstraints": "Allowed"}`, "Usage", disallowed, allowed, byLimit[:1]},
		{open, "AmiProduct", `{"UsageConstraints": "Disallowed"}`, "Usage", disallowed, disallowed, nil},
		{closed, "AmiProduct", `{"UsageConstraints": "Disallowed"}`, "Usage", allowed, allowed, byLimit},
		{open, "", `{"UsageConstraints": "Allowed"}`, "Usage", disallowed, disallowed, byLimit},
		{open, "", `{"ByProductType": {"SaaSProduct": {"UsageConstraints": "Allowed"}}}`, "Usage", disallowed, disallowed, []string{"undecided product"}},
	} {
		t.Run(strings.Join([]string{tc.row, tc.productType, tc.limits, tc.model, tc.multiple, tc.quantity}, " "), func(t *testing.T) {
			facts := `{"Limits": ` + tc.limits + `}`
			if tc.productType != "" {
				facts = factsOfProduct(tc.productType, "", `"Limits": `+tc.limits)
			}
			expect(t, found(t, tc.row, facts, makeOffer, pricing(tc.model, constrained(tc.multiple, tc.quantity, "P365D"))), tc.want...)
		})
	}
}

func TestOneUpfrontRateCard(t *testing.T) {
	const row = "UpdatePricingTerms/TOO_MANY_RATE_CARDS/1"
	const at = "error /1/DetailsDocument/Terms/0/RateCards"
	one, two := []string{"P365D"}, []string{"P365D", "P730D"}
	for _, tc := range []struct {
		productType, model string
		durations          []string
		want               string
	}{
		{"AmiProduct", "Usage", one, ""},
		{"AmiProduct", "Usage", two, at},
		{"ContainerProduct", "Usage", two, at},
		{"SaaSProduct", "Usage", two, ""},
		{"AmiProduct", "Contract", two, ""},
		{"", "Usage", two, "undecided product"},
		{"", "Usage", one, ""},
		{"", "Contract", two, ""},
	} {
		t.Run(fmt.Sprintf("%s %s %d", tc.productType, tc.model, len(tc.durations)), func(t *testing.T) {
			facts := ""
			if tc.productType != "" {
				facts = factsOfProduct(tc.productType, "")
			}
			expect(t, found(t, row, facts, makeOffer, pricing(tc.model, upfront(tc.durations, "m1"))), unlessEmpty(tc.want)...)
		})
	}
}

func TestUsagePrices(t *testing.T) {
	const trialPrices, decimals = "UpdatePricingTerms/INCOMPATIBLE_RATES/2", "UpdatePricingTerms/INVALID_RATE_CARD/9"
	const at = "warning /1/DetailsDocument/Terms/0/RateCards/0/RateCard/0/Price"
	const byLimit = "error /1/DetailsDocument/Terms/0/RateCards/0/RateCard/0/Price"
	with := []string{trialWith("m1")}
	for _, tc := range []struct {
		name, row, productType, limits, model, price string
		besides                                      []string
		want                                         string
	}{
		{"zero", trialPrices, "SaaSProduct", "{}", "Usage", "0.000", with, ""},
		{"just above zero", trialPrices, "SaaSProduct", "{}", "Usage", "0.001", with, at},
		{"under Contract", trialPrices, "SaaSProduct", "{}", "Contract", "1", with, at},
		{"under Free", trialPrices, "SaaSProduct", "{}", "Free", "1", with, ""},
		{"without a trial", trialPrices, "SaaSProduct", "{}", "Usage", "1", nil, ""},
		{"ami", trialPrices, "AmiProduct", "{}", "Usage", "1", with, ""},
		{"not known", trialPrices, "", "{}", "Usage", "1", with, "undecided product"},
		{"not known, zero", trialPrices, "", "{}", "Usage", "0", with, ""},
		{"three places", decimals, "AmiProduct", "{}", "Usage", "0.123", nil, ""},
		{"three places and zeros", decimals, "AmiProduct", "{}", "Usage", "0.12300", nil, ""},
		{"four places", decimals, "AmiProduct", "{}", "Usage", "0.1234", nil, at},
		{"container", decimals, "ContainerProduct", "{}", "Usage", "0.0001", nil, at},
		{"saas", decimals, "SaaSProduct", "{}", "Usage", "0.0001", nil, ""},
		{"saas held to three", decimals, "SaaSProduct", `{"UsageDecimals": 3}`, "Usage", "0.0001", nil, byLimit},
		{"ami held to more", decimals, "AmiProduct", `{"UsageDecimals": 8}`, "Usage", "0.0001", nil, ""},
		{"saas held to two", decimals, "SaaSProduct", `{"UsageDecimals": 2}`, "Usage", "0.123", nil, byLimit},
		{"saas held to two, as many", decimals, "SaaSProduct", `{"UsageDecimals": 2}`, "Usage", "0.12", nil, ""},
		{"ami held to four, five places", decimals, "AmiProduct", `{"UsageDecimals": 4}`, "Usage", "0.12345", nil, byLimit},
		{"whole prices only", decimals, "", `{"UsageDecimals": 0}`, "Usage", "0.1", nil, byLimit},
		{"another type held to three", decimals, "SaaSProduct", `{"ByProductType": {"MachineLearningProduct": {"UsageDecimals": 3}}}`, "Usage", "0.0001", nil, ""},
		{"not known", decimals, "", "{}", "Usage", "0.0001", nil, "undecided product"},
		{"not known, three places", decimals, "", "{}", "Usage", "0.001", nil, ""},
		{"not known, all held to three", decimals, "", `{"UsageDecimals": 3}`, "Usage", "0.0001", nil, byLimit},
		{"not known, one held to more", decimals, "", `{"UsageDecimals": 3, "ByProductType": {"SaaSProduct": {"UsageDecimals": 8}}}`, "Usage", "0.0001", nil, "undecided product"},
	} {
		t.Run(tc.row+" "+tc.name, func(t *testing.T) {
			facts := `{"Limits": ` + tc.limits + `}`
			if tc.productType != "" {
				facts = factsOfProduct(tc.productType, "", `"Limits": `+tc.limits)
			}
			usage := strings.Replace(usage("m1"), `"0.1"`, `"`+tc.price+`"`, 1)
			expect(t, found(t, tc.row, facts, makeOffer, pricing(tc.model, append([]string{usage}, tc.besides...)...)), unlessEmpty(tc.want)...)
		})
	}
}
