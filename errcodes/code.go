package errcodes

// A Code is an error code as AWS spells it. It is an error, so that
// errors.Is(report.Err(), errcodes.DuplicateDimensionKeys) reports whether a report has it.
type Code string

// Error returns the code.
func (c Code) Error() string { return string(c) }

// Exceptions of the StartChangeSet API.
const (
	ValidationException           Code = "ValidationException"           // HTTP 422
	AccessDeniedException         Code = "AccessDeniedException"         // HTTP 403
	ResourceNotFoundException     Code = "ResourceNotFoundException"     // HTTP 404
	ServiceQuotaExceededException Code = "ServiceQuotaExceededException" // HTTP 402
	ResourceInUseException        Code = "ResourceInUseException"        // HTTP 423
	ThrottlingException           Code = "ThrottlingException"           // HTTP 429
)

// Codes of the asynchronous errors, as DescribeChangeSet gives them.
const (
	DraftOffers                          Code = "DRAFT_OFFERS"
	DuplicateChargeDateOffsets           Code = "DUPLICATE_CHARGE_DATE_OFFSETS"
	DuplicateChargeDates                 Code = "DUPLICATE_CHARGE_DATES"
	DuplicateDimensionKeys               Code = "DUPLICATE_DIMENSION_KEYS"
	DuplicateSelectors                   Code = "DUPLICATE_SELECTORS"
	DuplicateTermTypes                   Code = "DUPLICATE_TERM_TYPES"
	ExpiredOffers                        Code = "EXPIRED_OFFERS"
	IncompatibleAgreement                Code = "INCOMPATIBLE_AGREEMENT"
	IncompatibleAgreementEndDate         Code = "INCOMPATIBLE_AGREEMENT_END_DATE"
	IncompatibleAgreementStartDate       Code = "INCOMPATIBLE_AGREEMENT_START_DATE"
	IncompatibleBuyerAccounts            Code = "INCOMPATIBLE_BUYER_ACCOUNTS"
	IncompatibleBuyerTargeting           Code = "INCOMPATIBLE_BUYER_TARGETING"
	IncompatibleCountryCodes             Code = "INCOMPATIBLE_COUNTRY_CODES"
	IncompatibleCurrencyCode             Code = "INCOMPATIBLE_CURRENCY_CODE"
	IncompatibleMarkup                   Code = "INCOMPATIBLE_MARKUP"
	IncompatibleMarkupPercentage         Code = "INCOMPATIBLE_MARKUP_PERCENTAGE"
	IncompatibleOfferSetReference        Code = "INCOMPATIBLE_OFFER_SET_REFERENCE"
	IncompatibleOfferTargetingRule       Code = "INCOMPATIBLE_OFFER_TARGETING_RULE"
	IncompatiblePaymentSettings          Code = "INCOMPATIBLE_PAYMENT_SETTINGS"
	IncompatiblePreExistingAgreement     Code = "INCOMPATIBLE_PRE_EXISTING_AGREEMENT"
	IncompatiblePricingModel             Code = "INCOMPATIBLE_PRICING_MODEL"
	IncompatibleProduct                  Code = "INCOMPATIBLE_PRODUCT"
	IncompatibleRateCardConstraints      Code = "INCOMPATIBLE_RATE_CARD_CONSTRAINTS"
	IncompatibleRates                    Code = "INCOMPATIBLE_RATES"
	IncompatibleResaleAuthorization      Code = "INCOMPATIBLE_RESALE_AUTHORIZATION"
	IncompatibleSelectorDuration         Code = "INCOMPATIBLE_SELECTOR_DURATION"
	IncompatibleSellerVerification       Code = "INCOMPATIBLE_SELLER_VERIFICATION"
	IncompatibleSolutionAssociation      Code = "INCOMPATIBLE_SOLUTION_ASSOCIATION"
	IncompatibleSolutionState            Code = "INCOMPATIBLE_SOLUTION_STATE"
	IncompatibleStatus                   Code = "INCOMPATIBLE_STATUS"
	IncompatibleTargeting                Code = "INCOMPATIBLE_TARGETING"
	IncompatibleTerms                    Code = "INCOMPATIBLE_TERMS"
	InconsistentOfferAvailabilityEndDate Code = "INCONSISTENT_OFFER_AVAILABILITY_END_DATE"
	InconsistentOfferCurrencyCode        Code = "INCONSISTENT_OFFER_CURRENCY_CODE"
	InconsistentOfferTargetingRule       Code = "INCONSISTENT_OFFER_TARGETING_RULE"
	InvalidAdjustmentDeadline            Code = "INVALID_ADJUSTMENT_DEADLINE"
	InvalidAgreementDuration             Code = "INVALID_AGREEMENT_DURATION"
	InvalidAgreementEndDate              Code = "INVALID_AGREEMENT_END_DATE"
	InvalidAgreementStartDate            Code = "INVALID_AGREEMENT_START_DATE"
	InvalidAgreementTimeInterval         Code = "INVALID_AGREEMENT_TIME_INTERVAL"
	InvalidAvailabilityEndDate           Code = "INVALID_AVAILABILITY_END_DATE"
	InvalidBuyerAccounts                 Code = "INVALID_BUYER_ACCOUNTS"
	InvalidBuyerLegalDocuments           Code = "INVALID_BUYER_LEGAL_DOCUMENTS"
	InvalidChargeAmount                  Code = "INVALID_CHARGE_AMOUNT"
	InvalidChargeDate                    Code = "INVALID_CHARGE_DATE"
	InvalidChargeDateOffsets             Code = "INVALID_CHARGE_DATE_OFFSETS"
	InvalidChargeDates                   Code = "INVALID_CHARGE_DATES"
	InvalidChargePercentages             Code = "INVALID_CHARGE_PERCENTAGES"
	InvalidCountryCodes                  Code = "INVALID_COUNTRY_CODES"
	InvalidCurrencyCode                  Code = "INVALID_CURRENCY_CODE"
	InvalidDayOfMonth                    Code = "INVALID_DAY_OF_MONTH"
	InvalidDuration                      Code = "INVALID_DURATION"
	InvalidGrants                        Code = "INVALID_GRANTS"
	InvalidInput                         Code = "INVALID_INPUT" // of changes to products
	InvalidLegalDocuments                Code = "INVALID_LEGAL_DOCUMENTS"
	InvalidLockoutPeriod                 Code = "INVALID_LOCKOUT_PERIOD"
	InvalidMarkupPercentage              Code = "INVALID_MARKUP_PERCENTAGE"
	InvalidMaximumAgreementStartDate     Code = "INVALID_MAXIMUM_AGREEMENT_START_DATE"
	InvalidPaymentDuePeriod              Code = "INVALID_PAYMENT_DUE_PERIOD"
	InvalidPercentageRange               Code = "INVALID_PERCENTAGE_RANGE"
	InvalidPrice                         Code = "INVALID_PRICE"
	InvalidPriceChange                   Code = "INVALID_PRICE_CHANGE"
	InvalidRateCard                      Code = "INVALID_RATE_CARD"
	InvalidResaleLegalDocuments          Code = "INVALID_RESALE_LEGAL_DOCUMENTS"
	InvalidResellerAccount               Code = "INVALID_RESELLER_ACCOUNT"
	InvalidSelectorDurationValue         Code = "INVALID_SELECTOR_DURATION_VALUE"
	InvalidTargeting                     Code = "INVALID_TARGETING"
	InvalidTaxInformation                Code = "INVALID_TAX_INFORMATION"
	InvalidUpdateRequest                 Code = "INVALID_UPDATE_REQUEST"
	LimitExceededBuyerLegalDocumentSize  Code = "LIMIT_EXCEEDED_BUYER_LEGAL_DOCUMENT_SIZE"
	LimitExceededLegalDocumentSize       Code = "LIMIT_EXCEEDED_LEGAL_DOCUMENT_SIZE"
	LimitExceededResaleLegalDocumentSize Code = "LIMIT_EXCEEDED_RESALE_LEGAL_DOCUMENT_SIZE"
	MissingAdjustmentDeadline            Code = "MISSING_ADJUSTMENT_DEADLINE"
	MissingAgreementEndDate              Code = "MISSING_AGREEMENT_END_DATE"
	MissingAgreementStartDate            Code = "MISSING_AGREEMENT_START_DATE"
	MissingAvailabilityEndDate           Code = "MISSING_AVAILABILITY_END_DATE"
	MissingBuyerAccounts                 Code = "MISSING_BUYER_ACCOUNTS"
	MissingBuyerNotes                    Code = "MISSING_BUYER_NOTES"
	MissingCountryCodes                  Code = "MISSING_COUNTRY_CODES"
	MissingDescription                   Code = "MISSING_DESCRIPTION"
	MissingDuration                      Code = "MISSING_DURATION"
	MissingMandatoryTerms                Code = "MISSING_MANDATORY_TERMS"
	MissingName                          Code = "MISSING_NAME"
	MissingOffers                        Code = "MISSING_OFFERS"
	MissingPaymentScheduleTermTemplate   Code = "MISSING_PAYMENT_SCHEDULE_TERM_TEMPLATE"
	MissingPriceIncrease                 Code = "MISSING_PRICE_INCREASE"
	TooManyBackdatedCharges              Code = "TOO_MANY_BACKDATED_CHARGES"
	TooManyBuyerAccounts                 Code = "TOO_MANY_BUYER_ACCOUNTS"
	TooManyCharges                       Code = "TOO_MANY_CHARGES"
	TooManyGrants                        Code = "TOO_MANY_GRANTS"
	TooManyOffers                        Code = "TOO_MANY_OFFERS"
	TooManyOffersPerProduct              Code = "TOO_MANY_OFFERS_PER_PRODUCT"
	TooManyRateCards                     Code = "TOO_MANY_RATE_CARDS"
	TooManyRates                         Code = "TOO_MANY_RATES"
	TooManyScheduledPayments             Code = "TOO_MANY_SCHEDULED_PAYMENTS"
)

// Codes of the Agreement Service, as its batch answers give them.
const (
	AgreementConflict   Code = "CONFLICT_EXCEPTION"
	AgreementNotFound   Code = "RESOURCE_NOT_FOUND_EXCEPTION"
	AgreementValidation Code = "VALIDATION_EXCEPTION"
)
