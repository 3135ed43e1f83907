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

const (
	shapeOfTerm = "the rows of the term's fields say what is wrong with it"
	typeOfTerm  = "a term without a Type, or with one that is not listed, is reported as UpdatePricingTerms/422/Terms"
)
