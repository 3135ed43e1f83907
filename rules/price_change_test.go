package rules_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/internal/factstest"
)

// ratesOfPairs are rates written "key=price key=price".
func ratesOfPairs(pairs string) string {
	var list []string
	for _, pair := range strings.Fields(pairs) {
		key, price, _ := strings.Cut(pair, "=")
		list = append(list, fmt.Sprintf(`{"DimensionKey": %q, "Price": %q}`, key, price))
	}
	return strings.Join(list, ", ")
}

func usageAt(pairs string) string {
	return fmt.Sprintf(`{"Type": "UsageBasedPricingTerm", "CurrencyCode": "USD", "RateCards": [{"RateCard": [%s]}]}`, ratesOfPairs(pairs))
}

// upfrontAt is a term with cards written "P12M: key=price".
func upfrontAt(cards ...string) string {
	var list []string
	for _, card := range cards {
		duration, pairs, _ := strings.Cut(card, ":")
		list = append(list, fmt.Sprintf(`{"Selector": {"Type": "Duration", "Value": %q}, "RateCard": [%s],
			"Constraints": {"MultipleDimensionSelection": "Allowed", "QuantityConfiguration": "Allowed"}}`, duration, ratesOfPairs(pairs)))
	}
	return fmt.Sprintf(`{"Type": "ConfigurableUpfrontPricingTerm", "CurrencyCode": "USD", "RateCards": [%s]}`, strings.Join(list, ", "))
}

func monthlyAt(price string) string {
	return fmt.Sprintf(`{"Type": "RecurringPaymentTerm", "CurrencyCode": "USD", "BillingPeriod": "Monthly", "Price": %q}`, price)
}

// pricingOf replaces the pricing terms of offer-1.
func pricingOf(terms ...string) string {
	return change("UpdatePricingTerms", "offer-1", `{"PricingModel": "Usage", "Terms": [`+strings.Join(terms, ", ")+`]}`)
}

const (
	priceRow = "UpdatePricingTerms/INVALID_PRICE_CHANGE/"
	rateAt   = details + "/Terms/%d/RateCards/%d/RateCard/%d/Price"
	priceAt  = details + "/Terms/%d/Price"
)

func errorAt(format string, indexes ...any) []string {
	return []string{"error " + fmt.Sprintf(format, indexes...)}
}

