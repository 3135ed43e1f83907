package rules_test

import (
	"fmt"
	"strings"
	"testing"
)

// replacing are a change that replaces agmt-1, and one to the offer it makes.
func replacing(changeType, details string) []string {
	return []string{
		`{"ChangeType": "CreateReplacementOffer", "ChangeName": "New", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"AgreementId": "agmt-1", "Name": "New"}}`,
		change(changeType, "$New.Entity.Identifier", details),
	}
}

// acceptedIn is a facts document with agmt-1, in which terms were accepted.
func acceptedIn(types ...string) string {
	var list []string
	for _, name := range types {
		list = append(list, fmt.Sprintf(`{%q: {"type": %q}}`, strings.ToLower(name[:1])+name[1:], name))
	}
	return `{"Agreements": [{"agreementId": "agmt-1", "acceptedTerms": [` + strings.Join(list, ", ") + `, {"legalTerm": {"type": "LegalTerm"}}]}]}`
}

func TestTermsOfReplacement(t *testing.T) {
	const (
		removed, added  = "UpdatePricingTerms/INCOMPATIBLE_AGREEMENT/1", "UpdatePricingTerms/INCOMPATIBLE_AGREEMENT/2"
		upfront, fixed  = "ConfigurableUpfrontPricingTerm", "FixedUpfrontPricingTerm"
		usage, byol     = "UsageBasedPricingTerm", "ByolPricingTerm"
		list, at0, at1  = "/1/DetailsDocument/Terms", "/1/DetailsDocument/Terms/0", "/1/DetailsDocument/Terms/1"
		fixedTerm       = `{"Type": "FixedUpfrontPricingTerm", "CurrencyCode": "USD", "Price": "0", "Duration": "P12M", "Grants": [{"DimensionKey": "a", "MaxQuantity": 1}]}`
		warning, noFact = "warning ", ""
	)
	for _, c := range []struct {
		name, facts, requested string
		removed, added         string // what is said, "" for nothing
	}{
		{"kept", acceptedIn(upfront, usage), upfrontAt("P12M: a=1") + "," + usageAt("a=1"), "", ""},
		{"upfront by fixed", acceptedIn(upfront), fixedTerm, "", ""},
		{"fixed by upfront", acceptedIn(fixed), upfrontAt("P12M: a=1"), "", ""},
		{"usage removed", acceptedIn(upfront, usage), fixedTerm, warning + list, ""},
		{"usage added", acceptedIn(fixed), fixedTerm + "," + usageAt("a=1"), "", warning + at1},
		{"upfront by usage", acceptedIn(upfront), usageAt("a=1"), warning + list, warning + at0},
		{"licence removed", acceptedIn(byol, fixed), fixedTerm, warning + list, ""},
		{"no pricing terms accepted", acceptedIn("SupportTerm"), fixedTerm, "", warning + at0},
		{"nothing requested", acceptedIn(upfront), "", warning + list, ""},
		{"nothing requested, agreement not known", noFact, "", "undecided agreement", ""},
		{"agreement not known", noFact, fixedTerm, "undecided agreement", "undecided agreement"},
		{"terms not known", `{"Agreements": [{"agreementId": "agmt-1"}]}`, fixedTerm, "undecided agreement", "undecided agreement"},
		{"another agreement is known", strings.Replace(acceptedIn(usage), "agmt-1", "agmt-2", 1), fixedTerm, "undecided agreement", "undecided agreement"},
	} {
		t.Run(c.name, func(t *testing.T) {
			changes := replacing("UpdatePricingTerms", `{"PricingModel": "Contract", "Terms": [`+c.requested+`]}`)
			expect(t, found(t, removed, c.facts, changes...), unlessEmpty(c.removed)...)
			expect(t, found(t, added, c.facts, changes...), unlessEmpty(c.added)...)
		})
	}
}

