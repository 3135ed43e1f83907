package jsondoc

import "cmp"

// Compare orders places of one document by where they stand in it; a missing
// member comes after what its object is, before what it holds.
func Compare(a, b Place) int {
	return cmp.Or(cmp.Compare(a.Node.order(), b.Node.order()), cmp.Compare(a.Missing, b.Missing))
}

func (n Node) order() int32 {
	if n.doc == nil {
		return -1
	}
	return n.e.self
}
