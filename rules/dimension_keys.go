package rules

import (
	"fmt"
	"strings"

	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/offer"
	"github.com/offercheck/offercheck/terms"
)

var uniqueGrantKeys = Rule{
	Row:   "UpdatePricingTerms/DUPLICATE_DIMENSION_KEYS/1",
	Sides: offer.PricingTerms,
	Terms: terms.FixedUpfront | terms.FreeTrial,
	Run: func(p *Pass, o *offer.Offer) {
		for _, term := range o.After.Terms() {
			if term.RepeatsGrants() {
				reportRepeatedKeys(p, term, term.Get("Grants"))
			}
		}
	},
}

var uniqueRateKeys = Rule{
	Row:   "UpdatePricingTerms/DUPLICATE_DIMENSION_KEYS/2",
	Sides: offer.PricingTerms,
	Terms: terms.UsageBased | terms.ConfigurableUpfront,
	Run: func(p *Pass, o *offer.Offer) {
		for _, term := range o.After.Terms() {
			for _, card := range term.RateCards() {
				if card.HasRepeats() {
					reportRepeatedKeys(p, term, card.Get("RateCard"))
				}
			}
		}
	},
}

func reportRepeatedKeys(p *Pass, term terms.PricingTerm, list jsondoc.Node) {
	var pointers jsondoc.Pointers // there may be thousands
	for _, r := range repeats(list, "DimensionKey") {
		p.With(term.Type()).Report(r.node, "dimension key %q is given %d times; first at %s",
			r.node.Text(), r.count, pointers.Of(jsondoc.At(r.first.Parent())))
	}
}

var sameKeysForAllDurations = Rule{
	Row:   "UpdatePricingTerms/INVALID_RATE_CARD/1",
	Sides: offer.PricingTerms,
	Terms: terms.ConfigurableUpfront,
	Run: func(p *Pass, o *offer.Offer) {
		for kind, term := range o.After.Terms() {
			if kind == terms.ConfigurableUpfront && !term.HasSameKeys() {
				reportShortRateCards(p, term)
			}
		}
	},
}

// reportShortRateCards compares the keys of each rate card with those of all.
func reportShortRateCards(p *Pass, term terms.PricingTerm) {
	var all []string              // every key, in the order of its first rate
	cardsWith := map[string]int{} // by key: the last card that has it, from 1
	for _, card := range term.RateCards() {
		for _, rate := range card.Rates() {
			key := rate.Key()
			if _, known := cardsWith[key]; !known {
				all = append(all, key)
			}
			cardsWith[key] = 0
		}
	}
	for i, card := range term.RateCards() {
		for _, rate := range card.Rates() {
			cardsWith[rate.Key()] = i + 1
		}
		var lacking []string
		for _, key := range all {
			if cardsWith[key] != i+1 {
				lacking = append(lacking, key)
			}
		}
		if len(lacking) > 0 {
			selector := card.Selector().Value().Text()
			p.With(selector).Report(card.Get("RateCard"), "the rate card for %s has no price for %s, which another duration prices",
				selector, quoted(lacking))
		}
	}
}

var ratesForTrialDimensions = Rule{
	Row:   "UpdatePricingTerms/INVALID_RATE_CARD/8",
	Sides: offer.PricingTerms,
	Terms: terms.FreeTrial,
	Run: func(p *Pass, o *offer.Offer) {
		if !o.After.PricingTypes().Has(terms.FreeTrial | terms.UsageBased) {
			return
		}
		priced := map[string]bool{}
		for _, card := range o.After.Term(terms.UsageBased).RateCards() {
			for _, rate := range card.Rates() {
				priced[rate.Key()] = true
			}
		}
		for _, grant := range o.After.Term(terms.FreeTrial).Grants() {
			key := grant.DimensionKey()
			if priced[key.Text()] {
				continue
			}
			p.ReportAs(check.DoubtfulIf(model(o) == terms.Contract), jsondoc.At(key.Node), "the trial grants %q, but UsageBasedPricingTerm has no rate for it; add one or remove the grant", key.Text())
		}
	},
}

// model is the pricing model after the change set, "" when it is not known.
func model(o *offer.Offer) string { return o.After.Part(offer.PricingModel).Value().Text() }

// quoted lists names in quotes, the first few of many.
func quoted(names []string) string {
	const most = 5
	var b strings.Builder
	for i, name := range names {
		if i == most {
			fmt.Fprintf(&b, " and %d more", len(names)-most)
			break
		}
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "%q", name)
	}
	return b.String()
}
