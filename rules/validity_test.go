package rules_test

import (
	"fmt"
	"strings"
	"testing"
)

const (
	startAt    = "/1/DetailsDocument/Terms/0/AgreementStartDate"
	endAt      = "/1/DetailsDocument/Terms/0/AgreementEndDate"
	replaceOne = `{"ChangeType": "CreateReplacementOffer", "ChangeName": "Make", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"AgreementId": "agmt-1"}}`
	resellOne  = `{"ChangeType": "CreateOfferUsingResaleAuthorization", "ChangeName": "Make", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"ResaleAuthorizationId": "resaleauthz-1"}}`
)

// dates are the members of a ValidityTerm; what is "" is left out.
func dates(start, end, duration string) string {
	var members []string
	for _, m := range [][2]string{{"AgreementStartDate", start}, {"AgreementEndDate", end}, {"AgreementDuration", duration}} {
		if m[1] != "" {
			members = append(members, fmt.Sprintf("%q: %q", m[0], m[1]))
		}
	}
	return strings.Join(members, ", ")
}

// setDates is an UpdateValidityTerms of offer-1.
func setDates(start, end, duration string) string {
	return change("UpdateValidityTerms", "offer-1", `{"Terms": [{"Type": "ValidityTerm", `+dates(start, end, duration)+`}]}`)
}

// storedAs are facts with offer-1 of the product prod-1; members are those of
// its details, fact those of its OfferFacts.
func storedAs(members, fact string) string {
	return `{"OfferFacts": [{"OfferId": "offer-1"` + fact + `}], "Entities": [
		{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@2", "DetailsDocument": {"ProductId": "prod-1"` + members + `}}]}`
}

// As of 2024-05-01T12:00:00Z.

func TestStartInFuture(t *testing.T) {
	const row = "UpdateValidityTerms/INCOMPATIBLE_PRODUCT/1"
	for _, test := range []struct{ product, start, want string }{
		{"AmiProduct", "2024-04-30", ""},
		{"AmiProduct", "2024-05-01", ""},
		{"AmiProduct", "2024-05-02", "error"},
		{"ContainerProduct", "2024-05-02", "error"},
		{"ProfessionalServicesProduct", "2024-05-02", "error"},
		{"SaaSProduct", "2024-05-02", ""},
		{"", "2024-05-02", "undecided product"},
		{"", "2024-05-01", ""},
		{"AmiProduct", "", ""},
	} {
		t.Run(test.product+" "+test.start, func(t *testing.T) {
			expectAt(t, found(t, row, productOf(test.product, ""), makeOffer, validity(dates(test.start, "", "P1Y"))), test.want, startAt)
		})
	}
	expect(t, found(t, row, "", setDates("2024-05-02", "", "P1Y")), "undecided offer, product")
	late := strings.Replace(productOf("AmiProduct", ""), "{", `{"Now": "2024-05-01T23:59:59Z", `, 1)
	expect(t, found(t, row, late, makeOffer, validity(dates("2024-05-02", "", ""))), "error "+startAt)
}

func TestEndInFuture(t *testing.T) {
	const row = "UpdateValidityTerms/INVALID_AGREEMENT_END_DATE/1"
	for _, test := range []struct{ end, want string }{
		{"2024-04-30", "error"},
		{"2024-05-01", "warning"},
		{"2024-05-02", ""},
		{"2020-02-29", "error"},
		{"", ""},
	} {
		t.Run(test.end, func(t *testing.T) {
			expectAt(t, found(t, row, "", makeOffer, validity(dates("", test.end, ""))), test.want, endAt)
		})
	}
}

