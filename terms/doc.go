// Package terms holds the types of the terms of an offer and the values that
// terms are made of: durations, dates, prices, currencies and countries.
//
// It knows what a term and a value are and how two values compare, and nothing of
// rules or findings. Arithmetic is on calendar
// durations and decimals, never on floats, and what was written is kept as it
// was written.
//
// Values come in through functions that answer with a bool rather than an
// error, since what to say about a value that does not fit depends on the
// field it stands in:
//
//	d, ok := terms.ParseDuration("P12M")   // ISO 8601, compared as calendar durations
//	day, ok := terms.ParseDate("2024-02-29")
//	ok = terms.IsDecimal("0.125", 3)       // a price with up to 3 places
//	places, ok := terms.MinorUnits("JPY")  // ISO 4217
//	ok = terms.IsCountry("GB")             // ISO 3166-1 alpha-2
//
// Reading or comparing values that are right allocates nothing, decimals and
// country names excepted; nothing panics, and everything may be used from many
// goroutines at once.
package terms
