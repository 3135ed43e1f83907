package rules_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/internal/factstest"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/testdata"
)

// makeOffer creates an offer of prod-1.
const makeOffer = `{"ChangeType": "CreateOffer", "ChangeName": "Make", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"ProductId": "prod-1"}}`

// toNew is a change to the offer that makeOffer creates.
func toNew(changeType, details string) string {
	return change(changeType, "$Make.Entity.Identifier", details)
}

// privately makes the new offer a private one.
var privately = toNew("UpdateTargeting", `{"PositiveTargeting": {"BuyerAccounts": ["111122223333"]}}`)

// pricing is an UpdatePricingTerms of the new offer.
func pricing(model string, terms ...string) string {
	return toNew("UpdatePricingTerms", fmt.Sprintf(`{"PricingModel": %q, "Terms": [%s]}`, model, strings.Join(terms, ",")))
}

// fixed is a FixedUpfrontPricingTerm; without a duration for "".
func fixed(duration string, keys ...string) string {
	grants := make([]string, len(keys))
	for i, key := range keys {
		grants[i] = fmt.Sprintf(`{"DimensionKey": %q, "MaxQuantity": 1}`, key)
	}
	if duration != "" {
		duration = fmt.Sprintf(`"Duration": %q, `, duration)
	}
	return fmt.Sprintf(`{"Type": "FixedUpfrontPricingTerm", "CurrencyCode": "USD", "Price": "0", %s"Grants": [%s]}`, duration, strings.Join(grants, ","))
}

// upfront is a ConfigurableUpfrontPricingTerm with a rate card for each
// duration, all of them for the same keys.
func upfront(durations []string, keys ...string) string {
	rates := make([]string, len(keys))
	for i, key := range keys {
		rates[i] = fmt.Sprintf(`{"DimensionKey": %q, "Price": "10"}`, key)
	}
	cards := make([]string, len(durations))
	for i, d := range durations {
		cards[i] = fmt.Sprintf(`{"Selector": {"Type": "Duration", "Value": %q}, "RateCard": [%s],
			"Constraints": {"MultipleDimensionSelection": "Allowed", "QuantityConfiguration": "Allowed"}}`, d, strings.Join(rates, ","))
	}
	return fmt.Sprintf(`{"Type": "ConfigurableUpfrontPricingTerm", "CurrencyCode": "USD", "RateCards": [%s]}`, strings.Join(cards, ","))
}

// usage is a UsageBasedPricingTerm for one key.
func usage(key string) string {
	return fmt.Sprintf(`{"Type": "UsageBasedPricingTerm", "CurrencyCode": "USD", "RateCards": [{"RateCard": [{"DimensionKey": %q, "Price": "0.1"}]}]}`, key)
}

// trial is a FreeTrialPricingTerm.
func trial(duration string) string {
	return fmt.Sprintf(`{"Type": "FreeTrialPricingTerm", "Duration": %q, "Grants": [{"DimensionKey": "m"}]}`, duration)
}

// validity is an UpdateValidityTerms of the new offer with a ValidityTerm that
// has the given members.
func validity(members string) string {
	if members != "" {
		members = ", " + members
	}
	return toNew("UpdateValidityTerms", fmt.Sprintf(`{"Terms": [{"Type": "ValidityTerm"%s}]}`, members))
}

// availableUntil is an UpdateAvailability of the new offer.
func availableUntil(date string) string {
	return toNew("UpdateAvailability", fmt.Sprintf(`{"AvailabilityEndDate": %q}`, date))
}

var release = toNew("ReleaseOffer", `{}`)

// productOf are facts with prod-1 of a type, none for "". Its dimensions are m,
// which is metered, e, which is entitled, and b, which is both. limits is the
// member Limits, or "".
func productOf(productType, limits string) string {
	var members []string
	if productType != "" {
		members = append(members, fmt.Sprintf(`"Entities": [{"EntityType": "%s@1.0", "EntityIdentifier": "prod-1@1", "DetailsDocument": {"Dimensions": [
			{"Key": "m", "Unit": "Units", "Types": ["ExternallyMetered"]}, {"Key": "e", "Unit": "Users", "Types": ["Entitled"]},
			{"Key": "b", "Unit": "Users", "Types": ["Entitled"]}, {"Key": "b", "Unit": "Users", "Types": ["Metered"]}]}}]`, productType))
	}
	if limits != "" {
		members = append(members, `"Limits": `+limits)
	}
	return "{" + strings.Join(members, ",") + "}"
}

// messageOf is the message of the one finding of a row.
func messageOf(t *testing.T, row, facts string, changes ...string) string {
	t.Helper()
	now, err := fold.ParseTime(testdata.Now)
	if err != nil {
		t.Fatal(err)
	}
	report, err := offercheck.Validate([]byte("["+strings.Join(changes, ",")+"]"), factstest.With(t, []byte(facts)), offercheck.WithNow(now))
	if err != nil {
		t.Fatal(err)
	}
	var messages []string
	for _, f := range report.Findings {
		if f.Row == row {
			messages = append(messages, f.Message)
		}
	}
	if len(messages) != 1 {
		t.Fatalf("%d findings of %s: %q", len(messages), row, messages)
	}
	return messages[0]
}

