package rules

import (
	"slices"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/offer"
	"github.com/offercheck/offercheck/terms"
)

// AWS speaks of allowed limits and does not publish them. These rules wait for
// the caller's Limits; what the schemas hold a list to stands beside them. For SaaS
// products there are quotas, which may stand in for a limit.

var numberOfGrants = rule{
	Row:   "UpdatePricingTerms/TOO_MANY_GRANTS/1",
	Sides: fold.PricingTerms,
	Run: func(p *pass, o *fold.Entity) {
		for kind, term := range o.After.Terms() {
			grants := len(term.Grants())
			if most, over := tooMany(p, o, grants, limitOfGrants.of); over {
				p.With(most, kind).Report(term.Get("Grants"), "%d grants are given, Limits.Grants is %d; grant fewer dimensions", grants, most)
			}
		}
		if term := o.After.Term(terms.FixedUpfront); term.Exists() {
			if named, quota, over := limitOfGrants.overQuota(o); over {
				p.With(quota, term.Kind).Warn(term.Get("Grants"), overQuotaDetail, limitOfGrants.in, named, limitOfGrants.kind, quota, msg.Words("grant fewer"), limitOfGrants.name)
			}
		}
	},
}

var numberOfRateCards = rule{
	Row:   "UpdatePricingTerms/TOO_MANY_RATE_CARDS/2",
	Sides: fold.PricingTerms,
	Terms: terms.ConfigurableUpfront,
	Run: func(p *pass, o *fold.Entity) {
		for kind, term := range o.After.Terms() {
			if kind != terms.ConfigurableUpfront {
				continue
			}
			cards := term.Get("RateCards")
			if most, over := tooMany(p, o, cards.Len(), func(l *offer.Limits) *int64 { return l.RateCards }); over {
				p.With(most).Report(cards, "%d rate cards are given, Limits.RateCards is %d; offer fewer durations", cards.Len(), most)
			}
		}
	},
}

var numberOfUpfrontRates = rule{
	Row:   "UpdatePricingTerms/TOO_MANY_RATES/1",
	Sides: fold.PricingTerms,
	Terms: terms.ConfigurableUpfront,
	Run: func(p *pass, o *fold.Entity) {
		reportTooManyRates(p, o, terms.ConfigurableUpfront, fewerUpfrontRates, &limitOfUpfrontRates)
	},
}

var numberOfUsageRates = rule{
	Row:   "UpdatePricingTerms/TOO_MANY_RATES/2",
	Sides: fold.PricingTerms,
	Terms: terms.UsageBased,
	Run: func(p *pass, o *fold.Entity) {
		reportTooManyRates(p, o, terms.UsageBased, fewerUsageRates, &limitOfUsageRates)
	},
}

// reportTooManyRates holds each rate card of the terms of a kind to a limit, or all of
// them to AWS's quota. Fix says what to do.
func reportTooManyRates(p *pass, o *fold.Entity, of terms.PricingTypes, fix msg.Words, limit *dimensionLimit) {
	reportRatesOverLimit(p, o, of, fix, limit)
	if cards := o.After.Term(of).RateCards(); len(cards) > 0 {
		if named, quota, over := limit.overQuota(o); over {
			p.Warn(cards[0].Get("RateCard"), overQuotaDetail, limit.in, named, limit.kind, quota, fix, limit.name)
		}
	}
}

// reportRatesOverLimit holds each rate card of the terms of a kind to a limit.
func reportRatesOverLimit(p *pass, o *fold.Entity, of terms.PricingTypes, fix msg.Words, limit *dimensionLimit) {
	for kind, term := range o.After.Terms() {
		if kind != of {
			continue
		}
		for _, card := range term.RateCards() {
			rates := card.Get("RateCard")
			if most, over := tooMany(p, o, rates.Len(), limit.of); over {
				p.With(namesOf(o, kind)).Report(rates, "%d rates are given, Limits.%s is %d; %s", rates.Len(), limit.name, most, fix)
			}
		}
	}
}

// What to do about more rates than a limit.
const (
	fewerUpfrontRates = "leave the same dimensions out of every duration"
	fewerUsageRates   = "every metered dimension needs a rate: ask AWS for a higher limit"
)

