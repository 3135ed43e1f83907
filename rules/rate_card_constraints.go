package rules

import (
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/terms"
)

// The two constraints of a rate card go together, and all rate cards have the same. An
// older page has a note about the former, the newer one a row for each.

var (
	sameConstraints = rule{
		Row:   "UpdatePricingTerms/INCOMPATIBLE_RATE_CARD_CONSTRAINTS/(note)",
		Sides: fold.PricingTerms,
		Terms: terms.ConfigurableUpfront,
		Run:   reportDifferentConstraints,
	}
	sameConstraintsInCard = rule{
		Row:   "UpdatePricingTerms/INCOMPATIBLE_RATE_CARD_CONSTRAINTS/5",
		Sides: fold.PricingTerms,
		Terms: terms.ConfigurableUpfront,
		Run:   reportDifferentConstraints,
	}
)

func reportDifferentConstraints(p *pass, o *fold.Entity) {
	for kind, term := range o.After.Terms() {
		if kind != terms.ConfigurableUpfront {
			continue
		}
		for _, card := range term.RateCards() {
			multiple, quantity := card.MultipleDimensionSelection(), card.QuantityConfiguration()
			if multiple.Text() != quantity.Text() {
				p.relate(multiple, "MultipleDimensionSelection")
				p.Report(quantity, "MultipleDimensionSelection is %s, QuantityConfiguration is %s; give both the same value%s", multiple.Text(), quantity.Text(), unlessReleased(o))
			}
		}
	}
}

var sameConstraintsInAllCards = rule{
	Row:   "UpdatePricingTerms/INCOMPATIBLE_RATE_CARD_CONSTRAINTS/6",
	Sides: fold.PricingTerms,
	Terms: terms.ConfigurableUpfront,
	Run: func(p *pass, o *fold.Entity) {
		for kind, term := range o.After.Terms() {
			if kind != terms.ConfigurableUpfront {
				continue
			}
			for _, card := range term.RateCards() {
				first := term.RateCards()[0]
				multiple, firstMultiple := card.MultipleDimensionSelection().Text(), first.MultipleDimensionSelection().Text()
				quantity, firstQuantity := card.QuantityConfiguration().Text(), first.QuantityConfiguration().Text()
				if multiple != firstMultiple || quantity != firstQuantity {
					p.relate(first.Get("Constraints"), "the constraints of the first rate card")
					p.Report(card.Get("Constraints"), "the rate card for %s has MultipleDimensionSelection %s and QuantityConfiguration %s, the one for %s has %s and %s; give both constraints one value in all rate cards%s",
						card.Selector().Value().Text(), multiple, quantity, first.Selector().Value().Text(), firstMultiple, firstQuantity, unlessReleased(o))
					break
				}
			}
		}
	},
}
