package agreement

import (
	"encoding/json"
	"time"

	"github.com/offercheck/offercheck/internal/agreements"
	"github.com/offercheck/offercheck/internal/bug"
	"github.com/offercheck/offercheck/internal/jsondoc"
)

// A CancellationRequest is what GetAgreementCancellationRequest and the operations that send
// and cancel such a request return, or an item of ListAgreementCancellationRequests.
type CancellationRequest struct {
	AgreementCancellationRequestID string
	AgreementID                    string
	Status                         string // CancellationPendingApproval and so on
	ReasonCode                     string // why the agreement is to be cancelled, such as TEST_AGREEMENT
	CreatedAt                      time.Time
	UpdatedAt                      time.Time

	// What ListAgreementCancellationRequests does not return.
	Description   string
	StatusMessage string

	Raw json.RawMessage // as it was written
}

// ParseCancellationRequests reads a response of ListAgreementCancellationRequests,
// {"items": […]}, and where the list goes on: "" on the last page. A response of
// GetAgreementCancellationRequest, SendAgreementCancellationRequest or
// CancelAgreementCancellationRequest is a list of one. An error is a
// *[offercheck.SyntaxError].
func ParseCancellationRequests(response []byte) (requests []CancellationRequest, nextToken string, err error) {
	defer bug.Recover(&requests, &err, nil)
	return parseList(response, agreements.CancellationRequests, readCancellationRequest)
}

func readCancellationRequest(n jsondoc.Node) CancellationRequest {
	return CancellationRequest{
		AgreementCancellationRequestID: text(n, "agreementCancellationRequestId"),
		AgreementID:                    text(n, "agreementId"),
		Status:                         text(n, "status"),
		ReasonCode:                     text(n, "reasonCode"),
		CreatedAt:                      timestamp(n, "createdAt"),
		UpdatedAt:                      timestamp(n, "updatedAt"),
		Description:                    text(n, "description"),
		StatusMessage:                  text(n, "statusMessage"),
		Raw:                            raw(n),
	}
}
