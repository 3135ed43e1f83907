package fold_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/offer"
)

func TestFactsOfNothing(t *testing.T) {
	for _, documents := range [][]string{nil, {`{}`}, {"\uFEFF{}", `{"Now": null, "Entities": null, "Agreements": null, "OfferFacts": null, "PriceIncreases": null, "AllOffersOf": null, "LegalDocuments": null, "Limits": null}`}} {
		f := readFacts(t, documents...)
		if _, known := f.Entity("offer-1"); known {
			t.Errorf("%q: an entity is known", documents)
		}
		if _, known := f.PriceIncreases(); known {
			t.Errorf("%q: the price increases are known", documents)
		}
		if diff := cmp.Diff(offer.Limits{}, *f.Limits()); diff != "" {
			t.Errorf("%q: limits (-want +got):\n%s", documents, diff)
		}
		if before := time.Now().Add(-time.Minute); f.Now().Before(before) || f.Now().Location() != time.UTC {
			t.Errorf("%q: now is %s", documents, f.Now())
		}
	}
}

// What has an id is merged by id, the later document over the earlier; other
// lists append.
func TestFactsAreMerged(t *testing.T) {
	first := `{
		"Now": "2024-05-01T12:00:00Z",
		"Entities": [{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@1", "DetailsDocument": {"Name": "first", "ProductId": "prod-1"}},
			{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-2@1", "DetailsDocument": {"Name": "kept", "ProductId": "prod-1@2"}}],
		"Agreements": [{"agreementId": "agmt-1", "status": "ACTIVE"}, {"agreementId": "agmt-2", "status": "ACTIVE"}],
		"AllOffersOf": ["prod-1"],
		"PriceIncreases": [{"OfferId": "offer-1", "TermType": "UsageBasedPricingTerm", "RequestedAt": "2024-03-01T00:00:00Z"}],
		"LegalDocuments": [{"Url": "https://example.com/a", "Reachable": true}, {"Url": "https://example.com/b", "Size": 5}]
	}`
	second := `{
		"Now": "2024-06-01",
		"Entities": [{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@2", "DetailsDocument": {"Name": "second", "ProductId": "prod-2"}}],
		"Agreements": [{"agreementId": "agmt-1", "status": "CANCELLED"}],
		"AllOffersOf": ["prod-2@7"],
		"PriceIncreases": [{"OfferId": "offer-2", "TermType": "RecurringPaymentTerm", "RequestedAt": 1709251200.5}],
		"LegalDocuments": [{"Url": "https://example.com/a", "Reachable": false, "ContentType": "application/pdf", "Size": 10.0}]
	}`
	bare := `{"EntityType": "SaaSProduct@1.0", "EntityIdentifier": "prod-1", "DetailsDocument": {}}`
	f := readFacts(t, first, bare, second)
	if got := f.Now().Format(time.RFC3339); got != "2024-06-01T00:00:00Z" {
		t.Errorf("now is %s", got)
	}
	for id, want := range map[string]string{"offer-1": "second", "offer-1@1": "second", "offer-2@9": "kept", "offer-3": ""} {
		e, known := f.Entity(id)
		if known != (want != "") || e.Details.Get("Name").Text() != want {
			t.Errorf("%s is %q, known %t", id, e.Details.Get("Name").Text(), known)
		}
	}
	if e, _ := f.Entity("prod-1"); !e.IsProduct() || e.Type != "SaaSProduct" {
		t.Errorf("prod-1 is a %s", e.Type)
	}
	for id, want := range map[string]string{"agmt-1": "CANCELLED", "agmt-2": "ACTIVE"} {
		if a, _ := f.Agreements().Agreement(id); a.Status() != want {
			t.Errorf("%s is %s, want %s", id, a.Status(), want)
		}
	}
	if !f.HasAllOffersOf("prod-1") || !f.HasAllOffersOf("prod-2") || f.HasAllOffersOf("prod-3") {
		t.Error("AllOffersOf is not appended")
	}
	if !slices.Equal(f.OffersOf("prod-1"), []string{"offer-2"}) || !slices.Equal(f.OffersOf("prod-2@1"), []string{"offer-1"}) {
		t.Errorf("offers of prod-1 %s, of prod-2 %s", f.OffersOf("prod-1"), f.OffersOf("prod-2"))
	}
	increases, known := f.PriceIncreases()
	want := []fold.PriceIncrease{
		{OfferID: "offer-1", TermType: "UsageBasedPricingTerm", RequestedAt: time.Date(2024, 3, 1, 0, 0, 0, 0, time.UTC)},
		{OfferID: "offer-2", TermType: "RecurringPaymentTerm", RequestedAt: time.Date(2024, 3, 1, 0, 0, 0, 5e8, time.UTC)},
	}
	if diff := cmp.Diff(want, increases); !known || diff != "" {
		t.Errorf("price increases, known %t (-want +got):\n%s", known, diff)
	}
	no, five, ten := false, int64(5), int64(10)
	for url, want := range map[string]fold.LegalDocument{
		"https://example.com/a": {URL: "https://example.com/a", Reachable: &no, ContentType: "application/pdf", Size: &ten},
		"https://example.com/b": {URL: "https://example.com/b", Size: &five},
	} {
		if got, _ := f.LegalDocument(url); cmp.Diff(want, got) != "" {
			t.Errorf("%s (-want +got):\n%s", url, cmp.Diff(want, got))
		}
	}
}

