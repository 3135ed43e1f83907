package explain

import (
	"slices"
	"strings"
	"testing"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/factstest"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/reference"
	"github.com/offercheck/offercheck/testdata"
)

// Every row can be explained, and so can those of our own that a report names.
func TestText(t *testing.T) {
	rows := slices.Concat(errcodes.Newest.Rows(), errcodes.Newest.OwnRows("UpdateTargeting"), errcodes.Newest.OwnRows("StartChangeSet"), errcodes.Newest.OwnRows("Product"))
	for _, r := range rows {
		text, err := Text(errcodes.Newest, r.ID)
		if err != nil {
			t.Errorf("%s: %v", r.ID, err)
		}
		for _, part := range []string{"What it means\n    ", "How to fix it\n    ", r.Explanation[:20], r.Fix[:15]} {
			if !strings.Contains(strings.Join(strings.Fields(text), " "), strings.Join(strings.Fields(part), " ")) {
				t.Errorf("%s: the explanation lacks %q:\n%s", r.ID, part, text)
			}
		}
	}
}

// The corrected form of a document that explain shows is another document, which does not
// break the row and has no finding that the broken one does not have: to follow the
// advice of one row leads to no other.
func TestFixedExamples(t *testing.T) {
	for _, row := range explained() {
		t.Run(row.ID, func(t *testing.T) {
			broken, fixed, ok := example(&row)
			if !ok {
				return
			}
			before := findings(t, broken)
			if !slices.ContainsFunc(before, func(f string) bool { return strings.HasPrefix(f, row.ID+" ") }) {
				t.Errorf("%s does not break the row: %q", broken, before)
			}
			_, isElsewhere := fixedElsewhere[row.ID]
			if isSame := slices.Equal(read(t, broken), read(t, fixed)); isSame != isElsewhere {
				t.Errorf("%s is the document %s: %t, want %t", fixed, broken, isSame, isElsewhere)
			}
			for _, f := range findings(t, fixed) {
				switch {
				case strings.HasPrefix(f, row.ID+" "):
					t.Errorf("%s, for %s, breaks the row: %s", fixed, broken, f)
				case !slices.Contains(before, f):
					t.Errorf("%s, for %s, has another finding: %s", fixed, broken, f)
				}
			}
		})
	}
}

// fixedElsewhere has the reason why no change of the document fixes a row.
var fixedElsewhere = map[string]string{
	"CreateOffer/INCOMPATIBLE_PRODUCT/2":                                                   "another product is another offer",
	"UpdatePricingTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/1":                               "the edition takes one currency, so that the authorization has to be in it",
	"UpdatePricingTerms/INVALID_CURRENCY_CODE/1":                                           "the edition takes one currency, so that the limits have to have it",
	"UpdatePricingTerms/INVALID_RATE_CARD/4":                                               "all metered dimensions have to be priced",
	"ReleaseOffer/INVALID_UPDATE_REQUEST/1":                                                "the only change is to be removed",
	"SendAgreementCancellationRequest/CONFLICT_EXCEPTION/agreementId (pending)":            "the request that is pending has to be answered first",
	"CancelAgreementCancellationRequest/CONFLICT_EXCEPTION/agreementCancellationRequestId": "there is nothing left to withdraw",
}

// explained are the rows that explain knows and that have one id.
func explained() []errcodes.Row {
	rows := reference.RowsWhere(errcodes.Newest, func(*errcodes.Row) bool { return true })
	for _, owner := range slices.Concat([]string{"StartChangeSet", "UpdatePricingTerms", "Product"}, errcodes.Operations()) {
		rows = append(rows, errcodes.Newest.OwnRows(owner)...)
	}
	return rows
}

// read gives a fixture.
func read(t *testing.T, fixture string) []byte {
	t.Helper()
	text, err := testdata.Rules.ReadFile(fixture + ".json")
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// findings are what is found in a fixture, each as its row and the type of the
// change that it belongs to.
func findings(t *testing.T, fixture string) []string {
	t.Helper()
	now, err := fold.ParseTime(testdata.Now)
	if err != nil {
		t.Fatal(err)
	}
	options := []offercheck.Option{offercheck.WithNow(now)}
	if facts, err := testdata.Rules.ReadFile(fixture + ".facts.json"); err == nil {
		if strings.Contains(string(facts), `"Now"`) {
			options = nil
		}
		options = append(options, factstest.With(t, facts))
	}
	v, err := offercheck.New(options...)
	if err != nil {
		t.Fatal(err)
	}
	check := v.Validate
	if owner, _, _ := strings.Cut(strings.TrimPrefix(fixture, "rules/"), "/"); errcodes.IsOperation(owner) {
		check = func(text []byte) (*offercheck.Report, error) { return v.ValidateRequest(owner, text) }
	}
	report, err := check(read(t, fixture))
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, f := range report.Findings {
		of := ""
		if f.Change != nil {
			of = f.Change.Type
		}
		list = append(list, f.Row+" of "+of)
	}
	return list
}
