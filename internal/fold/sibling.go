package fold

import (
	"iter"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/msg"
)

// A Sibling is another offer of the same product.
type Sibling struct {
	ID      string            // "" when the change set creates it
	Created *changeset.Change // the change that creates it
	After   *State
}

// Siblings are the other offers that the change set touches or that the facts
// hold, in a fixed order, each with whether it is one of the same product.
// Those that are known not to be are left out. There are none when the product
// is not known.
func (o *Entity) Siblings() iter.Seq2[Sibling, check.Cond] {
	return func(yield func(Sibling, check.Cond) bool) {
		product := o.Product()
		if !product.identified() {
			return
		}
		c := o.Catalog
		for i := range c.Offers {
			other := &c.Offers[i]
			if is := other.isOf(product); other != o && !is.Fails() && !yield(Sibling{other.ID, other.Created, &other.After}, is) {
				return
			}
		}
		if product.ID == "" {
			return
		}
		for _, id := range c.Facts.OffersOf(product.ID) {
			if !c.touches(id) && !yield(Sibling{ID: id, After: c.Facts.stored[id].state()}, check.If(true)) {
				return
			}
		}
	}
}

// touches reports whether the change set changes the stored offer with an id. It has
// few changes where rules run.
func (c *Catalog) touches(id string) bool {
	for i := range c.Offers {
		if c.Offers[i].ID == id {
			return true
		}
	}
	return false
}

// isOf holds for an offer of the product. One that was there before and that the
// facts do not hold is none: whether the facts hold all is
// [Entity.HasMoreSiblings].
func (o *Entity) isOf(product *Product) check.Cond {
	p := o.Product()
	if p.identified() || o.Created == nil {
		return check.If(p.ID == product.ID && p.Created == product.Created)
	}
	return check.NotKnown(p.identityNeeds())
}

// HasMoreSiblings fails when there can be no other offer of the product than
// [Entity.Siblings]: the facts hold all, or the change set creates the product.
// Otherwise it is not known.
func (o *Entity) HasMoreSiblings() check.Cond {
	product := o.Product()
	switch {
	case !product.identified():
		return check.NotKnown(errcodes.NeedOffers | product.identityNeeds())
	case product.Created == nil && !o.Catalog.Facts.HasAllOffersOf(product.ID):
		return check.NotKnown(errcodes.NeedOffers)
	}
	return check.If(false)
}

// identityNeeds is what must be known to know which product it is; the product's
// own entity does not tell that.
func (p *Product) identityNeeds() errcodes.Needs { return p.needs &^ errcodes.NeedProduct }

// Label is what a message calls the sibling: its id, or the name of the change
// that creates it.
func (s Sibling) Label() msg.Text {
	switch {
	case s.ID != "":
		return msg.Value(s.ID)
	case s.Created != nil && s.Created.Name != "":
		return msg.F("the one that %q creates", s.Created.Name)
	}
	return msg.Plain("another one of this change set")
}
