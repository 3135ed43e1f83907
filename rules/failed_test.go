package rules_test

import "testing"

// A change that fails its schema hides what it gives, and nothing else.
func TestFailedChangeHidesWhatItGives(t *testing.T) {
	const created = `{"ChangeType": "CreateOffer", "ChangeName": "New", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"ProductId": "prod-1"}}`
	const offer = "$New.Entity.Identifier"
	release := change("ReleaseOffer", offer, `{}`)
	for _, c := range []struct {
		information       string
		name, description []string
	}{
		{`{"Name": ""}`, []string{"undecided changeset"}, []string{"error /2/DetailsDocument"}},
		{`{"Name": "", "Description": "d"}`, []string{"undecided changeset"}, []string{"undecided changeset"}},
		{`{"Description": ""}`, []string{"error /2/DetailsDocument"}, []string{"undecided changeset"}},
		{`{}`, []string{"undecided changeset"}, []string{"undecided changeset"}},
		{`{"Name": "n"}`, nil, []string{"error /2/DetailsDocument"}},
	} {
		changes := []string{created, change("UpdateInformation", offer, c.information), release}
		t.Run(c.information, func(t *testing.T) {
			expect(t, found(t, "ReleaseOffer/MISSING_NAME/1", "", changes...), c.name...)
			expect(t, found(t, "ReleaseOffer/MISSING_DESCRIPTION/1", "", changes...), c.description...)
		})
	}
}
