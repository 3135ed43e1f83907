package terms

import (
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// IsCountry reports whether code is one of the 249 officially assigned ISO 3166-1
// alpha-2 codes, in capitals. Reserved codes (UK, EU), codes for private use
// (XK) and withdrawn ones (AN) are not.
func IsCountry(code string) bool {
	// A switch is a table that nothing can change, and looking a code up in it
	// allocates nothing.
	switch code {
	case "AD", "AE", "AF", "AG", "AI", "AL", "AM", "AO", "AQ", "AR", "AS", "AT", "AU", "AW", "AX", "AZ",
		"BA", "BB", "BD", "BE", "BF", "BG", "BH", "BI", "BJ", "BL", "BM", "BN", "BO", "BQ", "BR", "BS", "BT", "BV", "BW", "BY", "BZ",
		"CA", "CC", "CD", "CF", "CG", "CH", "CI", "CK", "CL", "CM", "CN", "CO", "CR", "CU", "CV", "CW", "CX", "CY", "CZ",
		"DE", "DJ", "DK", "DM", "DO", "DZ",
		"EC", "EE", "EG", "EH", "ER", "ES", "ET",
		"FI", "FJ", "FK", "FM", "FO", "FR",
		"GA", "GB", "GD", "GE", "GF", "GG", "GH", "GI", "GL", "GM", "GN", "GP", "GQ", "GR", "GS", "GT", "GU", "GW", "GY",
		"HK", "HM", "HN", "HR", "HT", "HU",
		"ID", "IE", "IL", "IM", "IN", "IO", "IQ", "IR", "IS", "IT",
		"JE", "JM", "JO", "JP",
		"KE", "KG", "KH", "KI", "KM", "KN", "KP", "KR", "KW", "KY", "KZ",
		"LA", "LB", "LC", "LI", "LK", "LR", "LS", "LT", "LU", "LV", "LY",
		"MA", "MC", "MD", "ME", "MF", "MG", "MH", "MK", "ML", "MM", "MN", "MO", "MP", "MQ", "MR", "MS", "MT", "MU", "MV", "MW", "MX", "MY", "MZ",
		"NA", "NC", "NE", "NF", "NG", "NI", "NL", "NO", "NP", "NR", "NU", "NZ",
		"OM",
		"PA", "PE", "PF", "PG", "PH", "PK", "PL", "PM", "PN", "PR", "PS", "PT", "PW", "PY",
		"QA",
		"RE", "RO", "RS", "RU", "RW",
		"SA", "SB", "SC", "SD", "SE", "SG", "SH", "SI", "SJ", "SK", "SL", "SM", "SN", "SO", "SR", "SS", "ST", "SV", "SX", "SY", "SZ",
		"TC", "TD", "TF", "TG", "TH", "TJ", "TK", "TL", "TM", "TN", "TO", "TR", "TT", "TV", "TW", "TZ",
		"UA", "UG", "UM", "US", "UY", "UZ",
		"VA", "VC", "VE", "VG", "VI", "VN", "VU",
		"WF", "WS",
		"YE", "YT",
		"ZA", "ZM", "ZW":
		return true
	}
	return false
}

// SuggestCountry returns the assigned code that was probably meant by one
// that is not: the code in capitals ("us"), the successor of a withdrawn or
// reserved code where there is a single one ("UK" is GB), or the alpha-2 code
// of an alpha-3 or numeric one ("USA", "840"). It is empty when none comes
// to mind, and when code is assigned already.
func SuggestCountry(code string) string {
	if IsCountry(code) {
		return ""
	}
	region, err := language.ParseRegion(code)
	if err != nil {
		return ""
	}
	if meant := region.Canonicalize().String(); IsCountry(meant) {
		return meant
	}
	return ""
}

// CountryName returns the usual English name of a country, for messages, and
// nothing for a code that is not assigned. Names are those of Unicode's CLDR,
// except where a country has changed its own since the release that
// golang.org/x/text carries.
func CountryName(code string) string {
	switch code {
	case "MK":
		return "North Macedonia"
	case "SZ":
		return "Eswatini"
	case "TR":
		return "Türkiye"
	}
	if !IsCountry(code) {
		return ""
	}
	region, err := language.ParseRegion(code)
	if err != nil {
		return ""
	}
	return display.English.Regions().Name(region)
}
