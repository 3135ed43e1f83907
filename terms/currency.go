package terms

// IsCurrency reports whether code is an ISO 4217 alphabetic code in use: three
// capitals that the standard's list of active codes ("list one") has as of
// January 2026. The codes of funds (CHE, USN), of bodies (XDR) and of metals
// (XAU) are on that list and are in use; the code for testing (XTS), that for
// no currency (XXX) and withdrawn ones (BGN, HRK) are not.
func IsCurrency(code string) bool { return minorUnits(code) != notInUse }

// MinorUnits returns the decimal places of a currency's smallest unit: 2 for
// USD (cents), 0 for JPY, 3 for KWD. ok is false for a code that is not in
// use, and for one to which ISO 4217 gives no minor unit ("N.A.": metals,
// XDR, XSU, XUA and the bond market units), where nothing limits the places.
func MinorUnits(code string) (places int, ok bool) {
	places = minorUnits(code)
	if places < 0 {
		return 0, false
	}
	return places, true
}

// What minorUnits answers where there is no number.
const (
	notInUse     = -1
	noMinorUnits = -2
)

// minorUnits is list one. A switch is a table that nothing can change, and
// looking a code up in it allocates nothing.
func minorUnits(code string) int {
	switch code {
	case "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW",
		"PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF":
		return 0
	case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND":
		return 3
	case "CLF", "UYW":
		return 4
	case "XAG", "XAU", "XBA", "XBB", "XBC", "XBD", "XDR", "XPD", "XPT", "XSU", "XUA":
		return noMinorUnits
	case "AED", "AFN", "ALL", "AMD", "AOA", "ARS", "AUD", "AWG", "AZN",
		"BAM", "BBD", "BDT", "BMD", "BND", "BOB", "BOV", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD",
		"CAD", "CDF", "CHE", "CHF", "CHW", "CNY", "COP", "COU", "CRC", "CUP", "CVE", "CZK",
		"DKK", "DOP", "DZD",
		"EGP", "ERN", "ETB", "EUR",
		"FJD", "FKP",
		"GBP", "GEL", "GHS", "GIP", "GMD", "GTQ", "GYD",
		"HKD", "HNL", "HTG", "HUF",
		"IDR", "ILS", "INR", "IRR",
		"JMD",
		"KES", "KGS", "KHR", "KPW", "KYD", "KZT",
		"LAK", "LBP", "LKR", "LRD", "LSL",
		"MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR", "MWK", "MXN", "MXV", "MYR", "MZN",
		"NAD", "NGN", "NIO", "NOK", "NPR", "NZD",
		"PAB", "PEN", "PGK", "PHP", "PKR", "PLN",
		"QAR",
		"RON", "RSD", "RUB",
		"SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SHP", "SLE", "SOS", "SRD", "SSP", "STN", "SVC", "SYP", "SZL",
		"THB", "TJS", "TMT", "TOP", "TRY", "TTD", "TWD", "TZS",
		"UAH", "USD", "USN", "UYU", "UZS",
		"VED", "VES",
		"WST",
		"XAD", "XCD", "XCG",
		"YER",
		"ZAR", "ZMW", "ZWG":
		return 2
	}
	return notInUse
}
