package rules_test

import (
	"fmt"
	"strings"
	"testing"
)

// factsOfProduct are facts that hold prod-1: a product with those members, given
// as JSON, and what is given of facts besides.
func factsOfProduct(productType, members string, besides ...string) string {
	entity := fmt.Sprintf(`"Entities": [{"EntityType": "%s@1.0", "EntityIdentifier": "prod-1@1", "DetailsDocument": {%s}}]`, productType, members)
	return "{" + strings.Join(append([]string{entity}, besides...), ",") + "}"
}

// toProduct is a change to prod-1.
func toProduct(productType, changeType, details string) string {
	return fmt.Sprintf(`{"ChangeType": %q, "Entity": {"Type": "%s@1.0", "Identifier": "prod-1"}, "DetailsDocument": %s}`, changeType, productType, details)
}

func TestStateOfProduct(t *testing.T) {
	const row = "CreateOffer/INCOMPATIBLE_PRODUCT/1"
	const found1 = "error /0/DetailsDocument/ProductId"
	release := toProduct("SaaSProduct", "ReleaseProduct", `{}`)
	for _, tc := range []struct {
		name, description string // of the product
		more              string // a change besides
		want              []string
	}{
		{"limited", `"ProductState": "Active", "Visibility": "Limited"`, "", nil},
		{"public", `"ProductState": "Active", "Visibility": "Public"`, "", nil},
		{"no state", `"Visibility": "Public"`, "", nil},
		{"no state, draft", `"Visibility": "Draft"`, "", []string{found1}},
		{"draft state", `"ProductState": "Draft", "Visibility": "Public"`, "", []string{found1}},
		{"draft visibility", `"ProductState": "Active", "Visibility": "Draft"`, "", []string{found1}},
		{"restricted", `"ProductState": "Active", "Visibility": "Restricted"`, "", []string{found1}},
		{"no visibility", `"ProductState": "Active"`, "", []string{"undecided product"}},
		{"the state decides without visibility", `"ProductState": "Draft"`, "", []string{found1}},
		{"released", `"ProductState": "Draft", "Visibility": "Draft"`, release, nil},
		{"released, though not as AWS reads it", `"ProductState": "Draft", "Visibility": "Draft"`,
			strings.Replace(release, `{}`, `{"A": 1, "A": 2}`, 1), []string{"undecided changeset"}},
		{"another change", `"ProductState": "Draft", "Visibility": "Draft"`, toProduct("SaaSProduct", "UpdateInformation", `{}`), []string{found1}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			changes := append([]string{makeOffer}, unlessEmpty(tc.more)...)
			expect(t, found(t, row, factsOfProduct("SaaSProduct", `"Description": {`+tc.description+`}`), changes...), tc.want...)
		})
	}
	t.Run("not known", func(t *testing.T) { expect(t, found(t, row, "", makeOffer), "undecided product") })
	t.Run("not known, released", func(t *testing.T) { expect(t, found(t, row, "", makeOffer, release)) })
	t.Run("created with the offer", func(t *testing.T) {
		create := `{"ChangeType": "CreateProduct", "ChangeName": "P", "Entity": {"Type": "SaaSProduct@1.0"}, "DetailsDocument": {}}`
		expect(t, found(t, row, "", create, strings.Replace(makeOffer, "prod-1", "$P.Entity.Identifier", 1)))
	})
	t.Run("resale offer", func(t *testing.T) {
		resale := `{"ChangeType": "CreateOfferUsingResaleAuthorization", "Entity": {"Type": "Offer@1.0"},
			"DetailsDocument": {"ProductId": "prod-1", "ResaleAuthorizationId": "resaleauthz-1"}}`
		expect(t, found(t, row, factsOfProduct("SaaSProduct", `"Description": {"Visibility": "Restricted"}`), resale))
	})
}

