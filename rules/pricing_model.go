package rules

import (
	"strings"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/words"
	"github.com/offercheck/offercheck/terms"
)

// termsByModel are the pricing terms that each model admits, and those of which
// it needs one.
var termsByModel = map[string]struct{ admits, needs terms.PricingTypes }{
	terms.Byol: {
		admits: terms.ByolPricing | terms.FixedUpfront,
	},
	terms.Usage: {
		admits: terms.UsageBased | terms.ConfigurableUpfront | terms.FixedUpfront | terms.RecurringPayment | terms.FreeTrial,
		needs:  terms.UsageBased | terms.RecurringPayment | terms.FreeTrial,
	},
	terms.Contract: {
		admits: terms.ConfigurableUpfront | terms.FixedUpfront | terms.UsageBased | terms.FreeTrial | terms.ByolPricing,
		needs:  terms.ConfigurableUpfront | terms.FixedUpfront,
	},
	terms.Free: {
		admits: terms.FreeTrial | terms.UsageBased | terms.ConfigurableUpfront | terms.FixedUpfront,
		needs:  terms.FreeTrial | terms.UsageBased | terms.ConfigurableUpfront | terms.FixedUpfront,
	},
}

var termsOfModel = rule{
	Row:   "UpdatePricingTerms/INCOMPATIBLE_TERMS/8",
	Sides: fold.PricingTerms | fold.PricingModel,
	Run: func(p *pass, o *fold.Entity) {
		if !p.Known(o.After.Part(fold.PricingModel)) || !p.Known(o.After.Part(fold.PricingTerms)) {
			return
		}
		admitted := termsByModel[model(o)].admits
		if outside := o.After.PricingTypes() &^ admitted; outside != 0 {
			p.relate(o.After.Part(fold.PricingModel).Value(), "PricingModel")
			p.With(outside).Report(o.After.FirstTerm(outside).Node, "the pricing model %s admits %s; use these%s", modelOf(o), admitted, orModelFor(o))
		}
	},
}

// orModelFor ends advice on pricing terms with the models that go with those that the
// offer has, if any. Free asks for more than terms, and Byol for products of some types.
func orModelFor(o *fold.Entity) msg.Words {
	types := o.After.PricingTypes()
	if o.Before.IsReleased().Holds() || o.IsTakenOver(fold.PricingModel) { // which keeps its model
		return ""
	}
	for _, never := range neverIn {
		if types.HasAny(never.terms) && o.Product().IsType(never.product).Holds() {
			return ""
		}
	}
	var fitting []string
	for _, name := range [...]string{terms.Contract, terms.Usage} {
		m := termsByModel[name]
		fits := types&^m.admits == 0 && types.HasAny(m.needs)
		if fits && name != model(o) && (name == terms.Contract || !o.IsReplacement().Or(o.IsResale()).Holds()) {
			fitting = append(fitting, name)
		}
	}
	if types.Has(terms.ByolPricing) && types&^termsByModel[terms.Byol].admits == 0 && !o.Product().IsType(ami, container, "ServerProduct").Fails() {
		fitting = append(fitting, terms.Byol)
	}
	if len(fitting) == 0 {
		return ""
	}
	return msg.Words(", or choose the model " + strings.Join(fitting, " or "))
}

var (
	mandatoryTermsOfModel = rule{
		Row:   "UpdatePricingTerms/MISSING_MANDATORY_TERMS/2",
		Sides: fold.PricingTerms | fold.PricingModel,
		Run:   reportMissingTerms,
	}
	mandatoryTermsOfModelAndProduct = rule{
		Row:   "UpdatePricingTerms/MISSING_MANDATORY_TERMS/2",
		Sides: fold.PricingTerms | fold.PricingModel,
		Run: func(p *pass, o *fold.Entity) {
			reportMissingTerms(p, o)
			reportFreeSaaSWithoutPrices(p, o)
		},
	}
)

// reportMissingTerms reports an offer that has no term of those that its model needs.
func reportMissingTerms(p *pass, o *fold.Entity) {
	list := o.After.Part(fold.PricingTerms).Value()
	if !p.Known(o.After.Part(fold.PricingModel)) || !p.Known(o.After.Part(fold.PricingTerms)) {
		return
	}
	types, needs := o.After.PricingTypes(), termsByModel[model(o)].needs
	if needs == 0 || types.HasAny(needs) {
		return
	}
	p.relate(o.After.Part(fold.PricingModel).Value(), "PricingModel")
	p.With(needs).ReportAs(check.DoubtfulIf(model(o) == terms.Contract && types == terms.FreeTrial), jsondoc.At(list), "the pricing model is %s, the offer would have %s; %s", modelOf(o), orNoTerms(types), addTerms(o, needs))
}

// addTerms says how an offer comes to have a pricing term of those that its model needs. One
// that is made from a resale authorization may have those alone that the authorization admits.
func addTerms(o *fold.Entity, needs terms.PricingTypes) msg.Words {
	if o.IsTakenOver(fold.PricingTerms) {
		return "ask the manufacturer for a resale authorization with " + msg.Words(words.Enumerate(resaleNames(needs), "or"))
	}
	if r, _, isKnown := o.ResaleAuthorization(fold.PricingTerms); isKnown && !resaleAdmits(r).HasAny(needs) && o.After.SetBy(fold.PricingTerms) != nil {
		return withoutOwnTerms(o)
	}
	return "add a term that it needs" + orModelFor(o)
}

