package offercheck_test

import (
	"strings"
	"testing"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
)

// Facts that are merged say what both say, the later over the earlier; facts that are
// handed in anew are alone. Neither of two that are merged changes.
func TestMerge(t *testing.T) {
	read := func(text string) *offercheck.Facts {
		facts, err := offercheck.ReadFacts([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return facts
	}
	const entity = `{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@1", "DetailsDocument": {"Id": "offer-1", "ProductId": "prod-1", "Terms": [], "Rules": [], "State": `
	released, draft, other := read(entity+`"Released"}}`), read(entity+`"Draft"}}`), read(`{"Now": "2024-05-01T12:00:00Z"}`)
	merge := func(f, g *offercheck.Facts) *offercheck.Facts {
		merged, err := f.Merge(g)
		if err != nil {
			t.Fatal(err)
		}
		return merged
	}
	isReleased := func(facts *offercheck.Facts) bool {
		report, err := offercheck.Validate([]byte(`[{"ChangeType": "ReleaseOffer", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}, "DetailsDocument": {}}]`), offercheck.WithFacts(facts))
		if err != nil {
			t.Fatal(err)
		}
		return report.Has(errcodes.InvalidUpdateRequest)
	}
	for _, test := range []struct {
		name  string
		facts *offercheck.Facts
		want  bool
	}{
		{"beside", merge(released, other), true},
		{"over", merge(released, draft), false},
		{"over again", merge(merge(released, draft), released), true},
		{"to none", merge(nil, released), true},
		{"to the zero value", merge(new(offercheck.Facts), released), true},
		{"none to some", merge(released, nil), true},
		{"not changed by it", released, true},
		{"nor the other", draft, false},
		{"nil", nil, false},
	} {
		if got := isReleased(test.facts); got != test.want {
			t.Errorf("%s: the offer is released already: %t, want %t", test.name, got, test.want)
		}
	}
	v, err := offercheck.New(offercheck.WithFacts(released))
	if err != nil {
		t.Fatal(err)
	}
	if !isReleased(v.Facts()) {
		t.Error("a Validator does not give back its facts")
	}
	if v, err = v.With(offercheck.WithFacts(other)); err != nil || isReleased(v.Facts()) {
		t.Errorf("facts that are given anew stand beside those before, %v", err)
	}
	if _, err := offercheck.ReadFacts([]byte("[]")); err == nil || !strings.HasPrefix(err.Error(), "facts: ") {
		t.Errorf("facts that are a list: %v, want an error about facts", err)
	}
}

// Terms that do not say whose they are join the one agreement that is known: with another
// one beside it nobody can tell.
func TestMergeOfTerms(t *testing.T) {
	first, err := offercheck.ReadFacts([]byte(`{"agreementId": "agmt-1", "status": "ACTIVE"}`), []byte(`{"acceptedTerms": []}`))
	if err != nil {
		t.Fatal(err)
	}
	second, err := offercheck.ReadFacts([]byte(`{"agreementId": "agmt-2", "status": "ACTIVE"}`))
	if err != nil {
		t.Fatal(err)
	}
	if merged, err := first.Merge(second); err == nil || merged != nil || !strings.Contains(err.Error(), "these terms do not name their agreement") {
		t.Errorf("the error is %v", err)
	}
}
