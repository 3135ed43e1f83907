package errcodes_test

import (
	"fmt"

	"github.com/offercheck/offercheck/errcodes"
)

func ExampleFindRow() {
	row, ok := errcodes.FindRow("UpdatePricingTerms/DUPLICATE_SELECTORS/1")
	fmt.Println(ok, row.Code, row.Needs)
	fmt.Println(row.Title)
	// Output:
	// true DUPLICATE_SELECTORS changeset
	// two rate cards are for the same duration
}
