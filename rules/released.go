package rules

import (
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
)

// What cannot be changed once an offer is released, pricing terms apart, and
// the targeting of a replacement offer. Whether the offer is released or
// private is asked of the offer as it was before the change set.

// Released public offers take these changes, as AWS's samples show.
var (
	supportTermWhenReleased  = lockedWhenPrivate("UpdateSupportTerms/INCOMPATIBLE_TERMS/2", fold.SupportTerm)
	legalTermWhenReleased    = lockedWhenPrivate("UpdateLegalTerms/INCOMPATIBLE_TERMS/1", fold.LegalTerm)
	pricingTermsWhenReleased = lockedWhenPrivate("UpdatePricingTerms/INCOMPATIBLE_TERMS/10", fold.PricingTerms)
	renewalTermWhenReleased  = lockedWhenPrivate("UpdateRenewalTerms/INCOMPATIBLE_TERMS/3", fold.RenewalTerm)
)

// lockedWhenPrivate is the rule that a part of a released private offer stays
// as it is.
func lockedWhenPrivate(row string, side fold.Parts) rule {
	return rule{Row: row, Sides: side, For: fold.WasReleased | fold.WasPrivate, Run: func(p *pass, o *fold.Entity) {
		p.Report(jsondoc.Node{}, "the offer is private and released; "+removeOrNewOffer)
	}}
}

const removeOrNewOffer = "remove this change, or make a new private offer"

// orNewOffer is a fix, or, for a released private offer, which takes no such change,
// what is left to do.
func orNewOffer(o *fold.Entity, fix msg.Words) msg.Words {
	if o.Before.IsReleased().And(o.Before.IsPrivate()).Holds() {
		return removeOrNewOffer
	}
	return fix
}

// The page's note rules a new payment schedule out for every released offer.
var scheduleWhenReleased = rule{
	Row:   "UpdatePaymentScheduleTerms/INCOMPATIBLE_TERMS/1",
	Sides: fold.PaymentScheduleTerm,
	For:   fold.WasReleased,
	Run: func(p *pass, o *fold.Entity) {
		p.Report(jsondoc.Node{}, "the offer is released; remove this change, or make a new offer with this schedule")
	},
}

var preExistingAgreementWhenReleased = rule{
	Row:   "UpdateInformation/INCOMPATIBLE_PRE_EXISTING_AGREEMENT/1",
	Sides: fold.PreExistingAgreement,
	For:   fold.WasReleased,
	Run: func(p *pass, o *fold.Entity) {
		stored, after := o.Before.Part(fold.PreExistingAgreement), o.After.Part(fold.PreExistingAgreement)
		was, is := stored.Value(), after.Value()
		changed := was.Exists() != is.Exists() || was.Exists() && !sameAgreement(was, is)
		if p.Require(comparedTo(stored, changed)) {
			written := after.SetBy().Details.Get("PreExistingAgreement") // which may be null
			fix := msg.Words("leave PreExistingAgreement out")
			if after.SetBy().Details.Len() == 1 { // a change has to set something
				fix = "remove this change"
			}
			p.Report(written, "the released offer has %s, the request %s; %s", wordsForAgreement(was), wordsForAgreement(is), fix)
		}
	},
}

// sameAgreement compares what the page says a pre-existing agreement has. What
// the stored one lacks is taken to be the same.
func sameAgreement(stored, requested jsondoc.Node) bool {
	for _, name := range []string{"AcquisitionChannel", "PricingModel"} {
		if was := stored.Get(name).Text(); was != "" && was != requested.Get(name).Text() {
			return false
		}
	}
	return true
}

func wordsForAgreement(n jsondoc.Node) msg.Text {
	if !n.Exists() {
		return msg.Plain("none")
	}
	return msg.F("AcquisitionChannel %q with PricingModel %q", n.Get("AcquisitionChannel").Text(), n.Get("PricingModel").Text())
}

// comparedTo is what comparing with a part of the stored offer gave; not known
// when the part is not.
func comparedTo(stored *fold.Part, differs bool) check.Cond {
	if stored.Needs() != 0 {
		return check.NotKnown(stored.Needs())
	}
	return check.If(differs)
}

var targetingWhenReleased = rule{
	Row:   "UpdateTargeting/INCOMPATIBLE_TARGETING/1",
	Sides: fold.Targeting,
	For:   fold.WasReleased,
	Run: func(p *pass, o *fold.Entity) {
		private, accounts := o.Before.IsPrivate(), accountsOf(&o.After)
		if p.Require(private) {
			reportTargetingOfPrivate(p, o)
		}
		if p.Require(private.Not(), check.If(accounts.Len() > 0)) {
			p.Warn(accounts, "the offer is public and released, and BuyerAccounts would make it private; make a private offer of its own")
		}
	},
}

