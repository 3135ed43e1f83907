package rules_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/offercheck/offercheck/errcodes"
)

func TestUniqueChargeDates(t *testing.T) {
	at := func(i int) string { return fmt.Sprintf("error /0/DetailsDocument/Terms/0/Schedule/%d/ChargeDate", i) }
	for _, test := range []struct {
		dates string
		want  []string
	}{
		{"", nil},
		{"2024-07-01", nil},
		{"2024-07-01 2024-07-02 2024-08-01 2025-07-01", nil},
		{"2024-07-01 2024-07-01", []string{at(1)}},
		{"2024-07-01 2024-08-01 2024-07-01 2024-08-01 2024-07-01", []string{at(2), at(3), at(4)}},
		{"2024-07-01 2024-07-02 2024-07-03 2024-07-04 2024-07-05 2024-07-06 2024-07-07 2024-07-08 2024-07-09", nil},
		{"2024-07-01 2024-07-02 2024-07-03 2024-07-04 2024-07-05 2024-07-06 2024-07-07 2024-07-08 2024-07-01", []string{at(8)}},
	} {
		t.Run(test.dates, func(t *testing.T) {
			charges := []string{}
			for _, date := range strings.Fields(test.dates) {
				charges = append(charges, fmt.Sprintf(`{"ChargeDate": %q, "ChargeAmount": "10.00"}`, date))
			}
			set := change("UpdatePaymentScheduleTerms", "offer-1",
				`{"Terms": [{"Type": "PaymentScheduleTerm", "CurrencyCode": "USD", "Schedule": [`+strings.Join(charges, ",")+`]}]}`)
			expect(t, found(t, "UpdatePaymentScheduleTerms/DUPLICATE_CHARGE_DATES/1", "", set), test.want...)
		})
	}
}

// What has a time is compared by the day: written without the time, as is advised, the dates
// would be the same.
func TestUniqueChargeDays(t *testing.T) {
	const row = "ResaleAuthorization/UpdatePaymentScheduleTerms/DUPLICATE_CHARGE_DATES/1"
	at := func(i int) string { return fmt.Sprintf("error /0/DetailsDocument/Terms/0/Schedule/%d/ChargeDate", i) }
	for _, test := range []struct {
		charges string
		want    []string
	}{
		{"2024-07-01=1 2024-07-02T00:00:00Z=1", nil},
		{"2024-07-01=1 2024-07-01T00:00:00Z=1", []string{at(1)}},
		{"2024-07-01T12:00:00.000Z=1 2024-07-01T12:00:00Z=1", []string{at(1)}},
		{"2024-07-01=1 2024-07-01T23:00:00-05:00=1 2024-07-02=1", []string{at(2)}}, // in UTC the second is on the day of the third
	} {
		t.Run(test.charges, func(t *testing.T) {
			expect(t, found(t, row, "", chargedResale(test.charges)), test.want...)
		})
	}
	t.Run("stored", func(t *testing.T) {
		stored := draftResale(termOfCharges("ResalePaymentScheduleTerm", "2024-07-01=1 2024-07-01T00:00:00.000Z=1"), limitedResale)
		expect(t, found(t, row, stored, releaseAuthorized), "warning /0/DetailsDocument")
	})
}

func TestOneTargetingPerAttribute(t *testing.T) {
	const negative = "error /0/DetailsDocument/NegativeTargeting/CountryCodes"
	for _, test := range []struct {
		details        string
		want, want2026 []string
	}{
		{`{}`, nil, nil},
		{`{"PositiveTargeting": {"CountryCodes": ["US"]}}`, nil, nil},
		{`{"NegativeTargeting": {"CountryCodes": ["US"]}}`, nil, nil},
		{`{"PositiveTargeting": {"BuyerAccounts": ["111122223333"]}, "NegativeTargeting": {"CountryCodes": ["US"]}}`, nil, []string{"warning /0/DetailsDocument/NegativeTargeting"}},
		{`{"PositiveTargeting": {"CountryCodes": ["US"]}, "NegativeTargeting": {"CountryCodes": ["FR"]}}`, []string{negative}, []string{negative}},
		{`{"NegativeTargeting": {"CountryCodes": ["US"]}, "PositiveTargeting": {"BuyerAccounts": ["111122223333"], "CountryCodes": ["US"]}}`, []string{negative}, []string{negative}},
	} {
		t.Run(test.details, func(t *testing.T) {
			update := change("UpdateTargeting", "offer-1", test.details)
			expect(t, foundIn(t, errcodes.Edition2024, "UpdateTargeting/INVALID_TARGETING/1", "", update), test.want...)
			expect(t, foundIn(t, errcodes.Edition2026, "UpdateTargeting/INVALID_TARGETING/1", "", update), test.want2026...)
		})
	}
	t.Run("not across changes", func(t *testing.T) {
		// The later takes the place of the earlier. That a type of change is
		// there twice is another row.
		expect(t, found(t, "UpdateTargeting/INVALID_TARGETING/1", "",
			change("UpdateTargeting", "offer-1", `{"PositiveTargeting": {"CountryCodes": ["US"]}}`),
			change("UpdateTargeting", "offer-1", `{"NegativeTargeting": {"CountryCodes": ["FR"]}}`)))
	})
}
