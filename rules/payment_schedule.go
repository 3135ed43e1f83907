package rules

import (
	"cmp"
	"slices"
	"time"

	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/view"
	"github.com/offercheck/offercheck/offer"
	"github.com/offercheck/offercheck/terms"
)

// A payment schedule says what is paid instead of the price of a
// FixedUpfrontPricingTerm, which is then zero.

var scheduleWithPricing = rule{
	Row:   "UpdatePricingTerms/INCOMPATIBLE_PRODUCT/6",
	Sides: fold.PricingTerms | fold.PaymentScheduleTerm,
	Terms: terms.AllPricing &^ terms.FixedUpfront,
	Run: func(p *pass, o *fold.Entity) {
		for _, x := range [...]struct{ not, unless terms.PricingTypes }{
			{terms.ConfigurableUpfront, terms.FixedUpfront},
			{terms.ByolPricing, terms.FixedUpfront},
			{terms.FreeTrial, terms.FixedUpfront},
			{terms.UsageBased, terms.FixedUpfront},
			{terms.RecurringPayment, 0},
		} {
			clashes := o.After.Pricing(func(t terms.PricingTypes) bool { return t.Has(x.not) && !t.HasAny(x.unless) })
			if p.Require(o.After.Part(fold.PaymentScheduleTerm).Present(), clashes) {
				fix := msg.Words("put FixedUpfrontPricingTerm at price 0 in its place")
				const noSchedule = "remove the schedule with an empty list of Terms in UpdatePaymentScheduleTerms"
				switch {
				case o.After.PricingTypes().Has(terms.FixedUpfront):
					fix = "remove it"
				case x.not != terms.ConfigurableUpfront && x.not != terms.RecurringPayment:
					fix = "add FixedUpfrontPricingTerm at price 0"
				}
				if admitsFixedPrice(o) {
					fix += ", or " + noSchedule
				} else {
					fix = noSchedule
				}
				if released(o).Holds() { // which takes neither
					fix = "remove this change, or make a new offer"
				}
				p.relate(o.After.Schedule().Node, "the PaymentScheduleTerm")
				p.Report(o.After.Term(x.not).Node, "the offer has a PaymentScheduleTerm, which goes with FixedUpfrontPricingTerm, not with %s; %s", x.not, fix)
			}
		}
	},
}

var zeroPriceWithSchedule = rule{
	Row:   "UpdatePricingTerms/INCOMPATIBLE_TERMS/7",
	Sides: fold.PricingTerms | fold.PaymentScheduleTerm,
	Terms: terms.FixedUpfront,
	Run: func(p *pass, o *fold.Entity) {
		hasPrice := o.After.Part(fold.PricingTerms).Is(func(jsondoc.Node) bool {
			return isPositive(o.After.Term(terms.FixedUpfront).Price())
		})
		if p.Require(o.After.Part(fold.PaymentScheduleTerm).Present(), hasPrice) {
			price := o.After.Term(terms.FixedUpfront).Price()
			fix := msg.Words("write \"0\"")
			if !price.Within(p.change.Node) {
				fix += " with UpdatePricingTerms"
			}
			p.suggest(price, "0")
			p.relate(o.After.Schedule().Node, "the PaymentScheduleTerm")
			p.Report(price, "FixedUpfrontPricingTerm has the price %s, but the PaymentScheduleTerm says what is paid; %s", price.Text(), fix)
		}
	},
}

var fixedUpfrontNeedsSchedule = rule{
	Row:   "UpdatePricingTerms/MISSING_MANDATORY_TERMS/1",
	Sides: fold.PricingTerms | fold.PaymentScheduleTerm,
	Terms: terms.FixedUpfront,
	Run: func(p *pass, o *fold.Entity) {
		if o.Product().IsType("MachineLearningProduct", "DataProduct").Holds() {
			return // their private offers have a fixed price alone
		}
		alone := o.After.Pricing(func(t terms.PricingTypes) bool { return t.Has(terms.FixedUpfront) && !t.Has(terms.ByolPricing) })
		if p.Require(alone, o.After.Part(fold.PaymentScheduleTerm).Absent()) {
			p.Report(o.After.Term(terms.FixedUpfront).Node, "the offer has neither; %s", insteadOfFixedPrice(o))
		}
	},
}

