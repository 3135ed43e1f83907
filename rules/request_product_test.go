package rules_test

import (
	"fmt"
	"strings"
	"testing"
)

// A resale authorization is for a product that exists and was released before, or is released
// by the change set.
func TestProductOfNewAuthorization(t *testing.T) {
	const row = "ResaleAuthorization/CreateResaleAuthorization/404/ProductId"
	product := func(description string) string {
		return fmt.Sprintf(`{"Entities": [{"EntityType": "SaaSProduct@1.0", "EntityIdentifier": "prod-1@1", "DetailsDocument": {"Description": {%s}}},
			{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@1", "DetailsDocument": {}}]}`, description)
	}
	of := func(id string) string {
		return strings.Replace(authorizing(elsewhere, ""), `"ProductId": "prod-1"`, `"ProductId": "`+id+`"`, 1)
	}
	toProduct := func(changeType, name, id string) string {
		return fmt.Sprintf(`{"ChangeType": %q, "ChangeName": %q, "Entity": {"Type": "SaaSProduct@1.0"%s}, "DetailsDocument": {}}`, changeType, name, id)
	}
	const stored, other = `, "Identifier": "prod-1@1"`, `, "Identifier": "prod-2"`
	makeProduct := toProduct("CreateProduct", "Product", "")
	const first, second = " /0/DetailsDocument/ProductId", " /1/DetailsDocument/ProductId"
	const active, draft = `"ProductState": "Active", "Visibility": "Public"`, `"ProductState": "Draft"`
	for _, c := range []struct {
		facts   string
		changes []string
		want    []string
	}{
		{product(active), []string{of("prod-1")}, nil},
		{product(``), []string{of("prod-1")}, nil},
		{product(`"Visibility": "Restricted"`), []string{of("prod-1")}, nil},
		{product(draft), []string{of("prod-1")}, []string{"error" + first}},
		{product(`"Visibility": "Draft"`), []string{of("prod-1")}, []string{"error" + first}},
		{product(draft), []string{of("prod-1"), toProduct("ReleaseProduct", "Release", stored)}, nil},
		{product(draft), []string{of("prod-1"), toProduct("ReleaseProduct", "Release", other)}, []string{"error" + first}},
		{product(draft), []string{of("prod-1"), toProduct("AddDimensions", "Add", stored)}, []string{"error" + first}},
		{product(draft), []string{toProduct("AddDimensions", "Add", stored), of("$Add.Entity.Identifier")}, []string{"error" + second}},
		{product(active), []string{toProduct("AddDimensions", "Add", stored), of("$Add.Entity.Identifier")}, nil},
		{"", []string{toProduct("AddDimensions", "Add", stored), of("$Add.Entity.Identifier")}, []string{"undecided product"}},
		{"", []string{makeProduct, of("$Product.Entity.Identifier")}, []string{"warning" + second}},
		{"", []string{of("$Product.Entity.Identifier"), makeProduct}, []string{"warning" + first}},
		{"", []string{makeOffer, of("$Make.Entity.Identifier")}, []string{"error" + second}},
		{"", []string{of("$Nobody.Entity.Identifier")}, nil},
		{"", []string{of("Product.Entity.Identifier"), makeProduct}, nil},
		{product(active), []string{of("offer-1")}, []string{"error" + first}},
		{"", []string{of("prod-1")}, []string{"undecided product"}},
	} {
		expect(t, found(t, row, c.facts, c.changes...), c.want...)
	}
}