func TestPriceIncreasesThatAreKnown(t *testing.T) {
	for facts, want := range map[string]bool{`{}`: false, `{"PriceIncreases": null}`: false, `{"PriceIncreases": []}`: true} {
		if _, known := readFacts(t, facts).PriceIncreases(); known != want {
			t.Errorf("%s: known %t", facts, known)
		}
	}
}

func TestTimes(t *testing.T) {
	const noon = "2024-05-01T12:00:00Z"
	for written, want := range map[string]string{
		`"2024-05-01T12:00:00Z"`:             noon,
		`"2024-05-01T12:00:00.000Z"`:         noon,
		`"2024-05-01T14:00:00+02:00"`:        noon,
		`"2024-05-01T12:00:00.000000+00:00"`: noon,
		`"2024-05-01"`:                       "2024-05-01T00:00:00Z",
		`1714564800`:                         noon,
		`1714564800.0`:                       noon,
		`1.7145648E9`:                        noon,
		`0`:                                  "1970-01-01T00:00:00Z",
	} {
		facts := `{"Now": ` + written + `, "PriceIncreases": [{"OfferId": "o", "TermType": "x", "RequestedAt": ` + written + `}]}`
		f := readFacts(t, facts)
		if got := f.Now().Format(time.RFC3339); got != want {
			t.Errorf("%s is read as %s, want %s", written, got, want)
		}
		if list, _ := f.PriceIncreases(); list[0].RequestedAt.Format(time.RFC3339) != want {
			t.Errorf("RequestedAt %s is read as %s, want %s", written, list[0].RequestedAt, want)
		}
	}
	now, err := fold.ParseTime("2030-01-01")
	if err != nil {
		t.Fatal(err)
	}
	f := readFacts(t, `{"Now": "2024-05-01"}`)
	if g := f.WithNow(now); g.Now() != now || f.Now() == now {
		t.Errorf("with another time: %s and %s", g.Now(), f.Now())
	}
}

// GetAgreementTerms does not say whose terms it gives: they are those of the one
// agreement that is given.
func TestTermsOfAgreement(t *testing.T) {
	const (
		described = `{"agreementId": "agmt-1", "status": "ACTIVE"}`
		other     = `{"agreementId": "agmt-2"}`
		legal     = `{"acceptedTerms": [{"legalTerm": {"type": "LegalTerm"}}]}`
		renewal   = `{"acceptedTerms": [{"renewalTerm": {"type": "RenewalTerm"}}]}`
		cut       = `{"acceptedTerms": [{"byolPricingTerm": {"type": "ByolPricingTerm"}}], "nextToken": "t"}`
		ended     = `{"acceptedTerms": [{"legalTerm": {"type": "LegalTerm"}}], "nextToken": null}`
		with      = `{"agreementId": "agmt-1", "acceptedTerms": [{"supportTerm": {"type": "SupportTerm"}}]}`
		withCut   = `{"agreementId": "agmt-1", "acceptedTerms": [{"supportTerm": {"type": "SupportTerm"}}], "nextToken": "t"}`
		withNull  = `{"agreementId": "agmt-1", "acceptedTerms": null}`
	)
	for _, test := range []struct {
		name      string
		documents []string
		want      string // types of the terms; "not known"; or a part of the error
	}{
		{"none", []string{described}, "not known"},
		{"after", []string{described, legal}, "LegalTerm"},
		{"before", []string{legal, described}, "LegalTerm"},
		{"of an item", []string{`{"Agreements": [` + described + `]}`, legal}, "LegalTerm"},
		{"no next page", []string{described, ended}, "LegalTerm"},
		{"in the item", []string{`{"Agreements": [` + with + `]}`}, "SupportTerm"},
		{"the later of two", []string{described, legal, renewal}, "RenewalTerm"},
		{"in the item and alone", []string{with, legal}, "LegalTerm"},
		{"described again", []string{with, described}, "SupportTerm"},
		{"described again with null", []string{with, withNull}, "SupportTerm"},
		{"the first page alone", []string{described, cut}, "not known"},
		{"two pages", []string{described, cut, legal}, "ByolPricingTerm LegalTerm"},
		{"three pages", []string{cut, cut, legal, described}, "ByolPricingTerm ByolPricingTerm LegalTerm"},
		{"two pages, then all again", []string{described, cut, legal, renewal}, "RenewalTerm"},
		{"all, then a first page", []string{with, cut}, "SupportTerm"},
		{"a first page in the item", []string{withCut, legal}, "SupportTerm LegalTerm"},
		{"with the id, after", []string{described, with}, "SupportTerm"},
		{"with the id, a page before the last", []string{described, withCut, with}, "SupportTerm SupportTerm"},
		{"with the id, a page before one without", []string{described, withCut, legal}, "SupportTerm LegalTerm"},
		{"with the id, the first page alone", []string{described, withCut}, "not known"},
		{"with the id, described again", []string{withCut, described, with}, "SupportTerm SupportTerm"},
		{"with the id, described anew", []string{with, strings.Replace(withCut, `{`, `{"status": "ACTIVE", `, 1)}, "not known"},
		{"a first page in the item alone", []string{withCut}, "not known"},
		{"no agreement", []string{legal}, "1:19: /acceptedTerms: these terms do not name their agreement, and 0 agreements are given"},
		{"two agreements", []string{described, other, legal}, "and 2 agreements are given; put them into the Agreements item"},
		{"no list", []string{described, `{"acceptedTerms": {}}`}, "1:19: /acceptedTerms: the list of a GetAgreementTerms response is expected, not an object"},
		{"no list in a bare response", []string{`{"agreementId": "a", "acceptedTerms": 1}`}, "/acceptedTerms: the list of a GetAgreementTerms response is expected, not a number"},
		{"an item that is none", []string{described, `{"acceptedTerms": [1]}`}, "/acceptedTerms/0: an object is expected, a term such as"},
	} {
		t.Run(test.name, func(t *testing.T) {
			documents := make([][]byte, len(test.documents))
			for i, d := range test.documents {
				documents[i] = []byte(d)
			}
			f, err := fold.ReadFacts(documents...)
			if err != nil {
				if got := placed(err); !strings.Contains(got, test.want) {
					t.Errorf("%s, want %s", got, test.want)
				}
				return
			}
			a, _ := f.Agreements().Agreement("agmt-1")
			got := "not known"
			if a.AcceptedTerms().Exists() {
				var types []string
				for _, term := range a.AcceptedTerms().Items() {
					types = append(types, term.Get("Type").Text())
				}
				got = strings.Join(types, " ")
			}
			if got != test.want {
				t.Errorf("terms %s, want %s", got, test.want)
			}
			if a.Status() != "ACTIVE" && slices.Contains(test.documents, described) && !strings.HasPrefix(test.name, "in the") {
				t.Errorf("status %q", a.Status())
			}
		})
	}
}

