package rules

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/view"
	"github.com/offercheck/offercheck/terms"
)

// The PaymentScheduleTermTemplate of a RenewalTerm: its charges are offsets from the start
// of the renewed agreement, and shares of its total.

var templateNeedsSchedule = rule{
	Row:   "UpdateRenewalTerms/INCOMPATIBLE_TERMS/6",
	Sides: fold.RenewalTerm | fold.PaymentScheduleTerm,
	Run: func(p *pass, o *fold.Entity) {
		if !p.Require(renewalThat(o, view.Renewal.HasTemplate), o.After.Part(fold.PaymentScheduleTerm).Absent()) {
			return
		}
		at := renewalOf(o).Get("TermTemplates")
		orElse := msg.Words("")
		if !released(o).Or(o.After.IsPublic()).Holds() { // which take no schedule
			orElse = ", or set a schedule with UpdatePaymentScheduleTerms, beside a FixedUpfrontPricingTerm of price 0"
		}
		p.Report(at, "the offer has no PaymentScheduleTerm that could go on at a renewal; remove TermTemplates%s%s", withUpdate(p, at, "UpdateRenewalTerms"), orElse)
	},
}

var scheduleNeedsTemplate = rule{
	Row:   "UpdateRenewalTerms/MISSING_PAYMENT_SCHEDULE_TERM_TEMPLATE/1",
	Sides: fold.RenewalTerm | fold.PaymentScheduleTerm,
	Run: func(p *pass, o *fold.Entity) {
		lacksTemplate := renewalThat(o, func(term view.Renewal) bool { return !term.HasTemplate() })
		if !p.Require(lacksTemplate, o.After.Part(fold.PaymentScheduleTerm).Present()) {
			return
		}
		term := renewalOf(o)
		at := jsondoc.Missing(term.Node, "TermTemplates")
		if list := term.Get("TermTemplates"); list.Exists() {
			at = jsondoc.At(list)
		}
		p.relate(o.After.Schedule().Node, "the PaymentScheduleTerm")
		p.ReportAs(check.ByBasis, at, "the offer has a PaymentScheduleTerm, and the RenewalTerm does not say how a renewed agreement is paid; add a PaymentScheduleTermTemplate to TermTemplates%s, with percentages that add up to 100, or remove the RenewalTerm by UpdateRenewalTerms with an empty list of Terms",
			withUpdate(p, term.Node, "UpdateRenewalTerms"))
	},
}

var uniqueOffsets = rule{
	Row:   "UpdateRenewalTerms/DUPLICATE_CHARGE_DATE_OFFSETS/1",
	Sides: fold.RenewalTerm,
	Run: func(p *pass, o *fold.Entity) {
		if !p.Known(o.After.Part(fold.RenewalTerm)) {
			return
		}
		for schedule := range renewalOf(o).Schedules() {
			firsts := make(map[due]view.Installment, schedule.Len())
			for charge := range view.Installments(schedule) {
				when, ok := dueOf(charge)
				first, again := firsts[when]
				switch {
				case !ok:
				case !again:
					firsts[when] = charge
				default:
					p.Report(charge.ChargeDateOffset(), "ChargeDateOffset %s%s is that of another charge%s; merge the two and add up their percentages, or give one another offset within the agreement",
						charge.ChargeDateOffset().Text(), wordsForDay(charge), p.firstAt(first.Node))
					if !schedule.Within(p.change.Node) {
						return // all would be reported at the same place
					}
				}
			}
		}
	},
}

// A due is when a charge falls due. Offsets that are zero are the same in months and in days.
type due struct {
	months, days int64
	dayOfMonth   string // "" without one
}

