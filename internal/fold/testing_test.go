package fold_test

import (
	"encoding/json"
	"fmt"

	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/schema"
)

// fold carries changes out on what the facts documents say. A change that
// fails its schema is not folded, as everywhere.
func foldSet(t testing.TB, facts []string, changes ...string) *fold.Catalog {
	t.Helper()
	return foldText(t, facts, []byte("["+strings.Join(changes, ",")+"]"))
}

func foldText(t testing.TB, facts []string, changeSet []byte) *fold.Catalog {
	t.Helper()
	known := readFacts(t, facts...)
	doc, err := jsondoc.ParseOnce(changeSet, jsondoc.Options{})
	if err != nil {
		t.Fatal(err)
	}
	set, err := changeset.Read(doc, errcodes.Newest, jsondoc.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for again := range doc.Repeats() {
		if i := set.ChangeOf(again); i >= 0 {
			set.Changes[i].Failed = true
		}
	}
	ignored := check.Results{Edition: set.Edition, Suppressed: []check.Suppressed{{Row: "UpdateMarkup/422/Percentage"}}} // see untouched
	for i := range set.Changes {
		c := &set.Changes[i]
		if c.Kind != "" && c.IsJudged() {
			ok := schema.CheckDetails(c.Known, c.Details, i, false, &ignored)
			c.Failed = c.Failed || !ok || c.Details.Doc().HasRepeats()
		}
	}
	return fold.Fold(set, known)
}

func readFacts(t testing.TB, documents ...string) *fold.Facts {
	t.Helper()
	texts := make([][]byte, len(documents))
	for i, d := range documents {
		texts[i] = []byte(d)
	}
	facts, err := fold.ReadFacts(texts...)
	if err != nil {
		t.Fatal(err)
	}
	return facts
}

// change is one change to the offer with that id, or to a new one called New
// when there is none.
func change(changeType, id, details string) string {
	if id == "" {
		return fmt.Sprintf(`{"ChangeType": %q, "ChangeName": "New", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": %s}`, changeType, details)
	}
	return fmt.Sprintf(`{"ChangeType": %q, "Entity": {"Type": "Offer@1.0", "Identifier": %q}, "DetailsDocument": %s}`, changeType, id, details)
}

const ofNew = "$New.Entity.Identifier"

// parts are all parts of an offer, by what a test calls them.
var parts = []struct {
	name string
	part fold.Parts
}{
	{"ProductId", fold.ProductID}, {"AgreementId", fold.AgreementID}, {"ResaleAuthorizationId", fold.ResaleAuthorizationID},
	{"Name", fold.Name}, {"Description", fold.Description}, {"PreExistingAgreement", fold.PreExistingAgreement},
	{"Targeting", fold.Targeting}, {"SupportTerm", fold.SupportTerm}, {"LegalTerm", fold.LegalTerm},
	{"PricingModel", fold.PricingModel}, {"PricingTerms", fold.PricingTerms}, {"AvailabilityEndDate", fold.AvailabilityEndDate},
	{"ValidityTerm", fold.ValidityTerm}, {"PaymentScheduleTerm", fold.PaymentScheduleTerm}, {"RenewalTerm", fold.RenewalTerm},
	{"MarkupPercentage", fold.MarkupPercentage}, {"Release", fold.Release},
}

// tellState is a state part by part: "absent", "needs offer", or the value as it is
// written.
func tellState(s *fold.State) map[string]string {
	told := map[string]string{}
	for _, p := range parts {
		told[p.name] = tellPart(s.Part(p.part))
	}
	return told
}

func tellPart(p *fold.Part) string {
	switch {
	case p.Needs() != 0:
		return "needs " + p.Needs().String()
	case p.Absent().Holds():
		return "absent"
	}
	return p.Value().Raw()
}

// every gives all parts one answer, except those that are named.
func every(answer string, except map[string]string) map[string]string {
	all := map[string]string{}
	for _, p := range parts {
		all[p.name] = answer
	}
	for name, other := range except {
		if _, ok := all[name]; !ok {
			panic("no part is called " + name)
		}
		all[name] = other
	}
	return all
}

func expectState(t testing.TB, what string, s *fold.State, want map[string]string) {
	t.Helper()
	if diff := cmp.Diff(want, tellState(s)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// the gives the one offer of a catalog, or the i-th.
func the(t testing.TB, c *fold.Catalog, i ...int) *fold.Entity {
	t.Helper()
	if len(i) == 1 {
		return &c.Offers[i[0]]
	}
	if len(c.Offers) != 1 {
		t.Fatalf("the change set touches %d offers: %v", len(c.Offers), ids(c))
	}
	return &c.Offers[0]
}

func ids(c *fold.Catalog) []string {
	var list []string
	for i := range c.Offers {
		list = append(list, fold.Sibling{ID: c.Offers[i].ID, Created: c.Offers[i].Created}.Label().String())
	}
	return list
}

// quote writes a document as a JSON string.
func quote(document string) (string, error) {
	text, err := json.Marshal(document)
	return string(text), err
}
