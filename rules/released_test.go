package rules_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/offercheck/offercheck/errcodes"
)

// storedOffer is a facts document with one offer, offer-1 of prod-1, known to
// replace no agreement. Terms and rules are the items of its lists.
func storedOffer(state, terms, rules string) string {
	return fmt.Sprintf(`{"OfferFacts": [{"OfferId": "offer-1", "AgreementId": null}], "Entities": [{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@2",
		"DetailsDocument": {"Id": "offer-1", "State": %q, "ProductId": "prod-1", "Terms": [%s], "Rules": [%s]}}]}`, state, terms, rules)
}

const (
	toBuyers  = `{"Type": "TargetingRule", "PositiveTargeting": {"BuyerAccounts": ["111122223333", "444455556666"]}}`
	toCountry = `{"Type": "TargetingRule", "PositiveTargeting": {"CountryCodes": ["US"]}}`
	details   = "/0/DetailsDocument"
)

// What each change type sets is locked in the offers that its row names.
func TestLockedWhenReleased(t *testing.T) {
	rows := []struct{ row, changeType, details, path, public string }{
		{"UpdateSupportTerms/INCOMPATIBLE_TERMS/2", "UpdateSupportTerms", `{"Terms": [{"Type": "SupportTerm", "RefundPolicy": "None."}]}`, "/Terms/0", ""},
		{"UpdateSupportTerms/INCOMPATIBLE_TERMS/2", "UpdateSupportTerms", `{"Terms": []}`, "", ""},
		{"UpdateLegalTerms/INCOMPATIBLE_TERMS/1", "UpdateLegalTerms", `{"Terms": [{"Type": "LegalTerm", "Documents": [{"Type": "StandardEula", "Version": "2022-07-14"}]}]}`, "/Terms/0", ""},
		{"UpdatePricingTerms/INCOMPATIBLE_TERMS/10", "UpdatePricingTerms", `{"PricingModel": "Byol", "Terms": [{"Type": "ByolPricingTerm"}]}`, "/Terms", ""},
		{"UpdateRenewalTerms/INCOMPATIBLE_TERMS/3", "UpdateRenewalTerms", `{"Terms": [{"Type": "RenewalTerm"}]}`, "/Terms/0", ""},
		{"UpdatePaymentScheduleTerms/INCOMPATIBLE_TERMS/1", "UpdatePaymentScheduleTerms",
			`{"Terms": [{"Type": "PaymentScheduleTerm", "CurrencyCode": "USD", "Schedule": [{"ChargeDate": "2024-06-01", "ChargeAmount": "1"}]}]}`, "/Terms/0", "error"},
	}
	for _, r := range rows {
		t.Run(r.row, func(t *testing.T) {
			c := change(r.changeType, "offer-1", r.details)
			expect(t, found(t, r.row, storedOffer("Released", "", toBuyers), c), "error "+details+r.path)
			expect(t, found(t, r.row, storedOffer("Draft", "", toBuyers), c))
			expect(t, found(t, r.row, "", c), "undecided offer")

			var public []string
			if r.public != "" {
				public = append(public, r.public+" "+details+r.path)
			}
			expect(t, found(t, r.row, storedOffer("Released", "", toCountry), c), public...)

			// Releasing the offer, or making it private, in the same change set is no lock.
			expect(t, found(t, r.row, storedOffer("Draft", "", toBuyers), c, change("ReleaseOffer", "offer-1", `{}`)))
			target := change("UpdateTargeting", "offer-1", `{"PositiveTargeting": {"BuyerAccounts": ["111122223333"]}}`)
			expect(t, found(t, r.row, storedOffer("Released", "", toCountry), c, target), public...)
			// An offer that was private stays locked when it is made public.
			expect(t, found(t, r.row, storedOffer("Released", "", toBuyers), c, change("UpdateTargeting", "offer-1", `{}`)), "error "+details+r.path)
		})
	}
}

