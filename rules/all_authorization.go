package rules

import "github.com/offercheck/offercheck/internal/fold"

// rulesOfAuthorizations are about resale authorizations, in the order of AWS's tables. Their
// files begin with authorization.
var rulesOfAuthorizations = []rule{
	alwaysUndecided("ResaleAuthorization/CreateResaleAuthorization/INVALID_RESELLER_ACCOUNT/1", fold.ResellerAccountID),
	productCanBeResold,

	buyersWithInformation,

	buyersWithTargeting,

	authorizedUntilFirstCharge,
	storedEndDateToCome,

	buyerValidityOfProduct,
	storedStartDateToCome,

	netPaymentOfReleasedAuthorization,
	alwaysUndecided("ResaleAuthorization/UpdateNetPaymentTerms/INCOMPATIBLE_TERMS/1", fold.NetPaymentTerm),

	restrictedBeforeExpiry,

	legalTermOfAuthorization,
	pricingOfAuthorization,
	releasedProductOfAuthorization,
	fixedUpfrontWithSchedule,
	buyersWithRelease,
	termsOfAuthorizationModel,
	limitsOfScheduleWhenReleased,
	oneUpfrontTermOfAuthorization,
	authorizedUntilFirstChargeWhenReleased,
	lastChargeWhenReleased,
	alwaysUndecided("ResaleAuthorization/ReleaseResaleAuthorization/INVALID_RESELLER_ACCOUNT/1", fold.Release),
	changesOfReleasedAuthorization,

	saasForBrazil,
	roleForBrazil,
	oneOfferForBrazil,
	oneBuyerForBrazil,
	noNetPaymentForBrazil,
}