func TestEndAfterSchedule(t *testing.T) {
	const row, at = "UpdateValidityTerms/INVALID_AGREEMENT_END_DATE/2", "/0/DetailsDocument/Terms/0/AgreementEndDate"
	stored := storedAs(`, "Terms": [{"Type": "PaymentScheduleTerm", "Schedule": [
		{"ChargeDate": "2024-07-01", "ChargeAmount": "1"}, {"ChargeDate": "2024-12-31T00:00:00Z", "ChargeAmount": "1"}, {"ChargeDate": "2024-10-01", "ChargeAmount": "1"}]}]`, "")
	schedule := change("UpdatePaymentScheduleTerms", "offer-1", `{"Terms": [{"Type": "PaymentScheduleTerm", "CurrencyCode": "USD", "Schedule": [{"ChargeDate": "2025-12-31", "ChargeAmount": "1"}]}]}`)
	for name, test := range map[string]struct {
		facts   string
		changes []string
		want    string
	}{
		"day before the last charge": {stored, []string{setDates("", "2024-12-30", "")}, "error"},
		"day of the last charge":     {stored, []string{setDates("", "2024-12-31", "")}, ""},
		"day after":                  {stored, []string{setDates("", "2025-01-01", "")}, ""},
		"no end":                     {stored, []string{setDates("", "", "P1M")}, ""},
		"schedule set as well":       {stored, []string{setDates("", "2024-06-30", ""), schedule}, ""},
		"schedule removed":           {stored, []string{setDates("", "2024-06-30", ""), change("UpdatePaymentScheduleTerms", "offer-1", `{"Terms": []}`)}, ""},
		"no schedule":                {storedAs(`, "Terms": []`, ""), []string{setDates("", "2024-12-30", "")}, ""},
		"schedule unread":            {storedAs(`, "Terms": [{"Type": "PaymentScheduleTerm", "Schedule": [{"ChargeDate": "soon"}, {}]}]`, ""), []string{setDates("", "2024-12-30", "")}, ""},
		"not known":                  {"", []string{setDates("", "2024-12-30", "")}, "undecided offer"},
		"not known, no end":          {"", []string{setDates("", "", "P1M")}, ""},
	} {
		t.Run(name, func(t *testing.T) { expectAt(t, found(t, row, test.facts, test.changes...), test.want, at) })
	}
	want := "Provide AgreementEndDate that is after or equal to 2024-12-31."
	if got := messageOf(t, row, stored, setDates("", "2024-12-30", "")); got != want {
		t.Errorf("message is %q, want %q", got, want)
	}
}

func TestStartAfterAvailability(t *testing.T) {
	const row = "UpdateValidityTerms/INVALID_AGREEMENT_START_DATE/1"
	for name, test := range map[string]struct {
		created, start, until string
		want                  string
	}{
		"day before":                           {makeOffer, "2024-05-30", "2024-05-31", "error"},
		"same day":                             {makeOffer, "2024-05-31", "2024-05-31", "error"},
		"day after":                            {makeOffer, "2024-06-01", "2024-05-31", ""},
		"no start":                             {makeOffer, "", "2024-05-31", ""},
		"no availability":                      {makeOffer, "2024-05-31", "", ""},
		"replacement, start today":             {replaceOne, "2024-05-01", "2024-05-31", ""},
		"replacement, start past":              {replaceOne, "2024-04-01", "2024-05-31", ""},
		"replacement, start tomorrow":          {replaceOne, "2024-05-02", "2024-05-31", "error"},
		"replacement, after":                   {replaceOne, "2024-06-01", "2024-05-31", ""},
		"start today on an offer of no kind":   {makeOffer, "2024-05-01", "2024-05-31", "error"},
		"start today, sold off the same day":   {makeOffer, "2024-05-01", "2024-05-01", "error"},
		"start today, sold off the day before": {makeOffer, "2024-05-01", "2024-04-30", ""},
	} {
		t.Run(name, func(t *testing.T) {
			changes := []string{test.created, validity(dates(test.start, "2025-05-31", ""))}
			if test.until != "" {
				changes = append(changes, availableUntil(test.until))
			}
			expectAt(t, found(t, row, "", changes...), test.want, startAt)
		})
	}

	available := `, "Rules": [{"Type": "AvailabilityRule", "AvailabilityEndDate": "2024-05-31T23:59:59Z"}]`
	started := `, "Terms": [{"Type": "ValidityTerm", "AgreementStartDate": "2024-05-31"}]`
	begun := `, "Terms": [{"Type": "ValidityTerm", "AgreementStartDate": "2024-04-30"}]`
	const here = "/0/DetailsDocument/Terms/0/AgreementStartDate"
	until := func(date string) string {
		return change("UpdateAvailability", "offer-1", `{"AvailabilityEndDate": "`+date+`"}`)
	}
	none, some := `, "AgreementId": null`, `, "AgreementId": "agmt-1"`
	expect(t, found(t, row, storedAs(available, ""), setDates("2024-05-31", "", "")), "error "+here)
	expect(t, found(t, row, storedAs(available, ""), setDates("2024-06-01", "", "")))
	expect(t, found(t, row, storedAs(available, ""), setDates("2024-05-01", "", "")), "error "+here)
	private := strings.Replace(available, "[", `[{"Type": "TargetingRule", "PositiveTargeting": {"BuyerAccounts": ["111122223333"]}}, `, 1)
	expect(t, found(t, row, storedAs(private, ""), setDates("2024-05-01", "", "")), "undecided offer") // it may be a replacement
	expect(t, found(t, row, storedAs(available, none), setDates("2024-05-01", "", "")), "error "+here)
	expect(t, found(t, row, storedAs(available, some), setDates("2024-05-01", "", "")))
	expect(t, found(t, row, storedAs(started, ""), until("2024-05-31")), "warning /0/DetailsDocument/AvailabilityEndDate")
	expect(t, found(t, row, storedAs(started, ""), until("2024-05-30")))
	expect(t, found(t, row, storedAs(begun, some), until("2024-05-31")))
	expect(t, found(t, row, storedAs("", ""), until("2024-05-31")))
	expect(t, found(t, row, "", until("2024-05-31")), "undecided offer")
	expect(t, found(t, row, "", setDates("2024-05-31", "", "")), "undecided offer")
	expect(t, found(t, row, `{"OfferFacts": [{"OfferId": "offer-1", "AgreementId": "agmt-1"}]}`, setDates("2024-05-01", "", "")))
}

