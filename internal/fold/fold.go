package fold

import (
	"cmp"
	"iter"
	"slices"
	"sync"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/numbering"
	"github.com/offercheck/offercheck/internal/view"
	"github.com/offercheck/offercheck/offer"
	"github.com/offercheck/offercheck/terms"
)

// An Offer is one offer that a change set touches, before and after.
type Offer struct {
	ID      string            // without the revision; "" when the change set creates it
	Entity  int               // its number, that of the changes to it
	Created *changeset.Change // the change that creates it; nil when it was there before
	Before  State
	After   State
	Set     Parts // the parts that changes of the set say something of
	Catalog *Catalog

	product *Product // found when first asked for, as are the others
	limits  []*offer.Limits
	named   []named            // by the number of a key of the pricing terms
	read    *view.PricingTerms // those that were read for this offer alone
}

// A Catalog is what a change set and the facts say of the entities that the
// change set touches.
type Catalog struct {
	Changes *changeset.Set
	Facts   *Facts
	Offers  []Offer    // in the order in which the change set first names them
	Today   terms.Date // the date of the time that is checked against, in UTC

	products numbering.Of[changeset.Target]
	made     []*Product // by their numbers
	named    []named    // of all offers
	at       []int      // while folding, by the number of an entity: its offer, from 1
}

// catalogs is the pool of catalogs: a program that checks one change set after the other
// needs one for all.
var catalogs = sync.Pool{New: func() any { return new(Catalog) }}

// Release returns the catalog to the pool; it must not be used after that. Release the set
// that it was made of after it.
func (c *Catalog) Release() {
	c.reset()
	if cap(c.at) <= maxPooledEntities {
		catalogs.Put(c)
	}
}

// maxPooledEntities is the largest capacity of a catalog that goes back into the pool: AWS
// accepts 20 changes.
const maxPooledEntities = 100

// Fold applies the changes, in order, to the offers they touch. A change that failed its
// schema makes the parts unknown that it would have set. [Catalog.Release] returns the
// memory to the pool.
func Fold(s *changeset.Set, f *Facts) *Catalog {
	c := catalogs.Get().(*Catalog)
	c.Changes, c.Facts, c.Today = s, f, terms.DateOf(f.Now())
	entities := s.Entities()
	at := slices.Grow(c.at[:0], entities)[:entities] // by entity: its offer, from 1
	clear(at)
	c.at = at
	for i := range s.Changes {
		change := &s.Changes[i]
		if change.Entity == changeset.None || change.OtherKind && change.Failed {
			continue
		}
		to := s.Target(change.Entity)
		if change.IsProduct() {
			c.product(to).apply(change)
		}
		if !change.IsMeantForOffer() && !s.IsToNewOffer(change) {
			continue
		}
		if at[change.Entity] == 0 {
			c.Offers = append(c.Offers, Offer{ID: to.ID, Entity: change.Entity, Catalog: c})
			at[change.Entity] = len(c.Offers)
			c.begin(&c.Offers[len(c.Offers)-1], to, change)
		}
		c.Offers[at[change.Entity]-1].apply(change)
	}
	c.doubtStrays()
	for i := range c.Offers {
		c.Offers[i].forgetEmptySchedule()
	}
	for i := range c.Offers {
		c.Offers[i].read = c.Offers[i].After.readPricing()
	}
	return c
}

// forgetEmptySchedule takes a payment schedule without charges away from an offer that
// is released: there it does not count as one.
func (o *Offer) forgetEmptySchedule() {
	part := o.After.Part(PaymentScheduleTerm)
	if part.status == present && part.node.Get("Schedule").Len() == 0 && o.After.IsReleased().Holds() {
		o.After.set(PaymentScheduleTerm, jsondoc.Node{}, part.change)
	}
}

