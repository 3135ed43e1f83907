package rules_test

import (
	"testing"
)

// What an authorization lacks when it is released, by its model and its terms.
func TestTermsOfReleasedAuthorization(t *testing.T) {
	const prefix = "ResaleAuthorization/ReleaseResaleAuthorization/"
	const error, warning = "error /0/DetailsDocument", "warning /0/DetailsDocument"
	charges := resaleSchedule("2024-07-01=1")
	for name, c := range map[string]struct {
		model string
		terms []string
		want  map[string]string // by row
	}{
		"choice":                  {"Contract", []string{resaleChoice, buyerEula}, nil},
		"choice and usage":        {"Contract", []string{resaleChoice, resaleUsage, buyerEula}, nil},
		"usage":                   {"Usage", []string{resaleUsage, buyerEula}, nil},
		"usage and choice":        {"Usage", []string{resaleChoice, resaleUsage, buyerEula}, nil},
		"free":                    {"Free", []string{buyerEula}, nil},
		"installments":            {"Contract", []string{resaleFixed, charges, buyerEula}, nil},
		"no legal term":           {"Contract", []string{resaleChoice}, map[string]string{"MISSING_MANDATORY_TERMS/1": error}},
		"no pricing":              {"Contract", []string{buyerEula}, map[string]string{"MISSING_MANDATORY_TERMS/2": error}},
		"no pricing, by usage":    {"Usage", []string{buyerEula}, map[string]string{"MISSING_MANDATORY_TERMS/2": error}},
		"no pricing, no model":    {"", []string{buyerEula}, map[string]string{"MISSING_MANDATORY_TERMS/2": warning}},
		"fixed alone":             {"Contract", []string{resaleFixed, buyerEula}, map[string]string{"MISSING_MANDATORY_TERMS/3": error}},
		"fixed beside usage":      {"Usage", []string{resaleFixed, resaleUsage, buyerEula}, map[string]string{"MISSING_MANDATORY_TERMS/3": error}},
		"schedule beside choice":  {"Contract", []string{resaleChoice, charges, buyerEula}, map[string]string{"MISSING_MANDATORY_TERMS/3": error}},
		"schedule alone":          {"Contract", []string{charges, buyerEula}, map[string]string{"MISSING_MANDATORY_TERMS/2": error, "MISSING_MANDATORY_TERMS/3": error}},
		"schedule beside usage":   {"Contract", []string{resaleUsage, charges, buyerEula}, map[string]string{"MISSING_MANDATORY_TERMS/3": error, "MISSING_MANDATORY_TERMS/4": warning}},
		"contract of usage alone": {"Contract", []string{resaleUsage, buyerEula}, map[string]string{"MISSING_MANDATORY_TERMS/4": warning}},
		"usage without a rate":    {"Usage", []string{resaleChoice, buyerEula}, map[string]string{"MISSING_MANDATORY_TERMS/4": warning}},
		"a model not known":       {"", []string{resaleUsage, buyerEula}, map[string]string{"MISSING_MANDATORY_TERMS/4": "undecided aws"}},
		"all terms, not known":    {"", []string{resaleUsage, resaleChoice, buyerEula}, nil},
		"both upfront terms":      {"Contract", []string{resaleFixed, resaleChoice, charges, buyerEula}, map[string]string{"INCOMPATIBLE_TERMS/2": warning}},
		"both, without schedule":  {"Contract", []string{resaleFixed, resaleChoice, buyerEula}, map[string]string{"INCOMPATIBLE_TERMS/2": warning, "MISSING_MANDATORY_TERMS/3": error}},
		"an empty schedule":       {"Contract", []string{resaleChoice, resaleSchedule(""), buyerEula}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			facts := authorized("SaaSProduct", elsewhere, availabilityOf("1", "2024-06-30"), termsOfDraft(c.model, c.terms...))
			for _, row := range []string{"MISSING_MANDATORY_TERMS/1", "MISSING_MANDATORY_TERMS/2", "MISSING_MANDATORY_TERMS/3", "MISSING_MANDATORY_TERMS/4", "INCOMPATIBLE_TERMS/1", "INCOMPATIBLE_TERMS/2"} {
				var want []string
				if said := c.want[row]; said != "" {
					want = []string{said}
				}
				expect(t, found(t, prefix+row, facts, releaseAuthorized), want...)
				expect(t, found(t, prefix+row, facts, authorize("UpdateInformation", `{"Name": "n"}`)))
			}
		})
	}
	// rows of UpdatePaymentScheduleTerms say it for a change set with that change
	fixed := ofSaaS(termsOfDraft("Contract", resaleFixed, buyerEula))
	expect(t, found(t, prefix+"MISSING_MANDATORY_TERMS/3", fixed, authorize("UpdatePaymentScheduleTerms", termsOf()), releaseAuthorized))
	expect(t, found(t, prefix+"INCOMPATIBLE_TERMS/1", fixed, authorize("UpdatePaymentScheduleTerms", termsOf(charges)), releaseAuthorized))
	// an authorization that the set creates without prices
	expect(t, found(t, prefix+"MISSING_MANDATORY_TERMS/2", "", authorizing(elsewhere, ""), authorizeNew("ReleaseResaleAuthorization", `{}`)), "error /1/DetailsDocument")
	expect(t, found(t, prefix+"MISSING_MANDATORY_TERMS/1", "", authorizing(elsewhere, ""), authorizeNew("ReleaseResaleAuthorization", `{}`)), "error /1/DetailsDocument")
}

