package rules_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/offercheck/offercheck/errcodes"
)

// ofResale is one change to the resale authorization resaleauthz-1.
func ofResale(changeType, details string) string {
	return fmt.Sprintf(`{"ChangeType": %q, "Entity": {"Type": "ResaleAuthorization@1.0", "Identifier": "resaleauthz-1"}, "DetailsDocument": %s}`, changeType, details)
}

// draftResale is a facts document with resaleauthz-1, a draft with terms and a rule of its
// availability, for a SaaS product unless another is given; more are further entities.
func draftResale(terms, availability string, more ...string) string {
	if len(more) == 0 {
		more = []string{resaleProduct("SaaSProduct")}
	}
	return fmt.Sprintf(`{"Entities": [{"EntityType": "ResaleAuthorization@1.0", "EntityIdentifier": "resaleauthz-1@1", "DetailsDocument":
		{"ProductId": "prod-1", "Status": "Draft", "PricingModel": "Contract", "Terms": [%s],
		"Rules": [{"Type": "PartnerTargetingRule", "ResellerAccountId": "111122223333"}%s]}}, %s]}`, terms, availability, strings.Join(more, ", "))
}

const limitedResale = `, {"Type": "AvailabilityRule", "OffersMaxQuantity": 1, "AvailabilityEndDate": "2024-06-30T00:00:00Z"}`

// resaleProduct is prod-1 of a type, with an entitled dimension seat and a metered one call.
func resaleProduct(productType string) string {
	return fmt.Sprintf(`{"EntityType": "%s@1.0", "EntityIdentifier": "prod-1@1", "DetailsDocument": {"Dimensions": [
		{"Key": "seat", "Unit": "Units", "Types": ["Entitled"]}, {"Key": "call", "Unit": "Units", "Types": ["Metered"]}]}}`, productType)
}

// pricedResale are details of UpdatePricingTerms.
func pricedResale(model string, terms ...string) string {
	return ofResale("UpdatePricingTerms", fmt.Sprintf(`{"PricingModel": %q, "Terms": [%s]}`, model, strings.Join(terms, ", ")))
}

func resaleUpfront(currency, duration, key, price string) string {
	return fmt.Sprintf(`{"Type": "ResaleConfigurableUpfrontPricingTerm", "CurrencyCode": %q, "RateCards": [
		{"Selector": {"Type": "Duration", "Value": %q}, "RateCard": [{"DimensionKey": %q, "Price": %q}]}]}`, currency, duration, key, price)
}

func resaleFixedTerm(currency, duration, price string, keys ...string) string {
	var grants []string
	for _, key := range keys {
		grants = append(grants, fmt.Sprintf(`{"DimensionKey": %q, "MaxQuantity": 1}`, key))
	}
	return fmt.Sprintf(`{"Type": "ResaleFixedUpfrontPricingTerm", "CurrencyCode": %q, "Price": %q, "Duration": %q, "Grants": [%s]}`,
		currency, price, duration, strings.Join(grants, ", "))
}

func resaleUsageTerm(currency, price string) string {
	return fmt.Sprintf(`{"Type": "ResaleUsageBasedPricingTerm", "CurrencyCode": %q, "RateCards": [{"RateCard": [{"DimensionKey": "call", "Price": %q}]}]}`, currency, price)
}

func chargedResale(charges string) string {
	return ofResale("UpdatePaymentScheduleTerms", scheduleOf("ResalePaymentScheduleTerm", charges))
}

const (
	resaleRow     = "ResaleAuthorization/UpdatePricingTerms/"
	resaleCharges = "ResaleAuthorization/UpdatePaymentScheduleTerms/"
	resaleLegal   = "ResaleAuthorization/UpdateLegalTerms/"
)

var releasedResale = ofResale("ReleaseResaleAuthorization", "{}")

