package rules_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/offercheck/offercheck/errcodes"
)

// scheduleTerm is a PaymentScheduleTerm with a charge of 10 on each day.
func scheduleTerm(days ...string) string {
	charges := make([]string, len(days))
	for i, day := range days {
		charges[i] = fmt.Sprintf(`{"ChargeDate": %q, "ChargeAmount": "10.00"}`, day)
	}
	return `{"Type": "PaymentScheduleTerm", "CurrencyCode": "USD", "Schedule": [` + strings.Join(charges, ",") + `]}`
}

// fixedTerm is a FixedUpfrontPricingTerm; members are further ones.
func fixedTerm(price, members string) string {
	return fmt.Sprintf(`{"Type": "FixedUpfrontPricingTerm", "CurrencyCode": "USD", "Price": %q%s, "Grants": [{"DimensionKey": "a", "MaxQuantity": 1}]}`, price, members)
}

func setSchedule(days ...string) string {
	return change("UpdatePaymentScheduleTerms", "offer-1", `{"Terms": [`+scheduleTerm(days...)+`]}`)
}

func setValidity(members string) string {
	return change("UpdateValidityTerms", "offer-1", `{"Terms": [{"Type": "ValidityTerm"`+members+`}]}`)
}

var (
	noSchedule = change("UpdatePaymentScheduleTerms", "offer-1", `{"Terms": []}`)
	noValidity = change("UpdateValidityTerms", "offer-1", `{"Terms": []}`)
)

