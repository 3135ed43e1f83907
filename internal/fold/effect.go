package fold

import (
	"strings"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/view"
	"github.com/offercheck/offercheck/terms"
)

// An effect is what a type of change does to an entity.
type effect struct {
	creates Parts  // what it makes an entity of; nothing when it creates none
	sets    Parts  // the parts that it may set
	put     setter // how it sets them
}

// A setter sets parts of an entity to what the details of a change say.
type setter func(e *Entity, parts Parts, c *changeset.Change)

// effects are those of the change types, by their index.
var effects = func() (all [changetype.Count]effect) {
	const ra, set = changetype.ResaleAuthorization + "/", changetype.OfferSet + "/"
	for owner, e := range map[string]effect{
		changetype.CreateOffer:                                    {ProductID, ProductID | Name | OfferSetID, putMembers},
		changetype.CreateReplacementOffer:                         {AgreementID, AgreementID | Name, putMembers},
		changetype.CreateOfferUsingResaleAuthorization:            {ResaleAuthorizationID, ResaleAuthorizationID | Name | Description | OfferSetID, putMembers},
		changetype.CreateReplacementOfferUsingResaleAuthorization: {AgreementID | ResaleAuthorizationID, AgreementID | ResaleAuthorizationID | Name, putMembers},
		changetype.UpdateInformation:                              {0, Name | Description | PreExistingAgreement, putMembers},
		changetype.UpdateTargeting:                                {0, Targeting, putTargeting},
		changetype.UpdateSupportTerms:                             {0, SupportTerm, putTerm},
		changetype.UpdateLegalTerms:                               {0, LegalTerm, putTerm},
		changetype.UpdatePricingTerms:                             {0, PricingModel | PricingTerms, putPricing},
		changetype.UpdateAvailability:                             {0, AvailabilityEndDate, putMembers},
		changetype.UpdateValidityTerms:                            {0, ValidityTerm, putTerm},
		changetype.UpdatePaymentScheduleTerms:                     {0, PaymentScheduleTerm, putTerm},
		changetype.UpdateNetPaymentTerms:                          {0, NetPaymentTerm, putTerm},
		changetype.UpdateRenewalTerms:                             {0, RenewalTerm, putTerm},
		changetype.UpdateMarkup:                                   {0, MarkupPercentage, putMarkup},
		changetype.ReleaseOffer:                                   {0, Release, putDetails},

		ra + changetype.CreateResaleAuthorization:   {ProductID, ProductID | Name | Description | ResellerAccountID, putMembers},
		ra + changetype.UpdateInformation:           {0, Name | Description | PreExistingAgreement, putMembers},
		ra + changetype.UpdateBuyerTargetingTerms:   {0, Targeting, putBuyers},
		ra + changetype.UpdateAvailability:          {0, OffersMaxQuantity | AvailabilityEndDate, putLimits},
		ra + changetype.UpdateBuyerValidityTerms:    {0, BuyerValidityTerm, putTerm},
		ra + changetype.UpdateLegalTerms:            {0, LegalTerm | ResaleLegalTerm, putTermsByName},
		ra + changetype.UpdatePricingTerms:          {0, PricingModel | PricingTerms, putPricing},
		ra + changetype.UpdatePaymentScheduleTerms:  {0, PaymentScheduleTerm, putTerm},
		ra + changetype.UpdateNetPaymentTerms:       {0, NetPaymentTerm, putTerm},
		ra + changetype.RestrictResaleAuthorization: {0, Restriction, putDetails},
		ra + changetype.ReleaseResaleAuthorization:  {0, Release, putDetails},

		set + changetype.CreateOfferSet:       {Name, Name, putMembers},
		set + changetype.UpdateInformation:    {0, Name | BuyerNotes, putMembers},
		set + changetype.AssociateOffers:      {0, AssociatedOffers, putOffers},
		set + changetype.DisassociateOffers:   {0, DisassociatedOffers, putOffers},
		set + changetype.AssociateSolution:    {0, SolutionID, putMembers},
		set + changetype.DisassociateSolution: {0, DisassociatedSolution, putSolution},
		set + changetype.ReleaseOfferSet:      {0, Release, putDetails},
	} {
		all[changetype.OfOwner(errcodes.Newest, owner).Index] = e
	}
	return all
}()

// effectOf is what a type of change does; nothing for one that is not known.
func effectOf(t *changetype.Type) effect {
	if t == nil {
		return effect{}
	}
	return effects[t.Index]
}