// Durations are held to 1 and 144 months; a month has 28 to 31 days. Shorter ones are known of
// AMI and container products.
func TestResaleMonths(t *testing.T) {
	for _, test := range []struct{ duration, model, product, want string }{
		{"P1M", "Contract", "SaaSProduct", ""}, {"P144M", "Contract", "SaaSProduct", ""}, {"P12Y", "Contract", "SaaSProduct", ""},
		{"P145M", "Contract", "SaaSProduct", "error"}, {"P145M", "Usage", "AmiProduct", "error"}, {"P12Y1D", "Contract", "SaaSProduct", "error"},
		{"P4464D", "Contract", "SaaSProduct", ""}, {"P4465D", "Contract", "SaaSProduct", "error"},
		{"P28D", "Contract", "SaaSProduct", ""}, {"P27D", "Contract", "SaaSProduct", "error"}, {"P0D", "Contract", "SaaSProduct", "error"},
		{"P27D", "Usage", "SaaSProduct", "warning"}, {"P27D", "Contract", "AmiProduct", "warning"}, {"P27D", "Usage", "ContainerProduct", "warning"},
		{"P27D", "Contract", "ProfessionalServicesProduct", "error"}, {"P0D", "Contract", "AmiProduct", "warning"},
	} {
		for _, term := range []struct{ row, text, path string }{
			{resaleRow + "INVALID_SELECTOR_DURATION_VALUE/1", resaleUpfront("USD", test.duration, "seat", "1"), "RateCards/0/Selector/Value"},
			{resaleRow + "INVALID_DURATION/1", resaleFixedTerm("USD", test.duration, "0", "seat"), "Duration"},
		} {
			t.Run(test.duration+" "+test.model+" "+test.product+" "+term.path, func(t *testing.T) {
				want := []string{test.want + " /0/DetailsDocument/Terms/0/" + term.path}
				if test.want == "" {
					want = nil
				}
				expect(t, found(t, term.row, draftResale("", "", resaleProduct(test.product)), pricedResale(test.model, term.text)), want...)
				if test.want == "warning" && test.product != "SaaSProduct" && test.model == "Contract" { // not known to be one
					expect(t, found(t, term.row, "", pricedResale(test.model, term.text)), "error /0/DetailsDocument/Terms/0/"+term.path)
				}
			})
		}
	}
}

// The limit that the caller gives is the bound, or else AWS's quota, which only warns.
func TestNumberOfResaleGrants(t *testing.T) {
	const row = resaleRow + "TOO_MANY_GRANTS/1"
	grants := func(n int) string {
		keys := make([]string, n)
		for i := range keys {
			keys[i] = fmt.Sprint("key", i)
		}
		return pricedResale("Contract", resaleFixedTerm("USD", "P12M", "0", keys...))
	}
	const at = " /0/DetailsDocument/Terms/0/Grants"
	expect(t, found(t, row, "", grants(200)))
	expect(t, found(t, row, "", grants(201)), "warning"+at)
	expect(t, found(t, row, `{"Limits": {"Grants": 3}}`, grants(3)))
	expect(t, found(t, row, `{"Limits": {"Grants": 3}}`, grants(4)), "error"+at)
	expect(t, found(t, row, `{"Limits": {"Grants": 300}}`, grants(201)))
}

// Rates are counted in each rate card. There is no quota to stand in for a limit.
func TestNumberOfResaleRates(t *testing.T) {
	for _, test := range []struct{ row, limit, term string }{
		{resaleRow + "TOO_MANY_RATES/1", "UsageRates", `{"Type": "ResaleUsageBasedPricingTerm", "CurrencyCode": "USD", "RateCards": [{"RateCard": [%s]}]}`},
		{resaleRow + "TOO_MANY_RATES/2", "UpfrontRates", `{"Type": "ResaleConfigurableUpfrontPricingTerm", "CurrencyCode": "USD", "RateCards": [
			{"Selector": {"Type": "Duration", "Value": "P1M"}, "RateCard": [%[1]s]}, {"Selector": {"Type": "Duration", "Value": "P2M"}, "RateCard": [{"DimensionKey": "a", "Price": "1"}]}]}`},
	} {
		rates := func(n int) string {
			var list []string
			for i := range n {
				list = append(list, fmt.Sprintf(`{"DimensionKey": "key%d", "Price": "1"}`, i))
			}
			return pricedResale("Contract", fmt.Sprintf(test.term, strings.Join(list, ", ")))
		}
		limit := fmt.Sprintf(`{"Limits": {%q: 2}}`, test.limit)
		expect(t, found(t, test.row, limit, rates(2)))
		expect(t, found(t, test.row, limit, rates(3)), "error /0/DetailsDocument/Terms/0/RateCards/0/RateCard")
		expect(t, found(t, test.row, "", rates(500)), "undecided limits")
		expect(t, found(t, test.row, "", ofResale("UpdatePricingTerms", `{"PricingModel": "Free", "Terms": []}`)))
	}
}

