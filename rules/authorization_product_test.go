package rules_test

import (
	"fmt"
	"testing"
)

// The product types that can be resold, and the one whose agreements can start later. The
// ProductArn of the authorization says the type where the facts do not hold the product.
func TestProductOfAuthorization(t *testing.T) {
	const resold, later, brazil = "ResaleAuthorization/CreateResaleAuthorization/INCOMPATIBLE_PRODUCT/1", "ResaleAuthorization/UpdateBuyerValidityTerms/INCOMPATIBLE_PRODUCT/1", "ResaleAuthorization/CreateResaleAuthorization/(Brazil 2P)/1"
	start := termsOf(latestStart("2024-12-31"))
	for productType, c := range map[string]struct{ isResold, startsLater bool }{
		"SaaSProduct": {true, true}, "AmiProduct": {true, false}, "ContainerProduct": {true, false}, "ProfessionalServicesProduct": {true, false},
		"MachineLearningProduct": {false, false}, "DataProduct": {false, false}, "ServerProduct": {false, false},
	} {
		want := func(isFine bool, otherwise string) []string {
			if isFine {
				return nil
			}
			return []string{otherwise}
		}
		product := fmt.Sprintf(`{"Entities": [{"EntityType": "%s@1.0", "EntityIdentifier": "prod-1@1", "DetailsDocument": {}}]}`, productType)
		byArn := fmt.Sprintf(`{"Entities": [{"EntityType": "ResaleAuthorization@1.0", "EntityIdentifier": "resaleauthz-1@1", "DetailsDocument": {
			"ProductArn": "arn:aws:aws-marketplace:us-east-1:111122223333:AWSMarketplace/%s/prod-1", "Status": "Draft", "Terms": [%s]}}]}`, productType, latestStart("2024-12-31"))
		both := authorized(productType, elsewhere, unlimited, termsOfDraft("Contract", latestStart("2024-12-31")))
		expect(t, found(t, resold, product, authorizing(elsewhere, "")), want(c.isResold, "warning /0/DetailsDocument/ProductId")...)
		expect(t, found(t, resold, both, releaseAuthorized), want(c.isResold, "warning /0/DetailsDocument")...)
		expect(t, found(t, brazil, product, authorizing(inBrazil, "")), want(c.startsLater, "warning /0/DetailsDocument/ProductId")...)
		expect(t, found(t, later, product, authorizing(elsewhere, ""), authorizeNew("UpdateBuyerValidityTerms", start)), want(c.startsLater, "error /1/DetailsDocument/Terms/0")...)
		for _, facts := range []string{byArn, both} {
			expect(t, found(t, later, facts, authorize("UpdateBuyerValidityTerms", start)), want(c.startsLater, "error /0/DetailsDocument/Terms/0")...)
			expect(t, found(t, later, facts, releaseAuthorized), want(c.startsLater, "warning /0/DetailsDocument")...)
			expect(t, found(t, later, facts, authorize("UpdateBuyerValidityTerms", termsOf()), releaseAuthorized))
		}
	}
	expect(t, found(t, resold, "", authorizing(elsewhere, "")), "undecided product")
	expect(t, found(t, later, "", authorizing(elsewhere, ""), authorizeNew("UpdateBuyerValidityTerms", start)), "undecided product")
	expect(t, found(t, later, "", authorize("UpdateBuyerValidityTerms", start)), "undecided resale")
	expect(t, found(t, later, ofSaaS(plainDraft), releaseAuthorized))
}

// An authorization is released for a product that is active, and Limited or Public.
func TestReleasedProductOfAuthorization(t *testing.T) {
	const row = "ResaleAuthorization/ReleaseResaleAuthorization/INCOMPATIBLE_PRODUCT/1"
	const bad = "error /0/DetailsDocument"
	for _, c := range []struct {
		description string
		want        []string
	}{
		{`"ProductState": "Active", "Visibility": "Limited"`, nil},
		{`"ProductState": "Active", "Visibility": "Public"`, nil},
		{`"Visibility": "Public"`, nil},
		{`"ProductState": "Active", "Visibility": "Restricted"`, []string{bad}},
		{`"ProductState": "Draft", "Visibility": "Public"`, []string{bad}},
		{`"Visibility": "Draft"`, []string{bad}},
		{`"ProductState": "Active"`, []string{"undecided product"}},
	} {
		facts := fmt.Sprintf(`{"Entities": [{"EntityType": "SaaSProduct@1.0", "EntityIdentifier": "prod-1@1", "DetailsDocument": {"Description": {%s}}},
			{"EntityType": "ResaleAuthorization@1.0", "EntityIdentifier": "resaleauthz-1@1", "DetailsDocument": {"ProductId": "prod-1", %s, "Rules": []}}]}`, c.description, plainDraft)
		expect(t, found(t, row, facts, releaseAuthorized), c.want...)
		expect(t, found(t, row, facts, releaseAuthorized, `{"ChangeType": "ReleaseProduct", "Entity": {"Type": "SaaSProduct@1.0", "Identifier": "prod-1"}, "DetailsDocument": {}}`))
	}
	makeProduct := `{"ChangeType": "CreateProduct", "ChangeName": "Product", "Entity": {"Type": "SaaSProduct@1.0"}, "DetailsDocument": {}}`
	releaseProduct := `{"ChangeType": "ReleaseProduct", "Entity": {"Type": "SaaSProduct@1.0", "Identifier": "$Product.Entity.Identifier"}, "DetailsDocument": {}}`
	ofNew := `{"ChangeType": "CreateResaleAuthorization", "ChangeName": "Authorize", "Entity": {"Type": "ResaleAuthorization@1.0"},
		"DetailsDocument": {"ProductId": "$Product.Entity.Identifier", "Name": "n", "ResellerAccountId": "444455556666"}}`
	released := authorizeNew("ReleaseResaleAuthorization", `{}`)
	expect(t, found(t, row, "", makeProduct, ofNew, released), "warning /2/DetailsDocument")
	expect(t, found(t, row, "", makeProduct, ofNew, released, releaseProduct))
	expect(t, found(t, row, "", makeProduct, ofNew))
}
