package offer

import (
	"iter"
	"slices"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/jsondoc"
)

// A Dimension is one dimension of a product. A product may list one key twice
// with different Types: they are taken together.
type Dimension struct {
	Key        string
	Unit       string
	Entitled   bool
	Metered    bool // Metered or ExternallyMetered
	Added      bool // by AddDimensions in the change set
	Restricted bool // by RestrictDimensions in the change set: neither missing nor required
}

// Dimensions are the dimensions of a product after the change set.
type Dimensions struct {
	list  []Dimension
	byKey map[string]int
	needs errcodes.Needs // why the list may lack some; nothing when it is complete
}

// Complete holds when every dimension of the product is known.
func (d *Dimensions) Complete() check.Cond {
	if d.needs != 0 {
		return check.NotKnown(d.needs)
	}
	return check.If(true)
}

// Needs is what must be known to know every dimension.
func (d *Dimensions) Needs() errcodes.Needs { return d.needs }

// All are the dimensions that are known, in the order of the product, then of
// the changes.
func (d *Dimensions) All() iter.Seq[Dimension] { return slices.Values(d.list) }

// Find is the dimension with a key. exists is not known for a key that is not
// found when not every dimension is known.
func (d *Dimensions) Find(key string) (found Dimension, exists check.Cond) {
	if i, ok := d.byKey[key]; ok {
		return d.list[i], check.If(true)
	}
	if d.needs != 0 {
		return found, check.NotKnown(d.needs)
	}
	return found, check.If(false)
}

// Any holds when some dimension is as asked.
func (d *Dimensions) Any(asked func(Dimension) bool) check.Cond {
	if slices.ContainsFunc(d.list, asked) {
		return check.If(true)
	}
	if d.needs != 0 {
		return check.NotKnown(d.needs)
	}
	return check.If(false)
}

// Dimensions are the product's dimensions, those that the change set adds
// included.
func (p *Product) Dimensions() *Dimensions {
	if p.dimensions == nil {
		p.dimensions = p.readDimensions()
	}
	return p.dimensions
}

func (p *Product) readDimensions() *Dimensions {
	d := &Dimensions{byKey: map[string]int{}}
	plain := p.typeName == "SaaSProduct" || p.typeName == "AmiProduct" || p.typeName == "ContainerProduct"
	stored := p.details.Get("Dimensions")
	switch {
	case p.Created != nil && plain: // all it has are those that the set adds
	case p.Created != nil || !plain && p.HasChange("AddDeliveryOptions"), stored.Kind() != jsondoc.Array:
		d.needs = p.needs
		if p.Created != nil || p.Stored() {
			d.needs = errcodes.NeedProduct
		}
	}
	for _, n := range stored.Items() {
		d.add(n, false)
	}
	for _, c := range p.changes {
		for _, n := range c.Details.Items() {
			switch c.Type {
			case "AddDimensions":
				d.add(n, true)
			case "UpdateDimensions":
				d.update(n)
			case "RestrictDimensions":
				d.restrict(n)
			}
		}
	}
	return d
}

func (d *Dimensions) add(n jsondoc.Node, added bool) {
	key := n.Get("Key").Text()
	i, ok := d.byKey[key]
	if !ok {
		i = len(d.list)
		d.byKey[key] = i
		d.list = append(d.list, Dimension{Key: key, Unit: n.Get("Unit").Text(), Added: added})
	}
	d.list[i].types(n)
}

// types takes the Types of a dimension beside those it has.
func (d *Dimension) types(n jsondoc.Node) {
	for _, t := range n.Get("Types").Items() {
		switch t.Text() {
		case "Entitled":
			d.Entitled = true
		case "Metered", "ExternallyMetered":
			d.Metered = true
		}
	}
}

func (d *Dimensions) update(n jsondoc.Node) {
	i, ok := d.byKey[n.Get("Key").Text()]
	if !ok {
		return
	}
	if unit := n.Get("Unit"); unit.Kind() == jsondoc.String {
		d.list[i].Unit = unit.Text()
	}
	if n.Get("Types").Kind() == jsondoc.Array {
		d.list[i].Entitled, d.list[i].Metered = false, false
		d.list[i].types(n)
	}
}

// restrict notes a key that is restricted: a text, or an object with the Key.
func (d *Dimensions) restrict(n jsondoc.Node) {
	key := n.Text()
	if n.Kind() == jsondoc.Object {
		key = n.Get("Key").Text()
	}
	i, ok := d.byKey[key]
	if !ok {
		i = len(d.list)
		d.byKey[key] = i
		d.list = append(d.list, Dimension{Key: key})
	}
	d.list[i].Restricted = true
}