func TestIncreaseBesideAddition(t *testing.T) {
	for _, c := range []struct {
		name, stored, requested string
		want                    []string
	}{
		{"rises and adds", usageAt("a=0.10"), usageAt("a=0.11 b=1"), errorAt(rateAt, 0, 0, 0)},
		{"in another order", usageAt("a=0.10 b=1"), usageAt("c=1 b=2 a=0.10"), errorAt(rateAt, 0, 0, 1)},
		{"in another order from the second on", usageAt("a=1 b=1 c=1"), usageAt("a=1 c=1 b=2 d=1"), errorAt(rateAt, 0, 0, 2)},
		{"of a key stored twice the last counts", usageAt("a=2 b=1 a=1"), usageAt("a=2 b=1 c=1"), errorAt(rateAt, 0, 0, 0)},
		{"the first that rises", usageAt("a=1 b=1"), usageAt("a=2 b=2 c=1"), errorAt(rateAt, 0, 0, 0)},
		{"a key given again, in another order", usageAt("b=1 a=1"), usageAt("a=1 a=2 b=1 c=1"), nil},
		{"of a duration stored twice the last counts", upfrontAt("P12M: a=1", "P1Y: a=2"), upfrontAt("P12M: a=2 b=1"), nil},
		{"of a duration stored twice the last counts, for the same keys too", upfrontAt("P12M: a=1", "P1Y: a=2", "P24M: b=1"), upfrontAt("P12M: a=2", "P24M: b=1 c=1"), nil},
		{"a key given again", usageAt("a=1 b=1"), usageAt("a=1 a=2 b=1 c=1"), nil},
		{"rises by the last place", usageAt("a=0.00000001"), usageAt("b=1 a=0.00000002"), errorAt(rateAt, 0, 0, 1)},
		{"zero to positive", usageAt("a=0"), usageAt("a=0.00000001 b=1"), errorAt(rateAt, 0, 0, 0)},
		{"positive to zero", usageAt("a=0.10"), usageAt("a=0 b=1"), nil},
		{"adds at present prices", usageAt("a=0.10"), usageAt("a=00.1000 b=1"), nil},
		{"falls and adds", usageAt("a=0.10"), usageAt("a=0.09 b=1"), nil},
		{"rises and removes", usageAt("a=0.10 b=1"), usageAt("a=0.11"), nil},
		{"a key given twice is not new", usageAt("a=0.10"), usageAt("a=0.11 a=0.11"), nil},
		{"a new key given twice is new once", usageAt("a=0.10"), usageAt("b=1 b=2 a=0.11"), errorAt(rateAt, 0, 0, 2)},
		{"the term is new", monthlyAt("1"), usageAt("a=0.11 b=1"), nil},

		{"upfront, same selector", upfrontAt("P12M: a=1"), upfrontAt("P12M: a=2 b=1"), errorAt(rateAt, 0, 0, 0)},
		{"upfront, selector written otherwise", upfrontAt("P24M: a=5", "P1Y: a=1"), upfrontAt("P12M: a=1 b=1", "P2Y: a=6 b=1"), errorAt(rateAt, 0, 1, 0)},
		{"upfront, selector of another type", strings.Replace(upfrontAt("P1Y: a=1"), `"Type": "Duration"`, `"Type": "Size"`, 1), upfrontAt("P12M: a=2 b=1"), nil},
		{"upfront, a stored selector that cannot be read", upfrontAt("a while: a=1"), upfrontAt("P0D: a=2 b=1"), nil},
		{"upfront, days are no months", upfrontAt("P365D: a=1"), upfrontAt("P1Y: a=2 b=1"), nil},
		{"upfront, new selector adds no keys", upfrontAt("P12M: a=1"), upfrontAt("P12M: a=2", "P24M: a=3 b=1"), nil},
		{"each in another term", usageAt("a=0.10") + "," + upfrontAt("P12M: b=1"), usageAt("a=0.11") + "," + upfrontAt("P12M: b=1 c=1"), nil},
		{"in both terms", usageAt("a=0.10") + "," + upfrontAt("P12M: b=1"), usageAt("a=0.11 d=1") + "," + upfrontAt("P12M: b=2 c=1"),
			append(errorAt(rateAt, 0, 0, 0), errorAt(rateAt, 1, 0, 0)...)},

		{"a stored price that is no text", `{"Type": "UsageBasedPricingTerm", "RateCards": [{"RateCard": [{"DimensionKey": "a", "Price": 0.10}]}]}`, usageAt("a=0.11 b=1"), nil},
		{"a stored rate without price", `{"Type": "UsageBasedPricingTerm", "RateCards": [{"RateCard": [{"DimensionKey": "a"}]}]}`, usageAt("a=0.11 b=1"), nil},
		{"stored rate cards that are no list", `{"Type": "UsageBasedPricingTerm", "RateCards": {}}`, usageAt("a=0.11 b=1"), nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			expect(t, found(t, priceRow+"2", storedOffer("Released", c.stored, toCountry), pricingOf(c.requested)), c.want...)
			for _, facts := range []string{storedOffer("Draft", c.stored, toCountry), storedOffer("Released", c.stored, toBuyers)} {
				expect(t, found(t, priceRow+"2", facts, pricingOf(c.requested)))
			}
		})
	}
}