// The three rows of ranges in months, each with a document that has the
// duration.
var inMonths = []struct {
	row, limit, at string
	changes        func(duration string) []string
}{
	{
		"UpdatePricingTerms/INVALID_AGREEMENT_DURATION/1", "AgreementMonths", "/1/DetailsDocument/PricingModel",
		func(d string) []string {
			return []string{makeOffer, pricing("Contract", fixed("", "e")), validity(`"AgreementDuration": "` + d + `"`)}
		},
	},
	{
		"UpdatePricingTerms/INVALID_DURATION/3", "FixedUpfrontMonths", "/1/DetailsDocument/Terms/0/Duration",
		func(d string) []string { return []string{makeOffer, pricing("Contract", fixed(d, "e"))} },
	},
	{
		"UpdatePricingTerms/INVALID_SELECTOR_DURATION_VALUE/1", "SelectorMonths", "/1/DetailsDocument/Terms/0/RateCards/0/Selector/Value",
		func(d string) []string { return []string{makeOffer, pricing("Contract", upfront([]string{d}, "e"))} },
	},
}

func TestMonthsOfContract(t *testing.T) {
	const (
		allMonths = `{%[1]q: {"Min": 3, "Max": 24}}`
		fine      = ""
		open      = "undecided limits"
	)
	long, short := "error between 1 and 144", "warning between 1 and 144"
	for _, test := range []struct{ product, limits, duration, want string }{
		{"SaaSProduct", "", "P144M", fine},
		{"SaaSProduct", "", "P145M", long},
		{"SaaSProduct", "", "P12Y", fine},
		{"SaaSProduct", "", "P12Y1D", long},
		{"SaaSProduct", "", "P4464D", fine}, // 144 months of 31 days
		{"SaaSProduct", "", "P4465D", long},
		{"SaaSProduct", "", "P4464DT1H", long},
		{"SaaSProduct", "", "P637W", fine},
		{"SaaSProduct", "", "P638W", long},
		{"SaaSProduct", "", "P143M31D", fine},
		{"SaaSProduct", "", "P143M32D", long},
		{"SaaSProduct", "", "P1M", fine},
		{"SaaSProduct", "", "P28D", fine},
		{"SaaSProduct", "", "P27D", short},
		{"SaaSProduct", "", "P4W", fine},
		{"SaaSProduct", "", "P3W", short},
		{"SaaSProduct", "", "PT672H", fine},
		{"SaaSProduct", "", "PT671H", short},
		{"SaaSProduct", "", "P0D", "error between 1 and 144"},
		{"ProfessionalServicesProduct", "", "P0M", "error between 1 and 144"},
		{"SaaSProduct", "", "P61M", fine},

		// Whether AMI and container products go beyond 60 months is not said.
		{"AmiProduct", "", "P60M", fine},
		{"AmiProduct", "", "P61M", "warning between 1 and 60"},
		{"ContainerProduct", "", "P60M", fine},
		{"ContainerProduct", "", "P1860D", fine}, // 60 months of 31 days
		{"ContainerProduct", "", "P1861D", "warning between 1 and 60"},
		{"ContainerProduct", "", "P144M", "warning between 1 and 60"},
		{"ContainerProduct", "", "P145M", long},
		{"AmiProduct", "", "P27D", short},
		{"AmiProduct", `{%[1]q: {"Max": 100}}`, "P100M", fine},
		{"AmiProduct", `{%[1]q: {"Min": 2}}`, "P61M", "warning between 2 and 60"},

		// A product that is not known.
		{"", "", "P60M", fine},
		{"", "", "P144M", "undecided product"},
		{"", "", "P145M", long},
		{"", "", "P27D", short},
		{"", "", "P61M", "undecided product"},

		// Other products.
		{"MachineLearningProduct", "", "P12M", open},
		{"MachineLearningProduct", "", "P145M", open},
		{"MachineLearningProduct", allMonths, "P24M", fine},
		{"MachineLearningProduct", allMonths, "P25M", "error between 3 and 24"},
		{"MachineLearningProduct", allMonths, "P2M", "error between 3 and 24"},
		{"ProfessionalServicesProduct", `{%[1]q: {"Max": 24}}`, "P1D", fine},
		{"ProfessionalServicesProduct", `{%[1]q: {"Max": 24}}`, "P0D", "error between 1 and 24"},
		{"ProfessionalServicesProduct", `{%[1]q: {"Min": 3}}`, "P999M", fine},
		{"ProfessionalServicesProduct", `{%[1]q: {"Min": 3}}`, "P2M", "error between 3 and any number of"},
		{"DataProduct", `{"ByProductType": {"DataProduct": ` + allMonths + `}}`, "P25M", "error between 3 and 24"},
		{"DataProduct", `{"ByProductType": {"SaaSProduct": ` + allMonths + `}}`, "P25M", open},

		// Limits take precedence over the defaults, bound by bound.
		{"SaaSProduct", allMonths, "P24M", fine},
		{"SaaSProduct", allMonths, "P744D", fine},
		{"SaaSProduct", allMonths, "P745D", "error between 3 and 24"},
		{"SaaSProduct", allMonths, "P84D", fine},
		{"SaaSProduct", allMonths, "P83D", "error between 3 and 24"},
		{"SaaSProduct", `{%[1]q: {"Max": 60}}`, "P61M", "error between 1 and 60"},
		{"SaaSProduct", `{%[1]q: {"Max": 60}}`, "P27D", "warning between 1 and 60"},
		{"SaaSProduct", `{%[1]q: {"Min": 3}}`, "P145M", "error between 3 and 144"},
		{"SaaSProduct", `{%[1]q: {"Max": 200}}`, "P200M", fine},
		{"SaaSProduct", `{%[1]q: {"Min": 0}}`, "P1D", fine},
		{"SaaSProduct", `{%[1]q: {"Min": 0}}`, "P0D", "error between 1 and 144"},
		{"SaaSProduct", `{%[1]q: {"Max": 24}, "ByProductType": {"SaaSProduct": {%[1]q: {"Max": 36}}}}`, "P36M", fine},

		// Where the types differ and the product is not known, only what they agree on.
		{"", `{%[1]q: {"Max": 24}, "ByProductType": {"SaaSProduct": {%[1]q: {"Max": 36}}}}`, "P24M", fine},
		{"", `{%[1]q: {"Max": 24}, "ByProductType": {"SaaSProduct": {%[1]q: {"Max": 36}}}}`, "P36M", "undecided product"},
		{"", `{%[1]q: {"Max": 24}, "ByProductType": {"SaaSProduct": {%[1]q: {"Max": 36}}}}`, "P37M", "error between 1 and 36"},
		{"", `{"ByProductType": {"SaaSProduct": {%[1]q: {"Min": 3}}}}`, "P2M", "undecided product"},
		{"", `{"ByProductType": {"SaaSProduct": {%[1]q: {"Min": 3}}}}`, "P20D", short},
	} {
		for _, row := range inMonths {
			limits := test.limits
			if strings.Contains(limits, "%[1]q") {
				limits = fmt.Sprintf(limits, row.limit)
			}
			t.Run(strings.Join([]string{row.limit, test.product, test.duration, test.limits}, " "), func(t *testing.T) {
				facts, changes := productOf(test.product, limits), row.changes(test.duration)
				got := found(t, row.row, facts, changes...)
				severity, bounds, isFinding := strings.Cut(test.want, " between ")
				switch {
				case test.want == fine:
					expect(t, got)
				case !isFinding:
					expect(t, got, test.want)
				default:
					expect(t, got, severity+" "+row.at)
					if want := "Provide duration between " + bounds + " months."; messageOf(t, row.row, facts, changes...) != want {
						t.Errorf("message is %q, want %q", messageOf(t, row.row, facts, changes...), want)
					}
				}
			})
		}
	}
}

