package rules

import (
	"time"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/agreements"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/view"
	"github.com/offercheck/offercheck/terms"
)

// A replacement offer takes the place of an agreement: its rules compare the
// offer with the agreement and with the terms that the buyer accepted.

var replacementOfResale = rule{
	Row:   "CreateReplacementOffer/INCOMPATIBLE_AGREEMENT/1",
	Sides: fold.AgreementID,
	For:   fold.IsReplacement,

	OfRequest: true,

	Run: func(p *pass, o *fold.Entity) {
		if p.Lenient {
			return // made by the change type that such an agreement asks for
		}
		a, needs, ok := o.Agreement()
		id := a.OfferID()
		proposal, known := o.Catalog.Facts.Entity(id)
		switch authorization := proposal.Details.Get("ResaleAuthorizationId"); {
		case !ok:
			p.Need(needs)
		case id == "":
			p.Need(errcodes.NeedAgreement)
		case !known:
			p.Need(errcodes.NeedOffer)
		case authorization.Text() != "":
			p.Report(o.After.Part(fold.AgreementID).Value(), "the agreement was made from %s, an offer with ResaleAuthorizationId %s; use CreateReplacementOfferUsingResaleAuthorization, with the ResaleAuthorizationId beside AgreementId", id, authorization.Text())
		}
	},
}

var buyersOfAgreement = rule{
	Row:   "UpdateTargeting/INCOMPATIBLE_BUYER_ACCOUNTS/1",
	Sides: fold.Targeting,
	For:   fold.IsReplacement,

	OfRequest: true,

	Run: func(p *pass, o *fold.Entity) {
		_, needs, ok := o.Agreement()
		accounts, buyer := accountsOf(&o.After), acceptorOf(o)
		switch {
		case accounts.Len() == 0:
			return
		case !ok:
			p.Need(needs)
			return
		case buyer == "":
			p.Need(errcodes.NeedAgreement)
			return
		}
		for _, account := range accounts.Items() {
			if account.Text() != buyer {
				p.Report(account, "the agreement that is replaced has the buyer %s; remove this change: the offer takes its buyer from there", buyer)
				return
			}
		}
	},
}

var termsKeptFromAgreement = rule{
	Row:   "UpdatePricingTerms/INCOMPATIBLE_AGREEMENT/1",
	Sides: fold.PricingTerms,
	For:   fold.IsReplacement,
	Run: func(p *pass, o *fold.Entity) {
		list := o.After.Part(fold.PricingTerms).Value()
		accepted, known := acceptedPricing(p, o)
		if removed := accepted &^ withUpfrontTerms(o.After.PricingTypes()); known && removed != 0 {
			fix := msg.Words("keep a term of each type")
			if removed&(terms.ByolPricing|terms.FreeTrial|terms.RecurringPayment) != 0 { // which private offers are not made with
				fix = "keep a term of each type that a private offer can have"
			}
			p.With(removed).Report(list, "the agreement that is replaced has %s; %s", removed, fix)
		}
	},
}

var termsOnlyOfAgreement = rule{
	Row:   "UpdatePricingTerms/INCOMPATIBLE_AGREEMENT/2",
	Sides: fold.PricingTerms,
	For:   fold.IsReplacement,
	Run: func(p *pass, o *fold.Entity) {
		if o.After.PricingTypes() == 0 {
			return
		}
		accepted, known := acceptedPricing(p, o)
		added := o.After.PricingTypes() &^ withUpfrontTerms(accepted)
		if !known || added == 0 {
			return
		}
		p.With(added).Report(o.After.FirstTerm(added).Node, "the agreement that is replaced has %s; leave out the other terms", orNoTerms(accepted))
	},
}

// acceptedPricing are the pricing terms that the buyer accepted in the agreement
// that the offer replaces; false when it replaces none, or they are not known:
// then the row is left open.
func acceptedPricing(p *pass, o *fold.Entity) (terms.PricingTypes, bool) {
	a, needs, ok := o.Agreement()
	if ok && !a.AcceptedTerms().Exists() {
		needs, ok = errcodes.NeedAgreement, false
	}
	p.Need(needs)
	return view.PricingTypes(a.AcceptedTerms(), ""), ok
}

