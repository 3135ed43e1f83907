package offer

// The types of changes to offer sets, in the order of AWS's page on them;
// [TypeUpdateInformation], which they have too, comes second.
const (
	TypeCreateOfferSet       ChangeType = "CreateOfferSet"
	TypeAssociateOffers      ChangeType = "AssociateOffers"
	TypeDisassociateOffers   ChangeType = "DisassociateOffers"
	TypeAssociateSolution    ChangeType = "AssociateSolution"
	TypeDisassociateSolution ChangeType = "DisassociateSolution"
	TypeReleaseOfferSet      ChangeType = "ReleaseOfferSet"
)

// CreateOfferSet are the details of the change that makes a draft offer set. Edition 2024
// checks no details of offer sets.
type CreateOfferSet struct {
	Name string // 1 to 150 characters
}

// UpdateOfferSetInformation are the details of UpdateInformation, the change that names an
// offer set. What is left out stays as it was; one of the fields has to be given.
type UpdateOfferSetInformation struct {
	Name       string `json:",omitzero"` // 1 to 150 characters
	BuyerNotes string `json:",omitzero"` // what the buyers read: 1 to 1000 characters
}

// AssociateOffers are the details of the change that adds offers to an offer set. Each has to
// be created with the id of the set as its OfferSetID.
type AssociateOffers struct {
	Offers []OfferInSet `json:",omitzero"` // 1 to 7, each once
}

// DisassociateOffers are the details of the change that removes offers from an offer set.
type DisassociateOffers struct {
	Offers []OfferInSet `json:",omitzero"` // 1 to 7
}

// An OfferInSet names an offer of an offer set.
type OfferInSet struct {
	OfferID string `json:"OfferId"` // 1 to 36 characters, or a [Ref] to the change that creates the offer
}

// AssociateSolution are the details of the change that attaches an offer set to a solution.
type AssociateSolution struct {
	SolutionID string `json:"SolutionId"` // soln- and then letters and digits, 50 characters at most, or a [Ref]
}

// DisassociateSolution are the details of the change that detaches an offer set from its
// solution.
type DisassociateSolution struct {
	SolutionID string `json:"SolutionId"` // as in [AssociateSolution]
}

// ReleaseOfferSet are the details of the change that checks a draft offer set as a whole and
// opens it to its buyers: none.
type ReleaseOfferSet struct{}

func (CreateOfferSet) ChangeType() ChangeType            { return TypeCreateOfferSet }
func (UpdateOfferSetInformation) ChangeType() ChangeType { return TypeUpdateInformation }
func (AssociateOffers) ChangeType() ChangeType           { return TypeAssociateOffers }
func (DisassociateOffers) ChangeType() ChangeType        { return TypeDisassociateOffers }
func (AssociateSolution) ChangeType() ChangeType         { return TypeAssociateSolution }
func (DisassociateSolution) ChangeType() ChangeType      { return TypeDisassociateSolution }
func (ReleaseOfferSet) ChangeType() ChangeType           { return TypeReleaseOfferSet }

var offerSetReaders = map[ChangeType]detailsReader{
	TypeCreateOfferSet:       readDetails[CreateOfferSet],
	TypeUpdateInformation:    readDetails[UpdateOfferSetInformation],
	TypeAssociateOffers:      readDetails[AssociateOffers],
	TypeDisassociateOffers:   readDetails[DisassociateOffers],
	TypeAssociateSolution:    readDetails[AssociateSolution],
	TypeDisassociateSolution: readDetails[DisassociateSolution],
	TypeReleaseOfferSet:      readDetails[ReleaseOfferSet],
}
