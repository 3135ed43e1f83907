package e2e

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/factstest"
)

// named is a change with a name; identifier is JSON, or "" for none.
func named(changeName, changeType, entityType, identifier, details string) string {
	if identifier != "" {
		identifier = `, "Identifier": "` + identifier + `"`
	}
	return fmt.Sprintf(`{"ChangeType": %q, "ChangeName": %s, "Entity": {"Type": %q%s}, "DetailsDocument": %s}`, changeType, changeName, entityType, identifier, details)
}

// A name is given to one change.
func TestNames(t *testing.T) {
	change := func(n int, name string) string {
		return named(name, "UpdateInformation", "Offer@1.0", fmt.Sprintf("offer-%d", n), `{"Name": "x"}`)
	}
	for _, c := range []struct {
		names []string
		want  []string
	}{
		{[]string{`"A"`, `"B"`, `"a"`, `"A "`, "null", "null"}, nil},
		{[]string{`"A"`, `"B"`, `"A"`, `"\u0041"`}, []string{"error 422/ChangeSet[].ChangeName /2/ChangeName", "error 422/ChangeSet[].ChangeName /3/ChangeName"}},
		{[]string{`""`, `""`}, []string{"error 422/ChangeSet[].ChangeName /0/ChangeName", "error 422/ChangeSet[].ChangeName /1/ChangeName"}},
		{[]string{`5`, `5`}, []string{"error 422/ChangeSet[].ChangeName /0/ChangeName", "error 422/ChangeSet[].ChangeName /1/ChangeName"}},
	} {
		var changes []string
		for i, name := range c.names {
			changes = append(changes, change(i, name))
		}
		expectSync(t, "["+strings.Join(changes, ", ")+"]", c.want...)
	}
}

// A change type is given once for an entity, however the entity is named.
func TestOncePerEntity(t *testing.T) {
	const row = "error 422/ChangeSet[] "
	information := func(name, identifier string) string {
		return named(name, "UpdateInformation", "Offer@1.0", identifier, `{"Name": "x"}`)
	}
	create := func(name string) string {
		return named(name, "CreateReplacementOffer", "Offer@1.0", "", `{"AgreementId": "agmt-1"}`)
	}
	open := func(n int) string {
		return fmt.Sprintf("undecided CreateReplacementOffer/403/AgreementId, change %d", n)
	}
	const untyped = `{"Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}, "DetailsDocument": {"Name": "x"}}`
	for _, c := range []struct {
		changes []string
		want    []string
	}{
		{[]string{information("null", "offer-1"), information("null", "offer-2")}, nil},
		{[]string{information("null", "offer-1"), named("null", "UpdateTargeting", "Offer@1.0", "offer-1", "{}")}, nil},
		{[]string{information("null", "offer-1"), information("null", "Offer-1")}, nil},
		{[]string{information("null", "offer-1"), information("null", "offer-1"), information("null", "offer-1")}, []string{row + "/1", row + "/2"}},
		{[]string{information("null", "offer-1"), information("null", "offer-1@3")}, []string{row + "/1"}},
		{[]string{information("null", "offer-1@2"), information("null", "offer-1@3")}, []string{row + "/1"}},
		{[]string{information(`"A"`, "offer-1"), information("null", "$A.Entity.Identifier")}, []string{row + "/1"}},
		{[]string{information(`"A"`, "offer-1"), named(`"B"`, "UpdateTargeting", "Offer@1.0", "$A.Entity.Identifier", "{}"), information("null", "$B.Entity.Identifier")}, []string{row + "/2"}},
		{[]string{create("null"), create("null")}, []string{open(0), open(1)}},
		{[]string{create(`"A"`), create(`"B"`), information("null", "$A.Entity.Identifier"), information("null", "$B.Entity.Identifier"), information("null", "$A.Entity.Identifier")},
			[]string{row + "/4", open(0), open(1)}},
		{[]string{information("null", "@3"), information("null", "@3")}, []string{row + "/1"}},
		{[]string{information("null", "@3"), information("null", "@4")}, nil},
		{[]string{untyped, untyped}, []string{"error 422/ChangeSet[].ChangeType /0/ChangeType", "error 422/ChangeSet[].ChangeType /1/ChangeType"}},
		{[]string{create(`"A"`), information("null", "@3"), information("null", "$A.Entity.Identifier")}, []string{open(0)}},
		{[]string{named("null", "AddDimensions", "SaaSProduct@1.0", "prod-1", "[]"), named("null", "AddDimensions", "SaaSProduct@1.0", "prod-1@7", "[]")}, []string{row + "/1"}},
		{[]string{named("null", "Anything", "DataProduct@1.0", "x", "{}"), named("null", "Anything", "DataProduct@1.0", "x", "{}")}, []string{row + "/1"}},
		{[]string{information("null", "$X.Entity.Identifier"), information("null", "$X.Entity.Identifier")}, // nobody knows whether that is one entity
			[]string{"error 404/ChangeSet[].Entity.Identifier /0/Entity/Identifier", "error 404/ChangeSet[].Entity.Identifier /1/Entity/Identifier"}},
	} {
		expectSync(t, "["+strings.Join(c.changes, ", ")+"]", c.want...)
	}
}

