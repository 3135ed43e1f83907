package agreement_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck/agreement"
)

// described has every field of an Agreement.
const described = `{
	"agreementId": "agmt-1",
	"agreementType": "PurchaseAgreement",
	"acceptor": {"accountId": "111122223333"},
	"proposer": {"accountId": "444455556666"},
	"acceptanceTime": "2024-01-02T03:04:05.678Z",
	"startTime": 1706740200.25,
	"endTime": "2025-02-01T00:59:59.999+01:00",
	"status": "ACTIVE",
	"proposalSummary": {"offerId": "offer-1", "resources": [{"id": "prod-1", "type": "SaaSProduct"}, {"id": "prod-2"}, 3]},
	"estimatedCharges": {"agreementValue": "1200.00", "currencyCode": "USD"}
}`

func TestAgreementFields(t *testing.T) {
	full := agreement.Agreement{
		AgreementID:       "agmt-1",
		AgreementType:     "PurchaseAgreement",
		Status:            "ACTIVE",
		AcceptorAccountID: "111122223333",
		ProposerAccountID: "444455556666",
		AcceptanceTime:    time.Date(2024, 1, 2, 3, 4, 5, 678e6, time.UTC),
		StartTime:         time.Date(2024, 1, 31, 22, 30, 0, 250e6, time.UTC),
		EndTime:           time.Date(2025, 1, 31, 23, 59, 59, 999e6, time.UTC),
		OfferID:           "offer-1",
		Resources:         []agreement.Resource{{ID: "prod-1", Type: "SaaSProduct"}, {ID: "prod-2"}, {}},
		AgreementValue:    "1200.00",
		CurrencyCode:      "USD",
	}
	bare := agreement.Agreement{AgreementID: "agmt-1"}
	for _, c := range []struct {
		text string
		want agreement.Agreement
	}{
		{described, full},
		{`{"agreementId": "agmt-1"}`, bare},
		{`{"agreementId": "agmt-1", "agreementType": null, "acceptor": null, "proposer": {"accountId": null}, "endTime": null,
			"status": null, "proposalSummary": {"resources": null}, "estimatedCharges": {"agreementValue": null}}`, bare},
		{`{"agreementId": "agmt-1", "agreementType": 1, "acceptor": [], "proposer": "444455556666", "startTime": "soon", "endTime": {},
			"status": ["ACTIVE"], "proposalSummary": {"offerId": 2, "resources": {}}, "estimatedCharges": 12}`, bare},
	} {
		c.want.Raw = []byte(c.text)
		got, err := agreement.ParseAgreement([]byte(c.text))
		if diff := cmp.Diff(c.want, got); diff != "" || err != nil {
			t.Errorf("%s: %v (-want +got):\n%s", c.text, err, diff)
		}
		list := must(t, agreement.ParseSummaries, `{"agreementViewSummaries": [{"agreementId": "agmt-0"}, `+c.text+`]}`)
		if diff := cmp.Diff(c.want, list[1]); diff != "" || len(list) != 2 {
			t.Errorf("%s in a list of %d (-want +got):\n%s", c.text, len(list), diff)
		}
	}
}

// A status is kept as written, whether it is known or not.
func TestStatuses(t *testing.T) {
	known := []string{
		agreement.StatusActive, agreement.StatusArchived, agreement.StatusCancelled, agreement.StatusExpired, agreement.StatusRenewed,
		agreement.StatusReplaced, agreement.StatusRolledBack, agreement.StatusSuperseded, agreement.StatusSuperceded, agreement.StatusTerminated,
	}
	written := []string{"ACTIVE", "ARCHIVED", "CANCELLED", "EXPIRED", "RENEWED", "REPLACED", "ROLLED_BACK", "SUPERSEDED", "SUPERCEDED", "TERMINATED"}
	if !slices.Equal(known, written) {
		t.Errorf("the statuses are %q, want %q", known, written)
	}
	for constant, want := range map[string]string{
		agreement.AdjustmentPending: "PENDING", agreement.AdjustmentValidationFailed: "VALIDATION_FAILED", agreement.AdjustmentCompleted: "COMPLETED",
		agreement.CancellationPendingApproval: "PENDING_APPROVAL", agreement.CancellationApproved: "APPROVED", agreement.CancellationRejected: "REJECTED",
		agreement.CancellationCancelled: "CANCELLED",
	} {
		if constant != want {
			t.Errorf("a status of requests is %q, want %q", constant, want)
		}
	}
	if agreement.CancellationValidationFailed != agreement.AdjustmentValidationFailed {
		t.Error("VALIDATION_FAILED is not one word")
	}
	for _, status := range append(written, "PAUSED", "active") {
		a, err := agreement.ParseAgreement([]byte(`{"agreementId": "agmt-1", "status": "` + status + `"}`))
		if a.Status != status {
			t.Errorf("%s is read as %s: %v", status, a.Status, err)
		}
	}
	for _, a := range written {
		for _, b := range written {
			want := a == b || a[:5] == "SUPER" && b[:5] == "SUPER"
			if got := agreement.SameStatus(a, b); got != want {
				t.Errorf("%s and %s are the same: %t, want %t", a, b, got, want)
			}
		}
	}
}