// Amounts in yen are whole numbers.
func TestWholeAmounts(t *testing.T) {
	for _, test := range []struct{ currency, amount, upfront, usage string }{
		{"JPY", "100", "", ""}, {"JPY", "100.0", "warning", "warning"}, {"JPY", "0.000", "warning", "warning"},
		{"JPY", "100.5", "error", "warning"}, {"JPY", "0.001", "error", "warning"},
		{"USD", "100.5", "", ""}, {"INR", "0.001", "", ""},
	} {
		said := func(severity, path string) []string {
			if severity == "" {
				return nil
			}
			return []string{severity + " /0/DetailsDocument/Terms/0/" + path}
		}
		const row = resaleRow + "INVALID_PRICE/1"
		expect(t, found(t, row, "", pricedResale("Contract", resaleUpfront(test.currency, "P12M", "seat", test.amount))), said(test.upfront, "RateCards/0/RateCard/0/Price")...)
		expect(t, found(t, row, "", pricedResale("Contract", resaleFixedTerm(test.currency, "P12M", test.amount, "seat"))), said(test.upfront, "Price")...)
		expect(t, found(t, row, "", pricedResale("Usage", resaleUsageTerm(test.currency, test.amount))), said(test.usage, "RateCards/0/RateCard/0/Price")...)
	}
	const row = resaleCharges + "INVALID_CHARGE_AMOUNT/1"
	for amount, want := range map[string]string{"1": "", "1.0": "warning", "1.5": "error"} {
		got := found(t, row, "", strings.ReplaceAll(chargedResale("2024-07-01="+amount), "USD", "JPY"))
		if want != "" {
			want = want + " /0/DetailsDocument/Terms/0/Schedule/0/ChargeAmount"
			expect(t, got, want)
		} else {
			expect(t, got)
		}
	}
	yen := resaleUpfront("JPY", "P12M", "seat", "1.5") + ", " + resaleUsageTerm("JPY", "1.5") // one finding at the release
	expect(t, found(t, resaleRow+"INVALID_PRICE/1", draftResale(yen, ""), releasedResale), "warning /0/DetailsDocument")
	charges := strings.ReplaceAll(termOfCharges("ResalePaymentScheduleTerm", "2024-07-01=1.5 2024-08-01=1.5"), "USD", "JPY")
	expect(t, found(t, row, draftResale(charges, limitedResale), releasedResale), "warning /0/DetailsDocument")
}

// Upfront terms are warned of with Usage on SaaS products alone.
func TestResaleTermsOfModel(t *testing.T) {
	const row = resaleRow + "INCOMPATIBLE_TERMS/1"
	upfront, usage := resaleUpfront("USD", "P12M", "seat", "1"), resaleUsageTerm("USD", "1")
	expect(t, found(t, row, draftResale("", ""), pricedResale("Usage", usage, upfront)), "warning /0/DetailsDocument/Terms/1")
	expect(t, found(t, row, draftResale("", ""), pricedResale("Usage", usage)))
	expect(t, found(t, row, draftResale("", ""), pricedResale("Contract", usage, upfront)))
	expect(t, found(t, row, draftResale("", "", resaleProduct("AmiProduct")), pricedResale("Usage", usage, upfront)))
	expect(t, found(t, row, "", pricedResale("Usage", usage, upfront)), "undecided resale")
	stored := strings.ReplaceAll(draftResale(usage+", "+upfront, ""), `"PricingModel": "Contract", `, "") // as DescribeEntity may have it
	expect(t, found(t, row, stored, releasedResale), "undecided aws")
}

// The payment settings of a seller are AWS's to know.
func TestPaidForResale(t *testing.T) {
	expect(t, found(t, resaleRow+"INCOMPATIBLE_PAYMENT_SETTINGS/1", draftResale("", ""), pricedResale("Usage", resaleUsageTerm("USD", "1"))), "undecided aws")
	expect(t, found(t, resaleCharges+"INCOMPATIBLE_PAYMENT_SETTINGS/1", draftResale("", ""), chargedResale("2024-07-01=1")), "undecided aws")
	expect(t, found(t, resaleRow+"INCOMPATIBLE_PAYMENT_SETTINGS/1", draftResale(resaleUsageTerm("USD", "1"), ""), releasedResale))
}

