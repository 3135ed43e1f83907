package check

import (
	"cmp"
	"slices"
	"sync"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
)

// Request is the part of a document that is the request itself, not one of its
// changes or entries.
const Request = -1

// Severity says what a problem means for the document.
type Severity string

const (
	Error   Severity = "error"
	Warning Severity = "warning"
)

// Suppressed is a row that the caller suppressed, with the reason.
type Suppressed struct {
	Row    string
	Reason string
	Count  int // of problems and open rows that were dropped
}

// Unlisted counts the problems that a report does not list.
type Unlisted struct{ Errors, Warnings int }

// Total counts both.
func (u Unlisted) Total() int { return u.Errors + u.Warnings }

func (u *Unlisted) add(s Severity) {
	if s == Error {
		u.Errors++
	} else {
		u.Warnings++
	}
}

// A Problem is a finding before its place is worked out. What Message and Detail have
// of the document, they have of the one that At stands in.
type Problem struct {
	Row      *errcodes.Row
	Severity Severity
	Message  msg.Text
	Detail   msg.Text
	At       jsondoc.Place
	Part     int // index of the change or entry, or Request
	Related  []Related
	Edits    []Edit

	offset int // where At is in the document, once that is asked for
}

// Related is another place that a problem is about.
type Related struct {
	At      jsondoc.Place
	Message string // what is there, in words of the program, such as "first"
}

// An Edit is what the detail of a problem says to write: JSON text for the value at a
// place, or for the name there.
type Edit struct {
	At   jsondoc.Place
	Text string
}

// An Open row could not be decided for a part of the document.
type Open struct {
	Row    *errcodes.Row
	Part   int // index of the change or entry, or Request
	Needs  errcodes.Needs
	Detail msg.Text
}

// DefaultMaxFindings bounds the errors, and the warnings, of one report.
const DefaultMaxFindings = 10_000

// Results collects problems and open (undecided) rows.
type Results struct {
	Edition   errcodes.Edition // of the rows
	Problems  []Problem
	Open      []Open
	Truncated []string // what was not looked at, in words
	Max       int      // errors, and warnings, that are kept; 0: the default

	Suppressed []Suppressed // rows suppressed by the caller, with the number of problems dropped

	order            []*Open // the open rows in that of a report
	next             []int   // while they are put in order
	errors, warnings int     // that are kept
	dropped          Unlisted
	deciding         *errcodes.Row // the row of the pass that began last

	unlisted map[int]errcodes.Code // by part: the first error that was dropped

	explained map[jsondoc.Node]bool // values of which an error says all there is to say
}

// results is the pool of Results.
var results = sync.Pool{New: func() any { return new(Results) }}

// New returns empty results from the pool, for the rows of an edition.
func New(e errcodes.Edition) *Results {
	r := results.Get().(*Results)
	r.Edition = e
	return r
}

// Release returns the results to the pool; they must not be used after that. Reports that
// were made of them stay valid.
func (r *Results) Release() {
	if cap(r.Problems) > DefaultMaxFindings || cap(r.Open) > DefaultMaxFindings {
		return
	}
	clear(r.Problems)
	clear(r.Open)
	*r = Results{Problems: r.Problems[:0], Open: r.Open[:0], order: r.order[:0], next: r.next[:0]}
	results.Put(r)
}

// Add adds a problem, or only counts it if there are too many already. It reports whether
// the problem counts: one under a suppressed row does not.
func (r *Results) Add(p Problem) (counts bool) {
	if r.suppresses(p.Row) {
		return false
	}
	kept := &r.errors
	if p.Severity == Warning {
		kept = &r.warnings
	}
	if *kept >= r.max() {
		r.drop(&p)
		return true
	}
	*kept++
	r.Problems = append(r.Problems, p)
	return true
}

// suppresses reports whether the caller suppresses a row, and counts what that drops.
func (r *Results) suppresses(row *errcodes.Row) bool {
	i := r.suppression(row)
	if i >= 0 {
		r.Suppressed[i].Count++
	}
	return i >= 0
}

// suppression is the index of the suppression of a row, -1 when there is none.
func (r *Results) suppression(row *errcodes.Row) int {
	return slices.IndexFunc(r.Suppressed, func(s Suppressed) bool { return s.Row == row.ID })
}

func (r *Results) drop(p *Problem) {
	r.dropped.add(p.Severity)
	r.unlist(p)
}

// unlist remembers the code of an error that the report will not list.
func (r *Results) unlist(p *Problem) {
	if p.Severity == Warning || r.unlisted[p.Part] != "" {
		return
	}
	if r.unlisted == nil {
		r.unlisted = map[int]errcodes.Code{}
	}
	r.unlisted[p.Part] = p.Row.Code
}

// HasErrors reports whether there is a problem that is an error.
func (r *Results) HasErrors() bool { return r.errors > 0 }

// IsTruncated reports whether problems were dropped, or parts of the document not looked
// at.
func (r *Results) IsTruncated() bool { return len(r.Truncated) > 0 || r.dropped.Total() > 0 }

// Unlisted is the code of an error of a part, or of the request, that was
// dropped; "" when none was.
func (r *Results) Unlisted(part int) errcodes.Code {
	return cmp.Or(r.unlisted[part], r.unlisted[Request])
}

func (r *Results) max() int {
	if r.Max > 0 {
		return r.Max
	}
	return DefaultMaxFindings
}

// Deciding is the id of the row whose pass began last, "" before the first.
func (r *Results) Deciding() string {
	if r.deciding == nil {
		return ""
	}
	return r.deciding.ID
}
