package rules

import (
	"iter"
	"strings"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/view"
	"github.com/offercheck/offercheck/terms"
)

// Which dimensions of the product a pricing term may name. What is known of one
// dimension decides even when not every dimension of the product is known. A key
// that the product does not have is the matter of the first rule alone.

var dimensionsExist = rule{
	Row:   "UpdatePricingTerms/INCOMPATIBLE_PRODUCT/7",
	Sides: fold.PricingTerms,
	Run: func(p *pass, o *fold.Entity) {
		reportUnknownKeys(p, o)
		for _, term := range o.After.Terms() {
			reportRestricted(p, o, term)
		}
	},
}

// reportUnknownKeys reports the keys that the product does not have.
func reportUnknownKeys(p *pass, o *fold.Entity) {
	product := o.Product()
	var meant func(key string) string
	var otherwise msg.Text
	for _, term := range o.After.Terms() {
		for key, missing := range keysThat(o, term, func(d *fold.Dimension, exists check.Cond) check.Cond {
			return check.If(!d.Restricted).And(exists.Not())
		}) {
			if !p.Require(missing) {
				continue
			}
			if meant == nil {
				meant, otherwise = keysInstead(product.Dimensions())
			}
			fix := otherwise
			if own := meant(key.Text()); own != "" {
				fix = msg.F("did you mean %q?", own)
				suggestKey(p, term, key, own)
			}
			p.With(namesOf(o, term.Kind)).Report(key.Node, "%s has no dimension %q; %s", product.Label(), key.Text(), fix)
		}
	}
}

// suggestKey suggests another key, unless the term has it or needs it in several rate
// cards.
func suggestKey(p *pass, term view.PricingTerm, key view.Key, own string) {
	if len(term.RateCards()) > 1 {
		return
	}
	for k := range term.DistinctKeys() {
		if k.Text() == own {
			return
		}
	}
	p.suggest(key.Node, own)
}

// reportRestricted reports dimensions that the change set restricts, in a term of an
// offer that no buyer had before. A released offer keeps their prices.
func reportRestricted(p *pass, o *fold.Entity, term view.PricingTerm) {
	if !o.Product().HasChange("RestrictDimensions") {
		return
	}
	wasReleased := o.Before.IsReleased()
	for key, restricted := range keysThat(o, term, func(d *fold.Dimension, _ check.Cond) check.Cond { return check.If(d.Restricted) }) {
		if p.Require(restricted, wasReleased.Not()) {
			p.With(term.Kind).Warn(key.Node, "this change set restricts the dimension %q of %s; leave it out of an offer that was not released before", key.Text(), o.Product().Label())
		}
	}
}

// keysThat are the keys of a term whose dimension is as asked, or may be. Mostly
// none is, which is seen without asking for a key twice; while it is not known of
// any, one stands for all.
func keysThat(o *fold.Entity, term view.PricingTerm, condition func(d *fold.Dimension, exists check.Cond) check.Cond) iter.Seq2[view.Key, check.Cond] {
	return func(yield func(view.Key, check.Cond) bool) {
		some := check.If(false)
		for dimension, exists := range dimensionsOf(o, term) {
			some = some.Or(condition(dimension, exists))
		}
		if !some.Holds() {
			yield(view.Key{}, some)
			return
		}
		for key := range term.Keys() {
			if key.Text() == "" {
				continue // of a caller who leaves that error out
			}
			if is := condition(o.Dimension(key)); !is.Fails() && !yield(key, is) {
				return
			}
		}
	}
}

// dimensionsOf are the dimensions that a term names; of those that follow each
// other and are the same, as all are that are not known, the first.
func dimensionsOf(o *fold.Entity, term view.PricingTerm) iter.Seq2[*fold.Dimension, check.Cond] {
	return func(yield func(*fold.Dimension, check.Cond) bool) {
		var last *fold.Dimension
		for key := range term.DistinctKeys() {
			dimension, exists := o.Dimension(key)
			if dimension != last && !yield(dimension, exists) {
				return
			}
			last = dimension
		}
	}
}

