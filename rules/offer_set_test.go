package rules_test

import (
	"fmt"
	"strings"
	"testing"
)

// ofSet is one change to the offer set offerset-1.
func ofSet(changeType, details string) string {
	return fmt.Sprintf(`{"ChangeType": %q, "Entity": {"Type": "OfferSet@1.0", "Identifier": "offerset-1"}, "DetailsDocument": %s}`, changeType, details)
}

// listOf are the details of a change that lists offers.
func listOf(ids ...string) string {
	var items []string
	for _, id := range ids {
		items = append(items, fmt.Sprintf(`{"OfferId": %q}`, id))
	}
	return `{"Offers": [` + strings.Join(items, ", ") + `]}`
}

// ids are offer-FROM to offer-TO.
func ids(from, to int) (list []string) {
	for n := from; n <= to; n++ {
		list = append(list, fmt.Sprintf("offer-%d", n))
	}
	return list
}

// storedSet is an offer set with offers and BuyerNotes in the facts; more are further
// members of its details, before which there is a comma.
func storedSet(more string, offers ...string) string {
	list := strings.TrimSuffix(strings.TrimPrefix(listOf(offers...), `{"Offers": `), "}")
	return fmt.Sprintf(`{"EntityType": "OfferSet@1.0", "EntityIdentifier": "offerset-1@2", "DetailsDocument": {"Name": "n", "BuyerNotes": "b", "AssociatedOffers": %s%s}}`, list, more)
}

// A partOfSet is an offer of an offer set; the zero value is one that can be released with
// others.
type partOfSet struct {
	product, set, state, buyers, countries, end, terms string
}

// stored is the offer in the facts.
func (o partOfSet) stored(id string) string {
	or := func(text, otherwise string) string {
		if text == "" {
			return otherwise
		}
		return text
	}
	return fmt.Sprintf(`{"EntityType": "Offer@1.0", "EntityIdentifier": "%s@1", "DetailsDocument": {"ProductId": %q, "OfferSetId": %q, "State": %q, "Terms": [%s], "Rules": [
		{"Type": "TargetingRule", "PositiveTargeting": {"BuyerAccounts": [%s], "CountryCodes": [%s]}}, {"Type": "AvailabilityRule", "AvailabilityEndDate": %q}]}}`,
		id, or(o.product, "prod-of-"+id), or(o.set, "offerset-1"), or(o.state, "Released"), or(o.terms, inCurrency("USD")), strings.TrimSpace(or(o.buyers, `"111122223333"`)), o.countries, or(o.end, "2024-08-31"))
}

func inCurrency(code string) string {
	return fmt.Sprintf(`{"Type": "ConfigurableUpfrontPricingTerm", "CurrencyCode": %q, "RateCards": []}`, code)
}

func entities(list ...string) string { return `{"Entities": [` + strings.Join(list, ", ") + `]}` }

const ofRelease = "OfferSet/ReleaseOfferSet/"

var releaseSet = ofSet("ReleaseOfferSet", `{}`)