// insteadOfFixedPrice says what to do where a fixed price stands alone.
func insteadOfFixedPrice(o *fold.Entity) msg.Words {
	if model(o) == terms.Byol {
		return "add ByolPricingTerm"
	}
	other := msg.Words("sell for one payment with ConfigurableUpfrontPricingTerm instead")
	if o.IsResale().Holds() {
		other = keepTerms(o)
	}
	if other == "" && o.IsTakenOver(fold.PricingTerms) {
		return "ask the manufacturer for a resale authorization with a ResalePaymentScheduleTerm"
	}
	schedule := msg.Words("set a schedule with UpdatePaymentScheduleTerms and the price here to 0")
	if o.After.Part(fold.RenewalTerm).Present().Holds() {
		beside := valuesOf(o).scheduleBesideRenewal
		if beside == "" && other != "" {
			return other
		}
		schedule += beside
	}
	switch {
	case other == "":
		return schedule
	case !admitsFixedPrice(o):
		return other
	}
	return schedule + ", or " + other
}

// keepTerms says how an offer keeps the terms that it had, or that it takes over, where they are
// not a fixed price alone; "" where they are, or where no change sets others.
func keepTerms(o *fold.Entity) msg.Words {
	switch {
	case o.After.SetBy(fold.PaymentScheduleTerm) != nil && o.Before.Part(fold.PaymentScheduleTerm).Present().Holds():
		return "remove UpdatePaymentScheduleTerms to keep the charges that the offer has"
	case o.After.SetBy(fold.PricingTerms) != nil && hasFixedPrice(&o.Before).Fails():
		return "remove UpdatePricingTerms to keep the prices that the offer has"
	}
	return ""
}

var uniqueChargeDates = rule{
	Row:   "UpdatePaymentScheduleTerms/DUPLICATE_CHARGE_DATES/1",
	Sides: fold.PaymentScheduleTerm,
	Run: func(p *pass, o *fold.Entity) {
		schedule := o.After.Part(fold.PaymentScheduleTerm).Value().Get("Schedule")
		for _, r := range repeats(schedule, "ChargeDate", textOfDay) {
			p.Report(r.node, "%s is the date of %d charges%s; add them up, or move all but one", r.key, r.count, p.firstAt(r.first.Parent()))
		}
	},
}

// textOfDay is a date as it is written without a time, which a timestamp has. What is neither
// stays as it is.
func textOfDay(n jsondoc.Node) string {
	date, ok := day(n)
	if !ok || len(n.Text()) == len(time.DateOnly) {
		return n.Text()
	}
	return date.String()
}

var chargesBeforeAgreementEnds = rule{
	Row:   "UpdatePaymentScheduleTerms/INVALID_CHARGE_DATES/1",
	Sides: fold.PaymentScheduleTerm | fold.ValidityTerm | fold.PricingTerms,
	Run: func(p *pass, o *fold.Entity) {
		const fix = "charge earlier, or let the agreement end later"
		if p.Sets(fold.PaymentScheduleTerm | fold.ValidityTerm) {
			reportChargesAfterAgreement(p, o, fix)
		}
		if p.Sets(fold.PaymentScheduleTerm) { // the message takes the day before, the page's note the very day
			for _, n := range p.visible(chargesOnEndDate(o)) {
				p.relate(o.After.Validity().AgreementEndDate(), "AgreementEndDate")
				p.Warn(n, "ChargeDate is %s, which is AgreementEndDate; charge earlier to be safe", dayText(n))
			}
		}
		reportChargesAfterUpfront(p, o)
	},
}

