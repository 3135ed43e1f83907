package e2e

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/offercheck/offercheck/errcodes"
)

// Change sets made up at random of resale authorizations, offers and offer sets that refer to
// one another, beside facts of some of them: right and wrong ones. What holds for the fixtures
// holds for them.
func TestMadeUpKinds(t *testing.T) {
	sets := 300
	if testing.Short() || withRaceDetector {
		sets = 30
	}
	orders, hidden, splits := 0, 0, 0
	for n := range sets {
		m := &kindMaker{Rand: rand.New(rand.NewPCG(3, uint64(n)))} // the same in every run
		p := m.pieces(t)
		orders += checkOrder(t, p, madeUpSet(n))
		hidden += checkHiding(t, p, madeUpSet(n))
		splits += checkSplits(t, p, madeUpSet(n))
		if t.Failed() { // the next may say the same
			t.Fatalf("%s is\n%s\nwith the facts\n%s", madeUpSet(n), indented(t, p.changes), indented(t, p.facts))
		}
	}
	t.Logf("%d orders, %d things hidden, %d splits", orders, hidden, splits)
}

// A madeUpSet is the number of a change set that was made up.
type madeUpSet int

func (n madeUpSet) String() string { return fmt.Sprintf("made up change set %d", n) }

func indented(t *testing.T, v any) []byte {
	text, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// A kindMaker makes up change sets.
type kindMaker struct{ *rand.Rand }

// one is one of several things.
func one[T any](m *kindMaker, list ...T) T { return list[m.IntN(len(list))] }

// sometimes is true n times in ten.
func (m *kindMaker) sometimes(n int) bool { return m.IntN(10) < n }

// The identifiers that change sets are made up with. Of the stored entities the facts have
// some. An identifier of the wrong kind or of nothing is rare.
func (m *kindMaker) authorizationID() string {
	return one(m, "resaleauthz-1", "resaleauthz-2", "$Authorization.Entity.Identifier")
}

func (m *kindMaker) offerID() string {
	return one(m, "offer-1", "offer-2", "offer-3", "$Offer.Entity.Identifier", "$Resold.Entity.Identifier", "$Replacement.Entity.Identifier")
}

func (m *kindMaker) offerSetID() string { return one(m, "offerset-1", "$Set.Entity.Identifier") }

func (m *kindMaker) solutionID() string { return one(m, "soln-1", "soln-1", "soln-2") }

func (m *kindMaker) productID() string { return one(m, "prod-1", "prod-2") }

func (m *kindMaker) buyers() []string {
	return one(m, []string{"111122223333"}, []string{"444455556666"}, []string{"444455556666", "111122223333"})
}

func (m *kindMaker) currency() string { return one(m, "USD", "USD", "EUR") }

func (m *kindMaker) day() string {
	return one(m, "2024-04-30", "2024-05-01", "2024-08-31", "2024-08-31", "2024-09-30", "2025-01-31")
}

// pieces makes up a change set of at most 20 changes, and facts. The changes are in an order in
// which they could be sent one by one: what an offer takes over is set before the offer is
// made, and a release comes last.
func (m *kindMaker) pieces(t testing.TB) pieces {
	p := pieces{edition: errcodes.Edition2026, facts: map[string]json.RawMessage{}}
	add := func(c object) {
		text, err := json.Marshal(c)
		if err != nil {
			t.Fatal(err)
		}
		if len(p.changes) < 20 {
			p.changes = append(p.changes, text)
		}
	}
	first, second := m.offerID(), m.offerID()
	set := m.offerSetID()
	lists := [...][]object{m.authorization(), m.newOfferSet(set), m.offer(first), m.offer(second), m.offerSet(set)}
	if first == second {
		lists[3] = nil
	}
	for _, c := range slices.Concat(lists[:]...) {
		add(c)
	}
	for name, list := range map[string][]object{"Entities": m.entities(), "Agreements": m.agreements()} {
		text, err := json.Marshal(list)
		if err != nil {
			t.Fatal(err)
		}
		p.facts[name] = text
	}
	return p
}

func (m *kindMaker) change(changeType, kind, id string, details object) object {
	return object{"ChangeType": changeType, "Entity": object{"Type": kind + "@1.0", "Identifier": id}, "DetailsDocument": details}
}

func (m *kindMaker) create(changeType, name, kind string, details object) object {
	return object{"ChangeType": changeType, "ChangeName": name, "Entity": object{"Type": kind + "@1.0"}, "DetailsDocument": details}
}

// some are some of the changes that could be made, each with its details, and perhaps last.
func (m *kindMaker) some(often int, kind, id string, all map[string]object, last ...string) (list []object) {
	for _, changeType := range slices.Sorted(maps.Keys(all)) {
		if m.sometimes(often) {
			list = append(list, m.change(changeType, kind, id, all[changeType]))
		}
	}
	for _, changeType := range last {
		if m.sometimes(5) {
			list = append(list, m.change(changeType, kind, id, object{}))
		}
	}
	return list
}

// authorization makes up changes to a resale authorization.
func (m *kindMaker) authorization() (list []object) {
	const kind = "ResaleAuthorization"
	if m.sometimes(3) {
		return nil
	}
	id := m.authorizationID()
	if id[0] == '$' {
		list = append(list, m.create("CreateResaleAuthorization", "Authorization", kind, object{"ProductId": m.productID(), "ResellerAccountId": "777788889999", "Name": "n"}))
	}
	availability := object{"AvailabilityEndDate": m.day()}
	if m.sometimes(5) {
		availability["OffersMaxQuantity"] = 1
	}
	return append(list, m.some(4, kind, id, map[string]object{
		"UpdateInformation":          {"Description": "d"},
		"UpdateBuyerTargetingTerms":  {"Terms": []object{{"Type": "BuyerTargetingTerm", "PositiveTargeting": object{"BuyerAccounts": m.buyers()}}}},
		"UpdateAvailability":         availability,
		"UpdateBuyerValidityTerms":   {"Terms": []object{{"Type": "BuyerValidityTerm", "MaximumAgreementStartDate": m.day()}}},
		"UpdateLegalTerms":           {"Terms": []object{m.legal("BuyerLegalTerm")}},
		"UpdatePricingTerms":         {"PricingModel": "Contract", "Terms": []object{m.pricing("Resale", m.currency())}},
		"UpdatePaymentScheduleTerms": {"Terms": []object{m.schedule("Resale", m.currency())}},
		"UpdateNetPaymentTerms":      {"Terms": []object{{"Type": "ResaleNetPaymentTerm", "PaymentDuePeriod": one(m, "P30D", "P60D")}}},
	}, "ReleaseResaleAuthorization", "RestrictResaleAuthorization")...)
}

// offer makes up changes to an offer.
func (m *kindMaker) offer(id string) (list []object) {
	const kind = "Offer"
	details := object{"Name": "n"}
	if m.sometimes(6) {
		details["OfferSetId"] = m.offerSetID()
	}
	switch id {
	case "$Offer.Entity.Identifier":
		details["ProductId"] = m.productID()
		list = append(list, m.create("CreateOffer", "Offer", kind, details))
	case "$Resold.Entity.Identifier":
		details["ResaleAuthorizationId"] = m.authorizationID()
		list = append(list, m.create("CreateOfferUsingResaleAuthorization", "Resold", kind, details))
	case "$Replacement.Entity.Identifier":
		if list = append(list, m.create("CreateReplacementOffer", "Replacement", kind, object{"AgreementId": "agmt-1"})); m.sometimes(5) {
			list[0] = m.create("CreateReplacementOfferUsingResaleAuthorization", "Replacement", kind, object{"AgreementId": "agmt-1", "ResaleAuthorizationId": m.authorizationID()})
		}
	}
	return append(list, m.some(4, kind, id, map[string]object{
		"UpdateInformation":          {"Name": "n", "Description": "d"},
		"UpdateTargeting":            {"PositiveTargeting": object{"BuyerAccounts": m.buyers()}},
		"UpdateLegalTerms":           {"Terms": []object{m.legal("LegalTerm")}},
		"UpdatePricingTerms":         {"PricingModel": "Contract", "Terms": []object{m.pricing("", m.currency())}},
		"UpdateAvailability":         {"AvailabilityEndDate": m.day()},
		"UpdateValidityTerms":        {"Terms": []object{{"Type": "ValidityTerm", "AgreementDuration": one(m, "P12M", "P24M")}}},
		"UpdatePaymentScheduleTerms": {"Terms": []object{m.schedule("", m.currency())}},
		"UpdateNetPaymentTerms":      {"Terms": []object{{"Type": "NetPaymentTerm", "PaymentDuePeriod": one(m, "P30D", "P60D")}}},
		"UpdateMarkup":               {"Percentage": one(m, "0", "5.0", "12.5", "x")},
	}, "ReleaseOffer")...)
}

// newOfferSet makes up the change that creates an offer set, if one does.
func (m *kindMaker) newOfferSet(id string) []object {
	if id[0] != '$' {
		return nil
	}
	return []object{m.create("CreateOfferSet", "Set", "OfferSet", object{"Name": "n"})}
}

// offerSet makes up changes to an offer set.
func (m *kindMaker) offerSet(id string) []object {
	return m.some(6, "OfferSet", id, map[string]object{
		"UpdateInformation":    {"BuyerNotes": "b"},
		"AssociateOffers":      m.offers(),
		"DisassociateOffers":   m.offers(),
		"AssociateSolution":    {"SolutionId": m.solutionID()},
		"DisassociateSolution": {"SolutionId": m.solutionID()},
	}, "ReleaseOfferSet")
}

// offers are the details of a change that lists offers; rarely they are none.
func (m *kindMaker) offers() object {
	var list []object
	for range m.IntN(4) {
		list = append(list, object{"OfferId": m.offerID()})
	}
	if len(list) == 0 && m.sometimes(8) {
		list = []object{{"OfferId": "offer-1"}, {"OfferId": "offer-2"}}
	}
	return object{"Offers": list}
}

func (m *kindMaker) legal(name string) object {
	return object{"Type": name, "Documents": []object{{"Type": "StandardEula", "Version": "2022-07-14"}}}
}

func (m *kindMaker) pricing(prefix, currency string) object {
	if m.sometimes(5) {
		return object{"Type": prefix + "FixedUpfrontPricingTerm", "CurrencyCode": currency, "Price": "0", "Duration": one(m, "P12M", "P24M"),
			"Grants": []object{{"DimensionKey": "seat", "MaxQuantity": 5}}}
	}
	return object{"Type": prefix + "ConfigurableUpfrontPricingTerm", "CurrencyCode": currency, "RateCards": []object{{
		"Selector": object{"Type": "Duration", "Value": one(m, "P12M", "P24M")}, "RateCard": []object{{"DimensionKey": one(m, "seat", "chair"), "Price": "12.00"}},
		"Constraints": object{"MultipleDimensionSelection": "Allowed", "QuantityConfiguration": "Allowed"}}}}
}

func (m *kindMaker) schedule(prefix, currency string) object {
	return object{"Type": prefix + "PaymentScheduleTerm", "CurrencyCode": currency, "Schedule": []object{{"ChargeDate": m.day(), "ChargeAmount": "10.00"}}}
}

// entities makes up the facts of what exists; some are missing.
func (m *kindMaker) entities() (list []object) {
	add := func(kind, id string, details object) {
		if m.sometimes(8) {
			list = append(list, object{"EntityType": kind + "@1.0", "EntityIdentifier": id + "@2", "DetailsDocument": details})
		}
	}
	for _, id := range []string{"prod-1", "prod-2"} {
		add("SaaSProduct", id, object{"Description": object{"ProductState": "Active", "Visibility": "Public"},
			"Dimensions": []object{{"Key": "seat", "Unit": "Users", "Types": []string{"Entitled"}}}})
	}
	authorizations := map[string]object{"resaleauthz-1": m.storedAuthorization(), "resaleauthz-2": m.storedAuthorization()}
	for _, id := range slices.Sorted(maps.Keys(authorizations)) {
		add("ResaleAuthorization", id, authorizations[id])
	}
	for _, id := range []string{"offer-1", "offer-2", "offer-3"} {
		offer := m.storedOffer()
		if m.sometimes(4) {
			of := one(m, "resaleauthz-1", "resaleauthz-2")
			m.resell(offer, of, authorizations[of])
		}
		add("Offer", id, offer)
	}
	set := object{"Name": "n", "State": one(m, "Draft", "Draft", "Released"), "AssociatedOffers": []object{{"OfferId": "offer-1"}, {"OfferId": "offer-2"}}}
	if m.sometimes(5) {
		set["BuyerNotes"] = "b"
	}
	if m.sometimes(5) {
		set["SolutionId"] = m.solutionID()
	}
	add("OfferSet", "offerset-1", set)
	for _, id := range []string{"soln-1", "soln-2"} {
		add("Solution", id, object{"Lifecycle": object{"Visibility": one(m, "Draft", "Limited", "Public")}})
	}
	return list
}

func (m *kindMaker) storedAuthorization() object {
	terms := []object{m.pricing("Resale", m.currency()), m.legal("BuyerLegalTerm")}
	if m.sometimes(4) {
		terms = append(terms, m.schedule("Resale", m.currency()))
	}
	if m.sometimes(7) {
		var accounts []object
		for _, account := range m.buyers() {
			accounts = append(accounts, object{"AwsAccountId": account, "LegalName": "n"})
		}
		terms = append(terms, object{"Type": "BuyerTargetingTerm", "PositiveTargeting": object{"BuyerAccounts": accounts}})
	}
	return object{"Name": "n", "Status": one(m, "Draft", "Active", "Active", "Restricted"), "ProductId": m.productID(), "Terms": terms,
		"Rules": []object{{"Type": "AvailabilityRule", "AvailabilityEndDate": m.day()}, {"Type": "PartnerTargetingRule", "ResellerAccountId": "777788889999"}}}
}

func (m *kindMaker) storedOffer() object {
	details := object{"Name": "n", "Description": "d", "ProductId": m.productID(), "State": one(m, "Draft", "Released", "Released"),
		"Terms": []object{m.legal("LegalTerm"), m.pricing("", m.currency())}}
	rules := []object{}
	if m.sometimes(8) {
		rules = append(rules, object{"Type": "TargetingRule", "PositiveTargeting": object{"BuyerAccounts": m.buyers()}})
	}
	if m.sometimes(8) {
		rules = append(rules, object{"Type": "AvailabilityRule", "AvailabilityEndDate": m.day()})
	}
	details["Rules"] = rules
	if m.sometimes(7) {
		details["OfferSetId"] = one(m, "offerset-1", "offerset-1", "offerset-2")
	}
	return details
}

// resell makes of a stored offer one that was made from a resale authorization.
func (m *kindMaker) resell(offer object, id string, authorization object) {
	offer["ResaleAuthorizationId"], offer["ProductId"], offer["MarkupPercentage"] = id, authorization["ProductId"], "0"
	terms := []object{m.legal("LegalTerm")}
	for _, term := range authorization["Terms"].([]object) {
		if name, isResold := strings.CutPrefix(term["Type"].(string), "Resale"); isResold {
			term = maps.Clone(term)
			term["Type"] = name
			terms = append(terms, term)
		}
	}
	offer["Terms"] = terms
}

func (m *kindMaker) agreements() (list []object) {
	if m.sometimes(7) {
		list = append(list, object{"agreementId": "agmt-1", "status": "ACTIVE", "acceptor": object{"accountId": "111122223333"},
			"proposalSummary": object{"resources": []object{{"id": m.productID(), "type": "SaaSProduct"}}}, "acceptedTerms": []object{}})
	}
	return list
}
