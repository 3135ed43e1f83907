package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/jsondoc"
)

// mostPaths bounds in bytes what the paths of a report come to. Below a name of a
// million characters 10,000 findings would have paths of ten billion.
const mostPaths = 16 << 20

// Report works out places, puts everything in its total order (change, path,
// row) and judges. subject names a part of the document by its index, or Request.
// No text of the report stands in memory that is used again: the document may be
// gone before it.
func (r *Results) Report(subject func(int) errcodes.Subject) *errcodes.Report {
	report := &errcodes.Report{Findings: make([]errcodes.Finding, 0, len(r.Problems)), Undecided: make([]errcodes.Undecided, 0, len(r.Open))}
	pointers := jsondoc.Pointers{}
	paths, listed := 0, map[errcodes.Severity]bool{}
	report.Unlisted = r.dropped
	for i := range r.Problems {
		p := &r.Problems[i]
		if paths > mostPaths && listed[p.Severity] {
			report.Unlisted.Add(p.Severity)
			r.unlist(p)
			continue
		}
		f := errcodes.Finding{
			Row: p.Row.ID, Phase: p.Row.Phase, Severity: p.Severity, Code: p.Row.Code, HTTPStatus: p.Row.HTTPStatus,
			Message: p.At.Node.Own(p.Message), Detail: p.At.Node.Own(p.Detail), Subject: subject(p.Part), Path: pointers.Of(p.At),
		}
		f.Line, f.Column, _ = p.At.Position()
		paths += len(f.Path)
		listed[p.Severity] = true // one of each, for the verdict
		report.Findings = append(report.Findings, f)
	}
	slices.SortStableFunc(r.Open, func(a, b Open) int {
		if a.Part != b.Part {
			return cmp.Compare(a.Part, b.Part)
		}
		return cmp.Compare(a.Row.ID, b.Row.ID)
	})
	for i := range r.Open {
		o := &r.Open[i]
		if r.leavesOut(o.Row) {
			continue
		}
		report.Undecided = append(report.Undecided, errcodes.Undecided{Row: o.Row.ID, Code: o.Row.Code, Subject: subject(o.Part), Needs: o.Needs, Detail: strings.Clone(o.Detail)})
	}
	if !slices.IsSortedFunc(report.Findings, compareFindings) { // thousands come in order
		slices.SortStableFunc(report.Findings, compareFindings)
	}
	report.Cut, report.LeftOut = r.Cut, r.LeftOut
	if tooLong := report.Unlisted.Total() - r.dropped.Total(); tooLong > 0 {
		report.Cut = append(report.Cut, fmt.Sprintf("%d more findings are not listed: their paths are too long", tooLong))
	}
	if dropped := r.dropped.Total(); dropped > 0 {
		report.Cut = append(report.Cut, fmt.Sprintf("%d more findings are not listed: of errors and of warnings a report lists up to %d", dropped, r.max()))
	}
	report.Judge()
	return report
}

func compareFindings(a, b errcodes.Finding) int {
	return cmp.Or(
		cmp.Compare(changeIndex(&a.Subject), changeIndex(&b.Subject)),
		comparePointers(a.Path, b.Path),
		cmp.Compare(a.Row, b.Row),
		cmp.Compare(a.Message, b.Message),
		cmp.Compare(a.Detail, b.Detail),
	)
}

func changeIndex(s *errcodes.Subject) int {
	if s.Change == nil {
		return Request
	}
	return s.Change.Index
}

// comparePointers orders pointers token by token, array indexes as numbers.
func comparePointers(a, b string) int {
	same := max(strings.LastIndexByte(a[:sameBytes(a, b)], '/'), 0) // mostly much is the same: whole tokens are skipped
	a, b = a[same:], b[same:]
	for a != "" && b != "" {
		var x, y string
		x, a = nextToken(a)
		y, b = nextToken(b)
		if c := compareTokens(x, y); c != 0 {
			return c
		}
	}
	return cmp.Compare(len(a), len(b))
}

// sameBytes is how many bytes two texts begin with that are the same.
func sameBytes(a, b string) int {
	const step = 16
	n, most := 0, min(len(a), len(b))
	for n+step <= most && a[n:n+step] == b[n:n+step] {
		n += step
	}
	for n < most && a[n] == b[n] {
		n++
	}
	return n
}

func nextToken(pointer string) (token, rest string) {
	pointer = strings.TrimPrefix(pointer, "/")
	if i := strings.IndexByte(pointer, '/'); i >= 0 {
		return pointer[:i], pointer[i:]
	}
	return pointer, ""
}

// compareTokens puts indexes first: among names that look like numbers the
// order would otherwise go round in a circle (9, 10, 1a).
func compareTokens(x, y string) int {
	switch a, b := isIndex(x), isIndex(y); {
	case a && b:
		return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y))
	case a:
		return -1
	case b:
		return +1
	}
	return cmp.Compare(x, y)
}

func isIndex(s string) bool {
	if s == "" || len(s) > 1 && s[0] == '0' {
		return false
	}
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}