func TestNumberOfOffersOfSet(t *testing.T) {
	const row = "OfferSet/AssociateOffers/TOO_MANY_OFFERS/1"
	const tooMany, needsSet = "error /0/DetailsDocument/Offers", "undecided offerset"
	remove := func(ids ...string) string { return ofSet("DisassociateOffers", listOf(ids...)) }
	for _, c := range []struct {
		stored string
		more   []string // changes
		added  []string
		want   []string
	}{
		{storedSet(""), nil, ids(1, 7), nil},
		{storedSet("", ids(1, 6)...), nil, ids(7, 7), nil},
		{storedSet("", ids(1, 6)...), nil, ids(7, 8), []string{tooMany}},
		{storedSet("", ids(1, 7)...), nil, ids(8, 8), []string{tooMany}},
		{storedSet("", ids(1, 7)...), nil, []string{"offer-7", "offer-1@3", "offer-2"}, nil},
		{storedSet("", ids(1, 7)...), []string{remove("offer-1")}, ids(8, 8), nil},
		{storedSet("", ids(1, 7)...), []string{remove("offer-8")}, ids(8, 8), nil},
		{storedSet("", ids(1, 7)...), []string{remove("offer-9")}, ids(8, 8), []string{tooMany}},
		{storedSet("", ids(1, 7)...), []string{ofSet("DisassociateOffers", `{"Offers": []}`)}, ids(8, 8), []string{"undecided changeset"}},
		{"", nil, ids(1, 7), []string{needsSet}},
		{"", nil, ids(1, 1), []string{needsSet}},
	} {
		facts := ""
		if c.stored != "" {
			facts = entities(c.stored)
		}
		expect(t, found(t, row, facts, append([]string{ofSet("AssociateOffers", listOf(c.added...))}, c.more...)...), c.want...)
	}
	expect(t, found(t, row, "", newSet, ofNewSet("AssociateOffers", listOf(ids(1, 7)...))))
	expect(t, found(t, row, entities(storedSet("", ids(1, 8)...)), releaseSet))
	expect(t, detailsOf(t, row, entities(storedSet("", ids(1, 6)...)), ofSet("AssociateOffers", listOf(ids(7, 9)...))),
		"the offer set would have 9 offers, and takes 7; leave out 2 here, or remove 2 of the others with DisassociateOffers")
}

const newSet = `{"ChangeType": "CreateOfferSet", "ChangeName": "Set", "Entity": {"Type": "OfferSet@1.0"}, "DetailsDocument": {"Name": "n"}}`

// ofNewSet is ofSet for the offer set that newSet creates.
func ofNewSet(changeType, details string) string {
	return strings.Replace(ofSet(changeType, details), "offerset-1", "$Set.Entity.Identifier", 1)
}

func TestOffersOfThisSet(t *testing.T) {
	const row = "OfferSet/AssociateOffers/INCOMPATIBLE_OFFER_SET_REFERENCE/1"
	add := ofSet("AssociateOffers", listOf("offer-1", "offer-2"))
	first, second := "/0/DetailsDocument/Offers/0/OfferId", "/0/DetailsDocument/Offers/1/OfferId"
	other := partOfSet{set: "offerset-2"}.stored("offer-2")
	none := strings.Replace(partOfSet{}.stored("offer-2"), `"OfferSetId": "offerset-1", `, "", 1)
	fine := partOfSet{}.stored("offer-1")
	expect(t, found(t, row, entities(fine, partOfSet{set: "offerset-1@7"}.stored("offer-2")), add))
	expect(t, found(t, row, entities(fine, other), add), "error "+second)
	expect(t, found(t, row, entities(fine, none), add), "error "+second)
	expect(t, found(t, row, entities(storedSet("", "offer-2"), fine, other), add), "error "+second) // it is of the request all the same
	expect(t, found(t, row, entities(fine), add), "undecided offer")
	expect(t, found(t, row, entities(other), add), "error "+second)
	expect(t, found(t, row, entities(fine, other), add, ofSet("DisassociateOffers", listOf("offer-2"))))
	expect(t, found(t, row, entities(storedSet("", "offer-1", "offer-2"), fine, other), releaseSet))

	make := func(changeType, details string) string {
		return fmt.Sprintf(`{"ChangeType": %q, "ChangeName": "New", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": %s}`, changeType, details)
	}
	for _, c := range []struct{ changeType, details, want string }{
		{"CreateOffer", `{"ProductId": "prod-1", "OfferSetId": "$Set.Entity.Identifier"}`, ""},
		{"CreateOfferUsingResaleAuthorization", `{"ResaleAuthorizationId": "resaleauthz-1", "OfferSetId": "$Set.Entity.Identifier"}`, ""},
		{"CreateOffer", `{"ProductId": "prod-1", "OfferSetId": "offerset-1"}`, "error"},
		{"CreateOffer", `{"ProductId": "prod-1"}`, "error"},
		{"CreateOfferUsingResaleAuthorization", `{"ResaleAuthorizationId": "resaleauthz-1"}`, "error"},
		{"CreateReplacementOffer", `{"AgreementId": "agmt-1"}`, "error"},
		{"CreateReplacementOfferUsingResaleAuthorization", `{"AgreementId": "agmt-1", "ResaleAuthorizationId": "resaleauthz-1"}`, "error"},
		{"CreateOffer", `{"ProductId": 5}`, "error"},
		{"CreateOffer", `{"ProductId": 5, "OfferSetId": "$Set.Entity.Identifier"}`, "undecided changeset"},
	} {
		want := []string{}
		if c.want != "" {
			want = append(want, strings.Replace(c.want, "error", "error "+first, 1))
		}
		expect(t, found(t, row, "", ofNewSet("AssociateOffers", listOf("$New.Entity.Identifier")), newSet, make(c.changeType, c.details)), want...)
	}
	// a sample of AWS's releases a new offer set with offers that were there before
	expect(t, found(t, row, "", ofNewSet("AssociateOffers", listOf("offer-1")), newSet), "warning "+first)
	expect(t, found(t, row, "", ofNewSet("AssociateOffers", listOf("offer-1")), newSet, change("UpdateInformation", "offer-1", `{"Name": "n"}`)), "warning "+first)
	expect(t, found(t, row, entities(fine), ofNewSet("AssociateOffers", listOf("offer-1")), newSet), "error "+first)
	expect(t, detailsOf(t, row, entities(other), ofSet("AssociateOffers", listOf("offer-2"))),
		`offer-2 has OfferSetId "offerset-2", which cannot be changed; remove this change, or associate a new offer instead that is created with OfferSetId "offerset-1"`)
}

