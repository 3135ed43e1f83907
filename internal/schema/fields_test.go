package schema_test

import (
	"fmt"
	"slices"
	"strings"
)

// A field is one member of the details of a change type, and what it takes.
type field struct {
	row      string            // the row of the field, without the change type
	path     string            // of the member in the details
	details  string            // with @ instead of the member
	good     []string          // values that are fine
	unusual  []string          // values that are worth a warning
	bad      []string          // values that are an error, once, at the member
	items    map[string]string // lists with an item that is an error, and which
	optional bool              // whether the member may be left out
	left     string            // what is found when it is left out, where that is not the member
}

// The details that the fields stand in.
const (
	rates = `{"PricingModel": "Usage", "Terms": [{"Type": "UsageBasedPricingTerm", "CurrencyCode": "USD", ` +
		`"RateCards": [{"RateCard": [{"DimensionKey": "m5.large", "Price": "0.12"}, {"DimensionKey": "m5.xlarge", "Price": "0.24"}]}]}]}`
	contract = `{"PricingModel": "Contract", "Terms": [{"Type": "ConfigurableUpfrontPricingTerm", "CurrencyCode": "USD", ` +
		`"RateCards": [{"Selector": {"Type": "Duration", "Value": "P12M"}, "RateCard": [{"DimensionKey": "seat", "Price": "120"}], ` +
		`"Constraints": {"MultipleDimensionSelection": "Allowed", "QuantityConfiguration": "Allowed"}}]}]}`
	fixed        = `{"PricingModel": "Contract", "Terms": [{"Type": "FixedUpfrontPricingTerm", "CurrencyCode": "USD", "Price": "0", "Grants": [{"DimensionKey": "seat", "MaxQuantity": 10}]}]}`
	trial        = `{"PricingModel": "Free", "Terms": [{"Type": "FreeTrialPricingTerm", "Duration": "P30D", "Grants": [{"DimensionKey": "seat", "MaxQuantity": 10}]}]}`
	recurring    = `{"PricingModel": "Usage", "Terms": [{"Type": "RecurringPaymentTerm", "CurrencyCode": "USD", "BillingPeriod": "Monthly", "Price": "100.0"}]}`
	schedule     = `{"Terms": [{"Type": "PaymentScheduleTerm", "CurrencyCode": "USD", "Schedule": [{"ChargeDate": "2024-10-01", "ChargeAmount": "500.00"}]}]}`
	customEula   = `{"Terms": [{"Type": "LegalTerm", "Documents": [{"Type": "CustomEula", "Url": "https://bucket.s3.amazonaws.com/eula.pdf"}]}]}`
	standardEula = `{"Terms": [{"Type": "LegalTerm", "Documents": [{"Type": "StandardEula", "Version": "2022-07-14"}]}]}`
)

// with is a document with @ instead of one of its members.
func with(document, member string) string {
	if strings.Count(document, member) != 1 {
		panic(fmt.Sprintf("%s stands %d times in %s", member, strings.Count(document, member), document))
	}
	return strings.Replace(document, member, "@", 1)
}

// Values of a wrong type for a string, a list, an object, an integer.
var (
	noString  = []string{"null", "true", "5", "[]", "{}", `["P1M"]`, `{"Value": {"Type": 5}}`}
	noList    = []string{"null", "false", "0", `""`, `"x"`, "{}", `{"0": {"Type": 5}}`}
	noObject  = []string{"null", "false", "0", `"x"`, "[]", `[{"Type": 5}]`}
	noInteger = []string{"null", "true", `"10"`, `""`, "[]", "{}", "[1]"}
)

// lengths gives strings of the least and the most characters, and some outside.
// Characters of several bytes count as one.
func lengths(most int) (good, bad []string) {
	good = []string{`"x"`, quoted(most, "y"), quoted(most, "ü"), quoted(most, "漢"), quoted(most, "😀"), quoted(most, `\ud83d\ude00`)}
	bad = []string{`""`, quoted(most+1, "y"), quoted(most+1, "ü"), quoted(most+1, "😀")}
	return good, append(bad, noString...)
}

