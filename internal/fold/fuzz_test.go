package fold_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/offer"
)

// Any three identifiers of changes that refer to one another: the origin of a
// reference is found, or it leads nowhere, or round in a circle.
func FuzzReferences(f *testing.F) {
	f.Add("$b.Entity.Identifier", "$c.Entity.Identifier", "offer-1@2")
	f.Add("$b.Entity.Identifier", "$c.Entity.Identifier", "$a.Entity.Identifier")
	f.Add("$a.Entity.Identifier", "$.Entity.Identifier", "$d.Entity.Identifier")
	f.Add("$$a.Entity.Identifier", "$a.Entity", "@")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		identifiers := []string{a, b, c}
		var set offer.ChangeSet
		for i, id := range identifiers {
			set.Changes = append(set.Changes, offer.Change{ChangeType: "ReleaseOffer", ChangeName: string(rune('a' + i)),
				Entity: offer.Entity{Type: offer.EntityType, Identifier: id}, DetailsDocument: map[string]any{}})
		}
		built, err := json.Marshal(&set)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := jsondoc.ParseBuilt(built, jsondoc.Options{})
		if err != nil {
			t.Fatal(err)
		}
		s, err := changeset.Read(doc, errcodes.Newest, jsondoc.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for i := range s.Changes {
			id := s.Changes[i].Identifier
			origin, ok := s.Origin(id)
			if want, wantOK, circle := walk(identifiers, id); ok != wantOK || ok && origin.Index != want || s.GoesRound(id) != circle {
				t.Errorf("%q: %q leads to an entity: %t, round: %t, want change %d, %t, %t", identifiers, id, ok, s.GoesRound(id), want, wantOK, circle)
			}
		}
		text, err := json.Marshal(&set)
		if err != nil {
			t.Fatal(err)
		}
		references, err := offer.References(text)
		if err != nil || !slices.IsSorted(references.Offers) || len(slices.Compact(slices.Clone(references.Offers))) != len(references.Offers) {
			t.Errorf("%q: the offers %q, %v", identifiers, references.Offers, err)
		}
	})
}

// walk follows a reference one step after the other; three changes have no longer
// way than three steps.
func walk(identifiers []string, id string) (origin int, ok, circle bool) {
	origin = -1
	for range len(identifiers) + 1 {
		name, isReference := changeset.ReferencedName(id)
		if !isReference {
			return origin, origin >= 0, false
		}
		origin = slices.Index([]string{"a", "b", "c"}, name)
		if origin < 0 {
			return -1, false, false
		}
		id = identifiers[origin]
	}
	return -1, false, true
}
