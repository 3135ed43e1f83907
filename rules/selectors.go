package rules

import (
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/offer"
	"github.com/offercheck/offercheck/terms"
)

var uniqueSelectors = Rule{
	Row:   "UpdatePricingTerms/DUPLICATE_SELECTORS/1",
	Sides: offer.PricingTerms,
	Run: func(p *Pass, o *offer.Offer) {
		for kind, term := range o.After.Terms() {
			if kind != terms.ConfigurableUpfront {
				continue
			}
			var earlier []terms.Selector
			for _, card := range term.RateCards() {
				selector := card.Selector()
				for _, e := range earlier {
					if sameSelector(e, selector) {
						p.Report(selector.Value(), "%s is the same duration as %s at %s; keep one rate card for it",
							selector.Value().Text(), e.Value().Text(), jsondoc.At(e.Value()).Pointer())
						break
					}
				}
				earlier = append(earlier, selector)
			}
		}
	},
}

// sameSelector compares durations as calendar durations: P12M is P1Y.
func sameSelector(a, b terms.Selector) bool {
	d, ok := terms.ParseDuration(a.Value().Text())
	e, ok2 := terms.ParseDuration(b.Value().Text())
	return ok && ok2 && d.Equal(e) && a.Type().Text() == b.Type().Text()
}

var sameConstraints = Rule{
	Row:   "UpdatePricingTerms/INCOMPATIBLE_RATE_CARD_CONSTRAINTS/(note)",
	Sides: offer.PricingTerms,
	Run: func(p *Pass, o *offer.Offer) {
		for kind, term := range o.After.Terms() {
			if kind != terms.ConfigurableUpfront {
				continue
			}
			for _, card := range term.RateCards() {
				multiple, quantity := card.MultipleDimensionSelection(), card.QuantityConfiguration()
				if multiple.Text() != quantity.Text() {
					p.Report(quantity, "MultipleDimensionSelection is %s, QuantityConfiguration is %s; give both the same value", multiple.Text(), quantity.Text())
				}
			}
		}
	},
}
