package schema_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/offercheck/offercheck/errcodes"
)

// The change types to resale authorizations, and details of each that are in order.
const (
	resale = "ResaleAuthorization/"

	newResale = `{"ProductId": "prod-1", "Name": "Seats", "Description": "April", "ResellerAccountId": "111122223333", "ResellerRole": "Distributor"}`
	about     = `{"Name": "Seats", "Description": "April", "PreExistingBuyerAgreement": {"AcquisitionChannel": "External", "PricingModel": "Byol"}}`
	targeted  = `{"Terms": [{"Type": "BuyerTargetingTerm", "PositiveTargeting": {"BuyerAccounts": ["111122223333"]}}]}`
	available = `{"OffersMaxQuantity": 1, "AvailabilityEndDate": "2024-06-30"}`
	startsBy  = `{"Terms": [{"Type": "BuyerValidityTerm", "MaximumAgreementStartDate": "2024-06-30"}]}`
	contracts = `{"Terms": [{"Type": "BuyerLegalTerm", "Documents": [{"Type": "CustomEula", "Url": "https://a/b"}]}, ` +
		`{"Type": "ResaleLegalTerm", "Documents": [{"Type": "CustomResellerContract", "Url": "https://c/d"}]}]}`
	usageCost = `{"PricingModel": "Usage", "Terms": [{"Type": "ResaleUsageBasedPricingTerm", "CurrencyCode": "USD", ` +
		`"RateCards": [{"RateCard": [{"DimensionKey": "calls", "Price": "0.10"}]}]}]}`
	upfrontCost = `{"PricingModel": "Contract", "Terms": [{"Type": "ResaleConfigurableUpfrontPricingTerm", "CurrencyCode": "USD", "RateCards": [` +
		`{"Selector": {"Type": "Duration", "Value": "P12M"}, "RateCard": [{"DimensionKey": "seat", "Price": "100.00"}], "Constraints": {"MultipleDimensionSelection": "Allowed"}}]}]}`
	fixedCost = `{"PricingModel": "Contract", "Terms": [{"Type": "ResaleFixedUpfrontPricingTerm", "CurrencyCode": "USD", "Price": "0.0", "Duration": "P12M", ` +
		`"Grants": [{"DimensionKey": "seat", "MaxQuantity": 10}]}]}`
	resaleCharges = `{"Terms": [{"Type": "ResalePaymentScheduleTerm", "CurrencyCode": "USD", "Schedule": [{"ChargeDate": "2024-07-01", "ChargeAmount": "500.00"}]}]}`
	resaleNet     = `{"Terms": [{"Type": "ResaleNetPaymentTerm", "PaymentDuePeriod": "P30D"}]}`
)

// each writes a member of that name with each of the values.
func each(name string, values ...string) (members []string) {
	for _, value := range values {
		members = append(members, fmt.Sprintf("%q: %s", name, value))
	}
	return members
}

// none is each, with a member of another name: the one of that name is missing.
func none(name string, values ...string) []string {
	return append(each(name, values...), fmt.Sprintf("%q: 1", "Not"+name))
}

// of is n times a character, in quotes.
func of(n int, character string) string { return `"` + strings.Repeat(character, n) + `"` }

