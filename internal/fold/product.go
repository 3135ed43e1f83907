package fold

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/offer"
)

// A Product is a product that a change set names, or that an offer is for.
// What changes of the set make of it counts wherever they stand.
type Product struct {
	ID      string            // "" when the change set creates it
	Created *changeset.Change // the change that creates it

	typeName string              // "" when not known
	details  jsondoc.Node        // of DescribeEntity; does not exist when the facts lack it
	listed   jsondoc.Node        // the Dimensions that a resale authorization has of it, when the facts lack it
	changes  []*changeset.Change // of the set, in order
	needs    errcodes.Needs

	stored     stored      // of the facts
	dimensions *Dimensions // made when first asked for
	read       Dimensions  // those that were made for this product alone
}

// Type is the product's type, such as SaaSProduct; "" when it is not known.
func (p *Product) Type() string { return p.typeName }

// Needs is what must be known to know the product's entity.
func (p *Product) Needs() errcodes.Needs { return p.needs }

// IsType holds for a product of one of the types.
func (p *Product) IsType(names ...string) check.Cond {
	if p.typeName == "" {
		return check.NotKnown(p.needs)
	}
	for _, name := range names {
		if p.typeName == name {
			return check.If(true)
		}
	}
	return check.If(false)
}

// Visibility is the product's Description.Visibility, as stored; "" when it is
// not given or not known.
func (p *Product) Visibility() string { return p.details.Get("Description").Get("Visibility").Text() }

// State is the product's Description.ProductState, as stored; "" when it is not
// given or not known.
func (p *Product) State() string { return p.details.Get("Description").Get("ProductState").Text() }

// TakesOffers holds for a product that is active, or does not say, and Limited
// or Public. ReleaseProduct in the change set makes it active and Limited.
func (p *Product) TakesOffers() check.Cond {
	for _, c := range p.changes {
		if c.Type != "ReleaseProduct" {
			continue
		}
		if c.Failed || c.Astray {
			return check.NotKnown(errcodes.NeedChangeSet)
		}
		return check.If(true)
	}
	if !p.Stored() {
		return check.NotKnown(p.needs)
	}
	visible := check.NotKnown(errcodes.NeedProduct)
	if v := p.Visibility(); v != "" {
		visible = check.If(v == "Limited" || v == "Public")
	}
	return visible.And(check.If(p.State() == "" || p.State() == "Active"))
}

// Target is the product as identifiers lead to it. ok is false when it is not known which
// product it is; needs then says what would tell.
func (p *Product) Target() (to changeset.Target, needs errcodes.Needs, ok bool) {
	switch {
	case !p.identified():
		return to, p.identityNeeds(), false
	case p.Created != nil:
		return changeset.Target{Created: p.Created.Index}, 0, true
	}
	return changeset.Target{ID: p.ID}, 0, true
}

// identified reports whether it is known which product it is.
func (p *Product) identified() bool { return p.ID != "" || p.Created != nil }

// Stored reports whether the facts hold the product's entity.
func (p *Product) Stored() bool { return p.details.Exists() }

// Label is what a message calls the product: its id, or the name of the change
// that creates it.
func (p *Product) Label() msg.Text {
	switch {
	case p.ID != "":
		return msg.F("the product %s", p.ID)
	case p.Created != nil && p.Created.Name != "":
		return msg.F("the product that %q creates", p.Created.Name)
	}
	return msg.Plain("the product")
}

// Changes are the changes of the set to the product, in order.
func (p *Product) Changes() []*changeset.Change { return p.changes }

// IsDraft reports whether the entity is a product that was never released.
func (e *Described) IsDraft() bool {
	p := storedProduct(*e)
	return p.IsDraft()
}

// IsDraft holds for a product that was never released, as stored.
func (p *Product) IsDraft() bool { return p.State() == "Draft" || p.Visibility() == "Draft" }

// ChangedProducts are the products that the change set changes, in the order in which
// it first names them.
func (c *Catalog) ChangedProducts() iter.Seq[*Product] {
	return func(yield func(*Product) bool) {
		for _, p := range c.made {
			if len(p.changes) > 0 && !yield(p) {
				return
			}
		}
	}
}

// Offers are the offers of the product that the change set touches and those that the
// facts hold, each as it is after the change set, with whether it is one of the
// product's. Those that are known not to be are left out.
func (p *Product) Offers(c *Catalog) iter.Seq2[*State, check.Cond] {
	return func(yield func(*State, check.Cond) bool) {
		touched := map[string]bool{}
		for i := range c.Offers {
			o := &c.Offers[i]
			touched[o.ID] = true
			if is := o.isFor(p); !is.Fails() && !yield(&o.After, is) {
				return
			}
		}
		for _, id := range c.Facts.OffersOf(p.ID) {
			if !touched[id] && !yield(c.Facts.stored[id].state(), check.If(true)) {
				return
			}
		}
	}
}

// isFor holds for an offer of the product; while it is not known for which product an
// offer is, it may be one.
func (o *Entity) isFor(p *Product) check.Cond {
	q := o.Product()
	if !q.identified() {
		return check.NotKnown(q.identityNeeds())
	}
	return check.If(q.ID == p.ID && q.Created == p.Created)
}

// HasChange reports whether the change set holds a change of that type to the
// product.
func (p *Product) HasChange(changeType string) bool {
	for _, c := range p.changes {
		if c.Type == changeType {
			return true
		}
	}
	return false
}

