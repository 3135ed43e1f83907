package fold

import (
	"iter"
	"slices"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/view"
)

// A Dimension is one dimension of a product: all the entries that the product
// has for one key, taken together.
type Dimension struct {
	Key        string
	Restricted bool // by RestrictDimensions in the change set: neither missing nor required

	entries  []entry
	unlisted bool           // no entry is known: only a change names it
	needs    errcodes.Needs // what may tell of more entries; nothing when all are known
}

// An entry is one item of a product's Dimensions. A product may list a key
// twice, with different Types.
type entry struct {
	unit  string // "" when it is not given
	types dimensionTypes
	added bool // by AddDimensions in the change set
}

type dimensionTypes uint8

const (
	entitled   dimensionTypes = 1 << iota
	metered                   // Metered or ExternallyMetered
	typesGiven                // there is a list of Types
)

// IsMetered holds for a dimension that is used first and paid for then: Metered
// or ExternallyMetered.
func (d *Dimension) IsMetered() check.Cond { return d.is(metered) }

// IsEntitled holds for a dimension of which the buyer contracts a quantity.
func (d *Dimension) IsEntitled() check.Cond { return d.is(entitled) }

func (d *Dimension) is(t dimensionTypes) check.Cond {
	needs := d.needs
	for _, e := range d.entries {
		if e.types&t != 0 {
			return check.If(true)
		}
		if e.types&typesGiven == 0 {
			needs |= errcodes.NeedProduct
		}
	}
	if needs != 0 {
		return check.NotKnown(needs)
	}
	return check.If(false)
}

// AddsMetered reports whether AddDimensions in the change set makes the dimension
// a metered one, which it was not before.
func (d *Dimension) AddsMetered() bool {
	added := false
	for _, e := range d.entries {
		if e.types&metered != 0 && !e.added {
			return false
		}
		added = added || e.types&metered != 0
	}
	return added
}

// Unit is what the dimension is counted in. When it is not known, needs says
// what would tell: of two units of one key only AWS knows which counts.
func (d *Dimension) Unit() (unit string, needs errcodes.Needs) {
	needs = d.needs
	for _, e := range d.entries {
		switch {
		case e.unit == "":
			needs |= errcodes.NeedProduct
		case unit != "" && e.unit != unit:
			needs |= errcodes.NeedAWS
		default:
			unit = e.unit
		}
	}
	if needs != 0 {
		return "", needs
	}
	return unit, 0
}

// Dimensions are the dimensions of a product after the change set.
type Dimensions struct {
	list  []Dimension
	byKey map[string]int
	needs errcodes.Needs // why the list may lack some; nothing when it is complete
	other Dimension      // stands for every one that is not in the list

	instanceTypes map[string]*Dimension // by key: what stands for those that the product does not list as dimensions
}

var (
	// formerDimension stands for one that was restricted before the change set. AWS wants
	// its price kept; of what kind it was, DescribeEntity does not tell.
	formerDimension = Dimension{needs: errcodes.NeedAWS}

	// newInstanceType stands for one that the change set adds to an AMI product. Whether
	// AWS makes a dimension of it is not documented.
	newInstanceType = Dimension{unlisted: true, needs: errcodes.NeedAWS}
)

// Complete holds when every dimension of the product is known.
func (d *Dimensions) Complete() check.Cond {
	if d.needs != 0 {
		return check.NotKnown(d.needs)
	}
	return check.If(true)
}

// All are the dimensions that are known, in the order of the product, then of
// the changes.
func (d *Dimensions) All() iter.Seq[Dimension] { return slices.Values(d.list) }

// Find is the dimension with a key. Whether it exists, and what it is, is not
// known for a key that is not found when not every dimension is known. A key
// that the change set restricts is found even when it does not exist.
func (d *Dimensions) Find(key string) (found Dimension, exists check.Cond) {
	found = *d.find(key)
	found.Key = key
	return found, d.exists(&found)
}

func (d *Dimensions) find(key string) *Dimension {
	if i, ok := d.byKey[key]; ok {
		return &d.list[i]
	}
	if standIn, ok := d.instanceTypes[key]; ok {
		return standIn
	}
	return &d.other
}

func (d *Dimensions) exists(found *Dimension) check.Cond {
	switch {
	case !found.unlisted:
		return check.If(true)
	case found.needs != 0:
		return check.NotKnown(found.needs)
	}
	return check.If(false)
}