// What edition 2026 takes, warns of and refuses in changes to resale authorizations.
func TestResaleAuthorizations(t *testing.T) {
	const create, update, availability, legal, pricing = resale + "CreateResaleAuthorization", resale + "UpdateInformation", resale + "UpdateAvailability", resale + "UpdateLegalTerms", resale + "UpdatePricingTerms"
	const targeting, validity, payments, net = resale + "UpdateBuyerTargetingTerms", resale + "UpdateBuyerValidityTerms", resale + "UpdatePaymentScheduleTerms", resale + "UpdateNetPaymentTerms"
	const usage, upfront, fixed = "Terms[].ResaleUsageBasedPricingTerm.", "Terms[].ResaleConfigurableUpfrontPricingTerm.", "Terms[].ResaleFixedUpfrontPricingTerm."
	const card, agreement, accounts = "/Terms/0/RateCards/0", "PreExistingBuyerAgreement", "Terms[].BuyerTargetingTerm.PositiveTargeting"
	days := []string{`"2024-06-30T00:00:00Z"`, `"2024-06-30t23:59:59.999+02:00"`}
	noDays := []string{`"2024-06-31"`, `"2024-6-30"`, `"2024-06-30T00:00:00"`, `"2024-06-30 00:00:00Z"`, `"30.06.2024"`, `""`, `20240630`, `null`}
	unusual, noDuration := []string{`"P4W"`, `"PT24H"`, `"P0.5Y"`}, []string{`"12M"`, `"P"`, `""`, `12`, `null`}
	noPrice := []string{`""`, `"-1"`, `"+1"`, `"1e2"`, `".5"`, `"5."`, `" 5"`, `"1,000"`, `"$5"`, `5`, `0.5`, `null`, `[]`}
	noKey := []string{`""`, `5`, `null`, `[]`}
	for _, c := range []memberCase{
		{create, newResale, `"ProductId": "prod-1"`, "ProductId", "/ProductId",
			each("ProductId", of(50, "ü"), `"$Product.Entity.Identifier"`, `"$`+strings.Repeat("x", 60)+`.Entity.Identifier"`), nil, none("ProductId", of(51, "x"), `""`, `5`, `null`)},
		{create, newResale, `"Name": "Seats"`, "Name", "/Name",
			each("Name", of(100, "ü"), `"a "`, `"<\\>"`), each("Name", `" a"`, `"\ta"`, `"\u00a0a"`, `"a\\"`, `" "`), none("Name", of(101, "x"), `""`, `5`, `null`)},
		{create, newResale, `"Description": "April"`, "Description", "/Description",
			append(each("Description", of(255, "ü")), `"ResellerRole": "Distributor"`), each("Description", `" a"`, `"a\\"`), each("Description", of(256, "x"), `""`, `5`, `null`)},
		{create, newResale, `"ResellerAccountId": "111122223333"`, "ResellerAccountId", "/ResellerAccountId",
			each("ResellerAccountId", `"000000000000"`), nil, none("ResellerAccountId", `"11112222333"`, `"1111222233334"`, `"1111-2222-3333"`, `111122223333`, `null`)},
		{create, newResale, `"ResellerRole": "Distributor"`, "ResellerRole", "/ResellerRole",
			append(each("ResellerRole", `"ChannelPartner"`), `"Description": "April"`), nil, each("ResellerRole", `"Channel Partner"`, `"distributor"`, `""`, `5`, `null`)},

		{update, about, `"Name": "Seats"`, "Name", "/Name",
			each("Name", of(100, "ü"), `"a "`, `"a/\"<\\>b"`), nil, each("Name", of(101, "x"), `""`, `" a"`, `"\na"`, `"a\\"`, `"\\"`, `null`, `5`)},
		{update, about, `"Description": "April"`, "Description", "/Description",
			each("Description", of(255, "ü"), `"a "`, `null`), nil, each("Description", of(256, "x"), `""`, `" a"`, `"a\\"`, `5`, `{}`)},
		{update, about, `{"AcquisitionChannel": "External", "PricingModel": "Byol"}`, agreement, "/" + agreement, []string{`null`}, nil, []string{`5`, `[]`, `"External"`}},
		{update, about, `"AcquisitionChannel": "External"`, agreement, "/" + agreement + "/AcquisitionChannel",
			each("AcquisitionChannel", `"AwsMarketplace"`), nil, none("AcquisitionChannel", `"AWSMarketplace"`, `""`, `null`)},
		{update, about, `"PricingModel": "Byol"`, agreement, "/" + agreement + "/PricingModel",
			each("PricingModel", `"Free"`, `"Usage"`, `"Contract"`), each("PricingModel", `"BYOL"`), none("PricingModel", `"byol"`, `"FREE"`, `null`)},
		{update, `{"Name": "Seats"}`, `{"Name": "Seats"}`, "(properties)", "",
			[]string{`{"Description": null}`, `{"` + agreement + `": null}`}, nil, []string{`{}`}},

		{targeting, `{"Terms": []}`, `"Terms": []`, "Terms", "/Terms", nil, []string{``}, []string{`"Terms": null`, `"Terms": {}`, `"Terms": ` + list(2, `{"Type": "BuyerTargetingTerm", "PositiveTargeting": {"A": 1}}`)}},
		{targeting, targeted, `"Type": "BuyerTargetingTerm"`, "Terms", "/Terms/0/Type", nil, nil, none("Type", `"TargetingTerm"`, `null`)},
		{targeting, targeted, `"PositiveTargeting": {"BuyerAccounts": ["111122223333"]}`, accounts, "/Terms/0/PositiveTargeting",
			each("PositiveTargeting", `{"CountryCodes": ["US"]}`), nil, none("PositiveTargeting", `{}`, `[]`, `null`)},
		{targeting, targeted, `["111122223333"]`, accounts + ".BuyerAccounts", "/Terms/0/PositiveTargeting/BuyerAccounts",
			[]string{list(25, `"111122223333"`)}, []string{`[]`}, []string{list(26, `"111122223333"`), `{}`, `"111122223333"`, `null`}},
		{targeting, targeted, `"111122223333"`, accounts + ".BuyerAccounts", "/Terms/0/PositiveTargeting/BuyerAccounts/0", nil, nil, []string{`"1111222233334"`, `111122223333`, `{"AwsAccountId": "111122223333"}`, `null`}},

		{availability, available, `"OffersMaxQuantity": 1`, "OffersMaxQuantity", "/OffersMaxQuantity",
			append(each("OffersMaxQuantity", `1.0`, `10e-1`), `"AvailabilityEndDate": "2024-06-30"`), each("OffersMaxQuantity", `"1"`),
			each("OffersMaxQuantity", `0`, `2`, `-1`, `1.5`, `"2"`, `"01"`, `"1.0"`, `"one"`, `""`, `null`, `true`, `[1]`, `{}`)},
		{availability, available, `"AvailabilityEndDate": "2024-06-30"`, "AvailabilityEndDate", "/AvailabilityEndDate",
			append(each("AvailabilityEndDate", `"2099-12-31"`), `"OffersMaxQuantity": 1`), each("AvailabilityEndDate", days...), each("AvailabilityEndDate", noDays...)},
		{availability, `{"OffersMaxQuantity": 1}`, `{"OffersMaxQuantity": 1}`, "(properties)", "", nil, nil, []string{`{}`}},

		{validity, startsBy, `"MaximumAgreementStartDate": "2024-06-30"`, "Terms[].BuyerValidityTerm.MaximumAgreementStartDate", "/Terms/0/MaximumAgreementStartDate",
			nil, each("MaximumAgreementStartDate", days...), none("MaximumAgreementStartDate", noDays...)},
		{validity, startsBy, `"Type": "BuyerValidityTerm"`, "Terms", "/Terms/0/Type", nil, nil, none("Type", `"ValidityTerm"`)},
		{validity, `{"Terms": []}`, `"Terms": []`, "Terms", "/Terms", nil, nil, []string{``, `"Terms": null`, `"Terms": ` + list(2, `{"Type": "BuyerValidityTerm", "MaximumAgreementStartDate": "2024-06-30"}`)}},

		{legal, `{"Terms": []}`, `"Terms": []`, "Terms", "/Terms", nil, nil, []string{``, `"Terms": null`, `"Terms": {}`}},
		{legal, contracts, `"Type": "BuyerLegalTerm"`, "Terms", "/Terms/0/Type", nil, nil, none("Type", `"LegalTerm"`, `"buyerLegalTerm"`)},
		{legal, contracts, `[{"Type": "CustomEula", "Url": "https://a/b"}]`, "Terms[].BuyerLegalTerm.Documents", "/Terms/0/Documents",
			nil, []string{list(2, `{"Type": "StandardEula"}`)}, []string{`[]`, `{}`, `null`, `"StandardEula"`}},
		{legal, contracts, `[{"Type": "CustomResellerContract", "Url": "https://c/d"}]`, "Terms[].ResaleLegalTerm.Documents", "/Terms/1/Documents",
			nil, []string{list(2, `{"Type": "StandardResellerContract"}`)}, []string{`[]`, `{}`, `null`}},
		{legal, contracts, `"Type": "CustomEula", "Url": "https://a/b"`, "Terms[].BuyerLegalTerm.Documents[].Type", "/Terms/0/Documents/0/Type",
			each("Type", `"StandardEula"`, `"EnterpriseEula"`), nil, none("Type", `"CustomEULA"`, `"StandardResellerContract"`, `null`)},
		{legal, contracts, `"Type": "CustomEula", "Url": "https://a/b"`, "Terms[].BuyerLegalTerm.Documents[].Url", "/Terms/0/Documents/0/Url", nil, nil,
			[]string{`"Type": "CustomEula"`, `"Type": "CustomEula", "Url": "a"`, `"Type": "CustomEula", "Url": "https://a/b c"`, `"Type": "CustomEula", "Url": null`,
				`"Type": "StandardEula", "Url": "https://a/b"`, `"Type": "StandardEula", "Url": null`, `"Type": "EnterpriseEula", "Url": ""`}},
		{legal, contracts, `"Type": "CustomResellerContract", "Url": "https://c/d"`, "Terms[].ResaleLegalTerm.Documents[].Type", "/Terms/1/Documents/0/Type",
			each("Type", `"StandardResellerContract"`), each("Type", `"StandardEula"`), none("Type", `"StandardContract"`, `"CustomEula"`, `null`)},
		{legal, contracts, `"Type": "CustomResellerContract", "Url": "https://c/d"`, "Terms[].ResaleLegalTerm.Documents[].Url", "/Terms/1/Documents/0/Url",
			nil, []string{`"Type": "StandardResellerContract", "Url": "x"`}, []string{`"Type": "CustomResellerContract"`, `"Type": "CustomResellerContract", "Url": "c/d"`, `"Type": "StandardResellerContract", "Url": null`}},

		{pricing, `{"PricingModel": "Free", "Terms": []}`, `"PricingModel": "Free"`, "PricingModel", "/PricingModel", nil, nil, none("PricingModel", `"Byol"`, `"free"`, `""`, `null`)},
		{pricing, `{"PricingModel": "Free", "Terms": []}`, `"Terms": []`, "Terms", "/Terms", nil, nil, none("Terms", `null`, `{}`, `"Free"`)},
		{pricing, usageCost, `"Type": "ResaleUsageBasedPricingTerm"`, "Terms", "/Terms/0/Type", nil, nil, none("Type", `"UsageBasedPricingTerm"`, `"ResaleByolPricingTerm"`, `null`)},
		{pricing, usageCost, `"CurrencyCode": "USD"`, usage + "CurrencyCode", "/Terms/0/CurrencyCode", currencies("AUD", "CAD", "EUR", "GBP", "INR", "JPY"), nil, none("CurrencyCode", `"usd"`, `"CHF"`, `null`)},
		{pricing, upfrontCost, `"CurrencyCode": "USD"`, upfront + "CurrencyCode", "/Terms/0/CurrencyCode", currencies("INR"), nil, none("CurrencyCode", `"JPN"`)},
		{pricing, fixedCost, `"CurrencyCode": "USD"`, fixed + "CurrencyCode", "/Terms/0/CurrencyCode", currencies("CAD"), nil, none("CurrencyCode", `""`)},
		{pricing, usageCost, `"RateCards": [{"RateCard": [{"DimensionKey": "calls", "Price": "0.10"}]}]`, usage + "RateCards", "/Terms/0/RateCards",
			nil, each("RateCards", list(2, `{"RateCard": [{"DimensionKey": "a", "Price": "1"}]}`)), none("RateCards", `[]`, `{}`, `null`)},
		{pricing, usageCost, `"RateCard": [{"DimensionKey": "calls", "Price": "0.10"}]`, usage + "RateCards", card + "/RateCard", nil, nil, none("RateCard", `[]`, `{}`, `null`)},
		{pricing, usageCost, `{"DimensionKey": "calls", "Price": "0.10"}`, usage + "RateCards", card + "/RateCard/0", nil, nil, []string{`5`, `[]`, `null`}},
		{pricing, usageCost, `"DimensionKey": "calls"`, usage + "RateCards[].DimensionKey", card + "/RateCard/0/DimensionKey", each("DimensionKey", of(100, "ü")), each("DimensionKey", of(101, "x")), none("DimensionKey", noKey...)},
		{pricing, usageCost, `"Price": "0.10"`, usage + "RateCards[].Price", card + "/RateCard/0/Price",
			each("Price", `"0"`, `"007"`, `"0.00000001"`, `"100000000"`, `"0100000000.00000000"`, `"99999999.99999999"`), nil,
			none("Price", append(noPrice, `"0.000000001"`, `"0.100000000"`, `"100000001"`, `"100000000.1"`)...)},
		{pricing, upfrontCost, `"RateCards": [`, upfront + "RateCards[].Selector.Type", "/Terms/0/RateCards", nil, nil, each("RateCards", `[], "Not": [`, `{}, "Not": [`, `null, "Not": [`)},
		{pricing, upfrontCost, `"Selector": {"Type": "Duration", "Value": "P12M"}`, upfront + "RateCards[].Selector.Type", card + "/Selector", nil, nil, none("Selector", `[]`, `"P12M"`, `null`)},
		{pricing, upfrontCost, `"Type": "Duration"`, upfront + "RateCards[].Selector.Type", card + "/Selector/Type", nil, nil, none("Type", `"duration"`, `null`)},
		{pricing, upfrontCost, `"Value": "P12M"`, upfront + "RateCards[].Selector.Value", card + "/Selector/Value", each("Value", `"P1Y"`, `"P1Y2M3D"`), each("Value", unusual...), none("Value", noDuration...)},
		{pricing, upfrontCost, `"RateCard": [{"DimensionKey": "seat", "Price": "100.00"}]`, upfront + "RateCards[].RateCard.DimensionKey", card + "/RateCard", nil, nil, none("RateCard", `[]`, `{}`, `null`)},
		{pricing, upfrontCost, `{"DimensionKey": "seat", "Price": "100.00"}`, upfront + "RateCards[].RateCard.DimensionKey", card + "/RateCard/0", nil, nil, []string{`5`, `"seat"`, `null`}},
		{pricing, upfrontCost, `"DimensionKey": "seat"`, upfront + "RateCards[].RateCard.DimensionKey", card + "/RateCard/0/DimensionKey", each("DimensionKey", of(100, "x")), each("DimensionKey", of(101, "x")), none("DimensionKey", noKey...)},
		{pricing, upfrontCost, `"Price": "100.00"`, upfront + "RateCards[].RateCard.Price", card + "/RateCard/0/Price",
			each("Price", `"0"`, `"0.001"`, `"100000000.000"`), each("Price", `"0.0001"`, `"0.12345678"`, `"100000000.001"`, `"100000001"`, `"100000001.1234"`), none("Price", append(noPrice, `"0.123456789"`)...)},
		{pricing, upfrontCost, `{"MultipleDimensionSelection": "Allowed"}`, upfront + "RateCards[].Constraints", card + "/Constraints",
			[]string{`{}`, `{"QuantityConfiguration": "Disallowed"}`, `{"MultipleDimensionSelection": "Disallowed", "QuantityConfiguration": "Allowed"}`}, nil, []string{`[]`, `"Allowed"`, `null`}},
		{pricing, upfrontCost, `"MultipleDimensionSelection": "Allowed"`, upfront + "RateCards[].Constraints", card + "/Constraints/MultipleDimensionSelection",
			nil, nil, each("MultipleDimensionSelection", `"allowed"`, `true`, `null`)},
		{pricing, fixedCost, `"Price": "0.0"`, fixed + "Price", "/Terms/0/Price",
			each("Price", `"0"`, `"00.000"`), each("Price", `"0.0000"`, `"0.000000"`, `"0.000001"`, `"200.0"`, `"100000000000"`), none("Price", append(noPrice, `"0.0000000"`, `"100000000000.1"`)...)},
		{pricing, fixedCost, `"Duration": "P12M"`, fixed + "Duration", "/Terms/0/Duration", each("Duration", `"P30D"`), each("Duration", unusual...), none("Duration", noDuration...)},
		{pricing, fixedCost, `"Grants": [{"DimensionKey": "seat", "MaxQuantity": 10}]`, fixed + "Grants[].DimensionKey", "/Terms/0/Grants", nil, nil, none("Grants", `[]`, `{}`, `null`)},
		{pricing, fixedCost, `"DimensionKey": "seat"`, fixed + "Grants[].DimensionKey", "/Terms/0/Grants/0/DimensionKey", each("DimensionKey", of(100, "x")), each("DimensionKey", of(101, "x")), none("DimensionKey", noKey...)},
		{pricing, fixedCost, `"MaxQuantity": 10`, fixed + "Grants[].MaxQuantity", "/Terms/0/Grants/0/MaxQuantity",
			each("MaxQuantity", `1`, `2147483646`, `10.0`), nil, none("MaxQuantity", `0`, `-1`, `2147483647`, `1.5`, `"10"`, `null`)},

		{payments, `{"Terms": []}`, `"Terms": []`, "Terms", "/Terms", nil, nil, none("Terms", `null`, `{}`)},
		{payments, resaleCharges, `"Type": "ResalePaymentScheduleTerm"`, "Terms[].Type", "/Terms/0/Type", nil, nil, none("Type", `"PaymentScheduleTerm"`, `null`)},
		{payments, resaleCharges, `"CurrencyCode": "USD"`, "Terms[].ResalePaymentScheduleTerm.CurrencyCode", "/Terms/0/CurrencyCode", currencies("INR", "CAD"), nil, none("CurrencyCode", `"usd"`, `null`)},
		{payments, resaleCharges, `[{"ChargeDate": "2024-07-01", "ChargeAmount": "500.00"}]`, "Terms[].ResalePaymentScheduleTerm.Schedule", "/Terms/0/Schedule",
			[]string{list(86, `{"ChargeDate": "2024-07-01", "ChargeAmount": "1"}`)}, nil, []string{list(87, `{"ChargeDate": "2024-07-01", "ChargeAmount": "1"}`), `[]`, `{}`, `null`}},
		{payments, resaleCharges, `"ChargeDate": "2024-07-01"`, "Terms[].ResalePaymentScheduleTerm.Schedule[].ChargeDate", "/Terms/0/Schedule/0/ChargeDate", nil, each("ChargeDate", days...), none("ChargeDate", noDays...)},
		{payments, resaleCharges, `"ChargeAmount": "500.00"`, "Terms[].ResalePaymentScheduleTerm.Schedule[].ChargeAmount", "/Terms/0/Schedule/0/ChargeAmount",
			each("ChargeAmount", `"0.01"`, `"1"`, `"100000000000.00"`), nil, none("ChargeAmount", append(noPrice, `"0"`, `"0.00"`, `0`, `"1.000"`, `"100000000000.01"`)...)},

		{net, `{"Terms": []}`, `"Terms": []`, "Terms", "/Terms", nil, nil, []string{``, `"Terms": null`, `"Terms": ` + list(2, `{"Type": "ResaleNetPaymentTerm", "PaymentDuePeriod": "P30D"}`)}},
		{net, resaleNet, `"Type": "ResaleNetPaymentTerm"`, "Terms[].Type", "/Terms/0/Type", nil, nil, none("Type", `"NetPaymentTerm"`, `null`)},
		{net, resaleNet, `"PaymentDuePeriod": "P30D"`, "Terms[].ResaleNetPaymentTerm.PaymentDuePeriod", "/Terms/0/PaymentDuePeriod",
			dues("P15D", "P45D", "P60D", "P90D", "P120D"), nil, none("PaymentDuePeriod", `"P1M"`, `"P4W2D"`, `30`, `null`)},
	} {
		c.test(t)
	}
}

