package rules_test

import (
	"fmt"
	"strings"
	"testing"
)

// dimensionsOf are dimensions as JSON, one for each key. What the key begins
// with says what it is: e Entitled, m Metered, x ExternallyMetered, b both, n
// neither, u with Types not given; a unit may stand after a slash.
func dimensionsOf(keys ...string) string {
	types := map[byte]string{
		'e': `, "Types": ["Entitled"]`, 'm': `, "Types": ["Metered"]`, 'x': `, "Types": ["ExternallyMetered"]`,
		'b': `, "Types": ["Entitled", "Metered"]`, 'n': `, "Types": []`, 'u': "",
	}
	list := make([]string, len(keys))
	for i, key := range keys {
		key, unit, given := strings.Cut(key, "/")
		if given {
			unit = fmt.Sprintf(`, "Unit": %q`, unit)
		}
		list[i] = fmt.Sprintf(`{"Key": %q%s%s}`, key, unit, types[key[0]])
	}
	return "[" + strings.Join(list, ",") + "]"
}

// factsOfDimensions are facts that hold prod-1 with those dimensions.
func factsOfDimensions(productType string, keys ...string) string {
	return factsOfProduct(productType, `"Dimensions": `+dimensionsOf(keys...))
}

// usageOf is a UsageBasedPricingTerm with a rate for each key.
func usageOf(keys ...string) string {
	rates := make([]string, len(keys))
	for i, key := range keys {
		rates[i] = fmt.Sprintf(`{"DimensionKey": %q, "Price": "0.1"}`, key)
	}
	return fmt.Sprintf(`{"Type": "UsageBasedPricingTerm", "CurrencyCode": "USD", "RateCards": [{"RateCard": [%s]}]}`, strings.Join(rates, ","))
}

// A dimensionCase is an offer of prod-1 with its terms, under the model Contract.
type dimensionCase struct {
	name  string
	facts string
	more  []string // changes besides
	terms []string
	want  []string // places are below the Terms
}

func checkDimensions(t *testing.T, row string, cases []dimensionCase) {
	t.Helper()
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			want := make([]string, len(tc.want))
			for i, w := range tc.want {
				want[i] = strings.Replace(w, " /", " /1/DetailsDocument/Terms/", 1)
			}
			changes := append([]string{makeOffer, pricing("Contract", tc.terms...)}, tc.more...)
			expect(t, found(t, row, tc.facts, changes...), want...)
		})
	}
}

