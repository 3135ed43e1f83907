package rules

import (
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/words"
	"github.com/offercheck/offercheck/terms"
)

// The payment schedule of a resale authorization. AWS's page says that how it goes with the
// other parts is checked when the authorization is released: on a draft it is a warning.

var limitsBesideSchedule = rule{
	Row:       "ResaleAuthorization/UpdatePaymentScheduleTerms/INCOMPATIBLE_TERMS/1",
	Sides:     fold.PaymentScheduleTerm | fold.OffersMaxQuantity | fold.AvailabilityEndDate,
	OfRequest: true,
	Run: func(p *pass, o *fold.Entity) {
		if !isLeftToRelease(o, fold.PaymentScheduleTerm) {
			reportScheduleWithoutLimits(p, o)
		}
	},
}

// reportScheduleWithoutLimits reports a payment schedule of an authorization that is not
// limited to one offer and a day.
func reportScheduleWithoutLimits(p *pass, o *fold.Entity) {
	quantity, end := o.After.Part(fold.OffersMaxQuantity), o.After.Part(fold.AvailabilityEndDate)
	if !p.Require(o.After.Part(fold.PaymentScheduleTerm).Present(), quantity.Absent().Or(end.Absent())) {
		return
	}
	var lacking []string
	if quantity.Absent().Holds() {
		lacking = append(lacking, "OffersMaxQuantity")
	}
	if end.Absent().Holds() {
		lacking = append(lacking, "AvailabilityEndDate")
	}
	p.ReportAs(check.DoubtfulIf(!isBeingReleased(o)), jsondoc.At(o.After.Schedule().Node), "the authorization has a payment schedule and no %s; give UpdateAvailability OffersMaxQuantity 1 and AvailabilityEndDate %s",
		msg.Words(words.Enumerate(lacking, "or")), lastDayFor(o))
}

// lastDayFor says which AvailabilityEndDate goes with the payment schedule: the one that there
// is, or else a day to come before the first charge.
func lastDayFor(o *fold.Entity) msg.Text {
	if end, ok := day(o.After.Part(fold.AvailabilityEndDate).Value()); ok {
		return msg.F("%s", end)
	}
	charges := chargesThat(o.After.Schedule(), func(terms.Date) bool { return true })
	if len(charges) == 0 {
		return msg.Plain("before the first charge")
	}
	first, _ := day(charges[0])
	for _, n := range charges {
		if date, _ := day(n); date < first {
			first = date
		}
	}
	if earliest := o.Today().AddDays(2); first < earliest {
		return msg.F("before the first charge, which has to move to %s or later for that", earliest)
	}
	return msg.F("before %s, the first ChargeDate", first)
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
		as := check.DoubtfulIf(!isBeingReleased(o))
		switch term := o.After.Schedule(); {
		case term.Exists() && p.Require(hasFixed.Not()):
			p.ReportAs(as, jsondoc.At(term.Node), "the authorization has a payment schedule and no ResaleFixedUpfrontPricingTerm; with UpdatePricingTerms give one with Price \"0\"%s, or remove the schedule with an empty list of Terms", besideFixedPrice(o))
		case !term.Exists() && p.Require(hasFixed):
			p.relate(o.After.Term(terms.FixedUpfront).Node, "the ResaleFixedUpfrontPricingTerm")
			p.ReportAs(as, jsondoc.Place{}, "the authorization has a ResaleFixedUpfrontPricingTerm and would have no payment schedule; keep the schedule, or price with ResaleConfigurableUpfrontPricingTerm instead with UpdatePricingTerms")
		}
	},
}

// besideFixedPrice says what else has to change for a ResaleFixedUpfrontPricingTerm.
func besideFixedPrice(o *fold.Entity) (fix msg.Words) {
	if o.After.PricingTypes().Has(terms.ConfigurableUpfront) { // which AWS may refuse beside it
		fix = " instead of ResaleConfigurableUpfrontPricingTerm"
	}
	if model(o) != terms.Contract {
		fix += " and the PricingModel Contract"
	}
	return fix
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
		p.ReportAs(as, jsondoc.Place{}, "the first ChargeDate of the stored schedule is %s, and today is %s (UTC); give charges after today%s with UpdatePaymentScheduleTerms", past[0].Text(), o.Today(), after)
	},
}

var lastChargeWithinAgreement = rule{
	Row:       "ResaleAuthorization/UpdatePaymentScheduleTerms/INVALID_CHARGE_DATES/2",
	Sides:     fold.PaymentScheduleTerm | fold.AvailabilityEndDate | fold.BuyerValidityTerm | fold.PricingTerms,
	OfRequest: true,
	Run: func(p *pass, o *fold.Entity) {
		if !isLeftToRelease(o, fold.PaymentScheduleTerm) {
			reportChargeAfterAgreements(p, o)
		}
	},
}

// reportChargeAfterAgreements reports a last charge that comes when every agreement has ended
// that can be made under the authorization.
func reportChargeAfterAgreements(p *pass, o *fold.Entity) {
	available, duration := o.After.Part(fold.AvailabilityEndDate), o.After.Term(terms.FixedUpfront).Duration()
	lasts := o.After.Part(fold.PricingTerms).Is(func(jsondoc.Node) bool {
		_, ok := terms.ParseDuration(duration.Text())
		return ok
	})
	if !p.Require(hasCharges(o), available.Is(isDay), lasts) {
		return
	}
	from, start := "AvailabilityEndDate", available.Value()
	if maximum := o.After.Part(fold.BuyerValidityTerm).Value().Get("MaximumAgreementStartDate"); isLater(maximum, start) {
		from, start = "MaximumAgreementStartDate", maximum
	}
	last, _ := lastCharge(o.After.Schedule())
	first, _ := day(start)
	end, ok := endAfter(first, duration)
	// one that is not known may let agreements start later
	if !ok || last <= end || !p.Known(o.After.Part(fold.BuyerValidityTerm)) {
		return
	}
	at := chargesThat(o.After.Schedule(), func(d terms.Date) bool { return d == last })[0]
	p.relate(start, from)
	p.relate(duration, "Duration")
	p.With(end).Report(at, "the last ChargeDate is %s; an agreement that starts as late as it can, on %s %s, and lasts %s ends on %s; charge before that, or give a longer Duration with UpdatePricingTerms",
		at.Text(), msg.Words(from), first, duration.Text(), end)
}

// isLater reports whether both are dates, the first of them after the second.
func isLater(a, b jsondoc.Node) bool {
	x, isDate := day(a)
	y, isDate2 := day(b)
	return isDate && isDate2 && x > y
}
