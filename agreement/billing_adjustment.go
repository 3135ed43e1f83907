package agreement

import (
	"encoding/json"
	"time"

	"github.com/offercheck/offercheck/internal/agreements"
	"github.com/offercheck/offercheck/internal/bug"
	"github.com/offercheck/offercheck/internal/jsondoc"
)

// A BillingAdjustment is what GetBillingAdjustmentRequest returns, or an item of
// ListBillingAdjustmentRequests.
type BillingAdjustment struct {
	BillingAdjustmentRequestID string
	AgreementID                string
	OriginalInvoiceID          string // the invoice that is adjusted
	Status                     string // AdjustmentPending and so on
	AdjustmentAmount           string // what is given back: a decimal such as 10.50
	CurrencyCode               string // ISO 4217, such as USD
	CreatedAt                  time.Time
	UpdatedAt                  time.Time

	// What GetBillingAdjustmentRequest alone returns.
	AdjustmentReasonCode string // such as INCORRECT_METERING
	Description          string
	StatusMessage        string // why validation failed

	Raw json.RawMessage // as it was written
}

// ParseBillingAdjustments reads a response of ListBillingAdjustmentRequests, {"items": […]},
// and where the list goes on: "" on the last page. A response of GetBillingAdjustmentRequest
// is a list of one. An error is a *[offercheck.SyntaxError].
func ParseBillingAdjustments(response []byte) (adjustments []BillingAdjustment, nextToken string, err error) {
	defer bug.Recover(&adjustments, &err, nil)
	return parseList(response, agreements.BillingAdjustments, readBillingAdjustment)
}

func readBillingAdjustment(n jsondoc.Node) BillingAdjustment {
	return BillingAdjustment{
		BillingAdjustmentRequestID: text(n, "billingAdjustmentRequestId"),
		AgreementID:                text(n, "agreementId"),
		OriginalInvoiceID:          text(n, "originalInvoiceId"),
		Status:                     text(n, "status"),
		AdjustmentAmount:           text(n, "adjustmentAmount"),
		CurrencyCode:               text(n, "currencyCode"),
		CreatedAt:                  timestamp(n, "createdAt"),
		UpdatedAt:                  timestamp(n, "updatedAt"),
		AdjustmentReasonCode:       text(n, "adjustmentReasonCode"),
		Description:                text(n, "description"),
		StatusMessage:              text(n, "statusMessage"),
		Raw:                        raw(n),
	}
}
