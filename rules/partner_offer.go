package rules

import (
	"slices"
	"strings"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/offer"
)

// A channel partner makes an offer, or a replacement for one, from a resale authorization
// that can be used for it.

var (
	activeForOffer       = activeAuthorization("CreateOfferUsingResaleAuthorization/INCOMPATIBLE_RESALE_AUTHORIZATION/1")
	activeForReplacement = activeAuthorization("CreateReplacementOfferUsingResaleAuthorization/INCOMPATIBLE_RESALE_AUTHORIZATION/1")
)

// activeAuthorization is the rule that a new offer is made from a resale authorization that is
// active, and not expired or used up.
func activeAuthorization(row string) rule {
	return rule{Row: row, Sides: fold.ResaleAuthorizationID, For: fold.IsResale, OfRequest: true, Run: func(p *pass, o *fold.Entity) {
		if p.Lenient {
			return // the other change type makes the offer, and has a row of its own
		}
		r, ok := authorization(p, o, fold.Release)
		if !ok {
			return
		}
		id, restriction := o.After.Part(fold.ResaleAuthorizationID).Value(), r.Part(fold.Restriction)
		switch {
		case r.IsReleased().Fails() && r.IsNew():
			p.Report(id, "the change set creates the resale authorization and does not release it; add ReleaseResaleAuthorization for it")
		case r.IsReleased().Fails():
			p.Report(id, "the resale authorization is a draft; the manufacturer has to release it with ReleaseResaleAuthorization before an offer can be made from it")
		case restriction.Present().Holds() && restriction.SetBy() == nil: // one that the set restricts may be used before
			p.Report(id, "the resale authorization is Restricted, for good; ask the manufacturer for another one")
		case p.Known(restriction):
			reportUnusable(p, o, r)
		}
	}}
}

// reportUnusable warns of an active authorization that cannot be used any more: AWS's page does
// not say what happens then.
func reportUnusable(p *pass, o *fold.Entity, r fold.ResaleAuthorization) {
	id, end := o.After.Part(fold.ResaleAuthorizationID).Value(), r.Part(fold.AvailabilityEndDate)
	last, readable := day(end.Value())
	used, usedUp := usesOf(r)
	switch {
	case end.Value().Exists() && readable && last < o.Today():
		p.Warn(id, "the resale authorization could be used until its AvailabilityEndDate %s, and today is %s (UTC); ask the manufacturer for another one", last, o.Today())
	case usedUp.Holds():
		p.Warn(id, "the resale authorization is for one offer, and %s; ask the manufacturer for another one", used)
	case p.Known(end) && end.Value().Exists() && !readable:
		p.Need(errcodes.NeedResale)
	default:
		p.Need(usedUp.Needs())
	}
}

// usesOf says what was made of an authorization before, and whether that uses it up.
func usesOf(r fold.ResaleAuthorization) (used msg.Words, usedUp check.Cond) {
	status := r.Details.Get("OfferDetails").Get("OfferExtendedStatus")
	count := r.Details.Get("OfferDetails").Get("OfferCreatedCount")
	if status.Text() == "Completed-Used" {
		return "its OfferExtendedStatus is Completed-Used", check.If(true)
	}
	made := check.If(count.Exists() && numeral(count) != "0")
	if !count.Exists() && !status.Exists() && !r.IsNew() {
		made = check.NotKnown(errcodes.NeedResale)
	}
	return "an offer was made from it", r.Part(fold.OffersMaxQuantity).Is(isOne).And(made)
}

func isOne(n jsondoc.Node) bool { return numeral(n) == "1" || numeral(n) == "1.0" }

var productOfReplaced = rule{
	Row:   "CreateReplacementOfferUsingResaleAuthorization/INCOMPATIBLE_RESALE_AUTHORIZATION/2",
	Sides: fold.ResaleAuthorizationID | fold.AgreementID,
	For:   fold.IsResale | fold.IsReplacement,

	OfRequest: true,

	Run: func(p *pass, o *fold.Entity) {
		if p.Lenient {
			return // another change type makes the offer
		}
		r, resold := authorization(p, o, fold.ProductID)
		a, needs, replaces := o.Agreement()
		p.Need(needs)
		if !resold || !replaces {
			return
		}
		product := o.Catalog.ProductOf(r)
		if product.ID == "" && product.Created == nil {
			p.Need(product.Needs())
			return
		}
		var ids []string
		sameForm := true
		for id := range a.Resources() {
			if id = offer.EntityID(id); id == product.ID && id != "" {
				return
			}
			ids = append(ids, id)
			sameForm = sameForm && isProductID(id) == isProductID(product.ID)
		}
		if len(ids) == 0 || slices.Contains(ids, "") {
			p.Need(errcodes.NeedAgreement) // it is not readable
			return
		}
		p.relate(o.After.Part(fold.AgreementID).Value(), "the agreement")
		p.ReportAs(check.DoubtfulIf(!sameForm && product.Created == nil), jsondoc.At(o.After.Part(fold.ResaleAuthorizationID).Value()),
			"the resale authorization is for %s, the agreement is about %s; name an authorization for the agreement's product", product.Label(), quoted(ids))
	},
}

// isProductID reports whether an id has the form of most ids of products. Others may be ids of
// the same products in another form.
func isProductID(id string) bool { return strings.HasPrefix(id, "prod-") }

var buyerOfReplaced = rule{
	Row:   "CreateReplacementOfferUsingResaleAuthorization/INCOMPATIBLE_RESALE_AUTHORIZATION/3",
	Sides: fold.ResaleAuthorizationID | fold.AgreementID,
	For:   fold.IsResale | fold.IsReplacement,

	OfRequest: true,

	Run: func(p *pass, o *fold.Entity) {
		if p.Lenient {
			return // another change type makes the offer
		}
		r, resold := authorization(p, o, fold.Targeting)
		accounts, readable := r.Buyers()
		if resold && readable && len(accounts) == 0 {
			return // it is for every buyer
		}
		_, needs, replaces := o.Agreement()
		p.Need(needs)
		buyer := acceptorOf(o)
		_, found := slices.BinarySearch(accounts, buyer)
		switch {
		case !resold || !replaces || found:
		case buyer == "":
			p.Need(errcodes.NeedAgreement)
		case !readable:
			p.Need(errcodes.NeedResale)
		default:
			p.relate(o.After.Part(fold.AgreementID).Value(), "the agreement")
			p.Report(o.After.Part(fold.ResaleAuthorizationID).Value(), "the agreement has the buyer %s, and the resale authorization is for %s alone; name an authorization for that buyer or for all", buyer, quoted(accounts))
		}
	},
}
