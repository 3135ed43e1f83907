package rules

import (
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/view"
	"github.com/offercheck/offercheck/terms"
)

// What the rules of resale authorizations have in common.

const removeOrNewAuthorization = "remove this change, or make a new resale authorization"

const distributorInBrazil = "664418980131"

// isForBrazil holds for an authorization whose reseller is AWS's distributor in Brazil.
func isForBrazil(o *fold.Entity) check.Cond {
	return o.After.Part(fold.ResellerAccountID).Text(distributorInBrazil)
}

// isBeingReleased reports whether the change set releases the authorization. AWS says of
// several conditions that they are checked when it is evaluated as a whole, which is then.
func isBeingReleased(o *fold.Entity) bool { return o.After.SetBy(fold.Release) != nil }

// onDraftDoubtful is the grade of what AWS checks when an authorization is evaluated as a
// whole: a draft that stays one may be completed later.
func onDraftDoubtful(o *fold.Entity) check.Grade { return check.DoubtfulIf(!isBeingReleased(o)) }

// orNewAuthorization is a fix or, for an authorization that was released before, which takes
// no changes, what is left to do.
func orNewAuthorization(o *fold.Entity, fix msg.Text) msg.Text {
	if o.Before.IsReleased().Holds() {
		return msg.Plain(removeOrNewAuthorization)
	}
	return fix
}

// alwaysUndecided is the rule that leaves a row open for a change that sets a part to
// something, because AWS alone knows.
func alwaysUndecided(row string, side fold.Parts) rule {
	return rule{Row: row, Sides: side, OfRequest: true, Run: func(p *pass, o *fold.Entity) {
		if o.After.Part(side).Value().Exists() {
			p.Need(errcodes.NeedAWS)
		}
	}}
}

// firstCharge is the earliest charge date of a schedule.
func firstCharge(schedule view.Term) (at jsondoc.Node, first terms.Date, found bool) {
	for _, charge := range schedule.Schedule() {
		if date, ok := day(charge.ChargeDate()); ok && (!found || date < first) {
			at, first, found = charge.ChargeDate(), date, true
		}
	}
	return at, first, found
}

// limitsBeforeCharges is what UpdateAvailability has to give an authorization with a payment
// schedule, and what else there is to do if the charges leave no day for it.
func limitsBeforeCharges(o *fold.Entity) msg.Text {
	_, first, hasCharge := firstCharge(o.After.Schedule())
	switch {
	case !hasCharge:
		return msg.Plain("give OffersMaxQuantity 1 and an AvailabilityEndDate after today with UpdateAvailability")
	case first <= o.Today().AddDays(1):
		return msg.Plain("give OffersMaxQuantity 1 and an AvailabilityEndDate after today with UpdateAvailability, and move the charges to days after that date with UpdatePaymentScheduleTerms")
	}
	return msg.F("give OffersMaxQuantity 1 and an AvailabilityEndDate after today and before the first charge, %s, with UpdateAvailability", first)
}

// reportScheduleWithoutLimits reports a payment schedule of an authorization that is not for
// one offer until a date.
func reportScheduleWithoutLimits(p *pass, o *fold.Entity) {
	if !p.Require(o.After.Part(fold.PaymentScheduleTerm).Present(), availabilityLacks(o)) {
		return
	}
	lacks := msg.Words("no OffersMaxQuantity")
	switch hasDate := o.After.Part(fold.AvailabilityEndDate).Absent().Not(); {
	case o.After.Part(fold.OffersMaxQuantity).Absent().And(hasDate.Not()).Holds():
		lacks = "neither OffersMaxQuantity nor AvailabilityEndDate"
	case hasDate.Fails():
		lacks = "no AvailabilityEndDate"
	}
	p.ReportAs(onDraftDoubtful(o), jsondoc.At(o.After.Schedule().Node), "the resale authorization has a ResalePaymentScheduleTerm and %s; %s",
		lacks, orNewAuthorization(o, limitsBeforeCharges(o)))
}

// availabilityLacks holds for an authorization that is not limited in number, or not in time.
func availabilityLacks(o *fold.Entity) check.Cond {
	return o.After.Part(fold.OffersMaxQuantity).Absent().Or(o.After.Part(fold.AvailabilityEndDate).Absent())
}

// scheduleOrOtherTerms says what to do about a fixed upfront term without a payment schedule.
func scheduleOrOtherTerms(o *fold.Entity) msg.Words {
	fix := msg.Words("give a schedule with UpdatePaymentScheduleTerms")
	if availabilityLacks(o).Holds() {
		fix += ", and OffersMaxQuantity 1 and an AvailabilityEndDate before the first charge with UpdateAvailability"
	}
	isUsage := o.After.Part(fold.PricingModel).Text(terms.Usage)
	switch others := o.After.PricingTypes() &^ terms.FixedUpfront; {
	case others.Has(terms.ConfigurableUpfront), others != 0 && isUsage.Holds():
		fix += ", or leave " + resaleFixedUpfront + " out with UpdatePricingTerms"
	case isUsage.Fails():
		fix += ", or give " + resaleConfigurableUpfront + " instead of it with UpdatePricingTerms"
	}
	return fix
}

// fixedUpfrontOrNoSchedule says what to do about a payment schedule without a fixed upfront
// term.
func fixedUpfrontOrNoSchedule(o *fold.Entity) msg.Words {
	fix := msg.Words("remove the schedule by UpdatePaymentScheduleTerms with an empty list of Terms")
	if o.After.Part(fold.PricingModel).Text(terms.Usage).Holds() { // of which a fixed price is not a part on every product
		return fix
	}
	if o.After.PricingTypes().Has(terms.ConfigurableUpfront) {
		return fix + ", or give " + resaleFixedUpfront + " with Price \"0\" instead of " + resaleConfigurableUpfront + " with UpdatePricingTerms"
	}
	return fix + ", or give a " + resaleFixedUpfront + " with Price \"0\" with UpdatePricingTerms"
}

const (
	resaleFixedUpfront        msg.Words = "ResaleFixedUpfrontPricingTerm"
	resaleConfigurableUpfront msg.Words = "ResaleConfigurableUpfrontPricingTerm"
	resaleUsageBased          msg.Words = "ResaleUsageBasedPricingTerm"
)
