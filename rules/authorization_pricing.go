package rules

import (
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/offer"
	"github.com/offercheck/offercheck/terms"
)

// What the pricing model of a resale authorization admits, and how much its pricing terms
// may hold.

var resaleTermsOfModel = rule{
	Row:   "ResaleAuthorization/UpdatePricingTerms/INCOMPATIBLE_TERMS/1",
	Sides: fold.PricingTerms | fold.PricingModel,
	Terms: upfrontTerms,
	Run: func(p *pass, o *fold.Entity) {
		usage, onSaaS := o.After.Part(fold.PricingModel).Text(terms.Usage), o.Product().IsType(saas)
		upfront := o.After.PricingTypes() & upfrontTerms
		if knowsPricing(p, o, usage, onSaaS) && p.Require(check.If(upfront != 0), usage, onSaaS) {
			names := namesOf(o, upfront)
			p.relate(o.After.Part(fold.PricingModel).Value(), "PricingModel")
			p.With(names).Report(o.After.FirstTerm(upfront).Node, "the PricingModel is Usage, and on a SaaS product %s is known with Contract only; write Contract, which takes all pricing terms", names)
		}
	},
}

var resaleConstraintsOfUsage = rule{
	Row:   "ResaleAuthorization/UpdatePricingTerms/INCOMPATIBLE_RATE_CARD_CONSTRAINTS/1",
	Sides: fold.PricingTerms | fold.PricingModel,
	Terms: terms.ConfigurableUpfront,
	Run:   closedConstraints.Run,
}

var oneResaleRateCard = rule{
	Row:   "ResaleAuthorization/UpdatePricingTerms/TOO_MANY_RATE_CARDS/1",
	Sides: fold.PricingTerms | fold.PricingModel,
	Terms: terms.ConfigurableUpfront,
	Run:   func(p *pass, o *fold.Entity) { reportSecondRateCard(p, o, check.If(true)) },
}

var uniqueResaleSelectors = rule{
	Row:   "ResaleAuthorization/UpdatePricingTerms/DUPLICATE_SELECTORS/1",
	Sides: fold.PricingTerms,
	Terms: terms.ConfigurableUpfront,
	Run:   uniqueSelectors.Run,
}

var (
	numberOfResaleUsageRates = rule{
		Row:   "ResaleAuthorization/UpdatePricingTerms/TOO_MANY_RATES/1",
		Sides: fold.PricingTerms,
		Terms: terms.UsageBased,
		Run: func(p *pass, o *fold.Entity) {
			reportRatesOverLimit(p, o, terms.UsageBased, fewerUsageRates, &limitOfUsageRates)
		},
	}
	numberOfResaleUpfrontRates = rule{
		Row:   "ResaleAuthorization/UpdatePricingTerms/TOO_MANY_RATES/2",
		Sides: fold.PricingTerms,
		Terms: terms.ConfigurableUpfront,
		Run: func(p *pass, o *fold.Entity) {
			reportRatesOverLimit(p, o, terms.ConfigurableUpfront, fewerUpfrontRates, &limitOfUpfrontRates)
		},
	}
)

var numberOfResaleGrants = rule{
	Row:   "ResaleAuthorization/UpdatePricingTerms/TOO_MANY_GRANTS/1",
	Sides: fold.PricingTerms,
	Terms: terms.FixedUpfront,
	Run: func(p *pass, o *fold.Entity) {
		term, quota := o.After.Term(terms.FixedUpfront), valuesOf(o).resaleGrants
		most, over := tooMany(p, o, len(term.Grants()), func(l *offer.Limits) *int64 {
			if l.Grants != nil {
				return l.Grants
			}
			return &quota
		})
		if !over {
			return
		}
		full := p.With(most, namesOf(o, terms.FixedUpfront))
		if isGiven(o, func(l *offer.Limits) bool { return l.Grants != nil }) {
			full.Report(term.Get("Grants"), "%d grants are given, Limits.Grants is %d; grant fewer dimensions", len(term.Grants()), most)
			return
		}
		full.Warn(term.Get("Grants"), "%d grants are given, AWS's quota is %d; grant fewer, or give Limits.Grants if AWS has raised it", len(term.Grants()), most)
	},
}