func quoted(n int, character string) string { return `"` + strings.Repeat(character, n) + `"` }

// oneOf gives the words, and near misses of the first.
func oneOf(words ...string) (good, bad []string) {
	for _, word := range words {
		good = append(good, `"`+word+`"`)
	}
	first := words[0]
	bad = []string{`""`, `" ` + first + `"`, `"` + first + ` "`, `"` + first[1:] + `"`, `"` + first + `s"`}
	for _, cased := range []string{strings.ToLower(first), strings.ToUpper(first)} {
		if cased != first {
			bad = append(bad, `"`+cased+`"`)
		}
	}
	return good, append(bad, noString...)
}

// prices gives decimals of up to some places, and what is none.
func prices(places int) (good, bad []string) {
	nines := strings.Repeat("9", places)
	good = []string{`"0"`, `"0.0"`, `"00"`, `"007.50"`, `"1"`, `"0.` + nines + `"`, `"0.` + nines[1:] + `0"`, `"` + strings.Repeat("9", 10_000) + `.` + nines + `"`, `"\u0031"`}
	bad = []string{`""`, `" "`, `"0.` + nines + `9"`, `"0.` + nines + `0"`, `"1."`, `".5"`, `"."`, `"-1"`, `"-0"`, `"+1"`, `"1e2"`, `"1E2"`, `" 1"`, `"1 "`, `"1\n"`,
		`"1,000"`, `"1,5"`, `"1_000"`, `"1'000"`, `"1 000"`, `"$1"`, `"1 USD"`, `"0x10"`, `"NaN"`, `"Infinity"`, `"1.2.3"`, `"１"`, `"٣"`, `"1.٣"`,
		"0", "12.5", "-0", "1e999999999", "1e-999999999", strings.Repeat("9", 10_000)}
	return good, append(bad, noString...)
}

func whole() (good, bad []string) {
	good = []string{"1", "10", "10.0", "1.000", "1e3", "1E+3", "1.5e1", "100e-2", "1e999999999", strings.Repeat("9", 10_000), "1" + strings.Repeat("0", 100) + "e-100"}
	bad = []string{"0", "-0", "0.0", "0e5", "0e999999999", "-1", "-10.0", "-1e999999999", "1.5", "0.5", "1e-1", "10e-2", "1e-999999999", "10.000000000000000000000000001", "-" + strings.Repeat("9", 10_000)}
	return good, append(bad, noInteger...)
}

func dates() (good, bad []string) {
	good = []string{`"2024-05-31"`, `"2024-02-29"`, `"2000-02-29"`, `"0001-01-01"`, `"9999-12-31"`, `"1970-01-01"`}
	bad = []string{`""`, `"2023-02-29"`, `"1900-02-29"`, `"2024-04-31"`, `"2024-13-01"`, `"2024-00-10"`, `"2024-01-00"`, `"2024-01-32"`, `"0000-01-01"`, `"10000-01-01"`,
		`"2024-5-31"`, `"24-05-31"`, `"20240531"`, `"2024/05/31"`, `"31-05-2024"`, `"05-31-2024"`, `"2024-05-31 "`, `" 2024-05-31"`, `"2024-05-31T00:00:00Z"`, `"2024-05"`, `"-2024-05-31"`, `"+2024-05-31"`,
		`"２０２４-05-31"`, "20240531", "2024"}
	return good, append(bad, noString...)
}

func durations() (good, unusual, bad []string) {
	good = []string{`"P1Y"`, `"P12M"`, `"P30D"`, `"P1Y6M"`, `"P1Y2M3D"`, `"P1Y10D"`, `"P0D"`, `"P0012M"`, `"P99999999999999999999M"`}
	unusual = []string{`"P4W"`, `"PT24H"`, `"P1DT12H"`, `"PT1H2M3S"`, `"P1.5Y"`, `"P0,5M"`, `"P1.5W"`, `"PT0.5S"`, `"P1.0M"`}
	bad = []string{`""`, `"P"`, `"PT"`, `"P1YT"`, `"1Y"`, `"P1"`, `"12M"`, `"p12m"`, `"P12m"`, `"-P1M"`, `"+P1M"`, `"P-1M"`, `"P+1M"`, `" P1M"`, `"P1M "`, `"P 1M"`,
		`"P1M1Y"`, `"P1D1D"`, `"P1W1D"`, `"P1Y1W"`, `"P1WT1H"`, `"P1H"`, `"PT1D"`, `"P.5M"`, `"P1.M"`, `"P1.5Y1M"`, `"P1.5DT1H"`, `"P0001-02-03"`, `"P1Y/2024"`, `"P１M"`, `"12 months"`, "12"}
	return good, unusual, append(bad, noString...)
}

