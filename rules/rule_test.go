package rules_test

import "testing"

// A finding belongs to the last change of the row's change type that set a side
// of the relation. A change that failed sets nothing, and hides what others set.
func TestChangeOfFinding(t *testing.T) {
	const (
		interval = "UpdateValidityTerms/INVALID_AGREEMENT_TIME_INTERVAL/1"
		both     = `{"Terms": [{"Type": "ValidityTerm", "AgreementDuration": "P12M", "AgreementEndDate": "2025-06-30"}]}`
		fine     = `{"Terms": [{"Type": "ValidityTerm", "AgreementDuration": "P12M"}]}`
		broken   = `{"Terms": [{"Type": "ValidityTerm", "AgreementDuration": 12}]}`
	)
	set := func(details string) string { return change("UpdateValidityTerms", "offer-1", details) }
	other := change("UpdateAvailability", "offer-1", `{"AvailabilityEndDate": "2024-06-30"}`)
	stored := known([]string{anOffer("offer-1", "Draft", `"Terms": [{"Type": "ValidityTerm", "AgreementDuration": "P12M", "AgreementEndDate": "2025-06-30"}]`)}, "")
	for _, test := range []struct {
		name, facts string
		changes     []string
		want        []string
	}{
		{"of the one change", ``, []string{set(both)}, []string{"error /0/DetailsDocument/Terms/0/AgreementDuration"}},
		{"of the last of two", ``, []string{set(both), other, set(both)}, []string{"error /2/DetailsDocument/Terms/0/AgreementDuration"}},
		{"the last one fixes it", ``, []string{set(both), set(fine)}, nil},
		{"of a change that failed nothing", ``, []string{set(broken)}, nil},
		{"the last one failed", ``, []string{set(both), set(broken)}, nil},
		{"the first one failed", ``, []string{set(broken), set(both)}, []string{"error /1/DetailsDocument/Terms/0/AgreementDuration"}},
		{"no change sets a side", stored, []string{other}, nil},
		{"it is removed", stored, []string{set(`{"Terms": []}`)}, nil},
	} {
		t.Run(test.name, func(t *testing.T) { expect(t, found(t, interval, test.facts, test.changes...), test.want...) })
	}
}

// When no change of the row's type set a side, a finding belongs to the last
// change that did, and is a warning. A value that does not stand in the change
// that the finding belongs to is told by the side which that change set.
func TestFindingOfAnotherChangeType(t *testing.T) {
	const row = "UpdatePricingTerms/INCOMPATIBLE_RATES/1" // relates the prices of a free offer and its schedule
	free := change("UpdatePricingTerms", "offer-1", `{"PricingModel": "Free", "Terms": [{"Type": "FreeTrialPricingTerm", "Duration": "P14D", "Grants": [{"DimensionKey": "a"}]}]}`)
	charged := change("UpdatePaymentScheduleTerms", "offer-1", `{"Terms": [{"Type": "PaymentScheduleTerm", "CurrencyCode": "USD", "Schedule": [{"ChargeDate": "2024-08-01", "ChargeAmount": "10.00"}]}]}`)
	facts := known([]string{anOffer("offer-1", "Draft", `"Terms": [{"Type": "FreeTrialPricingTerm"}]`)}, `"OfferFacts": [{"OfferId": "offer-1", "PricingModel": "Free"}]`)
	expect(t, found(t, row, "", free, charged), "error /0/DetailsDocument/PricingModel")
	expect(t, found(t, row, "", charged, free), "error /1/DetailsDocument/PricingModel")
	expect(t, found(t, row, facts, charged), "warning /0/DetailsDocument/Terms/0/Schedule/0/ChargeAmount")
}

// Of several changes that set a side, none of them of the row's type, what is
// found belongs to the last.
func TestFindingBelongsToLastChange(t *testing.T) {
	const stored = `{"Entities": [{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1", "DetailsDocument": {"Id": "offer-1", "State": "Draft", "Terms": [], "Rules": [
		{"Type": "AvailabilityRule", "AvailabilityEndDate": "2024-06-30"}, {"Type": "TargetingRule", "PositiveTargeting": {"BuyerAccounts": ["111122223333"]}}]}}]}`
	public, release := change("UpdateTargeting", "offer-1", `{}`), change("ReleaseOffer", "offer-1", `{}`)
	for _, changes := range [][]string{{public, release}, {release, public}} {
		expect(t, found(t, "UpdateAvailability/INVALID_AVAILABILITY_END_DATE/1", stored, changes...), "warning /1/DetailsDocument")
	}
}
