package agreements

import "github.com/offercheck/offercheck/internal/jsondoc"

// cancellationPending is the status of a request that the buyer has yet to answer.
const cancellationPending = "PENDING_APPROVAL"

// A CancellationRequest is an item of a ListAgreementCancellationRequests
// response, or what GetAgreementCancellationRequest and the operations that
// send and cancel such a request return.
type CancellationRequest struct{ jsondoc.Node }

// ID is the agreementCancellationRequestId.
func (c CancellationRequest) ID() string { return c.Get("agreementCancellationRequestId").Text() }

// AgreementID is the agreementId.
func (c CancellationRequest) AgreementID() string { return c.Get("agreementId").Text() }

// Status is cancellationPending or another, as written.
func (c CancellationRequest) Status() string { return c.Get("status").Text() }