func TestPricingWithSchedule(t *testing.T) {
	const (
		clash = "UpdatePricingTerms/INCOMPATIBLE_PRODUCT/6"
		zero  = "UpdatePricingTerms/INCOMPATIBLE_TERMS/7"
		needs = "UpdatePricingTerms/MISSING_MANDATORY_TERMS/1"
		term0 = "/0/DetailsDocument/Terms/0"
	)
	upfront := upfrontTerm("USD", upfrontCard("P12M", "a"))
	for name, test := range map[string]struct {
		row, facts string
		changes    []string
		want       []string
	}{
		"monthly with a stored schedule":   {clash, storedOffer("Draft", scheduleTerm("2024-06-01"), ""), []string{updatePricing(recurringTerm)}, []string{"warning " + term0}},
		"monthly without":                  {clash, storedOffer("Draft", "", ""), []string{updatePricing(recurringTerm)}, nil},
		"monthly, schedule not known":      {clash, "", []string{updatePricing(recurringTerm)}, []string{"undecided offer"}},
		"monthly with fixed":               {clash, "", []string{updatePricing(recurringTerm, fixedTerm("0", "")), setSchedule("2024-06-01")}, []string{"warning " + term0}},
		"upfront with a schedule":          {clash, "", []string{setSchedule("2024-06-01"), updatePricing(upfront)}, []string{"warning /1/DetailsDocument/Terms/0"}},
		"upfront and fixed":                {clash, "", []string{updatePricing(upfront, fixedTerm("0", "")), setSchedule("2024-06-01")}, nil},
		"upfront, schedule removed":        {clash, storedOffer("Draft", scheduleTerm("2024-06-01"), ""), []string{updatePricing(upfront), noSchedule}, nil},
		"both":                             {clash, "", []string{updatePricing(upfront, recurringTerm), setSchedule("2024-06-01")}, []string{"warning " + term0, "warning /0/DetailsDocument/Terms/1"}},
		"usage beside a schedule":          {clash, "", []string{updatePricing(usageTerm("USD", "a")), setSchedule("2024-06-01")}, []string{"warning " + term0}},
		"usage and fixed with a schedule":  {clash, "", []string{updatePricing(fixedTerm("0", ""), usageTerm("USD", "a")), setSchedule("2024-06-01")}, nil},
		"a licence beside a schedule":      {clash, "", []string{updatePricing(byolTerm), setSchedule("2024-06-01")}, []string{"warning " + term0}},
		"usage with a schedule":            {clash, "", []string{updatePricing(usageTerm("USD", "a"))}, []string{"undecided offer"}},
		"schedule, stored upfront":         {clash, storedOffer("Draft", upfront, ""), []string{setSchedule("2024-06-01")}, []string{"warning " + term0}},
		"schedule, prices not known":       {clash, "", []string{setSchedule("2024-06-01")}, []string{"undecided offer"}},
		"a price with a schedule":          {zero, "", []string{updatePricing(fixedTerm("0.01", "")), setSchedule("2024-06-01")}, []string{"error " + term0 + "/Price"}},
		"no price with a schedule":         {zero, "", []string{updatePricing(fixedTerm("0.000", "")), setSchedule("2024-06-01")}, nil},
		"a price, schedule not known":      {zero, "", []string{updatePricing(fixedTerm("1", ""))}, []string{"undecided offer"}},
		"a price without a schedule":       {zero, storedOffer("Draft", "", ""), []string{updatePricing(fixedTerm("1", ""))}, nil},
		"no price, schedule not known":     {zero, "", []string{updatePricing(fixedTerm("00.0", ""))}, nil},
		"a stored price":                   {zero, storedOffer("Draft", fixedTerm("1200.00", ""), ""), []string{setSchedule("2024-06-01")}, []string{"warning " + term0}},
		"a stored price that is a number":  {zero, storedOffer("Draft", `{"Type": "FixedUpfrontPricingTerm", "Price": 5}`, ""), []string{setSchedule("2024-06-01")}, nil},
		"a stored price that is missing":   {zero, storedOffer("Draft", `{"Type": "FixedUpfrontPricingTerm"}`, ""), []string{setSchedule("2024-06-01")}, nil},
		"fixed alone":                      {needs, storedOffer("Draft", "", ""), []string{updatePricing(fixedTerm("1", ""))}, []string{"error " + term0}},
		"fixed alone, new":                 {needs, "", []string{change("UpdatePricingTerms", createdOffer, `{"PricingModel": "Contract", "Terms": [`+fixedTerm("1", "")+`]}`), createOffer}, []string{"error " + term0}},
		"fixed, schedule not known":        {needs, "", []string{updatePricing(fixedTerm("1", ""))}, []string{"undecided offer"}},
		"fixed with a schedule":            {needs, "", []string{updatePricing(fixedTerm("0", "")), setSchedule("2024-06-01")}, nil},
		"fixed with a stored schedule":     {needs, storedOffer("Draft", scheduleTerm("2024-06-01"), ""), []string{updatePricing(fixedTerm("0", ""))}, nil},
		"fixed with a schedule removed":    {needs, storedOffer("Draft", scheduleTerm("2024-06-01"), ""), []string{updatePricing(fixedTerm("0", "")), noSchedule}, []string{"error " + term0}},
		"fixed with a license":             {needs, "", []string{updatePricing(fixedTerm("1", ""), byolTerm)}, nil},
		"stored fixed, schedule removed":   {needs, storedOffer("Draft", fixedTerm("0", "")+","+scheduleTerm("2024-06-01"), ""), []string{noSchedule}, []string{"warning /0/DetailsDocument"}},
		"fixed alone, machine learning":    {needs, draftOf("MachineLearningProduct", "", "", ""), []string{updatePricing(fixedTerm("1", ""))}, nil},
		"fixed alone, data":                {needs, draftOf("DataProduct", "", "", ""), []string{updatePricing(fixedTerm("1", ""))}, nil},
		"fixed alone, SaaS":                {needs, draftOf("SaaSProduct", "", "", ""), []string{updatePricing(fixedTerm("1", ""))}, []string{"error " + term0}},
		"fixed not known, data":            {needs, `{"Entities": [{"EntityType": "DataProduct@1.0", "EntityIdentifier": "prod-1@1", "DetailsDocument": {}}]}`, []string{replaceAgmt, change("UpdatePricingTerms", createdOffer, `{"PricingModel": "Contract", "Terms": [`+fixedTerm("1", "")+`]}`)}, []string{"undecided agreement"}},
		"the schedule failed its schema":   {needs, storedOffer("Draft", "", ""), []string{updatePricing(fixedTerm("0", "")), change("UpdatePaymentScheduleTerms", "offer-1", `{"Terms": [{"Type": "PaymentScheduleTerm"}]}`)}, []string{"undecided changeset"}},
		"usage, schedule not known":        {needs, "", []string{updatePricing(usageTerm("USD", "a"))}, nil},
		"schedule set, prices not known":   {needs, "", []string{setSchedule("2024-06-01")}, nil},
		"schedule gone, prices not known":  {needs, "", []string{noSchedule}, []string{"undecided offer"}},
		"schedule gone, stored with usage": {needs, storedOffer("Draft", usageTerm("USD", "a"), ""), []string{noSchedule}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, found(t, test.row, test.facts, test.changes...), test.want...)
		})
	}
}

