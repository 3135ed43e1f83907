package rules_test

import (
	"strings"
	"testing"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/rules"
)

// Every asynchronous row of every edition has one rule or a reason to have none, and the
// rules of each list stand in the order of AWS's tables.
func TestEveryRowHasOneRule(t *testing.T) {
	note := "UpdatePricingTerms/INCOMPATIBLE_RATE_CARD_CONSTRAINTS/(note)"
	for _, e := range errcodes.Editions() {
		place := map[string]int{note: -1}
		all := e.Rows()
		for i, row := range all {
			place[row.ID] = i
		}
		has := map[string]bool{}
		for _, r := range rules.RulesIn(e) {
			at := place[r.Row]
			switch {
			case has[r.Row]:
				t.Errorf("%s has two rules in %s", r.Row, e)
			case r.Row != note && all[at].Never != "" && !strings.HasSuffix(all[at].Never, ": always undecided"):
				t.Errorf("%s has a rule in %s, but %s", r.Row, e, all[at].Never)
			}
			if r.Row != note && changetype.OfOwner(e, all[at].Owner()) == nil {
				t.Errorf("%s is of a change type that no change has", r.Row)
			}
			if r.Sides == 0 {
				t.Errorf("%s has no sides: it would never run", r.Row)
			}
			has[r.Row] = true
		}
		last, seen := -1, map[string]bool{}
		for _, r := range rules.Lists[e] {
			at, documented := place[r.Row]
			switch {
			case seen[r.Row]:
				t.Errorf("%s stands twice in the list of %s", r.Row, e)
			case !documented:
				t.Errorf("%s is in the list of %s, which has no such row", r.Row, e)
			case r.Row != note && at < last:
				t.Errorf("%s does not stand in the order of the tables of %s", r.Row, e)
			}
			seen[r.Row], last = true, max(at, last)
		}
		for _, row := range all {
			if row.Phase == errcodes.Async && !has[row.ID] && row.Never == "" {
				t.Errorf("%s has no rule in %s", row.ID, e)
			}
		}
	}
}
