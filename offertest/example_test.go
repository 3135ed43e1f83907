package offertest_test

import (
	"fmt"
	"log"
	"testing"
	"time"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/agreement"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/offertest"
)

var t = new(testing.T) // in a test, its parameter

// The body of a test: each document has a golden beside it.
func ExampleRun() {
	offertest.Run(t, "testdata/*.json",
		offertest.Facts(t, "testdata/products.facts.json"),
		offercheck.WithNow(time.Date(2024, 5, 1, 0, 0, 0, 0, time.UTC)))
}

func ExampleRunRequests() {
	offertest.RunRequests(t, agreement.BatchCreateBillingAdjustmentRequest, "testdata/adjustments/*.json",
		offertest.Facts(t, "testdata/invoices.facts.json"))
}

// changeSet ends an agreement on the last day of April.
var changeSet = []byte(`[{
  "ChangeType": "UpdateValidityTerms",
  "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"},
  "DetailsDocument": {"Terms": [{"Type": "ValidityTerm", "AgreementEndDate": "2024-04-30"}]}
}]`)

// A table-driven test has a line for each case.
func ExampleCodes() {
	for _, tc := range []struct {
		now  time.Time
		want []errcodes.Code
	}{
		{time.Date(2024, 4, 1, 0, 0, 0, 0, time.UTC), nil},
		{time.Date(2024, 5, 1, 0, 0, 0, 0, time.UTC), []errcodes.Code{errcodes.InvalidAgreementEndDate}},
	} {
		report, err := offercheck.Validate(changeSet, offercheck.WithNow(tc.now))
		if err != nil {
			log.Fatal(err)
		}
		offertest.Codes(t, report, tc.want...)
	}
	fmt.Println("failed:", t.Failed())
	// Output: failed: false
}

// A golden lists the findings, what is undecided, and the verdict.
func ExampleText() {
	report, err := offercheck.Validate(changeSet, offercheck.WithNow(time.Date(2024, 5, 1, 0, 0, 0, 0, time.UTC)))
	if err != nil {
		log.Fatal(err)
	}
	report.Undecided = nil // to be short
	fmt.Print(offertest.Text(report))
	// Output:
	// error UpdateValidityTerms/INVALID_AGREEMENT_END_DATE/1
	//   at /0/DetailsDocument/Terms/0/AgreementEndDate (4:78)
	//   Provide a future AgreementEndDate.
	//   AgreementEndDate is 2024-04-30, today is 2024-05-01; an agreement ends on a later day
	// rejected
}
