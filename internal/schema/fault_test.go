package schema_test

import "testing"

// Faults of the same kind in the items of a list have one row; in a list of
// terms each has that of its own type.
func TestRowsOfManyFaults(t *testing.T) {
	rates := `"RateCards": [{"RateCard": [{"DimensionKey": "a", "Price": "x"}, {"DimensionKey": "", "Price": "y"}, {"Price": "1"}, {"DimensionKey": "b"}]}]`
	expect(t, "UpdatePricingTerms", `{"PricingModel": "Usage", "Terms": [
	  {"Type": "UsageBasedPricingTerm", "CurrencyCode": "EUR", `+rates+`},
	  {"Type": "FixedUpfrontPricingTerm", "CurrencyCode": "EUR", "Price": "1", "Grants": [{"DimensionKey": "a", "MaxQuantity": 1}]},
	  {"Type": "UsageBasedPricingTerm", "CurrencyCode": "GBP", `+rates+`}]}`,
		"error Terms[].UsageBasedPricingTerm.CurrencyCode /Terms/0/CurrencyCode",
		"error Terms[].UsageBasedPricingTerm.RateCards[].RateCard[].Price /Terms/0/RateCards/0/RateCard/0/Price",
		"error Terms[].UsageBasedPricingTerm.RateCards[].RateCard[].DimensionKey /Terms/0/RateCards/0/RateCard/1/DimensionKey",
		"error Terms[].UsageBasedPricingTerm.RateCards[].RateCard[].Price /Terms/0/RateCards/0/RateCard/1/Price",
		"error Terms[].UsageBasedPricingTerm.RateCards[].RateCard[].DimensionKey /Terms/0/RateCards/0/RateCard/2/DimensionKey",
		"error Terms[].UsageBasedPricingTerm.RateCards[].RateCard[].Price /Terms/0/RateCards/0/RateCard/3/Price",
		"error Terms[].FixedUpfrontPricingTerm.CurrencyCode /Terms/1/CurrencyCode",
		"error Terms[].UsageBasedPricingTerm.CurrencyCode /Terms/2/CurrencyCode",
		"error Terms[].UsageBasedPricingTerm.RateCards[].RateCard[].Price /Terms/2/RateCards/0/RateCard/0/Price",
		"error Terms[].UsageBasedPricingTerm.RateCards[].RateCard[].DimensionKey /Terms/2/RateCards/0/RateCard/1/DimensionKey",
		"error Terms[].UsageBasedPricingTerm.RateCards[].RateCard[].Price /Terms/2/RateCards/0/RateCard/1/Price",
		"error Terms[].UsageBasedPricingTerm.RateCards[].RateCard[].DimensionKey /Terms/2/RateCards/0/RateCard/2/DimensionKey",
		"error Terms[].UsageBasedPricingTerm.RateCards[].RateCard[].Price /Terms/2/RateCards/0/RateCard/3/Price")
}
