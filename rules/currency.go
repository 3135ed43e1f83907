package rules

import (
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/offer"
	"github.com/offercheck/offercheck/terms"
)

var supportedCurrencies = Rule{
	Row:   "UpdatePricingTerms/INVALID_CURRENCY_CODE/1",
	Sides: offer.PricingTerms,
	Run: func(p *Pass, o *offer.Offer) {
		for _, code := range currencies(&o.After) {
			if p.Holds(outside(o, code.Text(), func(l *offer.Limits) []string { return l.Currencies })) {
				p.Report(code, "%s is not in Limits.Currencies", code.Text())
			}
		}
	},
}

var oneCurrency = Rule{
	Row:   "UpdatePricingTerms/INVALID_CURRENCY_CODE/2",
	Sides: offer.PricingTerms | offer.PaymentScheduleTerm,
	Run: func(p *Pass, o *offer.Offer) {
		pricing, schedule := o.After.Part(offer.PricingTerms), o.After.Part(offer.PaymentScheduleTerm)
		codes := currencies(&o.After)
		if code := o.After.Schedule().CurrencyCode(); code.Text() != "" {
			codes = append(codes, code)
		} else if schedule.SetBy() != nil && pricing.SetBy() == nil {
			return // the change set only removes the schedule: it sets no currency
		}
		if len(codes) == 0 {
			return // no term that is known has a currency to differ from
		}
		first := codes[0]
		for _, code := range codes[1:] {
			if code.Text() == first.Text() {
				continue
			}
			at := code
			if !at.Within(p.change.Node) {
				at = first
			}
			p.Report(at, "CurrencyCode is %s in %s and %s in %s", first.Text(), typeAround(first), code.Text(), typeAround(code))
			return
		}
		p.Known(pricing)
		p.Known(schedule)
	},
}

// currencies are the currency codes of the pricing terms that have one.
func currencies(s *offer.State) []jsondoc.Node {
	var codes []jsondoc.Node
	for _, term := range s.Terms() {
		if code := term.CurrencyCode(); code.Text() != "" {
			codes = append(codes, code)
		}
	}
	return codes
}

// typeAround is the type of the term that a value stands in.
func typeAround(n jsondoc.Node) string {
	for ; n.Exists(); n = n.Parent() {
		if name := (terms.Term{Node: n}).Type(); name != "" {
			return name
		}
	}
	return ""
}
