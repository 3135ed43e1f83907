package rules_test

import (
	"strings"
	"testing"
)

// Dates before 1970 are dates like others, and what is no date is none of them.
func TestDatesBefore1970(t *testing.T) {
	const (
		schedule = "UpdatePaymentScheduleTerms/"
		validity = "UpdateValidityTerms/"
		endsSoon = `{"Type": "AvailabilityRule", "AvailabilityEndDate": "soon"}`
		ends1960 = `{"Type": "AvailabilityRule", "AvailabilityEndDate": "1960-06-01"}`
		agreed   = `{"Agreements": [{"agreementId": "agmt-1", "startTime": "1950-01-01T00:00:00Z"}]}`
		end      = details + "/Terms/0/AgreementEndDate"
	)
	in1960 := func(facts string) string { return strings.Replace(facts, "{", `{"Now": "1960-01-01", `, 1) }
	stored := func(terms, rules string) string { return draftOf("AmiProduct", "Usage", terms, rules) }
	year := setDates("", "", "P1Y")
	for _, test := range []struct {
		name, row, facts string
		changes          []string
		want             []string
	}{
		{"an end without a start", validity + "INVALID_AGREEMENT_START_DATE/2", "", []string{setDates("", "1969-12-31", "")}, nil},
		{"a start without an end", validity + "INVALID_AGREEMENT_TIME_INTERVAL/6", `{"Limits": {"AgreementYears": 5}}`, []string{setDates("1960-01-01", "", "P1Y")}, nil},
		{"an end before a charge", validity + "INVALID_AGREEMENT_END_DATE/2", stored(scheduleTerm("1969-06-01"), ""), []string{setDates("", "1969-01-01", "")}, []string{"error " + end}},
		{"an end, and no date of a charge", validity + "INVALID_AGREEMENT_END_DATE/2", stored(scheduleTerm("soon"), ""), []string{setDates("", "1969-01-01", "")}, nil},
		{"a start, and no date of availability", validity + "INVALID_AGREEMENT_START_DATE/1", stored("", endsSoon), []string{setDates("1969-01-01", "", "P1Y")}, nil},
		{"an agreement over, and no date of a charge", schedule + "INVALID_CHARGE_DATES/1", stored(scheduleTerm("soon"), ""), []string{setDates("1960-01-01", "", "P1Y")}, nil},
		{"charges, and no date of availability", schedule + "TOO_MANY_BACKDATED_CHARGES/1", stored("", endsSoon), []string{setSchedule("1969-01-01", "1969-02-01")}, nil},
		{"charges, and no availability", schedule + "TOO_MANY_BACKDATED_CHARGES/1", stored("", ""), []string{setSchedule("1969-01-01", "1969-02-01")}, nil},

		{"no start in the future", validity + "INCOMPATIBLE_PRODUCT/1", in1960(stored("", "")), []string{year}, nil},
		{"no late start", validity + "INVALID_AGREEMENT_START_DATE/3", in1960(stored("", "")), []string{year}, nil},
		{"no late start of a replacement", validity + "INCOMPATIBLE_AGREEMENT/1", in1960(agreed), []string{replaceOne, toNew("UpdateValidityTerms", `{"Terms": [{"Type": "ValidityTerm", "AgreementEndDate": "1965-01-01"}]}`)}, nil},
		{"an end alone", validity + "INVALID_AGREEMENT_TIME_INTERVAL/5", in1960(storedOffer("Draft", "", "")), []string{setDates("", "1965-01-01", "")}, []string{"error " + end}},
		{"a term, and no date of availability", validity + "INVALID_AGREEMENT_DURATION/1", in1960(stored(fixed("P365D", "m"), endsSoon)), []string{setDates("", "", "P1D")}, nil},
		{"a term that ends later", validity + "INVALID_AGREEMENT_DURATION/1", in1960(stored(fixed("P365D", "m"), ends1960)), []string{setDates("", "", "P1D")},
			[]string{"error " + details + "/Terms/0/AgreementDuration"}},
	} {
		t.Run(test.name, func(t *testing.T) { expect(t, found(t, test.row, test.facts, test.changes...), test.want...) })
	}
}