// Dimension is the dimension of the offer's product that a key of its pricing
// terms after the change set names, as [Dimensions.Find] gives it.
func (o *Entity) Dimension(key view.Key) (found *Dimension, exists check.Cond) {
	if o.named == nil {
		o.nameDimensions()
	}
	n := &o.named[key.Number]
	return n.dimension, n.exists
}

// named is the dimension that a key names.
type named struct {
	dimension *Dimension
	exists    check.Cond
}

func (o *Entity) nameDimensions() {
	d := o.Product().Dimensions()
	first := len(o.Catalog.named)
	keepsKeys := o.Kind == changetype.Offer && o.Before.IsReleased().Holds()
	var had map[string]bool // made for the first key that the product does not list
	for _, text := range o.After.pricing.Keys() {
		found := d.find(text)
		if found.unlisted && keepsKeys {
			if had == nil {
				had = o.pricedBefore()
			}
			if had[text] {
				found = &formerDimension
			}
		}
		o.Catalog.named = append(o.Catalog.named, named{found, d.exists(found)})
	}
	o.named = o.Catalog.named[first:]
}

// pricedBefore are the keys that the terms of a released offer price and that a buyer may
// have had: a key among them is a dimension, though the product may no longer list it. No
// buyer has accepted a resale authorization, which keeps none.
func (o *Entity) pricedBefore() map[string]bool {
	keys := make(map[string]bool, o.Before.NumKeys())
	for _, key := range o.Before.pricing.Keys() {
		keys[key] = true
	}
	return keys
}

// Any holds when some dimension is as asked.
func (d *Dimensions) Any(condition func(*Dimension) check.Cond) check.Cond {
	found := d.Complete().Not() // what is not known may be as asked
	for i := range d.list {
		if found = found.Or(condition(&d.list[i])); found.Holds() {
			break
		}
	}
	return found
}

// Dimensions are the product's dimensions after the change set: those that it
// had, with what AddDimensions, UpdateDimensions and RestrictDimensions make of
// them, wherever they stand.
func (p *Product) Dimensions() *Dimensions {
	switch {
	case p.dimensions != nil:
	case p.stored.dimensions != nil && len(p.changes) == 0:
		p.dimensions = p.stored.dimensions()
	default:
		p.dimensions = p.readDimensions()
	}
	return p.dimensions
}

func (p *Product) readDimensions() *Dimensions {
	d := &p.read
	*d = Dimensions{needs: p.needForDimensions()}
	p.putDimensions(d)
	d.other = Dimension{unlisted: true, needs: d.needs}
	return d
}

// putDimensions puts in those that the product had, with what changes make of
// them.
func (p *Product) putDimensions(d *Dimensions) {
	for _, change := range p.changes {
		if changesDimensions(change) && !isList(change) {
			d.needs |= errcodes.NeedChangeSet
			return // what it would have made of any dimension is not known
		}
	}
	for _, n := range p.storedDimensions().Items() {
		if !d.add(n, false) {
			d.needs |= errcodes.NeedProduct
		}
	}
	if p.typeName == "AmiProduct" {
		for _, change := range p.changes {
			if change.Type == "AddInstanceTypes" {
				d.putInstanceTypes(change.Details.Get("InstanceTypes"), &newInstanceType)
			}
		}
		d.putInstanceTypes(p.details.Get("Compatibility").Get("RestrictedInstanceTypes"), &formerDimension)
	}
	for _, step := range dimensionSteps {
		for _, change := range p.changes {
			if change.Type == step.changeType {
				for _, n := range change.Details.Items() {
					step.carryOut(d, n)
				}
			}
		}
	}
}

// putInstanceTypes has the instance types of a list stood for.
func (d *Dimensions) putInstanceTypes(list jsondoc.Node, standIn *Dimension) {
	for _, n := range list.Items() {
		if d.instanceTypes == nil {
			d.instanceTypes = map[string]*Dimension{}
		}
		d.instanceTypes[n.Text()] = standIn
	}
}

// dimensionSteps are what changes of the set make of dimensions, in this order
// wherever they stand.
var dimensionSteps = [...]struct {
	changeType string
	carryOut   func(*Dimensions, jsondoc.Node)
}{
	{"AddDimensions", func(d *Dimensions, n jsondoc.Node) { d.add(n, true) }},
	{"UpdateDimensions", (*Dimensions).update},
	{"RestrictDimensions", (*Dimensions).restrict},
}

