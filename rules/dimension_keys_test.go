package rules_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/offercheck/offercheck"
)

// grantsOf is a pricing term that grants some dimensions.
func grantsOf(term string, keys ...string) string {
	items := make([]string, len(keys))
	for i, key := range keys {
		items[i] = fmt.Sprintf(`{"DimensionKey": %q, "MaxQuantity": 1}`, key)
	}
	return fmt.Sprintf(`{"Type": %q, "CurrencyCode": "USD", "Price": "1", "Duration": "P12M", "Grants": [%s]}`, term, strings.Join(items, ","))
}

// cardsOf is a pricing term with rate cards, the keys of each separated by
// blanks; the i-th lasts i months.
func cardsOf(term string, cards ...string) string {
	list := make([]string, len(cards))
	for i, keys := range cards {
		rates := []string{}
		for _, key := range strings.Fields(keys) {
			rates = append(rates, fmt.Sprintf(`{"DimensionKey": %q, "Price": "1"}`, key))
		}
		list[i] = fmt.Sprintf(`{"Selector": {"Type": "Duration", "Value": "P%dM"}, "RateCard": [%s],
			"Constraints": {"MultipleDimensionSelection": "Allowed", "QuantityConfiguration": "Allowed"}}`, i+1, strings.Join(rates, ","))
	}
	return fmt.Sprintf(`{"Type": %q, "CurrencyCode": "USD", "RateCards": [%s]}`, term, strings.Join(list, ","))
}

func setPrices(model string, terms ...string) string {
	return change("UpdatePricingTerms", "offer-1", fmt.Sprintf(`{"PricingModel": %q, "Terms": [%s]}`, model, strings.Join(terms, ",")))
}

func TestUniqueKeys(t *testing.T) {
	const (
		inGrants = "UpdatePricingTerms/DUPLICATE_DIMENSION_KEYS/1"
		inRates  = "UpdatePricingTerms/DUPLICATE_DIMENSION_KEYS/2"
		fixed    = "FixedUpfrontPricingTerm"
		trial    = "FreeTrialPricingTerm"
		usage    = "UsageBasedPricingTerm"
		upfront  = "ConfigurableUpfrontPricingTerm"
	)
	for _, test := range []struct {
		name, row string
		terms     []string
		want      []string
	}{
		{"grants once", inGrants, []string{grantsOf(fixed, "a", "b"), grantsOf(trial, "a", "b")}, nil},
		{"keys differ by case", inGrants, []string{grantsOf(fixed, "a", "A")}, nil},
		{"fixed upfront", inGrants, []string{grantsOf(fixed, "a", "b", "a")}, []string{"error /0/DetailsDocument/Terms/0/Grants/2/DimensionKey"}},
		{"free trial", inGrants, []string{grantsOf(trial, "a", "a", "a")}, []string{
			"error /0/DetailsDocument/Terms/0/Grants/1/DimensionKey", "error /0/DetailsDocument/Terms/0/Grants/2/DimensionKey"}},
		{"both terms", inGrants, []string{grantsOf(fixed, "a", "a"), grantsOf(trial, "b", "b")}, []string{
			"error /0/DetailsDocument/Terms/0/Grants/1/DimensionKey", "error /0/DetailsDocument/Terms/1/Grants/1/DimensionKey"}},
		{"written with an escape", inGrants, []string{strings.Replace(grantsOf(fixed, "a", "b"), `"b"`, `"\u0061"`, 1)}, []string{
			"error /0/DetailsDocument/Terms/0/Grants/1/DimensionKey"}},
		{"a rate is no grant", inGrants, []string{cardsOf(usage, "a a")}, nil},
		{"grants where there are none", inGrants, []string{strings.Replace(cardsOf(usage, "a"), `"CurrencyCode"`, `"Grants": [1, 1, {"DimensionKey": "a"}, {"DimensionKey": "a"}], "CurrencyCode"`, 1)}, nil},

		{"rates once", inRates, []string{cardsOf(usage, "a b"), cardsOf(upfront, "a b", "a b")}, nil},
		{"usage based", inRates, []string{cardsOf(usage, "a b b")}, []string{"error /0/DetailsDocument/Terms/0/RateCards/0/RateCard/2/DimensionKey"}},
		{"configurable upfront", inRates, []string{cardsOf(upfront, "a b", "b b", "a a b")}, []string{
			"error /0/DetailsDocument/Terms/0/RateCards/1/RateCard/1/DimensionKey", "error /0/DetailsDocument/Terms/0/RateCards/2/RateCard/1/DimensionKey"}},
		{"a grant is no rate", inRates, []string{grantsOf(fixed, "a", "a")}, nil},
		{"rate cards where there are none", inRates, []string{strings.Replace(grantsOf(fixed, "a"), `"Grants"`, `"RateCards": [{"RateCard": [1, 1]}], "Grants"`, 1)}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			expect(t, found(t, test.row, "", setPrices("Usage", test.terms...)), test.want...)
		})
	}
}

