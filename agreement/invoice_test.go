package agreements_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck/internal/agreements"
)

func TestInvoiceMembers(t *testing.T) {
	p := must(t, agreements.ParseInvoices, `{"agreementInvoiceLineItemGroupSummaries": [
		{
			"agreementId": "agmt-1", "invoiceId": "inv-1", "invoiceType": "INVOICE",
			"pricingCurrencyAmount": {"amount": "100.00", "maxAdjustmentAmount": "80.50", "currencyCode": "USD"},
			"invoiceBillingPeriod": {"month": 7, "year": 2026},
			"issuedTime": 1785542400.5,
			"invoicingEntity": {"legalName": "Example Sellers, Inc.", "branchName": "Example Branch"}
		},
		{"agreementId": "agmt-1", "invoiceId": "inv-2", "invoiceType": null, "pricingCurrencyAmount": null, "invoicingEntity": null},
		{"agreementId": "agmt-1", "invoiceId": "inv-3", "invoiceType": "CREDIT_MEMO", "pricingCurrencyAmount": {"amount": 5}, "invoiceBillingPeriod": 7}
	]}`)
	want := [][]string{
		{"agmt-1", "inv-1", agreements.InvoiceTypeInvoice, `"100.00"`, `"80.50"`, `"USD"`, "7", "2026", "2026-08-01T00:00:00.5Z", "Example Sellers, Inc.", "Example Branch"},
		{"agmt-1", "inv-2", "", "", "", "", "", "", "none", "", ""},
		{"agmt-1", "inv-3", agreements.InvoiceTypeCreditMemo, "5", "", "", "", "", "none", "", ""},
	}
	var got [][]string
	for _, i := range p.Items {
		got = append(got, []string{
			i.AgreementID(), i.InvoiceID(), i.InvoiceType(), i.Amount().Raw(), i.MaxAdjustmentAmount().Raw(), i.CurrencyCode().Raw(),
			i.InvoiceBillingPeriod().Month().Raw(), i.InvoiceBillingPeriod().Year().Raw(), stamp(i.IssuedTime()),
			i.InvoicingEntity().LegalName(), i.InvoicingEntity().BranchName(),
		})
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
