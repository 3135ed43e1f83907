package rules

import (
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
)

// Check and CheckAll are what the package does, for its tests.
var (
	Check = checkEntities
	Lists = rulesIn
)

// RulesIn are the rules that an edition runs.
func RulesIn(e errcodes.Edition) (list []rule) {
	for _, c := range compiledAll(e) {
		list = append(list, c.Rule)
	}
	return list
}

// CheckAll runs every rule of every side that was set, those too that are about
// other kinds of entity and other terms.
func CheckAll(c *fold.Catalog, r *check.Results) {
	checkProducts(c, r)
	p := &pass{Pass: r.Begin(nil, check.Request, false)}
	for _, kind := range changetype.Kinds(c.Changes.Edition) {
		all := compiled(c.Changes.Edition)[kind]
		for i := range c.Entities(kind) {
			traits := p.begin(all, &c.Entities(kind)[i])
			for k := range all.rules {
				p.apply(&all.rules[k], &traits)
			}
		}
	}
}