// resaleNames are what a resale authorization calls pricing terms, as far as it can have them.
func resaleNames(types terms.PricingTypes) (names []string) {
	for _, t := range [...]terms.PricingTypes{terms.UsageBased, terms.ConfigurableUpfront, terms.FixedUpfront} {
		if types.Has(t) {
			names = append(names, "Resale"+t.String())
		}
	}
	return names
}

// reportFreeSaaSWithoutPrices reports a free SaaS offer, unless it is a mere trial, without
// the price of a dimension, which a note on AWS's page asks for.
func reportFreeSaaSWithoutPrices(p *pass, o *fold.Entity) {
	const priced = terms.UsageBased | terms.ConfigurableUpfront
	types, isFree := o.After.PricingTypes(), o.After.Part(fold.PricingModel).Text(terms.Free)
	if !types.HasAny(termsByModel[terms.Free].needs) || types.HasAny(priced) || types == terms.FreeTrial {
		return
	}
	if p.Require(isFree, o.Product().IsType(saas)) {
		p.relate(o.After.Part(fold.PricingModel).Value(), "PricingModel")
		p.With(priced).Warn(o.After.Part(fold.PricingTerms).Value(), "the pricing model is Free, the offer would have %s; AWS's page asks a free SaaS offer for a dimension at price 0; %s",
			types, orNewOffer(o, "put ConfigurableUpfrontPricingTerm in place of FixedUpfrontPricingTerm, or add UsageBasedPricingTerm if a dimension is metered"))
	}
}

// otherModel is the advice to choose another model. A released offer keeps its own.
func otherModel(o *fold.Entity) msg.Words {
	if o.Before.IsReleased().Holds() {
		return orNewOffer(o, "make a new private offer for another PricingModel")
	}
	return "choose another PricingModel, with terms to match"
}

var modelWhenReleased = rule{
	Row:   "UpdatePricingTerms/INCOMPATIBLE_PRICING_MODEL/1",
	Sides: fold.PricingModel,
	For:   fold.WasReleased,
	Run: func(p *pass, o *fold.Entity) {
		stored, requested := o.Before.Part(fold.PricingModel), o.After.Part(fold.PricingModel).Value()
		was, is := stored.Value().Text(), requested.Text()
		if freeOrUsage(was) && freeOrUsage(is) && o.After.PricingTypes() == terms.FreeTrial {
			return // as AWS's samples make such an offer and update it
		}
		if p.Require(comparedTo(stored, is != was)) {
			seen := was == terms.Free && is == terms.Contract // by a seller
			p.With(modelWord(was), modelWord(is)).ReportAs(check.DoubtfulIf(!seen), jsondoc.At(requested), "the PricingModel of the released offer is %s, not %s; %s",
				modelWord(was), modelWord(is), orNewOffer(o, "keep it, with terms to match, or make a new private offer"))
		}
	},
}

func freeOrUsage(model string) bool { return model == terms.Free || model == terms.Usage }

// AWS's own team alone can change the prices of some offers, and AWS does not publish
// of which.
var pricesForSellersToChange = rule{
	Row:       "UpdatePricingTerms/INVALID_UPDATE_REQUEST/1",
	Sides:     fold.PricingTerms,
	For:       fold.WasThere,
	OfRequest: true,
	Run:       func(p *pass, _ *fold.Entity) { p.Require(check.NotKnown(errcodes.NeedAWS)) },
}

var byolTerm = rule{
	Row:   "UpdatePricingTerms/MISSING_MANDATORY_TERMS/3",
	Sides: fold.PricingTerms | fold.PricingModel,
	Run: func(p *pass, o *fold.Entity) {
		list := o.After.Part(fold.PricingTerms).Value()
		noByol := o.After.Pricing(func(t terms.PricingTypes) bool { return !t.Has(terms.ByolPricing) })
		if p.Require(o.After.Part(fold.PricingModel).Text(terms.Byol), noByol) {
			fix := msg.Words("add one")
			switch {
			case o.Product().IsType(ami, container, "ServerProduct").Fails():
				fix = otherModel(o)
			case o.After.IsPrivate().Holds() && !o.After.PricingTypes().Has(terms.FixedUpfront): // with which private offers take it
				fix = "add one beside FixedUpfrontPricingTerm"
			}
			p.relate(o.After.Part(fold.PricingModel).Value(), "PricingModel")
			p.Report(list, "the pricing model is Byol and Terms has no ByolPricingTerm; %s", fix)
		}
	},
}

// knowsPricing reports whether the pricing terms can be looked at. When they cannot
// and the rest does not fail, the row is left open.
func knowsPricing(p *pass, o *fold.Entity, rest ...check.Cond) bool {
	needs := o.After.Part(fold.PricingTerms).Needs()
	if needs != 0 {
		p.Require(append(rest, check.NotKnown(needs))...)
	}
	return needs == 0
}
