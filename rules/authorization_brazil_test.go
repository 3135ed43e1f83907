package rules_test

import (
	"testing"
)

// Which accounts and roles go together.
func TestRoleForBrazil(t *testing.T) {
	const row = "ResaleAuthorization/CreateResaleAuthorization/(Brazil 2P)/2"
	const bad = "warning /0/DetailsDocument/ResellerRole"
	for _, c := range []struct {
		account, role string
		want          []string
	}{
		{inBrazil, `, "ResellerRole": "Distributor"`, nil},
		{inBrazil, `, "ResellerRole": "ChannelPartner"`, []string{bad}},
		{inBrazil, ``, []string{bad}},
		{elsewhere, `, "ResellerRole": "Distributor"`, []string{bad}},
		{elsewhere, `, "ResellerRole": "ChannelPartner"`, nil},
		{elsewhere, ``, nil},
	} {
		expect(t, found(t, row, "", authorizing(c.account, c.role)), c.want...)
	}
	expect(t, found(t, row, authorized("SaaSProduct", inBrazil, unlimited, plainDraft), releaseAuthorized))
}

// What an authorization for the distributor in Brazil has to have when it is released, and
// what it must not have at all. An authorization for anybody else is not judged.
func TestReleasedForBrazil(t *testing.T) {
	const offers, buyer, net = "ResaleAuthorization/UpdateAvailability/(Brazil 2P)/3", "ResaleAuthorization/UpdateBuyerTargetingTerms/(Brazil 2P)/5", "ResaleAuthorization/UpdateNetPaymentTerms/(Brazil 2P)/7"
	two := `{"Type": "BuyerTargetingTerm", "PositiveTargeting": {"BuyerAccounts": ["111122223333", "777788889999"]}}`
	same := `{"Type": "BuyerTargetingTerm", "PositiveTargeting": {"BuyerAccounts": [{"AwsAccountId": "111122223333"}, {"AwsAccountId": "111122223333"}]}}`
	unreadable := `{"Type": "BuyerTargetingTerm", "PositiveTargeting": {"BuyerAccounts": [{"LegalName": "n"}]}}`
	date := authorize("UpdateAvailability", `{"AvailabilityEndDate": "2024-06-30"}`)
	for _, account := range []string{inBrazil, elsewhere} {
		want := func(said string) []string {
			if account == inBrazil {
				return []string{said}
			}
			return nil
		}
		facts := func(quantity string, terms ...string) string {
			return authorized("SaaSProduct", account, availabilityOf(quantity, "2024-09-30"), termsOfDraft("Contract", append(terms, resaleChoice, buyerEula)...))
		}
		expect(t, found(t, offers, facts("1", oneBuyer), releaseAuthorized))
		expect(t, found(t, offers, facts("", oneBuyer), releaseAuthorized), want("warning /0/DetailsDocument")...)
		expect(t, found(t, offers, facts("", oneBuyer), date, releaseAuthorized), want("warning /0/DetailsDocument/OffersMaxQuantity")...)
		expect(t, found(t, offers, facts("1", oneBuyer), date, releaseAuthorized), want("undecided aws")...)
		expect(t, found(t, offers, facts("", oneBuyer), date))

		expect(t, found(t, buyer, facts("1", oneBuyer), releaseAuthorized))
		expect(t, found(t, buyer, facts("1", same), releaseAuthorized))
		expect(t, found(t, buyer, facts("1"), releaseAuthorized), want("warning /0/DetailsDocument")...)
		expect(t, found(t, buyer, facts("1", two), releaseAuthorized), want("warning /0/DetailsDocument")...)
		expect(t, found(t, buyer, facts("1", unreadable), releaseAuthorized), want("undecided resale")...)
		expect(t, found(t, buyer, facts("1", oneBuyer), authorize("UpdateBuyerTargetingTerms", termsOf(two)), releaseAuthorized), want("warning /0/DetailsDocument/Terms/0/PositiveTargeting/BuyerAccounts")...)
		expect(t, found(t, buyer, facts("1", oneBuyer), authorize("UpdateBuyerTargetingTerms", termsOf()), releaseAuthorized), want("warning /0/DetailsDocument/Terms")...)
		expect(t, found(t, buyer, facts("1", oneBuyer), authorize("UpdateBuyerTargetingTerms", termsOf(two))))

		expect(t, found(t, net, facts("1", oneBuyer), releaseAuthorized))
		expect(t, found(t, net, facts("1", oneBuyer, netIn30), releaseAuthorized), want("warning /0/DetailsDocument")...)
		expect(t, found(t, net, facts("1", oneBuyer), authorize("UpdateNetPaymentTerms", termsOf(netIn30))), want("warning /0/DetailsDocument/Terms/0")...)
		expect(t, found(t, net, facts("1", oneBuyer, netIn30), authorize("UpdateNetPaymentTerms", termsOf())))
	}
	for _, row := range []string{offers, buyer, net} {
		expect(t, found(t, row, "", releaseAuthorized), "undecided resale")
	}
	active := authorized("SaaSProduct", inBrazil, unlimited, `"Status": "Active", `+saasTerms)
	expect(t, found(t, offers, active, date, releaseAuthorized))
}
