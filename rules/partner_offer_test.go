package rules_test

import (
	"fmt"
	"strings"
	"testing"
)

const createOfResale = `{"ChangeType": "CreateOfferUsingResaleAuthorization", "ChangeName": "New", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"ResaleAuthorizationId": "resaleauthz-1"}}`

// replacementOf is a change that replaces agmt-1 by an offer made from a resale authorization.
func replacementOf(authorization string) string {
	return fmt.Sprintf(`{"ChangeType": "CreateReplacementOfferUsingResaleAuthorization", "ChangeName": "New", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"AgreementId": "agmt-1", "ResaleAuthorizationId": %q}}`, authorization)
}

// resaleWith is a facts document with resaleauthz-1, which has given fields, and more.
func resaleWith(fields, more string) string {
	return known([]string{`{"EntityType": "ResaleAuthorization@1.0", "EntityIdentifier": "resaleauthz-1@1", "DetailsDocument": {` + fields + `}}`}, more)
}

// A resale authorization is usable to the end of its last day, and once if it is for one offer.
func TestActiveAuthorization(t *testing.T) {
	const row, at = "/INCOMPATIBLE_RESALE_AUTHORIZATION/1", " /0/DetailsDocument/ResaleAuthorizationId"
	rules := func(fields string) string { return `"Rules": [{"Type": "AvailabilityRule", ` + fields + `}]` }
	const open = `"Rules": []`
	for _, test := range []struct{ name, fields, want string }{
		{"active", `"Status": "Active", ` + open, ""},
		{"a draft", `"Status": "Draft", ` + open, "error" + at},
		{"restricted", `"Status": "Restricted", ` + open, "error" + at},
		{"another status", `"Status": "Paused", ` + open, "undecided resale"},
		{"no status", open, "undecided resale"},
		{"its last day", `"Status": "Active", ` + rules(`"AvailabilityEndDate": "2024-05-01"`), ""},
		{"the day after", `"Status": "Active", ` + rules(`"AvailabilityEndDate": "2024-04-30"`), "warning" + at},
		{"the day after, a timestamp", `"Status": "Active", ` + rules(`"AvailabilityEndDate": "2024-04-30T23:59:59.999Z"`), "warning" + at},
		{"a draft that has expired", `"Status": "Draft", ` + rules(`"AvailabilityEndDate": "2024-04-30"`), "error" + at},
		{"an unreadable last day", `"Status": "Active", ` + rules(`"AvailabilityEndDate": "soon"`), "undecided resale"},
		{"no rules", `"Status": "Active"`, "undecided resale"},
		{"no rules, used", `"Status": "Active", "OfferDetails": {"OfferExtendedStatus": "Completed-Used"}`, "warning" + at},
		{"one offer, none made", `"Status": "Active", "OfferDetails": {"OfferCreatedCount": 0}, ` + rules(`"OffersMaxQuantity": 1`), ""},
		{"one offer, made", `"Status": "Active", "OfferDetails": {"OfferCreatedCount": 1}, ` + rules(`"OffersMaxQuantity": 1`), "warning" + at},
		{"one offer, not started", `"Status": "Active", "OfferDetails": {"OfferExtendedStatus": "Not Started"}, ` + rules(`"OffersMaxQuantity": 1`), ""},
		{"one offer, not known", `"Status": "Active", ` + rules(`"OffersMaxQuantity": 1`), "undecided resale"},
		{"one offer, made, as strings", `"Status": "Active", "OfferDetails": {"OfferCreatedCount": "1"}, ` + rules(`"OffersMaxQuantity": "1"`), "warning" + at},
		{"one offer, none made, as strings", `"Status": "Active", "OfferDetails": {"OfferCreatedCount": "0"}, ` + rules(`"OffersMaxQuantity": "1"`), ""},
		{"many offers, three made", `"Status": "Active", "OfferDetails": {"OfferExtendedStatus": "Completed-Usable", "OfferCreatedCount": 3}, ` + rules(`"AvailabilityEndDate": "2025-01-01"`), ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			facts := resaleWith(test.fields, `"Agreements": [{"agreementId": "agmt-1", "status": "ACTIVE"}]`)
			for changeType, create := range map[string]string{"CreateOfferUsingResaleAuthorization": createOfResale, "CreateReplacementOfferUsingResaleAuthorization": replacementOf("resaleauthz-1")} {
				expect(t, found(t, changeType+row, facts, create), unlessEmpty(test.want)...)
			}
			expect(t, found(t, "CreateReplacementOfferUsingResaleAuthorization"+row, facts, createOfResale))
			expect(t, found(t, "CreateOfferUsingResaleAuthorization"+row, facts, replacementOf("resaleauthz-1")))
		})
	}
}