// keysInstead gives a function that says which key of the product was meant by one that
// it does not have, "" when none was, and what to do then.
func keysInstead(d *fold.Dimensions) (meant func(key string) string, otherwise msg.Text) {
	var keys []string
	spelled := map[string]string{}
	for dimension := range d.All() {
		if !dimension.Restricted {
			keys = append(keys, dimension.Key)
			spelled[strings.ToLower(dimension.Key)] = dimension.Key
		}
	}
	otherwise = msg.F("it has %s; correct the key, or add the dimension with AddDimensions", quoted(keys))
	if len(keys) == 0 {
		otherwise = msg.Plain("it has none at all; add it with AddDimensions")
	}
	return func(key string) string { return spelled[strings.ToLower(key)] }, otherwise
}

var usageOfMetered = rule{
	Row:   "UpdatePricingTerms/INVALID_RATE_CARD/2",
	Sides: fold.PricingTerms,
	Terms: terms.UsageBased,
	Run: func(p *pass, o *fold.Entity) {
		if o.Product().Dimensions().Any((*fold.Dimension).IsMetered).Fails() {
			return // the term as a whole is what is wrong
		}
		reportUnmeteredUsage(p, o, "leave it out here, an entitled one is priced in an upfront term")
	},
}

// reportUnmeteredUsage reports usage prices of dimensions that are not metered.
func reportUnmeteredUsage(p *pass, o *fold.Entity, fix msg.Words) {
	for kind, term := range o.After.Terms() {
		if kind != terms.UsageBased {
			continue
		}
		for key, isOther := range keysThat(o, term, func(d *fold.Dimension, exists check.Cond) check.Cond {
			return exists.And(d.IsMetered().Not())
		}) {
			if p.Require(isOther) {
				p.Report(key.Node, "%q is not a metered dimension of %s; %s", key.Text(), o.Product().Label(), fix)
			}
		}
	}
}

// upfrontTerms are the pricing terms that are paid before use.
const upfrontTerms = terms.ConfigurableUpfront | terms.FixedUpfront

var upfrontOfEntitled = rule{
	Row:   "UpdatePricingTerms/INVALID_RATE_CARD/6",
	Sides: fold.PricingTerms,
	Terms: upfrontTerms,
	Run: func(p *pass, o *fold.Entity) {
		if o.Product().Dimensions().Any((*fold.Dimension).IsEntitled).Or(o.After.IsContract().Not()).Fails() {
			return // in a contract, the term as a whole is what is wrong
		}
		reportUpfrontUsage(p, o, "leave it out here, a metered one is priced in UsageBasedPricingTerm")
	},
}

// reportUpfrontUsage reports dimensions in upfront terms of a SaaS product that are not
// entitled.
func reportUpfrontUsage(p *pass, o *fold.Entity, fix msg.Words) {
	product := o.Product()
	isSaaS := product.IsType(saas)
	for kind, term := range o.After.Terms() {
		if !upfrontTerms.Has(kind) {
			continue
		}
		for key, isOther := range keysThat(o, term, func(d *fold.Dimension, exists check.Cond) check.Cond {
			return exists.And(d.IsEntitled().Not())
		}) {
			if p.Require(isSaaS, isOther) {
				p.With(namesOf(o, term.Kind)).Report(key.Node, "%q is not an entitled dimension of %s; %s", key.Text(), product.Label(), fix)
			}
		}
	}
}

var upfrontOfOneKind = rule{
	Row:   "UpdatePricingTerms/INVALID_RATE_CARD/5",
	Sides: fold.PricingTerms,
	Terms: upfrontTerms,
	Run: func(p *pass, o *fold.Entity) {
		onAmi := o.Product().IsType(ami, container)
		for kind, term := range o.After.Terms() {
			if !upfrontTerms.Has(kind) || onAmi.Fails() {
				continue
			}
			k := kindsOf(o, term)
			if p.Require(onAmi, k.mixed()) {
				other := k.metered
				if other == k.second {
					other = k.entitled
				}
				p.relate(other, "the dimension of the other kind")
				p.With(namesOf(o, term.Kind)).Report(k.second, "%q is a metered dimension and %q an entitled one; keep dimensions of one kind in the term",
					k.metered.Text(), k.entitled.Text())
			}
		}
	},
}

// dimensionKinds are the first keys of a term that are of a metered dimension
// only, and of an entitled one only.
type dimensionKinds struct {
	metered, entitled jsondoc.Node
	second            jsondoc.Node // the later of the two
	unknown           int          // how many keys may be either
	needs             errcodes.Needs
}

