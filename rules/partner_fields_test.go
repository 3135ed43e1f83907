package rules_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/offercheck/offercheck/errcodes"
)

// madeFromResale are the facts under which offer-1 is known to be made from a resale
// authorization, is known not to be, and is not known.
var madeFromResale = map[string]string{
	"resale":    known([]string{resoldOffer("Draft", "")}, ""),
	"no resale": storedOffer("Draft", "", ""),
	"not known": "",
}

// expectOfResale expects a warning of one row where the offer is known to be made from a resale
// authorization, by the change set or by the facts, and nothing otherwise. No place: nothing
// anywhere.
func expectOfResale(t *testing.T, row, changeType, details, place string) {
	t.Helper()
	want := unlessEmpty(place)
	if place != "" {
		want[0] = "warning /0/DetailsDocument" + place
	}
	for name, facts := range madeFromResale {
		if name != "resale" {
			expect(t, found(t, row, facts, change(changeType, "offer-1", details)))
			continue
		}
		expect(t, found(t, row, facts, change(changeType, "offer-1@2", details)), want...)
	}
	c := change(changeType, "$New.Entity.Identifier", details)
	expect(t, found(t, row, "", c, createOfResale), want...)
	expect(t, found(t, row, "", c, replacementOf("resaleauthz-1")), want...)
	expect(t, found(t, row, "", c, `{"ChangeType": "CreateOffer", "ChangeName": "New", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"ProductId": "prod-1"}}`))
}

func TestBuyersOfResale(t *testing.T) {
	const row = "UpdateTargeting/422/PositiveTargeting.BuyerAccounts/resale"
	for n, place := range map[int]string{25: "", 26: "/PositiveTargeting/BuyerAccounts", 27: ""} { // 27 are an error of any offer
		var accounts []string
		for i := range n {
			accounts = append(accounts, fmt.Sprintf("\"%012d\"", i))
		}
		expectOfResale(t, row, "UpdateTargeting", `{"PositiveTargeting": {"BuyerAccounts": [`+strings.Join(accounts, ", ")+`]}}`, place)
	}
}

func TestPricingOfResale(t *testing.T) {
	const model, terms = "UpdatePricingTerms/422/PricingModel/resale", "UpdatePricingTerms/422/Terms/resale"
	for name, place := range map[string]string{"Contract": "", "Usage": "/PricingModel", "Free": "/PricingModel", "Byol": "/PricingModel", "Lease": ""} {
		expectOfResale(t, model, "UpdatePricingTerms", `{"PricingModel": "`+name+`", "Terms": []}`, place)
	}
	for term, place := range map[string]string{fixedTerm("0", ""): "", usageTerm("USD", "a"): "/Terms/0/Type", byolTerm: "/Terms/0/Type", `{"Type": "LeaseTerm"}`: ""} {
		expectOfResale(t, terms, "UpdatePricingTerms", `{"PricingModel": "Contract", "Terms": [`+term+`]}`, place)
	}
}

func TestKeysOfResale(t *testing.T) {
	const row = "UpdatePricingTerms/422/Terms[].FixedUpfrontPricingTerm.Grants[].DimensionKey/resale"
	for n, place := range map[int]string{60: "", 61: "/Terms/0/Grants/0/DimensionKey", 100: "/Terms/0/Grants/0/DimensionKey", 101: ""} {
		expectOfResale(t, row, "UpdatePricingTerms", `{"PricingModel": "Contract", "Terms": [`+fixedWith(strings.Repeat("é", n)+"=1")+`]}`, place)
	}
}

// Up to 6 decimal places pass in an offer that is known to be made from a resale authorization.
func TestPriceOfResale(t *testing.T) {
	const row, at = "UpdatePricingTerms/422/Terms[].FixedUpfrontPricingTerm.Price", " /0/DetailsDocument/Terms/0/Price"
	for price, severity := range map[string]string{"0.000": "", "0.0000": "warning", "0.000000": "warning", "0.0000000": "error"} {
		for name, facts := range madeFromResale {
			want := severity
			if name == "resale" && want == "warning" {
				want = ""
			}
			if want != "" {
				want += at
			}
			expect(t, foundIn(t, errcodes.Edition2026, row, facts, updatePricing(fixedTerm(price, ""))), unlessEmpty(want)...)
		}
	}
}

func TestValidityOfResale(t *testing.T) {
	const row, start, end, duration = "UpdateValidityTerms/422/Terms[].ValidityTerm/resale", "2024-09-01", "2025-09-01", "P12M"
	expectOfResale(t, row, "UpdateValidityTerms", validFor(start, "", duration), "/Terms/0")
	expectOfResale(t, row, "UpdateValidityTerms", validFor(start, end, ""), "")
	expectOfResale(t, row, "UpdateValidityTerms", validFor("", "", duration), "")
	expectOfResale(t, row, "UpdateValidityTerms", validFor(start, "", ""), "")
	expectOfResale(t, row, "UpdateValidityTerms", validFor("", end, ""), "")
	expectOfResale(t, row, "UpdateValidityTerms", validFor(start, end, duration), "") // asynchronous rows report it
	expectOfResale(t, row, "UpdateValidityTerms", `{"Terms": []}`, "")
}

func TestActiveAgreement(t *testing.T) {
	const row, at = "CreateReplacementOfferUsingResaleAuthorization/422/AgreementId", "error /0/DetailsDocument/AgreementId"
	agreement := func(members string) string { return `{"Agreements": [{"agreementId": "agmt-1"` + members + `}]}` }
	replacement := replacementOf("resaleauthz-1")
	with := func(id string) string { return strings.Replace(replacement, `"agmt-1"`, id, 1) }
	expect(t, found(t, row, agreement(`, "status": "ACTIVE"`), replacement))
	for _, status := range []string{"TERMINATED", "EXPIRED", "RENEWED", "active"} {
		expect(t, found(t, row, agreement(`, "status": "`+status+`"`), replacement), at)
	}
	expect(t, found(t, row, agreement(""), replacement), "undecided agreement")
	expect(t, found(t, row, "", replacement), "undecided agreement")
	expect(t, found(t, row, "", with(`"`+strings.Repeat("a", 64)+`"`)), "undecided agreement")
	expect(t, found(t, row, "", with(`"`+strings.Repeat("a", 65)+`"`)), at)
	expect(t, found(t, row, "", with(`"a b"`)), "warning /0/DetailsDocument/AgreementId")
	expect(t, found(t, row, "", with(`5`)), at)
	// What it would have set is then not known.
	expect(t, foundIn(t, errcodes.Edition2026, "ReleaseOffer/MISSING_NAME/1", agreement(`, "status": "EXPIRED"`), with(`"agmt-1", "Name": "a"`), change("ReleaseOffer", "$New.Entity.Identifier", "{}")), "undecided changeset")
}
