package rules_test

import (
	"strings"
	"testing"
)

const statusRow = "ResaleAuthorization/ReleaseResaleAuthorization/INCOMPATIBLE_STATUS/1"

// everyUpdate has for each type of update to an authorization details that it may have.
var everyUpdate = []struct{ changeType, details string }{
	{"UpdateInformation", `{"Name": "n"}`},
	{"UpdateInformation", `{"Description": null}`},
	{"UpdateInformation", `{"Name": "n", "Description": "d", "PreExistingBuyerAgreement": null}`},
	{"UpdateBuyerTargetingTerms", termsOf(oneBuyer)},
	{"UpdateBuyerTargetingTerms", termsOf()},
	{"UpdateAvailability", `{"OffersMaxQuantity": 1}`},
	{"UpdateAvailability", `{"OffersMaxQuantity": 1, "AvailabilityEndDate": "2024-06-30"}`},
	{"UpdateBuyerValidityTerms", termsOf(latestStart("2024-12-31"))},
	{"UpdateLegalTerms", termsOf(buyerEula)},
	{"UpdateLegalTerms", termsOf()},
	{"UpdatePricingTerms", `{"PricingModel": "Usage", "Terms": [` + resaleUsage + `]}`},
	{"UpdatePaymentScheduleTerms", termsOf()},
}

// Each change of an authorization that was released before is reported, once.
func TestReleasedAuthorization(t *testing.T) {
	const warning = "warning /0/DetailsDocument"
	for _, status := range []struct {
		members string
		update  []string // what is said of an update
		release []string
		net     []string
	}{
		{`"Status": "Active"`, []string{warning}, []string{"error /0/DetailsDocument"}, []string{"error /0/DetailsDocument"}},
		{`"Status": "Restricted"`, []string{warning}, []string{"error /0/DetailsDocument"}, []string{"error /0/DetailsDocument"}},
		{`"Status": "Draft"`, nil, nil, nil},
		{`"Name": "n"`, []string{"undecided resale"}, []string{"undecided resale"}, []string{"undecided resale"}},
	} {
		facts := ofSaaS(status.members + ", " + saasTerms)
		for _, u := range everyUpdate {
			expect(t, found(t, statusRow, facts, authorize(u.changeType, u.details)), status.update...)
		}
		expect(t, found(t, statusRow, facts, releaseAuthorized), status.release...)
		expect(t, found(t, statusRow, facts, authorize("UpdateNetPaymentTerms", termsOf(netIn30))))
		expect(t, found(t, statusRow, facts, authorize("RestrictResaleAuthorization", `{}`)))
		for _, list := range []string{termsOf(netIn30), termsOf()} {
			expect(t, found(t, "ResaleAuthorization/UpdateNetPaymentTerms/INCOMPATIBLE_STATUS/1", facts, authorize("UpdateNetPaymentTerms", list)), status.net...)
		}
	}
}

// An authorization that the set releases or creates takes every change, in any order.
func TestAuthorizationReleasedBySet(t *testing.T) {
	draft := ofSaaS(plainDraft)
	for _, u := range everyUpdate {
		expect(t, found(t, statusRow, draft, releaseAuthorized, authorize(u.changeType, u.details)))
		expect(t, found(t, statusRow, draft, authorize(u.changeType, u.details), releaseAuthorized))
		expect(t, found(t, statusRow, "", authorizing(elsewhere, ""), authorizeNew("ReleaseResaleAuthorization", `{}`), authorizeNew(u.changeType, u.details)))
	}
	expect(t, found(t, "ResaleAuthorization/UpdateNetPaymentTerms/INCOMPATIBLE_STATUS/1", draft, releaseAuthorized, authorize("UpdateNetPaymentTerms", termsOf(netIn30))))
}

// The finding names the change that it is about.
func TestReleasedAuthorizationNamesChange(t *testing.T) {
	report := judged(t, ofSaaS(`"Status": "Active", `+saasTerms), releaseAuthorized, authorize("UpdateInformation", `{"Name": "n", "Description": "d"}`), authorize("UpdateBuyerTargetingTerms", termsOf(oneBuyer)))
	var messages []string
	for _, f := range report.Findings {
		if f.Row == statusRow {
			messages = append(messages, strings.TrimSuffix(f.Message, " request can't be performed after the resale authorization is released."))
		}
	}
	expect(t, messages, "ReleaseResaleAuthorization", "UpdateInformation", "UpdateBuyerTargetingTerms")
}

// Only an authorization that was expired before the change set may not be restricted.
func TestRestrictedAuthorization(t *testing.T) {
	const row = "ResaleAuthorization/RestrictResaleAuthorization/INCOMPATIBLE_STATUS/1"
	restrict := authorize("RestrictResaleAuthorization", `{}`)
	for end, want := range map[string][]string{
		"2024-04-30": {"error /0/DetailsDocument"}, "2024-05-01": nil, "2024-05-02": nil, "": nil,
		"2024-04-30T23:59:59.999Z": {"error /0/DetailsDocument"}, "2024-04-30T23:30:00-01:00": nil, "soon": {"undecided resale"},
	} {
		for _, status := range []string{"Active", "Draft", "Restricted"} {
			facts := authorized("SaaSProduct", elsewhere, availabilityOf("", end), `"Status": "`+status+`", `+saasTerms)
			expect(t, found(t, row, facts, restrict), want...)
		}
	}
	expired := authorized("SaaSProduct", elsewhere, availabilityOf("1", "2024-04-30"), plainDraft)
	later := authorize("UpdateAvailability", `{"OffersMaxQuantity": 1, "AvailabilityEndDate": "2024-06-30"}`)
	expect(t, found(t, row, expired, restrict, later), "warning /0/DetailsDocument")
	expect(t, found(t, row, expired, later))
	expect(t, found(t, row, expired, releaseAuthorized))
	expect(t, found(t, row, "", releaseAuthorized))
	expect(t, found(t, row, "", restrict), "undecided resale")
	expect(t, found(t, row, "", authorizing(elsewhere, ""), authorizeNew("RestrictResaleAuthorization", `{}`)))
}
