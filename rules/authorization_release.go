package rules

import (
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/terms"
)

// The rules of ReleaseResaleAuthorization look at the whole authorization as it is after the
// change set. Some say what another change type's row says, for a change set without it.

const (
	resaleFixedUpfront        msg.Words = "ResaleFixedUpfrontPricingTerm"
	resaleConfigurableUpfront msg.Words = "ResaleConfigurableUpfrontPricingTerm"
	resaleUsageBased          msg.Words = "ResaleUsageBasedPricingTerm"
)

var legalTermOfAuthorization = rule{
	Row:   "ResaleAuthorization/ReleaseResaleAuthorization/MISSING_MANDATORY_TERMS/1",
	Sides: fold.Release,
	Run: func(p *pass, o *fold.Entity) {
		if p.Require(o.After.Part(fold.LegalTerm).Absent()) {
			fix := msg.Words("")
			if o.After.Part(fold.ResaleLegalTerm).Present().Holds() {
				fix = ", beside the ResaleLegalTerm"
			}
			p.Report(jsondoc.Node{}, "the resale authorization has no BuyerLegalTerm; set it with UpdateLegalTerms%s", fix)
		}
	},
}

var pricingOfAuthorization = rule{
	Row:   "ResaleAuthorization/ReleaseResaleAuthorization/MISSING_MANDATORY_TERMS/2",
	Sides: fold.Release,
	Run: func(p *pass, o *fold.Entity) {
		model := o.After.Part(fold.PricingModel)
		isFree := model.Text(terms.Free)
		if !isFree.Holds() && p.Require(o.After.Pricing(func(t terms.PricingTypes) bool { return t == 0 })) {
			mayBeFree := model.Needs() != 0 // DescribeEntity does not always give the model
			p.ReportAs(check.DoubtfulIf(mayBeFree), jsondoc.Place{}, "the resale authorization has no pricing terms; set them with UpdatePricingTerms, or, for a free product, PricingModel Free with an empty list of Terms")
		}
	},
}

var releasedProductOfAuthorization = rule{
	Row:   "ResaleAuthorization/ReleaseResaleAuthorization/INCOMPATIBLE_PRODUCT/1",
	Sides: fold.Release,
	Run: func(p *pass, o *fold.Entity) {
		product := o.Product()
		switch {
		case product.Created != nil && product.Created.IsProduct() && !product.HasChange("ReleaseProduct"):
			p.Warn(jsondoc.Node{}, "the change set does not release %s, which is new; add ReleaseProduct for it, and ReleaseOffer for an offer of it", product.Label())
		case p.Require(product.TakesOffers().Not()):
			p.Report(jsondoc.Node{}, "%s", whyNoOffers(product))
		}
	},
}

var fixedUpfrontWithSchedule = rule{
	Row:   "ResaleAuthorization/ReleaseResaleAuthorization/MISSING_MANDATORY_TERMS/3",
	Sides: fold.Release,
	Run: func(p *pass, o *fold.Entity) {
		if p.Sets(fold.PaymentScheduleTerm) {
			return // a row of UpdatePaymentScheduleTerms says it
		}
		schedule := o.After.Part(fold.PaymentScheduleTerm)
		hasFixed := o.After.Pricing(func(t terms.PricingTypes) bool { return t.Has(terms.FixedUpfront) })
		if p.Require(hasFixed, schedule.Absent()) {
			p.Report(jsondoc.Node{}, "the resale authorization has a ResaleFixedUpfrontPricingTerm and no ResalePaymentScheduleTerm; %s", scheduleOrOtherTerms(o))
		}
		if p.Require(hasFixed.Not(), schedule.Present()) {
			p.Report(jsondoc.Node{}, "the resale authorization has a ResalePaymentScheduleTerm and no ResaleFixedUpfrontPricingTerm; %s", fixedUpfrontOrNoSchedule(o))
		}
	},
}

// scheduleOrOtherTerms says what to do about a fixed upfront term without a payment schedule.
func scheduleOrOtherTerms(o *fold.Entity) msg.Text {
	fix := msg.Plain("give a schedule with UpdatePaymentScheduleTerms")
	if availabilityLacks(o).Holds() {
		fix = fix.And(msg.Plain(", and OffersMaxQuantity 1 and an AvailabilityEndDate before the first charge with UpdateAvailability"))
	} else if end, ok := day(o.After.Part(fold.AvailabilityEndDate).Value()); ok {
		fix = msg.F("give a schedule of charges after AvailabilityEndDate %s with UpdatePaymentScheduleTerms", end)
	}
	isUsage := o.After.Part(fold.PricingModel).Text(terms.Usage)
	switch others := o.After.PricingTypes() &^ terms.FixedUpfront; {
	case others.Has(terms.ConfigurableUpfront), others != 0 && isUsage.Holds():
		return fix.And(msg.F(", or leave %s out with UpdatePricingTerms", resaleFixedUpfront))
	case isUsage.Fails():
		return fix.And(msg.F(", or give %s instead of it with UpdatePricingTerms", resaleConfigurableUpfront))
	}
	return fix
}

