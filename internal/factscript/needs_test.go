package factscript

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/fold"
)

// Of a resale authorization, an offer set and what they name, a row gets what it needs. What
// the fetched facts will name is asked for in a second run.
func TestNeeds(t *testing.T) {
	const (
		restrict    = `{"ChangeType": "RestrictResaleAuthorization", "Entity": {"Type": "ResaleAuthorization@1.0", "Identifier": "resaleauthz-1@2"}, "DetailsDocument": {}}`
		reprice     = `{"ChangeType": "UpdatePricingTerms", "Entity": {"Type": "ResaleAuthorization@1.0", "Identifier": "resaleauthz-1"}, "DetailsDocument": {"PricingModel": "Contract", "Terms": []}}`
		authorize   = `{"ChangeType": "CreateResaleAuthorization", "ChangeName": "Auth", "Entity": {"Type": "ResaleAuthorization@1.0"}, "DetailsDocument": {"ProductId": "prod-2", "Name": "n", "ResellerAccountId": "111122223333"}}`
		resell      = `{"ChangeType": "CreateOfferUsingResaleAuthorization", "ChangeName": "Resold", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"ResaleAuthorizationId": "resaleauthz-1", "OfferSetId": "offerset-1"}}`
		markUp      = `{"ChangeType": "UpdateMarkup", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}, "DetailsDocument": {"Percentage": "5"}}`
		release     = `{"ChangeType": "ReleaseOfferSet", "Entity": {"Type": "OfferSet@1.0", "Identifier": "offerset-1@3"}, "DetailsDocument": {}}`
		makeSet     = `{"ChangeType": "CreateOfferSet", "ChangeName": "Set", "Entity": {"Type": "OfferSet@1.0"}, "DetailsDocument": {"Name": "n"}}`
		associate   = `{"ChangeType": "AssociateOffers", "Entity": {"Type": "OfferSet@1.0", "Identifier": "$Set.Entity.Identifier"}, "DetailsDocument": {"Offers": [{"OfferId": "offer-1@2"}, {"OfferId": "$Resold.Entity.Identifier"}]}}`
		solve       = `{"ChangeType": "AssociateSolution", "Entity": {"Type": "OfferSet@1.0", "Identifier": "$Set.Entity.Identifier"}, "DetailsDocument": {"SolutionId": "soln-1"}}`
		storedRA    = `{"EntityType": "ResaleAuthorization@1.0", "EntityIdentifier": "resaleauthz-1@2", "DetailsDocument": {"ProductId": "prod-1", "Status": "Active", "Terms": [], "Rules": []}}`
		storedOffer = `{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@2", "DetailsDocument": {"State": "Released", "ProductId": "prod-1", "ResaleAuthorizationId": "resaleauthz-1", "OfferSetId": "offerset-1", "Terms": [], "Rules": []}}`
		storedSet   = `{"EntityType": "OfferSet@1.0", "EntityId": "offerset-1@3", "DetailsDocument": {"State": "Draft", "Name": "n", "SolutionId": "soln-1", "AssociatedOffers": [{"OfferId": "offer-1"}, {"OfferId": "offer-2"}]}}`

		restrictRow = "ResaleAuthorization/RestrictResaleAuthorization/INCOMPATIBLE_STATUS/1"
		productRow  = "ResaleAuthorization/UpdatePricingTerms/INCOMPATIBLE_PRODUCT/1"
		markUpRow   = "UpdateMarkup/INCOMPATIBLE_RESALE_AUTHORIZATION/1"
		offersRow   = "OfferSet/ReleaseOfferSet/DRAFT_OFFERS/1"
		solutionRow = "OfferSet/ReleaseOfferSet/INCOMPATIBLE_SOLUTION_STATE/1"
		limitRow    = "OfferSet/AssociateOffers/TOO_MANY_OFFERS/1"

		resale, set, solution = errcodes.NeedResale, errcodes.NeedOfferSet, errcodes.NeedSolution
	)
	for name, test := range map[string]struct {
		facts, changes string
		of             int // the change of the row
		row            string
		needs          errcodes.Needs
		want           []string
		more           bool
	}{
		"an authorization":                              {``, restrict, 0, restrictRow, resale, []string{"the resale authorization resaleauthz-1"}, false},
		"an authorization, known":                       {storedRA, restrict, 0, restrictRow, resale, nil, false},
		"an authorization that names its product":       {``, reprice, 0, productRow, resale, []string{"the resale authorization resaleauthz-1"}, true},
		"the product of an authorization":               {storedRA, reprice, 0, productRow, errcodes.NeedProduct, []string{"the product prod-1"}, false},
		"the product of a new authorization":            {``, authorize, 0, "ResaleAuthorization/CreateResaleAuthorization/INCOMPATIBLE_PRODUCT/1", errcodes.NeedProduct, []string{"the product prod-2"}, false},
		"an offer that names its authorization":         {``, markUp, 0, markUpRow, errcodes.NeedOffer, []string{"the offer offer-1"}, true},
		"the authorization of an offer":                 {storedOffer, markUp, 0, markUpRow, resale, []string{"the resale authorization resaleauthz-1"}, false},
		"the authorization of a new offer":              {``, resell, 0, "CreateOfferUsingResaleAuthorization/INCOMPATIBLE_RESALE_AUTHORIZATION/1", resale, []string{"the resale authorization resaleauthz-1"}, false},
		"a set that names its offers":                   {``, release, 0, offersRow, set, []string{"the offer set offerset-1"}, true},
		"a set that names its solution":                 {``, release, 0, solutionRow, set, []string{"the offer set offerset-1"}, true},
		"a set that may be too large":                   {``, release, 0, limitRow, set, []string{"the offer set offerset-1"}, false},
		"the offers of a set":                           {storedSet, release, 0, offersRow, errcodes.NeedOffer, []string{"the offer offer-1", "the offer offer-2"}, false},
		"the other offer of a set":                      {storedSet + "," + storedOffer, release, 0, offersRow, errcodes.NeedOffer, []string{"the offer offer-2"}, false},
		"the authorization of an offer of a set":        {storedSet + "," + storedOffer, release, 0, offersRow, resale, []string{"the resale authorization resaleauthz-1"}, false},
		"the solution of a set":                         {storedSet, release, 0, solutionRow, solution, []string{"the solution soln-1"}, false},
		"the offers of a new set":                       {``, makeSet + "," + resell + "," + associate, 2, offersRow, errcodes.NeedOffer, []string{"the offer offer-1"}, false},
		"the solution of a new set":                     {``, makeSet + "," + solve, 1, solutionRow, solution, []string{"the solution soln-1"}, false},
		"the authorization of a new offer of a new set": {``, makeSet + "," + resell + "," + associate, 2, offersRow, resale, []string{"the resale authorization resaleauthz-1"}, false},
	} {
		known, err := fold.ReadFacts([]byte(`{"Entities": [` + test.facts + `]}`))
		if err != nil {
			t.Fatal(err)
		}
		entities, err := entitiesByChange([]byte(`[`+test.changes+`]`), errcodes.Newest.String(), known)
		if err != nil {
			t.Fatal(err)
		}
		w := New(known)
		w.needs(entities[test.of], &offercheck.Undecided{Row: test.row, Needs: test.needs})
		var got []string
		for _, f := range w.list() {
			got = append(got, f.kind.String()+" "+f.id)
		}
		if diff := cmp.Diff(test.want, got); diff != "" || w.more != test.more {
			t.Errorf("%s: more is named: %t; wanted (-want +got):\n%s", name, w.more, diff)
		}
		if len(w.Stated()) > 0 && test.needs != errcodes.NeedOffer {
			t.Errorf("%s: stated %q", name, w.Stated())
		}
	}
}

// Rows are listed by change type, with the kind of entity before it.
func TestRowsInScript(t *testing.T) {
	w := New(nil)
	w.rows[fact{anOfferSet, "offerset-1"}] = map[string]int{
		"OfferSet/ReleaseOfferSet/DRAFT_OFFERS":    1,
		"OfferSet/ReleaseOfferSet/MISSING_OFFERS":  2,
		"OfferSet/AssociateOffers/TOO_MANY_OFFERS": 1,
	}
	const want = `
# the offer set offerset-1, needed by 4 rules
#   OfferSet/AssociateOffers: TOO_MANY_OFFERS
#   OfferSet/ReleaseOfferSet: DRAFT_OFFERS, MISSING_OFFERS
aws `
	if script := string(w.Script("facts", []string{"a.json"})); !strings.Contains(script, want) {
		t.Errorf("the script lacks %s:\n%s", want, script)
	}
}
