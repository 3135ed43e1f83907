package rules_test

import (
	"strings"
	"testing"
)

func selectorAt(card string) string {
	return "/1/DetailsDocument/Terms/0/RateCards/" + card + "/Selector/Value"
}

func TestGranularityOfSelectors(t *testing.T) {
	const row = "UpdatePricingTerms/INVALID_SELECTOR_DURATION_VALUE/2"
	for name, test := range map[string]struct {
		product  string
		selector string
		keys     []string
		want     string
	}{
		"days":              {"AmiProduct", "P365D", []string{"m"}, ""},
		"weeks":             {"AmiProduct", "P52W", []string{"m"}, ""},
		"months":            {"AmiProduct", "P12M", []string{"m"}, "error"},
		"a year":            {"ContainerProduct", "P1Y", []string{"m"}, "error"},
		"hours":             {"AmiProduct", "PT8760H", []string{"m"}, "error"},
		"entitled":          {"AmiProduct", "P12M", []string{"e"}, ""},
		"one entitled":      {"AmiProduct", "P12M", []string{"m", "e"}, ""},
		"one of both kinds": {"AmiProduct", "P12M", []string{"m", "b"}, ""},
		"one not there":     {"AmiProduct", "P12M", []string{"m", "x"}, "error"},
		"none there":        {"AmiProduct", "P12M", []string{"x"}, ""},
		"SaaS":              {"SaaSProduct", "P12M", []string{"m"}, ""},
		"product not known": {"", "P12M", []string{"m"}, "undecided product"},
		"days on any":       {"", "P365D", []string{"m"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := found(t, row, productOf(test.product, ""), makeOffer, pricing("Contract", upfront([]string{test.selector}, test.keys...)))
			expectAt(t, got, test.want, selectorAt("0"))
		})
	}
	got := found(t, row, productOf("AmiProduct", ""), makeOffer, pricing("Contract", upfront([]string{"P1M", "P30D", "P1Y"}, "m")))
	expect(t, got, "error "+selectorAt("0"), "error "+selectorAt("2"))
}

