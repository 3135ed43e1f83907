package rules_test

import (
	"fmt"
	"testing"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/internal/factstest"
)

func TestRangeOfIncrease(t *testing.T) {
	const (
		row = "UpdateRenewalTerms/422/Terms[].PriceIncrease.Range"
		at  = inRenewal + "/PriceIncrease/Range"
	)
	given := func(min, standard, max string) string {
		return setRenewal(fmt.Sprintf(`, "AdjustmentDeadline": "P9D", "PriceIncrease": {"Type": "PercentageRange", "Range": {"MinValue": %s, "DefaultValue": %s, "MaxValue": %s}}`, min, standard, max))
	}
	for name, test := range map[string]struct {
		change string
		want   []string
	}{
		"in order":          {given(`"3"`, `"5"`, `"10"`), nil},
		"at the lower end":  {given(`"3"`, `"3.00"`, `"10"`), nil},
		"at the upper end":  {given(`"3"`, `"10.0"`, `"10"`), nil},
		"below":             {given(`"3"`, `"2.99"`, `"10"`), []string{"error " + at + "/DefaultValue"}},
		"above":             {given(`"3"`, `"10.01"`, `"10"`), []string{"error " + at + "/DefaultValue"}},
		"equal":             {given(`"3"`, `"3"`, `"3.00"`), []string{"error " + at + "/MinValue"}},
		"turned round":      {given(`"10"`, `"5"`, `"9.99"`), []string{"error " + at + "/MinValue"}},
		"all wrong":         {given(`"10"`, `"50"`, `"9"`), []string{"error " + at + "/MinValue"}},
		"a dot":             {given(`"10."`, `"5"`, `"9."`), []string{"error " + at + "/MinValue", "warning " + at + "/MinValue", "warning " + at + "/MaxValue"}},
		"a number":          {given(`10`, `"5"`, `"9"`), []string{"error " + at + "/MinValue"}},
		"beyond 100":        {given(`"10"`, `"101"`, `"9"`), []string{"error " + at + "/DefaultValue"}},
		"beside a fixed":    {setRenewal(`, "PriceIncrease": {"Type": "FixedPercentage", "Value": "1", "Range": {"MinValue": "3", "DefaultValue": "3", "MaxValue": "3"}}`), []string{"warning " + at}},
		"of another term":   {change("UpdateRenewalTerms", "offer-1", `{"Terms": [{"Type": "SupportTerm", "PriceIncrease": {"Type": "PercentageRange", "Range": {"MinValue": "3", "DefaultValue": "3", "MaxValue": "3"}}}]}`), nil},
		"to another entity": {`{"ChangeType": "UpdateRenewalTerms", "Entity": {"Type": "Widget@1.0", "Identifier": "widget-1"}, "DetailsDocument": {"Terms": [` + renewalWith(`, "PriceIncrease": {"Type": "PercentageRange", "Range": {"MinValue": "3", "DefaultValue": "3", "MaxValue": "3"}}`) + `]}}`, nil},
	} {
		t.Run(name, func(t *testing.T) { expect(t, found(t, row, "", test.change), test.want...) })
	}
}

func TestOffsetsInOneUnit(t *testing.T) {
	const row = "UpdateRenewalTerms/422/Terms[].TermTemplates[].Schedule[].ChargeDateOffset"
	at := func(i int) string { return fmt.Sprintf("error %s/%d/ChargeDateOffset", inTemplate, i) }
	for name, test := range map[string]struct {
		charges []string
		want    []string
	}{
		"months":           {[]string{"P0M 50", "P6M 50"}, nil},
		"days":             {[]string{"P0D 50", "P6D 50"}, nil},
		"days in months":   {[]string{"P0M 50", "P6D 25", "P6M 15", "P7D 10"}, []string{at(1), at(3)}},
		"months in days":   {[]string{"P0D 50", "P0M 50"}, []string{at(1)}},
		"after a bad one":  {[]string{"P1Y 50", "P0M 25", "P1D 25"}, []string{at(0), at(2)}},
		"beside a mixture": {[]string{"P0M 50", "P0M1D 50"}, []string{at(1)}},
	} {
		t.Run(name, func(t *testing.T) { expect(t, found(t, row, "", setRenewal(template(test.charges...))), test.want...) })
	}
}

// A change with fields that do not go together has failed: no other rule judges it.
func TestFailedRenewal(t *testing.T) {
	const row = "UpdateRenewalTerms/422/Terms[].TermTemplates[].Schedule[].ChargeDateOffset"
	const sum = "UpdateRenewalTerms/INVALID_CHARGE_PERCENTAGES/1"
	c := setRenewal(template("P0M 50", "P6D 49"))
	expect(t, found(t, sum, "", c))
	report := judged(t, "", c)
	if len(report.Unchecked) != 1 {
		t.Errorf("unchecked: %v", report.Unchecked)
	}
	report, err := offercheck.Validate([]byte("["+c+"]"), factstest.With(t, []byte(`{}`)), offercheck.WithoutRow(row, "not so"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range report.Findings {
		if f.Row == sum {
			return
		}
	}
	t.Errorf("without the row, found %v", report.Findings)
}
