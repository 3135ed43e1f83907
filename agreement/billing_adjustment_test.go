package agreements_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck/internal/agreements"
)

func TestBillingAdjustmentMembers(t *testing.T) {
	for text, want := range map[string][]string{
		`{"items": [{
			"billingAdjustmentRequestId": "ba-1", "originalInvoiceId": "inv-1", "adjustmentAmount": "10.50", "currencyCode": "USD",
			"status": "PENDING", "agreementId": "agmt-1", "createdAt": 1785542400, "updatedAt": 1785542460.75,
			"agreementType": "PurchaseAgreement", "catalog": "AWSMarketplace"
		}]}`: {
			"ba-1", "agmt-1", "inv-1", agreements.AdjustmentPending, `"10.50"`, `"USD"`, "2026-08-01T00:00:00Z", "2026-08-01T00:01:00.75Z",
			"PurchaseAgreement", "AWSMarketplace", "", "", "",
		},
		`{
			"billingAdjustmentRequestId": "ba-2", "agreementId": "agmt-1", "adjustmentReasonCode": "INCORRECT_METERING", "description": "metered twice",
			"originalInvoiceId": "inv-2", "adjustmentAmount": "3", "currencyCode": "JPY", "status": "VALIDATION_FAILED",
			"statusMessage": "too much", "createdAt": "2026-08-01T00:00:00Z", "updatedAt": "2026-08-01T00:00:01Z"
		}`: {
			"ba-2", "agmt-1", "inv-2", agreements.AdjustmentValidationFailed, `"3"`, `"JPY"`, "2026-08-01T00:00:00Z", "2026-08-01T00:00:01Z",
			"", "", "INCORRECT_METERING", "metered twice", "too much",
		},
		`{"billingAdjustmentRequestId": "ba-3", "agreementId": "agmt-1", "status": "COMPLETED", "description": null}`: {
			"ba-3", "agmt-1", "", agreements.AdjustmentCompleted, "", "", "none", "none", "", "", "", "", "",
		},
	} {
		b := must(t, agreements.ParseBillingAdjustments, text).Items[0]
		got := []string{
			b.ID(), b.AgreementID(), b.OriginalInvoiceID(), b.Status(), b.AdjustmentAmount().Raw(), b.CurrencyCode().Raw(),
			stamp(b.CreatedAt()), stamp(b.UpdatedAt()), b.AgreementType(), b.Catalog(), b.AdjustmentReasonCode(), b.Description(), b.StatusMessage(),
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}