// List gives a list of n items.
func list(n int, item string) string {
	return "[" + strings.TrimSuffix(strings.Repeat(item+", ", n), ", ") + "]"
}

// wrongItems are lists of two in which the second is of a wrong type.
func wrongItems(good string, wrong ...string) map[string]string {
	m := map[string]string{}
	for _, item := range wrong {
		m["["+good+", "+item+"]"] = "/1"
	}
	return m
}

// fieldsOf are the fields of a change type.
func fieldsOf(changeType string) []field {
	fields := map[string]func() []field{
		"CreateOffer": createOffer, "CreateReplacementOffer": createReplacementOffer, "UpdateInformation": updateInformation,
		"UpdateTargeting": updateTargeting, "UpdateSupportTerms": updateSupportTerms, "UpdateLegalTerms": updateLegalTerms,
		"UpdatePricingTerms": updatePricingTerms, "UpdateAvailability": updateAvailability, "UpdateValidityTerms": updateValidityTerms,
		"UpdatePaymentScheduleTerms": updatePaymentScheduleTerms, "UpdateRenewalTerms": updateRenewalTerms,
		"ReleaseOffer": func() []field { return nil }, // its details have none
	}
	return fields[changeType]()
}

func name(details string) field {
	good, bad := lengths(150)
	return field{row: "Name", path: "/Name", details: details, optional: true,
		good: append(good, `"Größe / 漢字 & 100%"`, `" "`), bad: append(bad, `"a<b"`, `"a>b"`, `"a\\b"`, `"\u003c"`)}
}

func createOffer() []field {
	good, bad := lengths(50)
	return []field{
		{row: "ProductId", path: "/ProductId", details: `{@}`, good: append(good, `"prod-1@"`, `"prod@latest"`, `"@1"`), unusual: []string{`"prod-1@1"`, `"prod-1@23"`},
			bad: append(bad, `"prod-<1>"`, `"prod>1"`, `"prod\\1"`, `"x$`+strings.Repeat("x", 50)+`.Entity.Identity"`)},
		name(`{"ProductId": "prod-1", @}`),
	}
}

func createReplacementOffer() []field {
	good, bad := lengths(64)
	return []field{
		{row: "AgreementId", path: "/AgreementId", details: `{@}`, good: append(good, `"a<b>\\"`), bad: bad},
		name(`{"AgreementId": "agmt-1", @}`),
	}
}

func updateInformation() []field {
	goodNote, badNote := lengths(255)
	models, noModels := oneOf("Contract", "Byol", "Free", "Usage")
	channels, noChannels := oneOf("AwsMarketplace", "External")
	return []field{
		name(`{"Description": "Spring", @}`),
		{row: "Description", path: "/Description", details: `{"Name": "Spring", @}`, optional: true, good: append(goodNote, `"<\\>"`), bad: badNote},
		{row: "PreExistingAgreement", path: "/PreExistingAgreement", details: `{"Name": "Spring", @}`, optional: true,
			good: []string{"null", `{"PricingModel": "Usage", "AcquisitionChannel": "External"}`}, bad: noObject[1:]},
		{row: "PreExistingAgreement.PricingModel", path: "/PreExistingAgreement/PricingModel",
			details: `{"PreExistingAgreement": {"AcquisitionChannel": "External", @}}`, good: models, bad: noModels},
		{row: "PreExistingAgreement.AcquisitionChannel", path: "/PreExistingAgreement/AcquisitionChannel",
			details: `{"PreExistingAgreement": {"PricingModel": "Usage", @}}`, good: channels, bad: append(noChannels, `"AWSMarketplace"`)},
	}
}

