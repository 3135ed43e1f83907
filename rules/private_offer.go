package rules

import (
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/terms"
)

// publicTerms are the pricing terms that private offers are not made with, in
// the order of the page. Only of RecurringPaymentTerm is that certain.
var publicTerms = [...]struct {
	kind    terms.PricingTypes
	certain bool
}{
	{terms.ByolPricing, false},
	{terms.FreeTrial, false},
	{terms.RecurringPayment, true},
}

var termsOfPrivateOffer = rule{
	Row:   "UpdatePricingTerms/INCOMPATIBLE_TERMS/4",
	Sides: fold.PricingTerms | fold.Targeting,
	For:   fold.IsPrivate,
	Terms: terms.ByolPricing | terms.FreeTrial | terms.RecurringPayment,
	Run: func(p *pass, o *fold.Entity) {
		for _, x := range publicTerms {
			has := o.After.Pricing(func(t terms.PricingTypes) bool {
				return t.Has(x.kind) && !(x.kind == terms.ByolPricing && t.Has(terms.FixedUpfront)) // the page pairs the two
			})
			if !p.Require(has) {
				continue
			}
			fix := msg.Words("price it without this term")
			if x.kind == terms.ByolPricing {
				fix = "add FixedUpfrontPricingTerm beside this term, or price it without this term under another PricingModel"
			}
			p.With(x.kind).ReportAs(check.DoubtfulIf(!x.certain), jsondoc.At(o.After.Term(x.kind).Node), "the offer is private: it has BuyerAccounts or replaces an agreement; %s", fix)
		}
	},
}
