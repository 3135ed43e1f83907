package fold

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/view"
	"github.com/offercheck/offercheck/terms"
)

// noMarkup leaves a price as it is.
var noMarkup = decimal.NewFromInt(1)

// marked are the prices of an offer after a markup: those of a state, each multiplied by a
// factor.
type marked struct {
	of     *State
	factor decimal.Decimal
}

// pricesAfterMarkup says how the prices of an offer come out of its markup. What a resale
// authorization sets is multiplied by 1 + Percentage/100; the stored prices of an offer have
// its stored markup already. known is false when neither tells the prices after a new one.
func (o *Entity) pricesAfterMarkup() (m marked, known bool) {
	m = marked{&o.After, noMarkup}
	isOwn := o.After.SetBy(PricingTerms) != nil || o.After.SetBy(PaymentScheduleTerm) != nil
	percentage, ok := o.After.Markup()
	if isOwn || o.Created == nil && o.After.SetBy(MarkupPercentage) == nil {
		return m, true
	}
	if !ok {
		return m, false
	}
	m.factor = markupFactor(percentage)
	if o.Created != nil {
		return m, true
	}
	if r, _, ok := o.ResaleAuthorization(PricingTerms | PaymentScheduleTerm); ok {
		m.of = r.State // unless the offer was given terms of its own, or the authorization others since
		isSame := r.PricingTypes() == o.After.PricingTypes() && r.Schedule().Exists() == o.After.Schedule().Exists()
		return m, isSame && r.SetBy(PricingTerms) == nil && r.SetBy(PaymentScheduleTerm) == nil
	}
	before, ok := o.Before.Markup()
	if ok && before.Equal(percentage) {
		m.factor = noMarkup
	}
	return m, ok && (before.IsZero() || before.Equal(percentage))
}

// Markup is the MarkupPercentage: a string, as AWS has it, or a number; zero when there is
// none. ok is false when it is not known or cannot be read.
func (s *State) Markup() (percentage decimal.Decimal, ok bool) {
	part := s.Part(MarkupPercentage)
	switch {
	case part.status == notKnown:
		return percentage, false
	case part.status == absent:
		return percentage, true
	}
	text := s.MarkupText()
	if len(text) > longestPercentage {
		return percentage, false
	}
	return terms.ParseDecimal(text)
}

// MarkupText is the MarkupPercentage as other decimals are written: AWS takes this one without
// a digit on one side of its dot.
func (s *State) MarkupText() string {
	n := s.Part(MarkupPercentage).node
	text := n.Text()
	if n.Kind() == jsondoc.Number {
		text = n.Raw()
	}
	text = strings.TrimSuffix(text, ".")
	if strings.HasPrefix(text, ".") {
		text = "0" + text
	}
	return text
}

// longestPercentage bounds what prices are multiplied by: AWS bounds only its decimals.
const longestPercentage = 40

// markupFactor is 1 + percentage/100.
func markupFactor(percentage decimal.Decimal) decimal.Decimal {
	return noMarkup.Add(percentage.Shift(-2))
}

// MarkedUpCharge is a charge after a markup, rounded halves away from zero.
func MarkedUpCharge(amount, percentage decimal.Decimal) decimal.Decimal {
	return amount.Mul(markupFactor(percentage)).Round(chargeDecimals)
}

// How many decimals prices and charges have after a markup.
const (
	priceDecimals  = 8
	chargeDecimals = 2
)

// term writes a term as an offer has it: what was taken over from a resale authorization
// without Resale or Buyer before its name, and with the prices multiplied by a factor.
func (w *writer) term(n jsondoc.Node, factor decimal.Decimal) {
	if n.Exists() {
		w.scaled(n, factor)
	}
}

func (w *writer) scaled(n jsondoc.Node, factor decimal.Decimal) {
	isTerm := n.Parent().Kind() == jsondoc.Array && n.Get("Type").Kind() == jsondoc.String
	isTaken := isTerm && nameInOffer(n.Get("Type").Text()) != n.Get("Type").Text()
	switch {
	case n.Kind() == jsondoc.Array:
		w.open('[')
		for _, item := range n.Items() {
			w.scaled(item, factor)
		}
		w.close(']')
	case n.Kind() != jsondoc.Object:
		w.raw(n)
	default:
		w.open('{')
		for name, value := range n.Members() {
			if isTaken && name == "Id" {
				continue // that of the term of the authorization
			}
			w.name(name)
			switch {
			case isTerm && name == "Type":
				w.text(nameInOffer(value.Text()))
			case name == "Price" && !factor.Equal(noMarkup):
				w.amount(value, factor, priceDecimals)
			case name == "ChargeAmount" && !factor.Equal(noMarkup):
				w.amount(value, factor, chargeDecimals)
			default:
				w.scaled(value, factor)
			}
		}
		w.close('}')
	}
}

// amount writes an amount multiplied by a factor; one that cannot be read stays as it is.
func (w *writer) amount(n jsondoc.Node, factor decimal.Decimal, decimals int32) {
	if amount, ok := terms.ParseDecimal(n.Text()); ok {
		w.text(amount.Mul(factor).Round(decimals).String())
		return
	}
	w.raw(n)
}

// nameInOffer is what an offer calls a term that it took over from a resale authorization.
func nameInOffer(name string) string {
	if name == "BuyerLegalTerm" {
		return terms.LegalTerm
	}
	return strings.TrimPrefix(name, view.Resale)
}
