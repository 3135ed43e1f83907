// Package plain writes reports as goldens have them: one line for each thing that is said.
package plain

import (
	"fmt"
	"strings"

	"github.com/offercheck/offercheck"
)

// Text is the report as it is in a golden.
func Text(r *offercheck.Report) string {
	var b strings.Builder
	for i := range r.Findings {
		f := &r.Findings[i]
		fmt.Fprintf(&b, "%s %s\n  at %s (%d:%d)\n  %s\n", f.Severity, f.Row, f.Path, f.Line, f.Column, f.Message)
		if f.Detail != "" {
			fmt.Fprintf(&b, "  %s\n", f.Detail)
		}
	}
	for _, u := range r.Undecided {
		fmt.Fprintf(&b, "undecided %s, %s, needs %s\n", u.Row, subject(u.Change, u.Entry), u.Needs)
		if u.Detail != "" {
			fmt.Fprintf(&b, "  %s\n", u.Detail)
		}
	}
	for _, u := range r.Unchecked {
		fmt.Fprintf(&b, "unchecked change %d, %s\n", u.Change.Index, u.Reason)
	}
	for _, e := range r.Entries {
		fmt.Fprintf(&b, "entry %d %q, sendable %t\n", e.Index, e.ClientToken, e.Sendable)
	}
	fmt.Fprintf(&b, "%s\n", r.Verdict)
	return b.String()
}

// subject names what a row is about.
func subject(change *offercheck.Change, entry *offercheck.Entry) string {
	switch {
	case change != nil:
		return fmt.Sprintf("change %d", change.Index)
	case entry != nil:
		return fmt.Sprintf("entry %d", entry.Index)
	}
	return "the request"
}
