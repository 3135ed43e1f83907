package rules

import (
	"strings"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/view"
	"github.com/offercheck/offercheck/terms"
)

// Which dimensions AWS refuses together in a term it does not publish, so that these
// rows are open for every such term. Of machine learning products two ways to price
// the same endpoints are known.

var fixedGrantsTogether = rule{
	Row:   "UpdatePricingTerms/INVALID_GRANTS/3",
	Sides: fold.PricingTerms,
	Terms: terms.FixedUpfront,
	Run: func(p *pass, o *fold.Entity) {
		if o.After.Term(terms.FixedUpfront).Exists() {
			p.Need(errcodes.NeedAWS)
		}
	},
}

var trialGrantsTogether = rule{
	Row:   "UpdatePricingTerms/INVALID_GRANTS/4",
	Sides: fold.PricingTerms,
	Terms: terms.FreeTrial,
	Run: func(p *pass, o *fold.Entity) {
		reportInferenceTwice(p, o, o.After.Term(terms.FreeTrial), "a trial grants every metered dimension")
	},
}

var usageRatesTogether = rule{
	Row:   "UpdatePricingTerms/INVALID_RATE_CARD/11",
	Sides: fold.PricingTerms,
	Terms: terms.UsageBased,
	Run: func(p *pass, o *fold.Entity) {
		reportInferenceTwice(p, o, o.After.Term(terms.UsageBased), "every metered dimension needs its price here")
	},
}

// The keys of real-time inference of machine learning products: one for each inference,
// and for each instance type one for its hours.
const (
	eachInference = "m.i.c"
	hourly        = ".m.i.r"
)

// reportInferenceTwice reports a term that names real-time inference both ways. All says
// why neither can be left out.
func reportInferenceTwice(p *pass, o *fold.Entity, term view.PricingTerm, all msg.Words) {
	if !term.Exists() {
		return
	}
	p.Need(errcodes.NeedAWS)
	var byCount, byHour view.Key
	for key := range term.DistinctKeys() {
		switch {
		case key.Text() == eachInference:
			byCount = key
		case !byHour.Exists() && strings.HasSuffix(key.Text(), hourly):
			byHour = key
		}
	}
	if byCount.Exists() && byHour.Exists() && p.Require(o.Product().IsType(machineLearning)) {
		p.relate(byHour.Node, "the hours of the same endpoints")
		p.Report(byCount.Node, "%q is for each inference, %q for the hours of the same endpoints, and AWS may refuse the two in one term; %s, so change nothing unless AWS refuses it",
			byCount.Text(), byHour.Text(), all)
	}
}
