package rules_test

import (
	"strings"
	"testing"

	"github.com/offercheck/offercheck/errcodes"
)

// owing is a facts document with offer-1, made from an authorization with charges written
// "date=amount date=amount".
func owing(charges string) string {
	return resoldUnder(resaleOfFixed, termOfCharges("ResalePaymentScheduleTerm", charges))
}

func TestDatesAndAmountsOfAuthorization(t *testing.T) {
	const rows, schedule, owed = "UpdatePaymentScheduleTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/", details + "/Terms/0/Schedule", "2024-06-15=500.00 2024-12-15=500"
	for _, test := range []struct {
		name, facts, charges string
		dates, amounts       []string
	}{
		{"the same", owing(owed), "2024-12-15=500 2024-06-15=500", nil, nil},
		{"more", owing(owed), "2024-06-15=500.01 2024-12-15=600", nil, nil},
		{"a cent less", owing(owed), "2024-06-15=900 2024-12-15=499.99", nil, []string{"error " + schedule + "/1/ChargeAmount"}},
		{"less on both", owing(owed), "2024-06-15=1 2024-12-15=1", nil, []string{"error " + schedule + "/0/ChargeAmount", "error " + schedule + "/1/ChargeAmount"}},
		{"a day late", owing(owed), "2024-06-15=500 2024-12-16=500", []string{"error " + schedule}, nil},
		{"a day missing", owing(owed), "2024-06-15=1000", []string{"error " + schedule}, nil},
		{"a day more", owing(owed), "2024-06-15=500 2024-09-15=500 2024-12-15=500", []string{"error " + schedule}, nil},
		{"late and less", owing(owed), "2024-06-15=499 2024-12-16=501", []string{"error " + schedule}, []string{"error " + schedule + "/0/ChargeAmount"}},
		{"timestamps", owing("2024-06-15T23:59:59.999Z=500"), "2024-06-15=500", nil, nil},
		{"several charges on a day", owing("2024-06-15=300 2024-06-15=200"), "2024-06-15=499.99", nil, []string{"error " + schedule + "/0/ChargeAmount"}},
		{"split on a day", owing("2024-06-15=500"), "2024-06-15=200 2024-06-15=300", nil, nil},
		{"zero places", owing("2024-06-15=500.000"), "2024-06-15=500", nil, nil},
		{"no schedule", resoldUnder(resaleOfFixed), "2024-06-15=0", nil, nil},
		{"no charges", owing(""), "2024-06-15=0", nil, nil},
		{"an unreadable amount", owing("2024-06-15=much"), "2024-06-15=500", []string{"undecided resale"}, []string{"undecided resale"}},
		{"an unreadable date", owing("soon=500"), "2024-06-15=500", []string{"undecided resale"}, []string{"undecided resale"}},
		{"an unreadable schedule", resoldUnder(`{"Type": "ResalePaymentScheduleTerm", "Schedule": {}}`), "2024-06-15=500", []string{"undecided resale"}, []string{"undecided resale"}},
		{"an unreadable authorization", unreadableResale, "2024-06-15=500", []string{"undecided resale"}, []string{"undecided resale"}},
		{"no resale", storedOffer("Draft", "", ""), "2024-06-15=0", nil, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			pay := change("UpdatePaymentScheduleTerms", "offer-1", scheduleOf("PaymentScheduleTerm", test.charges))
			expect(t, found(t, rows+"3", test.facts, pay), test.dates...)
			expect(t, found(t, rows+"4", test.facts, pay), test.amounts...)
		})
	}
	for _, row := range []string{"3", "4"} {
		expect(t, found(t, rows+row, owing(owed), change("UpdatePaymentScheduleTerms", "offer-1", `{"Terms": []}`)))
	}
}

// What an offer that replaces an agreement, or may replace one, owes is a warning.
func TestScheduleOfResaleReplacement(t *testing.T) {
	const rows, owed, charges = "UpdatePaymentScheduleTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/", "2024-06-15=500 2024-12-15=500", "2024-06-15=400"
	pay := change("UpdatePaymentScheduleTerms", "offer-1", scheduleOf("PaymentScheduleTerm", charges))
	fewer := change("UpdatePaymentScheduleTerms", "offer-1", scheduleOf("PaymentScheduleTerm", "2024-06-15=500"))
	buyers := strings.Replace(owing(owed), `"Rules": []`, `"Rules": [{"Type": "TargetingRule", "PositiveTargeting": {"BuyerAccounts": ["111122223333"]}}]`, 1)
	replaces := func(facts, agreement string) string {
		return strings.TrimSuffix(facts, "}") + `, "OfferFacts": [{"OfferId": "offer-1", "AgreementId": ` + agreement + `}]}`
	}
	for _, test := range []struct{ name, facts, severity string }{
		{"no replacement", owing(owed), "error "},
		{"a replacement", replaces(buyers, `"agmt-1"`), "warning "},
		{"with buyers, known not to be one", replaces(buyers, "null"), "error "},
		{"with buyers", buyers, "warning "},
	} {
		t.Run(test.name, func(t *testing.T) {
			expect(t, found(t, rows+"3", test.facts, pay), test.severity+details+"/Terms/0/Schedule")
			expect(t, found(t, rows+"4", test.facts, pay), test.severity+details+"/Terms/0/Schedule/0/ChargeAmount")
			expect(t, foundIn(t, errcodes.Edition2026, rows+"2", test.facts, fewer), test.severity+details+"/Terms/0/Schedule")
		})
	}
}

