package fold

import (
	"bytes"
	"encoding/json"

	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/words"
)

// Preview is a facts document with each offer, resale authorization and offer set as it
// would be after the change set: in DescribeEntity's shape, with a list NotKnown of the parts
// that are not known, and beside them as OfferFacts what DescribeEntity does not say.
func (c *Catalog) Preview() []byte {
	var w writer
	w.open('{')
	w.name("Entities")
	w.open('[')
	for _, kind := range kinds {
		for i := range c.Entities(kind) {
			w.entity(&c.Entities(kind)[i])
		}
	}
	w.close(']')
	w.offerFacts(c.Offers)
	w.close('}')
	var indented bytes.Buffer
	if err := json.Indent(&indented, w.b, "", "  "); err != nil {
		return w.b
	}
	indented.WriteByte('\n')
	return indented.Bytes()
}

// identifier is the entity's id, or the reference to the change that creates it.
func (e *Entity) identifier() string {
	if e.ID == "" && e.Created != nil {
		return referenceTo(e.Created)
	}
	return e.ID
}

// referenceTo is the reference to a change; "" when it has no name.
func referenceTo(c *changeset.Change) string {
	if c.Name == "" {
		return ""
	}
	return "$" + c.Name + ".Entity.Identifier"
}

// A writer writes JSON from left to right, commas included.
type writer struct{ b []byte }

// next puts the comma between what stands and what comes.
func (w *writer) next() {
	if n := len(w.b); n > 0 && w.b[n-1] != '{' && w.b[n-1] != '[' && w.b[n-1] != ':' {
		w.b = append(w.b, ',')
	}
}

func (w *writer) open(bracket byte) {
	w.next()
	w.b = append(w.b, bracket)
}

func (w *writer) close(bracket byte) { w.b = append(w.b, bracket) }

func (w *writer) text(s string) {
	w.next()
	w.b = words.AppendJSON(w.b, s)
}

func (w *writer) name(s string) {
	w.text(s)
	w.b = append(w.b, ':')
}

func (w *writer) member(name string, value jsondoc.Node) {
	if value.Exists() {
		w.name(name)
		w.b = append(w.b, value.Raw()...)
	}
}

func (w *writer) entity(e *Entity) {
	w.open('{')
	w.name("EntityType")
	w.text(changetype.EntityType(e.Kind))
	w.name("EntityIdentifier")
	w.text(e.identifier())
	w.name("DetailsDocument")
	w.open('{')
	unknown := w.details(e)
	w.close('}')
	w.name("NotKnown")
	w.open('[')
	for i := range e.After.parts {
		if p := Parts(1 << i); unknown&p != 0 {
			w.text(p.nameIn(e.Kind))
		}
	}
	w.close(']')
	w.close('}')
}

// details writes the entity as DescribeEntity has it, and returns the parts that are not
// known.
func (w *writer) details(e *Entity) Parts {
	parts := partsIn(e.Catalog.Changes.Edition, e.Kind)
	var unknown Parts
	for i := range e.After.parts {
		if e.After.parts[i].status == notKnown {
			unknown |= parts & (1 << i)
		}
	}
	switch e.Kind {
	case changetype.ResaleAuthorization:
		w.authorization(e)
		return unknown
	case changetype.OfferSet:
		return w.offerSet(e, unknown&^(DisassociatedOffers|DisassociatedSolution))
	}
	return w.offer(e, parts, unknown)
}

func (w *writer) members(e *Entity, parts ...Parts) {
	for _, p := range parts {
		w.member(p.nameIn(e.Kind), e.After.Part(p).Value())
	}
}

func (w *writer) offer(o *Entity, parts, unknown Parts) Parts {
	value := func(p Parts) jsondoc.Node {
		if parts&p == 0 {
			return jsondoc.Node{}
		}
		return o.After.Part(p).Value()
	}
	w.id(o)
	w.state("State", o, "Released")
	w.members(o, Name, Description)
	if !w.product(o) {
		unknown |= ProductID
	}
	for _, p := range []Parts{PreExistingAgreement, ResaleAuthorizationID, OfferSetID, MarkupPercentage} {
		w.member(p.nameIn(o.Kind), value(p))
	}
	prices, known := o.pricesAfterMarkup()
	if !known {
		unknown |= PricingTerms | PaymentScheduleTerm
	}
	w.name("Terms")
	w.open('[')
	for _, p := range []Parts{SupportTerm, LegalTerm} {
		w.term(value(p), noMarkup)
	}
	if known {
		for _, term := range prices.of.Terms() {
			w.term(term.Node, prices.factor)
		}
		w.term(prices.of.Schedule().Node, prices.factor)
	}
	for _, p := range []Parts{NetPaymentTerm, ValidityTerm, RenewalTerm} {
		w.term(value(p), noMarkup)
	}
	w.close(']')
	w.name("Rules")
	w.rules(value(Targeting), value(AvailabilityEndDate))
	return unknown
}

