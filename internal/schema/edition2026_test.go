package schema_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/offercheck/offercheck/errcodes"
)

// The documents of edition 2026.
const (
	createInSet  = `{"ProductId": "prod-1", "OfferSetId": "offerset-1"}`
	customEula26 = `{"Terms": [{"Type": "LegalTerm", "Documents": [{"Type": "CustomEula", "Url": "https://bucket.s3.amazonaws.com/eula.pdf?X-Amz-Signature=1"}]}]}`
	netPayment   = `{"Terms": [{"Type": "NetPaymentTerm", "PaymentDuePeriod": "P30D"}]}`
	ranged       = `{"Terms": [{"Type": "RenewalTerm", "LockoutPeriod": "P30D", "AdjustmentDeadline": "P60D", "MaxRenewals": 3, ` +
		`"PriceIncrease": {"Type": "PercentageRange", "Range": {"MinValue": "3.00", "MaxValue": "10.00", "DefaultValue": "5.00"}}, ` +
		`"TermTemplates": [{"Type": "PaymentScheduleTermTemplate", "Schedule": [` +
		`{"ChargeDateOffset": "P0M", "ChargePercentage": "50.00"}, {"ChargeDateOffset": "P6M", "ChargePercentage": "49.99", "DayOfMonth": 15}]}]}]}`
	fixedIncrease = `{"Terms": [{"Type": "RenewalTerm", "PriceIncrease": {"Type": "FixedPercentage", "Value": "3.00"}}]}`
	tagged        = `{"Catalog": "AWSMarketplace", "ChangeSetTags": [{"Key": "a", "Value": ""}], "ChangeSet": [` +
		`{"ChangeType": "CreateOffer", "Entity": {"Type": "Offer@1.0"}, "EntityTags": [{"Key": "b", "Value": "c"}], "DetailsDocument": {"ProductId": "prod-1"}}]}`
	oneChange = `[{"ChangeType": "UpdateInformation", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}, "DetailsDocument": {}}]`
)

// A memberCase says what edition 2026 takes, warns of and refuses in place of a member.
type memberCase struct {
	owner, document, member string   // of the document: what the values replace
	row, path               string   // of the findings
	good, unusual, bad      []string // members
}

func (c memberCase) test(t *testing.T) {
	t.Helper()
	for severity, list := range map[string][]string{"": append(c.good, c.member), "warning": c.unusual, "error": c.bad} {
		for _, member := range list {
			want := ""
			if severity != "" {
				want = severity + " " + c.row + " " + c.path
			}
			text := strings.Replace(c.document, c.member, member, 1)
			var got []string
			for _, p := range problemsIn(t, errcodes.Edition2026, c.owner, text) {
				if row := strings.TrimPrefix(p.Row.ID, c.owner+"/422/"); row != "(unknown member)" {
					got = append(got, fmt.Sprintf("%s %s %s", p.Severity, row, p.At.Pointer()))
				}
			}
			if got := strings.Join(got, "; "); got != want {
				t.Errorf("%s with %.200s: %q, want %q", c.owner, member, got, want)
			}
		}
	}
}