// An offer is left out only where others are left: of the request, and of a set that is
// released.
func TestAdviceOnOffersOfOtherSets(t *testing.T) {
	const row = "OfferSet/AssociateOffers/INCOMPATIBLE_OFFER_SET_REFERENCE/1"
	const newOffer = `associate a new offer instead that is created with OfferSetId "offerset-1"`
	other := partOfSet{set: "offerset-2"}
	facts := entities(storedSet("", "offer-3", "offer-4"), partOfSet{}.stored("offer-1"), other.stored("offer-2"), partOfSet{}.stored("offer-3"), partOfSet{}.stored("offer-4"), other.stored("offer-5"))
	alone := entities(storedSet(""), partOfSet{}.stored("offer-1"), other.stored("offer-2"))
	add := func(ids ...string) string { return ofSet("AssociateOffers", listOf(ids...)) }
	remove := ofSet("DisassociateOffers", listOf("offer-3"))
	replacement := `{"ChangeType": "CreateReplacementOffer", "ChangeName": "New", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"AgreementId": "agmt-1"}}`
	create := `{"ChangeType": "CreateOffer", "ChangeName": "New", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"ProductId": "prod-1", "OfferSetId": "offerset-2"}}`
	for _, c := range []struct {
		name, facts string
		changes     []string
		want        string // the end of the detail
	}{
		{"one of two", facts, []string{add("offer-1", "offer-2")}, "changed; leave it out here, or " + newOffer},
		{"the only one", facts, []string{add("offer-2")}, "changed; remove this change, or " + newOffer},
		{"both", facts, []string{add("offer-2", "offer-5")}, "changed; remove this change, or " + newOffer},
		{"of a set that is released, with others", facts, []string{add("offer-2"), releaseSet}, "changed; remove this change, or " + newOffer + " and released"},
		{"of a set that is released, with one other", facts, []string{add("offer-2"), remove, releaseSet}, "changed; " + newOffer + " and released"},
		{"of a set that is released, with one of the request", alone, []string{add("offer-1", "offer-2"), releaseSet}, "changed; " + newOffer + " and released"},
		{"of a set that is released, of which no more is known", entities(partOfSet{}.stored("offer-1"), other.stored("offer-2")), []string{add("offer-1", "offer-2"), releaseSet}, "changed; " + newOffer + " and released"},
		{"a replacement", alone, []string{replacement, add("offer-1", "$New.Entity.Identifier"), releaseSet}, "takes no OfferSetId; " + newOffer + " and released"},
		{"an offer of the change set", alone, []string{create, add("offer-1", "$New.Entity.Identifier")}, `; write "offerset-1" there, or leave it out here`},
		{"an offer of the change set, and a release", alone, []string{create, add("offer-1", "$New.Entity.Identifier"), releaseSet}, `; write "offerset-1" there`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if said := detailsOf(t, row, c.facts, c.changes...); len(said) == 0 || !strings.HasSuffix(said[0], c.want) {
				t.Errorf("it says %q, want %q", said, c.want)
			}
		})
	}
}

