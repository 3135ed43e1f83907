package rules_test

import (
	"fmt"
	"strings"
	"testing"
)

// template is the member TermTemplates with a charge for each text such as "P6M 50.00" or
// "P6M 50.00 15".
func template(charges ...string) string {
	items := make([]string, len(charges))
	for i, charge := range charges {
		fields := strings.Fields(charge)
		items[i] = fmt.Sprintf(`{"ChargeDateOffset": %q, "ChargePercentage": %q`, fields[0], fields[1])
		if len(fields) > 2 {
			items[i] += `, "DayOfMonth": ` + fields[2]
		}
		items[i] += "}"
	}
	return `, "TermTemplates": [{"Type": "PaymentScheduleTermTemplate", "Schedule": [` + strings.Join(items, ", ") + `]}]`
}

const inTemplate = inRenewal + "/TermTemplates/0/Schedule"

func TestTemplateGoesWithSchedule(t *testing.T) {
	const (
		alone   = "UpdateRenewalTerms/INCOMPATIBLE_TERMS/6"
		missing = "UpdateRenewalTerms/MISSING_PAYMENT_SCHEDULE_TERM_TEMPLATE/1"
	)
	half := template("P0M 50.00", "P6M 50.00")
	with, without := storedOffer("Draft", scheduleTerm("2024-06-01"), ""), storedOffer("Draft", "", "")
	for name, test := range map[string]struct {
		row, facts string
		changes    []string
		want       []string
	}{
		"no schedule":            {alone, without, []string{setRenewal(half)}, []string{"error " + inRenewal + "/TermTemplates"}},
		"schedule":               {alone, with, []string{setRenewal(half)}, nil},
		"schedule set":           {alone, without, []string{setRenewal(half), setSchedule("2024-06-01")}, nil},
		"schedule removed":       {alone, with, []string{setRenewal(half), noSchedule}, []string{"error " + inRenewal + "/TermTemplates"}},
		"empty list":             {alone, without, []string{setRenewal(`, "TermTemplates": []`)}, nil},
		"none":                   {alone, without, []string{setRenewal("")}, nil},
		"schedule not known":     {alone, "", []string{setRenewal(half)}, []string{"undecided offer"}},
		"none, not known":        {alone, "", []string{setRenewal("")}, nil},
		"stored":                 {alone, storedOffer("Draft", renewalWith(half), ""), []string{noSchedule}, []string{"warning /0/DetailsDocument"}},
		"none beside":            {missing, with, []string{setRenewal("")}, []string{"error " + inRenewal + "/TermTemplates"}},
		"empty list beside":      {missing, with, []string{setRenewal(`, "TermTemplates": []`)}, []string{"error " + inRenewal + "/TermTemplates"}},
		"beside":                 {missing, with, []string{setRenewal(half)}, nil},
		"none without":           {missing, without, []string{setRenewal("")}, nil},
		"none beside a set one":  {missing, without, []string{setSchedule("2024-06-01"), setRenewal("")}, []string{"error /1/DetailsDocument/Terms/0/TermTemplates"}},
		"none, or not known":     {missing, "", []string{setRenewal("")}, []string{"undecided offer"}},
		"stored beside a set":    {missing, storedOffer("Draft", renewalWith(""), ""), []string{setSchedule("2024-06-01")}, []string{"warning " + inRenewal}},
		"not known beside a set": {missing, "", []string{setSchedule("2024-06-01")}, []string{"undecided offer"}},
		"another template":       {missing, storedOffer("Draft", renewalWith(`, "TermTemplates": [{"Type": "Another", "Schedule": []}]`), ""), []string{setSchedule("2024-06-01")}, []string{"warning " + inRenewal}},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, found(t, test.row, test.facts, test.changes...), test.want...)
		})
	}
	const fix = "the offer has no PaymentScheduleTerm that could go on at a renewal; remove TermTemplates"
	expect(t, detailsOf(t, alone, storedOffer("Draft", "", toBuyers), setRenewal(half)), fix+", or set a schedule with UpdatePaymentScheduleTerms, beside a FixedUpfrontPricingTerm of price 0")
	expect(t, detailsOf(t, alone, storedOffer("Released", "", toBuyers), setRenewal(half)), fix)
	expect(t, detailsOf(t, alone, without, setRenewal(half)), fix)
}

