package rules_test

import (
	"fmt"
	"testing"
)

// draftOf is a facts document with a draft offer, offer-1, of a product of a
// type ("" for one that is not known), with a pricing model ("" for not known).
func draftOf(productType, model, terms, rules string) string {
	product, fact := "", ""
	if productType != "" {
		product = fmt.Sprintf(`, {"EntityType": "%s@1.0", "EntityIdentifier": "prod-1@1", "DetailsDocument": {}}`, productType)
	}
	if model != "" {
		fact = fmt.Sprintf(`{"OfferId": "offer-1", "PricingModel": %q}`, model)
	}
	return fmt.Sprintf(`{"OfferFacts": [%s], "Entities": [{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@1",
		"DetailsDocument": {"Id": "offer-1", "State": "Draft", "ProductId": "prod-1", "Terms": [%s], "Rules": [%s]}}%s]}`, fact, terms, rules, product)
}

const (
	setBuyers    = `{"PositiveTargeting": {"BuyerAccounts": ["111122223333"]}}`
	setCountry   = `{"PositiveTargeting": {"CountryCodes": ["US"]}}`
	replaceAgmt  = `{"ChangeType": "CreateReplacementOffer", "ChangeName": "new", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"AgreementId": "agmt-1"}}`
	createOffer  = `{"ChangeType": "CreateOffer", "ChangeName": "new", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"ProductId": "prod-1"}}`
	createdOffer = "$new.Entity.Identifier"
)

func TestTermsOfPrivateOffer(t *testing.T) {
	const row = "UpdatePricingTerms/INCOMPATIBLE_TERMS/4"
	price := func(id string, terms string) string {
		return change("UpdatePricingTerms", id, `{"PricingModel": "Usage", "Terms": [`+terms+`]}`)
	}
	target := change("UpdateTargeting", "offer-1", setBuyers)
	for name, test := range map[string]struct {
		facts   string
		changes []string
		want    []string
	}{
		"monthly, private":                {draftOf("", "", "", toBuyers), []string{price("offer-1", recurringTerm)}, []string{"error /0/DetailsDocument/Terms/0"}},
		"monthly, public":                 {draftOf("", "", "", toCountry), []string{price("offer-1", recurringTerm)}, nil},
		"monthly, not known":              {"", []string{price("offer-1", recurringTerm)}, []string{"undecided offer"}},
		"monthly, made private":           {"", []string{target, price("offer-1", recurringTerm)}, []string{"error /1/DetailsDocument/Terms/0"}},
		"monthly, made public":            {draftOf("", "", "", toBuyers), []string{change("UpdateTargeting", "offer-1", setCountry), price("offer-1", recurringTerm)}, nil},
		"trial, private":                  {draftOf("", "", "", toBuyers), []string{price("offer-1", usageTerm("USD", "d1")+","+trialTerm)}, []string{"warning /0/DetailsDocument/Terms/1"}},
		"own license, private":            {draftOf("", "", "", toBuyers), []string{price("offer-1", byolTerm)}, []string{"warning /0/DetailsDocument/Terms/0"}},
		"all three":                       {draftOf("", "", "", toBuyers), []string{price("offer-1", recurringTerm+","+trialTerm+","+byolTerm)}, []string{"error /0/DetailsDocument/Terms/0", "warning /0/DetailsDocument/Terms/1", "warning /0/DetailsDocument/Terms/2"}},
		"usage, not known":                {"", []string{price("offer-1", usageTerm("USD", "d1"))}, nil},
		"stored monthly, made private":    {draftOf("", "", recurringTerm, toCountry), []string{target}, []string{"warning /0/DetailsDocument"}},
		"stored usage, made private":      {draftOf("", "", usageTerm("USD", "d1"), toCountry), []string{target}, nil},
		"made private, not known":         {"", []string{target}, []string{"undecided offer"}},
		"made public, not known":          {"", []string{change("UpdateTargeting", "offer-1", setCountry)}, nil},
		"a new offer, public":             {"", []string{createOffer, price(createdOffer, recurringTerm)}, nil},
		"a replacement offer, is private": {"", []string{replaceAgmt, price(createdOffer, recurringTerm)}, []string{"error /1/DetailsDocument/Terms/0"}},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, found(t, row, test.facts, test.changes...), test.want...)
		})
	}
}
