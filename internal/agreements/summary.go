package agreements

import (
	"iter"
	"time"

	"github.com/offercheck/offercheck/internal/bug"
	"github.com/offercheck/offercheck/internal/jsondoc"
)

// A Summary is an item of agreementViewSummaries in a SearchAgreements response.
type Summary struct{ jsondoc.Node }

var summaryForm = form{operation: "SearchAgreements", list: "agreementViewSummaries", ids: []string{"agreementId"}}

// ParseSummaries reads a SearchAgreements response. An error is a
// *offercheck.SyntaxError, with line and column.
func ParseSummaries(text []byte) (result Page[Summary], err error) {
	defer bug.Recover(&result, &err, nil)
	return parsePage[Summary](text, summaryForm)
}

// ID is the agreementId.
func (s Summary) ID() string { return s.Get("agreementId").Text() }

// AgreementType is PurchaseAgreement or VendorInsightsAgreement, as written.
func (s Summary) AgreementType() string { return s.Get("agreementType").Text() }

// Status is [StatusActive] and so on, as written.
func (s Summary) Status() string { return s.Get("status").Text() }

// AcceptorAccountID is the AWS account of the acceptor: the buyer.
func (s Summary) AcceptorAccountID() string { return s.Get("acceptor").Get("accountId").Text() }

// ProposerAccountID is the AWS account of the proposer: the seller.
func (s Summary) ProposerAccountID() string { return s.Get("proposer").Get("accountId").Text() }

// AcceptanceTime is when the offer was accepted; false when that is not given
// or not readable.
func (s Summary) AcceptanceTime() (time.Time, bool) { return Time(s.Get("acceptanceTime")) }

// StartTime and EndTime are the agreement's bounds; false when they are not
// given or not readable. A pay-as-you-go agreement has no end.
func (s Summary) StartTime() (time.Time, bool) { return Time(s.Get("startTime")) }
func (s Summary) EndTime() (time.Time, bool)   { return Time(s.Get("endTime")) }

// OfferID is the offerId of the proposalSummary.
func (s Summary) OfferID() string { return s.Get("proposalSummary").Get("offerId").Text() }

// Resources are the ids and types of the products that the agreement is about,
// the resources of the proposalSummary.
func (s Summary) Resources() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for _, r := range s.Get("proposalSummary").Get("resources").Items() {
			if !yield(r.Get("id").Text(), r.Get("type").Text()) {
				return
			}
		}
	}
}