// placed writes an error with its place, as LINE:COLUMN: PROBLEM.
func placed(err error) string {
	var at *errcodes.SyntaxError
	if !errors.As(err, &at) {
		return "an error without a place: " + err.Error()
	}
	return fmt.Sprintf("%d:%d: %s", at.Line, at.Column, at.Problem)
}

func TestLimitsMerge(t *testing.T) {
	number := func(n int64) *int64 { return &n }
	yes, no := true, false
	for _, test := range []struct {
		name      string
		documents []string
		want      offer.Limits
	}{
		{"members", []string{`{"Limits": {"BuyerAccounts": 5, "Countries": ["US"], "FreePricing": true}}`},
			offer.Limits{BuyerAccounts: number(5), Countries: []string{"US"}, FreePricing: &yes}},
		{"the later over the earlier", []string{
			`{"Limits": {"BuyerAccounts": 5, "Grants": 7, "Countries": ["US"], "FreePricing": true, "UsageConstraints": "Allowed", "SelectorMonths": {"Min": 1}}}`,
			`{"Limits": {"BuyerAccounts": 6, "Countries": [], "FreePricing": false, "UsageConstraints": "Disallowed", "SelectorMonths": {"Max": 60}}}`},
			offer.Limits{BuyerAccounts: number(6), Grants: number(7), Countries: []string{}, FreePricing: &no, UsageConstraints: "Disallowed", SelectorMonths: &offer.Range{Max: number(60)}}},
		{"null says nothing", []string{`{"Limits": {"BuyerAccounts": 5, "SelectorDays": {"Min": 1, "Max": null}}}`, `{"Limits": {"BuyerAccounts": null, "ByProductType": null}}`},
			offer.Limits{BuyerAccounts: number(5), SelectorDays: &offer.Range{Min: number(1)}}},
		{"whole numbers however they are written", []string{`{"Limits": {"BuyerAccounts": 10.0, "Grants": 1e2, "SelectorDays": {"Min": 1.0, "Max": 4383.00}}}`},
			offer.Limits{BuyerAccounts: number(10), Grants: number(100), SelectorDays: &offer.Range{Min: number(1), Max: number(4383)}}},
		{"flags, lists and words", []string{
			`{"Limits": {"SellerCurrencies": ["EUR"], "SellerCountries": ["IN"], "PaymentDuePeriods": ["P30D"], "ScheduledPayments": 60.0, "AgreementEndYears": 5, "FreeTrialMaxQuantity": 100,
				"OfferSets": true, "NetPaymentTerms": true, "SellerVerified": true, "TaxInformation": true, "GrantQuantity": "Required"}}`,
			`{"Limits": {"SellerCountries": [], "ScheduledPayments": 86, "OfferSets": false, "SellerVerified": null, "TaxInformation": false, "GrantQuantity": "Unsupported"}}`},
			offer.Limits{SellerCurrencies: []string{"EUR"}, SellerCountries: []string{}, PaymentDuePeriods: []string{"P30D"}, ScheduledPayments: number(86), AgreementEndYears: number(5), FreeTrialMaxQuantity: number(100),
				OfferSets: &no, NetPaymentTerms: &yes, SellerVerified: &yes, TaxInformation: &no, GrantQuantity: "Unsupported"}},
		{"by product type", []string{
			`{"Limits": {"Grants": 1, "ByProductType": {"SaaSProduct": {"Grants": 2, "BuyerAccounts": 3}, "AmiProduct": {"Grants": 4}}}}`,
			`{"Limits": {"ByProductType": {"SaaSProduct": {"Grants": 5.0}, "ContainerProduct": {"Grants": 6}}}}`},
			offer.Limits{Grants: number(1), ByProductType: map[string]offer.Limits{
				"SaaSProduct":      {Grants: number(5), BuyerAccounts: number(3)},
				"AmiProduct":       {Grants: number(4)},
				"ContainerProduct": {Grants: number(6)},
			}}},
		{"after those by product type", []string{`{"Limits": {"ByProductType": {"SaaSProduct": {"Grants": 2}}, "Grants": 1}}`},
			offer.Limits{Grants: number(1), ByProductType: map[string]offer.Limits{"SaaSProduct": {Grants: number(2)}}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, *readFacts(t, test.documents...).Limits()); diff != "" {
				t.Errorf("limits (-want +got):\n%s", diff)
			}
		})
	}
}

