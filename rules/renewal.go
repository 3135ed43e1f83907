package rules

import (
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/terms"
)

var renewalOfPrivateOffer = rule{
	Row:   "UpdateRenewalTerms/INCOMPATIBLE_PRODUCT/1",
	Sides: fold.RenewalTerm | fold.Targeting,
	For:   fold.IsPrivate,
	Run: func(p *pass, o *fold.Offer) {
		term := o.After.Part(fold.RenewalTerm)
		supported := o.Product().IsType("SaaSProduct", "AmiProduct", "ContainerProduct").And(o.After.IsContract())
		if p.Require(term.Present(), supported.Not()) {
			p.Report(term.Value(), "the offer is private; private offers renew with the pricing model Contract, for SaaS, AMI and container products; remove the term by UpdateRenewalTerms with an empty list of Terms")
		}
	},
}

var renewalWithSchedule = rule{
	Row:   "UpdateRenewalTerms/INCOMPATIBLE_TERMS/1",
	Sides: fold.RenewalTerm | fold.PaymentScheduleTerm,
	Run: func(p *pass, o *fold.Offer) {
		term := o.After.Part(fold.RenewalTerm)
		if p.Require(term.Present(), o.After.Part(fold.PaymentScheduleTerm).Present()) {
			p.relate(o.After.Schedule().Node, "the PaymentScheduleTerm")
			p.Report(term.Value(), "the offer has a RenewalTerm and a PaymentScheduleTerm; remove one of the two with an empty list of Terms")
		}
	},
}

var renewalWithModel = rule{
	Row:   "UpdateRenewalTerms/INCOMPATIBLE_TERMS/2",
	Sides: fold.RenewalTerm | fold.PricingModel,
	Run: func(p *pass, o *fold.Offer) {
		term, priced := o.After.Part(fold.RenewalTerm), o.After.Part(fold.PricingModel)
		unfit := priced.Text(terms.Usage).Or(priced.Text(terms.Byol)).Or(priced.Text(terms.Free))
		if !p.Require(term.Present(), unfit) {
			return
		}
		p.relate(priced.Value(), "PricingModel")
		p.ReportAs(check.DoubtfulIf(model(o) == terms.Free), jsondoc.At(term.Value()), "the pricing model is %s, and agreements renew with Contract; choose it, or remove the term by UpdateRenewalTerms with an empty list of Terms", modelOf(o))
	},
}
