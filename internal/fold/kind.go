package fold

import (
	"fmt"
	"math/bits"

	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/terms"
)

// Kinds names kinds of offer: a set, so that a rule can say which offers it is
// about.
type Kinds uint16

// The kinds of an offer, as it was before the change set or as it is after it.
const (
	WasThere Kinds = 1 << iota // the change set does not create it
	WasReleased
	WasPrivate
	WasExpired
	IsPrivate
	IsPublic
	IsReleased
	IsReplacement
	IsResale

	numKinds = iota
)

// Known reports whether all of k are kinds that there are.
func (k Kinds) Known() bool { return k < 1<<numKinds }

// is holds for an offer of the one kind that k names.
func (o *Entity) is(k Kinds) check.Cond {
	switch k {
	case WasThere:
		return check.If(o.Created == nil)
	case WasReleased:
		return o.Before.IsReleased()
	case WasPrivate:
		return o.Before.IsPrivate()
	case WasExpired:
		return o.IsExpired()
	case IsPrivate:
		return o.After.IsPrivate()
	case IsPublic:
		return o.IsPublic()
	case IsReleased:
		return o.After.IsReleased()
	case IsReplacement:
		return o.IsReplacement()
	case IsResale:
		return o.IsResale()
	}
	panic(fmt.Sprintf("fold: there is no kind %b of offers", k))
}

// Traits caches the Kinds of an offer, so that rules can be skipped cheaply.
type Traits struct {
	is    [numKinds]check.Cond
	not   Kinds              // it is known to be none of these
	terms terms.PricingTypes // the pricing terms that it has or, when that is not known, may have
}

// Traits says of which kinds the offer is and which pricing terms it has.
func (o *Entity) Traits() Traits {
	var t Traits
	for i := range t.is {
		t.is[i] = o.is(1 << i)
		if t.is[i].Fails() {
			t.not |= 1 << i
		}
	}
	t.terms = o.After.PricingTypes()
	if o.After.Part(PricingTerms).Needs() != 0 {
		t.terms = terms.AllPricing
	}
	return t
}

// Is holds for an offer of all the kinds; for any offer when there are none.
func (t *Traits) Is(kinds Kinds) check.Cond {
	if kinds == 0 { // as mostly
		return check.If(true)
	}
	return t.isAll(kinds)
}

func (t *Traits) isAll(kinds Kinds) check.Cond {
	all := check.If(true)
	for ; kinds != 0; kinds &= kinds - 1 {
		all = all.And(t.is[bits.TrailingZeros16(uint16(kinds))])
	}
	return all
}

// Not is the set of the kinds that the offer is known not to be of.
func (t *Traits) Not() Kinds { return t.not }

// Terms are the types of pricing terms that the offer has or, when that is not known, may
// have.
func (t *Traits) Terms() terms.PricingTypes { return t.terms }