// What changes of the set do to the dimensions of a product, as the row that
// asks for a dimension alone has it.
func TestDimensionsExist(t *testing.T) {
	saas := factsOfDimensions("SaaSProduct", "e1", "m1")
	const noDimensions = `{"Entities": [{"EntityType": "SaaSProduct@1.0", "EntityIdentifier": "prod-1", "DetailsDocument": {}}]}`
	add := toProduct("SaaSProduct", "AddDimensions", dimensionsOf("e2"))
	restrict := toProduct("SaaSProduct", "RestrictDimensions", `["e2"]`)
	delivery := toProduct("MachineLearningProduct", "AddDeliveryOptions", `{}`)
	e1, e2 := upfront([]string{"P12M"}, "e1"), upfront([]string{"P12M"}, "e2")
	missing := []string{"error /0/RateCards/0/RateCard/0/DimensionKey"}
	undecided := []string{"undecided product"}
	checkDimensions(t, "UpdatePricingTerms/INCOMPATIBLE_PRODUCT/7", []dimensionCase{
		{name: "known", facts: saas, terms: []string{e1}},
		{name: "other spelling", facts: saas, terms: []string{upfront([]string{"P12M"}, "E1")}, want: missing},
		{name: "missing", facts: saas, terms: []string{e2}, want: missing},
		{name: "in all terms", facts: saas, terms: []string{usageOf("m1", "m2"), fixed("", "e2"), trialWith("e2")},
			want: []string{"error /0/RateCards/0/RateCard/1/DimensionKey", "error /1/Grants/0/DimensionKey", "error /2/Grants/0/DimensionKey"}},
		{name: "in all rate cards", facts: saas, terms: []string{upfront([]string{"P12M", "P24M"}, "e2")},
			want: []string{"error /0/RateCards/0/RateCard/0/DimensionKey", "error /0/RateCards/1/RateCard/0/DimensionKey"}},
		{name: "a term without keys", terms: []string{`{"Type": "ByolPricingTerm"}`}},
		{name: "a member that is none of the term's", facts: saas,
			terms: []string{strings.Replace(usageOf("m1"), `"CurrencyCode"`, `"Grants": [{"DimensionKey": "e9"}], "CurrencyCode"`, 1)}},
		{name: "product not known", terms: []string{e1}, want: undecided},
		{name: "dimensions not given", facts: noDimensions, terms: []string{e1}, want: undecided},
		{name: "dimensions null", facts: strings.Replace(noDimensions, "{}", `{"Dimensions": null}`, 1), terms: []string{e1}, want: undecided},
		{name: "no dimensions", facts: strings.Replace(noDimensions, "{}", `{"Dimensions": []}`, 1), terms: []string{e1}, want: missing},

		{name: "added", facts: saas, more: []string{add}, terms: []string{e2}},
		{name: "added to a product that is not known", more: []string{add}, terms: []string{e2}},
		{name: "another added", more: []string{add}, terms: []string{e1}, want: undecided},
		{name: "added to another product", facts: saas, more: []string{strings.Replace(add, "prod-1", "prod-2", 1)}, terms: []string{e2}, want: missing},
		{name: "added in a way that cannot be read", facts: saas, more: []string{toProduct("SaaSProduct", "AddDimensions", `{"Dimensions": []}`)},
			terms: []string{e1}, want: []string{"undecided changeset"}},
		{name: "added with a member twice", facts: saas, more: []string{strings.Replace(add, `"Key"`, `"Key": "e3", "Key"`, 1)},
			terms: []string{e2}, want: []string{"undecided changeset"}},
		{name: "updated, product not known", more: []string{toProduct("SaaSProduct", "UpdateDimensions", `[{"Key": "e2", "Name": "Seats"}]`)}, terms: []string{e2}},
		{name: "updated, but missing", facts: saas, more: []string{toProduct("SaaSProduct", "UpdateDimensions", `[{"Key": "e2", "Name": "Seats"}]`)},
			terms: []string{e2}, want: missing},

		{name: "restricted", facts: saas, more: []string{restrict}, terms: []string{e2}, want: []string{"warning /0/RateCards/0/RateCard/0/DimensionKey"}},
		{name: "restricted as an object", facts: saas, more: []string{toProduct("SaaSProduct", "RestrictDimensions", `[{"Key": "e2"}]`)}, terms: []string{e2}, want: []string{"warning /0/RateCards/0/RateCard/0/DimensionKey"}},
		{name: "restricted, product not known", more: []string{restrict}, terms: []string{e2}, want: []string{"warning /0/RateCards/0/RateCard/0/DimensionKey"}},
		{name: "another restricted", facts: saas, more: []string{restrict}, terms: []string{upfront([]string{"P12M"}, "e3")}, want: missing},

		{name: "delivery options of another kind of product", facts: factsOfDimensions("MachineLearningProduct", "e1"), more: []string{delivery},
			terms: []string{e2}, want: undecided},
		{name: "delivery options, dimension known", facts: factsOfDimensions("MachineLearningProduct", "e1"), more: []string{delivery}, terms: []string{e1}},
		{name: "delivery options of a container product", facts: factsOfDimensions("ContainerProduct", "e1"),
			more: []string{strings.Replace(delivery, "MachineLearning", "Container", 1)}, terms: []string{e2}, want: missing},
	})
}

// A dimension that is restricted is not offered instead of one that is missing.
func TestRestrictedDimensionIsNoHint(t *testing.T) {
	got := detailsOf(t, "UpdatePricingTerms/INCOMPATIBLE_PRODUCT/7", factsOfDimensions("SaaSProduct", "e1", "e2"),
		makeOffer, pricing("Contract", upfront([]string{"P12M"}, "e3", "E2")), toProduct("SaaSProduct", "RestrictDimensions", `["e2"]`))
	const has = `it has "e1"; correct the key, or add the dimension with AddDimensions`
	expect(t, got, `the product prod-1 has no dimension "e3"; `+has, `the product prod-1 has no dimension "E2"; `+has)
}