func TestChargesOfTemplate(t *testing.T) {
	const (
		again = "UpdateRenewalTerms/DUPLICATE_CHARGE_DATE_OFFSETS/1"
		sum   = "UpdateRenewalTerms/INVALID_CHARGE_PERCENTAGES/1"
		first = "UpdateRenewalTerms/INVALID_DAY_OF_MONTH/1"
	)
	charge := func(i int, member string) string { return fmt.Sprintf("error %s/%d/%s", inTemplate, i, member) }
	for name, test := range map[string]struct {
		row     string
		charges []string
		want    []string
	}{
		"the same":                      {again, []string{"P6M 1", "P6M 1"}, []string{charge(1, "ChargeDateOffset")}},
		"the same number":               {again, []string{"P6M 1", "P006M 1"}, []string{charge(1, "ChargeDateOffset")}},
		"three times":                   {again, []string{"P6M 1", "P6M 1", "P7M 1", "P6M 1"}, []string{charge(1, "ChargeDateOffset"), charge(3, "ChargeDateOffset")}},
		"the same in days":              {again, []string{"P6D 1", "P6D 1"}, []string{charge(1, "ChargeDateOffset")}},
		"others":                        {again, []string{"P6M 1", "P7M 1"}, nil},
		"a day in one":                  {again, []string{"P6M 1", "P6M 1 1"}, nil},
		"another day":                   {again, []string{"P6M 1 2", "P6M 1 1"}, nil},
		"the same day":                  {again, []string{"P6M 1 10", "P6M 1 10.0"}, []string{charge(1, "ChargeDateOffset")}},
		"100":                           {sum, []string{"P0M 33.33", "P1M 33.33", "P2M 33.34"}, nil},
		"one":                           {sum, []string{"P0M 100"}, nil},
		"less":                          {sum, []string{"P0M 33.33", "P1M 33.33", "P2M 33.33"}, []string{"error " + inTemplate}},
		"more":                          {sum, []string{"P0M 50.01", "P1M 50"}, []string{"error " + inTemplate}},
		"with a dot":                    {sum, []string{"P0M 50.", "P1M 050.0"}, nil},
		"many":                          {sum, strings.Split(strings.Repeat("P0M 1,", 85)+"P0M 15", ","), nil},
		"two days at the start":         {first, []string{"P0M 1 1", "P0M 1 2"}, []string{charge(1, "DayOfMonth")}},
		"two equal days at the start":   {first, []string{"P0M 1 1", "P00M 1 1"}, []string{charge(1, "DayOfMonth")}},
		"three days at the start":       {first, []string{"P0M 1", "P0M 1 1", "P1M 1 1", "P0M 1 2", "P0M 1 3"}, []string{charge(3, "DayOfMonth")}},
		"a day at the start":            {first, []string{"P0M 1", "P0M 1 1"}, nil},
		"two days in a later month":     {first, []string{"P1M 1 1", "P1M 1 2"}, nil},
		"days at the start, none given": {first, []string{"P0M 1", "P0M 1"}, nil},
		"one charge":                    {again, []string{"P6M 1"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, found(t, test.row, "", setRenewal(template(test.charges...))), test.want...)
		})
	}
	stored := draftOf("", "", renewalWith(template("P0M 1 1", "P0M 1 1", "P0M 1 1")), toBuyers)
	release := change("ReleaseOffer", "offer-1", `{}`)
	for _, row := range []string{again, sum, first} {
		expect(t, found(t, row, stored, release), "warning /0/DetailsDocument")
		expect(t, found(t, row, "", release), "undecided offer")
		expect(t, found(t, row, "", noRenewal))
	}
	unreadable := draftOf("", "", renewalWith(template("whenever half", "P0M 1")), toBuyers)
	expect(t, found(t, sum, unreadable, release))
	expect(t, found(t, again, unreadable, release))
}

func TestSumOfPercentages(t *testing.T) {
	const row = "UpdateRenewalTerms/INVALID_CHARGE_PERCENTAGES/1"
	for _, test := range []struct {
		charges      []string
		detail, edit string
	}{
		{[]string{"P0M 33.33", "P1M 33.33", "P2M 33.33"}, `the ChargePercentages add up to 99.99; write "33.34" for the last`, "33.34"},
		{[]string{"P0M 16.67", "P1M 16.67", "P2M 16.67", "P3M 16.67", "P4M 16.67", "P5M 16.67"}, `the ChargePercentages add up to 100.02; write "16.65" for the last`, "16.65"},
		{[]string{"P0M 50", "P1M 49.98"}, `the ChargePercentages add up to 99.98; write "50.00" for the last`, "50.00"},
		{[]string{"P0M 50", "P1M 49.97"}, `the ChargePercentages add up to 99.97; change them until they add up to 100`, ""},
		{[]string{"P0M 100", "P1M 0.01"}, `the ChargePercentages add up to 100.01; change them until they add up to 100`, ""},
		{[]string{"P0M 99.99"}, `the ChargePercentages add up to 99.99; write "100.00" for the last`, "100.00"},
	} {
		c := setRenewal(template(test.charges...))
		expect(t, detailsOf(t, row, "", c), test.detail)
		if test.edit == "" {
			expect(t, editsOf(t, row, "", c))
		} else {
			expect(t, editsOf(t, row, "", c), `"`+test.edit+`"`)
		}
	}
}

