package offercheck

import (
	"slices"
	"strings"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/words"
)

// sayWhatNewestTakes adds a clause to each error of an older edition that the newest does
// not report as an error. If there is an error, it reads the change set again and checks it
// against the newest edition.
func (v *Validator) sayWhatNewestTakes(read func(*Validator) (*changeset.Set, error), r *check.Results) {
	if v.edition == errcodes.Newest || !r.HasErrors() {
		return
	}
	newest := *v
	newest.edition, newest.suppressed = errcodes.Newest, nil
	set, err := read(&newest)
	if err != nil {
		return // cannot happen: it was read before
	}
	found := newest.results()
	catalog := newest.judge(set, found)
	if !found.IsTruncated() {
		addClauses(r, found)
	}
	found.Release()
	catalog.Release()
	set.Release()
}

// addClauses adds the clause to the errors of r that found does not have: neither at the
// same place, nor under the same row of the same change, nor with the same code within the
// place.
func addClauses(r, found *check.Results) {
	type key struct {
		part    int
		row     string // or the place
		offset  int
		missing string
	}
	ofRow := func(p *check.Problem) key { return key{part: p.Part, row: p.Row.ID} }
	ofPlace := func(p *check.Problem) key { return key{part: p.Part, offset: p.At.Offset(), missing: p.At.Missing} }
	ofCode := func(p *check.Problem) key { return key{part: p.Part, row: string(p.Row.Code)} }
	errors, warnings, within := map[key]bool{}, map[key]bool{}, map[key][]int{}
	for i := range found.Problems {
		p, has := &found.Problems[i], warnings
		if p.Severity == check.Error {
			has = errors
			within[ofCode(p)] = append(within[ofCode(p)], p.At.Offset())
		}
		has[ofRow(p)], has[ofPlace(p)] = true, true
	}
	for _, offsets := range within {
		slices.Sort(offsets)
	}
	for i := range r.Problems {
		p := &r.Problems[i]
		if p.Severity != check.Error || errors[ofRow(p)] || errors[ofPlace(p)] || isAnyIn(p.At, within[ofCode(p)]) {
			continue
		}
		switch text := p.Detail.String(); {
		case text == "":
		case strings.HasSuffix(text, "?"):
			p.Detail = p.Detail.And(msg.Plain(" "))
		default:
			p.Detail = p.Detail.And(msg.Plain("; "))
		}
		p.Detail = p.Detail.And(whatNewestTakes(p, warnings[ofRow(p)] || warnings[ofPlace(p)]))
	}
}

// isAnyIn reports whether any of the offsets, which are sorted, is within a place.
func isAnyIn(at jsondoc.Place, offsets []int) bool {
	start, end, _ := at.Range()
	i, _ := slices.BinarySearch(offsets, start)
	return i < len(offsets) && offsets[i] < end
}

// whatNewestTakes returns the clause for a problem that is not an error in the newest
// edition; warns if it is a warning there.
func whatNewestTakes(p *check.Problem, warns bool) msg.Text {
	edition, n := msg.Words(errcodes.Newest.String()), p.At.Node
	isScalar := n.Kind() == jsondoc.String || n.Kind() == jsondoc.Number
	switch {
	case warns:
		return msg.F("edition %s only warns of this", edition)
	case p.At.Missing != "":
		return msg.F("edition %s does not require it", edition)
	case p.Row.Phase == errcodes.Sync && isScalar && !p.At.AtName:
		return msg.F("edition %s takes %s", edition, words.Truncate(n.Text()))
	}
	return msg.F("edition %s does not report this", edition)
}