// A product that the change set creates has the dimensions that the set adds,
// when products of its type have no others.
func TestDimensionsOfNewProduct(t *testing.T) {
	for productType, want := range map[string]string{
		"SaaSProduct":            "error /3/DetailsDocument/Terms/0/RateCards/0/RateCard/1/DimensionKey",
		"AmiProduct":             "error /3/DetailsDocument/Terms/0/RateCards/0/RateCard/1/DimensionKey",
		"ContainerProduct":       "error /3/DetailsDocument/Terms/0/RateCards/0/RateCard/1/DimensionKey",
		"MachineLearningProduct": "undecided product",
		"DataProduct":            "undecided product",
	} {
		t.Run(productType, func(t *testing.T) {
			create := fmt.Sprintf(`{"ChangeType": "CreateProduct", "ChangeName": "P", "Entity": {"Type": "%s@1.0"}, "DetailsDocument": {}}`, productType)
			add := strings.Replace(toProduct(productType, "AddDimensions", dimensionsOf("e1")), "prod-1", "$P.Entity.Identifier", 1)
			expect(t, found(t, "UpdatePricingTerms/INCOMPATIBLE_PRODUCT/7", "", create, add,
				strings.Replace(makeOffer, "prod-1", "$P.Entity.Identifier", 1), pricing("Contract", upfront([]string{"P12M"}, "e1", "e2"))), want)
		})
	}
}

func TestUsageOfMetered(t *testing.T) {
	facts := factsOfDimensions("SaaSProduct", "e1", "m1", "x1", "b1", "n1", "u1")
	at := func(i int) []string { return []string{fmt.Sprintf("error /0/RateCards/0/RateCard/%d/DimensionKey", i)} }
	checkDimensions(t, "UpdatePricingTerms/INVALID_RATE_CARD/2", []dimensionCase{
		{name: "metered in every way", facts: facts, terms: []string{usageOf("m1", "x1", "b1")}},
		{name: "entitled", facts: facts, terms: []string{usageOf("m1", "e1")}, want: at(1)},
		{name: "entitled, before a metered one", facts: facts, terms: []string{usageOf("e1", "m1")}, want: at(0)},
		{name: "neither", facts: facts, terms: []string{usageOf("n1")}, want: at(0)},
		{name: "types not given", facts: facts, terms: []string{usageOf("m1", "u1")}, want: []string{"undecided product"}},
		{name: "one is found, another not known", facts: facts, terms: []string{usageOf("u1", "e1")}, want: at(1)},
		{name: "a key that the product lacks", facts: facts, terms: []string{usageOf("e9")}},
		{name: "one key twice", facts: strings.Replace(factsOfDimensions("SaaSProduct", "e1", "m1"), `"Key": "m1"`, `"Key": "e1"`, 1), terms: []string{usageOf("e1")}},
		{name: "upfront", facts: facts, terms: []string{upfront([]string{"P12M"}, "e1")}},
		{name: "product not known", terms: []string{usageOf("e1")}, want: []string{"undecided product"}},
		{name: "added", more: []string{toProduct("SaaSProduct", "AddDimensions", dimensionsOf("e1"))}, terms: []string{usageOf("e1")}, want: at(0)},
		{name: "added beside a metered one", more: []string{toProduct("SaaSProduct", "AddDimensions", dimensionsOf("e1", "m1"))}, terms: []string{usageOf("e1")}, want: at(0)},
		{name: "updated to metered", facts: facts, more: []string{toProduct("SaaSProduct", "UpdateDimensions", `[{"Key": "e1", "Types": ["Metered"]}]`)},
			terms: []string{usageOf("e1")}},
		{name: "updated to entitled", facts: facts, more: []string{toProduct("SaaSProduct", "UpdateDimensions", `[{"Key": "m1", "Types": ["Entitled"]}]`)},
			terms: []string{usageOf("m1")}, want: at(0)},
		{name: "name updated", facts: facts, more: []string{toProduct("SaaSProduct", "UpdateDimensions", `[{"Key": "m1", "Name": "Calls"}]`)},
			terms: []string{usageOf("m1")}},
		{name: "updated as entitled, product not known", more: []string{toProduct("SaaSProduct", "UpdateDimensions", `[{"Key": "e1", "Types": ["Entitled"]}]`)},
			terms: []string{usageOf("e1")}, want: []string{"undecided product"}},
		{name: "restricted and lacking", facts: facts, more: []string{toProduct("SaaSProduct", "RestrictDimensions", `["e9"]`)}, terms: []string{usageOf("e9")}},
	})
}

