// Package benchdocs makes the documents that speed is measured with: what a
// seller sends every day, the most that the schemas admit, and what grows.
//
// Only benchmarks import it.
package benchdocs

import (
	"bytes"
	_ "embed"
	"fmt"
	"strings"
	"time"
)

// Now is the time as of which the documents are accepted.
var Now = time.Date(2024, 5, 1, 12, 0, 0, 0, time.UTC)

//go:embed typical.json
var typical []byte

//go:embed typical.facts.json
var typicalFacts []byte

// Typical is an accepted change set of ten changes: a private contract offer,
// created and released.
func Typical() []byte { return bytes.Clone(typical) }

// TypicalFacts leave nothing of the typical document undecided but what AWS
// alone knows or does not publish.
func TypicalFacts() []byte { return bytes.Clone(typicalFacts) }

// TypicalBadPrice is the typical document with one fault, which the schema
// finds.
func TypicalBadPrice() []byte { return replace(typical, `"12.50"`, `"12,50"`) }

// TypicalDuplicateKey is the typical document with one fault, which a rule
// finds.
func TypicalDuplicateKey() []byte { return replace(typical, `"api_calls"`, `"extra_seat"`) }

// Numbered is the typical document for a buyer of its own, so that the
// documents of a folder differ.
func Numbered(i int) []byte {
	return replace(replace(typical, "Autumn offer", fmt.Sprintf("Autumn offer %05d", i)), "444455556666", fmt.Sprintf("%012d", 444455556666+i))
}

func replace(text []byte, old, new string) []byte {
	return bytes.ReplaceAll(text, []byte(old), []byte(new))
}

// Largest is an accepted change set with the largest pricing that the schemas
// admit: 5 rate cards of 800 rates and 800 usage rates, about 300 KB.
func Largest() []byte { return pricing{offers: 1, cards: 5, size: 800}.changeSet() }

// LargestFacts know the product of the largest document and its offer, which
// has the same prices.
func LargestFacts() []byte { return pricing{offers: 1, cards: 5, size: 800}.facts() }

// LargestBadPrices has a comma in every price: 4,800 faults, which the schema
// finds.
func LargestBadPrices() []byte {
	return pricing{offers: 1, cards: 5, size: 800, price: "%d,125"}.changeSet()
}

// LargestDuplicateKeys has one dimension key in every rate: a fault of each but
// the first of a card, which a rule finds.
func LargestDuplicateKeys() []byte {
	return pricing{offers: 1, cards: 5, size: 800, key: func(_, _, _ int) string { return "key" }}.changeSet()
}

// A Growth is a document in two sizes, to see whether a rate costs the same in
// both.
type Growth struct {
	Name                   string
	Small, Large           []byte
	SmallRates, LargeRates int // about 1,000 and about 10,000
}

// Growths are within the limits, beyond them, with each key twice in its card,
// and with the keys of every second card in reverse.
func Growths() []Growth {
	twice := func(_, i, _ int) string { return fmt.Sprintf("key_%04d", i/2) }
	turned := func(card, i, size int) string {
		if card%2 == 1 {
			i = size - 1 - i
		}
		return fmt.Sprintf("key_%04d", i)
	}
	growth := func(name string, small, large pricing) Growth {
		return Growth{name, small.changeSet(), large.changeSet(), small.rates(), large.rates()}
	}
	return []Growth{
		growth("plain", pricing{offers: 1, cards: 5, size: 167}, pricing{offers: 3, cards: 5, size: 556}),
		growth("over_limit", pricing{offers: 1, size: 1000}, pricing{offers: 1, size: 10_000}),
		growth("duplicate_keys", pricing{offers: 1, cards: 5, size: 167, key: twice}, pricing{offers: 3, cards: 5, size: 556, key: twice}),
		growth("reversed_keys", pricing{offers: 1, cards: 5, size: 167, key: turned}, pricing{offers: 3, cards: 5, size: 556, key: turned}),
	}
}

