package agreements

import (
	"iter"

	"github.com/offercheck/offercheck/internal/bug"
	"github.com/offercheck/offercheck/internal/jsondoc"
)

// An AcceptedTerm is a term of acceptedTerms in a GetAgreementTerms response,
// as it is written. Its Name is that of the member of the union that it is,
// such as legalTerm; names that are not known are kept.
type AcceptedTerm struct{ jsondoc.Node }

// ParseTerms reads a GetAgreementTerms response. An item of acceptedTerms has
// one member; AWS's own samples have items with several, which are as many
// terms. An error is a *offercheck.SyntaxError, with line and column.
func ParseTerms(text []byte) (result Page[AcceptedTerm], err error) {
	defer bug.Recover(&result, &err, nil)
	root, err := parse(text)
	if err == nil {
		err = checkTermPage(root)
	}
	if err != nil {
		return Page[AcceptedTerm]{}, err
	}
	token, err := nextToken(root)
	return Page[AcceptedTerm]{root, acceptedTerms(root.Get("acceptedTerms")), token}, err
}

// checkTermPage checks the shape of a GetAgreementTerms response.
func checkTermPage(root jsondoc.Node) error {
	list := root.Get("acceptedTerms")
	if list.Kind() != jsondoc.Array {
		return expected(root, "acceptedTerms", "the list of a GetAgreementTerms response")
	}
	for _, item := range list.Items() {
		if err := checkObject(item, `a term such as {"legalTerm": {…}}`); err != nil {
			return err
		}
	}
	return nil
}

// acceptedTerms are the terms of a list of unions.
func acceptedTerms(list jsondoc.Node) []AcceptedTerm {
	if !list.Exists() {
		return nil
	}
	all := make([]AcceptedTerm, 0, list.Len())
	for _, item := range list.Items() {
		for _, term := range item.Members() {
			if term.Kind() != jsondoc.Null {
				all = append(all, AcceptedTerm{term})
			}
		}
	}
	return all
}

// Offered is the term as an offer has it, {"Type": "LegalTerm", "Documents":
// ...}: the names of its members are capitalised, those that are null are left
// out, and a term that does not say its type has that of its name. Values stay
// as they are, so that a timestamp may be a number, which [Time] reads. The term
// is written anew at each call.
func (t AcceptedTerm) Offered() jsondoc.Node { return rewritten(appendTerm(nil, t)) }

// Configuration is what the acceptor chose when accepting a
// ConfigurableUpfrontPricingTerm or a RenewalTerm.
func (t AcceptedTerm) Configuration() Configuration { return Configuration{t.Get("configuration")} }

// A Configuration is the configuration of a ConfigurableUpfrontPricingTerm,
// with a selectorValue and dimensions, or of a RenewalTerm, with enableAutoRenew.
type Configuration struct{ jsondoc.Node }

// SelectorValue is the duration that was chosen: that of a rate card's selector.
func (c Configuration) SelectorValue() jsondoc.Node { return c.Get("selectorValue") }

// Dimensions are the dimensions that were chosen.
func (c Configuration) Dimensions() iter.Seq2[int, Dimension] {
	return func(yield func(int, Dimension) bool) {
		for i, n := range c.Get("dimensions").Items() {
			if !yield(i, Dimension{n}) {
				return
			}
		}
	}
}

// EnableAutoRenew reports whether the agreement is to be renewed when it ends;
// chosen is false when the configuration does not tell.
func (c Configuration) EnableAutoRenew() (renew, chosen bool) {
	n := c.Get("enableAutoRenew")
	return n.IsTrue(), n.Kind() == jsondoc.Bool
}

// A Dimension is what was chosen of one dimension of a rate card.
type Dimension struct{ jsondoc.Node }

func (d Dimension) DimensionKey() jsondoc.Node { return d.Get("dimensionKey") }

// DimensionValue is the number of units.
func (d Dimension) DimensionValue() jsondoc.Node { return d.Get("dimensionValue") }
