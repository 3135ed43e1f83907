package fold

import (
	"slices"
	"sync"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/numbering"
	"github.com/offercheck/offercheck/terms"
)

// A Catalog is what a change set and the facts say of the entities that the
// change set touches.
type Catalog struct {
	Changes *changeset.Set
	Facts   *Facts
	Today   terms.Date // the date of the time that is checked against, in UTC

	// The entities by kind, in the order in which the change set first names them.
	Authorizations []Entity
	Offers         []Entity
	OfferSets      []Entity

	products numbering.Of[changeset.Target]
	made     []*Product        // by their numbers
	named    []named           // of all entities
	kinds    []int8            // of the changes: the place in kinds, negative for another
	at       [len(kinds)][]int // by kind and the number of an entity: its place in the list of the kind, from 1
}

// kinds are the kinds of entity in the order in which they are folded: an offer takes over
// parts of its resale authorization.
var kinds = [...]string{changetype.ResaleAuthorization, changetype.Offer, changetype.OfferSet}

// Entities are those of a kind, in the order in which the change set first names them.
func (c *Catalog) Entities(kind string) []Entity { return *c.list(kind) }

func (c *Catalog) list(kind string) *[]Entity {
	switch kind {
	case changetype.ResaleAuthorization:
		return &c.Authorizations
	case changetype.OfferSet:
		return &c.OfferSets
	}
	return &c.Offers
}

// catalogs is the pool of catalogs: a program that checks one change set after the other
// needs one for all.
var catalogs = sync.Pool{New: func() any { return new(Catalog) }}

// Release returns the catalog to the pool; it must not be used after that. Release the set
// that it was made of after it.
func (c *Catalog) Release() {
	c.reset()
	if cap(c.kinds)+cap(c.at[0])+cap(c.at[1])+cap(c.at[2]) <= (1+len(kinds))*maxPooledEntities {
		catalogs.Put(c)
	}
}

// maxPooledEntities is the largest capacity of a catalog that goes back into the pool: AWS
// accepts 20 changes.
const maxPooledEntities = 100

// Fold applies the changes, in order, to the entities they touch. A change that failed its
// schema makes the parts unknown that it would have set. [Catalog.Release] returns the
// memory to the pool.
func Fold(s *changeset.Set, f *Facts) *Catalog {
	c := catalogs.Get().(*Catalog)
	c.Changes, c.Facts, c.Today = s, f, terms.DateOf(f.Now())
	touched, hasStrays := [len(kinds)]bool{}, false
	c.kinds = slices.Grow(c.kinds[:0], len(s.Changes))
	for i := range s.Changes {
		change := &s.Changes[i]
		if change.IsProduct() && isFolded(change) {
			c.product(s.Target(change.Entity)).apply(change)
		}
		k := slices.Index(kinds[:], kindOf(change))
		c.kinds = append(c.kinds, int8(k))
		if k >= 0 {
			touched[k] = true
		}
		hasStrays = hasStrays || isStray(change)
	}
	if hasStrays {
		c.doubtProducts()
	}
	for k, kind := range kinds {
		if !touched[k] {
			continue
		}
		c.fold(k, kind)
		if hasStrays {
			c.doubtStrays(kind)
		}
		c.complete(kind)
	}
	return c
}

// fold folds the entities of a kind.
func (c *Catalog) fold(k int, kind string) {
	s, list := c.Changes, c.list(kind)
	entities := s.Entities()
	at := slices.Grow(c.at[k][:0], entities)[:entities]
	clear(at)
	c.at[k] = at
	for i := range s.Changes {
		change := &s.Changes[i]
		if int(c.kinds[i]) != k || !isFolded(change) {
			continue
		}
		if at[change.Entity] == 0 {
			to := s.Target(change.Entity)
			*list = append(*list, Entity{Kind: kind, ID: to.ID, Entity: change.Entity, Catalog: c})
			at[change.Entity] = len(*list)
			e := &(*list)[len(*list)-1]
			c.begin(e, to, change)
			if e.Created != nil && int(c.kinds[e.Created.Index]) == k && isFolded(e.Created) {
				e.apply(e.Created) // before all others, wherever it is
			}
		}
		if e := &(*list)[at[change.Entity]-1]; change != e.Created {
			e.apply(change)
		}
	}
}

// complete works out what the changes to the entities of a kind come to together.
func (c *Catalog) complete(kind string) {
	list := c.list(kind)
	for i := range *list {
		e := &(*list)[i]
		e.forgetEmptySchedule()
		e.removeSolution()
		e.read = e.After.readPricing(kind)
	}
}

// isFolded reports whether a change leads to an entity that it can be meant for.
func isFolded(c *changeset.Change) bool {
	return c.Entity != changeset.None && !(c.OtherKind && c.Failed)
}

// kindOf is the kind of the entity that a change is about: that of its entity type, or one
// that it is misspelt for, or else of the entity of the change set that it refers to; "" for
// another entity.
func kindOf(c *changeset.Change) string {
	if kind := c.MeantKind(); kind != "" || c.EntityType == "" {
		return kind
	}
	return c.KindOfNew()
}

// touched is the entity of a kind that changes of the set lead to; nil when none does.
func (c *Catalog) touched(kind string, to changeset.Target) *Entity {
	k, number := slices.Index(kinds[:], kind), c.Changes.EntityOf(to)
	if number == changeset.None || number >= len(c.at[k]) || c.at[k][number] == 0 {
		return nil
	}
	return &(*c.list(kind))[c.at[k][number]-1]
}

// doubtStrays makes not known what changes that lead nowhere may have been meant to
// set: on every entity of their kind which the change set creates, unless another
// change of the set says it.
func (c *Catalog) doubtStrays(kind string) {
	for i := range c.Changes.Changes {
		stray := &c.Changes.Changes[i]
		if !isStray(stray) || stray.EntityType != "" && stray.MeantKind() != kind {
			continue
		}
		for k := range *c.list(kind) {
			if e := &(*c.list(kind))[k]; e.Created != nil {
				e.After.hideUnset(e.maySet(stray), errcodes.NeedChangeSet)
			}
		}
	}
}

// doubtProducts is doubtStrays for products.
func (c *Catalog) doubtProducts() {
	for i := range c.Changes.Changes {
		stray := &c.Changes.Changes[i]
		if isStray(stray) && (changeset.IsProductType(stray.EntityType) || stray.EntityType == "") {
			for _, p := range c.made {
				p.doubt(stray)
			}
		}
	}
}

// isStray reports whether the change may have been meant for an entity that it does
// not lead to: it is astray, leads to none, or says nothing that can be read of what it
// is about.
func isStray(c *changeset.Change) bool {
	return c.Astray || c.Entity == changeset.None || c.EntityType == ""
}

// maxPooledNames is the largest capacity for the names of dimensions that a catalog keeps in
// the pool.
const maxPooledNames = 20_000

func (c *Catalog) reset() {
	for _, kind := range kinds {
		list := c.list(kind)
		for i := range *list {
			(*list)[i].read.Release()
		}
		clear(*list)
		*list = (*list)[:0]
	}
	for k := range c.at {
		c.at[k] = c.at[k][:0]
	}
	for _, p := range c.made {
		*p = Product{}
	}
	if clear(c.named); cap(c.named) > maxPooledNames {
		c.named = nil
	}
	c.Changes, c.Facts, c.made, c.named = nil, nil, c.made[:0], c.named[:0]
	c.products.Reset()
}
