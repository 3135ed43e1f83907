package rules

// rules2026 are in the order of AWS's tables.
var rules2026 = []rule{
	currencyOfPricing,
	oneCurrencyOfPricing,
	paidForPricing,
	sellerVerifiedForPricing,

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
