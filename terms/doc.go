// Package terms holds the types of the terms of an offer and the values that
// terms are made of: durations, dates, prices, currencies and countries.
//
// Arithmetic is on calendar durations and decimals, never on floats. A value keeps the
// text that it was parsed from.
//
// The functions that parse return a bool instead of an error, since the message about an
// invalid value depends on its field:
//
//	d, ok := terms.ParseDuration("P12M")   // ISO 8601, compared as calendar durations
//	day, ok := terms.ParseDate("2024-02-29")
//	ok = terms.IsDecimal("0.125", 3)       // a price with up to 3 places
//	places, ok := terms.MinorUnits("JPY")  // ISO 4217
//	ok = terms.IsCountry("GB")             // ISO 3166-1 alpha-2
//
// Parsing or comparing valid values does not allocate, except for decimals and country
// names. Nothing panics, and everything may be used from many goroutines at once.
package terms
