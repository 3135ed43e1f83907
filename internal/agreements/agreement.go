package agreements

import (
	"github.com/offercheck/offercheck/internal/bug"
	"github.com/offercheck/offercheck/internal/jsondoc"
)

// An Agreement is a DescribeAgreement response, with the acceptedTerms of
// GetAgreementTerms beside it where the caller has them. Most of its members are
// those of a [Summary].
type Agreement struct {
	Summary

	accepted jsondoc.Node // acceptedTerms as written
	offered  jsondoc.Node // the same in an offer's shape
}

// ParseAgreement reads a DescribeAgreement response, which may have the
// acceptedTerms of GetAgreementTerms beside its own members. An error is a
// *offercheck.SyntaxError, with line and column.
func ParseAgreement(text []byte) (result Agreement, err error) {
	defer bug.Recover(&result, &err, nil)
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
	a := Agreement{Summary: Summary{n}}
	if list := n.Get("acceptedTerms"); list.Kind() == jsondoc.Array && !hasNext(n) {
		a.accepted, a.offered = list, offerTerms(list)
	}
	return a
}

// hasNext reports whether a list was cut: there is a page after it.
func hasNext(n jsondoc.Node) bool {
	token := n.Get("nextToken")
	return given(token) && token.Raw() != `""`
}

// AcceptedTerms is the list of the accepted terms in an offer's shape; it does
// not exist when the terms are not known in full.
func (a Agreement) AcceptedTerms() jsondoc.Node { return a.offered }

// Terms are the accepted terms one by one; none when they are not known in full.
func (a Agreement) Terms() []AcceptedTerm { return acceptedTerms(a.accepted) }

// WithTermsOf is the agreement with the accepted terms of b.
func (a Agreement) WithTermsOf(b Agreement) Agreement {
	a.accepted, a.offered = b.accepted, b.offered
	return a
}

// EstimatedCharges are what the agreement is estimated to cost.
func (a Agreement) EstimatedCharges() EstimatedCharges {
	return EstimatedCharges{a.Get("estimatedCharges")}
}

// EstimatedCharges are the member of a DescribeAgreement response. They are not
// checked: nothing holds the value against the accepted terms.
type EstimatedCharges struct{ jsondoc.Node }

// AgreementValue is all that the buyer is known to pay over the agreement's
// life, amendments included; usage is not, so it is 0 where only usage is paid.
func (e EstimatedCharges) AgreementValue() jsondoc.Node { return e.Get("agreementValue") }

// CurrencyCode is the currency of the value.
func (e EstimatedCharges) CurrencyCode() jsondoc.Node { return e.Get("currencyCode") }