func TestStartBeforeEnd(t *testing.T) {
	const row = "UpdateValidityTerms/INVALID_AGREEMENT_START_DATE/2"
	for _, test := range []struct{ start, end, want string }{
		{"2024-06-01", "2024-05-31", "error"},
		{"2024-06-01", "2024-06-01", "error"},
		{"2024-06-01", "2024-06-02", ""},
		{"2024-06-01", "", ""},
		{"", "2024-06-01", ""},
	} {
		t.Run(test.start+" "+test.end, func(t *testing.T) {
			expectAt(t, found(t, row, "", makeOffer, validity(dates(test.start, test.end, ""))), test.want, startAt)
		})
	}
}

func TestStartWithinYears(t *testing.T) {
	const row = "UpdateValidityTerms/INVALID_AGREEMENT_START_DATE/3"
	const differing = `{"ByProductType": {"SaaSProduct": {"AgreementStartYears": 5}}}`
	for name, test := range map[string]struct {
		product, limits, start string
		want, years            string
	}{
		"three years":                   {"SaaSProduct", "", "2027-05-01", "", ""},
		"a day more":                    {"SaaSProduct", "", "2027-05-02", "error", "3"},
		"no start":                      {"SaaSProduct", "", "", "", ""},
		"one year by limits":            {"SaaSProduct", `{"AgreementStartYears": 1}`, "2025-05-01", "", ""},
		"a day more than by limits":     {"SaaSProduct", `{"AgreementStartYears": 1}`, "2025-05-02", "error", "1"},
		"more years by limits":          {"SaaSProduct", `{"AgreementStartYears": 9}`, "2033-05-01", "", ""},
		"no limit to speak of":          {"SaaSProduct", `{"AgreementStartYears": 9007199254740991}`, "9999-12-31", "", ""},
		"no years":                      {"SaaSProduct", `{"AgreementStartYears": 0}`, "2024-05-02", "error", "0"},
		"years of the type":             {"SaaSProduct", differing, "2029-05-01", "", ""},
		"years of the type, a day more": {"SaaSProduct", differing, "2029-05-02", "error", "5"},
		"years of another type":         {"AmiProduct", differing, "2027-05-02", "error", "3"},
		"product not known":             {"", "", "2027-05-02", "error", "3"},
		"product not known, in both":    {"", differing, "2027-05-01", "", ""},
		"product not known, in one":     {"", differing, "2027-05-02", "undecided product", ""},
		"product not known, in none":    {"", differing, "2029-05-02", "error", "5"},
	} {
		t.Run(name, func(t *testing.T) {
			facts := productOf(test.product, test.limits)
			changes := []string{makeOffer, validity(dates(test.start, "9999-12-31", ""))}
			expectAt(t, found(t, row, facts, changes...), test.want, startAt)
			if test.years != "" {
				want := "Provide an AgreementStartDate that is within " + test.years + " years from today."
				if got := messageOf(t, row, facts, changes...); got != want {
					t.Errorf("message is %q, want %q", got, want)
				}
			}
		})
	}
	for start, want := range map[string]string{"2027-02-28": "", "2027-03-01": "error"} { // from a leap day
		got := found(t, row, `{"Now": "2024-02-29T00:00:00Z"}`, makeOffer, validity(dates(start, "2028-01-01", "")))
		expectAt(t, got, want, startAt)
	}
}

