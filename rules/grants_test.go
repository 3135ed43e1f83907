package rules_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/offercheck/offercheck/errcodes"
)

// fixedWith is a FixedUpfrontPricingTerm with grants written as trialWith has them.
func fixedWith(keys ...string) string {
	return strings.Replace(trialWith(keys...), `"FreeTrialPricingTerm", "Duration": "P14D"`, `"FixedUpfrontPricingTerm", "CurrencyCode": "USD", "Price": "0", "Duration": "P12M"`, 1)
}

func TestQuantityOfTrial(t *testing.T) {
	const row = "UpdatePricingTerms/INVALID_GRANTS/6"
	at := func(grants ...int) (list []string) {
		for _, i := range grants {
			list = append(list, fmt.Sprintf("error /1/DetailsDocument/Terms/0/Grants/%d/MaxQuantity", i))
		}
		return list
	}
	for _, tc := range []struct {
		name, facts, term string
		want              []string
	}{
		{"at the limit", productOf("SaaSProduct", `{"FreeTrialMaxQuantity": 100}`), trialWith("m=100", "b=1"), nil},
		{"above", productOf("SaaSProduct", `{"FreeTrialMaxQuantity": 100}`), trialWith("m=101", "b=100", "e=500"), at(0, 2)},
		{"written otherwise", productOf("SaaSProduct", `{"FreeTrialMaxQuantity": 100}`), trialWith("m=1e2", "b=100.0", "e=1e3"), at(2)},
		{"beyond every number", productOf("SaaSProduct", `{"FreeTrialMaxQuantity": 9007199254740991}`), trialWith("m=1e30"), at(0)},
		{"no quantity", productOf("SaaSProduct", `{"FreeTrialMaxQuantity": 100}`), trialWith("m", "b"), nil},
		{"no quantity, no limit", "", trialWith("m"), nil},
		{"one has none", productOf("SaaSProduct", `{"FreeTrialMaxQuantity": 100}`), trialWith("m", "b=200"), at(1)},
		{"no limit", productOf("SaaSProduct", ""), trialWith("m=1"), []string{"undecided limits"}},
		{"of the type", productOf("SaaSProduct", `{"FreeTrialMaxQuantity": 100, "ByProductType": {"SaaSProduct": {"FreeTrialMaxQuantity": 5}}}`), trialWith("m=6"), at(0)},
		{"of one type, product not known", productOf("", `{"FreeTrialMaxQuantity": 100, "ByProductType": {"SaaSProduct": {"FreeTrialMaxQuantity": 5}}}`), trialWith("m=6"), []string{"undecided product"}},
		{"above every limit, product not known", productOf("", `{"FreeTrialMaxQuantity": 100, "ByProductType": {"SaaSProduct": {"FreeTrialMaxQuantity": 5}}}`), trialWith("m=101", "e=100"), at(0)},
		{"a fixed grant", productOf("SaaSProduct", `{"FreeTrialMaxQuantity": 100}`), fixedWith("e=500"), nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			expect(t, found(t, row, tc.facts, makeOffer, pricing("Free", tc.term)), tc.want...)
		})
	}
	got := messageOf(t, row, productOf("SaaSProduct", `{"FreeTrialMaxQuantity": 100}`), makeOffer, pricing("Free", trialWith("m=101")))
	if want := "MaxQuantity for the FreeTrialPricingTerm is limited for the product. Provide a MaxQuantity less than or equal to 100. For more information, contact the AWS Marketplace Managed Catalog Operations Team."; got != want {
		t.Errorf("message is %q, want %q", got, want)
	}
}

