package rules

import (
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/view"
	"github.com/offercheck/offercheck/internal/words"
	"github.com/offercheck/offercheck/terms"
)

// LockoutPeriod and AdjustmentDeadline of a RenewalTerm are counted back from the end of
// the agreement: first the seller fixes the price increase, then the renewal is settled.

var deadlineForRange = rule{
	Row:   "UpdateRenewalTerms/INVALID_ADJUSTMENT_DEADLINE/1",
	Sides: fold.RenewalTerm,
	Run: func(p *pass, o *fold.Entity) {
		if p.Require(renewalThat(o, hasNothingToAdjust)) {
			term := renewalOf(o)
			p.relate(term.PriceIncrease().Get("Type"), "the type of the increase")
			p.Report(term.AdjustmentDeadline(), "PriceIncrease is a %s, which nobody adjusts; remove AdjustmentDeadline, or give a PercentageRange with a Range instead of the Value",
				wordOf(term.PriceIncrease().Get("Type").Text(), "FixedPercentage"))
		}
	},
}

// hasNothingToAdjust reports whether a term has an AdjustmentDeadline beside an increase
// that is fixed already.
func hasNothingToAdjust(term view.Renewal) bool {
	increase := term.PriceIncrease()
	return term.AdjustmentDeadline().Exists() && increase.Exists() && !increase.IsRange()
}

var deadlineBeforeLockout = rule{
	Row:   "UpdateRenewalTerms/INVALID_ADJUSTMENT_DEADLINE/2",
	Sides: fold.RenewalTerm,
	Run: func(p *pass, o *fold.Entity) {
		isLate := renewalThat(o, func(term view.Renewal) bool {
			deadline, isDays := wholeDays(term.AdjustmentDeadline())
			lockout, inDays := wholeDays(term.LockoutPeriod())
			return isDays && inDays && deadline <= lockout && !hasNothingToAdjust(term)
		})
		if p.Require(isLate) {
			term := renewalOf(o)
			deadline, _ := wholeDays(term.AdjustmentDeadline())
			lockout, _ := wholeDays(term.LockoutPeriod())
			fix := msg.F("write \"P%dD\" or more, shorter than the agreement", lockout+1)
			if deadline > 1 {
				fix = fix.And(msg.F(", or a LockoutPeriod of \"P%dD\" or less", deadline-1))
			}
			p.relate(term.LockoutPeriod(), "LockoutPeriod")
			p.Report(term.AdjustmentDeadline(), "AdjustmentDeadline is %s and LockoutPeriod %s, both counted back from the end of the agreement; %s",
				term.AdjustmentDeadline().Text(), term.LockoutPeriod().Text(), fix)
		}
	},
}

var deadlineForRangeGiven = rule{
	Row:   "UpdateRenewalTerms/MISSING_ADJUSTMENT_DEADLINE/1",
	Sides: fold.RenewalTerm,
	Run: func(p *pass, o *fold.Entity) {
		lacksDeadline := renewalThat(o, func(term view.Renewal) bool {
			return term.PriceIncrease().IsRange() && !term.AdjustmentDeadline().Exists()
		})
		if p.Require(lacksDeadline) {
			term := renewalOf(o)
			than := msg.Plain("shorter than the agreement")
			if lockout := term.LockoutPeriod(); lockout.Exists() {
				than = msg.F("longer than LockoutPeriod %s and ", lockout.Text()).And(than)
			}
			p.relate(term.PriceIncrease().Get("Type"), "the type of the increase")
			p.ReportAs(check.ByBasis, jsondoc.Missing(term.Node, "AdjustmentDeadline"),
				"PriceIncrease is a PercentageRange, and no AdjustmentDeadline says by when you choose from it; add one in days, %s, or give a FixedPercentage with a Value instead", than)
		}
	},
}

var deadlineWithinAgreement = rule{
	Row:   "UpdateRenewalTerms/INVALID_ADJUSTMENT_DEADLINE/3",
	Sides: fold.RenewalTerm | fold.ValidityTerm | fold.PricingTerms,
	Run: func(p *pass, o *fold.Entity) {
		hasDeadline := renewalThat(o, func(term view.Renewal) bool {
			_, ok := wholeDays(term.AdjustmentDeadline())
			return ok && !hasNothingToAdjust(term)
		})
		fix := msg.Words("")
		if renewalOf(o).LockoutPeriod().Exists() {
			fix = ", and a LockoutPeriod shorter than that or none"
		}
		reportBeyondAgreement(p, o, hasDeadline, view.Renewal.AdjustmentDeadline, fix)
	},
}