// reportTargetingOfPrivate reports the targeting of a released private offer:
// an error when its buyers change. The buyer of a replacement offer that lists
// none is not compared: it is that of the agreement.
func reportTargetingOfPrivate(p *pass, o *fold.Entity) {
	was, is := accountsOf(&o.Before), accountsOf(&o.After)
	added, removed := without(is, was), without(was, is)
	switch {
	case was.Len() == 0:
		p.Warn(jsondoc.Node{}, "the offer is private and released, and its buyer is that of the agreement it replaces; AWS may refuse to change its targeting: remove this change to be safe")
		return
	case len(added)+len(removed) == 0:
		p.Warn(jsondoc.Node{}, "the offer is private and released; the request keeps its BuyerAccounts, but AWS may refuse it all the same: remove this change to be safe")
		return
	}
	var changes []msg.Text
	if len(added) > 0 {
		changes = append(changes, msg.F("adds %s", quoted(added)))
	}
	if len(removed) > 0 {
		changes = append(changes, msg.F("removes %s", quoted(removed)))
	}
	detail := "the offer is private and released, and the request %s; keep its BuyerAccounts, or make a new private offer"
	p.ReportAs(check.ByBasis, placeOfAccounts(o), detail, msg.Join(changes, " and "))
}

// Where rows of their own say that buyers were added or removed, this one is left with a
// request that keeps them.
var sameTargetingWhenReleased = rule{
	Row:   targetingWhenReleased.Row,
	Sides: fold.Targeting,
	For:   fold.WasReleased | fold.WasPrivate,
	Run: func(p *pass, o *fold.Entity) {
		was, is := accountsOf(&o.Before), accountsOf(&o.After)
		if p.Require(comparedTo(o.Before.Part(fold.Targeting), len(without(is, was))+len(without(was, is)) == 0)) {
			p.Warn(jsondoc.Node{}, "the offer is private and released; the request keeps its buyers, but AWS may refuse it all the same: remove this change to be safe")
		}
	},
}

var buyersRemovedWhenReleased = rule{
	Row:   "UpdateTargeting/INCOMPATIBLE_TARGETING/4",
	Sides: fold.Targeting,
	For:   fold.WasReleased,
	Run: func(p *pass, o *fold.Entity) {
		removed := without(accountsOf(&o.Before), accountsOf(&o.After))
		if p.Require(comparedTo(o.Before.Part(fold.Targeting), len(removed) > 0)) {
			p.ReportAs(check.ByBasis, placeOfAccounts(o), "the offer is released for the BuyerAccounts %s, which the request leaves out; keep all that the offer has, or make a new private offer", quoted(removed))
		}
	},
}

// The buyer of a replacement offer that lists none is that of its agreement, which may be
// the one that the request adds.
var buyersAddedWhenReleased = rule{
	Row:   "UpdateTargeting/INCOMPATIBLE_TARGETING/5",
	Sides: fold.Targeting,
	For:   fold.WasReleased,
	Run: func(p *pass, o *fold.Entity) {
		was, is := accountsOf(&o.Before), accountsOf(&o.After)
		added := without(is, was)
		if !p.Require(check.If(is.Len() > 0), comparedTo(o.Before.Part(fold.Targeting), len(added) > 0)) {
			return
		}
		fix := msg.Words("leave out those that are new")
		if was.Len() == 0 {
			fix = "remove " + listToRemove(is)
		}
		ofAgreement := was.Len() == 0 && o.IsReplacement().Holds()
		p.ReportAs(check.DoubtfulIf(ofAgreement), jsondoc.At(is), "the offer is released, and the request adds the BuyerAccounts %s; %s, and make a private offer for them", quoted(added), fix)
	},
}

func accountsOf(s *fold.State) jsondoc.Node {
	return s.Part(fold.Targeting).Value().Get("PositiveTargeting").Get("BuyerAccounts")
}

// placeOfAccounts is where the request has BuyerAccounts, or would have them.
func placeOfAccounts(o *fold.Entity) jsondoc.Place {
	targeting := o.After.Part(fold.Targeting).Value()
	positive := targeting.Get("PositiveTargeting")
	switch accounts := positive.Get("BuyerAccounts"); {
	case accounts.Exists():
		return jsondoc.At(accounts)
	case positive.Exists():
		return jsondoc.Missing(positive, "BuyerAccounts")
	}
	return jsondoc.Missing(targeting, "PositiveTargeting")
}

// without are the texts of one list that another does not have.
func without(list, other jsondoc.Node) []string {
	has := map[string]bool{}
	for _, n := range other.Items() {
		has[n.Text()] = true
	}
	var lacking []string
	for _, n := range list.Items() {
		if text := n.Text(); !has[text] {
			lacking = append(lacking, text)
			has[text] = true
		}
	}
	return lacking
}

