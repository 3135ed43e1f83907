package rules

import (
	"fmt"
	"math"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/offer"
	"github.com/offercheck/offercheck/terms"
)

// What a pricing model asks of a product, and what a product type asks of the
// terms under a model.

var usageOfProduct = rule{
	Row:   "UpdatePricingTerms/INCOMPATIBLE_PRODUCT/1",
	Sides: fold.PricingModel,
	Run: func(p *pass, o *fold.Entity) {
		reportUnservedModel(p, o, terms.Usage, terms.UsageBased, "metered", (*fold.Dimension).IsMetered)
	},
}

var contractOfProduct = rule{
	Row:   "UpdatePricingTerms/INCOMPATIBLE_PRODUCT/2",
	Sides: fold.PricingModel,
	Run: func(p *pass, o *fold.Entity) {
		reportUnservedModel(p, o, terms.Contract, upfrontTerms, "entitled", (*fold.Dimension).IsEntitled)
	},
}

// reportUnservedModel reports a pricing model that needs a kind of dimension of
// which the product has none. Where the offer has terms that price that kind, another
// row says so of them.
func reportUnservedModel(p *pass, o *fold.Entity, name string, pricing terms.PricingTypes, kind msg.Words, is func(*fold.Dimension) check.Cond) {
	model, product := o.After.Part(fold.PricingModel), o.Product()
	told := o.After.Pricing(func(t terms.PricingTypes) bool { return t.HasAny(pricing) })
	if name == terms.Contract {
		told = told.And(product.IsType(machineLearning).Not())
	}
	if p.Require(model.Text(name), product.Dimensions().Any(is).Not(), told.Not()) {
		fix := otherModel(o) + ", or add one with AddDimensions and price it"
		if name == terms.Contract && o.IsReplacement().Holds() { // which has no other model
			fix = "add one with AddDimensions and price it"
		}
		p.Report(model.Value(), "no dimension of %s is %s; %s", product.Label(), kind, fix)
	}
}

var termsServedByDimensions = rule{
	Row:   "UpdatePricingTerms/INCOMPATIBLE_PRODUCT/11",
	Sides: fold.PricingTerms | fold.PricingModel,
	Terms: terms.UsageBased | upfrontTerms,
	Run: func(p *pass, o *fold.Entity) {
		product := o.Product()
		if !knowsPricing(p, o, product.Dimensions().Any((*fold.Dimension).IsMetered).And(product.Dimensions().Any((*fold.Dimension).IsEntitled)).Not()) {
			return
		}
		types, dimensions := o.After.PricingTypes(), product.Dimensions()
		usage, upfront := types&terms.UsageBased, types&(terms.ConfigurableUpfront|terms.FixedUpfront)
		var unserved terms.PricingTypes
		if p.Require(check.If(usage != 0), dimensions.Any((*fold.Dimension).IsMetered).Not()) {
			unserved |= usage
		}
		if p.Require(check.If(upfront != 0), o.After.IsContract(), product.IsType(machineLearning).Not(),
			dimensions.Any((*fold.Dimension).IsEntitled).Not()) {
			unserved |= upfront
		}
		if unserved != 0 {
			fix := msg.Words("remove the terms")
			if needs := termsByModel[model(o)].needs; needs != 0 && !(types &^ unserved).HasAny(needs) {
				fix = otherModel(o)
			}
			p.With(unserved).Report(o.After.FirstTerm(unserved).Node, "%s has no %s dimension to price; %s, or add dimensions with AddDimensions",
				product.Label(), kindFor(unserved), fix)
		}
	},
}

// kindFor names the kinds of dimensions that terms price.
func kindFor(types terms.PricingTypes) msg.Words {
	switch {
	case types == terms.UsageBased:
		return "metered"
	case types.Has(terms.UsageBased):
		return "metered and no entitled"
	}
	return "entitled"
}

var openConstraints = rule{
	Row:   "UpdatePricingTerms/INCOMPATIBLE_RATE_CARD_CONSTRAINTS/1",
	Sides: fold.PricingTerms | fold.PricingModel,
	Terms: terms.ConfigurableUpfront,
	Run: func(p *pass, o *fold.Entity) {
		open := o.Within(func(l *offer.Limits) check.Cond {
			if l.UsageConstraints == "" {
				return o.Product().IsType(ami, container)
			}
			return check.If(l.UsageConstraints == "Allowed")
		})
		reportUsageConstraints(p, o, open, "Allowed")
	},
}

var closedConstraints = rule{
	Row:   "UpdatePricingTerms/INCOMPATIBLE_RATE_CARD_CONSTRAINTS/2",
	Sides: fold.PricingTerms | fold.PricingModel,
	Terms: terms.ConfigurableUpfront,
	Run: func(p *pass, o *fold.Entity) {
		closed := o.Within(func(l *offer.Limits) check.Cond {
			if l.UsageConstraints == "" {
				return check.NotKnown(errcodes.NeedLimits)
			}
			return check.If(l.UsageConstraints == "Disallowed")
		})
		reportUsageConstraints(p, o, closed, "Disallowed")
	},
}

