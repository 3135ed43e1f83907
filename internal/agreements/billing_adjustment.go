package agreements

import "github.com/offercheck/offercheck/internal/jsondoc"

// adjustmentPending is the status of a billing adjustment that is not decided.
const adjustmentPending = "PENDING"

// A BillingAdjustment is an item of a ListBillingAdjustmentRequests response,
// or a GetBillingAdjustmentRequest response.
type BillingAdjustment struct{ jsondoc.Node }

// ID is the billingAdjustmentRequestId.
func (b BillingAdjustment) ID() string { return b.Get("billingAdjustmentRequestId").Text() }

// AgreementID is the agreementId.
func (b BillingAdjustment) AgreementID() string { return b.Get("agreementId").Text() }

// OriginalInvoiceID is the originalInvoiceId: the invoice that is adjusted.
func (b BillingAdjustment) OriginalInvoiceID() string { return b.Get("originalInvoiceId").Text() }

// Status is adjustmentPending or another, as written.
func (b BillingAdjustment) Status() string { return b.Get("status").Text() }
