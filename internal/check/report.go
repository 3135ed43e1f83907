package check

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/offercheck/offercheck/internal/jsondoc"
)

// mostPaths limits the total size of the paths of a report, in bytes. Below a name of a
// million characters, 10,000 findings would have ten billion bytes of paths.
const mostPaths = 16 << 20

// Listed puts the problems into their total order (the request, then change by change;
// where it stands in the document; row) and gives those that a report lists, with their
// paths, and the number of those that it does not.
func (r *Results) Listed(list func(p *Problem, path string)) Unlisted {
	if len(r.Problems) == 0 {
		return Unlisted{}
	}
	r.sort()
	pointers := jsondoc.Pointers{}
	paths, listed, unlisted := 0, map[Severity]bool{}, r.dropped
	for i := range r.Problems {
		p := &r.Problems[i]
		if paths > mostPaths && listed[p.Severity] {
			unlisted.add(p.Severity)
			r.unlist(p)
			continue
		}
		path := pointers.Of(p.At)
		paths += len(path)
		listed[p.Severity] = true // one of each, for the verdict
		list(p, path)
	}
	if tooLong := unlisted.Total() - r.dropped.Total(); tooLong > 0 {
		r.Truncated = append(r.Truncated, fmt.Sprintf("%d more findings are not listed: their paths are too long", tooLong))
	}
	if dropped := r.dropped.Total(); dropped > 0 {
		r.Truncated = append(r.Truncated, fmt.Sprintf("%d more findings are not listed: a report lists at most %d errors and as many warnings", dropped, r.max()))
	}
	return unlisted
}

// Undecided gives the open rows that are not suppressed, in order: part by part, then by
// row.
func (r *Results) Undecided(list func(o *Open)) {
	r.orderOpen()
	byRow := func(a, b *Open) int { return cmp.Compare(a.Row.ID, b.Row.ID) }
	for rest := r.order; len(rest) > 0; {
		n := 1
		for n < len(rest) && rest[n].Part == rest[0].Part {
			n++
		}
		part := rest[:n]
		if rest = rest[n:]; !slices.IsSortedFunc(part, byRow) { // rules run in this order
			slices.SortStableFunc(part, byRow)
		}
		for _, o := range part {
			if !r.suppresses(o.Row) {
				list(o)
			}
		}
	}
}

// orderOpen puts the open rows in the order of their parts, counting those of each.
func (r *Results) orderOpen() {
	last := Request
	for i := range r.Open {
		last = max(last, r.Open[i].Part)
	}
	next := slices.Grow(r.next[:0], last+3)[:last+3] // by part, from the request on: the place of its next row
	clear(next)
	for i := range r.Open {
		next[r.Open[i].Part+2]++
	}
	for i := 1; i < len(next); i++ {
		next[i] += next[i-1]
	}
	r.order = slices.Grow(r.order[:0], len(r.Open))[:len(r.Open)]
	for i := range r.Open {
		o := &r.Open[i]
		r.order[next[o.Part+1]] = o
		next[o.Part+1]++
	}
	r.next = next
}

func (r *Results) sort() {
	for i := range r.Problems {
		r.Problems[i].offset = r.Problems[i].At.Offset()
	}
	if !slices.IsSortedFunc(r.Problems, compare) { // large reports are usually sorted already
		slices.SortStableFunc(r.Problems, compare)
	}
}

// compare orders problems as in the document. At one offset there is one value, or its
// name, so paths differ there only by the missing member.
func compare(a, b Problem) int {
	return cmp.Or(
		cmp.Compare(a.Part, b.Part),
		cmp.Compare(a.offset, b.offset),
		cmp.Compare(a.Row.ID, b.Row.ID),
		cmp.Compare(a.At.Missing, b.At.Missing),
		cmp.Compare(a.Message.String(), b.Message.String()),
		cmp.Compare(a.Detail.String(), b.Detail.String()),
	)
}