// fixedUpfrontOrNoSchedule says what to do about a payment schedule without a fixed upfront
// term.
func fixedUpfrontOrNoSchedule(o *fold.Entity) msg.Words {
	fix := msg.Words("remove the schedule by UpdatePaymentScheduleTerms with an empty list of Terms")
	if o.After.Part(fold.PricingModel).Text(terms.Usage).Holds() { // of which a fixed price is not a part on every product
		return fix
	}
	if o.After.PricingTypes().Has(terms.ConfigurableUpfront) {
		return fix + ", or give " + resaleFixedUpfront + " with Price \"0\" instead of " + resaleConfigurableUpfront + " with UpdatePricingTerms"
	}
	return fix + ", or give a " + resaleFixedUpfront + " with Price \"0\" with UpdatePricingTerms"
}

var termsOfAuthorizationModel = rule{
	Row:   "ResaleAuthorization/ReleaseResaleAuthorization/MISSING_MANDATORY_TERMS/4",
	Sides: fold.Release,
	Run: func(p *pass, o *fold.Entity) {
		upfront := resaleConfigurableUpfront
		if o.After.Part(fold.PaymentScheduleTerm).Present().Holds() { // which does not go with it
			upfront = resaleFixedUpfront
		}
		for _, of := range [...]struct {
			model, other string
			needs        terms.PricingTypes
			names, add   msg.Words
		}{
			{terms.Contract, terms.Usage, terms.ConfigurableUpfront | terms.FixedUpfront, resaleConfigurableUpfront + ", " + resaleFixedUpfront, upfront},
			{terms.Usage, terms.Contract, terms.UsageBased, resaleUsageBased, resaleUsageBased},
		} {
			lacks := o.After.Pricing(func(t terms.PricingTypes) bool { return t != 0 && !t.HasAny(of.needs) })
			if p.Require(o.After.Part(fold.PricingModel).Text(of.model), lacks) {
				p.With(of.names).Report(jsondoc.Node{}, "PricingModel is %s, and there is no such term; add %s with UpdatePricingTerms, or write PricingModel %s there",
					msg.Words(of.model), of.add, msg.Words(of.other))
			}
		}
	},
}

var limitsOfScheduleWhenReleased = rule{
	Row:   "ResaleAuthorization/ReleaseResaleAuthorization/INCOMPATIBLE_TERMS/1",
	Sides: fold.Release,
	Run: func(p *pass, o *fold.Entity) {
		if !p.Sets(fold.PaymentScheduleTerm) { // else a row of UpdatePaymentScheduleTerms says it
			reportScheduleWithoutLimits(p, o)
		}
	},
}

// reportScheduleWithoutLimits reports a payment schedule of an authorization that is not for
// one offer until a date.
func reportScheduleWithoutLimits(p *pass, o *fold.Entity) {
	if !p.Require(o.After.Part(fold.PaymentScheduleTerm).Present(), availabilityLacks(o)) {
		return
	}
	lacks := msg.Words("no OffersMaxQuantity")
	switch hasDate := o.After.Part(fold.AvailabilityEndDate).Absent().Not(); {
	case o.After.Part(fold.OffersMaxQuantity).Absent().And(hasDate.Not()).Holds():
		lacks = "neither OffersMaxQuantity nor AvailabilityEndDate"
	case hasDate.Fails():
		lacks = "no AvailabilityEndDate"
	}
	p.ReportAs(onDraftDoubtful(o), jsondoc.At(o.After.Schedule().Node), "the resale authorization has a ResalePaymentScheduleTerm and %s; %s",
		lacks, orNewAuthorization(o, limitsBeforeCharges(o)))
}

// availabilityLacks holds for an authorization that is not limited in number, or not in time.
func availabilityLacks(o *fold.Entity) check.Cond {
	return o.After.Part(fold.OffersMaxQuantity).Absent().Or(o.After.Part(fold.AvailabilityEndDate).Absent())
}

var oneUpfrontTermOfAuthorization = rule{
	Row:   "ResaleAuthorization/ReleaseResaleAuthorization/INCOMPATIBLE_TERMS/2",
	Sides: fold.Release,
	Run: func(p *pass, o *fold.Entity) {
		hasBoth := o.After.Pricing(func(t terms.PricingTypes) bool { return t.Has(terms.FixedUpfront) && t.Has(terms.ConfigurableUpfront) })
		if !p.Require(hasBoth) {
			return
		}
		fix := msg.Words("keep the first with a payment schedule, or the second without one,")
		switch schedule := o.After.Part(fold.PaymentScheduleTerm).Present(); {
		case schedule.Holds():
			fix = "leave the second out, since there is a payment schedule,"
		case schedule.Fails():
			fix = "leave the first out, since there is no payment schedule,"
		}
		p.With(resaleFixedUpfront, resaleConfigurableUpfront).Report(jsondoc.Node{}, "the resale authorization has %s and %s; %s with UpdatePricingTerms",
			resaleFixedUpfront, resaleConfigurableUpfront, fix)
	},
}

var lastChargeWhenReleased = rule{
	Row:   "ResaleAuthorization/ReleaseResaleAuthorization/INVALID_CHARGE_DATE/1",
	Sides: fold.Release,
	Run: func(p *pass, o *fold.Entity) {
		if !p.Sets(fold.PaymentScheduleTerm) { // else a row of UpdatePaymentScheduleTerms says it
			reportChargeAfterLatestEnd(p, o)
		}
	},
}
