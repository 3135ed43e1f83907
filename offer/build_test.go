package offer_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/offer"
	"github.com/offercheck/offercheck/schemas"
)

func TestBuild(t *testing.T) {
	got := []offer.Change{
		offer.NewOffer("New", offer.CreateOffer{ProductID: "prod-1"}),
		offer.ChangeOffer(offer.Ref("New"), offer.ReleaseOffer{}),
		offer.NewChange(offer.Entity{Type: offer.SaaSProduct, Identifier: "prod-1"}, offer.UpdateInformation{Name: "a"}),
	}
	const want = `[{"ChangeType":"CreateOffer","ChangeName":"New","Entity":{"Type":"Offer@1.0"},"DetailsDocument":{"ProductId":"prod-1"}},` +
		`{"ChangeType":"ReleaseOffer","Entity":{"Type":"Offer@1.0","Identifier":"$New.Entity.Identifier"},"DetailsDocument":{}},` +
		`{"ChangeType":"UpdateInformation","Entity":{"Type":"SaaSProduct@1.0","Identifier":"prod-1"},"DetailsDocument":{"Name":"a"}}]`
	if diff := cmp.Diff(want, string(encoded(t, got))); diff != "" {
		t.Error(diff)
	}
}

func TestNamesOfTheRequest(t *testing.T) {
	text, err := schemas.Standalone(errcodes.Newest, "StartChangeSet")
	if err != nil {
		t.Fatal(err)
	}
	var request struct {
		Properties struct {
			Catalog struct{ Const string }
			Intent  struct{ Enum []string }
		}
	}
	if err := json.Unmarshal(text, &request); err != nil {
		t.Fatal(err)
	}
	if got := request.Properties.Catalog.Const; got != offer.AWSMarketplace {
		t.Errorf("the catalog is %s", got)
	}
	if diff := cmp.Diff(request.Properties.Intent.Enum, []string{offer.IntentValidate, offer.IntentApply}); diff != "" {
		t.Error(diff)
	}
}

// A change without details has no type, which a check reports.
func TestNoDetails(t *testing.T) {
	for _, details := range []offer.Details{nil, (*offer.ReleaseOffer)(nil)} {
		if c := offer.ChangeOffer("offer-1", details); c.ChangeType != "" || c.DetailsDocument != nil || c.Entity.Identifier != "offer-1" {
			t.Errorf("%+v", c)
		}
	}
}