// What the stored schedule of an authorization lacks is a warning on a draft and an error at
// the release; a row of the release speaks of what the change set leaves as it is.
func TestScheduleOfReleasedResale(t *testing.T) {
	const limits, fixed = resaleCharges + "INCOMPATIBLE_TERMS/1", resaleCharges + "MISSING_MANDATORY_TERMS/1"
	charge, fixedTerm := chargedResale("2024-07-01=1"), resaleFixedTerm("USD", "P12M", "0", "seat")
	open, stored := draftResale("", ""), draftResale(termOfCharges("ResalePaymentScheduleTerm", "2024-07-01=1"), "")
	const at = " /0/DetailsDocument/Terms/0"
	for _, row := range []string{limits, fixed} {
		expect(t, found(t, row, open, charge), "warning"+at)
		expect(t, found(t, row, open, charge, releasedResale), "error"+at)
		expect(t, found(t, row, stored, releasedResale))
		expect(t, found(t, row, "", charge), "undecided resale")
		expect(t, found(t, row, "", charge, releasedResale), "undecided resale")
	}
	expect(t, found(t, limits, draftResale("", limitedResale), charge))
	expect(t, found(t, limits, draftResale("", `, {"Type": "AvailabilityRule", "AvailabilityEndDate": "2024-06-30"}`), charge), "warning"+at)
	expect(t, found(t, limits, draftResale("", `, {"Type": "AvailabilityRule", "OffersMaxQuantity": 1}`), charge), "warning"+at)
	expect(t, found(t, limits, stored, ofResale("UpdateAvailability", `{"AvailabilityEndDate": "2024-06-30"}`)), "warning /0/DetailsDocument/AvailabilityEndDate")
	expect(t, found(t, fixed, draftResale(fixedTerm, limitedResale), charge))

	remove := ofResale("UpdatePaymentScheduleTerms", `{"Terms": []}`)
	expect(t, found(t, fixed, draftResale(fixedTerm, ""), remove), "warning /0/DetailsDocument")
	expect(t, found(t, fixed, draftResale(fixedTerm, ""), remove, releasedResale), "error /0/DetailsDocument")
	expect(t, found(t, fixed, open, remove))
	expect(t, found(t, limits, open, remove))
}

// The last charge may come on the last day on which an agreement can end.
func TestLastChargeOfResale(t *testing.T) {
	const row = resaleCharges + "INVALID_CHARGE_DATES/2"
	fixed := resaleFixedTerm("USD", "P1M", "0", "seat")
	starts := func(day string) string {
		return fixed + fmt.Sprintf(`, {"Type": "BuyerValidityTerm", "MaximumAgreementStartDate": %q}`, day)
	}
	const late = "warning /0/DetailsDocument/Terms/0/Schedule/1/ChargeDate"
	for _, test := range []struct{ terms, last, want string }{
		{fixed, "2024-07-30", ""}, {fixed, "2024-07-31", late},
		{starts("2024-07-15T00:00:00Z"), "2024-08-15", ""}, {starts("2024-07-15T00:00:00Z"), "2024-08-16", late},
		{starts("2024-06-01"), "2024-07-30", ""}, {starts("2024-06-01"), "2024-07-31", late},
		{"", "2099-01-01", ""}, {resaleFixedTerm("USD", "unreadable", "0", "seat"), "2099-01-01", ""},
	} {
		var want []string
		if test.want != "" {
			want = append(want, test.want)
		}
		expect(t, found(t, row, draftResale(test.terms, limitedResale), chargedResale("2024-07-01=1 "+test.last+"=1")), want...)
	}
	expect(t, found(t, row, draftResale(fixed, ""), chargedResale("2099-01-01=1")))
	expect(t, found(t, row, "", chargedResale("2024-07-01=1")), "undecided resale")
	release := draftResale(fixed+", "+termOfCharges("ResalePaymentScheduleTerm", "2024-08-01=1"), limitedResale)
	expect(t, found(t, row, release, releasedResale)) // a row of the release says it
	expect(t, found(t, row, release, ofResale("UpdateBuyerValidityTerms", `{"Terms": [{"Type": "BuyerValidityTerm", "MaximumAgreementStartDate": "2024-06-15"}]}`)), "warning /0/DetailsDocument/Terms/0")
}

