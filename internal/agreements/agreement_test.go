package agreements_test

import (
	"slices"
	"testing"
	"time"
)

// described is a DescribeAgreement response.
const described = `{
	"agreementId": "agmt-1",
	"startTime": 1706740200.25,
	"endTime": "2025-01-31T23:59:59.999Z",
	"status": "ACTIVE",
	"proposalSummary": {"offerId": "offer-1", "resources": [{"id": "prod-1", "type": "SaaSProduct"}, {"id": "prod-2"}]}
}`

// stamp writes a time as a response would, "none" when there is none.
func stamp(at time.Time, ok bool) string {
	if !ok {
		return "none"
	}
	return at.Format(time.RFC3339Nano)
}

func TestAgreementMembers(t *testing.T) {
	for text, want := range map[string][]string{
		described: {"agmt-1", "ACTIVE", "2024-01-31T22:30:00.25Z", "2025-01-31T23:59:59.999Z", "prod-1", "SaaSProduct", "prod-2", ""},
		`{"agreementId": "agmt-1", "status": null, "startTime": "soon", "proposalSummary": {"resources": {}}}`: {"agmt-1", "", "none", "none"},
	} {
		a := readAgreement(t, text)
		got := []string{a.ID(), a.Status(), stamp(a.StartTime()), stamp(a.EndTime())}
		for id, kind := range a.Resources() {
			got = append(got, id, kind)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s is read as %q, want %q", text, got, want)
		}
	}
	for id := range readAgreement(t, described).Resources() {
		if id != "prod-1" {
			t.Errorf("the first resource is %s, want prod-1", id)
		}
		break
	}
}

func TestAcceptedTermsNotKnown(t *testing.T) {
	for _, response := range []string{
		`{"agreementId": "agmt-1"}`,
		`{"agreementId": "agmt-1", "acceptedTerms": null}`,
		`{"agreementId": "agmt-1", "acceptedTerms": [{"legalTerm": {"type": "LegalTerm"}}], "nextToken": "page-2"}`,
		`{"acceptedTerms": {"legalTerm": {}}}`,
	} {
		if a := readAgreement(t, response); a.AcceptedTerms().Exists() {
			t.Errorf("%s: the accepted terms are %s, want that they are not known", response, a.AcceptedTerms().Raw())
		}
	}
	for _, last := range []string{``, `, "nextToken": null`, `, "nextToken": ""`} {
		if a := readAgreement(t, `{"agreementId": "agmt-1", "acceptedTerms": []`+last+`}`); a.AcceptedTerms().Raw() != "[]" {
			t.Errorf("no terms%s: the accepted terms are %s, want none", last, a.AcceptedTerms().Raw())
		}
	}
}

func TestWithTermsOf(t *testing.T) {
	a := readAgreement(t, `{"agreementId": "agmt-1", "status": "ACTIVE"}`).WithTermsOf(readAgreement(t, `{"acceptedTerms": [{"legalTerm": {"type": "LegalTerm"}}]}`))
	if a.ID() != "agmt-1" || a.Status() != "ACTIVE" || a.AcceptedTerms().Len() != 1 {
		t.Errorf("the agreement is %s, %s with %d terms, want agmt-1, ACTIVE with 1", a.ID(), a.Status(), a.AcceptedTerms().Len())
	}
}
