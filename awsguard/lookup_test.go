package awsguard

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/marketplacecatalog"
	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
)

func offerEntity(id, more string) string {
	return fmt.Sprintf(`{"EntityType": "Offer@1.0", "EntityIdentifier": "%s@1", "EntityArn": "arn:%[1]s", "DetailsDocument": {"Id": %[1]q, "ProductId": "prod-1@7", "Terms": [], "Rules": []%s}}`, id, more)
}

const productEntity = `{"EntityType": "SaaSProduct@1.0", "EntityIdentifier": "prod-1@2", "Details": "{\"Description\": {\"ProductState\": \"Active\"}, \"Dimensions\": []}"}`

func ask(t *testing.T, l *Lookup, needs errcodes.Needs, changes string) ([]string, error) {
	t.Helper()
	r, err := l.ask(t.Context(), Question{"StartChangeSet", []byte(`{"Catalog": "AWSMarketplace", "ChangeSet": [` + changes + `]}`), needs})
	if err != nil {
		return nil, err
	}
	var texts []string
	for _, document := range r.documents {
		texts = append(texts, string(document))
	}
	return texts, r.unknown
}

const (
	updateOffer   = `{"ChangeType": "UpdateInformation", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1@3"}, "DetailsDocument": {"Name": "x"}}`
	replaceOffer  = `{"ChangeType": "CreateReplacementOffer", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"AgreementId": "agmt-1"}}`
	updateProduct = `{"ChangeType": "AddDimensions", "Entity": {"Type": "SaaSProduct@1.0", "Identifier": "prod-1"}, "DetailsDocument": []}`
	releaseSet    = `{"ChangeType": "ReleaseOfferSet", "Entity": {"Type": "OfferSet@1.0", "Identifier": "offerset-1@2"}, "DetailsDocument": {}}`
	makeSet       = `{"ChangeType": "CreateOfferSet", "ChangeName": "Set", "Entity": {"Type": "OfferSet@1.0"}, "DetailsDocument": {"Name": "Suite"}}`
	addOffer      = `{"ChangeType": "AssociateOffers", "Entity": {"Type": "OfferSet@1.0", "Identifier": "$Set.Entity.Identifier"}, "DetailsDocument": {"Offers": [{"OfferId": "offer-1"}]}}`
	addSolution   = `{"ChangeType": "AssociateSolution", "Entity": {"Type": "OfferSet@1.0", "Identifier": "$Set.Entity.Identifier"}, "DetailsDocument": {"SolutionId": "soln-1"}}`
	resell        = `{"ChangeType": "CreateOfferUsingResaleAuthorization", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"ResaleAuthorizationId": "resaleauthz-1", "OfferSetId": "offerset-1"}}`
	updateResale  = `{"ChangeType": "UpdateInformation", "Entity": {"Type": "ResaleAuthorization@1.0", "Identifier": "resaleauthz-1"}, "DetailsDocument": {}}`
)

// An offer, what it names, and all offers of its product, over two pages.
func TestLookup(t *testing.T) {
	s := newService(t, map[string][]string{
		"DescribeEntity offer-1":       {offerEntity("offer-1", `, "ResaleAuthorizationId": "resaleauthz-1", "Number": 1.50`)},
		"DescribeEntity offer-2":       {offerEntity("offer-2", "")},
		"DescribeEntity prod-1":        {productEntity},
		"DescribeEntity resaleauthz-1": {`{"EntityType": "ResaleAuthorization@1.0", "EntityIdentifier": "resaleauthz-1@1", "DetailsDocument": {}}`},
		"ListEntities":                 {`{"EntitySummaryList": [{"EntityId": "offer-2"}], "NextToken": "page-2"}`},
		"ListEntities page-2":          {`{"EntitySummaryList": [{"EntityId": "offer-1"}, {"EntityId": "offer-2"}]}`},
	})
	l := &Lookup{Catalog: s.catalog()}
	got, err := ask(t, l, errcodes.NeedOffers, updateOffer)
	if err != nil {
		t.Error(err)
	}
	want := []string{
		`{"EntityType":"Offer@1.0","EntityIdentifier":"offer-1@1","DetailsDocument":{"Id":"offer-1","Number":1.50,"ProductId":"prod-1@7","ResaleAuthorizationId":"resaleauthz-1","Rules":[],"Terms":[]}}`,
		`{"EntityType":"ResaleAuthorization@1.0","EntityIdentifier":"resaleauthz-1@1","DetailsDocument":{}}`,
		`{"EntityType":"SaaSProduct@1.0","EntityIdentifier":"prod-1@2","DetailsDocument":{"Description":{"ProductState":"Active"},"Dimensions":[]}}`,
		`{"EntityType":"Offer@1.0","EntityIdentifier":"offer-2@1","DetailsDocument":{"Id":"offer-2","ProductId":"prod-1@7","Rules":[],"Terms":[]}}`,
		`{"AllOffersOf":["prod-1"]}`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("facts (-want +got):\n%s", diff)
	}
	asked := []string{"DescribeEntity offer-1", "DescribeEntity offer-2", "DescribeEntity prod-1", "DescribeEntity resaleauthz-1", "ListEntities", "ListEntities page-2"}
	if diff := cmp.Diff(asked, s.questions()); diff != "" {
		t.Errorf("asked (-want +got):\n%s", diff)
	}
	if want := `{"Catalog":"AWSMarketplace","EntityType":"Offer","EntityTypeFilters":{"OfferFilters":{"ProductId":{"ValueList":["prod-1"]}}},"NextToken":"page-2"}`; s.body("ListEntities") != want {
		t.Errorf("the list is asked for by %s, want %s", s.body("ListEntities"), want)
	}
	if again, err := ask(t, l, errcodes.NeedOffers, updateOffer); err != nil || !cmp.Equal(got, again) {
		t.Errorf("asked again the facts are %v, %v", again, err)
	}
	if diff := cmp.Diff(asked, s.questions()); diff != "" {
		t.Errorf("asked again (-want +got):\n%s", diff)
	}
}

