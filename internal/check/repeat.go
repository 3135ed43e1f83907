package check

import (
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
)

// AddRepeat reports a member that its object had before, under the row for
// members given twice, and whether that counts.
func (r *Results) AddRepeat(row *errcodes.Row, part int, again, first jsondoc.Node) (counts bool) {
	detail := msg.Plain("keep the one you mean: JSON readers differ in which of the two they take")
	related := []Related{{jsondoc.AtName(first), "first"}}
	if line, _, ok := jsondoc.AtName(first).Position(); ok {
		detail = detail.And(msg.F("; it is first on line %d", line))
	}
	return r.Add(Problem{Row: row, Severity: Error, Part: part, At: jsondoc.AtName(again),
		Message: msg.F("expected each member once in an object, found %q again", again.Name()), Detail: detail, Related: related})
}