// A field that AWS's page does not have is an error beside those that it has, and a warning
// within a term.
func TestUnknownFieldsOfResaleAuthorizations(t *testing.T) {
	for _, c := range []struct{ changeType, details, want string }{
		{"CreateResaleAuthorization", strings.Replace(newResale, "{", `{"Note": 1, `, 1), "error CreateResaleAuthorization/422/(unknown member) /Note"},
		{"CreateResaleAuthorization", strings.Replace(newResale, "{", `{"BulkRequestId": "x", `, 1), "warning CreateResaleAuthorization/422/(unknown member) /BulkRequestId"},
		{"CreateResaleAuthorization", strings.Replace(newResale, "{", `{"BulkRequestId": 7, `, 1), "warning CreateResaleAuthorization/422/(unknown member) /BulkRequestId"},
		{"UpdateInformation", strings.Replace(about, "{", `{"Note": {}, `, 1), "error UpdateInformation/422/(unknown member) /Note"},
		{"UpdateInformation", strings.Replace(about, `{"Acq`, `{"Note": 1, "Acq`, 1), "warning UpdateInformation/422/(unknown member) /PreExistingBuyerAgreement/Note"},
		{"UpdateBuyerTargetingTerms", strings.Replace(targeted, "{", `{"Note": 1, `, 1), "error UpdateBuyerTargetingTerms/422/(unknown member) /Note"},
		{"UpdateBuyerTargetingTerms", strings.Replace(targeted, `{"Type"`, `{"Note": 1, "Type"`, 1), "warning UpdateBuyerTargetingTerms/422/(unknown member) /Terms/0/Note"},
		{"UpdateAvailability", strings.Replace(available, "{", `{"Note": 1, `, 1), "error UpdateAvailability/422/(unknown member) /Note"},
		{"UpdateBuyerValidityTerms", strings.Replace(startsBy, "{", `{"Note": 1, `, 1), "error UpdateBuyerValidityTerms/422/(unknown member) /Note"},
		{"UpdateLegalTerms", strings.Replace(contracts, "{", `{"Note": 1, `, 1), "error UpdateLegalTerms/422/(unknown member) /Note"},
		{"UpdateLegalTerms", `{"Terms": [{"Type": "BuyerLegalTerm", "Documents": [{"Type": "StandardEula", "Version": 5}]}]}`, "warning UpdateLegalTerms/422/(unknown member) /Terms/0/Documents/0/Version"},
		{"UpdatePricingTerms", strings.Replace(usageCost, "{", `{"Note": 1, `, 1), "error UpdatePricingTerms/422/(unknown member) /Note"},
		{"UpdatePricingTerms", strings.Replace(usageCost, `{"RateCard"`, `{"Validity": 1, "RateCard"`, 1), "warning UpdatePricingTerms/422/(unknown member) /Terms/0/RateCards/0/Validity"},
		{"UpdatePricingTerms", strings.Replace(usageCost, `{"RateCard"`, `{"Constraints": {"QuantityConfiguration": "Disallowed"}, "RateCard"`, 1), ""},
		{"UpdatePricingTerms", strings.Replace(usageCost, `{"RateCard"`, `{"Constraints": {"QuantityConfiguration": 5}, "RateCard"`, 1),
			"error UpdatePricingTerms/422/Terms[].ResaleUsageBasedPricingTerm.RateCards /Terms/0/RateCards/0/Constraints/QuantityConfiguration"},
		{"UpdatePaymentScheduleTerms", strings.Replace(resaleCharges, "{", `{"Note": 1, `, 1), "error UpdatePaymentScheduleTerms/422/(unknown member) /Note"},
		{"UpdateNetPaymentTerms", strings.Replace(resaleNet, "{", `{"Note": 1, `, 1), "warning UpdateNetPaymentTerms/422/(unknown member) /Note"},
		{"RestrictResaleAuthorization", `{}`, ""},
		{"RestrictResaleAuthorization", `{"Note": 1}`, "error RestrictResaleAuthorization/422/DetailsDocument /Note"},
		{"ReleaseResaleAuthorization", `{}`, ""},
		{"ReleaseResaleAuthorization", `{"Note": null}`, "error ReleaseResaleAuthorization/422/(unknown member) /Note"},
	} {
		var got []string
		for _, p := range problemsIn(t, errcodes.Edition2026, resale+c.changeType, c.details) {
			got = append(got, fmt.Sprintf("%s %s %s", p.Severity, strings.TrimPrefix(p.Row.ID, resale), p.At.Pointer()))
		}
		if got := strings.Join(got, "; "); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.changeType, c.details, got, c.want)
		}
	}
}

