package rules_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/factstest"
)

// itemsOf joins n items made from their index.
func itemsOf(n int, format string) string {
	items := make([]string, n)
	for i := range items {
		items[i] = fmt.Sprintf(format, i)
	}
	return "[" + strings.Join(items, ",") + "]"
}

func TestNumbersInPricingTerms(t *testing.T) {
	const (
		grant = `{"DimensionKey": "d%d", "MaxQuantity": 1}`
		rate  = `{"DimensionKey": "d%d", "Price": "1"}`
		card  = `{"Selector": {"Type": "Duration", "Value": "P%dM"}, "RateCard": [{"DimensionKey": "d", "Price": "1"}],
			"Constraints": {"MultipleDimensionSelection": "Allowed", "QuantityConfiguration": "Allowed"}}`
		grants, cards    = "UpdatePricingTerms/TOO_MANY_GRANTS/1", "UpdatePricingTerms/TOO_MANY_RATE_CARDS/2"
		upfront, usage   = "UpdatePricingTerms/TOO_MANY_RATES/1", "UpdatePricingTerms/TOO_MANY_RATES/2"
		trialOf, fixedOf = `{"Type": "FreeTrialPricingTerm", "Duration": "P30D", "Grants": `, `{"Type": "FixedUpfrontPricingTerm", "CurrencyCode": "USD", "Price": "0", "Grants": `
		usageOf          = `{"Type": "UsageBasedPricingTerm", "CurrencyCode": "USD", "RateCards": [{"RateCard": `
		upfrontOf        = `{"Type": "ConfigurableUpfrontPricingTerm", "CurrencyCode": "USD", "RateCards": `
		constraints      = `, "Selector": {"Type": "Duration", "Value": "P1M"}, "Constraints": {"MultipleDimensionSelection": "Allowed", "QuantityConfiguration": "Allowed"}}]}`
		at               = "/0/DetailsDocument/Terms/0/"
	)
	for name, test := range map[string]struct {
		row, facts, terms string
		want              []string
	}{
		"trial grants, no limit":     {grants, ``, trialOf + itemsOf(2, grant) + `}`, []string{"undecided limits"}},
		"trial grants, at it":        {grants, `{"Limits": {"Grants": 2}}`, trialOf + itemsOf(2, grant) + `}`, nil},
		"trial grants, above":        {grants, `{"Limits": {"Grants": 2}}`, trialOf + itemsOf(3, grant) + `}`, []string{"error " + at + "Grants"}},
		"fixed grants, at it":        {grants, `{"Limits": {"Grants": 2}}`, fixedOf + itemsOf(2, grant) + `}`, nil},
		"fixed grants, above":        {grants, `{"Limits": {"Grants": 2}}`, fixedOf + itemsOf(3, grant) + `}`, []string{"error " + at + "Grants"}},
		"grants of both":             {grants, `{"Limits": {"Grants": 1}}`, fixedOf + itemsOf(2, grant) + `},` + trialOf + itemsOf(2, grant) + `}`, []string{"error " + at + "Grants", "error /0/DetailsDocument/Terms/1/Grants"}},
		"no grants":                  {grants, ``, usageOf + itemsOf(2, rate) + `}]}`, nil},
		"grants of no meaning":       {grants, `{"Limits": {"Grants": 2}}`, usageOf + itemsOf(2, rate) + `}], "Grants": ` + itemsOf(3, grant) + `}`, nil},
		"rate cards, no limit":       {cards, ``, upfrontOf + itemsOf(1, card) + `}`, []string{"undecided limits"}},
		"rate cards, at it":          {cards, `{"Limits": {"RateCards": 4}}`, upfrontOf + itemsOf(4, card) + `}`, nil},
		"rate cards, above":          {cards, `{"Limits": {"RateCards": 4}}`, upfrontOf + itemsOf(5, card) + `}`, []string{"error " + at + "RateCards"}},
		"no rate cards":              {cards, `{"Limits": {"RateCards": 0}}`, usageOf + itemsOf(2, rate) + `}]}`, nil},
		"rate cards of one type":     {cards, `{"Limits": {"ByProductType": {"AmiProduct": {"RateCards": 1}}}}`, upfrontOf + itemsOf(2, card) + `}`, []string{"undecided offer, product, limits"}},
		"upfront rates, no limit":    {upfront, ``, upfrontOf + `[{"RateCard": ` + itemsOf(1, rate) + constraints, []string{"undecided limits"}},
		"upfront rates, at it":       {upfront, `{"Limits": {"UpfrontRates": 2}}`, upfrontOf + `[{"RateCard": ` + itemsOf(2, rate) + constraints, nil},
		"upfront rates, above":       {upfront, `{"Limits": {"UpfrontRates": 2}}`, upfrontOf + `[{"RateCard": ` + itemsOf(3, rate) + constraints, []string{"error " + at + "RateCards/0/RateCard"}},
		"upfront rates, other limit": {upfront, `{"Limits": {"UsageRates": 2}}`, upfrontOf + `[{"RateCard": ` + itemsOf(3, rate) + constraints, []string{"undecided limits"}},
		"upfront rates of usage":     {upfront, ``, usageOf + itemsOf(3, rate) + `}]}`, nil},
		"usage rates, no limit":      {usage, ``, usageOf + itemsOf(1, rate) + `}]}`, []string{"undecided limits"}},
		"usage rates, at it":         {usage, `{"Limits": {"UsageRates": 2}}`, usageOf + itemsOf(2, rate) + `}]}`, nil},
		"usage rates, above":         {usage, `{"Limits": {"UsageRates": 2}}`, usageOf + itemsOf(3, rate) + `}]}`, []string{"error " + at + "RateCards/0/RateCard"}},
		"usage rates of upfront":     {usage, ``, upfrontOf + itemsOf(3, card) + `}`, nil},
	} {
		t.Run(name, func(t *testing.T) {
			details := `{"PricingModel": "Contract", "Terms": [` + test.terms + `]}`
			expect(t, found(t, test.row, test.facts, change("UpdatePricingTerms", "offer-1", details)), test.want...)
		})
	}
}

