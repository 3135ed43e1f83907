package fold_test

import (
	"fmt"
	"runtime"
	"testing"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
)

// A set that takes the memory of one that was given back knows nothing of it.
func TestReleasedSet(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1)) // so that what is given back is what is taken next
	for i := range 20 {
		text := fmt.Sprintf(`[
			{"ChangeType": "CreateOffer", "ChangeName": "New%d", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"ProductId": "prod-%d"}},
			{"ChangeType": "UpdateInformation", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-%d"}, "DetailsDocument": {"Name": "a"}},
			{"ChangeType": "ReleaseOffer", "Entity": {"Type": "Offer@1.0", "Identifier": "$New%d.Entity.Identifier"}, "DetailsDocument": {}}]`, i, i, i, i)
		set := readSet(t, text)
		catalog := fold.Fold(set, new(fold.Facts))
		var entities []int
		for k := range set.Changes {
			entities = append(entities, set.Changes[k].Entity)
			if set.Changes[k].Earlier >= 0 {
				t.Errorf("round %d: change %d comes after change %d", i, k, set.Changes[k].Earlier)
			}
		}
		if got, want := fmt.Sprint(entities), "[0 3 0]"; got != want {
			t.Fatalf("round %d: the changes are to the entities %s, want %s", i, got, want)
		}
		if _, known := set.Named(fmt.Sprintf("New%d", i-1)); known {
			t.Errorf("round %d: a name of the round before is known", i)
		}
		if n := len(catalog.Offers); n != 2 || catalog.Offers[0].Created == nil || catalog.Offers[1].ID != fmt.Sprintf("offer-%d", i) {
			t.Errorf("round %d: %d offers: %+v", i, n, catalog.Offers)
		}
		if product := catalog.Offers[0].Product(); product.ID != fmt.Sprintf("prod-%d", i) {
			t.Errorf("round %d: the product is %s", i, product.ID)
		}
		catalog.Release()
		set.Release()
		nothing := readSet(t, `{"ChangeSet": {"ChangeType": "CreateOffer"}}`)
		if n := len(nothing.Changes); n != 0 {
			t.Errorf("round %d: %d changes of no list", i, n)
		}
		nothing.Release()
	}
}

// readSet reads a change set.
func readSet(t *testing.T, text string) *changeset.Set {
	t.Helper()
	doc, err := jsondoc.ParseOnce([]byte(text), jsondoc.Options{})
	if err != nil {
		t.Fatal(err)
	}
	set, err := changeset.Read(doc, errcodes.Newest, jsondoc.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return set
}
