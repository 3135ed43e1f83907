package check

import (
	"cmp"
	"slices"
	"strings"
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

// Fill puts the values for the placeholders of a documented message, [x] or
// [x,y,z], as [msg.F] takes them. The brackets go.
func Fill(message string, values ...any) msg.Text {
	var t msg.Text
	for _, v := range values {
		before, rest, found := strings.Cut(message, "[")
		if !found {
			break
		}
		_, message, _ = strings.Cut(rest, "]")
		t = t.And(msg.Plain(before)).And(msg.F("%v", v))
	}
	return t.And(msg.Plain(message))
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
	Problems  []Problem
	Open      []Open
	Truncated []string // what was not looked at, in words
	Max       int      // errors, and warnings, that are kept; 0: the default

	Suppressed []Suppressed // rows suppressed by the caller, with the number of problems dropped

	order            []*Open // the open rows in that of a report
	errors, warnings int     // that are kept
	dropped          Unlisted
	deciding         *errcodes.Row // the row of the pass that began last

	unlisted map[int]errcodes.Code // by part: the first error that was dropped

	explained map[jsondoc.Node]bool // values of which an error says all there is to say
}

// results is the pool of Results.
var results = sync.Pool{New: func() any { return new(Results) }}

// New returns empty results from the pool.
func New() *Results { return results.Get().(*Results) }

// Release returns the results to the pool; they must not be used after that. Reports that
// were made of them stay valid.
func (r *Results) Release() {
	if cap(r.Problems) > DefaultMaxFindings || cap(r.Open) > DefaultMaxFindings {
		return
	}
	clear(r.Problems)
	clear(r.Open)
	*r = Results{Problems: r.Problems[:0], Open: r.Open[:0], order: r.order[:0]}
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

// A Pass is one run of one rule for one part of a document. The engine stamps
// row and part onto what the rule reports, so that a rule cannot report under
// another's name.
type Pass struct {
	Row     *errcodes.Row
	Part    int  // the change or entry that what is found belongs to, or Request
	Lenient bool // it is not of the row's change type: what is found is a warning

	results      *Results
	reported     bool
	precondition Cond // of all that the rule requires and reports
	needs        errcodes.Needs

	related []Related // of the next problem
	edits   []Edit
}

// Begin starts a pass that reports to r.
func (r *Results) Begin(row *errcodes.Row, part int, lenient bool) Pass {
	r.deciding = row
	return Pass{Row: row, Part: part, Lenient: lenient, results: r, precondition: If(true)}
}

// Reset reuses p for the pass of another row. The precondition is one of everything that its
// rule requires and reports.
func (p *Pass) Reset(row *errcodes.Row, part int, lenient bool, precondition Cond) {
	p.results.deciding = row
	p.Row, p.Part, p.Lenient, p.reported, p.precondition, p.needs = row, part, lenient, false, precondition, 0
	p.related, p.edits = nil, nil
}

// End closes the pass: a row that was not reported and needs something is open.
func (p *Pass) End() {
	if !p.reported && p.needs != 0 {
		p.results.Open = append(p.results.Open, Open{Row: p.Row, Part: p.Part, Needs: p.needs})
	}
}

// Require reports whether all conditions are known to hold, with the precondition of the
// pass. When none is known to fail and some are not known, the row is left open for what
// they need.
func (p *Pass) Require(conds ...Cond) bool {
	all := p.precondition
	for _, c := range conds {
		if all = all.And(c); all.Fails() {
			return false
		}
	}
	p.needs |= all.needs
	return all.Holds()
}

// Need leaves the row open for what is needed, unless it is reported as well.
func (p *Pass) Need(needs errcodes.Needs) { p.needs |= needs }

// Suggest gives the next problem that is reported an edit: the JSON text to write at a
// place, as its detail says. Edits of a place that does not stand in the document of the
// problem are dropped.
func (p *Pass) Suggest(at jsondoc.Place, text string) {
	p.edits = append(p.edits, Edit{at, text})
}

// Relate gives the next problem that is reported another place that it is about. Places
// that do not stand in the document of the problem are dropped.
func (p *Pass) Relate(at jsondoc.Place, message string) {
	p.related = append(p.related, Related{at, message})
}

// LeaveOpen leaves the row open now, whatever else the pass finds; detail says what is not
// known, where the row does not.
func (p *Pass) LeaveOpen(needs errcodes.Needs, detail msg.Text) {
	p.results.Open = append(p.results.Open, Open{Row: p.Row, Part: p.Part, Needs: needs, Detail: detail})
}

// IsSuppressed reports whether the caller suppresses the row.
func (p *Pass) IsSuppressed() bool { return p.results.suppression(p.Row) >= 0 }

// A Grade says how sure a rule is of what it reports.
type Grade uint8

const (
	ByBasis  Grade = iota // as the row's basis has it: an error when AWS's page says so, else a warning
	Doubtful              // a warning: a case that the row's reading calls one
	ByLimit               // an error whatever the basis: a limit that the caller gave decides
	ByNote                // an error whichever change it belongs to: a note of AWS's page is about the case
)

// DoubtfulIf is Doubtful when b holds, else ByBasis.
func DoubtfulIf(b bool) Grade {
	if b {
		return Doubtful
	}
	return ByBasis
}

// ByLimitIf is ByLimit when the caller gave the limit that decides, else ByBasis.
func ByLimitIf(given bool) Grade {
	if given {
		return ByLimit
	}
	return ByBasis
}

// Report notes a finding: at a place, what is expected and what was found, and
// how to fix it. It is a warning when the pass is lenient. It reports whether the finding
// counts: one that the caller suppresses does not.
func (p *Pass) Report(g Grade, at jsondoc.Place, message, detail msg.Text) (counts bool) {
	related, edits := p.related, p.edits
	p.related, p.edits = nil, nil
	if !p.precondition.Holds() { // the precondition also holds for rules that do not call Require
		p.needs |= p.precondition.needs
		return false
	}
	severity := Error
	if p.Lenient && g != ByNote || g == Doubtful || g == ByBasis && p.Row.Basis != errcodes.Documented {
		severity = Warning
	}
	p.reported = true
	return p.results.Add(Problem{Row: p.Row, Severity: severity, Message: message, Detail: detail, At: at, Part: p.Part, Related: related, Edits: edits})
}
