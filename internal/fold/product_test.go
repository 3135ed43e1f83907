package fold_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
)

// foldedOffer is the one offer that the changes touch, after them. Changes named
// as failed have failed their schema.
func foldedOffer(t *testing.T, facts string, changes ...string) *fold.Entity {
	t.Helper()
	doc, err := jsondoc.Parse("["+strings.Join(changes, ",")+"]", jsondoc.Options{})
	if err != nil {
		t.Fatal(err)
	}
	set, err := changeset.Read(doc, errcodes.Newest, jsondoc.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range set.Changes {
		set.Changes[i].Failed = set.Changes[i].Name == "failed"
	}
	known, err := fold.ReadFacts([]byte(facts))
	if err != nil {
		t.Fatal(err)
	}
	c := fold.Fold(set, known)
	if len(c.Offers) != 1 {
		t.Fatalf("%d offers are touched, want one", len(c.Offers))
	}
	return &c.Offers[0]
}

// tell says which product an offer is for: its id and type, what it needs for
// the type when that is not known.
func tell(p *fold.Product) string {
	return strings.TrimSpace(p.ID + " " + p.Type() + strings.TrimPrefix(said(p.IsType(p.Type())), "yes"))
}

// The product of every kind of offer, and what would tell when it is not known.
func TestProductOfOffer(t *testing.T) {
	const (
		saas      = `{"EntityType": "SaaSProduct@1.0", "EntityIdentifier": "prod-1@7", "DetailsDocument": {}}`
		stored    = `{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@1", "DetailsDocument": {%s}}`
		resale    = `{"EntityType": "ResaleAuthorization@1.0", "EntityIdentifier": "resaleauthz-1@1", "DetailsDocument": {%s}}`
		agreement = `{"agreementId": "agmt-1", "proposalSummary": {"resources": [%s]}}`
	)
	entities := func(list ...string) string { return `{"Entities": [` + strings.Join(list, ",") + `]}` }
	create := func(changeType, details string) string {
		return fmt.Sprintf(`{"ChangeType": %q, "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {%s}}`, changeType, details)
	}
	agreements := func(resources string, list ...string) string {
		return `{"Agreements": [` + fmt.Sprintf(agreement, resources) + `], "Entities": [` + strings.Join(list, ",") + `]}`
	}
	failed := func(change string) string {
		return strings.Replace(change, `{`, `{"ChangeName": "failed", `, 1)
	}
	const update = `{"ChangeType": "UpdateInformation", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}, "DetailsDocument": {"Name": "A"}}`
	const unknownType = `{"ChangeType": "UpdateColour", "Entity": {"Type": "Offer@1.0", "Identifier": "$Make.Entity.Identifier"}, "DetailsDocument": {}}`
	replacement := create("CreateReplacementOffer", `"AgreementId": "agmt-1"`)
	ofResale := create("CreateOfferUsingResaleAuthorization", `"ResaleAuthorizationId": "resaleauthz-1"`)
	replacingFact := `{"OfferFacts": [{"OfferId": "offer-1", "AgreementId": "agmt-1"}], ` + strings.TrimPrefix(agreements(`{"id": "prod-1", "type": "SaaSProduct"}`), "{")
	for _, tc := range []struct {
		name, facts string
		changes     []string
		want        string
	}{
		{"new", entities(saas), []string{createOffer}, "prod-1 SaaSProduct"},
		{"new, with a revision", entities(saas), []string{strings.Replace(createOffer, "prod-1", "prod-1@2", 1)}, "prod-1 SaaSProduct"},
		{"new, product not known", "{}", []string{createOffer}, "prod-1 product"},
		{"new, type from another change", "{}", []string{createOffer, changeTo("AddDimensions", `[]`)}, "prod-1 SaaSProduct"},
		{"new, entity is none of a product", entities(strings.Replace(saas, "SaaSProduct", "Offer", 1)), []string{createOffer}, "prod-1 product"},
		{"new, failed, no product known", "{}", []string{failed(createOffer)}, "changeset"},
		{"new, failed", entities(saas), []string{failed(createOffer)}, "changeset"},
		{"new, of a new product", "{}", []string{`{"ChangeType": "CreateProduct", "ChangeName": "P", "Entity": {"Type": "AmiProduct@1.0"}, "DetailsDocument": {}}`,
			strings.Replace(createOffer, "prod-1", "$P.Entity.Identifier", 1)}, "AmiProduct"},
		{"new, of a product that another change names", entities(saas), []string{strings.Replace(changeTo("AddDimensions", `[]`), "{", `{"ChangeName": "P", `, 1),
			strings.Replace(createOffer, "prod-1", "$P.Entity.Identifier", 1)}, "prod-1 SaaSProduct"},

		{"new, of a product that a reference to nothing names", entities(saas), []string{strings.Replace(createOffer, "prod-1", "$P.Entity.Identifier", 1)}, "changeset"},

		{"stored", entities(saas, fmt.Sprintf(stored, `"ProductId": "prod-1"`)), []string{update}, "prod-1 SaaSProduct"},
		{"stored without a product", entities(saas, fmt.Sprintf(stored, ``)), []string{update}, "offer"},
		{"stored with a product that is no text", entities(saas, fmt.Sprintf(stored, `"ProductId": 1`)), []string{update}, "offer"},
		{"not known", entities(saas), []string{update}, "offer"},
		{"not known, nor any product", "{}", []string{update}, "offer, product"},
		{"not known, and only another offer is", entities(strings.Replace(fmt.Sprintf(stored, ``), "offer-1", "offer-2", 1)), []string{update}, "offer, product"},
		{"not known, but what it replaces", replacingFact, []string{update}, "prod-1 SaaSProduct"},

		{"replacement", agreements(`{"id": "prod-1", "type": "SaaSProduct"}`), []string{replacement}, "prod-1 SaaSProduct"},
		{"replacement, type with a version", agreements(`{"id": "prod-1@1", "type": "SaaSProduct@1.0"}`), []string{replacement}, "prod-1 SaaSProduct"},
		{"replacement, entity takes precedence", agreements(`{"id": "prod-1", "type": "Other"}`, saas), []string{replacement}, "prod-1 SaaSProduct"},
		{"replacement, type not given", agreements(`{"id": "prod-1"}`), []string{replacement}, "prod-1 product"},
		{"replacement, agreement not known", "{}", []string{replacement}, "agreement"},
		{"replacement of one without an id", agreements(`{"type": "AmiProduct"}, {"id": "prod-1", "type": "SaaSProduct"}`), []string{replacement}, "prod-1 SaaSProduct"},
		{"replacement of nothing", agreements(``), []string{replacement}, "agreement"},
		{"replacement of two", agreements(`{"id": "prod-1"}, {"id": "prod-2"}`, saas), []string{replacement}, "aws"},
		{"replacement, failed", agreements(`{"id": "prod-1"}`, saas), []string{failed(replacement)}, "changeset"},
		{"stored replacement, product not known", strings.Replace(replacingFact, `"Entities": [`, `"Entities": [`+fmt.Sprintf(stored, `"ProductId": "prod-1"`), 1), []string{update}, "prod-1 SaaSProduct"},
		{"stored replacement, product and agreement not readable", `{"OfferFacts": [{"OfferId": "offer-1", "AgreementId": "agmt-9"}], ` + fmt.Sprintf(entities(stored), `"ProductId": 7`)[1:], []string{update}, "offer, product"},
		{"stored replacement of another product", strings.Replace(replacingFact, `"Entities": [`, `"Entities": [`+fmt.Sprintf(stored, `"ProductId": "prod-2"`), 1), []string{update}, "prod-2 product"},

		{"resale", entities(saas, fmt.Sprintf(resale, `"ProductId": "prod-1"`)), []string{ofResale}, "prod-1 SaaSProduct"},
		{"resale, product not known", entities(fmt.Sprintf(resale, `"ProductId": "prod-1"`)), []string{ofResale}, "prod-1 product"},
		{"resale, authorization without a product", entities(saas, fmt.Sprintf(resale, ``)), []string{ofResale}, "resale"},
		{"resale, authorization not known", entities(saas), []string{ofResale}, "resale"},
		{"resale of a product that is named", entities(saas), []string{create("CreateOfferUsingResaleAuthorization", `"ResaleAuthorizationId": "resaleauthz-1", "ProductId": "prod-1"`)}, "resale"},

		{"new, with a change of an unknown type", entities(saas), []string{strings.Replace(createOffer, "{", `{"ChangeName": "Make", `, 1), unknownType}, "prod-1 SaaSProduct"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := tell(foldedOffer(t, tc.facts, tc.changes...).Product()); got != tc.want {
				t.Errorf("the product is %q, want %q", got, tc.want)
			}
		})
	}
}