// What the product takes decides both whether a quantity is missing and whether one is
// not supported.
func TestQuantityOfFixedGrants(t *testing.T) {
	const (
		lacks, has   = "UpdatePricingTerms/INVALID_GRANTS/7", "UpdatePricingTerms/INVALID_GRANTS/8"
		at           = " /1/DetailsDocument/Terms/0/Grants/"
		required     = `{"GrantQuantity": "Required"}`
		unsupported  = `{"GrantQuantity": "Unsupported"}`
		byType       = `{"ByProductType": {"MachineLearningProduct": {"GrantQuantity": "Unsupported"}, "SaaSProduct": {"GrantQuantity": "Required"}}}`
		notForML     = `{"GrantQuantity": "Unsupported", "ByProductType": {"MachineLearningProduct": {"GrantQuantity": "Required"}}}`
		ml           = "MachineLearningProduct"
		professional = "ProfessionalServicesProduct"
	)
	for _, tc := range []struct {
		productType, limits string
		lacks, has          string // what is said of e without, and of b with a quantity
	}{
		{"SaaSProduct", "", "warning", ""},
		{"AmiProduct", "", "warning", ""},
		{"ContainerProduct", "", "warning", ""},
		{ml, "", "", "warning"},
		{professional, "", "warning", "undecided limits"},
		{"", "", "warning", "undecided product"},
		{"SaaSProduct", required, "error", ""},
		{ml, required, "error", ""},
		{professional, required, "error", ""},
		{"", required, "error", ""},
		{"SaaSProduct", unsupported, "", "error"},
		{ml, unsupported, "", "error"},
		{"", unsupported, "", "error"},
		{"", byType, "warning", "undecided product"},
		{"SaaSProduct", byType, "error", ""},
		{ml, byType, "", "error"},
		{professional, byType, "warning", "undecided limits"},
		{ml, notForML, "error", ""},
		{"", notForML, "warning", "undecided product"},
	} {
		t.Run(tc.productType+tc.limits, func(t *testing.T) {
			facts := productOf(tc.productType, tc.limits)
			said := func(of, place string) []string {
				switch {
				case of == "":
					return nil
				case strings.HasPrefix(of, "undecided"):
					return []string{of}
				}
				return []string{of + place}
			}
			changes := []string{makeOffer, pricing("Contract", fixedWith("b=5", "e", "m"))}
			expect(t, found(t, lacks, facts, changes...), said(tc.lacks, at+"1/MaxQuantity")...)
			expect(t, found(t, has, facts, changes...), said(tc.has, at+"0/MaxQuantity")...)
		})
	}
	for name, tc := range map[string]struct {
		row, term string
		want      []string
	}{
		"all have one":       {lacks, fixedWith("e=1", "b=1"), nil},
		"none has one":       {has, fixedWith("e", "b"), nil},
		"two have one":       {has, fixedWith("e=1", "b=1"), []string{"undecided product"}},
		"none is missing":    {lacks, trialWith("e", "b"), nil},
		"a trial's are fine": {has, trialWith("e=1"), nil},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, found(t, tc.row, "", makeOffer, pricing("Contract", tc.term)), tc.want...)
		})
	}
	expect(t, found(t, has, productOf(ml, ""), makeOffer, pricing("Contract", fixedWith("e=1", "b", "m=2"))), "warning"+at+"0/MaxQuantity", "warning"+at+"2/MaxQuantity")
}

// The advice to give a quantity does not hold for what takes none.
func TestAdviceOnQuantity(t *testing.T) {
	const row, exempt = "UpdatePricingTerms/INVALID_GRANTS/7", ", unless the product is for machine learning, which takes none"
	for facts, want := range map[string]bool{
		productOf("", ""):                              true,
		productOf("SaaSProduct", ""):                   false,
		productOf("", `{"GrantQuantity": "Required"}`): false,
	} {
		for _, detail := range detailsOf(t, row, facts, makeOffer, pricing("Contract", fixedWith("e"))) {
			if strings.HasSuffix(detail, exempt) != want {
				t.Errorf("with %s: %s", facts, detail)
			}
		}
	}
}

// AWS's page has 200 grants, what AWS publishes of the API 800.
func TestNumberOfFixedGrants(t *testing.T) {
	const row, at = "UpdatePricingTerms/422/Terms[].FixedUpfrontPricingTerm.Grants", " /0/DetailsDocument/Terms/0/Grants"
	for _, test := range []struct {
		grants         int
		in2024, in2026 []string
	}{
		{200, nil, nil},
		{201, []string{"error" + at}, []string{"warning" + at}},
		{800, []string{"error" + at}, []string{"warning" + at}},
		{801, []string{"error" + at}, []string{"error" + at}},
	} {
		keys := make([]string, test.grants)
		for i := range keys {
			keys[i] = fmt.Sprintf("k%d", i)
		}
		update := setPrices("Contract", fixed("P12M", keys...))
		expect(t, foundIn(t, errcodes.Edition2024, row, "", update), test.in2024...)
		expect(t, foundIn(t, errcodes.Edition2026, row, "", update), test.in2026...)
	}
}
