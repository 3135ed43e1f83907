package offercheck_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/offercheck/offercheck"
)

// typical is a change set of ten changes: a private contract offer, created and
// released.
const typical = `{
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

// largest is the largest pricing that the schemas admit: 5 rate cards of 800
// rates and 800 usage rates.
func largest() []byte {
	rates := func(prefix string) string {
		list := make([]string, 800)
		for i := range list {
			list[i] = fmt.Sprintf(`{"DimensionKey": "%s_%04d", "Price": "%d.125"}`, prefix, i, i+1)
		}
		return strings.Join(list, ", ")
	}
	cards := make([]string, 5)
	for i := range cards {
		cards[i] = fmt.Sprintf(`{"Selector": {"Type": "Duration", "Value": "P%dM"}, "RateCard": [%s],
		  "Constraints": {"MultipleDimensionSelection": "Allowed", "QuantityConfiguration": "Allowed"}}`, 12*(i+1), rates("upfront"))
	}
	return fmt.Appendf(nil, `{"Catalog": "AWSMarketplace", "ChangeSet": [{"ChangeType": "UpdatePricingTerms",
	  "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1a2b3c4d5e6f7"}, "DetailsDocument": {"PricingModel": "Contract", "Terms": [
	  {"Type": "ConfigurableUpfrontPricingTerm", "CurrencyCode": "USD", "RateCards": [%s]},
	  {"Type": "UsageBasedPricingTerm", "CurrencyCode": "USD", "RateCards": [{"RateCard": [%s]}]}]}}]}`, strings.Join(cards, ", "), rates("usage"))
}

func benchmark(b *testing.B, text []byte) {
	v, err := offercheck.New(offercheck.Now(time.Date(2024, 5, 1, 12, 0, 0, 0, time.UTC)))
	if err != nil {
		b.Fatal(err)
	}
	report, err := v.Validate(text) // compiles the schemas
	if err != nil || report.Err() != nil {
		b.Fatalf("the document is not accepted: %v %v", err, report.Err())
	}
	b.Run("validate", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		for b.Loop() {
			if _, err := v.Validate(text); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("unmarshal", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		for b.Loop() {
			var v any
			if err := json.Unmarshal(text, &v); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// Each benchmark stands beside json.Unmarshal of the same bytes into any.
func BenchmarkTypical(b *testing.B) { benchmark(b, []byte(typical)) }

func BenchmarkLargest(b *testing.B) { benchmark(b, largest()) }