func TestDurationOrEnd(t *testing.T) {
	const row, at = "UpdateValidityTerms/INVALID_AGREEMENT_TIME_INTERVAL/1", "/1/DetailsDocument/Terms/0/AgreementDuration"
	expect(t, found(t, row, "", makeOffer, validity(dates("", "2025-05-31", "P1Y"))), "error "+at)
	expect(t, found(t, row, "", makeOffer, validity(dates("2024-06-01", "2025-05-31", "P1Y"))), "error "+at)
	expect(t, found(t, row, "", makeOffer, validity(dates("2024-06-01", "", "P1Y"))))
	expect(t, found(t, row, "", makeOffer, validity(dates("2024-06-01", "2025-05-31", ""))))
}

// The three rows of a start date that the product or the rest of the term does
// not admit. They share the start's place.
func TestCombinationsWithStart(t *testing.T) {
	const prefix = "UpdateValidityTerms/INVALID_AGREEMENT_TIME_INTERVAL/"
	const start, end, year = "2024-06-01", "2025-05-31", "P1Y"
	for name, test := range map[string]struct {
		product, model, term  string
		withDuration, onSaaS  string // rows 2 and 3
		alone                 string // row 4
		createdFromResaleAuth bool
	}{
		"AMI, start":                          {product: "AmiProduct", model: "Usage", term: dates(start, "", ""), alone: "error"},
		"AMI, start today":                    {product: "AmiProduct", model: "Usage", term: dates("2024-05-01", "", ""), onSaaS: "error", alone: "error"},
		"AMI, start today and duration":       {product: "AmiProduct", model: "Usage", term: dates("2024-05-01", "", year), withDuration: "error"},
		"AMI, start today and end":            {product: "AmiProduct", model: "Usage", term: dates("2024-05-01", end, ""), onSaaS: "error"},
		"AMI, start and duration":             {product: "AmiProduct", model: "Usage", term: dates(start, "", year)},
		"AMI, start and end":                  {product: "AmiProduct", model: "Usage", term: dates(start, end, "")},
		"AMI, all three":                      {product: "AmiProduct", model: "Usage", term: dates(start, end, year)},
		"AMI, end":                            {product: "AmiProduct", model: "Usage", term: dates("", end, "")},
		"AMI, duration":                       {product: "AmiProduct", model: "Usage", term: dates("", "", year)},
		"AMI, nothing":                        {product: "AmiProduct", model: "Usage", term: ""},
		"services, start and end":             {product: "ProfessionalServicesProduct", model: "Contract", term: dates("2024-05-01", end, ""), onSaaS: "error"},
		"SaaS contract, start":                {product: "SaaSProduct", model: "Contract", term: dates(start, "", ""), alone: "error"},
		"SaaS contract, start and duration":   {product: "SaaSProduct", model: "Contract", term: dates(start, "", year)},
		"SaaS contract, start and end":        {product: "SaaSProduct", model: "Contract", term: dates(start, end, "")},
		"SaaS usage, start and end":           {product: "SaaSProduct", model: "Usage", term: dates(start, end, ""), onSaaS: "warning"},
		"SaaS usage, start and duration":      {product: "SaaSProduct", model: "Usage", term: dates(start, "", year), onSaaS: "warning"},
		"SaaS usage, duration":                {product: "SaaSProduct", model: "Usage", term: dates("", "", year)},
		"not known, start and duration":       {model: "Contract", term: dates("2024-05-01", "", year), withDuration: "undecided product"},
		"not known, start and end":            {model: "Contract", term: dates("2024-05-01", end, ""), onSaaS: "undecided product"},
		"not known, usage, with duration":     {model: "Usage", term: dates("2024-05-01", "", year), withDuration: "undecided product", onSaaS: "undecided product"},
		"not known, duration":                 {model: "Usage", term: dates("", "", year)},
		"resale, start":                       {createdFromResaleAuth: true, model: "Contract", term: dates("2024-05-01", "", ""), onSaaS: "undecided resale", alone: "warning"},
		"resale, start and duration":          {createdFromResaleAuth: true, model: "Contract", term: dates("2024-05-01", "", year), withDuration: "undecided resale"},
		"resale, start, model of the old one": {createdFromResaleAuth: true, model: "", term: dates(start, end, ""), onSaaS: "undecided resale"},
	} {
		t.Run(name, func(t *testing.T) {
			changes := []string{makeOffer, validity(test.term)}
			if test.createdFromResaleAuth {
				changes[0] = resellOne
			}
			if test.model != "" {
				changes = append(changes, pricing(test.model, usage("m")))
			}
			facts := productOf(test.product, "")
			expectAt(t, found(t, prefix+"2", facts, changes...), test.withDuration, startAt)
			expectAt(t, found(t, prefix+"3", facts, changes...), test.onSaaS, startAt)
			expectAt(t, found(t, prefix+"4", facts, changes...), test.alone, startAt)
		})
	}
	saas := strings.Replace(storedAs("", ""), `"Entities": [`, `"Entities": [{"EntityType": "SaaSProduct@1.0", "EntityIdentifier": "prod-1@1", "DetailsDocument": {}},`, 1)
	expect(t, found(t, prefix+"3", saas, setDates(start, end, "")), "undecided offer")
	expect(t, found(t, prefix+"3", saas, setDates("", end, "")))
	expect(t, found(t, prefix+"4", "", setDates(start, "", "")), "error /0/DetailsDocument/Terms/0/AgreementStartDate") // not known to be a resale
}

