package offer

import (
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/jsondoc"
)

// A Product is a product that a change set names, or that an offer is for.
type Product struct {
	ID      string  // "" when the change set creates it
	Created *Change // the change that creates it

	typeName string       // "" when not known
	details  jsondoc.Node // of DescribeEntity; does not exist when the facts lack it
	changes  []*Change    // of the set, in order
	needs    errcodes.Needs

	dimensions *Dimensions // made when first asked for
}

// Type is the product's type, such as SaaSProduct; "" when it is not known.
func (p *Product) Type() string { return p.typeName }

// Needs is what must be known to know the product.
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

// State is the product's Description.ProductState, as stored.
func (p *Product) State() string { return p.details.Get("Description").Get("ProductState").Text() }

// Stored says whether the facts hold the product's entity.
func (p *Product) Stored() bool { return p.details.Exists() }

// HasChange says whether the change set holds a change of that type to the
// product.
func (p *Product) HasChange(changeType string) bool {
	for _, c := range p.changes {
		if c.Type == changeType {
			return true
		}
	}
	return false
}

// product is the product that a target is, made when it is first asked for.
func (c *Catalog) product(to target) *Product {
	if p, ok := c.products[to]; ok {
		return p
	}
	p := &Product{ID: to.id, needs: errcodes.NeedProduct}
	if to.id == "" {
		p.Created = &c.Changes.Changes[to.created]
	} else if e, ok := c.Facts.Entity(to.id); ok && e.IsProduct() {
		p.typeName, p.details = e.Type, e.Details
	}
	c.products[to] = p
	return p
}

// apply notes a change of the set to the product.
func (p *Product) apply(c *Change) {
	if p.typeName == "" {
		p.typeName = typeName(c.EntityType)
	}
	p.changes = append(p.changes, c)
}

// Product is the product that the offer is for. It is never nil; what is not
// known of it says what it needs.
func (o *Offer) Product() *Product {
	c := o.Catalog
	part := o.After.Part(ProductID)
	switch id := part.Value().Text(); {
	case id != "":
		if to, ok := c.Changes.target(id, 0); ok {
			return c.product(to)
		}
		return &Product{needs: errcodes.NeedChangeSet} // the reference leads nowhere
	case part.status == notKnown:
		return &Product{needs: part.needs}
	case o.After.Part(AgreementID).status == present:
		return c.productOfAgreement(o.After.Part(AgreementID).Value().Text())
	case o.After.Part(ResaleAuthorizationID).status == present:
		return c.productOfResale(o.After.Part(ResaleAuthorizationID).Value().Text())
	}
	return &Product{needs: errcodes.NeedOffer}
}

// productOfAgreement is the one product that an agreement is about.
func (c *Catalog) productOfAgreement(id string) *Product {
	a, ok := c.Facts.Agreement(id)
	if !ok {
		return &Product{needs: errcodes.NeedAgreement}
	}
	for id, kind := range a.Resources() {
		p := c.product(target{id: EntityID(id)})
		if p.typeName != "" || kind == "" {
			return p
		}
		q := *p
		q.typeName = kind
		return &q
	}
	return &Product{needs: errcodes.NeedAgreement}
}

// productOfResale is the product that a resale authorization is for.
func (c *Catalog) productOfResale(id string) *Product {
	e, ok := c.Facts.Entity(id)
	if !ok || e.Details.Get("ProductId").Text() == "" {
		return &Product{needs: errcodes.NeedResale}
	}
	return c.product(target{id: EntityID(e.Details.Get("ProductId").Text())})
}