func updateTargeting() []field {
	countries := []string{`["US"]`, `["US", "US"]`, `["AD", "SS", "ZW"]`}
	noCountries := map[string]string{
		`["US", "XX"]`: "/1", `["US", "us"]`: "/1", `["USA", "US"]`: "/0", `["UK"]`: "/0", `["EU"]`: "/0", `["AN"]`: "/0", `["US", ""]`: "/1", `["US "]`: "/0", `["840"]`: "/0", `["*"]`: "/0",
		`["US", null]`: "/1", `["US", 5]`: "/1", `["US", ["CA"]]`: "/1", `["US", {"Code": "CA"}]`: "/1",
	}
	accounts := map[string]string{
		`["11112222333"]`: "/0", `["1111222233334"]`: "/0", `["1111-2222-3333"]`: "/0", `["11112222333x"]`: "/0", `[""]`: "/0", `["１11122223333"]`: "/0", `[" 11122223333"]`: "/0", `["-11122223333"]`: "/0",
		`["111122223333", 111122223333]`: "/1", `["111122223333", null]`: "/1", `["111122223333", ["111122223333"]]`: "/1", `["111122223333", {"AwsAccountId": "111122223333"}]`: "/1",
	}
	return []field{
		{row: "NegativeTargeting", path: "/NegativeTargeting", details: `{@}`, optional: true,
			good: []string{`{"CountryCodes": ["US"]}`}, bad: append([]string{"{}"}, noObject...),
			items: map[string]string{`{"BuyerAccounts": ["111122223333"]}`: "/BuyerAccounts", `{"CountryCodes": ["US"], "countryCodes": null}`: "/countryCodes"}},
		{row: "NegativeTargeting.CountryCodes", path: "/NegativeTargeting/CountryCodes", details: `{"NegativeTargeting": {@}}`,
			good: append(countries, list(244, `"US"`)), bad: append([]string{"[]", list(245, `"US"`), `"US"`}, noList...), items: noCountries,
			left: "error NegativeTargeting /NegativeTargeting"},
		{row: "PositiveTargeting", path: "/PositiveTargeting", details: `{@}`, optional: true,
			good: []string{`{"CountryCodes": ["US"]}`, `{"BuyerAccounts": ["111122223333"]}`, `{"BuyerAccounts": ["111122223333"], "CountryCodes": ["US"]}`}, bad: append([]string{"{}"}, noObject...),
			items: map[string]string{`{"Accounts": ["111122223333"]}`: "/Accounts", `{"CountryCodes": ["US"], "": {"": 5}}`: "/"}},
		{row: "PositiveTargeting.BuyerAccounts", path: "/PositiveTargeting/BuyerAccounts", details: `{"PositiveTargeting": {"CountryCodes": ["US"], @}}`, optional: true,
			good: []string{`["111122223333"]`, `["000000000000"]`, list(26, `"111122223333"`)}, bad: append([]string{"[]", list(27, `"111122223333"`), `"111122223333"`}, noList...), items: accounts},
		{row: "PositiveTargeting.CountryCodes", path: "/PositiveTargeting/CountryCodes", details: `{"PositiveTargeting": {"BuyerAccounts": ["111122223333"], @}}`, optional: true,
			good: append(countries, list(244, `"US"`)), bad: append([]string{"[]", list(245, `"US"`)}, noList...), items: noCountries},
	}
}

// termsOf are the fields that the change types with at most one term share;
// members are what the term has beside its Type.
func termsOf(term, members string, mayBeEmpty bool) []field {
	item := `{"Type": "` + term + `"` + members + `}`
	good, bad := oneOf(term)
	f := field{row: "Terms", path: "/Terms", details: `{@}`, good: []string{"[" + item + "]"}, bad: append([]string{"[" + item + ", " + item + "]", item}, noList...),
		items: map[string]string{"[5]": "/0", "[null]": "/0", `["` + term + `"]`: "/0", "[[" + item + "]]": "/0", "[[]]": "/0"}}
	if mayBeEmpty {
		f.good = append(f.good, "[]")
	} else {
		f.bad = append(f.bad, "[]")
	}
	return []field{f,
		{row: "Terms[].Type", path: "/Terms/0/Type", details: `{"Terms": [{"Unknown": 1, @` + members + `}]}`, bad: append(bad, `"PricingTerm"`, `"a.[]b"`, `"Terms[]"`, `":"`)},
		{row: "Terms[].Type", path: "/Terms/0/Type", details: `{"Terms": [{@` + members + `}]}`, good: good},
	}
}