var lockoutWithinAgreement = rule{
	Row:   "UpdateRenewalTerms/INVALID_LOCKOUT_PERIOD/1",
	Sides: fold.RenewalTerm | fold.ValidityTerm | fold.PricingTerms,
	Run: func(p *pass, o *fold.Entity) {
		hasLockout := renewalThat(o, func(term view.Renewal) bool {
			_, ok := wholeDays(term.LockoutPeriod())
			return ok
		})
		reportBeyondAgreement(p, o, hasLockout, view.Renewal.LockoutPeriod, ", or leave LockoutPeriod out")
	},
}

// reportBeyondAgreement reports a field of the RenewalTerm, in days, that is not shorter
// than the agreement. Orelse ends the advice to write fewer days.
func reportBeyondAgreement(p *pass, o *fold.Entity, given check.Cond, field func(view.Renewal) jsondoc.Node, orElse msg.Words) {
	if given.Fails() {
		return
	}
	at := field(renewalOf(o))
	days, _ := wholeDays(at)
	agreement, isKnown := lengthOf(o)
	if !p.Require(given, isKnown) || days < agreement.longest {
		return
	}
	fix := msg.Plain("let the agreement last longer")
	if most := agreement.shortest - 1; most > 0 {
		fix = msg.F("write \"P%dD\" or less%s%s", most, withUpdate(p, at, "UpdateRenewalTerms"), orElse)
	}
	p.relate(agreement.from, "what the agreement lasts")
	p.ReportAs(check.DoubtfulIf(agreement.isGuess), jsondoc.At(at), "%s is %s, and %s; %s", msg.Words(at.Name()), at.Text(), agreement.text, fix)
}

// A length is how many days an agreement lasts.
type length struct {
	shortest, longest int64
	isGuess           bool         // the ValidityTerm does not say it
	from              jsondoc.Node // the value that says it
	text              msg.Text     // the same in words
}

// lengthOf is how long the agreement of an offer lasts, and whether that can be told.
func lengthOf(o *fold.Entity) (l length, isKnown check.Cond) {
	part, validity := o.After.Part(fold.ValidityTerm), o.After.Validity()
	switch {
	case part.Needs() != 0:
		return l, check.NotKnown(part.Needs())
	case validity.Exists():
		l = lengthByValidity(validity, o.Today())
	case o.After.Part(fold.PricingTerms).Needs() != 0:
		return l, check.NotKnown(o.After.Part(fold.PricingTerms).Needs())
	default:
		l = lengthByPricing(o)
	}
	return l, check.If(l.longest > 0)
}

// lengthByValidity is the length that a ValidityTerm gives, from today if it has nothing but
// an end. A term with all three members, or one whose end lies before its start, gives none.
func lengthByValidity(term *view.Validity, today terms.Date) (l length) {
	end, hasEnd := day(term.AgreementEndDate())
	start, hasStart := day(term.AgreementStartDate())
	switch at := term.AgreementDuration(); {
	case at.Exists() && hasEnd:
	case at.Exists():
		l = lengthByDuration(at)
		l.text = msg.F("AgreementDuration %s is %s", at.Text(), l.inDays())
	case hasStart && hasEnd:
		l.longest = int64(end.Sub(start)) + 1
		l.text = msg.F("AgreementStartDate %s to AgreementEndDate %s is %s", start, end, countDays(l.longest))
	case hasEnd:
		l.longest, l.isGuess = int64(end.Sub(today))+1, true
		l.text = msg.F("today, %s, to AgreementEndDate %s is %s", today, end, countDays(l.longest))
	}
	if hasEnd {
		l.shortest, l.from = l.longest, term.AgreementEndDate()
	}
	return l
}

// lengthByPricing is the shortest duration of the upfront pricing terms.
func lengthByPricing(o *fold.Entity) (shortest length) {
	for at := range termDurations(o, terms.FixedUpfront|terms.ConfigurableUpfront) {
		if l := lengthByDuration(at); l.longest > 0 && (shortest.longest == 0 || l.longest < shortest.longest) {
			shortest = l
		}
	}
	if shortest.longest > 0 {
		shortest.isGuess = true
		shortest.text = msg.F("without a ValidityTerm the agreement may last as short as the pricing terms say, %s, which is %s", shortest.from.Text(), shortest.inDays())
	}
	return shortest
}

func lengthByDuration(at jsondoc.Node) (l length) {
	if d, ok := terms.ParseDuration(at.Text()); ok {
		l.from = at
		l.shortest, l.longest = d.LengthInDays()
	}
	return l
}

// inDays says how many days a duration is.
func (l *length) inDays() msg.Words {
	days := countDays(l.longest)
	if l.shortest != l.longest {
		days += " at the longest"
	}
	return days
}

func countDays(n int64) msg.Words { return msg.Words(words.Count(int(n), "day")) }

// wholeDays is a duration in days; ok is false for any other.
func wholeDays(n jsondoc.Node) (days int64, ok bool) {
	d, ok := terms.ParseDuration(n.Text())
	days, inDays := d.WholeDays()
	return days, ok && inDays
}
