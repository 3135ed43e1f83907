package rules

// rules2026 are in the order of AWS's tables.
var rules2026 = []rule{
	sameConstraintsInCard,
	sameConstraintsInAllCards,
	grantsOfAuthorization,
	currencyOfPricing,
	oneCurrencyOfPricing,
	fixedGrantsTogether,
	trialGrantsTogether,
	quantityOfTrial,
	quantityGiven,
	quantityOfProduct,
	usageRatesTogether,
	mandatoryTermsOfModelAndProduct,
	paidForPricing,
	sellerVerifiedForPricing,
	pricesForSellersToChange,
	modelWhenReleased,

	chargesUntilAgreementEnds,
	lastChargeBeforeAgreementEnds,
	firstChargeToCome,
	currencyOfReleasedSchedule,
	paidForSchedule,
	sellerVerifiedForSchedule,
	currencyOfSchedule,
	oneCurrencyOfSchedule,
	numberOfCharges,

	supportedPaymentDuePeriod,
	productTakesNetPayment,
	netPaymentOfPrivateOffer,
	netPaymentWhenReleased,
	netPaymentOfAuthorization,
	netPaymentKeptFromAuthorization,
	periodOfAuthorization,

	paidForRelease,
	sellerVerifiedForRelease,
	taxInformation,
}