// A reference leads to a change of the set, best to an earlier one.
func TestReferences(t *testing.T) {
	const row, written, at = "404/ChangeSet[].Entity.Identifier ", "422/ChangeSet[].Entity.Identifier ", "/Entity/Identifier"
	product := named(`"Product"`, "CreateProduct", "SaaSProduct@1.0", "", `{"ProductTitle": "x"}`)
	offerFor := func(name, product string) string {
		return named(name, "CreateOffer", "Offer@1.0", "", `{"ProductId": "`+product+`"}`)
	}
	replacementFor := func(name, agreement string) string {
		return named(name, "CreateReplacementOffer", "Offer@1.0", "", `{"AgreementId": "`+agreement+`"}`)
	}
	change := func(name, identifier string) string {
		return named(name, "UpdateInformation", "Offer@1.0", identifier, `{"Name": "x"}`)
	}
	target := func(name, identifier string) string {
		return named(name, "UpdateTargeting", "Offer@1.0", identifier, `{}`)
	}
	mayCreate := func(n int) string { return fmt.Sprintf("undecided CreateOffer/403/ProductId, change %d", n) }
	exists := func(n int) string { return fmt.Sprintf("undecided CreateOffer/404/ProductId, change %d", n) }
	mayReplace := func(n int) string {
		return fmt.Sprintf("undecided CreateReplacementOffer/403/AgreementId, change %d", n)
	}
	const noProduct = "error CreateOffer/404/ProductId "
	for _, c := range []struct {
		changes []string
		want    []string
	}{
		{[]string{product, offerFor(`"Offer"`, "$Product.Entity.Identifier"), change("null", "$Offer.Entity.Identifier")}, []string{mayCreate(1)}},
		// to no change
		{[]string{change("null", "$Offer.Entity.Identifier")}, []string{"error " + row + "/0" + at}},
		{[]string{product, change("null", "$product.Entity.Identifier")}, []string{"error " + row + "/1" + at}},
		{[]string{change("null", "$ .Entity.Identifier")}, []string{"error " + row + "/0" + at}},
		{[]string{offerFor("null", "$Product.Entity.Identifier")}, []string{"error " + row + "/0/DetailsDocument/ProductId", mayCreate(0)}},
		{[]string{replacementFor("null", "$Agreement.Entity.Identifier")}, []string{"error " + row + "/0/DetailsDocument/AgreementId", mayReplace(0)}},
		{[]string{named("null", "CreateOfferUsingResaleAuthorization", "Offer@1.0", "", `{"ResaleAuthorizationId": "$R.Entity.Identifier"}`)},
			[]string{"error " + row + "/0/DetailsDocument/ResaleAuthorizationId",
				"undecided CreateOfferUsingResaleAuthorization/422/(Channel Partner), change 0", "undecided CreateOfferUsingResaleAuthorization/422/ResaleAuthorizationId/caller, change 0"}},
		{[]string{named("null", "CreateResaleAuthorization", "ResaleAuthorization@1.0", "", `{"ProductId": "$Product.Entity.Identifier", "Name": "n", "ResellerAccountId": "111122223333"}`)},
			[]string{"error " + row + "/0/DetailsDocument/ProductId", "undecided ResaleAuthorization/CreateResaleAuthorization/403/ProductId, change 0"}},
		{[]string{named("null", "AddDimensions", "SaaSProduct@1.0", "$Product.Entity.Identifier", `[]`)}, []string{"error " + row + "/0" + at}},
		{[]string{`{"ChangeType": "CreateOffer", "Entity": {"Type": "Offer@1.0"}, "Details": "{\"ProductId\": \"$Product.Entity.Identifier\"}"}`},
			[]string{"error " + row + "/0/Details/ProductId", mayCreate(0)}},
		// not a place where an id is asked for
		{[]string{named("null", "UpdateInformation", "Offer@1.0", "offer-1", `{"Name": "$Product.Entity.Identifier"}`)}, nil},
		{[]string{named("null", "UpdateInformation", "Offer@1.0", "offer-1", `{"Name": "x", "ProductId": "$Product.Entity.Identifier"}`)},
			[]string{"warning UpdateInformation/422/(unknown member) /0/DetailsDocument/ProductId"}},
		{[]string{named("null", "UpdateInformation", "Offer@1.0", "offer-1", `{"Name": "x", "ProductId": "prod-1"}`)},
			[]string{"warning UpdateInformation/422/(unknown member) /0/DetailsDocument/ProductId"}},
		// not quite a reference: TestIdentifiers
		{[]string{change("null", "$Offer.Entity.identifier"), target("null", "Offer.Entity.Identifier"), change("null", "$.Entity.Identifier")},
			[]string{"error " + written + "/0" + at, "warning " + written + "/1" + at, "error " + written + "/2" + at}},
		{[]string{change("null", "$Offer.Entity.Identifier ")}, []string{"error " + row + "/0" + at, "error " + written + "/0" + at}},
		{[]string{offerFor(`"A"`, "prod-1"), change("null", " ")}, []string{"error " + written + "/1" + at, mayCreate(0), exists(0)}},
		{[]string{offerFor("null", "\\t")}, []string{"error " + written + "/0/DetailsDocument/ProductId", mayCreate(0)}},
		{[]string{offerFor("null", "$Product.Entity.Id")}, []string{"error " + written + "/0/DetailsDocument/ProductId", mayCreate(0)}},
		// to a later change
		{[]string{change("null", "$Offer.Entity.Identifier"), offerFor(`"Offer"`, "$Product.Entity.Identifier"), product},
			[]string{"warning " + row + "/0" + at, "warning " + row + "/1/DetailsDocument/ProductId", mayCreate(1)}},
		{[]string{replacementFor("null", "$Later.Entity.Identifier"), change(`"Later"`, "offer-1")}, []string{"warning " + row + "/0/DetailsDocument/AgreementId", mayReplace(0)}},
		// round in a circle
		{[]string{change(`"A"`, "$A.Entity.Identifier")}, []string{"error " + row + "/0" + at}},
		{[]string{change(`"A"`, "$B.Entity.Identifier"), target(`"B"`, "$A.Entity.Identifier")}, []string{"error " + row + "/0" + at, "error " + row + "/1" + at}},
		{[]string{change(`"A"`, "$B.Entity.Identifier"), target(`"B"`, "$C.Entity.Identifier"), change(`"C"`, "$A.Entity.Identifier"), change(`"D"`, "offer-1")},
			[]string{"error " + row + "/0" + at, "error " + row + "/1" + at, "error " + row + "/2" + at}},
		{[]string{change(`"A"`, "$A.Entity.Identifier"), offerFor("null", "$A.Entity.Identifier")}, []string{"error " + row + "/0" + at, "error " + row + "/1/DetailsDocument/ProductId", mayCreate(1)}},
		// to a change whose own reference is to no change: that one alone is wrong
		{[]string{change(`"A"`, "$X.Entity.Identifier"), target("null", "$A.Entity.Identifier"), offerFor("null", "$A.Entity.Identifier")}, []string{"error " + row + "/0" + at, mayCreate(2)}},
		{[]string{target("null", "offer-9"), change(`"A"`, "$X.Entity.Identifier"), offerFor("null", "$A.Entity.Identifier")}, []string{"error " + row + "/1" + at, mayCreate(2)}},
		// to itself, from its details
		{[]string{offerFor(`"A"`, "$A.Entity.Identifier")}, []string{noProduct + "/0/DetailsDocument/ProductId", mayCreate(0)}},
		{[]string{replacementFor(`"A"`, "$A.Entity.Identifier")}, []string{"warning " + row + "/0/DetailsDocument/AgreementId", mayReplace(0)}},
		// to a change of another kind
		{[]string{offerFor(`"A"`, "prod-1"), offerFor("null", "$A.Entity.Identifier")}, []string{noProduct + "/1/DetailsDocument/ProductId", mayCreate(0), exists(0), mayCreate(1)}},
		{[]string{offerFor("null", "$A.Entity.Identifier"), change(`"A"`, "offer-1")},
			[]string{noProduct + "/0/DetailsDocument/ProductId", "warning " + row + "/0/DetailsDocument/ProductId", mayCreate(0)}},
		{[]string{named(`"A"`, "UpdateInformation", "ResaleAuthorization@1.0", "resaleauthz-1", `{"Name": "n"}`), offerFor("null", "$A.Entity.Identifier")}, []string{noProduct + "/1/DetailsDocument/ProductId", mayCreate(1)}},
		{[]string{named(`"A"`, "AddDimensions", "AmiProduct@1.0", "prod-1", "[]"), offerFor("null", "$A.Entity.Identifier")}, []string{mayCreate(1)}},
		// to a change that does not say what it is to
		{[]string{`{"ChangeType": "AddDimensions", "ChangeName": "A", "Entity": {"Identifier": "prod-1"}, "DetailsDocument": []}`, offerFor("null", "$A.Entity.Identifier")},
			[]string{"error 422/ChangeSet[].Entity.Type /0/Entity/Type", mayCreate(1)}},
		// a name given twice is the first change's
		{[]string{product, change(`"Product"`, "offer-1"), offerFor("null", "$Product.Entity.Identifier")}, []string{"error 422/ChangeSet[].ChangeName /1/ChangeName", mayCreate(2)}},
	} {
		expectSync(t, "["+strings.Join(c.changes, ", ")+"]", c.want...)
	}
}

