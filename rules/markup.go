package rules

import (
	"strings"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/terms"
)

var fixedUpfrontWithMarkup = rule{
	Row:   "UpdatePricingTerms/INCOMPATIBLE_TERMS/9",
	Sides: fold.PricingTerms | fold.MarkupPercentage,
	Terms: terms.FixedUpfront,

	OfRequest: true,

	Run: func(p *pass, o *fold.Entity) {
		hasFixed := o.After.Pricing(func(t terms.PricingTypes) bool { return t.Has(terms.FixedUpfront) })
		if p.Require(hasFixed, hasMarkup(o)) {
			p.relate(o.After.Part(fold.MarkupPercentage).Value(), "the markup")
			p.Report(o.After.Term(terms.FixedUpfront).Node, "MarkupPercentage of the offer is %s; set it to 0 to price the offer yourself", markup(o))
		}
	},
}

var scheduleWithMarkup = rule{
	Row:   "UpdatePaymentScheduleTerms/INCOMPATIBLE_MARKUP_PERCENTAGE/1",
	Sides: fold.PaymentScheduleTerm | fold.MarkupPercentage,

	OfRequest: true,

	Run: func(p *pass, o *fold.Entity) {
		schedule := o.After.Part(fold.PaymentScheduleTerm)
		if p.Require(schedule.Present(), hasMarkup(o)) {
			p.relate(o.After.Part(fold.MarkupPercentage).Value(), "the markup")
			p.Report(schedule.Value(), "MarkupPercentage of the offer is %s; set it to 0 to have a payment schedule of its own", markup(o))
		}
	},
}

// hasMarkup holds for an offer that marks up the prices of its resale
// authorization. A percentage that cannot be read says neither.
func hasMarkup(o *fold.Entity) check.Cond {
	part := o.After.Part(fold.MarkupPercentage)
	percentage := strings.TrimSuffix(markup(o), ".") // AWS takes a decimal without a digit on one side of its dot
	if strings.HasPrefix(percentage, ".") {
		percentage = "0" + percentage
	}
	switch {
	case !part.Value().Exists() || terms.IsZero(percentage):
		return part.Is(isPositive)
	case terms.ComparePrices(percentage, "0") > 0:
		return check.If(true)
	case part.SetBy() != nil:
		return check.NotKnown(errcodes.NeedChangeSet)
	}
	return check.NotKnown(errcodes.NeedOffer)
}

// markup is the percentage as written: a string, as AWS has it, or a number.
func markup(o *fold.Entity) string {
	percentage := o.After.Part(fold.MarkupPercentage).Value()
	if percentage.Kind() == jsondoc.Number {
		return percentage.Raw()
	}
	return percentage.Text()
}
