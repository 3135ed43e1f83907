package e2e

import (
	"testing"
	"time"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/internal/factstest"
)

// An accepted change set of ten changes, a private contract offer that is created
// and released, allocates no more than this, what the report holds included.
func TestAllocations(t *testing.T) {
	const most = 10
	v, err := offercheck.New(offercheck.WithNow(time.Date(2024, 5, 1, 12, 0, 0, 0, time.UTC)), factstest.With(t, []byte(tenChangesFacts)))
	if err != nil {
		t.Fatal(err)
	}
	text := []byte(tenChanges)
	report, err := v.Validate(text)
	if err != nil || report.Verdict != offercheck.VerdictAccepted {
		t.Fatalf("the document is not accepted: %v %v", err, report.Err())
	}
	if withRaceDetector {
		return
	}
	if n := testing.AllocsPerRun(100, func() { _, _ = v.Validate(text) }); n > most {
		t.Errorf("%v allocations, at most %d", n, most)
	}
}

const tenChangesFacts = `{
  "Entities": [
    {"EntityType": "SaaSProduct@1.0", "EntityIdentifier": "prod-1a2b3c4d5e6f7@2", "DetailsDocument": {
      "Description": {"ProductState": "Active", "Visibility": "Public"},
      "Dimensions": [
        {"Key": "seat", "Unit": "Units", "Types": ["Entitled"]}, {"Key": "support", "Unit": "Units", "Types": ["Entitled"]},
        {"Key": "extra_seat", "Unit": "Units", "Types": ["ExternallyMetered"]}, {"Key": "api_calls", "Unit": "Units", "Types": ["ExternallyMetered"]}]}},
    {"EntityType": "Offer@1.0", "EntityIdentifier": "offer-9z8y7x6w5v4u3@1", "DetailsDocument": {
      "Id": "offer-9z8y7x6w5v4u3", "State": "Released", "ProductId": "prod-1a2b3c4d5e6f7", "Terms": [], "Rules": []}}],
  "AllOffersOf": ["prod-1a2b3c4d5e6f7"]
}`

const tenChanges = `{
  "Catalog": "AWSMarketplace",
  "ChangeSetName": "Autumn offer",
  "ChangeSet": [
    {"ChangeType": "CreateOffer", "ChangeName": "New", "Entity": {"Type": "Offer@1.0"},
     "DetailsDocument": {"ProductId": "prod-1a2b3c4d5e6f7"}},
    {"ChangeType": "UpdateInformation", "Entity": {"Type": "Offer@1.0", "Identifier": "$New.Entity.Identifier"},
     "DetailsDocument": {"Name": "Autumn offer", "Description": "Three years for the price of two"}},
    {"ChangeType": "UpdateTargeting", "Entity": {"Type": "Offer@1.0", "Identifier": "$New.Entity.Identifier"},
     "DetailsDocument": {"PositiveTargeting": {"BuyerAccounts": ["111122223333"]}}},
    {"ChangeType": "UpdateLegalTerms", "Entity": {"Type": "Offer@1.0", "Identifier": "$New.Entity.Identifier"},
     "DetailsDocument": {"Terms": [{"Type": "LegalTerm", "Documents": [{"Type": "StandardEula", "Version": "2022-07-14"}]}]}},
    {"ChangeType": "UpdateSupportTerms", "Entity": {"Type": "Offer@1.0", "Identifier": "$New.Entity.Identifier"},
     "DetailsDocument": {"Terms": [{"Type": "SupportTerm", "RefundPolicy": "Full refund within 30 days of the first invoice"}]}},
    {"ChangeType": "UpdatePricingTerms", "Entity": {"Type": "Offer@1.0", "Identifier": "$New.Entity.Identifier"},
     "DetailsDocument": {"PricingModel": "Contract", "Terms": [
       {"Type": "FixedUpfrontPricingTerm", "CurrencyCode": "USD", "Price": "0.00", "Duration": "P12M",
        "Grants": [{"DimensionKey": "seat", "MaxQuantity": 25}, {"DimensionKey": "support", "MaxQuantity": 1}]},
       {"Type": "UsageBasedPricingTerm", "CurrencyCode": "USD", "RateCards": [{"RateCard": [
        {"DimensionKey": "extra_seat", "Price": "12.50"}, {"DimensionKey": "api_calls", "Price": "0.00025"}]}]}]}},
    {"ChangeType": "UpdateValidityTerms", "Entity": {"Type": "Offer@1.0", "Identifier": "$New.Entity.Identifier"},
     "DetailsDocument": {"Terms": [{"Type": "ValidityTerm", "AgreementDuration": "P12M"}]}},
    {"ChangeType": "UpdatePaymentScheduleTerms", "Entity": {"Type": "Offer@1.0", "Identifier": "$New.Entity.Identifier"},
     "DetailsDocument": {"Terms": [{"Type": "PaymentScheduleTerm", "CurrencyCode": "USD", "Schedule": [
       {"ChargeDate": "2024-06-01", "ChargeAmount": "500.00"}, {"ChargeDate": "2024-12-01", "ChargeAmount": "500.00"}]}]}},
    {"ChangeType": "UpdateAvailability", "Entity": {"Type": "Offer@1.0", "Identifier": "$New.Entity.Identifier"},
     "DetailsDocument": {"AvailabilityEndDate": "2024-06-30"}},
    {"ChangeType": "ReleaseOffer", "Entity": {"Type": "Offer@1.0", "Identifier": "$New.Entity.Identifier"},
     "DetailsDocument": {}}
  ]
}`