func TestUpfrontOfEntitled(t *testing.T) {
	saas := factsOfDimensions("SaaSProduct", "e1", "m1", "b1", "u1")
	year := []string{"P12M"}
	checkDimensions(t, "UpdatePricingTerms/INVALID_RATE_CARD/6", []dimensionCase{
		{name: "entitled", facts: saas, terms: []string{upfront(year, "e1", "b1"), usageOf("m1")}},
		{name: "metered price", facts: saas, terms: []string{upfront(year, "e1", "m1")}, want: []string{"error /0/RateCards/0/RateCard/1/DimensionKey"}},
		{name: "metered grant", facts: saas, terms: []string{fixed("", "m1")}, want: []string{"error /0/Grants/0/DimensionKey"}},
		{name: "metered trial", facts: saas, terms: []string{trialWith("m1")}},
		{name: "types not given", facts: saas, terms: []string{upfront(year, "u1")}, want: []string{"undecided product"}},
		{name: "a key that the product lacks", facts: saas, terms: []string{upfront(year, "e9")}},
		{name: "ami", facts: factsOfDimensions("AmiProduct", "m1"), terms: []string{upfront(year, "m1")}},
		{name: "product not known", terms: []string{upfront(year, "e1")}, want: []string{"undecided product"}},
		{name: "product not known, added as entitled", more: []string{toProduct("SaaSProduct", "AddDimensions", dimensionsOf("e1"))}, terms: []string{upfront(year, "e1")}},
		{name: "product not known, added as metered", more: []string{toProduct("SaaSProduct", "AddDimensions", dimensionsOf("m1"))},
			terms: []string{upfront(year, "m1")}, want: []string{"error /0/RateCards/0/RateCard/0/DimensionKey"}},
		{name: "product not known, added beside an entitled one", more: []string{toProduct("SaaSProduct", "AddDimensions", dimensionsOf("m1", "e1"))},
			terms: []string{upfront(year, "m1")}, want: []string{"error /0/RateCards/0/RateCard/0/DimensionKey"}},
	})
}

func TestUpfrontOfOneKind(t *testing.T) {
	ami := factsOfDimensions("AmiProduct", "e1", "e2", "m1", "m2", "b1", "u1", "u2")
	years := []string{"P12M", "P24M"}
	checkDimensions(t, "UpdatePricingTerms/INVALID_RATE_CARD/5", []dimensionCase{
		{name: "entitled", facts: ami, terms: []string{upfront(years, "e1", "e2", "b1")}},
		{name: "metered", facts: ami, terms: []string{upfront(years, "m1", "m2", "b1")}},
		{name: "mixed", facts: ami, terms: []string{upfront(years, "e1", "e2", "m1", "m2")}, want: []string{"error /0/RateCards/0/RateCard/2/DimensionKey"}},
		{name: "mixed the other way", facts: ami, terms: []string{upfront(years, "m1", "e1")}, want: []string{"error /0/RateCards/0/RateCard/1/DimensionKey"}},
		{name: "mixed, another after", facts: ami, terms: []string{upfront(years, "m1", "e1", "e2", "m2")}, want: []string{"error /0/RateCards/0/RateCard/1/DimensionKey"}},
		{name: "two that may be both kinds, entitled", more: []string{toProduct("AmiProduct", "UpdateDimensions", `[{"Key": "e1", "Types": ["Entitled"]}, {"Key": "e2", "Types": ["Entitled"]}]`)},
			terms: []string{upfront(years, "e1", "e2")}, want: []string{"undecided product"}},
		{name: "two that may be both kinds, metered", more: []string{toProduct("AmiProduct", "UpdateDimensions", `[{"Key": "m1", "Types": ["Metered"]}, {"Key": "m2", "Types": ["Metered"]}]`)},
			terms: []string{upfront(years, "m1", "m2")}, want: []string{"undecided product"}},
		{name: "mixed grants", facts: ami, terms: []string{fixed("", "m1", "e1")}, want: []string{"error /0/Grants/1/DimensionKey"}},
		{name: "mixed over two terms", facts: ami, terms: []string{fixed("", "m1"), upfront(years, "e1")}},
		{name: "usage and trial beside", facts: ami, terms: []string{upfront(years, "e1"), usageOf("m1"), trialWith("e1", "m1")}},
		{name: "saas", facts: factsOfDimensions("SaaSProduct", "e1", "m1"), terms: []string{upfront(years, "e1", "m1")}},
		{name: "container", facts: factsOfDimensions("ContainerProduct", "e1", "m1"), terms: []string{upfront(years, "e1", "m1")},
			want: []string{"error /0/RateCards/0/RateCard/1/DimensionKey"}},
		{name: "mixed, another not known", facts: ami, terms: []string{upfront(years, "u1", "e1", "m1")}, want: []string{"error /0/RateCards/0/RateCard/2/DimensionKey"}},
		{name: "one kind, another not known", facts: ami, terms: []string{upfront(years, "e1", "u1")}, want: []string{"undecided product"}},
		{name: "two not known", facts: ami, terms: []string{upfront(years, "u1", "u2")}, want: []string{"undecided product"}},
		{name: "one not known alone, for two durations", facts: ami, terms: []string{upfront(years, "u1")}},
		{name: "one not known beside both kinds in one", facts: ami, terms: []string{upfront(years, "u1", "b1")}},
		{name: "a key that the product lacks", facts: ami, terms: []string{upfront(years, "e1", "m9")}},
		{name: "product not known", terms: []string{upfront(years, "e1", "m1")}, want: []string{"undecided product"}},
		{name: "product not known, one key", terms: []string{upfront(years, "e1")}},
	})
}

