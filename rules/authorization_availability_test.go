package rules_test

import (
	"strings"
	"testing"
)

const (
	availableRow         = "ResaleAuthorization/UpdateAvailability/INVALID_AVAILABILITY_END_DATE/1"
	availableReleasedRow = "ResaleAuthorization/ReleaseResaleAuthorization/INVALID_AVAILABILITY_END_DATE/1"
)

// resaleSchedule is a schedule with charges written "date=amount date=amount".
func resaleSchedule(charges string) string {
	return termOfCharges("ResalePaymentScheduleTerm", charges)
}

// The end date comes before every charge. It is reported under the row of UpdateAvailability,
// unless the release alone can be what is wrong.
func TestAvailableBeforeCharges(t *testing.T) {
	until := func(end string) string {
		return authorize("UpdateAvailability", `{"OffersMaxQuantity": 1, "AvailabilityEndDate": "`+end+`"}`)
	}
	charged := func(charges string) string {
		return authorize("UpdatePaymentScheduleTerms", termsOf(resaleSchedule(charges)))
	}
	const charges = "2024-07-15=1 2024-07-01=1 2024-08-01=1"
	stored := func(end string) string {
		return authorized("SaaSProduct", elsewhere, availabilityOf("1", end), termsOfDraft("Contract", resaleFixed, buyerEula, resaleSchedule(charges)))
	}
	const ended = "/0/DetailsDocument/AvailabilityEndDate"
	for _, c := range []struct {
		stored   string // its end date
		changes  []string
		update   []string
		released []string
	}{
		{"", []string{until("2024-06-30")}, nil, nil},
		{"", []string{until("2024-07-01")}, []string{"warning " + ended}, nil},
		{"", []string{until("2024-07-02")}, []string{"warning " + ended}, nil},
		{"", []string{until("2024-06-30"), releaseAuthorized}, nil, nil},
		{"", []string{until("2024-07-01"), releaseAuthorized}, []string{"warning " + ended}, nil},
		{"", []string{until("2024-07-02"), releaseAuthorized}, []string{"error " + ended}, nil},
		{"2024-06-30T00:00:00.000Z", []string{releaseAuthorized}, nil, nil},
		{"2024-07-01", []string{releaseAuthorized}, nil, []string{"warning /0/DetailsDocument"}},
		{"2024-07-02T00:00:00Z", []string{releaseAuthorized}, nil, []string{"error /0/DetailsDocument"}},
		{"2024-06-30", []string{charged("2024-06-29=1 2024-06-28=1")}, []string{"warning /0/DetailsDocument/Terms/0/Schedule/1/ChargeDate"}, nil},
		{"2024-06-30", []string{charged("2024-06-29=1 2024-06-28=1"), releaseAuthorized}, nil, []string{"error /1/DetailsDocument"}},
		{"2024-06-30", []string{charged("2024-06-29=1"), until("2024-06-30"), releaseAuthorized}, []string{"error /1/DetailsDocument/AvailabilityEndDate"}, nil},
		{"2024-08-31", []string{authorize("UpdatePaymentScheduleTerms", termsOf()), releaseAuthorized}, nil, nil},
		{"2024-08-31", []string{authorize("UpdateInformation", `{"Name": "n"}`)}, nil, nil},
		{"", []string{releaseAuthorized}, nil, nil},
		{"soon", []string{releaseAuthorized}, nil, []string{"undecided resale"}},
		{"2024-08-31", []string{authorize("UpdateAvailability", `{"OffersMaxQuantity": 1}`)}, []string{"undecided aws"}, nil},
	} {
		expect(t, found(t, availableRow, stored(c.stored), c.changes...), c.update...)
		expect(t, found(t, availableReleasedRow, stored(c.stored), c.changes...), c.released...)
	}
	expect(t, found(t, availableRow, "", until("2024-06-30")), "undecided resale")
	expect(t, found(t, availableRow, "", charged("2024-06-29=1")), "undecided resale")
	expect(t, found(t, availableRow, "", releaseAuthorized))
	expect(t, found(t, availableRow, "", authorizing(elsewhere, ""), authorizeNew("UpdateAvailability", `{"AvailabilityEndDate": "2024-06-30"}`)))
}

// The advice leaves room for the date.
func TestAdviceOnAvailability(t *testing.T) {
	for first, want := range map[string]string{
		"2024-05-03": "before the first charge, 2024-05-03,", "2024-05-02": "move the charges to days after that date",
	} {
		facts := authorized("SaaSProduct", elsewhere, availabilityOf("1", "2024-06-30"), termsOfDraft("Contract", resaleFixed, buyerEula, resaleSchedule(first+"=1")))
		for _, detail := range detailsOf(t, availableReleasedRow, facts, releaseAuthorized) {
			if !strings.Contains(detail, want) {
				t.Errorf("%s: %s", first, detail)
			}
		}
	}
}

// A stored date that is over is an error of the release, whichever row says it; today is a
// warning. What the request gives is not judged here.
func TestStoredDatesToCome(t *testing.T) {
	const endRow, startRow = "ResaleAuthorization/UpdateAvailability/INVALID_AVAILABILITY_END_DATE/2", "ResaleAuthorization/UpdateBuyerValidityTerms/INVALID_MAXIMUM_AGREEMENT_START_DATE/1"
	ends := func(date string) string {
		return authorized("SaaSProduct", elsewhere, availabilityOf("", date), plainDraft)
	}
	starts := func(date string) string {
		return ofSaaS(termsOfDraft("Contract", resaleChoice, buyerEula, latestStart(date)))
	}
	for _, c := range []struct {
		date string
		want []string
	}{
		{"2020-01-01", []string{"error /0/DetailsDocument"}},
		{"2024-04-30", []string{"error /0/DetailsDocument"}},
		{"2024-04-30T23:59:59.999Z", []string{"error /0/DetailsDocument"}},
		{"2024-05-01T00:00:00Z", []string{"warning /0/DetailsDocument"}},
		{"2024-05-01", []string{"warning /0/DetailsDocument"}},
		{"2024-05-02", nil},
		{"soon", []string{"undecided resale"}},
	} {
		expect(t, found(t, endRow, ends(c.date), releaseAuthorized), c.want...)
		expect(t, found(t, startRow, starts(c.date), releaseAuthorized), c.want...)
		named := authorize("UpdateInformation", `{"Name": "n"}`)
		expect(t, found(t, endRow, ends(c.date), named))
		expect(t, found(t, startRow, starts(c.date), named))
	}
	expect(t, found(t, endRow, ofSaaS(plainDraft), releaseAuthorized))
	expect(t, found(t, startRow, ofSaaS(plainDraft), releaseAuthorized))
	later := authorize("UpdateAvailability", `{"AvailabilityEndDate": "2024-05-02"}`)
	expect(t, found(t, endRow, ends("2024-04-30"), later, releaseAuthorized))
	expect(t, found(t, endRow, ends("2024-04-30"), authorize("UpdateAvailability", `{"OffersMaxQuantity": 1}`), releaseAuthorized), "undecided aws")
	expect(t, found(t, startRow, starts("2024-04-30"), authorize("UpdateBuyerValidityTerms", termsOf()), releaseAuthorized))
	expect(t, found(t, endRow, "", releaseAuthorized), "undecided resale")
	expect(t, found(t, startRow, "", releaseAuthorized), "undecided resale")
}
