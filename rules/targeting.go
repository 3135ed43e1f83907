package rules

import "github.com/offercheck/offercheck/offer"

var oneTargetingPerAttribute = Rule{
	Row:   "UpdateTargeting/INVALID_TARGETING/1",
	Sides: offer.Targeting,
	Run: func(p *Pass, o *offer.Offer) {
		targeting := o.After.Part(offer.Targeting).Value()
		negative := targeting.Get("NegativeTargeting").Get("CountryCodes")
		if negative.Exists() && targeting.Get("PositiveTargeting").Get("CountryCodes").Exists() {
			p.Report(negative, "CountryCodes stands in PositiveTargeting and in NegativeTargeting; keep one of them")
		}
	},
}
