package rules_test

import (
	"fmt"
	"testing"
)

// until are the details of an UpdateAvailability.
func until(date string) string { return fmt.Sprintf(`{"AvailabilityEndDate": %q}`, date) }

func TestAvailabilityEndDate(t *testing.T) {
	const (
		public   = "UpdateAvailability/INVALID_AVAILABILITY_END_DATE/1"
		future   = "UpdateAvailability/INVALID_AVAILABILITY_END_DATE/2"
		before   = "UpdateAvailability/INVALID_AVAILABILITY_END_DATE/3"
		wrong    = "error /0/DetailsDocument/AvailabilityEndDate"
		open     = "undecided offer"
		toUntil  = `{"Type": "AvailabilityRule", "AvailabilityEndDate": "2024-06-30"}`
		validity = `{"Type": "ValidityTerm", "AgreementEndDate": "2024-12-31T23:59:59.999Z"}`
	)
	end := func(date string) string { return change("UpdateAvailability", "offer-1", until(date)) }
	valid := func(members string) string {
		return change("UpdateValidityTerms", "offer-1", `{"Terms": [{"Type": "ValidityTerm"`+members+`}]}`)
	}
	release := change("ReleaseOffer", "offer-1", `{}`)
	for name, test := range map[string]struct {
		row, facts string
		changes    []string
		want       []string
	}{
		"released public":                {public, storedOffer("Released", "", toCountry), []string{end("2024-06-30")}, []string{wrong}},
		"released private":               {public, storedOffer("Released", "", toBuyers), []string{end("2024-06-30")}, nil},
		"released replacement":           {public, `{"OfferFacts": [{"OfferId": "offer-1", "AgreementId": "agmt-1"}]}`, []string{end("2024-06-30")}, nil},
		"draft public":                   {public, storedOffer("Draft", "", toCountry), []string{end("2024-06-30")}, nil},
		"not known":                      {public, "", []string{end("2024-06-30")}, []string{open}},
		"public to be released":          {public, storedOffer("Draft", "", ""), []string{end("2024-06-30"), release}, []string{wrong}},
		"made private and released":      {public, "", []string{end("2024-06-30"), change("UpdateTargeting", "offer-1", setBuyers), release}, nil},
		"made public and released":       {public, "", []string{end("2024-06-30"), change("UpdateTargeting", "offer-1", setCountry), release}, []string{"undecided offer"}},
		"stored date, to be released":    {public, storedOffer("Draft", "", toUntil), []string{release}, []string{"warning /0/DetailsDocument"}},
		"no date, to be released":        {public, storedOffer("Draft", "", ""), []string{release}, nil},
		"new, public, released":          {public, "", []string{change("UpdateAvailability", createdOffer, until("2024-06-30")), createOffer, change("ReleaseOffer", createdOffer, `{}`)}, []string{wrong}},
		"released, made public":          {public, storedOffer("Released", "", toBuyers+","+toUntil), []string{change("UpdateTargeting", "offer-1", setCountry)}, nil},
		"tomorrow":                       {future, storedOffer("Draft", "", ""), []string{end("2024-05-02")}, nil},
		"tomorrow, not known":            {future, "", []string{end("2024-05-02")}, nil},
		"today":                          {future, storedOffer("Draft", "", ""), []string{end("2024-05-01")}, []string{"warning /0/DetailsDocument/AvailabilityEndDate"}},
		"today, released":                {future, storedOffer("Released", "", ""), []string{end("2024-05-01")}, nil},
		"today, not known":               {future, "", []string{end("2024-05-01")}, []string{open}},
		"yesterday":                      {future, storedOffer("Draft", "", ""), []string{end("2024-04-30")}, []string{wrong}},
		"yesterday, released":            {future, storedOffer("Released", "", ""), []string{end("2024-04-30")}, nil},
		"yesterday, being released":      {future, storedOffer("Draft", "", ""), []string{end("2024-04-30"), release}, []string{wrong}},
		"yesterday, not known":           {future, "", []string{end("2024-04-30")}, []string{open}},
		"yesterday, new":                 {future, "", []string{change("UpdateAvailability", createdOffer, until("2024-04-30")), createOffer}, []string{wrong}},
		"the day before the end":         {before, storedOffer("Draft", validity, ""), []string{end("2024-12-30")}, nil},
		"the day of the end":             {before, storedOffer("Draft", validity, ""), []string{end("2024-12-31")}, []string{wrong}},
		"the day after the end":          {before, storedOffer("Draft", validity, ""), []string{end("2025-01-01")}, []string{wrong}},
		"no end known":                   {before, "", []string{end("2024-12-31")}, []string{open}},
		"no end":                         {before, storedOffer("Draft", "", ""), []string{end("2024-12-31")}, nil},
		"both set":                       {before, "", []string{end("2024-12-31"), valid(`, "AgreementEndDate": "2024-12-31"`)}, []string{wrong}},
		"both set, no end":               {before, "", []string{end("2024-12-31"), valid(`, "AgreementDuration": "P1M"`)}, nil},
		"ends before the stored date":    {before, storedOffer("Draft", "", toUntil), []string{valid(`, "AgreementEndDate": "2024-06-30"`)}, []string{"warning /0/DetailsDocument/Terms/0"}},
		"ends after the stored date":     {before, storedOffer("Draft", "", toUntil), []string{valid(`, "AgreementEndDate": "2024-07-01"`)}, nil},
		"end set, date not known":        {before, "", []string{valid(`, "AgreementEndDate": "2024-07-01"`)}, []string{open}},
		"duration set, date not known":   {before, "", []string{valid(`, "AgreementDuration": "P1M"`)}, nil},
		"a stored end that is no date":   {before, storedOffer("Draft", `{"Type": "ValidityTerm", "AgreementEndDate": 5}`, ""), []string{end("2024-12-31")}, nil},
		"a stored date that is no date":  {before, storedOffer("Draft", "", `{"Type": "AvailabilityRule", "AvailabilityEndDate": "soon"}`), []string{valid(`, "AgreementEndDate": "2024-07-01"`)}, nil},
		"a stored date, timestamp, same": {before, storedOffer("Draft", "", `{"Type": "AvailabilityRule", "AvailabilityEndDate": "2024-07-01T00:00:00Z"}`), []string{valid(`, "AgreementEndDate": "2024-07-01"`)}, []string{"warning /0/DetailsDocument/Terms/0"}},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, found(t, test.row, test.facts, test.changes...), test.want...)
		})
	}
}