func TestProductTakesOffers(t *testing.T) {
	const stored = `{"Entities": [{"EntityType": "SaaSProduct@1.0", "EntityIdentifier": "prod-1", "DetailsDocument": {"Description": {%s}}}]}`
	release := changeTo("ReleaseProduct", `{}`)
	for _, tc := range []struct {
		name, description string
		changes           []string
		want              string
	}{
		{"active and limited", `"ProductState": "Active", "Visibility": "Limited"`, nil, "yes"},
		{"public", `"Visibility": "Public"`, nil, "yes"},
		{"draft", `"ProductState": "Draft", "Visibility": "Public"`, nil, "no"},
		{"restricted", `"ProductState": "Active", "Visibility": "Restricted"`, nil, "no"},
		{"visibility not given", `"ProductState": "Active"`, nil, "product"},
		{"draft, visibility not given", `"ProductState": "Draft"`, nil, "no"},
		{"draft, released", `"ProductState": "Draft", "Visibility": "Draft"`, []string{release}, "yes"},
		{"draft, release failed", `"ProductState": "Draft", "Visibility": "Draft"`, []string{strings.Replace(release, "{", `{"ChangeName": "failed", `, 1)}, "changeset"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			product := foldedOffer(t, fmt.Sprintf(stored, tc.description), append(tc.changes, createOffer)...).Product()
			if got := said(product.TakesOffers()); got != tc.want {
				t.Errorf("takes offers: %s, want %s", got, tc.want)
			}
		})
	}
}