func TestProductTypesThatTakeOffers(t *testing.T) {
	for productType, want := range map[string]string{
		"SaaSProduct": "", "AmiProduct": "", "ContainerProduct": "", "MachineLearningProduct": "",
		"ProfessionalServicesProduct": "", "DataProduct": "",
		"ServerProduct": "warning /0/DetailsDocument/ProductId",
		"saasProduct":   "warning /0/DetailsDocument/ProductId",
	} {
		t.Run(productType, func(t *testing.T) {
			expect(t, found(t, "CreateOffer/INCOMPATIBLE_PRODUCT/2", factsOfProduct(productType, ""), makeOffer), unlessEmpty(want)...)
		})
	}
}

func TestProductOfReplacement(t *testing.T) {
	const replace = `{"ChangeType": "CreateReplacementOffer", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"AgreementId": "agmt-1"}}`
	const entity = `"Entities": [{"EntityType": "%s@1.0", "EntityIdentifier": "prod-1", "DetailsDocument": {}}]`
	for _, tc := range []struct {
		name, resources, entities string
		want                      string
	}{
		{"saas", `{"id": "prod-1", "type": "SaaSProduct"}`, "", ""},
		{"ami", `{"id": "prod-1", "type": "AmiProduct"}`, "", "error /0/DetailsDocument/AgreementId"},
		{"no type", `{"id": "prod-1"}`, "", "undecided product"},
		{"no type, saas entity", `{"id": "prod-1"}`, fmt.Sprintf(entity, "SaaSProduct"), ""},
		{"no type, ami entity", `{"id": "prod-1"}`, fmt.Sprintf(entity, "AmiProduct"), "error /0/DetailsDocument/AgreementId"},
		{"no resource", ``, "", "undecided agreement"},
		{"resource without an id", `{"type": "AmiProduct"}`, "", "undecided agreement"},
		{"one product twice", `{"id": "prod-1", "type": "AmiProduct"}, {"id": "prod-1@2", "type": "AmiProduct"}`, "", "error /0/DetailsDocument/AgreementId"},
		{"two products", `{"id": "prod-1", "type": "SaaSProduct"}, {"id": "prod-2", "type": "AmiProduct"}`, "", "undecided aws"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			agreement := fmt.Sprintf(`"Agreements": [{"agreementId": "agmt-1", "proposalSummary": {"resources": [%s]}}]`, tc.resources)
			facts := "{" + strings.Join(append(unlessEmpty(tc.entities), agreement), ",") + "}"
			expect(t, found(t, "CreateReplacementOffer/INCOMPATIBLE_PRODUCT/1", facts, replace), unlessEmpty(tc.want)...)
		})
	}
}

func TestCountriesOfProduct(t *testing.T) {
	const row = "UpdateTargeting/INCOMPATIBLE_PRODUCT/1"
	countries := toNew("UpdateTargeting", `{"PositiveTargeting": {"CountryCodes": ["US"]}}`)
	const at = "/1/DetailsDocument/PositiveTargeting/CountryCodes"
	for _, tc := range []struct{ name, limits, want string }{
		{"not given", `{}`, "undecided limits"},
		{"false", `{"CountryTargeting": false}`, "error " + at},
		{"true", `{"CountryTargeting": true}`, ""},
		{"false for the type", `{"CountryTargeting": true, "ByProductType": {"SaaSProduct": {"CountryTargeting": false}}}`, "error " + at},
		{"false for another", `{"CountryTargeting": true, "ByProductType": {"AmiProduct": {"CountryTargeting": false}}}`, ""},
		{"given for another", `{"ByProductType": {"AmiProduct": {"CountryTargeting": false}}}`, "undecided limits"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			facts := factsOfProduct("SaaSProduct", "", `"Limits": `+tc.limits)
			expect(t, found(t, row, facts, makeOffer, countries), unlessEmpty(tc.want)...)
		})
	}
	t.Run("product not known", func(t *testing.T) {
		expect(t, found(t, row, `{"Limits": {"CountryTargeting": false}}`, makeOffer, countries), "error "+at)
		expect(t, found(t, row, `{"Limits": {"CountryTargeting": true, "ByProductType": {"AmiProduct": {"CountryTargeting": false}}}}`, makeOffer, countries), "undecided product")
	})
	t.Run("nothing to decide", func(t *testing.T) { expect(t, found(t, row, "", makeOffer, privately)) })
}

