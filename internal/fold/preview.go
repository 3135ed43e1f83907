package fold

import (
	"bytes"
	"encoding/json"

	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/words"
	"github.com/offercheck/offercheck/offer"
)

// Preview is a facts document with each offer as it would be after the change
// set: in DescribeEntity's shape, with a list NotKnown of the parts that are
// not known, and beside them as OfferFacts what DescribeEntity does not say.
func (c *Catalog) Preview() []byte {
	var w writer
	w.open('{')
	w.name("Entities")
	w.open('[')
	for i := range c.Offers {
		w.entity(&c.Offers[i])
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

// identifier is the offer's id, or the reference to the change that creates it.
func (o *Offer) identifier() string {
	switch {
	case o.ID != "":
		return o.ID
	case o.Created != nil && o.Created.Name != "":
		return "$" + o.Created.Name + ".Entity.Identifier"
	}
	return ""
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

func (w *writer) entity(o *Offer) {
	w.open('{')
	w.name("EntityType")
	w.text(offer.EntityType)
	w.name("EntityIdentifier")
	w.text(o.identifier())
	w.name("DetailsDocument")
	w.details(o)
	w.name("NotKnown")
	w.open('[')
	for i, name := range partNames {
		if o.After.parts[i].status == notKnown && partsIn(o.Catalog.Changes.Edition)&(1<<i) != 0 {
			w.text(name)
		}
	}
	w.close(']')
	w.close('}')
}

// details writes the offer as DescribeEntity has it.
func (w *writer) details(o *Offer) {
	parts := partsIn(o.Catalog.Changes.Edition)
	value := func(p Parts) jsondoc.Node {
		if parts&p == 0 {
			return jsondoc.Node{}
		}
		return o.After.Part(p).Value()
	}
	w.open('{')
	if o.ID != "" {
		w.name("Id")
		w.text(o.ID)
	}
	if released := o.After.Part(Release); released.status != notKnown {
		w.name("State")
		if released.status == present {
			w.text("Released")
		} else {
			w.text("Draft")
		}
	}
	for _, p := range []Parts{Name, Description, ProductID, PreExistingAgreement, ResaleAuthorizationID, OfferSetID, MarkupPercentage} {
		w.member(partNames[index(p)], value(p))
	}
	w.name("Terms")
	w.open('[')
	for _, p := range []Parts{SupportTerm, LegalTerm} {
		w.item(value(p))
	}
	for item := range pricingItems(value(PricingTerms)) {
		w.item(item)
	}
	for _, p := range []Parts{PaymentScheduleTerm, NetPaymentTerm, ValidityTerm, RenewalTerm} {
		w.item(value(p))
	}
	w.close(']')
	w.name("Rules")
	w.rules(value(Targeting), value(AvailabilityEndDate))
	w.close('}')
}

func (w *writer) item(n jsondoc.Node) {
	if n.Exists() {
		w.next()
		w.b = append(w.b, n.Raw()...)
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
func (w *writer) offerFacts(offers []Offer) {
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
