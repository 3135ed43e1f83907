package rules

import (
	"slices"

	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/terms"
)

// Which dimensions of the product the pricing terms of a resale authorization may name. A
// product without dimensions of a kind has no row of its own here, as it has in an offer.

var resaleDimensionsExist = rule{
	Row:   "ResaleAuthorization/UpdatePricingTerms/INCOMPATIBLE_PRODUCT/1",
	Sides: fold.PricingTerms,
	Run:   reportUnknownKeys,
}

var (
	uniqueResaleRateKeys = rule{
		Row:   "ResaleAuthorization/UpdatePricingTerms/DUPLICATE_DIMENSION_KEYS/1",
		Sides: fold.PricingTerms,
		Terms: uniqueRateKeys.Terms,
		Run:   uniqueRateKeys.Run,
	}
	uniqueResaleGrantKeys = rule{
		Row:   "ResaleAuthorization/UpdatePricingTerms/DUPLICATE_DIMENSION_KEYS/2",
		Sides: fold.PricingTerms,
		Terms: terms.FixedUpfront,
		Run:   uniqueGrantKeys.Run,
	}
)

var resaleRatesOfOneUnit = rule{
	Row:   "ResaleAuthorization/UpdatePricingTerms/INVALID_RATE_CARD/1",
	Sides: fold.PricingTerms,
	Terms: ratesOfOneUnit.Terms,
	Run:   ratesOfOneUnit.Run,
}

var resaleUsageOfMetered = rule{
	Row:   "ResaleAuthorization/UpdatePricingTerms/INVALID_RATE_CARD/2",
	Sides: fold.PricingTerms,
	Terms: terms.UsageBased,
	Run: func(p *pass, o *fold.Entity) {
		fix := msg.Words("leave it out here, an entitled one is priced in an upfront term")
		if o.Product().Dimensions().Any((*fold.Dimension).IsMetered).Fails() {
			fix = "none is, so price entitled ones in ResaleConfigurableUpfrontPricingTerm instead, with the PricingModel Contract"
		}
		reportUnmeteredUsage(p, o, fix)
	},
}

// AWS's page does not say what an authorization keeps of its stored terms: whether a
// dimension that they have is still in use is not known.
var resaleUsageOfAllMetered = rule{
	Row:   "ResaleAuthorization/UpdatePricingTerms/INVALID_RATE_CARD/3",
	Sides: fold.PricingTerms,
	Terms: terms.UsageBased,
	Run: func(p *pass, o *fold.Entity) {
		term := o.After.Term(terms.UsageBased)
		left := leftOut(p, o, terms.UsageBased, check.If(term.Exists()))
		left.others, left.stored = slices.Concat(left.stored, left.others), nil
		left.report(p, term.Get("RateCards").Item(0).Get("RateCard"), "rate")
	},
}

var sameResaleKeysForAllDurations = rule{
	Row:   "ResaleAuthorization/UpdatePricingTerms/INVALID_RATE_CARD/4",
	Sides: fold.PricingTerms,
	Terms: terms.ConfigurableUpfront,
	Run:   sameKeysForAllDurations.Run,
}

var resaleUpfrontOfOneKind = rule{
	Row:   "ResaleAuthorization/UpdatePricingTerms/INVALID_RATE_CARD/5",
	Sides: fold.PricingTerms,
	Terms: upfrontTerms,
	Run:   upfrontOfOneKind.Run,
}

var resaleUpfrontOfEntitled = rule{
	Row:   "ResaleAuthorization/UpdatePricingTerms/INVALID_RATE_CARD/6",
	Sides: fold.PricingTerms,
	Terms: upfrontTerms,
	Run: func(p *pass, o *fold.Entity) {
		fix := msg.Words("leave it out here, a metered one is priced in ResaleUsageBasedPricingTerm")
		if o.Product().Dimensions().Any((*fold.Dimension).IsEntitled).Fails() {
			fix = "none is, so price metered ones in ResaleUsageBasedPricingTerm alone, with the PricingModel Usage"
		}
		reportUpfrontUsage(p, o, fix)
	},
}