// A replacement offer is private, whatever its targeting says.
func TestReplacementIsLockedWhenReleased(t *testing.T) {
	const row = "UpdateRenewalTerms/INCOMPATIBLE_TERMS/3"
	facts := `{"OfferFacts": [{"OfferId": "offer-1", "AgreementId": "agmt-1"}], "Entities": [{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@2",
		"DetailsDocument": {"State": "Released", "ProductId": "prod-1", "Terms": [], "Rules": []}}]}`
	c := change("UpdateRenewalTerms", "offer-1", `{"Terms": [{"Type": "RenewalTerm"}]}`)
	expect(t, found(t, row, facts, c), "error "+details+"/Terms/0")
	// Its buyer is that of the agreement: whether the request changes it is not known.
	const targeting = "UpdateTargeting/INCOMPATIBLE_TARGETING/"
	buyer := change("UpdateTargeting", "offer-1", `{"PositiveTargeting": {"BuyerAccounts": ["111122223333"]}}`)
	expect(t, foundIn(t, errcodes.Edition2024, targeting+"1", facts, buyer), "warning "+details)
	expect(t, foundIn(t, errcodes.Edition2026, targeting+"1", facts, buyer))
	expect(t, found(t, targeting+"4", facts, buyer))
	expect(t, found(t, targeting+"5", facts, buyer), "warning "+details+"/PositiveTargeting/BuyerAccounts")
	expect(t, found(t, targeting+"1", facts, change("UpdateTargeting", "offer-1", `{"PositiveTargeting": {"CountryCodes": ["US"]}}`)), "warning "+details)
}

func TestPreExistingAgreementWhenReleased(t *testing.T) {
	const row = "UpdateInformation/INCOMPATIBLE_PRE_EXISTING_AGREEMENT/1"
	const external = `{"AcquisitionChannel": "External", "PricingModel": "Contract"}`
	stored := func(state, agreement string) string {
		return fmt.Sprintf(`{"Entities": [{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@2", "DetailsDocument": {"State": %q%s}}]}`, state, agreement)
	}
	has := func(value string) string { return `, "PreExistingAgreement": ` + value }
	for _, c := range []struct {
		name, state, stored, requested string
		locked                         bool
	}{
		{"same", "Released", has(external), external, false},
		{"same, members in another order", "Released", has(external), `{"PricingModel": "Contract", "AcquisitionChannel": "External"}`, false},
		{"other channel", "Released", has(external), `{"AcquisitionChannel": "AwsMarketplace", "PricingModel": "Contract"}`, true},
		{"other model", "Released", has(external), `{"AcquisitionChannel": "External", "PricingModel": "Usage"}`, true},
		{"other model, draft", "Draft", has(external), `{"AcquisitionChannel": "External", "PricingModel": "Usage"}`, false},
		{"added", "Released", "", external, true},
		{"added where null is stored", "Released", has("null"), external, true},
		{"removed", "Released", has(external), "null", true},
		{"removed where none is stored", "Released", "", "null", false},
		{"removed where null is stored", "Released", has("null"), "null", false},
		{"removed, draft", "Draft", has(external), "null", false},
		{"stored without a model", "Released", has(`{"AcquisitionChannel": "External"}`), external, false},
		{"stored without a model, other channel", "Released", has(`{"AcquisitionChannel": "AwsMarketplace"}`), external, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := found(t, row, stored(c.state, c.stored), change("UpdateInformation", "offer-1", `{"PreExistingAgreement": `+c.requested+`}`))
			if c.locked {
				expect(t, got, "error "+details+"/PreExistingAgreement")
			} else {
				expect(t, got)
			}
		})
	}
	expect(t, found(t, row, "", change("UpdateInformation", "offer-1", `{"PreExistingAgreement": null}`)), "undecided offer")
	expect(t, found(t, row, stored("Released", has(external)), change("UpdateInformation", "offer-1", `{"Description": "Renewal"}`)))
}

