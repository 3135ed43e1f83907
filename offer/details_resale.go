package offer

import "encoding/json"

// The types of changes to resale authorizations that have names of their own, in the order of
// AWS's page on them. The others are called like types of changes to offers.
const (
	TypeCreateResaleAuthorization   ChangeType = "CreateResaleAuthorization"
	TypeUpdateBuyerTargetingTerms   ChangeType = "UpdateBuyerTargetingTerms"
	TypeUpdateBuyerValidityTerms    ChangeType = "UpdateBuyerValidityTerms"
	TypeRestrictResaleAuthorization ChangeType = "RestrictResaleAuthorization"
	TypeReleaseResaleAuthorization  ChangeType = "ReleaseResaleAuthorization"
)

// CreateResaleAuthorization are the details of the change by which a manufacturer makes a draft
// resale authorization. Edition 2024 checks no details of resale authorizations.
type CreateResaleAuthorization struct {
	ProductID         string       `json:"ProductId"` // 1 to 50 characters, or a [Ref] to the change that creates the product
	Name              string       //                           // 1 to 100 characters
	Description       string       `json:",omitzero"`         // 1 to 255 characters
	ResellerAccountID string       `json:"ResellerAccountId"` // an AWS account id of 12 digits
	ResellerRole      ResellerRole `json:",omitzero"`         // without it, ChannelPartner
}

// A ResellerRole says what a reseller is.
type ResellerRole string

// The roles of resellers.
const (
	ChannelPartner ResellerRole = "ChannelPartner"
	Distributor    ResellerRole = "Distributor"
)

// UpdateResaleAuthorizationInformation are the details of UpdateInformation, the change that
// names a resale authorization. What is left out stays as it was; one of the fields has to be
// given.
type UpdateResaleAuthorizationInformation struct {
	Name                      string               `json:",omitzero"` // 1 to 100 characters, no white space first and no backslash last
	Description               string               `json:",omitzero"` // 1 to 255 characters, as those of Name
	RemoveDescription         bool                 `json:"-"`         // write null instead of Description, which removes it
	PreExistingBuyerAgreement PreExistingAgreement `json:",omitzero"` // the agreement that the buyer has
}

// MarshalJSON implements [json.Marshaler].
func (d UpdateResaleAuthorizationInformation) MarshalJSON() ([]byte, error) {
	type fields UpdateResaleAuthorizationInformation
	if !d.RemoveDescription {
		return json.Marshal(fields(d))
	}
	return json.Marshal(struct {
		fields
		Description *string
	}{fields: fields(d)})
}

// UnmarshalJSON implements [json.Unmarshaler].
func (d *UpdateResaleAuthorizationInformation) UnmarshalJSON(text []byte) error {
	type fields UpdateResaleAuthorizationInformation
	if err := json.Unmarshal(text, (*fields)(d)); err != nil {
		return err
	}
	var members map[string]json.RawMessage
	if err := json.Unmarshal(text, &members); err != nil {
		return err
	}
	d.RemoveDescription = string(members["Description"]) == "null"
	return nil
}

// UpdateBuyerTargetingTerms are the details of the change that says to which buyers the
// reseller may sell.
type UpdateBuyerTargetingTerms struct {
	Terms []BuyerTargetingTerm `json:",omitzero"` // at most one; an empty list removes the term
}

// A BuyerTargetingTerm names the buyers to whom the reseller may sell.
type BuyerTargetingTerm struct {
	PositiveTargeting BuyerTargeting
}

// BuyerTargeting is what a buyer must meet.
type BuyerTargeting struct {
	BuyerAccounts []string `json:",omitzero"` // 1 to 25 AWS account ids of 12 digits
}

// UpdateResaleAuthorizationAvailability are the details of UpdateAvailability, the change that
// says until when, and how often, the reseller may make offers. One of the fields has to be
// given.
type UpdateResaleAuthorizationAvailability struct {
	OffersMaxQuantity   *Quantity `json:",omitzero"` // 1; nil for no limit
	AvailabilityEndDate string    `json:",omitzero"` // the last day, YYYY-MM-DD in UTC, at most ten years ahead
}

// UpdateBuyerValidityTerms are the details of the change that says when agreements of buyers
// may start. It is for SaaS products.
type UpdateBuyerValidityTerms struct {
	Terms []BuyerValidityTerm `json:",omitzero"` // at most one; an empty list removes the term
}

// A BuyerValidityTerm bounds the start of an agreement.
type BuyerValidityTerm struct {
	MaximumAgreementStartDate string // the last day, YYYY-MM-DD in UTC, at most three years ahead
}

// RestrictResaleAuthorization are the details of the change that keeps the reseller from making
// more offers, for good: none.
type RestrictResaleAuthorization struct{}

// ReleaseResaleAuthorization are the details of the change that checks a draft resale
// authorization as a whole and opens it to the reseller: none.
type ReleaseResaleAuthorization struct{}

func (CreateResaleAuthorization) ChangeType() ChangeType             { return TypeCreateResaleAuthorization }
func (UpdateResaleAuthorizationInformation) ChangeType() ChangeType  { return TypeUpdateInformation }
func (UpdateBuyerTargetingTerms) ChangeType() ChangeType             { return TypeUpdateBuyerTargetingTerms }
func (UpdateResaleAuthorizationAvailability) ChangeType() ChangeType { return TypeUpdateAvailability }
func (UpdateBuyerValidityTerms) ChangeType() ChangeType              { return TypeUpdateBuyerValidityTerms }
func (RestrictResaleAuthorization) ChangeType() ChangeType           { return TypeRestrictResaleAuthorization }
func (ReleaseResaleAuthorization) ChangeType() ChangeType            { return TypeReleaseResaleAuthorization }

var resaleReaders = map[ChangeType]detailsReader{
	TypeCreateResaleAuthorization:   readDetails[CreateResaleAuthorization],
	TypeUpdateInformation:           readDetails[UpdateResaleAuthorizationInformation],
	TypeUpdateBuyerTargetingTerms:   readDetails[UpdateBuyerTargetingTerms],
	TypeUpdateAvailability:          readDetails[UpdateResaleAuthorizationAvailability],
	TypeUpdateBuyerValidityTerms:    readDetails[UpdateBuyerValidityTerms],
	TypeUpdateLegalTerms:            readDetails[UpdateResaleAuthorizationLegalTerms],
	TypeUpdatePricingTerms:          readDetails[UpdateResaleAuthorizationPricingTerms],
	TypeUpdatePaymentScheduleTerms:  readDetails[UpdateResaleAuthorizationPaymentScheduleTerms],
	TypeUpdateNetPaymentTerms:       readDetails[UpdateResaleAuthorizationNetPaymentTerms],
	TypeRestrictResaleAuthorization: readDetails[RestrictResaleAuthorization],
	TypeReleaseResaleAuthorization:  readDetails[ReleaseResaleAuthorization],
}