func TestModelsOfProductTypes(t *testing.T) {
	const at = "/1/DetailsDocument/PricingModel"
	for _, tc := range []struct{ row, productType, limits, model, want string }{
		{"3", "AmiProduct", "{}", "Byol", ""},
		{"3", "ContainerProduct", "{}", "Byol", ""},
		{"3", "ServerProduct", "{}", "Byol", ""},
		{"3", "SaaSProduct", "{}", "Byol", "warning " + at},
		{"3", "MachineLearningProduct", "{}", "Byol", "warning " + at},
		{"3", "SaaSProduct", "{}", "Free", ""},
		{"3", "", "{}", "Byol", "undecided product"},
		{"3", "", "{}", "Free", ""},
		{"4", "SaaSProduct", "{}", "Free", "undecided limits"},
		{"4", "SaaSProduct", `{"FreePricing": false}`, "Free", "error " + at},
		{"4", "SaaSProduct", `{"FreePricing": true}`, "Free", ""},
		{"4", "SaaSProduct", `{"FreePricing": false}`, "Byol", ""},
		{"4", "", `{"FreePricing": false}`, "Free", "error " + at},
	} {
		t.Run(strings.Join([]string{tc.row, tc.productType, tc.model, tc.limits}, " "), func(t *testing.T) {
			facts := `{"Limits": ` + tc.limits + `}`
			if tc.productType != "" {
				facts = factsOfProduct(tc.productType, "", `"Limits": `+tc.limits)
			}
			expect(t, found(t, "UpdatePricingTerms/INCOMPATIBLE_PRODUCT/"+tc.row, facts, makeOffer, pricing(tc.model, `{"Type": "ByolPricingTerm"}`)),
				unlessEmpty(tc.want)...)
		})
	}
}

// Terms that a product type never has: row 5 tells of one, row 9 of more.
func TestTermsOfProductType(t *testing.T) {
	const byol = `{"Type": "ByolPricingTerm"}`
	const monthly = `{"Type": "RecurringPaymentTerm", "CurrencyCode": "USD", "BillingPeriod": "Monthly", "Price": "1"}`
	contract := upfront([]string{"P12M"}, "seat")
	for _, tc := range []struct {
		name, productType string
		terms             []string
		single, several   string
	}{
		{"saas byol", "SaaSProduct", []string{usage("seat"), byol}, "warning /1/DetailsDocument/Terms/1", ""},
		{"saas monthly", "SaaSProduct", []string{monthly}, "warning /1/DetailsDocument/Terms/0", ""},
		{"saas both", "SaaSProduct", []string{usage("seat"), monthly, byol}, "", "warning /1/DetailsDocument/Terms/1"},
		{"saas contract", "SaaSProduct", []string{contract}, "", ""},
		{"machine learning contract", "MachineLearningProduct", []string{contract}, "warning /1/DetailsDocument/Terms/0", ""},
		{"machine learning byol", "MachineLearningProduct", []string{byol}, "", ""},
		{"machine learning both", "MachineLearningProduct", []string{usage("seat"), contract, monthly}, "", "warning /1/DetailsDocument/Terms/1"},
		{"ami", "AmiProduct", []string{monthly, byol, contract}, "", ""},
		{"not known, one for one type", "", []string{byol}, "undecided product", ""},
		{"not known, one for either", "", []string{monthly}, "undecided product", ""},
		{"not known, one or two", "", []string{monthly, byol}, "undecided product", "undecided product"},
		{"not known, none", "", []string{usage("seat")}, "", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			facts := ""
			if tc.productType != "" {
				facts = factsOfProduct(tc.productType, "")
			}
			change := pricing("Usage", tc.terms...)
			expect(t, found(t, "UpdatePricingTerms/INCOMPATIBLE_PRODUCT/5", facts, makeOffer, change), unlessEmpty(tc.single)...)
			expect(t, found(t, "UpdatePricingTerms/INCOMPATIBLE_PRODUCT/9", facts, makeOffer, change), unlessEmpty(tc.several)...)
		})
	}
}

