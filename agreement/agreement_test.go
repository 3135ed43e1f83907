package agreements_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck/internal/agreements"
)

// described has every member of a DescribeAgreement response.
const described = `{
	"agreementId": "agmt-1",
	"agreementType": "PurchaseAgreement",
	"acceptor": {"accountId": "111122223333"},
	"proposer": {"accountId": "444455556666"},
	"acceptanceTime": "2024-01-02T03:04:05.678Z",
	"startTime": 1706740200.25,
	"endTime": "2025-01-31T23:59:59.999Z",
	"status": "ACTIVE",
	"proposalSummary": {"offerId": "offer-1", "resources": [{"id": "prod-1", "type": "SaaSProduct"}, {"id": "prod-2"}]},
	"estimatedCharges": {"agreementValue": "1200.00", "currencyCode": "USD"}
}`

func summarised(s agreements.Summary) []string {
	members := []string{
		s.ID(), s.AgreementType(), s.AcceptorAccountID(), s.ProposerAccountID(),
		stamp(s.AcceptanceTime()), stamp(s.StartTime()), stamp(s.EndTime()), s.Status(), s.OfferID(),
	}
	for id, kind := range s.Resources() {
		members = append(members, id, kind)
	}
	return members
}

func TestAgreementMembers(t *testing.T) {
	full := []string{
		"agmt-1", "PurchaseAgreement", "111122223333", "444455556666",
		"2024-01-02T03:04:05.678Z", "2024-01-31T22:30:00.25Z", "2025-01-31T23:59:59.999Z", "ACTIVE", "offer-1",
		"prod-1", "SaaSProduct", "prod-2", "",
	}
	bare := []string{"agmt-1", "", "", "", "none", "none", "none", "", ""}
	for _, c := range []struct {
		text, value, currency string
		want                  []string
	}{
		{described, `"1200.00"`, `"USD"`, full},
		{`{"agreementId": "agmt-1"}`, "", "", bare},
		{`{"agreementId": "agmt-1", "agreementType": null, "acceptor": null, "proposer": {"accountId": null}, "endTime": null,
			"status": null, "proposalSummary": {"resources": null}, "estimatedCharges": {"agreementValue": null}}`, "", "", bare},
		{`{"agreementId": "agmt-1", "agreementType": 1, "acceptor": [], "proposer": "444455556666", "startTime": "soon", "endTime": {},
			"status": ["ACTIVE"], "proposalSummary": {"offerId": 2, "resources": {}}, "estimatedCharges": 12}`, "", "", bare},
	} {
		a := must(t, agreements.ParseAgreement, c.text)
		if diff := cmp.Diff(c.want, summarised(a.Summary)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.text, diff)
		}
		if e := a.EstimatedCharges(); e.AgreementValue().Raw() != c.value || e.CurrencyCode().Raw() != c.currency {
			t.Errorf("%s: the charges are %s %s, want %s %s", c.text, e.AgreementValue().Raw(), e.CurrencyCode().Raw(), c.value, c.currency)
		}
		p := must(t, agreements.ParseSummaries, `{"agreementViewSummaries": [{"agreementId": "agmt-0"}, `+c.text+`]}`)
		if diff := cmp.Diff(c.want, summarised(p.Items[1])); diff != "" || len(p.Items) != 2 {
			t.Errorf("%s in a list of %d (-want +got):\n%s", c.text, len(p.Items), diff)
		}
	}
}

func TestResourcesUntilTheFirst(t *testing.T) {
	for id := range must(t, agreements.ParseAgreement, described).Resources() {
		if id != "prod-1" {
			t.Errorf("the first resource is %s, want prod-1", id)
		}
		break
	}
}

// A status is kept as written, whether it is known or not.
func TestStatuses(t *testing.T) {
	known := []string{
		agreements.StatusActive, agreements.StatusArchived, agreements.StatusCancelled, agreements.StatusExpired, agreements.StatusRenewed,
		agreements.StatusReplaced, agreements.StatusRolledBack, agreements.StatusSuperseded, agreements.StatusSuperceded, agreements.StatusTerminated,
	}
	written := []string{"ACTIVE", "ARCHIVED", "CANCELLED", "EXPIRED", "RENEWED", "REPLACED", "ROLLED_BACK", "SUPERSEDED", "SUPERCEDED", "TERMINATED"}
	if !slices.Equal(known, written) {
		t.Errorf("the statuses are %q, want %q", known, written)
	}
	for _, status := range append(written, "PAUSED", "active") {
		if got := must(t, agreements.ParseAgreement, `{"agreementId": "agmt-1", "status": "`+status+`"}`).Status(); got != status {
			t.Errorf("%s is read as %s", status, got)
		}
	}
	for _, a := range written {
		for _, b := range written {
			want := a == b || a[:5] == "SUPER" && b[:5] == "SUPER"
			if got := agreements.SameStatus(a, b); got != want {
				t.Errorf("%s and %s are the same: %t, want %t", a, b, got, want)
			}
		}
	}
}

func TestAcceptedTermsNotKnown(t *testing.T) {
	for _, response := range []string{
		`{"agreementId": "agmt-1"}`,
		`{"agreementId": "agmt-1", "acceptedTerms": null}`,
		`{"agreementId": "agmt-1", "acceptedTerms": [{"legalTerm": {"type": "LegalTerm"}}], "nextToken": "page-2"}`,
	} {
		a := must(t, agreements.ParseAgreement, response)
		if a.AcceptedTerms().Exists() || a.Terms() != nil {
			t.Errorf("%s: the accepted terms are %s, want that they are not known", response, a.AcceptedTerms().Raw())
		}
	}
	for _, last := range []string{``, `, "nextToken": null`, `, "nextToken": ""`} {
		a := must(t, agreements.ParseAgreement, `{"agreementId": "agmt-1", "acceptedTerms": []`+last+`}`)
		if a.AcceptedTerms().Raw() != "[]" || a.Terms() == nil || len(a.Terms()) != 0 {
			t.Errorf("no terms%s: the accepted terms are %s, want none", last, a.AcceptedTerms().Raw())
		}
	}
	if a := read(t, `{"acceptedTerms": {"legalTerm": {}}}`); a.AcceptedTerms().Exists() || a.Terms() != nil {
		t.Error("an object is a list of terms")
	}
}

func TestWithTermsOf(t *testing.T) {
	a := read(t, `{"agreementId": "agmt-1", "status": "ACTIVE"}`).WithTermsOf(read(t, `{"acceptedTerms": [{"legalTerm": {"type": "LegalTerm"}}]}`))
	if a.ID() != "agmt-1" || a.Status() != "ACTIVE" || a.AcceptedTerms().Len() != 1 || len(a.Terms()) != 1 {
		t.Errorf("the agreement is %s, %s with %d terms, want agmt-1, ACTIVE with 1", a.ID(), a.Status(), a.AcceptedTerms().Len())
	}
}
