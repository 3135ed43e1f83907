package check

import (
	"fmt"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/jsondoc"
)

// AddRepeat reports a member that its object had before, under the row for
// members given twice, and whether that counts.
func (r *Results) AddRepeat(row *errcodes.Row, part int, again, first jsondoc.Node) (counts bool) {
	detail := "keep the one you mean: JSON readers differ in which of the two they take"
	if line, _, ok := jsondoc.AtName(first).Position(); ok {
		detail += fmt.Sprintf("; it is first on line %d", line)
	}
	return r.Add(Problem{Row: row, Severity: Error, Part: part, At: jsondoc.AtName(again),
		Message: fmt.Sprintf("expected each member once in an object, found %q again", again.Name()), Detail: detail})
}