// Facts are judged as of 2024-05-01.
func TestChargeDates(t *testing.T) {
	const (
		row      = "UpdatePaymentScheduleTerms/INVALID_CHARGE_DATES/1"
		first    = "/0/DetailsDocument/Terms/0/Schedule/0/ChargeDate"
		second   = "/0/DetailsDocument/Terms/0/Schedule/1/ChargeDate"
		start    = `, "AgreementStartDate": "2024-06-01"`
		duration = `, "AgreementDuration": "P12M"`
		end      = `, "AgreementEndDate": "2024-12-31"`
	)
	fixed := updatePricing(fixedTerm("0", `, "Duration": "P6M"`))
	stored := func(members string) string {
		return storedOffer("Draft", `{"Type": "ValidityTerm"`+members+`}`, "")
	}
	for name, test := range map[string]struct {
		facts   string
		changes []string
		want    []string
	}{
		"after the end date":                 {"", []string{setSchedule("2024-05-02", "2025-01-01"), setValidity(end)}, []string{"error " + second}},
		"both after the end date":            {"", []string{setSchedule("2026-05-02", "2025-01-01"), setValidity(end)}, []string{"error " + first, "error " + second}},
		"the day before a stored end date":   {stored(end), []string{setSchedule("2024-12-30")}, nil},
		"after a stored end date":            {stored(end), []string{setSchedule("2025-01-01")}, []string{"error " + first}},
		"after a stored end timestamp":       {stored(`, "AgreementEndDate": "2024-12-31T23:59:59.999Z"`), []string{setSchedule("2025-01-01")}, []string{"error " + first}},
		"a stored end that is no date":       {stored(`, "AgreementEndDate": "whenever"`), []string{setSchedule("2025-01-01")}, nil},
		"a stored schedule, after":           {storedOffer("Draft", scheduleTerm("2025-01-01"), ""), []string{setValidity(end)}, nil}, // INVALID_AGREEMENT_END_DATE
		"duration from today, on":            {"", []string{setSchedule("2025-05-01"), setValidity(duration)}, nil},
		"duration from today, after":         {"", []string{setSchedule("2025-05-02"), setValidity(duration)}, []string{"error " + first}},
		"duration from the start, on":        {"", []string{setSchedule("2025-06-01"), setValidity(start + duration)}, nil},
		"duration from the start, after":     {"", []string{setSchedule("2025-06-02"), setValidity(start + duration)}, []string{"error " + first}},
		"a stored duration":                  {stored(duration), []string{setSchedule("2025-05-02")}, []string{"error " + first}},
		"duration beyond the calendar":       {"", []string{setSchedule("9999-12-31"), setValidity(`, "AgreementDuration": "P9000Y"`)}, nil},
		"a stored schedule, duration on":     {storedOffer("Draft", scheduleTerm("2025-05-01"), ""), []string{setValidity(duration)}, nil},
		"a stored schedule, duration after":  {storedOffer("Draft", scheduleTerm("2025-05-02", "2025-05-03"), ""), []string{setValidity(duration)}, []string{"warning /0/DetailsDocument/Terms/0"}},
		"schedule not known, duration":       {"", []string{setValidity(duration)}, []string{"undecided offer"}},
		"schedule not known, end":            {"", []string{setValidity(end)}, nil}, // INVALID_AGREEMENT_END_DATE
		"only a start":                       {"", []string{setSchedule("2099-01-01"), setValidity(start)}, nil},
		"no end at all":                      {storedOffer("Draft", "", ""), []string{setSchedule("2099-01-01")}, nil},
		"end not known":                      {"", []string{setSchedule("2024-06-01")}, []string{"undecided offer"}},
		"no charges":                         {"", []string{setSchedule()}, nil},
		"schedule removed":                   {"", []string{noSchedule}, nil},
		"upfront, on":                        {storedOffer("Draft", "", ""), []string{setSchedule("2024-11-01"), fixed}, nil},
		"upfront, after":                     {storedOffer("Draft", "", ""), []string{setSchedule("2024-06-01", "2024-11-02"), fixed}, []string{"warning " + second}},
		"upfront, with a ValidityTerm":       {stored(start), []string{setSchedule("2024-11-02"), fixed}, nil},
		"upfront, ValidityTerm not known":    {"", []string{setSchedule("2024-11-02"), fixed}, []string{"undecided offer"}},
		"upfront, ValidityTerm removed":      {"", []string{setSchedule("2024-11-02"), noValidity, fixed}, []string{"warning " + first}},
		"upfront, prices not known":          {"", []string{setSchedule("2024-11-02"), noValidity}, []string{"undecided offer"}},
		"upfront, prices not known, by now":  {"", []string{setSchedule("2024-05-01"), noValidity}, nil},
		"upfront without duration":           {storedOffer("Draft", "", ""), []string{setSchedule("2099-01-01"), updatePricing(fixedTerm("0", ""))}, nil},
		"stored upfront":                     {storedOffer("Draft", fixedTerm("0", `, "Duration": "P6M"`), ""), []string{setSchedule("2024-11-02")}, []string{"warning " + first}},
		"upfront, stored schedule":           {storedOffer("Draft", scheduleTerm("2024-11-02", "2024-11-03"), ""), []string{fixed}, []string{"warning /0/DetailsDocument/Terms"}},
		"upfront, schedule not known":        {"", []string{fixed}, []string{"undecided offer"}},
		"usage, schedule not known":          {"", []string{updatePricing(usageTerm("USD", "a"))}, nil},
		"prices, stored charges after end":   {storedOffer("Draft", scheduleTerm("2025-01-01")+`,{"Type": "ValidityTerm"`+end+`}`, ""), []string{fixed}, nil},
		"a stored schedule with odd charges": {storedOffer("Draft", `{"Type": "PaymentScheduleTerm", "Schedule": [{}, 5, {"ChargeDate": 7}]}`, ""), []string{setValidity(duration)}, nil},
		"nothing of a schedule, new offer":   {"", []string{createOffer, change("UpdateValidityTerms", createdOffer, `{"Terms": [{"Type": "ValidityTerm"`+duration+`}]}`)}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, found(t, row, test.facts, test.changes...), test.want...)
		})
	}
}

