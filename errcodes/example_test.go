package errcodes_test

import (
	"encoding/json"
	"fmt"

	"github.com/offercheck/offercheck/errcodes"
)

// Code written for DescribeChangeSet's ErrorDetailList takes findings too.
func ExampleFinding_ErrorDetail() {
	f := errcodes.Finding{Code: errcodes.MissingName, Message: "Set Name before releasing the offer."}
	text, _ := json.Marshal(f.ErrorDetail())
	fmt.Println(string(text))
	// Output: {"ErrorCode":"MISSING_NAME","ErrorMessage":"Set Name before releasing the offer."}
}

func ExampleFindRow() {
	row, ok := errcodes.FindRow("UpdatePricingTerms/DUPLICATE_SELECTORS/1")
	fmt.Println(ok, row.Code, row.Needs)
	fmt.Println(row.Title)
	// Output:
	// true DUPLICATE_SELECTORS changeset
	// two rate cards are for the same duration
}
