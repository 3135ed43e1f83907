package factscript

import (
	"strings"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/offer"
)

// needs adds what an undecided row of a change to the entity needs.
func (w *Wanted) needs(e *fold.Entity, u *offercheck.Undecided) {
	switch e.Kind {
	case changetype.ResaleAuthorization:
		w.need(u, errcodes.NeedResale, aResaleAuthorization, e.ID)
		w.needProduct(u, e)
	case changetype.OfferSet:
		w.needOfOfferSet(u, e)
	default:
		stored := e.ID // the offer that a row may need: of a new one that of the agreement which it replaces
		if agreement, _, ok := e.Agreement(); ok && e.Created != nil {
			stored = offer.EntityID(agreement.OfferID())
		}
		w.need(u, errcodes.NeedOffer, anOffer, stored)
		w.needOfOffer(u, e)
		w.needStated(u, e)
	}
}

// needOfOffer adds what an offer names.
func (w *Wanted) needOfOffer(u *offercheck.Undecided, o *fold.Entity) {
	w.need(u, errcodes.NeedAgreement, anAgreement, named(o, fold.AgreementID))
	w.need(u, errcodes.NeedResale, aResaleAuthorization, named(o, fold.ResaleAuthorizationID))
	w.needProduct(u, o)
	if o.After.Part(fold.ResaleAuthorizationID).Needs()&errcodes.NeedOffer != 0 {
		w.expect(u, errcodes.NeedResale)
	}
}

// needOfOfferSet adds the offer set, and what it and its offers name.
func (w *Wanted) needOfOfferSet(u *offercheck.Undecided, s *fold.Entity) {
	w.need(u, errcodes.NeedOfferSet, anOfferSet, s.ID)
	w.need(u, errcodes.NeedSolution, aSolution, named(s, fold.SolutionID))
	offers, more, _ := s.Associated()
	for i := range offers {
		if o := offers[i].Offer; o != nil {
			w.needOfOffer(u, o)
		} else {
			w.need(u, errcodes.NeedOffer, anOffer, offer.EntityID(offers[i].ID.Text()))
		}
	}
	if more&errcodes.NeedOfferSet != 0 {
		w.expect(u, errcodes.NeedOffer)
	}
	if s.After.Part(fold.SolutionID).Needs()&errcodes.NeedOfferSet != 0 {
		w.expect(u, errcodes.NeedSolution)
	}
}

// needProduct adds the product of an offer or a resale authorization, and its offers.
func (w *Wanted) needProduct(u *offercheck.Undecided, e *fold.Entity) {
	product := e.Product()
	w.need(u, errcodes.NeedProduct, aProduct, product.ID)
	w.need(u, errcodes.NeedOffers, allOffers, product.ID)
	const fetched = errcodes.NeedOffer | errcodes.NeedAgreement | errcodes.NeedResale
	if product.ID == "" && product.Created == nil && product.Needs()&fetched != 0 {
		w.expect(u, errcodes.NeedProduct|errcodes.NeedOffers)
	}
}

// need adds a fact with an id, if an undecided row needs it; one that the change set creates
// cannot be fetched.
func (w *Wanted) need(u *offercheck.Undecided, need errcodes.Needs, kind factKind, id string) {
	f := fact{kind, id}
	_, isReference := changeset.ReferencedName(id)
	if u.Needs&need != 0 && id != "" && !isReference && w.want(f) {
		w.rows[f][u.Row[:strings.LastIndexByte(u.Row, '/')]]++
	}
}

// expect says that the facts which are fetched now will name what needs stand for, if the
// undecided row may need that: what it lacks now may not be all.
func (w *Wanted) expect(u *offercheck.Undecided, needs errcodes.Needs) {
	row, _ := errcodes.FindRow(u.Row)
	w.more = w.more || (u.Needs|row.Needs)&needs != 0
}

// needStated notes an offer of which a row needs what DescribeEntity does not return.
func (w *Wanted) needStated(u *offercheck.Undecided, o *fold.Entity) {
	notGiven := o.Before.Part(fold.PricingModel).Needs() | o.Before.Part(fold.AgreementID).Needs()
	if _, fetched := w.known.Entity(o.ID); fetched {
		notGiven |= o.IsRenewal().Needs()
	}
	if u.Needs&notGiven&errcodes.NeedOffer != 0 && (fact{anOffer, o.ID}).hasValidID() {
		w.offers[o.ID] = true
	}
}

// named returns the id in one part of an entity, "" if there is none or it is not known.
func named(e *fold.Entity, p fold.Parts) string {
	return offer.EntityID(e.After.Part(p).Value().Text())
}
