package agreement_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck/agreement"
)

func TestInvoiceFields(t *testing.T) {
	const full = `{
		"agreementId": "agmt-1", "invoiceId": "inv-1", "invoiceType": "INVOICE",
		"pricingCurrencyAmount": {"amount": "100.00", "maxAdjustmentAmount": "80.50", "currencyCode": "USD"},
		"invoiceBillingPeriod": {"month": 7, "year": 2026.0},
		"issuedTime": 1785542400.5,
		"invoicingEntity": {"legalName": "Example Sellers, Inc.", "branchName": "Example Branch"}
	}`
	const nulls = `{"agreementId": "agmt-1", "invoiceId": "inv-2", "invoiceType": null, "pricingCurrencyAmount": null, "invoicingEntity": null}`
	const others = `{"agreementId": "agmt-1", "invoiceId": "inv-3", "invoiceType": "CREDIT_MEMO", "pricingCurrencyAmount": {"amount": 5},
		"invoiceBillingPeriod": {"month": "7", "year": 2026.5}, "issuedTime": "soon"}`
	want := []agreement.Invoice{
		{
			AgreementID: "agmt-1", InvoiceID: "inv-1", InvoiceType: agreement.InvoiceTypeInvoice,
			InvoiceBillingPeriod: agreement.InvoiceBillingPeriod{Month: 7, Year: 2026}, IssuedTime: time.Date(2026, 8, 1, 0, 0, 0, 500e6, time.UTC),
			Amount: "100.00", MaxAdjustmentAmount: "80.50", CurrencyCode: "USD", Raw: []byte(full),
		},
		{AgreementID: "agmt-1", InvoiceID: "inv-2", Raw: []byte(nulls)},
		{AgreementID: "agmt-1", InvoiceID: "inv-3", InvoiceType: agreement.InvoiceTypeCreditMemo, Raw: []byte(others)},
	}
	got := must(t, agreement.ParseInvoices, `{"agreementInvoiceLineItemGroupSummaries": [`+full+`, `+nulls+`, `+others+`]}`)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
