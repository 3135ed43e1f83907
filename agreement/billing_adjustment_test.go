package agreement_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck/agreement"
)

func TestBillingAdjustmentFields(t *testing.T) {
	const (
		listed = `{
			"billingAdjustmentRequestId": "ba-1", "originalInvoiceId": "inv-1", "adjustmentAmount": "10.50", "currencyCode": "USD",
			"status": "PENDING", "agreementId": "agmt-1", "createdAt": 1785542400, "updatedAt": 1785542460.75,
			"agreementType": "PurchaseAgreement", "catalog": "AWSMarketplace"
		}`
		single = `{
			"billingAdjustmentRequestId": "ba-2", "agreementId": "agmt-1", "adjustmentReasonCode": "INCORRECT_METERING", "description": "metered twice",
			"originalInvoiceId": "inv-2", "adjustmentAmount": "3", "currencyCode": "JPY", "status": "VALIDATION_FAILED",
			"statusMessage": "too much", "createdAt": "2026-08-01T00:00:00Z", "updatedAt": "2026-08-01T00:00:01Z"
		}`
		bare = `{"billingAdjustmentRequestId": "ba-3", "agreementId": "agmt-1", "status": "COMPLETED", "description": null}`
	)
	for text, want := range map[string]agreement.BillingAdjustment{
		`{"items": [` + listed + `]}`: {
			BillingAdjustmentRequestID: "ba-1", AgreementID: "agmt-1", OriginalInvoiceID: "inv-1", Status: agreement.AdjustmentPending,
			AdjustmentAmount: "10.50", CurrencyCode: "USD",
			CreatedAt: time.Date(2026, 8, 1, 0, 0, 0, 0, time.UTC), UpdatedAt: time.Date(2026, 8, 1, 0, 1, 0, 750e6, time.UTC), Raw: []byte(listed),
		},
		single: {
			BillingAdjustmentRequestID: "ba-2", AgreementID: "agmt-1", OriginalInvoiceID: "inv-2", Status: agreement.AdjustmentValidationFailed,
			AdjustmentAmount: "3", CurrencyCode: "JPY",
			CreatedAt: time.Date(2026, 8, 1, 0, 0, 0, 0, time.UTC), UpdatedAt: time.Date(2026, 8, 1, 0, 0, 1, 0, time.UTC),
			AdjustmentReasonCode: "INCORRECT_METERING", Description: "metered twice", StatusMessage: "too much", Raw: []byte(single),
		},
		bare: {BillingAdjustmentRequestID: "ba-3", AgreementID: "agmt-1", Status: agreement.AdjustmentCompleted, Raw: []byte(bare)},
	} {
		got := must(t, agreement.ParseBillingAdjustments, text)
		if diff := cmp.Diff([]agreement.BillingAdjustment{want}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}