// Where the limits have no number AWS's quota of dimensions of one kind stands in for it
// on SaaS products, as edition 2026 has it.
func TestQuotaOfDimensions(t *testing.T) {
	const (
		grants, upfrontRates, usageRates = "UpdatePricingTerms/TOO_MANY_GRANTS/1", "UpdatePricingTerms/TOO_MANY_RATES/1", "UpdatePricingTerms/TOO_MANY_RATES/2"
		open, at                         = "undecided limits", "/1/DetailsDocument/Terms/0/"
	)
	keys := func(kind string, n int) (list []string) {
		for i := range n {
			list = append(list, fmt.Sprintf("%s%d", kind, i))
		}
		return list
	}
	entitled, metered := keys("e", 201), keys("m", 201)
	product := func(productType string) string {
		return factsOfDimensions(productType, append(slices.Clone(entitled), metered...)...)
	}
	limited := func(member string) string {
		return strings.TrimSuffix(product("SaaSProduct"), "}") + `, "Limits": {"` + member + `": 300}}`
	}
	twoCards := []string{"P12M", "P24M"}
	for _, tc := range []struct {
		name, row, facts, term, want string
	}{
		{"grants, at the quota", grants, product("SaaSProduct"), fixed("P12M", entitled[:200]...), open},
		{"grants, above", grants, product("SaaSProduct"), fixed("P12M", entitled...), "warning " + at + "Grants"},
		{"grants, some not entitled", grants, product("SaaSProduct"), fixed("P12M", append(metered[:50:50], entitled[:200]...)...), open},
		{"grants, some not there", grants, product("SaaSProduct"), fixed("P12M", append(keys("x", 50), entitled[:200]...)...), open},
		{"grants, some twice", grants, product("SaaSProduct"), fixed("P12M", append(entitled[:50:50], entitled[:200]...)...), open},
		{"grants of a trial", grants, product("SaaSProduct"), trialWith(entitled...), open},
		{"grants on AMI", grants, product("AmiProduct"), fixed("P12M", entitled...), open},
		{"grants of a product that is not known", grants, "", fixed("P12M", entitled...), open},
		{"grants within the limit", grants, limited("Grants"), fixed("P12M", entitled...), ""},
		{"grants, another limit", grants, limited("UpfrontRates"), fixed("P12M", entitled...), "warning " + at + "Grants"},
		{"upfront, at the quota", upfrontRates, product("SaaSProduct"), upfront(twoCards, entitled[:200]...), open},
		{"upfront, above", upfrontRates, product("SaaSProduct"), upfront(twoCards, entitled...), "warning " + at + "RateCards/0/RateCard"},
		{"upfront, within the limit", upfrontRates, limited("UpfrontRates"), upfront(twoCards, entitled...), ""},
		{"upfront on container", upfrontRates, product("ContainerProduct"), upfront(twoCards, entitled...), open},
		{"upfront, usage beside", upfrontRates, product("SaaSProduct"), upfront(twoCards, entitled[:100]...) + "," + usageOf(metered...), open},
		{"usage, at the quota", usageRates, product("SaaSProduct"), usageOf(metered[:200]...), open},
		{"usage, above", usageRates, product("SaaSProduct"), usageOf(metered...), "warning " + at + "RateCards/0/RateCard"},
		{"usage, entitled", usageRates, product("SaaSProduct"), usageOf(entitled...), open},
		{"usage, within the limit", usageRates, limited("UsageRates"), usageOf(metered...), ""},
		{"usage on AMI", usageRates, product("AmiProduct"), usageOf(metered...), open},
	} {
		t.Run(tc.name, func(t *testing.T) {
			want := []string{tc.want}[:min(len(tc.want), 1)]
			expect(t, foundIn(t, errcodes.Edition2026, tc.row, tc.facts, makeOffer, pricing("Contract", tc.term)), want...)
			if tc.want != "" {
				want[0] = open
			}
			if tc.row != grants { // of which the schema of edition 2024 takes no more
				expect(t, foundIn(t, errcodes.Edition2024, tc.row, tc.facts, makeOffer, pricing("Contract", tc.term)), want...)
			}
		})
	}
	if got, want := messageOf(t, grants, product("SaaSProduct"), makeOffer, pricing("Contract", fixed("P12M", entitled...))), "Provide up to 200 grants in FixedUpfrontPricingTerm."; got != want {
		t.Errorf("message is %q, want %q", got, want)
	}
}

