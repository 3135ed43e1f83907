package rules_test

import (
	"slices"
	"strings"
	"testing"
)

// What a finding advises depends on what is known. Who does what it says has none of the
// row any more, and none of another that was not there before.
func TestAdvice(t *testing.T) {
	const (
		validityRows = "UpdateValidityTerms/INVALID_AGREEMENT_"
		ami, onSaaS  = "AmiProduct", "SaaSProduct"
	)
	noTerm := toNew("UpdateValidityTerms", `{"Terms": []}`)
	schedule := toNew("UpdatePaymentScheduleTerms", `{"Terms": [`+scheduleTerm("2024-06-15", "2024-12-15")+`]}`)
	legal := toNew("UpdateLegalTerms", `{"Terms": [{"Type": "LegalTerm", "Documents": [{"Type": "StandardEula", "Version": "2022-07-14"}]}]}`)
	renewal := toNew("UpdateRenewalTerms", `{"Terms": [{"Type": "RenewalTerm"}]}`)
	monthly := `{"Type": "RecurringPaymentTerm", "CurrencyCode": "USD", "BillingPeriod": "Monthly", "Price": "5"}`
	byol := `{"Type": "ByolPricingTerm"}`
	trialOf := func(key string) string {
		return `{"Type": "FreeTrialPricingTerm", "Duration": "P30D", "Grants": [{"DimensionKey": "` + key + `", "MaxQuantity": 1}]}`
	}
	freeOf := func(key string) string { return strings.Replace(usage(key), `"0.1"`, `"0"`, 1) }
	stored := func(state, members string) string { return known([]string{anOffer("offer-1", state, members)}, "") }
	// A replacement of an agreement, which began before today, for a SaaS product.
	replaced := `{"Agreements": [{"agreementId": "agmt-1", "status": "ACTIVE", "startTime": "2024-01-01T00:00:00Z", "endTime": "2024-12-31T23:59:59Z",
		"proposalSummary": {"resources": [{"id": "prod-1", "type": "SaaSProduct"}]}, "acceptedTerms": [{"configurableUpfrontPricingTerm": {"type": "ConfigurableUpfrontPricingTerm"}}]}]}`
	released := `"Terms": [{"Type": "ValidityTerm", "AgreementStartDate": "2024-04-01", "AgreementEndDate": "2025-03-31"}],
		"Rules": [{"Type": "TargetingRule", "PositiveTargeting": {"BuyerAccounts": ["111122223333"]}}]`

	for _, c := range []struct {
		name, row, facts string
		bad              []string // changes
		says             string   // in the detail, which ends at $
		after            []string // the changes when that was done; nil when it is to be none
	}{
		{"a last day that is past, of a public offer", "UpdateAvailability/INVALID_AVAILABILITY_END_DATE/1", "",
			[]string{makeOffer, availableUntil("2024-04-30"), release}, "remove the UpdateAvailability change", []string{makeOffer, release}},
		{"a trial without a rate, metered, on SaaS", "UpdatePricingTerms/INVALID_RATE_CARD/8", factsOfDimensions(onSaaS, "m", "b"),
			[]string{makeOffer, pricing("Usage", trialOf("m"), freeOf("b"))}, "no rate for it; add one at price 0$",
			[]string{makeOffer, pricing("Usage", trialOf("m"), strings.Replace(freeOf("b"), `{"Dim`, `{"DimensionKey": "m", "Price": "0"}, {"Dim`, 1))}},
		{"a trial without a rate, metered", "UpdatePricingTerms/INVALID_RATE_CARD/8", factsOfDimensions(ami, "m", "b"),
			[]string{makeOffer, pricing("Usage", trialOf("m"), usage("b"))}, "no rate for it; add one$",
			[]string{makeOffer, pricing("Usage", trialOf("m"), strings.Replace(usage("b"), `{"Dim`, `{"DimensionKey": "m", "Price": "1"}, {"Dim`, 1))}},
		{"a trial without a rate, entitled", "UpdatePricingTerms/INVALID_RATE_CARD/8", productOf(ami, ""),
			[]string{makeOffer, pricing("Usage", trialOf("e"), usage("m"))}, "no rate for it; remove the grant", []string{makeOffer, pricing("Usage", usage("m"))}},
		{"no duration on AMI, metered", "UpdatePricingTerms/MISSING_DURATION/1", productOf(ami, ""),
			[]string{makeOffer, privately, pricing("Usage", usage("m"), fixed("", "m")), schedule}, `add Duration, such as "P365D"`,
			[]string{makeOffer, privately, pricing("Usage", usage("m"), fixed("P365D", "m")), schedule}},
		{"no duration in a private offer", "UpdatePricingTerms/MISSING_DURATION/1", productOf(onSaaS, ""),
			[]string{makeOffer, privately, pricing("Contract", fixed("", "e")), schedule}, `such as "P12M", or set AgreementDuration with UpdateValidityTerms`,
			[]string{makeOffer, privately, pricing("Contract", fixed("", "e")), schedule, validity(dates("", "", "P12M"))}},
		{"no duration in a replacement", "UpdatePricingTerms/MISSING_DURATION/1", replaced,
			[]string{replaceOne, pricing("Contract", fixed("", "e")), schedule, noTerm}, "or set AgreementEndDate with UpdateValidityTerms",
			[]string{replaceOne, pricing("Contract", fixed("", "e")), schedule, validity(dates("", "2025-05-31", ""))}},
		{"a contract of no dimension", "UpdatePricingTerms/INCOMPATIBLE_PRODUCT/11", factsOfDimensions(onSaaS, "m"),
			[]string{makeOffer, pricing("Contract", upfront([]string{"P12M"}, "m"))}, "choose another PricingModel, with terms to match", []string{makeOffer, pricing("Usage", usage("m"))}},
		{"a monthly price beside a schedule and its fixed price", "UpdatePricingTerms/INCOMPATIBLE_PRODUCT/6", productOf(ami, ""),
			[]string{makeOffer, pricing("Usage", usage("m"), fixed("P365D", "m"), monthly), schedule}, "not with RecurringPaymentTerm; remove it",
			[]string{makeOffer, pricing("Usage", usage("m"), fixed("P365D", "m")), schedule}},
		{"a fixed price of Byol", "UpdatePricingTerms/MISSING_MANDATORY_TERMS/1", productOf(ami, ""),
			[]string{makeOffer, pricing("Byol", fixed("P12M", "e"))}, "the offer has neither; add ByolPricingTerm", []string{makeOffer, pricing("Byol", fixed("P12M", "e"), byol)}},
		{"a fixed price beside a RenewalTerm", "UpdatePricingTerms/MISSING_MANDATORY_TERMS/1", productOf(onSaaS, ""),
			[]string{makeOffer, pricing("Contract", fixed("P12M", "e")), renewal}, "with a PaymentScheduleTermTemplate in the RenewalTerm, or sell for one payment with ConfigurableUpfrontPricingTerm instead",
			[]string{makeOffer, pricing("Contract", upfront([]string{"P12M"}, "e")), renewal}},
		{"the other model", "UpdatePricingTerms/MISSING_MANDATORY_TERMS/2", productOf(ami, ""),
			[]string{makeOffer, pricing("Usage", upfront([]string{"P12M"}, "e"))}, "add a term that it needs, or choose the model Contract", []string{makeOffer, pricing("Contract", upfront([]string{"P12M"}, "e"))}},
		{"Byol for its term", "UpdatePricingTerms/INCOMPATIBLE_TERMS/8", productOf(ami, ""),
			[]string{makeOffer, pricing("Usage", byol)}, "or choose the model Byol", []string{makeOffer, pricing("Byol", byol)}},
		{"no Byol on SaaS", "UpdatePricingTerms/MISSING_MANDATORY_TERMS/3", productOf(onSaaS, ""),
			[]string{makeOffer, pricing("Byol", fixed("P12M", "e")), schedule}, "choose another PricingModel, with terms to match", []string{makeOffer, pricing("Contract", fixed("P12M", "e")), schedule}},
		{"Byol in a private offer", "UpdatePricingTerms/MISSING_MANDATORY_TERMS/3", productOf(ami, ""),
			[]string{makeOffer, privately, pricing("Byol")}, "add one beside FixedUpfrontPricingTerm", []string{makeOffer, privately, pricing("Byol", byol, fixed("P12M", "e"))}},
		{"Byol beside a fixed price in a private offer", "UpdatePricingTerms/MISSING_MANDATORY_TERMS/3", productOf(ami, ""),
			[]string{makeOffer, privately, pricing("Byol", fixed("P12M", "e"))}, "; add one$", []string{makeOffer, privately, pricing("Byol", byol, fixed("P12M", "e"))}},
		{"no Byol for professional services", "UpdatePricingTerms/INCOMPATIBLE_TERMS/8", factsOfDimensions("ProfessionalServicesProduct", "m"),
			[]string{makeOffer, pricing("Usage", byol)}, "; use these$", []string{makeOffer, pricing("Usage", usage("m"))}},
		{"trial with free usage alone", "UpdatePricingTerms/INCOMPATIBLE_PRODUCT/8", productOf(ami, ""),
			[]string{makeOffer, pricing("Usage", trialOf("m"), freeOf("m"))}, "give usage the prices that hold after the trial", []string{makeOffer, pricing("Usage", trialOf("m"), usage("m"))}},
		{"quantities beside upfront prices", "UpdatePricingTerms/INVALID_GRANTS/1", "",
			[]string{makeOffer, pricing("Contract", upfront([]string{"P12M"}, "e"), `{"Type": "FreeTrialPricingTerm", "Duration": "P30D", "Grants": [{"DimensionKey": "a", "MaxQuantity": 1}, {"DimensionKey": "c", "MaxQuantity": 2}]}`)},
			`give all grants the same$`, []string{makeOffer, pricing("Contract", upfront([]string{"P12M"}, "e"), `{"Type": "FreeTrialPricingTerm", "Duration": "P30D", "Grants": [{"DimensionKey": "a", "MaxQuantity": 2}, {"DimensionKey": "c", "MaxQuantity": 2}]}`)}},

		{"duration and end of a replacement", validityRows + "TIME_INTERVAL/1", replaced,
			[]string{replaceOne, validity(dates("", "2025-05-31", "P12M"))}, "keep AgreementEndDate", []string{replaceOne, validity(dates("", "2025-05-31", ""))}},
		{"duration and end", validityRows + "TIME_INTERVAL/1", productOf(onSaaS, ""),
			[]string{makeOffer, privately, validity(dates("", "2025-05-31", "P12M"))}, "keep AgreementDuration", []string{makeOffer, privately, validity(dates("", "", "P12M"))}},
		{"duration and end from a later start", validityRows + "TIME_INTERVAL/1", productOf(onSaaS, ""),
			[]string{makeOffer, privately, validity(dates("2024-07-01", "2025-06-30", "P12M"))}, "keep one", []string{makeOffer, privately, validity(dates("2024-07-01", "2025-06-30", ""))}},
		{"a start alone of a replacement", validityRows + "TIME_INTERVAL/4", replaced,
			[]string{replaceOne, validity(dates("2024-05-01", "", ""))}, "add AgreementEndDate", []string{replaceOne, validity(dates("2024-05-01", "2025-05-31", ""))}},
		{"a start alone on AMI", validityRows + "TIME_INTERVAL/4", productOf(ami, ""),
			[]string{makeOffer, privately, pricing("Usage", usage("m")), validity(dates("2024-07-01", "", ""))}, `give AgreementDuration, such as "P365D", instead`,
			[]string{makeOffer, privately, pricing("Usage", usage("m")), validity(dates("", "", "P365D"))}},
		{"a start today alone", validityRows + "TIME_INTERVAL/4", productOf(onSaaS, ""),
			[]string{makeOffer, privately, validity(dates("2024-05-01", "", ""))}, `add AgreementDuration, such as "P12M"`, []string{makeOffer, privately, validity(dates("2024-05-01", "", "P12M"))}},
		{"a later start alone", validityRows + "TIME_INTERVAL/4", productOf(onSaaS, ""),
			[]string{makeOffer, privately, validity(dates("2024-07-01", "", ""))}, "add the one that ends the agreement", []string{makeOffer, privately, validity(dates("2024-07-01", "2025-06-30", ""))}},
		{"a start by usage", validityRows + "TIME_INTERVAL/3", productOf(onSaaS, ""),
			[]string{makeOffer, privately, pricing("Usage", usage("m")), validity(dates("2024-07-01", "2025-06-30", ""))}, `to be safe, give AgreementDuration, such as "P12M", instead of the dates`,
			[]string{makeOffer, privately, pricing("Usage", usage("m")), validity(dates("", "", "P12M"))}},
		{"a start before the last day", validityRows + "START_DATE/1", productOf(onSaaS, ""),
			[]string{makeOffer, privately, availableUntil("2024-07-31"), validity(dates("2024-07-01", "2025-06-30", ""))}, "give an AvailabilityEndDate before the start, or a start after it",
			[]string{makeOffer, privately, availableUntil("2024-06-30"), validity(dates("2024-07-01", "2025-06-30", ""))}},
		{"a start tomorrow", validityRows + "START_DATE/1", productOf(onSaaS, ""),
			[]string{makeOffer, privately, availableUntil("2024-07-31"), validity(dates("2024-05-02", "2025-06-30", ""))}, "give an AgreementStartDate after AvailabilityEndDate",
			[]string{makeOffer, privately, availableUntil("2024-07-31"), validity(dates("2024-08-01", "2025-06-30", ""))}},
		{"a start on AMI", validityRows + "START_DATE/1", productOf(ami, ""),
			[]string{makeOffer, privately, availableUntil("2024-07-31"), validity(dates("2024-07-01", "2025-06-30", ""))}, `give AgreementDuration, such as "P12M", instead of the dates`,
			[]string{makeOffer, privately, availableUntil("2024-07-31"), validity(dates("", "", "P12M"))}},
		{"a later start of a replacement", validityRows + "START_DATE/1", replaced,
			[]string{replaceOne, availableUntil("2024-07-31"), validity(dates("2024-07-01", "2025-06-30", ""))}, "give an AgreementStartDate of today or earlier",
			[]string{replaceOne, availableUntil("2024-07-31"), validity(dates("2024-05-01", "2025-06-30", ""))}},
		{"a later start that may be left out", "UpdateValidityTerms/INCOMPATIBLE_AGREEMENT/1", replaced,
			[]string{replaceOne, pricing("Contract", fixed("P12M", "e")), schedule, validity(dates("2024-05-02", "2025-05-01", ""))}, "give no later day than today, or leave it out",
			[]string{replaceOne, pricing("Contract", fixed("P12M", "e")), schedule, validity(dates("", "2025-05-01", ""))}},
		{"the dates of a released offer", validityRows + "TIME_INTERVAL/5", known([]string{anOffer("offer-1", "Released", released), aProduct(onSaaS)}, `"OfferFacts": [{"OfferId": "offer-1", "AgreementId": null}]`),
			[]string{setDates("2024-04-01", "2025-03-31", "")}, "remove this change, or make a new private offer", nil},

		{"a start in two days", validityRows + "START_DATE/1", productOf(onSaaS, ""),
			[]string{makeOffer, privately, availableUntil("2024-07-31"), validity(dates("2024-05-03", "2025-06-30", ""))}, "give an AvailabilityEndDate before the start, or a start after it",
			[]string{makeOffer, privately, availableUntil("2024-05-02"), validity(dates("2024-05-03", "2025-06-30", ""))}},
		{"duration and end from a later start on AMI", validityRows + "TIME_INTERVAL/1", productOf(ami, ""),
			[]string{makeOffer, privately, validity(dates("2024-07-01", "2025-06-30", "P12M"))}, "keep AgreementDuration$", []string{makeOffer, privately, validity(dates("", "", "P12M"))}},
		{"a start by usage of a replacement", validityRows + "TIME_INTERVAL/3", replaced,
			[]string{replaceOne, pricing("Usage", usage("m")), validity(dates("2024-05-01", "2025-06-30", ""))}, "to be safe, leave AgreementStartDate out",
			[]string{replaceOne, pricing("Usage", usage("m")), validity(dates("", "2025-06-30", ""))}},
		{"a start alone of an offer that may be a replacement", validityRows + "TIME_INTERVAL/4", "", []string{setDates("2024-05-01", "", "")}, "add the one that ends the agreement", nil},
		{"an end alone on AMI", "UpdateValidityTerms/MISSING_AGREEMENT_START_DATE/1", productOf(ami, ""),
			[]string{makeOffer, privately, pricing("Contract", upfront([]string{"P12M"}, "e")), validity(dates("", "2025-06-30", ""))}, `give AgreementDuration, such as "P12M", instead of AgreementEndDate$`,
			[]string{makeOffer, privately, pricing("Contract", upfront([]string{"P12M"}, "e")), validity(dates("", "", "P12M"))}},
		{"a replacement with a duration", "ReleaseOffer/MISSING_AGREEMENT_END_DATE/1", replaced,
			[]string{replaceOne, pricing("Contract", upfront([]string{"P12M"}, "e")), validity(dates("2024-05-01", "", "P12M")), release}, "instead of AgreementDuration$",
			[]string{replaceOne, pricing("Contract", upfront([]string{"P12M"}, "e")), validity(dates("2024-05-01", "2025-04-30", "")), release}},
		{"a replacement without a start", "ReleaseOffer/MISSING_AGREEMENT_END_DATE/1", replaced,
			[]string{replaceOne, pricing("Contract", upfront([]string{"P12M"}, "e")), validity(dates("", "", "P12M")), release}, "instead of AgreementDuration, and beside it an AgreementStartDate of today or earlier",
			[]string{replaceOne, pricing("Contract", upfront([]string{"P12M"}, "e")), validity(dates("2024-05-01", "2025-04-30", "")), release}},
		{"a schedule beside usage", "ReleaseOffer/MISSING_MANDATORY_TERMS/2", productOf(onSaaS, ""),
			[]string{makeOffer, privately, pricing("Contract", usage("m")), schedule, release}, "; add one with price 0 with UpdatePricingTerms",
			[]string{makeOffer, privately, pricing("Contract", usage("m"), fixed("P12M", "e")), schedule, release}},
		{"a last day of an offer that cannot be private", "UpdateAvailability/INVALID_AVAILABILITY_END_DATE/1", "",
			[]string{makeOffer, pricing("Usage", monthly), availableUntil("2024-06-30"), release}, "remove the UpdateAvailability change$", []string{makeOffer, pricing("Usage", monthly), release}},

		{"an end alone beside a late charge", validityRows + "TIME_INTERVAL/5", productOf(onSaaS, ""),
			[]string{makeOffer, privately, pricing("Contract", fixed("P24M", "e")), toNew("UpdatePaymentScheduleTerms", `{"Terms": [`+scheduleTerm("2024-06-15", "2025-12-15")+`]}`), validity(dates("", "2026-05-14", ""))}, `such as "P24M", instead of AgreementEndDate`,
			[]string{makeOffer, privately, pricing("Contract", fixed("P24M", "e")), toNew("UpdatePaymentScheduleTerms", `{"Terms": [`+scheduleTerm("2024-06-15", "2025-12-15")+`]}`), validity(dates("", "", "P24M"))}},
		{"an end alone of an offer that is available for a while", validityRows + "TIME_INTERVAL/5", productOf(onSaaS, ""),
			[]string{makeOffer, privately, availableUntil("2024-05-31"), validity(dates("", "2025-06-30", ""))}, "or an AgreementStartDate after AvailabilityEndDate 2024-05-31",
			[]string{makeOffer, privately, availableUntil("2024-05-31"), validity(dates("2024-06-01", "2025-06-30", ""))}},
		{"an end beside a duration", validityRows + "TIME_INTERVAL/5", productOf(onSaaS, ""),
			[]string{makeOffer, privately, validity(dates("", "2025-06-30", "P12M"))}, "leave AgreementEndDate out, and keep AgreementDuration$", []string{makeOffer, privately, validity(dates("", "", "P12M"))}},
		{"an agreement on AMI that is not in days", "UpdatePricingTerms/INVALID_AGREEMENT_DURATION/2", productOf(ami, ""),
			[]string{makeOffer, privately, pricing("Usage", usage("m"), upfront([]string{"P365D"}, "m")), availableUntil("2024-05-31"), validity(dates("", "", "P18M"))}, `such as "P549D"`,
			[]string{makeOffer, privately, pricing("Usage", usage("m"), upfront([]string{"P365D"}, "m")), availableUntil("2024-05-31"), validity(dates("", "", "P549D"))}},
		{"no agreement on AMI", "ReleaseOffer/MISSING_MANDATORY_TERMS/1", productOf(ami, ""),
			[]string{makeOffer, legal, privately, pricing("Usage", usage("m"), upfront([]string{"P365D"}, "m")), availableUntil("2024-05-31"), release}, `such as "P396D"`,
			[]string{makeOffer, legal, privately, pricing("Usage", usage("m"), upfront([]string{"P365D"}, "m")), availableUntil("2024-05-31"), validity(dates("", "", "P396D")), release}},
		{"an agreement on AMI that is too short", "UpdateValidityTerms/INVALID_AGREEMENT_DURATION/1", productOf(ami, ""),
			[]string{makeOffer, privately, pricing("Usage", usage("m"), upfront([]string{"P365D"}, "m")), availableUntil("2024-05-31"), validity(dates("", "", "P365D"))}, "give 396 days or more",
			[]string{makeOffer, privately, pricing("Usage", usage("m"), upfront([]string{"P365D"}, "m")), availableUntil("2024-05-31"), validity(dates("", "", "P396D"))}},
		{"Byol beside another price", "UpdatePricingTerms/INCOMPATIBLE_TERMS/1", productOf(ami, ""),
			[]string{makeOffer, pricing("Byol", byol, usage("m"))}, "keep ByolPricingTerm, or choose another PricingModel for the other", []string{makeOffer, pricing("Usage", usage("m"))}},
		{"a schedule of a released offer", "UpdatePricingTerms/INCOMPATIBLE_PRODUCT/6", stored("Released", `"Terms": [`+usage("m")+`]`),
			[]string{change("UpdatePaymentScheduleTerms", "offer-1", `{"Terms": [`+scheduleTerm("2024-06-15")+`]}`)}, "; remove this change, or make a new offer", nil},
		{"a price of an expired private offer that is prolonged", "UpdatePricingTerms/INCOMPATIBLE_TERMS/11", stored("Released", `"Terms": [`+usage("m")+`],
			"Rules": [{"Type": "TargetingRule", "PositiveTargeting": {"BuyerAccounts": ["111122223333"]}}, {"Type": "AvailabilityRule", "AvailabilityEndDate": "2024-04-30"}]`),
			[]string{change("UpdatePricingTerms", "offer-1", `{"PricingModel": "Usage", "Terms": [`+usage("m")+`]}`), change("UpdateAvailability", "offer-1", until("2024-06-30"))}, "; remove this change, or make a new offer", nil},

		{"an agreement without a contract", "UpdatePricingTerms/INCOMPATIBLE_PRODUCT/10", strings.ReplaceAll(strings.ReplaceAll(replaced, "configurableUpfront", "usageBased"), "ConfigurableUpfront", "UsageBased"),
			[]string{replaceOne, pricing("Usage", usage("m"))}, "make a private offer with CreateOffer instead", []string{makeOffer, privately, pricing("Usage", usage("m"))}},
		{"an agreement with a contract", "UpdatePricingTerms/INCOMPATIBLE_PRODUCT/10", replaced,
			[]string{replaceOne, pricing("Usage", usage("m"))}, "set Contract, with terms to match", []string{replaceOne, pricing("Contract", upfront([]string{"P12M"}, "e"))}},
		{"the only country", "UpdateTargeting/INVALID_COUNTRY_CODES/1", `{"Limits": {"Countries": ["US"]}}`,
			[]string{makeOffer, toNew("UpdateTargeting", `{"PositiveTargeting": {"BuyerAccounts": ["111122223333"], "CountryCodes": ["CU"]}}`)}, "; remove CountryCodes", []string{makeOffer, privately}},
		{"the only list", "UpdateTargeting/INVALID_COUNTRY_CODES/1", `{"Limits": {"Countries": ["US"]}}`,
			[]string{makeOffer, toNew("UpdateTargeting", `{"NegativeTargeting": {"CountryCodes": ["CU"]}}`)}, "; remove NegativeTargeting", []string{makeOffer}},
		{"the only property", "UpdateInformation/INCOMPATIBLE_PRE_EXISTING_AGREEMENT/1", stored("Released", ""),
			[]string{change("UpdateInformation", "offer-1", `{"PreExistingAgreement": {"PricingModel": "Usage", "AcquisitionChannel": "External"}}`)}, "; remove this change", nil},
		{"a charge of a released offer", "UpdatePaymentScheduleTerms/TOO_MANY_BACKDATED_CHARGES/1", stored("Released", `"Terms": [`+scheduleTerm("2024-06-15", "2024-07-15")+`], "Rules": []`),
			[]string{change("UpdateAvailability", "offer-1", until("2024-08-31"))}, "give an AvailabilityEndDate before 2024-07-15", []string{change("UpdateAvailability", "offer-1", until("2024-07-14"))}},
	} {
		t.Run(c.name, func(t *testing.T) {
			expectAdvice(t, c.row, c.facts, c.bad, c.says, c.after)
		})
	}
}