// Only what is needed is asked for, and each thing once.
func TestLookupNeeds(t *testing.T) {
	for _, test := range []struct {
		name, changes string
		asked         []string
	}{
		{"offer", updateOffer + "," + updateOffer, []string{"DescribeEntity offer-1", "DescribeEntity prod-1"}},
		{"product", updateProduct, []string{"DescribeEntity prod-1"}},
		{"resale authorization", updateResale, []string{"DescribeEntity prod-1", "DescribeEntity resaleauthz-1"}},
		{"nothing", ``, nil},
		{"no change set", `]`, nil},
	} {
		s := newService(t, map[string][]string{
			"DescribeEntity offer-1":       {offerEntity("offer-1", "")},
			"DescribeEntity prod-1":        {productEntity},
			"DescribeEntity resaleauthz-1": {`{"EntityType": "ResaleAuthorization@1.0", "EntityIdentifier": "resaleauthz-1@1", "DetailsDocument": {"ProductId": "prod-1"}}`},
		})
		facts, err := ask(t, &Lookup{Catalog: s.catalog(), Agreement: s.agreement()}, errcodes.NeedProduct, test.changes)
		if (err != nil) != (test.name == "no change set") || len(facts) != len(test.asked) {
			t.Errorf("%s: %d facts, %v", test.name, len(facts), err)
		}
		if diff := cmp.Diff(test.asked, s.questions()); diff != "" {
			t.Errorf("%s: asked (-want +got):\n%s", test.name, diff)
		}
	}
}

const (
	setEntity      = `{"EntityType": "OfferSet@1.0", "EntityIdentifier": "offerset-1@2", "DetailsDocument": {"Id": "offerset-1", "State": "Draft", "SolutionId": "soln-1", "AssociatedOffers": [{"OfferId": "offer-1"}, {"OfferId": "offer-2"}]}}`
	solutionEntity = `{"EntityType": "Solution@1.0", "EntityIdentifier": "soln-1@1", "DetailsDocument": {"Lifecycle": {"Visibility": "Public"}}}`
	resaleEntity   = `{"EntityType": "ResaleAuthorization@1.0", "EntityIdentifier": "resaleauthz-1@1", "DetailsDocument": {"ProductId": "prod-1", "Status": "Active"}}`
)