// What edition 2026 takes, warns of and refuses where edition 2024 does not.
func TestEdition2026(t *testing.T) {
	const increase, templates = "Terms[].PriceIncrease", "Terms[].TermTemplates"
	const schedule26, at = templates + "[].Schedule", "/Terms/0/TermTemplates/0/Schedule"
	for _, c := range []memberCase{
		{"CreateOffer", createInSet, `"OfferSetId": "offerset-1"`, "OfferSetId", "/OfferSetId",
			[]string{`"Name": "a"`, `"OfferSetId": "$Set.Entity.Identifier"`, `"OfferSetId": "offerset-` + strings.Repeat("a", 41) + `"`, `"OfferSetId": "offerset-a.b/c-D9"`},
			[]string{`"OfferSetId": "set-1"`, `"OfferSetId": "offerset-"`, `"OfferSetId": "offerset-a_b"`, `"OfferSetId": "offerset-1@2"`, `"OfferSetId": "offerset-` + strings.Repeat("a", 42) + `"`},
			[]string{`"OfferSetId": ""`, `"OfferSetId": null`, `"OfferSetId": 5`, `"OfferSetId": []`, `"OfferSetId": {}`}},
		{"CreateOffer", createInSet, `"ProductId": "prod-1"`, "ProductId", "/ProductId",
			[]string{`"ProductId": "$Product.Entity.Identifier"`, `"ProductId": "prod-@x"`}, nil,
			[]string{`"ProductId": "prod-1@1"`, `"ProductId": ""`, `"ProductId": "<"`, `"ProductId": 5`, `"Name": "a"`}},
		{"UpdateLegalTerms", customEula26, `"Type": "CustomEula"`, "Terms[].LegalTerm.Documents[].Type", "/Terms/0/Documents/0/Type", nil,
			[]string{`"Type": "CustomDsa"`, `"Type": "StandardDsa"`, `"Version": 5, "Type": "CustomDsa"`},
			[]string{`"Type": "Dsa"`, `"Type": "customDsa"`, `"Type": null`}},
		{"UpdateLegalTerms", customEula26, `"Type": "CustomEula", "Url": "https://bucket.s3.amazonaws.com/eula.pdf?X-Amz-Signature=1"`, "Terms[].LegalTerm.Documents[].Url", "/Terms/0/Documents/0/Url",
			nil, []string{`"Type": "StandardEula", "Version": "2022-07-14", "Url": "https://a/b"`},
			[]string{`"Type": "StandardEula", "Version": "2022-07-14", "Url": 5`, `"Type": "CustomEula"`, `"Type": "CustomEula", "Url": "a"`, `"Type": "CustomEula", "Url": null`}},
		{"UpdateLegalTerms", customEula26, `"Type": "CustomEula"`, "Terms[].LegalTerm.Documents[].Version", "/Terms/0/Documents/0/Version",
			[]string{`"Type": "CustomEula", "Version": "x"`}, nil, []string{`"Type": "CustomEula", "Version": 5`}},
		{"UpdatePricingTerms", contract, `"CurrencyCode": "USD"`, "Terms[].ConfigurableUpfrontPricingTerm.CurrencyCode", "/Terms/0/CurrencyCode",
			currencies("AUD", "EUR", "GBP", "JPY"), currencies("INR", "CAD"), append(currencies("JPN", "usd", "CHF", "", "US"), `"CurrencyCode": 5`, `"CurrencyCode": null`, `"Duration": "x"`)},
		{"UpdatePricingTerms", fixed, `"CurrencyCode": "USD"`, "Terms[].FixedUpfrontPricingTerm.CurrencyCode", "/Terms/0/CurrencyCode",
			currencies("AUD", "EUR", "GBP", "JPY"), currencies("INR", "CAD"), currencies("JPN", "eur")},
		{"UpdatePricingTerms", rates, `"CurrencyCode": "USD"`, "Terms[].UsageBasedPricingTerm.CurrencyCode", "/Terms/0/CurrencyCode",
			nil, currencies("AUD", "EUR", "GBP", "JPY", "INR", "CAD"), currencies("JPN", "CHF")},
		{"UpdatePricingTerms", recurring, `"CurrencyCode": "USD"`, "Terms[].RecurringPaymentTerm.CurrencyCode", "/Terms/0/CurrencyCode",
			nil, nil, currencies("EUR", "INR")},
		{"UpdatePaymentScheduleTerms", schedule, `"CurrencyCode": "USD"`, "Terms[].PaymentScheduleTerm.CurrencyCode", "/Terms/0/CurrencyCode",
			currencies("AUD", "EUR", "GBP", "JPY"), currencies("INR", "CAD"), currencies("JPN")},
		{"UpdatePricingTerms", contract, `"Price": "120"`, "Terms[].ConfigurableUpfrontPricingTerm.RateCards[].RateCard[].Price", "/Terms/0/RateCards/0/RateCard/0/Price",
			[]string{`"Price": "0.123"`}, []string{`"Price": "0.1234"`, `"Price": "0.12345678"`}, []string{`"Price": "0.123456789"`, `"Price": 0.5`}},
		{"UpdatePricingTerms", fixed, `"Price": "0"`, "Terms[].FixedUpfrontPricingTerm.Price", "/Terms/0/Price",
			[]string{`"Price": "0.123"`}, []string{`"Price": "0.1234"`, `"Price": "0.123456"`}, []string{`"Price": "0.1234567"`, `"Price": 0.5`}},
		{"UpdatePricingTerms", fixed, `"Grants": [{"DimensionKey": "seat", "MaxQuantity": 10}]`, "Terms[].FixedUpfrontPricingTerm.Grants", "/Terms/0/Grants",
			[]string{grants(200)}, []string{grants(201), grants(800)}, []string{grants(801), grants(0)}},
		{"UpdatePricingTerms", fixed, `, "MaxQuantity": 10`, "Terms[].FixedUpfrontPricingTerm.Grants[].MaxQuantity", "/Terms/0/Grants/0/MaxQuantity",
			[]string{``}, nil, []string{`, "MaxQuantity": 0`, `, "MaxQuantity": null`}},
		{"UpdateNetPaymentTerms", netPayment, `[{"Type": "NetPaymentTerm", "PaymentDuePeriod": "P30D"}]`, "Terms", "/Terms",
			[]string{`[]`}, nil, []string{`null`, `{}`, list(2, `{"Type": "NetPaymentTerm", "PaymentDuePeriod": "P30D"}`)}},
		{"UpdateNetPaymentTerms", netPayment, `"Type": "NetPaymentTerm"`, "Terms[].Type", "/Terms/0/Type",
			nil, nil, []string{`"Type": "ResaleNetPaymentTerm"`, `"Type": 5`, `"Kind": 5`}},
		{"UpdateNetPaymentTerms", netPayment, `"PaymentDuePeriod": "P30D"`, "Terms[].NetPaymentTerm.PaymentDuePeriod", "/Terms/0/PaymentDuePeriod",
			dues("P15D", "P45D", "P60D", "P90D", "P120D"), nil, append(dues("P1M", "P030D", "P2W1D", "p30d", "P31D", ""), `"PaymentDuePeriod": 30`, `"PaymentDuePeriod": null`)},
		{"UpdateRenewalTerms", ranged, `"LockoutPeriod": "P30D"`, "Terms[].LockoutPeriod", "/Terms/0/LockoutPeriod",
			[]string{`"MaxRenewals": 3`, `"LockoutPeriod": "P1D"`, `"LockoutPeriod": "P99999999D"`}, []string{`"LockoutPeriod": "P030D"`},
			[]string{`"LockoutPeriod": "P0D"`, `"LockoutPeriod": "P000D"`, `"LockoutPeriod": "P1M"`, `"LockoutPeriod": "P4W"`, `"LockoutPeriod": "P1Y"`, `"LockoutPeriod": "P1DT1H"`, `"LockoutPeriod": "P1.5D"`,
				`"LockoutPeriod": "P1M1D"`, `"LockoutPeriod": "PD"`, `"LockoutPeriod": "P"`, `"LockoutPeriod": ""`, `"LockoutPeriod": "30"`, `"LockoutPeriod": 30`, `"LockoutPeriod": null`}},
		{"UpdateRenewalTerms", ranged, `"AdjustmentDeadline": "P60D"`, "Terms[].AdjustmentDeadline", "/Terms/0/AdjustmentDeadline",
			[]string{`"AdjustmentDeadline": "P1D"`}, []string{`"AdjustmentDeadline": "P01D"`}, []string{`"AdjustmentDeadline": "P0D"`, `"AdjustmentDeadline": null`}},
		{"UpdateRenewalTerms", ranged, `"MaxRenewals": 3`, "Terms[].MaxRenewals", "/Terms/0/MaxRenewals",
			[]string{`"MaxRenewals": 1`, `"MaxRenewals": 10.0`}, nil, []string{`"MaxRenewals": 0`, `"MaxRenewals": 1.5`, `"MaxRenewals": "3"`, `"MaxRenewals": null`}},
		{"UpdateRenewalTerms", fixedIncrease, `"PriceIncrease": {"Type": "FixedPercentage", "Value": "3.00"}`, increase + ".Type", "/Terms/0/PriceIncrease",
			[]string{`"MaxRenewals": 1`}, nil, []string{`"PriceIncrease": null`, `"PriceIncrease": []`, `"PriceIncrease": "3.00"`}},
		{"UpdateRenewalTerms", fixedIncrease, `"Type": "FixedPercentage"`, increase + ".Type", "/Terms/0/PriceIncrease/Type",
			nil, nil, []string{`"Type": "Percentage"`, `"Type": "fixedPercentage"`, `"Type": null`, `"Kind": "FixedPercentage"`}},
		{"UpdateRenewalTerms", fixedIncrease, `"Value": "3.00"`, increase + ".Value", "/Terms/0/PriceIncrease/Value",
			values("0", "0.00", "100", "100.00", "99.99", "3.5"), values("03", "3.", "100.", "0100", "00.5"),
			append(values("100.01", "101", "1000", "3.001", ".5", "-1", "5%", " 3", "3,5", "1e1", "", "."), `"Value": 3`, `"Value": 3.00`, `"Value": null`, `"Values": "3.00"`)},
		{"UpdateRenewalTerms", ranged, `"Type": "PercentageRange"`, increase + ".Value", "/Terms/0/PriceIncrease/Value",
			nil, []string{`"Value": "3.00", "Type": "PercentageRange"`, `"Value": "x", "Type": "PercentageRange"`}, []string{`"Value": null, "Type": "PercentageRange"`, `"Value": 3, "Type": "PercentageRange"`}},
		{"UpdateRenewalTerms", fixedIncrease, `"Value": "3.00"`, increase + ".Range", "/Terms/0/PriceIncrease/Range",
			nil, []string{`"Value": "3.00", "Range": {}`, `"Value": "3.00", "Range": {"MinValue": 5}`}, []string{`"Value": "3.00", "Range": null`, `"Value": "3.00", "Range": []`}},
		{"UpdateRenewalTerms", ranged, `"Range": {"MinValue": "3.00", "MaxValue": "10.00", "DefaultValue": "5.00"}`, increase + ".Range", "/Terms/0/PriceIncrease/Range",
			nil, nil, []string{`"Range": null`, `"Range": []`, `"Ranges": {}`}},
		{"UpdateRenewalTerms", ranged, `"MinValue": "3.00"`, increase + ".Range", "/Terms/0/PriceIncrease/Range/MinValue",
			[]string{`"MinValue": "0"`}, []string{`"MinValue": "3."`}, []string{`"MinValue": 3`, `"MinValue": "x"`, `"MinValue": null`, `"Min": "3.00"`}},
		{"UpdateRenewalTerms", ranged, `"MaxValue": "10.00"`, increase + ".Range", "/Terms/0/PriceIncrease/Range/MaxValue",
			nil, nil, []string{`"MaxValue": "100.01"`, `"Max": "10"`}},
		{"UpdateRenewalTerms", ranged, `"DefaultValue": "5.00"`, increase + ".Range", "/Terms/0/PriceIncrease/Range/DefaultValue",
			nil, nil, []string{`"DefaultValue": 5`, `"Default": "5.00"`}},
		{"UpdateRenewalTerms", `{"Terms": [{"Type": "RenewalTerm", "TermTemplates": []}]}`, `"TermTemplates": []`, templates, "/Terms/0/TermTemplates",
			[]string{`"MaxRenewals": 1`, `"TermTemplates": []`}, nil, []string{`"TermTemplates": null`, `"TermTemplates": {}`,
				`"TermTemplates": ` + list(2, `{"Type": "PaymentScheduleTermTemplate", "Schedule": [{"ChargeDateOffset": "P0D", "ChargePercentage": "1"}]}`)}},
		{"UpdateRenewalTerms", ranged, `"Type": "PaymentScheduleTermTemplate"`, templates + "[].Type", "/Terms/0/TermTemplates/0/Type",
			nil, nil, []string{`"Type": "PaymentScheduleTerm"`, `"Type": null`, `"Kind": 5`}},
		{"UpdateRenewalTerms", `{"Terms": [{"Type": "RenewalTerm", "TermTemplates": [{"Type": "PaymentScheduleTermTemplate", ` + installments(1) + `}]}]}`, installments(1), schedule26, at,
			[]string{installments(86)}, nil, []string{`"Schedule": 5`, installments(0), installments(87), `"Schedule": null`, `"Charges": []`}},
		{"UpdateRenewalTerms", ranged, `"ChargeDateOffset": "P6M"`, schedule26 + "[].ChargeDateOffset", at + "/1/ChargeDateOffset",
			[]string{`"ChargeDateOffset": "P06M"`, `"ChargeDateOffset": "P99999M"`}, nil,
			[]string{`"ChargeDateOffset": "P1Y"`, `"ChargeDateOffset": "P2W"`, `"ChargeDateOffset": "P1M1D"`, `"ChargeDateOffset": "PT1M"`, `"ChargeDateOffset": "P0.5M"`, `"ChargeDateOffset": "PM"`, `"ChargeDateOffset": "p6m"`,
				`"ChargeDateOffset": "2025-01-01"`, `"ChargeDateOffset": 6`, `"ChargeDateOffset": null`, `"ChargeDate": "P6M"`}},
		{"UpdateRenewalTerms", ranged, `"ChargePercentage": "49.99"`, schedule26 + "[].ChargePercentage", at + "/1/ChargePercentage",
			[]string{`"ChargePercentage": "0.01"`, `"ChargePercentage": "100.00"`}, []string{`"ChargePercentage": "050"`, `"ChargePercentage": "50."`},
			[]string{`"ChargePercentage": "0"`, `"ChargePercentage": "0.00"`, `"ChargePercentage": "0."`, `"ChargePercentage": "100.01"`, `"ChargePercentage": "50%"`, `"ChargePercentage": 50`, `"ChargePercentage": null`, `"ChargeAmount": "50"`}},
		{"UpdateRenewalTerms", ranged, `"ChargeDateOffset": "P6M", "ChargePercentage": "49.99", "DayOfMonth": 15`, schedule26 + "[].DayOfMonth", at + "/1/DayOfMonth",
			[]string{installment("P6M", "1"), installment("P6M", "31")}, nil,
			[]string{installment("P6M", "0"), installment("P6M", "32"), installment("P6M", `"15"`), installment("P6M", "null"), installment("P30D", "15"), installment("P0D", "15"), installment("P30D", `"15"`)}},
		{"StartChangeSet", tagged, `[{"Key": "a", "Value": ""}]`, "ChangeSetTags", "/ChangeSetTags",
			[]string{`null`, tags(200)}, []string{`[]`, tags(201), `5`, `{}`, `"x"`}, nil},
		{"StartChangeSet", tagged, `"Key": "a"`, "ChangeSetTags", "/ChangeSetTags/0/Key",
			[]string{`"Key": "` + strings.Repeat("ü", 128) + `"`}, []string{`"Key": ""`, `"Key": 5`, `"Key": "` + strings.Repeat("a", 129) + `"`, `"Key": null`}, nil},
		{"StartChangeSet", tagged, `"Value": ""`, "ChangeSetTags", "/ChangeSetTags/0/Value",
			[]string{`"Value": "` + strings.Repeat("a", 256) + `"`}, []string{`"Value": "` + strings.Repeat("a", 257) + `"`, `"Value": null`, `"Value": {}`}, nil},
		{"StartChangeSet", tagged, `{"Key": "a", "Value": ""}`, "ChangeSetTags", "/ChangeSetTags/0", nil, []string{`5`, `null`, `[]`}, nil},
		{"StartChangeSet", tagged, `[{"Key": "b", "Value": "c"}]`, "ChangeSet[].EntityTags", "/ChangeSet/0/EntityTags",
			[]string{`null`, tags(200)}, []string{`[]`, tags(201), `5`}, nil},
		{"StartChangeSet", oneChange, `"ChangeType": "UpdateInformation", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}`, "ChangeSet[].Entity.Type", "/0/Entity/Type",
			[]string{to("UpdateMarkup", "Offer@1.0"), to("CreateOfferSet", "OfferSet@1.0"), to("ReleaseResaleAuthorization", "ResaleAuthorization@1.0"), to("UpdateNetPaymentTerms", "ResaleAuthorization@1.0"),
				to("UpdateTargeting", "SaaSProduct@1.0"), to("AssociateSolution", "Solution@1.0"), to("UpdateInformation", "Solution@1.0")}, nil,
			[]string{to("UpdateMarkup", "ResaleAuthorization@1.0"), to("CreateOfferUsingResaleAuthorization", "SaaSProduct@1.0"), to("CreateResaleAuthorization", "Offer@1.0"), to("ReleaseOfferSet", "Offer@1.0"),
				to("AssociateOffers", "offerset@1.0"), to("UpdateTargeting", "ResaleAuthorization@1.0"), to("UpdateTargeting", "OfferSet@1.0"), to("CreateOfferSet", "")}},
		{"StartChangeSet", oneChange, `"ChangeType": "UpdateInformation", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}`, "ChangeSet[].Entity.Identifier", "/0/Entity/Identifier",
			[]string{create("CreateOfferSet", "OfferSet@1.0"), create("CreateResaleAuthorization", "ResaleAuthorization@1.0"), create("CreateOfferUsingResaleAuthorization", "Offer@1.0"), create("CreateReplacementOfferUsingResaleAuthorization", "Offer@1.0")}, nil,
			[]string{create("UpdateNetPaymentTerms", "Offer@1.0"), create("UpdateMarkup", "Offer@1.0"), create("UpdateNetPaymentTerms", "ResaleAuthorization@1.0"), create("RestrictResaleAuthorization", "ResaleAuthorization@1.0"),
				create("UpdateInformation", "ResaleAuthorization@1.0"), create("UpdateInformation", "OfferSet@1.0"), create("DisassociateSolution", "OfferSet@1.0")}},
	} {
		c.test(t)
	}
}

