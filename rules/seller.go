package rules

import (
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/offer"
)

// What AWS alone knows of the seller's account: these rules wait for the caller's Limits,
// whatever the product is. ReleaseOffer has rows of its own about what stays as it is.

var paidForPricing = rule{
	Row:   "UpdatePricingTerms/INCOMPATIBLE_PAYMENT_SETTINGS/1",
	Sides: fold.PricingTerms,

	OfRequest: true,

	Run: func(p *pass, o *fold.Entity) {
		for code := range currencies(&o.After) {
			if p.Require(isUnpaid(o, code)) {
				p.Report(code, "CurrencyCode is %s, which is not in Limits.SellerCurrencies; %s", code.Text(), getPaid(o, code))
			}
		}
	},
}

var paidForSchedule = rule{
	Row:   "UpdatePaymentScheduleTerms/INCOMPATIBLE_PAYMENT_SETTINGS/1",
	Sides: fold.PaymentScheduleTerm,

	OfRequest: true,

	Run: func(p *pass, o *fold.Entity) {
		if code := o.After.Schedule().CurrencyCode(); code.Text() != "" && p.Require(isUnpaid(o, code)) {
			p.Report(code, "CurrencyCode is %s, which is not in Limits.SellerCurrencies; %s", code.Text(), getPaid(o, code))
		}
	},
}

var paidForRelease = rule{
	Row:   "ReleaseOffer/INCOMPATIBLE_PAYMENT_SETTINGS/1",
	Sides: fold.Release,
	Run: func(p *pass, o *fold.Entity) {
		for code := range o.After.Currencies() {
			side := fold.PricingTerms
			if code.Within(o.After.Schedule().Node) {
				side = fold.PaymentScheduleTerm
			}
			if o.Set&side == 0 && p.Require(isUnpaid(o, code)) {
				p.Report(jsondoc.Node{}, "the CurrencyCode of the offer's %s is %s, which is not in Limits.SellerCurrencies; %s", typeAround(o, code), code.Text(), getPaid(o, code))
				return // the others would be reported at the same place
			}
		}
		for _, side := range [...]fold.Parts{fold.PricingTerms, fold.PaymentScheduleTerm} {
			switch needs := o.After.Part(side).Needs(); {
			case o.Set&side != 0 || needs == 0:
			case isGiven(o, func(l *offer.Limits) bool { return l.SellerCurrencies != nil }):
				p.Need(needs)
			default: // what would it be compared with
				p.Need(errcodes.NeedLimits)
			}
		}
	},
}

// isUnpaid holds for a currency that the seller's payment settings do not cover. USD they
// always do.
func isUnpaid(o *fold.Entity, code jsondoc.Node) check.Cond {
	if code.Text() == usd {
		return check.If(false)
	}
	return ofSeller(outside(o, code.Text(), func(l *offer.Limits) []string { return l.SellerCurrencies }))
}

// ofSeller is a condition of the seller's account: what leaves it open is not the product.
func ofSeller(c check.Cond) check.Cond {
	if c.Needs() != 0 {
		return check.NotKnown(errcodes.NeedLimits)
	}
	return c
}

// getPaid says what to do about a currency that the payment settings do not cover.
func getPaid(o *fold.Entity, code jsondoc.Node) msg.Text {
	fix := msg.F("add a disbursement method for %s to your payment settings, and the code to the limit", code.Text())
	if mayBeIn(o, usd) {
		fix = fix.And(msg.Plain(", or write USD in all terms"))
	}
	return fix
}

var (
	sellerVerifiedForPricing  = sellerVerified("UpdatePricingTerms/INCOMPATIBLE_SELLER_VERIFICATION/1", fold.PricingTerms)
	sellerVerifiedForSchedule = sellerVerified("UpdatePaymentScheduleTerms/INCOMPATIBLE_SELLER_VERIFICATION/1", fold.PaymentScheduleTerm)
	sellerVerifiedForRelease  = sellerVerified("ReleaseOffer/INCOMPATIBLE_SELLER_VERIFICATION/1", fold.Release)
)

// sellerVerified is the rule that a seller who sets a part is verified.
func sellerVerified(row string, side fold.Parts) rule {
	return rule{Row: row, Sides: side, OfRequest: true, Run: func(p *pass, o *fold.Entity) {
		verified := ofSeller(o.Within(func(l *offer.Limits) check.Cond { return flag(l.SellerVerified) }))
		if p.Require(verified.Not()) {
			p.Report(jsondoc.Node{}, "Limits.SellerVerified is false; complete the verification in the AWS Marketplace Management Portal, then set the limit to true")
		}
	}}
}

var taxInformation = rule{
	Row:   "ReleaseOffer/INVALID_TAX_INFORMATION/1",
	Sides: fold.Release,
	Run: func(p *pass, o *fold.Entity) {
		limits := fold.LimitsFor(o.Catalog.Facts.Limits(), professionalServices)
		sold := o.Product().IsType(professionalServices)
		switch given := limits.TaxInformation; {
		case sold.Fails():
		case given == nil:
			p.Need(errcodes.NeedLimits)
		case !*given && sold.Holds():
			p.Report(jsondoc.Node{}, "Limits.TaxInformation is false; complete the DAC7 tax questionnaire in the AWS Marketplace Management Portal, then set the limit to true")
		case !*given:
			p.Need(sold.Needs())
		}
	},
}
