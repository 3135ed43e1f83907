package rules

// rules2026 are in the order of AWS's tables.
var rules2026 = []rule{
	paidForPricing,
	sellerVerifiedForPricing,
	currencyOfPricing,
	oneCurrencyOfPricing,

	currencyOfReleasedSchedule,
	paidForSchedule,
	sellerVerifiedForSchedule,
	chargesUntilAgreementEnds,
	currencyOfSchedule,
	oneCurrencyOfSchedule,
	lastChargeBeforeAgreementEnds,
	firstChargeToCome,
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
