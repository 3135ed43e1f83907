package offer_test

import (
	"fmt"
	"log"

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
