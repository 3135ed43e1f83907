package fold

import (
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/view"
	"github.com/offercheck/offercheck/offer"
)

// An Entity is one that a change set touches, before and after: an offer, a resale
// authorization or an offer set.
type Entity struct {
	Kind    string            // such as changetype.Offer
	ID      string            // without the revision; "" when the change set creates it
	Entity  int               // its number, that of the changes to it
	Created *changeset.Change // the change that creates it; nil when it was there before
	Before  State
	After   State
	Set     Parts // the parts that changes of the set say something of
	Catalog *Catalog

	product *Product // found when first asked for, as are the others
	limits  []*offer.Limits
	named   []named            // by the number of a key of the pricing terms
	read    *view.PricingTerms // those that were read for this entity alone
}

// target is what identifiers of the entity lead to.
func (e *Entity) target() changeset.Target { return e.Catalog.Changes.Target(e.Entity) }

// begin gives the entity its state before the change set, of which first is the first
// change to it.
func (c *Catalog) begin(e *Entity, to changeset.Target, first *changeset.Change) {
	if to.ID == "" {
		e.Created = &c.Changes.Changes[to.Created]
		switch e.creation() {
		case 0: // not a change that creates such an entity: the schemas say so, where they know it
			e.Before.hide(partsOf(e.Kind), needsOf(e.Created))
		case ProductID, Name:
		default:
			c.inherit(e)
		}
	} else if stored, ok := c.Facts.Entity(to.ID); ok && stored.Type == e.Kind {
		e.Before = *c.Facts.stored[to.ID].state()
		c.modelOfResale(&e.Before)
	} else {
		needs := needOf[e.Kind]
		if first.Astray { // there is no such entity to be known
			needs = errcodes.NeedChangeSet
		}
		e.Before.hide(partsOf(e.Kind), needs)
		if fact, ok := c.Facts.offerFacts[to.ID]; ok && e.Kind == changetype.Offer {
			e.Before.offerFacts(fact)
		}
	}
	e.After = e.Before
}

// needOf is what must be known to know an entity of a kind.
var needOf = map[string]errcodes.Needs{
	changetype.Offer:               errcodes.NeedOffer,
	changetype.ResaleAuthorization: errcodes.NeedResale,
	changetype.OfferSet:            errcodes.NeedOfferSet,
}

// needsOf is what must be known to know what a change does that cannot be
// folded.
func needsOf(c *changeset.Change) errcodes.Needs {
	if c.Known == nil && c.ProbableType() == nil {
		return errcodes.NeedEdition
	}
	return errcodes.NeedChangeSet
}

// creation says what the change that creates the entity makes it of, by parts such as
// ProductID, AgreementID and ResaleAuthorizationID; nothing when it is none that creates
// such an entity.
func (e *Entity) creation() Parts {
	if e.Created == nil || e.Created.Known == nil || e.Created.Kind != e.Kind {
		return 0
	}
	return effectOf(e.Created.Known).creates
}

// namesWhatItIsMadeOf reports whether a change that creates an entity names what it
// makes it of. Change types without a schema are not checked for more.
func namesWhatItIsMadeOf(c *changeset.Change) bool {
	for parts := effectOf(c.Known).creates; parts != 0; parts &= parts - 1 {
		if c.Details.Get(partNames[index(parts)]).Text() == "" {
			return false
		}
	}
	return true
}

// apply applies one change.
func (e *Entity) apply(c *changeset.Change) {
	known := c.Known
	if known != nil && known.Entity != e.Kind { // of an entity type that is misspelt
		known = changetype.Find(e.Catalog.Changes.Edition, e.Kind, c.Type)
	}
	isKnown := known != nil
	if !isKnown {
		e.After.hideAbsent(partsOf(e.Kind), needsOf(c))
		if known = c.ProbableType(); known == nil || known.Entity != e.Kind {
			return
		}
	}
	effect := &effects[known.Index]
	if c.Failed || !isKnown || c.Kind != e.Kind || !c.Details.Exists() || !namesWhatItIsMadeOf(c) {
		e.After.hide(e.wouldSet(c, effect.sets), errcodes.NeedChangeSet)
		return
	}
	effect.put(e, effect.sets, c)
}

// maySet are the parts that a change may have been meant to set.
func (e *Entity) maySet(c *changeset.Change) Parts {
	if c.Known == nil || c.Known.Entity != e.Kind {
		return partsOf(e.Kind)
	}
	return e.wouldSet(c, effectOf(c.Known).sets)
}

// wouldSet are the parts that a change which failed would have set: what it
// must give, and of the information that it may leave out what it gives. When
// it gives none of that, it may have meant any.
func (e *Entity) wouldSet(c *changeset.Change, parts Parts) Parts {
	const optional = Name | Description | PreExistingAgreement | OfferSetID | BuyerNotes
	given := Parts(0)
	for rest := optional & parts; rest != 0; rest &= rest - 1 {
		if p := rest & -rest; c.Details.Get(p.nameIn(e.Kind)).Exists() {
			given |= p
		}
	}
	if required := parts &^ optional; required|given != 0 && c.Details.Exists() {
		return required | given
	}
	return parts
}

// forgetEmptySchedule takes a payment schedule without charges away from an entity that
// is released: there it does not count as one.
func (e *Entity) forgetEmptySchedule() {
	part := e.After.Part(PaymentScheduleTerm)
	if part.status == present && part.node.Get("Schedule").Len() == 0 && e.After.IsReleased().Holds() {
		e.After.set(PaymentScheduleTerm, jsondoc.Node{}, part.change)
	}
}

// Kept are the parts that the change set leaves as they are and that the entity has, or
// may have. What is not known because another change of the set is not understood is
// none of them.
func (e *Entity) Kept() Parts {
	var kept Parts
	for i := range e.After.parts {
		part := &e.After.parts[i]
		if part.change == nil && part.status != absent && part.needs&(errcodes.NeedChangeSet|errcodes.NeedEdition) == 0 {
			kept |= 1 << i
		}
	}
	return kept &^ Release
}