func TestEndWithFutureStart(t *testing.T) {
	const row = "UpdateValidityTerms/INVALID_AGREEMENT_TIME_INTERVAL/5"
	for name, test := range map[string]struct {
		created, start, end, want string
	}{
		"end alone":              {makeOffer, "", "2025-05-31", "error"},
		"start yesterday":        {makeOffer, "2024-04-30", "2025-05-31", "error"},
		"start today":            {makeOffer, "2024-05-01", "2025-05-31", "error"},
		"start tomorrow":         {makeOffer, "2024-05-02", "2025-05-31", ""},
		"no end":                 {makeOffer, "2024-05-01", "", ""},
		"replacement":            {replaceOne, "", "2025-05-31", ""},
		"replacement, start now": {replaceOne, "2024-05-01", "2025-05-31", ""},
		"resale":                 {resellOne, "", "2025-05-31", "warning"},
		"resale, start tomorrow": {resellOne, "2024-05-02", "2025-05-31", ""},
	} {
		t.Run(name, func(t *testing.T) {
			expectAt(t, found(t, row, "", test.created, validity(dates(test.start, test.end, ""))), test.want, endAt)
		})
	}
	const here = "/0/DetailsDocument/Terms/0/AgreementEndDate"
	expect(t, found(t, row, "", setDates("", "2025-05-31", "")), "undecided offer")
	expect(t, found(t, row, "", setDates("2024-05-02", "2025-05-31", "")))
	expect(t, found(t, row, storedAs("", ""), setDates("", "2025-05-31", "")), "error "+here)
	expect(t, found(t, row, storedAs(`, "Rules": [{"Type": "TargetingRule", "PositiveTargeting": {"BuyerAccounts": ["111122223333"]}}]`, ""), setDates("", "2025-05-31", "")), "undecided offer")
	expect(t, found(t, row, storedAs("", `, "AgreementId": null`), setDates("", "2025-05-31", "")), "error "+here)
	expect(t, found(t, row, storedAs("", `, "AgreementId": "agmt-1"`), setDates("", "2025-05-31", "")))
	expect(t, found(t, row, storedAs(`, "ResaleAuthorizationId": "resaleauthz-1"`, `, "AgreementId": null`), setDates("", "2025-05-31", "")), "warning "+here)
	// No replacement, but perhaps a resale: at least a warning.
	expect(t, found(t, row, `{"OfferFacts": [{"OfferId": "offer-1", "AgreementId": null}]}`, setDates("", "2025-05-31", "")), "warning "+here)
}

