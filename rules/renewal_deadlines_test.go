package rules_test

import (
	"fmt"
	"testing"
)

func TestRenewalDeadlines(t *testing.T) {
	const (
		useless = "UpdateRenewalTerms/INVALID_ADJUSTMENT_DEADLINE/1"
		late    = "UpdateRenewalTerms/INVALID_ADJUSTMENT_DEADLINE/2"
		missing = "UpdateRenewalTerms/MISSING_ADJUSTMENT_DEADLINE/1"
		at      = "error " + inRenewal + "/AdjustmentDeadline"
	)
	deadline := func(d string) string { return fmt.Sprintf(`, "AdjustmentDeadline": %q`, d) }
	lockout := func(d string) string { return fmt.Sprintf(`, "LockoutPeriod": %q`, d) }
	stored := func(members string) string { return draftOf("", "", renewalWith(members), toBuyers) }
	release := change("ReleaseOffer", "offer-1", `{}`)
	for name, test := range map[string]struct {
		row, facts string
		changes    []string
		want       []string
	}{
		"fixed":                      {useless, "", []string{setRenewal(fixedIncrease + deadline("P9D"))}, []string{at}},
		"fixed, none":                {useless, "", []string{setRenewal(fixedIncrease)}, nil},
		"range":                      {useless, "", []string{setRenewal(rangeIncrease + deadline("P9D"))}, nil},
		"no increase":                {useless, "", []string{setRenewal(deadline("P9D"))}, nil},
		"fixed, stored":              {useless, stored(fixedIncrease + deadline("P9D")), []string{release}, []string{"warning /0/DetailsDocument"}},
		"stored or not":              {useless, "", []string{release}, []string{"undecided offer"}},
		"the same":                   {late, "", []string{setRenewal(rangeIncrease + deadline("P9D") + lockout("P9D"))}, []string{at}},
		"a day longer":               {late, "", []string{setRenewal(rangeIncrease + deadline("P10D") + lockout("P9D"))}, nil},
		"shorter":                    {late, "", []string{setRenewal(rangeIncrease + deadline("P9D") + lockout("P10D"))}, []string{at}},
		"shorter, fixed":             {late, "", []string{setRenewal(fixedIncrease + deadline("P9D") + lockout("P10D"))}, nil},
		"shorter, no increase":       {late, "", []string{setRenewal(deadline("P9D") + lockout("P10D"))}, []string{at}},
		"deadline alone":             {late, "", []string{setRenewal(rangeIncrease + deadline("P9D"))}, nil},
		"lockout alone":              {late, "", []string{setRenewal(rangeIncrease + lockout("P9D"))}, nil},
		"not given":                  {missing, "", []string{setRenewal(rangeIncrease)}, []string{at}},
		"given":                      {missing, "", []string{setRenewal(rangeIncrease + deadline("P9D"))}, nil},
		"not given, fixed":           {missing, "", []string{setRenewal(fixedIncrease)}, nil},
		"not given, no increase":     {missing, "", []string{setRenewal("")}, nil},
		"not given, public and data": {missing, draftOf("DataProduct", "", "", ""), []string{setRenewal(rangeIncrease)}, []string{at}},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, found(t, test.row, test.facts, test.changes...), test.want...)
		})
	}

	expect(t, detailsOf(t, late, "", setRenewal(rangeIncrease+deadline("P1D")+lockout("P5D"))),
		`AdjustmentDeadline is P1D and LockoutPeriod P5D, both counted back from the end of the agreement; write "P6D" or more, shorter than the agreement`)
	expect(t, detailsOf(t, missing, "", setRenewal(rangeIncrease)),
		"PriceIncrease is a PercentageRange, and no AdjustmentDeadline says by when you choose from it; add one in days, shorter than the agreement, or give a FixedPercentage with a Value instead")
}