var chargesUntilAgreementEnds = rule{
	Row:   "UpdatePaymentScheduleTerms/INVALID_CHARGE_DATES/1",
	Sides: fold.PaymentScheduleTerm | fold.ValidityTerm | fold.PricingTerms,
	Run: func(p *pass, o *fold.Entity) {
		if p.Sets(fold.PaymentScheduleTerm | fold.ValidityTerm) {
			reportChargesAfterAgreement(p, o, orOtherAuthorization(o, "charge earlier, or let the agreement end later"))
		}
		reportChargesAfterUpfront(p, o)
	},
}

// UpdateValidityTerms alone may set the end to the last charge: its own row says so.
var lastChargeBeforeAgreementEnds = rule{
	Row:   "UpdatePaymentScheduleTerms/INVALID_CHARGE_DATES/2",
	Sides: fold.PaymentScheduleTerm,
	Run: func(p *pass, o *fold.Entity) {
		ends := o.After.Part(fold.ValidityTerm).Is(func(n jsondoc.Node) bool { return isDay(view.Term{Node: n}.AgreementEndDate()) })
		if !p.Require(hasCharges(o), ends) {
			return
		}
		end, _ := day(o.After.Validity().AgreementEndDate())
		if last, _ := lastCharge(o.After.Schedule()); last != end {
			return // later dates are of another row
		}
		for _, n := range p.visible(chargesOnEndDate(o)) {
			p.relate(o.After.Validity().AgreementEndDate(), "AgreementEndDate")
			p.Report(n, "the last ChargeDate is %s, which is AgreementEndDate; %s", dayText(n), orOtherAuthorization(o, "charge earlier to be safe"))
		}
	},
}

var firstChargeToCome = rule{
	Row:   "UpdatePaymentScheduleTerms/INVALID_CHARGE_DATES/3",
	Sides: fold.PaymentScheduleTerm,
	Run: func(p *pass, o *fold.Entity) {
		past := chargesUntil(o.After.Schedule(), o.Today().AddDays(-1))
		if len(past) == 0 {
			return
		}
		p.ReportAs(check.DoubtfulIf(o.IsResale().Holds()), jsondoc.At(past[0]), "the first ChargeDate is %s, and today is %s; %s",
			dayText(past[0]), o.Today(), orOtherAuthorization(o, "charge no earlier than today"))
	},
}

var numberOfCharges = rule{
	Row:   "UpdatePaymentScheduleTerms/TOO_MANY_CHARGES/1",
	Sides: fold.PaymentScheduleTerm,
	Run: func(p *pass, o *fold.Entity) {
		charges, v := o.After.Schedule().Get("Schedule"), valuesOf(o)
		limit := func(l *offer.Limits) *int64 { return cmp.Or(l.ScheduledPayments, &v.scheduledPayments) }
		given := isGiven(o, func(l *offer.Limits) bool { return l.ScheduledPayments != nil })
		most, over := tooMany(p, o, charges.Len(), limit)
		switch {
		case over && given:
			p.With(most).Report(charges, "%d charges are given, Limits.ScheduledPayments is %d; %s", charges.Len(), most, orOtherAuthorization(o, "merge some, with the same total"))
		case over:
			p.With(most).Report(charges, "%d charges are given; %s", charges.Len(), orOtherAuthorization(o, "merge some, with the same total"))
		case !given && o.IsResale().Holds() && int64(charges.Len()) > v.resalePayments:
			p.With(v.resalePayments).Warn(charges, "%d charges are given, and AWS's page on channel partner offers takes %d; %s", charges.Len(), v.resalePayments, orOtherAuthorization(o, "merge some, with the same total, to be safe"))
		}
	},
}

