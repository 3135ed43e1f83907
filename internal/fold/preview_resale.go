package fold

import (
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/view"
)

// notChanged are the fields of a resale authorization that no change sets.
var notChanged = [...]string{
	"ProductArn", "ProductName", "CreatedDate", "SourceAuthorization", "ManufacturerAccountId", "ManufacturerLegalName",
	"IssuerAccountId", "IssuerLegalName", "Dimensions", "OfferDetails",
}

// authorization writes a resale authorization as DescribeEntity has it.
func (w *writer) authorization(r *Entity) {
	w.state("Status", r, "Active")
	w.members(r, Name, Description, ProductID, PricingModel, PreExistingAgreement)
	w.name("Terms")
	w.open('[')
	for _, term := range r.After.Terms() {
		w.raw(term.Node)
	}
	for _, p := range []Parts{PaymentScheduleTerm, NetPaymentTerm, LegalTerm, ResaleLegalTerm, BuyerValidityTerm} {
		w.item(r.After.Part(p).Value())
	}
	w.buyers(r.After.Part(Targeting).Value())
	w.close(']')
	stored, _ := r.Catalog.Facts.Entity(r.ID)
	w.name("Rules")
	w.open('[')
	w.availability(r, stored)
	w.partner(r, stored)
	w.close(']')
	for _, name := range notChanged {
		w.member(name, stored.Details.Get(name))
	}
}

// partner says who may resell, with what no part has: the rule of a stored resale
// authorization, or the details of the change that creates it.
func (e *Entity) partner(stored Described) jsondoc.Node {
	if e.Created != nil {
		return e.Created.Details
	}
	return view.Find(stored.Details.Get("Rules"), "PartnerTargetingRule").Node
}

// availability writes how an authorization is limited, unless that is not known.
func (w *writer) availability(r *Entity, stored Described) {
	end, quantity, usage := r.After.Part(AvailabilityEndDate), r.After.Part(OffersMaxQuantity), r.usage(stored)
	if usage == "" && end.status != present && quantity.status != present {
		return
	}
	w.open('{')
	w.name("Type")
	w.text("AvailabilityRule")
	if usage != "" {
		w.name("Usage")
		w.text(usage)
	}
	w.members(r, AvailabilityEndDate)
	if n := quantity.Value(); n.Text() == "1" { // which change sets may have for the number
		w.name(OffersMaxQuantity.nameIn(r.Kind))
		w.b = append(w.b, '1')
	} else {
		w.member(OffersMaxQuantity.nameIn(r.Kind), n)
	}
	w.close('}')
}

// usage is the Usage of an AvailabilityRule. That of an authorization which only the last day
// limits is known if it is stored: AWS's examples all limit the number of offers, too.
func (r *Entity) usage(stored Described) string {
	end, quantity := r.After.Part(AvailabilityEndDate), r.After.Part(OffersMaxQuantity)
	switch {
	case quantity.status == present:
		return "Limited"
	case quantity.status == notKnown || end.status == notKnown:
		return ""
	case r.Created == nil && r.Set&(AvailabilityEndDate|OffersMaxQuantity) == 0:
		return view.Find(stored.Details.Get("Rules"), "AvailabilityRule").Get("Usage").Text()
	case end.status == absent:
		return "Unlimited"
	}
	return ""
}

// partner writes who may resell.
func (w *writer) partner(r *Entity, stored Described) {
	if r.After.Part(ResellerAccountID).status != present {
		return
	}
	w.open('{')
	w.name("Type")
	w.text("PartnerTargetingRule")
	w.members(r, ResellerAccountID)
	for _, name := range [...]string{"ResellerLegalName", "ResellerRole"} {
		w.member(name, r.partner(stored).Get(name))
	}
	w.close('}')
}

// buyers writes a BuyerTargetingTerm. DescribeEntity gives an account as an object, the change
// that sets it as a string.
func (w *writer) buyers(n jsondoc.Node) {
	switch {
	case n.Kind() == jsondoc.Object:
		w.open('{')
		for name, value := range n.Members() {
			w.name(name)
			w.buyers(value)
		}
		w.close('}')
	case n.Kind() == jsondoc.Array && n.Name() == "BuyerAccounts":
		w.open('[')
		for _, account := range n.Items() {
			if account.Kind() != jsondoc.String {
				w.raw(account)
				continue
			}
			w.open('{')
			w.name("AwsAccountId")
			w.text(account.Text())
			w.close('}')
		}
		w.close(']')
	case n.Exists():
		w.raw(n)
	}
}
