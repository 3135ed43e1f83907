package errcodes

import "cmp"

// A Change is a row that AWS removed, changed or added.
type Change struct {
	Kind ChangeKind `json:"change"`
	Row  Row        `json:"rule"` // as the newer edition has it, or the older one if it is removed
	What string     `json:"what"` // for sellers
}

// ChangeKind says how a row changed.
type ChangeKind string

const (
	Removed ChangeKind = "removed" // the newer edition does not have it
	Changed ChangeKind = "changed" // the newer edition checks it in another way
	Added   ChangeKind = "added"   // the older edition does not have it
)

// ChangesSince returns what AWS changed from an older edition to this one: first the rows
// that it removed, then the others in AWS's order. There are none since an edition that is
// not older.
func (e Edition) ChangesSince(older Edition) []Change {
	if older >= e {
		return nil
	}
	var list []Change
	what := map[string]string{}
	for i := int(older) + 1; i <= min(int(e), NumEditions-1); i++ {
		for _, n := range amendments[i].what {
			what[n.row] = n.what
		}
		for _, id := range amendments[i].removed {
			if r, ok := older.FindRow(id); ok {
				list = append(list, Change{Removed, r, what[id]})
			}
		}
	}
	for _, r := range e.table().rows {
		if _, was := older.table().byID[r.ID]; !was {
			list = append(list, Change{Added, *r, cmp.Or(what[r.ID], r.Title)})
		} else if what[r.ID] != "" {
			list = append(list, Change{Changed, *r, what[r.ID]})
		}
	}
	return list
}