// dueOf is when a charge falls due; ok is false if its offset is in neither months nor days.
func dueOf(charge view.Installment) (when due, ok bool) {
	offset, ok := terms.ParseDuration(charge.ChargeDateOffset().Text())
	months, inMonths := offset.Months()
	days, inDays := offset.WholeDays()
	whole, fraction, _ := strings.Cut(charge.DayOfMonth().Raw(), ".")
	if strings.Trim(fraction, "0") != "" {
		whole += "." + fraction
	}
	return due{months, days, whole}, ok && (inMonths || inDays)
}

// wordsForDay ends what a message says of an offset.
func wordsForDay(charge view.Installment) msg.Text {
	if day := charge.DayOfMonth(); day.Exists() {
		return msg.F(" with DayOfMonth %s", day.Raw())
	}
	return msg.Text{}
}

var percentagesOfTemplate = rule{
	Row:   "UpdateRenewalTerms/INVALID_CHARGE_PERCENTAGES/1",
	Sides: fold.RenewalTerm,
	Run: func(p *pass, o *fold.Entity) {
		if !p.Known(o.After.Part(fold.RenewalTerm)) {
			return
		}
		for schedule := range renewalOf(o).Schedules() {
			sum, last, ok := sumOfPercentages(schedule)
			if !ok || sum.Equal(hundred) {
				continue
			}
			fix := msg.Plain("change them until they add up to 100")
			difference := hundred.Sub(sum)
			// as much as rounding every share can come to
			if rounding := decimal.New(int64(schedule.Len()), -2); difference.Abs().LessThanOrEqual(rounding) {
				value, _ := percentageOf(last)
				if rest := value.Add(difference); rest.IsPositive() && rest.LessThanOrEqual(hundred) {
					p.suggest(last, rest.StringFixed(2))
					fix = msg.F("write %q for the last", rest.StringFixed(2))
				}
			}
			p.Report(schedule, "the ChargePercentages add up to %s; %s", sum.String(), fix)
		}
	},
}

var hundred = decimal.NewFromInt(100)

// sumOfPercentages adds up the percentages of a schedule, of which last is the last; ok is
// false when there is none, or one that cannot be read.
func sumOfPercentages(schedule jsondoc.Node) (sum decimal.Decimal, last jsondoc.Node, ok bool) {
	for charge := range view.Installments(schedule) {
		last = charge.ChargePercentage()
		value, isPercentage := percentageOf(last)
		if !isPercentage {
			return sum, last, false
		}
		sum = sum.Add(value)
	}
	return sum, last, last.Exists()
}

// percentageOf is a percentage; nothing has to come after its dot.
func percentageOf(n jsondoc.Node) (decimal.Decimal, bool) {
	return terms.ParseDecimal(strings.TrimSuffix(n.Text(), "."))
}

var oneDayAtStart = rule{
	Row:   "UpdateRenewalTerms/INVALID_DAY_OF_MONTH/1",
	Sides: fold.RenewalTerm,
	Run: func(p *pass, o *fold.Entity) {
		if !p.Known(o.After.Part(fold.RenewalTerm)) {
			return
		}
		for schedule := range renewalOf(o).Schedules() {
			var dated []jsondoc.Node
			hasUndated := false
			for charge := range view.Installments(schedule) {
				switch day := charge.DayOfMonth(); {
				case !isStart(charge.ChargeDateOffset()):
				case day.Exists():
					dated = append(dated, day)
				default:
					hasUndated = true
				}
			}
			if len(dated) < 2 {
				continue
			}
			fix := msg.Words("remove it from one of them, which is then due at the start")
			if hasUndated || len(dated) > 2 {
				fix = "merge charges until one at most has it and one at most does not, or move some to a later month"
			}
			p.relate(dated[0], "first")
			p.Report(dated[1], "%d charges have ChargeDateOffset P0M and a DayOfMonth; %s", len(dated), fix)
		}
	},
}

// isStart reports whether an offset is zero months.
func isStart(offset jsondoc.Node) bool {
	text := offset.Text()
	d, ok := terms.ParseDuration(text)
	return ok && d.IsZero() && strings.HasSuffix(text, "M")
}