func TestLimitsOfProductType(t *testing.T) {
	f := readFacts(t, `{"Limits": {"Grants": 1, "BuyerAccounts": 9, "ByProductType": {"SaaSProduct": {"Grants": 2}}}}`)
	for productType, want := range map[string][2]int64{"SaaSProduct": {2, 9}, "AmiProduct": {1, 9}} {
		l := fold.LimitsFor(f.Limits(), productType)
		if got := [2]int64{*l.Grants, *l.BuyerAccounts}; got != want {
			t.Errorf("%s: %d, want %d", productType, got, want)
		}
	}

	// Limits given in Go take precedence over those of the facts, member by member, and
	// leave them as they are for others.
	three, four := int64(3), int64(4)
	g := f.WithLimits(offer.Limits{BuyerAccounts: &three, ByProductType: map[string]offer.Limits{"AmiProduct": {Grants: &four}}})
	for productType, want := range map[string][2]int64{"SaaSProduct": {2, 3}, "AmiProduct": {4, 3}, "DataProduct": {1, 3}} {
		l := fold.LimitsFor(g.Limits(), productType)
		if got := [2]int64{*l.Grants, *l.BuyerAccounts}; got != want {
			t.Errorf("with limits in Go, %s: %d, want %d", productType, got, want)
		}
	}
	if l := fold.LimitsFor(f.Limits(), "AmiProduct"); *l.Grants != 1 || *l.BuyerAccounts != 9 {
		t.Errorf("the facts changed: %d, %d", *l.Grants, *l.BuyerAccounts)
	}
}

