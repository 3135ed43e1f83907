package rules

import (
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
)

// CheckAll runs every rule of every side that was set, those too that are about
// other offers and other terms.
func CheckAll(c *fold.Catalog, r *check.Results) {
	checkProducts(c, r)
	p, all := &Pass{Pass: r.Begin(nil, check.Request, false)}, compiled()
	for i := range c.Offers {
		nature := p.begin(all, &c.Offers[i])
		for k := range all.rules {
			p.apply(&all.rules[k], &nature)
		}
	}
}