func TestTargetingWhenReleased(t *testing.T) {
	const row = "UpdateTargeting/INCOMPATIBLE_TARGETING/"
	const accounts = details + "/PositiveTargeting/BuyerAccounts"
	const removed, added = 1, 2 // in the rows of edition 2026
	for _, c := range []struct {
		name, state, rules, requested, want string
		changes                             int
	}{
		{"same buyers in another order", "Released", toBuyers, `{"PositiveTargeting": {"BuyerAccounts": ["444455556666", "111122223333"]}}`, "warning " + details, 0},
		{"same buyers, one twice", "Released", toBuyers, `{"PositiveTargeting": {"BuyerAccounts": ["444455556666", "111122223333", "111122223333"]}}`, "warning " + details, 0},
		{"buyer added", "Released", toBuyers, `{"PositiveTargeting": {"BuyerAccounts": ["444455556666", "111122223333", "777788889999"]}}`, "error " + accounts, added},
		{"buyer removed", "Released", toBuyers, `{"PositiveTargeting": {"BuyerAccounts": ["444455556666"]}}`, "error " + accounts, removed},
		{"buyer exchanged", "Released", toBuyers, `{"PositiveTargeting": {"BuyerAccounts": ["444455556666", "777788889999"]}}`, "error " + accounts, removed | added},
		{"buyers left out", "Released", toBuyers, `{"PositiveTargeting": {"CountryCodes": ["US"]}}`, "error " + accounts, removed},
		{"positive targeting left out", "Released", toBuyers, `{"NegativeTargeting": {"CountryCodes": ["FR"]}}`, "error " + details + "/PositiveTargeting", removed},
		{"draft", "Draft", toBuyers, `{"PositiveTargeting": {"BuyerAccounts": ["777788889999"]}}`, "", 0},
		{"public gains buyers", "Released", toCountry, `{"PositiveTargeting": {"BuyerAccounts": ["777788889999"]}}`, "warning " + accounts, added},
		{"untargeted gains buyers", "Released", "", `{"PositiveTargeting": {"BuyerAccounts": ["777788889999"]}}`, "warning " + accounts, added},
		{"public draft gains buyers", "Draft", toCountry, `{"PositiveTargeting": {"BuyerAccounts": ["777788889999"]}}`, "", 0},
		{"public, other countries", "Released", toCountry, `{"PositiveTargeting": {"CountryCodes": ["CA"]}}`, "", 0},
		{"public, no targeting", "Released", toCountry, `{}`, "", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			var want, left, gone, new []string
			if c.want != "" {
				want = append(want, c.want)
			}
			if c.changes == 0 {
				left = want
			}
			if c.changes&removed != 0 {
				gone = append(gone, strings.Replace(c.want, "warning", "error", 1))
			}
			if c.changes&added != 0 {
				new = append(new, strings.Replace(c.want, "warning", "error", 1))
			}
			facts, update := storedOffer(c.state, "", c.rules), change("UpdateTargeting", "offer-1", c.requested)
			expect(t, foundIn(t, errcodes.Edition2024, row+"1", facts, update), want...)
			expect(t, foundIn(t, errcodes.Edition2026, row+"1", facts, update), left...)
			expect(t, found(t, row+"4", facts, update), gone...)
			expect(t, found(t, row+"5", facts, update), new...)
		})
	}
	nothing := change("UpdateTargeting", "offer-1", `{}`)
	expect(t, found(t, row+"1", "", nothing), "undecided offer")
	expect(t, found(t, row+"4", "", nothing), "undecided offer")
	expect(t, found(t, row+"5", "", nothing))
	expect(t, found(t, row+"5", "", change("UpdateTargeting", "offer-1", `{"PositiveTargeting": {"BuyerAccounts": ["777788889999"]}}`)), "undecided offer")
}

// A released offer whose targeting is not known is an error, a warning or
// nothing, so it is left open; one that is not released is fine all the same.
func TestTargetingNotKnownWhenReleased(t *testing.T) {
	const row = "UpdateTargeting/INCOMPATIBLE_TARGETING/1"
	facts := func(state string) string {
		return fmt.Sprintf(`{"Entities": [{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@2", "NotKnown": ["Targeting"], "DetailsDocument": {"State": %q}}]}`, state)
	}
	c := change("UpdateTargeting", "offer-1", `{"PositiveTargeting": {"BuyerAccounts": ["777788889999"]}}`)
	expect(t, found(t, row, facts("Released"), c), "undecided offer")
	expect(t, found(t, row, facts("Draft"), c))
	for _, row := range []string{"UpdateTargeting/INCOMPATIBLE_TARGETING/4", "UpdateTargeting/INCOMPATIBLE_TARGETING/5"} {
		expect(t, found(t, row, facts("Released"), c), "undecided offer")
		expect(t, found(t, row, facts("Draft"), c))
	}
}

func TestTargetingOfReplacement(t *testing.T) {
	const row = "UpdateTargeting/INCOMPATIBLE_TARGETING/3"
	target := func(id string) string { return change("UpdateTargeting", id, `{}`) }
	create := func(changeType, details string) string {
		return fmt.Sprintf(`{"ChangeType": %q, "ChangeName": "Create", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": %s}`, changeType, details)
	}
	facts := func(agreement string) string {
		return fmt.Sprintf(`{"OfferFacts": [{"OfferId": "offer-1"%s}]}`, agreement)
	}
	made := "$Create.Entity.Identifier"
	expect(t, found(t, row, "", create("CreateReplacementOffer", `{"AgreementId": "agmt-1"}`), target(made)), "error /1/DetailsDocument")
	expect(t, found(t, row, "", target(made), create("CreateReplacementOffer", `{"AgreementId": "agmt-1"}`)), "error /0/DetailsDocument")
	expect(t, found(t, row, "", create("CreateReplacementOffer", `{"AgreementId": 1}`), target(made)), "undecided changeset")
	expect(t, found(t, row, "", create("CreateOffer", `{"ProductId": "prod-1"}`), target(made)))
	expect(t, found(t, row, facts(`, "AgreementId": "agmt-1"`), target("offer-1")), "error /0/DetailsDocument")
	expect(t, found(t, row, facts(`, "AgreementId": null`), target("offer-1")))
	expect(t, found(t, row, facts(``), target("offer-1")), "undecided offer")
	expect(t, found(t, row, storedOffer("Draft", "", toBuyers), target("offer-1@2")))
}