// How to fix what is refused or warned of in changes to resale authorizations.
func TestHintsOfResaleAuthorizations(t *testing.T) {
	const zeroPrice = `write "0", and give the amounts in the ResalePaymentScheduleTerm that belongs to the term`
	for _, c := range []hintCase{
		{resale + "CreateResaleAuthorization", newResale, `"Name": "Seats"`, map[string]string{
			`"Name": "\u3000a\\\\"`: `write "a"`,
			`"Name": "\\"`:          "",
			`"Name": " "`:           "",
		}},
		{resale + "UpdateInformation", about, `"Name": "Seats"`, map[string]string{
			`"Name": " a"`:               `write "a"`,
			`"Name": ` + of(101, "x"):    "",
			`"Name": " \\"`:              "",
			`"Name": "Seats \\ for X\\"`: `write "Seats \\ for X"`,
		}},
		{resale + "UpdateInformation", about, `"PricingModel": "Byol"`, map[string]string{`"PricingModel": "BYOL"`: `did you mean "Byol"?`}},
		{resale + "UpdateBuyerTargetingTerms", targeted, `"111122223333"`, map[string]string{
			`{"AwsAccountId": "111122223333", "LegalName": "x"}`: `DescribeEntity shows an account as an object; write only its id: "111122223333"`,
			`{"AwsAccountId": "1111"}`:                           "",
			`{"AccountId": "111122223333"}`:                      "",
		}},
		{resale + "UpdateAvailability", available, `"OffersMaxQuantity": 1`, map[string]string{
			`"OffersMaxQuantity": "1"`:   "write the number without quotes: 1",
			`"OffersMaxQuantity": "001"`: "write the number without quotes: 1", // "1" would be warned of
			`"OffersMaxQuantity": "2"`:   "",
			`"OffersMaxQuantity": 2`:     "",
		}},
		{resale + "UpdateAvailability", available, `"AvailabilityEndDate": "2024-06-30"`, map[string]string{
			`"AvailabilityEndDate": "2024-06-30T12:00:00Z"`:      `write only the day: "2024-06-30"`,
			`"AvailabilityEndDate": "2024-06-30T23:00:00-05:00"`: `write only the day that is meant: "2024-07-01" in UTC, or "2024-06-30" as it is written`,
			`"AvailabilityEndDate": "2024-06-30 12:00"`:          `write only the day: "2024-06-30"`,
			`"AvailabilityEndDate": "2024-06-31"`:                "there is no such day in the calendar",
		}},
		{resale + "UpdateLegalTerms", contracts, `"Url": "https://a/b"`, map[string]string{
			`"Url": " https://a/b"`:   "remove the blanks around it",
			`"Url": "https://a/b\n"`:  "remove the blanks around it",
			`"Url": " https://a/b c"`: "write a space in a URL as %20",
			`"Url": " a/b"`:           "begin with https:// and the name of the host",
		}},
		{resale + "UpdatePricingTerms", usageCost, `"Price": "0.10"`, map[string]string{
			`"Price": 0.10`:           `write it in double quotes: "0.10"`,
			`"Price": "0.123456789"`:  "it has 9 decimal places; round it to 8",
			`"Price": "200000000"`:    `write at most "100000000"`,
			`"Price": 200000000`:      `write at most "100000000"`,
			`"Price": "1,000"`:        "remove thousands separators, and write a dot before the decimal places",
			`"Price": 200000000.0001`: `write at most "100000000"`,
		}},
		{resale + "UpdatePricingTerms", upfrontCost, `"Price": "100.00"`, map[string]string{
			`"Price": "0.1234"`:    "it has 4 decimal places; round it to 3",
			`"Price": "200000000"`: `write at most "100000000"`,
			`"Price": 200000000`:   `write at most "100000000"`,
			`"Price": 100.00`:      `write it in double quotes: "100.00"`,
			`"Price": 0.1234`:      "write it in double quotes, as plain digits with at most 3 decimal places",
			`"Price": ".5"`:        `write a digit before the dot: "0.5"`,
			`"Price": ".1234"`:     "it has 4 decimal places; round it to 3",
		}},
		{resale + "UpdatePricingTerms", fixedCost, `"Price": "0.0"`, map[string]string{
			`"Price": 0`:       `write it in double quotes: "0"`,
			`"Price": ".0"`:    `write a digit before the dot: "0.0"`,
			`"Price": ".5"`:    zeroPrice,
			`"Price": 200`:     zeroPrice,
			`"Price": "200.0"`: zeroPrice,
			`"Price": "2e11"`:  "write plain digits, without sign, exponent or currency",
		}},
		{resale + "UpdatePaymentScheduleTerms", resaleCharges, `"ChargeAmount": "500.00"`, map[string]string{
			`"ChargeAmount": "0.00"`:         "a charge of zero is not possible; write a higher amount, or remove the installment if there are others",
			`"ChargeAmount": 0`:              "a charge of zero is not possible; write a higher amount, or remove the installment if there are others",
			`"ChargeAmount": "0.001"`:        `write at least "0.01"`,
			`"ChargeAmount": ".00"`:          "a charge of zero is not possible; write a higher amount, or remove the installment if there are others",
			`"ChargeAmount": ".001"`:         `write at least "0.01"`,
			`"ChargeAmount": ".555"`:         "it has 3 decimal places; round it to 2",
			`"ChargeAmount": ".5"`:           `write a digit before the dot: "0.5"`,
			`"ChargeAmount": "."`:            "write plain digits, without sign, exponent or currency",
			`"ChargeAmount": "1.005"`:        "it has 3 decimal places; round it to 2",
			`"ChargeAmount": "200000000000"`: `write at most "100000000000"`,
		}},
		{resale + "UpdateNetPaymentTerms", resaleNet, `"PaymentDuePeriod": "P30D"`, map[string]string{
			`"PaymentDuePeriod": "30 days"`: `did you mean "P30D"?`,
			`"PaymentDuePeriod": "P030D"`:   `did you mean "P30D"?`,
			`"PaymentDuePeriod": "P4W2D"`:   "",
			`"PaymentDuePeriod": "P50D"`:    "",
		}},
	} {
		c.test(t)
	}
}