// doubtStrays makes not known what changes that lead nowhere may have been meant to
// set: on every entity of their kind which the change set creates, unless another
// change of the set says it.
func (c *Catalog) doubtStrays() {
	for i := range c.Changes.Changes {
		stray := &c.Changes.Changes[i]
		if !isStray(stray) {
			continue
		}
		if changeset.IsProductType(stray.EntityType) || stray.EntityType == "" {
			for _, p := range c.made {
				p.doubt(stray)
			}
		}
		for k := range c.Offers {
			if o := &c.Offers[k]; o.Created != nil && (stray.IsMeantForOffer() || stray.EntityType == "") {
				o.After.hideUnset(maySet(stray), errcodes.NeedChangeSet)
			}
		}
	}
}

// isStray reports whether the change may have been meant for an entity that it does
// not lead to: it is astray, leads to none, or says nothing that can be read of what it
// is about.
func isStray(c *changeset.Change) bool {
	return c.Astray || c.Entity == changeset.None || c.EntityType == ""
}

// maySet are the parts that a change may have been meant to set.
func maySet(c *changeset.Change) Parts {
	if c.Known == nil {
		return allParts
	}
	return wouldSet(c, effectOf(c.Known).sets)
}

// maxPooledNames is the largest capacity for the names of dimensions that a catalog keeps in
// the pool.
const maxPooledNames = 20_000

func (c *Catalog) reset() {
	for i := range c.Offers {
		c.Offers[i].read.Release()
	}
	clear(c.Offers)
	for _, p := range c.made {
		*p = Product{}
	}
	if clear(c.named); cap(c.named) > maxPooledNames {
		c.named = nil
	}
	c.Changes, c.Facts, c.Offers, c.made, c.named = nil, nil, c.Offers[:0], c.made[:0], c.named[:0]
	c.products.Reset()
}

// begin gives the offer its state before the change set, of which first is the first
// change to it.
func (c *Catalog) begin(o *Offer, to changeset.Target, first *changeset.Change) {
	if to.ID == "" {
		o.Created = &c.Changes.Changes[to.Created]
		switch creation(o.Created) {
		case 0: // not a change that creates an offer: the schemas say so, where they know it
			o.Before.hide(allParts, needsOf(o.Created))
		case ProductID:
		default:
			c.inherit(o)
		}
	} else if entity, ok := c.Facts.Entity(to.ID); ok && entity.Type == "Offer" {
		o.Before = *c.Facts.stored[to.ID].offer()
	} else {
		needs := errcodes.NeedOffer
		if first.Astray { // there is no such offer to be known
			needs = errcodes.NeedChangeSet
		}
		o.Before.hide(allParts, needs)
		if fact, ok := c.Facts.offerFacts[to.ID]; ok {
			o.Before.offerFacts(fact)
		}
	}
	o.After = o.Before
}

// needsOf is what must be known to know what a change does that cannot be
// folded.
func needsOf(c *changeset.Change) errcodes.Needs {
	if c.Known == nil && c.ProbableType() == nil {
		return errcodes.NeedEdition
	}
	return errcodes.NeedChangeSet
}

// storedState is an offer as DescribeEntity gives it.
func storedState(e Entity, fact jsondoc.Node) *State {
	s := new(State)
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
	s.readPricing()
	return s
}

