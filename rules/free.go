package rules

import (
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/view"
	"github.com/offercheck/offercheck/terms"
)

var zeroPricesWhenFree = rule{
	Row:   "UpdatePricingTerms/INCOMPATIBLE_RATES/1",
	Sides: fold.PricingModel | fold.PricingTerms | fold.PaymentScheduleTerm,
	Run: func(p *pass, o *fold.Entity) {
		isFree := o.After.Part(fold.PricingModel).Text(terms.Free)
		if isFree.Fails() {
			return
		}
		pricing, schedule := o.After.Part(fold.PricingTerms), o.After.Part(fold.PaymentScheduleTerm)
		prices, charges := positivePrices(&o.After), positiveCharges(o.After.Schedule())
		some := pricing.Is(func(jsondoc.Node) bool { return len(prices) > 0 }).
			Or(schedule.Is(func(jsondoc.Node) bool { return len(charges) > 0 }))
		if !p.Require(isFree, some) {
			return
		}
		for _, n := range p.visible(append(prices, charges...)) {
			p.Report(n, "%s in %s is %s; the pricing model Free needs 0", msg.Words(n.Name()), typeAround(o, n), n.Text())
		}
	},
}

// positivePrices are the prices and rates of the pricing terms that are not
// zero.
func positivePrices(s *fold.State) []jsondoc.Node {
	var found []jsondoc.Node
	for _, term := range s.Terms() {
		for price := range prices(term) {
			if isPositive(price) {
				found = append(found, price)
			}
		}
	}
	return found
}

// positiveCharges are the charge amounts of a payment schedule that are not
// zero.
func positiveCharges(schedule view.Term) []jsondoc.Node {
	var found []jsondoc.Node
	for _, charge := range schedule.Schedule() {
		if isPositive(charge.ChargeAmount()) {
			found = append(found, charge.ChargeAmount())
		}
	}
	return found
}

// isPositive reports whether an amount is greater than zero. What facts hold may
// be no amount: that is not.
func isPositive(amount jsondoc.Node) bool { return terms.ComparePrices(amount.Text(), "0") > 0 }
