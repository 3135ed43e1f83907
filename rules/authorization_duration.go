package rules

import (
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/terms"
)

// How long what a resale authorization prices upfront may last.

var resaleSelectorMonths = rule{
	Row:   "ResaleAuthorization/UpdatePricingTerms/INVALID_SELECTOR_DURATION_VALUE/1",
	Sides: fold.PricingTerms,
	Terms: terms.ConfigurableUpfront,
	Run: func(p *pass, o *fold.Entity) {
		for card, d := range selectors(o) {
			reportResaleMonths(p, o, card.Selector().Value(), d)
		}
	},
}

var resaleFixedMonths = rule{
	Row:   "ResaleAuthorization/UpdatePricingTerms/INVALID_DURATION/1",
	Sides: fold.PricingTerms,
	Terms: terms.FixedUpfront,
	Run: func(p *pass, o *fold.Entity) {
		at := o.After.Term(terms.FixedUpfront).Duration()
		if d, ok := terms.ParseDuration(at.Text()); ok {
			reportResaleMonths(p, o, at, d)
		}
	},
}

// reportResaleMonths reports a duration that is out of the range of AWS's page. Shorter ones
// are known of AMI and container products.
func reportResaleMonths(p *pass, o *fold.Entity, at jsondoc.Node, d terms.Duration) {
	switch v := valuesOf(o); {
	case d.LongerThanMonths(v.mostMonths):
		p.Report(at, "%s is %s, which is longer than %s; write a shorter one, such as %s", nameOf(at), d, inMonths(v.mostMonths), resaleExample(o))
	case d.ShorterThanMonths(v.fewestMonths):
		isContract := o.After.IsContract().Holds() && !o.Product().IsType(ami, container).Holds()
		p.ReportAs(check.DoubtfulIf(!isContract), jsondoc.At(at), "%s is %s, which is shorter than %s; write a longer one, such as %s", nameOf(at), d, inMonths(v.fewestMonths), resaleExample(o))
	}
}

// resaleExample is a duration that every pricing term of the authorization can have. AMI and
// container products need whole days for metered dimensions.
func resaleExample(o *fold.Entity) msg.Words {
	if o.Product().IsType(ami, container).Fails() {
		return "P12M"
	}
	return "P365D"
}

var (
	resaleSelectorInDays = rule{
		Row:   "ResaleAuthorization/UpdatePricingTerms/INVALID_SELECTOR_DURATION_VALUE/2",
		Sides: fold.PricingTerms,
		Terms: terms.ConfigurableUpfront,
		Run:   selectorInDays.Run,
	}
	resaleFixedDurationInDays = rule{
		Row:   "ResaleAuthorization/UpdatePricingTerms/INVALID_DURATION/2",
		Sides: fold.PricingTerms,
		Terms: terms.FixedUpfront,
		Run:   fixedDurationInDays.Run,
	}
)