// What a released offer set keeps. The changes of one kind say nothing under the rows of
// the others.
func TestReleasedOfferSet(t *testing.T) {
	changes := map[string]string{
		"AssociateOffers":      listOf("offer-3"),
		"DisassociateOffers":   listOf("offer-1"),
		"AssociateSolution":    `{"SolutionId": "soln-2"}`,
		"DisassociateSolution": `{"SolutionId": "soln-1"}`,
		"ReleaseOfferSet":      `{}`,
	}
	for changeType := range changes {
		row := "OfferSet/" + changeType + "/INVALID_UPDATE_REQUEST/1"
		for other, details := range changes {
			var open, isFound []string
			if other == changeType {
				open = []string{"undecided offerset"}
				at := "/0/DetailsDocument"
				switch {
				case strings.HasSuffix(other, "Offers"):
					at += "/Offers"
				case strings.HasSuffix(other, "Solution"):
					at += "/SolutionId"
				}
				isFound = []string{"error " + at}
			}
			c := ofSet(other, details)
			expect(t, found(t, row, entities(storedSet(`, "State": "Released", "SolutionId": "soln-1"`, "offer-1", "offer-2")), c), isFound...)
			expect(t, found(t, row, entities(storedSet(`, "State": "Draft", "SolutionId": "soln-1"`, "offer-1", "offer-2")), c))
			expect(t, found(t, row, "", c), open...)
		}
		all := []string{}
		for other, details := range changes {
			all = append(all, ofSet(other, details))
		}
		if got := found(t, row, entities(storedSet(`, "State": "Released", "SolutionId": "soln-1"`, "offer-1", "offer-2")), all...); len(got) != 1 || !strings.HasPrefix(got[0], "error ") {
			t.Errorf("%s of all changes at once: %q", row, got)
		}
	}
	// names and notes can be changed
	if report := judged(t, entities(storedSet(`, "State": "Released"`)), ofSet("UpdateInformation", `{"Name": "m", "BuyerNotes": "c"}`)); len(report.Findings)+len(report.Undecided) > 0 {
		t.Errorf("of an update of a released offer set is found %v", report.Findings)
	}
	// all that is wrong with a second release is that it is one
	for _, row := range []string{"MISSING_BUYER_NOTES/1", "MISSING_OFFERS/1", "DRAFT_OFFERS/1"} {
		expect(t, found(t, ofRelease+row, entities(strings.Replace(storedSet(`, "State": "Released"`), `"BuyerNotes": "b", `, "", 1)), releaseSet))
	}
}

func TestOneSolution(t *testing.T) {
	const row = "OfferSet/AssociateSolution/INCOMPATIBLE_SOLUTION_ASSOCIATION/1"
	const at = " /0/DetailsDocument/SolutionId"
	add, remove := ofSet("AssociateSolution", `{"SolutionId": "soln-2"}`), ofSet("DisassociateSolution", `{"SolutionId": "soln-1"}`)
	had := entities(storedSet(`, "State": "Draft", "SolutionId": "soln-1"`))
	expect(t, found(t, row, had, add), "error"+at)
	expect(t, found(t, row, had, add, remove), "warning"+at)
	expect(t, found(t, row, had, add, ofSet("DisassociateSolution", `{"SolutionId": "soln-3"}`)), "error"+at)
	expect(t, found(t, row, had, remove))
	expect(t, found(t, row, had, ofSet("AssociateSolution", `{"SolutionId": "soln-1"}`)))
	expect(t, found(t, row, had, releaseSet))
	expect(t, found(t, row, entities(storedSet(`, "State": "Draft"`)), add))
	expect(t, found(t, row, entities(storedSet(`, "State": "Draft", "SolutionId": ""`)), add))
	expect(t, found(t, row, "", add), "undecided offerset")
	expect(t, found(t, row, "", newSet, ofNewSet("AssociateSolution", `{"SolutionId": "soln-2"}`)))
}

