package offer

import "encoding/json"

// UpdateInformation are the details of the change that names an offer. What is left out
// stays as it was; one of the fields has to be given.
type UpdateInformation struct {
	Name                 string               `json:",omitzero"` // what the buyer sees: 1 to 150 characters, none of \ < >
	Description          string               `json:",omitzero"` // a note for the seller alone: 1 to 255 characters
	PreExistingAgreement PreExistingAgreement `json:",omitzero"`
}

// A PreExistingAgreement is the agreement that a private offer renews. One with Remove is
// written as null, which removes the one that the offer has.
type PreExistingAgreement struct {
	PricingModel       PricingModel
	AcquisitionChannel AcquisitionChannel
	Remove             bool `json:"-"`
}

// MarshalJSON implements [json.Marshaler].
func (a PreExistingAgreement) MarshalJSON() ([]byte, error) {
	if a.Remove {
		return []byte("null"), nil
	}
	type fields PreExistingAgreement
	return json.Marshal(fields(a))
}

// UnmarshalJSON implements [json.Unmarshaler].
func (a *PreExistingAgreement) UnmarshalJSON(text []byte) error {
	*a = PreExistingAgreement{Remove: string(text) == "null"}
	type fields PreExistingAgreement
	return json.Unmarshal(text, (*fields)(a))
}

// An AcquisitionChannel says where an agreement was made.
type AcquisitionChannel string

// The acquisition channels.
const (
	AwsMarketplace AcquisitionChannel = "AwsMarketplace"
	External       AcquisitionChannel = "External" // outside AWS Marketplace
)

// UpdateTargeting are the details of the change that says who may find and accept an offer.
// What is left out is removed from the offer.
type UpdateTargeting struct {
	PositiveTargeting *PositiveTargeting `json:",omitzero"`
	NegativeTargeting *NegativeTargeting `json:",omitzero"`
}

// PositiveTargeting is what a buyer must meet. One of the fields has to be given.
type PositiveTargeting struct {
	CountryCodes  []string `json:",omitzero"` // ISO 3166-1 alpha-2, such as US
	BuyerAccounts []string `json:",omitzero"` // 1 to 26 AWS account ids of 12 digits; an offer that has them is private
}

// NegativeTargeting is what a buyer must not meet.
type NegativeTargeting struct {
	CountryCodes []string `json:",omitzero"` // ISO 3166-1 alpha-2, such as US
}

// UpdateAvailability are the details of the change that says until when an offer can be
// accepted.
type UpdateAvailability struct {
	AvailabilityEndDate string // the last day, YYYY-MM-DD in UTC; a day in the past ends the offer
}

func (UpdateInformation) ChangeType() ChangeType  { return TypeUpdateInformation }
func (UpdateTargeting) ChangeType() ChangeType    { return TypeUpdateTargeting }
func (UpdateAvailability) ChangeType() ChangeType { return TypeUpdateAvailability }
