package offer

import (
	"encoding/json"
	"fmt"
	"math"

	"github.com/offercheck/offercheck/terms"
)

// UpdatePricingTerms are the details of the change that replaces what an offer costs.
type UpdatePricingTerms struct {
	PricingModel PricingModel
	Terms        []PricingTerm `json:",omitzero"` // one of each type at most
}

// A PricingModel says how buyers are charged.
type PricingModel string

// The pricing models.
const (
	Byol     PricingModel = "Byol"     // elsewhere: they bring their own license
	Free     PricingModel = "Free"     // never
	Usage    PricingModel = "Usage"    // for what they use
	Contract PricingModel = "Contract" // up front, or by a payment schedule
)

// A PricingTerm is one of [ConfigurableUpfrontPricingTerm], [ByolPricingTerm],
// [FreeTrialPricingTerm], [UsageBasedPricingTerm], [RecurringPaymentTerm] and
// [FixedUpfrontPricingTerm].
type PricingTerm interface {
	Type() string // the Type in JSON
}

// A ConfigurableUpfrontPricingTerm lets the buyer pick a duration and units of dimensions,
// and pay for them up front.
type ConfigurableUpfrontPricingTerm struct {
	CurrencyCode string                 // USD, AUD, EUR, GBP or JPY
	RateCards    []ConfigurableRateCard `json:",omitzero"` // 1 to 5, of which the buyer chooses one
}

// A ConfigurableRateCard has the rates for one duration.
type ConfigurableRateCard struct {
	Selector    Selector
	RateCard    []Rate `json:",omitzero"` // 1 to 800, prices with up to 3 decimal places
	Constraints Constraints
}

// A Selector is what the buyer chooses a rate card by.
type Selector struct {
	Type  SelectorType
	Value string // ISO 8601, such as P12M
}

// A SelectorType says what kind of thing a rate card is chosen by.
type SelectorType string

// ByDuration is the only SelectorType.
const ByDuration SelectorType = "Duration"

// Constraints say what the buyer may configure.
type Constraints struct {
	MultipleDimensionSelection Allowance // whether to choose several dimensions
	QuantityConfiguration      Allowance // whether to choose how many units of a dimension
}

// An Allowance says whether the buyer may do something.
type Allowance string

// The allowances.
const (
	Allowed    Allowance = "Allowed"
	Disallowed Allowance = "Disallowed"
)

// A Rate is what one unit of one dimension costs.
type Rate struct {
	DimensionKey string // of the product: 1 to 100 characters
	Price        string // a decimal in the currency of the term
}

// A ByolPricingTerm is for buyers who paid for their license elsewhere.
type ByolPricingTerm struct{}

// A FreeTrialPricingTerm lets the buyer use the product for a while without paying.
type FreeTrialPricingTerm struct {
	Duration string           // ISO 8601, such as P30D
	Grants   []FreeTrialGrant `json:",omitzero"` // 1 to 800
}

// A FreeTrialGrant says how much of one dimension is free.
type FreeTrialGrant struct {
	DimensionKey string
	MaxQuantity  *Quantity `json:",omitzero"` // greater than 0; nil for no limit
}

// A UsageBasedPricingTerm lets the buyer pay for what was used.
type UsageBasedPricingTerm struct {
	CurrencyCode string          // USD
	RateCards    []UsageRateCard `json:",omitzero"` // exactly one
}

// A UsageRateCard has the rates for use.
type UsageRateCard struct {
	RateCard []Rate `json:",omitzero"` // 1 to 800, prices with up to 8 decimal places
}

// A RecurringPaymentTerm lets the buyer pay the same amount for each billing period.
type RecurringPaymentTerm struct {
	CurrencyCode  string // USD
	BillingPeriod BillingPeriod
	Price         string // a decimal with up to 3 decimal places
}

// A BillingPeriod says how often the buyer pays.
type BillingPeriod string

// Monthly is the only BillingPeriod.
const Monthly BillingPeriod = "Monthly"

// A FixedUpfrontPricingTerm lets the buyer pay one amount for fixed entitlements.
type FixedUpfrontPricingTerm struct {
	CurrencyCode string  // USD, AUD, EUR, GBP or JPY
	Price        string  // a decimal with up to 3 decimal places; 0 beside a payment schedule
	Duration     string  `json:",omitzero"` // ISO 8601, such as P12M
	Grants       []Grant `json:",omitzero"` // 1 to 200
}

// A Grant says how much of one dimension the buyer gets.
type Grant struct {
	DimensionKey string
	MaxQuantity  *Quantity `json:",omitzero"` // greater than 0; nil for no limit
}

// A Quantity is a whole number, such as one of units of a dimension.
type Quantity int64

// UnmarshalJSON implements [json.Unmarshaler]. It reads whole numbers written as 10.0, too.
func (q *Quantity) UnmarshalJSON(text []byte) error {
	if json.Unmarshal(text, (*int64)(q)) == nil {
		return nil
	}
	var f float64
	if err := json.Unmarshal(text, &f); err != nil {
		return err
	}
	if f != math.Trunc(f) || math.Abs(f) >= 1<<63 {
		return fmt.Errorf("%s is not a whole number of 64 bits", text)
	}
	*q = Quantity(f)
	return nil
}

func (UpdatePricingTerms) ChangeType() ChangeType { return TypeUpdatePricingTerms }

func (ConfigurableUpfrontPricingTerm) Type() string { return terms.ConfigurableUpfrontPricingTerm }
func (ByolPricingTerm) Type() string                { return terms.ByolPricingTerm }
func (FreeTrialPricingTerm) Type() string           { return terms.FreeTrialPricingTerm }
func (UsageBasedPricingTerm) Type() string          { return terms.UsageBasedPricingTerm }
func (RecurringPaymentTerm) Type() string           { return terms.RecurringPaymentTerm }
func (FixedUpfrontPricingTerm) Type() string        { return terms.FixedUpfrontPricingTerm }
