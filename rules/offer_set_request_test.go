package rules_test

import (
	"fmt"
	"strings"
	"testing"
)

// An offer is added to an offer set once, however it is named.
func TestOffersNamedOnce(t *testing.T) {
	named := strings.Replace(change("UpdateInformation", "offer-1", `{"Name": "n"}`), `{`, `{"ChangeName": "Old", `, 1)
	toSet := func(changeType string, ids ...string) string {
		var offers []string
		for _, id := range ids {
			offers = append(offers, fmt.Sprintf(`{"OfferId": %q}`, id))
		}
		return fmt.Sprintf(`{"ChangeType": %q, "Entity": {"Type": "OfferSet@1.0", "Identifier": "offerset-1"}, "DetailsDocument": {"Offers": [%s]}}`, changeType, strings.Join(offers, ", "))
	}
	const offersRow = "OfferSet/AssociateOffers/422/Offers"
	const second, third = "warning /2/DetailsDocument/Offers/1/OfferId", "warning /2/DetailsDocument/Offers/2/OfferId"
	const made, old = "$Make.Entity.Identifier", "$Old.Entity.Identifier"
	for _, c := range []struct {
		ids  []string
		want []string
	}{
		{[]string{"offer-1"}, nil},
		{[]string{"offer-1", "offer-2", made}, nil},
		{[]string{"offer-1", "offer-1"}, []string{second}},
		{[]string{"offer-1", "offer-2", "offer-1"}, []string{third}},
		{[]string{"offer-1", "offer-1", "offer-1"}, []string{second, third}},
		{[]string{"offer-1", "offer-1@3"}, []string{second}},
		{[]string{"offer-1@2", "offer-1@3"}, []string{second}},
		{[]string{"offer-1", " offer-1"}, []string{second}},
		{[]string{made, made}, []string{second}},
		{[]string{"offer-1", old}, []string{second}},
		{[]string{old, made}, nil},
		{[]string{"", ""}, nil},
		{[]string{"$Nobody.Entity.Identifier", "$Nobody.Entity.Identifier"}, nil},
		{[]string{"offer-1", "Offer-1"}, nil},
	} {
		expect(t, found(t, offersRow, "", makeOffer, named, toSet("AssociateOffers", c.ids...)), c.want...)
		expect(t, found(t, offersRow, "", makeOffer, named, toSet("DisassociateOffers", c.ids...)))
	}
	ofOffer := strings.Replace(toSet("AssociateOffers", "offer-1", "offer-1"), "OfferSet@1.0", "Offer@1.0", 1)
	expect(t, found(t, offersRow, "", ofOffer))
}
