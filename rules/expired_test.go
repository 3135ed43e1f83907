package rules_test

import (
	"fmt"
	"testing"
)

// The tests are judged as of 2024-05-01.
func TestLockedWhenExpired(t *testing.T) {
	rows := []struct{ row, changeType, details, path string }{
		{"UpdateTargeting/INCOMPATIBLE_TARGETING/2", "UpdateTargeting", `{"PositiveTargeting": {"BuyerAccounts": ["111122223333"]}}`, ""},
		{"UpdateSupportTerms/INCOMPATIBLE_TERMS/3", "UpdateSupportTerms", `{"Terms": [{"Type": "SupportTerm", "RefundPolicy": "None."}]}`, "/Terms/0"},
		{"UpdateLegalTerms/INCOMPATIBLE_TERMS/2", "UpdateLegalTerms", `{"Terms": [{"Type": "LegalTerm", "Documents": [{"Type": "StandardEula", "Version": "2022-07-14"}]}]}`, "/Terms/0"},
		{"UpdatePricingTerms/INCOMPATIBLE_TERMS/11", "UpdatePricingTerms", `{"PricingModel": "Byol", "Terms": [{"Type": "ByolPricingTerm"}]}`, "/Terms"},
		{"UpdateValidityTerms/INCOMPATIBLE_TERMS/2", "UpdateValidityTerms", `{"Terms": [{"Type": "ValidityTerm", "AgreementDuration": "P12M"}]}`, "/Terms/0"},
		{"UpdatePaymentScheduleTerms/INCOMPATIBLE_TERMS/2", "UpdatePaymentScheduleTerms",
			`{"Terms": [{"Type": "PaymentScheduleTerm", "CurrencyCode": "USD", "Schedule": [{"ChargeDate": "2024-06-01", "ChargeAmount": "1"}]}]}`, "/Terms/0"},
		{"UpdateRenewalTerms/INCOMPATIBLE_TERMS/4", "UpdateRenewalTerms", `{"Terms": [{"Type": "RenewalTerm"}]}`, "/Terms/0"},
	}
	ends := func(date string) string {
		return storedOffer("Released", "", fmt.Sprintf(`%s, {"Type": "AvailabilityRule", "AvailabilityEndDate": %q}`, toBuyers, date))
	}
	prolong := func(date string) string {
		return change("UpdateAvailability", "offer-1", fmt.Sprintf(`{"AvailabilityEndDate": %q}`, date))
	}
	for _, r := range rows {
		t.Run(r.row, func(t *testing.T) {
			c := change(r.changeType, "offer-1", r.details)
			path := details + r.path
			expect(t, found(t, r.row, ends("2024-04-30"), c), "error "+path)
			expect(t, found(t, r.row, ends("2024-04-30T23:59:59.999Z"), c), "error "+path)
			expect(t, found(t, r.row, ends("2024-05-01"), c))
			expect(t, found(t, r.row, ends("2024-05-01T00:00:00Z"), c)) // a date lasts to its end, 12 hours after now
			expect(t, found(t, r.row, ends("2024-05-01T01:00:00+02:00"), c), "error "+path)
			expect(t, found(t, r.row, ends("2024-05-02"), c))
			expect(t, found(t, r.row, ends("soon"), c), "undecided offer")
			expect(t, found(t, r.row, storedOffer("Released", "", toBuyers), c))
			expect(t, found(t, r.row, "", c), "undecided offer")

			expect(t, found(t, r.row, ends("2024-04-30"), c, prolong("2024-05-01")), "warning "+path)
			expect(t, found(t, r.row, ends("2024-04-30"), c, prolong("2024-04-30")), "error "+path)
			expect(t, found(t, r.row, ends("2024-05-01"), c, prolong("2024-04-30"))) // expired by the change set
			expect(t, found(t, r.row, "", c, prolong("2024-08-31")), "undecided offer")
			expect(t, found(t, r.row, "", c, prolong("31.08.2024")), "undecided offer")
			expect(t, found(t, r.row, ends("2024-04-30"), c, prolong("31.08.2024")), "undecided changeset")
			expect(t, found(t, r.row, ends("2024-05-01"), c, prolong("31.08.2024")))
		})
	}
}
