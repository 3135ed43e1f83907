package rules

import (
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/view"
	"github.com/offercheck/offercheck/internal/words"
	"github.com/offercheck/offercheck/terms"
)

// The rules of ReleaseOffer look at the whole offer as it is after the change
// set. What they find belongs to the ReleaseOffer change: its release is their one side.

const professionalServices = "ProfessionalServicesProduct"

var publicOfferFirst = rule{
	Row:   "ReleaseOffer/INCOMPATIBLE_PRODUCT/1",
	Sides: fold.Release,
	For:   fold.IsPrivate,
	Run: func(p *pass, o *fold.Entity) {
		_, exists := otherPublicOffer(o, anyPricing)
		if p.Require(o.IsReplacement().Not(), o.IsResale().Not(),
			o.Product().IsType(professionalServices).Not(), exists.Not()) {
			p.Report(jsondoc.Node{}, "no public offer of the product is released or being released; release one before this private offer or in the same change set")
		}
	},
}

var releasedOnce = rule{
	Row:   "ReleaseOffer/INVALID_UPDATE_REQUEST/1",
	Sides: fold.Release,
	For:   fold.WasReleased,
	Run: func(p *pass, o *fold.Entity) {
		p.Report(jsondoc.Node{}, "the offer is released already; remove this change")
	},
}

var endDateOfReplacement = rule{
	Row:   "ReleaseOffer/MISSING_AGREEMENT_END_DATE/1",
	Sides: fold.Release,
	For:   fold.IsReplacement,
	Run: func(p *pass, o *fold.Entity) {
		validity := o.After.Part(fold.ValidityTerm)
		if o.Created != nil && validity.SetBy() == nil { // taken over from the agreement, which may have an end that counts
			if p.Known(validity) {
				p.Warn(jsondoc.Node{}, "the change set gives the replacement offer no ValidityTerm, and whether the end of the agreement is taken over is not documented; %s", endForReplacement(o))
			}
			return
		}
		hasEnd := validity.Is(func(n jsondoc.Node) bool { return view.Term{Node: n}.AgreementEndDate().Exists() })
		if p.Require(hasEnd.Not()) {
			p.Report(jsondoc.Node{}, "the replacement offer has no ValidityTerm with an AgreementEndDate; %s", endForReplacement(o))
		}
	},
}

// endForReplacement says how to give a replacement offer its end.
func endForReplacement(o *fold.Entity) msg.Words {
	term, fix := o.After.Validity(), msg.Words("set AgreementEndDate with UpdateValidityTerms")
	if term.AgreementDuration().Exists() {
		fix += ", instead of AgreementDuration"
	}
	if o.After.PricingTypes().Has(terms.ConfigurableUpfront) && !term.AgreementStartDate().Exists() {
		fix += ", and beside it " + begunStart(o)
	}
	return fix
}

var availabilityOfPrivateOffer = rule{
	Row:   "ReleaseOffer/MISSING_AVAILABILITY_END_DATE/1",
	Sides: fold.Release,
	For:   fold.IsPrivate,
	Run: func(p *pass, o *fold.Entity) {
		if p.Require(o.After.Part(fold.AvailabilityEndDate).Absent()) {
			p.Report(jsondoc.Node{}, "the private offer has no AvailabilityEndDate; set it with UpdateAvailability")
		}
	},
}

var buyersOfResaleOffer = rule{
	Row:   "ReleaseOffer/MISSING_BUYER_ACCOUNTS/1",
	Sides: fold.Release,
	For:   fold.IsResale,
	Run: func(p *pass, o *fold.Entity) {
		if p.Require(o.IsReplacement().Not(), o.After.HasBuyerAccounts().Not()) {
			p.Report(jsondoc.Node{}, "the offer is made from a resale authorization and has no BuyerAccounts; %s", nameBuyers(o))
		}
	},
}

var buyersOfPrivateProduct = rule{
	Row:   "ReleaseOffer/MISSING_BUYER_ACCOUNTS/2",
	Sides: fold.Release,
	For:   fold.IsPublic,
	Run: func(p *pass, o *fold.Entity) {
		if p.Require(o.Product().IsType(professionalServices)) {
			p.Report(jsondoc.Node{}, "professional services are sold by private offer only; %s", nameBuyers(o))
		}
	},
}

// nameBuyers says how an offer that is not released becomes a private one, with all that
// such an offer needs.
func nameBuyers(o *fold.Entity) msg.Words {
	steps := []string{"name the buyers in BuyerAccounts with UpdateTargeting"}
	if o.After.Part(fold.AvailabilityEndDate).Absent().Holds() {
		steps = append(steps, "give AvailabilityEndDate with UpdateAvailability")
	}
	if o.After.Part(fold.ValidityTerm).Absent().And(o.After.Part(fold.PricingModel).Text(terms.Usage)).Holds() {
		steps = append(steps, "give AgreementDuration with UpdateValidityTerms")
	}
	if valuesOf(o).increaseOfRenewal && renewalThat(o, lacksIncrease).Holds() && !o.Product().IsType("DataProduct").Holds() {
		steps = append(steps, "give the RenewalTerm a PriceIncrease with UpdateRenewalTerms")
	}
	return msg.Words(words.Enumerate(steps, "and"))
}