func TestPricesBothWays(t *testing.T) {
	for _, c := range []struct {
		name, row, stored, requested string
		want                         []string
	}{
		{"one rises, one falls", "3", usageAt("a=1 b=1"), usageAt("a=0.99 b=1.01"), errorAt(rateAt, 0, 0, 1)},
		{"both rise", "3", usageAt("a=1 b=1"), usageAt("a=1.01 b=1.01"), nil},
		{"both fall", "3", usageAt("a=1 b=1"), usageAt("a=0.99 b=0.99"), nil},
		{"one rises, one is removed", "3", usageAt("a=1 b=1"), usageAt("a=1.01"), nil},
		{"one key up and down", "3", usageAt("a=1"), usageAt("a=2 a=0"), nil},
		{"a key stored and given twice", "3", usageAt("a=1 a=2 b=1"), usageAt("a=2 a=1 b=2"), nil},
		{"upfront prices", "3", upfrontAt("P12M: a=1 b=1"), upfrontAt("P12M: a=0 b=2"), nil},
		{"monthly price the other way", "3", usageAt("a=1") + "," + monthlyAt("1"), usageAt("a=2") + "," + monthlyAt("0"), nil},

		{"monthly rises, usage falls", "4", usageAt("a=1") + "," + monthlyAt("1.00"), usageAt("a=0.9") + "," + monthlyAt("1.001"), errorAt(priceAt, 1)},
		{"monthly rises, a rate is removed", "4", usageAt("a=1 b=1") + "," + monthlyAt("1"), usageAt("a=1") + "," + monthlyAt("2"), nil},
		{"monthly as it was, usage falls", "4", usageAt("a=1") + "," + monthlyAt("1"), usageAt("a=0.9") + "," + monthlyAt("1.000"), nil},
		{"monthly is new, usage falls", "4", usageAt("a=1"), usageAt("a=0.9") + "," + monthlyAt("1"), nil},
		{"monthly falls, usage rises", "4", usageAt("a=1") + "," + monthlyAt("1"), usageAt("a=1.1") + "," + monthlyAt("0.9"), nil},

		{"monthly falls, usage rises", "5", usageAt("a=1") + "," + monthlyAt("1"), monthlyAt("0.999") + "," + usageAt("a=1.1"), errorAt(rateAt, 1, 0, 0)},
		{"monthly falls, a dimension is added", "5", usageAt("a=1") + "," + monthlyAt("1"), usageAt("a=1 b=9") + "," + monthlyAt("0.9"), nil},
		{"monthly is removed, usage rises", "5", usageAt("a=1") + "," + monthlyAt("1"), usageAt("a=2"), nil},
		{"monthly rises, usage falls", "5", usageAt("a=1") + "," + monthlyAt("1"), usageAt("a=0.9") + "," + monthlyAt("1.1"), nil},
	} {
		t.Run(c.row+" "+c.name, func(t *testing.T) {
			expect(t, found(t, priceRow+c.row, storedOffer("Released", c.stored, toCountry), pricingOf(c.requested)), c.want...)
			for _, facts := range []string{storedOffer("Draft", c.stored, toCountry), storedOffer("Released", c.stored, toBuyers)} {
				expect(t, found(t, priceRow+c.row, facts, pricingOf(c.requested)))
			}
		})
	}
}

