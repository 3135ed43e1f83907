package rules_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/factstest"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/testdata"
)

const (
	typeRow       = "StartChangeSet/422/ChangeSet[].Entity.Type"
	changeTypeRow = "StartChangeSet/422/ChangeSet[].ChangeType"
)

// What a change that leads nowhere was meant to set is not known of the offers that the
// set creates. What leads somewhere leaves the others as they are.
func TestStrays(t *testing.T) {
	const (
		row     = "ReleaseOffer/MISSING_NAME/1"
		missing = "error /2/DetailsDocument"
		open    = "undecided changeset"
		product = `{"ChangeType": "UpdateInformation", "ChangeName": "Product", "Entity": {"Type": "SaaSProduct@1.0", "Identifier": "prod-1"}, "DetailsDocument": {}}`
		facts   = `{"Entities": [{"EntityType": "SaaSProduct@1.0", "EntityIdentifier": "prod-1@1", "DetailsDocument": {}}, {"EntityType": "Offer@1.0", "EntityIdentifier": "Make@1", "DetailsDocument": {}}]}`
	)
	second := strings.Replace(strings.Replace(makeOffer, `"Make"`, `"Second"`, 1), `{"ProductId": "prod-1"}`, `{"ProductId": "ID", "Name": "n"}`, 1)
	ofProduct := func(id string) string { return strings.Replace(second, `"ID"`, `"`+id+`"`, 1) }
	identified := func(id string) string { return change("UpdateInformation", id, `{"Name": "n"}`) }
	for _, c := range []struct {
		name, facts, change string
		want                string
	}{
		{"a reference to nothing", "", identified("$Nobody.Entity.Identifier"), open},
		{"no reference", "", identified("$Make"), open},
		{"a reference without its $", "", identified("Make.Entity.Identifier"), open},
		{"the name alone", "", identified("Make"), open},
		{"the name alone, which is an id as well", facts, identified("Make"), missing},
		{"blanks around an id", "", identified(" offer-2 "), open},
		{"nothing but blanks", "", identified(" "), open},
		{"another offer", "", identified("offer-2"), missing},
		{"a product of the facts", facts, identified("prod-1"), open},
		{"a product of the set", "", strings.Replace(product, "SaaSProduct@1.0", "Offer@1.0", 1), missing},
		{"blanks around a reference to another new offer", "", ofProduct("prod-2") + "," + identified(" $Second.Entity.Identifier"), missing},
		{"a new offer of a product that the set does not create", "", ofProduct("$Nobody.Entity.Identifier"), missing},
		{"a new offer of a product that is no reference", "", ofProduct("$Nobody"), missing},
	} {
		t.Run(c.name, func(t *testing.T) {
			want := strings.Replace(c.want, "/2/", map[bool]string{true: "/3/", false: "/2/"}[strings.Contains(c.change, "},{")], 1)
			expect(t, found(t, row, c.facts, makeOffer, c.change, release), want)
		})
	}
	t.Run("a reference to a change of a product", func(t *testing.T) {
		toProduct := identified("$Product.Entity.Identifier")
		expect(t, found(t, typeRow, "", product, toProduct, makeOffer), "error /1/Entity/Identifier")
		expect(t, found(t, row, "", product, toProduct, makeOffer, release), open)
	})
	t.Run("a reference to a change without an entity type", func(t *testing.T) {
		untyped := strings.Replace(makeOffer, `"Type": "Offer@1.0"`, "", 1)
		expect(t, found(t, typeRow, "", untyped, toNew("UpdateInformation", `{"Name": "n"}`)), "error /0/Entity/Type")
	})
	t.Run("pricing terms of nothing", func(t *testing.T) {
		untyped := strings.Replace(change("UpdatePricingTerms", "offer-1", `{"PricingModel": "Usage", "Terms": [`+usage("m")+`]}`), `"Type": "Offer@1.0", `, "", 1)
		expect(t, found(t, typeRow, "", untyped), "error /0/Entity/Type")
	})
}

