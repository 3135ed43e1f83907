package errcodes

// in2026 is what AWS changed in its pages after edition 2024.
var in2026 = amendment{
	removed: []string{
		"UpdatePricingTerms/INVALID_RATE_CARD/9",
		"UpdatePricingTerms/INCOMPATIBLE_RATE_CARD_CONSTRAINTS/(note)",
		"UpdateRenewalTerms/INCOMPATIBLE_PRODUCT/1",
		"UpdateRenewalTerms/INCOMPATIBLE_TERMS/1",
	},
	fields: fields2026[:],
	errors: errors2026[:],
	never:  never2026,
	after:  map[string]string{"Quota": "StartChangeSet", "UpdateNetPaymentTerms": "UpdatePaymentScheduleTerms"},
}
