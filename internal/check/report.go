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

// Report works out places, puts everything in its total order (the request, then
// change by change; where it stands in the document; row) and judges. subject names a
// part of the document by its index, or Request.
// No text of the report stands in memory that is used again: the document may be
// gone before it.
func (r *Results) Report(subject func(int) errcodes.Subject) *errcodes.Report {
	report := &errcodes.Report{Findings: make([]errcodes.Finding, 0, len(r.Problems)), Undecided: make([]errcodes.Undecided, 0, len(r.Open))}
	pointers := jsondoc.Pointers{}
	paths, listed := 0, map[errcodes.Severity]bool{}
	report.Unlisted = r.dropped
	r.sort()
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

func (r *Results) sort() {
	for i := range r.Problems {
		r.Problems[i].offset = r.Problems[i].At.Offset()
	}
	if !slices.IsSortedFunc(r.Problems, compare) { // thousands come in order
		slices.SortStableFunc(r.Problems, compare)
	}
}

// compare puts what was found into the order of the document. At one offset there is
// one value, or its name: paths differ there by the member that is missing only.
func compare(a, b Problem) int {
	return cmp.Or(
		cmp.Compare(a.Part, b.Part),
		cmp.Compare(a.offset, b.offset),
		cmp.Compare(a.Row.ID, b.Row.ID),
		cmp.Compare(a.At.Missing, b.At.Missing),
		cmp.Compare(a.Message, b.Message),
		cmp.Compare(a.Detail, b.Detail),
	)
}
