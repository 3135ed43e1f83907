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

// withoutTerm says how the authorization comes to have none of the terms that a change type
// sets as its only part.
func withoutTerm(p *pass, o *fold.Entity, part fold.Parts) msg.Words {
	if !p.released && (o.Before.Part(part).Absent().Holds() || o.Before.IsReleased().Holds()) {
		return "remove this change"
	}
	return "remove the term by " + msg.Words(fold.UpdateOf(o.Kind, part)) + " with an empty list of Terms"
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
