package rules_test

import (
	"fmt"
	"strings"
	"testing"
)

// trialWith is a FreeTrialPricingTerm with a grant for each key; a quantity may
// stand after an equals sign.
func trialWith(keys ...string) string {
	grants := make([]string, len(keys))
	for i, key := range keys {
		key, quantity, given := strings.Cut(key, "=")
		if given {
			quantity = `, "MaxQuantity": ` + quantity
		}
		grants[i] = fmt.Sprintf(`{"DimensionKey": %q%s}`, key, quantity)
	}
	return fmt.Sprintf(`{"Type": "FreeTrialPricingTerm", "Duration": "P14D", "Grants": [%s]}`, strings.Join(grants, ","))
}

func TestUsageOfAllMetered(t *testing.T) {
	facts := factsOfDimensions("SaaSProduct", "e1", "m1", "m2", "x1", "b1")
	const at = " /0/RateCards/0/RateCard"
	addMetered := toProduct("SaaSProduct", "AddDimensions", dimensionsOf("m3"))
	checkDimensions(t, "UpdatePricingTerms/INVALID_RATE_CARD/7", []dimensionCase{
		{name: "all", facts: facts, terms: []string{usageOf("m1", "m2", "x1", "b1")}},
		{name: "two left out", facts: facts, terms: []string{usageOf("m1", "x1")}, want: []string{"warning" + at}},
		{name: "both types left out", facts: facts, terms: []string{usageOf("m1", "m2", "x1")}, want: []string{"warning" + at}},
		{name: "no usage term", facts: facts, terms: []string{upfront([]string{"P12M"}, "e1")}},
		{name: "restricted", facts: facts, more: []string{toProduct("SaaSProduct", "RestrictDimensions", `["b1"]`)}, terms: []string{usageOf("m1", "m2", "x1")}},
		{name: "added", facts: facts, more: []string{addMetered}, terms: []string{usageOf("m1", "m2", "x1", "b1")}, want: []string{"error" + at}},
		{name: "one added, one not", facts: facts, more: []string{addMetered}, terms: []string{usageOf("m1", "m2", "x1")}, want: []string{"warning" + at, "error" + at}},
		{name: "added and restricted", facts: facts, more: []string{addMetered, toProduct("SaaSProduct", "RestrictDimensions", `["m3"]`)},
			terms: []string{usageOf("m1", "m2", "x1", "b1")}},
		{name: "entitled added", facts: facts, more: []string{toProduct("SaaSProduct", "AddDimensions", dimensionsOf("e3"))}, terms: []string{usageOf("m1", "m2", "x1", "b1")}},
		{name: "metered added to an entitled key", facts: facts, more: []string{toProduct("SaaSProduct", "AddDimensions", `[{"Key": "e1", "Types": ["Metered"]}]`)},
			terms: []string{usageOf("m1", "m2", "x1", "b1")}, want: []string{"error" + at}},
		{name: "entitled added to a metered key", facts: facts, more: []string{toProduct("SaaSProduct", "AddDimensions", `[{"Key": "m2", "Types": ["Entitled"]}]`)},
			terms: []string{usageOf("m1", "x1", "b1")}, want: []string{"warning" + at}},
		{name: "product not known", terms: []string{usageOf("m1")}, want: []string{"undecided product"}},
		{name: "product not known, added", more: []string{addMetered}, terms: []string{usageOf("m1")}, want: []string{"error" + at}},
		{name: "product not known, added and priced", more: []string{addMetered}, terms: []string{usageOf("m3")}, want: []string{"undecided product"}},
		{name: "product not known, no usage term", more: []string{addMetered}, terms: []string{upfront([]string{"P12M"}, "e1")}},
		{name: "types not given", facts: factsOfDimensions("SaaSProduct", "m1", "u1"), terms: []string{usageOf("m1")}, want: []string{"undecided product"}},
	})
}

func TestTrialOfAllMetered(t *testing.T) {
	facts := factsOfDimensions("SaaSProduct", "m1", "m2")
	add := toProduct("SaaSProduct", "AddDimensions", dimensionsOf("m3"))
	checkDimensions(t, "UpdatePricingTerms/INVALID_GRANTS/2", []dimensionCase{
		{name: "all", facts: facts, terms: []string{trialWith("m1", "m2")}},
		{name: "one left out", facts: facts, terms: []string{trialWith("m1")}, want: []string{"warning /0/Grants"}},
		{name: "added", facts: facts, more: []string{add}, terms: []string{trialWith("m1", "m2")}, want: []string{"error /0/Grants"}},
		{name: "an entitled one in the product", facts: factsOfDimensions("SaaSProduct", "m1", "m2", "e1"), terms: []string{trialWith("m1")}},
		{name: "one of both types in the product", facts: factsOfDimensions("SaaSProduct", "m1", "m2", "b1"), terms: []string{trialWith("m1")}},
		{name: "an entitled one added", facts: facts, more: []string{toProduct("SaaSProduct", "AddDimensions", dimensionsOf("e3"))}, terms: []string{trialWith("m1")}},
		{name: "product not known", terms: []string{trialWith("m1")}, want: []string{"undecided product"}},
		{name: "product not known, added", more: []string{add}, terms: []string{trialWith("m1")}, want: []string{"undecided product"}},
		{name: "product not known, an entitled one added", more: []string{toProduct("SaaSProduct", "AddDimensions", dimensionsOf("e3"))}, terms: []string{trialWith("m1")}},
		{name: "no trial", facts: facts, terms: []string{usageOf("m1")}},
	})
}

