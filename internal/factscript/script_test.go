package factscript

import (
	"fmt"
	"strings"
	"testing"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/fold"
)

// Names get into the script as one line of it, or as a word of a shell.
func TestNamesInScript(t *testing.T) {
	w := New(nil)
	w.rows[fact{anOffer, "offer-1"}] = nil
	script := string(w.Script("my facts/", []string{"a\nEND\nb.json", "c.json"}))
	for _, want := range []string{
		"# Fetches what a\uFFFDEND\uFFFDb.json, c.json needs, with the AWS CLI and its credentials.\n",
		"mkdir -p -- 'my facts/'\n",
		" >'my facts/entity-offer-1.json' || failed 'my facts/entity-offer-1.json'\n",
	} {
		if !strings.Contains(script, want) {
			t.Errorf("the script lacks %q:\n%s", want, script)
		}
	}
}

// Whether an offer is a renewal is asked for once its entity is known: until then, fetching
// it may be all that a rule needs.
func TestStatedOfRenewal(t *testing.T) {
	const (
		entity = `{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@3", "DetailsDocument": {"ProductId": "prod-1"}}`
		stated = `{"OfferFacts": [{"OfferId": "offer-1", "PricingModel": "Contract", "AgreementId": null%s}]}`
		set    = `{"Catalog": "AWSMarketplace", "ChangeSet": [{"ChangeType": "UpdateRenewalTerms", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}, "DetailsDocument": {"Terms": []}}]}`
	)
	for name, test := range map[string]struct {
		facts []string
		asked bool
	}{
		"not fetched":           {[]string{fmt.Sprintf(stated, "")}, false},
		"fetched":               {[]string{entity, fmt.Sprintf(stated, "")}, true},
		"fetched, no renewal":   {[]string{entity, fmt.Sprintf(stated, `, "Renewal": false`)}, false},
		"fetched, nothing said": {[]string{entity}, true},
	} {
		documents := make([][]byte, len(test.facts))
		for i, text := range test.facts {
			documents[i] = []byte(text)
		}
		known, err := fold.ReadFacts(documents...)
		if err != nil {
			t.Fatal(err)
		}
		offers, err := entitiesByChange([]byte(set), errcodes.Newest.String(), known)
		if err != nil {
			t.Fatal(err)
		}
		w := New(known)
		w.needs(offers[0], &offercheck.Undecided{Row: "UpdateRenewalTerms/INVALID_UPDATE_REQUEST/1", Needs: errcodes.NeedOffer})
		if asked := len(w.Stated()) > 0; asked != test.asked {
			t.Errorf("%s: stated %q", name, w.Stated())
		}
	}
}

// A replacement offer needs the offer of the agreement that it replaces, once the agreement
// says which that is.
func TestOfferOfAgreement(t *testing.T) {
	const set = `{"Catalog": "AWSMarketplace", "ChangeSet": [{"ChangeType": "CreateReplacementOffer", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"AgreementId": "agmt-1"}}]}`
	for facts, want := range map[string]bool{
		`{}`: false,
		`{"Agreements": [{"agreementId": "agmt-1", "status": "ACTIVE", "acceptedTerms": [], "proposalSummary": {"offerId": "offer-7"}}]}`: true,
		`{"Agreements": [{"agreementId": "agmt-1", "status": "ACTIVE", "acceptedTerms": [], "proposalSummary": {"offerId": "offer-7"}}],
		  "Entities": [{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-7@1", "DetailsDocument": {}}]}`: false,
	} {
		known, err := fold.ReadFacts([]byte(facts))
		if err != nil {
			t.Fatal(err)
		}
		given, err := offercheck.ReadFacts([]byte(facts))
		if err != nil {
			t.Fatal(err)
		}
		v, err := offercheck.New(offercheck.WithFacts(given))
		if err != nil {
			t.Fatal(err)
		}
		w := New(known)
		if err := w.Add(v, []byte(set)); err != nil {
			t.Fatal(err)
		}
		if script := string(w.Script("facts", []string{"a.json"})); strings.Contains(script, "offer-7") != want {
			t.Errorf("with %s the script is\n%s", facts, script)
		}
	}
}