// product writes the product of an offer; of a new one also that of the agreement or the resale
// authorization which it is made from. It reports false if that is not known.
func (w *writer) product(o *Entity) bool {
	name := ProductID.nameIn(o.Kind)
	if part := o.After.Part(ProductID); part.status != absent || o.Created == nil {
		w.member(name, part.Value())
		return true
	}
	id := o.Product().identifier()
	if id != "" {
		w.name(name)
		w.text(id)
	}
	return id != ""
}

// identifier is the product's id, or the reference to the change that creates it; "" when it
// is not known which product it is.
func (p *Product) identifier() string {
	if p.ID == "" && p.Created != nil {
		return referenceTo(p.Created)
	}
	return p.ID
}

func (w *writer) offerSet(e *Entity, unknown Parts) Parts {
	w.id(e)
	w.state("State", e, "Released")
	w.members(e, Name, BuyerNotes)
	if e.solutionNeeds() != 0 {
		unknown |= SolutionID
	} else {
		w.members(e, SolutionID)
	}
	offers, more, fewer := e.Associated()
	if more|fewer != 0 {
		return unknown | AssociatedOffers
	}
	w.name("AssociatedOffers")
	w.open('[')
	for _, a := range offers {
		w.open('{')
		w.name("OfferId")
		w.text(a.ID.Text())
		w.close('}')
	}
	w.close(']')
	return unknown
}

func (w *writer) item(n jsondoc.Node) {
	if n.Exists() {
		w.raw(n)
	}
}

func (w *writer) id(e *Entity) {
	if e.ID != "" {
		w.name("Id")
		w.text(e.ID)
	}
}

// state writes whether the entity is released; restricted is what is released, too. One word
// says both of an authorization: it is written if either is known, since NotKnown has the other.
func (w *writer) state(name string, e *Entity, released string) {
	release, restriction := e.After.Part(Release), e.After.Part(Restriction)
	canBeRestricted := partsOf(e.Kind)&Restriction != 0
	if release.status == notKnown && (!canBeRestricted || restriction.status == notKnown) {
		return
	}
	w.name(name)
	switch {
	case restriction.status == present:
		w.text("Restricted")
	case release.status == present:
		w.text(released)
	default:
		w.text("Draft")
	}
}

func (w *writer) rules(targeting, availability jsondoc.Node) {
	w.open('[')
	if targeting.Exists() {
		w.open('{')
		w.name("Type")
		w.text("TargetingRule")
		for _, name := range []string{"PositiveTargeting", "NegativeTargeting"} {
			w.member(name, targeting.Get(name))
		}
		w.close('}')
	}
	if availability.Exists() {
		w.open('{')
		w.name("Type")
		w.text("AvailabilityRule")
		w.member("AvailabilityEndDate", availability)
		w.close('}')
	}
	w.close(']')
}

// offerFacts writes what DescribeEntity does not say: the pricing model, the agreement that
// an offer replaces, and whether it renews one.
func (w *writer) offerFacts(offers []Entity) {
	w.name("OfferFacts")
	w.open('[')
	for i := range offers {
		o := &offers[i]
		model, agreement := o.After.Part(PricingModel), o.After.Part(AgreementID)
		renewal := o.Catalog.Facts.offerFacts[o.ID].Get("Renewal")
		if model.status != present && agreement.status == notKnown && !renewal.Exists() {
			continue
		}
		w.open('{')
		w.name("OfferId")
		w.text(o.identifier())
		w.member("PricingModel", model.Value())
		switch agreement.status {
		case present:
			w.member("AgreementId", agreement.Value())
		case absent:
			w.name("AgreementId")
			w.b = append(w.b, "null"...)
		}
		w.member("Renewal", renewal)
		w.close('}')
	}
	w.close(']')
}