// A schedule needs one offer until a date.
func TestLimitsOfReleasedSchedule(t *testing.T) {
	const row = "ResaleAuthorization/ReleaseResaleAuthorization/INCOMPATIBLE_TERMS/1"
	for _, c := range []struct {
		quantity, end string
		want          []string
	}{
		{"1", "2024-06-30", nil}, {"1", "", []string{"error /0/DetailsDocument"}}, {"", "2024-06-30", []string{"error /0/DetailsDocument"}}, {"", "", []string{"error /0/DetailsDocument"}},
	} {
		limits := availabilityOf(c.quantity, c.end)
		expect(t, found(t, row, authorized("SaaSProduct", elsewhere, limits, termsOfDraft("Contract", resaleFixed, resaleSchedule("2024-07-01=1"), buyerEula)), releaseAuthorized), c.want...)
		expect(t, found(t, row, authorized("SaaSProduct", elsewhere, limits, plainDraft), releaseAuthorized))
	}
	scheduled := func(quantity, end string) string {
		return authorized("SaaSProduct", elsewhere, availabilityOf(quantity, end), termsOfDraft("Contract", resaleFixed, resaleSchedule("2024-07-01=1"), buyerEula))
	}
	quantity, end := authorize("UpdateAvailability", `{"OffersMaxQuantity": 1}`), authorize("UpdateAvailability", `{"AvailabilityEndDate": "2024-06-30"}`)
	expect(t, found(t, row, scheduled("", "2024-06-30"), quantity, releaseAuthorized), "undecided aws")
	expect(t, found(t, row, scheduled("1", ""), end, releaseAuthorized), "undecided aws")
	expect(t, found(t, row, scheduled("", ""), quantity, releaseAuthorized), "error /1/DetailsDocument")
	expect(t, found(t, row, scheduled("", ""), end, releaseAuthorized), "error /1/DetailsDocument")
}

// The last charge comes no later than the last day on which an agreement can end: Duration,
// which is six months, after the later of two dates.
func TestLastChargeOfReleasedAuthorization(t *testing.T) {
	const row = "ResaleAuthorization/ReleaseResaleAuthorization/INVALID_CHARGE_DATE/1"
	const late = "warning /0/DetailsDocument"
	for _, c := range []struct {
		end, start, last string
		want             []string
	}{
		{"2024-06-15", "", "2024-12-15", nil},
		{"2024-06-15", "", "2024-12-16", []string{late}},
		{"2024-06-15T00:00:00Z", "2024-08-31", "2025-02-28", nil},
		{"2024-06-15", "2024-08-31", "2025-03-01", []string{late}},
		{"2024-06-15", "2024-05-31", "2024-12-15", nil},
		{"2024-06-15", "2024-05-31", "2024-12-16", []string{late}},
		{"", "2024-08-31", "2030-01-01", nil},
		{"soon", "", "2024-12-16", []string{"undecided resale"}},
		{"2024-06-15", "soon", "2024-12-16", []string{"undecided resale"}},
	} {
		terms := []string{resaleFixed, resaleSchedule("2024-07-01=1 " + c.last + "=1 2024-07-02=1"), buyerEula}
		if c.start != "" {
			terms = append(terms, latestStart(c.start))
		}
		facts := authorized("SaaSProduct", elsewhere, availabilityOf("1", c.end), termsOfDraft("Contract", terms...))
		expect(t, found(t, row, facts, releaseAuthorized), c.want...)
		expect(t, found(t, row, facts, authorize("UpdatePaymentScheduleTerms", termsOf(resaleSchedule("2024-07-01=1 2030-01-01=1"))), releaseAuthorized))
		expect(t, found(t, row, facts, authorize("UpdateInformation", `{"Name": "n"}`)))
	}
	noFixed := authorized("SaaSProduct", elsewhere, availabilityOf("1", "2024-06-15"), termsOfDraft("Contract", resaleChoice, resaleSchedule("2030-01-01=1"), buyerEula))
	expect(t, found(t, row, noFixed, releaseAuthorized))
	expect(t, found(t, row, "", releaseAuthorized), "undecided resale")
}
