package fold

import (
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/offer"
)

// An Associated is an offer of an offer set.
type Associated struct {
	Offer *Entity           // as it is after the change set; nil when it is not known
	Needs errcodes.Needs    // what would tell; nothing when it is known
	ID    jsondoc.Node      // where the change set, or else the facts, name it
	By    *changeset.Change // the AssociateOffers that names it, if one does

	IsStored bool // it was there before
}

// Label is what a message calls the offer: its id, or the name of the change that creates
// it.
func (a *Associated) Label() msg.Text {
	if a.Offer != nil && a.Offer.Created != nil {
		return msg.F("the offer that %q creates", a.Offer.Created.Name)
	}
	return msg.Value(changeset.WithoutRevision(a.ID.Text()))
}

// Associated are the offers of the offer set after the change set, each once: those that it
// had and those that AssociateOffers adds, in this order, without those that
// DisassociateOffers removes, wherever the changes stand. More is what must be known to know
// whether there are others, fewer to know whether one of them is removed.
func (e *Entity) Associated() (list []Associated, more, fewer errcodes.Needs) {
	c := e.Catalog
	more = e.Before.Part(AssociatedOffers).needs | e.After.Part(AssociatedOffers).needs
	fewer = e.After.Part(DisassociatedOffers).needs &^ needOf[changetype.OfferSet] // what is stored says nothing of it
	const removed = -1
	place := map[changeset.Target]int{} // in the list
	add := func(id jsondoc.Node, by *changeset.Change) {
		to, ok := c.Changes.Follow(id.Text(), 0)
		switch {
		case ok && id.Text() != "":
		case by != nil:
			more |= errcodes.NeedChangeSet // it leads nowhere
			return
		case id.Text() == "":
			more |= errcodes.NeedOfferSet
			return
		default: // from a preview: one that had no id yet
			to = changeset.Target{ID: id.Text()}
		}
		switch at, isKnown := place[to]; {
		case !isKnown:
			o, needs := c.offer(to)
			place[to] = len(list)
			list = append(list, Associated{Offer: o, Needs: needs, ID: id, By: by, IsStored: by == nil})
		case at != removed && list[at].By == nil:
			list[at].ID, list[at].By = id, by
		}
	}
	for _, item := range e.After.Part(DisassociatedOffers).Value().Items() {
		if to, ok := c.Changes.Follow(item.Get("OfferId").Text(), 0); ok {
			place[to] = removed
		}
	}
	for _, item := range e.Before.Part(AssociatedOffers).Value().Items() {
		add(item.Get("OfferId"), nil)
	}
	if by := e.After.SetBy(AssociatedOffers); by != nil {
		for _, item := range e.After.Part(AssociatedOffers).Value().Items() {
			add(item.Get("OfferId"), by)
		}
	}
	return list, more, fewer
}

// offer is the offer with an id, or the one that a change creates, as it is after the change
// set; nil when it is not known.
func (c *Catalog) offer(to changeset.Target) (*Entity, errcodes.Needs) {
	if o := c.touched(changetype.Offer, to); o != nil {
		return o, 0
	}
	if to.ID == "" {
		return nil, errcodes.NeedChangeSet // the change that it refers to creates none
	}
	if stored, ok := c.Facts.Entity(to.ID); ok && stored.Type == changetype.Offer {
		state := c.Facts.stored[to.ID].state()
		return &Entity{Kind: changetype.Offer, ID: to.ID, Entity: changeset.None, Catalog: c, Before: *state, After: *state}, 0
	}
	return nil, errcodes.NeedOffer
}

// OfferSet is the offer set that the offer is meant for, as the target of its OfferSetId;
// false when it has none, or when that is not known or leads nowhere.
func (o *Entity) OfferSet() (to changeset.Target, ok bool) {
	id := o.After.Part(OfferSetID)
	if id.status != present {
		return to, false
	}
	return o.Catalog.Changes.Follow(offer.EntityID(id.Value().Text()), 0)
}

// Is reports whether identifiers of the entity lead to a target.
func (e *Entity) Is(to changeset.Target) bool { return e.target() == to }

// removeSolution takes away the solution of an offer set which the change set disassociates,
// unless it associates one: AWS works out the order. To disassociate another one than the
// offer set has changes nothing.
func (e *Entity) removeSolution() {
	has, removed := e.After.Part(SolutionID), e.After.Part(DisassociatedSolution)
	if has.status != present || has.change != nil {
		return
	}
	switch needs := removed.needs &^ needOf[changetype.OfferSet]; {
	case needs != 0:
		e.After.hide(SolutionID, needs)
	case removed.status == present && e.Catalog.leadAlike(has, removed):
		e.setPart(SolutionID, jsondoc.Node{}, removed.change)
	}
}

// solutionNeeds is what must be known to know whether the solution that the change set
// associates is still there: it may disassociate the same one.
func (e *Entity) solutionNeeds() errcodes.Needs {
	has, removed := e.After.Part(SolutionID), e.After.Part(DisassociatedSolution)
	switch {
	case has.status != present:
		return has.needs
	case has.change == nil:
		return 0
	case removed.status == present && e.Catalog.leadAlike(has, removed):
		return errcodes.NeedAWS // which it does first
	}
	return removed.needs &^ needOf[changetype.OfferSet]
}

// leadAlike reports whether two ids lead to the same entity.
func (c *Catalog) leadAlike(a, b *Part) bool {
	to, ok := c.Changes.Follow(a.node.Text(), 0)
	other, alsoOK := c.Changes.Follow(b.node.Text(), 0)
	return ok && alsoOK && to == other
}
