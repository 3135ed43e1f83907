package rules_test

import (
	"testing"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/rules"
)

// Every asynchronous row has one rule or a reason to have none, and the rules
// stand in the order of AWS's tables.
func TestEveryRowHasOneRule(t *testing.T) {
	place := map[string]int{}
	all := errcodes.Newest.Rows()
	for i, row := range all {
		place[row.ID] = i
	}
	note := "UpdatePricingTerms/INCOMPATIBLE_RATE_CARD_CONSTRAINTS/(note)"
	seen := map[string]bool{}
	last := -1
	for _, r := range rules.All {
		at, documented := place[r.Row]
		switch {
		case r.Row == note:
			continue
		case !documented:
			t.Errorf("%s is no documented row", r.Row)
		case seen[r.Row]:
			t.Errorf("%s has two rules", r.Row)
		case all[at].Never != "":
			t.Errorf("%s has a rule, but %s", r.Row, all[at].Never)
		case at < last:
			t.Errorf("%s does not stand in the order of the tables", r.Row)
		}
		if documented && changetype.Find(errcodes.Newest, changetype.Offer, all[at].ChangeType) == nil {
			t.Errorf("%s is of a change type that no change has", r.Row)
		}
		if r.Sides == 0 {
			t.Errorf("%s has no sides: it would never run", r.Row)
		}
		seen[r.Row], last = true, at
	}
	for _, row := range all {
		if row.Phase == errcodes.Async && !seen[row.ID] && row.Never == "" {
			t.Errorf("%s has no rule", row.ID)
		}
	}
}