// An offer set is asked for when a row needs it, with its solution, its offers and what these
// are made from; a solution also by itself.
func TestLookupOfferSet(t *testing.T) {
	const set, solution, offer = errcodes.NeedOfferSet, errcodes.NeedSolution, errcodes.NeedOffer
	for _, test := range []struct {
		name, changes string
		needs         errcodes.Needs
		asked         []string
	}{
		{"a stored set", releaseSet, set, []string{"offer-1", "offer-2", "offerset-1", "prod-1", "resaleauthz-1", "soln-1"}},
		{"not needed", releaseSet, offer, nil},
		{"a new set", makeSet + "," + addOffer + "," + addSolution, offer | solution, []string{"offer-1", "prod-1", "resaleauthz-1", "soln-1"}},
		{"a new set, the solution not needed", makeSet + "," + addOffer + "," + addSolution, offer, []string{"offer-1", "prod-1", "resaleauthz-1"}},
		{"an offer made from an authorization", resell, errcodes.NeedResale, []string{"prod-1", "resaleauthz-1"}},
	} {
		s := newService(t, map[string][]string{
			"DescribeEntity offerset-1":    {setEntity},
			"DescribeEntity soln-1":        {solutionEntity},
			"DescribeEntity offer-1":       {offerEntity("offer-1", `, "ResaleAuthorizationId": "resaleauthz-1"`)},
			"DescribeEntity offer-2":       {offerEntity("offer-2", "")},
			"DescribeEntity resaleauthz-1": {resaleEntity},
			"DescribeEntity prod-1":        {productEntity},
		})
		facts, err := ask(t, &Lookup{Catalog: s.catalog()}, test.needs, test.changes)
		if err != nil || len(facts) != len(test.asked) {
			t.Errorf("%s: %d facts, %v", test.name, len(facts), err)
		}
		var asked []string
		for _, question := range s.questions() {
			asked = append(asked, strings.TrimPrefix(question, "DescribeEntity "))
		}
		if diff := cmp.Diff(test.asked, asked); diff != "" {
			t.Errorf("%s: asked (-want +got):\n%s", test.name, diff)
		}
	}
}

// An answer with the id under another name, as AWS's page has one of an offer set, is that of
// the entity which was asked for.
func TestLookupEntityID(t *testing.T) {
	s := newService(t, map[string][]string{"DescribeEntity offerset-1": {`{"EntityType": "OfferSet@1.0", "EntityId": "offerset-1", "DetailsDocument": {"State": "Draft", "AssociatedOffers": []}}`}})
	facts, err := ask(t, &Lookup{Catalog: s.catalog()}, errcodes.NeedOfferSet, releaseSet)
	want := []string{`{"EntityType":"OfferSet@1.0","EntityIdentifier":"offerset-1","DetailsDocument":{"AssociatedOffers":[],"State":"Draft"}}`}
	if diff := cmp.Diff(want, facts); diff != "" || err != nil {
		t.Errorf("%v, facts (-want +got):\n%s", err, diff)
	}
}

// That not all offers of one product are known says nothing of another's.
func TestLookupProducts(t *testing.T) {
	s := newService(t, map[string][]string{
		"DescribeEntity prod-1": {productEntity}, "DescribeEntity prod-2": {strings.Replace(productEntity, "prod-1", "prod-2", 1)},
		"ListEntities":           {`{"EntitySummaryList": [{"EntityId": "offer-1"}]}`, `{"EntitySummaryList": [{"EntityId": "offer-2"}]}`},
		"DescribeEntity offer-1": {"404 ResourceNotFoundException"}, "DescribeEntity offer-2": {offerEntity("offer-2", "")},
	})
	facts, err := ask(t, &Lookup{Catalog: s.catalog()}, errcodes.NeedOffers, updateProduct+","+strings.Replace(updateProduct, "prod-1", "prod-2", 1))
	if want := `{"AllOffersOf":["prod-2"]}`; len(facts) != 4 || facts[3] != want || err == nil {
		t.Errorf("the facts are %v, %v; want the last to be %s", facts, err, want)
	}
}

// Without a client nothing is asked; of other requests nothing is known.
func TestLookupNobody(t *testing.T) {
	if facts, err := ask(t, new(Lookup), errcodes.NeedOffers, updateOffer+","+replaceOffer); facts != nil || err != nil {
		t.Errorf("without clients the facts are %v, %v", facts, err)
	}
	if facts, err := new(Lookup).Facts(t.Context(), Question{Operation: "SearchAgreements", Request: []byte(`"?"`)}); facts != nil || err != nil {
		t.Errorf("of SearchAgreements the facts are %v, %v", facts, err)
	}
}

const agreementAnswer = `{"agreementId": "agmt-1", "status": "ACTIVE", "startTime": 1704067200, "endTime": 1735689599.5, "acceptor": {"accountId": "111122223333"}, "proposalSummary": {"offerId": "offer-1", "resources": [{"id": "prod-1", "type": "SaaSProduct"}]}}`