// A change whose type is misspelt is not checked: where the caller leaves the error out,
// that is what is said.
func TestSlipsLeftOut(t *testing.T) {
	now, err := fold.ParseTime(testdata.Now)
	if err != nil {
		t.Fatal(err)
	}
	misspelt := change("UpdateInformatoin", "offer-1", `{"Name": "n"}`)
	lower := change("updateInformation", "offer-1", `{"Name": "n"}`)
	other := strings.Replace(change("UpdateInformation", "offer-1", `{"Name": "n"}`), "Offer@1.0", "offer@1.0", 1)
	ofProduct := change("UpdateInformation", "prod-1", `{"Name": "n"}`)
	const product = `{"Entities": [{"EntityType": "SaaSProduct@1.0", "EntityIdentifier": "prod-1@1", "DetailsDocument": {}}]}`
	for _, c := range []struct {
		name, facts, change, row string
		open                     string // the row that is open then
		unchecked                offercheck.Reason
	}{
		{"a change type", "", misspelt, changeTypeRow, "UpdateInformatoin/(unknown change type)", offercheck.ReasonChangeType},
		{"a change type that is refused", "", lower, changeTypeRow, "updateInformation/(unknown change type)", offercheck.ReasonChangeType},
		{"an entity type", "", other, typeRow, "UpdateInformation/(unknown change type)", offercheck.ReasonEntityType},
		{"another kind of entity", product, ofProduct, typeRow, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			options := []offercheck.Option{offercheck.WithNow(now)}
			if c.facts != "" {
				options = append(options, factstest.With(t, []byte(c.facts)))
			}
			if c.facts == "" {
				options = options[:1]
			}
			report, err := offercheck.Validate([]byte("["+c.change+"]"), append(options, offercheck.WithoutRow(c.row, "a test"))...)
			if err != nil {
				t.Fatal(err)
			}
			open, reason := "", offercheck.Reason("")
			for _, u := range report.Undecided {
				if strings.HasSuffix(u.Row, "/(unknown change type)") {
					open += u.Row
				}
			}
			for _, u := range report.Unchecked {
				reason += u.Reason
			}
			if open != c.open || reason != c.unchecked || len(report.Findings) != 0 {
				t.Errorf("open %q, want %q; unchecked for %q, want %q; found %v", open, c.open, reason, c.unchecked, report.Findings)
			}
			if diff := cmp.Diff([]offercheck.Suppressed{{Row: c.row, Reason: "a test", Count: 1}}, report.Suppressed); diff != "" {
				t.Errorf("left out (-want +got):\n%s", diff)
			}
			whole, err := offercheck.Validate([]byte("["+c.change+"]"), options...)
			if err != nil {
				t.Fatal(err)
			}
			if len(whole.Findings) != 1 || whole.Findings[0].Row != c.row || len(whole.Undecided) != 0 {
				t.Errorf("when it is not left out: %v", whole.Findings)
			}
		})
	}
}

// In edition 2026 ids in details lead to what their fields name, too.
func TestEntitiesOfDetails(t *testing.T) {
	const (
		associate = `{"ChangeType": "AssociateOffers", "Entity": {"Type": "OfferSet@1.0", "Identifier": "offerset-1"}, "DetailsDocument": {"Offers": [{"OfferId": "offer-1"}, {"OfferId": "ID"}]}}`
		solution  = `{"ChangeType": "AssociateSolution", "Entity": {"Type": "OfferSet@1.0", "Identifier": "offerset-1"}, "DetailsDocument": {"SolutionId": "ID"}}`
		inSet     = `{"ChangeType": "CreateOffer", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"ProductId": "prod-1", "OfferSetId": "ID"}}`
		resale    = `{"ChangeType": "CreateOfferUsingResaleAuthorization", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"ResaleAuthorizationId": "ID"}}`
		resaleSet = `{"ChangeType": "CreateOfferUsingResaleAuthorization", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"ResaleAuthorizationId": "resaleauthz-1", "OfferSetId": "ID"}}`
		facts     = `{"Entities": [{"EntityType": "OfferSet@1.0", "EntityId": "offerset-1", "DetailsDocument": {}}, {"EntityType": "Solution@1.0", "EntityIdentifier": "soln-1@1", "DetailsDocument": {}},
			{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@1", "DetailsDocument": {}}, {"EntityType": "ResaleAuthorization@1.0", "EntityIdentifier": "resaleauthz-1@1", "DetailsDocument": {}}]}`
		newSet     = `{"ChangeType": "CreateOfferSet", "ChangeName": "Set", "Entity": {"Type": "OfferSet@1.0"}, "DetailsDocument": {"Name": "n"}}`
		newProduct = `{"ChangeType": "CreateProduct", "ChangeName": "Product", "Entity": {"Type": "SaaSProduct@1.0"}, "DetailsDocument": {}}`
	)
	for _, c := range []struct{ change, at, good string }{
		{associate, "Offers/1/OfferId", "offer-1"}, {solution, "SolutionId", "soln-1"}, {inSet, "OfferSetId", "offerset-1"},
		{resale, "ResaleAuthorizationId", "resaleauthz-1"}, {resaleSet, "OfferSetId", "offerset-1"},
	} {
		with := func(id string) string { return strings.Replace(c.change, "ID", id, 1) }
		for _, id := range []string{"offer-1", "offerset-1", "soln-1", "resaleauthz-1"} {
			var want []string
			if id != c.good {
				want = append(want, "error /0/DetailsDocument/"+c.at)
			}
			expect(t, foundIn(t, errcodes.Edition2026, typeRow, facts, with(id)), want...)
			expect(t, foundIn(t, errcodes.Edition2024, typeRow, facts, with(id)))
			expect(t, foundIn(t, errcodes.Edition2026, typeRow, "", with(id)))
		}
		want := []string{"error /2/DetailsDocument/" + c.at}
		if c.change == inSet { // its own row
			want = nil
			expect(t, found(t, "CreateOffer/422/OfferSetId", "", newSet, newProduct, with("$Product.Entity.Identifier")), "warning /2/DetailsDocument/"+c.at)
			expect(t, found(t, "CreateOffer/422/OfferSetId", "", newSet, newProduct, with("$Set.Entity.Identifier")))
		}
		expect(t, foundIn(t, errcodes.Edition2026, typeRow, "", newSet, newProduct, with("$Product.Entity.Identifier")), want...)
		expect(t, foundIn(t, errcodes.Edition2024, typeRow, "", newSet, newProduct, with("$Product.Entity.Identifier")))
		if c.good == "offerset-1" {
			expect(t, foundIn(t, errcodes.Edition2026, typeRow, "", newSet, newProduct, with("$Set.Entity.Identifier")))
		}
	}
}