func currencies(codes ...string) (list []string) {
	for _, code := range codes {
		list = append(list, fmt.Sprintf(`"CurrencyCode": %q`, code))
	}
	return list
}

func dues(periods ...string) (list []string) {
	for _, period := range periods {
		list = append(list, fmt.Sprintf(`"PaymentDuePeriod": %q`, period))
	}
	return list
}

func values(percentages ...string) (list []string) {
	for _, percentage := range percentages {
		list = append(list, fmt.Sprintf(`"Value": %q`, percentage))
	}
	return list
}

func grants(n int) string {
	return `"Grants": ` + list(n, `{"DimensionKey": "seat", "MaxQuantity": 10}`)
}

func installments(n int) string {
	return `"Schedule": ` + list(n, `{"ChargeDateOffset": "P0D", "ChargePercentage": "1"}`)
}

func installment(offset, day string) string {
	return fmt.Sprintf(`"ChargeDateOffset": %q, "ChargePercentage": "49.99", "DayOfMonth": %s`, offset, day)
}

func tags(n int) string { return list(n, `{"Key": "a", "Value": "b"}`) }

// to is the head of a change of a type to an entity of a type.
func to(changeType, entityType string) string {
	return fmt.Sprintf(`"ChangeType": %q, "Entity": {"Type": %q, "Identifier": "x-1"}`, changeType, entityType)
}