func TestMalformedFacts(t *testing.T) {
	for facts, want := range map[string]string{
		`[]`:                                         "1:1: the document: a facts document is an object, not a list",
		`7`:                                          "1:1: the document: a facts document is an object, not a number",
		`{"Entities": [}`:                            "1:15: a value is expected",
		`{"EntityType": "Offer@1.0"}`:                `unknown field "EntityType"`,
		`{"EntityIdentifier": "offer-1"}`:            `unknown field "EntityIdentifier"`,
		`{"Limits": {"Grants": 1e300}}`:              "/Limits/Grants: whole numbers are expected, not 1e300",
		`{"Facts": {}}`:                              `1:2: /Facts: unknown field "Facts"`,
		"{\n  \"Entities\": {}}":                     "2:15: /Entities: Entities: expected a list of DescribeEntity responses, found an empty object",
		`{"Now": "yesterday"}`:                       "1:9: /Now: a time such as 2024-05-01T12:00:00Z is expected, not \"yesterday\"",
		`{"Now": "2024-02-30"}`:                      "1:9: /Now: a time",
		`{"Now": 1e99}`:                              "1:9: /Now: a time",
		`{"Now": {}}`:                                "1:9: /Now: Now: expected a time",
		`{"Now": "x", "Now": "y"}`:                   "/Now: is given twice",
		`{"Entities": [{}]}`:                         "/Entities/0: Entities[0]: expected an object with EntityType, EntityIdentifier (or EntityId) and",
		`{"Entities": [{"EntityId": "o"}]}`:          "/Entities/0/EntityType: EntityType is missing",
		`{"EntityDetails": []}`:                      "/EntityDetails: EntityDetails: expected the object EntityDetails of a BatchDescribeEntities response",
		`{"EntityDetails": {"offer-1": 1}}`:          "/EntityDetails/offer-1: the type of the entity is expected",
		`{"EntityDetails": {"": {}}}`:                "/EntityDetails/: the id of the entity is expected",
		`{"Entities": [null]}`:                       "/Entities/0: Entities[0]: expected an object",
		`{"Agreements": [{}]}`:                       "/Agreements/0/agreementId: agreementId is missing",
		`{"Agreements": {}}`:                         "/Agreements: Agreements: expected a list",
		`{"OfferFacts": [{}]}`:                       "/OfferFacts/0/OfferId: OfferId is missing",
		`{"AllOffersOf": "prod-1"}`:                  "/AllOffersOf: AllOffersOf: expected a list of product ids",
		`{"AllOffersOf": [1]}`:                       "/AllOffersOf/0: AllOffersOf[0]: expected a string",
		`{"Limits": []}`:                             "/Limits: Limits: expected",
		`{"Limits": {"Grantz": 1}}`:                  `unknown field "Grantz"`,
		`{"Limits": {"Grants": "5"}}`:                "/Limits/Grants: Grants: expected a number",
		`{"Limits": {"Grants": 1.5}}`:                "1:23: /Limits/Grants: whole numbers are expected, not 1.5",
		`{"Limits": {"Grants": 1e999999}}`:           "/Limits/Grants: whole numbers are expected",
		`{"Limits": {"SelectorDays": {"Min": 0.5}}}`: "/Limits/SelectorDays: whole numbers are expected, not {\"Min\": 0.5}",
		`{"Limits": {"UsageConstraints": "Maybe"}}`:  "/Limits/UsageConstraints: UsageConstraints: expected one of Allowed, Disallowed",
		`{"Limits": {"ByProductType": {"SaaSProduct": {"Grants": 1.5}}}}`:                                                  "/Limits/ByProductType/SaaSProduct/Grants: whole numbers are expected",
		`{"OfferFacts": [{"OfferId": "o", "PricingModel": "Cheap"}]}`:                                                      "/OfferFacts/0/PricingModel: PricingModel: expected one of Byol, Free, Usage, Contract",
		`{"PriceIncreases": [{"OfferId": "o", "TermType": "t"}]}`:                                                          "/PriceIncreases/0/RequestedAt: RequestedAt is missing",
		`{"PriceIncreases": [{"OfferId": "o", "TermType": "t", "RequestedAt": "soon"}]}`:                                   "/PriceIncreases/0/RequestedAt: a timestamp such as",
		`{"LegalDocuments": [{"Url": "u", "Size": 1.5}]}`:                                                                  "/LegalDocuments/0/Size: a whole number of bytes is expected, not 1.5",
		`{"LegalDocuments": [{"Url": "u", "Reachable": "no"}]}`:                                                            "/LegalDocuments/0/Reachable: Reachable: expected true or false",
		`{"EntityType": "Offer@1.0", "EntityIdentifier": ""}`:                                                              "/EntityIdentifier: the id of the entity is expected",
		`{"EntityType": "", "EntityIdentifier": "o"}`:                                                                      "/EntityType: the type of the entity is expected",
		`{"EntityType": "Offer@1.0", "EntityIdentifier": "o"}`:                                                             "the document: an entity has its details",
		`{"EntityType": "Offer@1.0", "EntityIdentifier": "o", "Details": "{"}`:                                             "/Details: the string is not JSON: line 1, column 2",
		`{"EntityType": "Offer@1.0", "EntityIdentifier": "o", "Details": []}`:                                              "the document: an entity has its details",
		`{"EntityType": "Offer@1.0", "EntityIdentifier": "o", "Details": "[]"}`:                                            "the document: an entity has its details",
		`{"EntityType": "Offer@1.0", "EntityIdentifier": "o", "DetailsDocument": [], "Details": "{}"}`:                     "the document: an entity has its details",
		`{"EntityType": "Offer@1.0", "EntityIdentifier": "o", "Details": "{\"Name\": 1, \"Name\": 2}"}`:                    "/Details/Name: is given twice",
		`{"Entities": [{"EntityType": "Offer@1.0", "EntityIdentifier": "@3", "DetailsDocument": {}}]}`:                     "1:63: /Entities/0/EntityIdentifier: the id of the entity is expected",
		`{"Entities": [{"EntityType": "Offer@1.0", "EntityIdentifier": "o", "DetailsDocument": {"a": {"b": 1, "b": 2}}}]}`: "/Entities/0/DetailsDocument/a/b: is given twice",
		`{"EntityType": "Offer@1.0", "EntityId": "@3"}`:                                                                    "/EntityId: the id of the entity is expected",
		`{"EntityType": "Offer@1.0", "EntityId": "offer-1", "Name": "of a list"}`:                                          "fetch them with describe-entity or batch-describe-entities",
		`{"EntityDetails": {"offer-1": {"EntityType": "Offer@1.0"}}}`:                                                      "1:31: /EntityDetails/offer-1: an entity has its details",
		`{"OfferFacts": [{"OfferId": "o", "AgreementId": ""}]}`:                                                            "/OfferFacts/0/AgreementId: AgreementId: expected the id of an agreement; write null when the offer is known to replace none, leave the field out when that is not known, found \"\"",
		`{"agreementId": ""}`: "/agreementId: the id of the agreement, such as",
		`{"agreementId": 5}`:  "/agreementId: the id of the agreement, such as",
	} {
		_, err := fold.ReadFacts([]byte(facts))
		if err == nil {
			t.Errorf("%s is read", facts)
			continue
		}
		if got := placed(err); !strings.Contains(got, want) {
			t.Errorf("%s\n got  %s\n want %s", facts, got, want)
		}
	}
}

