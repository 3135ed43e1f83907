package rules

import (
	"fmt"
	"math"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/view"
	"github.com/offercheck/offercheck/offer"
	"github.com/offercheck/offercheck/terms"
)

// The dates of an agreement, as the ValidityTerm gives them. Dates of the same
// day are neither before nor after each other; the future begins after today.

var validityOfPublicOffer = rule{
	Row:   "UpdateValidityTerms/INCOMPATIBLE_TERMS/1",
	Sides: fold.ValidityTerm | fold.Targeting | fold.Release,
	For:   fold.IsPublic | fold.IsReleased,
	Run: func(p *pass, o *fold.Entity) {
		validity := o.After.Part(fold.ValidityTerm)
		if p.Require(validity.Present()) {
			p.Report(validity.Value(), "the offer has a ValidityTerm and no BuyerAccounts; remove the term by UpdateValidityTerms with an empty list of Terms%s", orMakePrivate(o))
		}
	},
}

var futureStart = rule{
	Row:   "UpdateValidityTerms/INCOMPATIBLE_PRODUCT/1",
	Sides: fold.ValidityTerm,
	Run: func(p *pass, o *fold.Entity) {
		at := o.After.Validity().AgreementStartDate()
		start, ok := day(at)
		if p.Require(check.If(ok && start > o.Today()), o.Product().IsType(saas).Not()) {
			p.Report(at, "AgreementStartDate is %s, today is %s, and only SaaS offers may have a start in the future; %s", start, o.Today(), orNewOffer(o, withoutStart(o)))
		}
	},
}

var futureEnd = rule{
	Row:   "UpdateValidityTerms/INVALID_AGREEMENT_END_DATE/1",
	Sides: fold.ValidityTerm,
	Run: func(p *pass, o *fold.Entity) {
		at := o.After.Validity().AgreementEndDate()
		end, ok := day(at)
		switch today := o.Today(); {
		case !ok || end > today:
		case end < today:
			p.Report(at, "AgreementEndDate is %s, today is %s; an agreement ends on a later day", end, today)
		default: // the agreement lasts to the end of the day
			p.Warn(at, "AgreementEndDate is today, %s; an agreement ends on a later day", today)
		}
	},
}

var endWithinYears = rule{
	Row:   "UpdateValidityTerms/INVALID_AGREEMENT_END_DATE/3",
	Sides: fold.ValidityTerm,
	Run: func(p *pass, o *fold.Entity) {
		at := o.After.Validity().AgreementEndDate()
		end, ok := day(at)
		if !ok {
			return
		}
		isLate := o.Within(func(l *offer.Limits) check.Cond {
			if l.AgreementEndYears == nil {
				return check.NotKnown(errcodes.NeedLimits)
			}
			return check.If(end > addYears(o.Today(), *l.AgreementEndYears))
		})
		if p.Require(isLate) {
			years := greatest(o, func(l *offer.Limits) int64 { return *l.AgreementEndYears })
			p.With(years).Report(at, "AgreementEndDate is %s, today is %s; the last day to end is %s", end, o.Today(), addYears(o.Today(), years))
		}
	},
}

var endAfterSchedule = rule{
	Row:   "UpdateValidityTerms/INVALID_AGREEMENT_END_DATE/2",
	Sides: fold.ValidityTerm,
	Run: func(p *pass, o *fold.Entity) {
		schedule := o.After.Part(fold.PaymentScheduleTerm)
		at := o.After.Validity().AgreementEndDate()
		end, ok := day(at)
		if !ok || p.Sets(fold.PaymentScheduleTerm) { // with the schedule, its charge dates are what is wrong
			return
		}
		last, found := lastCharge(o.After.Schedule())
		if p.Require(schedule.Is(func(jsondoc.Node) bool { return found && end < last })) {
			p.With(last).Report(at, "AgreementEndDate is %s, the last ChargeDate of the offer's payment schedule is %s; %s", end, last, orNewOffer(o, "give a later end"))
		}
	},
}

// lastCharge is the last ChargeDate of a payment schedule; false when there is
// none.
func lastCharge(schedule view.Term) (last terms.Date, found bool) {
	for _, charge := range schedule.Schedule() {
		if date, ok := day(charge.ChargeDate()); ok && (!found || date > last) {
			last, found = date, true
		}
	}
	return last, found
}