// While the product is not known the bounds that are named hold for every type,
// and one that is only likely for a type gives a warning.
func TestWidestMonths(t *testing.T) {
	const row = "UpdatePricingTerms/INVALID_DURATION/3"
	for limits, want := range map[string]string{
		`{"FixedUpfrontMonths": {"Min": 2}, "ByProductType": {"SaaSProduct": {"FixedUpfrontMonths": {"Max": 36}}}}`: "warning",
		`{"FixedUpfrontMonths": {"Min": 2}, "ByProductType": {"SaaSProduct": {"FixedUpfrontMonths": {"Min": 3}}}}`:  "error",
	} {
		expect(t, found(t, row, productOf("", limits), makeOffer, pricing("Contract", fixed("P20D", "e"))), want+" /1/DetailsDocument/Terms/0/Duration")
	}
	got := detailsOf(t, row, productOf("SaaSProduct", `{"FixedUpfrontMonths": {"Min": 0}}`), makeOffer, pricing("Contract", fixed("P0D", "e")))
	expect(t, got, "Duration is P0D, which is no time at all")
}

// Only contracts are held to months.
func TestMonthsOfOtherModels(t *testing.T) {
	for _, row := range inMonths {
		for i, text := range row.changes("P145M") {
			if strings.Contains(text, "UpdatePricingTerms") {
				changes := row.changes("P145M")
				changes[i] = strings.Replace(text, "Contract", "Usage", 1)
				expect(t, found(t, row.row, "", changes...))
			}
		}
	}
}