// reportUsageConstraints holds the constraints of upfront rate cards under the
// Usage model to one word.
func reportUsageConstraints(p *pass, o *fold.Entity, applies check.Cond, word msg.Words) {
	usage := o.After.Part(fold.PricingModel).Text(terms.Usage)
	if !knowsPricing(p, o, usage, applies) {
		return
	}
	byLimit := check.ByLimitIf(isGiven(o, func(l *offer.Limits) bool { return l.UsageConstraints != "" }))
	unless := unlessReleased(o)
	for _, card := range o.After.Term(terms.ConfigurableUpfront).RateCards() {
		constraints := card.Get("Constraints")
		for _, name := range constraintNames {
			constraint := constraints.Get(name)
			if !p.Require(check.If(constraint.Text() != string(word)), usage, applies) {
				continue
			}
			at, is := jsondoc.At(constraint), msg.Value(constraint.Text())
			switch {
			case !constraints.Exists(): // which a resale authorization may leave out
				at, is = jsondoc.Missing(card.Node, "Constraints"), msg.Plain(leftOutConstraint)
			case !constraint.Exists():
				at, is = jsondoc.Missing(constraints, name), msg.Plain(leftOutConstraint)
			}
			for _, other := range constraintNames { // the two have to be the same
				if n := constraints.Get(other); unless == "" && n.Exists() && n.Text() != string(word) {
					p.suggest(n, string(word))
				}
			}
			p.ReportAs(byLimit, at, "%s is %s; for %s under the PricingModel Usage it has to be %s%s", msg.Words(name), is, o.Product().Label(), word, unless)
		}
	}
}

// constraintNames are the constraints of a rate card.
var constraintNames = [...]string{"MultipleDimensionSelection", "QuantityConfiguration"}

// leftOutConstraint is what a message says of a constraint that is not given.
const leftOutConstraint = "left out, which means Allowed"

// unlessReleased ends advice on a constraint of a rate card: a released offer keeps its own.
func unlessReleased(o *fold.Entity) msg.Words {
	if o.Kind == changetype.Offer && o.Before.IsReleased().Holds() {
		return ", unless the released offer has it so: then make a new offer"
	}
	return ""
}

var freeUsageInTrial = rule{
	Row:   "UpdatePricingTerms/INCOMPATIBLE_RATES/2",
	Sides: fold.PricingTerms | fold.PricingModel,
	Terms: terms.FreeTrial,
	Run: func(p *pass, o *fold.Entity) {
		notFree := o.After.Part(fold.PricingModel).Text(terms.Free).Not()
		isSaaS := o.Product().IsType(saas)
		if !knowsPricing(p, o, notFree, isSaaS) || !o.After.Term(terms.FreeTrial).Exists() {
			return
		}
		for price := range prices(o.After.Term(terms.UsageBased)) {
			if p.Require(notFree, isSaaS, check.If(!terms.IsZero(price.Text()))) {
				p.relate(o.After.Term(terms.FreeTrial).Node, "the trial")
				p.Report(price, "the price is %s in an offer with FreeTrialPricingTerm for a SaaS product; make it 0 or remove the trial", price.Text())
			}
		}
	},
}

var decimalsOfUsage = rule{
	Row:   "UpdatePricingTerms/INVALID_RATE_CARD/9",
	Sides: fold.PricingTerms,
	Terms: terms.UsageBased,
	Run: func(p *pass, o *fold.Entity) {
		least := int64(math.MaxInt64)
		for _, l := range o.Limits() {
			least = min(least, decimals(o, l))
		}
		for price := range prices(o.After.Term(terms.UsageBased)) {
			_, places := terms.Places(price.Text())
			if int64(places) <= least {
				continue
			}
			isOver := o.Within(func(l *offer.Limits) check.Cond {
				over := check.If(int64(places) > decimals(o, l))
				if l.UsageDecimals == nil {
					over = over.And(o.Product().IsType(ami, container))
				}
				return over
			})
			if p.Require(isOver) {
				byLimit := check.ByLimitIf(isGiven(o, func(l *offer.Limits) bool { return l.UsageDecimals != nil }))
				p.ReportAs(byLimit, jsondoc.At(price), "the price %s has %s; round it to %s", price.Text(), inPlaces(int64(places)), inPlaces(least))
			}
		}
	},
}

// inPlaces says how a number with that many decimal places is written.
func inPlaces(n int64) msg.Words {
	switch n {
	case 0:
		return "a whole number"
	case 1:
		return "1 decimal place"
	}
	return msg.Words(fmt.Sprintf("%d decimal places", n))
}

// decimals is the most decimal places of a usage price.
func decimals(o *fold.Entity, l *offer.Limits) int64 {
	if l.UsageDecimals != nil {
		return *l.UsageDecimals
	}
	return valuesOf(o).usageDecimals
}

var oneUpfrontRateCard = rule{
	Row:   "UpdatePricingTerms/TOO_MANY_RATE_CARDS/1",
	Sides: fold.PricingTerms | fold.PricingModel,
	Terms: terms.ConfigurableUpfront,
	Run: func(p *pass, o *fold.Entity) {
		byLimit := o.Within(func(l *offer.Limits) check.Cond { return check.If(l.RateCards != nil && *l.RateCards == 1) }) // which another row reports
		reportSecondRateCard(p, o, byLimit.Not())
	},
}

// reportSecondRateCard reports several durations of an AMI or container product that is
// priced by usage.
func reportSecondRateCard(p *pass, o *fold.Entity, applies check.Cond) {
	cards, product := o.After.Term(terms.ConfigurableUpfront).Get("RateCards"), o.Product()
	usage, isAmi := o.After.Part(fold.PricingModel).Text(terms.Usage), product.IsType(ami, container)
	if knowsPricing(p, o, usage, isAmi) && p.Require(check.If(cards.Len() > 1), usage, isAmi, applies) {
		p.Report(cards, "%d rate cards are given under the PricingModel Usage for %s of type %s; keep one duration",
			cards.Len(), product.Label(), typeOf(product))
	}
}
