// Package view reads the terms of an offer where they stand in a JSON document: each
// view is a node with methods for its fields, and [PricingTerms] has the dimension keys
// of all pricing terms numbered.
package view

import (
	"iter"
	"strings"

	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/terms"
)

// A Term is one item of a Terms list. Its methods give the members as they are
// written; a member that is not there is a node that does not exist.
type Term struct{ jsondoc.Node }

// All are the terms of a Terms list.
func All(list jsondoc.Node) iter.Seq[Term] {
	return func(yield func(Term) bool) {
		for _, item := range list.Items() {
			if !yield(Term{item}) {
				return
			}
		}
	}
}

// Resale is what the name of a term of a resale authorization begins with if an offer has a
// counterpart of that name without it.
const Resale = "Resale"

// Pricing are the pricing terms of a Terms list, with their types: those of an offer or, with
// the prefix Resale, their counterparts in a resale authorization.
func Pricing(list jsondoc.Node, prefix string) iter.Seq2[terms.PricingTypes, Term] {
	return func(yield func(terms.PricingTypes, Term) bool) {
		for _, item := range list.Items() {
			t := Term{item}
			name, ok := strings.CutPrefix(t.Type(), prefix)
			if kind := terms.PricingType(name); ok && kind != 0 && !yield(kind, t) {
				return
			}
		}
	}
}

// PricingTypes is the set of pricing term types in a Terms list.
func PricingTypes(list jsondoc.Node, prefix string) terms.PricingTypes {
	var all terms.PricingTypes
	for t := range Pricing(list, prefix) {
		all |= t
	}
	return all
}

// Find is the last term of a Terms list whose Type is name.
func Find(list jsondoc.Node, name string) Term {
	var found Term
	for t := range All(list) {
		if t.Type() == name {
			found = t
		}
	}
	return found
}

func (t Term) Type() string               { return t.Get("Type").Text() }
func (t Term) CurrencyCode() jsondoc.Node { return t.Get("CurrencyCode") }
func (t Term) Price() jsondoc.Node        { return t.Get("Price") }
func (t Term) Duration() jsondoc.Node     { return t.Get("Duration") }

func (t Term) AgreementDuration() jsondoc.Node  { return t.Get("AgreementDuration") }
func (t Term) AgreementStartDate() jsondoc.Node { return t.Get("AgreementStartDate") }
func (t Term) AgreementEndDate() jsondoc.Node   { return t.Get("AgreementEndDate") }

// RateCards are the rate cards of a UsageBasedPricingTerm or a
// ConfigurableUpfrontPricingTerm.
func (t Term) RateCards() iter.Seq2[int, RateCard] {
	return func(yield func(int, RateCard) bool) {
		for i, n := range t.Get("RateCards").Items() {
			if !yield(i, RateCard{n}) {
				return
			}
		}
	}
}

// Schedule are the charges of a PaymentScheduleTerm.
func (t Term) Schedule() iter.Seq2[int, Charge] {
	return func(yield func(int, Charge) bool) {
		for i, n := range t.Get("Schedule").Items() {
			if !yield(i, Charge{n}) {
				return
			}
		}
	}
}

// Documents are the documents of a LegalTerm.
func (t Term) Documents() iter.Seq2[int, Document] {
	return func(yield func(int, Document) bool) {
		for i, n := range t.Get("Documents").Items() {
			if !yield(i, Document{n}) {
				return
			}
		}
	}
}

// A Validity is a ValidityTerm. Rules ask the same of it again and again: its members
// are found once.
type Validity struct {
	Term
	duration, start, end jsondoc.Node
}

// ReadValidity finds the members of a ValidityTerm.
func ReadValidity(t Term) Validity {
	return Validity{t, t.AgreementDuration(), t.AgreementStartDate(), t.AgreementEndDate()}
}

// AgreementDuration and the others are what [Term] has under the same name.
func (v *Validity) AgreementDuration() jsondoc.Node  { return v.duration }
func (v *Validity) AgreementStartDate() jsondoc.Node { return v.start }
func (v *Validity) AgreementEndDate() jsondoc.Node   { return v.end }

// A RateCard is one item of RateCards.
type RateCard struct{ jsondoc.Node }

// Selector is the duration that a rate card of a
// ConfigurableUpfrontPricingTerm is for.
func (r RateCard) Selector() Selector { return Selector{r.Get("Selector")} }

func (r RateCard) MultipleDimensionSelection() jsondoc.Node {
	return r.Get("Constraints").Get("MultipleDimensionSelection")
}

func (r RateCard) QuantityConfiguration() jsondoc.Node {
	return r.Get("Constraints").Get("QuantityConfiguration")
}

// A Selector tells the rate cards of one term apart.
type Selector struct{ jsondoc.Node }

func (s Selector) Type() jsondoc.Node  { return s.Get("Type") }
func (s Selector) Value() jsondoc.Node { return s.Get("Value") }

// A Grant entitles the buyer to a dimension.
type Grant struct{ jsondoc.Node }

func (g Grant) MaxQuantity() jsondoc.Node { return g.Get("MaxQuantity") }

// A Charge is one instalment of a payment schedule.
type Charge struct{ jsondoc.Node }

func (c Charge) ChargeDate() jsondoc.Node   { return c.Get("ChargeDate") }
func (c Charge) ChargeAmount() jsondoc.Node { return c.Get("ChargeAmount") }

// A Document is one legal document.
type Document struct{ jsondoc.Node }

func (d Document) Type() string          { return d.Get("Type").Text() }
func (d Document) URL() jsondoc.Node     { return d.Get("Url") }
func (d Document) Version() jsondoc.Node { return d.Get("Version") }
