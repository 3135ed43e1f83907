package schema_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck/errcodes"
)

// The details of channel partner offers and of offer sets.
const (
	ofAuthorization   = `{"ResaleAuthorizationId": "resaleauthz-1", "Name": "a", "Description": "b", "OfferSetId": "offerset-123"}`
	replacingResale   = `{"AgreementId": "agmt-1", "ResaleAuthorizationId": "resaleauthz-1", "Name": "a"}`
	markedUp          = `{"Percentage": "5.0"}`
	newSet            = `{"Name": "a"}`
	informationOfSet  = `{"Name": "a", "BuyerNotes": "b"}`
	offersOfSet       = `{"Offers": [{"OfferId": "offer-1"}]}`
	solutionOfSet     = `{"SolutionId": "soln-1"}`
	partner           = "CreateOfferUsingResaleAuthorization"
	partnerAgain      = "CreateReplacementOfferUsingResaleAuthorization"
	referenceToBeLong = "$xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.Entity.Identifier"
)

// named are members of one name with each of the values.
func named(name string, values ...string) (list []string) {
	for _, value := range values {
		list = append(list, fmt.Sprintf("%q: %s", name, value))
	}
	return list
}

// namedLengths are members of one name that are as long as may be, and those that are not.
func namedLengths(name string, most int) (good, bad []string) {
	good, bad = lengths(most)
	return slices.Clip(named(name, good...)), slices.Clip(named(name, bad...))
}

// What the schemas of channel partner offers take, warn of and refuse.
func TestPartnerFields(t *testing.T) {
	names, noNames := namedLengths("Name", 150)
	descriptions, noDescriptions := namedLengths("Description", 255)
	authorizations, noAuthorizations := namedLengths("ResaleAuthorizationId", 50)
	agreements, noAgreements := namedLengths("AgreementId", 64)
	authorizations = append(authorizations, named("ResaleAuthorizationId", `"0b5f7c62-7a4e-4a39-9f1e-0d6d7a3f3c1a"`, `"`+referenceToBeLong+`"`)...)
	agreements = append(agreements, named("AgreementId", `" agmt-1 "`, `" "`, `"`+referenceToBeLong+`"`)...)
	unusualNames := named("Name", `"a<b"`, `"a>b"`, `"a\\b"`)
	for _, c := range []memberCase{
		{partner, ofAuthorization, `"Name": "a"`, "Name", "/Name", append(names, `"Nam": "a"`), unusualNames, noNames},
		{partner, ofAuthorization, `"Description": "b"`, "Description", "/Description", append(descriptions, `"Description": "<\\>"`, `"Note": "b"`), nil, noDescriptions},
		{partner, ofAuthorization, `"ResaleAuthorizationId": "resaleauthz-1"`, "ResaleAuthorizationId", "/ResaleAuthorizationId", authorizations, nil, append(noAuthorizations, `"ResaleId": "resaleauthz-1"`)},
		{partner, ofAuthorization, `"OfferSetId": "offerset-123"`, "OfferSetId", "/OfferSetId",
			append(named("OfferSetId", `"offerset-a.c"`, `"offerset-a./-Z"`, `"offerset-`+strings.Repeat("a", 41)+`"`, `"$Set.Entity.Identifier"`, `" offerset-123"`, `" "`), `"Note": "b"`),
			named("OfferSetId", `"offerset-12"`, `"offerset-.12"`, `"offerset-12-"`, `"offerset-1_2"`, `"offerset-`+strings.Repeat("a", 42)+`"`, `"set-123"`, `"offerset-123@1"`),
			named("OfferSetId", append(noString, `""`)...)},

		{partnerAgain, replacingResale, `"Name": "a"`, "Name", "/Name", append(names, `"Nam": "a"`), unusualNames, noNames},
		{partnerAgain, replacingResale, `"ResaleAuthorizationId": "resaleauthz-1"`, "ResaleAuthorizationId", "/ResaleAuthorizationId", authorizations, nil, append(noAuthorizations, `"ResaleId": "resaleauthz-1"`)},
		{partnerAgain, replacingResale, `"AgreementId": "agmt-1"`, "AgreementId", "/AgreementId", agreements,
			named("AgreementId", `"agmt 1"`, `"agmt\t1"`, `"agmt-1\u00a0agmt-2"`), append(noAgreements, `"Agreement": "agmt-1"`)},

		{"UpdateMarkup", markedUp, `"Percentage": "5.0"`, "Percentage", "/Percentage",
			named("Percentage", `"0"`, `"0.0"`, `"5"`, `"005"`, `".5"`, `".123456789"`, `"5.123456789"`, `"999999999"`, `"999999999.999999999"`, `"5.000000000"`, `"\u0035"`),
			named("Percentage", `"5."`, `"0."`, `"1000000000"`, `"1000000000.5"`, `"0000000005"`, `"`+strings.Repeat("9", 10_000)+`."`),
			append(named("Percentage", append(noString, `""`, `"."`, `"5.1234567891"`, `".1234567891"`, `"5.0000000000"`, `"-1"`, `"-0"`, `"+5"`, `"5e1"`, `"5%"`, `" 5"`, `"5 "`, `" "`, `"5,0"`, `"1.2.3"`, `"5\n"`, `"٥"`, `"NaN"`, "5.0", "0")...), `"Markup": "5.0"`)},
	} {
		c.test(t)
	}
}

