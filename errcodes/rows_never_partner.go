package errcodes

// neverErrors2026 are the asynchronous rows about resale authorizations that are never
// reported.
var neverErrors2026 = map[string]string{
	"ResaleAuthorization/CreateResaleAuthorization/INVALID_RESELLER_ACCOUNT/1":       registeredReseller,
	"ResaleAuthorization/UpdatePricingTerms/MISSING_DURATION/1":                      "it is reported as ResaleAuthorization/UpdatePricingTerms/422/Terms[].ResaleFixedUpfrontPricingTerm.Duration, or under the rows of Selector.Type and Selector.Value beside it",
	"ResaleAuthorization/UpdatePricingTerms/INCOMPATIBLE_PAYMENT_SETTINGS/1":         paymentSettings,
	"ResaleAuthorization/UpdatePricingTerms/INVALID_CURRENCY_CODE/3":                 "AWS's page lists this row twice; it is reported as ResaleAuthorization/UpdatePricingTerms/INVALID_CURRENCY_CODE/1",
	"ResaleAuthorization/UpdatePaymentScheduleTerms/TOO_MANY_SCHEDULED_PAYMENTS/1":   "such a list is reported as ResaleAuthorization/UpdatePaymentScheduleTerms/422/Terms[].ResalePaymentScheduleTerm.Schedule",
	"ResaleAuthorization/UpdatePaymentScheduleTerms/INCOMPATIBLE_PAYMENT_SETTINGS/1": paymentSettings,
	"ResaleAuthorization/UpdatePaymentScheduleTerms/INVALID_CURRENCY_CODE/3":         "AWS's page lists this row twice; it is reported as ResaleAuthorization/UpdatePaymentScheduleTerms/INVALID_CURRENCY_CODE/1",
	"ResaleAuthorization/UpdateNetPaymentTerms/INCOMPATIBLE_TERMS/1":                 "only AWS knows which sellers may set net payment terms: always undecided",
	"ResaleAuthorization/ReleaseResaleAuthorization/DUPLICATE_TERM_TYPES/1":          "a type that is given twice is reported as ResaleAuthorization/UpdatePricingTerms/422/Terms",
	"ResaleAuthorization/ReleaseResaleAuthorization/INVALID_RESELLER_ACCOUNT/1":      registeredReseller,
}

const (
	registeredReseller = "only AWS knows which accounts are registered resellers: always undecided"
	paymentSettings    = "only AWS knows the seller's payment settings: always undecided"
)