// setTerms puts in the terms of an offer's list.
func (s *State) setTerms(list jsondoc.Node) {
	for _, p := range []Parts{SupportTerm, LegalTerm, ValidityTerm, PaymentScheduleTerm, NetPaymentTerm, RenewalTerm} {
		s.set(p, view.Find(list, partNames[index(p)]).Node, nil)
	}
	if view.PricingTypes(list) != 0 {
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

// creation says which kinds of offer a change creates, by the part that makes
// the kind: ProductID, AgreementID, ResaleAuthorizationID; nothing for a change
// that creates none.
func creation(c *changeset.Change) Parts {
	if c.Known == nil || !c.IsOffer() {
		return 0
	}
	return effectOf(c.Known).creates
}

// namesWhatItIsMadeOf reports whether a change that creates an offer names what it
// makes it of. Change types without a schema are not checked for more.
func namesWhatItIsMadeOf(c *changeset.Change) bool {
	for parts := creation(c); parts != 0; parts &= parts - 1 {
		if c.Details.Get(partNames[index(parts)]).Text() == "" {
			return false
		}
	}
	return true
}

// wouldSet are the parts that a change which failed would have set: what it
// must give, and of the information that it may leave out what it gives. When
// it gives none of that, it may have meant any.
func wouldSet(c *changeset.Change, parts Parts) Parts {
	const optional = Name | Description | PreExistingAgreement | OfferSetID
	given := Parts(0)
	for i, name := range partNames {
		if optional&(1<<i) != 0 && c.Details.Get(name).Exists() {
			given |= 1 << i
		}
	}
	if required := parts &^ optional; required|given != 0 && c.Details.Exists() {
		return required | parts&given
	}
	return parts
}

// apply applies one change.
func (o *Offer) apply(c *changeset.Change) {
	known := c.Known
	if known == nil {
		o.After.hideAbsent(needsOf(c))
		if known = c.ProbableType(); known == nil {
			return
		}
	}
	parts := effects[known.Index].sets
	if c.Failed || c.Known == nil || !c.IsOffer() || !c.Details.Exists() || !namesWhatItIsMadeOf(c) {
		o.After.hide(wouldSet(c, parts), errcodes.NeedChangeSet)
		return
	}
	d := c.Details
	switch parts {
	case Release:
		o.setPart(parts, d, c)
	case Targeting:
		if accounts := d.Get("PositiveTargeting").Get("BuyerAccounts"); accounts.Exists() && accounts.Kind() != jsondoc.Array {
			o.After.hide(parts, errcodes.NeedChangeSet) // of a caller who leaves that error out
			return
		}
		o.setPart(parts, d, c)
	case PricingModel | PricingTerms:
		o.setPart(PricingModel, d.Get("PricingModel"), c)
		if hasUnknownTerm(d.Get("Terms")) {
			o.After.hide(PricingTerms, errcodes.NeedEdition) // of a caller who leaves that error out
			return
		}
		o.setPart(PricingTerms, d.Get("Terms"), c)
	case SupportTerm, LegalTerm, ValidityTerm, PaymentScheduleTerm, NetPaymentTerm, RenewalTerm:
		o.setPart(parts, d.Get("Terms").Item(0), c)
	default: // members by their names; one that is not given stays as it is
		for ; parts != 0; parts &= parts - 1 {
			p := parts & -parts
			switch value := d.Get(memberOf(p)); {
			case value.Exists():
				o.setPart(p, value, c)
			case p == MarkupPercentage: // there is nothing else that the change could be meant to set
				o.After.hide(p, errcodes.NeedChangeSet)
			}
		}
	}
}

// hasUnknownTerm reports whether a list of pricing terms has one of a type that the
// edition does not know.
func hasUnknownTerm(list jsondoc.Node) bool {
	for term := range view.All(list) {
		if terms.PricingType(term.Type()) == 0 {
			return true
		}
	}
	return false
}

// memberOf is the member of a request's details that sets a part; most are called as
// in a stored offer.
func memberOf(p Parts) string {
	if p == MarkupPercentage {
		return "Percentage"
	}
	return partNames[index(p)]
}

func (o *Offer) setPart(p Parts, value jsondoc.Node, c *changeset.Change) {
	o.After.set(p, value, c)
	o.Set |= p
}

// Kept are the parts that the change set leaves as they are and that the offer has, or
// may have. What is not known because another change of the set is not understood is
// none of them.
func (o *Offer) Kept() Parts {
	var kept Parts
	for i := range o.After.parts {
		part := &o.After.parts[i]
		if part.change == nil && part.status != absent && part.needs&(errcodes.NeedChangeSet|errcodes.NeedEdition) == 0 {
			kept |= 1 << i
		}
	}
	return kept &^ Release
}

// IsReplacement holds for an offer that replaces an agreement. What the facts
// do not say is not known.
func (o *Offer) IsReplacement() check.Cond { return o.After.Part(AgreementID).Present() }

// IsResale holds for an offer made from a resale authorization.
func (o *Offer) IsResale() check.Cond { return o.After.Part(ResaleAuthorizationID).Present() }

// IsRenewal holds for an offer that AWS generated to renew an agreement, which only
// OfferFacts say.
func (o *Offer) IsRenewal() check.Cond {
	if o.Created != nil {
		return check.If(false)
	}
	renewal := o.Catalog.Facts.offerFacts[o.ID].Get("Renewal")
	if renewal.Kind() != jsondoc.Bool {
		return check.NotKnown(cmp.Or(o.Before.Part(ProductID).Needs(), errcodes.NeedOffer))
	}
	return check.If(renewal.IsTrue())
}

// IsReleased holds for an offer that is released.
func (s *State) IsReleased() check.Cond { return s.Part(Release).Present() }

// HasBuyerAccounts holds when the offer is targeted at buyer accounts.
func (s *State) HasBuyerAccounts() check.Cond {
	return s.Part(Targeting).Is(func(jsondoc.Node) bool { return s.hasBuyers })
}

// IsPrivate holds for an offer with buyer accounts, and for a replacement
// offer, which takes its buyer from the agreement. That an offer without buyer
// accounts is no replacement need not be known for it to be public, unless the
// change that creates it could not be read.
func (s *State) IsPrivate() check.Cond {
	replacement := s.Part(AgreementID)
	if replacement.status == present || replacement.needs&errcodes.NeedChangeSet != 0 {
		return replacement.Present().Or(s.HasBuyerAccounts())
	}
	return s.HasBuyerAccounts()
}

// IsPublic holds for an offer that anybody may accept once it is released: it is not
// private, and not made from a resale authorization.
func (s *State) IsPublic() check.Cond {
	return s.IsPrivate().Not().And(s.Part(ResaleAuthorizationID).Absent())
}

// IsPublic holds for an offer that is public after the change set. One that was
// released as a private offer stays private: AWS refuses to take its buyers away, and
// that alone is then wrong.
func (o *Offer) IsPublic() check.Cond {
	wasPrivate := o.Before.IsReleased().And(o.Before.IsPrivate())
	return o.After.IsPublic().And(wasPrivate.Not())
}

// Pricing is the set of the offer's pricing term types, asked about.
func (s *State) Pricing(predicate func(terms.PricingTypes) bool) check.Cond {
	if part := &s.parts[index(PricingTerms)]; part.status == notKnown {
		return check.NotKnown(part.needs)
	}
	return check.If(predicate(s.PricingTypes()))
}

// IsOnlyTrial holds when FreeTrialPricingTerm is the only pricing term.
func (s *State) IsOnlyTrial() check.Cond {
	return s.Pricing(func(t terms.PricingTypes) bool { return t == terms.FreeTrial })
}

// IsFreeTrial holds for a free trial offer: one whose pricing is a
// FreeTrialPricingTerm alone, or beside usage at zero prices only.
func (s *State) IsFreeTrial() check.Cond {
	return s.Pricing(func(t terms.PricingTypes) bool {
		return t == terms.FreeTrial || t == terms.FreeTrial|terms.UsageBased && s.usageIsFree()
	})
}

// usageIsFree reports whether all usage prices are zero.
func (s *State) usageIsFree() bool {
	for _, card := range s.Term(terms.UsageBased).RateCards() {
		for _, rate := range card.Rates() {
			if !terms.IsZero(rate.Price().Text()) {
				return false
			}
		}
	}
	return true
}

// pricingItems are the pricing terms of a Terms list as they are written.
func pricingItems(list jsondoc.Node) iter.Seq[jsondoc.Node] {
	return func(yield func(jsondoc.Node) bool) {
		for _, term := range view.Pricing(list) {
			if !yield(term.Node) {
				return
			}
		}
	}
}
