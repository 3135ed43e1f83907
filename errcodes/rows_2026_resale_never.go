package errcodes

// neverResale2026 are the rows of resale authorizations that are never reported.
var neverResale2026 = map[string]string{
	"ResaleAuthorization/CreateResaleAuthorization/403/ProductId":                    "only AWS knows who may create resale authorizations for a product: always undecided",
	"ResaleAuthorization/UpdateLegalTerms/422/Terms[].BuyerLegalTerm":                shapeOfTerm,
	"ResaleAuthorization/UpdateLegalTerms/422/Terms[].ResaleLegalTerm":               shapeOfTerm,
	"ResaleAuthorization/UpdatePricingTerms/MISSING_DURATION/1":                      "a term without a duration is reported by the rules of Duration and of Selector, which are required",
	"ResaleAuthorization/UpdatePricingTerms/INCOMPATIBLE_PAYMENT_SETTINGS/1":         "only AWS knows the payment settings of a seller: always undecided",
	"ResaleAuthorization/UpdatePricingTerms/INVALID_CURRENCY_CODE/3":                 "AWS's page lists this row twice; it is reported as ResaleAuthorization/UpdatePricingTerms/INVALID_CURRENCY_CODE/1",
	"ResaleAuthorization/UpdatePaymentScheduleTerms/TOO_MANY_SCHEDULED_PAYMENTS/1":   "such a list is reported as ResaleAuthorization/UpdatePaymentScheduleTerms/422/Terms[].ResalePaymentScheduleTerm.Schedule",
	"ResaleAuthorization/UpdatePaymentScheduleTerms/INCOMPATIBLE_PAYMENT_SETTINGS/1": "only AWS knows the payment settings of a seller: always undecided",
	"ResaleAuthorization/UpdatePaymentScheduleTerms/INVALID_CURRENCY_CODE/3":         "AWS's page lists this row twice; it is reported as ResaleAuthorization/UpdatePaymentScheduleTerms/INVALID_CURRENCY_CODE/1",
	"ResaleAuthorization/RestrictResaleAuthorization/422/(status)":                   "such an authorization is reported as ResaleAuthorization/RestrictResaleAuthorization/INCOMPATIBLE_STATUS/1",
	"ResaleAuthorization/RestrictResaleAuthorization/422/(unknown member)":           "such a field is reported as ResaleAuthorization/RestrictResaleAuthorization/422/DetailsDocument",
}
