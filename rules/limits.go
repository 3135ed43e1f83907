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
// the caller's Limits; what the schemas hold a list to stands beside them.

var numberOfGrants = rule{
	Row:   "UpdatePricingTerms/TOO_MANY_GRANTS/1",
	Sides: fold.PricingTerms,
	Run: func(p *pass, o *fold.Offer) {
		for kind, term := range o.After.Terms() {
			grants := len(term.Grants())
			if most, over := tooMany(p, o, grants, func(l *offer.Limits) *int64 { return l.Grants }); over {
				p.With(most, kind).Report(term.Get("Grants"), "%d grants are given, Limits.Grants is %d; grant fewer dimensions", grants, most)
			}
		}
	},
}

var numberOfRateCards = rule{
	Row:   "UpdatePricingTerms/TOO_MANY_RATE_CARDS/2",
	Sides: fold.PricingTerms,
	Terms: terms.ConfigurableUpfront,
	Run: func(p *pass, o *fold.Offer) {
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
	Run: func(p *pass, o *fold.Offer) {
		reportTooManyRates(p, o, terms.ConfigurableUpfront, "leave the same dimensions out of every duration", "UpfrontRates", func(l *offer.Limits) *int64 { return l.UpfrontRates })
	},
}

var numberOfUsageRates = rule{
	Row:   "UpdatePricingTerms/TOO_MANY_RATES/2",
	Sides: fold.PricingTerms,
	Terms: terms.UsageBased,
	Run: func(p *pass, o *fold.Offer) {
		reportTooManyRates(p, o, terms.UsageBased, "every metered dimension needs a rate: ask AWS for a higher limit", "UsageRates", func(l *offer.Limits) *int64 { return l.UsageRates })
	},
}

// reportTooManyRates holds each rate card of the terms of a kind to a member of
// Limits. Fix says what to do.
func reportTooManyRates(p *pass, o *fold.Offer, of terms.PricingTypes, fix, name msg.Words, limit func(*offer.Limits) *int64) {
	for kind, term := range o.After.Terms() {
		if kind != of {
			continue
		}
		for _, card := range term.RateCards() {
			rates := card.Get("RateCard")
			if most, over := tooMany(p, o, rates.Len(), limit); over {
				p.Report(rates, "%d rates are given, Limits.%s is %d; %s", rates.Len(), name, most, fix)
			}
		}
	}
}

// tooMany reports whether there are more items than a limit, and what the limit is.
// No items leave nothing open.
func tooMany(p *pass, o *fold.Offer, items int, limit func(*offer.Limits) *int64) (most int64, over bool) {
	if items == 0 {
		return 0, false
	}
	return exceeds(p, o, int64(items), limit)
}

// exceeds reports whether n is above a limit, and what the limit is: of those of
// several product types the greatest, since n is above them all.
func exceeds(p *pass, o *fold.Offer, n int64, limit func(*offer.Limits) *int64) (most int64, over bool) {
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
func outside(o *fold.Offer, word string, limit func(*offer.Limits) []string) check.Cond {
	return o.Within(func(l *offer.Limits) check.Cond {
		list := limit(l)
		if list == nil {
			return check.NotKnown(errcodes.NeedLimits)
		}
		return check.If(!slices.Contains(list, word))
	})
}

// outsideGiven is outside, but a list that the caller did not give rules nothing out.
func outsideGiven(o *fold.Offer, word string, limit func(*offer.Limits) []string) check.Cond {
	return o.Within(func(l *offer.Limits) check.Cond {
		list := limit(l)
		return check.If(list != nil && !slices.Contains(list, word))
	})
}

// isGiven reports whether the caller gave a limit, whichever of those that may hold
// for the offer does.
func isGiven(o *fold.Offer, given func(*offer.Limits) bool) bool {
	for _, l := range o.Limits() {
		if !given(l) {
			return false
		}
	}
	return true
}
