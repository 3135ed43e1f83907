package errcodes

// in2026 is what edition 2026 changes.
var in2026 = amendment{
	removed: []string{
		"UpdatePricingTerms/INVALID_RATE_CARD/9",
		"UpdatePricingTerms/INCOMPATIBLE_RATE_CARD_CONSTRAINTS/(note)",
		"UpdateRenewalTerms/INCOMPATIBLE_PRODUCT/1",
		"UpdateRenewalTerms/INCOMPATIBLE_TERMS/1",
	},
	after: map[string]string{"UpdateNetPaymentTerms": "UpdatePaymentScheduleTerms"},
}