// orOtherAuthorization is a fix of a payment schedule, unless its charges may have to be
// those of a resale authorization.
func orOtherAuthorization(o *fold.Entity, fix msg.Words) msg.Words {
	r, _, ok := o.ResaleAuthorization(fold.PaymentScheduleTerm)
	if o.IsResale().Holds() && (!ok || r.Schedule().Exists()) {
		return "the charges have to be on the dates of the resale authorization: ask for another one"
	}
	return fix
}

// reportChargesAfterAgreement compares charge dates with the end that the
// ValidityTerm gives the agreement.
func reportChargesAfterAgreement(p *pass, o *fold.Entity, fix msg.Words) {
	setsSchedule := p.Sets(fold.PaymentScheduleTerm)
	end, hasEnd := agreementEnd(o.After.Validity(), o.Today())
	if start, hasStart := day(o.After.Validity().AgreementStartDate()); hasEnd && hasStart && start >= end {
		return // the agreement's own dates are what is wrong
	}
	ends := o.After.Part(fold.ValidityTerm).Is(func(jsondoc.Node) bool {
		// UpdateValidityTerms has a row for an end before charges that stay as they are
		return hasEnd && (setsSchedule || !o.After.Validity().AgreementEndDate().Exists())
	})
	if p.Require(hasCharges(o), ends) {
		for _, n := range p.visible(chargesAfter(o.After.Schedule(), end)) {
			p.relate(o.After.Validity().Node, "the ValidityTerm")
			p.Report(n, "ChargeDate is %s, %s; %s", n.Text(), wordsForEnd(o.After.Validity(), o.Today(), end), fix)
		}
	}
}

// hasCharges holds for an offer with a payment schedule that is not empty.
func hasCharges(o *fold.Entity) check.Cond {
	return o.After.Part(fold.PaymentScheduleTerm).Is(func(n jsondoc.Node) bool { return n.Get("Schedule").Len() > 0 })
}

// chargesOnEndDate are the charge dates that are AgreementEndDate, unless the agreement's
// own dates are what is wrong.
func chargesOnEndDate(o *fold.Entity) []jsondoc.Node {
	start, hasStart := day(o.After.Validity().AgreementStartDate())
	end, hasEnd := day(o.After.Validity().AgreementEndDate())
	if !hasEnd || hasStart && start >= end {
		return nil
	}
	return chargesThat(o.After.Schedule(), func(d terms.Date) bool { return d == end })
}

// reportChargesAfterUpfront compares charge dates with the time that a
// FixedUpfrontPricingTerm lasts, where there is no ValidityTerm.
func reportChargesAfterUpfront(p *pass, o *fold.Entity) {
	noValidity := o.After.Part(fold.ValidityTerm).Absent()
	if noValidity.Fails() {
		return
	}
	lasts := o.After.Part(fold.PricingTerms).Is(func(jsondoc.Node) bool {
		duration := o.After.Term(terms.FixedUpfront).Duration()
		d, _ := terms.ParseDuration(duration.Text())
		_, ok := endAfter(o.Today(), duration)
		return ok && !d.IsZero() // which is what is wrong then
	})
	late := o.After.Part(fold.PaymentScheduleTerm).Is(func(n jsondoc.Node) bool {
		return len(chargesAfter(view.Term{Node: n}, o.Today())) > 0 // however short the duration is
	})
	if p.Require(late, noValidity, lasts) {
		duration := o.After.Term(terms.FixedUpfront).Duration()
		end, _ := endAfter(o.Today(), duration)
		for _, n := range p.visible(chargesAfter(o.After.Schedule(), end)) {
			p.relate(duration, "Duration")
			p.Warn(n, "ChargeDate is %s, FixedUpfrontPricingTerm lasts %s: from today until %s; charge earlier, or give a longer Duration",
				n.Text(), duration.Text(), end)
		}
	}
}

// agreementEnd is the day on which an agreement ends that starts as early as it
// can; ok is false for a term without an end.
func agreementEnd(term *view.Validity, today terms.Date) (end terms.Date, ok bool) {
	if end, ok := day(term.AgreementEndDate()); ok {
		return end, true
	}
	return endAfter(firstDay(term, today), term.AgreementDuration())
}

