package offercheck_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
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

// indented is a document of the size and the look of those that people send: 4 KB.
func indented(text string) []byte {
	var b bytes.Buffer
	if err := json.Indent(&b, []byte(text), "", "  "); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// typicalFacts are what decides every row of typical that facts can decide.
const typicalFacts = `{
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

// rateList is n rates from the first on; keys counts the different keys that they
// have.
func rateList(prefix string, first, n, keys int) string {
	list := make([]string, n)
	for i := range list {
		list[i] = fmt.Sprintf(`{"DimensionKey": "%s_%04d", "Price": "%d.125"}`, prefix, (first+i)%keys, i+1)
	}
	return strings.Join(list, ", ")
}

// largest is the largest pricing that the schemas admit: 5 rate cards of 800
// rates and 800 usage rates.
func largest() []byte {
	cards := make([]string, 5)
	for i := range cards {
		cards[i] = fmt.Sprintf(`{"Selector": {"Type": "Duration", "Value": "P%dM"}, "RateCard": [%s],
		  "Constraints": {"MultipleDimensionSelection": "Allowed", "QuantityConfiguration": "Allowed"}}`, 12*(i+1), rateList("upfront", 0, 800, 800))
	}
	return fmt.Appendf(nil, `{"Catalog": "AWSMarketplace", "ChangeSet": [{"ChangeType": "UpdatePricingTerms",
	  "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1a2b3c4d5e6f7"}, "DetailsDocument": {"PricingModel": "Contract", "Terms": [
	  {"Type": "ConfigurableUpfrontPricingTerm", "CurrencyCode": "USD", "RateCards": [%s]},
	  {"Type": "UsageBasedPricingTerm", "CurrencyCode": "USD", "RateCards": [{"RateCard": [%s]}]}]}}]}`,
		strings.Join(cards, ", "), rateList("usage", 0, 800, 800))
}

// usageOffers prices usage: the rates of a card each, in the change sets' own
// offers.
func usageOffers(cards ...string) []byte {
	changes := make([]string, len(cards))
	for i, card := range cards {
		changes[i] = fmt.Sprintf(`{"ChangeType": "UpdatePricingTerms", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-%d"},
		  "DetailsDocument": {"PricingModel": "Usage", "Terms": [
		  {"Type": "UsageBasedPricingTerm", "CurrencyCode": "USD", "RateCards": [{"RateCard": [%s]}]}]}}`, i, card)
	}
	return fmt.Appendf(nil, `{"Catalog": "AWSMarketplace", "ChangeSet": [%s]}`, strings.Join(changes, ",\n"))
}

// validatorAsOf checks as of a day on which typical is fine.
func validatorIn2024(tb testing.TB, options ...offercheck.Option) *offercheck.Validator {
	v, err := offercheck.New(append(options, offercheck.Now(time.Date(2024, 5, 1, 12, 0, 0, 0, time.UTC)))...)
	if err != nil {
		tb.Fatal(err)
	}
	return v
}

// validates runs a benchmark over one document, of which the report is to have
// so many findings. It gives the nanoseconds for one run.
func validates(b *testing.B, v *offercheck.Validator, text []byte, findings int) float64 {
	report, err := v.Validate(text) // compiles the schemas
	if err != nil {
		b.Fatal(err)
	}
	if len(report.Findings) != findings {
		b.Fatalf("%d findings, not %d: %v", len(report.Findings), findings, report.Err())
	}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := v.Validate(text); err != nil {
			b.Fatal(err)
		}
	}
	return float64(b.Elapsed().Nanoseconds()) / float64(b.N)
}

// unmarshals is what the others stand beside: json.Unmarshal of the same bytes
// into any.
func unmarshals(b *testing.B, text []byte) {
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		var v any
		if err := json.Unmarshal(text, &v); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkTypical(b *testing.B) {
	text := indented(typical)
	known := validatorIn2024(b, offercheck.Facts([]byte(typicalFacts)))
	unknown := validatorIn2024(b)
	badDate := bytes.Replace(text, []byte("2024-12-01"), []byte("2025-12-01"), 1)
	badPrice := bytes.Replace(text, []byte("0.00025"), []byte("-0.0025"), 1)
	b.Run("validate", func(b *testing.B) { validates(b, known, text, 0) })
	b.Run("without facts", func(b *testing.B) { validates(b, unknown, text, 0) })
	b.Run("fault of a rule", func(b *testing.B) { validates(b, known, badDate, 1) })
	b.Run("fault of a schema", func(b *testing.B) { validates(b, known, badPrice, 1) })
	b.Run("faults without facts", func(b *testing.B) { validates(b, unknown, badDate, 1) })
	b.Run("unmarshal", func(b *testing.B) { unmarshals(b, text) })
}

func BenchmarkLargest(b *testing.B) {
	text, v := largest(), validatorIn2024(b)
	faulty := bytes.ReplaceAll(text, []byte(".125\""), []byte(".125x\""))
	b.Run("validate", func(b *testing.B) { validates(b, v, text, 0) })
	b.Run("4800 faults", func(b *testing.B) {
		b.ReportMetric(validates(b, v, faulty, 4800)/4800, "ns/finding")
	})
	b.Run("unmarshal", func(b *testing.B) { unmarshals(b, text) })
}

// BenchmarkRates shows that a rate costs the same however many there are.
func BenchmarkRates(b *testing.B) {
	v := validatorIn2024(b, offercheck.MaxFindings(20_000))
	for _, n := range []int{1000, 10_000} {
		spread := func(keys int) []string { // over offers, so that no card is too long
			var cards []string
			for first := 0; first < n; first += 500 {
				cards = append(cards, rateList("key", first, 500, keys))
			}
			return cards
		}
		reversed := spread(n)
		for i := range reversed {
			list := strings.Split(reversed[i], ", {")
			list[0] = strings.TrimPrefix(list[0], "{")
			slices.Reverse(list)
			reversed[i] = "{" + strings.Join(list, ", {")
		}
		for _, c := range []struct {
			name     string
			text     []byte
			findings int
		}{
			{"in order", usageOffers(spread(n)...), 0},
			{"reversed", usageOffers(reversed...), 0},
			{"over the limit", usageOffers(rateList("key", 0, n, n)), 1},
			{"same key", usageOffers(spread(1)...), n - n/500},
		} {
			b.Run(fmt.Sprintf("%s/%d", c.name, n), func(b *testing.B) {
				b.ReportMetric(validates(b, v, c.text, c.findings)/float64(n), "ns/rate")
			})
		}
	}
}

// BenchmarkFolder checks 10,000 documents, one after the other.
func BenchmarkFolder(b *testing.B) {
	v := validatorIn2024(b, offercheck.Facts([]byte(typicalFacts)))
	folder, size := make([][]byte, 10_000), 0
	for i := range folder {
		folder[i] = bytes.ReplaceAll(indented(typical), []byte("500.00"), fmt.Appendf(nil, "%d.50", i))
		size += len(folder[i])
	}
	b.Run("validate", func(b *testing.B) {
		b.SetBytes(int64(size))
		b.ReportAllocs()
		for b.Loop() {
			for _, text := range folder {
				if _, err := v.Validate(text); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
	b.Run("unmarshal", func(b *testing.B) {
		b.SetBytes(int64(size))
		b.ReportAllocs()
		for b.Loop() {
			for _, text := range folder {
				var v any
				if err := json.Unmarshal(text, &v); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}

// The accepted typical document allocates no more than this.
func TestAllocations(t *testing.T) {
	text, v := indented(typical), validatorIn2024(t, offercheck.Facts([]byte(typicalFacts)))
	report, err := v.Validate(text)
	if err != nil || report.Verdict != errcodes.Accepted {
		t.Fatalf("the document is not accepted: %v %v", err, report.Err())
	}
	const most = 120
	if n := testing.AllocsPerRun(100, func() { _, _ = v.Validate(text) }); n > most {
		t.Errorf("%v allocations, at most %d", n, most)
	}
}
