package agreements

import (
	"time"

	"github.com/offercheck/offercheck/internal/bug"
	"github.com/offercheck/offercheck/internal/jsondoc"
)

// A BillingAdjustment is an item of a ListBillingAdjustmentRequests response,
// or a GetBillingAdjustmentRequest response.
type BillingAdjustment struct{ jsondoc.Node }

var billingAdjustmentForm = form{
	operation: "ListBillingAdjustmentRequests",
	list:      "items",
	single:    "GetBillingAdjustmentRequest",
	ids:       []string{"billingAdjustmentRequestId", "agreementId"},
}

// ParseBillingAdjustments reads a ListBillingAdjustmentRequests response, or a
// GetBillingAdjustmentRequest response, which is a page of one. An error is a
// *offercheck.SyntaxError, with line and column.
func ParseBillingAdjustments(text []byte) (result Page[BillingAdjustment], err error) {
	defer bug.Recover(&result, &err, nil)
	return parsePage[BillingAdjustment](text, billingAdjustmentForm)
}

// ID is the billingAdjustmentRequestId.
func (b BillingAdjustment) ID() string { return b.Get("billingAdjustmentRequestId").Text() }

// AgreementID is the agreementId.
func (b BillingAdjustment) AgreementID() string { return b.Get("agreementId").Text() }

// OriginalInvoiceID is the originalInvoiceId: the invoice that is adjusted.
func (b BillingAdjustment) OriginalInvoiceID() string { return b.Get("originalInvoiceId").Text() }

// Status is [AdjustmentPending] and so on, as written.
func (b BillingAdjustment) Status() string { return b.Get("status").Text() }

// AdjustmentAmount is what is given back, a decimal in a string.
func (b BillingAdjustment) AdjustmentAmount() jsondoc.Node { return b.Get("adjustmentAmount") }

// CurrencyCode is the currency of the amount.
func (b BillingAdjustment) CurrencyCode() jsondoc.Node { return b.Get("currencyCode") }

// CreatedAt and UpdatedAt are when the request was made and last changed; false
// when that is not given or not readable.
func (b BillingAdjustment) CreatedAt() (time.Time, bool) { return Time(b.Get("createdAt")) }
func (b BillingAdjustment) UpdatedAt() (time.Time, bool) { return Time(b.Get("updatedAt")) }

// AgreementType and Catalog are given by ListBillingAdjustmentRequests only.
func (b BillingAdjustment) AgreementType() string { return b.Get("agreementType").Text() }
func (b BillingAdjustment) Catalog() string       { return b.Get("catalog").Text() }

// AdjustmentReasonCode, Description and StatusMessage are given by
// GetBillingAdjustmentRequest only, the last where validation failed.
func (b BillingAdjustment) AdjustmentReasonCode() string { return b.Get("adjustmentReasonCode").Text() }
func (b BillingAdjustment) Description() string          { return b.Get("description").Text() }
func (b BillingAdjustment) StatusMessage() string        { return b.Get("statusMessage").Text() }
