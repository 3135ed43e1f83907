package rules

import (
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/offer"
	"github.com/offercheck/offercheck/terms"
)

// What the state and the type of a product allow. The page says that a product
// "isn't supported" and not which one: most of these rows are our reading.

var productTakesOffers = rule{
	Row:   "CreateOffer/INCOMPATIBLE_PRODUCT/1",
	Sides: fold.ProductID,
	Run: func(p *pass, o *fold.Entity) {
		if p.Lenient && !p.released {
			return // a resale offer: its product is for the owner to keep active
		}
		product := o.Product()
		if p.Require(check.If(product.Created == nil), product.TakesOffers().Not()) {
			p.Report(o.After.Part(fold.ProductID).Value(), "%s", whyNoOffers(product))
		}
	},
}

const releaseProduct msg.Words = "release it first, or add ReleaseProduct for it to this change set, and ReleaseOffer for an offer of it"

// whyNoOffers says what keeps offers from a product, and what to do.
func whyNoOffers(product *fold.Product) msg.Text {
	switch state, visibility := product.State(), product.Visibility(); {
	case state != "" && state != "Active":
		return msg.F("ProductState of %s is %s; %s", product.Label(), state, releaseProduct)
	case visibility == "Restricted":
		return msg.F("Visibility of %s is Restricted; make it Limited or Public again first", product.Label())
	default:
		return msg.F("Visibility of %s is %s; %s", product.Label(), visibility, releaseProduct)
	}
}

var productTypeTakesOffers = rule{
	Row:   "CreateOffer/INCOMPATIBLE_PRODUCT/2",
	Sides: fold.ProductID,
	Run: func(p *pass, o *fold.Entity) {
		product := o.Product()
		manageable := product.IsType(saas, ami, container, machineLearning, professionalServices, "DataProduct")
		if (!p.Lenient || p.released) && p.Require(manageable.Not()) {
			p.Report(o.After.Part(fold.ProductID).Value(), "%s is of type %s, for which AWS has published no offer made through the API; if AWS refuses it, make the offer in the AWS Marketplace Management Portal",
				product.Label(), typeOf(product))
		}
	},
}

// What AWS alone knows of a product: no offer is found to be wrong by it.
var (
	productManagedByAPI = knownToAWSUnlessCreated("CreateOffer/INCOMPATIBLE_PRODUCT/3")
	productOfSeller     = knownToAWSUnlessCreated("CreateOffer/INCOMPATIBLE_PRODUCT/5")
)

// knownToAWSUnlessCreated is the rule that leaves a row open for a new offer, unless its
// product is new as well.
func knownToAWSUnlessCreated(row string) rule {
	return rule{Row: row, Sides: fold.ProductID, OfRequest: true, Run: func(p *pass, o *fold.Entity) {
		if o.Product().Created == nil {
			p.Need(errcodes.NeedAWS)
		}
	}}
}

var (
	productTakesOfferSet       = takesOfferSet("CreateOffer/INCOMPATIBLE_PRODUCT/4")
	resoldProductTakesOfferSet = takesOfferSet("CreateOfferUsingResaleAuthorization/INCOMPATIBLE_PRODUCT/1")
)

// takesOfferSet is the rule that the product of a new offer may be in an offer set.
func takesOfferSet(row string) rule {
	return rule{Row: row, Sides: fold.OfferSetID, OfRequest: true, Run: func(p *pass, o *fold.Entity) {
		if p.Lenient {
			return // another change type makes the offer, and has a row of its own
		}
		set := o.After.Part(fold.OfferSetID).Value()
		ruledOut := o.Within(func(l *offer.Limits) check.Cond { return flag(l.OfferSets).Not() })
		if p.Require(check.If(set.Exists()), ruledOut) {
			p.ReportAs(check.ByLimit, jsondoc.At(set), "Limits.OfferSets is false for %s; remove OfferSetId", o.Product().Label())
		}
	}}
}

var productTakesReplacement = rule{
	Row:   "CreateReplacementOffer/INCOMPATIBLE_PRODUCT/1",
	Sides: fold.AgreementID,
	For:   fold.IsReplacement,
	Run: func(p *pass, o *fold.Entity) {
		product := o.Product()
		if (!p.Lenient || p.released) && p.Require(product.IsType(saas).Not()) {
			p.Report(o.After.Part(fold.AgreementID).Value(), "the agreement is for %s of type %s, and only %s can have replacement offers; make a private offer with CreateOffer",
				product.Label(), typeOf(product), msg.Words(saas))
		}
	},
}

var productTakesCountries = rule{
	Row:   "UpdateTargeting/INCOMPATIBLE_PRODUCT/1",
	Sides: fold.Targeting,
	Run: func(p *pass, o *fold.Entity) {
		ruledOut := o.Within(func(l *offer.Limits) check.Cond { return flag(l.CountryTargeting).Not() })
		for _, side := range []string{"PositiveTargeting", "NegativeTargeting"} {
			countries := o.After.Part(fold.Targeting).Value().Get(side).Get("CountryCodes")
			if p.Require(check.If(countries.Len() > 0), ruledOut) {
				p.ReportAs(check.ByLimit, jsondoc.At(countries), "Limits.CountryTargeting is false for %s; remove %s", o.Product().Label(), listToRemove(countries))
			}
		}
	},
}

