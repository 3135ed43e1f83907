package errcodes

// never says why a row of AWS's tables is never reported, by row id. The rows
// stand in the list all the same, so that nobody looks for them in vain.
var never = map[string]string{
	"CreateOffer/403/ProductId":                                          "only AWS knows who may create offers for a product: always undecided",
	"CreateReplacementOffer/403/AgreementId":                             "only AWS knows who may replace an agreement: always undecided",
	"UpdateValidityTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/4":            "AWS's page lists this row twice; it is reported as UpdateValidityTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/1",
	"UpdateLegalTerms/INVALID_LEGAL_DOCUMENTS/4":                         "edition 2024 has no document types for data products, so no document that passes its schema can break it",
	"UpdatePricingTerms/422/Terms[].ByolPricingTerm":                     shapeOfTerm,
	"UpdatePricingTerms/422/Terms[].ByolPricingTerm.Type":                typeOfTerm,
	"UpdatePricingTerms/422/Terms[].ConfigurableUpfrontPricingTerm":      shapeOfTerm,
	"UpdatePricingTerms/422/Terms[].ConfigurableUpfrontPricingTerm.Type": typeOfTerm,
	"UpdatePricingTerms/422/Terms[].FixedUpfrontPricingTerm":             shapeOfTerm,
	"UpdatePricingTerms/422/Terms[].FixedUpfrontPricingTerm.Type":        typeOfTerm,
	"UpdatePricingTerms/422/Terms[].FreeTrialPricingTerm":                shapeOfTerm,
	"UpdatePricingTerms/422/Terms[].FreeTrialPricingTerm.Type":           typeOfTerm,
	"UpdatePricingTerms/422/Terms[].RecurringPaymentTerm":                shapeOfTerm,
	"UpdatePricingTerms/422/Terms[].RecurringPaymentTerm.Type":           typeOfTerm,
	"UpdatePricingTerms/422/Terms[].UsageBasedPricingTerm":               shapeOfTerm,
	"UpdatePricingTerms/422/Terms[].UsageBasedPricingTerm.Type":          typeOfTerm,
}

// never2026 are the rows of edition 2026 alone that are never reported.
var never2026 = map[string]string{
	"StartChangeSet/423/(lock)":                     stateOfAccount,
	"StartChangeSet/402/(open requests)":            stateOfAccount,
	"StartChangeSet/402/(offers)":                   stateOfAccount,
	"StartChangeSet/402/(offer sets)":               stateOfAccount,
	"StartChangeSet/429/(rate)":                     stateOfAccount,
	"Quota/EntitledDimensions":                      "it is a number for other rows; it is reported as UpdatePricingTerms/TOO_MANY_GRANTS/1 and UpdatePricingTerms/TOO_MANY_RATES/1",
	"Quota/UsageDimensions":                         "it is a number for another row; it is reported as UpdatePricingTerms/TOO_MANY_RATES/2",
	"CreateOffer/INCOMPATIBLE_PRODUCT/3":            "only AWS knows whether it manages offers for a product: always undecided",
	"CreateOffer/INCOMPATIBLE_PRODUCT/5":            "only AWS knows whose a product is: always undecided",
	"UpdatePricingTerms/INVALID_CURRENCY_CODE/3":    "AWS's page lists this row twice; it is reported as UpdatePricingTerms/INVALID_CURRENCY_CODE/1",
	"UpdatePricingTerms/INVALID_CURRENCY_CODE/4":    "AWS's page lists this row twice; it is reported as UpdatePricingTerms/INVALID_CURRENCY_CODE/2",
	"UpdatePricingTerms/INVALID_GRANTS/5":           "AWS's page has this row twice, in other words; it is reported as UpdatePricingTerms/INVALID_GRANTS/8",
	"UpdatePricingTerms/INVALID_RATE_CARD/10":       "such a price is reported as UpdatePricingTerms/422/Terms[].UsageBasedPricingTerm.RateCards[].RateCard[].Price",
	"UpdateValidityTerms/INCOMPATIBLE_AGREEMENT/2":  "AWS's page has this row twice, in other words; it is reported as UpdateValidityTerms/INCOMPATIBLE_AGREEMENT/1",
	"UpdateNetPaymentTerms/DUPLICATE_TERM_TYPES/1":  "a list of two terms is reported as UpdateNetPaymentTerms/422/Terms",
	"UpdateRenewalTerms/INVALID_PERCENTAGE_RANGE/1": rangeOfIncrease,
	"UpdateRenewalTerms/INVALID_PERCENTAGE_RANGE/2": rangeOfIncrease,
	"ReleaseOffer/MISSING_AGREEMENT_END_DATE/2":     "AWS's page lists this row twice; it is reported as ReleaseOffer/MISSING_AGREEMENT_END_DATE/1",
}

const (
	stateOfAccount  = "it depends on what else the account is doing, for every request alike"
	rangeOfIncrease = "such a range is reported as UpdateRenewalTerms/422/Terms[].PriceIncrease.Range"

	shapeOfTerm = "the rows of the term's fields say what is wrong with it"
	typeOfTerm  = "a term without a Type, or with one that is not listed, is reported as UpdatePricingTerms/422/Terms"
)
