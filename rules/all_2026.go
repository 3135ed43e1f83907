package rules

// rules2026 are in the order of AWS's tables.
var rules2026 = []rule{
	productManagedByAPI,
	productTakesOfferSet,
	productOfSeller,

	replacementOfResale,

	positiveOrNegativeTargeting,
	sameTargetingWhenReleased,
	otherTargetingOfReplacement,
	buyersRemovedWhenReleased,
	buyersAddedWhenReleased,
	countriesOfSeller,
	compatibleCountries,
	buyersOfAgreement,

	documentsOfProduct,
	openDocuments,
	validDocuments,

	sameConstraintsInCard,
	sameConstraintsInAllCards,
	grantsOfAuthorization,
	fixedGrantsTogether,
	trialGrantsTogether,
	quantityOfTrial,
	quantityGiven,
	quantityOfProduct,
	usageRatesTogether,
	mandatoryTermsOfModelAndProduct,
	pricesForSellersToChange,
	modelWhenReleased,

	startOfFutureAgreement,
	endWithinYears,

	buyersForOfferSet,
}
