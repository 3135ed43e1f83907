package check_test

import (
	"testing"

	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
)

// What is given for a pass is a condition of all that it says, asked or not.
func TestGiven(t *testing.T) {
	for name, test := range map[string]struct {
		given          check.Cond
		problems, open int
	}{
		"it holds":        {yes, 2, 0},
		"it does not":     {no, 0, 0},
		"it is not known": {perhaps, 0, 1},
	} {
		for _, asks := range []bool{true, false} {
			var r check.Results
			p := r.Begin(nil, check.Request, false)
			p.Reset(documented, 3, false, test.given)
			if !asks || p.Require(yes, yes) {
				p.Report(check.ByBasis, jsondoc.Place{}, msg.Plain("message"), msg.Plain("why"))
				p.Report(check.Doubtful, jsondoc.Place{}, msg.Plain("message"), msg.Plain("why"))
			}
			p.End()
			if len(r.Problems) != test.problems || len(r.Open) != test.open {
				t.Errorf("%s, asked %t: %d problems and %d open, want %d and %d", name, asks, len(r.Problems), len(r.Open), test.problems, test.open)
			}
			if test.open > 0 && r.Open[0].Needs != offer {
				t.Errorf("%s, asked %t: it needs %s", name, asks, r.Open[0].Needs)
			}
		}
	}
}
