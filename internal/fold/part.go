package fold

import (
	"math/bits"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/view"
)

// Parts names parts of an entity: a set, so that a rule can list the parts that
// it relates.
type Parts uint32

// The parts of offers, of resale authorizations (RA) and of offer sets, and the change type
// that sets each. Where two kinds have the same thing under different names it is one part.
const (
	ProductID             Parts = 1 << iota // CreateOffer, CreateResaleAuthorization
	AgreementID                             // CreateReplacementOffer: the agreement that is replaced
	ResaleAuthorizationID                   // CreateOfferUsingResaleAuthorization
	OfferSetID                              // CreateOffer, from edition 2026 on: the offer set that it is meant for
	Name                                    // UpdateInformation, and the creating change
	Description                             // UpdateInformation
	PreExistingAgreement                    // UpdateInformation; RA: PreExistingBuyerAgreement
	ResellerAccountID                       // RA: CreateResaleAuthorization
	Targeting                               // UpdateTargeting; RA: UpdateBuyerTargetingTerms
	SupportTerm                             // UpdateSupportTerms
	LegalTerm                               // UpdateLegalTerms; RA: the BuyerLegalTerm
	ResaleLegalTerm                         // RA: UpdateLegalTerms
	PricingModel                            // UpdatePricingTerms
	PricingTerms                            // UpdatePricingTerms
	OffersMaxQuantity                       // RA: UpdateAvailability
	AvailabilityEndDate                     // UpdateAvailability
	ValidityTerm                            // UpdateValidityTerms
	BuyerValidityTerm                       // RA: UpdateBuyerValidityTerms
	PaymentScheduleTerm                     // UpdatePaymentScheduleTerms; RA: ResalePaymentScheduleTerm
	NetPaymentTerm                          // UpdateNetPaymentTerms, from edition 2026 on; RA: ResaleNetPaymentTerm
	RenewalTerm                             // UpdateRenewalTerms
	MarkupPercentage                        // UpdateMarkup
	BuyerNotes                              // offer set: UpdateInformation
	AssociatedOffers                        // offer set: AssociateOffers
	DisassociatedOffers                     // offer set: DisassociateOffers; only what a change set says
	SolutionID                              // offer set: AssociateSolution, DisassociateSolution
	DisassociatedSolution                   // offer set: DisassociateSolution; only what a change set says
	Restriction                             // RA: RestrictResaleAuthorization; present when it is restricted
	Release                                 // ReleaseOffer and its like: present when the entity is released

	numParts = iota
)

var partNames = [numParts]string{
	"ProductId", "AgreementId", "ResaleAuthorizationId", "OfferSetId", "Name", "Description", "PreExistingAgreement",
	"ResellerAccountId", "Targeting", "SupportTerm", "LegalTerm", "ResaleLegalTerm", "PricingModel", "PricingTerms",
	"OffersMaxQuantity", "AvailabilityEndDate", "ValidityTerm", "BuyerValidityTerm", "PaymentScheduleTerm", "NetPaymentTerm",
	"RenewalTerm", "MarkupPercentage", "BuyerNotes", "AssociatedOffers", "DisassociatedOffers", "SolutionId",
	"DisassociatedSolution", "Restriction", "Release",
}

// namesOfAuthorization are the parts that a resale authorization has under other names.
var namesOfAuthorization = map[Parts]string{
	PreExistingAgreement: "PreExistingBuyerAgreement",
	Targeting:            "BuyerTargetingTerm",
	LegalTerm:            "BuyerLegalTerm",
	PaymentScheduleTerm:  "ResalePaymentScheduleTerm",
	NetPaymentTerm:       "ResaleNetPaymentTerm",
}

// nameIn is the name of the one part that p names in a kind of entity.
func (p Parts) nameIn(kind string) string {
	if kind == changetype.ResaleAuthorization {
		if name, ok := namesOfAuthorization[p]; ok {
			return name
		}
	}
	return partNames[index(p)]
}

// The parts that each kind of entity has.
const (
	partsOfOffer = ProductID | AgreementID | ResaleAuthorizationID | OfferSetID | Name | Description | PreExistingAgreement |
		Targeting | SupportTerm | LegalTerm | PricingModel | PricingTerms | AvailabilityEndDate | ValidityTerm |
		PaymentScheduleTerm | NetPaymentTerm | RenewalTerm | MarkupPercentage | Release
	partsOfAuthorization = ProductID | Name | Description | PreExistingAgreement | ResellerAccountID | Targeting | LegalTerm |
		ResaleLegalTerm | PricingModel | PricingTerms | OffersMaxQuantity | AvailabilityEndDate | BuyerValidityTerm |
		PaymentScheduleTerm | NetPaymentTerm | Restriction | Release
	partsOfOfferSet = Name | BuyerNotes | AssociatedOffers | DisassociatedOffers | SolutionID | DisassociatedSolution | Release
)

// partsOf are the parts that a kind of entity has.
func partsOf(kind string) Parts {
	switch kind {
	case changetype.ResaleAuthorization:
		return partsOfAuthorization
	case changetype.OfferSet:
		return partsOfOfferSet
	}
	return partsOfOffer
}