// What the request alone rules out is decided without the offer.
func TestPriceChangeOfOfferNotKnown(t *testing.T) {
	for _, c := range []struct {
		row, name, facts string
		terms            string
		want             []string
	}{
		{"2", "two rates", "", usageAt("a=1 b=0"), []string{"undecided offer"}},
		{"2", "one rate", "", usageAt("a=1"), nil},
		{"2", "all zero", "", usageAt("a=0 b=0.0"), nil},
		{"2", "no rates", "", monthlyAt("1"), nil},
		{"2", "a draft whose prices are not known", `{"Entities": [{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1", "DetailsDocument": {"State": "Draft"}, "NotKnown": ["PricingTerms"]}]}`, usageAt("a=1 b=0"), nil},
		{"2", "a released offer whose prices are not known", `{"Entities": [{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1", "DetailsDocument": {"State": "Released"}, "NotKnown": ["PricingTerms"]}]}`, usageAt("a=1 b=0"), []string{"undecided offer"}},
		{"3", "two rates", "", usageAt("a=1 b=0"), []string{"undecided offer"}},
		{"3", "one rate", "", usageAt("a=1"), nil},
		{"3", "all zero", "", usageAt("a=0 b=0.0"), nil},
		{"4", "both terms", "", usageAt("a=0") + "," + monthlyAt("1"), []string{"undecided offer"}},
		{"4", "monthly is zero", "", usageAt("a=1") + "," + monthlyAt("0.00"), nil},
		{"4", "usage alone", "", usageAt("a=1"), nil},
		{"5", "both terms", "", usageAt("a=1") + "," + monthlyAt("0"), []string{"undecided offer"}},
		{"5", "usage is zero", "", usageAt("a=0") + "," + monthlyAt("1"), nil},
		{"1", "neither offer nor history", "", usageAt("a=1"), []string{"undecided offer, history"}},
		{"1", "no prices", "", byolTerm, nil},
		{"1", "history is empty", `{"PriceIncreases": []}`, usageAt("a=1"), nil},
		{"1", "another offer was increased", `{"PriceIncreases": [{"OfferId": "offer-2", "TermType": "UsageBasedPricingTerm", "RequestedAt": "2024-04-30T00:00:00Z"}]}`, usageAt("a=1"), nil},
		{"1", "the offer was increased", `{"PriceIncreases": [{"OfferId": "offer-1@4", "TermType": "UsageBasedPricingTerm", "RequestedAt": "2024-04-30T00:00:00Z"}]}`, usageAt("a=1"), []string{"undecided offer"}},
	} {
		t.Run(c.row+" "+c.name, func(t *testing.T) {
			expect(t, found(t, priceRow+c.row, c.facts, pricingOf(c.terms)), c.want...)
		})
	}
}

// An offer that the change set creates has no past.
func TestPriceChangeOfNewOffer(t *testing.T) {
	create := `{"ChangeType": "CreateReplacementOffer", "ChangeName": "New", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"AgreementId": "agmt-1", "Name": "New"}}`
	terms := change("UpdatePricingTerms", "$New.Entity.Identifier", `{"PricingModel": "Contract", "Terms": [`+usageAt("a=1 b=2")+`]}`)
	for _, row := range "12345" {
		expect(t, found(t, priceRow+string(row), "", create, terms))
	}
}