func updateSupportTerms() []field {
	good, bad := lengths(500)
	return append(termsOf("SupportTerm", `, "RefundPolicy": "None."`, true), field{
		row: "Terms[].RefundPolicy", path: "/Terms/0/RefundPolicy", details: `{"Terms": [{"Type": "SupportTerm", @}]}`,
		good: append(good, `"\tNone.\n"`, `"None: <\\>."`, `"\u00a0None."`),
		bad:  append(bad, `" None."`, `"None. "`, `" "`, `"\u0020None."`, `" `+strings.Repeat("x", 500)+`"`)})
}

func updateLegalTerms() []field {
	types, noTypes := oneOf("CustomEula", "StandardEula")
	versions, noVersions := oneOf("2019-04-24", "2022-07-14")
	document := `{"Type": "StandardEula", "Version": "2022-07-14"}`
	return append(termsOf("LegalTerm", `, "Documents": [`+document+`]`, false), []field{
		{row: "Terms[].LegalTerm.Documents", path: "/Terms/0/Documents", details: `{"Terms": [{"Type": "LegalTerm", @}]}`,
			good: []string{"[" + document + "]", list(100, document)}, unusual: []string{"[]"}, bad: append([]string{document}, noList...), items: wrongItems(document, "null", "5", `"StandardEula"`, "[]", "["+document+"]")},
		{row: "Terms[].LegalTerm.Documents[].Type", path: "/Terms/0/Documents/0/Type",
			details: `{"Terms": [{"Type": "LegalTerm", "Documents": [{"Url": "https://example.com/eula.pdf", "Version": "2022-07-14", @}]}]}`, good: types[:1], bad: append(noTypes, `"EnterpriseEula"`)},
		{row: "Terms[].LegalTerm.Documents[].Url", path: "/Terms/0/Documents/0/Url", details: with(customEula, `"Url": "https://bucket.s3.amazonaws.com/eula.pdf"`),
			good: []string{`"https://bucket.s3.amazonaws.com/eula.pdf"`, `"http://example.com"`, `"HTTPS://EXAMPLE.com:8443/a%20b?c=d#e"`, `"https://[2001:db8::1]/eula.pdf"`, `"https://bücher.example/eula.pdf"`, `"https:\/\/example.com\/eula.pdf"`, `"s3://bucket/eula.pdf"`},
			bad: append([]string{`""`, `"eula.pdf"`, `"/eula.pdf"`, `"//example.com/eula.pdf"`, `"www.example.com/eula.pdf"`, `"https://"`, `"https:///eula.pdf"`, `"https:eula.pdf"`, `"https://:443/"`, `"://example.com"`,
				`"https://example.com/a b.pdf"`, `" https://example.com/"`, `"https://example.com/ "`, `"https://example.com/\n"`, `"https://example.com/%zz"`, `"https://[::1/"`, `"https://example.com:port/"`, `"mailto:legal@example.com"`}, noString...)},
		{row: "Terms[].LegalTerm.Documents[].Url", path: "/Terms/0/Documents/0/Url", details: `{"Terms": [{"Type": "LegalTerm", "Documents": [{"Type": "StandardEula", "Version": "2022-07-14", @}]}]}`,
			optional: true, unusual: []string{`""`, `"not a url"`, `"https://bucket.s3.amazonaws.com/eula.pdf"`}, bad: noString},
		{row: "Terms[].LegalTerm.Documents[].Version", path: "/Terms/0/Documents/0/Version", details: with(standardEula, `"Version": "2022-07-14"`), good: versions,
			bad: append(noVersions, `"2022-07-15"`, `"2022-7-14"`, `"2019-04-24T00:00:00Z"`)},
		{row: "Terms[].LegalTerm.Documents[].Version", path: "/Terms/0/Documents/0/Version", optional: true, good: []string{`""`, `"1.0"`}, bad: noString,
			details: `{"Terms": [{"Type": "LegalTerm", "Documents": [{"Type": "CustomEula", "Url": "https://example.com/eula.pdf", @}]}]}`},
	}...)
}

