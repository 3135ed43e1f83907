package rules

import "github.com/offercheck/offercheck/internal/fold"

// rulesOfAuthorizations are about resale authorizations, in the order of AWS's tables. Their
// files begin with authorization.
var rulesOfAuthorizations = []rule{
	alwaysUndecided("ResaleAuthorization/CreateResaleAuthorization/INVALID_RESELLER_ACCOUNT/1", fold.ResellerAccountID),
	productCanBeResold,
	saasForBrazil,
	roleForBrazil,

	buyersWithInformation,

	buyersWithTargeting,
	oneBuyerForBrazil,

	authorizedUntilFirstCharge,
	storedEndDateToCome,
	oneOfferForBrazil,

	buyerValidityOfProduct,
	storedStartDateToCome,

	buyerDocumentsInS3,
	formatOfResaleDocuments,
	resaleDocumentsInS3,
	sizeOfBuyerDocuments,
	sizeOfResaleDocuments,
	buyerTermBesideResaleTerm,
	brazilCustomEula,

	oneCurrencyOfResalePricing,
	currencyOfResalePricing,
	resaleDimensionsExist,
	uniqueResaleRateKeys,
	uniqueResaleGrantKeys,
	resaleRatesOfOneUnit,
	resaleUsageOfMetered,
	resaleUsageOfAllMetered,
	sameResaleKeysForAllDurations,
	resaleUpfrontOfOneKind,
	resaleUpfrontOfEntitled,
	numberOfResaleUsageRates,
	numberOfResaleUpfrontRates,
	uniqueResaleSelectors,
	resaleConstraintsOfUsage,
	oneResaleRateCard,
	resaleTermsOfModel,
	numberOfResaleGrants,
	resaleSelectorMonths,
	resaleSelectorInDays,
	resaleFixedMonths,
	resaleFixedDurationInDays,
	paidForResalePricing,
	wholeResalePrices,
	brazilInUSD,

	limitsBesideSchedule,
	uniqueResaleChargeDates,
	storedChargesToCome,
	lastChargeWithinAgreement,
	fixedPriceWithSchedule,
	oneCurrencyOfResaleSchedule,
	currencyOfResaleSchedule,
	paidForResaleSchedule,
	wholeResaleCharges,

	netPaymentOfReleasedAuthorization,
	alwaysUndecided("ResaleAuthorization/UpdateNetPaymentTerms/INCOMPATIBLE_TERMS/1", fold.NetPaymentTerm),
	noNetPaymentForBrazil,

	restrictedBeforeExpiry,

	legalTermOfAuthorization,
	pricingOfAuthorization,
	fixedUpfrontWithSchedule,
	termsOfAuthorizationModel,
	releasedProductOfAuthorization,
	buyersWithRelease,
	limitsOfScheduleWhenReleased,
	oneUpfrontTermOfAuthorization,
	authorizedUntilFirstChargeWhenReleased,
	lastChargeWhenReleased,
	alwaysUndecided("ResaleAuthorization/ReleaseResaleAuthorization/INVALID_RESELLER_ACCOUNT/1", fold.Release),
	changesOfReleasedAuthorization,
}
