package offercheck_test

import (
	"errors"
	"fmt"
	"log"
	"time"

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
		log.Fatal(err) // no change set at all
	}
	fmt.Println(report.Verdict)
	for _, f := range report.Findings {
		fmt.Printf("line %d: %s: %s\n", f.Line, f.Code, f.Message)
	}
	// Output:
	// rejected
	// line 13: DUPLICATE_DIMENSION_KEYS: Provide RateCard with a unique list of dimension keys in UsageBasedPricingTerm.
}

// A report is an error when the change set is rejected, so that a service can
// hand it on.
func ExampleReport() {
	report, err := offercheck.Validate([]byte(changeSet))
	if err != nil {
		log.Fatal(err)
	}
	err = fmt.Errorf("offer not sent: %w", report.Err())
	fmt.Println(errors.Is(err, errcodes.DuplicateDimensionKeys))
	if r, ok := errors.AsType[*offercheck.Report](err); ok {
		fmt.Println(r.Findings[0].Path)
	}
	// Output:
	// true
	// /ChangeSet/0/DetailsDocument/Terms/0/RateCards/0/RateCard/1/DimensionKey
}

// Facts decide what the change set alone does not.
func ExampleFacts() {
	release := &offer.ChangeSet{
		Catalog: "AWSMarketplace",
		Changes: []offer.Change{{
			ChangeType:      "ReleaseOffer",
			Entity:          offer.Entity{Type: offer.EntityType, Identifier: "offer-1"},
			DetailsDocument: struct{}{},
		}},
	}
	facts, err := offercheck.ReadFacts([]byte(`{"Entities": [{
	  "EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@3",
	  "DetailsDocument": {"Id": "offer-1", "State": "Released", "ProductId": "prod-1", "Terms": [], "Rules": []}
	}]}`))
	if err != nil {
		log.Fatal(err)
	}
	report, err := offercheck.ValidateChangeSet(release, offercheck.WithFacts(facts))
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range report.Findings {
		if f.Code == errcodes.InvalidUpdateRequest {
			fmt.Println(f.Message)
		}
	}
	// Output:
	// The requested change can't be performed after the offer is released.
}

// One Validator serves many goroutines; With adds what one call knows.
func ExampleValidator_With() {
	shared, err := offercheck.New(offercheck.WithoutRow("UpdatePricingTerms/DUPLICATE_DIMENSION_KEYS/2", "the keys are made unique later"))
	if err != nil {
		log.Fatal(err)
	}
	v, err := shared.With(offercheck.WithNow(time.Date(2024, 5, 1, 0, 0, 0, 0, time.UTC)))
	if err != nil {
		log.Fatal(err)
	}
	report, err := v.Validate([]byte(changeSet))
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range report.Findings {
		fmt.Println(f.Row)
	}
	fmt.Println(report.Suppressed[0].Reason)
	// Output:
	// the keys are made unique later
}