// In edition 2026 a request that names the buyer of the agreement alone may be one that AWS
// takes.
func TestBuyerOfReplacement(t *testing.T) {
	const targeting, buyers = "UpdateTargeting/INCOMPATIBLE_TARGETING/3", "UpdateTargeting/INCOMPATIBLE_BUYER_ACCOUNTS/1"
	const first, second = details + "/PositiveTargeting/BuyerAccounts/0", details + "/PositiveTargeting/BuyerAccounts/1"
	facts := func(acceptor string) string {
		return fmt.Sprintf(`{"OfferFacts": [{"OfferId": "offer-1", "AgreementId": "agmt-1"}], "Agreements": [{"agreementId": "agmt-1"%s}]}`, acceptor)
	}
	known := facts(`, "acceptor": {"accountId": "111122223333"}`)
	for _, c := range []struct {
		name, facts, requested string
		targeting, buyers      string
	}{
		{"the buyer", known, `["111122223333"]`, "warning " + details, ""},
		{"another", known, `["444455556666"]`, "error " + details, "warning " + first},
		{"the buyer and another", known, `["111122223333", "444455556666"]`, "error " + details, "warning " + second},
		{"two others", known, `["444455556666", "777788889999"]`, "error " + details, "warning " + first},
		{"no acceptor", facts(""), `["111122223333"]`, "warning " + details, "undecided agreement"},
		{"no agreement", `{"OfferFacts": [{"OfferId": "offer-1", "AgreementId": "agmt-1"}]}`, `["111122223333"]`, "warning " + details, "undecided agreement"},
		{"no agreement, two accounts", `{"OfferFacts": [{"OfferId": "offer-1", "AgreementId": "agmt-1"}]}`, `["111122223333", "444455556666"]`, "error " + details, "undecided agreement"},
		{"no offer", "", `["111122223333"]`, "undecided offer", "undecided offer"},
		{"no replacement", `{"OfferFacts": [{"OfferId": "offer-1", "AgreementId": null}]}`, `["111122223333"]`, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			update := change("UpdateTargeting", "offer-1", `{"PositiveTargeting": {"BuyerAccounts": `+c.requested+`}}`)
			expect(t, foundIn(t, errcodes.Edition2026, targeting, c.facts, update), notEmpty(c.targeting)...)
			expect(t, found(t, buyers, c.facts, update), notEmpty(c.buyers)...)
		})
	}
	countries := change("UpdateTargeting", "offer-1", `{"PositiveTargeting": {"CountryCodes": ["US"]}}`)
	expect(t, found(t, targeting, known, countries), "error "+details)
	expect(t, found(t, buyers, known, countries))
	expect(t, found(t, buyers, "", countries))
}

// notEmpty is a list of one text, or of none if it is empty.
func notEmpty(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}

