package rules

import (
	"iter"

	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/view"
	"github.com/offercheck/offercheck/offer"
)

var supportedCurrencies = rule{
	Row:   "UpdatePricingTerms/INVALID_CURRENCY_CODE/1",
	Sides: fold.PricingTerms,
	Run: func(p *pass, o *fold.Offer) {
		for code := range currencies(&o.After) {
			if p.Require(outside(o, code.Text(), func(l *offer.Limits) []string { return l.Currencies })) {
				p.Report(code, "%s is not in Limits.Currencies; add it there if AWS takes it, else the offer cannot be made through the API", code.Text())
			}
		}
	},
}

var oneCurrency = rule{
	Row:   "UpdatePricingTerms/INVALID_CURRENCY_CODE/2",
	Sides: fold.PricingTerms | fold.PaymentScheduleTerm,
	Run: func(p *pass, o *fold.Offer) {
		pricing, schedule := o.After.Part(fold.PricingTerms), o.After.Part(fold.PaymentScheduleTerm)
		if o.After.Schedule().CurrencyCode().Text() == "" && schedule.SetBy() != nil && pricing.SetBy() == nil {
			return // the change set only removes the schedule: it sets no currency
		}
		var first jsondoc.Node
		for code := range allCurrencies(&o.After) {
			if !first.Exists() {
				first = code
			}
			if code.Text() == first.Text() {
				continue
			}
			at, other, fix := code, first, msg.Plain("the same")
			if !at.Within(p.change.Node) {
				at, other = first, code
			}
			if at.Within(p.change.Node) { // what it has, the edition takes
				fix = msg.Value(at.Text())
			}
			p.relate(other, "the other CurrencyCode")
			p.Report(at, "CurrencyCode is %s in %s and %s in %s; write %s in all terms", first.Text(), typeAround(first), code.Text(), typeAround(code), fix)
			return
		}
		if !first.Exists() { // no term that is known has a currency to differ from
			if p.released {
				p.Known(pricing)
			}
			return
		}
		p.Known(pricing)
		p.Known(schedule)
	},
}

// currencies are the currency codes of the pricing terms that have one.
func currencies(s *fold.State) iter.Seq[jsondoc.Node] {
	return func(yield func(jsondoc.Node) bool) {
		for _, term := range s.Terms() {
			if code := term.CurrencyCode(); code.Text() != "" && !yield(code) {
				return
			}
		}
	}
}

// allCurrencies are those, and that of the payment schedule.
func allCurrencies(s *fold.State) iter.Seq[jsondoc.Node] {
	return func(yield func(jsondoc.Node) bool) {
		for code := range currencies(s) {
			if !yield(code) {
				return
			}
		}
		if code := s.Schedule().CurrencyCode(); code.Text() != "" {
			yield(code)
		}
	}
}

// typeAround is the type of the term that a value stands in.
func typeAround(n jsondoc.Node) msg.Words {
	for ; n.Exists(); n = n.Parent() {
		if name := (view.Term{Node: n}).Type(); name != "" {
			return msg.Words(name)
		}
	}
	return ""
}
