package jsondoc

import "cmp"

// Compare orders places of one document by where they stand in it; a missing
// member comes after what its object is, before what it holds.
func Compare(a, b Place) int {
	return cmp.Or(cmp.Compare(a.Node.i, b.Node.i), cmp.Compare(a.Missing, b.Missing))
}
