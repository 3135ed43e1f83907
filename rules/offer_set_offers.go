package rules

import (
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/terms"
)

// What the release of an offer set asks of its offers, each as it is after the change set.

const fewestOffersOfSet = 2

var offersBeforeRelease = ofReleasedSet("OfferSet/ReleaseOfferSet/MISSING_OFFERS/1", func(p *pass, e *fold.Entity) {
	offers, more, fewer := e.Associated()
	lacking := check.If(len(offers) < fewestOffersOfSet)
	if lacking.Holds() {
		lacking = lacking.And(unless(more).Not())
	} else {
		lacking = lacking.Or(unless(fewer))
	}
	if !p.Require(lacking) {
		return
	}
	if len(offers) == 0 {
		p.Report(jsondoc.Node{}, "the offer set has no offers; add at least 2 that are created for it with AssociateOffers")
		return
	}
	p.Report(jsondoc.Node{}, "the offer set has only one offer, %s; add another that is created for it with AssociateOffers", offers[0].Label())
})

// ofOffers is a rule about the offers of an offer set that the change set releases. Whether
// there are others leaves the row open.
func ofOffers(row string, run func(s *releasedSet)) rule {
	return ofReleasedSet(row, func(p *pass, e *fold.Entity) {
		offers, more, fewer := e.Associated()
		s := releasedSet{pass: p, offers: offers, sure: unless(fewer).Not()}
		for _, a := range offers {
			if a.By != nil {
				s.requested++
			}
		}
		run(&s)
		p.Need(more)
	})
}

// A releasedSet is an offer set that is being released, for a rule about its offers.
type releasedSet struct {
	*pass
	offers    []fold.Associated
	requested int        // how many of them AssociateOffers names
	sure      check.Cond // none of them is removed by a change that could not be read
}

// that are the offers that a condition holds for.
func (s *releasedSet) that(is func(o *fold.Entity) check.Cond) (list []fold.Associated) {
	for _, a := range s.offers {
		if a.Offer == nil {
			s.Require(s.sure, check.NotKnown(a.Needs))
		} else if s.Require(s.sure, is(a.Offer)) {
			list = append(list, a)
		}
	}
	return list
}

var offersForBuyers = ofOffers("OfferSet/ReleaseOfferSet/INCOMPATIBLE_OFFER_TARGETING_RULE/1", func(s *releasedSet) {
	for _, a := range s.that(func(o *fold.Entity) check.Cond { return o.After.IsPrivate().Not() }) {
		fix := s.without(a)
		if a.Offer.Before.IsReleased().Fails() {
			fix = msg.F("%s, the same as in the other offers, or %s", nameBuyers(a.Offer), fix)
		}
		s.relate(a.ID, "the offer")
		s.Report(jsondoc.Node{}, "%s has no BuyerAccounts; %s", a.Label(), fix)
	}
})

var expiredOffers = ofOffers("OfferSet/ReleaseOfferSet/EXPIRED_OFFERS/1", func(s *releasedSet) {
	expired := s.that(func(o *fold.Entity) check.Cond {
		end, isKnown := endOf(o)
		if !isKnown.Holds() {
			return isKnown
		}
		return check.If(end != noEnd && end < o.Today())
	})
	if len(expired) > 0 {
		s.relate(expired[0].Offer.After.Part(fold.AvailabilityEndDate).Value(), "the date that has passed")
		s.Report(jsondoc.Node{}, "AvailabilityEndDate of %s is before today, %s (UTC); set it with UpdateAvailability to a day after today, the same for all offers of the set, or %s",
			labels(expired), s.entity.Today(), s.without(expired...))
	}
})

// noEnd is the end of an offer without AvailabilityEndDate.
const noEnd = terms.Date(-1 << 31)

// endOf is the last day on which an offer can be accepted. A date that cannot be read is not
// known.
func endOf(o *fold.Entity) (end terms.Date, isKnown check.Cond) {
	part := o.After.Part(fold.AvailabilityEndDate)
	if !part.Present().Holds() {
		return noEnd, part.Absent()
	}
	end, ok := day(part.Value())
	if !ok {
		return noEnd, check.NotKnown(errcodes.NeedOffer)
	}
	return end, check.If(true)
}

var draftOffers = ofOffers("OfferSet/ReleaseOfferSet/DRAFT_OFFERS/1", func(s *releasedSet) {
	drafts := s.that(func(o *fold.Entity) check.Cond { return o.After.IsReleased().Not() })
	if len(drafts) > 0 {
		is, it := msg.Words("is"), msg.Words("it")
		if len(drafts) > 1 {
			is, it = "are", "each"
		}
		s.relate(drafts[0].ID, "the offer")
		s.Report(jsondoc.Node{}, "%s %s not released; add ReleaseOffer for %s to this change set, or %s", labels(drafts), is, it, s.without(drafts...))
	}
})

// without says how offers leave the set.
func (s *releasedSet) without(gone ...fold.Associated) msg.Text {
	if len(s.offers)-len(gone) < fewestOffersOfSet {
		return msg.F("replace %s; at least %d offers have to be left", labels(gone), fewestOffersOfSet)
	}
	var stored, added []fold.Associated
	for _, a := range gone {
		if a.IsStored {
			stored = append(stored, a)
		}
		if a.By != nil {
			added = append(added, a)
		}
	}
	var steps []msg.Text
	switch {
	case len(added) == 0:
	case len(added) == s.requested:
		steps = append(steps, msg.Plain("remove AssociateOffers"))
	default:
		steps = append(steps, msg.F("leave %s out of AssociateOffers", labels(added)))
	}
	if len(stored) > 0 {
		steps = append(steps, msg.F("remove %s with DisassociateOffers", labels(stored)))
	}
	return msg.Join(steps, " and ")
}

// labels are what a message calls offers, the first few of many.
func labels(list []fold.Associated) msg.Text {
	var texts []msg.Text
	for _, a := range list[:min(len(list), mostOffersOfSet)] {
		texts = append(texts, a.Label())
	}
	if more := len(list) - len(texts); more > 0 {
		texts = append(texts, msg.F("%d more", more))
	}
	return joined(texts)
}

// joined joins texts for a sentence: "a, b and c".
func joined(texts []msg.Text) msg.Text {
	last := len(texts) - 1
	if last <= 0 {
		return msg.Join(texts, "")
	}
	return msg.F("%s and %s", msg.Join(texts[:last], ", "), texts[last])
}