// An agreement with its terms, over two pages, and the product that it names.
func TestLookupAgreement(t *testing.T) {
	s := newService(t, map[string][]string{
		"DescribeAgreement agmt-1":       {agreementAnswer},
		"GetAgreementTerms agmt-1":       {`{"acceptedTerms": [{"legalTerm": {"type": "LegalTerm", "documents": [{"type": "StandardEula", "version": "2022-07-14"}]}}], "nextToken": "page-2"}`},
		"GetAgreementTerms agmt-1page-2": {`{"acceptedTerms": [{"renewalTerm": {"type": "RenewalTerm", "configuration": {"enableAutoRenew": false}}}]}`},
		"DescribeEntity prod-1":          {productEntity},
	})
	got, err := ask(t, &Lookup{Catalog: s.catalog(), Agreement: s.agreement()}, errcodes.NeedAgreement, replaceOffer)
	if err != nil {
		t.Error(err)
	}
	want := []string{
		`{"acceptor":{"accountId":"111122223333"},"agreementId":"agmt-1","endTime":1735689599.5,"proposalSummary":{"offerId":"offer-1","resources":[{"id":"prod-1","type":"SaaSProduct"}]},"startTime":1704067200,"status":"ACTIVE"}`,
		`{"acceptedTerms":[{"legalTerm":{"documents":[{"type":"StandardEula","version":"2022-07-14"}],"type":"LegalTerm"}},{"renewalTerm":{"configuration":{"enableAutoRenew":false},"type":"RenewalTerm"}}],"agreementId":"agmt-1"}`,
		`{"EntityType":"SaaSProduct@1.0","EntityIdentifier":"prod-1@2","DetailsDocument":{"Description":{"ProductState":"Active"},"Dimensions":[]}}`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("facts (-want +got):\n%s", diff)
	}
}

// What cannot be had is said, and the rest stands.
func TestLookupFaults(t *testing.T) {
	const (
		notFound  = "404 ResourceNotFoundException"
		throttled = "429 ThrottlingException"
		refused   = "403 AccessDeniedException"
	)
	for _, test := range []struct {
		name    string
		answers map[string][]string
		facts   int
		unknown string // part of the error
		asked   map[string]int
	}{
		{"throttled twice", map[string][]string{"DescribeEntity offer-1": {throttled, throttled, offerEntity("offer-1", "")}, "DescribeEntity prod-1": {productEntity}, "ListEntities": {refused}},
			2, "offers of prod-1", map[string]int{"DescribeEntity offer-1": 3}},
		{"throttled", map[string][]string{"DescribeEntity offer-1": {throttled}},
			0, "offer offer-1: operation error Marketplace Catalog: DescribeEntity, exceeded maximum number of attempts, 3, https response error StatusCode: 429", map[string]int{"DescribeEntity offer-1": 3, "DescribeEntity prod-1": 0}},
		{"not found", map[string][]string{"DescribeEntity offer-1": {offerEntity("offer-1", "")}, "DescribeEntity prod-1": {notFound}, "ListEntities": {refused}},
			1, "product prod-1: operation error Marketplace Catalog: DescribeEntity, https response error StatusCode: 404", map[string]int{"DescribeEntity prod-1": 1}},
		{"a list refused", map[string][]string{"DescribeEntity offer-1": {offerEntity("offer-1", "")}, "DescribeEntity prod-1": {productEntity}, "ListEntities": {refused}},
			2, "offers of prod-1: operation error Marketplace Catalog: ListEntities, https response error StatusCode: 403", map[string]int{"ListEntities": 1}},
		{"a page refused", map[string][]string{"DescribeEntity offer-1": {offerEntity("offer-1", "")}, "DescribeEntity prod-1": {productEntity},
			"ListEntities": {`{"EntitySummaryList": [{"EntityId": "offer-2"}], "NextToken": "page-2"}`}, "ListEntities page-2": {refused}},
			2, "offers of prod-1: operation error Marketplace Catalog: ListEntities, https response error StatusCode: 403", map[string]int{"ListEntities page-2": 1, "DescribeEntity offer-2": 0}},
		{"an offer of the list not found", map[string][]string{"DescribeEntity offer-1": {offerEntity("offer-1", "")}, "DescribeEntity prod-1": {productEntity},
			"ListEntities": {`{"EntitySummaryList": [{"EntityId": "offer-2"}]}`}, "DescribeEntity offer-2": {notFound}},
			2, "offer offer-2: operation error Marketplace Catalog: DescribeEntity, https response error StatusCode: 404", nil},
		{"pages without end", map[string][]string{"DescribeEntity offer-1": {offerEntity("offer-1", "")}, "DescribeEntity prod-1": {productEntity},
			"ListEntities": {`{"EntitySummaryList": [], "NextToken": "more"}`}, "ListEntities more": {`{"EntitySummaryList": [], "NextToken": "more"}`}},
			2, "offers of prod-1: the list has more than 20 pages", map[string]int{"ListEntities more": 19}},
		{"too many offers", map[string][]string{"DescribeEntity offer-1": {offerEntity("offer-1", "")}, "DescribeEntity prod-1": {productEntity},
			"ListEntities": {`{"EntitySummaryList": [` + strings.TrimSuffix(strings.Repeat(`{"EntityId": "offer-%d"},`, 103), ",") + `]}`}},
			102, "of 102 offers only 100 were asked for", nil},
		{"no details", map[string][]string{"DescribeEntity offer-1": {`{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@1"}`}},
			0, "offer offer-1: the answer lacks the entity's type or details", nil},
		{"details that are no JSON", map[string][]string{"DescribeEntity offer-1": {`{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@1", "Details": "{"}`}},
			0, "offer offer-1: json: error calling MarshalJSON for type json.RawMessage: unexpected end of JSON input", nil},
		{"details that are no object", map[string][]string{"DescribeEntity offer-1": {`{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@1", "DetailsDocument": []}`}},
			0, "offer offer-1: facts: line 1, column 1: the document: an entity has its details as an object", nil},
		{"no entity", map[string][]string{"DescribeEntity offer-1": {`{"DetailsDocument": {}}`}},
			0, "offer offer-1: the answer lacks the entity's type or details", nil},
		{"odd details", map[string][]string{"DescribeEntity offer-1": {`{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@1", "DetailsDocument": {"ProductId": 1}}`}},
			1, "", map[string]int{"DescribeEntity prod-1": 0}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if list := test.answers["ListEntities"]; test.name == "too many offers" {
				ids := make([]any, 103)
				for i := range ids {
					ids[i] = i
					test.answers[fmt.Sprintf("DescribeEntity offer-%d", i)] = []string{offerEntity(fmt.Sprintf("offer-%d", i), "")}
				}
				list[0] = fmt.Sprintf(list[0], ids...)
			}
			s := newService(t, test.answers)
			facts, err := ask(t, &Lookup{Catalog: s.catalog()}, errcodes.NeedOffers, updateOffer)
			if len(facts) != test.facts || (err != nil) != (test.unknown != "") || err != nil && !strings.Contains(err.Error(), test.unknown) {
				t.Errorf("%d facts, %v; want %d, %s", len(facts), err, test.facts, test.unknown)
			}
			for _, fact := range facts {
				if strings.Contains(fact, "AllOffersOf") {
					t.Error("all offers are said to be known")
				}
			}
			for question, n := range test.asked {
				if s.count(question) != n {
					t.Errorf("%s was asked %d times, want %d", question, s.count(question), n)
				}
			}
		})
	}
}

