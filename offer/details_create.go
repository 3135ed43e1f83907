package offer

// CreateOffer are the details of the change that makes a draft offer for a product.
type CreateOffer struct {
	ProductID  string `json:"ProductId"`           // 1 to 50 characters, or a [Ref] to the change that creates the product
	Name       string `json:",omitzero"`           // what the buyer sees: 1 to 150 characters, none of \ < >
	OfferSetID string `json:"OfferSetId,omitzero"` // the offer set that it is meant for, or a [Ref] to the change that creates the set
}

// CreateReplacementOffer are the details of the change that makes a draft offer to replace an
// agreement.
type CreateReplacementOffer struct {
	AgreementID string `json:"AgreementId"` // 1 to 64 characters
	Name        string `json:",omitzero"`   // as in [CreateOffer]
}

// ReleaseOffer are the details of the change that checks a draft offer as a whole and opens
// it to its buyers: none.
type ReleaseOffer struct{}

func (CreateOffer) ChangeType() ChangeType            { return TypeCreateOffer }
func (CreateReplacementOffer) ChangeType() ChangeType { return TypeCreateReplacementOffer }
func (ReleaseOffer) ChangeType() ChangeType           { return TypeReleaseOffer }
