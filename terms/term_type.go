package terms

import (
	"strings"
)

// The term types, as their Type says them.
const (
	ConfigurableUpfrontPricingTerm = "ConfigurableUpfrontPricingTerm"
	ByolPricingTerm                = "ByolPricingTerm"
	FreeTrialPricingTerm           = "FreeTrialPricingTerm"
	UsageBasedPricingTerm          = "UsageBasedPricingTerm"
	RecurringPaymentTerm           = "RecurringPaymentTerm"
	FixedUpfrontPricingTerm        = "FixedUpfrontPricingTerm"
	SupportTerm                    = "SupportTerm"
	LegalTerm                      = "LegalTerm"
	ValidityTerm                   = "ValidityTerm"
	PaymentScheduleTerm            = "PaymentScheduleTerm"
	NetPaymentTerm                 = "NetPaymentTerm"
	RenewalTerm                    = "RenewalTerm"
)

// The pricing models.
const (
	Byol     = "Byol"
	Free     = "Free"
	Usage    = "Usage"
	Contract = "Contract"
)

// PricingTypes is a set of pricing term types.
type PricingTypes uint8

// The pricing term types as sets of one, in the order in which AWS's page
// lists them.
const (
	ConfigurableUpfront PricingTypes = 1 << iota
	ByolPricing
	FreeTrial
	UsageBased
	RecurringPayment
	FixedUpfront

	AllPricing = FixedUpfront<<1 - 1
)

var pricingTypes = [...]string{
	ConfigurableUpfrontPricingTerm, ByolPricingTerm, FreeTrialPricingTerm,
	UsageBasedPricingTerm, RecurringPaymentTerm, FixedUpfrontPricingTerm,
}

// PricingType returns the set of the one pricing term type called name, empty for
// any other name.
func PricingType(name string) PricingTypes {
	for i, t := range pricingTypes {
		if t == name {
			return 1 << i
		}
	}
	return 0
}

// Has reports whether all of u are in t.
func (t PricingTypes) Has(u PricingTypes) bool { return t&u == u }

// HasAny reports whether any of u is in t.
func (t PricingTypes) HasAny(u PricingTypes) bool { return t&u != 0 }

// Len returns the number of types in the set.
func (t PricingTypes) Len() int {
	n := 0
	for ; t != 0; t &= t - 1 {
		n++
	}
	return n
}

// String returns the names as AWS's messages list them: joined with ", ".
func (t PricingTypes) String() string {
	names := make([]string, 0, len(pricingTypes))
	for i, name := range pricingTypes {
		if t.Has(1 << i) {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}