var noDayInFinalMonth = rule{
	Row:   "UpdateRenewalTerms/INVALID_DAY_OF_MONTH/2",
	Sides: fold.RenewalTerm | fold.ValidityTerm,
	Run: func(p *pass, o *fold.Entity) {
		hasDay := renewalThat(o, func(term view.Renewal) bool {
			for charge := range term.Installments() {
				if _, ok := dayAndMonths(charge); ok {
					return true
				}
			}
			return false
		})
		if !p.Require(hasDay, o.After.Part(fold.ValidityTerm).Present()) {
			return
		}
		validity := o.After.Validity()
		for schedule := range renewalOf(o).Schedules() {
			for charge := range view.Installments(schedule) {
				months, ok := dayAndMonths(charge)
				if !ok {
					continue
				}
				is, text := finalMonth(validity, months)
				if is == never {
					continue
				}
				p.relate(validity.Node, "the ValidityTerm")
				p.ReportAs(check.DoubtfulIf(is == maybe), jsondoc.At(charge.DayOfMonth()), "ChargeDateOffset %s %s; %s%s",
					charge.ChargeDateOffset().Text(), text, withoutDay(schedule, charge), withUpdate(p, schedule, "UpdateRenewalTerms"))
				if !schedule.Within(p.change.Node) {
					return
				}
			}
		}
	},
}

// dayAndMonths is the offset in months of a charge with a DayOfMonth.
func dayAndMonths(charge view.Installment) (months int64, ok bool) {
	offset, ok := terms.ParseDuration(charge.ChargeDateOffset().Text())
	months, inMonths := offset.Months()
	return months, ok && inMonths && charge.DayOfMonth().Exists()
}

// withoutDay says what to do with a charge that may have no DayOfMonth: another one may
// have its offset already.
func withoutDay(schedule jsondoc.Node, charge view.Installment) msg.Words {
	when, _ := dueOf(charge)
	when.dayOfMonth = ""
	for other := range view.Installments(schedule) {
		if is, _ := dueOf(other); is == when {
			return "merge the charge into the one with the same offset and no DayOfMonth"
		}
	}
	return "remove DayOfMonth"
}

// A likelihood is how sure a comparison of lengths is, of which months have several.
type likelihood uint8

const (
	never likelihood = iota
	maybe
	surely
)

// finalMonth tells whether the month that begins so many months after the start of an
// agreement is its final one, and says why.
func finalMonth(term *view.Validity, months int64) (likelihood, msg.Text) {
	start, hasStart := day(term.AgreementStartDate())
	end, hasEnd := day(term.AgreementEndDate())
	duration, _ := terms.ParseDuration(term.AgreementDuration().Text())
	switch {
	case term.AgreementDuration().Exists() && hasEnd:
	case term.AgreementDuration().Exists():
		is, begins := finalMonthOf(duration, months), msg.Words("begins")
		if is == maybe {
			begins = "may begin"
		}
		return is, msg.F("%s the final month of an AgreementDuration of %s", begins, duration)
	case hasStart && hasEnd && start.AddMonths(int(months)) <= end && start.AddMonths(int(months+1)) > end:
		return surely, msg.F("from AgreementStartDate %s begins the final month before AgreementEndDate %s", start, end)
	}
	return never, msg.Text{}
}

func finalMonthOf(duration terms.Duration, months int64) likelihood {
	all, inMonths := duration.Months()
	days, inDays := duration.WholeDays()
	_, until := terms.MonthsInDays(months)
	shortest, longest := terms.MonthsInDays(months + 1)
	switch {
	case duration.IsZero():
	case inMonths && months == all-1, inDays && until < days && shortest >= days:
		return surely
	case inDays && until < days && longest >= days:
		return maybe
	}
	return never
}

