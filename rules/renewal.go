package rules

import (
	"strings"

	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/view"
	"github.com/offercheck/offercheck/internal/words"
	"github.com/offercheck/offercheck/terms"
)

// Whether an offer may have a RenewalTerm, must have one, and what has to be in it.

var renewalOfPrivateOffer = rule{
	Row:   "UpdateRenewalTerms/INCOMPATIBLE_PRODUCT/1",
	Sides: fold.RenewalTerm | fold.Targeting,
	For:   fold.IsPrivate,
	Run: func(p *pass, o *fold.Entity) {
		term := o.After.Part(fold.RenewalTerm)
		supported := o.Product().IsType("SaaSProduct", "AmiProduct", "ContainerProduct").And(o.After.IsContract())
		if p.Require(term.Present(), supported.Not()) {
			p.Report(term.Value(), "the offer is private; private offers renew with the pricing model Contract, for SaaS, AMI and container products; remove the term by UpdateRenewalTerms with an empty list of Terms")
		}
	},
}

var renewalWithSchedule = rule{
	Row:   "UpdateRenewalTerms/INCOMPATIBLE_TERMS/1",
	Sides: fold.RenewalTerm | fold.PaymentScheduleTerm,
	Run: func(p *pass, o *fold.Entity) {
		term := o.After.Part(fold.RenewalTerm)
		if p.Require(term.Present(), o.After.Part(fold.PaymentScheduleTerm).Present()) {
			p.relate(o.After.Schedule().Node, "the PaymentScheduleTerm")
			p.Report(term.Value(), "the offer has a RenewalTerm and a PaymentScheduleTerm; remove one of the two with an empty list of Terms")
		}
	},
}

var renewalWithModel = rule{
	Row:   "UpdateRenewalTerms/INCOMPATIBLE_TERMS/2",
	Sides: fold.RenewalTerm | fold.PricingModel,
	Run: func(p *pass, o *fold.Entity) {
		term, priced := o.After.Part(fold.RenewalTerm), o.After.Part(fold.PricingModel)
		unfit := priced.Text(terms.Usage).Or(priced.Text(terms.Byol)).Or(priced.Text(terms.Free))
		if !p.Require(term.Present(), unfit) {
			return
		}
		p.relate(priced.Value(), "PricingModel")
		fix := msg.Words("choose it, or remove the term by UpdateRenewalTerms with an empty list of Terms")
		if released(o).Holds() { // which keeps its model
			fix = "remove the term by UpdateRenewalTerms with an empty list of Terms"
		}
		p.ReportAs(check.DoubtfulIf(model(o) == terms.Free), jsondoc.At(term.Value()), "the pricing model is %s, and agreements renew with Contract; %s", modelOf(o), fix)
	},
}

var renewalOfDataProduct = rule{
	Row:   "UpdateRenewalTerms/INCOMPATIBLE_PRODUCT/2",
	Sides: fold.RenewalTerm,
	Run: func(p *pass, o *fold.Entity) {
		if p.Require(renewalThat(o, hasFieldsOfPrivate), o.Product().IsType("DataProduct")) {
			reportFieldsOfPrivate(p, o, "%s is a data product; remove %s", o.Product().Label())
		}
	},
}

var renewalOfPublicOffer = rule{
	Row:   "UpdateRenewalTerms/INCOMPATIBLE_TERMS/5",
	Sides: fold.RenewalTerm | fold.Targeting,
	For:   fold.IsPublic | fold.IsReleased,
	Run: func(p *pass, o *fold.Entity) {
		if !p.Require(renewalThat(o, hasFieldsOfPrivate)) {
			return
		}
		reportFieldsOfPrivate(p, o, "the offer is public; remove %[2]s%[1]s", orMakePrivate(o))
	},
}

// fieldsOfPrivate are the fields of a RenewalTerm that are for private offers alone.
var fieldsOfPrivate = [...]string{"LockoutPeriod", "MaxRenewals", "AdjustmentDeadline", "PriceIncrease"}

func hasFieldsOfPrivate(term view.Renewal) bool {
	for _, name := range fieldsOfPrivate {
		if term.Get(name).Exists() {
			return true
		}
	}
	return false
}