// A pricing sets the prices of offers: each in so many rate cards to choose
// from, and one of usage rates, all of one size.
type pricing struct {
	offers, cards, size int
	key                 func(card, i, size int) string // nil: a key for each rate of a card
	price               string                         // "": one that is fine
}

func (p pricing) rates() int { return p.offers * (p.cards + 1) * p.size }

func (p pricing) changeSet() []byte {
	changes := make([]string, p.offers)
	for i := range changes {
		changes[i] = fmt.Sprintf(`
    {
      "ChangeType": "UpdatePricingTerms",
      "Entity": { "Type": "Offer@1.0", "Identifier": "%s" },
      "DetailsDocument": { "PricingModel": "Contract", "Terms": [%s] }
    }`, offerID(i), p.terms())
	}
	return []byte(`{
  "Catalog": "AWSMarketplace",
  "ChangeSet": [` + strings.Join(changes, ",") + "\n  ]\n}\n")
}

func offerID(i int) string { return fmt.Sprintf("offer-%013d", i+1) }

func (p pricing) terms() string {
	terms := fmt.Sprintf(`
        { "Type": "UsageBasedPricingTerm", "CurrencyCode": "USD", "RateCards": [{ "RateCard": [%s] }] }`, p.card(p.cards))
	if p.cards == 0 {
		return terms
	}
	cards := make([]string, p.cards)
	for i := range cards {
		cards[i] = fmt.Sprintf(`
          {
            "Selector": { "Type": "Duration", "Value": "P%dM" },
            "Constraints": { "MultipleDimensionSelection": "Allowed", "QuantityConfiguration": "Allowed" },
            "RateCard": [%s]
          }`, 12*(i+1), p.card(i))
	}
	return fmt.Sprintf(`
        { "Type": "ConfigurableUpfrontPricingTerm", "CurrencyCode": "USD", "RateCards": [%s] },%s`, strings.Join(cards, ","), terms)
}

func (p pricing) card(card int) string {
	price := p.price
	if price == "" {
		price = "%d.125"
	}
	rates := make([]string, p.size)
	for i := range rates {
		rates[i] = fmt.Sprintf("\n            { \"DimensionKey\": %q, \"Price\": \""+price+"\" }", p.keyOf(card, i), i+1)
	}
	return strings.Join(rates, ",")
}

func (p pricing) keyOf(card, i int) string {
	switch {
	case p.key != nil:
		return p.key(card, i, p.size)
	case card < p.cards:
		return fmt.Sprintf("upfront_%04d", i)
	default:
		return fmt.Sprintf("usage_%04d", i)
	}
}

// facts know the first offer, public and released with the same prices, and its
// product.
func (p pricing) facts() []byte {
	var dimensions []string
	for i := range p.size {
		dimensions = append(dimensions,
			fmt.Sprintf(`{ "Key": %q, "Unit": "Units", "Types": ["Entitled"] }`, p.keyOf(0, i)),
			fmt.Sprintf(`{ "Key": %q, "Unit": "Units", "Types": ["ExternallyMetered"] }`, p.keyOf(p.cards, i)))
	}
	return fmt.Appendf(nil, `{
  "Entities": [
    { "EntityType": "SaaSProduct@1.0", "EntityIdentifier": "prod-1a2b3c4d5e6f7@4", "DetailsDocument": {
      "Description": { "ProductState": "Active", "Visibility": "Public" }, "Dimensions": [%s] } },
    { "EntityType": "Offer@1.0", "EntityIdentifier": "%[2]s@3", "DetailsDocument": {
      "Id": %[2]q, "State": "Released", "ProductId": "prod-1a2b3c4d5e6f7", "Name": "List prices", "Rules": [], "Terms": [%s] } }
  ],
  "OfferFacts": [{ "OfferId": %[2]q, "PricingModel": "Contract", "AgreementId": null }],
  "PriceIncreases": [],
  "Limits": { "SelectorDurations": ["P12M", "P24M", "P36M", "P48M", "P60M"], "UpfrontRates": 800, "UsageRates": 800 },
  "AllOffersOf": ["prod-1a2b3c4d5e6f7"]
}`, strings.Join(dimensions, ", "), offerID(0), p.terms())
}
