package offer_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck/offer"
)

// What a change set names outside itself is listed by what it is, each once and
// in order.
func TestEntityReferences(t *testing.T) {
	const changeSet = `[
		{"ChangeType": "CreateOffer", "ChangeName": "New", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"ProductId": "prod-2@1"}},
		{"ChangeType": "UpdateTargeting", "Entity": {"Type": "Offer@1.0", "Identifier": "$New.Entity.Identifier"}, "DetailsDocument": {"ProductId": "prod-9"}},
		{"ChangeType": "UpdateTargeting", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-2"}, "DetailsDocument": {}},
		{"ChangeType": "UpdateInformation", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1@3"}, "DetailsDocument": {}},
		{"ChangeType": "ReleaseOffer", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-2@1"}, "DetailsDocument": {}},
		{"ChangeType": "CreateReplacementOffer", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"AgreementId": "agmt-1"}},
		{"ChangeType": "CreateOfferUsingResaleAuthorization", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"ResaleAuthorizationId": "resaleauthz-1"}},
		{"ChangeType": "UpdateInformation", "Entity": {"Type": "ResaleAuthorization@1.0", "Identifier": "resaleauthz-2"}, "DetailsDocument": {}},
		{"ChangeType": "AddDimensions", "Entity": {"Type": "SaaSProduct@1.0", "Identifier": "prod-1"}, "DetailsDocument": []},
		{"ChangeType": "CreateResaleAuthorization", "Entity": {"Type": "ResaleAuthorization@1.0"}, "DetailsDocument": {"ProductId": "prod-8"}},
		{"ChangeType": "UpdateTargeting", "Entity": {"Type": "Offer@1.0", "Identifier": " "}, "DetailsDocument": {}},
		{"ChangeType": "UpdateTargeting", "Entity": {"Type": "Offer@1.0", "Identifier": "New.Entity.Identifier"}, "DetailsDocument": {}},
		{"ChangeType": "UpdateOfferSet", "Entity": {"Type": "OfferSet@1.0", "Identifier": "offerset-1@2"}, "DetailsDocument": {}},
		{"ChangeType": "CreateOffer", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"ProductId": "prod-1", "OfferSetId": "offerset-3"}},
		{"ChangeType": "CreateOfferUsingResaleAuthorization", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"ResaleAuthorizationId": "resaleauthz-1", "OfferSetId": "offerset-2"}},
		{"ChangeType": "CreateOfferSet", "ChangeName": "Set", "Entity": {"Type": "OfferSet@1.0"}, "DetailsDocument": {"Name": "Suite"}},
		{"ChangeType": "AssociateOffers", "Entity": {"Type": "OfferSet@1.0", "Identifier": "$Set.Entity.Identifier"}, "DetailsDocument": {"Offers": [{"OfferId": "offer-3@1"}, {"OfferId": "$New.Entity.Identifier"}]}},
		{"ChangeType": "DisassociateOffers", "Entity": {"Type": "OfferSet@1.0", "Identifier": "offerset-1"}, "DetailsDocument": {"Offers": [{"OfferId": "offer-1"}]}},
		{"ChangeType": "AssociateSolution", "Entity": {"Type": "OfferSet@1.0", "Identifier": "offerset-1"}, "DetailsDocument": {"SolutionId": "soln-2"}},
		{"ChangeType": "UpdateInformation", "Entity": {"Type": "Solution@1.0", "Identifier": "soln-1"}, "DetailsDocument": {}},
		{"ChangeType": "UpdateInformation", "Entity": {"Type": "Experience@1.0", "Identifier": "exp-1"}, "DetailsDocument": {}}]`
	want := offer.EntityReferences{
		Offers:               []string{"offer-1", "offer-2", "offer-3"},
		Products:             []string{"prod-1", "prod-2", "prod-8"},
		ResaleAuthorizations: []string{"resaleauthz-1", "resaleauthz-2"},
		Agreements:           []string{"agmt-1"},
		OfferSets:            []string{"offerset-1", "offerset-2", "offerset-3"},
		Solutions:            []string{"soln-1", "soln-2"},
	}
	got, err := offer.References([]byte(changeSet))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("references (-want +got):\n%s", diff)
	}
	for text, want := range map[string]string{
		`[`: "line 1, column 2: the document ends inside a list that begins on line 1",
		`7`: "line 1, column 1: the document is a number, not a change set: an object with a ChangeSet, or a list of changes",
	} {
		if got, err := offer.References([]byte(text)); err == nil || err.Error() != want || got.Offers != nil {
			t.Errorf("%s gives %v, %v", text, got, err)
		}
	}
}