// Edition 2026 has a row of its own for a charge on the day on which the agreement ends.
func TestChargeOnEndDate(t *testing.T) {
	const (
		older = "UpdatePaymentScheduleTerms/INVALID_CHARGE_DATES/1"
		row   = "UpdatePaymentScheduleTerms/INVALID_CHARGE_DATES/2"
		first = "/0/DetailsDocument/Terms/0/Schedule/0/ChargeDate"
		end   = `{"Type": "ValidityTerm", "AgreementEndDate": "2024-12-31"}`
	)
	until := setValidity(`, "AgreementEndDate": "2024-12-31"`)
	for name, test := range map[string]struct {
		facts   string
		changes []string
		want    []string
	}{
		"on it":                     {"", []string{setSchedule("2024-12-31", "2024-05-02"), until}, []string{"warning " + first}},
		"on a stored one":           {storedOffer("Draft", end, ""), []string{setSchedule("2024-12-31")}, []string{"warning " + first}},
		"the day before":            {storedOffer("Draft", end, ""), []string{setSchedule("2024-12-30")}, nil},
		"the day after":             {storedOffer("Draft", end, ""), []string{setSchedule("2025-01-01")}, nil},
		"stored charges":            {storedOffer("Draft", scheduleTerm("2024-12-31"), ""), []string{until}, nil},
		"stored charges, released":  {storedOffer("Released", scheduleTerm("2024-12-31"), ""), []string{until}, nil},
		"no charges":                {storedOffer("Draft", "", ""), []string{until}, nil},
		"by a duration":             {"", []string{setSchedule("2025-05-01"), setValidity(`, "AgreementDuration": "P12M"`)}, nil},
		"dates the wrong way round": {"", []string{setSchedule("2024-12-31"), setValidity(`, "AgreementStartDate": "2025-01-01", "AgreementEndDate": "2024-12-31"`)}, nil},
		"stored, released now":      {storedOffer("Draft", scheduleTerm("2024-12-31")+","+end, ""), []string{change("ReleaseOffer", "offer-1", `{}`)}, []string{"warning /0/DetailsDocument"}},
	} {
		t.Run(name, func(t *testing.T) {
			warnings := func(list []string) (only []string) {
				for _, said := range list {
					if strings.HasPrefix(said, "warning") {
						only = append(only, said)
					}
				}
				return only
			}
			expect(t, append([]string{}, warnings(foundIn(t, errcodes.Edition2024, older, test.facts, test.changes...))...), test.want...)
			expect(t, foundIn(t, errcodes.Edition2026, row, test.facts, test.changes...), test.want...)
		})
	}
	expect(t, foundIn(t, errcodes.Edition2026, older, "", setSchedule("2024-12-31"), until))
	expect(t, foundIn(t, errcodes.Edition2026, row, "", setSchedule("2024-12-31", "2025-01-01"), until))
	expect(t, foundIn(t, errcodes.Edition2026, row, "", setSchedule("2024-12-31")), "undecided offer")
}

