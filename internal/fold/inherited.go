package fold

import (
	"encoding/json"
	"strings"
	"time"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/agreements"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/terms"
)

// A new offer may take over parts of what it is made from: of the agreement that it
// replaces, or of its resale authorization. Where the facts hold that, the parts are
// read from it.

const (
	// takenFromAgreement are the parts that a replacement offer takes over. Its buyer
	// is that of the agreement, whatever its targeting says.
	takenFromAgreement = SupportTerm | LegalTerm | PricingModel | PricingTerms | ValidityTerm | PaymentScheduleTerm | NetPaymentTerm | RenewalTerm

	// takenFromAuthorization are the parts that an offer made from a resale
	// authorization takes over.
	takenFromAuthorization = Targeting | LegalTerm | PricingModel | PricingTerms | PaymentScheduleTerm | NetPaymentTerm
)

// inherit gives a new offer the parts that it takes over. A replacement that is made
// from an authorization has the terms of the authorization, and of the agreement what
// that does not say.
func (c *Catalog) inherit(o *Entity) {
	created, d := o.Created, o.Created.Details
	agreement, authorization := Parts(0), Parts(0)
	creation := o.creation()
	if creation&AgreementID != 0 {
		agreement = takenFromAgreement
	}
	if creation&ResaleAuthorizationID != 0 {
		authorization = takenFromAuthorization
	}
	if agreement != 0 && authorization != 0 {
		authorization &^= Targeting
		agreement &^= authorization
	}
	if created.Failed || !namesWhatItIsMadeOf(created) {
		o.Before.hide(agreement|authorization, errcodes.NeedChangeSet)
		return
	}
	if agreement != 0 {
		c.inheritAgreement(&o.Before, d.Get(AgreementID.nameIn(o.Kind)).Text(), agreement)
	}
	if authorization != 0 {
		c.inheritAuthorization(o, d.Get(ResaleAuthorizationID.nameIn(o.Kind)).Text(), authorization)
	}
}

// inheritAgreement puts in the parts that come from an agreement. Which pricing model
// it has, an agreement does not say.
func (c *Catalog) inheritAgreement(s *State, id string, parts Parts) {
	a, ok := c.Facts.Agreements().Agreement(id)
	accepted := a.AcceptedTerms()
	if !ok || !accepted.Exists() {
		s.hide(parts, errcodes.NeedAgreement)
		return
	}
	var w writer
	w.dated("", accepted)
	doc, err := jsondoc.ParseBuilt(w.b, factsOptions)
	if err != nil { // it is made of what was read, so it can be
		s.hide(parts, errcodes.NeedAgreement)
		return
	}
	var from State
	from.setTerms(doc.Root())
	s.take(&from, parts)
	s.inherited = parts
	s.hide(parts&PricingModel, errcodes.NeedAWS)
}

// inheritAuthorization puts in the parts that come from a resale authorization: its terms,
// with Resale or Buyer still before their names. Those between the manufacturer and the
// channel partner stay there.
func (c *Catalog) inheritAuthorization(o *Entity, id string, parts Parts) {
	from, needs := c.authorization(id)
	if needs != 0 {
		o.Before.hide(parts, needs)
		return
	}
	o.Before.take(from.resold(), parts)
}

// IsTakenOver reports whether the offer is known to have one of some parts from its resale
// authorization. The pricing terms of an offer that is stored are, unless they are a
// FixedUpfrontPricingTerm alone: a channel partner sets no other. Of its other parts that is not
// known.
func (o *Entity) IsTakenOver(parts Parts) bool {
	parts &= takenFromAuthorization &^ o.Set
	if o.Created == nil {
		parts &= PricingModel | PricingTerms
		if o.After.PricingTypes() == terms.FixedUpfront {
			return false
		}
	}
	return parts != 0 && o.IsResale().Holds()
}

// resoldState is what an offer takes over from a resale authorization, with its buyers as an
// offer has them.
func resoldState(from *State) *State {
	s := new(State)
	s.take(from, takenFromAuthorization)
	for i := range s.parts {
		s.parts[i].change = nil
	}
	if targeting := from.Part(Targeting); targeting.status == present {
		s.set(Targeting, jsondoc.Node{}, nil)
		accounts, readable := from.Buyers()
		if !readable {
			s.hide(Targeting, errcodes.NeedResale)
		} else if len(accounts) > 0 {
			s.set(Targeting, targetingAt(accounts), nil)
		}
	}
	return s
}

// targetingAt is a targeting at accounts, as an offer has it.
func targetingAt(accounts []string) jsondoc.Node {
	var w writer
	w.open('{')
	w.name("Type")
	w.text("TargetingRule")
	w.name("PositiveTargeting")
	w.open('{')
	w.name("BuyerAccounts")
	w.texts(accounts)
	w.close('}')
	w.close('}')
	doc, err := jsondoc.ParseBuilt(w.b, factsOptions)
	if err != nil { // a string that was read can be written
		return jsondoc.Node{}
	}
	return doc.Root()
}

// modelOfResale gives a stored offer that is made from a resale authorization the pricing model
// of that, which DescribeEntity does not tell: it cannot have another one.
func (c *Catalog) modelOfResale(s *State) {
	id := s.Part(ResaleAuthorizationID)
	if id.status != present || s.Part(PricingModel).status != notKnown {
		return
	}
	if r, needs := c.authorization(id.Value().Text()); needs == 0 && r.Part(PricingModel).status == present {
		s.set(PricingModel, r.Part(PricingModel).Value(), nil)
	}
}

// take puts in parts of another state.
func (s *State) take(from *State, parts Parts) {
	for rest := parts; rest != 0; rest &= rest - 1 {
		i := index(rest)
		s.parts[i] = from.parts[i]
	}
	if parts&PricingTerms != 0 {
		s.pricing = from.pricing
	}
	if parts&ValidityTerm != 0 {
		s.validity = from.validity
	}
	if parts&Targeting != 0 {
		s.hasBuyers = from.hasBuyers
	}
}

// dated writes a value as it is, but for dates that are numbers: those it writes as an
// offer has them.
func (w *writer) dated(name string, n jsondoc.Node) {
	switch n.Kind() {
	case jsondoc.Object:
		w.open('{')
		for name, value := range n.Members() {
			w.name(name)
			w.dated(name, value)
		}
		w.close('}')
	case jsondoc.Array:
		w.open('[')
		for _, item := range n.Items() {
			w.dated(name, item)
		}
		w.close(']')
	case jsondoc.Number:
		if t, ok := agreements.Time(n); ok && strings.HasSuffix(name, "Date") {
			w.text(t.UTC().Format(time.RFC3339))
			return
		}
		w.raw(n)
	default:
		w.raw(n)
	}
}

func (w *writer) raw(n jsondoc.Node) {
	w.next()
	w.b = append(w.b, n.Raw()...)
}

func (w *writer) texts(list []string) {
	w.next()
	text, _ := json.Marshal(list) // strings always marshal
	w.b = append(w.b, text...)
}
