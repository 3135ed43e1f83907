package changeset_test

import (
	"testing"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/jsondoc"
)

// Of members that are given twice the last counts, with all that it lacks.
func TestLastEntityCounts(t *testing.T) {
	const text = `[{"ChangeType": "CreateOffer", "ChangeName": "New", "Entity": {"Type": "Offer@1.0"}},
		{"Entity": {"Type": "Offer@1.0", "Identifier": "$New.Entity.Identifier"}, "Entity": {"Type": "SaaSProduct@1.0", "Type": "AmiProduct@1.0"}},
		{"Entity": {"Type": "Offer@1.0", "Identifier": "$New.Entity.Identifier"}, "Entity": "offer-1"}]`
	doc, err := jsondoc.Parse(text, jsondoc.Options{})
	if err != nil {
		t.Fatal(err)
	}
	set, err := changeset.Read(doc, errcodes.Newest, jsondoc.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i, entityType := range []string{"Offer@1.0", "AmiProduct@1.0", ""} {
		if c := set.Changes[i]; c.EntityType != entityType || c.Identifier != "" || c.Origin != nil {
			t.Errorf("change %d is about %q %q, from %v", i, c.EntityType, c.Identifier, c.Origin)
		}
	}
}
