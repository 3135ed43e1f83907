package check

import (
	"strings"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
)

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

// Edition is the edition of the row.
func (p *Pass) Edition() errcodes.Edition { return p.results.Edition }

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

// Fill puts the values for the placeholders of a documented message, [x] or
// [x,y,z], as [msg.F] takes them. The brackets go.
func Fill(message string, values ...any) msg.Text {
	var format [256]byte
	b := format[:0]
	for range values {
		before, rest, found := strings.Cut(message, "[")
		if !found {
			break
		}
		_, message, _ = strings.Cut(rest, "]")
		b = append(append(b, before...), "%v"...)
	}
	return msg.F(string(append(b, message...)), values...)
}
