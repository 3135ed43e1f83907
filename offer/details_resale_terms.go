package offer

// UpdateResaleAuthorizationLegalTerms are the details of UpdateLegalTerms, the change that
// replaces the legal documents of a resale authorization.
type UpdateResaleAuthorizationLegalTerms struct {
	Terms []ResaleAuthorizationLegalTerm `json:",omitzero"` // one of each type at most; an empty list removes them
}

// A ResaleAuthorizationLegalTerm is one of [BuyerLegalTerm] and [ResaleLegalTerm].
type ResaleAuthorizationLegalTerm interface {
	Type() string // the Type in JSON
	isResaleLegal()
}

// A BuyerLegalTerm has the document that the buyer accepts along with an offer of the reseller.
type BuyerLegalTerm struct {
	Documents []ResaleDocument `json:",omitzero"` // one: a StandardEula, an EnterpriseEula or a CustomEula
}

// A ResaleLegalTerm has the contract between the manufacturer and the reseller.
type ResaleLegalTerm struct {
	Documents []ResaleDocument `json:",omitzero"` // one: a StandardResellerContract or a CustomResellerContract
}

// A ResaleDocument is a legal document of a resale authorization.
type ResaleDocument struct {
	Type DocumentType
	URL  string `json:"Url,omitzero"` // of a CustomEula or a CustomResellerContract: where it can be read, in Amazon S3
}

// UpdateResaleAuthorizationPricingTerms are the details of UpdatePricingTerms, the change that
// replaces what the reseller pays.
type UpdateResaleAuthorizationPricingTerms struct {
	PricingModel PricingModel        // Free, Usage or Contract
	Terms        []ResalePricingTerm `json:",omitzero"` // one of each type at most; none with Free
}

// A ResalePricingTerm is one of [ResaleUsageBasedPricingTerm],
// [ResaleConfigurableUpfrontPricingTerm] and [ResaleFixedUpfrontPricingTerm]. An offer that is
// made from the resale authorization has the term without Resale.
type ResalePricingTerm interface {
	Type() string // the Type in JSON
	isResalePricing()
}

// A ResaleUsageBasedPricingTerm lets the reseller pay for what its buyers use.
type ResaleUsageBasedPricingTerm struct {
	CurrencyCode string                // USD, AUD, CAD, EUR, GBP, INR or JPY
	RateCards    []ResaleUsageRateCard `json:",omitzero"` // one
}

// A ResaleUsageRateCard has the rates for use.
type ResaleUsageRateCard struct {
	RateCard    []Rate             `json:",omitzero"` // prices with up to 8 decimal places
	Constraints *ResaleConstraints `json:",omitzero"`
}

// A ResaleConfigurableUpfrontPricingTerm lets the buyer pick a duration and units of dimensions,
// for which the reseller pays up front.
type ResaleConfigurableUpfrontPricingTerm struct {
	CurrencyCode string                       // USD, AUD, CAD, EUR, GBP, INR or JPY
	RateCards    []ResaleConfigurableRateCard `json:",omitzero"` // of which the buyer chooses one
}

// A ResaleConfigurableRateCard has the rates for one duration.
type ResaleConfigurableRateCard struct {
	Selector    Selector
	RateCard    []Rate             `json:",omitzero"` // prices with up to 3 decimal places
	Constraints *ResaleConstraints `json:",omitzero"`
}

// ResaleConstraints say what the buyer may configure; what is left out is allowed.
type ResaleConstraints struct {
	MultipleDimensionSelection Allowance `json:",omitzero"` // whether to choose several dimensions
	QuantityConfiguration      Allowance `json:",omitzero"` // whether to choose how many units of a dimension
}

// A ResaleFixedUpfrontPricingTerm has fixed entitlements of a buyer, for which the reseller pays
// by a [ResalePaymentScheduleTerm].
type ResaleFixedUpfrontPricingTerm struct {
	CurrencyCode string        // USD, AUD, CAD, EUR, GBP, INR or JPY
	Price        string        // "0.0": the payment schedule has the amounts
	Duration     string        // ISO 8601, such as P12M
	Grants       []ResaleGrant `json:",omitzero"`
}

// A ResaleGrant says how much of one dimension the buyer gets.
type ResaleGrant struct {
	DimensionKey string
	MaxQuantity  Quantity // 1 to 2147483646
}

// UpdateResaleAuthorizationPaymentScheduleTerms are the details of UpdatePaymentScheduleTerms,
// the change that replaces the payment schedule of a resale authorization.
type UpdateResaleAuthorizationPaymentScheduleTerms struct {
	Terms []ResalePaymentScheduleTerm `json:",omitzero"` // at most one; an empty list removes the term
}

// A ResalePaymentScheduleTerm lets the reseller pay in installments.
type ResalePaymentScheduleTerm struct {
	CurrencyCode string    // USD, AUD, CAD, EUR, GBP, INR or JPY
	Schedule     []Payment `json:",omitzero"` // 1 to 86
}

// UpdateResaleAuthorizationNetPaymentTerms are the details of UpdateNetPaymentTerms, the change
// that says how long buyers who pay by invoice may have to pay.
type UpdateResaleAuthorizationNetPaymentTerms struct {
	Terms []ResaleNetPaymentTerm `json:",omitzero"` // at most one; an empty list removes the term
}

// A ResaleNetPaymentTerm is the longest time that a buyer who pays by invoice may have.
type ResaleNetPaymentTerm struct {
	PaymentDuePeriod string // P15D, P30D, P45D, P60D, P90D or P120D
}

func (UpdateResaleAuthorizationLegalTerms) ChangeType() ChangeType   { return TypeUpdateLegalTerms }
func (UpdateResaleAuthorizationPricingTerms) ChangeType() ChangeType { return TypeUpdatePricingTerms }
func (UpdateResaleAuthorizationPaymentScheduleTerms) ChangeType() ChangeType {
	return TypeUpdatePaymentScheduleTerms
}
func (UpdateResaleAuthorizationNetPaymentTerms) ChangeType() ChangeType {
	return TypeUpdateNetPaymentTerms
}
