package rules

import (
	"cmp"
	"fmt"
	"math/bits"
	"slices"
	"strings"
	"sync"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/edition"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/rulebook"
	"github.com/offercheck/offercheck/internal/words"
	"github.com/offercheck/offercheck/terms"
)

// A rule decides one row for one entity: an offer, a resale authorization or an offer set.
type rule struct {
	// Row is the id of the row that the rule decides.
	Row string

	// Sides are the parts of the entity that the rule relates. A rule runs when
	// the change set sets one of them; what it finds belongs to the change that
	// did. What it only reads as context, such as the product, is no side.
	Sides fold.Parts

	// For are the kinds of offer that the rule is about: those that are of all
	// these kinds. It does not run for one that is known not to be; while it is
	// not known, what the rule would report leaves the row open. Nothing: for
	// every offer.
	For fold.Kinds

	// Terms are the pricing terms that the rule is about: it does not run for an
	// offer that is known to have none of them. Nothing: it is about more.
	Terms terms.PricingTypes

	// OfRequest is set for a rule about what a request may change. ReleaseOffer, which
	// judges the whole offer, and its like say nothing under it of the parts that stay as they are.
	OfRequest bool

	// EachChange is set for a rule that runs once for each change which sets a side, and whose
	// findings belong to that change. They are warnings unless it is of the row's change type.
	EachChange bool

	// Run reports what is wrong with o, as it is after the change set.
	Run func(p *pass, o *fold.Entity)
}

// A pass is one run of one rule over one entity.
type pass struct {
	check.Pass

	change   *changeset.Change
	sides    fold.Parts
	released bool // the change is the release that judges the whole entity
	entity   *fold.Entity
	prices   []changesOfTerm // cache: the price changes of the offer, for which several rules ask
	owners   []owner         // by attribution, as far as they are known
	kept     fold.Parts      // parts that the set leaves as they are and its release judges
	fresh    check.Cond      // holds when the entity was not released before
}

// passes is the pool of passes.
var passes = sync.Pool{New: func() any { return new(pass) }}

// Report notes a finding at a value under the row's own message; what is
// documented is an error. When the value does not stand in the change that the
// finding belongs to, or there is none, the place is that of the side which that
// change set.
func (p *pass) Report(at jsondoc.Node, detail string, args ...any) {
	p.ReportAs(check.ByBasis, jsondoc.At(at), detail, args...)
}

// Warn notes a warning as Report does, for a case that a reading calls one.
func (p *pass) Warn(at jsondoc.Node, detail string, args ...any) {
	p.ReportAs(check.Doubtful, jsondoc.At(at), detail, args...)
}

// ReportAs notes a finding of a grade at a place, as Report does.
func (p *pass) ReportAs(g check.Grade, at jsondoc.Place, detail string, args ...any) {
	p.report(g, at, msg.Plain(cmp.Or(p.Row.Message, p.Row.Title)), detail, args...) // of some conditions AWS gives no message
}

func (p *pass) report(g check.Grade, at jsondoc.Place, message msg.Text, format string, args ...any) {
	detail := msg.Plain(format)
	if len(args) > 0 {
		detail = msg.F(format, args...)
	}
	if p.released {
		detail = detail.And(msg.Plain(p.howToChange(detail.String())))
	}
	if !at.Node.Within(p.change.Node) {
		at = jsondoc.At(p.side())
	}
	p.Pass.Report(g, at, message, detail)
}

// howToChange ends a detail about parts that the change set does not set with where they are
// from and what changes them, unless the detail says it.
func (p *pass) howToChange(detail string) string {
	by, from := fold.UpdateOf(p.entity.Kind, p.sides), "is stored"
	switch {
	case p.entity.IsTakenOver(p.sides & fixedByAuthorization):
		if strings.Contains(detail, "manufacturer") {
			return ""
		}
		return "; that comes from the resale authorization: ask the manufacturer for another one"
	case by == "" || strings.Contains(detail, by):
		return ""
	case p.entity.IsTakenOver(p.sides):
		from = "comes from the resale authorization"
	}
	return "; that " + from + ": " + by + " changes it"
}

// fixedByAuthorization are the parts that an offer has to have as its resale authorization has
// them.
const fixedByAuthorization = fold.PricingModel | fold.PricingTerms | fold.PaymentScheduleTerm