func TestYearsOfAgreement(t *testing.T) {
	const row = "UpdateValidityTerms/INVALID_AGREEMENT_TIME_INTERVAL/6"
	const two, differing = `{"AgreementYears": 2}`, `{"AgreementYears": 2, "ByProductType": {"SaaSProduct": {"AgreementYears": 5}}}`
	for name, test := range map[string]struct {
		product, limits, start, end string
		want, years                 string
	}{
		"two years":                  {"SaaSProduct", two, "2024-06-01", "2026-06-01", "", ""},
		"a day more":                 {"SaaSProduct", two, "2024-06-01", "2026-06-02", "error", "2"},
		"from a leap day":            {"SaaSProduct", two, "2028-02-29", "2030-02-28", "", ""},
		"from a leap day, more":      {"SaaSProduct", two, "2028-02-29", "2030-03-01", "error", "2"},
		"to a leap day":              {"SaaSProduct", two, "2026-02-28", "2028-02-28", "", ""},
		"to a leap day, more":        {"SaaSProduct", two, "2026-02-28", "2028-02-29", "error", "2"},
		"no limit":                   {"SaaSProduct", "", "2024-06-01", "2024-06-02", "undecided limits", ""},
		"no limit, no time between":  {"SaaSProduct", "", "2024-06-01", "2024-06-01", "", ""},
		"no start":                   {"SaaSProduct", "", "", "2026-06-02", "", ""},
		"no end":                     {"SaaSProduct", "", "2024-06-01", "", "", ""},
		"years of the type":          {"SaaSProduct", differing, "2024-06-01", "2029-06-01", "", ""},
		"years of the type, more":    {"SaaSProduct", differing, "2024-06-01", "2029-06-02", "error", "5"},
		"years of another type":      {"AmiProduct", differing, "2024-06-01", "2026-06-02", "error", "2"},
		"product not known":          {"", two, "2024-06-01", "2026-06-02", "error", "2"},
		"product not known, in both": {"", differing, "2024-06-01", "2026-06-01", "", ""},
		"product not known, in one":  {"", differing, "2024-06-01", "2026-06-02", "undecided product", ""},
		"product not known, in none": {"", differing, "2024-06-01", "2029-06-02", "error", "5"},
		"one type alone":             {"", `{"ByProductType": {"SaaSProduct": {"AgreementYears": 5}}}`, "2024-06-01", "2029-06-02", "undecided product, limits", ""},
	} {
		t.Run(name, func(t *testing.T) {
			facts := productOf(test.product, test.limits)
			changes := []string{makeOffer, validity(dates(test.start, test.end, ""))}
			expectAt(t, found(t, row, facts, changes...), test.want, endAt)
			if test.years != "" {
				want := "Provide AgreementStartDate and AgreementEndDate where the difference is less than or equal to " + test.years + " years."
				if got := messageOf(t, row, facts, changes...); got != want {
					t.Errorf("message is %q, want %q", got, want)
				}
			}
		})
	}
}

