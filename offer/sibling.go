package offer

import "iter"

// Siblings are the other offers of the same product that the change set
// touches or that the facts hold, in a fixed order. There are none when the
// product is not known.
func (o *Offer) Siblings() iter.Seq[*Offer] {
	return func(yield func(*Offer) bool) {
		product := o.Product()
		if product.Needs() != 0 && product.ID == "" && product.Created == nil {
			return
		}
		c := o.Catalog
		touched := map[string]bool{}
		for i := range c.Offers {
			other := &c.Offers[i]
			touched[other.ID] = true
			if p := other.Product(); other != o && p.ID == product.ID && p.Created == product.Created && !yield(other) {
				return
			}
		}
		if product.ID == "" {
			return
		}
		for _, id := range c.Facts.OffersOf(product.ID) {
			if touched[id] {
				continue
			}
			entity, _ := c.Facts.Entity(id)
			s := storedState(entity, c.Facts.offerFacts[id])
			if !yield(&Offer{ID: id, Before: s, After: s, Catalog: c}) {
				return
			}
		}
	}
}

// KnowsAllSiblings says whether there can be no other offer of the product
// than [Offer.Siblings].
func (o *Offer) KnowsAllSiblings() bool {
	id := o.Product().ID
	return id != "" && o.Catalog.Facts.HasAllOffersOf(id)
}

// Label is what a message calls the offer: its id, or the name of the change
// that creates it.
func (o *Offer) Label() string {
	switch {
	case o.ID != "":
		return o.ID
	case o.Created != nil && o.Created.Name != "":
		return "the one that " + o.Created.Name + " creates"
	}
	return "another one of this change set"
}
