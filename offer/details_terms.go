package offer

// UpdateSupportTerms are the details of the change that replaces the refund policy of an
// offer.
type UpdateSupportTerms struct {
	Terms []SupportTerm `json:",omitzero"` // at most one; an empty list removes the term
}

// A SupportTerm says what support and refunds the buyer can count on.
type SupportTerm struct {
	RefundPolicy string // as buyers read it: 1 to 500 characters, no space at either end
}

// UpdateLegalTerms are the details of the change that replaces the legal documents of an
// offer.
type UpdateLegalTerms struct {
	Terms []LegalTerm `json:",omitzero"` // exactly one
}

// A LegalTerm has the documents that the buyer accepts along with the offer.
type LegalTerm struct {
	Documents []Document `json:",omitzero"`
}

// A Document is a legal document.
type Document struct {
	Type    DocumentType
	URL     string `json:"Url,omitzero"` // of a CustomEula: where it can be read, public or presigned, in Amazon S3
	Version string `json:",omitzero"`    // of a StandardEula: 2019-04-24 or 2022-07-14
}

// A DocumentType says whose contract a legal document is.
type DocumentType string

// The types of legal documents.
const (
	CustomEula   DocumentType = "CustomEula"   // the seller's own
	StandardEula DocumentType = "StandardEula" // the standard contract for AWS Marketplace
	CustomDsa    DocumentType = "CustomDsa"    // the seller's own data subscription agreement, which AWS's page does not list
	StandardDsa  DocumentType = "StandardDsa"  // the standard data subscription agreement, which AWS's page does not list

	EnterpriseEula           DocumentType = "EnterpriseEula"           // in a resale authorization: another standard contract for AWS Marketplace
	CustomResellerContract   DocumentType = "CustomResellerContract"   // in a resale authorization: the manufacturer's own, with the reseller
	StandardResellerContract DocumentType = "StandardResellerContract" // in a resale authorization: the standard one with the reseller
)

// UpdateValidityTerms are the details of the change that says from when and for how long
// agreements made from an offer last.
type UpdateValidityTerms struct {
	Terms []ValidityTerm `json:",omitzero"` // at most one; an empty list removes the term
}

// A ValidityTerm bounds the agreement in time.
type ValidityTerm struct {
	AgreementDuration  string `json:",omitzero"` // ISO 8601, such as P12M
	AgreementStartDate string `json:",omitzero"` // YYYY-MM-DD, from 00:00:00.000 UTC; without it, the day it is signed
	AgreementEndDate   string `json:",omitzero"` // YYYY-MM-DD, to 23:59:59.999 UTC
}

// UpdatePaymentScheduleTerms are the details of the change that replaces the payment
// schedule of an offer.
type UpdatePaymentScheduleTerms struct {
	Terms []PaymentScheduleTerm `json:",omitzero"` // at most one; an empty list removes the term
}

// A PaymentScheduleTerm lets the buyer pay in installments.
type PaymentScheduleTerm struct {
	CurrencyCode string    // USD, AUD, EUR, GBP or JPY
	Schedule     []Payment `json:",omitzero"`
}

// A Payment is one installment.
type Payment struct {
	ChargeDate   string // YYYY-MM-DD in UTC: the day on which the buyer is invoiced
	ChargeAmount string // a decimal with up to 2 decimal places
}

// UpdateNetPaymentTerms are the details of the change that says how long buyers of a private
// offer who pay by invoice have to pay.
type UpdateNetPaymentTerms struct {
	Terms []NetPaymentTerm `json:",omitzero"` // at most one; an empty list removes the term
}

// A NetPaymentTerm says when the payment of an invoice is due.
type NetPaymentTerm struct {
	PaymentDuePeriod string // P15D, P30D, P45D, P60D, P90D or P120D
}

// UpdateRenewalTerms are the details of the change that says whether agreements made from an
// offer may renew themselves.
type UpdateRenewalTerms struct {
	Terms []RenewalTerm `json:",omitzero"` // at most one; an empty list removes the term
}

// A RenewalTerm lets the agreement renew itself, if the buyer agrees.
type RenewalTerm struct {
	LockoutPeriod      string                        `json:",omitzero"` // whole days before the end, such as P30D: from then on nobody can change whether it renews
	AdjustmentDeadline string                        `json:",omitzero"` // whole days before the end, more than LockoutPeriod: by then the seller chooses from a range
	MaxRenewals        *Quantity                     `json:",omitzero"` // at least 1; nil for no limit
	PriceIncrease      *PriceIncrease                `json:",omitzero"`
	TermTemplates      []PaymentScheduleTermTemplate `json:",omitzero"` // at most one
}

// A PriceIncrease says by how many percent the price rises at a renewal. Percentages are
// decimals from 0.00 to 100.00 with up to 2 decimal places.
type PriceIncrease struct {
	Type  PriceIncreaseType
	Value string              `json:",omitzero"` // of a FixedPercentage
	Range *PriceIncreaseRange `json:",omitzero"` // of a PercentageRange
}

// A PriceIncreaseType says when the percentage is fixed.
type PriceIncreaseType string

// The types of price increases.
const (
	FixedPercentage PriceIncreaseType = "FixedPercentage" // now
	PercentageRange PriceIncreaseType = "PercentageRange" // until the AdjustmentDeadline, within a range
)

// A PriceIncreaseRange has the percentages that the seller chooses from.
type PriceIncreaseRange struct {
	MinValue     string
	MaxValue     string // more than MinValue
	DefaultValue string // what applies if the seller has chosen nothing
}

// A PaymentScheduleTermTemplate is the payment schedule of the renewed agreement.
type PaymentScheduleTermTemplate struct {
	Schedule []TemplatePayment `json:",omitzero"` // 1 to 86
}

// A TemplatePayment is one installment, relative to the renewed agreement.
type TemplatePayment struct {
	ChargeDateOffset string    // from the start, in whole months or days, such as P6M: one unit for all
	ChargePercentage string    // of the total: 0.01 to 100.00 with up to 2 decimal places
	DayOfMonth       *Quantity `json:",omitzero"` // 1 to 31; only beside an offset in months
}

func (UpdateSupportTerms) ChangeType() ChangeType  { return TypeUpdateSupportTerms }
func (UpdateLegalTerms) ChangeType() ChangeType    { return TypeUpdateLegalTerms }
func (UpdateValidityTerms) ChangeType() ChangeType { return TypeUpdateValidityTerms }
func (UpdatePaymentScheduleTerms) ChangeType() ChangeType {
	return TypeUpdatePaymentScheduleTerms
}
func (UpdateNetPaymentTerms) ChangeType() ChangeType { return TypeUpdateNetPaymentTerms }
func (UpdateRenewalTerms) ChangeType() ChangeType    { return TypeUpdateRenewalTerms }