// firstDay is the day on which an agreement starts, as early as it can.
func firstDay(term *view.Validity, today terms.Date) terms.Date {
	if start, ok := day(term.AgreementStartDate()); ok {
		return start
	}
	return today
}

// wordsForEnd says how the end of an agreement comes about.
func wordsForEnd(term *view.Validity, today, end terms.Date) msg.Text {
	if _, ok := day(term.AgreementEndDate()); ok {
		return msg.F("AgreementEndDate is %s", end)
	}
	from := msg.F("today, %s,", today)
	if start, ok := day(term.AgreementStartDate()); ok {
		from = msg.F("AgreementStartDate %s", start)
	}
	return msg.F("AgreementDuration %s from %s ends on %s", term.AgreementDuration().Text(), from, end)
}

// endAfter is the day on which a duration from start has passed; ok is false
// when there is none, or none before the year 10000.
func endAfter(start terms.Date, duration jsondoc.Node) (end terms.Date, ok bool) {
	d, ok := terms.ParseDuration(duration.Text())
	if !ok {
		return 0, false
	}
	return d.AddTo(start)
}

var chargesBeforeOfferEnds = rule{
	Row:   "UpdatePaymentScheduleTerms/TOO_MANY_BACKDATED_CHARGES/1",
	Sides: fold.PaymentScheduleTerm | fold.AvailabilityEndDate,
	Run: func(p *pass, o *fold.Entity) {
		available := o.After.Part(fold.AvailabilityEndDate)
		several := o.After.Part(fold.PaymentScheduleTerm).Is(func(n jsondoc.Node) bool { return n.Get("Schedule").Len() > 1 })
		if !p.Require(several, available.Is(isDay)) {
			return
		}
		last, _ := day(available.Value())
		early := chargesUntil(o.After.Schedule(), last)
		if len(early) < 2 {
			return
		}
		as, fix := check.ByBasis, msg.Plain("all but one have to come later")
		if o.Set&fold.PaymentScheduleTerm == 0 && o.Before.IsReleased().Holds() {
			as = check.ByNote // that of UpdateAvailability: the payment schedule must be adhered to
			fix = msg.F("give an AvailabilityEndDate before %s, since the schedule of a released offer stays", dayText(early[1]))
		}
		for _, n := range p.visible(early[1:]) {
			p.relate(available.Value(), "AvailabilityEndDate")
			p.relate(early[0], "the earliest charge")
			p.ReportAs(as, jsondoc.At(n), "the charge of %s comes no later than AvailabilityEndDate %s, as does that of %s; %s",
				dayText(n), last, dayText(early[0]), fix)
		}
	},
}

// chargesAfter are the charge dates of a schedule that lie after a day.
func chargesAfter(schedule view.Term, end terms.Date) []jsondoc.Node {
	return chargesThat(schedule, func(d terms.Date) bool { return d > end })
}

func chargesThat(schedule view.Term, are func(terms.Date) bool) []jsondoc.Node {
	var found []jsondoc.Node
	for _, charge := range schedule.Schedule() {
		if date, ok := day(charge.ChargeDate()); ok && are(date) {
			found = append(found, charge.ChargeDate())
		}
	}
	return found
}

// chargesUntil are the charge dates of a schedule that do not lie after a day,
// the earliest first.
func chargesUntil(schedule view.Term, last terms.Date) []jsondoc.Node {
	var early []jsondoc.Node
	for _, charge := range schedule.Schedule() {
		if date, ok := day(charge.ChargeDate()); ok && date <= last {
			early = append(early, charge.ChargeDate())
		}
	}
	slices.SortStableFunc(early, func(a, b jsondoc.Node) int {
		x, _ := day(a)
		y, _ := day(b)
		return cmp.Compare(x, y)
	})
	return early
}