// resold is a facts document with an offer that is made from a resale authorization with
// terms.
func resold(authorization string) string {
	return `{"Entities": [{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@1", "DetailsDocument": {"Id": "offer-1", "State": "Draft", "ProductId": "prod-1",
		"ResaleAuthorizationId": "resaleauthz-1", "Terms": [], "Rules": []}}, {"EntityType": "ResaleAuthorization@1.0", "EntityIdentifier": "resaleauthz-1@1",
		"DetailsDocument": {"ProductId": "prod-1", "Terms": [` + authorization + `]}}]}`
}

// Facts are judged as of 2024-05-01.
func TestFirstCharge(t *testing.T) {
	const row = "UpdatePaymentScheduleTerms/INVALID_CHARGE_DATES/3"
	charge := func(i int) string { return fmt.Sprintf("/0/DetailsDocument/Terms/0/Schedule/%d/ChargeDate", i) }
	for name, test := range map[string]struct {
		facts  string
		change string
		want   []string
	}{
		"today":                {"", setSchedule("2024-05-01", "2024-06-01"), nil},
		"yesterday":            {"", setSchedule("2024-06-01", "2024-04-30"), []string{"error " + charge(1)}},
		"several":              {"", setSchedule("2024-04-30", "2024-03-31"), []string{"error " + charge(1)}},
		"removed":              {"", noSchedule, nil},
		"resold":               {resold(`{"Type": "ResalePaymentScheduleTerm", "Schedule": []}`), setSchedule("2024-04-30"), []string{"warning " + charge(0)}},
		"stored, released now": {storedOffer("Draft", scheduleTerm("2024-04-30"), ""), change("ReleaseOffer", "offer-1", `{}`), []string{"warning /0/DetailsDocument"}},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, found(t, row, test.facts, test.change), test.want...)
		})
	}
	for facts, fix := range map[string]string{
		resold(`{"Type": "ResaleFixedUpfrontPricingTerm"}`): "charge no earlier than today",
		resold(`{"Type": "ResalePaymentScheduleTerm"}`):     "the charges have to be on the dates of the resale authorization: ask for another one",
	} {
		expect(t, detailsOf(t, row, facts, setSchedule("2024-04-30", "2024-03-31")), "the first ChargeDate is 2024-03-31, and today is 2024-05-01; "+fix)
	}
}

