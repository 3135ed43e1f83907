package rules

import (
	"fmt"
	"math"
	"strconv"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/offer"
	"github.com/offercheck/offercheck/terms"
)

// noBound stands for an upper bound that there is not.
const noBound = math.MaxInt64

// A monthRange says how many months a duration may have.
type monthRange struct {
	min, max   int64
	defaultMin bool // min is not the caller's
	defaultMax bool // max is not the caller's
}

// monthsOf is the range for an offer; false when only the caller could tell it.
func monthsOf(o *fold.Entity, given *offer.Range) (r monthRange, known bool) {
	switch o.Product().Type() {
	case saas, ami, container, "":
		v := valuesOf(o)
		r = monthRange{min: v.fewestMonths, max: v.mostMonths, defaultMin: true, defaultMax: true}
	default:
		if given == nil {
			return r, false
		}
		r = monthRange{max: noBound}
	}
	if given != nil && given.Min != nil {
		r.min, r.defaultMin = *given.Min, false
	}
	if given != nil && given.Max != nil {
		r.max, r.defaultMax = *given.Max, false
	}
	return r, true
}

// widestMonths is a range around all that may be meant: while the product is
// not known there may be several.
func widestMonths(o *fold.Entity, limit func(*offer.Limits) *offer.Range) monthRange {
	var widest monthRange
	for i, l := range o.Limits() {
		r, known := monthsOf(o, limit(l))
		switch {
		case !known:
		case i == 0:
			widest = r
		default:
			widest.min, widest.max = min(widest.min, r.min), max(widest.max, r.max)
			widest.defaultMin = widest.defaultMin || r.defaultMin
		}
	}
	return widest
}

// reportMonths reports a duration of a Contract offer that is out of its range
// in months. A default that is only likely gives a warning.
func reportMonths(p *pass, o *fold.Entity, at jsondoc.Node, limit func(*offer.Limits) *offer.Range) {
	d, ok := terms.ParseDuration(at.Text())
	if !ok {
		return
	}
	passed := func(bound func(monthRange) bool) check.Cond {
		return o.Within(func(l *offer.Limits) check.Cond {
			r, known := monthsOf(o, limit(l))
			if !known {
				return check.NotKnown(errcodes.NeedLimits)
			}
			return check.If(bound(r))
		})
	}
	isContract, r := o.After.IsContract(), widestMonths(o, limit)
	isDoubtful := o.Product().IsType(ami, container).And(check.If(r.defaultMax && d.LongerThanMonths(valuesOf(o).doubtfulMonths) && !d.LongerThanMonths(r.max)))
	switch {
	case d.IsZero(): // too short for every range
		if p.Require(isContract) {
			fewest, most := max(r.min, valuesOf(o).fewestMonths), r.max
			if most == 0 {
				most = valuesOf(o).mostMonths
			}
			p.With(months(fewest), months(most)).Report(at, "%s is %s, which is no time at all", nameOf(at), d)
		}
	case p.Require(isContract, passed(func(r monthRange) bool { return d.LongerThanMonths(r.max) })):
		p.With(months(r.min), months(r.max)).Report(at, "%s is %s, which is longer than %s", nameOf(at), d, inMonths(r.max))
	case p.Require(isContract, passed(func(r monthRange) bool { return d.ShorterThanMonths(r.min) })):
		p.With(months(r.min), months(r.max)).ReportAs(check.DoubtfulIf(r.defaultMin), jsondoc.At(at), "%s is %s, which is shorter than %s", nameOf(at), d, inMonths(r.min))
	case p.Require(isContract, isDoubtful):
		p.With(months(r.min), months(valuesOf(o).doubtfulMonths)).Warn(at, "%s is %s; more than %s are known to be supported on SaaS products only", nameOf(at), d, inMonths(valuesOf(o).doubtfulMonths))
	}
}

// A dayRange says how many days a duration may have.
type dayRange struct{ min, max int64 }

// daysOf is the range that the caller gives, with the defaults for the bounds
// that it lacks.
func daysOf(given *offer.Range, min, max int64) dayRange {
	r := dayRange{min, max}
	if given != nil && given.Min != nil {
		r.min = *given.Min
	}
	if given != nil && given.Max != nil {
		r.max = *given.Max
	}
	return r
}

// lacks reports whether a duration is out of the range.
func (r dayRange) lacks(d terms.Duration) bool {
	return d.ShorterThanDays(r.min) || d.LongerThanDays(r.max)
}

func (r dayRange) String() string {
	switch r.max {
	case r.min:
		return fmt.Sprintf("%d days", r.max)
	case noBound:
		return fmt.Sprintf("%d days or more", r.min)
	}
	return fmt.Sprintf("%d to %d days", r.min, r.max)
}

// nameOf is what a detail calls a duration.
func nameOf(duration jsondoc.Node) msg.Words {
	switch name := msg.Words(duration.Name()); name {
	case "AgreementDuration":
		return "the ValidityTerm's " + name
	case "Value":
		return "the Selector's " + name
	default:
		return name
	}
}

// months is a bound as a documented message gives it.
func months(n int64) msg.Words {
	if n == noBound {
		return "any number of"
	}
	return msg.Words(strconv.FormatInt(n, 10))
}

func inMonths(n int64) msg.Words {
	switch n {
	case 0:
		return "any duration that is sold"
	case 1:
		return "1 month"
	}
	return msg.Words(strconv.FormatInt(n, 10) + " months")
}
