package offer_test

import (
	"encoding/json"
	"fmt"
	"log"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/offer"
)

// A service asks which entities a change set names, fetches them, and hands
// them to the check as facts.
func ExampleReferences() {
	refs, err := offer.References([]byte(`[
	  {"ChangeType": "CreateOffer", "ChangeName": "New", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"ProductId": "prod-1"}},
	  {"ChangeType": "ReleaseOffer", "Entity": {"Type": "Offer@1.0", "Identifier": "$New.Entity.Identifier"}, "DetailsDocument": {}},
	  {"ChangeType": "UpdateAvailability", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-7@2"}, "DetailsDocument": {"AvailabilityEndDate": "2024-12-31"}}
	]`))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("products", refs.Products)
	fmt.Println("offers", refs.Offers)
	// Output:
	// products [prod-1]
	// offers [offer-7]
}

// A service builds a change set from typed details, and checks it before it is sent. Here
// both rate cards are for one year.
func ExampleChangeSet() {
	allowed := offer.Constraints{MultipleDimensionSelection: offer.Allowed, QuantityConfiguration: offer.Allowed}
	card := func(duration, price string) offer.ConfigurableRateCard {
		return offer.ConfigurableRateCard{
			Selector:    offer.Selector{Type: offer.ByDuration, Value: duration},
			RateCard:    []offer.Rate{{DimensionKey: "seat", Price: price}},
			Constraints: allowed,
		}
	}
	created := offer.Ref("New")
	changeSet := offer.ChangeSet{
		Catalog: offer.AWSMarketplace,
		Intent:  offer.IntentApply,
		Changes: []offer.Change{
			offer.NewOffer("New", offer.CreateOffer{ProductID: "prod-1", Name: "Spring offer"}),
			offer.ChangeOffer(created, offer.UpdateTargeting{
				PositiveTargeting: &offer.PositiveTargeting{BuyerAccounts: []string{"111122223333"}},
			}),
			offer.ChangeOffer(created, offer.UpdatePricingTerms{
				PricingModel: offer.Contract,
				Terms: []offer.PricingTerm{offer.ConfigurableUpfrontPricingTerm{
					CurrencyCode: "USD",
					RateCards:    []offer.ConfigurableRateCard{card("P12M", "120.00"), card("P1Y", "110.00")},
				}},
			}),
		},
	}

	validator, err := offercheck.New()
	if err != nil {
		log.Fatal(err)
	}
	report, err := validator.ValidateChangeSet(&changeSet)
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range report.Findings {
		fmt.Println(f.Path)
		fmt.Printf("%s: %s\n", f.Code, f.Message)
	}
	// Output:
	// /ChangeSet/2/DetailsDocument/Terms/0/RateCards/1/Selector/Value
	// DUPLICATE_SELECTORS: Provide a unique list of Selectors in ConfigurableUpfrontPricingTerm.
}

// A change set that was read as JSON has typed details, too.
func ExampleReadDetails() {
	var changes []offer.Change
	err := json.Unmarshal([]byte(`[{
	  "ChangeType": "UpdateAvailability", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"},
	  "DetailsDocument": {"AvailabilityEndDate": "2024-12-31"}
	}]`), &changes)
	if err != nil {
		log.Fatal(err)
	}
	for _, c := range changes {
		details, err := offer.ReadDetails(c)
		if err != nil {
			log.Fatal(err)
		}
		switch details := details.(type) {
		case offer.UpdateAvailability:
			fmt.Println("until", details.AvailabilityEndDate)
		default:
			fmt.Println(details.ChangeType())
		}
	}
	// Output: until 2024-12-31
}