func TestNumberOfCharges(t *testing.T) {
	const (
		row = "UpdatePaymentScheduleTerms/TOO_MANY_CHARGES/1"
		at  = "/0/DetailsDocument/Terms/0/Schedule"
	)
	charges := func(n int) string {
		days := make([]string, n)
		for i := range days {
			days[i] = fmt.Sprintf("2025-%02d-%02d", i/28+1, i%28+1)
		}
		return setSchedule(days...)
	}
	limited := func(facts string) string { return `{"Limits": {"ScheduledPayments": 3}, ` + facts[1:] }
	authorization := resold(`{"Type": "ResaleFixedUpfrontPricingTerm"}`)
	for name, test := range map[string]struct {
		facts   string
		charges int
		want    []string
	}{
		"86":                      {"", 86, nil},
		"87":                      {"", 87, []string{"error " + at}},
		"resold, 60":              {authorization, 60, nil},
		"resold, 61":              {authorization, 61, []string{"warning " + at}},
		"resold, 86":              {authorization, 86, []string{"warning " + at}},
		"resold, 87":              {authorization, 87, []string{"error " + at}},
		"as many as the limit":    {limited(draftOf("", "", "", "")), 3, nil},
		"above the limit":         {limited(draftOf("", "", "", "")), 4, []string{"error " + at}},
		"resold, below the limit": {strings.Replace(limited(authorization), "3", "70", 1), 61, nil},
		"of another type":         {`{"Limits": {"ByProductType": {"SaaSProduct": {"ScheduledPayments": 3}}}}`, 4, []string{"undecided offer, product"}},
		"none":                    {"", 0, nil},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, found(t, row, test.facts, charges(test.charges)), test.want...)
		})
	}
}

func TestBackdatedCharges(t *testing.T) {
	const row = "UpdatePaymentScheduleTerms/TOO_MANY_BACKDATED_CHARGES/1"
	const toJune = `{"Type": "AvailabilityRule", "AvailabilityEndDate": "2024-06-30"}`
	end := change("UpdateAvailability", "offer-1", until("2024-06-30"))
	charge := func(i int) string {
		return fmt.Sprintf("error /0/DetailsDocument/Terms/0/Schedule/%d/ChargeDate", i)
	}
	for name, test := range map[string]struct {
		facts   string
		changes []string
		want    []string
	}{
		"one on the day, one after":      {"", []string{setSchedule("2024-06-30", "2024-07-01"), end}, nil},
		"two on or before":               {"", []string{setSchedule("2024-06-01", "2024-06-30"), end}, []string{charge(1)}},
		"two, the later first":           {"", []string{setSchedule("2024-06-30", "2024-06-01"), end}, []string{charge(0)}},
		"three and one after":            {"", []string{setSchedule("2024-05-02", "2024-07-02", "2024-06-02", "2024-06-30"), end}, []string{charge(2), charge(3)}},
		"stored date":                    {storedOffer("Draft", "", toJune), []string{setSchedule("2024-06-01", "2024-06-02")}, []string{charge(1)}},
		"no date":                        {storedOffer("Draft", "", ""), []string{setSchedule("2024-06-01", "2024-06-02")}, nil},
		"date not known":                 {"", []string{setSchedule("2024-06-01", "2024-06-02")}, []string{"undecided offer"}},
		"date not known, one charge":     {"", []string{setSchedule("2024-06-01")}, nil},
		"stored schedule":                {storedOffer("Draft", scheduleTerm("2024-06-01", "2024-06-02", "2024-06-03"), ""), []string{end}, []string{"warning /0/DetailsDocument/AvailabilityEndDate"}},
		"stored schedule, fine":          {storedOffer("Draft", scheduleTerm("2024-06-01", "2024-07-02"), ""), []string{end}, nil},
		"schedule not known":             {"", []string{end}, []string{"undecided offer"}},
		"schedule removed":               {storedOffer("Draft", scheduleTerm("2024-06-01", "2024-06-02"), ""), []string{end, noSchedule}, nil},
		"a stored date that is no date":  {storedOffer("Draft", "", `{"Type": "AvailabilityRule", "AvailabilityEndDate": 1}`), []string{setSchedule("2024-06-01", "2024-06-02")}, nil},
		"a stored schedule with oddness": {storedOffer("Draft", `{"Type": "PaymentScheduleTerm", "Schedule": [{}, {"ChargeDate": 7}, {"ChargeDate": "2024-06-01"}]}`, ""), []string{end}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, found(t, row, test.facts, test.changes...), test.want...)
		})
	}
}