// An authorization of the change set is as the set leaves it. One that it restricts may be used
// before.
func TestActiveAuthorizationOfChangeSet(t *testing.T) {
	const row, at = "CreateOfferUsingResaleAuthorization/INCOMPATIBLE_RESALE_AUTHORIZATION/1", "error /0/DetailsDocument/ResaleAuthorizationId"
	of := func(changeType, details string) string {
		return strings.Replace(change(changeType, "resaleauthz-1", details), "Offer@1.0", "ResaleAuthorization@1.0", 1)
	}
	facts := func(status string) string { return resaleWith(`"Status": "`+status+`", "Rules": []`, "") }
	expect(t, found(t, row, facts("Draft"), createOfResale, of("ReleaseResaleAuthorization", "{}")))
	expect(t, found(t, row, facts("Draft"), createOfResale, of("UpdateInformation", `{"Name": "a"}`)), at)
	expect(t, found(t, row, facts("Active"), createOfResale, of("RestrictResaleAuthorization", "{}")))
	expect(t, found(t, row, facts("Restricted"), createOfResale, of("ReleaseResaleAuthorization", "{}")), at)
	expect(t, found(t, row, "", createOfResale, of("ReleaseResaleAuthorization", "{}")), "undecided resale")

	expect(t, detailsOf(t, row, resaleWith(`"Status": "Active", "Rules": [{"Type": "AvailabilityRule", "AvailabilityEndDate": "2024-04-30T23:59:59.999Z"}]`, ""), createOfResale),
		"the resale authorization could be used until its AvailabilityEndDate 2024-04-30, and today is 2024-05-01 (UTC); ask the manufacturer for another one")

	reference := strings.Replace(createOfResale, "resaleauthz-1", "$Auth.Entity.Identifier", 1)
	create := `{"ChangeType": "CreateResaleAuthorization", "ChangeName": "Auth", "Entity": {"Type": "ResaleAuthorization@1.0"}, "DetailsDocument": {"ProductId": "prod-1", "Name": "a", "ResellerAccountId": "111122223333"}}`
	release := strings.Replace(of("ReleaseResaleAuthorization", "{}"), "resaleauthz-1", "$Auth.Entity.Identifier", 1)
	limits := strings.Replace(of("UpdateAvailability", `{"OffersMaxQuantity": 1, "AvailabilityEndDate": "2024-12-31"}`), "resaleauthz-1", "$Auth.Entity.Identifier", 1)
	expect(t, found(t, row, "", reference, create), at)
	expect(t, found(t, row, "", reference, create, release, limits))
	expect(t, detailsOf(t, row, "", reference, create), "the change set creates the resale authorization and does not release it; add ReleaseResaleAuthorization for it")
}

func TestProductOfReplaced(t *testing.T) {
	const row, at = "CreateReplacementOfferUsingResaleAuthorization/INCOMPATIBLE_RESALE_AUTHORIZATION/2", " /0/DetailsDocument/ResaleAuthorizationId"
	agreement := func(ids ...string) string {
		var list []string
		for _, id := range ids {
			list = append(list, fmt.Sprintf(`{"id": %q}`, id))
		}
		return `"Agreements": [{"agreementId": "agmt-1", "proposalSummary": {"resources": [` + strings.Join(list, ", ") + `]}}]`
	}
	for _, test := range []struct{ name, product, agreement, want string }{
		{"the same", `"ProductId": "prod-1"`, agreement("prod-1"), ""},
		{"the same, with a revision", `"ProductId": "prod-1@3"`, agreement("prod-1@7"), ""},
		{"one of two", `"ProductId": "prod-1"`, agreement("prod-2", "prod-1"), ""},
		{"another", `"ProductId": "prod-1"`, agreement("prod-2"), "error" + at},
		{"neither of two", `"ProductId": "prod-1"`, agreement("prod-2", "prod-3"), "error" + at},
		{"ids of two forms", `"ProductId": "prod-1"`, agreement("4f9f0b1e"), "warning" + at},
		{"ids of two forms, one the same", `"ProductId": "4f9f0b1e"`, agreement("prod-1", "3c2a"), "warning" + at},
		{"other ids of another form", `"ProductId": "4f9f0b1e"`, agreement("3c2a"), "error" + at},
		{"no product", `"ProductId": ""`, agreement("prod-1"), "undecided resale"},
		{"no resources", `"ProductId": "prod-1"`, agreement(), "undecided agreement"},
		{"an unreadable resource", `"ProductId": "prod-1"`, agreement(""), "undecided agreement"},
		{"no agreement", `"ProductId": "prod-1"`, `"Agreements": []`, "undecided agreement"},
	} {
		t.Run(test.name, func(t *testing.T) {
			expect(t, found(t, row, resaleWith(test.product, test.agreement), replacementOf("resaleauthz-1")), unlessEmpty(test.want)...)
		})
	}
	expect(t, found(t, row, "", replacementOf("resaleauthz-1")), "undecided agreement, resale")
	expect(t, found(t, row, resaleWith(`"ProductId": "prod-1"`, ""), createOfResale))
	product := `{"ChangeType": "CreateProduct", "ChangeName": "P", "Entity": {"Type": "SaaSProduct@1.0"}, "DetailsDocument": {}}`
	authorization := `{"ChangeType": "CreateResaleAuthorization", "ChangeName": "Auth", "Entity": {"Type": "ResaleAuthorization@1.0"}, "DetailsDocument": {"ProductId": "$P.Entity.Identifier", "Name": "a", "ResellerAccountId": "111122223333"}}`
	expect(t, found(t, row, `{`+agreement("prod-1")+`}`, replacementOf("$Auth.Entity.Identifier"), product, authorization), "error"+at)
}

