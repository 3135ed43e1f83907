package rules

// All are the rules, in the order of AWS's tables.
var All = []Rule{
	oneTargetingPerAttribute,

	uniqueGrantKeys,
	uniqueRateKeys,
	uniqueSelectors,
	uniqueTermTypes,
	sameConstraints,
	termsTogether,
	termsWithUnlimitedTrial,
	termsOfModel,
	sameKeysForAllDurations,
	ratesForTrialDimensions,
	mandatoryTermsOfModel,
	byolTerm,

	startBeforeEnd,
	durationOrEndDate,
	notOnlyStartDate,

	uniqueChargeDates,

	publicOfferFirst,
	releasedOnce,
	endDateOfReplacement,
	availabilityOfPrivateOffer,
	buyersOfResaleOffer,
	buyersOfPrivateProduct,
	descriptionBeforeRelease,
	mandatoryTermsBeforeRelease,
	fixedUpfrontForSchedule,
	nameBeforeRelease,
	onePublicFreeTrial,
	onePublicOffer,
	buyersForPreExistingAgreement,
}
