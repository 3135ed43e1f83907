package rules

import (
	"maps"
	"slices"
	"strings"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/terms"
)

// trialRange is how long free trials of a product type may last.
type trialRange struct {
	productType string
	days        dayRange
}

var trialDuration = rule{
	Row:   "UpdatePricingTerms/INVALID_DURATION/1",
	Sides: fold.PricingTerms,
	Terms: terms.FreeTrial,
	Run: func(p *pass, o *fold.Entity) {
		at := o.After.Term(terms.FreeTrial).Duration()
		d, ok := terms.ParseDuration(at.Text())
		if !ok || !p.Require(outsideTrial(o, d)) {
			return
		}
		p.Report(at, "Duration is %s; a free trial may last %s", d, wordsForTrials(o))
	},
}

// outsideTrial holds for a duration that is out of the range of the product's
// type. While that is not known it is decided when it is out of every range, or
// when the caller gives a range for all and it is in each.
func outsideTrial(o *fold.Entity, d terms.Duration) check.Cond {
	product := o.Product()
	if product.Type() != "" {
		r, known := trialOf(o, product.Type())
		if !known && !d.IsZero() { // which is too short for any range
			return check.NotKnown(errcodes.NeedLimits)
		}
		return check.If(r.lacks(d))
	}
	outside, inside := true, true
	for _, productType := range trialTypes(o) {
		r, known := trialOf(o, productType)
		outside = outside && (!known || r.lacks(d))
		inside = inside && known && !r.lacks(d)
	}
	if outside || inside {
		return check.If(outside)
	}
	return check.NotKnown(product.Needs())
}

// trialOf is the range for a product type; false when only the caller could
// tell it.
func trialOf(o *fold.Entity, productType string) (r dayRange, known bool) {
	l := fold.LimitsFor(o.Catalog.Facts.Limits(), productType)
	for _, t := range valuesOf(o).trialDays {
		if t.productType == productType {
			return daysOf(l.FreeTrialDays, t.days.min, t.days.max), true
		}
	}
	return daysOf(l.FreeTrialDays, 0, noBound), l.FreeTrialDays != nil
}

// wordsForTrials says what the range is, or, while it is not known, those that
// there are.
func wordsForTrials(o *fold.Entity) msg.Words {
	if r, known := trialOf(o, o.Product().Type()); known {
		return msg.Words(r.String())
	}
	ranges := make([]string, len(valuesOf(o).trialDays))
	for i, t := range valuesOf(o).trialDays {
		r, _ := trialOf(o, t.productType)
		ranges[i] = r.String() + " on " + t.productType
	}
	return msg.Words(strings.Join(ranges, ", "))
}

// trialTypes are the product types of which the range may be known, and "" for
// all others.
func trialTypes(o *fold.Entity) []string {
	types := []string{""}
	for _, t := range valuesOf(o).trialDays {
		types = append(types, t.productType)
	}
	return slices.AppendSeq(types, maps.Keys(o.Catalog.Facts.Limits().ByProductType))
}
