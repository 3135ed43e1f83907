package agreement

import (
	"encoding/json"
	"time"

	"github.com/offercheck/offercheck/internal/agreements"
	"github.com/offercheck/offercheck/internal/bug"
	"github.com/offercheck/offercheck/internal/jsondoc"
)

// The types of an invoice.
const (
	InvoiceTypeInvoice    = "INVOICE"     // the buyer is billed
	InvoiceTypeCreditMemo = "CREDIT_MEMO" // the buyer is given money back; it cannot be adjusted
)

// An Invoice is an item of ListAgreementInvoiceLineItems: what one invoice, or credit memo,
// bills for an agreement.
type Invoice struct {
	AgreementID          string
	InvoiceID            string
	InvoiceType          string // InvoiceTypeInvoice or InvoiceTypeCreditMemo
	InvoiceBillingPeriod InvoiceBillingPeriod
	IssuedTime           time.Time

	// Of the pricingCurrencyAmount: decimals such as 100.00.
	Amount              string // before tax
	MaxAdjustmentAmount string // the most that can still be given back
	CurrencyCode        string // ISO 4217, such as USD

	Raw json.RawMessage // as it was written
}

// An InvoiceBillingPeriod is the month that an [Invoice] bills.
type InvoiceBillingPeriod struct {
	Month int // 1 to 12
	Year  int
}

// ParseInvoices reads a response of ListAgreementInvoiceLineItems,
// {"agreementInvoiceLineItemGroupSummaries": […]}, and where the list goes on: "" on the
// last page. An error is a *[offercheck.SyntaxError].
func ParseInvoices(response []byte) (invoices []Invoice, nextToken string, err error) {
	defer bug.Recover(&invoices, &err, nil)
	return parseList(response, agreements.Invoices, readInvoice)
}

func readInvoice(n jsondoc.Node) Invoice {
	period, pricing := n.Get("invoiceBillingPeriod"), n.Get("pricingCurrencyAmount")
	return Invoice{
		AgreementID:          text(n, "agreementId"),
		InvoiceID:            text(n, "invoiceId"),
		InvoiceType:          text(n, "invoiceType"),
		InvoiceBillingPeriod: InvoiceBillingPeriod{int(quantity(period, "month")), int(quantity(period, "year"))},
		IssuedTime:           timestamp(n, "issuedTime"),
		Amount:               text(pricing, "amount"),
		MaxAdjustmentAmount:  text(pricing, "maxAdjustmentAmount"),
		CurrencyCode:         text(pricing, "currencyCode"),
		Raw:                  raw(n),
	}
}