// A member of another kind is an error that names it.
func TestKindsOfFacts(t *testing.T) {
	for facts, want := range map[string]string{
		`{"Limits": {"SellerCurrencies": "EUR"}}`:                                "/Limits/SellerCurrencies: SellerCurrencies: expected a list of currency codes",
		`{"Limits": {"SellerCountries": [1]}}`:                                   "/Limits/SellerCountries/0: SellerCountries[0]: expected a country code",
		`{"Limits": {"PaymentDuePeriods": ["30"]}}`:                              "/Limits/PaymentDuePeriods/0: PaymentDuePeriods[0]: expected",
		`{"Limits": {"ScheduledPayments": "86"}}`:                                "/Limits/ScheduledPayments: ScheduledPayments: expected a number",
		`{"Limits": {"AgreementEndYears": 1.5}}`:                                 "/Limits/AgreementEndYears: whole numbers are expected, not 1.5",
		`{"Limits": {"FreeTrialMaxQuantity": true}}`:                             "/Limits/FreeTrialMaxQuantity: FreeTrialMaxQuantity: expected a number",
		`{"Limits": {"OfferSets": "no"}}`:                                        "/Limits/OfferSets: OfferSets: expected true or false",
		`{"Limits": {"NetPaymentTerms": 1}}`:                                     "/Limits/NetPaymentTerms: NetPaymentTerms: expected true or false",
		`{"Limits": {"SellerVerified": []}}`:                                     "/Limits/SellerVerified: SellerVerified: expected true or false",
		`{"Limits": {"TaxInformation": {}}}`:                                     "/Limits/TaxInformation: TaxInformation: expected true or false",
		`{"Limits": {"GrantQuantity": "required"}}`:                              "/Limits/GrantQuantity: GrantQuantity: expected one of Required, Unsupported",
		`{"OfferFacts": [{"OfferId": "o", "Renewal": "no"}]}`:                    "/OfferFacts/0/Renewal: Renewal: expected true or false",
		`{"LegalDocuments": [{"Url": "u", "PasswordProtected": 0}]}`:             "/LegalDocuments/0/PasswordProtected: PasswordProtected: expected true or false",
		`{"LegalDocuments": [{"Url": "u", "ValidPdf": "yes"}]}`:                  "/LegalDocuments/0/ValidPdf: ValidPdf: expected true or false",
		`{"LegalDocuments": [{"Url": "u", "ValidPDF": true}]}`:                   `unknown field "ValidPDF"`,
		`{"Limits": {"ByProductType": {"DataProduct": {"NetPaymentTerms": 1}}}}`: "/Limits/ByProductType/DataProduct/NetPaymentTerms: NetPaymentTerms: expected true or false",
	} {
		_, err := fold.ReadFacts([]byte(facts))
		if err == nil {
			t.Errorf("%s is read", facts)
			continue
		}
		if got := placed(err); !strings.Contains(got, want) {
			t.Errorf("%s\n got  %s\n want %s", facts, got, want)
		}
	}
}

// Documents that are easily mistaken for facts are refused with what to do.
func TestNotFacts(t *testing.T) {
	const (
		list    = "a ListEntities response does not hold the details of its entities; fetch them with describe-entity or batch-describe-entities (offercheck facts prints the commands)"
		set     = "a change set is not facts; give it to offercheck validate as FILE (offercheck facts prints the commands that fetch its facts)"
		answer  = "a DescribeChangeSet response is not facts; give it to offercheck compare"
		details = "the details of an entity are expected with its EntityType and EntityIdentifier; give the whole describe-entity response"
		entity  = `{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@3", "DetailsDocument": {}}`
	)
	aChange := change("ReleaseOffer", "offer-1", `{}`)
	for document, want := range map[string]string{
		`{"EntitySummaryList": [], "NextToken": null}`:                            list,
		`{"EntitySummaryList": [{"EntityType": "Offer", "EntityId": "offer-1"}]}`: list,
		`{"Catalog": "AWSMarketplace", "ChangeSet": [` + aChange + `]}`:           set,
		`[` + aChange + `]`: set,
		aChange:             set,
		`{"ChangeSetId": "c", "ChangeSet": [` + aChange + `]}`: answer,
		`{"Status": "FAILED", "ChangeSet": [` + aChange + `]}`: answer,
		`{"Id": "offer-1", "Terms": [], "Rules": []}`:          details,
		`{"Rules": []}`:      details,
		`{"Dimensions": []}`: details,
		`{"Id": "offerset-1", "State": "Draft", "AssociatedOffers": []}`: details,
		`[` + entity + `]`: `a list of entities is expected as {"Entities": [...]}; write that around the list`,
	} {
		_, err := fold.ReadFacts([]byte(document))
		if err == nil {
			t.Errorf("%s is read", document)
			continue
		}
		if got := placed(err); got != "1:1: the document: "+want {
			t.Errorf("%s\n got  %s\n want %s", document, got, want)
		}
	}
}

