package rules_test

import (
	"fmt"
	"strings"
	"testing"
)

// usageTerm is a UsageBasedPricingTerm in a currency that prices keys.
func usageTerm(currency string, keys ...string) string {
	return fmt.Sprintf(`{"Type": "UsageBasedPricingTerm", "CurrencyCode": %q, "RateCards": [{"RateCard": [%s]}]}`, currency, ratesOf(keys))
}

// upfrontTerm is a ConfigurableUpfrontPricingTerm with rate cards.
func upfrontTerm(currency string, cards ...string) string {
	return fmt.Sprintf(`{"Type": "ConfigurableUpfrontPricingTerm", "CurrencyCode": %q, "RateCards": [%s]}`, currency, strings.Join(cards, ","))
}

// upfrontCard is a rate card for a duration that allows what there is to allow.
func upfrontCard(duration string, keys ...string) string {
	return constrainedCard(duration, "Allowed", "Allowed", keys...)
}

func constrainedCard(duration, multiple, quantity string, keys ...string) string {
	return fmt.Sprintf(`{"Selector": {"Type": "Duration", "Value": %q}, "RateCard": [%s], "Constraints": {"MultipleDimensionSelection": %q, "QuantityConfiguration": %q}}`,
		duration, ratesOf(keys), multiple, quantity)
}

func ratesOf(keys []string) string {
	var rates []string
	for _, key := range keys {
		rates = append(rates, fmt.Sprintf(`{"DimensionKey": %q, "Price": "1"}`, key))
	}
	return strings.Join(rates, ",")
}

const (
	trialTerm     = `{"Type": "FreeTrialPricingTerm", "Duration": "P14D", "Grants": [{"DimensionKey": "a", "MaxQuantity": 1}]}`
	recurringTerm = `{"Type": "RecurringPaymentTerm", "CurrencyCode": "USD", "BillingPeriod": "Monthly", "Price": "1"}`
	byolTerm      = `{"Type": "ByolPricingTerm"}`
)

func updatePricing(terms ...string) string {
	return change("UpdatePricingTerms", "offer-1", `{"PricingModel": "Usage", "Terms": [`+strings.Join(terms, ",")+`]}`)
}

// A pricingCase is a request against the pricing terms that a released offer
// has.
type pricingCase struct {
	name              string
	stored, requested []string
	want              []string // of a released public offer
	private           []string // of a released private offer, where that differs
}

func checkPricing(t *testing.T, row string, cases []pricingCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			stored, update := strings.Join(c.stored, ","), updatePricing(c.requested...)
			expect(t, found(t, row, storedOffer("Released", stored, toCountry), update), c.want...)
			private := c.want
			if c.private != nil {
				private = c.private
			}
			expect(t, found(t, row, storedOffer("Released", stored, toBuyers), update), private...)
			expect(t, found(t, row, storedOffer("Draft", stored, toCountry), update))
			expect(t, found(t, row, storedOffer("Draft", stored, toCountry), update, change("ReleaseOffer", "offer-1", `{}`)))
		})
	}
}

func TestCurrencyWhenReleased(t *testing.T) {
	const row = "UpdatePricingTerms/INCOMPATIBLE_CURRENCY_CODE/1"
	usd, eur := usageTerm("USD", "a"), usageTerm("EUR", "a")
	checkPricing(t, row, []pricingCase{
		{name: "same", stored: []string{usd}, requested: []string{usd}},
		{name: "other", stored: []string{eur}, requested: []string{usd}, want: []string{"error " + details + "/Terms/0/CurrencyCode"}},
		{name: "other in the second term", stored: []string{eur, recurringTerm}, requested: []string{recurringTerm, usd}, want: []string{"error " + details + "/Terms/1/CurrencyCode"}},
		{name: "other in both", stored: []string{eur, upfrontTerm("EUR", upfrontCard("P1M", "a"))}, requested: []string{usd, upfrontTerm("USD", upfrontCard("P1M", "a"))},
			want: []string{"error " + details + "/Terms/0/CurrencyCode", "error " + details + "/Terms/1/CurrencyCode"}},
		{name: "new term beside another currency", stored: []string{eur}, requested: []string{recurringTerm}},
		{name: "stored without one", stored: []string{`{"Type": "UsageBasedPricingTerm"}`}, requested: []string{usd}},
	})
	expect(t, found(t, row, "", updatePricing(usd)), "undecided offer")
	expect(t, found(t, row, "", updatePricing(byolTerm)))
}

