package rules

import (
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
)

// productOfOffer decides whether a new offer is for a product: one that the facts hold, or
// one that the change set names. A literal id that the facts do not hold is left open.
func productOfOffer(p *requestPass, s *changeset.Set, f *fold.Facts) {
	for i := range s.Changes {
		if c := &s.Changes[i]; c.Is(changetype.CreateOffer) {
			if id, isReference := p.productID(s, c); id.Text() != "" && !isReference {
				p.storedProduct(c, id, id.Text(), f, "offer")
			}
		}
	}
}

// productOfNewAuthorization is productOfOffer for a resale authorization, whose product must
// have been released before, or be released by the change set.
func productOfNewAuthorization(p *requestPass, s *changeset.Set, f *fold.Facts) {
	released := map[int]bool{} // by the number of an entity
	for i := range s.Changes {
		if c := &s.Changes[i]; c.Type == "ReleaseProduct" && c.IsProduct() {
			released[c.Entity] = true
		}
	}
	for i := range s.Changes {
		c := &s.Changes[i]
		if !c.Is("ResaleAuthorization/CreateResaleAuthorization") {
			continue
		}
		id, _ := p.productID(s, c)
		to, leads := s.Follow(id.Text(), i)
		switch {
		case id.Text() == "" || !leads:
		case to.ID == "" && !s.Changes[to.Created].IsProduct(): // of which the type is not known
		case to.ID == "":
			p.warn(c, jsondoc.At(id),
				msg.F("ProductId: expected a product that exists, found a reference to change %d, which creates it", to.Created),
				msg.Plain("AWS's page allows this for new offers alone; to be safe, create and release the product in a change set before"))
		default:
			if product, ok := p.storedProduct(c, id, to.ID, f, "resale authorization"); ok && product.IsDraft() && !released[s.EntityOf(to)] {
				p.report(c, jsondoc.At(id), msg.Plain("ProductId: expected a product that is released, found one in state Draft"), msg.Plain(string(releaseProduct)))
			}
		}
	}
}

// productID is the ProductId of a change that makes something of a product, unless it is not
// written as an id or a reference, or is a reference to what is not a product, which is
// reported here.
func (p *requestPass) productID(s *changeset.Set, c *changeset.Change) (id jsondoc.Node, isReference bool) {
	id = c.Details.Get("ProductId")
	if slip, _ := s.SlipIn(id.Text(), c); slip != changeset.NoSlip {
		return jsondoc.Node{}, false
	}
	if _, isReference = changeset.ReferencedName(id.Text()); isReference {
		origin, ok := s.Origin(id.Text())
		if ok && origin.EntityType != "" && !origin.IsProduct() {
			p.report(c, jsondoc.At(id),
				msg.F("ProductId: expected a product, found a reference to a change of %s", origin.EntityType),
				msg.F("change %d is %s; refer to the change that creates the product, or write the id of the product", origin.Index, origin.Type))
			return jsondoc.Node{}, true
		}
	}
	return id, isReference
}

// storedProduct is the product that the facts hold. It reports an entity that is not a
// product, and leaves the row open when the facts lack it.
func (p *requestPass) storedProduct(c *changeset.Change, at jsondoc.Node, id string, f *fold.Facts, made msg.Words) (product fold.Described, ok bool) {
	switch entity, known := f.Entity(id); {
	case !known:
		p.open(c, errcodes.NeedProduct)
	case !entity.IsProduct():
		p.report(c, jsondoc.At(at),
			msg.F("ProductId: expected a product, found the id of an entity of type %s", entity.Type), msg.F("write the id of the product that the %s is for", made))
	default:
		return entity, true
	}
	return fold.Described{}, false
}