func kindsOf(o *fold.Entity, term view.PricingTerm) (k dimensionKinds) {
	for key := range term.DistinctKeys() {
		dimension, exists := o.Dimension(key)
		isMetered, isEntitled := dimension.IsMetered(), dimension.IsEntitled()
		onlyMetered := check.All(exists, isMetered, isEntitled.Not())
		onlyEntitled := check.All(exists, isEntitled, isMetered.Not())
		switch {
		case onlyMetered.Holds() && !k.metered.Exists():
			k.metered, k.second = key.Node, key.Node
		case onlyEntitled.Holds() && !k.entitled.Exists():
			k.entitled, k.second = key.Node, key.Node
		case onlyMetered.Needs()|onlyEntitled.Needs() != 0:
			k.unknown++
			k.needs |= onlyMetered.Needs() | onlyEntitled.Needs()
		}
	}
	return k
}

// mixed holds when there are both kinds. It takes two keys to mix.
func (k *dimensionKinds) mixed() check.Cond {
	kinds := 0
	for _, first := range []jsondoc.Node{k.metered, k.entitled} {
		if first.Exists() {
			kinds++
		}
	}
	if kinds < 2 && kinds+k.unknown >= 2 {
		return check.NotKnown(k.needs)
	}
	return check.If(kinds == 2)
}

var ratesOfOneUnit = rule{
	Row:   "UpdatePricingTerms/INVALID_RATE_CARD/4",
	Sides: fold.PricingTerms,
	Terms: terms.UsageBased | terms.ConfigurableUpfront,
	Run: func(p *pass, o *fold.Entity) {
		for _, term := range o.After.Terms() {
			all, needs := unitsOf(o, term.Kind, term.DistinctKeys()), errcodes.Needs(0)
			for _, card := range term.RateCards() {
				if !all.second.Exists() && needs == all.needs {
					break // as mostly at once; no card says more
				}
				needs |= reportSecondUnit(p, o, term, card)
			}
		}
	},
}

// reportSecondUnit reports the first dimension of a rate card that is counted in
// another unit than the first one. While it is not known, it says what is needed.
func reportSecondUnit(p *pass, o *fold.Entity, term view.PricingTerm, card view.PricingCard) errcodes.Needs {
	u := unitsOf(o, term.Kind, card.Keys())
	switch {
	case u.second.Exists():
		fix := msg.Words("leave out the dimensions of one of the two")
		switch {
		case term.Kind == terms.UsageBased && (isMetered(o.Dimension(u.first)).Fails() || isMetered(o.Dimension(u.second)).Fails()):
			fix = "leave out what is not metered"
		case term.Kind == terms.UsageBased:
			fix = "every metered dimension needs its price here, so change nothing unless AWS refuses it"
		case o.Kind == changetype.Offer && o.Before.IsReleased().Holds():
			fix = "what the released offer prices has to stay, so leave out only what is new"
		}
		p.relate(u.first.Node, "the dimension with the other unit")
		p.With(namesOf(o, term.Kind)).Report(u.second.Node, "the unit of %q is %s, that of %q is %s, and AWS may refuse the two in one term; %s", u.second.Text(), u.other, u.first.Text(), u.unit, fix)
		return 0
	case u.compared < 2:
		return 0
	}
	p.Need(u.needs)
	return u.needs
}

// units are what the dimensions of keys are counted in.
type units struct {
	first, second view.Key // the first key of all, and the first with another unit
	unit, other   string   // theirs
	compared      int      // how many exist, or may
	needs         errcodes.Needs
}

func unitsOf(o *fold.Entity, kind terms.PricingTypes, keys iter.Seq[view.Key]) (u units) {
	var last *fold.Dimension
	for key := range keys {
		dimension, exists := o.Dimension(key)
		if exists.Fails() {
			continue
		}
		u.compared++
		if dimension == last {
			continue // as all are that are not known
		}
		last = dimension
		unit, needs := dimension.Unit()
		needs |= exists.Needs()
		switch {
		case needs != 0:
			u.needs |= needs
		case u.first.Exists() && unit == u.unit, isMisplaced(o, dimension, kind):
		case !u.first.Exists():
			u.first, u.unit = key, unit
		default:
			u.second, u.other = key, unit
			return u
		}
	}
	return u
}

// isMisplaced reports whether a dimension does not belong in a term of a kind, which is
// what other rules report of it.
func isMisplaced(o *fold.Entity, d *fold.Dimension, kind terms.PricingTypes) bool {
	if kind == terms.UsageBased {
		return d.IsMetered().Fails()
	}
	return o.Product().IsType(saas).Holds() && d.IsEntitled().Fails()
}
