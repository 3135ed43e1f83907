package rules

import (
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
)

// availability are the parts that UpdateAvailability sets.
const availability = fold.OffersMaxQuantity | fold.AvailabilityEndDate

var authorizedUntilFirstCharge = rule{
	Row:   "ResaleAuthorization/UpdateAvailability/INVALID_AVAILABILITY_END_DATE/1",
	Sides: availability | fold.PaymentScheduleTerm,

	OfRequest: true,

	Run: func(p *pass, o *fold.Entity) {
		if p.Sets(availability) || !isBeingReleased(o) { // else the release has a row of its own
			reportAvailableAfterCharge(p, o)
		}
	},
}

var authorizedUntilFirstChargeWhenReleased = rule{
	Row:   "ResaleAuthorization/ReleaseResaleAuthorization/INVALID_AVAILABILITY_END_DATE/1",
	Sides: fold.Release,
	Run: func(p *pass, o *fold.Entity) {
		if !p.Sets(availability) {
			reportAvailableAfterCharge(p, o)
		}
	},
}

// reportAvailableAfterCharge reports an AvailabilityEndDate that does not come before every
// charge. The page says "before"; that the day of the first charge is too late is doubtful.
func reportAvailableAfterCharge(p *pass, o *fold.Entity) {
	available, schedule := o.After.Part(fold.AvailabilityEndDate), o.After.Part(fold.PaymentScheduleTerm)
	if !p.Require(available.Present(), schedule.Present()) {
		return
	}
	charge, first, hasCharge := firstCharge(o.After.Schedule())
	end, isReadable := day(available.Value())
	switch {
	case !hasCharge:
		return
	case !isReadable:
		p.Need(errcodes.NeedResale)
		return
	case end < first:
		return
	}
	at, grade := available.Value(), onDraftDoubtful(o)
	if charge.Within(p.change.Node) && !at.Within(p.change.Node) {
		at = charge
		p.relate(available.Value(), "AvailabilityEndDate")
	} else {
		p.relate(charge, "the first charge")
	}
	if end == first {
		grade = check.Doubtful
	}
	p.ReportAs(grade, jsondoc.At(at), "AvailabilityEndDate is %s, the first charge is on %s; %s", end, first, orNewAuthorization(o, limitsBeforeCharges(o)))
}

var (
	storedEndDateToCome = storedDateToCome("ResaleAuthorization/UpdateAvailability/INVALID_AVAILABILITY_END_DATE/2", fold.AvailabilityEndDate,
		func(value jsondoc.Node) (msg.Words, jsondoc.Node) { return "AvailabilityEndDate", value }, laterEndDate)
	storedStartDateToCome = storedDateToCome("ResaleAuthorization/UpdateBuyerValidityTerms/INVALID_MAXIMUM_AGREEMENT_START_DATE/1", fold.BuyerValidityTerm,
		func(term jsondoc.Node) (msg.Words, jsondoc.Node) {
			return "MaximumAgreementStartDate", term.Get("MaximumAgreementStartDate")
		}, laterStartDate)
)

// storedDateToCome is the rule that a date which an authorization has already is still to come
// when it is released. A date in the request is checked at once.
func storedDateToCome(row string, side fold.Parts, dateIn func(part jsondoc.Node) (msg.Words, jsondoc.Node), fix func(*fold.Entity) msg.Text) rule {
	return rule{Row: row, Sides: side, Run: func(p *pass, o *fold.Entity) {
		if !p.released {
			return
		}
		name, at := dateIn(o.After.Part(side).Value())
		date, isDay := day(at)
		if at.Exists() && !isDay {
			p.Need(errcodes.NeedResale)
			return
		}
		if !p.Require(check.If(isDay && date <= o.Today())) {
			return
		}
		grade := check.ByNote // the row is about the release
		if date == o.Today() {
			grade = check.Doubtful
		}
		p.ReportAs(grade, jsondoc.Place{}, "%s is %s, today is %s (UTC); %s", name, date, o.Today(), fix(o))
	}}
}

// laterEndDate says how an authorization that is released comes to end later.
func laterEndDate(o *fold.Entity) msg.Text {
	if o.After.Part(fold.PaymentScheduleTerm).Present().Holds() {
		return limitsBeforeCharges(o)
	}
	fix := msg.Plain("give a later date with UpdateAvailability")
	if o.After.Part(fold.OffersMaxQuantity).Present().Holds() { // AWS does not say that it stays
		fix = msg.Plain("give a later date and OffersMaxQuantity 1 with UpdateAvailability")
	}
	return fix
}

// laterStartDate says how buyers of an authorization that is released get time to start.
func laterStartDate(o *fold.Entity) msg.Text {
	if o.Product().IsType(saas).Fails() { // which takes no such term
		return msg.Plain("remove the term by UpdateBuyerValidityTerms with an empty list of Terms")
	}
	return msg.Plain("add UpdateBuyerValidityTerms with a later date, or with an empty list of Terms, which removes the term")
}