func TestConstraintsWhenReleased(t *testing.T) {
	const quantity = "UpdatePricingTerms/INCOMPATIBLE_RATE_CARD_CONSTRAINTS/3"
	const multiple = "UpdatePricingTerms/INCOMPATIBLE_RATE_CARD_CONSTRAINTS/4"
	one := func(duration, multiple, quantity string) []string {
		return []string{upfrontTerm("USD", upfrontCard("P1M", "a"), constrainedCard(duration, multiple, quantity, "a"))}
	}
	at := func(name string) []string {
		return []string{"error " + details + "/Terms/0/RateCards/1/Constraints/" + name}
	}
	odd := []string{`{"Type": "ConfigurableUpfrontPricingTerm", "RateCards": [{"Selector": {"Type": "Duration", "Value": "P12M"}}, {}, 1]}`}
	for _, c := range []struct {
		name               string
		stored, requested  []string
		quantity, multiple []string
	}{
		{name: "same", stored: one("P12M", "Allowed", "Disallowed"), requested: one("P12M", "Allowed", "Disallowed")},
		{name: "quantity", stored: one("P12M", "Allowed", "Allowed"), requested: one("P12M", "Allowed", "Disallowed"), quantity: at("QuantityConfiguration")},
		{name: "quantity now allowed", stored: one("P12M", "Allowed", "Disallowed"), requested: one("P12M", "Allowed", "Allowed"), quantity: at("QuantityConfiguration")},
		{name: "multiple", stored: one("P12M", "Allowed", "Allowed"), requested: one("P12M", "Disallowed", "Allowed"), multiple: at("MultipleDimensionSelection")},
		{name: "both", stored: one("P12M", "Allowed", "Allowed"), requested: one("P12M", "Disallowed", "Disallowed"), quantity: at("QuantityConfiguration"), multiple: at("MultipleDimensionSelection")},
		{name: "a year as twelve months", stored: one("P12M", "Allowed", "Allowed"), requested: one("P1Y", "Disallowed", "Disallowed"), quantity: at("QuantityConfiguration"), multiple: at("MultipleDimensionSelection")},
		{name: "another duration", stored: one("P12M", "Allowed", "Allowed"), requested: one("P365D", "Disallowed", "Disallowed")},
		{name: "no such term stored", stored: []string{usageTerm("USD", "a")}, requested: one("P12M", "Disallowed", "Disallowed")},
		{name: "stored without constraints", stored: odd, requested: one("P12M", "Disallowed", "Disallowed")},
	} {
		checkPricing(t, quantity, []pricingCase{{name: c.name, stored: c.stored, requested: c.requested, want: c.quantity}})
		checkPricing(t, multiple, []pricingCase{{name: c.name, stored: c.stored, requested: c.requested, want: c.multiple}})
	}
	for _, row := range []string{quantity, multiple} {
		expect(t, found(t, row, "", updatePricing(one("P12M", "Allowed", "Allowed")...)), "undecided offer")
		expect(t, found(t, row, "", updatePricing(usageTerm("USD", "a"))))
	}
}

func TestDurationsWhenReleased(t *testing.T) {
	const row = "UpdatePricingTerms/INCOMPATIBLE_SELECTOR_DURATION/1"
	term := func(durations ...string) []string {
		var cards []string
		for _, d := range durations {
			cards = append(cards, upfrontCard(d, "a"))
		}
		return []string{upfrontTerm("USD", cards...)}
	}
	removed := []string{"error " + details + "/Terms/0/RateCards"}
	checkPricing(t, row, []pricingCase{
		{name: "same", stored: term("P1M", "P12M"), requested: term("P12M", "P1M")},
		{name: "written otherwise", stored: term("P12M", "P7D"), requested: term("P1W", "P1Y")},
		{name: "one added", stored: term("P1M"), requested: term("P1M", "P12M")},
		{name: "one removed", stored: term("P1M", "P12M"), requested: term("P1M"), want: removed},
		{name: "all removed", stored: term("P1M", "P12M"), requested: term("P24M"), want: removed},
		{name: "days are no months", stored: term("P365D"), requested: term("P12M"), want: removed},
		{name: "the term removed", stored: term("P1M"), requested: []string{usageTerm("USD", "a")}},
		{name: "the term added", stored: []string{usageTerm("USD", "a")}, requested: term("P1M")},
		{name: "stored selectors that cannot be read", stored: []string{`{"Type": "ConfigurableUpfrontPricingTerm", "RateCards": [{}, {"Selector": {"Type": "Duration", "Value": "a year"}}]}`}, requested: term("P1M")},
	})
	expect(t, found(t, row, "", updatePricing(term("P1M")...)), "undecided offer")
	expect(t, found(t, row, "", updatePricing(usageTerm("USD", "a"))))
}