func TestMonthsOfStoredOffer(t *testing.T) {
	const (
		row    = "UpdatePricingTerms/INVALID_AGREEMENT_DURATION/1"
		stored = `"Entities": [{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@2", "DetailsDocument": {"ProductId": "prod-1", "Terms": [
			{"Type": "ValidityTerm", "AgreementDuration": "P145M"}]}}]`
		model = `"OfferFacts": [{"OfferId": "offer-1", "PricingModel": "Contract"}]`
	)
	pricing := change("UpdatePricingTerms", "offer-1", `{"PricingModel": "Contract", "Terms": [`+fixed("", "e")+`]}`)
	validity := func(duration string) string {
		return change("UpdateValidityTerms", "offer-1", `{"Terms": [{"Type": "ValidityTerm", "AgreementDuration": "`+duration+`"}]}`)
	}
	for name, test := range map[string]struct {
		facts  string
		change string
		want   []string
	}{
		"stored term":                     {"{" + stored + "}", pricing, []string{"error /0/DetailsDocument/PricingModel"}},
		"offer not known":                 {"", pricing, []string{"undecided offer"}},
		"long term, model not known":      {"", validity("P145M"), []string{"undecided offer"}},
		"term in range, model not known":  {"", validity("P60M"), nil},
		"neither model nor product known": {"", validity("P144M"), []string{"undecided offer, product"}},
		"model known":                     {"{" + model + "}", validity("P145M"), []string{"warning /0/DetailsDocument/Terms/0/AgreementDuration"}},
		"another model":                   {"{" + strings.Replace(model, "Contract", "Usage", 1) + "}", validity("P145M"), nil},
		"no pricing or validity set":      {"{" + stored + "," + model + "}", change("UpdateInformation", "offer-1", `{"Name": "x"}`), nil},
	} {
		t.Run(name, func(t *testing.T) { expect(t, found(t, row, test.facts, test.change), test.want...) })
	}
}

func TestGranularityOfAgreement(t *testing.T) {
	const row = "UpdatePricingTerms/INVALID_AGREEMENT_DURATION/2"
	for name, test := range map[string]struct {
		product, model, duration string
		terms                    []string
		want                     string
	}{
		"days":                {"AmiProduct", "Usage", "P365D", []string{usage("m")}, ""},
		"weeks":               {"AmiProduct", "Usage", "P52W", []string{usage("m")}, ""},
		"a whole fraction":    {"AmiProduct", "Usage", "P1.0W", []string{usage("m")}, ""},
		"months":              {"AmiProduct", "Usage", "P12M", []string{usage("m")}, "error"},
		"a year":              {"ContainerProduct", "Usage", "P1Y", []string{usage("m")}, "error"},
		"months and days":     {"ContainerProduct", "Usage", "P1M1D", []string{usage("m")}, "error"},
		"hours are no days":   {"AmiProduct", "Usage", "PT24H", []string{usage("m")}, "error"},
		"days and hours":      {"AmiProduct", "Usage", "P364DT24H", []string{usage("m")}, "error"},
		"half a day":          {"AmiProduct", "Usage", "P0.5D", []string{usage("m")}, "error"},
		"both kinds":          {"AmiProduct", "Usage", "P12M", []string{usage("b")}, "error"},
		"entitled":            {"AmiProduct", "Usage", "P12M", []string{usage("e")}, ""},
		"metered upfront":     {"AmiProduct", "Usage", "P12M", []string{upfront([]string{"P365D"}, "e", "m")}, "error"},
		"metered, then not":   {"AmiProduct", "Usage", "P12M", []string{upfront([]string{"P365D"}, "m", "e")}, "error"},
		"metered grant":       {"AmiProduct", "Usage", "P12M", []string{usage("e"), fixed("P365D", "m")}, "error"},
		"metered trial alone": {"AmiProduct", "Usage", "P12M", []string{usage("e"), trial("P7D")}, ""},
		"no such dimension":   {"AmiProduct", "Usage", "P12M", []string{usage("x")}, ""},
		"a contract":          {"AmiProduct", "Contract", "P12M", []string{upfront([]string{"P365D"}, "m")}, ""},
		"SaaS":                {"SaaSProduct", "Usage", "P12M", []string{usage("m")}, ""},
		"product not known":   {"", "Usage", "P12M", []string{usage("m")}, "undecided product"},
		"days on any product": {"", "Usage", "P365D", []string{usage("m")}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := found(t, row, productOf(test.product, ""), makeOffer, pricing(test.model, test.terms...), validity(`"AgreementDuration": "`+test.duration+`"`))
			expectAt(t, got, test.want, "/1/DetailsDocument/Terms")
		})
	}

	noDimensions := `{"Entities": [{"EntityType": "AmiProduct@1.0", "EntityIdentifier": "prod-1@1", "DetailsDocument": {}}]}`
	expect(t, found(t, row, noDimensions, makeOffer, pricing("Usage", usage("m")), validity(`"AgreementDuration": "P12M"`)), "undecided product")
	onlyValidity := change("UpdateValidityTerms", "offer-1", `{"Terms": [{"Type": "ValidityTerm", "AgreementDuration": "P12M"}]}`)
	expect(t, found(t, row, "", onlyValidity), "undecided offer, product")
	hidden := `{"OfferFacts": [{"OfferId": "offer-1", "PricingModel": "Usage"}], "Entities": [{"EntityType": "AmiProduct@1.0", "EntityIdentifier": "prod-1@1", "DetailsDocument": {}},
		{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@2", "NotKnown": ["PricingTerms"], "DetailsDocument": {"ProductId": "prod-1"}}]}`
	expect(t, found(t, row, hidden, onlyValidity), "undecided offer")
	stored := strings.Replace(productOf("AmiProduct", ""), `"Entities": [`, `"OfferFacts": [{"OfferId": "offer-1", "PricingModel": "Usage"}], "Entities": [
		{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@2", "DetailsDocument": {"ProductId": "prod-1", "Terms": [`+usage("m")+`]}},`, 1)
	expect(t, found(t, row, stored, onlyValidity), "warning /0/DetailsDocument/Terms/0/AgreementDuration")
}

