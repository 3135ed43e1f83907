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
	for i, row := range errcodes.Rows() {
		place[row.ID] = i
	}
	note := errcodes.DifferingConstraints().ID
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
		case rules.Never[r.Row] != "":
			t.Errorf("%s has a rule, but %s", r.Row, rules.Never[r.Row])
		case at < last:
			t.Errorf("%s does not stand in the order of the tables", r.Row)
		}
		if documented && changetype.Find(changetype.Offer, errcodes.Rows()[at].ChangeType) == nil {
			t.Errorf("%s is of a change type that no change has", r.Row)
		}
		if r.Sides == 0 {
			t.Errorf("%s has no sides: it would never run", r.Row)
		}
		seen[r.Row], last = true, at
	}
	for _, row := range errcodes.Rows() {
		if row.Phase == errcodes.Async && !seen[row.ID] && rules.Never[row.ID] == "" {
			t.Errorf("%s has no rule", row.ID)
		}
	}
}
