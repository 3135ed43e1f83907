package offercheck_test

import (
	"strings"
	"testing"

	"github.com/offercheck/offercheck"
)

// A row that is left out is one that a report can name.
func TestWithout(t *testing.T) {
	for _, test := range []struct{ row, reason, want string }{
		{"ReleaseOffer/MISSING_NAME/1", "named later", ""},
		{"StartChangeSet/422/ChangeSet[].Entity.Type", "another type", ""},
		{"StartChangeSet/422/(duplicate member)", "the first counts", ""},
		{"UpdateTargeting/422/(unknown member)", "newer than the edition", ""},
		{"UpdateMarkup/(unknown change type)", "newer than the edition", ""},
		{"UpdatePricingTerms/INCOMPATIBLE_RATE_CARD_CONSTRAINTS/(note)", "a note alone", ""},
		{"ReleaseOffer/MISSING_NAME/1", "", "without a reason"},
		{"ReleaseOffer/MISSING_NAME/9", "no such row", "there is no row"},
		{"UpdateTargeting/422/(unkown member)", "no such row", "there is no row"},
	} {
		_, err := offercheck.New(offercheck.Without(test.row, test.reason))
		if (err != nil) != (test.want != "") || err != nil && !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s, %q: %v, want %q", test.row, test.reason, err, test.want)
		}
	}
}
