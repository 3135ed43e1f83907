package e2e

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
)

type object = map[string]any

// A private SaaS offer made up at random, that should meet no rule.
type madeUp struct {
	entitled, metered []string
	months            []int // durations of the contract
	charges           int   // instalments; then the price is fixed
	usage             bool
	release           bool

	edition  errcodes.Edition
	currency string
	renewal  bool // from edition 2026 on, as is net
	net      bool // net payment terms
}

func makeUp(t *rapid.T) madeUp {
	m := madeUp{
		entitled: rapid.SliceOfNDistinct(rapid.StringMatching(`[a-z]{1,8}`), 1, 6, rapid.ID).Draw(t, "entitled"),
		months:   rapid.SliceOfNDistinct(rapid.SampledFrom([]int{1, 12, 24, 36}), 1, 4, rapid.ID).Draw(t, "months"),
		charges:  rapid.IntRange(0, 4).Draw(t, "charges"),
		usage:    rapid.Bool().Draw(t, "usage"),
		release:  rapid.Bool().Draw(t, "release"),
		currency: "USD",
	}
	for _, key := range rapid.SliceOfNDistinct(rapid.StringMatching(`[a-z]{1,8}`), 1, 6, rapid.ID).Draw(t, "metered") {
		m.metered = append(m.metered, "m_"+key)
	}
	if m.edition = rapid.SampledFrom(errcodes.Editions()).Draw(t, "edition"); m.edition >= errcodes.Edition2026 {
		m.renewal, m.net = rapid.Bool().Draw(t, "renewal"), rapid.Bool().Draw(t, "net")
		if !m.usage {
			m.currency = rapid.SampledFrom([]string{"USD", "AUD", "EUR", "GBP", "JPY"}).Draw(t, "currency")
		}
	}
	return m
}

func (m madeUp) facts(t *rapid.T) []byte {
	var dimensions []object
	for _, key := range m.entitled {
		dimensions = append(dimensions, object{"Key": key, "Unit": "Users", "Types": []string{"Entitled"}})
	}
	for _, key := range m.metered {
		dimensions = append(dimensions, object{"Key": key, "Unit": "Units", "Types": []string{"ExternallyMetered"}})
	}
	return marshal(t, object{
		"Entities": []object{{"EntityType": "SaaSProduct@1.0", "EntityIdentifier": "prod-1@1", "DetailsDocument": object{
			"Description": object{"ProductState": "Active", "Visibility": "Public"}, "Dimensions": dimensions}}},
	})
}

func rates(keys []string) []object {
	var list []object
	for i, key := range keys {
		list = append(list, object{"DimensionKey": key, "Price": fmt.Sprintf("%d.25", i+1)})
	}
	return list
}