func TestBuyerOfReplaced(t *testing.T) {
	const row, at = "CreateReplacementOfferUsingResaleAuthorization/INCOMPATIBLE_RESALE_AUTHORIZATION/3", "error /0/DetailsDocument/ResaleAuthorizationId"
	buyers := func(accounts string) string {
		return `"Terms": [{"Type": "BuyerTargetingTerm", "PositiveTargeting": {"BuyerAccounts": [` + accounts + `]}}]`
	}
	const agreement = `"Agreements": [{"agreementId": "agmt-1", "acceptor": {"accountId": "111122223333"}}]`
	for _, test := range []struct{ name, terms, agreement, want string }{
		{"the buyer", buyers(`{"AwsAccountId": "111122223333"}`), agreement, ""},
		{"one of two", buyers(`{"AwsAccountId": "444455556666"}, {"AwsAccountId": "111122223333"}`), agreement, ""},
		{"another", buyers(`{"AwsAccountId": "444455556666"}`), agreement, at},
		{"every buyer", `"Terms": []`, agreement, ""},
		{"every buyer, no agreement", `"Terms": []`, `"Agreements": []`, ""},
		{"an empty list", buyers(""), agreement, ""},
		{"an unreadable account", buyers(`{"Id": 1}`), agreement, "undecided resale"},
		{"no terms", `"ProductId": "prod-1"`, agreement, "undecided resale"},
		{"no acceptor", buyers(`{"AwsAccountId": "444455556666"}`), `"Agreements": [{"agreementId": "agmt-1"}]`, "undecided agreement"},
		{"no agreement", buyers(`{"AwsAccountId": "444455556666"}`), `"Agreements": []`, "undecided agreement"},
	} {
		t.Run(test.name, func(t *testing.T) {
			expect(t, found(t, row, resaleWith(test.terms, test.agreement), replacementOf("resaleauthz-1")), unlessEmpty(test.want)...)
		})
	}
	expect(t, found(t, row, resaleWith(buyers(`{"AwsAccountId": "444455556666"}`), ""), createOfResale))
}

// Each change type that makes an offer has a row of its own about its OfferSetId.
func TestOfferSetOfResale(t *testing.T) {
	const own, other = "CreateOfferUsingResaleAuthorization/INCOMPATIBLE_PRODUCT/1", "CreateOffer/INCOMPATIBLE_PRODUCT/4"
	inSet := strings.Replace(createOfResale, `{"ResaleAuthorizationId"`, `{"OfferSetId": "offerset-abc", "ResaleAuthorizationId"`, 1)
	const arn = `"ProductId": "prod-1", "ProductArn": "arn:aws:aws-marketplace:us-east-1:1:AWSMarketplace/SaaSProduct/prod-1"`
	for limits, want := range map[string]string{
		`{"OfferSets": false}`: "error /0/DetailsDocument/OfferSetId",
		`{"OfferSets": true}`:  "",
		`{"ByProductType": {"SaaSProduct": {"OfferSets": false}}}`: "error /0/DetailsDocument/OfferSetId",
		`{"ByProductType": {"AmiProduct": {"OfferSets": false}}}`:  "undecided limits",
		`{}`: "undecided limits",
	} {
		facts := resaleWith(arn, `"Limits": `+limits)
		expect(t, found(t, own, facts, inSet), unlessEmpty(want)...)
		expect(t, found(t, other, facts, inSet))
		expect(t, found(t, own, facts, createOfResale))
	}
}
