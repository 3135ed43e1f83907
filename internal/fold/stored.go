package fold

import "sync"

// stored is what an entity of the facts comes to as long as no change touches
// it: worked out when it is first asked for, once for all change sets.
type stored struct {
	offer      func() *State // shared: nobody writes to it
	resold     func() *State // what an offer made from it takes over
	dimensions func() *Dimensions
}

func (f *Facts) store(e Entity) stored {
	fact := f.offerFacts[e.ID]
	return stored{
		offer:      sync.OnceValue(func() *State { return storedState(e, fact) }),
		resold:     sync.OnceValue(func() *State { return resoldState(e) }),
		dimensions: sync.OnceValue(func() *Dimensions { p := storedProduct(e); return p.readDimensions() }),
	}
}

// storedProduct is a product as DescribeEntity gives it.
func storedProduct(e Entity) Product {
	return Product{ID: e.ID, typeName: e.Type, details: e.Details}
}
