package rules_test

import (
	"fmt"
	"strings"
	"testing"
)

func TestZeroPricesWhenFree(t *testing.T) {
	const row = "UpdatePricingTerms/INCOMPATIBLE_RATES/1"
	const terms = "/0/DetailsDocument/Terms/"
	price := func(model string, terms ...string) string {
		return change("UpdatePricingTerms", "offer-1", fmt.Sprintf(`{"PricingModel": %q, "Terms": [%s]}`, model, strings.Join(terms, ",")))
	}
	rates := func(term string) string { return strings.Replace(term, `"Price": "1"`, `"Price": "0.000"`, 1) }
	stray := func(term string) string { return strings.TrimSuffix(term, "}") + `, "Price": "5"}` } // no member of these types
	nothing := strings.ReplaceAll(scheduleTerm("2024-06-01"), "10.00", "0.00")
	cards := upfrontTerm("USD", upfrontCard("P1M", "a"), upfrontCard("P12M", "a"))
	for name, test := range map[string]struct {
		facts   string
		changes []string
		want    []string
	}{
		"usage":                          {"", []string{price("Free", usageTerm("USD", "a", "b"))}, []string{"error " + terms + "0/RateCards/0/RateCard/0/Price", "error " + terms + "0/RateCards/0/RateCard/1/Price"}},
		"one of two":                     {"", []string{price("Free", rates(usageTerm("USD", "a", "b")))}, []string{"error " + terms + "0/RateCards/0/RateCard/1/Price"}},
		"every rate card":                {"", []string{price("Free", rates(cards))}, []string{"error " + terms + "0/RateCards/1/RateCard/0/Price"}},
		"fixed":                          {"", []string{price("Free", fixedTerm("0.01", ""))}, []string{"error " + terms + "0/Price"}},
		"monthly":                        {"", []string{price("Free", recurringTerm)}, []string{"error " + terms + "0/Price"}},
		"zero, schedule not known":       {"", []string{price("Free", rates(usageTerm("USD", "a")))}, []string{"undecided offer"}},
		"zero, no schedule":              {storedOffer("Draft", "", ""), []string{price("Free", rates(usageTerm("USD", "a")), trialTerm)}, nil},
		"a price of no meaning":          {storedOffer("Draft", "", ""), []string{price("Free", stray(rates(usageTerm("USD", "a"))), stray(trialTerm), stray(byolTerm))}, nil},
		"Usage":                          {"", []string{price("Usage", usageTerm("USD", "a"))}, nil},
		"Contract":                       {"", []string{price("Contract", fixedTerm("1", ""))}, nil},
		"a charge":                       {"", []string{price("Free", fixedTerm("0", "")), setSchedule("2024-06-01")}, []string{"error /0/DetailsDocument/PricingModel"}},
		"a charge of nothing":            {"", []string{price("Free", fixedTerm("0", "")), change("UpdatePaymentScheduleTerms", "offer-1", `{"Terms": [`+nothing+`]}`)}, nil},
		"stored charges":                 {storedOffer("Draft", scheduleTerm("2024-06-01", "2024-07-01"), ""), []string{price("Free", fixedTerm("0", ""))}, []string{"error /0/DetailsDocument/PricingModel"}},
		"stored charge and a price":      {storedOffer("Draft", scheduleTerm("2024-06-01"), ""), []string{price("Free", fixedTerm("5", ""))}, []string{"error " + terms + "0/Price"}},
		"stored, free":                   {draftOf("", "Free", "", ""), []string{setSchedule("2024-06-01", "2024-07-01")}, []string{"warning " + terms + "0/Schedule/0/ChargeAmount", "warning " + terms + "0/Schedule/1/ChargeAmount"}},
		"stored, not free":               {draftOf("", "Contract", "", ""), []string{setSchedule("2024-06-01")}, nil},
		"model not known":                {"", []string{setSchedule("2024-06-01")}, []string{"undecided offer"}},
		"model not known, no charges":    {storedOffer("Draft", rates(usageTerm("USD", "a")), ""), []string{noSchedule}, nil},
		"model not known, free charges":  {storedOffer("Draft", rates(usageTerm("USD", "a")), ""), []string{change("UpdatePaymentScheduleTerms", "offer-1", `{"Terms": [`+nothing+`]}`)}, nil},
		"stored prices that are odd":     {draftOf("", "Free", `{"Type": "FixedUpfrontPricingTerm", "Price": 5}, {"Type": "UsageBasedPricingTerm", "RateCards": [{"RateCard": [{}, {"Price": "free"}, 7]}]}`, ""), []string{noSchedule}, nil},
		"stored prices, schedule is nil": {draftOf("", "Free", usageTerm("USD", "a", "b"), ""), []string{noSchedule}, []string{"warning /0/DetailsDocument"}},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, found(t, row, test.facts, test.changes...), test.want...)
		})
	}
}
