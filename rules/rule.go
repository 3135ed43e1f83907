package rules

import (
	"fmt"
	"sync"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/offer"
)

// A Rule decides one row for one offer.
type Rule struct {
	// Row is the id of the row that the rule decides.
	Row string

	// Sides are the parts of the offer that the rule relates. A rule runs when
	// the change set sets one of them; what it finds belongs to the change that
	// did. What it only reads as context, such as the product, is no side.
	Sides offer.Parts

	// Run reports what is wrong with o, as it is after the change set.
	Run func(p *Pass, o *offer.Offer)
}

// A Pass is one run of one rule over one offer.
type Pass struct {
	check.Pass

	change *offer.Change
	sides  offer.Parts
	offer  *offer.Offer
	found  found
}

// found is what several rules ask of an offer, worked out by the first.
type found struct {
	prices []changesOfTerm
}

// Report notes a finding at a value. When the value does not stand in the
// change that the finding belongs to, or there is none, the place is that of
// the side which that change set.
func (p *Pass) Report(at jsondoc.Node, detail string, args ...any) *check.Problem {
	return p.ReportAt(jsondoc.At(at), detail, args...)
}

// ReportAt notes a finding at a place, as Report does.
func (p *Pass) ReportAt(at jsondoc.Place, detail string, args ...any) *check.Problem {
	if !at.Node.Within(p.change.Node) {
		at = jsondoc.At(p.side())
	}
	return p.Pass.Report(at, detail, args...)
}

// Known says whether a part is present or absent. When it is neither, the row
// is left open for what the part needs.
func (p *Pass) Known(part offer.Part) bool {
	p.Need(part.Needs())
	return part.Needs() == 0
}

// visible are the values that stand in the change that the findings belong to.
// When none does it is the first of them alone: all would be reported at the
// same side.
func (p *Pass) visible(values []jsondoc.Node) []jsondoc.Node {
	var in []jsondoc.Node
	for _, n := range values {
		if n.Within(p.change.Node) {
			in = append(in, n)
		}
	}
	if len(in) == 0 && len(values) > 0 {
		return values[:1]
	}
	return in
}

// side is the value of the side that the change set, or the change's details
// when it removed it.
func (p *Pass) side() jsondoc.Node {
	for s := offer.Parts(1); s <= p.sides; s <<= 1 {
		if part := p.offer.After.Part(s); p.sides&s != 0 && part.SetBy() == p.change && part.Value().Exists() {
			return part.Value()
		}
	}
	if p.change.Details.Exists() {
		return p.change.Details
	}
	return p.change.Node
}

// mostChanges is how large a change set may be for the rules to run, so that
// rules which look at other offers take no square of hostile input.
const mostChanges = 500

// Check runs every rule over what the change set comes to.
func Check(c *offer.Catalog, r *check.Results) {
	for i := range requestRules {
		requestRules[i].run(c, r)
	}
	if n := len(c.Changes.Changes); n > mostChanges {
		r.Cut = append(r.Cut, fmt.Sprintf("the rules of offers did not run: the change set has %d changes, and AWS takes 20", n))
		return
	}
	all, p := compiled(), &Pass{Pass: r.Begin(nil, check.Request, false)} // one pass for all runs
	for i := range c.Offers {
		o := &c.Offers[i]
		p.offer, p.found.prices = o, p.found.prices[:0]
		for k := range all {
			if o.Set&all[k].Sides != 0 {
				all[k].run(p)
			}
		}
	}
}

// A compiledRule is a rule with its row.
type compiledRule struct {
	*Rule
	row *errcodes.Row
}

var compiled = sync.OnceValue(func() []compiledRule {
	list := make([]compiledRule, len(All))
	for i := range All {
		row, ok := errcodes.FindRow(All[i].Row)
		if !ok {
			row = errcodes.DifferingConstraints() // a test holds every other rule to a documented row
		}
		list[i] = compiledRule{&All[i], row}
	}
	return list
})

// run runs the rule for the change that its findings belong to: the last one of
// the row's change type that set a side, or else the last that set a side, and
// then what is found is a warning.
func (c *compiledRule) run(p *Pass) {
	o := p.offer
	var change *offer.Change
	own := false
	for sides := c.Sides & o.Set; sides != 0; sides &= sides - 1 {
		by := o.After.SetBy(sides) // of the lowest that is left
		if by == nil {
			continue // set, then hidden by a change that failed
		}
		switch isOwn := by.Type == c.row.ChangeType; {
		case change == nil, isOwn && !own, isOwn == own && by.Index > change.Index:
			change, own = by, isOwn
		}
	}
	if change == nil {
		return
	}
	p.Again(c.row, change.Index, !own)
	p.change, p.sides = change, c.Sides
	c.Run(p, o)
	p.End()
}