// A dimensionLimit is a member of Limits for how many dimensions a term may name. Where
// it is not given AWS's quota for SaaS products counts those of a kind in some terms.
type dimensionLimit struct {
	name msg.Words
	of   func(*offer.Limits) *int64

	in    msg.Words // what a message calls the terms
	terms terms.PricingTypes
	kind  msg.Words
	is    func(*fold.Dimension) check.Cond
}

var (
	limitOfGrants = dimensionLimit{"Grants", func(l *offer.Limits) *int64 { return l.Grants },
		"upfront terms name", upfrontTerms, "entitled", (*fold.Dimension).IsEntitled}
	limitOfUpfrontRates = dimensionLimit{"UpfrontRates", func(l *offer.Limits) *int64 { return l.UpfrontRates },
		"upfront terms name", upfrontTerms, "entitled", (*fold.Dimension).IsEntitled}
	limitOfUsageRates = dimensionLimit{"UsageRates", func(l *offer.Limits) *int64 { return l.UsageRates },
		"usage term names", terms.UsageBased, "metered", (*fold.Dimension).IsMetered}
)

// overQuotaDetail is what a finding says of more dimensions than AWS's quota.
const overQuotaDetail = "the offer's %s %d %s dimensions, AWS's quota for a SaaS product is %d; %s, or give Limits.%s if AWS has raised it"

// overQuota reports whether the offer is of a SaaS product, has no limit and names more
// dimensions than AWS's quota, if there is one; and how many.
func (d *dimensionLimit) overQuota(o *fold.Entity) (named, quota int64, over bool) {
	quota = valuesOf(o).saasDimensions
	if quota == 0 || int64(o.After.NumKeys()) <= quota || !o.Product().IsType(saas).Holds() || d.of(o.Limits()[0]) != nil {
		return 0, 0, false
	}
	counted := make([]bool, o.After.NumKeys())
	for kind, term := range o.After.Terms() {
		if !d.terms.Has(kind) {
			continue
		}
		for key := range term.DistinctKeys() {
			if dimension, _ := o.Dimension(key); !counted[key.Number] && d.is(dimension).Holds() {
				counted[key.Number] = true
				named++
			}
		}
	}
	return named, quota, named > quota
}

// tooMany reports whether there are more items than a limit, and what the limit is.
// No items leave nothing open.
func tooMany(p *pass, o *fold.Entity, items int, limit func(*offer.Limits) *int64) (most int64, over bool) {
	if items == 0 {
		return 0, false
	}
	return exceeds(p, o, int64(items), limit)
}

// exceeds reports whether n is above a limit, and what the limit is: of those of
// several product types the greatest, since n is above them all.
func exceeds(p *pass, o *fold.Entity, n int64, limit func(*offer.Limits) *int64) (most int64, over bool) {
	over = p.Require(o.Within(func(l *offer.Limits) check.Cond {
		bound := limit(l)
		if bound == nil {
			return check.NotKnown(errcodes.NeedLimits)
		}
		most = max(most, *bound)
		return check.If(n > *bound)
	}))
	return most, over
}

// outside holds for a word that a list of Limits lacks.
func outside(o *fold.Entity, word string, limit func(*offer.Limits) []string) check.Cond {
	return o.Within(func(l *offer.Limits) check.Cond {
		list := limit(l)
		if list == nil {
			return check.NotKnown(errcodes.NeedLimits)
		}
		return check.If(!slices.Contains(list, word))
	})
}

// outsideGiven is outside, but a list that the caller did not give rules nothing out.
func outsideGiven(o *fold.Entity, word string, limit func(*offer.Limits) []string) check.Cond {
	return o.Within(func(l *offer.Limits) check.Cond {
		list := limit(l)
		return check.If(list != nil && !slices.Contains(list, word))
	})
}

// isGiven reports whether the caller gave a limit, whichever of those that may hold
// for the offer does.
func isGiven(o *fold.Entity, given func(*offer.Limits) bool) bool {
	for _, l := range o.Limits() {
		if !given(l) {
			return false
		}
	}
	return true
}
