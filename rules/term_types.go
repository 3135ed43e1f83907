package rules

import (
	"strings"

	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/view"
	"github.com/offercheck/offercheck/terms"
)

// namesOf are the names of pricing terms as the kind of entity has them, joined as AWS's
// messages list them.
func namesOf(o *fold.Entity, types terms.PricingTypes) msg.Words {
	names := types.String()
	if o.Kind == changetype.ResaleAuthorization && types != 0 {
		names = view.Resale + strings.ReplaceAll(names, ", ", ", "+view.Resale)
	}
	return msg.Words(names)
}

var uniqueTermTypes = rule{
	Row:   "UpdatePricingTerms/DUPLICATE_TERM_TYPES/1",
	Sides: fold.PricingTerms,
	Run: func(p *pass, o *fold.Entity) {
		for _, r := range repeats(o.After.Part(fold.PricingTerms).Value(), "Type", jsondoc.Node.Text) {
			p.Report(r.node, "%s is given %d times%s; put all into one", wordOf(r.node.Text(), terms.PricingType(r.node.Text()).String()), r.count, p.firstAt(r.first.Parent()))
		}
	},
}

// exclusions are the terms that do not go with one term. The page's note rules
// the first out; the others are our reading of the same row.
var exclusions = [...]struct {
	term, with terms.PricingTypes
	documented bool
}{
	{terms.FixedUpfront, terms.ConfigurableUpfront, true},
	{terms.ByolPricing, terms.UsageBased | terms.ConfigurableUpfront | terms.RecurringPayment, false},
	{terms.RecurringPayment, terms.ConfigurableUpfront, false},
}

var termsTogether = rule{
	Row:   "UpdatePricingTerms/INCOMPATIBLE_TERMS/1",
	Sides: fold.PricingTerms,
	Run: func(p *pass, o *fold.Entity) {
		types := o.After.PricingTypes()
		for _, x := range exclusions {
			others := types & x.with
			if !types.Has(x.term) || others == 0 {
				continue
			}
			fix := msg.Words("keep the one or the other")
			if model(o) == terms.Byol && x.term == terms.ByolPricing && !o.Before.IsReleased().Holds() { // which keeps its model
				fix = "keep ByolPricingTerm, or choose another PricingModel for the other"
			}
			p.relate(o.After.FirstTerm(others).Node, "the other term")
			p.With(x.term, others).ReportAs(check.DoubtfulIf(!x.documented), jsondoc.At(o.After.Term(x.term).Node), "the offer would have %s beside %s; %s", x.term, others, fix)
		}
	},
}

// besideLimitedTrial are the terms that go with a trial only if it is limited.
const besideLimitedTrial = terms.RecurringPayment | terms.ConfigurableUpfront

var termsWithUnlimitedTrial = rule{
	Row:   "UpdatePricingTerms/INCOMPATIBLE_TERMS/5",
	Sides: fold.PricingTerms,
	Terms: terms.FreeTrial,
	Run: func(p *pass, o *fold.Entity) {
		others := o.After.PricingTypes() & besideLimitedTrial
		if others == 0 {
			return
		}
		for _, grant := range o.After.Term(terms.FreeTrial).Grants() {
			if !grant.MaxQuantity().Exists() {
				p.relate(o.After.FirstTerm(others).Node, "the other term")
				p.With(others).Report(grant.Node, "the trial grants %q without MaxQuantity, which is unlimited use, beside %s; give every grant a MaxQuantity",
					grant.DimensionKey().Text(), others)
				return
			}
		}
	},
}
