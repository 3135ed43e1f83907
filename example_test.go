package offercheck_test

import (
	"errors"
	"fmt"
	"log"
	"sync"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/offer"
)

const changeSet = `{
  "Catalog": "AWSMarketplace",
  "ChangeSet": [{
    "ChangeType": "UpdatePricingTerms",
    "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"},
    "DetailsDocument": {
      "PricingModel": "Usage",
      "Terms": [{
        "Type": "UsageBasedPricingTerm",
        "CurrencyCode": "USD",
        "RateCards": [{"RateCard": [
          {"DimensionKey": "m3.large", "Price": "0.10"},
          {"DimensionKey": "m3.large", "Price": "0.20"}
        ]}]
      }]
    }
  }]
}`

func ExampleValidate() {
	report, err := offercheck.Validate([]byte(changeSet))
	if err != nil {
		log.Fatal(err) // not a change set at all
	}
	fmt.Println(report.Verdict)
	for _, f := range report.Findings {
		fmt.Printf("line %d: %s: %s\n", f.Line, f.Code, f.Message)
	}
	// Output:
	// rejected
	// line 13: DUPLICATE_DIMENSION_KEYS: Provide RateCard with a unique list of dimension keys in UsageBasedPricingTerm.
}

// A change set is built of typed details. The pricing terms are for the offer that the
// first change creates.
func ExampleValidateChangeSet() {
	report, err := offercheck.ValidateChangeSet(&offer.ChangeSet{
		Catalog: offer.AWSMarketplace,
		Changes: []offer.Change{
			offer.NewOffer("New", offer.CreateOffer{ProductID: "prod-1", Name: "Spring offer"}),
			offer.ChangeOffer(offer.Ref("New"), offer.UpdatePricingTerms{
				PricingModel: offer.Usage,
				Terms: []offer.PricingTerm{offer.UsageBasedPricingTerm{
					CurrencyCode: "USD",
					RateCards: []offer.UsageRateCard{{RateCard: []offer.Rate{
						{DimensionKey: "m3.large", Price: "0.10"},
						{DimensionKey: "m3.large", Price: "0.20"},
					}}},
				}},
			}),
		},
	})
	if err != nil {
		log.Fatal(err)
	}
	for f := range report.Errors() {
		fmt.Println(f.Change.Type, f.Code)
		fmt.Println(f.Path)
	}
	// Output:
	// UpdatePricingTerms DUPLICATE_DIMENSION_KEYS
	// /ChangeSet/1/DetailsDocument/Terms/0/RateCards/0/RateCard/1/DimensionKey
}

// A report is an error when the change set is rejected, so that a service can
// return it. [errors.Is] asks for a code, [errors.As] gets the first error.
func ExampleReport_Err() {
	report, err := offercheck.Validate([]byte(changeSet))
	if err != nil {
		log.Fatal(err)
	}
	err = fmt.Errorf("offer not sent: %w", report.Err())

	fmt.Println(errors.Is(err, errcodes.DuplicateDimensionKeys))
	fmt.Println(errors.Is(err, errcodes.InvalidRateCard))
	var finding *offercheck.Finding
	if errors.As(err, &finding) {
		fmt.Println(finding.Row)
	}
	// Output:
	// true
	// false
	// UpdatePricingTerms/DUPLICATE_DIMENSION_KEYS/2
}

// A test compares the findings of a change set with those expected. Package offertest does
// this with goldens.
func ExampleReport_findings() {
	report, err := offercheck.Validate([]byte(changeSet))
	if err != nil {
		log.Fatal(err)
	}
	type finding struct {
		Severity offercheck.Severity
		Row      string
		Line     int
	}
	want := []finding{
		{offercheck.SeverityError, "UpdatePricingTerms/DUPLICATE_DIMENSION_KEYS/2", 13},
	}
	var got []finding
	for _, f := range report.Findings {
		got = append(got, finding{f.Severity, f.Row, f.Line})
	}
	if diff := cmp.Diff(want, got); diff != "" {
		fmt.Printf("the findings differ (-want +got):\n%s", diff) // in a test t.Errorf
	}
	// Output:
}

// released is a response of DescribeEntity.
const released = `{
  "EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@3",
  "DetailsDocument": {"Id": "offer-1", "State": "Released", "ProductId": "prod-1", "Terms": [], "Rules": []}
}`

var release = []byte(`[{
  "ChangeType": "ReleaseOffer",
  "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"},
  "DetailsDocument": {}
}]`)

// Facts decide what the change set alone does not.
func ExampleWithFacts() {
	facts, err := offercheck.ReadFacts([]byte(released))
	if err != nil {
		log.Fatal(err)
	}
	report, err := offercheck.Validate(release, offercheck.WithFacts(facts))
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range report.Findings {
		fmt.Println(f.Message)
	}
	// Output:
	// The requested change can't be performed after the offer is released.
}