func unlessEmpty(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

func TestReplacementByContract(t *testing.T) {
	const row = "UpdatePricingTerms/INCOMPATIBLE_PRODUCT/10"
	for _, model := range []string{"Byol", "Free", "Usage"} {
		pricing := `{"PricingModel": "` + model + `", "Terms": []}`
		expect(t, found(t, row, "", replacing("UpdatePricingTerms", pricing)...), "error /1/DetailsDocument/PricingModel")
		expect(t, found(t, row, storedOffer("Draft", "", ""), change("UpdatePricingTerms", "offer-1", pricing)))
		expect(t, found(t, row, "", change("UpdatePricingTerms", "offer-1", pricing)), "undecided offer")
	}
	contract := `{"PricingModel": "Contract", "Terms": []}`
	expect(t, found(t, row, "", replacing("UpdatePricingTerms", contract)...))
	expect(t, found(t, row, "", change("UpdatePricingTerms", "offer-1", contract)))
}

func TestDatesOfReplacement(t *testing.T) {
	const (
		availability = "UpdateAvailability/MISSING_AVAILABILITY_END_DATE/1"
		start        = "UpdateValidityTerms/INCOMPATIBLE_AGREEMENT/1"
	)
	for _, c := range []struct {
		row, date, agreement, want string
	}{
		{availability, "2024-12-30", `"endTime": "2024-12-31T00:00:00Z"`, ""},
		{availability, "2024-12-31", `"endTime": "2024-12-31T23:59:59Z"`, "error"},
		{availability, "2025-01-01", `"endTime": "2024-12-31T23:59:59Z"`, "error"},
		{availability, "2024-12-31", `"endTime": "2024-12-31T23:00:00-02:00"`, ""},
		{availability, "2024-12-30", `"endTime": 1735603200`, ""},
		{availability, "2024-12-31", `"endTime": 1735603200.5`, "error"},
		{availability, "2024-12-31", `"startTime": 1735603200.5`, "undecided agreement"},
		{availability, "2024-12-31", `"endTime": "soon"`, "undecided agreement"},
		{availability, "2024-12-31", "", "undecided agreement"},

		{start, "2024-05-01", `"startTime": "2024-01-01T00:00:00Z"`, ""},
		{start, "2024-05-02", `"startTime": "2024-01-01T00:00:00Z"`, "error"},
		{start, "2024-05-02", `"startTime": "2024-05-01T23:59:59Z"`, "error"},
		{start, "2024-05-02", `"startTime": "2024-05-02T00:00:00Z"`, ""},
		{start, "2024-05-01", "", ""},
		{start, "2024-05-02", "", "undecided agreement"},
		{start, "2024-05-02", `"endTime": "2024-12-31T00:00:00Z"`, "undecided agreement"},
	} {
		changeType, details, path := "UpdateAvailability", `{"AvailabilityEndDate": "`+c.date+`"}`, "/AvailabilityEndDate"
		if c.row == start {
			changeType, details = "UpdateValidityTerms", `{"Terms": [{"Type": "ValidityTerm", "AgreementStartDate": "`+c.date+`", "AgreementEndDate": "2025-12-31"}]}`
			path = "/Terms/0/AgreementStartDate"
		}
		t.Run(c.row+" "+c.date+" "+c.agreement, func(t *testing.T) {
			facts := ""
			if c.agreement != "" {
				facts = `{"Agreements": [{"agreementId": "agmt-1", ` + c.agreement + `}]}`
			}
			want := c.want
			if want == "error" {
				want += " /1/DetailsDocument" + path
			}
			expect(t, found(t, c.row, facts, replacing(changeType, details)...), unlessEmpty(want)...)
			expect(t, found(t, c.row, storedOffer("Draft", "", ""), change(changeType, "offer-1", details)))
		})
	}
}

func TestAgreementWithoutPricing(t *testing.T) {
	got := detailsOf(t, "UpdatePricingTerms/INCOMPATIBLE_AGREEMENT/2", `{"Agreements": [{"agreementId": "agmt-1", "acceptedTerms": []}]}`,
		replaceAgmt, change("UpdatePricingTerms", createdOffer, `{"PricingModel": "Contract", "Terms": [`+upfrontTerm("USD", upfrontCard("P12M", "a"))+`]}`))
	expect(t, got, "the agreement that is replaced has no pricing terms; leave out the other terms")
}

// A replacement of an agreement that has not begun starts with it.
func TestStartOfFutureAgreement(t *testing.T) {
	const row = "UpdateValidityTerms/INCOMPATIBLE_AGREEMENT_START_DATE/2"
	const start = "/1/DetailsDocument/Terms/0/AgreementStartDate"
	replace := `{"ChangeType": "CreateReplacementOffer", "ChangeName": "Create", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"AgreementId": "agmt-1"}}`
	agreement := func(start string) string {
		return `{"Agreements": [{"agreementId": "agmt-1", "startTime": "` + start + `"}]}`
	}
	for _, c := range []struct{ name, facts, dates, want string }{
		{"its day", agreement("2024-07-01T23:59:59Z"), `"AgreementStartDate": "2024-07-01", "AgreementEndDate": "2025-07-01"`, ""},
		{"a day later", agreement("2024-07-01T23:59:59Z"), `"AgreementStartDate": "2024-07-02", "AgreementEndDate": "2025-07-01"`, "error " + start},
		{"a day earlier", agreement("2024-07-01T00:00:00Z"), `"AgreementStartDate": "2024-06-30", "AgreementEndDate": "2025-07-01"`, "error " + start},
		{"none", agreement("2024-07-01T00:00:00Z"), `"AgreementEndDate": "2025-07-01"`, "warning " + start},
		{"tomorrow", agreement("2024-05-02T00:00:00Z"), `"AgreementEndDate": "2025-07-01"`, "warning " + start},
		{"begun today", agreement("2024-05-01T23:00:00Z"), `"AgreementEndDate": "2025-07-01"`, ""},
		{"not known", `{"Agreements": [{"agreementId": "agmt-1"}]}`, `"AgreementEndDate": "2025-07-01"`, "undecided agreement"},
		{"no agreement", "", `"AgreementEndDate": "2025-07-01"`, "undecided agreement"},
	} {
		t.Run(c.name, func(t *testing.T) {
			expect(t, found(t, row, c.facts, replace, change("UpdateValidityTerms", "$Create.Entity.Identifier", `{"Terms": [{"Type": "ValidityTerm", `+c.dates+`}]}`)), notEmpty(c.want)...)
		})
	}
	expect(t, found(t, row, agreement("2024-07-01T00:00:00Z"), replace, change("UpdateValidityTerms", "$Create.Entity.Identifier", `{"Terms": []}`)))
	expect(t, found(t, row, "", change("UpdateValidityTerms", "offer-1", `{"Terms": [{"Type": "ValidityTerm", "AgreementEndDate": "2025-07-01"}]}`)), "undecided offer")
}

// An agreement that was made from a resale offer is replaced by a change type of its own.
func TestReplacementOfResale(t *testing.T) {
	const row = "CreateReplacementOffer/INCOMPATIBLE_AGREEMENT/1"
	replace := func(changeType, more string) string {
		return `{"ChangeType": "` + changeType + `", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"AgreementId": "agmt-1"` + more + `}}`
	}
	facts := func(proposal, offer string) string {
		return `{"Agreements": [{"agreementId": "agmt-1", "proposalSummary": {` + proposal + `}}], "Entities": [{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-9@1", "DetailsDocument": {` + offer + `}}]}`
	}
	const from, resale = `"offerId": "offer-9"`, `"ResaleAuthorizationId": "resaleauthz-1"`
	for _, c := range []struct{ name, facts, want string }{
		{"resale", facts(from, resale), "error /0/DetailsDocument/AgreementId"},
		{"none", facts(from, ``), ""},
		{"null", facts(from, `"ResaleAuthorizationId": null`), ""},
		{"another offer", facts(`"offerId": "offer-8"`, resale), "undecided offer"},
		{"no offer", facts(``, resale), "undecided agreement"},
		{"no agreement", "", "undecided agreement"},
	} {
		t.Run(c.name, func(t *testing.T) {
			expect(t, found(t, row, c.facts, replace("CreateReplacementOffer", "")), notEmpty(c.want)...)
			expect(t, found(t, row, c.facts, replace("CreateReplacementOfferUsingResaleAuthorization", ", "+resale)))
		})
	}
}
