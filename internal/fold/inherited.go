package fold

import (
	"encoding/json"
	"strings"
	"time"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/agreements"
	"github.com/offercheck/offercheck/internal/jsondoc"
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
func (c *Catalog) inherit(o *Offer) {
	created, d := o.Created, o.Created.Details
	agreement, authorization := Parts(0), Parts(0)
	creation := creation(created)
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
		c.inheritAgreement(&o.Before, d.Get(partNames[index(AgreementID)]).Text(), agreement)
	}
	if authorization != 0 {
		c.inheritAuthorization(&o.Before, d.Get(partNames[index(ResaleAuthorizationID)]).Text(), authorization)
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

// inheritAuthorization puts in the parts that come from a resale authorization.
func (c *Catalog) inheritAuthorization(s *State, id string, parts Parts) {
	e, ok := c.Facts.Entity(id)
	if !ok || e.Details.Get("Terms").Kind() != jsondoc.Array {
		s.hide(parts, needOfResale(id))
		return
	}
	s.take(c.Facts.stored[e.ID].resold(), parts)
}

// resoldState is what an offer takes over from a resale authorization: the accounts
// that it is for, and its terms without Resale or Buyer before their names. Those
// between the manufacturer and the channel partner stay there.
func resoldState(e Entity) *State {
	r := ResaleAuthorization{e.Details.Get("Terms")}
	var w writer
	w.open('{')
	w.name("Terms")
	w.open('[')
	for _, t := range [...]struct{ of, as string }{
		{"BuyerLegalTerm", "LegalTerm"},
		{"ResaleUsageBasedPricingTerm", "UsageBasedPricingTerm"},
		{"ResaleConfigurableUpfrontPricingTerm", "ConfigurableUpfrontPricingTerm"},
		{"ResaleFixedUpfrontPricingTerm", "FixedUpfrontPricingTerm"},
		{"ResalePaymentScheduleTerm", "PaymentScheduleTerm"},
		{"ResaleNetPaymentTerm", "NetPaymentTerm"},
	} {
		w.renamed(r.termCalled(t.of).Node, t.as)
	}
	w.close(']')
	w.name("Rules")
	w.open('[')
	accounts, readable := r.BuyerAccounts()
	if len(accounts) > 0 {
		w.open('{')
		w.name("Type")
		w.text("TargetingRule")
		w.name("PositiveTargeting")
		w.open('{')
		w.name("BuyerAccounts")
		w.texts(accounts)
		w.close('}')
		w.close('}')
	}
	w.close(']')
	w.member("PricingModel", e.Details.Get("PricingModel"))
	w.close('}')
	s := new(State)
	doc, err := jsondoc.ParseBuilt(w.b, factsOptions)
	if err != nil { // it is made of what was read, so it can be
		s.hide(takenFromAuthorization, errcodes.NeedResale)
		return s
	}
	s.setTerms(doc.Root().Get("Terms"))
	s.setRules(doc.Root().Get("Rules"))
	if !readable {
		s.hide(Targeting, errcodes.NeedResale)
	}
	s.hide(PricingModel, errcodes.NeedAWS)
	if model := doc.Root().Get("PricingModel"); model.Kind() == jsondoc.String {
		s.set(PricingModel, model, nil)
	}
	s.readPricing()
	return s
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

// renamed writes a term, if there is one, under another type.
func (w *writer) renamed(term jsondoc.Node, as string) {
	if !term.Exists() {
		return
	}
	w.open('{')
	w.name("Type")
	w.text(as)
	for name, value := range term.Members() {
		if name != "Type" {
			w.member(name, value)
		}
	}
	w.close('}')
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