// flag is a member of Limits that is true or false, or not known.
func flag(member *bool) check.Cond { return knownFlag(member, errcodes.NeedLimits) }

// knownFlag is a member that is true or false, or not known without what it needs.
func knownFlag(member *bool, needs errcodes.Needs) check.Cond {
	if member == nil {
		return check.NotKnown(needs)
	}
	return check.If(*member)
}

var byolOfProduct = rule{
	Row:   "UpdatePricingTerms/INCOMPATIBLE_PRODUCT/3",
	Sides: fold.PricingModel,
	Run: func(p *pass, o *fold.Entity) {
		model, product := o.After.Part(fold.PricingModel), o.Product()
		if p.Require(model.Text(terms.Byol), product.IsType(ami, container, "ServerProduct").Not()) {
			p.Report(model.Value(), "%s is of type %s; licenses are brought along to AMI, container and server products only; %s",
				product.Label(), typeOf(product), otherModel(o))
		}
	},
}

var freeOfProduct = rule{
	Row:   "UpdatePricingTerms/INCOMPATIBLE_PRODUCT/4",
	Sides: fold.PricingModel,
	Run: func(p *pass, o *fold.Entity) {
		model := o.After.Part(fold.PricingModel)
		ruledOut := o.Within(func(l *offer.Limits) check.Cond { return flag(l.FreePricing).Not() })
		if p.Require(model.Text(terms.Free), ruledOut) {
			p.ReportAs(check.ByLimit, jsondoc.At(model.Value()), "Limits.FreePricing is false for %s; %s", o.Product().Label(), otherModel(o))
		}
	},
}

// neverIn are the pricing terms that products of a type never have.
var neverIn = [...]struct {
	product string
	terms   terms.PricingTypes
}{
	{saas, terms.RecurringPayment | terms.ByolPricing},
	{machineLearning, terms.ConfigurableUpfront | terms.RecurringPayment},
}

// One term that the product type never has is told by one row, several
// together by another.
var (
	termOfProductType = rule{
		Row:   "UpdatePricingTerms/INCOMPATIBLE_PRODUCT/5",
		Sides: fold.PricingTerms,
		Run: func(p *pass, o *fold.Entity) {
			reportForeignTerms(p, o, func(n int) bool { return n == 1 })
		},
	}
	termsOfProductType = rule{
		Row:   "UpdatePricingTerms/INCOMPATIBLE_PRODUCT/9",
		Sides: fold.PricingTerms,
		Run: func(p *pass, o *fold.Entity) {
			reportForeignTerms(p, o, func(n int) bool { return n > 1 })
		},
	}
)

func reportForeignTerms(p *pass, o *fold.Entity, wanted func(n int) bool) {
	product := o.Product()
	for _, never := range neverIn {
		foreign := o.After.PricingTypes() & never.terms
		if p.Require(check.If(wanted(foreign.Len())), product.IsType(never.product)) {
			p.With(foreign).Report(o.After.FirstTerm(foreign).Node, "%s is of type %s, which never has %s; use other terms", product.Label(), typeOf(product), foreign)
		}
	}
}

var trialAloneOfProduct = rule{
	Row:   "UpdatePricingTerms/INCOMPATIBLE_PRODUCT/8",
	Sides: fold.PricingTerms,
	Terms: terms.FreeTrial,
	Run: func(p *pass, o *fold.Entity) {
		product := o.Product()
		if p.Require(o.After.IsFreeTrial(), product.IsType(saas).Not()) {
			fix := msg.Words("add UsageBasedPricingTerm for what holds after the trial")
			if !o.After.IsOnlyTrial().Holds() {
				fix = "give usage the prices that hold after the trial"
			}
			p.Report(o.After.Term(terms.FreeTrial).Node, "%s is of type %s, and only %s can have a trial offer of its own; %s",
				product.Label(), typeOf(product), msg.Words(saas), fix)
		}
	},
}

var termsWithTrialOfProduct = rule{
	Row:   "UpdatePricingTerms/INCOMPATIBLE_TERMS/6",
	Sides: fold.PricingTerms | fold.PricingModel,
	Terms: terms.FreeTrial,
	Run: func(p *pass, o *fold.Entity) {
		if !knowsPricing(p, o, o.Product().IsType(ami)) {
			return
		}
		types := o.After.PricingTypes()
		others := types & terms.RecurringPayment
		if types.Has(terms.ConfigurableUpfront) && p.Require(o.After.IsContract(), check.If(types.Has(terms.FreeTrial)), o.Product().IsType(ami)) {
			others |= terms.ConfigurableUpfront
		}
		if p.Require(check.If(types.Has(terms.FreeTrial) && others != 0), o.Product().IsType(ami)) {
			fix := msg.Words("remove the trial")
			if !others.Has(terms.ConfigurableUpfront) { // without which there is no contract
				fix += msg.Words(" or " + others.String())
			}
			p.relate(o.After.Term(terms.FreeTrial).Node, "the trial")
			p.With(others).Report(o.After.FirstTerm(others).Node, "an AMI product with FreeTrialPricingTerm cannot have %s beside it; %s", others, fix)
		}
	},
}