// What the schemas of offer sets take, warn of and refuse.
func TestOfferSetFields(t *testing.T) {
	const offers = `"Offers": [{"OfferId": "offer-1"}]`
	names, noNames := namedLengths("Name", 150)
	notes, noNotes := namedLengths("BuyerNotes", 1000)
	ids, noIDs := namedLengths("OfferId", 36)
	ids = append(ids, named("OfferId", `"offer-1@3"`, `"`+referenceToBeLong+`"`)...)
	lists := named("Offers", list(7, `{"OfferId": "offer-1"}`))
	noLists := append(named("Offers", append(noList, "[]", list(8, `{"OfferId": "offer-1"}`))...), `"Offer": []`)
	solution := func(n int) string { return `"soln-` + strings.Repeat("a", n) + `"` }
	for _, c := range []memberCase{
		{"OfferSet/CreateOfferSet", newSet, `"Name": "a"`, "Name", "/Name", append(names, `"Name": "a<b>\\"`, `"Name": "a", "BuyerNotes": 5`), nil, append(noNames, `"Title": "a"`)},
		{"OfferSet/UpdateInformation", informationOfSet, `"Name": "a"`, "Name", "/Name", append(names, `"Title": "a"`), nil, noNames},
		{"OfferSet/UpdateInformation", informationOfSet, `"BuyerNotes": "b"`, "BuyerNotes", "/BuyerNotes", append(notes, `"Note": "a"`), nil, noNotes},
		{"OfferSet/UpdateInformation", informationOfSet, `"Name": "a", "BuyerNotes": "b"`, "(properties)", "", nil, nil, []string{``, `"Title": "a"`}},

		{"OfferSet/AssociateOffers", offersOfSet, offers, "Offers", "/Offers", lists, nil, noLists},
		{"OfferSet/AssociateOffers", offersOfSet, `{"OfferId": "offer-1"}`, "Offers", "/Offers/0", nil, nil, []string{"5", "null", `"offer-1"`, `["offer-1"]`}},
		{"OfferSet/AssociateOffers", offersOfSet, `"OfferId": "offer-1"`, "Offers[].OfferId", "/Offers/0/OfferId", ids, nil, append(noIDs, `"Id": "offer-1"`, ``)},
		{"OfferSet/DisassociateOffers", offersOfSet, offers, "Offers", "/Offers", lists, nil, noLists},
		{"OfferSet/DisassociateOffers", offersOfSet, `{"OfferId": "offer-1"}`, "Offers", "/Offers/0", nil, nil, []string{"5", "null", `"offer-1"`}},
		{"OfferSet/DisassociateOffers", offersOfSet, `"OfferId": "offer-1"`, "Offers[].OfferId", "/Offers/0/OfferId", ids, nil, append(noIDs, `"Id": "offer-1"`, ``)},

		{"OfferSet/AssociateSolution", solutionOfSet, `"SolutionId": "soln-1"`, "SolutionId", "/SolutionId",
			named("SolutionId", `"soln-aZ09"`, solution(45), `"`+referenceToBeLong+`"`, `" soln-1\n"`, `" "`), nil,
			append(named("SolutionId", append(noString, `""`, `"soln-"`, solution(46), `"Soln-1"`, `"soln-1-2"`, `"soln-1@2"`, `"prod-1"`, `"soln-ü"`)...), `"Solution": "soln-1"`)},
		{"OfferSet/DisassociateSolution", solutionOfSet, `"SolutionId": "soln-1"`, "SolutionId", "/SolutionId",
			named("SolutionId", `"soln-aZ09"`, solution(45), `"`+referenceToBeLong+`"`, `"soln-1 "`), named("SolutionId", `"x"`, `"soln-1@2"`, `"prod-1"`, quoted(50, "ü")),
			append(named("SolutionId", append(noString, `""`, solution(46))...), `"Solution": "soln-1"`)},

		{"OfferSet/ReleaseOfferSet", `{}`, `{}`, "DetailsDocument", "/BuyerNotes", nil, nil, []string{`{"BuyerNotes": "b"}`, `{"BuyerNotes": null}`}},
	} {
		c.test(t)
	}
}