// expectAt wants nothing for "", or an open row, or a finding of a severity at
// a place.
func expectAt(t *testing.T, got []string, want, at string) {
	t.Helper()
	switch {
	case want == "":
		expect(t, got)
	case strings.HasPrefix(want, "undecided"):
		expect(t, got, want)
	default:
		expect(t, got, want+" "+at)
	}
}

// As of 2024-05-01, with an offer until 2024-05-31: 30 days.
func TestAgreementOutlastsTerms(t *testing.T) {
	const row = "UpdateValidityTerms/INVALID_AGREEMENT_DURATION/1"
	for name, test := range map[string]struct {
		product, duration, until string
		term                     string
		want, days               string
	}{
		"one day short":             {"AmiProduct", "P394D", "2024-05-31", fixed("P365D", "m"), "error", "395"},
		"equal":                     {"AmiProduct", "P395D", "2024-05-31", fixed("P365D", "m"), "warning", "396"},
		"one day more":              {"AmiProduct", "P396D", "2024-05-31", fixed("P365D", "m"), "", ""},
		"one day later":             {"AmiProduct", "P395D", "2024-06-01", fixed("P365D", "m"), "error", "396"},
		"container":                 {"ContainerProduct", "P394D", "2024-05-31", fixed("P365D", "m"), "error", "395"},
		"SaaS":                      {"SaaSProduct", "P1D", "2024-05-31", fixed("P365D", "m"), "", ""},
		"product not known":         {"", "P394D", "2024-05-31", fixed("P365D", "m"), "undecided product", ""},
		"enough on any product":     {"", "P396D", "2024-05-31", fixed("P365D", "m"), "", ""},
		"the longest selector":      {"AmiProduct", "P59D", "2024-05-31", upfront([]string{"P7D", "P30D", "P14D"}, "m"), "error", "60"},
		"the longest of two terms":  {"AmiProduct", "P59D", "2024-05-31", fixed("P7D", "m") + "," + upfront([]string{"P30D"}, "m"), "error", "60"},
		"the other one":             {"AmiProduct", "P59D", "2024-05-31", upfront([]string{"P7D"}, "m") + "," + fixed("P30D", "m"), "error", "60"},
		"equal to the longest":      {"AmiProduct", "P60D", "2024-05-31", upfront([]string{"P7D", "P30D", "P14D"}, "m"), "warning", "61"},
		"no duration in the term":   {"AmiProduct", "P1D", "2024-05-31", fixed("", "m"), "", ""},
		"no term with a duration":   {"AmiProduct", "P1D", "2024-05-31", usage("m"), "", ""},
		"trials do not count":       {"AmiProduct", "P1D", "2024-05-31", trial("P31D"), "", ""},
		"ends today":                {"AmiProduct", "P364D", "2024-05-01", fixed("P365D", "m"), "error", "365"},
		"ends today, equal":         {"AmiProduct", "P365D", "2024-05-01", fixed("P365D", "m"), "warning", "366"},
		"nobody can accept it":      {"AmiProduct", "P1D", "2024-04-30", fixed("P365D", "m"), "", ""},
		"weeks":                     {"AmiProduct", "P5W", "2024-05-31", fixed("P1W", "m"), "error", "37"},
		"weeks, enough":             {"AmiProduct", "P6W", "2024-05-31", fixed("P1W", "m"), "", ""},
		"hours":                     {"AmiProduct", "P36DT23H", "2024-05-31", fixed("P7D", "m"), "error", "37"},
		"hours, enough":             {"AmiProduct", "P36DT24H", "2024-05-31", fixed("P7D", "m"), "warning", "38"},
		"months of both":            {"AmiProduct", "P12M", "2024-05-02", fixed("P1Y", "e"), "error", "366"},
		"months of both, equal":     {"AmiProduct", "P12M", "2024-05-01", fixed("P1Y", "e"), "warning", "366"},
		"a month may have 31 days":  {"AmiProduct", "P13M", "2024-06-01", fixed("P12M", "e"), "warning", "397"},
		"but not 32":                {"AmiProduct", "P13M", "2024-06-02", fixed("P12M", "e"), "error", "397"},
		"a month may have 28 days":  {"AmiProduct", "P58D", "2024-05-31", fixed("P1M", "e"), "", ""},
		"but not 27":                {"AmiProduct", "P57D", "2024-05-31", fixed("P1M", "e"), "error", "60"},
		"months against days":       {"AmiProduct", "P1M", "2024-05-31", fixed("P1D", "e"), "warning", "32"},
		"months against days, more": {"AmiProduct", "P1M", "2024-05-31", fixed("P2D", "e"), "error", "32"},
	} {
		t.Run(name, func(t *testing.T) {
			facts := productOf(test.product, "")
			changes := []string{makeOffer, pricing("Contract", test.term), validity(`"AgreementDuration": "` + test.duration + `"`), availableUntil(test.until)}
			expectAt(t, found(t, row, facts, changes...), test.want, "/2/DetailsDocument/Terms/0/AgreementDuration")
			if test.days != "" {
				want := "Provide AgreementDuration that is greater than or equal to " + test.days + " days."
				if got := messageOf(t, row, facts, changes...); got != want {
					t.Errorf("message is %q, want %q", got, want)
				}
			}
		})
	}

	facts := productOf("AmiProduct", "")
	short := validity(`"AgreementDuration": "P30D"`)
	expect(t, found(t, row, facts, makeOffer, pricing("Usage", fixed("P365D", "m")), short)) // no AvailabilityEndDate
	expect(t, found(t, row, facts, makeOffer, short, availableUntil("2024-05-31")))          // no pricing terms
	expect(t, found(t, row, facts, makeOffer, pricing("Usage", fixed("P365D", "m")), availableUntil("2024-05-31")))

	stored := `{"Entities": [
		{"EntityType": "AmiProduct@1.0", "EntityIdentifier": "prod-1@1", "DetailsDocument": {}},
		{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@2", "DetailsDocument": {"ProductId": "prod-1", "Terms": [
			{"Type": "ValidityTerm", "AgreementDuration": "P395D"}, ` + fixed("P365D", "m") + `]}}]}`
	prolonged := change("UpdateAvailability", "offer-1", `{"AvailabilityEndDate": "2024-06-01"}`)
	expect(t, found(t, row, stored, prolonged), "warning /0/DetailsDocument/AvailabilityEndDate")
	expect(t, found(t, row, "", prolonged), "undecided offer, product")
	odd := strings.Replace(strings.Replace(stored, "P365D", "a year", 1), "P395D", "P1D", 1)
	expect(t, found(t, row, odd, prolonged))

	// Of two that end on one day the first is named.
	got := detailsOf(t, row, facts, makeOffer, pricing("Contract", upfront([]string{"P7D", "P1W"}, "m")), validity(`"AgreementDuration": "P30D"`), availableUntil("2024-05-31"))
	expect(t, got, "AgreementDuration is P30D; today is 2024-05-01, the offer can be accepted up to AvailabilityEndDate 2024-05-31, and its longest pricing term then lasts P7D more; give 38 days or more, or an earlier AvailabilityEndDate")
}