var startAfterAvailability = rule{
	Row:   "UpdateValidityTerms/INVALID_AGREEMENT_START_DATE/1",
	Sides: fold.ValidityTerm | fold.AvailabilityEndDate,
	Run: func(p *pass, o *fold.Entity) {
		validity, availability := o.After.Part(fold.ValidityTerm), o.After.Part(fold.AvailabilityEndDate)
		at := o.After.Validity().AgreementStartDate()
		start, hasStart := day(at)
		last, hasLast := day(availability.Value())
		notAfter := check.All(
			validity.Is(func(jsondoc.Node) bool { return hasStart }),
			availability.Is(func(jsondoc.Node) bool { return hasLast }),
		)
		if notAfter.Holds() {
			notAfter = check.If(start <= last)
		}
		begun := validity.Is(func(jsondoc.Node) bool { return hasStart && start <= o.Today() })
		if p.Require(notAfter, o.IsReplacement().And(begun).Not()) {
			p.relate(availability.Value(), "AvailabilityEndDate")
			p.Report(at, "AgreementStartDate is %s, AvailabilityEndDate is %s, a day on which the offer can still be accepted; %s", start, last, startOrLastDay(o, start))
		}
	},
}

// startOrLastDay says what to write for a start on which an offer is still available.
func startOrLastDay(o *fold.Entity, start terms.Date) msg.Words {
	const earlier msg.Words = "give an AvailabilityEndDate before the start"
	switch {
	case o.Before.IsReleased().Holds(): // whose start stays
		return earlier
	case o.IsReplacement().Holds():
		return "give " + begunStart(o)
	case o.Product().IsType(saas).Fails():
		return withoutStart(o)
	case start <= o.Today().AddDays(1): // the offer has to be available after today
		return "give an AgreementStartDate after AvailabilityEndDate"
	}
	return earlier + ", or a start after it"
}

var startBeforeEnd = rule{
	Row:   "UpdateValidityTerms/INVALID_AGREEMENT_START_DATE/2",
	Sides: fold.ValidityTerm,
	Run: func(p *pass, o *fold.Entity) {
		term := o.After.Validity()
		start, hasStart := day(term.AgreementStartDate())
		end, hasEnd := day(term.AgreementEndDate())
		if hasStart && hasEnd && start >= end {
			p.relate(term.AgreementEndDate(), "AgreementEndDate")
			p.Report(term.AgreementStartDate(), "AgreementStartDate is %s, AgreementEndDate is %s; an agreement ends on a later day than it starts", start, end)
		}
	},
}

var startSoon = rule{
	Row:   "UpdateValidityTerms/INVALID_AGREEMENT_START_DATE/3",
	Sides: fold.ValidityTerm,
	Run: func(p *pass, o *fold.Entity) {
		at := o.After.Validity().AgreementStartDate()
		start, ok := day(at)
		if !ok {
			return
		}
		isLate := o.Within(func(l *offer.Limits) check.Cond {
			return check.If(start > addYears(o.Today(), startYears(o, l)))
		})
		if p.Require(isLate) {
			years := greatest(o, func(l *offer.Limits) int64 { return startYears(o, l) })
			p.With(years).Report(at, "AgreementStartDate is %s; the last day to start is %s", start, addYears(o.Today(), years))
		}
	},
}

// startYears is how many years ahead an agreement may start.
func startYears(o *fold.Entity, l *offer.Limits) int64 {
	if l.AgreementStartYears != nil {
		return *l.AgreementStartYears
	}
	return valuesOf(o).startYears
}

// greatest is the greatest of the bounds that may hold: what is beyond all of
// them is beyond it.
func greatest(o *fold.Entity, limit func(*offer.Limits) int64) int64 {
	most := int64(math.MinInt64)
	for _, l := range o.Limits() {
		most = max(most, limit(l))
	}
	return most
}

// addYears is the date so many years on, as a limit counts them.
func addYears(from terms.Date, years int64) terms.Date {
	return from.AddYears(int(min(max(years, -10_000), 10_000)))
}