// Stored dates matter at the release, those of a request at once.
func TestChargesOfResaleToCome(t *testing.T) {
	const stored, request = resaleCharges + "INVALID_CHARGE_DATES/1", resaleCharges + "422/Terms[].ResalePaymentScheduleTerm.Schedule[].ChargeDate"
	for _, test := range []struct{ date, want string }{
		{"2024-04-30", "error"}, {"2024-05-01", "warning"}, {"2024-05-02", ""},
	} {
		said := func(path string) []string {
			if test.want == "" {
				return nil
			}
			return []string{test.want + path}
		}
		facts := draftResale(termOfCharges("ResalePaymentScheduleTerm", "2024-09-01=1 "+test.date+"=1"), limitedResale)
		expect(t, found(t, stored, facts, releasedResale), said(" /0/DetailsDocument")...)
		expect(t, found(t, stored, facts, ofResale("UpdateInformation", `{"Name": "x"}`)))
		expect(t, found(t, stored, strings.ReplaceAll(facts, `"Draft"`, `"Active"`), releasedResale))
		charge := chargedResale("2024-09-01=1 " + test.date + "=1")
		expect(t, found(t, request, "", charge), said(" /0/DetailsDocument/Terms/0/Schedule/1/ChargeDate")...)
		expect(t, found(t, stored, facts, charge, releasedResale))
	}
	expect(t, found(t, stored, "", releasedResale), "undecided resale")
}

// A legal term for the reseller alone is a warning until the release, which has a row of its
// own for it.
func TestBuyerTermBesideResaleTerm(t *testing.T) {
	const row = resaleLegal + "MISSING_MANDATORY_TERMS/1"
	only := ofResale("UpdateLegalTerms", `{"Terms": [{"Type": "ResaleLegalTerm", "Documents": [{"Type": "StandardResellerContract"}]}]}`)
	facts := draftResale(`{"Type": "BuyerLegalTerm", "Documents": [{"Type": "StandardEula"}]}`, "")
	expect(t, found(t, row, facts, only), "warning /0/DetailsDocument/Terms/0")
	expect(t, found(t, row, facts, only, releasedResale))
	expect(t, found(t, row, facts, ofResale("UpdateLegalTerms", `{"Terms": []}`)))
	expect(t, found(t, row, draftResale(`{"Type": "ResaleLegalTerm", "Documents": []}`, ""), releasedResale))
}

// Authorizations for AWS's distributor in Brazil are in USD, with a CustomEula alone.
func TestBrazil(t *testing.T) {
	forBrazil := func(terms string) string {
		return strings.ReplaceAll(draftResale(terms, ""), "111122223333", "664418980131")
	}
	const inUSD, eula = resaleRow + "(Brazil 2P)/4", resaleLegal + "(Brazil 2P)/6"
	euro := resaleUsageTerm("EUR", "1")
	expect(t, found(t, inUSD, forBrazil(""), pricedResale("Usage", euro)), "warning /0/DetailsDocument/Terms/0/CurrencyCode")
	expect(t, found(t, inUSD, forBrazil(""), pricedResale("Usage", resaleUsageTerm("USD", "1"))))
	expect(t, found(t, inUSD, draftResale("", ""), pricedResale("Usage", euro)))
	expect(t, found(t, inUSD, "", pricedResale("Usage", euro)), "undecided resale")
	expect(t, found(t, inUSD, forBrazil(euro), releasedResale), "warning /0/DetailsDocument")
	expect(t, found(t, inUSD, forBrazil(euro), chargedResale("2024-07-01=1")), "warning /0/DetailsDocument/Terms/0")
	if got := detailsOf(t, resaleRow+"INVALID_CURRENCY_CODE/1", forBrazil(""), pricedResale("Contract", resaleUpfront("USD", "P12M", "seat", "1"), euro)); len(got) != 1 || !strings.HasSuffix(got[0], "write USD in all terms") {
		t.Errorf("the advice is %q", got)
	}

	legal := func(terms string) string { return ofResale("UpdateLegalTerms", `{"Terms": [`+terms+`]}`) }
	custom := `{"Type": "BuyerLegalTerm", "Documents": [{"Type": "CustomEula", "Url": "https://bucket.s3.amazonaws.com/eula.pdf"}]}`
	standard := `{"Type": "BuyerLegalTerm", "Documents": [{"Type": "EnterpriseEula"}]}`
	contract := `{"Type": "ResaleLegalTerm", "Documents": [{"Type": "StandardResellerContract"}]}`
	expect(t, found(t, eula, forBrazil(""), legal(custom)))
	expect(t, found(t, eula, forBrazil(""), legal(standard+", "+contract)), "warning /0/DetailsDocument/Terms/0/Documents/0/Type", "warning /0/DetailsDocument/Terms/1")
	expect(t, found(t, eula, draftResale("", ""), legal(standard+", "+contract)))
	expect(t, found(t, eula, "", legal(standard)), "undecided resale")
	expect(t, found(t, eula, "", legal(custom)))
	expect(t, found(t, eula, forBrazil(contract), releasedResale), "warning /0/DetailsDocument")
}

