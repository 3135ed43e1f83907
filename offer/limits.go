package offer

// Limits are bounds that AWS does not publish, or that differ for the caller. For a nil
// field the default of its row applies; a row without a default stays undecided.
type Limits struct {
	InvalidBuyerAccounts []string `json:",omitempty"` // accounts known not to exist
	Countries            []string `json:",omitempty"` // ISO 3166-1 alpha-2 codes that AWS supports
	Currencies           []string `json:",omitempty"` // ISO 4217 codes that AWS supports
	SelectorDurations    []string `json:",omitempty"` // ISO 8601 durations of public contracts
	SellerCurrencies     []string `json:",omitempty"` // ISO 4217 codes that the seller can be paid in
	SellerCountries      []string `json:",omitempty"` // ISO 3166-1 alpha-2 codes that the seller has to target
	PaymentDuePeriods    []string `json:",omitempty"` // ISO 8601 durations of a NetPaymentTerm

	AgreementMonths    *Range `json:",omitempty"`
	FixedUpfrontMonths *Range `json:",omitempty"`
	SelectorMonths     *Range `json:",omitempty"`
	SelectorDays       *Range `json:",omitempty"`
	FreeTrialDays      *Range `json:",omitempty"`

	BuyerAccounts         *int64 `json:",omitempty"`
	Grants                *int64 `json:",omitempty"`
	RateCards             *int64 `json:",omitempty"`
	UpfrontRates          *int64 `json:",omitempty"`
	UsageRates            *int64 `json:",omitempty"`
	UsageDecimals         *int64 `json:",omitempty"`
	AgreementStartYears   *int64 `json:",omitempty"`
	AgreementYears        *int64 `json:",omitempty"`
	AgreementEndYears     *int64 `json:",omitempty"`
	ScheduledPayments     *int64 `json:",omitempty"`
	FreeTrialMaxQuantity  *int64 `json:",omitempty"`
	PriceIncreaseLockDays *int64 `json:",omitempty"`
	LegalDocumentSize     *int64 `json:",omitempty"` // bytes

	CountryTargeting           *bool `json:",omitempty"`
	SupportTermInPrivateOffers *bool `json:",omitempty"`
	FreePricing                *bool `json:",omitempty"`
	OfferSets                  *bool `json:",omitempty"`
	NetPaymentTerms            *bool `json:",omitempty"`
	SellerVerified             *bool `json:",omitempty"`
	TaxInformation             *bool `json:",omitempty"`

	UsageConstraints string `json:",omitempty"` // Allowed or Disallowed
	GrantQuantity    string `json:",omitempty"` // Required or Unsupported

	// ByProductType has the bounds that differ for a product type, such as SaaSProduct.
	ByProductType map[string]Limits `json:",omitempty"`
}

// A Range has two bounds, either of which may be missing.
type Range struct {
	Min *int64 `json:",omitempty"`
	Max *int64 `json:",omitempty"`
}