// reportFieldsOfPrivate reports the fields for private offers that a RenewalTerm has, at
// the first of them. The detail says why they may not be there, and takes which to remove.
func reportFieldsOfPrivate(p *pass, o *fold.Entity, detail string, why any) {
	term := renewalOf(o)
	var first jsondoc.Node
	var names []string
	for _, name := range fieldsOfPrivate {
		switch field := term.Get(name); {
		case !field.Exists():
			continue
		case !first.Exists():
			first = field
		default:
			p.relate(field, name)
		}
		names = append(names, name)
	}
	remove := msg.Words(words.Enumerate(names, "and")) + withUpdate(p, first, "UpdateRenewalTerms")
	p.With(msg.Words(strings.Join(names, ", "))).Report(first, detail, why, remove)
}

func lacksIncrease(term view.Renewal) bool { return !term.PriceIncrease().Exists() }

var increaseOfPrivateOffer = rule{
	Row:   "UpdateRenewalTerms/MISSING_PRICE_INCREASE/1",
	Sides: fold.RenewalTerm | fold.Targeting,
	Run: func(p *pass, o *fold.Entity) {
		isData := o.Product().IsType("DataProduct")
		if isData.Holds() || !p.Require(renewalThat(o, lacksIncrease), o.After.IsPrivate().Or(o.IsResale())) {
			return
		}
		unless := msg.Words("")
		if !isData.Fails() {
			unless = ", unless the product is a data product: it takes none"
		}
		term := renewalOf(o)
		p.ReportAs(check.ByBasis, jsondoc.Missing(term.Node, "PriceIncrease"),
			`the RenewalTerm of a private offer has no PriceIncrease; add one%s, such as {"Type": "FixedPercentage", "Value": "0.00"} to renew at the same price%s`,
			withUpdate(p, term.Node, "UpdateRenewalTerms"), unless)
	},
}

var renewalKeptInPublicOffer = rule{
	Row:   "UpdateRenewalTerms/MISSING_MANDATORY_TERMS/1",
	Sides: fold.RenewalTerm,
	For:   fold.IsPublic | fold.IsReleased,
	Terms: terms.ConfigurableUpfront,

	OfRequest: true,

	Run: func(p *pass, o *fold.Entity) {
		if p.Require(o.After.Part(fold.RenewalTerm).Absent(), sellsContracts(o)) {
			p.Report(p.change.Details.Get("Terms"), `the offer is public and has PricingModel Contract with a ConfigurableUpfrontPricingTerm; AWS wants such offers of some products to renew: give {"Type": "RenewalTerm"}, or remove this change if the offer has one`)
		}
	},
}

var renewalBeforeRelease = rule{
	Row:   "ReleaseOffer/MISSING_MANDATORY_TERMS/3",
	Sides: fold.Release,
	For:   fold.IsPublic,
	Terms: terms.ConfigurableUpfront,
	Run: func(p *pass, o *fold.Entity) {
		if p.Require(o.After.Part(fold.RenewalTerm).Absent(), sellsContracts(o)) {
			p.Report(jsondoc.Node{}, `the public offer has PricingModel Contract with a ConfigurableUpfrontPricingTerm and no RenewalTerm, which AWS wants for some products; if so, set {"Type": "RenewalTerm"} with UpdateRenewalTerms`)
		}
	},
}

// sellsContracts holds for an offer with PricingModel Contract and a
// ConfigurableUpfrontPricingTerm.
func sellsContracts(o *fold.Entity) check.Cond {
	return o.After.IsContract().And(o.After.Pricing(func(t terms.PricingTypes) bool { return t.Has(terms.ConfigurableUpfront) }))
}

var renewalOfRenewalOffer = rule{
	Row:   "UpdateRenewalTerms/INVALID_UPDATE_REQUEST/1",
	Sides: fold.RenewalTerm,

	OfRequest: true,

	Run: func(p *pass, o *fold.Entity) {
		if p.Require(o.IsRenewal()) {
			p.Report(jsondoc.Node{}, "the facts say that AWS made the offer to renew an agreement; remove this change")
		}
	},
}

// renewalOf is the RenewalTerm of an offer; it does not exist when it is absent or not
// known.
func renewalOf(o *fold.Entity) view.Renewal {
	return view.Renewal{Node: o.After.Part(fold.RenewalTerm).Value()}
}

// renewalThat holds for an offer with a RenewalTerm that is as asked.
func renewalThat(o *fold.Entity, is func(view.Renewal) bool) check.Cond {
	return o.After.Part(fold.RenewalTerm).Is(func(n jsondoc.Node) bool { return is(view.Renewal{Node: n}) })
}

// withUpdate says by which change type to change a value that does not stand in the change
// that the findings belong to.
func withUpdate(p *pass, n jsondoc.Node, changeType msg.Words) msg.Words {
	if n.Within(p.change.Node) {
		return ""
	}
	return " with " + changeType
}