func TestRatesOfOneUnit(t *testing.T) {
	facts := factsOfDimensions("SaaSProduct", "m1/Users", "m2/Users", "m3/Hosts", "m4", "m5/Hosts", "m6/Users", "m6/Hosts", "e1/Users", "e2/Hosts")
	at := func(i int) []string {
		return []string{fmt.Sprintf("warning /0/RateCards/0/RateCard/%d/DimensionKey", i)}
	}
	checkDimensions(t, "UpdatePricingTerms/INVALID_RATE_CARD/4", []dimensionCase{
		{name: "one unit", facts: facts, terms: []string{usageOf("m1", "m2")}},
		{name: "two units", facts: facts, terms: []string{usageOf("m1", "m2", "m3", "m5")}, want: at(2)},
		{name: "two units upfront", facts: facts, terms: []string{upfront([]string{"P12M"}, "e1", "e2")}, want: at(1)},
		{name: "one that belongs in another term", facts: facts, terms: []string{usageOf("e2", "m1", "m2"), upfront([]string{"P12M"}, "e1", "m3")}},
		{name: "two units beside one that belongs in another term", facts: facts, terms: []string{usageOf("e2", "m1", "m3")}, want: at(2)},
		{name: "two metered units upfront, where they may stand", facts: strings.Replace(facts, "SaaSProduct", "AmiProduct", 1), terms: []string{upfront([]string{"P12M"}, "m1", "m3")}, want: at(1)},
		{name: "grants are no rate card", facts: facts, terms: []string{fixed("", "m1", "m3")}},
		{name: "two units in two terms", facts: facts, terms: []string{usageOf("m1"), upfront([]string{"P12M"}, "m3")}},
		{name: "unit not given", facts: facts, terms: []string{usageOf("m1", "m4")}, want: []string{"undecided product"}},
		{name: "unit not given, alone", facts: facts, terms: []string{usageOf("m4")}},
		{name: "unit not given, others differ", facts: facts, terms: []string{usageOf("m4", "m1", "m3")}, want: at(2)},
		{name: "two units of one key", facts: facts, terms: []string{usageOf("m1", "m6")}, want: []string{"undecided aws"}},
		{name: "a key that the product lacks", facts: facts, terms: []string{usageOf("m1", "m9")}},
		{name: "product not known", terms: []string{usageOf("m1", "m2")}, want: []string{"undecided product"}},
		{name: "product not known, one rate", terms: []string{usageOf("m1")}},
		{name: "unit updated", facts: facts, more: []string{toProduct("SaaSProduct", "UpdateDimensions", `[{"Key": "m3", "Unit": "Users"}]`)}, terms: []string{usageOf("m1", "m3")}},
	})
}
