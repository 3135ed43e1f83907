package fold

import (
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changeset"
)

// PreviewOf is a preview of entities of the facts which no change touches.
func PreviewOf(f *Facts, ids ...string) []byte {
	c := &Catalog{Changes: &changeset.Set{Edition: errcodes.Newest}, Facts: f}
	for _, id := range ids {
		e, _ := f.Entity(id)
		state := *f.stored[id].state()
		list := c.list(e.Type)
		*list = append(*list, Entity{Kind: e.Type, ID: id, Entity: changeset.None, Catalog: c, Before: state, After: state})
	}
	return c.Preview()
}
