package rules

import (
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
)

var endDateOfPublicOffer = rule{
	Row:   "UpdateAvailability/INVALID_AVAILABILITY_END_DATE/1",
	Sides: fold.AvailabilityEndDate | fold.Targeting | fold.Release,
	For:   fold.IsPublic | fold.IsReleased,
	Run: func(p *pass, o *fold.Entity) {
		end := o.After.Part(fold.AvailabilityEndDate)
		if p.Require(end.Present()) {
			fix := msg.Words("remove the UpdateAvailability change") + orMakePrivate(o)
			if end.SetBy() == nil { // no change takes a date off
				fix = "make a new offer without the date" + orMakePrivate(o)
			}
			if o.Product().IsType(professionalServices).Holds() && !released(o).Holds() { // sold by private offer only
				fix = nameBuyers(o)
			}
			p.Report(end.Value(), "AvailabilityEndDate is %s and the offer has no BuyerAccounts; %s", dayText(end.Value()), fix)
		}
	},
}

var futureEndDate = rule{
	Row:   "UpdateAvailability/INVALID_AVAILABILITY_END_DATE/2",
	Sides: fold.AvailabilityEndDate,
	Run: func(p *pass, o *fold.Entity) {
		node, today := o.After.Part(fold.AvailabilityEndDate).Value(), o.Today()
		end, ok := day(node)
		// a released offer may be expired by a date in the past, says the page
		isLate := ok && (end < today || end == today && !p.released) // that of a draft that is released may be today
		if !p.Require(check.If(isLate), o.Before.IsReleased().Not()) {
			return
		}
		fix := msg.Words("; give a later date")
		if isPublicAndReleased(o).Holds() { // which has none
			fix = ""
		}
		p.ReportAs(check.DoubtfulIf(end == today), jsondoc.At(node), "AvailabilityEndDate is %s, today is %s (UTC)%s", end, today, fix)
	},
}

var endDateBeforeAgreementEnds = rule{
	Row:   "UpdateAvailability/INVALID_AVAILABILITY_END_DATE/3",
	Sides: fold.AvailabilityEndDate | fold.ValidityTerm,
	Run: func(p *pass, o *fold.Entity) {
		available := o.After.Part(fold.AvailabilityEndDate)
		hasEnd := o.After.Part(fold.ValidityTerm).Is(func(jsondoc.Node) bool { return isDay(o.After.Validity().AgreementEndDate()) })
		if !p.Require(available.Is(isDay), hasEnd) {
			return
		}
		last, _ := day(available.Value())
		end, _ := day(o.After.Validity().AgreementEndDate())
		if last >= end {
			p.relate(o.After.Validity().AgreementEndDate(), "AgreementEndDate")
			p.Report(available.Value(), "AvailabilityEndDate is %s, AgreementEndDate is %s; give an AvailabilityEndDate before AgreementEndDate", last, end)
		}
	},
}
