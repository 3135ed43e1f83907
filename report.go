package offercheck

import (
	"fmt"
	"iter"
	"strings"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/words"
)

// A Report is the result of checking one document. Findings and Undecided are in a
// total order: the same input always gives the same report. Findings about the request
// come first, then change by change, or entry by entry; of each in the order in which
// they are in the document, then by row.
type Report struct {
	Source    string      `json:"source"`            // what the caller calls the document
	Edition   string      `json:"edition,omitempty"` // of AWS's pages; "" for requests of the Agreement Service
	Verdict   Verdict     `json:"verdict"`
	Findings  []Finding   `json:"findings"`
	Undecided []Undecided `json:"undecided"`
	Unchecked []Unchecked `json:"unchecked,omitempty"` // the changes whose rules did not run

	Entries []BatchEntry `json:"entries,omitempty"` // of a batch, in its order

	Suppressed []Suppressed `json:"leftOut,omitempty"` // rows that the caller suppressed
	Truncated  []string     `json:"cut,omitempty"`     // what was not checked or not listed because the document is too large

	Unlisted Unlisted `json:"unlisted,omitzero"` // how many findings a truncated report does not list
}

// Verdict is the conclusion of a report.
type Verdict string

const (
	VerdictAccepted  Verdict = "accepted"  // no error, and nothing undecided but what AWS alone knows or does not publish
	VerdictUndecided Verdict = "undecided" // no error, but rows that facts of the caller's could decide
	VerdictRejected  Verdict = "rejected"  // an error
)

// Severity says what a finding means for the change set.
type Severity string

const (
	SeverityError   Severity = "error"   // AWS documents that it rejects this
	SeverityWarning Severity = "warning" // AWS may reject this, or it is likely a mistake
)

// Unlisted counts the findings that a report does not list because there are too
// many. They count for the verdict.
type Unlisted struct {
	Errors   int `json:"errors"`
	Warnings int `json:"warnings"`
}

// Total returns the number of both.
func (u Unlisted) Total() int { return u.Errors + u.Warnings }

// Suppressed is a row that the caller suppressed by [WithoutRow], and why.
type Suppressed struct {
	Row    string `json:"row"`
	Reason string `json:"reason"`
	Count  int    `json:"count"` // of findings and undecided rows that are missing from the report
}

// Undecided is a row that could not be decided for a change, a request or an
// entry of one.
type Undecided struct {
	Row       string
	Code      errcodes.Code
	Change    *Change        // nil for a row about the request itself
	Operation string         // of the Agreement Service
	Entry     *Entry         // nil for a row that is not about one entry of a batch
	Needs     errcodes.Needs // what would change the answer
	Detail    string         // what was not known, where the row does not say it
}

// Unchecked is a change whose rules did not run: its own fields may have been
// checked, but nothing that relates them to other fields, changes or facts.
type Unchecked struct {
	Change     Change
	Reason     Reason
	EntityType string // for the reason entityType: what it is about instead
	Line       int    // of the change, from 1; 0 without text
	Column     int    // from 1, in code points
}

// Reason says why the rules of a change did not run.
type Reason string

const (
	ReasonErrors     Reason = "errors"     // its details or its identifier have errors
	ReasonChangeType Reason = "changeType" // the edition does not know its type
	ReasonEntityType Reason = "entityType" // it is not about an entity that the edition judges
)

// Count returns the number of findings of a severity, including those that are not listed.
func (r *Report) Count(s Severity) int {
	n := r.Unlisted.Warnings
	if s == SeverityError {
		n = r.Unlisted.Errors
	}
	for i := range r.Findings {
		if r.Findings[i].Severity == s {
			n++
		}
	}
	return n
}

// HasErrors reports whether the report has an error, listed or not.
func (r *Report) HasErrors() bool { return r.Count(SeverityError) > 0 }

// Has reports whether a finding of the report, error or warning, has the code.
func (r *Report) Has(code errcodes.Code) bool {
	for i := range r.Findings {
		if r.Findings[i].Code == code {
			return true
		}
	}
	return false
}

// Errors returns an iterator over the findings that are errors, in the order of the report.
func (r *Report) Errors() iter.Seq[*Finding] {
	return func(yield func(*Finding) bool) {
		for i := range r.Findings {
			if f := &r.Findings[i]; f.Severity == SeverityError && !yield(f) {
				return
			}
		}
	}
}

// Err returns nil unless the verdict is rejected; otherwise it returns the report itself as
// an error: errors.As with a *Report target gives it back, with a *Finding target its first
// error, and errors.Is asks for a code, such as [errcodes.DuplicateDimensionKeys].
func (r *Report) Err() error {
	if r.Verdict != VerdictRejected {
		return nil
	}
	return r
}

// Error returns the first errors, and the number of the others.
func (r *Report) Error() string {
	const shown = 3
	var b strings.Builder
	n := r.Count(SeverityError)
	b.WriteString("offercheck: " + words.Count(n, "error"))
	listed := 0
	for f := range r.Errors() {
		if listed == shown {
			fmt.Fprintf(&b, "; and %d more", n-shown)
			break
		}
		listed++
		b.WriteString("; " + f.Error())
	}
	return b.String()
}

// Unwrap returns the findings that are errors, for [errors.Is] and [errors.As].
func (r *Report) Unwrap() []error {
	var list []error
	for f := range r.Errors() {
		list = append(list, f)
	}
	return list
}

// Judge sets the verdict, and for a batch which entries could be sent, from findings and
// undecided rows. It is for programs that add findings of their own to a report.
func (r *Report) Judge() {
	r.judgeEntries()
	r.Verdict = VerdictAccepted
	for i := range r.Undecided {
		if r.Undecided[i].Needs&^(errcodes.NeedAWS|errcodes.NeedLimits) != 0 {
			r.Verdict = VerdictUndecided
			break
		}
	}
	if r.HasErrors() {
		r.Verdict = VerdictRejected
	}
}
