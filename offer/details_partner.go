package offer

// CreateOfferUsingResaleAuthorization are the details of the change by which a channel
// partner makes a draft offer from a resale authorization. Edition 2024 does not check them.
type CreateOfferUsingResaleAuthorization struct {
	ResaleAuthorizationID string `json:"ResaleAuthorizationId"` // 1 to 50 characters, or a [Ref] to the change that creates the authorization
	Name                  string `json:",omitzero"`             // what the buyer sees: 1 to 150 characters
	Description           string `json:",omitzero"`             // a note for the seller alone: 1 to 255 characters
	OfferSetID            string `json:"OfferSetId,omitzero"`   // as in [CreateOffer]
}

// CreateReplacementOfferUsingResaleAuthorization are the details of the change by which a
// channel partner makes a draft offer to replace an agreement. Edition 2024 does not check
// them.
type CreateReplacementOfferUsingResaleAuthorization struct {
	AgreementID           string `json:"AgreementId"`           // 1 to 64 characters
	ResaleAuthorizationID string `json:"ResaleAuthorizationId"` // as in [CreateOfferUsingResaleAuthorization]
	Name                  string `json:",omitzero"`             // as in [CreateOfferUsingResaleAuthorization]
}

// UpdateMarkup are the details of the change that raises the prices which an offer takes from
// a resale authorization. Edition 2024 does not check them.
type UpdateMarkup struct {
	Percentage string // a decimal with up to 9 decimal places, such as 5.0
}

func (CreateOfferUsingResaleAuthorization) ChangeType() ChangeType {
	return TypeCreateOfferUsingResaleAuthorization
}
func (CreateReplacementOfferUsingResaleAuthorization) ChangeType() ChangeType {
	return TypeCreateReplacementOfferUsingResaleAuthorization
}
func (UpdateMarkup) ChangeType() ChangeType { return TypeUpdateMarkup }