func TestSolutionOfReleasedSet(t *testing.T) {
	const row = ofRelease + "INCOMPATIBLE_SOLUTION_STATE/1"
	const at = "error /0/DetailsDocument"
	solution := func(visibility string) string {
		return fmt.Sprintf(`{"EntityType": "Solution@1.0", "EntityIdentifier": "soln-1@1", "DetailsDocument": {"Lifecycle": {"Visibility": %q}}}`, visibility)
	}
	of := func(changeType, id string) string {
		return fmt.Sprintf(`{"ChangeType": %q, "ChangeName": "Solution", "Entity": {"Type": "Solution@1.0"%s}, "DetailsDocument": {}}`, changeType, id)
	}
	const stored, made = `, "Identifier": "soln-1"`, `, "Identifier": "$Solution.Entity.Identifier"`
	has := storedSet(`, "State": "Draft", "SolutionId": "soln-1"`)
	for visibility, want := range map[string][]string{"Draft": {at}, "Limited": nil, "Public": nil, "Restricted": {at}, "": {"undecided solution"}} {
		facts := entities(has, solution(visibility))
		expect(t, found(t, row, facts, releaseSet), want...)
		expect(t, found(t, row, facts, releaseSet, of("ReleaseSolution", stored)))
		expect(t, found(t, row, facts, releaseSet, of("UpdateVisibility", stored), of("ReleaseSolution", stored)), "undecided edition")
		expect(t, found(t, row, facts, releaseSet, ofSet("DisassociateSolution", `{"SolutionId": "soln-1"}`)))
		expect(t, found(t, row, facts, releaseSet, ofSet("DisassociateSolution", `{"SolutionId": "soln-2"}`)), want...)
		expect(t, found(t, row, entities(storedSet(`, "State": "Draft"`), solution(visibility)), releaseSet, ofSet("AssociateSolution", `{"SolutionId": "soln-1"}`)), want...)
		expect(t, found(t, row, entities(solution(visibility)), releaseSet, ofSet("DisassociateSolution", `{"SolutionId": "soln-1"}`)), "undecided offerset")
	}
	add := ofSet("AssociateSolution", `{"SolutionId": "$Solution.Entity.Identifier"}`)
	none := entities(storedSet(`, "State": "Draft"`))
	expect(t, found(t, row, entities(has), releaseSet), "undecided solution")
	expect(t, found(t, row, none, releaseSet))
	expect(t, found(t, row, none, releaseSet, of("CreateSolution", ""), add), at)
	expect(t, found(t, row, none, releaseSet, of("CreateSolution", ""), add, strings.Replace(of("ReleaseSolution", made), `"ChangeName": "Solution", `, "", 1)))
	expect(t, found(t, row, none, releaseSet, of("MakeSolution", ""), add), "undecided changeset")
	expect(t, found(t, row, none, releaseSet, of("CreateSolution", ""), add, `{"ChangeType": "ReleaseSolution", "Entity": {"Type": "Solution@1.0", "Identifier": "$Nobody.Entity.Identifier"}, "DetailsDocument": {}}`), "undecided changeset")
}

