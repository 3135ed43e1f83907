package rules_test

import (
	"fmt"
	"strings"
	"testing"
)

// What the tests of resale authorizations have in common: changes to one that the set creates
// and to one that is stored, and facts.

const (
	authorizedID  = "resaleauthz-1"
	newAuthorized = "$Authorize.Entity.Identifier"

	resaleFixed  = `{"Type": "ResaleFixedUpfrontPricingTerm", "CurrencyCode": "USD", "Duration": "P6M", "Price": "0", "Grants": [{"DimensionKey": "e", "MaxQuantity": 1}]}`
	resaleUsage  = `{"Type": "ResaleUsageBasedPricingTerm", "CurrencyCode": "USD", "RateCards": [{"RateCard": [{"DimensionKey": "m", "Price": "0.1"}]}]}`
	resaleChoice = `{"Type": "ResaleConfigurableUpfrontPricingTerm", "CurrencyCode": "USD", "RateCards": [{"Selector": {"Type": "Duration", "Value": "P12M"},
		"RateCard": [{"DimensionKey": "e", "Price": "1"}], "Constraints": {"MultipleDimensionSelection": "Allowed", "QuantityConfiguration": "Allowed"}}]}`
	buyerEula  = `{"Type": "BuyerLegalTerm", "Documents": [{"Type": "StandardEula"}]}`
	netIn30    = `{"Type": "ResaleNetPaymentTerm", "PaymentDuePeriod": "P30D"}`
	oneBuyer   = `{"Type": "BuyerTargetingTerm", "PositiveTargeting": {"BuyerAccounts": ["111122223333"]}}`
	agreement  = `{"AcquisitionChannel": "External", "PricingModel": "Contract"}`
	inBrazil   = "664418980131"
	elsewhere  = "444455556666"
	unlimited  = `{"Type": "AvailabilityRule", "Usage": "Unlimited"}`
	saasTerms  = `"PricingModel": "Contract", "Terms": [` + resaleChoice + `, ` + buyerEula + `]`
	plainDraft = `"Status": "Draft", ` + saasTerms
)

// authorize is a change to the stored resale authorization.
func authorize(changeType, details string) string {
	return authorizeIn(changeType, authorizedID, details)
}

// authorizeNew is a change to the resale authorization that the set creates.
func authorizeNew(changeType, details string) string {
	return authorizeIn(changeType, newAuthorized, details)
}

func authorizeIn(changeType, id, details string) string {
	return strings.Replace(change(changeType, id, details), "Offer@1.0", "ResaleAuthorization@1.0", 1)
}

// authorizing creates a resale authorization of prod-1, with more members.
func authorizing(account, more string) string {
	return `{"ChangeType": "CreateResaleAuthorization", "ChangeName": "Authorize", "Entity": {"Type": "ResaleAuthorization@1.0"},
		"DetailsDocument": {"ProductId": "prod-1", "Name": "n", "ResellerAccountId": "` + account + `"` + more + `}}`
}

var releaseAuthorized = authorize("ReleaseResaleAuthorization", `{}`)

func termsOf(list ...string) string { return `{"Terms": [` + strings.Join(list, ", ") + `]}` }

func latestStart(date string) string {
	return `{"Type": "BuyerValidityTerm", "MaximumAgreementStartDate": "` + date + `"}`
}

// availabilityOf is an AvailabilityRule of what is not "".
func availabilityOf(quantity, end string) string {
	rule := `{"Type": "AvailabilityRule", "Usage": "Limited"`
	if quantity != "" {
		rule += `, "OffersMaxQuantity": ` + quantity
	}
	if end != "" {
		rule += `, "AvailabilityEndDate": "` + end + `"`
	}
	return rule + `}`
}

// authorized is a facts document with a product of a type and the stored resale authorization,
// for an account and with an availability.
func authorized(productType, account, availability, members string) string {
	return fmt.Sprintf(`{"Entities": [
		{"EntityType": "%s@1.0", "EntityIdentifier": "prod-1@1", "DetailsDocument": {"Description": {"ProductState": "Active", "Visibility": "Public"}}},
		{"EntityType": "ResaleAuthorization@1.0", "EntityIdentifier": "%s@1", "DetailsDocument": {"ProductId": "prod-1", %s,
			"Rules": [%s, {"Type": "PartnerTargetingRule", "ResellerAccountId": "%s"}]}}]}`, productType, authorizedID, members, availability, account)
}

