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