// Fields that a change type does not have are warned of under its own row.
func TestUnknownFieldsOfPartners(t *testing.T) {
	for _, c := range []struct{ owner, document, path string }{
		{partner, `{"ResaleAuthorizationId": "resaleauthz-1", "ProductId": "prod-1"}`, "/ProductId"},
		{partnerAgain, `{"AgreementId": "agmt-1", "ResaleAuthorizationId": "resaleauthz-1", "OfferSetId": 5}`, "/OfferSetId"},
		{"UpdateMarkup", `{"Percentage": "5", "MarkupPercentage": "5"}`, "/MarkupPercentage"},
		{"OfferSet/CreateOfferSet", `{"Name": "a", "BuyerNotes": ""}`, "/BuyerNotes"},
		{"OfferSet/UpdateInformation", `{"Name": "a", "Description": "b"}`, "/Description"},
		{"OfferSet/AssociateOffers", `{"Offers": [{"OfferId": "offer-1", "Id": 5}]}`, "/Offers/0/Id"},
		{"OfferSet/DisassociateOffers", `{"Offers": [{"OfferId": "offer-1"}], "": 5}`, "/"},
		{"OfferSet/AssociateSolution", `{"SolutionId": "soln-1", "Name": "a"}`, "/Name"},
		{"OfferSet/DisassociateSolution", `{"SolutionId": "soln-1", "Name": "a"}`, "/Name"},
	} {
		var got []string
		for _, p := range problemsIn(t, errcodes.Edition2026, c.owner, c.document) {
			got = append(got, fmt.Sprintf("%s %s %s", p.Severity, p.Row.ID, p.At.Pointer()))
		}
		if diff := cmp.Diff([]string{"warning " + c.owner + "/422/(unknown member) " + c.path}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.owner, diff)
		}
	}
}

// A field that is called like a row which qualifies another field has not that row.
func TestFieldCalledLikeAQualifiedRow(t *testing.T) {
	for document, want := range map[string]string{
		`{"PositiveTargeting": {"BuyerAccounts/resale": 5}}`: "UpdateTargeting/422/PositiveTargeting",
		`{"NegativeTargeting": {"BuyerAccounts/resale": 5}}`: "UpdateTargeting/422/NegativeTargeting",
	} {
		for _, p := range problemsIn(t, errcodes.Edition2026, "UpdateTargeting", document) {
			if p.Row.ID != want {
				t.Errorf("%s is reported under %s, want %s", document, p.Row.ID, want)
			}
		}
	}
}

// How to fix what the schemas of channel partner offers and offer sets refuse or warn of.
func TestHintsForPartners(t *testing.T) {
	solutions := map[string]string{
		`"SolutionId": "soln-1@2"`:   `write "soln-1": AWS accepts only the id`,
		`"SolutionId": "prod-1@2"`:   "it does not begin with soln-",
		`"SolutionId": "soln-a_b@2"`: "it has the character '_'",
		`"SolutionId": "soln-1-2"`:   "it has the character '-'",
	}
	for _, c := range []hintCase{
		{partner, ofAuthorization, `"Name": "a"`, map[string]string{`"Name": "a>b"`: "it has the character '>'"}},
		{partner, ofAuthorization, `"OfferSetId": "offerset-123"`, map[string]string{
			`"OfferSetId": "set-1"`:          "it does not begin with offerset-",
			`"OfferSetId": "offerset-123@2"`: `write "offerset-123": AWS accepts only the id`,
			`"OfferSetId": "set-1@2"`:        "it does not begin with offerset-",
			`"OfferSetId": "offerset-1"`:     "",
		}},
		{partnerAgain, replacingResale, `"AgreementId": "agmt-1"`, map[string]string{`"AgreementId": "agmt 1"`: "write the id as the Agreement Service shows it: it has no white space"}},
		{"UpdateMarkup", markedUp, `"Percentage": "5.0"`, map[string]string{
			`"Percentage": 5.0`:             `write it in double quotes: "5.0"`,
			`"Percentage": 1e1`:             "write it in double quotes, as plain digits with at most 9 decimal places",
			`"Percentage": 1234567890`:      "write it in double quotes, with at most 9 digits before the dot",
			`"Percentage": 0.1234567891`:    "write it in double quotes, as plain digits with at most 9 decimal places",
			`"Percentage": -5`:              "a markup cannot be negative: it only raises prices",
			`"Percentage": "-5%"`:           "a markup cannot be negative: it only raises prices",
			`"Percentage": "5%"`:            `write "5"`,
			`"Percentage": " 5 % "`:         `write "5"`,
			`"Percentage": "5."`:            `write "5"`,
			`"Percentage": "5.%"`:           `write "5"`,
			`"Percentage": "0.1234567891"`:  "it has 10 decimal places; round it to 9",
			`"Percentage": ".12345678912"`:  "it has 11 decimal places; round it to 9",
			`"Percentage": "0.123456789x1"`: "write plain digits, without sign, exponent or blank",
			`"Percentage": "1234567890"`:    "AWS's published shapes have at most 9 digits before the dot",
			`"Percentage": "1234567890."`:   "AWS's published shapes have at most 9 digits before the dot",
			`"Percentage": "5,5"`:           "remove thousands separators, and write a dot before the decimal places",
			`"Percentage": "+5"`:            "write plain digits, without sign, exponent or blank",
			`"Percentage": "."`:             "write plain digits, without sign, exponent or blank",
			`"Percentage": ""`:              "",
			`"Percentage": null`:            "",
		}},
		{"OfferSet/AssociateSolution", solutionOfSet, `"SolutionId": "soln-1"`, solutions},
		{"OfferSet/DisassociateSolution", solutionOfSet, `"SolutionId": "soln-1"`, solutions},
	} {
		c.test(t)
	}
}