func TestDatesWhenReleased(t *testing.T) {
	const end, start = "UpdateValidityTerms/INCOMPATIBLE_AGREEMENT_END_DATE/1", "UpdateValidityTerms/INCOMPATIBLE_AGREEMENT_START_DATE/1"
	const path = details + "/Terms/0/Agreement"
	for _, c := range []struct {
		name, stored, requested string
		end, start              string // what is said of each date
	}{
		{"the same", `"AgreementStartDate": "2024-10-01", "AgreementEndDate": "2025-09-30"`, `"AgreementStartDate": "2024-10-01", "AgreementEndDate": "2025-09-30"`, "", ""},
		{"the same, stored as timestamps", `"AgreementStartDate": "2024-10-01T00:00:00Z", "AgreementEndDate": "2025-09-30T23:59:59.999Z"`,
			`"AgreementStartDate": "2024-10-01", "AgreementEndDate": "2025-09-30"`, "", ""},
		{"a day later", `"AgreementStartDate": "2024-10-01", "AgreementEndDate": "2025-09-30"`, `"AgreementStartDate": "2024-10-02", "AgreementEndDate": "2025-10-01"`,
			"error " + path + "EndDate", "error " + path + "StartDate"},
		{"a day earlier", `"AgreementStartDate": "2024-10-01", "AgreementEndDate": "2025-09-30"`, `"AgreementStartDate": "2024-09-30", "AgreementEndDate": "2025-09-29"`,
			"error " + path + "EndDate", "error " + path + "StartDate"},
		{"added", `"AgreementDuration": "P12M"`, `"AgreementStartDate": "2024-10-01", "AgreementEndDate": "2025-09-30"`,
			"error " + path + "EndDate", "warning " + path + "StartDate"},
		{"added where null is stored", `"AgreementStartDate": null, "AgreementEndDate": null`, `"AgreementStartDate": "2024-10-01", "AgreementEndDate": "2025-09-30"`,
			"error " + path + "EndDate", "warning " + path + "StartDate"},
		{"removed", `"AgreementStartDate": "2024-10-01", "AgreementEndDate": "2025-09-30"`, `"AgreementDuration": "P12M"`,
			"error " + path + "EndDate", "error " + path + "StartDate"},
		{"another duration", `"AgreementDuration": "P12M"`, `"AgreementDuration": "P24M"`, "", ""},
		{"stored as what is no date", `"AgreementStartDate": "soon", "AgreementEndDate": 20250930`, `"AgreementStartDate": "2024-10-01", "AgreementEndDate": "2025-09-30"`, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			update := change("UpdateValidityTerms", "offer-1", `{"Terms": [{"Type": "ValidityTerm", `+c.requested+`}]}`)
			term := `{"Type": "ValidityTerm", ` + c.stored + `}`
			for row, want := range map[string]string{end: c.end, start: c.start} {
				var list []string
				if want != "" {
					list = append(list, want)
				}
				expect(t, found(t, row, storedOffer("Released", term, toBuyers), update), list...)
				expect(t, found(t, row, storedOffer("Draft", term, toBuyers), update))
				expect(t, found(t, row, "", update), "undecided offer")
			}
		})
	}

	dates := `{"Type": "ValidityTerm", "AgreementStartDate": "2024-10-01", "AgreementEndDate": "2025-09-30"}`
	all, none := change("UpdateValidityTerms", "offer-1", `{"Terms": [`+dates+`]}`), change("UpdateValidityTerms", "offer-1", `{"Terms": []}`)
	expect(t, found(t, end, storedOffer("Released", "", toBuyers), all), "error "+path+"EndDate")
	expect(t, found(t, start, storedOffer("Released", "", toBuyers), all), "warning "+path+"StartDate")
	expect(t, found(t, end, storedOffer("Released", dates, toBuyers), none), "error "+details+"/Terms")
	expect(t, found(t, start, storedOffer("Released", dates, toBuyers), none), "error "+details+"/Terms")
	expect(t, found(t, end, storedOffer("Released", "", toBuyers), none))
}

func TestDetailsOfBuyers(t *testing.T) {
	const row, tail = "UpdateTargeting/INCOMPATIBLE_TARGETING/1", "; keep its BuyerAccounts, or make a new private offer"
	for requested, want := range map[string]string{
		`"444455556666", "111122223333", "777788889999"`: `adds "777788889999"`,
		`"444455556666"`: `removes "111122223333"`,
		`"777788889999"`: `adds "777788889999" and removes "111122223333", "444455556666"`,
	} {
		twice := strings.Replace(toBuyers, `["111122223333", `, `["111122223333", "111122223333", `, 1)
		for _, rules := range []string{toBuyers, twice} {
			got := detailsIn(t, errcodes.Edition2024, row, storedOffer("Released", "", rules), change("UpdateTargeting", "offer-1", `{"PositiveTargeting": {"BuyerAccounts": [`+requested+`]}}`))
			expect(t, got, "the offer is private and released, and the request "+want+tail)
		}
	}
}

// A date that goes is a change, even one that cannot be read; one that is not
// known may be the same.
func TestOddDatesWhenReleased(t *testing.T) {
	const row = "UpdateValidityTerms/INCOMPATIBLE_AGREEMENT_END_DATE/1"
	stored := storedOffer("Released", `{"Type": "ValidityTerm", "AgreementEndDate": "whenever"}`, toBuyers)
	duration := change("UpdateValidityTerms", "offer-1", `{"Terms": [{"Type": "ValidityTerm", "AgreementDuration": "P12M"}]}`)
	expect(t, found(t, row, stored, duration), "error "+details+"/Terms/0/AgreementEndDate")

	hidden := strings.Replace(storedOffer("Released", "", toBuyers), `"DetailsDocument"`, `"NotKnown": ["ValidityTerm"], "DetailsDocument"`, 1)
	end := change("UpdateValidityTerms", "offer-1", `{"Terms": [{"Type": "ValidityTerm", "AgreementEndDate": "2025-09-30"}]}`)
	expect(t, found(t, row, hidden, end), "undecided offer")
}