var offsetsWithinDuration = rule{
	Row:   "UpdateRenewalTerms/INVALID_CHARGE_DATE_OFFSETS/1",
	Sides: fold.RenewalTerm | fold.ValidityTerm,
	Run: func(p *pass, o *fold.Entity) {
		at := o.After.Validity().AgreementDuration()
		duration, ok := terms.ParseDuration(at.Text())
		lasts := o.After.Part(fold.ValidityTerm).Is(func(jsondoc.Node) bool { return ok && !duration.IsZero() })
		reportLateCharges(p, o, lasts, at, func(offset terms.Duration) (likelihood, msg.Text) {
			return exceedsDuration(offset, duration), msg.F("AgreementDuration is %s", duration)
		}, "is shorter than AgreementDuration")
	},
}

// exceedsDuration tells whether an offset leads beyond a duration, or may lead to its end.
func exceedsDuration(offset, duration terms.Duration) likelihood {
	from, to := offset.LengthInDays()
	shortest, longest := duration.LengthInDays()
	months, inMonths := offset.Months()
	if all, both := duration.Months(); inMonths && both {
		from, to, shortest, longest = months, months, all, all
	}
	switch {
	case from > longest:
		return surely
	case to >= shortest:
		return maybe
	}
	return never
}

var offsetsWithinDates = rule{
	Row:   "UpdateRenewalTerms/INVALID_CHARGE_DATE_OFFSETS/2",
	Sides: fold.RenewalTerm | fold.ValidityTerm,
	Run: func(p *pass, o *fold.Entity) {
		validity := o.After.Validity()
		start, hasStart := day(validity.AgreementStartDate())
		end, hasEnd := day(validity.AgreementEndDate())
		lasts := o.After.Part(fold.ValidityTerm).Is(func(jsondoc.Node) bool { return hasStart && hasEnd && start <= end })
		reportLateCharges(p, o, lasts, validity.AgreementEndDate(), func(offset terms.Duration) (likelihood, msg.Text) {
			due, ok := offset.AddTo(start)
			text := msg.F("from AgreementStartDate %s that is %s, and AgreementEndDate is %s", start, due, end)
			switch days := due.Sub(end); {
			case !ok:
				return surely, msg.F("from AgreementStartDate %s that is after the year 9999", start)
			case days > 1:
				return surely, text
			case days == 1:
				return maybe, text
			}
			return never, text
		}, "does not lead past AgreementEndDate")
	},
}

// reportLateCharges reports the charges that fall, or may fall, after the end of an
// agreement which lasts as the value from says. Late says so of an offset, fine what one
// has to be.
func reportLateCharges(p *pass, o *fold.Entity, lasts check.Cond, from jsondoc.Node, late func(offset terms.Duration) (likelihood, msg.Text), fine msg.Words) {
	isLater := renewalThat(o, func(term view.Renewal) bool {
		for charge := range term.Installments() {
			if offset, ok := terms.ParseDuration(charge.ChargeDateOffset().Text()); ok && !offset.IsZero() {
				return true
			}
		}
		return false
	})
	if !p.Require(isLater, lasts) {
		return
	}
	for charge := range renewalOf(o).Installments() {
		at := charge.ChargeDateOffset()
		offset, ok := terms.ParseDuration(at.Text())
		is, text := late(offset)
		if !ok || offset.IsZero() || is == never {
			continue
		}
		fix := "write one" + withUpdate(p, at, "UpdateRenewalTerms") + " that " + fine + " and that no other charge has"
		if is == maybe {
			fix = "the charge may come too late: to be safe, " + fix
		}
		if charge.DayOfMonth().Exists() {
			fix += ", in the final month without DayOfMonth"
		}
		p.relate(from, "what the agreement lasts")
		p.ReportAs(check.DoubtfulIf(is == maybe), jsondoc.At(at), "ChargeDateOffset is %s, and %s; %s", at.Text(), text, fix)
		if !at.Within(p.change.Node) {
			return
		}
	}
}
