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
	URL     string `json:"Url,omitzero"` // of a CustomEula: where it can be read, in an Amazon S3 bucket
	Version string `json:",omitzero"`    // of a StandardEula: 2019-04-24 or 2022-07-14
}

// A DocumentType says whose contract a legal document is.
type DocumentType string

// The types of legal documents.
const (
	CustomEula   DocumentType = "CustomEula"   // the seller's own
	StandardEula DocumentType = "StandardEula" // the standard contract for AWS Marketplace
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
	CurrencyCode string    // USD
	Schedule     []Payment `json:",omitzero"`
}

// A Payment is one installment.
type Payment struct {
	ChargeDate   string // YYYY-MM-DD in UTC: the day on which the buyer is invoiced
	ChargeAmount string // a decimal with up to 2 decimal places
}

// UpdateRenewalTerms are the details of the change that says whether agreements made from an
// offer may renew themselves.
type UpdateRenewalTerms struct {
	Terms []RenewalTerm `json:",omitzero"` // at most one; an empty list removes the term
}

// A RenewalTerm lets the agreement renew itself, if the buyer agrees.
type RenewalTerm struct{}

func (UpdateSupportTerms) ChangeType() ChangeType  { return TypeUpdateSupportTerms }
func (UpdateLegalTerms) ChangeType() ChangeType    { return TypeUpdateLegalTerms }
func (UpdateValidityTerms) ChangeType() ChangeType { return TypeUpdateValidityTerms }
func (UpdatePaymentScheduleTerms) ChangeType() ChangeType {
	return TypeUpdatePaymentScheduleTerms
}
func (UpdateRenewalTerms) ChangeType() ChangeType { return TypeUpdateRenewalTerms }