// An agreement whose terms cannot all be had has none.
func TestLookupTerms(t *testing.T) {
	for _, test := range []struct {
		name    string
		answers map[string][]string
		unknown string
	}{
		{"refused", map[string][]string{"GetAgreementTerms agmt-1": {"400 AccessDeniedException"}}, "agreement agmt-1: operation error Marketplace Agreement: GetAgreementTerms"},
		{"pages without end", map[string][]string{"GetAgreementTerms agmt-1": {`{"acceptedTerms": [], "nextToken": "x"}`}, "GetAgreementTerms agmt-1x": {`{"acceptedTerms": [], "nextToken": "x"}`}},
			"agreement agmt-1: the list has more than 20 pages"},
		{"newer than the SDK", map[string][]string{"GetAgreementTerms agmt-1": {`{"acceptedTerms": [{"barterTerm": {"type": "BarterTerm"}}]}`}},
			"agreement agmt-1: a term is newer than the SDK"},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.answers["DescribeAgreement agmt-1"] = []string{agreementAnswer}
			s := newService(t, test.answers)
			facts, err := ask(t, &Lookup{Agreement: s.agreement()}, errcodes.NeedAgreement, replaceOffer)
			if len(facts) != 1 || !strings.Contains(facts[0], `"status":"ACTIVE"`) || err == nil || !strings.Contains(err.Error(), test.unknown) {
				t.Errorf("the facts are %v, %v; want the agreement alone, %s", facts, err, test.unknown)
			}
		})
	}
	s := newService(t, map[string][]string{"DescribeAgreement agmt-1": {agreementAnswer}, "GetAgreementTerms agmt-1": {`{"acceptedTerms": []}`}})
	facts, err := ask(t, &Lookup{Agreement: s.agreement()}, errcodes.NeedAgreement, replaceOffer)
	if want := `{"acceptedTerms":[],"agreementId":"agmt-1"}`; err != nil || len(facts) != 2 || facts[1] != want {
		t.Errorf("of an agreement without terms the facts are %v, %v; want %s", facts, err, want)
	}
}