var targetingOfReplacement = rule{
	Row:   "UpdateTargeting/INCOMPATIBLE_TARGETING/3",
	Sides: fold.Targeting,
	For:   fold.IsReplacement,

	OfRequest: true,

	Run: func(p *pass, o *fold.Entity) {
		p.Report(jsondoc.Node{}, "the offer replaces agreement %s and takes its buyer from there; remove this change",
			o.After.Part(fold.AgreementID).Value().Text())
	},
}

// A request that names the buyer of the agreement and nobody else may be one that limits
// the offer to countries.
var otherTargetingOfReplacement = rule{
	Row:   targetingOfReplacement.Row,
	Sides: fold.Targeting,
	For:   fold.IsReplacement,

	OfRequest: true,

	Run: func(p *pass, o *fold.Entity) {
		agreement := o.After.Part(fold.AgreementID).Value().Text()
		accounts, buyer := accountsOf(&o.After), acceptorOf(o)
		if accounts.Len() == 1 && (buyer == "" || accounts.Item(0).Text() == buyer) {
			p.Warn(jsondoc.Node{}, "the offer replaces agreement %s and takes its buyer from there; AWS may refuse to target it: remove this change to be safe", agreement)
			return
		}
		p.Report(jsondoc.Node{}, "the offer replaces agreement %s and takes its buyer from there; remove this change", agreement)
	},
}

// acceptorOf is the account that accepted the agreement which the offer replaces; "" when
// that is not known.
func acceptorOf(o *fold.Entity) string {
	a, _, _ := o.Agreement()
	return a.Get("acceptor").Get("accountId").Text()
}

var endDateWhenReleased = rule{
	Row:   "UpdateValidityTerms/INCOMPATIBLE_AGREEMENT_END_DATE/1",
	Sides: fold.ValidityTerm,
	For:   fold.WasReleased,
	Run: func(p *pass, o *fold.Entity) {
		was, is := o.Before.Validity().AgreementEndDate(), o.After.Validity().AgreementEndDate()
		reportMovedDate(p, o, "AgreementEndDate", was, is, check.ByBasis)
	},
}

var startDateWhenReleased = rule{
	Row:   "UpdateValidityTerms/INCOMPATIBLE_AGREEMENT_START_DATE/1",
	Sides: fold.ValidityTerm,
	For:   fold.WasReleased,
	Run: func(p *pass, o *fold.Entity) {
		was, is := o.Before.Validity().AgreementStartDate(), o.After.Validity().AgreementStartDate()
		reportMovedDate(p, o, "AgreementStartDate", was, is, check.DoubtfulIf(!was.Exists())) // the page does not say that a first date is an update
	},
}

// reportMovedDate reports a date of the ValidityTerm that is not what it was.
func reportMovedDate(p *pass, o *fold.Entity, name msg.Words, was, is jsondoc.Node, g check.Grade) {
	stored := o.Before.Part(fold.ValidityTerm)
	if !p.Require(comparedTo(stored, moved(was, is))) {
		return
	}
	after := o.After.Part(fold.ValidityTerm)
	switch {
	case !was.Exists():
		p.ReportAs(g, jsondoc.At(is), "the released offer has no %s, the request sets it to %s; leave it out", name, is.Text())
	case is.Exists():
		suggestStoredDates(p, o)
		p.ReportAs(g, jsondoc.At(is), "the released offer has %s %s, the request %s; keep the date", name, was.Text(), is.Text())
	case after.Value().Exists():
		p.ReportAs(g, jsondoc.Missing(after.Value(), string(name)), "the released offer has %s %s, the request has none; give the same date", name, was.Text())
	default:
		p.ReportAs(g, jsondoc.At(after.SetBy().Details.Get("Terms")), "the released offer has %s %s, the request removes the ValidityTerm; keep the date", name, was.Text())
	}
}

// suggestStoredDates suggests to keep both dates, so that they stay as far apart as the
// pricing terms last, unless the agreement would have ended.
func suggestStoredDates(p *pass, o *fold.Entity) {
	was, is := o.Before.Validity(), o.After.Validity()
	if end, ok := day(was.AgreementEndDate()); ok && end <= o.Today() {
		return
	}
	for _, date := range [...]struct{ was, is jsondoc.Node }{
		{was.AgreementStartDate(), is.AgreementStartDate()}, {was.AgreementEndDate(), is.AgreementEndDate()},
	} {
		if stored, ok := day(date.was); ok && date.is.Exists() && moved(date.was, date.is) {
			p.suggest(date.is, stored.String())
		}
	}
}

// moved reports whether a date was added, removed or set to another day. A stored
// date that cannot be read is taken to be the same.
func moved(was, is jsondoc.Node) bool {
	if !was.Exists() || !is.Exists() {
		return was.Exists() != is.Exists()
	}
	from, readable := day(was)
	to, _ := day(is)
	return readable && from != to
}
