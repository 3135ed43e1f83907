package rules

import (
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/offer"
	"github.com/offercheck/offercheck/terms"
)

var supportOfPrivateOffer = rule{
	Row:   "UpdateSupportTerms/INCOMPATIBLE_PRODUCT/1",
	Sides: fold.SupportTerm | fold.Targeting,
	For:   fold.IsPrivate,
	Run: func(p *pass, o *fold.Entity) {
		unsupported := o.Within(func(l *offer.Limits) check.Cond {
			if l.SupportTermInPrivateOffers != nil {
				return check.If(!*l.SupportTermInPrivateOffers)
			}
			// private SaaS offers are known to take the term
			return o.Product().IsType("SaaSProduct").Not().And(check.NotKnown(errcodes.NeedLimits))
		})
		term := o.After.Part(fold.SupportTerm)
		if p.Require(term.Present(), unsupported) {
			p.ReportAs(check.ByLimit, jsondoc.At(term.Value()), "the offer is private, and Limits.SupportTermInPrivateOffers is false; remove the term by UpdateSupportTerms with an empty list of Terms")
		}
	},
}

var supportOfFreeTrial = rule{
	Row:   "UpdateSupportTerms/INCOMPATIBLE_TERMS/1",
	Sides: fold.SupportTerm | fold.PricingTerms,
	Terms: terms.FreeTrial,
	Run: func(p *pass, o *fold.Entity) {
		term := o.After.Part(fold.SupportTerm)
		if !p.Require(term.Present(), o.After.IsFreeTrial()) {
			return
		}
		is := msg.Words("FreeTrialPricingTerm is the only pricing term of the offer")
		onlyTrial := o.After.IsOnlyTrial().Holds()
		if !onlyTrial {
			is = "beside FreeTrialPricingTerm the offer has usage at zero prices only"
		}
		p.relate(o.After.Term(terms.FreeTrial).Node, "the trial")
		p.ReportAs(check.DoubtfulIf(!onlyTrial), jsondoc.At(term.Value()), "%s; remove the SupportTerm by UpdateSupportTerms with an empty list of Terms", is)
	},
}
