package agreements

import (
	"time"

	"github.com/offercheck/offercheck/internal/bug"
	"github.com/offercheck/offercheck/internal/jsondoc"
)

// The types of an invoice.
const (
	InvoiceTypeInvoice    = "INVOICE"     // the buyer is billed
	InvoiceTypeCreditMemo = "CREDIT_MEMO" // the buyer is given money back; it cannot be adjusted
)

// An Invoice is an item of agreementInvoiceLineItemGroupSummaries in a
// ListAgreementInvoiceLineItems response.
type Invoice struct{ jsondoc.Node }

var invoiceForm = form{
	operation: "ListAgreementInvoiceLineItems",
	list:      "agreementInvoiceLineItemGroupSummaries",
	ids:       []string{"invoiceId", "agreementId"},
}

// ParseInvoices reads a ListAgreementInvoiceLineItems response. An error is a
// *offercheck.SyntaxError, with line and column.
func ParseInvoices(text []byte) (result Page[Invoice], err error) {
	defer bug.Recover(&result, &err, nil)
	return parsePage[Invoice](text, invoiceForm)
}

// AgreementID is the agreementId: what is billed for.
func (i Invoice) AgreementID() string { return i.Get("agreementId").Text() }

// InvoiceID is the invoiceId.
func (i Invoice) InvoiceID() string { return i.Get("invoiceId").Text() }

// InvoiceType is [InvoiceTypeInvoice] or [InvoiceTypeCreditMemo], as written.
func (i Invoice) InvoiceType() string { return i.Get("invoiceType").Text() }

// Amount is the amount of the pricingCurrencyAmount, before tax.
func (i Invoice) Amount() jsondoc.Node { return i.pricing().Get("amount") }

// MaxAdjustmentAmount is the maxAdjustmentAmount of the pricingCurrencyAmount:
// the most that can be given back.
func (i Invoice) MaxAdjustmentAmount() jsondoc.Node { return i.pricing().Get("maxAdjustmentAmount") }

// CurrencyCode is the currencyCode of the pricingCurrencyAmount.
func (i Invoice) CurrencyCode() jsondoc.Node { return i.pricing().Get("currencyCode") }

func (i Invoice) pricing() jsondoc.Node { return i.Get("pricingCurrencyAmount") }

// InvoiceBillingPeriod is the month that is billed.
func (i Invoice) InvoiceBillingPeriod() BillingPeriod {
	return BillingPeriod{i.Get("invoiceBillingPeriod")}
}

// IssuedTime is when the invoice was made; false when that is not given or not
// readable.
func (i Invoice) IssuedTime() (time.Time, bool) { return Time(i.Get("issuedTime")) }

// InvoicingEntity is who issues the invoice.
func (i Invoice) InvoicingEntity() InvoicingEntity { return InvoicingEntity{i.Get("invoicingEntity")} }

// A BillingPeriod is the invoiceBillingPeriod of an [Invoice].
type BillingPeriod struct{ jsondoc.Node }

// Month is a number from 1 to 12.
func (p BillingPeriod) Month() jsondoc.Node { return p.Get("month") }
func (p BillingPeriod) Year() jsondoc.Node  { return p.Get("year") }

// An InvoicingEntity is the member of an [Invoice].
type InvoicingEntity struct{ jsondoc.Node }

func (e InvoicingEntity) LegalName() string  { return e.Get("legalName").Text() }
func (e InvoicingEntity) BranchName() string { return e.Get("branchName").Text() }