func TestTermsAddedWhenReleased(t *testing.T) {
	const row = "UpdatePricingTerms/INCOMPATIBLE_TERMS/2"
	usage, upfront := usageTerm("USD", "a"), upfrontTerm("USD", upfrontCard("P1M", "a"))
	item := func(severity string, i int) string { return fmt.Sprintf("%s %s/Terms/%d", severity, details, i) }
	checkPricing(t, row, []pricingCase{
		{name: "same", stored: []string{usage, trialTerm}, requested: []string{trialTerm, usage}},
		{name: "trial", stored: []string{usage}, requested: []string{usage, trialTerm}, private: []string{item("error", 1)}},
		{name: "recurring", stored: []string{usage}, requested: []string{usage, recurringTerm}, want: []string{item("error", 1)}},
		{name: "two, at the first", stored: []string{usage}, requested: []string{usage, recurringTerm, byolTerm}, want: []string{item("error", 1)}},
		{name: "upfront beside usage", stored: []string{usage}, requested: []string{usage, upfront}, want: []string{item("warning", 1)}, private: []string{item("error", 1)}},
		{name: "usage beside upfront", stored: []string{upfront}, requested: []string{usage, upfront}, want: []string{item("warning", 0)}, private: []string{item("error", 0)}},
		{name: "upfront beside recurring", stored: []string{recurringTerm}, requested: []string{recurringTerm, upfront}, want: []string{item("error", 1)}},
		{name: "upfront and usage", stored: []string{recurringTerm}, requested: []string{usage, upfront}, want: []string{item("error", 0)}},
		{name: "upfront beside usage, recurring, trial", stored: []string{usage}, requested: []string{usage, trialTerm, upfront, recurringTerm},
			want: []string{item("warning", 2), item("error", 3)}, private: []string{item("error", 1)}},
		{name: "to an offer without pricing", requested: []string{usage}, want: []string{item("error", 0)}},
	})
	expect(t, found(t, row, "", updatePricing(usage)), "undecided offer")
	expect(t, found(t, row, "", updatePricing()))

	// Whether the offer is private is not known: a term that is locked in
	// either case is reported, one that is not leaves the row open.
	notKnown := strings.Replace(storedOffer("Released", usage, ""), `"EntityIdentifier"`, `"NotKnown": ["Targeting"], "EntityIdentifier"`, 1)
	expect(t, found(t, row, notKnown, updatePricing(usage, recurringTerm)), item("error", 1))
	expect(t, found(t, row, notKnown, updatePricing(usage, upfront)), "undecided offer")
	expect(t, found(t, row, notKnown, updatePricing(usage, trialTerm)), "undecided offer")
	expect(t, found(t, row, notKnown, updatePricing(usage)))
}

func TestTermsRemovedWhenReleased(t *testing.T) {
	const row = "UpdatePricingTerms/INCOMPATIBLE_TERMS/3"
	usage := usageTerm("USD", "a")
	list := []string{"error " + details + "/Terms"}
	checkPricing(t, row, []pricingCase{
		{name: "same", stored: []string{usage, trialTerm}, requested: []string{trialTerm, usage}},
		{name: "trial", stored: []string{usage, trialTerm}, requested: []string{usage}, private: list},
		{name: "recurring", stored: []string{usage, recurringTerm}, requested: []string{usage}, want: list},
		{name: "recurring and trial", stored: []string{usage, trialTerm, recurringTerm}, requested: []string{usage}, want: list},
		{name: "all", stored: []string{usage, recurringTerm}, want: list},
		{name: "terms of other kinds", stored: []string{usage, `{"Type": "LegalTerm"}`, `{"Type": "RenewalTerm"}`}, requested: []string{usage}},
	})
	expect(t, found(t, row, "", updatePricing(usage)), "undecided offer")

	notKnown := strings.Replace(storedOffer("Released", usage+","+trialTerm, ""), `"EntityIdentifier"`, `"NotKnown": ["Targeting"], "EntityIdentifier"`, 1)
	expect(t, found(t, row, notKnown, updatePricing(trialTerm)), list...)
	expect(t, found(t, row, notKnown, updatePricing(usage)), "undecided offer")
	expect(t, found(t, row, notKnown, updatePricing(usage, trialTerm)))
}