func updatePricingTerms() []field {
	models, noModels := oneOf("Contract", "Byol", "Free", "Usage")
	_, noTypes := oneOf("UsageBasedPricingTerm")
	byol := `{"Type": "ByolPricingTerm"}`
	f := []field{
		{row: "PricingModel", path: "/PricingModel", details: `{"Terms": [], @}`, good: models, bad: noModels},
		{row: "Terms", path: "/Terms", details: `{"PricingModel": "Byol", @}`, good: []string{"[]", "[" + byol + "]", list(20, byol)}, bad: append([]string{byol}, noList...),
			items: wrongItems(byol, "null", "5", `"ByolPricingTerm"`, "[]", "["+byol+"]")},
		{row: "Terms", path: "/Terms/0/Type", details: `{"PricingModel": "Byol", "Terms": [{@}]}`, good: []string{`"ByolPricingTerm"`},
			bad: append(noTypes, `"UsagedBasedPricingTerm"`, `"SupportTerm"`, `"PaymentScheduleTerm"`, `"Terms"`, `"x.[]"`)},
		{row: "Terms", path: "/Terms/0/Type", details: `{"PricingModel": "Usage", "Terms": [{"CurrencyCode": "EUR", "RateCards": 5, @}]}`, bad: noTypes},
	}
	for term, details := range map[string]string{"ConfigurableUpfrontPricingTerm": contract, "FixedUpfrontPricingTerm": fixed, "RecurringPaymentTerm": recurring, "UsageBasedPricingTerm": rates} {
		good, bad := oneOf("USD")
		f = append(f, field{row: "Terms[]." + term + ".CurrencyCode", path: "/Terms/0/CurrencyCode", details: with(details, `"CurrencyCode": "USD"`), good: good, bad: append(bad, `"EUR"`, `"US$"`)})
	}
	return slices.Concat(f, upfrontCards(), ratesOf("ConfigurableUpfrontPricingTerm", contract, `"DimensionKey": "seat"`, `"Price": "120"`, "/0", 3),
		usageCards(), ratesOf("UsageBasedPricingTerm", rates, `"DimensionKey": "m5.xlarge"`, `"Price": "0.24"`, "/1", 8),
		grantsOf("FixedUpfrontPricingTerm", fixed, 200, false), grantsOf("FreeTrialPricingTerm", trial, 800, true), otherPricing())
}