// A filled is a pass with the row's message filled in.
type filled struct {
	pass    *pass
	message msg.Text
}

// With fills the placeholders of the row's message, in their order.
func (p *pass) With(values ...any) filled {
	return filled{p, check.Fill(p.Row.Message, values...)}
}

// Report is [pass.Report] under the message.
func (f filled) Report(at jsondoc.Node, detail string, args ...any) {
	f.ReportAs(check.ByBasis, jsondoc.At(at), detail, args...)
}

// Warn is [pass.Warn] under the message.
func (f filled) Warn(at jsondoc.Node, detail string, args ...any) {
	f.ReportAs(check.Doubtful, jsondoc.At(at), detail, args...)
}

// ReportAs is [pass.ReportAs] under the message.
func (f filled) ReportAs(g check.Grade, at jsondoc.Place, detail string, args ...any) {
	f.pass.report(g, at, f.message, detail, args...)
}

// Known reports whether a part is present or absent. When it is neither, the row
// is left open for what the part needs.
func (p *pass) Known(part *fold.Part) bool {
	p.Need(part.Needs())
	return part.Needs() == 0
}

// visible are the values that stand in the change that the findings belong to.
// When none does it is the first of them alone: all would be reported at the
// same side.
func (p *pass) visible(values []jsondoc.Node) []jsondoc.Node {
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

// firstAt ends a detail with where the first of several equal values stands, when the
// reader has the document that it stands in. The finding is related to it.
func (p *pass) firstAt(first jsondoc.Node) msg.Words {
	p.relate(first, "first")
	if !first.Within(p.change.Node) {
		return ""
	}
	return msg.Words("; first at " + jsondoc.At(first).Pointer())
}

// relate relates the next finding to a value, if there is one.
func (p *pass) relate(n jsondoc.Node, message string) { p.Relate(jsondoc.At(n), message) }

// suggest suggests a text instead of a value for the next finding.
func (p *pass) suggest(at jsondoc.Node, text string) { p.Suggest(jsondoc.At(at), words.JSON(text)) }

// Sets reports whether the change that the findings belong to counts as setting one of
// the parts: the change set does or, where it is the ReleaseOffer, the offer has it.
func (p *pass) Sets(parts fold.Parts) bool {
	if p.released {
		return p.kept&parts != 0
	}
	return p.entity.Set&parts != 0
}

// side is the value of the side that the change set, or the change's details
// when it removed it.
func (p *pass) side() jsondoc.Node {
	for s := fold.Parts(1); s <= p.sides; s <<= 1 {
		if part := p.entity.After.Part(s); p.sides&s != 0 && part.SetBy() == p.change && part.Value().Exists() {
			return part.Value()
		}
	}
	return p.change.Details
}

// checkEntities runs every rule over what the change set comes to.
func checkEntities(c *fold.Catalog, r *check.Results) {
	if n := len(c.Changes.Changes); n > rulebook.MostChanges {
		r.Truncated = append(r.Truncated, fmt.Sprintf("the asynchronous rules did not run: the change set has %d changes, and AWS takes 20", n))
		return
	}
	checkProducts(c, r)
	p := passes.Get().(*pass) // one for all runs
	p.Pass = r.Begin(nil, check.Request, false)
	for _, kind := range changetype.Kinds(c.Changes.Edition) {
		for i := range c.Entities(kind) {
			p.run(compiled(c.Changes.Edition)[kind], &c.Entities(kind)[i])
		}
	}
	clear(p.owners)
	clear(p.prices[:cap(p.prices)]) // those of earlier offers, too
	*p = pass{owners: p.owners, prices: p.prices}
	passes.Put(p)
}

// begin gets ready for an entity.
func (p *pass) begin(all *compiledRules, o *fold.Entity) fold.Traits {
	p.entity, p.owners, p.prices = o, p.owners[:0], p.prices[:0]
	p.kept, p.fresh = 0, o.Before.IsReleased().Not()
	if o.Set&fold.Release != 0 && !p.fresh.Fails() {
		p.kept = o.Kept()
	}
	p.owners = slices.Grow(p.owners, len(all.attributions))[:len(all.attributions)]
	clear(p.owners)
	return o.Traits()
}

// run runs the rules that may find something in an entity.
func (p *pass) run(all *compiledRules, o *fold.Entity) {
	traits := p.begin(all, o)
	may := all.thatMayRun(o.Set|p.kept, &traits)
	for w, word := range may {
		for ; word != 0; word &= word - 1 {
			p.apply(&all.rules[64*w+bits.TrailingZeros64(word)], &traits)
		}
	}
}

// thatMayRun returns the rules that relate one of the parts, without those that the kinds
// of the offer or its pricing terms rule out.
func (all *compiledRules) thatMayRun(parts fold.Parts, traits *fold.Traits) ruleSet {
	var relating ruleSet
	for ; parts != 0; parts &= parts - 1 {
		relating = relating.or(&all.bySide[bits.TrailingZeros32(uint32(parts))])
	}
	for kinds := traits.Not(); kinds != 0; kinds &= kinds - 1 {
		relating = relating.without(&all.byKind[bits.TrailingZeros16(uint16(kinds))])
	}
	priced := all.ofAnyTerms
	for types := traits.Terms(); types != 0; types &= types - 1 {
		priced = priced.or(&all.byTerm[bits.TrailingZeros8(uint8(types))])
	}
	return relating.and(&priced)
}

// apply runs one rule, unless nothing of what it relates was set.
func (p *pass) apply(rule *compiledRule, traits *fold.Traits) {
	if rule.EachChange {
		p.applyToEach(rule, traits)
		return
	}
	by := &p.owners[rule.attribution]
	if !by.known {
		*by = rule.by.owner(p.entity, p.kept)
		by.known = true
	}
	if by.change == nil || by.released && (rule.OfRequest || rule.For&fold.WasReleased != 0) {
		return
	}
	p.applyFor(by, rule, traits)
}

// applyToEach runs one rule for each change that set one of its sides.
func (p *pass) applyToEach(rule *compiledRule, traits *fold.Traits) {
	var done []*changeset.Change
	for sides := rule.Sides & p.entity.Set; sides != 0; sides &= sides - 1 {
		by := p.entity.After.SetBy(sides) // of the lowest that is left
		if by == nil || slices.Contains(done, by) {
			continue
		}
		done = append(done, by)
		p.applyFor(&owner{change: by, own: by.Known == rule.by.changeType}, rule, traits)
	}
}

// applyFor runs one rule whose findings belong to an owner.
func (p *pass) applyFor(by *owner, rule *compiledRule, traits *fold.Traits) {
	given := traits.Is(rule.For)
	if !p.fresh.Holds() && rule.For&fold.WasReleased == 0 && by.change == p.entity.After.SetBy(fold.Release) {
		if p.fresh.Fails() {
			return // it is released already, which is all that is wrong with the release
		}
		given = given.And(p.fresh)
	}
	p.Reset(rule.row, by.change.Index, !by.own, given)
	p.change, p.sides, p.released = by.change, rule.Sides, by.released
	if by.released && rule.Sides&inspected == rule.Sides && rule.Sides&(rule.Sides-1) == 0 {
		if needs := p.entity.After.Part(rule.Sides).Needs(); needs != 0 {
			p.Require(check.NotKnown(needs))
			p.End()
			return
		}
	}
	rule.Run(p, p.entity)
	p.End()
}

// inspected are the parts that a rule looks into for what is wrong. A rule about one of
// them alone takes it to be known, as it is when the change set sets it. A rule that
// relates several asks for each.
const inspected = fold.Targeting | fold.LegalTerm | fold.ResaleLegalTerm | fold.BuyerValidityTerm | fold.PricingTerms | fold.AvailabilityEndDate | fold.ValidityTerm | fold.PaymentScheduleTerm

// compiledRules are the rules with what they have in common, in the order of their rows'
// ids: a report has undecided rows in that order.
type compiledRules struct {
	rules        []compiledRule
	attributions []attribution // each once

	bySide     [32]ruleSet // by part: the rules that relate it
	byKind     [16]ruleSet // by kind of offer or other entity: the rules that are about it alone
	byTerm     [8]ruleSet  // by type of pricing term: the rules that are about it, among others
	ofAnyTerms ruleSet     // the rules that are about more than pricing terms
}

// A ruleSet is a bit set of at most 256 rules, by index. Most rules are skipped, 64 at a
// time.
type ruleSet [4]uint64

func (s ruleSet) or(t *ruleSet) ruleSet {
	return ruleSet{s[0] | t[0], s[1] | t[1], s[2] | t[2], s[3] | t[3]}
}

func (s ruleSet) and(t *ruleSet) ruleSet {
	return ruleSet{s[0] & t[0], s[1] & t[1], s[2] & t[2], s[3] & t[3]}
}

func (s ruleSet) without(t *ruleSet) ruleSet {
	return ruleSet{s[0] &^ t[0], s[1] &^ t[1], s[2] &^ t[2], s[3] &^ t[3]}
}

func (s *ruleSet) add(i int) { s[i/64] |= 1 << (i % 64) }

// A compiledRule is a rule with its row.
type compiledRule struct {
	rule
	row         *errcodes.Row
	attribution int // its place among the attributions
	by          *attribution
}

// An attribution is the key by which findings are assigned to a change: the sides of
// the rule and the change type of its row.
type attribution struct {
	sides      fold.Parts
	changeType *changetype.Type
}

var compiledAll = check.Compile(rulesIn, func(r *rule) string { return r.Row })

// ruleBook are the rules of an edition, by the kind of entity that they are about.
type ruleBook map[string]*compiledRules

// compiled returns the rules of an edition.
var compiled = edition.Once(compile)

func compile(e errcodes.Edition) ruleBook {
	byKind := map[string][]check.Compiled[rule]{}
	for _, c := range compiledAll(e) {
		kind := changetype.OfOwner(e, c.Row.Owner()).Entity
		byKind[kind] = append(byKind[kind], c)
	}
	book := ruleBook{}
	for _, kind := range changetype.Kinds(e) {
		book[kind] = compileOf(e, byKind[kind])
	}
	return book
}

func compileOf(e errcodes.Edition, list []check.Compiled[rule]) *compiledRules {
	slices.SortFunc(list, func(a, b check.Compiled[rule]) int { return cmp.Compare(a.Row.ID, b.Row.ID) })
	all := &compiledRules{rules: make([]compiledRule, len(list))}
	for i, c := range list {
		if !c.Rule.For.Known() {
			panic("rules: " + c.Rule.Row + " is for a kind of entity that there is not")
		}
		a := attribution{c.Rule.Sides, changetype.OfOwner(e, c.Row.Owner())}
		at := slices.Index(all.attributions, a)
		if at < 0 {
			at = len(all.attributions)
			all.attributions = append(all.attributions, a)
		}
		all.rules[i] = compiledRule{c.Rule, c.Row, at, &a}
		for parts := c.Rule.Sides; parts != 0; parts &= parts - 1 {
			all.bySide[bits.TrailingZeros32(uint32(parts))].add(i)
		}
		for kinds := c.Rule.For; kinds != 0; kinds &= kinds - 1 {
			all.byKind[bits.TrailingZeros16(uint16(kinds))].add(i)
		}
		for types := c.Rule.Terms; types != 0; types &= types - 1 {
			all.byTerm[bits.TrailingZeros8(uint8(types))].add(i)
		}
		if c.Rule.Terms == 0 {
			all.ofAnyTerms.add(i)
		}
	}
	return all
}

// An owner is the change that findings belong to; there is none when the change
// set sets no side.
type owner struct {
	change   *changeset.Change
	known    bool // found out already
	own      bool // it is of the row's change type; else what is found is a warning
	released bool // it sets no side: it is the release that judges the whole entity
}

// owner is the last change of the row's type that set a side of the offer, or else
// the last that set one, or else the release by which kept parts are judged.
func (a *attribution) owner(o *fold.Entity, kept fold.Parts) (last owner) {
	for sides := a.sides & o.Set; sides != 0; sides &= sides - 1 {
		by := o.After.SetBy(sides) // of the lowest that is left
		if by == nil {
			continue // set, then hidden by a change that failed
		}
		switch isOwn := by.Known == a.changeType; {
		case last.change == nil, isOwn && !last.own, isOwn == last.own && by.Index > last.change.Index:
			last = owner{change: by, own: isOwn}
		}
	}
	if a.sides&o.After.Inherited() != 0 {
		last.own = false // what a replacement takes over is not documented
	}
	if last.change == nil && a.sides&kept != 0 {
		last = owner{change: o.After.SetBy(fold.Release), released: true}
	}
	return last
}
