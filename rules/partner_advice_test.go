package rules_test

import (
	"strings"
	"testing"
)

// What is advised for an offer that is made from a resale authorization can be done by the
// channel partner who makes it.
func TestAdviceOnResale(t *testing.T) {
	const pricingRow, limited = "UpdatePricingTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/3", `{"Type": "AvailabilityRule", "Usage": "Limited", "AvailabilityEndDate": "2024-12-31"}`
	create := strings.Replace(createOfResale, `"New"`, `"Make"`, 1)
	under := func(model string, terms ...string) string {
		return resaleWith(`"Status": "Active", "ProductId": "prod-1", "PricingModel": "`+model+`", "Rules": [`+limited+`], "Terms": [`+strings.Join(append(terms, oneBuyer, buyerEula), ", ")+`]`, "")
	}
	schedule := func(dates ...string) string {
		return toNew("UpdatePaymentScheduleTerms", `{"Terms": [`+scheduleTerm(dates...)+`]}`)
	}
	differingCurrency := strings.Replace(resaleUsage, "USD", "EUR", 1)
	legal := toNew("UpdateLegalTerms", `{"Terms": [{"Type": "LegalTerm", "Documents": [{"Type": "StandardEula", "Version": "2022-07-14"}]}]}`)
	oldEula := strings.Replace(buyerEula, `"}]`, `", "Version": "2019-04-24"}]`, 1)

	for _, c := range []struct {
		name, row, facts string
		bad              []string // changes
		says             string   // the end of the detail
		after            []string // the changes when that was done; nil when they stay
	}{
		{"a contract of usage", pricingRow, under("Usage", resaleUsage), []string{create, pricing("Contract", upfront([]string{"P12M"}, "e"))},
			"admits UsageBasedPricingTerm; remove this change: the offer takes over the terms of the authorization", []string{create}},
		{"usage beside a contract", pricingRow, under("Contract", resaleChoice), []string{create, pricing("Contract", usage("m"), fixed("P12M", "e")), schedule("2024-06-15")},
			"; leave out the other terms", []string{create, pricing("Contract", fixed("P12M", "e")), schedule("2024-06-15")}},
		{"usage beside a contract, by usage", pricingRow, under("Contract", resaleChoice), []string{create, pricing("Usage", usage("m"), fixed("P12M", "e")), schedule("2024-06-15")},
			"; leave out the other terms, and write PricingModel Contract", []string{create, pricing("Contract", fixed("P12M", "e")), schedule("2024-06-15")}},
		{"no terms in the authorization", pricingRow, under("Contract"), []string{create, pricing("Contract", fixed("P12M", "e"))},
			"the resale authorization has no pricing terms; ask the manufacturer for another one", nil},
		{"usage of a stored offer", pricingRow, resoldUnder(resaleOfUsage), []string{change("UpdatePricingTerms", "offer-1", `{"PricingModel": "Contract", "Terms": [`+fixedFor("P12M")+`]}`)},
			"; remove this change: the offer keeps the terms that it has", nil},
		{"terms of a stored offer that the authorization lacks", pricingRow, strings.Replace(resoldUnder(resaleOfUsage), `"Terms": []`, `"Terms": [`+upfront([]string{"P12M"}, "e")+`]`, 1), []string{releaseStored},
			"admits UsageBasedPricingTerm; make a new offer from it, or ask the manufacturer for another one", nil},

		{"usage that is taken over, with Contract", "UpdatePricingTerms/MISSING_MANDATORY_TERMS/2", under("Contract", resaleUsage), []string{create, release},
			"; ask the manufacturer for a resale authorization with ResaleConfigurableUpfrontPricingTerm or ResaleFixedUpfrontPricingTerm", nil},
		{"a contract that is taken over, with Usage", "UpdatePricingTerms/MISSING_MANDATORY_TERMS/2", under("Usage", resaleChoice), []string{create, release},
			"; ask the manufacturer for a resale authorization with ResaleUsageBasedPricingTerm", nil},
		{"own usage, with Contract", "UpdatePricingTerms/MISSING_MANDATORY_TERMS/2", under("Usage", resaleUsage), []string{create, pricing("Contract", usage("m"))},
			"the offer would have UsageBasedPricingTerm; remove this change: the offer takes over the terms of the authorization", []string{create}},
		{"own usage, with Contract, where it may be fixed", "UpdatePricingTerms/MISSING_MANDATORY_TERMS/2", under("Contract", resaleUsage, resaleChoice), []string{create, pricing("Contract", usage("m"))},
			"the offer would have UsageBasedPricingTerm; add a term that it needs", []string{create, pricing("Contract", usage("m"), upfront([]string{"P12M"}, "e"))}},
		{"own upfront prices, with Usage", "UpdatePricingTerms/MISSING_MANDATORY_TERMS/2", under("Contract", resaleUsage, resaleChoice), []string{create, pricing("Usage", upfront([]string{"P12M"}, "e"))},
			"; add a term that it needs, or choose the model Contract", []string{create, pricing("Contract", upfront([]string{"P12M"}, "e"))}},

		{"a schedule on usage", "ReleaseOffer/MISSING_MANDATORY_TERMS/2", under("Usage", resaleUsage), []string{create, schedule("2024-06-15"), release},
			"; ask the manufacturer for a resale authorization with ResaleConfigurableUpfrontPricingTerm or ResaleFixedUpfrontPricingTerm, or remove the schedule with an empty list of Terms in UpdatePaymentScheduleTerms", []string{create, toNew("UpdatePaymentScheduleTerms", `{"Terms": []}`), release}},
		{"a schedule on upfront prices", "ReleaseOffer/MISSING_MANDATORY_TERMS/2", under("Contract", resaleChoice), []string{create, schedule("2024-06-15"), release},
			"; give one with price 0 instead of ConfigurableUpfrontPricingTerm with UpdatePricingTerms, or remove the schedule with an empty list of Terms in UpdatePaymentScheduleTerms", []string{create, schedule("2024-06-15"), pricing("Contract", fixed("P12M", "e")), release}},
		{"a schedule that the authorization does not admit", "UpdatePaymentScheduleTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/1", under("Usage", resaleUsage), []string{create, schedule("2024-06-15")},
			"; remove the schedule with an empty list of Terms", []string{create, toNew("UpdatePaymentScheduleTerms", `{"Terms": []}`)}},

		{"a fixed price that is taken over alone", "UpdatePricingTerms/MISSING_MANDATORY_TERMS/1", under("Contract", resaleFixed), []string{create, release},
			"; ask the manufacturer for a resale authorization with a ResalePaymentScheduleTerm", nil},
		{"a fixed price of one's own alone", "UpdatePricingTerms/MISSING_MANDATORY_TERMS/1", under("Contract", resaleChoice), []string{create, pricing("Contract", fixed("P12M", "e"))},
			"; set a schedule with UpdatePaymentScheduleTerms and the price here to 0, or remove UpdatePricingTerms to keep the prices that the offer has", []string{create, pricing("Contract", fixed("P12M", "e")), schedule("2024-06-15")}},

		{"another duration", "UpdatePricingTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/2", under("Contract", resaleChoice), []string{create, pricing("Contract", fixed("P24M", "e")), schedule("2024-06-15")},
			`Duration is P24M, which the resale authorization is not for; write "P12M"`, []string{create, pricing("Contract", fixed("P12M", "e")), schedule("2024-06-15")}},

		{"currencies that are taken over", "UpdatePricingTerms/INVALID_CURRENCY_CODE/2", under("Contract", resaleChoice, differingCurrency), []string{create, release},
			"; that comes from the resale authorization: ask the manufacturer for another one", nil},
		{"a document that is taken over", "UpdateLegalTerms/INVALID_LEGAL_DOCUMENTS/2", strings.Replace(under("Contract", resaleChoice), buyerEula, oldEula, 1), []string{create, release},
			`write "2022-07-14", the newest; that comes from the resale authorization: UpdateLegalTerms changes it`, []string{create, legal, release}},
	} {
		t.Run(c.name, func(t *testing.T) {
			expectAdvice(t, c.row, c.facts, c.bad, c.says+"$", c.after)
		})
	}
}