// state is an offer of the facts, or of a BatchDescribeEntities response.
func state(identifier, name string) string {
	return fmt.Sprintf(`{"EntityType": "Offer@1.0", "EntityIdentifier": %q, "DetailsDocument": {"Name": %q}}`, identifier, name)
}

// A BatchDescribeEntities response is facts as it comes, alone, among others and
// in a facts document. What it could not describe stays unknown.
func TestBatchOfEntities(t *testing.T) {
	const errors = `"Errors": {"offer-9": {"ErrorCode": "RESOURCE_NOT_FOUND_EXCEPTION", "ErrorMessage": "no"}}`
	batch := `{"EntityDetails": {"offer-1": ` + state("offer-1@2", "one") + `, "prod-1": {"EntityType": "SaaSProduct@1.0", "EntityArn": "arn", "LastModifiedDate": "2024-01-01T00:00:00Z", "DetailsDocument": {}}, "offer-8": null}, ` + errors + `}`
	for name, documents := range map[string][]string{
		"alone":               {batch},
		"among others":        {`{"Now": "2024-05-01"}`, batch, `{"Entities": [` + state("offer-2@1", "two") + `]}`},
		"with more":           {strings.Replace(batch, "{", `{"Now": "2024-05-01", "Entities": [`+state("offer-1@1", "older")+`], `, 1)},
		"as boto3 returns it": {strings.Replace(batch, "{", `{"ResponseMetadata": {"HTTPStatusCode": 200}, `, 1)},
	} {
		f := readFacts(t, documents...)
		if e, ok := f.Entity("offer-1"); !ok || e.Details.Get("Name").Text() != "one" {
			t.Errorf("%s: offer-1 is %q, known %t", name, e.Details.Raw(), ok)
		}
		if e, ok := f.Entity("prod-1"); !ok || !e.IsProduct() { // known by its key
			t.Errorf("%s: prod-1 is a %s, known %t", name, e.Type, ok)
		}
		for _, id := range []string{"offer-8", "offer-9"} {
			if _, ok := f.Entity(id); ok {
				t.Errorf("%s: %s is known", name, id)
			}
		}
	}
	for _, nothing := range []string{`{"EntityDetails": {}, "Errors": {}}`, `{"EntityDetails": null, ` + errors + `}`, `{` + errors + `}`} {
		if _, ok := readFacts(t, nothing).Entity("offer-9"); ok {
			t.Errorf("%s: offer-9 is known", nothing)
		}
	}
}

// An entity may call its id EntityId; EntityIdentifier, which has the revision,
// takes precedence.
func TestEntityID(t *testing.T) {
	for _, document := range []string{
		`{"EntityType": "Offer@1.0", "EntityId": "offer-1", "DetailsDocument": {}}`,
		`{"Entities": [{"EntityType": "Offer@1.0", "EntityId": "offer-1@3", "DetailsDocument": {}}]}`,
		`{"EntityDetails": {"x": {"EntityType": "Offer@1.0", "EntityId": "offer-1", "DetailsDocument": {}}}}`,
		`{"EntityType": "Offer@1.0", "EntityId": "x", "EntityIdentifier": "offer-1@3", "DetailsDocument": {}}`,
	} {
		f := readFacts(t, document)
		if _, ok := f.Entity("offer-1"); !ok {
			t.Errorf("%s: offer-1 is not known", document)
		}
		if _, ok := f.Entity("x"); ok {
			t.Errorf("%s: x is known", document)
		}
	}
}

