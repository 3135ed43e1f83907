package agreements

import "github.com/offercheck/offercheck/internal/jsondoc"

// The types of an invoice.
const (
	invoiceTypeInvoice    = "INVOICE"
	invoiceTypeCreditMemo = "CREDIT_MEMO" // it cannot be adjusted
)

// An Invoice is an item of agreementInvoiceLineItemGroupSummaries in a
// ListAgreementInvoiceLineItems response.
type Invoice struct{ jsondoc.Node }

// AgreementID is the agreementId: what is billed for.
func (i Invoice) AgreementID() string { return i.Get("agreementId").Text() }

// InvoiceID is the invoiceId.
func (i Invoice) InvoiceID() string { return i.Get("invoiceId").Text() }

// InvoiceType is invoiceTypeInvoice or invoiceTypeCreditMemo, as written.
func (i Invoice) InvoiceType() string { return i.Get("invoiceType").Text() }

// MaxAdjustmentAmount is the maxAdjustmentAmount of the pricingCurrencyAmount:
// the most that can be given back.
func (i Invoice) MaxAdjustmentAmount() jsondoc.Node { return i.pricing().Get("maxAdjustmentAmount") }

// CurrencyCode is the currencyCode of the pricingCurrencyAmount.
func (i Invoice) CurrencyCode() jsondoc.Node { return i.pricing().Get("currencyCode") }

func (i Invoice) pricing() jsondoc.Node { return i.Get("pricingCurrencyAmount") }
