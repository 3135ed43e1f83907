package offercheck

import (
	"cmp"
	"slices"
	"strings"

	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/rulebook"
)

// A subject is what a finding or an undecided row is about.
type subject struct {
	change    *Change
	operation string
	entry     *Entry
}

// newReport makes a report of what was found, which is not judged yet. Of names a part of
// the document, or the request itself. No text of the report stands in memory that is used
// again: the document may be gone before it.
func newReport(r *check.Results, t texter, of func(part int) subject) *Report {
	report := &Report{Findings: make([]Finding, 0, len(r.Problems)), Undecided: make([]Undecided, 0, len(r.Open))}
	report.Unlisted = Unlisted(r.Listed(func(p *check.Problem, path string) {
		s := of(p.Part)
		f := Finding{
			Row: p.Row.ID, Phase: p.Row.Phase, Severity: Severity(p.Severity), Code: p.Row.Code, HTTPStatus: p.Row.HTTPStatus,
			Message: t.of(p, p.Message), Detail: t.of(p, p.Detail),
			Change: s.change, Operation: s.operation, Entry: s.entry, Path: t.path(p.At, path),
		}
		f.Line, f.Column, _ = p.At.Position()
		f.EndLine, f.EndColumn, _ = p.At.End()
		f.Related, f.Edits = t.related(p), t.edits(p)
		report.Findings = append(report.Findings, f)
	}))
	last, s := check.Request, of(check.Request) // of one part there are several
	r.Undecided(func(o *check.Open) {
		if o.Part != last {
			last, s = o.Part, of(o.Part)
		}
		report.Undecided = append(report.Undecided, Undecided{
			Row: o.Row.ID, Code: o.Row.Code, Change: s.change, Operation: s.operation, Entry: s.entry,
			Needs: o.Needs, Detail: t.detail(o),
		})
	})
	for _, s := range r.Suppressed {
		report.Suppressed = append(report.Suppressed, Suppressed(s))
	}
	report.Truncated = r.Truncated
	return report
}

// related are the other places of a problem that stand in its document.
func (t texter) related(p *check.Problem) (list []Related) {
	for _, r := range p.Related {
		if !r.At.IsInDocumentOf(p.At) {
			continue
		}
		place := Related{Message: r.Message, Path: t.path(r.At, r.At.Pointer())}
		place.Line, place.Column, _ = r.At.Position()
		list = append(list, place)
	}
	return list
}

// edits are the edits of a problem, in the order of the document: all of them, or none
// when one is of another document, or values are not to be shown.
func (t texter) edits(p *check.Problem) (list []Edit) {
	if t.redacts {
		return nil
	}
	for _, e := range p.Edits {
		start, end, hasText := e.At.Range()
		if !hasText || !e.At.IsInDocumentOf(p.At) {
			return nil
		}
		list = append(list, Edit{Start: start, End: end, Text: e.At.Node.CloneIfPooled(e.At.Written(e.Text))})
	}
	slices.SortFunc(list, func(a, b Edit) int { return cmp.Compare(a.Start, b.Start) })
	return list
}

// reportOn makes the report of a change set.
func reportOn(set *changeset.Set, t texter, r *check.Results) *Report {
	var onStack [20]*Change // as many changes as AWS takes
	named := onStack[:]
	if len(set.Changes) > len(onStack) {
		named = make([]*Change, len(set.Changes))
	}
	names := make([]Change, 0, min(len(set.Changes), len(r.Problems)+len(r.Open))) // each once, where no growing moves it
	entity := ""                                                                   // usually that of all changes
	name := func(c *changeset.Change) Change {
		if c.Identifier != entity {
			entity = strings.Clone(c.Identifier)
		}
		return t.change(Change{Index: c.Index, Name: strings.Clone(c.Name), Type: typeOf(c), Entity: entity})
	}
	report := newReport(r, t, func(i int) subject {
		if i == check.Request {
			return subject{}
		}
		if named[i] == nil {
			names = append(names, name(&set.Changes[i]))
			named[i] = &names[len(names)-1]
		}
		return subject{change: named[i]}
	})
	report.Edition = set.Edition.String()
	report.Judge()
	if len(set.Changes) > rulebook.MostChanges {
		return report // which says that no rule ran
	}
	for i := range set.Changes {
		c := &set.Changes[i]
		reason := c.Unchecked()
		if reason == "" {
			continue
		}
		u := Unchecked{Change: name(c), Reason: Reason(reason)}
		if reason == changeset.UnknownEntityType {
			u.EntityType = t.entityType(strings.Clone(c.EntityType))
		}
		u.Line, u.Column, _ = jsondoc.At(c.Node).Position()
		report.Unchecked = append(report.Unchecked, u)
	}
	return report
}

// typeOf is the type of a change, in a text that outlives the document.
func typeOf(c *changeset.Change) string {
	if c.Known != nil {
		return c.Known.Name
	}
	return strings.Clone(c.Type)
}
