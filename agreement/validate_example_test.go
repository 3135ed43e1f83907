package agreement_test

import (
	"fmt"
	"log"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/agreement"
)

// The response that lists the invoices is handed in as facts as it is: it says how much of
// an invoice can still be given back.
func ExampleValidate() {
	facts, err := offercheck.ReadFacts([]byte(`{"agreementInvoiceLineItemGroupSummaries": [
	  {"agreementId": "agmt-1", "invoiceId": "inv-1", "invoiceType": "INVOICE",
	    "pricingCurrencyAmount": {"amount": "100.00", "maxAdjustmentAmount": "80.00", "currencyCode": "USD"}}
	]}`))
	if err != nil {
		log.Fatal(err)
	}
	report, err := agreement.Validate(agreement.BatchCreateBillingAdjustmentRequest, []byte(`{
	  "billingAdjustmentRequestEntries": [{
	    "agreementId": "agmt-1", "originalInvoiceId": "inv-1", "adjustmentAmount": "90.00", "currencyCode": "USD",
	    "adjustmentReasonCode": "INCORRECT_METERING", "clientToken": "march-1"
	  }]
	}`), offercheck.WithFacts(facts))
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range report.Findings {
		fmt.Println(f.Path)
		fmt.Println(f.Message)
	}
	// Output:
	// /billingAdjustmentRequestEntries/0/adjustmentAmount
	// adjustmentAmount: expected at most "80.00", the maxAdjustmentAmount of invoice "inv-1", found "90.00"
}