func TestProductLabel(t *testing.T) {
	const create = `{"ChangeType": "CreateProduct", "ChangeName": "P", "Entity": {"Type": "AmiProduct@1.0"}, "DetailsDocument": {}}`
	for want, changes := range map[string][]string{
		"the product prod-1":           {createOffer},
		`the product that "P" creates`: {create, strings.Replace(createOffer, "prod-1", "$P.Entity.Identifier", 1)},
		"the product":                  {strings.Replace(createOffer, `"ProductId": "prod-1"`, ``, 1)},
	} {
		if got := foldedOffer(t, "{}", changes...).Product().Label().String(); got != want {
			t.Errorf("label %q, want %q", got, want)
		}
	}
}

// The facts know best of which type a product is, then the first change to it.
func TestTypeOfProduct(t *testing.T) {
	add := func(entityType string) string {
		return fmt.Sprintf(`{"ChangeType": "AddDimensions", "Entity": {"Type": "%s@1.0", "Identifier": "prod-1"}, "DetailsDocument": []}`, entityType)
	}
	stored := `{"Entities": [{"EntityType": "SaaSProduct@1.0", "EntityIdentifier": "prod-1", "DetailsDocument": {}}]}`
	if got := foldedOffer(t, stored, createOffer, add("AmiProduct")).Product().Type(); got != "SaaSProduct" {
		t.Errorf("with facts the type is %s", got)
	}
	if got := foldedOffer(t, "{}", createOffer, add("AmiProduct"), add("SaaSProduct")).Product().Type(); got != "AmiProduct" {
		t.Errorf("without facts the type is %s", got)
	}
}

