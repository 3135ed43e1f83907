package rules

import (
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
)

// The currency of a resale authorization: all its terms have one.

var (
	oneCurrencyOfResalePricing = rule{
		Row:   "ResaleAuthorization/UpdatePricingTerms/INVALID_CURRENCY_CODE/1",
		Sides: fold.PricingTerms,
		Run:   oneCurrencyOfPricing.Run,
	}
	oneCurrencyOfResaleSchedule = rule{
		Row:       "ResaleAuthorization/UpdatePaymentScheduleTerms/INVALID_CURRENCY_CODE/1",
		Sides:     fold.PaymentScheduleTerm,
		OfRequest: true,
		Run:       oneCurrencyOfSchedule.Run,
	}
)

var currencyOfResalePricing = rule{
	Row:   "ResaleAuthorization/UpdatePricingTerms/INVALID_CURRENCY_CODE/2",
	Sides: fold.PricingTerms,
	Run: func(p *pass, o *fold.Entity) {
		for code := range currencies(&o.After) {
			if reportRuledOut(p, o, code) && p.released { // the others would be reported at the same place
				return
			}
		}
	},
}

var currencyOfResaleSchedule = rule{
	Row:   "ResaleAuthorization/UpdatePaymentScheduleTerms/INVALID_CURRENCY_CODE/2",
	Sides: fold.PaymentScheduleTerm,
	Run: func(p *pass, o *fold.Entity) {
		if code := o.After.Schedule().CurrencyCode(); code.Text() != "" {
			reportRuledOut(p, o, code)
		}
	},
}

// Only AWS knows which currencies the payment settings of a seller cover.
var (
	paidForResalePricing  = alwaysUndecided("ResaleAuthorization/UpdatePricingTerms/INCOMPATIBLE_PAYMENT_SETTINGS/1", fold.PricingTerms)
	paidForResaleSchedule = alwaysUndecided("ResaleAuthorization/UpdatePaymentScheduleTerms/INCOMPATIBLE_PAYMENT_SETTINGS/1", fold.PaymentScheduleTerm)
)

var brazilInUSD = rule{
	Row:   "ResaleAuthorization/UpdatePricingTerms/(Brazil 2P)/4",
	Sides: fold.PricingTerms | fold.PaymentScheduleTerm,
	Run: func(p *pass, o *fold.Entity) {
		isFor := isForBrazil(o)
		for _, side := range [...]fold.Parts{fold.PricingTerms, fold.PaymentScheduleTerm} {
			if needs := o.After.Part(side).Needs(); needs != 0 {
				p.Require(isFor, check.NotKnown(needs))
			}
		}
		var others []jsondoc.Node
		for code := range o.After.Currencies() {
			if code.Text() != usd {
				others = append(others, code)
			}
		}
		for _, code := range p.visible(others) {
			if p.Require(isFor) {
				fix := msg.Words("write USD in all terms")
				if !code.Within(p.change.Node) { // it is stored, or set by another change
					side := fold.PricingTerms
					if code.Within(o.After.Schedule().Node) {
						side = fold.PaymentScheduleTerm
					}
					fix += " with " + msg.Words(fold.UpdateOf(o.Kind, side))
				}
				p.Report(code, "CurrencyCode of %s is %s, and the authorization is for AWS's distributor in Brazil; %s", typeAround(o, code), code.Text(), fix)
			}
		}
	},
}