func (m madeUp) changes() []object {
	var pricing []object
	if m.charges > 0 {
		var grants []object
		for _, key := range m.entitled {
			grants = append(grants, object{"DimensionKey": key, "MaxQuantity": 5})
		}
		pricing = append(pricing, object{"Type": "FixedUpfrontPricingTerm", "CurrencyCode": m.currency, "Price": "0.00", "Duration": "P24M", "Grants": grants})
	} else {
		var cards []object
		for _, months := range m.months {
			cards = append(cards, object{"Selector": object{"Type": "Duration", "Value": fmt.Sprintf("P%dM", months)}, "RateCard": rates(m.entitled),
				"Constraints": object{"MultipleDimensionSelection": "Allowed", "QuantityConfiguration": "Allowed"}})
		}
		pricing = append(pricing, object{"Type": "ConfigurableUpfrontPricingTerm", "CurrencyCode": m.currency, "RateCards": cards})
	}
	if m.usage {
		pricing = append(pricing, object{"Type": "UsageBasedPricingTerm", "CurrencyCode": m.currency, "RateCards": []object{{"RateCard": rates(m.metered)}}})
	}
	update := func(changeType string, details any) object {
		return object{"ChangeType": changeType, "Entity": object{"Type": "Offer@1.0", "Identifier": "$New.Entity.Identifier"}, "DetailsDocument": details}
	}
	list := []object{
		{"ChangeType": "CreateOffer", "ChangeName": "New", "Entity": object{"Type": "Offer@1.0"}, "DetailsDocument": object{"ProductId": "prod-1", "Name": "Offer"}},
		update("UpdateInformation", object{"Description": "Made up"}),
		update("UpdateTargeting", object{"PositiveTargeting": object{"BuyerAccounts": []string{"111122223333"}}}),
		update("UpdateLegalTerms", object{"Terms": []object{{"Type": "LegalTerm", "Documents": []object{{"Type": "StandardEula", "Version": "2022-07-14"}}}}}),
		update("UpdatePricingTerms", object{"PricingModel": "Contract", "Terms": pricing}),
		update("UpdateAvailability", object{"AvailabilityEndDate": "2024-06-30"}),
	}
	if m.charges > 0 {
		var schedule []object
		for i := range m.charges {
			schedule = append(schedule, object{"ChargeDate": fmt.Sprintf("2024-%02d-01", 6+i), "ChargeAmount": "100.00"})
		}
		list = append(list,
			update("UpdateValidityTerms", object{"Terms": []object{{"Type": "ValidityTerm", "AgreementDuration": "P24M"}}}),
			update("UpdatePaymentScheduleTerms", object{"Terms": []object{{"Type": "PaymentScheduleTerm", "CurrencyCode": m.currency, "Schedule": schedule}}}))
	}
	if m.net {
		list = append(list, update("UpdateNetPaymentTerms", object{"Terms": []object{{"Type": "NetPaymentTerm", "PaymentDuePeriod": "P30D"}}}))
	}
	if m.renewal {
		term := object{"Type": "RenewalTerm", "LockoutPeriod": "P20D", "AdjustmentDeadline": "P25D", "MaxRenewals": 2,
			"PriceIncrease": object{"Type": "PercentageRange", "Range": object{"MinValue": "1.00", "DefaultValue": "2", "MaxValue": "3.5"}}}
		if m.charges > 0 {
			term["TermTemplates"] = []object{{"Type": "PaymentScheduleTermTemplate", "Schedule": []object{
				{"ChargeDateOffset": "P0M", "ChargePercentage": "50.00"}, {"ChargeDateOffset": "P6M", "ChargePercentage": "50", "DayOfMonth": 15}}}}
		}
		list = append(list, update("UpdateRenewalTerms", object{"Terms": []object{term}}))
	}
	if m.release {
		list = append(list, update("ReleaseOffer", object{}))
	}
	return list
}

func marshal(t *rapid.T, v any) []byte {
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// rowsOf are the rows that a check finds or leaves open.
func (m madeUp) rowsOf(t *rapid.T, changes []object, facts []byte) (found, open map[string]bool) {
	now := time.Date(2024, 5, 1, 12, 0, 0, 0, time.UTC)
	known, err := offercheck.ReadFacts(facts)
	if err != nil {
		t.Fatal(err)
	}
	report, err := offercheck.Validate(marshal(t, changes), offercheck.WithFacts(known), offercheck.WithNow(now), offercheck.WithEdition(m.edition.String()))
	if err != nil {
		t.Fatal(err)
	}
	found, open = map[string]bool{}, map[string]bool{}
	for _, f := range report.Findings {
		found[string(f.Severity)+" "+f.Row] = true
		if f.Severity == offercheck.SeverityError {
			t.Logf("%s at %s: %s %s", f.Row, f.Path, f.Message, f.Detail)
		}
	}
	for _, u := range report.Undecided {
		open[u.Row] = true
	}
	return found, open
}

// Nothing is said of an offer that is fine; its changes may stand in any order;
// and one more dimension, rate or charge that is fine makes no row appear.
func TestMadeUpOffers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := makeUp(t)
		found, open := m.rowsOf(t, m.changes(), m.facts(t))
		if len(found) > 0 {
			t.Fatalf("of an offer that is fine is found %v", slices.Sorted(maps.Keys(found)))
		}
		shuffled := rapid.Permutation(m.changes()).Draw(t, "order")
		if again, stillOpen := m.rowsOf(t, shuffled, m.facts(t)); !maps.Equal(open, stillOpen) || onlyOrder(again) != nil {
			t.Fatalf("in another order is found %v, and left open %v for %v", onlyOrder(again), stillOpen, open)
		}
		more := m
		more.entitled = append(slices.Clone(m.entitled), "one_more")
		more.metered = append(slices.Clone(m.metered), "m_one_more")
		if m.charges > 0 {
			more.charges++
		}
		if again, stillOpen := m.rowsOf(t, more.changes(), more.facts(t)); len(again) > 0 || !maps.Equal(open, stillOpen) {
			t.Fatalf("with one more of each is found %v, and left open %v for %v", slices.Sorted(maps.Keys(again)), stillOpen, open)
		}
	})
}

// onlyOrder leaves out the warning about references to later changes.
func onlyOrder(found map[string]bool) []string {
	var rest []string
	for row := range found {
		if row != "warning StartChangeSet/404/ChangeSet[].Entity.Identifier" {
			rest = append(rest, row)
		}
	}
	return rest
}
