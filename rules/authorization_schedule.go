package rules

import (
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/terms"
)

// The payment schedule of a resale authorization. AWS's page says that how it goes with the
// other parts is checked when the authorization is released: on a draft it is a warning.

var limitsBesideSchedule = rule{
	Row:       "ResaleAuthorization/UpdatePaymentScheduleTerms/INCOMPATIBLE_TERMS/1",
	Sides:     fold.PaymentScheduleTerm | fold.OffersMaxQuantity | fold.AvailabilityEndDate,
	OfRequest: true,
	Run: func(p *pass, o *fold.Entity) {
		if p.Sets(fold.PaymentScheduleTerm) || !isBeingReleased(o) { // else a row of the release says it
			reportScheduleWithoutLimits(p, o)
		}
	},
}

var uniqueResaleChargeDates = rule{
	Row:   "ResaleAuthorization/UpdatePaymentScheduleTerms/DUPLICATE_CHARGE_DATES/1",
	Sides: fold.PaymentScheduleTerm,
	Run:   uniqueChargeDates.Run,
}

var fixedPriceWithSchedule = rule{
	Row:       "ResaleAuthorization/UpdatePaymentScheduleTerms/MISSING_MANDATORY_TERMS/1",
	Sides:     fold.PaymentScheduleTerm,
	OfRequest: true,
	Run: func(p *pass, o *fold.Entity) {
		hasFixed := o.After.Pricing(func(t terms.PricingTypes) bool { return t.Has(terms.FixedUpfront) })
		switch term := o.After.Schedule(); {
		case term.Exists() && p.Require(hasFixed.Not()):
			p.ReportAs(onDraftDoubtful(o), jsondoc.At(term.Node), "the resale authorization has a ResalePaymentScheduleTerm and no ResaleFixedUpfrontPricingTerm; %s", fixedUpfrontOrNoSchedule(o))
		case !term.Exists() && p.Require(hasFixed):
			p.relate(o.After.Term(terms.FixedUpfront).Node, "the ResaleFixedUpfrontPricingTerm")
			p.ReportAs(onDraftDoubtful(o), jsondoc.Place{}, "the resale authorization has a ResaleFixedUpfrontPricingTerm and no ResalePaymentScheduleTerm; %s", scheduleOrOtherTerms(o))
		}
	},
}

// AWS's page has the dates of a request among the input fields, and here those that are stored
// until the release.
var storedChargesToCome = rule{
	Row:   "ResaleAuthorization/UpdatePaymentScheduleTerms/INVALID_CHARGE_DATES/1",
	Sides: fold.PaymentScheduleTerm,
	Run: func(p *pass, o *fold.Entity) {
		past := chargesUntil(o.After.Schedule(), o.Today())
		if !p.released || len(past) == 0 {
			return
		}
		as := check.ByNote // the release is what the row is about
		if first, _ := day(past[0]); first == o.Today() {
			as = check.Doubtful
		}
		after := msg.Plain("")
		if end, ok := day(o.After.Part(fold.AvailabilityEndDate).Value()); ok {
			after = msg.F(" and after AvailabilityEndDate %s", end)
		}
		p.ReportAs(as, jsondoc.Place{}, "the first ChargeDate of the stored schedule is %s, and today is %s (UTC); give charges after today%s with UpdatePaymentScheduleTerms", dayText(past[0]), o.Today(), after)
	},
}

var lastChargeWithinAgreement = rule{
	Row:       "ResaleAuthorization/UpdatePaymentScheduleTerms/INVALID_CHARGE_DATES/2",
	Sides:     fold.PaymentScheduleTerm | fold.AvailabilityEndDate | fold.BuyerValidityTerm | fold.PricingTerms,
	OfRequest: true,
	Run: func(p *pass, o *fold.Entity) {
		if p.Sets(fold.PaymentScheduleTerm) || !isBeingReleased(o) { // else a row of the release says it
			reportChargeAfterLatestEnd(p, o)
		}
	},
}

// reportChargeAfterLatestEnd reports a last charge that comes after every agreement has ended
// that can be made from the authorization: one that starts on the later of AvailabilityEndDate
// and MaximumAgreementStartDate, and lasts as long as the fixed upfront term says.
func reportChargeAfterLatestEnd(p *pass, o *fold.Entity) {
	available, validity := o.After.Part(fold.AvailabilityEndDate), o.After.Part(fold.BuyerValidityTerm)
	hasFixed := o.After.Pricing(func(t terms.PricingTypes) bool { return t.Has(terms.FixedUpfront) })
	if !p.Require(hasCharges(o), available.Present(), hasFixed) {
		return
	}
	from, at := "AvailabilityEndDate", available.Value()
	start, readable := day(at)
	if maximum := validity.Value().Get("MaximumAgreementStartDate"); maximum.Exists() {
		latest, isDate := day(maximum)
		if readable = readable && isDate; latest > start {
			from, at, start = "MaximumAgreementStartDate", maximum, latest
		}
	}
	if !readable {
		p.Need(errcodes.NeedResale)
		return
	}
	duration := o.After.Term(terms.FixedUpfront).Duration()
	end, ok := endAfter(start, duration)
	last, _ := lastCharge(o.After.Schedule())
	if !ok || last <= end || !p.Known(validity) { // one that is not known may let agreements start later
		return
	}
	charge := chargesThat(o.After.Schedule(), func(d terms.Date) bool { return d == last })[0]
	p.relate(at, from)
	p.relate(duration, "Duration")
	p.With(end).Report(charge, "the last ChargeDate is %s; an agreement that starts as late as it can, on %s %s, and lasts %s ends on %s; charge before that, or give a longer Duration with UpdatePricingTerms",
		dayText(charge), msg.Words(from), start, duration.Text(), end)
}