// withUpfrontTerms counts ConfigurableUpfrontPricingTerm and
// FixedUpfrontPricingTerm as one: AWS's samples replace a contract that the
// buyer configured by a fixed one that is paid by a schedule.
func withUpfrontTerms(t terms.PricingTypes) terms.PricingTypes {
	const upfront = terms.ConfigurableUpfront | terms.FixedUpfront
	if t.HasAny(upfront) {
		t |= upfront
	}
	return t
}

func orNoTerms(t terms.PricingTypes) msg.Words {
	if t == 0 {
		return "no pricing terms"
	}
	return msg.Words(t.String())
}

var replacementByContract = rule{
	Row:   "UpdatePricingTerms/INCOMPATIBLE_PRODUCT/10",
	Sides: fold.PricingModel,
	For:   fold.IsReplacement,
	Run: func(p *pass, o *fold.Entity) {
		if p.Require(o.After.IsContract().Not()) {
			fix := msg.Words("set Contract, with terms to match")
			if a, _, known := o.Agreement(); known && a.AcceptedTerms().Exists() && !view.PricingTypes(a.AcceptedTerms(), "").HasAny(upfrontTerms) {
				fix = "the agreement has no terms of a contract: make a private offer with CreateOffer instead" // none can be added
			}
			p.Report(o.After.Part(fold.PricingModel).Value(), "the offer replaces an agreement and its PricingModel is %s; %s", modelOf(o), fix)
		}
	},
}

var availableBeforeAgreementEnds = rule{
	Row:   "UpdateAvailability/MISSING_AVAILABILITY_END_DATE/1",
	Sides: fold.AvailabilityEndDate,
	For:   fold.IsReplacement,
	Run: func(p *pass, o *fold.Entity) {
		value := o.After.Part(fold.AvailabilityEndDate).Value()
		date, _ := day(value)
		end, known := dayOfAgreement(p, o, agreements.Agreement.EndTime)
		if known && date >= end {
			p.Report(value, "AvailabilityEndDate is %s, the agreement that is replaced ends on %s; give a day before that", dayText(value), end)
		}
	},
}

var startOfFutureAgreement = rule{
	Row:   "UpdateValidityTerms/INCOMPATIBLE_AGREEMENT_START_DATE/2",
	Sides: fold.ValidityTerm,
	For:   fold.IsReplacement,
	Run: func(p *pass, o *fold.Entity) {
		term := o.After.Validity()
		if !term.Exists() {
			return
		}
		value := term.AgreementStartDate()
		date, ok := day(value)
		start, known := dayOfAgreement(p, o, agreements.Agreement.StartTime)
		switch {
		case !known || start <= o.Today() || ok && date == start:
		case value.Exists():
			p.Report(value, "AgreementStartDate is %s, the agreement that is replaced starts on %s, after today (%s); write %q", value.Text(), start, o.Today(), start)
		default:
			p.ReportAs(check.Doubtful, jsondoc.Missing(term.Node, "AgreementStartDate"), "there is no AgreementStartDate, and the agreement that is replaced starts on %s, after today (%s); give AgreementStartDate %q", start, o.Today(), start)
		}
	},
}

var startOfReplacement = rule{
	Row:   "UpdateValidityTerms/INCOMPATIBLE_AGREEMENT/1",
	Sides: fold.ValidityTerm,
	For:   fold.IsReplacement,
	Run: func(p *pass, o *fold.Entity) {
		value := o.After.Validity().AgreementStartDate()
		date, ok := day(value)
		if !ok || date <= o.Today() {
			return
		}
		start, known := dayOfAgreement(p, o, agreements.Agreement.StartTime)
		if known && start <= o.Today() {
			fix := msg.Words("give no later day than today")
			if !o.After.PricingTypes().Has(terms.ConfigurableUpfront) || !o.After.Validity().AgreementEndDate().Exists() { // which together ask for a start
				fix += ", or leave it out"
			}
			p.Report(value, "AgreementStartDate is %s, after today (%s), but the agreement that is replaced starts on %s; %s",
				dayText(value), o.Today(), start, fix)
		}
	},
}

// dayOfAgreement is the day on which the agreement that the offer replaces
// starts or ends; false when it replaces none, or the day is not known: then
// the row is left open.
func dayOfAgreement(p *pass, o *fold.Entity, bound func(agreements.Agreement) (time.Time, bool)) (terms.Date, bool) {
	a, needs, ok := o.Agreement()
	t, known := bound(a)
	if ok && !known {
		needs = errcodes.NeedAgreement
	}
	p.Need(needs)
	return terms.DateOf(t), ok && known
}
