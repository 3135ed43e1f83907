package offercheck

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/offer"
)

// A fault of ours is an error with the stack, not a panic, and there is no report.
func TestBug(t *testing.T) {
	broken := &Validator{known: new(fold.Facts), bounds: jsondoc.Options{MaxDepth: 10}} // as no option makes one
	report, err := broken.ValidateRequest("SearchAgreements", []byte(`{}`))
	bug, ok := errors.AsType[*Bug](err)
	if !ok || report != nil {
		t.Fatalf("%v, %v", report, err)
	}
	if !strings.Contains(string(bug.Stack), "ValidateRequest") || !strings.HasPrefix(err.Error(), "offercheck has a bug; please report it with the document: ") {
		t.Errorf("%v\n%s", err, bug.Stack)
	}
	bug.Row = "A/B/1"
	if want := "offercheck has a bug, while checking A/B/1; please report it with the document: "; !strings.HasPrefix(err.Error(), want) {
		t.Error(err)
	}
}

// The zero Validator, a nil one and one made with no option, or a nil one, have no
// options.
func TestZeroValidator(t *testing.T) {
	made, err := New(nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, v := range map[string]*Validator{"zero": new(Validator), "nil": nil, "made with a nil option": made} {
		report, err := v.Validate([]byte(`[]`))
		if err != nil || report.Verdict != "rejected" {
			t.Errorf("%s: %v, %v", name, report, err)
		}
		if report, err := v.ValidateChangeSet(&offer.ChangeSet{}); err != nil || report.Verdict != "rejected" {
			t.Errorf("%s: %v, %v", name, report, err)
		}
		if report, err := v.ValidateChangeSet(nil); report != nil || err == nil || err.Error() != "the change set is nil" {
			t.Errorf("%s: %v, %v for no change set", name, report, err)
		}
		if report, err := v.ValidateRequest("DescribeAgreement", []byte(`{}`)); err != nil || report.Verdict != "rejected" {
			t.Errorf("%s: %v, %v", name, report, err)
		}
		if _, err := v.Preview([]byte(`[]`)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		with, err := v.With(WithEdition("2024"), nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := with.Validate([]byte(`[]`)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What was not checked has its place, and what it is about where that is the reason.
func TestUnchecked(t *testing.T) {
	report, err := Validate([]byte(`[{"ChangeType": "UpdateInformation", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}, "DetailsDocument": {"Name": "Spring"}},
 {"ChangeType": "AddDimensions", "Entity": {"Type": "SaaSProduct@1.0", "Identifier": "prod-1"}, "DetailsDocument": []},
 {"ChangeType": "UpdateBundleTerms", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}, "DetailsDocument": {}},
 {"ChangeType": "ReleaseOffer", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}}]`))
	if err != nil {
		t.Fatal(err)
	}
	want := []Unchecked{
		{Change: Change{Index: 1, Type: "AddDimensions", Entity: "prod-1"}, Reason: ReasonEntityType, EntityType: "SaaSProduct@1.0", Line: 2, Column: 2},
		{Change: Change{Index: 2, Type: "UpdateBundleTerms", Entity: "offer-1"}, Reason: ReasonChangeType, Line: 3, Column: 2},
		{Change: Change{Index: 3, Type: "ReleaseOffer", Entity: "offer-1"}, Reason: ReasonErrors, Line: 4, Column: 2},
	}
	if diff := cmp.Diff(want, report.Unchecked); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