func TestTrialOfProductType(t *testing.T) {
	const trial = `{"Type": "FreeTrialPricingTerm", "Duration": "P14D", "Grants": [{"DimensionKey": "m"}]}`
	const monthly = `{"Type": "RecurringPaymentTerm", "CurrencyCode": "USD", "BillingPeriod": "Monthly", "Price": "1"}`
	annual := upfront([]string{"P365D"}, "m")
	const alone, beside = "UpdatePricingTerms/INCOMPATIBLE_PRODUCT/8", "UpdatePricingTerms/INCOMPATIBLE_TERMS/6"
	for _, tc := range []struct {
		row, productType, model string
		terms                   []string
		want                    string
	}{
		{alone, "SaaSProduct", "Usage", []string{trial}, ""},
		{alone, "AmiProduct", "Usage", []string{trial}, "warning /1/DetailsDocument/Terms/0"},
		{alone, "AmiProduct", "Usage", []string{usage("m"), trial}, ""},
		{alone, "", "Usage", []string{trial}, "undecided product"},
		{alone, "", "Usage", []string{usage("m"), trial}, ""},
		{beside, "AmiProduct", "Usage", []string{usage("m"), trial, monthly}, "warning /1/DetailsDocument/Terms/2"},
		{beside, "AmiProduct", "Usage", []string{usage("m"), trial, annual}, ""},
		{beside, "AmiProduct", "Contract", []string{annual, trial}, "warning /1/DetailsDocument/Terms/0"},
		{beside, "AmiProduct", "Contract", []string{annual}, ""},
		{beside, "ContainerProduct", "Contract", []string{annual, trial}, ""},
		{beside, "", "Contract", []string{annual, trial}, "undecided product"},
		{beside, "", "Usage", []string{usage("m"), annual, trial}, ""},
	} {
		t.Run(fmt.Sprintf("%s %s %s %d", tc.row, tc.productType, tc.model, len(tc.terms)), func(t *testing.T) {
			facts := ""
			if tc.productType != "" {
				facts = factsOfProduct(tc.productType, "")
			}
			expect(t, found(t, tc.row, facts, makeOffer, pricing(tc.model, tc.terms...)), unlessEmpty(tc.want)...)
		})
	}
}

func TestWhyProductTakesNoOffers(t *testing.T) {
	const row, release = "CreateOffer/INCOMPATIBLE_PRODUCT/1", "; release it first, or add ReleaseProduct for it to this change set, and ReleaseOffer for an offer of it"
	for description, want := range map[string]string{
		`"ProductState": "Draft", "Visibility": "Draft"`:       "ProductState of the product prod-1 is Draft" + release,
		`"ProductState": "Active", "Visibility": "Restricted"`: "Visibility of the product prod-1 is Restricted; make it Limited or Public again first",
		`"ProductState": "Active", "Visibility": "Draft"`:      "Visibility of the product prod-1 is Draft" + release,
		`"Visibility": "Draft"`:                                "Visibility of the product prod-1 is Draft" + release,
	} {
		expect(t, detailsOf(t, row, factsOfProduct("SaaSProduct", `"Description": {`+description+`}`), makeOffer), want)
	}
}

// A resale offer is made by a change of another type than the rows about the
// types of products are for.
func TestProductTypeOfResaleOffer(t *testing.T) {
	resale := func(changeType, details string) string {
		return `{"ChangeType": "` + changeType + `", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"ProductId": "prod-1", "ResaleAuthorizationId": "resaleauthz-1"` + details + `}}`
	}
	authorized := `{"Entities": [{"EntityType": "ServerProduct@1.0", "EntityIdentifier": "prod-1@1", "DetailsDocument": {}},
		{"EntityType": "ResaleAuthorization@1.0", "EntityIdentifier": "resaleauthz-1@1", "DetailsDocument": {"ProductId": "prod-1"}}],
		"Agreements": [{"agreementId": "agmt-1", "proposalSummary": {"resources": [{"id": "prod-1", "type": "ServerProduct"}]}}]}`
	expect(t, found(t, "CreateOffer/INCOMPATIBLE_PRODUCT/2", authorized, resale("CreateOfferUsingResaleAuthorization", "")))
	expect(t, found(t, "CreateReplacementOffer/INCOMPATIBLE_PRODUCT/1", authorized, resale("CreateReplacementOfferUsingResaleAuthorization", `, "AgreementId": "agmt-1"`)))
}

