package rules

// rules2026 are in the order of AWS's tables.
var rules2026 = []rule{
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

	renewalOfPublicOffer,
	templateNeedsSchedule,
	uniqueOffsets,
	renewalOfDataProduct,
	deadlineForRange,
	deadlineBeforeLockout,
	deadlineWithinAgreement,
	offsetsWithinDuration,
	offsetsWithinDates,
	percentagesOfTemplate,
	oneDayAtStart,
	noDayInFinalMonth,
	lockoutWithinAgreement,
	renewalOfRenewalOffer,
	deadlineForRangeGiven,
	renewalKeptInPublicOffer,
	scheduleNeedsTemplate,
	increaseOfPrivateOffer,

	renewalBeforeRelease,
}