// newIn are the parts that offers have from an edition on.
var newIn = [errcodes.NumEditions]Parts{errcodes.Edition2026: OfferSetID | NetPaymentTerm}

// partsIn are the parts that a kind of entity has in an edition.
func partsIn(e errcodes.Edition, kind string) Parts {
	parts := partsOf(kind)
	for _, later := range newIn[e+1:] {
		parts &^= later
	}
	return parts
}

// A Part is one part of an entity: present with its value, absent, or not known;
// then it says what must be known.
type Part struct {
	status status
	node   jsondoc.Node
	needs  errcodes.Needs
	change *changeset.Change
}

type status uint8

const (
	absent status = iota
	present
	notKnown
)

// Value is the part as it is written; it does not exist when the part is
// absent or not known.
func (p *Part) Value() jsondoc.Node { return p.node }

// Needs is what must be known to know the part; nothing when it is known.
func (p *Part) Needs() errcodes.Needs { return p.needs }

// SetBy is the change that set or removed the part; nil when it is as it was.
func (p *Part) SetBy() *changeset.Change { return p.change }

// Present holds when the entity has the part.
func (p *Part) Present() check.Cond {
	if p.status == notKnown {
		return check.NotKnown(p.needs)
	}
	return check.If(p.status == present)
}

// Absent holds when the entity does not have the part.
func (p *Part) Absent() check.Cond { return p.Present().Not() }

// Is holds when the part is present and its value is as asked.
func (p *Part) Is(predicate func(jsondoc.Node) bool) check.Cond {
	switch p.status {
	case present:
		return check.If(predicate(p.node))
	case notKnown:
		return check.NotKnown(p.needs)
	}
	return check.If(false)
}

// Text holds when the part is the string want.
func (p *Part) Text(want string) check.Cond {
	if p.status == notKnown {
		return check.NotKnown(p.needs)
	}
	return check.If(p.status == present && p.node.Text() == want)
}

// State is an entity at one time.
type State struct {
	parts     [numParts]Part
	pricing   *view.PricingTerms // the part PricingTerms, read; nil when it is absent or not known
	validity  view.Validity      // the part ValidityTerm
	hasBuyers bool               // the part Targeting has BuyerAccounts
	inherited Parts              // the parts that are as the agreement which the offer replaces has them
}

// Inherited are the parts that were taken over from the agreement which the offer
// replaces, as far as they are known. AWS's page does not say what is taken over.
func (s *State) Inherited() Parts { return s.inherited }

// Part gives the one part that p names.
func (s *State) Part(p Parts) *Part { return &s.parts[index(p)] }

// SetBy is the change that set or removed the one part that p names; nil when it
// is as it was.
func (s *State) SetBy(p Parts) *changeset.Change { return s.parts[index(p)].change }

// index is the place of the one part that p names.
func index(p Parts) int { return bits.TrailingZeros32(uint32(p)) }

// set puts in what a change or an entity says of a part; a value that does not
// exist means that the part is absent.
func (s *State) set(p Parts, value jsondoc.Node, by *changeset.Change) {
	part := Part{node: value, change: by}
	if value.IsGiven() {
		part.status = present
	} else {
		part.node = jsondoc.Node{}
	}
	s.parts[index(p)] = part
	s.inherited &^= p
	switch p {
	case PricingTerms:
		s.pricing = nil // read when everything is set
	case ValidityTerm:
		s.validity = view.ReadValidity(view.Term{Node: part.node})
	case Targeting:
		s.hasBuyers = value.Get("PositiveTargeting").Get("BuyerAccounts").Len() > 0
	}
}

// readPricing reads the pricing terms of a kind of entity, unless they were read before.
func (s *State) readPricing(kind string) (read *view.PricingTerms) {
	if list := s.Part(PricingTerms).Value(); list.Exists() && s.pricing == nil {
		read = view.ReadPricing(list, prefixIn(kind))
		s.pricing = read
	}
	return read
}

// hide marks parts as unknown, with needs as what would reveal them. Their values are
// discarded.
func (s *State) hide(parts Parts, needs errcodes.Needs) {
	for i := range s.parts {
		if parts&(1<<i) != 0 {
			s.parts[i] = Part{status: notKnown, needs: needs}
		}
	}
	s.inherited &^= parts
	if parts&PricingTerms != 0 {
		s.pricing = nil
	}
	if parts&ValidityTerm != 0 {
		s.validity = view.Validity{}
	}
}

// hideAbsent marks those of the parts that are absent as unknown.
func (s *State) hideAbsent(parts Parts, needs errcodes.Needs) {
	for i := range s.parts {
		if parts&(1<<i) != 0 && s.parts[i].status == absent && s.parts[i].change == nil {
			s.parts[i] = Part{status: notKnown, needs: needs}
		}
	}
}

// hideUnset makes parts not known that no change of the set sets or removes.
func (s *State) hideUnset(parts Parts, needs errcodes.Needs) {
	for ; parts != 0; parts &= parts - 1 {
		if p := parts & -parts; s.SetBy(p) == nil {
			s.hide(p, needs)
		}
	}
}