// orMakePrivate is the other thing to do with a public offer that private ones go with,
// as long as it is not released and has no terms that are for public offers alone.
func orMakePrivate(o *fold.Entity) msg.Words {
	isFree := o.Before.IsReleased().Fails()
	for _, x := range publicTerms {
		isFree = isFree && !o.After.PricingTypes().Has(x.kind)
	}
	if !isFree {
		return ""
	}
	return ", or, for a private offer, " + nameBuyers(o)
}

var descriptionBeforeRelease = rule{
	Row:   "ReleaseOffer/MISSING_DESCRIPTION/1",
	Sides: fold.Release,
	Run: func(p *pass, o *fold.Entity) {
		if p.Require(o.After.Part(fold.Description).Absent()) {
			mayHaveOne := o.Created != nil && o.Created.Is(changetype.CreateOfferUsingResaleAuthorization) // the page's example of such a draft has one that no request gave
			p.ReportAs(check.DoubtfulIf(mayHaveOne), jsondoc.Place{}, "the offer has no Description; set it with UpdateInformation")
		}
	},
}

var mandatoryTermsBeforeRelease = rule{
	Row:   "ReleaseOffer/MISSING_MANDATORY_TERMS/1",
	Sides: fold.Release,
	Run: func(p *pass, o *fold.Entity) {
		s := &o.After
		reportMissingLegalTerm(p, o)
		if p.Require(o.IsResale().Not(), s.Pricing(func(t terms.PricingTypes) bool { return t == 0 })) {
			// sellers have released free container offers without any
			mayBeFree := !o.Product().IsType(container).Fails()
			p.With(msg.Words("pricing terms")).ReportAs(check.DoubtfulIf(mayBeFree), jsondoc.Place{}, "the offer has no pricing terms; set them with UpdatePricingTerms")
		}
		if p.Require(o.IsPublic(), s.Part(fold.SupportTerm).Absent(), s.IsFreeTrial().Not(), s.Part(fold.PricingModel).Text(terms.Free).Not()) {
			p.With(msg.Words(terms.SupportTerm)).Warn(jsondoc.Node{}, "the public offer has no SupportTerm; set a refund policy with UpdateSupportTerms")
		}
		if p.Require(s.IsPrivate(), s.Part(fold.ValidityTerm).Absent(), s.Part(fold.PricingModel).Text(terms.Usage)) {
			p.With(msg.Words(terms.ValidityTerm)).Warn(jsondoc.Node{}, "the private offer has PricingModel Usage and no ValidityTerm; set one with UpdateValidityTerms, with AgreementDuration, such as %s", exampleDuration(o))
		}
	},
}

// reportMissingLegalTerm reports an offer without a LegalTerm, and one whose
// LegalTerm has no documents. An offer made from a resale authorization takes over
// its BuyerLegalTerm.
func reportMissingLegalTerm(p *pass, o *fold.Entity) {
	legal := o.After.Part(fold.LegalTerm)
	if p.Require(o.IsResale().Not(), legal.Absent()) {
		p.With(msg.Words(terms.LegalTerm)).Report(jsondoc.Node{}, "the offer has no LegalTerm; set it with UpdateLegalTerms")
	}
	if o.Created != nil && p.Require(o.IsResale(), legal.Absent()) {
		p.With(msg.Words(terms.LegalTerm)).Warn(jsondoc.Node{}, "the resale authorization has no BuyerLegalTerm that the offer could take over; set a LegalTerm with UpdateLegalTerms")
	}
	if p.Require(legal.Is(func(n jsondoc.Node) bool { return n.Get("Documents").Len() == 0 })) {
		p.With(msg.Words(terms.LegalTerm)).Warn(jsondoc.Node{}, "the LegalTerm of the offer has no documents; give one with UpdateLegalTerms")
	}
}