// The rows of FixedUpfrontPricingTerm and of the selectors that compare a
// duration with the dates of the agreement.
func TestDurationBetweenDates(t *testing.T) {
	const fixedRow, selectorRow = "UpdatePricingTerms/INVALID_DURATION/2", "UpdatePricingTerms/INVALID_SELECTOR_DURATION_VALUE/6"
	for _, test := range []struct {
		start, end, duration string
		matches              bool
	}{
		{"2024-06-01", "2025-05-31", "P12M", true},  // the end day counts
		{"2024-06-01", "2025-06-01", "P12M", true},  // or it does not
		{"2024-06-01", "2025-05-30", "P12M", false}, // one day less
		{"2024-06-01", "2025-06-02", "P12M", false}, // one day more
		{"2024-06-01", "2025-05-31", "P1Y", true},
		{"2024-06-01", "2025-05-31", "P365D", true},
		{"2024-06-01", "2025-05-31", "P364D", true},
		{"2024-06-01", "2025-05-31", "P366D", false},
		{"2024-06-01", "2025-05-31", "P363D", false},
		{"2024-06-01", "2025-05-31", "P52W", true}, // 364 days
		{"2024-06-01", "2025-05-31", "P51W", false},
		{"2024-06-01", "2025-05-31", "PT8760H", true},
		{"2024-06-01", "2025-05-31", "P364DT12H", false},
		{"2024-06-01", "2025-05-31", "P364.5D", false},
		{"2024-06-01", "2025-11-30", "P1.5Y", true},
		// Leap days.
		{"2027-06-01", "2028-05-31", "P366D", true},
		{"2027-06-01", "2028-05-31", "P364D", false},
		{"2028-02-29", "2029-02-28", "P1Y", true},
		{"2028-02-29", "2029-02-27", "P1Y", true},
		{"2028-02-29", "2029-03-01", "P1Y", false},
		// Ends of months.
		{"2024-08-31", "2024-09-30", "P1M", true},
		{"2024-08-31", "2024-09-29", "P1M", true},
		{"2024-08-31", "2024-10-01", "P1M", false},
		{"2025-01-31", "2025-02-28", "P1M", true},
		{"2025-01-31", "2025-03-01", "P1M", false},
		{"2024-06-01", "2024-06-01", "P1D", true},
		{"2024-06-01", "2024-06-01", "P2D", true}, // whatever it is, the dates are what is wrong
		{"2024-06-02", "2024-06-01", "P2D", true},
		{"9999-12-30", "9999-12-31", "P2D", false}, // past the last day that there is
		{"9999-12-30", "9999-12-31", "P1D", true},
	} {
		t.Run(test.duration+" "+test.start+" "+test.end, func(t *testing.T) {
			dates := validity(fmt.Sprintf(`"AgreementStartDate": %q, "AgreementEndDate": %q`, test.start, test.end))
			want := []string{"error /1/DetailsDocument/Terms/0/Duration"}
			if test.matches {
				want = nil
			}
			expect(t, found(t, fixedRow, "", makeOffer, pricing("Contract", fixed(test.duration, "e")), dates), want...)
			if !test.matches {
				want = []string{"error /1/DetailsDocument/Terms/0/RateCards/0/Selector/Value"}
			}
			expect(t, found(t, selectorRow, "", makeOffer, pricing("Contract", upfront([]string{test.duration}, "e")), dates), want...)
		})
	}
}