// What is stored is judged at the release, as a warning, and not known without the facts.
func TestStoredTermsOfReleasedResale(t *testing.T) {
	legalTerms := `{"Type": "BuyerLegalTerm", "Documents": [{"Type": "CustomEula", "Url": "https://example.com/eula"}]},
		{"Type": "ResaleLegalTerm", "Documents": [{"Type": "CustomResellerContract", "Url": "https://example.com/contract"}]}`
	for _, test := range []struct{ row, terms string }{
		{resaleRow + "INVALID_CURRENCY_CODE/1", resaleUsageTerm("USD", "1") + ", " + resaleUpfront("EUR", "P12M", "seat", "1")},
		{resaleRow + "INCOMPATIBLE_PRODUCT/1", resaleUpfront("USD", "P12M", "desk", "1")},
		{resaleRow + "DUPLICATE_DIMENSION_KEYS/2", resaleFixedTerm("USD", "P12M", "0", "seat", "seat")},
		{resaleRow + "INVALID_RATE_CARD/6", resaleUpfront("USD", "P12M", "call", "1")},
		{resaleRow + "INVALID_DURATION/1", resaleFixedTerm("USD", "P145M", "0", "seat")},
		{resaleCharges + "DUPLICATE_CHARGE_DATES/1", termOfCharges("ResalePaymentScheduleTerm", "2024-07-01=1 2024-07-01=1")},
		{resaleLegal + "INVALID_BUYER_LEGAL_DOCUMENTS/1", legalTerms},
		{resaleLegal + "INVALID_RESALE_LEGAL_DOCUMENTS/1", legalTerms},
	} {
		expect(t, found(t, test.row, draftResale(test.terms, ""), releasedResale), "warning /0/DetailsDocument")
		expect(t, found(t, test.row, "", releasedResale), "undecided resale")
	}
}

// Details speak of resale authorizations in the names that these have.
func TestDetailsNameResaleTerms(t *testing.T) {
	for _, test := range []struct{ row, want string }{
		{resaleRow + "INVALID_RATE_CARD/2", `"seat" is not a metered dimension of the product prod-1; leave it out here, an entitled one is priced in an upfront term`},
		{resaleRow + "INVALID_RATE_CARD/6", `"call" is not an entitled dimension of the product prod-1; leave it out here, a metered one is priced in ResaleUsageBasedPricingTerm`},
	} {
		usage := `{"Type": "ResaleUsageBasedPricingTerm", "CurrencyCode": "USD", "RateCards": [{"RateCard": [{"DimensionKey": "call", "Price": "1"}, {"DimensionKey": "seat", "Price": "1"}]}]}`
		expect(t, detailsIn(t, errcodes.Edition2026, test.row, draftResale("", ""), pricedResale("Contract", usage, resaleUpfront("USD", "P12M", "call", "1"))), test.want)
	}
}

// A released offer keeps the keys of its terms, which a buyer may have. An authorization does
// not: what AWS still knows of a dimension that the product no longer lists is not said.
func TestKeysOfReleasedAuthorization(t *testing.T) {
	gone := resaleUpfront("USD", "P12M", "gone", "1")
	stored := strings.Replace(draftResale(gone, limitedResale), `"Draft"`, `"Active"`, 1)
	expect(t, found(t, resaleRow+"INCOMPATIBLE_PRODUCT/1", stored, pricedResale("Contract", gone)),
		"error /0/DetailsDocument/Terms/0/RateCards/0/RateCard/0/DimensionKey")
}