// What could not be had is asked for again.
func TestLookupAgain(t *testing.T) {
	s := newService(t, map[string][]string{"DescribeEntity prod-1": {"404 ResourceNotFoundException", productEntity}})
	l := &Lookup{Catalog: s.catalog()}
	if _, err := ask(t, l, errcodes.NeedProduct, updateProduct); err == nil {
		t.Error("at first the product is known")
	}
	if facts, err := ask(t, l, errcodes.NeedProduct, updateProduct); len(facts) != 1 || err != nil {
		t.Errorf("then the facts are %v, %v", facts, err)
	}
	l = &Lookup{Catalog: s.catalog(), Keep: -1}
	for range 2 {
		if _, err := ask(t, l, errcodes.NeedProduct, updateProduct); err != nil {
			t.Error(err)
		}
	}
	if n := s.count("DescribeEntity prod-1"); n != 4 {
		t.Errorf("the product was asked for %d times, want 4", n)
	}
}

// A service that does not answer holds the facts up for a while, not for good.
func TestLookupPatience(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client := marketplacecatalog.New(marketplacecatalog.Options{Region: "us-east-1", Credentials: aws.AnonymousCredentials{},
			HTTPClient: doer(func(r *http.Request) (*http.Response, error) {
				<-r.Context().Done()
				return nil, r.Context().Err()
			})})
		begin := time.Now()
		facts, err := ask(t, &Lookup{Catalog: client}, errcodes.NeedProduct, updateProduct)
		if facts != nil || !errors.Is(err, context.DeadlineExceeded) || time.Since(begin) != patience {
			t.Errorf("after %s the facts are %v, %v", time.Since(begin), facts, err)
		}
	})
}

type doer func(*http.Request) (*http.Response, error)

func (d doer) Do(r *http.Request) (*http.Response, error) { return d(r) }

// A guard that asks AWS finds what the request alone does not tell, and lets
// through what AWS does not tell either.
func TestGuardWithLookup(t *testing.T) {
	release := request(change("ReleaseOffer", object{}))
	for _, test := range []struct {
		name     string
		offer    string
		released bool
		logged   string
	}{
		{"released", offerEntity("offer-1", `, "State": "Released"`), true, ""},
		{"not had", "404 ResourceNotFoundException", false, `msg="facts could not be had" operation=StartChangeSet error="offer offer-1: `},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := newService(t, map[string][]string{"DescribeEntity offer-1": {test.offer}, "DescribeEntity prod-1": {productEntity}})
			var log bytes.Buffer
			guard := Guard{Facts: (&Lookup{Catalog: s.catalog()}).Facts, Log: logTo(&log)}
			_, err := s.catalog(guard.Catalog).StartChangeSet(t.Context(), release)
			if errors.Is(err, errcodes.InvalidUpdateRequest) != test.released || (err == nil) == test.released {
				t.Errorf("the call returns %v", err)
			}
			if !strings.Contains(log.String(), test.logged) {
				t.Errorf("logged\n%s, want %s", &log, test.logged)
			}
			if sent := s.count("StartChangeSet") == 1; sent == test.released {
				t.Errorf("sent: %t", sent)
			}
		})
	}
}

// Many calls may share a guard, its validator and its lookup.
func TestShared(t *testing.T) {
	s := newService(t, map[string][]string{"DescribeEntity offer-1": {offerEntity("offer-1", `, "State": "Released"`)}, "DescribeEntity prod-1": {productEntity}})
	v, err := offercheck.New()
	if err != nil {
		t.Fatal(err)
	}
	client := s.catalog(Guard{Validator: v, Facts: (&Lookup{Catalog: s.catalog()}).Facts, Log: quiet()}.Catalog)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 5 {
				if _, err := client.StartChangeSet(t.Context(), request(change("ReleaseOffer", object{}))); !errors.Is(err, errcodes.InvalidUpdateRequest) {
					t.Errorf("the call returns %v", err)
				}
			}
		})
	}
	all.Wait()
	if n := s.count("StartChangeSet"); n != 0 {
		t.Errorf("%d requests left", n)
	}
}