// What is suggested for an id that is written as none can be is an id that can.
func TestEditsOfIdentifiers(t *testing.T) {
	const (
		row    = "StartChangeSet/422/ChangeSet[].Entity.Identifier"
		setRow = "CreateOffer/422/OfferSetId"
		newSet = `{"ChangeType": "CreateOfferSet", "ChangeName": "Set", "Entity": {"Type": "OfferSet@1.0"}, "DetailsDocument": {"Name": "n"}}`
	)
	inSet := func(id string) string {
		return `{"ChangeType": "CreateOffer", "ChangeName": "Sat", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"ProductId": "prod-1", "OfferSetId": "` + id + `"}}`
	}
	for _, c := range []struct {
		name, row string
		changes   []string
		want      []string
	}{
		{"blanks around the id of an offer set", row, []string{inSet(" offerset-1 ")}, []string{`"offerset-1"`}},
		{"a blank within it", setRow, []string{inSet("offerset- 1")}, []string{`"offerset-1"`}},
		{"with a revision", setRow, []string{inSet("offerset-1@2")}, []string{`"offerset-1"`}},
		{"a revision alone", setRow, []string{inSet("@2")}, nil},
		{"a revision alone of a product", "CreateOffer/422/ProductId", []string{strings.Replace(makeOffer, "prod-1", "@2", 1)}, nil},
		{"no reference to an offer set", row, []string{newSet, inSet("$Set")}, []string{`"$Set.Entity.Identifier"`}},
		{"one to its own change", row, []string{inSet("$Sat")}, nil},
		{"one to an offer", row, []string{makeOffer, inSet("$Make.Entity.Id")}, nil},
		{"the name of an offer", row, []string{makeOffer, inSet("Make")}, nil},
		{"the name of an offer set", row, []string{newSet, inSet("Set")}, []string{`"$Set.Entity.Identifier"`}},
		{"one to a new offer", row, []string{makeOffer, change("UpdateInformation", "$Make.Entity.Id", `{"Name": "n"}`)}, []string{`"$Make.Entity.Identifier"`}},
		{"one to an offer set for an offer", row, []string{newSet, change("UpdateInformation", "$Set", `{"Name": "n"}`)}, nil},
	} {
		if diff := cmp.Diff(append([]string{}, c.want...), editsOf(t, c.row, "", c.changes...)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

// Of an entity that the facts hold in a higher revision a request names that one.
func TestLatestRevisions(t *testing.T) {
	const row, old = "StartChangeSet/422/ChangeSet[].Entity.Identifier/revision", "error /0/Entity/Identifier"
	update := func(entityType, id string) string {
		return strings.Replace(change("UpdateInformation", id, `{"Name": "n"}`), "Offer@1.0", entityType, 1)
	}
	for _, c := range []struct{ entityType, stored, named, want string }{
		{"Offer@1.0", "x-1@7", "x-1@6", old},
		{"Offer@1.0", "x-1@7", "x-1@7", ""},
		{"Offer@1.0", "x-1@7", "x-1@8", ""},
		{"Offer@1.0", "x-1@7", "x-1", ""},
		{"Offer@1.0", "x-1@7", "x-1@", ""},
		{"Offer@1.0", "x-1@7", "x-1@latest", ""},
		{"Offer@1.0", "x-1", "x-1@6", ""},
		{"Offer@1.0", "x-2@7", "x-1@6", ""},
		{"ResaleAuthorization@1.0", "x-1@7", "x-1@6", old},
		{"OfferSet@1.0", "x-1@7", "x-1@6", old},
		{"SaaSProduct@1.0", "x-1@7", "x-1@6", ""},
	} {
		facts := `{"Entities": [{"EntityType": "` + c.entityType + `", "EntityIdentifier": "` + c.stored + `", "DetailsDocument": {}}]}`
		expect(t, found(t, row, facts, update(c.entityType, c.named)), notEmpty(c.want)...)
	}
	facts := `{"Entities": [{"EntityType": "Offer@1.0", "EntityIdentifier": "x-1@7", "DetailsDocument": {}}]}`
	expect(t, found(t, row, facts, change("CreateOffer", "x-1@1", `{"ProductId": "prod-1"}`))) // as DescribeChangeSet gives it back
}
