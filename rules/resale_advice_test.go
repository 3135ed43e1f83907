package rules_test

import (
	"slices"
	"strings"
	"testing"
)

// Advice on an offer that is made from a resale authorization leads to terms that the
// authorization admits.
func TestAdviceOnPartnerOffers(t *testing.T) {
	of := func(c string) string { return strings.Replace(c, "offer-1", "$New.Entity.Identifier", 1) }
	price, pay, unpaid := of(updatePricing(fixedTerm("0", `, "Duration": "P12M"`))), of(setSchedule("2024-06-01")), of(noSchedule)
	charges := termOfCharges("ResalePaymentScheduleTerm", "2024-06-01=1")
	stored := func(percentage string) string {
		return known([]string{resoldOffer("Draft", percentage, fixedTerm("0", `, "Duration": "P12M"`), termOfCharges("PaymentScheduleTerm", "2024-06-01=1.5")), authorizationOf(resaleOfFixed, charges)}, "")
	}
	made := func(terms ...string) string { return known([]string{authorizationOf(terms...)}, "") }
	const alone, markedUp, mixed = "UpdatePricingTerms/MISSING_MANDATORY_TERMS/1", "UpdateMarkup/INCOMPATIBLE_TERMS/1", "UpdatePricingTerms/INCOMPATIBLE_PRODUCT/6"
	for _, c := range []struct {
		name, row, facts string
		bad              []string // changes
		says             string   // the end of the detail
		after            []string // the changes when that was done
	}{
		{"a fixed price instead of others", alone, made(resaleOfUpfront), []string{createOfResale, price},
			"set a schedule with UpdatePaymentScheduleTerms and the price here to 0, or remove UpdatePricingTerms to keep the prices that the offer has", []string{createOfResale}},
		{"a fixed price that is not admitted", alone, made(resaleOfUsage), []string{createOfResale, price},
			"the offer has neither; remove UpdatePricingTerms to keep the prices that the offer has", []string{createOfResale}},
		{"charges removed", alone, made(resaleOfFixed, charges), []string{createOfResale, unpaid},
			", or remove UpdatePaymentScheduleTerms to keep the charges that the offer has", []string{createOfResale}},
		{"a fixed price that the authorization has alone", alone, made(resaleOfFixed), []string{createOfResale, price},
			"set a schedule with UpdatePaymentScheduleTerms and the price here to 0", []string{createOfResale, price, pay}},
		{"charges for usage", mixed, made(resaleOfUsage), []string{createOfResale, pay},
			"not with UsageBasedPricingTerm; remove the schedule with an empty list of Terms in UpdatePaymentScheduleTerms", []string{createOfResale, unpaid}},
		{"own charges", markedUp, stored(""), []string{setMarkup("5")},
			"; remove this change and set the charges with UpdatePaymentScheduleTerms", []string{setSchedule("2024-06-01")}},
		{"own charges, and a markup", markedUp, stored(`, "MarkupPercentage": "5"`), []string{setMarkup("7")},
			`; write "0" here and set the charges with UpdatePaymentScheduleTerms`, []string{setMarkup("0"), setSchedule("2024-06-01")}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if said := detailsOf(t, c.row, c.facts, c.bad...); len(said) == 0 || !strings.HasSuffix(said[0], c.says) {
				t.Fatalf("%s says %q, want %q", c.row, said, c.says)
			}
			before := rowsIn(t, c.facts, c.bad)
			for _, row := range rowsIn(t, c.facts, c.after) {
				if row == c.row || !slices.Contains(before, row) {
					t.Errorf("when done, there is %s", row)
				}
			}
		})
	}
}

// The buyers of a resale authorization bound those of its offers.
func TestAdviceOnBuyersOfSet(t *testing.T) {
	const row = ofRelease + "INCONSISTENT_OFFER_TARGETING_RULE/1"
	const one, other = `"111122223333"`, `"444455556666"`
	resold := func(allowed string) string {
		authorization := `{"EntityType": "ResaleAuthorization@1.0", "EntityIdentifier": "resaleauthz-1@1", "DetailsDocument": {"Terms": [{"Type": "BuyerTargetingTerm", "PositiveTargeting": {"BuyerAccounts": [` + allowed + `]}}]}}`
		return strings.Replace(partOfSet{state: "Draft", buyers: one}.stored("offer-1"), `"OfferSetId"`, `"ResaleAuthorizationId": "resaleauthz-1", "OfferSetId"`, 1) + ", " + authorization
	}
	const others = "; give the others the BuyerAccounts of offer-"
	for _, c := range []struct {
		allowed string // by the authorization of the first offer
		state   string // of the second offer
		says    string // the end of the detail
	}{
		{one, "Draft", others + "1 with UpdateTargeting"},
		{one + ", " + other, "Draft", "; give all the same BuyerAccounts with UpdateTargeting"},
		{one + ", " + other, "Released", others + "2 with UpdateTargeting"},
		{one, "Released",
			", and one made from a resale authorization has none but those of the authorization: replace offer-2; at least 2 offers have to be left"},
	} {
		facts := entities(storedSet(`, "State": "Draft"`, "offer-1", "offer-2"), resold(c.allowed), partOfSet{state: c.state, buyers: other}.stored("offer-2"))
		if said := detailsOf(t, row, facts, releaseSet); len(said) != 1 || !strings.HasSuffix(said[0], c.says) {
			t.Errorf("of buyers %s and a second offer that is %s it says %q, want %q", c.allowed, c.state, said, c.says)
		}
	}
}
