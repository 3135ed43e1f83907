package agreements

import (
	"iter"
	"time"

	"github.com/offercheck/offercheck/internal/jsondoc"
)

// StatusActive is the status of an agreement whose terms are in force.
const StatusActive = "ACTIVE"

// An Agreement is a DescribeAgreement response, with the acceptedTerms of
// GetAgreementTerms beside it where the caller has them.
type Agreement struct {
	jsondoc.Node

	offered jsondoc.Node // acceptedTerms in an offer's shape
}

// ParseAgreement reads a DescribeAgreement response, which may have the
// acceptedTerms of GetAgreementTerms beside its own members.
func ParseAgreement(text []byte) (Agreement, error) {
	root, err := parse(text)
	if err != nil {
		return Agreement{}, err
	}
	if err := checkAgreement(root); err != nil {
		return Agreement{}, err
	}
	return Read(root), nil
}

// checkAgreement checks what an agreement is known by and the list of its terms.
func checkAgreement(n jsondoc.Node) error {
	if n.Get("agreementId").Text() == "" {
		return expected(n, "agreementId", `the id of the agreement, such as "agmt-1",`)
	}
	if n.Get("acceptedTerms").Exists() {
		return checkTermPage(n)
	}
	return nil
}

// Read makes an Agreement of the JSON object that n is.
func Read(n jsondoc.Node) Agreement {
	a := Agreement{Node: n}
	if list := n.Get("acceptedTerms"); list.Kind() == jsondoc.Array && !hasNext(n) {
		a.offered = offerTerms(list)
	}
	return a
}

// hasNext reports whether a list was cut: there is a page after it.
func hasNext(n jsondoc.Node) bool {
	token := n.Get("nextToken")
	return token.IsGiven() && token.Raw() != `""`
}

// AcceptedTerms is the list of the accepted terms in an offer's shape; it does
// not exist when the terms are not known in full.
func (a Agreement) AcceptedTerms() jsondoc.Node { return a.offered }

// WithTermsOf is the agreement with the accepted terms of b.
func (a Agreement) WithTermsOf(b Agreement) Agreement {
	a.offered = b.offered
	return a
}

// ID is the agreementId.
func (a Agreement) ID() string { return a.Get("agreementId").Text() }

// OfferID is the id of the offer that was accepted; "" when it is not known.
func (a Agreement) OfferID() string { return a.Get("proposalSummary").Get("offerId").Text() }

// Status is StatusActive or another, as written.
func (a Agreement) Status() string { return a.Get("status").Text() }

// StartTime and EndTime are the agreement's bounds; false when they are not
// given or not readable. A pay-as-you-go agreement has no end.
func (a Agreement) StartTime() (time.Time, bool) { return Time(a.Get("startTime")) }
func (a Agreement) EndTime() (time.Time, bool)   { return Time(a.Get("endTime")) }

// Resources are the ids and types of the products that the agreement is about,
// the resources of the proposalSummary.
func (a Agreement) Resources() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for _, r := range a.Get("proposalSummary").Get("resources").Items() {
			if !yield(r.Get("id").Text(), r.Get("type").Text()) {
				return
			}
		}
	}
}