func TestOffersOfReleasedSet(t *testing.T) {
	const at = " /0/DetailsDocument"
	first := partOfSet{}.stored("offer-1")
	schedule := func(code string) string {
		return inCurrency("USD") + fmt.Sprintf(`, {"Type": "PaymentScheduleTerm", "CurrencyCode": %q, "Schedule": [{"ChargeDate": "2024-08-01", "ChargeAmount": "1"}]}`, code)
	}
	for _, c := range []struct {
		row    string
		second partOfSet
		want   string
	}{
		{"TOO_MANY_OFFERS_PER_PRODUCT/1", partOfSet{}, ""},
		{"TOO_MANY_OFFERS_PER_PRODUCT/1", partOfSet{product: "prod-of-offer-1"}, "error"},
		{"TOO_MANY_OFFERS_PER_PRODUCT/1", partOfSet{product: "prod-of-offer-1@2"}, "error"},

		{"INCONSISTENT_OFFER_CURRENCY_CODE/1", partOfSet{}, ""},
		{"INCONSISTENT_OFFER_CURRENCY_CODE/1", partOfSet{terms: inCurrency("EUR")}, "error"},
		{"INCONSISTENT_OFFER_CURRENCY_CODE/1", partOfSet{terms: schedule("USD")}, ""},
		{"INCONSISTENT_OFFER_CURRENCY_CODE/1", partOfSet{terms: schedule("EUR")}, "error"},
		{"INCONSISTENT_OFFER_CURRENCY_CODE/1", partOfSet{terms: `{"Type": "SupportTerm"}`}, ""},

		{"INCONSISTENT_OFFER_AVAILABILITY_END_DATE/1", partOfSet{}, ""},
		{"INCONSISTENT_OFFER_AVAILABILITY_END_DATE/1", partOfSet{end: "2024-08-30"}, "error"},
		{"INCONSISTENT_OFFER_AVAILABILITY_END_DATE/1", partOfSet{end: "2024-09-01"}, "error"},
		{"INCONSISTENT_OFFER_AVAILABILITY_END_DATE/1", partOfSet{end: "2024-08-31T23:59:59Z"}, ""},
		{"INCONSISTENT_OFFER_AVAILABILITY_END_DATE/1", partOfSet{end: "2024-08-31T23:59:59-01:00"}, "error"},
		{"INCONSISTENT_OFFER_AVAILABILITY_END_DATE/1", partOfSet{end: "soon"}, "undecided offer"},

		{"INCONSISTENT_OFFER_TARGETING_RULE/1", partOfSet{}, ""},
		{"INCONSISTENT_OFFER_TARGETING_RULE/1", partOfSet{buyers: `"111122223333", "111122223333"`}, ""},
		{"INCONSISTENT_OFFER_TARGETING_RULE/1", partOfSet{buyers: `"111122223333", "444455556666"`}, "error"},
		{"INCONSISTENT_OFFER_TARGETING_RULE/1", partOfSet{buyers: `"444455556666"`}, "error"},
		{"INCONSISTENT_OFFER_TARGETING_RULE/1", partOfSet{buyers: ` `}, ""},
		{"INCONSISTENT_OFFER_TARGETING_RULE/1", partOfSet{countries: `"US"`}, "warning"},
		{"INCONSISTENT_OFFER_TARGETING_RULE/1", partOfSet{buyers: `"444455556666"`, countries: `"US"`}, "error"},

		{"INCOMPATIBLE_OFFER_TARGETING_RULE/1", partOfSet{}, ""},
		{"INCOMPATIBLE_OFFER_TARGETING_RULE/1", partOfSet{buyers: ` `}, "error"},

		{"EXPIRED_OFFERS/1", partOfSet{end: "2024-05-01"}, ""},
		{"EXPIRED_OFFERS/1", partOfSet{end: "2024-04-30"}, "error"},
		{"EXPIRED_OFFERS/1", partOfSet{end: "2024-04-30T23:59:59.999Z"}, "error"},
		{"EXPIRED_OFFERS/1", partOfSet{end: "2024-04-30T23:59:59-01:00"}, ""},
		{"EXPIRED_OFFERS/1", partOfSet{end: "soon"}, "undecided offer"},

		{"DRAFT_OFFERS/1", partOfSet{}, ""},
		{"DRAFT_OFFERS/1", partOfSet{state: "Draft"}, "error"},
	} {
		want := []string{}
		switch {
		case strings.HasPrefix(c.want, "undecided"):
			want = append(want, c.want)
		case c.want != "":
			want = append(want, c.want+at)
		}
		second := c.second.stored("offer-2")
		set := storedSet(`, "State": "Draft"`, "offer-1", "offer-2")
		expect(t, found(t, ofRelease+c.row, entities(set, first, second), releaseSet), want...)
		// with a change set that adds the second, and one that takes it away
		expect(t, found(t, ofRelease+c.row, entities(storedSet(`, "State": "Draft"`, "offer-1"), first, second), releaseSet, ofSet("AssociateOffers", listOf("offer-2"))), want...)
		expect(t, found(t, ofRelease+c.row, entities(set, first, second), releaseSet, ofSet("DisassociateOffers", listOf("offer-2"))))
		// less is known: undecided, and nothing else
		expect(t, found(t, ofRelease+c.row, entities(set, first), releaseSet), "undecided offer")
		expect(t, found(t, ofRelease+c.row, entities(first, second), releaseSet), "undecided offerset")
		for _, open := range found(t, ofRelease+c.row, entities(first, second), releaseSet, ofSet("AssociateOffers", listOf("offer-1", "offer-2"))) {
			if !strings.HasPrefix(open, "undecided ") || !strings.HasSuffix(open, "offerset") {
				t.Errorf("%s of an offer set that is not known: %s", c.row, open)
			}
		}
	}
}

