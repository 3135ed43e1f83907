package rules

import (
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/offer"
)

// CheckAll runs every rule of every side that was set, those too that are about
// other offers and other terms.
func CheckAll(c *offer.Catalog, r *check.Results) {
	for i := range requestRules {
		requestRules[i].run(c, r)
	}
	p := &Pass{Pass: r.Begin(nil, check.Request, false)}
	for i := range c.Offers {
		o, all := &c.Offers[i], compiled()
		nature := o.Nature()
		p.offer, p.found.prices = o, nil
		for k := range all.rules {
			rule := &all.rules[k]
			by := all.duties[rule.duty].owner(o)
			if by.change == nil {
				continue
			}
			p.Again(rule.row, by.change.Index, !by.own, nature.Is(rule.For))
			p.change, p.sides = by.change, rule.Sides
			rule.Run(p, o)
			p.End()
		}
	}
}