// Of several states of an entity the highest revision counts, of one revision the
// later state. One without a revision is at least as new as those before it.
func TestRevisions(t *testing.T) {
	for _, test := range []struct {
		states []string // identifiers; the one that counts has a *
	}{
		{[]string{"o@3", "o@5*"}},
		{[]string{"o@5*", "o@3"}},
		{[]string{"o@9", "o@10*"}}, // as numbers
		{[]string{"o@10*", "o@9"}},
		{[]string{"o@10*", "o@009"}},
		{[]string{"o@5", "o@5*", "o@3"}},
		{[]string{"o@3", "o@5*", "o@4", "o@1"}},
		{[]string{"o@5*", "o@0"}},
		{[]string{"o", "o*"}},
		{[]string{"o", "o@1*"}},
		{[]string{"o@5", "o*"}},
		{[]string{"o@5", "o*", "o@3"}},
		{[]string{"o@5", "o@3", "o*", "o@4"}},
		{[]string{"o@5", "o", "o@5*"}},
		{[]string{"o@5", "o", "o@6*"}},
		{[]string{"o@5", "o@latest*", "o@4"}}, // no revision
		{[]string{"o@5", "o@*", "o@4"}},
	} {
		var documents, entities, batches []string
		for i, identifier := range test.states {
			identifier, counts := strings.CutSuffix(identifier, "*")
			name := "another state"
			if counts {
				name = "the newest"
			}
			s := state(identifier, name)
			documents, entities = append(documents, s), append(entities, s)
			batches = append(batches, fmt.Sprintf(`"%d": %s`, i, s))
		}
		for given, documents := range map[string][]string{
			"in documents": documents,
			"in a list":    {`{"Entities": [` + strings.Join(entities, ",") + `]}`},
			"in a batch":   {`{"EntityDetails": {` + strings.Join(batches, ",") + `}}`},
		} {
			if e, _ := readFacts(t, documents...).Entity("o"); e.Details.Get("Name").Text() != "the newest" {
				t.Errorf("%s %s: %s counts", test.states, given, e.Details.Raw())
			}
		}
	}
}

// In facts null is the same as absence, however deep.
func TestNullsInEntity(t *testing.T) {
	f := readFacts(t, `{"EntityType": "Offer@1.0", "EntityIdentifier": "o", "DetailsDocument": null, "Details": "{\"a\": {\"b\": null, \"c\": 1}}"}`)
	e, _ := f.Entity("o")
	if e.Details.Get("a").Get("b").Exists() || !e.Details.Get("a").Get("c").Exists() {
		t.Errorf("read as %s", e.Details.Raw())
	}
}

func TestLegalDocument(t *testing.T) {
	f := readFacts(t, `{"LegalDocuments": [{"Url": "https://example.com/eula.pdf", "Size": 5.0}]}`)
	if d, ok := f.LegalDocument("https://example.com/eula.pdf"); !ok || d.Size == nil || *d.Size != 5 {
		t.Errorf("the document is %+v, %t", d, ok)
	}
	f = readFacts(t, `{"LegalDocuments": [{"Url": "u", "PasswordProtected": true, "ValidPdf": false}]}`)
	if d, _ := f.LegalDocument("u"); d.PasswordProtected == nil || !*d.PasswordProtected || d.ValidPDF == nil || *d.ValidPDF {
		t.Errorf("the document is %+v", d)
	}
	if d, ok := f.LegalDocument("https://example.com/other.pdf"); ok {
		t.Errorf("another document is %+v", d)
	}
}

// Every limit may be given for all products and for one type, and takes precedence then.
func TestEveryLimit(t *testing.T) {
	limits := reflect.TypeFor[offer.Limits]()
	for i := range limits.NumField() {
		name := limits.Field(i).Name
		value := map[reflect.Type][2]string{
			reflect.TypeFor[[]string]():     {`["P1D"]`, `["P2D"]`},
			reflect.TypeFor[*offer.Range](): {`{"Min": 1}`, `{"Min": 2}`},
			reflect.TypeFor[*int64]():       {`1`, `2`},
			reflect.TypeFor[*bool]():        {`true`, `false`},
		}[limits.Field(i).Type]
		switch name {
		case "ByProductType":
			continue
		case "UsageConstraints":
			value = [2]string{`"Allowed"`, `"Disallowed"`}
		case "GrantQuantity":
			value = [2]string{`"Required"`, `"Unsupported"`}
		}
		f := readFacts(t, fmt.Sprintf(`{"Limits": {"ByProductType": {"SaaSProduct": {%[1]q: %[3]s}}, %[1]q: %[2]s}}`, name, value[0], value[1]))
		for productType, want := range map[string]string{"SaaSProduct": value[1], "AmiProduct": value[0]} {
			l := fold.LimitsFor(f.Limits(), productType)
			got, err := json.Marshal(reflect.ValueOf(l).Field(i).Interface())
			if err != nil || string(got) != strings.ReplaceAll(want, " ", "") {
				t.Errorf("%s of a %s is %s, %v, want %s", name, productType, got, err, want)
			}
		}
	}
}

// Offers alone are offers of a product.
func TestOffersOfProduct(t *testing.T) {
	f := readFacts(t, `{"Entities": [
		{"EntityType": "ResaleAuthorization@1.0", "EntityIdentifier": "resaleauthz-1", "DetailsDocument": {"ProductId": "prod-1"}},
		{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-2@5", "DetailsDocument": {"ProductId": "prod-1"}},
		{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@1", "DetailsDocument": {"ProductId": "prod-1@3"}},
		{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-3@1", "DetailsDocument": {}}]}`)
	for product, want := range map[string][]string{"prod-1": {"offer-1", "offer-2"}, "": nil} {
		if got := f.OffersOf(product); !slices.Equal(got, want) {
			t.Errorf("the offers of %q are %q, want %q", product, got, want)
		}
	}
}