func TestNumberOfOffersOfReleasedSet(t *testing.T) {
	const row = ofRelease + "MISSING_OFFERS/1"
	const at = "error /0/DetailsDocument"
	draft := `, "State": "Draft"`
	for n, want := range [][]string{{at}, {at}, nil, nil} {
		expect(t, found(t, row, entities(storedSet(draft, ids(1, n)...)), releaseSet), want...)
	}
	expect(t, found(t, row, entities(storedSet(draft, "offer-1", "offer-1@2")), releaseSet), at)
	expect(t, found(t, row, entities(storedSet(draft, "offer-1")), releaseSet, ofSet("AssociateOffers", listOf("offer-1"))), at)
	expect(t, found(t, row, entities(storedSet(draft, "offer-1")), releaseSet, ofSet("AssociateOffers", listOf("offer-2"))))
	expect(t, found(t, row, entities(storedSet(draft, "offer-1", "offer-2")), releaseSet, ofSet("DisassociateOffers", listOf("offer-2@3"))), at)
	expect(t, found(t, row, entities(storedSet(draft, "offer-1", "offer-2")), releaseSet, ofSet("DisassociateOffers", `{"Offers": []}`)), "undecided changeset")
	expect(t, found(t, row, entities(storedSet(draft, "offer-1")), releaseSet, ofSet("AssociateOffers", `{"Offers": []}`)), "undecided changeset")
	expect(t, found(t, row, "", releaseSet), "undecided offerset")
	expect(t, found(t, row, "", releaseSet, ofSet("AssociateOffers", listOf("offer-1", "offer-2"))))
	expect(t, found(t, row, "", ofNewSet("ReleaseOfferSet", `{}`), newSet), at)
	expect(t, found(t, row, "", ofNewSet("ReleaseOfferSet", `{}`), newSet, ofNewSet("AssociateOffers", listOf("offer-1", "offer-2"))))
}

func TestBuyerNotes(t *testing.T) {
	const row = ofRelease + "MISSING_BUYER_NOTES/1"
	without := strings.Replace(storedSet(`, "State": "Draft"`), `"BuyerNotes": "b", `, "", 1)
	notes := `{"BuyerNotes": "c"}`
	expect(t, found(t, row, entities(storedSet(`, "State": "Draft"`)), releaseSet))
	expect(t, found(t, row, entities(without), releaseSet), "error /0/DetailsDocument")
	expect(t, found(t, row, entities(without), releaseSet, ofSet("UpdateInformation", notes)))
	expect(t, found(t, row, entities(without), releaseSet, ofSet("UpdateInformation", `{"Name": "m"}`)), "error /0/DetailsDocument")
	expect(t, found(t, row, "", releaseSet), "undecided offerset")
	expect(t, found(t, row, "", ofNewSet("ReleaseOfferSet", `{}`), newSet), "warning /0/DetailsDocument")
	expect(t, found(t, row, "", ofNewSet("ReleaseOfferSet", `{}`), newSet, ofNewSet("UpdateInformation", notes)))
	// the notes of another entity do not count
	expect(t, found(t, row, "", ofNewSet("ReleaseOfferSet", `{}`), newSet, change("UpdateInformation", "offer-1", notes)), "warning /0/DetailsDocument")
}