// expectAdvice checks what the detail of a row's finding says, $ being its end, and what is
// found in the changes when that was done, unless they are nil.
func expectAdvice(t *testing.T, row, facts string, bad []string, says string, after []string) {
	t.Helper()
	if said := detailsOf(t, row, facts, bad...); len(said) == 0 || !strings.Contains(said[0]+"$", says) {
		t.Fatalf("%s says %q, want %q", row, said, says)
	}
	if after == nil {
		return
	}
	before := rowsIn(t, facts, bad)
	for _, other := range rowsIn(t, facts, after) {
		if other == row || !slices.Contains(before, other) {
			t.Errorf("when done, there is %s", other)
		}
	}
}

// rowsIn are the rows of what is found.
func rowsIn(t *testing.T, facts string, changes []string) (rows []string) {
	t.Helper()
	for _, f := range judged(t, facts, changes...).Findings {
		rows = append(rows, f.Row)
	}
	return rows
}

// What ReleaseOffer finds in a stored part is changed by another change, which it names.
func TestAdviceOnStoredParts(t *testing.T) {
	facts := known([]string{anOffer("offer-1", "Draft", `"Terms": [`+fixedTerm("5", `, "Duration": "P12M"`)+","+scheduleTerm("2024-06-15", "2024-06-15")+`],
		"Rules": [{"Type": "TargetingRule", "PositiveTargeting": {"BuyerAccounts": ["111122223333"]}}, {"Type": "AvailabilityRule", "AvailabilityEndDate": "2024-04-30"}]`)}, "")
	for row, want := range map[string]string{
		"UpdateAvailability/INVALID_AVAILABILITY_END_DATE/2":  "AvailabilityEndDate is 2024-04-30, today is 2024-05-01 (UTC); give a later date; that is stored: UpdateAvailability changes it",
		"UpdatePricingTerms/INCOMPATIBLE_TERMS/7":             `FixedUpfrontPricingTerm has the price 5, but the PaymentScheduleTerm says what is paid; write "0" with UpdatePricingTerms`,
		"UpdatePaymentScheduleTerms/DUPLICATE_CHARGE_DATES/1": "2024-06-15 is the date of 2 charges; add them up, or move all but one; that is stored: UpdatePaymentScheduleTerms changes it",
	} {
		expect(t, detailsOf(t, row, facts, releaseStored), want)
	}
	timestamps := strings.NewReplacer("2024-06-15", "2024-06-15T00:00:00.000Z", "2024-04-30", "2024-04-30T23:59:59.999Z")
	for row, want := range map[string]string{
		"UpdateAvailability/INVALID_AVAILABILITY_END_DATE/2":  "AvailabilityEndDate is 2024-04-30, today is 2024-05-01 (UTC); give a later date; that is stored: UpdateAvailability changes it",
		"UpdatePaymentScheduleTerms/DUPLICATE_CHARGE_DATES/1": "2024-06-15 is the date of 2 charges; add them up, or move all but one; that is stored: UpdatePaymentScheduleTerms changes it",
	} {
		expect(t, detailsOf(t, row, timestamps.Replace(facts), releaseStored), want)
	}
	expired := strings.Replace(timestamps.Replace(facts), `"Draft"`, `"Released"`, 1)
	expect(t, detailsOf(t, "UpdateLegalTerms/INCOMPATIBLE_TERMS/2", expired, change("UpdateLegalTerms", "offer-1", `{"Terms": [{"Type": "LegalTerm", "Documents": [{"Type": "StandardEula", "Version": "2022-07-14"}]}]}`)),
		"AvailabilityEndDate is 2024-04-30, today is 2024-05-01 (UTC); remove this change, or make a new offer")
	const dated = `"Rules": [{"Type": "AvailabilityRule", "AvailabilityEndDate": "2024-06-30"}]` // which no change takes off
	expect(t, detailsOf(t, "UpdateAvailability/INVALID_AVAILABILITY_END_DATE/1", known([]string{anOffer("offer-1", "Draft", dated)}, ""), releaseStored),
		"AvailabilityEndDate is 2024-06-30 and the offer has no BuyerAccounts; make a new offer without the date, or, for a private offer, name the buyers in BuyerAccounts with UpdateTargeting")
}
