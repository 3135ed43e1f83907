package errcodes

import "slices"

// in2026 is what AWS changed in its pages after edition 2024.
var in2026 = amendment{
	fields: slices.Concat(fields2026[:], partnerFields2026[:], resaleFields2026[:], offerSetFields2026[:]),
	errors: slices.Concat(errors2026[:], partnerErrors2026[:], resaleErrors2026[:], offerSetErrors2026[:]),
	never:  []map[string]string{never2026, neverPartner2026, neverResale2026, neverErrors2026},
	after: map[string]string{ // those of resale authorizations and offer sets come last
		"Quota":                               "StartChangeSet",
		"CreateOfferUsingResaleAuthorization": "CreateReplacementOffer",
		"CreateReplacementOfferUsingResaleAuthorization": "CreateOfferUsingResaleAuthorization",
		"UpdateNetPaymentTerms":                          "UpdatePaymentScheduleTerms",
		"UpdateMarkup":                                   "UpdateRenewalTerms",
	},

	removed: []string{
		"UpdatePricingTerms/INVALID_RATE_CARD/9",
		"UpdatePricingTerms/INCOMPATIBLE_RATE_CARD_CONSTRAINTS/(note)",
		"UpdateRenewalTerms/INCOMPATIBLE_PRODUCT/1",
		"UpdateRenewalTerms/INCOMPATIBLE_TERMS/1",
	},
	what: []news{
		{"UpdatePricingTerms/INVALID_RATE_CARD/9", "Usage prices of AMI and container products may have 8 decimal places, like those of other products."},
		{"UpdatePricingTerms/INCOMPATIBLE_RATE_CARD_CONSTRAINTS/(note)", "AWS's tables have a row for it now, INCOMPATIBLE_RATE_CARD_CONSTRAINTS/5, and it is an error; it was a warning."},
		{"UpdateRenewalTerms/INCOMPATIBLE_PRODUCT/1", "Private offers may have a RenewalTerm. It then needs PriceIncrease, except for data products."},
		{"UpdateRenewalTerms/INCOMPATIBLE_TERMS/1", "An offer may have RenewalTerm and PaymentScheduleTerm together. The RenewalTerm then needs a PaymentScheduleTermTemplate."},

		{"StartChangeSet/422/ChangeSet[].Entity.Type", "Change types that exist only for resale authorizations or offer sets are an error on other entities, and so are misspelt forms of ResaleAuthorization@1.0 and OfferSet@1.0."},
		{"StartChangeSet/422/ChangeSet[].Entity.Identifier", "Changes to resale authorizations and offer sets need an Identifier too, unless they create the entity."},
		{"StartChangeSet/404/ChangeSet[].Entity.Identifier", "OfferSetId may be a reference to another change, too."},

		{"CreateOffer/422/ProductId", "An id with a revision, such as prod-1@1, is an error; it was a warning."},
		{"UpdateTargeting/422/PositiveTargeting", "AWS says that CountryCodes and BuyerAccounts may be given together: the offer is private, for buyers in those countries."},
		{"UpdateLegalTerms/422/Terms[].LegalTerm.Documents[].Type", "CustomDsa and StandardDsa are a warning; they were an error."},
		{"UpdateLegalTerms/422/Terms[].LegalTerm.Documents[].Url", "AWS says that the URL may be presigned."},
		{"UpdatePricingTerms/422/Terms[].ConfigurableUpfrontPricingTerm.CurrencyCode", "AUD, EUR, GBP and JPY are accepted beside USD. INR and CAD are a warning; they were an error."},
		{"UpdatePricingTerms/422/Terms[].ConfigurableUpfrontPricingTerm.RateCards[].RateCard[].Price", "A price with 4 to 8 decimal places is a warning; it was an error."},
		{"UpdatePricingTerms/422/Terms[].FixedUpfrontPricingTerm.CurrencyCode", "AUD, EUR, GBP and JPY are accepted beside USD. INR and CAD are a warning; they were an error."},
		{"UpdatePricingTerms/422/Terms[].FixedUpfrontPricingTerm.Grants", "A list of 201 to 800 grants is a warning; it was an error."},
		{"UpdatePricingTerms/422/Terms[].FixedUpfrontPricingTerm.Grants[].MaxQuantity", "A grant without MaxQuantity is no longer an error here; INVALID_GRANTS/7 warns of it."},
		{"UpdatePricingTerms/422/Terms[].FixedUpfrontPricingTerm.Price", "A price with 4 to 6 decimal places is a warning; it was an error."},
		{"UpdatePricingTerms/422/Terms[].UsageBasedPricingTerm.CurrencyCode", "AUD, EUR, GBP, JPY, INR and CAD are a warning; they were an error."},
		{"UpdatePaymentScheduleTerms/422/Terms[].PaymentScheduleTerm.CurrencyCode", "AUD, EUR, GBP and JPY are accepted beside USD. INR and CAD are a warning; they were an error."},
		{"UpdateRenewalTerms/422/Terms", "AWS says that an empty list removes the term."},

		{"UpdateTargeting/INVALID_TARGETING/1", "PositiveTargeting and NegativeTargeting in one request are a warning even when only one of them has CountryCodes."},
		{"UpdateTargeting/INCOMPATIBLE_TARGETING/1", "It is a warning for a request that keeps the buyers of a released private offer. Removed and added buyers have rows of their own, INCOMPATIBLE_TARGETING/4 and /5."},
		{"UpdateTargeting/INCOMPATIBLE_TARGETING/3", "It is a warning if the request names only the buyer of the agreement: the new offer may be limited to countries in this way."},
		{"UpdatePricingTerms/INVALID_CURRENCY_CODE/1", "A public offer takes only USD."},
		{"UpdatePricingTerms/INVALID_CURRENCY_CODE/2", "If the change set sets only the payment schedule, a currency other than that of the pricing terms is reported under UpdatePaymentScheduleTerms/INVALID_CURRENCY_CODE/2."},
		{"UpdatePricingTerms/MISSING_MANDATORY_TERMS/2", "A free SaaS product without UsageBasedPricingTerm and ConfigurableUpfrontPricingTerm is a warning."},
		{"UpdatePricingTerms/INCOMPATIBLE_TERMS/9", "A markup that is set on pricing terms which the change set leaves as they are is left to the rules of UpdateMarkup; it was a warning."},
		{"UpdateValidityTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/5", "It does not apply to AMI and container products, and is a warning if the product is not known."},
		{"UpdatePaymentScheduleTerms/INCOMPATIBLE_MARKUP_PERCENTAGE/1", "A markup that the change set itself sets has rows of its own, such as UpdatePaymentScheduleTerms/INCOMPATIBLE_TERMS/3."},
		{"UpdatePaymentScheduleTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/2", "The days and the charge of each day have rows of their own, INCOMPATIBLE_RESALE_AUTHORIZATION/3 and /4. Without a schedule in the authorization its rates count."},
		{"UpdatePaymentScheduleTerms/INVALID_CHARGE_DATES/1", "A charge on the day of AgreementEndDate has a row of its own, INVALID_CHARGE_DATES/2."},
	},
}