func TestStartForConfigurableUpfront(t *testing.T) {
	const row = "UpdateValidityTerms/MISSING_AGREEMENT_START_DATE/1"
	for name, test := range map[string]struct {
		created, term, pricing, want string
	}{
		"end alone":           {makeOffer, dates("", "2025-05-31", ""), upfront([]string{"P12M"}, "e"), "warning"},
		"with a start":        {makeOffer, dates("2024-06-01", "2025-05-31", ""), upfront([]string{"P12M"}, "e"), ""},
		"duration":            {makeOffer, dates("", "", "P1Y"), upfront([]string{"P12M"}, "e"), ""},
		"other pricing":       {makeOffer, dates("", "2025-05-31", ""), fixed("P12M", "e"), ""},
		"end with a duration": {makeOffer, dates("", "2025-05-31", "P1Y"), upfront([]string{"P12M"}, "e"), "warning"},
		"replacement":         {replaceOne, dates("", "2025-05-31", ""), upfront([]string{"P12M"}, "e"), "warning"},
	} {
		t.Run(name, func(t *testing.T) {
			expectAt(t, found(t, row, "", test.created, validity(test.term), pricing("Contract", test.pricing)), test.want, startAt)
		})
	}
	contract := change("UpdatePricingTerms", "offer-1", `{"PricingModel": "Contract", "Terms": [`+upfront([]string{"P12M"}, "e")+`]}`)
	expect(t, found(t, row, "", contract), "undecided offer")
	expect(t, found(t, row, "", setDates("", "2025-05-31", "")), "undecided offer")
	expect(t, found(t, row, "", setDates("2024-06-01", "2025-05-31", "")))
	ends := storedAs(`, "Terms": [{"Type": "ValidityTerm", "AgreementEndDate": "2025-05-31"}]`, "")
	expect(t, found(t, row, ends, contract), "warning /0/DetailsDocument/Terms")
	expect(t, found(t, row, storedAs(`, "Terms": [`+upfront([]string{"P12M"}, "e")+`]`, ""), setDates("", "2025-05-31", "")), "warning /0/DetailsDocument/Terms/0/AgreementStartDate")
	expect(t, found(t, row, "", makeOffer, validity(dates("", "2025-05-31", ""))))
}

// Years are written in tens.
func TestYearsInMessage(t *testing.T) {
	for row, test := range map[string]struct{ limits, start, want string }{
		"UpdateValidityTerms/INVALID_AGREEMENT_START_DATE/3":    {`{"Limits": {"AgreementStartYears": 12}}`, "2036-05-02", "12"},
		"UpdateValidityTerms/INVALID_AGREEMENT_TIME_INTERVAL/6": {`{"Limits": {"AgreementYears": 12}}`, "2024-05-02", "12"},
	} {
		got := messageOf(t, row, test.limits, makeOffer, validity(`"AgreementStartDate": "`+test.start+`", "AgreementEndDate": "2048-06-01"`))
		if !strings.Contains(got, " "+test.want+" ") {
			t.Errorf("%s: %s", row, got)
		}
	}
}

func TestEndWithinYears(t *testing.T) {
	const row = "UpdateValidityTerms/INVALID_AGREEMENT_END_DATE/3"
	update := func(dates string) string {
		return change("UpdateValidityTerms", "offer-1", `{"Terms": [{"Type": "ValidityTerm", `+dates+`}]}`)
	}
	const late = "error /0/DetailsDocument/Terms/0/AgreementEndDate"
	for _, c := range []struct{ name, limits, dates, want string }{
		{"the last day", `"AgreementEndYears": 5`, `"AgreementEndDate": "2029-05-01"`, ""},
		{"a day later", `"AgreementEndYears": 5`, `"AgreementEndDate": "2029-05-02"`, late},
		{"no limit", ``, `"AgreementEndDate": "2099-05-02"`, "undecided limits"},
		{"no end", ``, `"AgreementDuration": "P12M"`, ""},
		{"beyond all limits", `"AgreementEndYears": 2, "ByProductType": {"SaaSProduct": {"AgreementEndYears": 5}}`, `"AgreementEndDate": "2029-05-02"`, late},
		{"beyond one limit", `"AgreementEndYears": 2, "ByProductType": {"SaaSProduct": {"AgreementEndYears": 5}}`, `"AgreementEndDate": "2029-05-01"`, "undecided offer, product"},
	} {
		t.Run(c.name, func(t *testing.T) {
			expect(t, found(t, row, `{"Limits": {`+c.limits+`}}`, update(c.dates)), notEmpty(c.want)...)
		})
	}
	expect(t, detailsOf(t, row, `{"Limits": {"AgreementEndYears": 5}}`, update(`"AgreementEndDate": "2029-05-02"`)), "AgreementEndDate is 2029-05-02, today is 2024-05-01; the last day to end is 2029-05-01")
}
