package explain

import (
	"slices"
	"strings"
	"testing"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/reference"
)

// Every row can be explained, and so can those of our own that a report names.
func TestText(t *testing.T) {
	for e, r := range explained {
		text, err := Text(e, r.ID)
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
	for e, row := range explained {
		t.Run(e.String()+"/"+row.ID, func(t *testing.T) {
			broken, fixed, ok := example(e, &row)
			if !ok {
				return
			}
			before := findings(e, &row, broken)
			if !slices.ContainsFunc(before, func(f string) bool { return strings.HasPrefix(f, row.ID+" ") }) {
				t.Errorf("%s does not break the row: %q", broken, before)
			}
			isElsewhere := fixedElsewhere[row.ID] != "" || fixedElsewhere[e.String()+" "+row.ID] != ""
			if isSame := embedded(broken+".json") == embedded(fixed+".json"); isSame != isElsewhere {
				t.Errorf("%s is the document %s: %t, want %t", fixed, broken, isSame, isElsewhere)
			}
			for _, f := range findings(e, &row, fixed) {
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

// fixedElsewhere has the reason why no change of the document fixes a row, or the row in
// one edition.
var fixedElsewhere = map[string]string{
	"CreateOffer/INCOMPATIBLE_PRODUCT/2":                                                   "another product is another offer",
	"2024 UpdatePricingTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/1":                          "the edition takes one currency, so that the authorization has to be in it",
	"2024 UpdatePricingTerms/INVALID_CURRENCY_CODE/1":                                      "the edition takes one currency, so that the limits have to have it",
	"UpdatePricingTerms/INVALID_RATE_CARD/4":                                               "all metered dimensions have to be priced",
	"UpdatePricingTerms/INCOMPATIBLE_SELLER_VERIFICATION/1":                                "the seller has to be verified",
	"UpdatePaymentScheduleTerms/INCOMPATIBLE_SELLER_VERIFICATION/1":                        "the seller has to be verified",
	"ReleaseOffer/INCOMPATIBLE_SELLER_VERIFICATION/1":                                      "the seller has to be verified",
	"ReleaseOffer/INVALID_TAX_INFORMATION/1":                                               "the seller has to give it",
	"ReleaseOffer/INVALID_UPDATE_REQUEST/1":                                                "the only change is to be removed",
	"SendAgreementCancellationRequest/CONFLICT_EXCEPTION/agreementId (pending)":            "the request that is pending has to be answered first",
	"CancelAgreementCancellationRequest/CONFLICT_EXCEPTION/agreementCancellationRequestId": "there is nothing left to withdraw",
}

// explained are the rows of each edition that explain knows and that have one id.
func explained(yield func(errcodes.Edition, errcodes.Row) bool) {
	for _, e := range errcodes.Editions() {
		rows := reference.RowsWhere(e, func(*errcodes.Row) bool { return true })
		for _, owner := range slices.Concat([]string{"StartChangeSet", "UpdatePricingTerms", "Product"}, errcodes.Operations()) {
			rows = append(rows, e.OwnRows(owner)...)
		}
		for _, row := range rows {
			if (row.Operation == "" || e == errcodes.Newest) && !yield(e, row) {
				return
			}
		}
	}
}

// findings are what is found in a fixture, each as its row and the type of the
// change that it belongs to.
func findings(e errcodes.Edition, row *errcodes.Row, fixture string) (list []string) {
	for _, f := range judged(e, row, fixture).Findings {
		of := ""
		if f.Change != nil {
			of = f.Change.Type
		}
		list = append(list, f.Row+" of "+of)
	}
	return list
}
