package cli

import (
	"bytes"
	"io"
	"strings"
	"testing"
)

// The name of a folder gets into the script as it is, or not at all.
func TestInto(t *testing.T) {
	var problems strings.Builder
	if exit := Run([]string{"facts", "--into", "a\nEND"}, strings.NewReader("[]"), io.Discard, &problems); exit != exitUsage ||
		problems.String() != "offercheck: --into: expected the name of a folder, found \"a\\nEND\"\n" {
		t.Errorf("exit %d: %s", exit, problems.String())
	}
}

// Whatever the change set is, the script is the same every time, and in one
// piece.
func FuzzFacts(f *testing.F) {
	f.Add(`[{"ChangeType": "ReleaseOffer", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1\nEND\n"}, "DetailsDocument": {}}]`)
	f.Add(`[{"ChangeType": "CreateReplacementOffer", "ChangeName": "R", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"AgreementId": "agmt-1"}},
		{"ChangeType": "UpdateAvailability", "Entity": {"Type": "Offer@1.0", "Identifier": "$R.Entity.Identifier"}, "DetailsDocument": {"AvailabilityEndDate": "2024-12-31"}},
		{"ChangeType": "UpdateSupportTerms", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-2@1"}, "Details": "{\"Terms\": [3]}"},
		{"ChangeType": "CreateOfferUsingResaleAuthorization", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"ProductId": "$P.Entity.Identifier", "ResaleAuthorizationId": "resaleauthz-1"}},
		{"ChangeType": "CreateProduct", "ChangeName": "P", "Entity": {"Type": "SaaSProduct@1.0"}, "DetailsDocument": {}}]`)
	f.Fuzz(func(t *testing.T, text string) {
		var first, second bytes.Buffer
		exit := Run([]string{"facts", "--now", "2024-05-01"}, strings.NewReader(text), &first, io.Discard)
		Run([]string{"facts", "--now", "2024-05-01"}, strings.NewReader(text), &second, io.Discard)
		if exit != exitFine && exit != exitUsage || first.String() != second.String() {
			t.Errorf("exit %d, first\n%s\nthen\n%s", exit, first.String(), second.String())
		}
		if script := first.String(); script != "" && (!strings.HasPrefix(script, "sh -eu <<'END'\n") || strings.Index(script, "\nEND\n") != len(script)-5) {
			t.Errorf("the script ends early:\n%s", script)
		}
	})
}