// What the stored term has is in use: to leave it out is an error.
func TestStoredDimensionsLeftOut(t *testing.T) {
	for _, tc := range []struct {
		name, row, stored, term string
		want                    []string
	}{
		{"rate", "INVALID_RATE_CARD/7", usageOf("m1", "m2"), usageOf("m1"), []string{"error /0/DetailsDocument/Terms/0/RateCards/0/RateCard"}},
		{"rate of another term", "INVALID_RATE_CARD/7", trialWith("m1", "m2"), usageOf("m1"), []string{"warning /0/DetailsDocument/Terms/0/RateCards/0/RateCard"}},
		{"rate of no dimension", "INVALID_RATE_CARD/7", usageOf("m1", "m2", "m9"), usageOf("m1", "m2"), nil},
		{"grant", "INVALID_GRANTS/2", trialWith("m1", "m2"), trialWith("m1"), []string{"error /0/DetailsDocument/Terms/0/Grants"}},
		{"grant of another term", "INVALID_GRANTS/2", usageOf("m1", "m2"), trialWith("m1"), []string{"warning /0/DetailsDocument/Terms/0/Grants"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			product := fmt.Sprintf(`{"EntityType": "SaaSProduct@1.0", "EntityIdentifier": "prod-1", "DetailsDocument": {"Dimensions": %s}}`, dimensionsOf("m1", "m2"))
			offer := fmt.Sprintf(`{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1", "DetailsDocument": {"ProductId": "prod-1", "Terms": [%s], "Rules": []}}`, tc.stored)
			update := change("UpdatePricingTerms", "offer-1", fmt.Sprintf(`{"PricingModel": "Usage", "Terms": [%s]}`, tc.term))
			expect(t, found(t, "UpdatePricingTerms/"+tc.row, fmt.Sprintf(`{"Entities": [%s, %s]}`, product, offer), update), tc.want...)
			if tc.want != nil {
				expect(t, found(t, "UpdatePricingTerms/"+tc.row, fmt.Sprintf(`{"Entities": [%s]}`, product), update), "undecided offer")
			}
		})
	}
}

func TestSameQuantityInTrial(t *testing.T) {
	facts := factsOfDimensions("SaaSProduct", "m1", "m2", "m3", "x1", "e1", "b1", "u1", "n1")
	checkDimensions(t, "UpdatePricingTerms/INVALID_GRANTS/1", []dimensionCase{
		{name: "same", facts: facts, terms: []string{trialWith("m1=10", "m2=10", "x1=10")}},
		{name: "same, written otherwise", facts: facts, terms: []string{trialWith("m1=10", "m2=10.0", "m3=1e1", "x1=1.0E+1")}},
		{name: "none", facts: facts, terms: []string{trialWith("m1", "m2")}},
		{name: "different", facts: facts, terms: []string{trialWith("m1=10", "m2=10", "m3=11", "x1=12")}, want: []string{"error /0/Grants/2/MaxQuantity"}},
		{name: "ten times", facts: facts, terms: []string{trialWith("m1=10", "m2=100")}, want: []string{"error /0/Grants/1/MaxQuantity"}},
		{name: "beyond what a float tells apart", facts: facts, terms: []string{trialWith("m1=9007199254740993", "m2=9007199254740992")},
			want: []string{"error /0/Grants/1/MaxQuantity"}},
		{name: "beyond what can be counted", facts: facts, terms: []string{trialWith("m1=1e99999999999999999999", "m2=1e99999999999999999998")},
			want: []string{"error /0/Grants/1/MaxQuantity"}},
		{name: "one without", facts: facts, terms: []string{trialWith("m1=10", "m2")}, want: []string{"error /0/Grants/1/MaxQuantity"}},
		{name: "one with", facts: facts, terms: []string{trialWith("m1", "m2=10")}, want: []string{"error /0/Grants/1/MaxQuantity"}},
		{name: "an entitled one among them", facts: facts, terms: []string{trialWith("m1=10", "m2=20", "e1=5")}},
		{name: "one of both types among them", facts: facts, terms: []string{trialWith("m1=10", "b1=5")}},
		{name: "one of neither type among them", facts: facts, terms: []string{trialWith("m1=10", "n1=5")}},
		{name: "types of one not given", facts: facts, terms: []string{trialWith("m1=10", "u1=5")}, want: []string{"warning /0/Grants/1/MaxQuantity"}},
		{name: "a key that the product lacks", facts: facts, terms: []string{trialWith("m1=10", "m9=5", "m2=10")}},
		{name: "different beside a key that the product lacks", facts: facts, terms: []string{trialWith("m9=5", "m1=10", "m2=20")}, want: []string{"error /0/Grants/2/MaxQuantity"}},
		{name: "first a key that the product lacks", facts: facts, terms: []string{trialWith("m9=5", "m1=10", "m2=10")}},
		{name: "product not known", terms: []string{trialWith("m1=10", "m2=5")}, want: []string{"warning /0/Grants/1/MaxQuantity"}},
		{name: "product not known, an entitled one added", more: []string{toProduct("SaaSProduct", "AddDimensions", dimensionsOf("e1"))},
			terms: []string{trialWith("m1=10", "e1=5")}},
		{name: "product not known, same", terms: []string{trialWith("m1=10", "m2=10")}},
	})
}