func TestLockAfterIncrease(t *testing.T) {
	stored := usageAt("a=1 b=1") + "," + upfrontAt("P1Y: a=1") + "," + monthlyAt("1") + `, {"Type": "FixedUpfrontPricingTerm", "Price": "1"}`
	facts := func(term, at, more string) string {
		return strings.TrimSuffix(storedOffer("Released", stored, toCountry), "}") +
			fmt.Sprintf(`, "PriceIncreases": [{"OfferId": "offer-1", "TermType": %q, "RequestedAt": %s}]%s}`, term, at, more)
	}
	const usage, recent = "UsageBasedPricingTerm", `"2024-04-30T00:00:00Z"`
	for _, c := range []struct {
		name, facts, requested string
		want                   []string
	}{
		{"free tomorrow", facts(usage, `"2024-01-03T00:00:00Z"`, ""), usageAt("a=2"), errorAt(rateAt, 0, 0, 0)},
		{"free today", facts(usage, `"2024-01-02T23:59:59Z"`, ""), usageAt("a=2"), nil},
		{"the day in UTC counts", facts(usage, `"2024-01-02T23:00:00-02:00"`, ""), usageAt("a=2"), errorAt(rateAt, 0, 0, 0)},
		{"the last of several", facts(usage, `"2024-04-30T00:00:00Z"}, {"OfferId": "offer-1", "TermType": "UsageBasedPricingTerm", "RequestedAt": "2023-01-01T00:00:00Z"`, ""), usageAt("a=2"), errorAt(rateAt, 0, 0, 0)},
		{"as a number of seconds", facts(usage, `1704240000`, ""), usageAt("a=2"), errorAt(rateAt, 0, 0, 0)},
		{"a longer lock", facts(usage, `"2024-01-02T00:00:00Z"`, `, "Limits": {"PriceIncreaseLockDays": 121}`), usageAt("a=2"), errorAt(rateAt, 0, 0, 0)},
		{"the longest lock, of no increase", strings.TrimSuffix(storedOffer("Released", stored, toCountry), "}") + `, "PriceIncreases": [], "Limits": {"PriceIncreaseLockDays": 1000000}}`, usageAt("a=2"), nil},
		{"a shorter lock", facts(usage, `"2024-01-03T00:00:00Z"`, `, "Limits": {"PriceIncreaseLockDays": 119}`), usageAt("a=2"), nil},
		{"a lock by product type, unlike", facts(usage, `"2024-01-03T00:00:00Z"`, `, "Limits": {"ByProductType": {"SaaSProduct": {"PriceIncreaseLockDays": 90}}}`), usageAt("a=2"), []string{"undecided product"}},
		{"a lock by product type, alike", facts(usage, recent, `, "Limits": {"ByProductType": {"SaaSProduct": {"PriceIncreaseLockDays": 90}}}`), usageAt("a=2"), errorAt(rateAt, 0, 0, 0)},

		{"a decrease", facts(usage, recent, ""), usageAt("a=1 b=0"), errorAt(rateAt, 0, 0, 1)},
		{"the first of two changes", facts(usage, recent, ""), usageAt("a=0 b=2"), errorAt(rateAt, 0, 0, 0)},
		{"the second of two, the first written otherwise", facts(usage, recent, ""), usageAt("a=1.0 b=2"), errorAt(rateAt, 0, 0, 1)},
		{"no change", facts(usage, recent, ""), usageAt("a=1.00"), nil},
		{"a price of no meaning", strings.ReplaceAll(facts(usage, recent, ""), `"Type": "UsageBasedPricingTerm"`, `"Type": "UsageBasedPricingTerm", "Price": "1"`),
			strings.TrimSuffix(usageAt("a=1 b=1"), "}") + `, "Price": "2"}`, nil},
		{"a rate is added, one is removed", facts(usage, recent, ""), usageAt("a=1 c=5"), nil},
		{"another term changes", facts(usage, recent, ""), monthlyAt("2"), nil},
		{"upfront prices change", facts("ConfigurableUpfrontPricingTerm", recent, ""), upfrontAt("P12M: a=2"), errorAt(rateAt, 0, 0, 0)},
		{"a duration is new", facts("ConfigurableUpfrontPricingTerm", recent, ""), upfrontAt("P12M: a=1", "P24M: a=2"), nil},
		{"the monthly price changes", facts("RecurringPaymentTerm", recent, ""), monthlyAt("2"), errorAt(priceAt, 0)},
		{"the fixed price changes", facts("FixedUpfrontPricingTerm", recent, ""),
			`{"Type": "FixedUpfrontPricingTerm", "CurrencyCode": "USD", "Price": "2", "Grants": [{"DimensionKey": "a", "MaxQuantity": 1}]}`, errorAt(priceAt, 0)},
		{"history not known", storedOffer("Released", stored, toCountry), usageAt("a=2"), []string{"undecided history"}},
		{"history not known, no change", storedOffer("Released", stored, toCountry), usageAt("a=1"), nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			expect(t, found(t, priceRow+"1", c.facts, pricingOf(c.requested)), c.want...)
		})
	}
}

