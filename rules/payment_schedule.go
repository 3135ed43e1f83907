package rules

import (
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/offer"
)

var uniqueChargeDates = Rule{
	Row:   "UpdatePaymentScheduleTerms/DUPLICATE_CHARGE_DATES/1",
	Sides: offer.PaymentScheduleTerm,
	Run: func(p *Pass, o *offer.Offer) {
		schedule := o.After.Part(offer.PaymentScheduleTerm).Value().Get("Schedule")
		for _, r := range repeats(members(schedule, "ChargeDate")) {
			p.Report(r.node, "%s is the date of %d charges; first at %s", r.node.Text(), r.count, jsondoc.At(r.first.Parent()).Pointer())
		}
	},
}