func TestRatesWhenReleased(t *testing.T) {
	const row = "UpdatePricingTerms/INVALID_RATE_CARD/3"
	card := func(i int) string { return fmt.Sprintf("error %s/Terms/0/RateCards/%d/RateCard", details, i) }
	upfront := func(cards ...string) []string { return []string{upfrontTerm("USD", cards...)} }
	checkPricing(t, row, []pricingCase{
		{name: "usage, same", stored: []string{usageTerm("USD", "a", "b")}, requested: []string{usageTerm("USD", "b", "a")}},
		{name: "usage, one added", stored: []string{usageTerm("USD", "a")}, requested: []string{usageTerm("USD", "a", "b")}},
		{name: "usage, one removed", stored: []string{usageTerm("USD", "a", "b")}, requested: []string{usageTerm("USD", "a")}, want: []string{card(0)}},
		{name: "usage, one renamed", stored: []string{usageTerm("USD", "a", "b")}, requested: []string{usageTerm("USD", "a", "B")}, want: []string{card(0)}},
		{name: "usage, stored in two rate cards", stored: []string{`{"Type": "UsageBasedPricingTerm", "RateCards": [{"RateCard": [{"DimensionKey": "a"}]}, {"RateCard": [{"DimensionKey": "b"}]}]}`},
			requested: []string{usageTerm("USD", "a")}, want: []string{card(0)}},
		{name: "usage, stored without keys", stored: []string{`{"Type": "UsageBasedPricingTerm", "RateCards": [{"RateCard": [{}, 1, {"DimensionKey": null}]}, {}]}`}, requested: []string{usageTerm("USD", "a")}},
		{name: "usage removed", stored: []string{usageTerm("USD", "a"), recurringTerm}, requested: []string{recurringTerm}},
		{name: "upfront, same", stored: upfront(upfrontCard("P12M", "a", "b")), requested: upfront(upfrontCard("P1Y", "b", "a"))},
		{name: "upfront, one removed", stored: upfront(upfrontCard("P12M", "a", "b")), requested: upfront(upfrontCard("P1Y", "b")), want: []string{card(0)}},
		{name: "upfront, removed from both", stored: upfront(upfrontCard("P1M", "a", "b"), upfrontCard("P12M", "a", "b")), requested: upfront(upfrontCard("P12M", "a"), upfrontCard("P1M", "b")),
			want: []string{card(0), card(1)}},
		{name: "upfront, duration removed", stored: upfront(upfrontCard("P1M", "a", "b"), upfrontCard("P12M", "a")), requested: upfront(upfrontCard("P12M", "a"))},
		{name: "upfront, duration added", stored: upfront(upfrontCard("P1M", "a", "b")), requested: upfront(upfrontCard("P1M", "a", "b"), upfrontCard("P12M", "a"))},
		{name: "a key of another term", stored: []string{upfrontTerm("USD", upfrontCard("P1M", "a")), usageTerm("USD", "b")}, requested: []string{upfrontTerm("USD", upfrontCard("P1M", "a")), usageTerm("USD", "b")}},
	})
	expect(t, found(t, row, "", updatePricing(usageTerm("USD", "a"))), "undecided offer")
	expect(t, found(t, row, "", updatePricing(recurringTerm)))

	restrict := `{"ChangeType": "RestrictDimensions", "Entity": {"Type": "SaaSProduct@1.0", "Identifier": "prod-1"}, "DetailsDocument": ["b"]}`
	facts := storedOffer("Released", usageTerm("USD", "a", "b", "c"), toCountry)
	expect(t, found(t, row, facts, updatePricing(usageTerm("USD", "a", "c")), restrict))
	expect(t, found(t, row, facts, updatePricing(usageTerm("USD", "a")), restrict), card(0))
}

// Of two stored rate cards for one duration the keys of both are kept, and each
// key is named once.
func TestKeysOfTwoStoredCards(t *testing.T) {
	const row = "UpdatePricingTerms/INVALID_RATE_CARD/3"
	for _, stored := range []string{
		upfrontTerm("USD", upfrontCard("P12M", "a", "b"), upfrontCard("P1Y", "a")),
		upfrontTerm("USD", upfrontCard("P12M", "a", "b"), upfrontCard("P1Y", "b")),
	} {
		got := detailsOf(t, row, storedOffer("Released", stored, toCountry), updatePricing(upfrontTerm("USD", upfrontCard("P12M", "a"))))
		expect(t, got, `the rate card of the released offer also prices "b"; give each a price`)
	}
}