func TestWordsForDatesOfAuthorization(t *testing.T) {
	const row = "UpdatePaymentScheduleTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/3"
	for charges, want := range map[string]string{
		"2024-06-15=500": `the resale authorization also has a charge on "2024-12-15"; charge on all its days and on no others`,
		"2024-06-15=500 2024-07-01=1 2024-12-15=500":   `the resale authorization has no charge on "2024-07-01"; charge on all its days and on no others`,
		"2024-06-14=500 2024-12-15=500":                `the resale authorization has no charge on "2024-06-14", but one on "2024-06-15"; charge on all its days and on no others`,
		"2024-12-15=500 2024-06-15=1000 2024-06-16=10": `the resale authorization has no charge on "2024-06-16"; charge on all its days and on no others`,
	} {
		expect(t, detailsOf(t, row, owing("2024-06-15=500 2024-12-15=500"), change("UpdatePaymentScheduleTerms", "offer-1", scheduleOf("PaymentScheduleTerm", charges))), want)
	}
}

// Without a schedule the rates of the authorization say what the grants cost.
func TestRatesOfAuthorizationWithoutSchedule(t *testing.T) {
	const row, at = "UpdatePaymentScheduleTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/2", "warning /0/DetailsDocument/Terms/0/Schedule"
	rates := func(cards string) string {
		return resoldUnder(`{"Type": "ResaleConfigurableUpfrontPricingTerm", "CurrencyCode": "USD", "RateCards": [` + cards + `]}`)
	}
	const year = `{"Selector": {"Type": "Duration", "Value": "P1Y"}, "RateCard": [{"DimensionKey": "a", "Price": "10.50"}, {"DimensionKey": "b", "Price": "2"}]}`
	const month = `{"Selector": {"Type": "Duration", "Value": "P1M"}, "RateCard": [{"DimensionKey": "a", "Price": "1000"}]}`
	granting := func(grants string) string {
		return updatePricing(`{"Type": "FixedUpfrontPricingTerm", "CurrencyCode": "USD", "Price": "0", "Duration": "P12M", "Grants": [` + grants + `]}`)
	}
	const ten = `{"DimensionKey": "a", "MaxQuantity": 10}`
	for _, test := range []struct{ name, facts, grants, charges, want string }{
		{"as much", rates(month + "," + year), ten, "2024-06-15=105", ""},
		{"a cent less", rates(month + "," + year), ten, "2024-06-15=104.99", at},
		{"two grants", rates(year), ten + `, {"DimensionKey": "b", "MaxQuantity": 1}`, "2024-06-15=100 2024-07-15=6.99", at},
		{"two grants, as much", rates(year), ten + `, {"DimensionKey": "b", "MaxQuantity": 1}`, "2024-06-15=100 2024-07-15=7", ""},
		{"another duration", rates(month), ten, "2024-06-15=1", ""},
		{"a grant without a rate", rates(year), ten + `, {"DimensionKey": "c", "MaxQuantity": 1}`, "2024-06-15=1", ""},
		{"a grant without a quantity", rates(year), `{"DimensionKey": "a"}`, "2024-06-15=1", ""},
		{"no rates", resoldUnder(resaleOfFixed), ten, "2024-06-15=1", ""},
		{"another currency", strings.Replace(rates(year), `"USD"`, `"EUR"`, 1), ten, "2024-06-15=1", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			pay := change("UpdatePaymentScheduleTerms", "offer-1", scheduleOf("PaymentScheduleTerm", test.charges))
			expect(t, foundIn(t, errcodes.Edition2026, row, test.facts, pay, granting(test.grants)), unlessEmpty(test.want)...)
		})
	}
	pay := change("UpdatePaymentScheduleTerms", "$New.Entity.Identifier", scheduleOf("PaymentScheduleTerm", "2024-06-15=1"))
	expect(t, foundIn(t, errcodes.Edition2026, row, rates(year), pay, createOfResale)) // it is not fixed yet
}
