package rules_test

import (
	"testing"
)

// Dates of a request lie after today, and at most ten or three years ahead. In a year without
// a 29 February these end on the 28th.
func TestDatesAhead(t *testing.T) {
	const endRow, startRow = "ResaleAuthorization/UpdateAvailability/422/AvailabilityEndDate", "ResaleAuthorization/UpdateBuyerValidityTerms/422/Terms[].BuyerValidityTerm.MaximumAgreementStartDate"
	const ended, starting = "/0/DetailsDocument/AvailabilityEndDate", "/0/DetailsDocument/Terms/0/MaximumAgreementStartDate"
	const leapDay = `{"Now": "2024-02-29T23:59:59Z"}`
	for _, c := range []struct {
		facts, date string
		ends        []string // severities
		starts      []string
	}{
		{"", "2020-01-01", []string{"error"}, []string{"error"}},
		{"", "2024-04-30", []string{"error"}, []string{"error"}},
		{"", "2024-05-01", []string{"warning"}, []string{"warning"}},
		{"", "2024-05-02", nil, nil},
		{"", "2027-05-01", nil, nil},
		{"", "2027-05-02", nil, []string{"error"}},
		{"", "2034-05-01", nil, []string{"error"}},
		{"", "2034-05-02", []string{"error"}, []string{"error"}},
		{"", "2024-04-30T23:59:59Z", []string{"warning", "error"}, []string{"warning", "error"}}, // a warning for the time
		{"", "2024-05-02T00:00:00Z", []string{"warning"}, []string{"warning"}},
		{"", "2024-06-31", []string{"error"}, []string{"error"}},
		{leapDay, "2024-02-29", []string{"warning"}, []string{"warning"}},
		{leapDay, "2024-03-01", nil, nil},
		{leapDay, "2027-02-28", nil, nil},
		{leapDay, "2027-03-01", nil, []string{"error"}},
		{leapDay, "2034-02-28", nil, []string{"error"}},
		{leapDay, "2034-03-01", []string{"error"}, []string{"error"}},
	} {
		at := func(severities []string, path string) (list []string) {
			for _, s := range severities {
				list = append(list, s+" "+path)
			}
			return list
		}
		end, start := `{"AvailabilityEndDate": "`+c.date+`"}`, termsOf(latestStart(c.date))
		expect(t, found(t, endRow, c.facts, authorize("UpdateAvailability", end)), at(c.ends, ended)...)
		expect(t, found(t, startRow, c.facts, authorize("UpdateBuyerValidityTerms", start)), at(c.starts, starting)...)
		expect(t, found(t, endRow, c.facts, change("UpdateAvailability", "offer-1", end))) // an offer may end today
	}
	expect(t, found(t, endRow, "", authorize("UpdateAvailability", `{"OffersMaxQuantity": 1}`)))
	expect(t, found(t, startRow, "", authorize("UpdateBuyerValidityTerms", termsOf())))
}

// A change with a date that is refused has failed: nothing more is said of it.
func TestDatesRefused(t *testing.T) {
	over := authorize("UpdateAvailability", `{"AvailabilityEndDate": "2024-04-30"}`)
	charged := authorize("UpdatePaymentScheduleTerms", termsOf(resaleSchedule("2024-06-01=1")))
	expect(t, found(t, availableRow, "", over, charged), "undecided changeset")
	report := judged(t, ofSaaS(plainDraft), over)
	if len(report.Unchecked) != 1 {
		t.Errorf("%d changes are not checked", len(report.Unchecked))
	}
}