var durationOrEndDate = rule{
	Row:   "UpdateValidityTerms/INVALID_AGREEMENT_TIME_INTERVAL/1",
	Sides: fold.ValidityTerm,
	Run: func(p *pass, o *fold.Entity) {
		term := o.After.Validity()
		if term.AgreementDuration().Exists() && term.AgreementEndDate().Exists() {
			p.relate(term.AgreementEndDate(), "AgreementEndDate")
			p.Report(term.AgreementDuration(), "the term has AgreementDuration %s and AgreementEndDate %s; keep %s",
				term.AgreementDuration().Text(), dayText(term.AgreementEndDate()), durationOrEnd(o))
		}
	},
}

// durationOrEnd says which of the two an agreement may have: a replacement has an end,
// another one an end only with a start in the future.
func durationOrEnd(o *fold.Entity) msg.Words {
	switch {
	case o.IsReplacement().Holds():
		return "AgreementEndDate"
	case o.IsReplacement().Fails() && (!startsLater(o) || o.Product().IsType(saas).Fails()):
		return "AgreementDuration"
	}
	return "one"
}

// Three rows say that a start date is for SaaS alone, and one of them is reported:
// INCOMPATIBLE_PRODUCT/1 for a start in the future; for any other start
// INVALID_AGREEMENT_TIME_INTERVAL/2 beside a duration and no end, else /3.

var startWithDuration = rule{
	Row:   "UpdateValidityTerms/INVALID_AGREEMENT_TIME_INTERVAL/2",
	Sides: fold.ValidityTerm,
	Run: func(p *pass, o *fold.Entity) {
		term := o.After.Validity()
		if p.Require(check.If(isStartWithDuration(term) && !startsLater(o)), o.Product().IsType(saas).Not()) {
			p.relate(term.AgreementDuration(), "AgreementDuration")
			p.Report(term.AgreementStartDate(), "the term has AgreementStartDate %s beside AgreementDuration %s, which only SaaS offers may have; leave AgreementStartDate out",
				dayText(term.AgreementStartDate()), term.AgreementDuration().Text())
		}
	},
}

var startDateOnSaaS = rule{
	Row:   "UpdateValidityTerms/INVALID_AGREEMENT_TIME_INTERVAL/3",
	Sides: fold.ValidityTerm,
	Run: func(p *pass, o *fold.Entity) {
		term := o.After.Validity()
		start := term.AgreementStartDate()
		if !start.Exists() {
			return
		}
		onSaaS := o.Product().IsType(saas)
		if p.Require(onSaaS.Not(), check.If(!isStartWithDuration(term) && !startsLater(o))) {
			p.Report(start, "only SaaS offers may have AgreementStartDate; %s", orNewOffer(o, withoutStart(o)))
		}
		if p.Require(onSaaS, o.After.Part(fold.PricingModel).Text(terms.Usage)) {
			p.Warn(start, "the offer is priced by usage, and such an agreement may have to start when it is accepted; to be safe, %s", withoutStart(o))
		}
	},
}

// startsLater reports whether the agreement is to start after today.
func startsLater(o *fold.Entity) bool {
	start, ok := day(o.After.Validity().AgreementStartDate())
	return ok && start > o.Today()
}

// withoutStart says what to write where a start date is not supported: an agreement
// that does not replace another then has a duration.
func withoutStart(o *fold.Entity) msg.Words {
	term := o.After.Validity()
	switch {
	case term.AgreementEndDate().Exists() && !o.IsReplacement().Holds():
		return durationInstead(o, "the dates")
	case !term.AgreementEndDate().Exists() && !term.AgreementDuration().Exists():
		return "give AgreementDuration, such as " + exampleDuration(o) + ", instead"
	}
	return "leave AgreementStartDate out"
}