func TestDaysOfSelectors(t *testing.T) {
	const row = "UpdatePricingTerms/INVALID_SELECTOR_DURATION_VALUE/3"
	const (
		fine    = ""
		wrong   = "warning"
		byLimit = "error"
	)
	for name, test := range map[string]struct {
		product, limits string
		selector        string
		others          []string // changes
		want            string
	}{
		"private, longest":           {"AmiProduct", "", "P4383D", []string{privately, release}, fine},
		"private, too long":          {"AmiProduct", "", "P4384D", []string{privately, release}, wrong},
		"private, shortest":          {"ContainerProduct", "", "P1D", []string{privately, release}, fine},
		"private, too short":         {"ContainerProduct", "", "PT23H", []string{privately, release}, wrong},
		"private, nothing":           {"ContainerProduct", "", "P0D", []string{privately, release}, wrong},
		"private, an hour more":      {"ContainerProduct", "", "P4383DT1H", []string{privately, release}, wrong},
		"private, weeks":             {"AmiProduct", "", "P626W", []string{privately, release}, fine},
		"private, more weeks":        {"AmiProduct", "", "P627W", []string{privately, release}, wrong},
		"private, months":            {"AmiProduct", "", "P156M", []string{privately, release}, fine}, // of 28 days: 4368
		"private, more months":       {"AmiProduct", "", "P157M", []string{privately, release}, wrong},
		"public draft":               {"AmiProduct", "", "P366D", nil, fine},
		"public draft, too long":     {"AmiProduct", "", "P4384D", nil, wrong},
		"public, a year":             {"AmiProduct", "", "P365D", []string{release}, fine},
		"public, a year in months":   {"AmiProduct", "", "P12M", []string{release}, fine},
		"public, a day less":         {"AmiProduct", "", "P364D", []string{release}, wrong},
		"public, a day more":         {"AmiProduct", "", "P366D", []string{release}, wrong},
		"public, 52 weeks":           {"AmiProduct", "", "P52W", []string{release}, wrong},
		"limits":                     {"AmiProduct", `{"SelectorDays": {"Min": 30, "Max": 1095}}`, "P1095D", []string{privately, release}, fine},
		"limits, too long":           {"AmiProduct", `{"SelectorDays": {"Min": 30, "Max": 1095}}`, "P1096D", []string{privately, release}, byLimit},
		"limits, shortest":           {"AmiProduct", `{"SelectorDays": {"Min": 30, "Max": 1095}}`, "P30D", []string{privately, release}, fine},
		"limits, too short":          {"AmiProduct", `{"SelectorDays": {"Min": 30, "Max": 1095}}`, "P29D", []string{privately, release}, byLimit},
		"limits of a public offer":   {"AmiProduct", `{"SelectorDays": {"Min": 30, "Max": 1095}}`, "P366D", []string{release}, fine},
		"only a greatest":            {"AmiProduct", `{"SelectorDays": {"Max": 1095}}`, "P1096D", []string{privately}, byLimit},
		"limits of another type":     {"AmiProduct", `{"ByProductType": {"ContainerProduct": {"SelectorDays": {"Max": 1095}}}}`, "P1096D", []string{privately}, fine},
		"SaaS":                       {"SaaSProduct", "", "P4384D", nil, fine},
		"product not known":          {"", "", "P4384D", nil, "undecided product"},
		"product not known, fine":    {"", "", "P4383D", nil, fine},
		"product not known, a year":  {"", "", "P365D", []string{release}, fine},
		"product not known, public":  {"", "", "P366D", []string{release}, "undecided product"},
		"product not known, differs": {"", `{"ByProductType": {"AmiProduct": {"SelectorDays": {"Max": 1095}}}}`, "P1096D", nil, "undecided product"},
	} {
		t.Run(name, func(t *testing.T) {
			changes := append([]string{makeOffer, pricing("Usage", usage("m"), upfront([]string{test.selector}, "m"))}, test.others...)
			expectAt(t, found(t, row, productOf(test.product, test.limits), changes...), test.want, "/1/DetailsDocument/Terms/1/RateCards/0/Selector/Value")
		})
	}

	ami := productOf("AmiProduct", "")
	expect(t, found(t, row, ami, makeOffer, pricing("Contract", upfront([]string{"P4384D"}, "e"))))

	stored := func(model, state, rules string) string {
		return strings.Replace(ami, `"Entities": [`, `"OfferFacts": [{"OfferId": "offer-1", "PricingModel": "`+model+`"}], "Entities": [
			{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@2", "DetailsDocument": {"ProductId": "prod-1", "State": "`+state+`", "Terms": [`+
			upfront([]string{"P366D"}, "m")+`], "Rules": [`+rules+`]}},`, 1)
	}
	set := change("UpdatePricingTerms", "offer-1", `{"PricingModel": "Usage", "Terms": [`+upfront([]string{"P366D"}, "m")+`]}`)
	releaseStored := change("ReleaseOffer", "offer-1", `{}`)
	const here = "/0/DetailsDocument/Terms/0/RateCards/0/Selector/Value"
	expect(t, found(t, row, stored("Usage", "Released", ""), set), "warning "+here)
	expect(t, found(t, row, stored("Usage", "Released", toBuyers), set))
	expect(t, found(t, row, stored("Usage", "Draft", ""), set))
	expect(t, found(t, row, stored("Usage", "Draft", ""), releaseStored), "warning /0/DetailsDocument")
	expect(t, found(t, row, stored("Usage", "Draft", toBuyers), releaseStored))
	expect(t, found(t, row, stored("Contract", "Draft", ""), releaseStored))
	expect(t, found(t, row, "", releaseStored), "undecided offer, product")
	expect(t, found(t, row, "", set), "undecided offer, product")
}