// needForDimensions is what must be known before every dimension is, apart from
// the changes to them. A new SaaS, AMI or container product has those that the
// set adds; other products have dimensions of their delivery options.
func (p *Product) needForDimensions() errcodes.Needs {
	hasOwn := p.typeName == "SaaSProduct" || p.typeName == "AmiProduct" || p.typeName == "ContainerProduct"
	switch {
	case p.Created != nil && hasOwn:
		return 0
	case p.Created != nil, p.Stored() && p.storedDimensions().Kind() != jsondoc.Array:
		return errcodes.NeedProduct
	case p.storedDimensions().Kind() != jsondoc.Array:
		return p.needs
	case !hasOwn && p.HasChange("AddDeliveryOptions"):
		return errcodes.NeedProduct
	}
	return 0
}

// storedDimensions are the dimensions as the product's entity has them or, while the facts
// lack that, as a resale authorization has them.
func (p *Product) storedDimensions() jsondoc.Node {
	if p.Stored() {
		return p.details.Get("Dimensions")
	}
	return p.listed
}

func changesDimensions(c *changeset.Change) bool {
	return c.Type == "AddDimensions" || c.Type == "UpdateDimensions" || c.Type == "RestrictDimensions"
}

// isList reports whether the details are as a change to dimensions has them: a
// list of dimensions with their keys, or of keys to restrict.
func isList(c *changeset.Change) bool {
	if c.Failed || c.Astray || c.Details.Kind() != jsondoc.Array {
		return false
	}
	for _, n := range c.Details.Items() {
		if keyOf(n) == "" || n.Kind() == jsondoc.String && c.Type != "RestrictDimensions" {
			return false
		}
	}
	return true
}

// keyOf is the key of a dimension that is given as an object or by the key.
func keyOf(n jsondoc.Node) string {
	if n.Kind() == jsondoc.Object {
		n = n.Get("Key")
	}
	return n.Text()
}

// at is the dimension with a key, made unlisted when there is none.
func (d *Dimensions) at(key string) *Dimension {
	i, ok := d.byKey[key]
	if !ok {
		if d.byKey == nil {
			d.byKey = map[string]int{}
		}
		i = len(d.list)
		d.byKey[key] = i
		d.list = append(d.list, Dimension{Key: key, unlisted: true, needs: d.needs})
	}
	return &d.list[i]
}

// add puts an entry in; false for one without a key.
func (d *Dimensions) add(n jsondoc.Node, added bool) bool {
	key := n.Get("Key").Text()
	if key == "" {
		return false
	}
	dimension := d.at(key)
	dimension.unlisted, dimension.needs = false, 0
	dimension.entries = append(dimension.entries, entry{n.Get("Unit").Text(), readTypes(n), added})
	return true
}

func readTypes(n jsondoc.Node) dimensionTypes {
	var types dimensionTypes
	if n.Get("Types").Kind() == jsondoc.Array {
		types = typesGiven
	}
	for _, t := range n.Get("Types").Items() {
		switch t.Text() {
		case "Entitled":
			types |= entitled
		case "Metered", "ExternallyMetered":
			types |= metered
		}
	}
	return types
}

// update changes the entry that UpdateDimensions means: the one with the Types
// that it gives, or else the only one. Where all of the product's dimensions
// are not known, the one it names exists, and may be more than what it says.
func (d *Dimensions) update(n jsondoc.Node) {
	key := n.Get("Key").Text()
	i, ok := d.byKey[key]
	if !ok {
		if d.needs != 0 {
			dimension := d.at(key)
			dimension.unlisted = false
			dimension.entries = []entry{{unit: n.Get("Unit").Text(), types: readTypes(n)}}
		}
		return
	}
	entries, types := d.list[i].entries, readTypes(n)
	meant := 0
	if len(entries) > 1 {
		meant = slices.IndexFunc(entries, func(e entry) bool { return e.types == types })
	}
	if meant < 0 { // one of several, which is not said
		d.list[i].entries = append(entries, entry{n.Get("Unit").Text(), types, false})
		return
	}
	if unit := n.Get("Unit").Text(); unit != "" {
		entries[meant].unit = unit
	}
	if types&typesGiven != 0 {
		entries[meant].types = types
	}
}

func (d *Dimensions) restrict(n jsondoc.Node) { d.at(keyOf(n)).Restricted = true }
