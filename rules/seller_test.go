package rules_test

import (
	"testing"
)

func TestPaymentSettings(t *testing.T) {
	const (
		ofPricing  = "UpdatePricingTerms/INCOMPATIBLE_PAYMENT_SETTINGS/1"
		ofSchedule = "UpdatePaymentScheduleTerms/INCOMPATIBLE_PAYMENT_SETTINGS/1"
		ofRelease  = "ReleaseOffer/INCOMPATIBLE_PAYMENT_SETTINGS/1"
		code       = "/0/DetailsDocument/Terms/0/CurrencyCode"
	)
	release := change("ReleaseOffer", "offer-1", `{}`)
	inEuro, inDollars := updatePricing(upfrontIn("EUR")), updatePricing(upfrontIn("USD"))
	paidIn := func(list, facts string) string {
		return `{"Limits": {"SellerCurrencies": [` + list + `]}, ` + facts[1:]
	}
	draft := draftOf("", "", "", toBuyers)
	stored := draftOf("", "", upfrontIn("EUR")+","+scheduleIn("EUR"), toBuyers)
	for name, test := range map[string]struct {
		row, facts string
		changes    []string
		want       []string
	}{
		"USD":                             {ofPricing, draft, []string{inDollars}, nil},
		"USD, not on the list":            {ofPricing, paidIn(`"EUR"`, draft), []string{inDollars}, nil},
		"no list":                         {ofPricing, draft, []string{inEuro}, []string{"undecided limits"}},
		"on the list":                     {ofPricing, paidIn(`"EUR"`, draft), []string{inEuro}, nil},
		"off the list":                    {ofPricing, paidIn(``, draft), []string{inEuro}, []string{"error " + code}},
		"of a type that is not known":     {ofPricing, `{"Limits": {"ByProductType": {"SaaSProduct": {"SellerCurrencies": ["EUR"]}}}}`, []string{inEuro}, []string{"undecided limits"}},
		"stored":                          {ofPricing, stored, []string{release}, nil},
		"schedule, USD":                   {ofSchedule, draft, []string{payIn("USD")}, nil},
		"schedule, no list":               {ofSchedule, draft, []string{payIn("EUR")}, []string{"undecided limits"}},
		"schedule, on the list":           {ofSchedule, paidIn(`"EUR"`, draft), []string{payIn("EUR")}, nil},
		"schedule, off the list":          {ofSchedule, paidIn(`"GBP"`, draft), []string{payIn("EUR")}, []string{"error " + code}},
		"schedule removed":                {ofSchedule, draft, []string{noSchedule}, nil},
		"schedule stored":                 {ofSchedule, stored, []string{release}, nil},
		"release, no list":                {ofRelease, stored, []string{release}, []string{"undecided limits"}},
		"release, on the list":            {ofRelease, paidIn(`"EUR"`, stored), []string{release}, nil},
		"release, off the list":           {ofRelease, paidIn(`"GBP"`, stored), []string{release}, []string{"error /0/DetailsDocument"}},
		"release, schedule off the list":  {ofRelease, paidIn(`"GBP"`, stored), []string{inDollars, release}, []string{"error /1/DetailsDocument"}},
		"release, pricing off the list":   {ofRelease, paidIn(`"GBP"`, stored), []string{noSchedule, release}, []string{"error /1/DetailsDocument"}},
		"release, all set":                {ofRelease, paidIn(`"GBP"`, stored), []string{inEuro, payIn("EUR"), release}, nil},
		"release, USD":                    {ofRelease, draftOf("", "", upfrontIn("USD"), ""), []string{release}, nil},
		"release, not known":              {ofRelease, "", []string{release}, []string{"undecided limits"}},
		"release, not known, with a list": {ofRelease, `{"Limits": {"SellerCurrencies": ["EUR"]}}`, []string{release}, []string{"undecided offer"}},
		"release, not known, all set":     {ofRelease, "", []string{inEuro, payIn("EUR"), release}, nil},
		"released before":                 {ofRelease, paidIn(`"GBP"`, storedOffer("Released", upfrontIn("EUR"), "")), []string{release}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, found(t, test.row, test.facts, test.changes...), test.want...)
		})
	}
	for facts, fix := range map[string]string{
		paidIn(``, draft): ", or write USD in all terms",
		paidIn(``, storedOffer("Released", upfrontIn("EUR"), "")):                                     "",
		paidIn(``, resold(`{"Type": "ResaleConfigurableUpfrontPricingTerm", "CurrencyCode": "EUR"}`)): "",
	} {
		expect(t, detailsOf(t, ofPricing, facts, inEuro),
			"CurrencyCode is EUR, which is not in Limits.SellerCurrencies; add a disbursement method for EUR to your payment settings, and the code to the limit"+fix)
	}
}