// create is the head of a change without an Identifier.
func create(changeType, entityType string) string {
	return fmt.Sprintf(`"ChangeType": %q, "Entity": {"Type": %q}`, changeType, entityType)
}

// A hintCase has the hints that edition 2026 gives for values in place of a member.
type hintCase struct {
	owner, document, member string
	hints                   map[string]string
}

func (c hintCase) test(t *testing.T) {
	t.Helper()
	for member, want := range c.hints {
		var got []string
		for _, p := range problemsIn(t, errcodes.Edition2026, c.owner, strings.Replace(c.document, c.member, member, 1)) {
			if !strings.HasSuffix(p.Row.ID, "(unknown member)") {
				got = append(got, p.Detail.String())
			}
		}
		if len(got) != 1 || got[0] != want {
			t.Errorf("%s: %.200s gives %q, want the hint %q", c.owner, member, got, want)
		}
	}
}

// How to fix what edition 2026 refuses or warns of.
func TestHints2026(t *testing.T) {
	for _, c := range []hintCase{
		{"CreateOffer", createInSet, `"OfferSetId": "offerset-1"`, map[string]string{
			`"OfferSetId": "set-1"`:        "it does not begin with offerset-",
			`"OfferSetId": "offerset-1@2"`: `write "offerset-1": AWS accepts only the id`,
			`"OfferSetId": "offerset-a_b"`: "it has the character '_'",
		}},
		{"CreateOffer", createInSet, `"ProductId": "prod-1"`, map[string]string{
			`"ProductId": "prod-1@1"`: `write "prod-1": AWS accepts only the id`,
		}},
		{"UpdateLegalTerms", customEula26, `"Type": "CustomEula"`, map[string]string{
			`"Type": "CustomDsa"`:  "AWS's page on offers does not list this type; keep CustomDsa or StandardDsa only for a data product",
			`"Type": "CustomEULA"`: `did you mean "CustomEula"?`,
		}},
		{"UpdatePricingTerms", contract, `"CurrencyCode": "USD"`, map[string]string{
			`"CurrencyCode": "JPN"`: `did you mean "JPY"?`,
			`"CurrencyCode": "eur"`: `did you mean "EUR"?`,
			`"CurrencyCode": "CHF"`: "",
			`"CurrencyCode": "CAD"`: "AWS's page on offers does not list this currency; keep it only if AWS Marketplace lets your account sell in it",
		}},
		{"UpdatePricingTerms", rates, `"CurrencyCode": "USD"`, map[string]string{
			`"CurrencyCode": "AUD"`: "AWS's page on offers lists only USD for this term; keep another currency only if all terms of the offer have it",
		}},
		{"UpdatePricingTerms", contract, `"Price": "120"`, map[string]string{
			`"Price": "0.12345"`:     "it has 5 decimal places; round it to 3",
			`"Price": "0.123456789"`: "it has 9 decimal places; round it to 3",
			`"Price": 1.5`:           `write it in double quotes: "1.5"`,
		}},
		{"UpdatePricingTerms", fixed, `"Grants": [{"DimensionKey": "seat", "MaxQuantity": 10}]`, map[string]string{
			grants(201): "AWS documents at most 200 grants in the term",
		}},
		{"UpdateNetPaymentTerms", netPayment, `"PaymentDuePeriod": "P30D"`, map[string]string{
			`"PaymentDuePeriod": "30 days"`: `did you mean "P30D"?`,
			`"PaymentDuePeriod": "P030D"`:   `did you mean "P30D"?`,
			`"PaymentDuePeriod": "P1M"`:     "",
			`"PaymentDuePeriod": "31 days"`: "",
		}},
		{"UpdateRenewalTerms", ranged, `"LockoutPeriod": "P30D"`, map[string]string{
			`"LockoutPeriod": "30 days"`:      `did you mean "P30D"?`,
			`"LockoutPeriod": "30D"`:          `did you mean "P30D"?`,
			`"LockoutPeriod": "p30d"`:         `did you mean "P30D"?`,
			`"LockoutPeriod": "P2W"`:          `did you mean "P14D"?`,
			`"LockoutPeriod": "P1M"`:          `write it in days, such as "P30D": 30 for a month, 365 for a year`,
			`"LockoutPeriod": "1 year"`:       `write it in days, such as "P365D": 30 for a month, 365 for a year`,
			`"LockoutPeriod": "P0D"`:          `write at least one day, "P1D"`,
			`"LockoutPeriod": "P0M"`:          `write at least one day, "P1D"`,
			`"LockoutPeriod": "P1M1D"`:        "",
			`"LockoutPeriod": "P9999999999M"`: "",
			`"LockoutPeriod": 30`:             "",
			`"LockoutPeriod": "P030D"`:        `write "P30D"`,
		}},
		{"UpdateRenewalTerms", ranged, `"MaxRenewals": 3`, map[string]string{
			`"MaxRenewals": "3"`: "write the number without quotes: 3",
		}},
		{"UpdateRenewalTerms", ranged, `"ChargeDateOffset": "P6M"`, map[string]string{
			`"ChargeDateOffset": "P1Y"`:      `did you mean "P12M"?`,
			`"ChargeDateOffset": "P2W"`:      `did you mean "P14D"?`,
			`"ChargeDateOffset": "6 months"`: `did you mean "P6M"?`,
			`"ChargeDateOffset": "PT0M"`:     `write "P0M" or "P0D", in the unit of the other offsets`,
			`"ChargeDateOffset": "P0Y"`:      `write "P0M" or "P0D", in the unit of the other offsets`,
		}},
		{"UpdateRenewalTerms", fixedIncrease, `"Value": "3.00"`, map[string]string{
			`"Value": 3.00`:      `write it in double quotes: "3.00"`,
			`"Value": 1e1`:       "write it in double quotes, as plain digits with at most 2 decimal places",
			`"Value": "5%"`:      `write "5"`,
			`"Value": "5 %"`:     `write "5"`,
			`"Value": "05."`:     `write "5"`,
			`"Value": "00.50"`:   `write "0.50"`,
			`"Value": "3.005"`:   "it has 3 decimal places; round it to 2",
			`"Value": "100.005"`: "it has 3 decimal places; round it to 2",
			`"Value": "100.015"`: `write at most "100.00"`,
			`"Value": "101"`:     `write at most "100.00"`,
			`"Value": 101`:       `write at most "100.00"`,
			`"Value": "3,5"`:     "remove thousands separators, and write a dot before the decimal places",
			`"Value": ".5"`:      `write a digit before the dot: "0.5"`,
			`"Value": ""`:        "",
		}},
		{"UpdateRenewalTerms", fixedIncrease, `"Value": "3.00"`, map[string]string{
			`"Value": "3.00", "Range": {}`: "remove Range, or write PercentageRange as the Type and remove Value",
		}},
		{"UpdateRenewalTerms", ranged, `"ChargePercentage": "49.99"`, map[string]string{
			`"ChargePercentage": "0.00"`: "remove the installment: a charge of zero percent is not possible",
			`"ChargePercentage": 0`:      "remove the installment: a charge of zero percent is not possible",
			`"ChargePercentage": 50`:     `write it in double quotes: "50"`,
		}},
		{"StartChangeSet", tagged, `"Key": "a"`, map[string]string{
			`"key": "a"`: `there is a field "key"; did you mean Key?`,
		}},
	} {
		c.test(t)
	}
}
