package rules_test

import "testing"

func TestCurrencies(t *testing.T) {
	const (
		supported = "UpdatePricingTerms/INVALID_CURRENCY_CODE/1"
		same      = "UpdatePricingTerms/INVALID_CURRENCY_CODE/2"
		schedule  = `{"Type": "PaymentScheduleTerm", "CurrencyCode": "USD", "Schedule": []}`
		inEuro    = `{"Type": "PaymentScheduleTerm", "CurrencyCode": "EUR", "Schedule": []}`
	)
	price := func(terms string) string {
		return change("UpdatePricingTerms", "offer-1", `{"PricingModel": "Usage", "Terms": [`+terms+`]}`)
	}
	pay := func(terms string) string {
		return change("UpdatePaymentScheduleTerms", "offer-1", `{"Terms": [`+terms+`]}`)
	}
	both := usageTerm("USD", "d1") + "," + recurringTerm
	for name, test := range map[string]struct {
		row, facts string
		changes    []string
		want       []string
	}{
		"no list":                    {supported, ``, []string{price(both)}, []string{"undecided limits"}},
		"no currency":                {supported, ``, []string{price(trialTerm)}, nil},
		"on the list":                {supported, `{"Limits": {"Currencies": ["EUR", "USD"]}}`, []string{price(both)}, nil},
		"off it":                     {supported, `{"Limits": {"Currencies": ["EUR"]}}`, []string{price(trialTerm + "," + both)}, []string{"error /0/DetailsDocument/Terms/1/CurrencyCode", "error /0/DetailsDocument/Terms/2/CurrencyCode"}},
		"schedule off it":            {supported, `{"Limits": {"Currencies": ["EUR"]}}`, []string{pay(schedule)}, nil},
		"all known":                  {same, draftOf("", "", "", ""), []string{price(both)}, nil},
		"all set":                    {same, ``, []string{price(both), pay(schedule)}, nil},
		"schedule not known":         {same, ``, []string{price(both)}, []string{"undecided offer"}},
		"no currency, not known":     {same, ``, []string{price(trialTerm)}, nil},
		"prices not known":           {same, ``, []string{pay(schedule)}, []string{"undecided offer"}},
		"two stored prices differ":   {same, draftOf("", "", usageTerm("EUR", "d1")+","+recurringTerm, ""), []string{pay(schedule)}, []string{"warning /0/DetailsDocument/Terms/0"}},
		"schedule removed":           {same, ``, []string{pay("")}, nil},
		"released, not known":        {same, ``, []string{change("ReleaseOffer", "offer-1", `{}`)}, []string{"undecided offer"}},
		"released, no currency":      {same, draftOf("", "", trialTerm, ""), []string{change("ReleaseOffer", "offer-1", `{}`)}, nil},
		"stored schedule differs":    {same, draftOf("", "", inEuro, ""), []string{price(both)}, []string{"error /0/DetailsDocument/Terms/0/CurrencyCode"}},
		"stored prices differ":       {same, draftOf("", "", usageTerm("EUR", "d1"), ""), []string{pay(schedule)}, []string{"warning /0/DetailsDocument/Terms/0/CurrencyCode"}},
		"removed, prices differ":     {same, draftOf("", "", usageTerm("EUR", "d1")+","+recurringTerm, ""), []string{pay("")}, nil},
		"stored schedule removed":    {same, draftOf("", "", inEuro, ""), []string{price(both), pay("")}, nil},
		"stored without currency":    {same, draftOf("", "", `{"Type": "PaymentScheduleTerm"}`, ""), []string{price(both)}, nil},
		"stored with an odd number":  {same, draftOf("", "", `{"Type": "PaymentScheduleTerm", "CurrencyCode": 5}`, ""), []string{price(both)}, nil},
		"stored prices, same as set": {same, draftOf("", "", usageTerm("USD", "d1"), ""), []string{pay(schedule)}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, found(t, test.row, test.facts, test.changes...), test.want...)
		})
	}
}

// Of several that differ the first two are named.
func TestFirstOfCurrencies(t *testing.T) {
	stored := draftOf("", "", usageTerm("EUR", "d1")+","+recurringTerm+","+upfrontTerm("GBP", upfrontCard("P1M", "a")), "")
	pay := change("UpdatePaymentScheduleTerms", "offer-1", `{"Terms": [{"Type": "PaymentScheduleTerm", "CurrencyCode": "USD", "Schedule": []}]}`)
	expect(t, detailsOf(t, "UpdatePricingTerms/INVALID_CURRENCY_CODE/2", stored, pay), "CurrencyCode is EUR in UsageBasedPricingTerm and USD in RecurringPaymentTerm; write the same in all terms")
}