// Numbers are written in tens.
func TestNumberInTens(t *testing.T) {
	got := messageOf(t, "UpdatePricingTerms/TOO_MANY_GRANTS/1", `{"Limits": {"Grants": 12}}`, makeOffer, pricing("Contract", fixed("", strings.Fields("a b c d e f g h i j k l m")...)))
	if want := "Provide up to 12 grants in FixedUpfrontPricingTerm."; got != want {
		t.Errorf("message is %q, want %q", got, want)
	}
}

// The number in the message is the greatest that any product type may have.
func TestNumberInMessage(t *testing.T) {
	details := `{"PricingModel": "Usage", "Terms": [{"Type": "FreeTrialPricingTerm", "Duration": "P30D", "Grants": ` +
		itemsOf(9, `{"DimensionKey": "d%d"}`) + `}]}`
	report, err := offercheck.Validate([]byte("["+change("UpdatePricingTerms", "offer-1", details)+"]"),
		factstest.With(t, []byte(`{"Limits": {"Grants": 5, "ByProductType": {"AmiProduct": {"Grants": 8}, "SaaSProduct": {"Grants": 3}}}}`)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range report.Findings {
		if f.Code == "TOO_MANY_GRANTS" && f.Message == "Provide up to 8 grants in FreeTrialPricingTerm." {
			return
		}
	}
	t.Errorf("no finding names 8 grants: %v", report.Findings)
}