func TestOffsetsWithinAgreement(t *testing.T) {
	const (
		duration = "UpdateRenewalTerms/INVALID_CHARGE_DATE_OFFSETS/1"
		dates    = "UpdateRenewalTerms/INVALID_CHARGE_DATE_OFFSETS/2"
		final    = "UpdateRenewalTerms/INVALID_DAY_OF_MONTH/2"

		year   = `"AgreementDuration": "P12M"`
		aYear  = `"AgreementStartDate": "2024-07-01", "AgreementEndDate": "2025-06-30"`
		toFeb  = `"AgreementStartDate": "2024-01-31", "AgreementEndDate": "2024-02-29"`
		mixed  = `"AgreementDuration": "P1M15D"`
		yearOf = `"AgreementDuration": "P365D"`
	)
	for name, test := range map[string]struct{ row, validity, charge, want string }{
		"months, longer":               {duration, year, "P13M 1", "error"},
		"months, the same":             {duration, year, "P12M 1", "warning"},
		"months, a year":               {duration, `"AgreementDuration": "P1Y"`, "P12M 1", "warning"},
		"months, shorter":              {duration, year, "P11M 1", ""},
		"days, longer":                 {duration, yearOf, "P366D 1", "error"},
		"days, the same":               {duration, yearOf, "P365D 1", "warning"},
		"days, shorter":                {duration, yearOf, "P364D 1", ""},
		"days in a year, longer":       {duration, year, "P367D 1", "error"},
		"days in a year, the longest":  {duration, year, "P366D 1", "warning"},
		"days in a year, the shortest": {duration, year, "P365D 1", "warning"},
		"days in a year, shorter":      {duration, year, "P364D 1", ""},
		"months in days, longer":       {duration, `"AgreementDuration": "P27D"`, "P1M 1", "error"},
		"months in days, the shortest": {duration, `"AgreementDuration": "P28D"`, "P1M 1", "warning"},
		"months in days, the longest":  {duration, `"AgreementDuration": "P31D"`, "P1M 1", "warning"},
		"months in days, shorter":      {duration, `"AgreementDuration": "P32D"`, "P1M 1", ""},
		"a mixture":                    {duration, mixed, "P47D 1", "error"},
		"the start":                    {duration, year, "P0M 1", ""},
		"beside dates":                 {duration, aYear, "P99M 1", ""},
		"all three, duration":          {duration, aYear + ", " + year, "P13M 1", "error"},

		"the end":              {dates, aYear, "P364D 1", ""},
		"a day later":          {dates, aYear, "P365D 1", "warning"},
		"two days later":       {dates, aYear, "P366D 1", "error"},
		"a year":               {dates, aYear, "P12M 1", "warning"},
		"more than a year":     {dates, aYear, "P13M 1", "error"},
		"beyond all years":     {dates, aYear, "P99999999M 1", "error"},
		"short month":          {dates, toFeb, "P1M 1", ""},
		"after a short month":  {dates, toFeb, "P2M 1", "error"},
		"start alone":          {dates, `"AgreementStartDate": "2024-07-01"`, "P99M 1", ""},
		"end alone":            {dates, `"AgreementEndDate": "2024-07-01"`, "P99M 1", ""},
		"turned round":         {dates, `"AgreementStartDate": "2024-07-01", "AgreementEndDate": "2024-06-30"`, "P9M 1", ""},
		"beside a duration":    {dates, year, "P99M 1", ""},
		"all three, the dates": {dates, aYear + ", " + year, "P13M 1", "error"},

		"the final month":               {final, year, "P11M 1 15", "error"},
		"the final month, no day":       {final, year, "P11M 1", ""},
		"the month before":              {final, year, "P10M 1 15", ""},
		"after the final month":         {final, year, "P12M 1 15", ""},
		"the only month":                {final, `"AgreementDuration": "P1M"`, "P0M 1 15", "error"},
		"final by dates":                {final, aYear, "P11M 1 15", "error"},
		"before, by dates":              {final, aYear, "P10M 1 15", ""},
		"after, by dates":               {final, aYear, "P12M 1 15", ""},
		"beginning on the last day":     {final, `"AgreementStartDate": "2024-07-01", "AgreementEndDate": "2024-08-01"`, "P1M 1 15", "error"},
		"followed by the last day":      {final, `"AgreementStartDate": "2024-07-01", "AgreementEndDate": "2024-08-01"`, "P0M 1 15", ""},
		"final by days":                 {final, `"AgreementDuration": "P28D"`, "P0M 1 15", "error"},
		"maybe final by days":           {final, `"AgreementDuration": "P29D"`, "P0M 1 15", "warning"},
		"maybe final by more days":      {final, `"AgreementDuration": "P31D"`, "P0M 1 15", "warning"},
		"not final by days":             {final, `"AgreementDuration": "P32D"`, "P0M 1 15", ""},
		"final by the days of a year":   {final, yearOf, "P11M 1 15", "error"},
		"may begin after days":          {final, `"AgreementDuration": "P31D"`, "P1M 1 15", ""},
		"begins before the end":         {final, `"AgreementDuration": "P32D"`, "P1M 1 15", "error"},
		"final in a mixture":            {final, mixed, "P1M 1 15", ""},
		"final before an end alone":     {final, `"AgreementEndDate": "2024-05-31"`, "P0M 1 15", ""},
		"final with all three":          {final, aYear + ", " + year, "P11M 1 15", ""},
		"final with a start":            {final, `"AgreementStartDate": "2024-07-01", ` + year, "P11M 1 15", "error"},
		"final by a start alone":        {final, `"AgreementStartDate": "2024-07-01"`, "P0M 1 15", ""},
		"final by dates turned round":   {final, `"AgreementStartDate": "2024-07-01", "AgreementEndDate": "2024-06-30"`, "P0M 1 15", ""},
		"final by years without an end": {final, `"AgreementDuration": "P2Y"`, "P23M 1 15", "error"},
	} {
		t.Run(name, func(t *testing.T) {
			facts := draftOf("", "", fmt.Sprintf(`{"Type": "ValidityTerm", %s}`, test.validity), toBuyers)
			member := "ChargeDateOffset"
			if test.row == final {
				member = "DayOfMonth"
			}
			expectAt(t, found(t, test.row, facts, setRenewal(template(test.charge))), test.want, inTemplate+"/0/"+member)
		})
	}

	far := template("P0M 1", "P11M 1 15", "P13M 1 15", "P14M 1 15")
	for _, row := range []string{duration, dates, final} {
		expect(t, found(t, row, "", setRenewal(far)), "undecided offer")
		expect(t, found(t, row, "", setRenewal(template("P0M 100"))))
		expect(t, found(t, row, storedOffer("Draft", "", ""), setRenewal(far)))
	}
	expect(t, found(t, duration, "", setRenewal(template("P0D 50", "P1D 50")), setValidity(`, "AgreementDuration": "P0.5D"`)), "warning "+inTemplate+"/1/ChargeDateOffset")
	expect(t, found(t, duration, "", setValidity(", "+year)), "undecided offer")
	expect(t, found(t, dates, "", setValidity(", "+year)))
	stored := draftOf("", "", renewalWith(far), toBuyers)
	expect(t, found(t, duration, stored, setValidity(", "+year)), "warning /0/DetailsDocument/Terms/0")
	expect(t, found(t, final, stored, setValidity(", "+year)), "warning /0/DetailsDocument/Terms/0")
	expect(t, found(t, duration, "", setRenewal(far), setValidity(", "+year)), "error "+inTemplate+"/2/ChargeDateOffset", "error "+inTemplate+"/3/ChargeDateOffset")

	expect(t, detailsOf(t, final, "", setRenewal(template("P11M 50.00 15", "P11M 50.00")), setValidity(", "+year)),
		"ChargeDateOffset P11M begins the final month of an AgreementDuration of P12M; merge the charge into the one with the same offset and no DayOfMonth")
	expect(t, detailsOf(t, final, "", setRenewal(template("P0M 100 15")), setValidity(`, "AgreementDuration": "P30D"`)),
		"ChargeDateOffset P0M may begin the final month of an AgreementDuration of P30D; remove DayOfMonth")
	expect(t, detailsOf(t, duration, stored, setValidity(", "+year)),
		"ChargeDateOffset is P13M, and AgreementDuration is P12M; write one with UpdateRenewalTerms that is shorter than AgreementDuration and that no other charge has, in the final month without DayOfMonth")
	expect(t, detailsOf(t, duration, "", setRenewal(template("P12M 100 15")), setValidity(", "+year)),
		"ChargeDateOffset is P12M, and AgreementDuration is P12M; the charge may come too late: to be safe, write one that is shorter than AgreementDuration and that no other charge has, in the final month without DayOfMonth")
}