func upfrontCards() []field {
	const term, cards = "Terms[].ConfigurableUpfrontPricingTerm.", "Terms[].ConfigurableUpfrontPricingTerm.RateCards[]."
	allowed, notAllowed := oneOf("Allowed", "Disallowed")
	selectors, noSelectors := oneOf("Duration")
	good, unusual, bad := durations()
	_, card, _ := strings.Cut(contract, `"RateCards": [`)
	card = strings.TrimSuffix(card, "]}]}")
	rate, constraints := `{"DimensionKey": "seat", "Price": "120"}`, `{"MultipleDimensionSelection": "Allowed", "QuantityConfiguration": "Allowed"}`
	return []field{
		{row: term + "RateCards", path: "/Terms/0/RateCards", details: with(contract, `"RateCards": [`+card+`]`), good: []string{"[" + card + "]", list(5, card)},
			bad: append([]string{"[]", list(6, card), card}, noList...), items: wrongItems(card, "null", "5", `"P12M"`, "[]", "["+card+"]")},
		{row: cards + "Constraints", path: "/Terms/0/RateCards/0/Constraints", details: with(contract, `"Constraints": `+constraints), good: []string{constraints}, bad: append(noObject, `"Allowed"`)},
		{row: cards + "Constraints.MultipleDimensionSelection", path: "/Terms/0/RateCards/0/Constraints/MultipleDimensionSelection",
			details: with(contract, `"MultipleDimensionSelection": "Allowed"`), good: allowed, bad: append(notAllowed, "false", `"Dissallowed"`)},
		{row: cards + "Constraints.QuantityConfiguration", path: "/Terms/0/RateCards/0/Constraints/QuantityConfiguration",
			details: with(contract, `"QuantityConfiguration": "Allowed"`), good: allowed, bad: notAllowed},
		{row: cards + "RateCard", path: "/Terms/0/RateCards/0/RateCard", details: with(contract, `"RateCard": [`+rate+`]`), good: []string{"[" + rate + "]", list(800, rate)},
			bad: append([]string{"[]", list(801, rate), rate}, noList...), items: wrongItems(rate, "null", "5", `"seat"`, "[]", "["+rate+"]")},
		{row: cards + "Selector", path: "/Terms/0/RateCards/0/Selector", details: with(contract, `"Selector": {"Type": "Duration", "Value": "P12M"}`),
			good: []string{`{"Type": "Duration", "Value": "P1M"}`}, bad: append(noObject, `"P12M"`)},
		{row: cards + "Selector.Type", path: "/Terms/0/RateCards/0/Selector/Type", details: with(contract, `"Type": "Duration"`), good: selectors, bad: append(noSelectors, `"Quantity"`)},
		{row: cards + "Selector.Value", path: "/Terms/0/RateCards/0/Selector/Value", details: with(contract, `"Value": "P12M"`), good: good, unusual: unusual, bad: bad},
	}
}

func usageCards() []field {
	const term = "Terms[].UsageBasedPricingTerm."
	rate := `{"DimensionKey": "m5.large", "Price": "0.12"}`
	card := `{"RateCard": [` + rate + `]}`
	return []field{
		{row: term + "RateCards", path: "/Terms/0/RateCards", details: `{"PricingModel": "Usage", "Terms": [{"Type": "UsageBasedPricingTerm", "CurrencyCode": "USD", @}]}`, good: []string{"[" + card + "]"},
			bad: append([]string{"[]", list(2, card), card}, noList...), items: map[string]string{"[null]": "/0", "[5]": "/0", `["x"]`: "/0", "[[]]": "/0", "[[" + card + "]]": "/0"}},
		{row: term + "RateCards[].RateCard", path: "/Terms/0/RateCards/0/RateCard", details: `{"PricingModel": "Usage", "Terms": [{"Type": "UsageBasedPricingTerm", "CurrencyCode": "USD", "RateCards": [{@}]}]}`,
			good: []string{"[" + rate + "]", list(800, rate)}, bad: append([]string{"[]", list(801, rate), rate}, noList...), items: wrongItems(rate, "null", "5", `"m5.large"`, "[]", "["+rate+"]")},
	}
}

// ratesOf are the fields of a rate.
func ratesOf(term, details, key, price, index string, places int) []field {
	row, path := "Terms[]."+term+".RateCards[].RateCard[].", "/Terms/0/RateCards/0/RateCard"+index
	goodKeys, badKeys := lengths(100)
	goodPrices, badPrices := prices(places)
	return []field{
		{row: row + "DimensionKey", path: path + "/DimensionKey", details: with(details, key), good: goodKeys, bad: badKeys},
		{row: row + "Price", path: path + "/Price", details: with(details, price), good: goodPrices, bad: badPrices},
	}
}

