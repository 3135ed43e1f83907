package fold

import (
	"slices"

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
	w.rule(r, "AvailabilityRule", []Parts{AvailabilityEndDate, OffersMaxQuantity})
	w.rule(r, "PartnerTargetingRule", []Parts{ResellerAccountID}, r.partner(stored).Get("ResellerLegalName"), r.partner(stored).Get("ResellerRole"))
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

// rule writes a rule with parts, and with other fields, unless it has none of the parts.
func (w *writer) rule(r *Entity, name string, parts []Parts, others ...jsondoc.Node) {
	if !slices.ContainsFunc(parts, func(p Parts) bool { return r.After.Part(p).status == present }) {
		return
	}
	w.open('{')
	w.name("Type")
	w.text(name)
	w.members(r, parts...)
	for _, n := range others {
		w.member(n.Name(), n)
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
