package schema

import (
	"testing"

	"github.com/offercheck/offercheck/errcodes"
)

// What is wrong with details as a whole has their own row, or that which the envelope
// has of details; what has no row at all is a fault of ours.
func TestWholeRow(t *testing.T) {
	for owner, want := range map[string]string{
		"ReleaseOffer":      "ReleaseOffer/422/DetailsDocument",
		"CreateOffer":       "StartChangeSet/422/ChangeSet[].Details",
		"UpdateInformation": "UpdateInformation/422/(properties)",
		"StartChangeSet":    "StartChangeSet/422/ChangeSet",
	} {
		if got := wholeRow(errcodes.Edition2024, owner).ID; got != want {
			t.Errorf("%s: %s, want %s", owner, got, want)
		}
	}
	for owner, want := range map[string]string{
		"ResaleAuthorization/UpdateInformation":           "ResaleAuthorization/UpdateInformation/422/(properties)",
		"ResaleAuthorization/CreateResaleAuthorization":   "StartChangeSet/422/ChangeSet[].Details",
		"ResaleAuthorization/RestrictResaleAuthorization": "ResaleAuthorization/RestrictResaleAuthorization/422/DetailsDocument",
	} {
		if got := wholeRow(errcodes.Edition2026, owner).ID; got != want {
			t.Errorf("%s: %s, want %s", owner, got, want)
		}
	}
	for _, operation := range errcodes.Operations() {
		if wholeRow(errcodes.Edition2024, operation).Operation != operation {
			t.Errorf("%s: %s", operation, wholeRow(errcodes.Edition2024, operation).ID)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("an owner without rows has one")
		}
	}()
	wholeRow(errcodes.Edition2024, "CreateOffers")
}