func TestDurationWithoutDates(t *testing.T) {
	const fixedRow, selectorRow = "UpdatePricingTerms/INVALID_DURATION/2", "UpdatePricingTerms/INVALID_SELECTOR_DURATION_VALUE/6"
	const year = `"AgreementStartDate": "2024-06-01", "AgreementEndDate": "2025-05-31"`
	stored := func(members string) string {
		return `{"Entities": [{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@2", "DetailsDocument": {"ProductId": "prod-1", "Terms": [` + members + `]}}]}`
	}
	setPricing := func(term string) string {
		return change("UpdatePricingTerms", "offer-1", `{"PricingModel": "Contract", "Terms": [`+term+`]}`)
	}
	setValidity := change("UpdateValidityTerms", "offer-1", `{"Terms": [{"Type": "ValidityTerm", `+year+`}]}`)
	for name, test := range map[string]struct {
		row, facts string
		changes    []string
		want       []string
	}{
		"only an end":           {fixedRow, "", []string{makeOffer, pricing("Contract", fixed("P1M", "e")), validity(`"AgreementEndDate": "2025-05-31"`)}, nil},
		"only a start":          {fixedRow, "", []string{makeOffer, pricing("Contract", fixed("P1M", "e")), validity(`"AgreementStartDate": "2025-05-31"`)}, nil},
		"no validity term":      {selectorRow, "", []string{makeOffer, pricing("Contract", upfront([]string{"P1M"}, "e"))}, nil},
		"no duration":           {fixedRow, "", []string{makeOffer, pricing("Contract", fixed("", "e")), validity(year)}, nil},
		"selectors, other row":  {fixedRow, "", []string{makeOffer, pricing("Contract", upfront([]string{"P1M"}, "e")), validity(year)}, nil},
		"fixed, other row":      {selectorRow, "", []string{makeOffer, pricing("Contract", fixed("P1M", "e")), validity(year)}, nil},
		"each selector":         {selectorRow, "", []string{makeOffer, pricing("Contract", upfront([]string{"P1M", "P12M", "P24M"}, "e")), validity(year)}, []string{"error /1/DetailsDocument/Terms/0/RateCards/0/Selector/Value", "error /1/DetailsDocument/Terms/0/RateCards/2/Selector/Value"}},
		"validity not known":    {fixedRow, "", []string{setPricing(fixed("P1M", "e"))}, []string{"undecided offer"}},
		"selectors, not known":  {selectorRow, "", []string{setPricing(upfront([]string{"P1M"}, "e"))}, []string{"undecided offer"}},
		"nothing to compare":    {fixedRow, "", []string{setPricing(fixed("", "e"))}, nil},
		"pricing not known":     {fixedRow, "", []string{setValidity}, []string{"undecided offer"}},
		"stored dates":          {fixedRow, stored(`{"Type": "ValidityTerm", "AgreementStartDate": "2024-06-01T00:00:00Z", "AgreementEndDate": "2025-05-31T23:59:59.999Z"}`), []string{setPricing(fixed("P13M", "e"))}, []string{"error /0/DetailsDocument/Terms/0/Duration"}},
		"stored dates, fine":    {fixedRow, stored(`{"Type": "ValidityTerm", "AgreementStartDate": "2024-06-01T00:00:00Z", "AgreementEndDate": "2025-05-31T23:59:59.999Z"}`), []string{setPricing(fixed("P12M", "e"))}, nil},
		"stored dates unread":   {fixedRow, stored(`{"Type": "ValidityTerm", "AgreementStartDate": 1717200000, "AgreementEndDate": "soon"}`), []string{setPricing(fixed("P13M", "e"))}, nil},
		"stored duration":       {fixedRow, stored(fixed("P13M", "e")), []string{setValidity}, []string{"warning /0/DetailsDocument/Terms/0"}},
		"stored selector":       {selectorRow, stored(upfront([]string{"P13M"}, "e")), []string{setValidity}, []string{"warning /0/DetailsDocument/Terms/0"}},
		"stored duration, fine": {fixedRow, stored(fixed("P12M", "e")), []string{setValidity}, nil},
	} {
		t.Run(name, func(t *testing.T) { expect(t, found(t, test.row, test.facts, test.changes...), test.want...) })
	}
}

