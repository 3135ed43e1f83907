package agreement_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck/agreement"
)

func TestCancellationRequestFields(t *testing.T) {
	const (
		listed = `{
			"agreementCancellationRequestId": "acr-1", "agreementId": "agmt-1", "status": "PENDING_APPROVAL", "reasonCode": "TEST_AGREEMENT",
			"agreementType": "PurchaseAgreement", "catalog": "AWSMarketplace", "createdAt": 1785542400, "updatedAt": 1785542460.75
		}`
		single = `{
			"agreementCancellationRequestId": "acr-2", "agreementId": "agmt-1", "reasonCode": "OTHER", "description": "bought elsewhere",
			"status": "CANCELLED", "statusMessage": "withdrawn", "createdAt": "2026-08-01T00:00:00Z", "updatedAt": "2026-08-01T00:00:01Z"
		}`
		bare = `{"agreementId": "agmt-1", "agreementCancellationRequestId": "acr-3", "status": "APPROVED", "statusMessage": null}`
	)
	for text, want := range map[string]agreement.CancellationRequest{
		`{"items": [` + listed + `]}`: {
			AgreementCancellationRequestID: "acr-1", AgreementID: "agmt-1", Status: agreement.CancellationPendingApproval, ReasonCode: "TEST_AGREEMENT",
			CreatedAt: time.Date(2026, 8, 1, 0, 0, 0, 0, time.UTC), UpdatedAt: time.Date(2026, 8, 1, 0, 1, 0, 750e6, time.UTC), Raw: []byte(listed),
		},
		single: {
			AgreementCancellationRequestID: "acr-2", AgreementID: "agmt-1", Status: agreement.CancellationCancelled, ReasonCode: "OTHER",
			CreatedAt: time.Date(2026, 8, 1, 0, 0, 0, 0, time.UTC), UpdatedAt: time.Date(2026, 8, 1, 0, 0, 1, 0, time.UTC),
			Description: "bought elsewhere", StatusMessage: "withdrawn", Raw: []byte(single),
		},
		bare: {AgreementCancellationRequestID: "acr-3", AgreementID: "agmt-1", Status: agreement.CancellationApproved, Raw: []byte(bare)},
	} {
		got := must(t, agreement.ParseCancellationRequests, text)
		if diff := cmp.Diff([]agreement.CancellationRequest{want}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}
