package rules

import (
	"iter"
	"slices"

	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/view"
	"github.com/offercheck/offercheck/offer"
	"github.com/offercheck/offercheck/terms"
)

// Which durations a buyer may be offered in ConfigurableUpfrontPricingTerm: the
// Value of each rate card's Selector.

// selectors are the rate cards of ConfigurableUpfrontPricingTerm with the
// duration of each, as far as it can be read.
func selectors(o *fold.Entity) iter.Seq2[view.PricingCard, terms.Duration] {
	return func(yield func(view.PricingCard, terms.Duration) bool) {
		for _, card := range o.After.Term(terms.ConfigurableUpfront).RateCards() {
			if d, ok := card.Duration(); ok && !yield(card, d) {
				return
			}
		}
	}
}

var selectorMonths = rule{
	Row:   "UpdatePricingTerms/INVALID_SELECTOR_DURATION_VALUE/1",
	Sides: fold.PricingTerms,
	Terms: terms.ConfigurableUpfront,
	Run: func(p *pass, o *fold.Entity) {
		for card := range selectors(o) {
			reportMonths(p, o, card.Selector().Value(), func(l *offer.Limits) *offer.Range { return l.SelectorMonths })
		}
	},
}

var selectorInDays = rule{
	Row:   "UpdatePricingTerms/INVALID_SELECTOR_DURATION_VALUE/2",
	Sides: fold.PricingTerms,
	Terms: terms.ConfigurableUpfront,
	Run: func(p *pass, o *fold.Entity) {
		onAmi := o.Product().IsType(ami, container)
		var last view.PricingCard // the next mostly has its keys
		var metered check.Cond    // they are, and nothing else
		for card, d := range selectors(o) {
			value := card.Selector().Value()
			if !isNotInDays(value) || onAmi.Fails() {
				continue
			}
			if !card.HasKeysOf(last) {
				last, metered = card, onlyMetered(o, card.Keys())
			}
			if p.Require(onAmi, metered) {
				p.Report(value, "the Selector's Value is %s, and all that its rate card prices is metered; give it in whole days, such as P365D", d)
			}
		}
	},
}

var selectorDays = rule{
	Row:   "UpdatePricingTerms/INVALID_SELECTOR_DURATION_VALUE/3",
	Sides: fold.PricingTerms | fold.Targeting | fold.Release,
	Terms: terms.ConfigurableUpfront,
	Run: func(p *pass, o *fold.Entity) {
		byUsage := o.Product().IsType(ami, container).And(o.After.Part(fold.PricingModel).Text(terms.Usage))
		if !knowsPricing(p, o, byUsage) {
			return
		}
		outside := func(d terms.Duration, min, max int64) check.Cond {
			return o.Within(func(l *offer.Limits) check.Cond { return check.If(daysOf(l.SelectorDays, min, max).lacks(d)) })
		}
		own, v := o.Limits()[0].SelectorDays, valuesOf(o)
		byLimit := check.ByLimitIf(isGiven(o, func(l *offer.Limits) bool { return l.SelectorDays != nil }))
		for card, d := range selectors(o) {
			value := card.Selector().Value()
			switch {
			case p.Require(byUsage, outside(d, v.selectorDays.min, v.selectorDays.max)):
				p.ReportAs(byLimit, jsondoc.At(value), "the Selector's Value is %s; %s are supported", d, daysOf(own, v.selectorDays.min, v.selectorDays.max))
			case p.Require(byUsage, isPublicAndReleased(o), outside(d, v.publicSelectorDays, v.publicSelectorDays)):
				p.ReportAs(byLimit, jsondoc.At(value), "the Selector's Value is %s, and the offer is public; %s are supported", d, daysOf(own, v.publicSelectorDays, v.publicSelectorDays))
			}
		}
	},
}

var supportedSelectors = rule{
	Row:   "UpdatePricingTerms/INVALID_SELECTOR_DURATION_VALUE/4",
	Sides: fold.PricingTerms | fold.Targeting | fold.Release,
	For:   fold.IsPublic | fold.IsReleased,
	Terms: terms.ConfigurableUpfront,
	Run: func(p *pass, o *fold.Entity) {
		isContract := o.After.IsContract()
		if !knowsPricing(p, o, isContract) {
			return
		}
		for card, d := range selectors(o) {
			if p.Require(isContract, isCustom(o, d)) {
				p.Report(card.Selector().Value(), "the Selector's Value is %s, and the offer is public; supported are %s", d, standardDurations(o))
			}
		}
	},
}

var oneCustomSelector = rule{
	Row:   "UpdatePricingTerms/INVALID_SELECTOR_DURATION_VALUE/5",
	Sides: fold.PricingTerms | fold.Targeting,
	For:   fold.IsPrivate,
	Terms: terms.ConfigurableUpfront,
	Run: func(p *pass, o *fold.Entity) {
		isContract := o.After.IsContract()
		if !knowsPricing(p, o, isContract) {
			return
		}
		cards := o.After.Term(terms.ConfigurableUpfront).Get("RateCards").Len()
		for card, d := range selectors(o) {
			if p.Require(check.If(cards > 1), isContract, isCustom(o, d)) {
				p.Report(card.Selector().Value(), "%s is a custom duration, one of %d durations; keep it alone, or use %s", d, cards, standardDurations(o))
			}
		}
	},
}

var selectorOfAgreement = rule{
	Row:   "UpdatePricingTerms/INVALID_SELECTOR_DURATION_VALUE/6",
	Sides: fold.PricingTerms | fold.ValidityTerm,
	Terms: terms.ConfigurableUpfront,
	Run: func(p *pass, o *fold.Entity) {
		reportSpan(p, o, terms.ConfigurableUpfront)
	},
}

// isPublicAndReleased holds for an offer that any buyer can accept after the
// change set.
func isPublicAndReleased(o *fold.Entity) check.Cond {
	return o.IsPublic().And(o.After.IsReleased())
}

// isCustom holds for a duration that is none of the standard ones.
func isCustom(o *fold.Entity, d terms.Duration) check.Cond {
	return o.Within(func(l *offer.Limits) check.Cond {
		return check.If(!slices.ContainsFunc(standard(o, l), func(text string) bool {
			e, ok := terms.ParseDuration(text)
			return ok && d.Equal(e)
		}))
	})
}

func standard(o *fold.Entity, l *offer.Limits) []string {
	if l.SelectorDurations != nil {
		return l.SelectorDurations
	}
	return valuesOf(o).contractDurations
}

func standardDurations(o *fold.Entity) msg.Text {
	var texts []msg.Text
	for _, text := range standard(o, o.Limits()[0]) {
		if d, ok := terms.ParseDuration(text); ok {
			texts = append(texts, msg.F("%s", d))
		} else { // as the caller's limits may have it
			texts = append(texts, msg.Value(text))
		}
	}
	return msg.Join(texts, ", ")
}
