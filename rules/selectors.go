package rules

import (
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/view"
	"github.com/offercheck/offercheck/terms"
)

var uniqueSelectors = rule{
	Row:   "UpdatePricingTerms/DUPLICATE_SELECTORS/1",
	Sides: fold.PricingTerms,
	Terms: terms.ConfigurableUpfront,
	Run: func(p *pass, o *fold.Entity) {
		for _, term := range o.After.Terms() {
			cards := term.RateCards() // of which other terms have one at most
			for i, card := range cards {
				for _, earlier := range cards[:i] {
					if sameSelector(earlier, card) {
						first, again := earlier.Selector().Value(), card.Selector().Value()
						same := msg.Plain(" is given again")
						if again.Text() != first.Text() {
							same = msg.F(" is the same duration as %s", first.Text())
						}
						p.Report(again, "%s%s%s; keep one rate card for it", again.Text(), same, p.firstAt(first))
						break
					}
				}
			}
		}
	},
}

// sameSelector compares durations as calendar durations: P12M is P1Y.
func sameSelector(a, b view.PricingCard) bool {
	d, ok := a.Duration()
	e, ok2 := b.Duration()
	return ok && ok2 && d.Equal(e) && a.Selector().Type().Text() == b.Selector().Type().Text()
}
