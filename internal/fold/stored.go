package fold

import (
	"sync"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/view"
)

// stored is what an entity of the facts comes to as long as no change touches
// it: worked out when it is first asked for, once for all change sets.
type stored struct {
	state      func() *State // shared: nobody writes to it
	resold     func() *State // what an offer made from it takes over
	dimensions func() *Dimensions
}

func (f *Facts) store(e Described) stored {
	fact := f.offerFacts[e.ID]
	state := sync.OnceValue(func() *State { return storedState(e, fact) })
	return stored{
		state:      state,
		resold:     sync.OnceValue(func() *State { return resoldState(state()) }),
		dimensions: sync.OnceValue(func() *Dimensions { p := storedProduct(e); return p.readDimensions() }),
	}
}

// storedProduct is a product as DescribeEntity gives it.
func storedProduct(e Described) Product {
	return Product{ID: e.ID, typeName: e.Type, details: e.Details}
}

// storedState is an entity as DescribeEntity gives it.
func storedState(e Described, fact jsondoc.Node) *State {
	s := new(State)
	switch e.Type {
	case changetype.ResaleAuthorization:
		s.putAuthorization(e)
	case changetype.OfferSet:
		s.putOfferSet(e)
	default:
		s.putOffer(e, fact)
	}
	s.readPricing(e.Type)
	return s
}

func (s *State) putOffer(e Described, fact jsondoc.Node) {
	d := e.Details
	for _, p := range []Parts{ProductID, ResaleAuthorizationID, OfferSetID, Name, Description, PreExistingAgreement, MarkupPercentage} {
		value := d.Get(partNames[index(p)])
		if p&(ResaleAuthorizationID|OfferSetID) != 0 && value.Text() == "" {
			continue // no id
		}
		s.set(p, value, nil)
	}
	if list := d.Get("Terms"); list.Kind() == jsondoc.Array {
		s.setTerms(list)
	}
	s.setRules(d.Get("Rules"))
	if state := d.Get("State"); state.Text() == "Released" {
		s.set(Release, state, nil)
	}
	unknown := PricingModel | e.NotKnown
	if unknown&Targeting != 0 || s.hasBuyers { // an offer without buyer accounts replaces no agreement
		unknown |= AgreementID
	}
	s.hide(unknown, errcodes.NeedOffer)
	s.offerFacts(fact)
}

// setTerms puts in the terms of an offer's list.
func (s *State) setTerms(list jsondoc.Node) {
	for _, p := range []Parts{SupportTerm, LegalTerm, ValidityTerm, PaymentScheduleTerm, NetPaymentTerm, RenewalTerm} {
		s.set(p, view.Find(list, partNames[index(p)]).Node, nil)
	}
	if view.PricingTypes(list, "") != 0 {
		s.set(PricingTerms, list, nil)
	}
}

// setRules puts in the rules of an offer's list: its targeting and its availability.
func (s *State) setRules(list jsondoc.Node) {
	for _, rule := range list.Items() {
		switch rule.Get("Type").Text() {
		case "TargetingRule":
			s.set(Targeting, rule, nil)
		case "AvailabilityRule":
			s.set(AvailabilityEndDate, rule.Get("AvailabilityEndDate"), nil)
		}
	}
}

// offerFacts puts in what OfferFacts say: the pricing model, and the agreement
// that the offer replaces (null: known not to replace one).
func (s *State) offerFacts(fact jsondoc.Node) {
	if model := fact.Get("PricingModel"); model.Kind() == jsondoc.String {
		s.set(PricingModel, model, nil)
	}
	for name, id := range fact.Members() { // Get does not tell null from nothing
		if name == "AgreementId" {
			s.set(AgreementID, id, nil)
		}
	}
}

// putAuthorization puts in a resale authorization, all of whose fields are optional.
func (s *State) putAuthorization(e Described) {
	const kind = changetype.ResaleAuthorization
	d, unknown := e.Details, e.NotKnown
	for _, p := range []Parts{ProductID, Name, Description, PricingModel} {
		s.set(p, d.Get(p.nameIn(kind)), nil)
	}
	if s.Part(PricingModel).status == absent {
		s.hide(PricingModel, errcodes.NeedAWS) // DescribeEntity does not always give it
	}
	if agreement := d.Get(PreExistingAgreement.nameIn(kind)); agreement.Get("AcquisitionChannel").Text() != "Unknown" {
		s.set(PreExistingAgreement, agreement, nil)
	}
	if list := d.Get("Terms"); list.Kind() == jsondoc.Array {
		for _, p := range []Parts{Targeting, LegalTerm, ResaleLegalTerm, BuyerValidityTerm, PaymentScheduleTerm, NetPaymentTerm} {
			s.set(p, view.Find(list, p.nameIn(kind)).Node, nil)
		}
		if view.PricingTypes(list, view.Resale) != 0 {
			s.set(PricingTerms, list, nil)
		}
	} else {
		unknown |= Targeting | LegalTerm | ResaleLegalTerm | BuyerValidityTerm | PaymentScheduleTerm | NetPaymentTerm | PricingTerms
		if s.Part(PricingModel).status != present {
			unknown |= PricingModel
		}
	}
	if list := d.Get("Rules"); list.Kind() == jsondoc.Array {
		availability := view.Find(list, "AvailabilityRule")
		s.set(OffersMaxQuantity, availability.Get(OffersMaxQuantity.nameIn(kind)), nil)
		s.set(AvailabilityEndDate, availability.Get(AvailabilityEndDate.nameIn(kind)), nil)
		s.set(ResellerAccountID, view.Find(list, "PartnerTargetingRule").Get(ResellerAccountID.nameIn(kind)), nil)
	} else {
		unknown |= OffersMaxQuantity | AvailabilityEndDate
	}
	if s.Part(ResellerAccountID).status == absent {
		unknown |= ResellerAccountID // every authorization is for one
	}
	switch status := d.Get("Status"); status.Text() {
	case "Restricted":
		s.set(Restriction, status, nil)
		s.set(Release, status, nil)
	case "Active":
		s.set(Release, status, nil)
	case "Draft":
	default:
		if e.NotKnown&(Release|Restriction) == 0 { // a preview says which of the two
			unknown |= Release | Restriction
		}
	}
	s.hide(unknown, errcodes.NeedResale)
}

func (s *State) putOfferSet(e Described) {
	d, unknown := e.Details, e.NotKnown
	for _, p := range []Parts{Name, BuyerNotes, SolutionID} {
		if value := d.Get(partNames[index(p)]); value.Text() != "" {
			s.set(p, value, nil)
		}
	}
	if list := d.Get(partNames[index(AssociatedOffers)]); list.Kind() == jsondoc.Array {
		s.set(AssociatedOffers, list, nil)
	} else {
		unknown |= AssociatedOffers
	}
	switch state := d.Get("State"); state.Text() {
	case "Released":
		s.set(Release, state, nil)
	case "Draft":
	default:
		unknown |= Release
	}
	s.hide(unknown, errcodes.NeedOfferSet)
}