// A period that is not shorter than the agreement is an error where the ValidityTerm says
// how long that is. Today is 2024-05-01.
func TestPeriodsWithinAgreement(t *testing.T) {
	upfront := func(durations ...string) string {
		cards := make([]string, len(durations))
		for i, d := range durations {
			cards[i] = upfrontCard(d, "a")
		}
		return upfrontTerm("USD", cards...)
	}
	for name, test := range map[string]struct{ terms, days, want string }{
		"a year at its longest":          {`{"Type": "ValidityTerm", "AgreementDuration": "P12M"}`, "P366D", "error"},
		"a year at its shortest":         {`{"Type": "ValidityTerm", "AgreementDuration": "P12M"}`, "P365D", ""},
		"a month":                        {`{"Type": "ValidityTerm", "AgreementDuration": "P1M"}`, "P31D", "error"},
		"less than a long month":         {`{"Type": "ValidityTerm", "AgreementDuration": "P1M"}`, "P30D", ""},
		"thirteen months":                {`{"Type": "ValidityTerm", "AgreementDuration": "P13M"}`, "P397D", "error"},
		"less than thirteen months":      {`{"Type": "ValidityTerm", "AgreementDuration": "P13M"}`, "P396D", ""},
		"days":                           {`{"Type": "ValidityTerm", "AgreementDuration": "P90D"}`, "P90D", "error"},
		"fewer days":                     {`{"Type": "ValidityTerm", "AgreementDuration": "P90D"}`, "P89D", ""},
		"a start and a duration":         {`{"Type": "ValidityTerm", "AgreementStartDate": "2024-07-01", "AgreementDuration": "P90D"}`, "P90D", "error"},
		"dates":                          {`{"Type": "ValidityTerm", "AgreementStartDate": "2024-06-01", "AgreementEndDate": "2024-06-30"}`, "P30D", "error"},
		"shorter than dates":             {`{"Type": "ValidityTerm", "AgreementStartDate": "2024-06-01", "AgreementEndDate": "2024-06-30"}`, "P29D", ""},
		"dates turned round":             {`{"Type": "ValidityTerm", "AgreementStartDate": "2024-06-30", "AgreementEndDate": "2024-06-01"}`, "P30D", ""},
		"an end":                         {`{"Type": "ValidityTerm", "AgreementEndDate": "2024-05-30"}`, "P30D", "warning"},
		"shorter than to an end":         {`{"Type": "ValidityTerm", "AgreementEndDate": "2024-05-30"}`, "P29D", ""},
		"an end that has passed":         {`{"Type": "ValidityTerm", "AgreementEndDate": "2024-04-30"}`, "P29D", ""},
		"a start":                        {`{"Type": "ValidityTerm", "AgreementStartDate": "2024-06-01"}`, "P9999D", ""},
		"all three":                      {`{"Type": "ValidityTerm", "AgreementStartDate": "2024-06-01", "AgreementEndDate": "2024-06-30", "AgreementDuration": "P1D"}`, "P9999D", ""},
		"a fixed price":                  {fixedTerm("0", `, "Duration": "P90D"`), "P90D", "warning"},
		"shorter than a fixed price":     {fixedTerm("0", `, "Duration": "P90D"`), "P89D", ""},
		"a fixed price without duration": {fixedTerm("0", ""), "P9999D", ""},
		"the shortest selector":          {upfront("P12M", "P1M", "P24M"), "P31D", "warning"},
		"less than it":                   {upfront("P12M", "P1M", "P24M"), "P30D", ""},
		"a fixed price in an agreement":  {fixedTerm("0", `, "Duration": "P90D"`) + `, {"Type": "ValidityTerm", "AgreementDuration": "P12M"}`, "P90D", ""},
		"no pricing":                     {"", "P9999D", ""},
		"usage":                          {usageTerm("USD", "a"), "P9999D", ""},
	} {
		t.Run(name, func(t *testing.T) {
			facts := draftOf("", "", test.terms, toBuyers)
			for _, p := range []struct{ row, field, members string }{
				{"UpdateRenewalTerms/INVALID_LOCKOUT_PERIOD/1", "LockoutPeriod", ""},
				{"UpdateRenewalTerms/INVALID_ADJUSTMENT_DEADLINE/3", "AdjustmentDeadline", rangeIncrease},
			} {
				got := found(t, p.row, facts, setRenewal(fmt.Sprintf(`, %q: %q`, p.field, test.days)+p.members))
				expectAt(t, got, test.want, inRenewal+"/"+p.field)
			}
		})
	}

	const row, other = "UpdateRenewalTerms/INVALID_LOCKOUT_PERIOD/1", "UpdateRenewalTerms/INVALID_ADJUSTMENT_DEADLINE/3"
	locked := setRenewal(`, "LockoutPeriod": "P90D"`)
	expect(t, found(t, row, "", locked), "undecided offer")
	expect(t, found(t, row, "", setRenewal("")))
	expect(t, found(t, row, "", locked, setValidity(`, "AgreementDuration": "P90D"`)), "error /0/DetailsDocument/Terms/0/LockoutPeriod")
	expect(t, found(t, row, "", locked, noValidity), "undecided offer")
	expect(t, found(t, row, "", locked, noValidity, updatePricing(fixedTerm("0", `, "Duration": "P90D"`))), "warning /0/DetailsDocument/Terms/0/LockoutPeriod")
	stored := draftOf("", "", renewalWith(`, "LockoutPeriod": "P90D"`), toBuyers)
	expect(t, found(t, row, stored, setValidity(`, "AgreementDuration": "P90D"`)), "warning /0/DetailsDocument/Terms/0")
	expect(t, found(t, other, draftOf("", "", `{"Type": "ValidityTerm", "AgreementDuration": "P1D"}`, ""), setRenewal(`, "AdjustmentDeadline": "P9D"`+fixedIncrease))) // which says /1

	expect(t, detailsOf(t, row, stored, setValidity(`, "AgreementDuration": "P90D"`)),
		`LockoutPeriod is P90D, and AgreementDuration P90D is 90 days; write "P89D" or less with UpdateRenewalTerms, or leave LockoutPeriod out`)
	expect(t, detailsOf(t, row, "", locked, setValidity(`, "AgreementDuration": "P1D"`)),
		`LockoutPeriod is P90D, and AgreementDuration P1D is 1 day; let the agreement last longer`)
	expect(t, detailsOf(t, other, "", setRenewal(rangeIncrease+`, "AdjustmentDeadline": "P90D", "LockoutPeriod": "P1D"`), setValidity(`, "AgreementDuration": "P2M"`)),
		`AdjustmentDeadline is P90D, and AgreementDuration P2M is 62 days at the longest; write "P55D" or less, and a LockoutPeriod shorter than that or none`)
}
