package rules

import (
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/offer"
	"github.com/offercheck/offercheck/terms"
)

var fixedUpfrontWithMarkup = Rule{
	Row:   "UpdatePricingTerms/INCOMPATIBLE_TERMS/9",
	Sides: offer.PricingTerms | offer.MarkupPercentage,
	Run: func(p *Pass, o *offer.Offer) {
		hasFixed := o.After.Pricing(func(t terms.Types) bool { return t.Has(terms.FixedUpfront) })
		if p.Holds(hasFixed, hasMarkup(o)) {
			p.Report(o.After.Term(terms.FixedUpfrontPricingTerm).Node, "MarkupPercentage of the offer is %s; set it to 0 to price the offer yourself", markup(o))
		}
	},
}

var scheduleWithMarkup = Rule{
	Row:   "UpdatePaymentScheduleTerms/INCOMPATIBLE_MARKUP_PERCENTAGE/1",
	Sides: offer.PaymentScheduleTerm | offer.MarkupPercentage,
	Run: func(p *Pass, o *offer.Offer) {
		schedule := o.After.Part(offer.PaymentScheduleTerm)
		if p.Holds(schedule.Present(), hasMarkup(o)) {
			p.Report(schedule.Value(), "MarkupPercentage of the offer is %s; set it to 0 to have a payment schedule of its own", markup(o))
		}
	},
}

// hasMarkup holds for an offer that marks up the prices of its resale
// authorization.
func hasMarkup(o *offer.Offer) check.Cond { return o.After.Part(offer.MarkupPercentage).Is(isPositive) }

func markup(o *offer.Offer) string { return o.After.Part(offer.MarkupPercentage).Value().Text() }
