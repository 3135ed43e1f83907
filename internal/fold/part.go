package fold

import (
	"math/bits"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/view"
)

// Parts names parts of an offer: a set, so that a rule can list the parts that
// it relates.
type Parts uint32

// The parts of an offer, and the change type that sets each.
const (
	ProductID             Parts = 1 << iota // CreateOffer
	AgreementID                             // CreateReplacementOffer: the agreement that is replaced
	ResaleAuthorizationID                   // CreateOfferUsingResaleAuthorization
	OfferSetID                              // CreateOffer, from edition 2026 on: the offer set that it is meant for
	Name                                    // UpdateInformation, and the creating change
	Description                             // UpdateInformation
	PreExistingAgreement                    // UpdateInformation
	Targeting                               // UpdateTargeting
	SupportTerm                             // UpdateSupportTerms
	LegalTerm                               // UpdateLegalTerms
	PricingModel                            // UpdatePricingTerms
	PricingTerms                            // UpdatePricingTerms
	AvailabilityEndDate                     // UpdateAvailability
	ValidityTerm                            // UpdateValidityTerms
	PaymentScheduleTerm                     // UpdatePaymentScheduleTerms
	NetPaymentTerm                          // UpdateNetPaymentTerms, from edition 2026 on
	RenewalTerm                             // UpdateRenewalTerms
	MarkupPercentage                        // UpdateMarkup
	Release                                 // ReleaseOffer: present when the offer is released

	numParts = iota
	allParts = Parts(1)<<numParts - 1
)

var partNames = [numParts]string{
	"ProductId", "AgreementId", "ResaleAuthorizationId", "OfferSetId", "Name", "Description", "PreExistingAgreement",
	"Targeting", "SupportTerm", "LegalTerm", "PricingModel", "PricingTerms", "AvailabilityEndDate",
	"ValidityTerm", "PaymentScheduleTerm", "NetPaymentTerm", "RenewalTerm", "MarkupPercentage", "Release",
}

// newIn are the parts that offers have from an edition on.
var newIn = [errcodes.NumEditions]Parts{errcodes.Edition2026: OfferSetID | NetPaymentTerm}

// partsIn are the parts that offers have in an edition.
func partsIn(e errcodes.Edition) Parts {
	parts := allParts
	for _, later := range newIn[e+1:] {
		parts &^= later
	}
	return parts
}

// A Part is one part of an offer: present with its value, absent, or not known;
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

// Present holds when the offer has the part.
func (p *Part) Present() check.Cond {
	if p.status == notKnown {
		return check.NotKnown(p.needs)
	}
	return check.If(p.status == present)
}

// Absent holds when the offer does not have the part.
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

// State is an offer at one time.
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

// readPricing reads the pricing terms, unless they were read before.
func (s *State) readPricing() (read *view.PricingTerms) {
	if list := s.Part(PricingTerms).Value(); list.Exists() && s.pricing == nil {
		read = view.ReadPricing(list)
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

// hideAbsent marks the parts that are absent as unknown.
func (s *State) hideAbsent(needs errcodes.Needs) {
	for i := range s.parts {
		if s.parts[i].status == absent && s.parts[i].change == nil {
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