// The error names the field that is wrong.
func ExampleReadFacts() {
	_, err := offercheck.ReadFacts([]byte(released), []byte(`{"Now": "yesterday"}`))
	fmt.Println(err)
	// Output:
	// facts: line 1, column 9: /Now: a time such as 2024-05-01T12:00:00Z is expected, not "yesterday"
}

// What holds for all change sets is read once, and merged with what is known for one.
func ExampleFacts_Merge() {
	general, err := offercheck.ReadFacts([]byte(`{"Limits": {"BuyerAccounts": 25}, "Now": "2024-05-01"}`))
	if err != nil {
		log.Fatal(err)
	}
	ofOffer, err := offercheck.ReadFacts([]byte(released))
	if err != nil {
		log.Fatal(err)
	}
	facts, err := general.Merge(ofOffer)
	if err != nil {
		log.Fatal(err)
	}
	report, err := offercheck.Validate(release, offercheck.WithFacts(facts))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(report.Has(errcodes.InvalidUpdateRequest))
	// Output: true
}

// A row that is wrong in the caller's case is left out, with a reason.
func ExampleWithoutRow() {
	report, err := offercheck.Validate([]byte(changeSet),
		offercheck.WithoutRow("UpdatePricingTerms/DUPLICATE_DIMENSION_KEYS/2", "the keys are made unique later"))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(report.HasErrors())
	for _, s := range report.Suppressed {
		fmt.Printf("%s: %s (%d)\n", s.Row, s.Reason, s.Count)
	}
	// Output:
	// false
	// UpdatePricingTerms/DUPLICATE_DIMENSION_KEYS/2: the keys are made unique later (1)
}

// Many goroutines share one Validator.
func ExampleValidator() {
	v, err := offercheck.New(offercheck.WithNow(time.Date(2024, 5, 1, 0, 0, 0, 0, time.UTC)))
	if err != nil {
		log.Fatal(err)
	}
	changeSets := [][]byte{[]byte(changeSet), release, []byte(`[{"ChangeType": "ReleaseOffer"`)}
	reports, errs := make([]*offercheck.Report, len(changeSets)), make([]error, len(changeSets))
	var group sync.WaitGroup
	for i, text := range changeSets {
		group.Go(func() { reports[i], errs[i] = v.Validate(text) })
	}
	group.Wait()

	for i, report := range reports {
		if errs[i] != nil {
			fmt.Println(errs[i])
			continue
		}
		fmt.Println(report.Verdict)
	}
	// Output:
	// rejected
	// undecided
	// line 1, column 31: the document ends inside an object that begins on line 1
}

// With returns a copy with what one call knows, and leaves the shared Validator as it is.
func ExampleValidator_With() {
	shared, err := offercheck.New(offercheck.WithNow(time.Date(2024, 5, 1, 0, 0, 0, 0, time.UTC)))
	if err != nil {
		log.Fatal(err)
	}
	facts, err := offercheck.ReadFacts([]byte(released))
	if err != nil {
		log.Fatal(err)
	}
	v, err := shared.With(offercheck.WithFacts(facts))
	if err != nil {
		log.Fatal(err)
	}
	for _, v := range []*offercheck.Validator{shared, v} {
		report, err := v.Validate(release)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(report.Verdict)
	}
	// Output:
	// undecided
	// rejected
}

// A request of the Agreement Service is the JSON input of an operation. Of a batch the
// report says which entries could be sent.
func ExampleValidator_ValidateRequest() {
	v, err := offercheck.New()
	if err != nil {
		log.Fatal(err)
	}
	report, err := v.ValidateRequest("BatchCreateBillingAdjustmentRequest", []byte(`{
	  "billingAdjustmentRequestEntries": [
	    {"agreementId": "agmt-1", "originalInvoiceId": "inv-1", "adjustmentAmount": "25.005", "currencyCode": "USD", "adjustmentReasonCode": "OTHER", "clientToken": "march-1"},
	    {"agreementId": "agmt-1", "originalInvoiceId": "inv-2", "adjustmentAmount": "25.00", "currencyCode": "USD", "adjustmentReasonCode": "OTHER", "clientToken": "march-2"}
	  ]
	}`))
	if err != nil {
		log.Fatal(err)
	}
	for f := range report.Errors() {
		fmt.Println(f.Message)
	}
	for _, e := range report.Entries {
		fmt.Println(e.ClientToken, e.Sendable)
	}
	// Output:
	// adjustmentAmount: expected at most 2 decimal places in USD, found "25.005"
	// march-1 false
	// march-2 true
}