// ofSaaS is authorized for a SaaS product, without limits.
func ofSaaS(members string) string { return authorized("SaaSProduct", elsewhere, unlimited, members) }

// termsOfDraft is a draft of a model with terms.
func termsOfDraft(model string, terms ...string) string {
	members := `"Status": "Draft", "Terms": [` + strings.Join(terms, ", ") + `]`
	if model != "" {
		members = `"PricingModel": "` + model + `", ` + members
	}
	return members
}

// What hides the authorization, its details or its rules leaves each row of the release open.
func TestAuthorizationNotKnown(t *testing.T) {
	for _, row := range []string{
		"MISSING_MANDATORY_TERMS/1", "MISSING_MANDATORY_TERMS/2", "MISSING_MANDATORY_TERMS/3", "MISSING_MANDATORY_TERMS/4", "INCOMPATIBLE_TERMS/1",
		"INCOMPATIBLE_TERMS/2", "INCOMPATIBLE_BUYER_TARGETING/1", "INVALID_AVAILABILITY_END_DATE/1", "INVALID_CHARGE_DATE/1", "INCOMPATIBLE_STATUS/1",
	} {
		id := "ResaleAuthorization/ReleaseResaleAuthorization/" + row
		expect(t, found(t, id, "", releaseAuthorized), "undecided resale")
	}
	noRules := `{"Entities": [{"EntityType": "ResaleAuthorization@1.0", "EntityIdentifier": "resaleauthz-1@1", "DetailsDocument": {"ProductId": "prod-1", "Status": "Draft", "Terms": [` + resaleFixed + `, ` + termOfCharges("ResalePaymentScheduleTerm", "2024-06-01=1") + `]}}]}`
	for _, row := range []string{"INCOMPATIBLE_TERMS/1", "INVALID_AVAILABILITY_END_DATE/1", "INVALID_CHARGE_DATE/1"} {
		expect(t, found(t, "ResaleAuthorization/ReleaseResaleAuthorization/"+row, noRules, releaseAuthorized), "undecided resale")
	}
}

// A released authorization is not judged as a whole again.
func TestAuthorizationReleasedAgain(t *testing.T) {
	active := ofSaaS(`"Status": "Active", "PricingModel": "Contract", "PreExistingBuyerAgreement": ` + agreement + `, "Terms": [` + resaleFixed + `, ` + netIn30 + `]`)
	report := judged(t, active, releaseAuthorized)
	for _, f := range report.Findings {
		if f.Row != "ResaleAuthorization/ReleaseResaleAuthorization/INCOMPATIBLE_STATUS/1" {
			t.Errorf("%s is reported as well", f.Row)
		}
	}
	if len(report.Findings) != 1 || len(report.Undecided) != 0 {
		t.Errorf("%d findings, %d undecided rows", len(report.Findings), len(report.Undecided))
	}
}

// What the reseller account is AWS alone knows.
func TestAuthorizationAlwaysUndecided(t *testing.T) {
	const create, release, net = "ResaleAuthorization/CreateResaleAuthorization/INVALID_RESELLER_ACCOUNT/1",
		"ResaleAuthorization/ReleaseResaleAuthorization/INVALID_RESELLER_ACCOUNT/1", "ResaleAuthorization/UpdateNetPaymentTerms/INCOMPATIBLE_TERMS/1"
	stored := ofSaaS(termsOfDraft("Contract", resaleChoice, buyerEula, netIn30))
	expect(t, found(t, create, "", authorizing(elsewhere, "")), "undecided aws")
	expect(t, found(t, create, stored, releaseAuthorized))
	expect(t, found(t, release, stored, releaseAuthorized), "undecided aws")
	expect(t, found(t, release, "", authorizing(elsewhere, "")))
	expect(t, found(t, net, stored, authorize("UpdateNetPaymentTerms", termsOf(netIn30))), "undecided aws")
	expect(t, found(t, net, stored, authorize("UpdateNetPaymentTerms", termsOf())))
	expect(t, found(t, net, stored, releaseAuthorized))
}