// Of an offer that is not known neither the product nor its siblings are.
func TestProductOfOfferNotKnown(t *testing.T) {
	const update = `{"ChangeType": "UpdateInformation", "Entity": {"Type": "Offer@1.0", "Identifier": "%s"}, "DetailsDocument": {"Name": "A"}}`
	if got := said(foldedOffer(t, "{}", fmt.Sprintf(update, "offer-1")).Product().TakesOffers()); got != "offer, product" {
		t.Errorf("that the product takes offers needs %q", got)
	}
	c := foldSet(t, nil, fmt.Sprintf(update, "offer-1"), fmt.Sprintf(update, "offer-2"))
	for other := range c.Offers[0].Siblings() {
		t.Errorf("%s is a sibling", other.Label())
	}
}

func TestNetPaymentTermOfAuthorization(t *testing.T) {
	for list, want := range map[string]string{
		`[{"Type": "ResaleNetPaymentTerm", "Id": "t", "PaymentDuePeriod": "P30D"}]`: "P30D",
		`[{"Type": "NetPaymentTerm", "PaymentDuePeriod": "P30D"}]`:                  "none",
		`[]`: "none",
	} {
		facts := `{"Entities": [{"EntityType": "ResaleAuthorization@1.0", "EntityIdentifier": "resaleauthz-1", "DetailsDocument": {"Terms": ` + list + `}}]}`
		r, _, _ := foldedOffer(t, facts, `{"ChangeType": "CreateOfferUsingResaleAuthorization", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"ResaleAuthorizationId": "resaleauthz-1"}}`).ResaleAuthorization(fold.NetPaymentTerm)
		got := "none"
		if term := r.NetPaymentTerm(); term.Exists() {
			got = term.Get("PaymentDuePeriod").Text()
		}
		if got != want {
			t.Errorf("of %s the term is %s, want %s", list, got, want)
		}
	}
}

// An account that cannot be read is none.
func TestAccountsOfAuthorization(t *testing.T) {
	facts := `{"Entities": [{"EntityType": "ResaleAuthorization@1.0", "EntityIdentifier": "resaleauthz-1", "DetailsDocument": {"Terms": [
		{"Type": "BuyerTargetingTerm", "PositiveTargeting": {"BuyerAccounts": [{"AwsAccountId": "2"}, "1", {"Account": "3"}, "2"]}}]}}]}`
	r, _, _ := foldedOffer(t, facts, `{"ChangeType": "CreateOfferUsingResaleAuthorization", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"ResaleAuthorizationId": "resaleauthz-1"}}`).ResaleAuthorization(fold.Targeting)
	if accounts, readable := r.Buyers(); strings.Join(accounts, " ") != "1 2" || readable {
		t.Errorf("the accounts are %q, readable %t", accounts, readable)
	}
}

// DescribeEntity does not tell the pricing model of an offer, but that of its authorization.
func TestModelOfStoredResaleOffer(t *testing.T) {
	const authorization = `{"EntityType": "ResaleAuthorization@1.0", "EntityIdentifier": "resaleauthz-1", "DetailsDocument": {"PricingModel": "Usage", "Terms": []}}`
	offer := stored(`{"ResaleAuthorizationId": "resaleauthz-1"}`)
	touch := change("UpdateInformation", "offer-1", `{"Name": "n"}`)
	for name, test := range map[string]struct {
		facts []string
		want  string
	}{
		"both":                      {[]string{offer, authorization}, `"Usage"`},
		"no authorization":          {[]string{offer}, "needs offer"},
		"not made from one":         {[]string{stored(`{"Name": "m"}`), authorization}, "needs offer"},
		"without its pricing model": {[]string{offer, strings.Replace(authorization, `"PricingModel": "Usage", `, "", 1)}, "needs offer"},
		"what OfferFacts say":       {[]string{offer, authorization, `{"OfferFacts": [{"OfferId": "offer-1", "PricingModel": "Contract"}]}`}, `"Contract"`},
	} {
		if got := tellPart(the(t, foldSet(t, test.facts, touch)).Before.Part(fold.PricingModel)); got != test.want {
			t.Errorf("%s: the model is %s, want %s", name, got, test.want)
		}
	}
}