func TestSelectorsOfPublicContract(t *testing.T) {
	const row = "UpdatePricingTerms/INVALID_SELECTOR_DURATION_VALUE/4"
	for name, test := range map[string]struct {
		limits    string
		selectors []string
		others    []string
		wrong     []string // indexes of selectors
	}{
		"all that are supported":       {"", []string{"P1M", "P12M", "P24M", "P36M"}, []string{release}, nil},
		"the same in years":            {"", []string{"P1Y", "P2Y", "P3Y"}, []string{release}, nil},
		"years and months":             {"", []string{"P1Y12M"}, []string{release}, nil},
		"days are no months":           {"", []string{"P365D"}, []string{release}, []string{"0"}},
		"one month more":               {"", []string{"P12M", "P13M"}, []string{release}, []string{"1"}},
		"one month less":               {"", []string{"P11M", "P12M", "P23M"}, []string{release}, []string{"0", "2"}},
		"a day more":                   {"", []string{"P12M1D"}, []string{release}, []string{"0"}},
		"four weeks":                   {"", []string{"P4W"}, []string{release}, []string{"0"}},
		"a draft":                      {"", []string{"P13M"}, nil, nil},
		"a private offer":              {"", []string{"P13M"}, []string{privately, release}, nil},
		"own durations":                {`{"SelectorDurations": ["P6M", "P1Y"]}`, []string{"P6M", "P12M"}, []string{release}, nil},
		"own durations, others":        {`{"SelectorDurations": ["P6M", "P1Y"]}`, []string{"P1M", "P12M"}, []string{release}, []string{"0"}},
		"no durations":                 {`{"SelectorDurations": []}`, []string{"P12M"}, []string{release}, []string{"0"}},
		"durations of the type":        {`{"ByProductType": {"SaaSProduct": {"SelectorDurations": ["P6M"]}}}`, []string{"P6M", "P12M"}, []string{release}, []string{"1"}},
		"durations of another":         {`{"ByProductType": {"AmiProduct": {"SelectorDurations": ["P6M"]}}}`, []string{"P6M", "P12M"}, []string{release}, []string{"0"}},
		"weeks as the limits' in days": {`{"SelectorDurations": ["P14D"]}`, []string{"P2W"}, []string{release}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			changes := append([]string{makeOffer, pricing("Contract", upfront(test.selectors, "e"))}, test.others...)
			var want []string
			for _, i := range test.wrong {
				want = append(want, "error "+selectorAt(i))
			}
			expect(t, found(t, row, productOf("SaaSProduct", test.limits), changes...), want...)
		})
	}

	expect(t, found(t, row, "", makeOffer, pricing("Usage", upfront([]string{"P13M"}, "e")), release))
	differs := `{"Limits": {"ByProductType": {"SaaSProduct": {"SelectorDurations": ["P6M"]}}}}`
	expect(t, found(t, row, differs, makeOffer, pricing("Contract", upfront([]string{"P6M"}, "e")), release), "undecided product")
	expect(t, found(t, row, differs, makeOffer, pricing("Contract", upfront([]string{"P13M"}, "e")), release), "error "+selectorAt("0"))

	set := change("UpdatePricingTerms", "offer-1", `{"PricingModel": "Contract", "Terms": [`+upfront([]string{"P13M"}, "e")+`]}`)
	fine := change("UpdatePricingTerms", "offer-1", `{"PricingModel": "Contract", "Terms": [`+upfront([]string{"P12M"}, "e")+`]}`)
	target := change("UpdateTargeting", "offer-1", `{"PositiveTargeting": {"BuyerAccounts": ["111122223333"]}}`)
	releaseStored := change("ReleaseOffer", "offer-1", `{}`)
	expect(t, found(t, row, "", set), "undecided offer")
	expect(t, found(t, row, "", fine))
	expect(t, found(t, row, "", set, target))
	expect(t, found(t, row, "", set, releaseStored), "undecided offer")
	expect(t, found(t, row, "", releaseStored), "undecided offer")
	expect(t, found(t, row, contractOffer("Draft", ""), releaseStored), "warning /0/DetailsDocument")
	expect(t, found(t, row, contractOffer("Draft", toBuyers), releaseStored))
	expect(t, found(t, row, contractOffer("Released", ""), set), "error /0/DetailsDocument/Terms/0/RateCards/0/Selector/Value")
}

// contractOffer are facts with offer-1, a contract with the selectors P12M and
// P13M.
func contractOffer(state, rules string) string {
	return `{"OfferFacts": [{"OfferId": "offer-1", "PricingModel": "Contract", "AgreementId": null}], "Entities": [
		{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@2", "DetailsDocument": {"ProductId": "prod-1", "State": "` + state + `", "Terms": [` +
		upfront([]string{"P12M", "P13M"}, "e") + `], "Rules": [` + rules + `]}}]}`
}