// Of an existing product AWS knows what no facts tell; whether its type can be in an offer
// set the caller may say.
func TestProductOfNewOffer(t *testing.T) {
	const offerSet = "CreateOffer/INCOMPATIBLE_PRODUCT/4"
	create := func(more string) string {
		return `{"ChangeType": "CreateOffer", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"ProductId": "prod-1"` + more + `}}`
	}
	inSet := create(`, "OfferSetId": "offerset-1"`)
	for _, row := range []string{"CreateOffer/INCOMPATIBLE_PRODUCT/3", "CreateOffer/INCOMPATIBLE_PRODUCT/5"} {
		expect(t, found(t, row, "", create("")), "undecided aws")
		expect(t, found(t, row, "", `{"ChangeType": "CreateProduct", "ChangeName": "P", "Entity": {"Type": "SaaSProduct@1.0"}, "DetailsDocument": {}}`,
			strings.Replace(create(""), "prod-1", "$P.Entity.Identifier", 1)))
		expect(t, found(t, row, "", release))
	}
	const saas = `"Entities": [{"EntityType": "SaaSProduct@1.0", "EntityIdentifier": "prod-1@1", "DetailsDocument": {}}]`
	for _, c := range []struct{ name, facts, want string }{
		{"no limit", `{` + saas + `}`, "undecided limits"},
		{"not supported", `{` + saas + `, "Limits": {"OfferSets": false}}`, "error /0/DetailsDocument/OfferSetId"},
		{"supported", `{` + saas + `, "Limits": {"OfferSets": true}}`, ""},
		{"not for this type", `{` + saas + `, "Limits": {"OfferSets": true, "ByProductType": {"SaaSProduct": {"OfferSets": false}}}}`, "error /0/DetailsDocument/OfferSetId"},
		{"type not known", `{"Limits": {"OfferSets": true, "ByProductType": {"SaaSProduct": {"OfferSets": false}}}}`, "undecided product"},
	} {
		t.Run(c.name, func(t *testing.T) {
			expect(t, found(t, offerSet, c.facts, inSet), notEmpty(c.want)...)
			expect(t, found(t, offerSet, c.facts, create("")))
		})
	}
	stored := `{` + saas[:len(saas)-1] + `, {"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@1", "DetailsDocument": {"State": "Draft", "ProductId": "prod-1", "OfferSetId": "offerset-1"}}], "Limits": {"OfferSets": false}}`
	expect(t, found(t, offerSet, stored, change("ReleaseOffer", "offer-1", `{}`)))
}

// An offer of an offer set has buyers.
func TestBuyersForOfferSet(t *testing.T) {
	const row, bad = "ReleaseOffer/INCOMPATIBLE_TARGETING/2", "error /0/DetailsDocument"
	facts := func(more, rules string) string {
		return `{"OfferFacts": [{"OfferId": "offer-1", "AgreementId": null}], "Entities": [{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@1", "DetailsDocument": {"State": "Draft", "ProductId": "prod-1"` + more + `, "Terms": [], "Rules": [` + rules + `]}}]}`
	}
	const set = `, "OfferSetId": "offerset-1"`
	released := change("ReleaseOffer", "offer-1", `{}`)
	expect(t, found(t, row, facts(set, ""), released), bad)
	expect(t, found(t, row, facts(set, toCountry), released), bad)
	expect(t, found(t, row, facts(set, toBuyers), released))
	expect(t, found(t, row, facts("", ""), released))
	expect(t, found(t, row, facts(set+`, "ResaleAuthorizationId": "resaleauthz-1"`, ""), released)) // which lacks its buyers
	expect(t, found(t, row, "", released), "undecided offer")
	expect(t, found(t, row, facts(set, ""), released, change("UpdateTargeting", "offer-1", `{"PositiveTargeting": {"BuyerAccounts": ["111122223333"]}}`)))
	expect(t, found(t, row, facts(set, toBuyers), released, change("UpdateTargeting", "offer-1", `{}`)), bad)
}