func TestSameKeysForAllDurations(t *testing.T) {
	const row = "UpdatePricingTerms/INVALID_RATE_CARD/1"
	for _, test := range []struct {
		name  string
		cards []string
		want  []string
	}{
		{"one", []string{"a"}, nil},
		{"same", []string{"a b", "b a"}, nil},
		{"the first lacks", []string{"a", "a b"}, []string{"error /0/DetailsDocument/Terms/0/RateCards/0/RateCard"}},
		{"the last lacks", []string{"a b", "a b", "b"}, []string{"error /0/DetailsDocument/Terms/0/RateCards/2/RateCard"}},
		{"none has all", []string{"a b", "b c", "c a"}, []string{
			"error /0/DetailsDocument/Terms/0/RateCards/0/RateCard", "error /0/DetailsDocument/Terms/0/RateCards/1/RateCard", "error /0/DetailsDocument/Terms/0/RateCards/2/RateCard"}},
		{"as many, but others", []string{"a b", "a c"}, []string{
			"error /0/DetailsDocument/Terms/0/RateCards/0/RateCard", "error /0/DetailsDocument/Terms/0/RateCards/1/RateCard"}},
		{"a key twice does not stand for another", []string{"a a", "a b"}, []string{"error /0/DetailsDocument/Terms/0/RateCards/0/RateCard"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			expect(t, found(t, row, "", setPrices("Contract", cardsOf("ConfigurableUpfrontPricingTerm", test.cards...))), test.want...)
		})
	}
}

// Rate cards where a term has none do not count.
func TestRateCardsOfNoTerm(t *testing.T) {
	facts := factsOfDimensions("AmiProduct", "m1/Users", "m2/Hosts")
	cards := `"RateCards": [{"Selector": {"Value": "P9Y"}, "RateCard": [{"DimensionKey": "m1", "Price": "1"}, {"DimensionKey": "m2", "Price": "1"}]},
		{"Selector": {"Value": "P9Y"}, "RateCard": [{"DimensionKey": "m1", "Price": "1"}], "Constraints": {"QuantityConfiguration": "Allowed"}}]`
	fixedWithCards := strings.Replace(fixed("P1M", "m1"), `"Grants"`, cards+`, "Grants"`, 1)
	upfrontWithDuration := strings.Replace(upfront([]string{"P1M"}, "m1"), `"RateCards"`, `"Duration": "P9Y", "RateCards"`, 1)
	for _, term := range []string{fixedWithCards, fixedWithCards + "," + upfront([]string{"P1M"}, "m1"), upfrontWithDuration} {
		for _, row := range []string{"UpdatePricingTerms/INVALID_RATE_CARD/1", "UpdatePricingTerms/INVALID_RATE_CARD/4",
			"UpdatePricingTerms/DUPLICATE_SELECTORS/1", "UpdatePricingTerms/INCOMPATIBLE_RATE_CARD_CONSTRAINTS/(note)", "UpdateValidityTerms/INVALID_AGREEMENT_DURATION/1"} {
			expect(t, found(t, row, facts, makeOffer, pricing("Contract", term), validity(`"AgreementDuration": "P6M"`), availableUntil("2024-05-31")))
		}
		for _, row := range []string{"UpdatePricingTerms/INVALID_DURATION/2", "UpdatePricingTerms/INVALID_SELECTOR_DURATION_VALUE/6"} {
			expect(t, found(t, row, facts, makeOffer, pricing("Contract", term), validity(`"AgreementStartDate": "2024-06-01", "AgreementEndDate": "2024-07-01"`)))
		}
	}
}

// A long list of lacking keys is told by its first few.
func TestManyKeysLacking(t *testing.T) {
	keys := ""
	for i := range 9 {
		keys += fmt.Sprintf("k%d ", i)
	}
	report, err := offercheck.Validate([]byte("[" + setPrices("Contract", cardsOf("ConfigurableUpfrontPricingTerm", keys, "k0")) + "]"))
	if err != nil {
		t.Fatal(err)
	}
	const want = `the rate card for P2M has no price for "k1", "k2", "k3", "k4", "k5" and 3 more, which another duration prices; give all durations the same keys`
	for _, f := range report.Findings {
		if f.Row == "UpdatePricingTerms/INVALID_RATE_CARD/1" {
			if f.Detail != want {
				t.Errorf("detail %s, want %s", f.Detail, want)
			}
			return
		}
	}
	t.Error("nothing was found")
}

func TestRatesForTrialDimensions(t *testing.T) {
	const row = "UpdatePricingTerms/INVALID_RATE_CARD/8"
	usage, trial := cardsOf("UsageBasedPricingTerm", "a b"), grantsOf("FreeTrialPricingTerm", "a", "c", "d")
	for _, test := range []struct {
		name, model string
		terms       []string
		want        []string
	}{
		{"all priced", "Usage", []string{usage, grantsOf("FreeTrialPricingTerm", "b", "a")}, nil},
		{"two not priced", "Usage", []string{usage, trial}, []string{
			"error /0/DetailsDocument/Terms/1/Grants/1/DimensionKey", "error /0/DetailsDocument/Terms/1/Grants/2/DimensionKey"}},
		{"in a free offer", "Free", []string{trial, usage}, []string{
			"error /0/DetailsDocument/Terms/0/Grants/1/DimensionKey", "error /0/DetailsDocument/Terms/0/Grants/2/DimensionKey"}},
		{"in a contract", "Contract", []string{trial, usage}, []string{
			"warning /0/DetailsDocument/Terms/0/Grants/1/DimensionKey", "warning /0/DetailsDocument/Terms/0/Grants/2/DimensionKey"}},
		{"a trial alone", "Usage", []string{trial}, nil},
		{"priced up front only", "Usage", []string{trial, cardsOf("ConfigurableUpfrontPricingTerm", "a")}, nil},
		{"an upfront price is no usage rate", "Usage", []string{grantsOf("FreeTrialPricingTerm", "c"), usage, cardsOf("ConfigurableUpfrontPricingTerm", "c")}, []string{
			"error /0/DetailsDocument/Terms/0/Grants/0/DimensionKey"}},
		{"a fixed grant is no trial", "Usage", []string{usage, grantsOf("FixedUpfrontPricingTerm", "c")}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			expect(t, found(t, row, "", setPrices(test.model, test.terms...)), test.want...)
		})
	}
}
