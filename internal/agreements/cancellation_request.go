package agreements

import (
	"time"

	"github.com/offercheck/offercheck/internal/bug"
	"github.com/offercheck/offercheck/internal/jsondoc"
)

// A CancellationRequest is an item of a ListAgreementCancellationRequests
// response, or what GetAgreementCancellationRequest and the operations that
// send and cancel such a request return.
type CancellationRequest struct{ jsondoc.Node }

var cancellationRequestForm = form{
	operation: "ListAgreementCancellationRequests",
	list:      "items",
	single:    "GetAgreementCancellationRequest",
	ids:       []string{"agreementCancellationRequestId", "agreementId"},
}

// ParseCancellationRequests reads a ListAgreementCancellationRequests response,
// or one of GetAgreementCancellationRequest, SendAgreementCancellationRequest or
// CancelAgreementCancellationRequest, which is a page of one. An error is a
// *offercheck.SyntaxError, with line and column.
func ParseCancellationRequests(text []byte) (result Page[CancellationRequest], err error) {
	defer bug.Recover(&result, &err, nil)
	return parsePage[CancellationRequest](text, cancellationRequestForm)
}

// ID is the agreementCancellationRequestId.
func (c CancellationRequest) ID() string { return c.Get("agreementCancellationRequestId").Text() }

// AgreementID is the agreementId.
func (c CancellationRequest) AgreementID() string { return c.Get("agreementId").Text() }

// Status is [CancellationPendingApproval] and so on, as written.
func (c CancellationRequest) Status() string { return c.Get("status").Text() }

// ReasonCode says why the agreement is to be cancelled.
func (c CancellationRequest) ReasonCode() string { return c.Get("reasonCode").Text() }

// CreatedAt and UpdatedAt are when the request was made and last changed; false
// when that is not given or not readable.
func (c CancellationRequest) CreatedAt() (time.Time, bool) { return Time(c.Get("createdAt")) }
func (c CancellationRequest) UpdatedAt() (time.Time, bool) { return Time(c.Get("updatedAt")) }

// AgreementType and Catalog are given by ListAgreementCancellationRequests only.
func (c CancellationRequest) AgreementType() string { return c.Get("agreementType").Text() }
func (c CancellationRequest) Catalog() string       { return c.Get("catalog").Text() }

// Description and StatusMessage are given for a single request only.
func (c CancellationRequest) Description() string   { return c.Get("description").Text() }
func (c CancellationRequest) StatusMessage() string { return c.Get("statusMessage").Text() }
