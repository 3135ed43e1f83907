package errcodes

import (
	"errors"
	"fmt"
	"strings"
)

// Verdict is what a report comes to.
type Verdict string

const (
	Accepted  Verdict = "accepted"  // no error, and nothing undecided but what AWS alone knows or does not publish
	Unsettled Verdict = "undecided" // no error, but rows that facts of the caller's could decide
	Rejected  Verdict = "rejected"  // an error

)

// A Report is what was found in one document. Findings and Undecided are in a
// total order: the same input always gives the same report. Findings about the request
// come first, then change by change, or entry by entry; of each in the order in which
// they are in the document, then by row.
type Report struct {
	Source    string      `json:"source"` // what the caller calls the document
	Verdict   Verdict     `json:"verdict"`
	Findings  []Finding   `json:"findings"`
	Undecided []Undecided `json:"undecided"`
	Unchecked []Unchecked `json:"unchecked,omitempty"` // the changes whose rules did not run

	Entries []BatchEntry `json:"entries,omitempty"` // of a batch, in its order
	Answer  *BatchAnswer `json:"answer,omitempty"`  // the same as the Agreement Service would say it

	LeftOut []LeftOut `json:"leftOut,omitempty"`
	Cut     []string  `json:"cut,omitempty"` // what a document too large kept from being checked or listed

	Unlisted Unlisted `json:"unlisted,omitzero"` // how many findings a report that was cut does not list
}

// Unlisted counts the findings that a report does not list because there are too
// many. They count for the verdict.
type Unlisted struct {
	Errors   int `json:"errors"`
	Warnings int `json:"warnings"`
}

// Total counts both.
func (u Unlisted) Total() int { return u.Errors + u.Warnings }

// Add counts a finding that is not listed.
func (u *Unlisted) Add(s Severity) {
	if s == Error {
		u.Errors++
	} else {
		u.Warnings++
	}
}

// Judge works out the verdict, and of a batch which entries could be sent, from
// findings and undecided rows.
func (r *Report) Judge() {
	r.judgeEntries()
	r.Verdict = Accepted
	for i := range r.Undecided {
		if r.Undecided[i].Needs&^(NeedAWS|NeedLimits) != 0 {
			r.Verdict = Unsettled
			break
		}
	}
	if r.Count(Error) > 0 {
		r.Verdict = Rejected
	}
}

// Count is the number of findings of a severity, those that are not listed
// included.
func (r *Report) Count(s Severity) int {
	n := r.Unlisted.Warnings
	if s == Error {
		n = r.Unlisted.Errors
	}
	for i := range r.Findings {
		if r.Findings[i].Severity == s {
			n++
		}
	}
	return n
}

// Err is nil unless the verdict is rejected; otherwise it is the report itself,
// so that errors.As with a *Report target gives it back.
func (r *Report) Err() error {
	if r.Verdict != Rejected {
		return nil
	}
	return r
}

// Error tells the first errors, the rest by number.
func (r *Report) Error() string {
	const shown = 3
	var b strings.Builder
	n := r.Count(Error)
	fmt.Fprintf(&b, "offercheck: %d error%s", n, plural(n))
	told := 0
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Severity != Error {
			continue
		}
		if told == shown {
			fmt.Fprintf(&b, "; and %d more", n-shown)
			break
		}
		told++
		fmt.Fprintf(&b, "; %s: %s: %s", f.Path, f.Code, f.Message)
		if f.Detail != "" {
			fmt.Fprintf(&b, " (%s)", f.Detail)
		}
	}
	return b.String()
}

// Is says whether the report has an error with the code target.
func (r *Report) Is(target error) bool {
	var code Code
	if !errors.As(target, &code) {
		return false
	}
	for i := range r.Findings {
		if r.Findings[i].Severity == Error && r.Findings[i].Code == code {
			return true
		}
	}
	return false
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}