func TestCustomSelectorOfPrivateContract(t *testing.T) {
	const row = "UpdatePricingTerms/INVALID_SELECTOR_DURATION_VALUE/5"
	for name, test := range map[string]struct {
		limits    string
		selectors []string
		others    []string
		wrong     []string
	}{
		"custom alone":           {"", []string{"P13M"}, []string{privately}, nil},
		"supported":              {"", []string{"P1M", "P1Y", "P24M"}, []string{privately}, nil},
		"custom in company":      {"", []string{"P12M", "P13M"}, []string{privately}, []string{"1"}},
		"two custom ones":        {"", []string{"P13M", "P14M"}, []string{privately}, []string{"0", "1"}},
		"days are custom":        {"", []string{"P365D", "P24M"}, []string{privately}, []string{"0"}},
		"public":                 {"", []string{"P12M", "P13M"}, nil, nil},
		"own durations":          {`{"SelectorDurations": ["P13M", "P12M"]}`, []string{"P12M", "P13M"}, []string{privately}, nil},
		"outside own durations":  {`{"SelectorDurations": ["P13M"]}`, []string{"P12M", "P13M"}, []string{privately}, []string{"0"}},
		"custom alone by limits": {`{"SelectorDurations": []}`, []string{"P12M"}, []string{privately}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			changes := append([]string{makeOffer, pricing("Contract", upfront(test.selectors, "e"))}, test.others...)
			var want []string
			for _, i := range test.wrong {
				want = append(want, "error "+selectorAt(i))
			}
			expect(t, found(t, row, productOf("", test.limits), changes...), want...)
		})
	}

	expect(t, found(t, row, "", makeOffer, pricing("Usage", upfront([]string{"P12M", "P13M"}, "e")), privately))
	differs := `{"Limits": {"ByProductType": {"SaaSProduct": {"SelectorDurations": ["P1M", "P12M", "P13M"]}}}}`
	expect(t, found(t, row, differs, makeOffer, pricing("Contract", upfront([]string{"P12M", "P13M"}, "e")), privately), "undecided product")

	set := change("UpdatePricingTerms", "offer-1", `{"PricingModel": "Contract", "Terms": [`+upfront([]string{"P12M", "P13M"}, "e")+`]}`)
	target := change("UpdateTargeting", "offer-1", `{"PositiveTargeting": {"BuyerAccounts": ["111122223333"]}}`)
	expect(t, found(t, row, "", set), "undecided offer")
	expect(t, found(t, row, "", target), "undecided offer")
	expect(t, found(t, row, contractOffer("Draft", ""), target), "warning /0/DetailsDocument")
	expect(t, found(t, row, contractOffer("Draft", toBuyers), set), "error /0/DetailsDocument/Terms/0/RateCards/1/Selector/Value")
	replacement := `{"ChangeType": "CreateReplacementOffer", "ChangeName": "Make", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"AgreementId": "agmt-1"}}`
	expect(t, found(t, row, "", replacement, pricing("Contract", upfront([]string{"P12M", "P13M"}, "e"))), "error "+selectorAt("1"))
}

// Selectors of the stored offer that cannot be read are let pass, and those that
// are not known leave the row open.
func TestOddSelectorsOfStoredOffer(t *testing.T) {
	const row = "UpdatePricingTerms/INVALID_SELECTOR_DURATION_VALUE/5"
	private := change("UpdateTargeting", "offer-1", setBuyers)
	stored := draftOf("", "Contract", upfrontTerm("USD", upfrontCard("P12M", "a"), upfrontCard("a while", "a")), "")
	expect(t, found(t, row, stored, private))
	expect(t, found(t, row, strings.Replace(stored, "a while", "P5D", 1), private), "warning /0/DetailsDocument")
	expect(t, found(t, row, strings.Replace(stored, `"DetailsDocument"`, `"NotKnown": ["PricingTerms"], "DetailsDocument"`, 1), private), "undecided offer")
}

func TestRangeOfSelectorDays(t *testing.T) {
	const row = "UpdatePricingTerms/INVALID_SELECTOR_DURATION_VALUE/3"
	for limits, want := range map[string]string{
		`{"SelectorDays": {"Min": 3}}`:           "3 to 4383 days are supported",
		`{"SelectorDays": {"Min": 3, "Max": 3}}`: "3 days are supported",
	} {
		got := detailsOf(t, row, productOf("AmiProduct", limits), makeOffer, pricing("Usage", upfront([]string{"P2D"}, "m")))
		expect(t, got, "the Selector's Value is P2D; "+want)
	}
	got := detailsOf(t, "UpdatePricingTerms/INVALID_DURATION/1", productOf("ContainerProduct", `{"FreeTrialDays": {"Min": 10}}`), makeOffer, pricing("Free", trial("P9D")))
	expect(t, got, "Duration is P9D; a free trial may last 10 days or more")
}