// While the length of the lock is not known, the last day it can have is named.
func TestDayOfFreedom(t *testing.T) {
	facts := strings.TrimSuffix(storedOffer("Released", usageAt("a=1"), toCountry), "}") + `, "Now": "2024-05-01", "Limits": {"PriceIncreaseLockDays": 200, "ByProductType": {"SaaSProduct": {"PriceIncreaseLockDays": 90}}},
		"PriceIncreases": [{"OfferId": "offer-1", "TermType": "UsageBasedPricingTerm", "RequestedAt": "2024-04-01T00:00:00Z"}]}`
	report, err := offercheck.Validate([]byte("["+pricingOf(usageAt("a=2"))+"]"), factstest.With(t, []byte(facts)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range report.Findings {
		if f.Row == priceRow+"1" {
			if want := "UsageBasedPricingTerm can't be updated until 2024-10-18T00:00:00Z because"; !strings.HasPrefix(f.Message, want) {
				t.Errorf("the message is %q, want it to begin with %q", f.Message, want)
			}
			return
		}
	}
	t.Error("nothing is found")
}

// The day is worked out in the same way before 1970.
func TestDayOfFreedomBefore1970(t *testing.T) {
	facts := strings.TrimSuffix(storedOffer("Released", usageAt("a=1"), toCountry), "}") + `, "Now": "1960-01-10",
		"PriceIncreases": [{"OfferId": "offer-1", "TermType": "UsageBasedPricingTerm", "RequestedAt": "1960-01-01T00:00:00Z"}]}`
	expect(t, detailsOf(t, priceRow+"1", facts, pricingOf(usageAt("a=2"))),
		`the price of "a" would change from 1 to 2, but a price increase of UsageBasedPricingTerm was asked for on 1960-01-01; keep its prices, or send the change on 1960-04-30 or later`)
}

// Whether the offer is public is asked of the offer after the change set: one
// that the set makes private is the matter of the rows for released offers.
func TestPriceChangeOfOfferMadePrivate(t *testing.T) {
	facts := fmt.Sprintf(`{"Entities": [{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1", "DetailsDocument": {"State": "Released", "Terms": [%s]}}]}`, usageAt("a=1 b=2"))
	pricing := pricingOf(usageAt("a=2 b=1"))
	private := change("UpdateTargeting", "offer-1", `{"PositiveTargeting": {"BuyerAccounts": ["111122223333"]}}`)
	expect(t, found(t, priceRow+"3", facts, pricing), errorAt(rateAt, 0, 0, 0)...)
	expect(t, found(t, priceRow+"3", facts, pricing, private))
}

// What names a change names the first of its kind.
func TestFirstPriceChange(t *testing.T) {
	public := storedOffer("Released", usageAt("a=1 b=1 c=1"), toCountry)
	expect(t, detailsOf(t, priceRow+"2", public, pricingOf(usageAt("a=2 b=1 c=1 d=1 e=1"))),
		`the price of "a" rises from 1 to 2, and "d" is new; add dimensions at the present prices first, raise prices in a later request`)
	expect(t, detailsOf(t, priceRow+"3", public, pricingOf(usageAt("a=2 b=0.5 c=0.6"))),
		`the price of "a" rises from 1 to 2, the price of "b" falls from 1 to 0.5; lower prices first, raise prices in a later request`)
}

// Whether anybody pays the prices is not known while the targeting is not.
func TestPricesWhenTargetingFailed(t *testing.T) {
	for row, requested := range map[string][]string{
		"2": {usageAt("a=2 b=1 c=1"), monthlyAt("1")},
		"3": {usageAt("a=2 b=0.5"), monthlyAt("1")},
		"4": {usageAt("a=1 b=0.5"), monthlyAt("2")},
		"5": {usageAt("a=2 b=1"), monthlyAt("0.5")},
	} {
		facts := storedOffer("Released", usageAt("a=1 b=1")+","+monthlyAt("1"), toCountry)
		expect(t, found(t, priceRow+row, facts, pricingOf(requested...), change("UpdateTargeting", "offer-1", `{"PositiveTargeting": 1}`)), "undecided changeset")
	}
}