func TestGranularityOfFixedUpfront(t *testing.T) {
	const row = "UpdatePricingTerms/INVALID_DURATION/4"
	for name, test := range map[string]struct {
		product, duration string
		keys              []string
		want              string
	}{
		"days":               {"AmiProduct", "P365D", []string{"m"}, ""},
		"weeks":              {"AmiProduct", "P52W", []string{"m"}, ""},
		"months":             {"AmiProduct", "P12M", []string{"m"}, "error"},
		"container":          {"ContainerProduct", "P1Y", []string{"m"}, "error"},
		"hours":              {"AmiProduct", "PT24H", []string{"m"}, "error"},
		"no duration":        {"AmiProduct", "", []string{"m"}, ""},
		"entitled":           {"AmiProduct", "P12M", []string{"e"}, ""},
		"one entitled":       {"AmiProduct", "P12M", []string{"m", "e"}, ""},
		"one of both kinds":  {"AmiProduct", "P12M", []string{"m", "b"}, ""},
		"one not there":      {"AmiProduct", "P12M", []string{"m", "x"}, "error"},
		"none there":         {"AmiProduct", "P12M", []string{"x"}, ""},
		"SaaS":               {"SaaSProduct", "P12M", []string{"m"}, ""},
		"product not known":  {"", "P12M", []string{"m"}, "undecided product"},
		"days on any":        {"", "P365D", []string{"m"}, ""},
		"professional":       {"ProfessionalServicesProduct", "P12M", []string{"m"}, ""},
		"hours beside a day": {"AmiProduct", "P1DT1H", []string{"m"}, "error"},
	} {
		t.Run(name, func(t *testing.T) {
			got := found(t, row, productOf(test.product, ""), makeOffer, pricing("Usage", fixed(test.duration, test.keys...)))
			expectAt(t, got, test.want, "/1/DetailsDocument/Terms/0/Duration")
		})
	}
	noDimensions := `{"Entities": [{"EntityType": "AmiProduct@1.0", "EntityIdentifier": "prod-1@1", "DetailsDocument": {}}]}`
	expect(t, found(t, row, noDimensions, makeOffer, pricing("Usage", fixed("P12M", "m"))), "undecided product")
	expect(t, found(t, row, factsOfDimensions("AmiProduct", "m1", "n1"), makeOffer, pricing("Usage", fixed("P12M", "m1", "n1")))) // n1 is of neither kind
}

func TestFixedDurationGiven(t *testing.T) {
	const row, at = "UpdatePricingTerms/MISSING_DURATION/1", "/1/DetailsDocument/Terms/0/Duration"
	none, year := "", validity(`"AgreementDuration": "P12M"`)
	for name, test := range map[string]struct {
		product  string
		duration string
		validity string
		release  bool
		want     string
	}{
		"draft":                           {"SaaSProduct", "", none, false, "warning"},
		"being released":                  {"SaaSProduct", "", none, true, "error"},
		"with a duration":                 {"SaaSProduct", "P12M", none, true, ""},
		"with a ValidityTerm":             {"SaaSProduct", "", year, true, ""},
		"on AMI with a ValidityTerm":      {"AmiProduct", "", year, true, "warning"},
		"on containers, draft":            {"ContainerProduct", "", year, false, "warning"},
		"on AMI without":                  {"AmiProduct", "", none, true, "error"},
		"on AMI with a duration":          {"AmiProduct", "P365D", none, true, ""},
		"product not known, draft":        {"", "", none, false, "warning"},
		"product not known":               {"", "", none, true, "error"},
		"product not known, ValidityTerm": {"", "", year, true, "undecided product"},
	} {
		t.Run(name, func(t *testing.T) {
			changes := []string{makeOffer, pricing("Contract", fixed(test.duration, "e"))}
			if test.validity != "" {
				changes = append(changes, test.validity)
			}
			if test.release {
				changes = append(changes, release)
			}
			expectAt(t, found(t, row, productOf(test.product, ""), changes...), test.want, at)
		})
	}

	stored := func(state, terms string) string {
		return `{"Entities": [{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@2", "DetailsDocument": {"ProductId": "prod-1", "State": "` + state + `", "Terms": [` + terms + `]}}]}`
	}
	set := change("UpdatePricingTerms", "offer-1", `{"PricingModel": "Contract", "Terms": [`+fixed("", "e")+`]}`)
	const here = "/0/DetailsDocument/Terms/0/Duration"
	expect(t, found(t, row, "", set), "undecided offer, product")
	expect(t, found(t, row, stored("Released", ""), set), "error "+here)
	expect(t, found(t, row, stored("Draft", ""), set), "warning "+here)
	expect(t, found(t, row, stored("Released", `{"Type": "ValidityTerm", "AgreementDuration": "P12M"}`), set), "undecided product")
	noValidity := change("UpdateValidityTerms", "offer-1", `{"Terms": []}`)
	expect(t, found(t, row, "", set, noValidity), "warning "+here) // draft or not, it is at least that
	// A Duration that a stored term lacks does not count.
	expect(t, found(t, row, stored("Released", fixed("", "e")), change("ReleaseOffer", "offer-1", `{}`)))
}
