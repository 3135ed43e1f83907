package agreements_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck/internal/agreements"
)

func TestCancellationRequestMembers(t *testing.T) {
	for text, want := range map[string][]string{
		`{"items": [{
			"agreementCancellationRequestId": "acr-1", "agreementId": "agmt-1", "status": "PENDING_APPROVAL", "reasonCode": "TEST_AGREEMENT",
			"agreementType": "PurchaseAgreement", "catalog": "AWSMarketplace", "createdAt": 1785542400, "updatedAt": 1785542460.75
		}]}`: {
			"acr-1", "agmt-1", agreements.CancellationPendingApproval, "TEST_AGREEMENT", "2026-08-01T00:00:00Z", "2026-08-01T00:01:00.75Z",
			"PurchaseAgreement", "AWSMarketplace", "", "",
		},
		`{
			"agreementCancellationRequestId": "acr-2", "agreementId": "agmt-1", "reasonCode": "OTHER", "description": "bought elsewhere",
			"status": "CANCELLED", "statusMessage": "withdrawn", "createdAt": "2026-08-01T00:00:00Z", "updatedAt": "2026-08-01T00:00:01Z"
		}`: {
			"acr-2", "agmt-1", agreements.CancellationCancelled, "OTHER", "2026-08-01T00:00:00Z", "2026-08-01T00:00:01Z",
			"", "", "bought elsewhere", "withdrawn",
		},
		`{"agreementId": "agmt-1", "agreementCancellationRequestId": "acr-3", "status": "APPROVED", "statusMessage": null}`: {
			"acr-3", "agmt-1", agreements.CancellationApproved, "", "none", "none", "", "", "", "",
		},
		`{"items": [{"agreementCancellationRequestId": "acr-4", "agreementId": "agmt-1", "status": "REJECTED"}], "nextToken": "t"}`: {
			"acr-4", "agmt-1", agreements.CancellationRejected, "", "none", "none", "", "", "", "",
		},
		`{"agreementCancellationRequestId": "acr-5", "agreementId": "agmt-1", "status": "VALIDATION_FAILED"}`: {
			"acr-5", "agmt-1", agreements.CancellationValidationFailed, "", "none", "none", "", "", "", "",
		},
	} {
		c := must(t, agreements.ParseCancellationRequests, text).Items[0]
		got := []string{
			c.ID(), c.AgreementID(), c.Status(), c.ReasonCode(), stamp(c.CreatedAt()), stamp(c.UpdatedAt()),
			c.AgreementType(), c.Catalog(), c.Description(), c.StatusMessage(),
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}