// product is the product that a Target is, made when it is first asked for.
func (c *Catalog) product(to changeset.Target) *Product {
	number, isNew := c.products.Add(to)
	if !isNew {
		return c.made[number]
	}
	p := c.newProduct(number)
	*p = Product{ID: to.ID}
	if to.ID == "" {
		p.Created = &c.Changes.Changes[to.Created]
	} else if e, ok := c.Facts.Entity(to.ID); ok && e.IsProduct() {
		*p = storedProduct(e)
		p.stored = c.Facts.stored[to.ID]
	}
	p.needs = errcodes.NeedProduct
	return p
}

// orOf is the product or, when the facts do not hold it, what a resale authorization says of
// it: its type, in ProductArn, such as arn:aws:aws-marketplace:us-east-1:111122223333:
// AWSMarketplace/SaaSProduct/prod-1, and its Dimensions.
func (p *Product) orOf(authorization jsondoc.Node) *Product {
	if p.Stored() || p.Created != nil || !authorization.Exists() {
		return p
	}
	_, resource, _ := strings.Cut(authorization.Get("ProductArn").Text(), "/")
	typeName, _, _ := strings.Cut(resource, "/")
	return &Product{ID: p.ID, typeName: cmp.Or(p.typeName, typeName), listed: authorization.Get("Dimensions"), changes: p.changes, needs: p.needs}
}

// newProduct is room for the product with a number: that of one of an earlier change
// set, as far as there was one.
func (c *Catalog) newProduct(number int) *Product {
	c.made = slices.Grow(c.made, 1)[:number+1]
	if c.made[number] == nil {
		c.made[number] = new(Product)
	}
	return c.made[number]
}

// apply notes a change of the set to the product.
func (p *Product) apply(c *changeset.Change) {
	if p.typeName == "" {
		p.typeName = changeset.TypeName(c.EntityType)
	}
	p.changes = append(p.changes, c)
}

// doubt notes a change that may have been meant for the product, if the set creates
// that: what it would have made of the product is not known.
func (p *Product) doubt(stray *changeset.Change) {
	if p.Created != nil {
		p.changes = append(p.changes, stray)
	}
}

// Product is the product that the offer or the resale authorization is for. It is never
// nil; what is not known of it says what it needs.
func (o *Entity) Product() *Product {
	if o.product == nil {
		o.product = o.findProduct()
	}
	return o.product
}

func (o *Entity) findProduct() *Product {
	c := o.Catalog
	named, replaced, resold := o.After.Part(ProductID), o.After.Part(AgreementID), o.After.Part(ResaleAuthorizationID)
	if o.Kind == changetype.ResaleAuthorization {
		if e, isStored := c.Facts.Entity(o.ID); isStored && e.Type == o.Kind {
			return c.ProductOf(ResaleAuthorization{State: &o.After, Details: e.Details})
		}
	}
	switch {
	case named.status == present && named.change != nil && isNear(c.Changes, named):
		return &Product{needs: errcodes.NeedChangeSet} // a reference that is not quite one
	case named.status == present:
		p := c.productNamed(named.Value().Text())
		if p.typeName == "" && replaced.status == present {
			if q := c.productOfAgreement(replaced.Value().Text()); q.ID == p.ID && q.ID != "" {
				return q // the agreement says at least which type the product has
			}
		}
		if !p.Stored() && resold.status == present {
			if r, needs := c.authorization(resold.Value().Text()); needs == 0 && offer.EntityID(r.Part(ProductID).Value().Text()) == p.ID {
				return p.orOf(r.Details)
			}
		}
		return p
	case replaced.status == present:
		return c.productOfAgreement(replaced.Value().Text())
	case resold.status == present:
		r, needs := c.authorization(resold.Value().Text())
		if needs != 0 {
			return &Product{needs: needs}
		}
		return c.ProductOf(r)
	}
	return c.unknownProduct(cmp.Or(named.needs, replaced.needs|resold.needs, needOf[o.Kind]))
}

// isNear reports whether the id that a change set gives is written as a reference that
// is not quite one.
func isNear(s *changeset.Set, id *Part) bool {
	slip, _ := s.SlipIn(id.node.Text(), id.change)
	return slip != changeset.NoSlip
}

// unknownProduct is a product of which it is not known which it is. The offer
// says only that: unless the facts hold a product already, its entity is needed
// as well.
func (c *Catalog) unknownProduct(needs errcodes.Needs) *Product {
	if needs&errcodes.NeedOffer != 0 && !c.Facts.holdsProduct {
		needs |= errcodes.NeedProduct
	}
	return &Product{needs: needs}
}

// productNamed is the product with an id, or the one that a reference leads to.
func (c *Catalog) productNamed(id string) *Product {
	if id == "" {
		return c.unknownProduct(errcodes.NeedOffer) // a stored ProductId that is no text
	}
	to, ok := c.Changes.Follow(id, 0)
	if !ok {
		return &Product{needs: errcodes.NeedChangeSet} // the reference leads nowhere
	}
	return c.product(to)
}

// productOfAgreement is the one product that an agreement is about. The
// agreement says of which type it is, when the facts do not hold the product.
func (c *Catalog) productOfAgreement(id string) *Product {
	a, ok := c.Facts.Agreements().Agreement(id)
	if !ok {
		return &Product{needs: errcodes.NeedAgreement}
	}
	var only *Product
	for id, kind := range a.Resources() {
		if id = offer.EntityID(id); id == "" {
			continue
		}
		if only != nil && only.ID != id {
			return &Product{needs: errcodes.NeedAWS} // which of the two the offer will be for
		}
		only = c.product(changeset.Target{ID: id})
		if only.typeName == "" && kind != "" {
			typed := *only
			typed.typeName = changeset.TypeName(kind)
			only = &typed
		}
	}
	if only == nil {
		return &Product{needs: errcodes.NeedAgreement}
	}
	return only
}
