package check

import (
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
)

// AddRepeat reports a field that its object already has, under the row for duplicate
// members. It returns whether the finding counts (is not suppressed).
func (r *Results) AddRepeat(row *errcodes.Row, part int, again, first jsondoc.Node) (counts bool) {
	detail := msg.Plain("keep the one you mean: JSON parsers differ in which of the two they use")
	related := []Related{{jsondoc.AtName(first), "first"}}
	if line, _, ok := jsondoc.AtName(first).Position(); ok {
		detail = detail.And(msg.F("; it is first on line %d", line))
	}
	return r.Add(Problem{Row: row, Severity: Error, Part: part, At: jsondoc.AtName(again),
		Message: msg.F("expected each field once in an object, found %q again", again.Name()), Detail: detail, Related: related})
}