// UpdateOf is the name of the change type that sets all of some parts of an entity of a kind
// which exists already; "" when no one type does.
func UpdateOf(kind string, parts Parts) string {
	for _, t := range changetype.All() {
		if e := &effects[t.Index]; t.Entity == kind && !t.Creates && parts&^e.sets == 0 {
			return t.Name
		}
	}
	return ""
}

func (e *Entity) setPart(p Parts, value jsondoc.Node, c *changeset.Change) {
	e.After.set(p, value, c)
	e.Set |= p
}

// putMembers sets parts to the members of their names; one that is not given stays as it is.
func putMembers(e *Entity, parts Parts, c *changeset.Change) {
	for ; parts != 0; parts &= parts - 1 {
		p := parts & -parts
		if value := c.Details.Get(p.nameIn(e.Kind)); value.Exists() {
			e.setPart(p, value, c)
		}
	}
}

func putDetails(e *Entity, parts Parts, c *changeset.Change) { e.setPart(parts, c.Details, c) }

// putTerm sets a part to the one term of a list, or to none.
func putTerm(e *Entity, parts Parts, c *changeset.Change) {
	e.setPart(parts, c.Details.Get("Terms").Item(0), c)
}

// putTermsByName sets parts to the terms of their names, or to none.
func putTermsByName(e *Entity, parts Parts, c *changeset.Change) {
	for ; parts != 0; parts &= parts - 1 {
		p := parts & -parts
		e.setPart(p, view.Find(c.Details.Get("Terms"), p.nameIn(e.Kind)).Node, c)
	}
}

func putTargeting(e *Entity, parts Parts, c *changeset.Change) { e.putTargeting(c.Details, c) }

// putBuyers sets the buyers of a resale authorization: to those of its one term, or to none.
func putBuyers(e *Entity, parts Parts, c *changeset.Change) {
	e.putTargeting(c.Details.Get("Terms").Item(0), c)
}

func (e *Entity) putTargeting(value jsondoc.Node, c *changeset.Change) {
	if accounts := value.Get("PositiveTargeting").Get("BuyerAccounts"); accounts.Exists() && accounts.Kind() != jsondoc.Array {
		e.After.hide(Targeting, errcodes.NeedChangeSet) // of a caller who leaves that error out
		return
	}
	e.setPart(Targeting, value, c)
}

func putPricing(e *Entity, _ Parts, c *changeset.Change) {
	list := c.Details.Get("Terms")
	e.setPart(PricingModel, c.Details.Get("PricingModel"), c)
	if hasUnknownTerm(e.Kind, list) {
		e.After.hide(PricingTerms, errcodes.NeedEdition) // of a caller who leaves that error out
		return
	}
	e.setPart(PricingTerms, list, c)
}

// hasUnknownTerm reports whether a list of pricing terms has one of a type that the
// edition does not know.
func hasUnknownTerm(kind string, list jsondoc.Node) bool {
	for term := range view.All(list) {
		if name, ok := strings.CutPrefix(term.Type(), prefixIn(kind)); !ok || terms.PricingType(name) == 0 {
			return true
		}
	}
	return false
}

// prefixIn is what the names of the pricing terms of a kind of entity begin with.
func prefixIn(kind string) string {
	if kind == changetype.ResaleAuthorization {
		return view.Resale
	}
	return ""
}

func putMarkup(e *Entity, parts Parts, c *changeset.Change) {
	if value := c.Details.Get("Percentage"); value.Exists() {
		e.setPart(parts, value, c)
	} else { // there is nothing else that the change could be meant to set
		e.After.hide(parts, errcodes.NeedChangeSet)
	}
}

// putLimits sets how a resale authorization is limited. AWS's page does not say whether a
// limit that is not given is removed or stays.
func putLimits(e *Entity, parts Parts, c *changeset.Change) {
	for _, p := range []Parts{OffersMaxQuantity, AvailabilityEndDate} {
		if value := c.Details.Get(p.nameIn(e.Kind)); value.Exists() {
			e.setPart(p, value, c)
		} else if e.After.Part(p).status == present && e.After.SetBy(p) == nil {
			e.After.hide(p, errcodes.NeedAWS)
		}
	}
}

func putOffers(e *Entity, parts Parts, c *changeset.Change) {
	e.setPart(parts, c.Details.Get("Offers"), c)
}

func putSolution(e *Entity, parts Parts, c *changeset.Change) {
	e.setPart(parts, c.Details.Get(partNames[index(SolutionID)]), c)
}
