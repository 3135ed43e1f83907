package rules

import (
	"testing"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
)

// A row id that is mistyped is found when the rules are compiled, and never taken for
// another row.
func TestMistypedRow(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a row that there is not is found")
		}
	}()
	check.Row(errcodes.Newest, "UpdatePricingTerms/DUPLICATE_DIMENSION_KEY/2")
}

// A panic in a rule leaves behind which row was being decided.
func TestDeciding(t *testing.T) {
	broken := compiledRule{rule: rule{Row: "ReleaseOffer/MISSING_NAME/1", Sides: fold.Release, Run: func(*pass, *fold.Entity) { panic("broken") }}, row: check.Row(errcodes.Newest, "ReleaseOffer/MISSING_NAME/1")}
	var r check.Results
	p := pass{Pass: r.Begin(check.Row(errcodes.Newest, "ReleaseOffer/MISSING_DESCRIPTION/1"), 0, false), owners: []owner{{known: true, change: new(changeset.Change)}}, fresh: check.If(true)}
	defer func() {
		if recover() == nil || r.Deciding() != "ReleaseOffer/MISSING_NAME/1" {
			t.Errorf("it is deciding %q", r.Deciding())
		}
	}()
	p.apply(&broken, new(fold.Traits))
}
