package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/jsondoc"
)

// Request is the part of a document that is the request itself, not one of its
// changes or entries.
const Request = -1

// A Problem is a finding before its place is worked out. What Message and Detail have
// of the document, they have of the one that At stands in.
type Problem struct {
	Row      *errcodes.Row
	Severity errcodes.Severity
	Message  string
	Detail   string
	At       jsondoc.Place
	Part     int // index of the change or entry, or Request
}

// AsWarning makes the finding a warning, where a reading calls the case one.
func (p *Problem) AsWarning() *Problem {
	p.Severity = errcodes.Warning
	return p
}

// With fills the placeholders of the documented message, in their order.
func (p *Problem) With(values ...string) *Problem {
	p.Message = Fill(p.Message, values...)
	return p
}

// Fill puts the values for the placeholders of a documented message, [x] or
// [x,y,z]. The brackets go.
func Fill(message string, values ...string) string {
	var b strings.Builder
	for _, v := range values {
		before, rest, found := strings.Cut(message, "[")
		if !found {
			break
		}
		_, after, _ := strings.Cut(rest, "]")
		b.WriteString(before)
		b.WriteString(v)
		message = after
	}
	b.WriteString(message)
	return b.String()
}

// An Open row could not be decided for a part of the document.
type Open struct {
	Row    *errcodes.Row
	Part   int // index of the change or entry, or Request
	Needs  errcodes.Needs
	Detail string
}

// DefaultMaxFindings bounds the errors, and the warnings, of one report.
const DefaultMaxFindings = 10_000

// Results gathers what was found and what was left open.
type Results struct {
	Problems []Problem
	Open     []Open
	Cut      []string // what was not looked at, in words
	Max      int      // errors, and warnings, that are kept; 0: the default

	LeftOut []errcodes.LeftOut // rows that nobody wants to hear of; what is not said under them is counted

	errors, warnings, dropped int

	unlisted map[int]errcodes.Code // by part: the first error that was dropped

	explained map[jsondoc.Node]bool // values of which an error says all there is to say
}

// results are those that were given back.
var results = sync.Pool{New: func() any { return new(Results) }}

// New gives empty results, with the memory of some that were given back.
func New() *Results { return results.Get().(*Results) }

// Release gives the memory of results back, which cannot be looked at any more.
// Reports that were made of them stay.
func (r *Results) Release() {
	if cap(r.Problems) > DefaultMaxFindings || cap(r.Open) > DefaultMaxFindings {
		return
	}
	clear(r.Problems)
	clear(r.Open)
	*r = Results{Problems: r.Problems[:0], Open: r.Open[:0]}
	results.Put(r)
}

// Add puts a problem in, or only counts it when there are too many already.
func (r *Results) Add(p Problem) {
	if r.leavesOut(p.Row) {
		return
	}
	kept := &r.errors
	if p.Severity == errcodes.Warning {
		kept = &r.warnings
	}
	if *kept >= r.max() {
		r.drop(&p)
		return
	}
	*kept++
	r.Problems = append(r.Problems, p)
}

func (r *Results) leavesOut(row *errcodes.Row) bool {
	i := slices.IndexFunc(r.LeftOut, func(l errcodes.LeftOut) bool { return l.Row == row.ID })
	if i >= 0 {
		r.LeftOut[i].Count++
	}
	return i >= 0
}

func (r *Results) drop(p *Problem) {
	r.dropped++
	r.unlist(p)
}

// unlist remembers the code of an error that the report will not list.
func (r *Results) unlist(p *Problem) {
	if p.Severity == errcodes.Warning || r.unlisted[p.Part] != "" {
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

// A Pass is one run of one rule for one part of a document. The engine stamps
// row and part onto what the rule reports, so that a rule cannot report under
// another's name.
type Pass struct {
	Row     *errcodes.Row
	Part    int  // the change or entry that what is found belongs to, or Request
	Lenient bool // it is not of the row's change type: what is found is a warning

	results *Results
	found   int
	given   Cond // of all that the rule asks
	needs   errcodes.Needs
}

// Begin starts a pass that reports to r.
func (r *Results) Begin(row *errcodes.Row, part int, lenient bool) Pass {
	return Pass{Row: row, Part: part, Lenient: lenient, results: r, given: If(true)}
}

// Again starts the next pass, of another row, with the memory of the one that
// ended. Given is a condition of all that its rule asks and reports.
func (p *Pass) Again(row *errcodes.Row, part int, lenient bool, given Cond) {
	p.Row, p.Part, p.Lenient, p.found, p.given, p.needs = row, part, lenient, 0, given, 0
}

// End closes the pass: a row that was not reported and needs something is open.
func (p *Pass) End() {
	if p.found == 0 && p.needs != 0 {
		p.results.Open = append(p.results.Open, Open{Row: p.Row, Part: p.Part, Needs: p.needs})
	}
}

// Holds says whether all conditions are known to hold, with what is given for the
// pass. When none is known to fail and some are not known, the row is left open
// for what they need.
func (p *Pass) Holds(conds ...Cond) bool {
	all := p.given
	for _, c := range conds {
		all = all.And(c)
	}
	p.needs |= all.needs
	return all.Holds()
}

// Need leaves the row open for what is needed, unless it is reported as well.
func (p *Pass) Need(needs errcodes.Needs) { p.needs |= needs }

// Report notes a finding under the row's own message. It is an error, unless the
// row's basis or the pass makes it a warning.
func (p *Pass) Report(at jsondoc.Place, detail string, args ...any) *Problem {
	if len(args) > 0 {
		detail = fmt.Sprintf(detail, args...)
	}
	return p.Say(at, p.Row.Message, detail)
}

// Say notes a finding as Report does, under a message of ours: what is expected
// and what was found.
func (p *Pass) Say(at jsondoc.Place, message, detail string) *Problem {
	severity := errcodes.Error
	if p.Lenient || p.Row.Basis != errcodes.Documented {
		severity = errcodes.Warning
	}
	return p.add(severity, at, message, detail)
}

// Warn notes a warning as Say does, for a case that a reading calls one.
func (p *Pass) Warn(at jsondoc.Place, message, detail string) {
	p.add(errcodes.Warning, at, message, detail)
}

func (p *Pass) add(severity errcodes.Severity, at jsondoc.Place, message, detail string) *Problem {
	problem := Problem{Row: p.Row, Severity: severity, Message: message, Detail: detail, At: at, Part: p.Part}
	if !p.given.Holds() { // who did not ask finds nothing all the same
		p.needs |= p.given.needs
		return &problem
	}
	p.found++
	kept := len(p.results.Problems)
	p.results.Add(problem)
	if len(p.results.Problems) == kept {
		return &problem // dropped: there are too many
	}
	return &p.results.Problems[kept]
}