func TestSellerVerification(t *testing.T) {
	for row, test := range map[string]struct{ change, path, open string }{
		"UpdatePricingTerms/INCOMPATIBLE_SELLER_VERIFICATION/1":         {updatePricing(byolTerm), "/0/DetailsDocument/Terms", "undecided limits"},
		"UpdatePaymentScheduleTerms/INCOMPATIBLE_SELLER_VERIFICATION/1": {payIn("USD"), "/0/DetailsDocument/Terms/0", "undecided limits"},
		"ReleaseOffer/INCOMPATIBLE_SELLER_VERIFICATION/1":               {change("ReleaseOffer", "offer-1", `{}`), "/0/DetailsDocument", "undecided offer, limits"},
	} {
		t.Run(row, func(t *testing.T) {
			expect(t, found(t, row, "", test.change), test.open)
			expect(t, found(t, row, `{"Limits": {"SellerVerified": true}}`, test.change))
			expect(t, found(t, row, `{"Limits": {"SellerVerified": false}, `+draftOf("", "", "", "")[1:], test.change), "error "+test.path)
			expect(t, found(t, row, `{"Limits": {"ByProductType": {"SaaSProduct": {"SellerVerified": true}}}}`, test.change), test.open)
		})
	}
	// ReleaseOffer says it of stored parts.
	expect(t, found(t, "UpdatePricingTerms/INCOMPATIBLE_SELLER_VERIFICATION/1", draftOf("", "", byolTerm, ""), change("ReleaseOffer", "offer-1", `{}`)))
}

func TestTaxInformation(t *testing.T) {
	const services = "ProfessionalServicesProduct"
	given := func(limits, facts string) string { return `{"Limits": {` + limits + `}, ` + facts[1:] }
	for name, test := range map[string]struct {
		facts string
		want  []string
	}{
		"services":                 {draftOf(services, "", "", ""), []string{"undecided limits"}},
		"services, complete":       {given(`"TaxInformation": true`, draftOf(services, "", "", "")), nil},
		"services, incomplete":     {given(`"TaxInformation": false`, draftOf(services, "", "", "")), []string{"error /0/DetailsDocument"}},
		"services, by type":        {given(`"TaxInformation": true, "ByProductType": {"ProfessionalServicesProduct": {"TaxInformation": false}}`, draftOf(services, "", "", "")), []string{"error /0/DetailsDocument"}},
		"another type, incomplete": {given(`"TaxInformation": false`, draftOf("SaaSProduct", "", "", "")), nil},
		"another type":             {draftOf("SaaSProduct", "", "", ""), nil},
		"not known":                {draftOf("", "", "", ""), []string{"undecided limits"}},
		"not known, complete":      {given(`"TaxInformation": true`, draftOf("", "", "", "")), nil},
		"not known, incomplete":    {given(`"TaxInformation": false`, draftOf("", "", "", "")), []string{"undecided product"}},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, found(t, "ReleaseOffer/INVALID_TAX_INFORMATION/1", test.facts, change("ReleaseOffer", "offer-1", `{}`)), test.want...)
		})
	}
}