// What is said of a reference that leads nowhere names the first few changes that
// it could mean.
func TestWordsForReferences(t *testing.T) {
	toItself := named(`"A"`, "CreateReplacementOffer", "Offer@1.0", "", `{"AgreementId": "$A.Entity.Identifier"}`)
	dangling := named("null", "UpdateInformation", "Offer@1.0", "$X.Entity.Identifier", `{"Name": "x"}`)
	unnamed := named("null", "UpdateInformation", "Offer@1.0", "offer-1", `{"Name": "x"}`)
	var many []string
	for i := range 9 {
		many = append(many, named(fmt.Sprintf(`"N%d"`, i), "UpdateInformation", "Offer@1.0", fmt.Sprintf("offer-%d", i), `{"Name": "x"}`))
	}
	const write = "; name the one that creates the entity, or write the id of what exists"
	const noChange = `$X.Entity.Identifier: expected the ChangeName of a change of this change set, found "X", which no change is called`
	for _, c := range []struct {
		changes         []string
		message, detail string
	}{
		{[]string{toItself}, "$A.Entity.Identifier refers to the change that it stands in", "refer to another change, or write the id of what already exists"},
		{[]string{dangling}, noChange, "no change of the set has a ChangeName" + write},
		{[]string{dangling, unnamed, many[1]}, noChange, `the changes are called "N1"` + write},
		{append([]string{dangling, unnamed}, many[:2]...), noChange, `the changes are called "N0", "N1"` + write},
		{append([]string{dangling}, many...), noChange, `the changes are called "N0", "N1", "N2", "N3", "N4", "N5", "N6", "N7"` + write},
	} {
		report, err := offercheck.Validate([]byte("[" + strings.Join(c.changes, ", ") + "]"))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range report.Findings {
			if f.Row == "StartChangeSet/404/ChangeSet[].Entity.Identifier" {
				got = append(got, f.Message, f.Detail)
			}
		}
		if diff := cmp.Diff([]string{c.message, c.detail}, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}

// Of details given twice that are not JSON both is said.
func TestDetailsTwiceNotJSON(t *testing.T) {
	expectSync(t, `[{"ChangeType": "UpdateInformation", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}, "Details": "{", "Details": "{"}]`,
		"error 422/(duplicate member) /0/Details", "error 422/ChangeSet[].Details /0/Details")
}

// A literal product id is looked for in the facts.
func TestProductOfOffer(t *testing.T) {
	facts := factstest.With(t, []byte(`{"Entities": [
		{"EntityType": "SaaSProduct@1.0", "EntityIdentifier": "prod-1@4", "DetailsDocument": {}},
		{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@4", "DetailsDocument": {}}]}`))
	const mayCreate, exists = "undecided CreateOffer/403/ProductId, change 0", "undecided CreateOffer/404/ProductId, change 0"
	const tooLong = "prod-123456789012345678901234567890123456789012345678"
	for id, want := range map[string][]string{
		`"prod-1"`:          {mayCreate},
		`"prod-1@4"`:        {"error CreateOffer/422/ProductId /0/DetailsDocument/ProductId", mayCreate},
		`"prod-2"`:          {mayCreate, exists},
		`"Prod-1"`:          {mayCreate, exists},
		`"offer-1"`:         {"error CreateOffer/404/ProductId /0/DetailsDocument/ProductId", mayCreate},
		`""`:                {"error CreateOffer/422/ProductId /0/DetailsDocument/ProductId", mayCreate},
		`5`:                 {"error CreateOffer/422/ProductId /0/DetailsDocument/ProductId", mayCreate},
		`"` + tooLong + `"`: {"error CreateOffer/422/ProductId /0/DetailsDocument/ProductId", mayCreate, exists},
	} {
		got := syncFound(t, `[{"ChangeType": "CreateOffer", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"ProductId": `+id+`}}]`, facts)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", id, diff)
		}
	}
}

// A change type that the edition does not know is not checked on an offer, and
// passes unjudged on anything else.
func TestUnknownChangeTypes(t *testing.T) {
	for _, changeType := range []string{"UpdateMarkup", "UpdateBundleTerms", "CreateOfferUsingResaleAuthorization", "CreateReplacementOfferUsingResaleAuthorization", "AddRepositories", "X"} {
		toOffer := `[` + named("null", changeType, "Offer@1.0", "offer-1", `{"Terms": 5, "Name": null}`) + `]`
		toProduct := strings.NewReplacer("Offer@1.0", "SaaSProduct@1.0", "offer-1", "prod-1").Replace(toOffer)
		open := "undecided " + changeType + "/(unknown change type), change 0"
		expectSyncIn(t, errcodes.Edition2024, toOffer, open)
		expectSyncIn(t, errcodes.Edition2024, toProduct)
		if changetype.Find(errcodes.Edition2026, changetype.Offer, changeType) != nil { // and for nothing else
			expectSyncIn(t, errcodes.Edition2026, toProduct, "error 422/ChangeSet[].Entity.Type /0/Entity/Type")
			continue
		}
		expectSyncIn(t, errcodes.Edition2026, toOffer, open)
		expectSyncIn(t, errcodes.Edition2026, toProduct)
	}
	for _, changeType := range []string{"UpdateValidityTerm", "UPdateInformatio", "ReleaseOffers", "RelaeseOffer", "CreateOfferUsingResaleAuthorisation"} {
		expectSync(t, `[`+named("null", changeType, "Offer@1.0", "offer-1", `{"Name": null}`)+`]`, "error 422/ChangeSet[].ChangeType /0/ChangeType")
		expectSync(t, `[`+named("null", changeType, "SaaSProduct@1.0", "prod-1", `{"Name": null}`)+`]`)
	}
	expectSync(t, `[`+named("null", "updateInformation", "Offer@1.0", "offer-1", `{"Name": null}`)+`]`, "error 422/ChangeSet[].ChangeType /0/ChangeType")
	const entityType = " 422/ChangeSet[].Entity.Type /0/Entity/Type"
	for _, changeType := range sharedChangeTypes {
		product, authorization := []string(nil), []string(nil)
		switch changeType {
		case "UpdateSupportTerms", "UpdateValidityTerms", "UpdateRenewalTerms":
			product, authorization = []string{"error" + entityType}, []string{"error" + entityType}
		case "UpdatePricingTerms", "UpdateLegalTerms", "UpdateAvailability", "UpdatePaymentScheduleTerms":
			product = []string{"warning" + entityType}
		}
		expectSync(t, `[`+named("null", changeType, "AmiProduct@1.0", "prod-1", `{"Terms": 5, "Name": null, "PositiveTargeting": 5}`)+`]`, product...)
		document := `[` + named("null", changeType, "ResaleAuthorization@1.0", "resaleauthz-1", `{"Terms": 5}`) + `]`
		expectSyncIn(t, errcodes.Edition2024, document, authorization...)
		owner, at := "error ResaleAuthorization/"+changeType+"/422/", " /0/DetailsDocument"
		switch changeType { // which edition 2026 knows for resale authorizations, too
		case "UpdateTargeting":
			authorization = []string{"error" + entityType}
		case "UpdateInformation", "UpdateAvailability":
			authorization = []string{owner + "(properties)" + at, owner + "(unknown member)" + at + "/Terms"}
		case "UpdatePricingTerms":
			authorization = []string{owner + "PricingModel" + at + "/PricingModel", owner + "Terms" + at + "/Terms"}
		case "UpdateLegalTerms", "UpdatePaymentScheduleTerms":
			authorization = []string{owner + "Terms" + at + "/Terms"}
		}
		expectSyncIn(t, errcodes.Edition2026, document, authorization...)
	}
}

// A change set may touch several offers and entities of other types; each
// finding is its own change's.
func TestSeveralEntities(t *testing.T) {
	report, err := offercheck.Validate([]byte(`{"Catalog": "AWSMarketplace", "ChangeSetName": "", "ChangeSet": [
		{"ChangeType": "UpdateInformation", "ChangeName": "Title", "Entity": {"Type": "SaaSProduct@1.0", "Identifier": "prod-1"}, "DetailsDocument": {"Name": 5}},
		{"ChangeType": "UpdateInformation", "ChangeName": "First", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}, "DetailsDocument": {"Name": 5}},
		{"ChangeType": "UpdateInformation", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-2@7"}, "Details": "{\"Description\": \"\"}"},
		{"ChangeType": "UpdateAvailability", "Entity": {"Type": "Offer@1.0", "Identifier": "$First.Entity.Identifier"}, "DetailsDocument": {"AvailabilityEndDate": "31 May"}},
		{"ChangeType": "UpdateTargeting", "Entity": {"Type": "Offer@1.0", "Identifier": "$Second.Entity.Identifier"}, "DetailsDocument": {}}]}`))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range report.Findings {
		change := "request"
		if f.Change != nil {
			change = fmt.Sprintf("%d %q %s %s", f.Change.Index, f.Change.Name, f.Change.Type, f.Change.Entity)
		}
		got = append(got, fmt.Sprintf("%s: %s %s %d %s", change, f.Row, f.Code, f.HTTPStatus, f.Path))
	}
	want := []string{
		"request: StartChangeSet/422/ChangeSetName ValidationException 422 /ChangeSetName",
		`1 "First" UpdateInformation offer-1: UpdateInformation/422/Name ValidationException 422 /ChangeSet/1/DetailsDocument/Name`,
		`2 "" UpdateInformation offer-2@7: UpdateInformation/422/Description ValidationException 422 /ChangeSet/2/Details/Description`,
		`3 "" UpdateAvailability $First.Entity.Identifier: UpdateAvailability/422/AvailabilityEndDate ValidationException 422 /ChangeSet/3/DetailsDocument/AvailabilityEndDate`,
		`4 "" UpdateTargeting $Second.Entity.Identifier: StartChangeSet/404/ChangeSet[].Entity.Identifier ResourceNotFoundException 404 /ChangeSet/4/Entity/Identifier`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