// exampleDuration is an AgreementDuration that the offer can have: not shorter than the
// one that it has, and long enough for its payment schedule. Those of AMI and container
// products also outlast the pricing terms; priced by usage they are in whole days.
func exampleDuration(o *fold.Entity) msg.Words {
	mayBeAmi, today := !o.Product().IsType(ami, container).Fails(), o.Today()
	until := today // a day that it has to go beyond
	if end, ok := endAfter(today, o.After.Validity().AgreementDuration()); ok {
		until = end.AddDays(-1)
	}
	if last, ok := lastCharge(o.After.Schedule()); ok {
		until = max(until, last)
	}
	if last, ok := day(o.After.Part(fold.AvailabilityEndDate).Value()); ok && mayBeAmi {
		if longest, end := longestTerm(o, last); longest.Exists() {
			until = max(until, end)
		}
	}
	if mayBeAmi && model(o) == terms.Usage {
		return msg.Words(fmt.Sprintf(`"P%dD"`, max(365, until.Sub(today)+1)))
	}
	months := 12
	for today.AddMonths(months) <= until && months < int(valuesOf(o).mostMonths) {
		months += 12
	}
	return msg.Words(fmt.Sprintf(`"P%dM"`, months))
}

// laterStart is a start that an agreement with an end date can have.
func laterStart(o *fold.Entity) msg.Words {
	if last, ok := day(o.After.Part(fold.AvailabilityEndDate).Value()); ok && last >= o.Today() {
		return msg.Words("an AgreementStartDate after AvailabilityEndDate " + last.String())
	}
	return "an AgreementStartDate after today"
}

// begunStart is the start that a replacement offer can have: one in the future only where
// the agreement starts then.
func begunStart(o *fold.Entity) msg.Words {
	if a, _, ok := o.Agreement(); ok {
		if t, known := a.StartTime(); known && terms.DateOf(t) > o.Today() {
			return msg.Words("AgreementStartDate " + terms.DateOf(t).String() + ", on which the agreement that is replaced starts")
		}
	}
	const start msg.Words = "an AgreementStartDate of today or earlier"
	for range termDurations(o, upfrontTerms) {
		return start + ", so that the dates are as far apart as the pricing terms last"
	}
	return start
}

func isStartWithDuration(t *view.Validity) bool {
	return t.AgreementStartDate().Exists() && t.AgreementDuration().Exists() && !t.AgreementEndDate().Exists()
}

var notOnlyStartDate = rule{
	Row:   "UpdateValidityTerms/INVALID_AGREEMENT_TIME_INTERVAL/4",
	Sides: fold.ValidityTerm,
	Run: func(p *pass, o *fold.Entity) {
		term := o.After.Validity()
		if !term.AgreementStartDate().Exists() || term.AgreementEndDate().Exists() || term.AgreementDuration().Exists() {
			return
		}
		p.ReportAs(check.DoubtfulIf(o.IsResale().Holds()), jsondoc.At(term.AgreementStartDate()), "the term has neither AgreementEndDate nor AgreementDuration; %s", orNewOffer(o, endToAdd(o)))
	},
}

// endToAdd says what to write beside a start that stands alone.
func endToAdd(o *fold.Entity) msg.Words {
	switch {
	case o.IsReplacement().Holds():
		return "add AgreementEndDate"
	case o.Product().IsType(saas).Fails():
		return withoutStart(o)
	case startsLater(o) || !o.IsReplacement().Fails():
		return "add the one that ends the agreement"
	}
	return "add AgreementDuration, such as " + exampleDuration(o)
}

var endWithFutureStart = rule{
	Row:   "UpdateValidityTerms/INVALID_AGREEMENT_TIME_INTERVAL/5",
	Sides: fold.ValidityTerm,
	Run: func(p *pass, o *fold.Entity) {
		term := o.After.Validity()
		start, hasStart := day(term.AgreementStartDate())
		alone := term.AgreementEndDate().Exists() && (!hasStart || start <= o.Today())
		if !p.Require(check.If(alone), o.IsReplacement().Not()) {
			return
		}
		has := msg.Words("there is no AgreementStartDate")
		if hasStart {
			has = msg.Words(fmt.Sprintf("AgreementStartDate %s is not after today, %s", start, o.Today()))
		}
		fix := durationInstead(o, "AgreementEndDate")
		if hasStart {
			fix = durationInstead(o, "both dates")
		}
		if o.Product().IsType(saas).Holds() && !term.AgreementDuration().Exists() {
			fix += ", or " + laterStart(o)
		}
		p.ReportAs(check.DoubtfulIf(!o.IsResale().Fails()), jsondoc.At(term.AgreementEndDate()), "%s, and the offer replaces no agreement; %s", has, orNewOffer(o, fix))
	},
}