var fixedUpfrontForSchedule = rule{
	Row:   "ReleaseOffer/MISSING_MANDATORY_TERMS/2",
	Sides: fold.Release,
	Run: func(p *pass, o *fold.Entity) {
		hasCharges := o.After.Part(fold.PaymentScheduleTerm).Is(func(n jsondoc.Node) bool { return n.Get("Schedule").Len() > 0 })
		noFixed := o.After.Pricing(func(t terms.PricingTypes) bool { return !t.Has(terms.FixedUpfront) })
		inherited := o.IsResale().And(o.After.Pricing(func(t terms.PricingTypes) bool { return t == 0 }))
		if p.Require(hasCharges, noFixed, inherited.Not()) {
			fix := msg.Words("add one with price 0")
			if others := o.After.PricingTypes() & (terms.ConfigurableUpfront | terms.RecurringPayment); others != 0 { // which go with no schedule
				fix = msg.Words("give one with price 0 instead of " + others.String())
			}
			fix += " with UpdatePricingTerms"
			if r, _, isKnown := o.ResaleAuthorization(fold.PricingTerms); isKnown && !resaleAdmits(r).Has(terms.FixedUpfront) {
				fix = "ask the manufacturer for a resale authorization with " + msg.Words(words.Enumerate(resaleNames(terms.FixedUpfront|terms.ConfigurableUpfront), "or"))
			}
			p.Report(jsondoc.Node{}, "the offer has a PaymentScheduleTerm and no FixedUpfrontPricingTerm; %s, or remove the schedule with an empty list of Terms in UpdatePaymentScheduleTerms", fix)
		}
	},
}

var nameBeforeRelease = rule{
	Row:   "ReleaseOffer/MISSING_NAME/1",
	Sides: fold.Release,
	Run: func(p *pass, o *fold.Entity) {
		if p.Require(o.After.Part(fold.Name).Absent()) {
			p.Report(jsondoc.Node{}, "the offer has no Name; set it with UpdateInformation")
		}
	},
}

var onePublicFreeTrial = rule{
	Row:   "ReleaseOffer/TOO_MANY_OFFERS/1",
	Sides: fold.Release,
	For:   fold.IsPublic,
	Terms: terms.FreeTrial,
	Run: func(p *pass, o *fold.Entity) {
		other, exists := otherPublicOffer(o, (*fold.State).IsFreeTrial)
		if p.Require(o.After.IsFreeTrial(), exists) {
			_, onlyTrials := otherPublicOffer(o, (*fold.State).IsOnlyTrial)
			p.ReportAs(check.DoubtfulIf(!onlyTrials.And(o.After.IsOnlyTrial()).Holds()), jsondoc.Place{},
				"another public free trial offer of the product is released or being released: %s; remove this change, and change the terms of that offer instead", other.Label())
		}
	},
}

var onePublicOffer = rule{
	Row:   "ReleaseOffer/TOO_MANY_OFFERS/2",
	Sides: fold.Release,
	For:   fold.IsPublic,
	Run: func(p *pass, o *fold.Entity) {
		paid := func(s *fold.State) check.Cond { return s.IsFreeTrial().Not() }
		other, exists := otherPublicOffer(o, paid)
		if p.Require(paid(&o.After), exists) {
			p.Report(jsondoc.Node{}, "another public offer of the product is released or being released: %s; remove this change and update that offer%s", other.Label(), orMakePrivate(o))
		}
	},
}

func anyPricing(*fold.State) check.Cond { return check.If(true) }

// otherPublicOffer looks for another offer of the product that is public and
// released after the change set, and of a kind. That there is none can be said
// only when the facts hold all offers of the product.
func otherPublicOffer(o *fold.Entity, kind func(*fold.State) check.Cond) (found fold.Sibling, exists check.Cond) {
	for other, sibling := range o.Siblings() {
		s := other.After
		is := check.All(sibling, s.IsReleased(), s.IsPublic(), kind(s))
		if is.Holds() {
			return other, is
		}
		exists = exists.Or(is)
	}
	return fold.Sibling{}, exists.Or(o.HasMoreSiblings())
}

var buyersForPreExistingAgreement = rule{
	Row:   "ReleaseOffer/INCOMPATIBLE_TARGETING/1",
	Sides: fold.Release,
	For:   fold.IsPublic,
	Run: func(p *pass, o *fold.Entity) {
		if p.Require(o.After.Part(fold.PreExistingAgreement).Present()) {
			p.Report(jsondoc.Node{}, "the offer has a PreExistingAgreement and no BuyerAccounts; %s, or remove PreExistingAgreement by null with UpdateInformation", nameBuyers(o))
		}
	},
}

var buyersForOfferSet = rule{
	Row:   "ReleaseOffer/INCOMPATIBLE_TARGETING/2",
	Sides: fold.Release,
	For:   fold.IsPublic,
	Run: func(p *pass, o *fold.Entity) {
		set := o.After.Part(fold.OfferSetID)
		if p.Require(set.Present()) {
			fix := msg.Words("")
			if o.Created != nil {
				fix = ", or leave OfferSetId out of CreateOffer"
			}
			p.Report(jsondoc.Node{}, "the offer has OfferSetId %s and no BuyerAccounts; %s%s", set.Value().Text(), nameBuyers(o), fix)
		}
	},
}