// grantsOf are the fields of a term with grants.
func grantsOf(term, details string, most int, unlimited bool) []field {
	row := "Terms[]." + term + ".Grants"
	grant := `{"DimensionKey": "seat", "MaxQuantity": 10}`
	goodKeys, badKeys := lengths(100)
	goodNumbers, badNumbers := whole()
	good, unusual, bad := durations()
	duration := with(details, `"Type": "`+term+`"`)
	return []field{
		{row: row, path: "/Terms/0/Grants", details: with(details, `"Grants": [`+grant+`]`), good: []string{"[" + grant + "]", list(most, grant)},
			bad: append([]string{"[]", list(most+1, grant), grant}, noList...), items: wrongItems(grant, "null", "5", `"seat"`, "[]", "["+grant+"]")},
		{row: row + "[].DimensionKey", path: "/Terms/0/Grants/0/DimensionKey", details: with(details, `"DimensionKey": "seat"`), good: goodKeys, bad: badKeys},
		{row: row + "[].MaxQuantity", path: "/Terms/0/Grants/0/MaxQuantity", details: with(details, `"MaxQuantity": 10`), good: goodNumbers, bad: badNumbers, optional: unlimited},
		{row: "Terms[]." + term + ".Duration", path: "/Terms/0/Duration", optional: !unlimited,
			details: strings.Replace(strings.Replace(duration, `, "Duration": "P30D"`, "", 1), "@", `"Type": "`+term+`", @`, 1), good: good, unusual: unusual, bad: bad},
	}
}

func otherPricing() []field {
	good, bad := prices(3)
	monthly, notMonthly := oneOf("Monthly")
	return []field{
		{row: "Terms[].FixedUpfrontPricingTerm.Price", path: "/Terms/0/Price", details: with(fixed, `"Price": "0"`), good: good, bad: bad},
		{row: "Terms[].RecurringPaymentTerm.Price", path: "/Terms/0/Price", details: with(recurring, `"Price": "100.0"`), good: good, bad: bad},
		{row: "Terms[].RecurringPaymentTerm.BillingPeriod", path: "/Terms/0/BillingPeriod", details: with(recurring, `"BillingPeriod": "Monthly"`), good: monthly, bad: append(notMonthly, `"P1M"`, `"Yearly"`)},
	}
}

func updateAvailability() []field {
	good, bad := dates()
	return []field{{row: "AvailabilityEndDate", path: "/AvailabilityEndDate", details: `{@}`, good: good, bad: bad}}
}

func updateValidityTerms() []field {
	good, bad := dates()
	goodDurations, unusual, badDurations := durations()
	details := `{"Terms": [{"Type": "ValidityTerm", @}]}`
	return append(termsOf("ValidityTerm", "", true), []field{
		{row: "Terms[].AgreementDuration", path: "/Terms/0/AgreementDuration", details: details, good: goodDurations, unusual: unusual, bad: badDurations, optional: true},
		{row: "Terms[].AgreementEndDate", path: "/Terms/0/AgreementEndDate", details: details, good: good, bad: bad, optional: true},
		{row: "Terms[].AgreementStartDate", path: "/Terms/0/AgreementStartDate", details: details, good: good, bad: bad, optional: true},
	}...)
}

func updatePaymentScheduleTerms() []field {
	const row = "Terms[].PaymentScheduleTerm."
	charge := `{"ChargeDate": "2024-10-01", "ChargeAmount": "500.00"}`
	currency, noCurrency := oneOf("USD")
	goodPrices, badPrices := prices(2)
	goodDates, badDates := dates()
	return append(termsOf("PaymentScheduleTerm", `, "CurrencyCode": "USD", "Schedule": [`+charge+`]`, true), []field{
		{row: row + "CurrencyCode", path: "/Terms/0/CurrencyCode", details: with(schedule, `"CurrencyCode": "USD"`), good: currency, bad: noCurrency},
		{row: row + "Schedule[]", path: "/Terms/0/Schedule", details: with(schedule, `"Schedule": [`+charge+`]`), good: []string{"[" + charge + "]", list(1000, charge)}, unusual: []string{"[]"},
			bad: append([]string{charge}, noList...), items: wrongItems(charge, "null", "5", `"500.00"`, "[]", "["+charge+"]")},
		{row: row + "Schedule[].ChargeAmount", path: "/Terms/0/Schedule/0/ChargeAmount", details: with(schedule, `"ChargeAmount": "500.00"`), good: goodPrices, bad: badPrices},
		{row: row + "Schedule[].ChargeDate", path: "/Terms/0/Schedule/0/ChargeDate", details: with(schedule, `"ChargeDate": "2024-10-01"`), good: goodDates, bad: badDates},
	}...)
}

func updateRenewalTerms() []field { return termsOf("RenewalTerm", "", true) }