var agreementYears = rule{
	Row:   "UpdateValidityTerms/INVALID_AGREEMENT_TIME_INTERVAL/6",
	Sides: fold.ValidityTerm,
	Run: func(p *pass, o *fold.Entity) {
		term := o.After.Validity()
		start, hasStart := day(term.AgreementStartDate())
		end, hasEnd := day(term.AgreementEndDate())
		if !hasStart || !hasEnd || start >= end {
			return
		}
		isLong := o.Within(func(l *offer.Limits) check.Cond {
			if l.AgreementYears == nil {
				return check.NotKnown(errcodes.NeedLimits)
			}
			return check.If(end > addYears(start, *l.AgreementYears))
		})
		if p.Require(isLong) {
			years := greatest(o, func(l *offer.Limits) int64 { return *l.AgreementYears })
			p.relate(term.AgreementStartDate(), "AgreementStartDate")
			p.With(years).Report(term.AgreementEndDate(), "AgreementEndDate is %s; with AgreementStartDate %s the last day to end is %s", end, start, addYears(start, years))
		}
	},
}

var startForConfigurableUpfront = rule{
	Row:   "UpdateValidityTerms/MISSING_AGREEMENT_START_DATE/1",
	Sides: fold.ValidityTerm | fold.PricingTerms,
	Terms: terms.ConfigurableUpfront,
	Run: func(p *pass, o *fold.Entity) {
		term := o.After.Validity()
		onlyEnd := o.After.Part(fold.ValidityTerm).Is(func(jsondoc.Node) bool {
			return term.AgreementEndDate().Exists() && !term.AgreementStartDate().Exists()
		})
		configurable := o.After.Pricing(func(t terms.PricingTypes) bool { return t.Has(terms.ConfigurableUpfront) })
		if p.Require(onlyEnd, configurable) {
			p.ReportAs(check.ByBasis, jsondoc.Missing(term.Node, "AgreementStartDate"),
				"the term has AgreementEndDate %s and no AgreementStartDate, and the offer has ConfigurableUpfrontPricingTerm; %s", dayText(term.AgreementEndDate()), orNewOffer(o, startOrDuration(o)))
		}
	},
}

// startOrDuration says what to write for an end without a start.
func startOrDuration(o *fold.Entity) msg.Words {
	switch {
	case o.IsReplacement().Holds():
		return "give " + begunStart(o)
	case o.Product().IsType(saas).Holds() && !o.After.Validity().AgreementDuration().Exists():
		return "give " + laterStart(o) + ", or AgreementDuration instead of AgreementEndDate"
	}
	return durationInstead(o, "AgreementEndDate")
}

// durationInstead says to give a duration instead of dates, or to keep the one that is
// there.
func durationInstead(o *fold.Entity, of msg.Words) msg.Words {
	if o.After.Validity().AgreementDuration().Exists() {
		return "leave " + of + " out, and keep AgreementDuration"
	}
	return "give AgreementDuration, such as " + exampleDuration(o) + ", instead of " + of
}

// canEnd reports whether the agreement may end on a day, by the other dates of the offer.
func canEnd(o *fold.Entity, end terms.Date) bool {
	start, hasStart := day(o.After.Validity().AgreementStartDate())
	charge, hasCharge := lastCharge(o.After.Schedule())
	available, isAvailable := day(o.After.Part(fold.AvailabilityEndDate).Value())
	return end > o.Today() && !(hasStart && end <= start) && !(hasCharge && end <= charge) && !(isAvailable && end <= available)
}

// day reads a date, or the day of a timestamp; false when there is none.
func day(n jsondoc.Node) (terms.Date, bool) { return terms.ParseDay(n.Text()) }

// dayText is a date as a message has it: what is stored may be a timestamp.
func dayText(n jsondoc.Node) string {
	if date, ok := day(n); ok {
		return date.String()
	}
	return n.Text()
}

// isDay reports whether a value is a date or a timestamp. What facts hold may be
// neither.
func isDay(n jsondoc.Node) bool {
	_, ok := day(n)
	return ok
}
