package rules

import (
	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/words"
)

// offersNamedOnce warns of an offer that one change adds to an offer set twice: by its id, by
// the id with a revision, or by a reference.
func offersNamedOnce(p *requestPass, s *changeset.Set, _ *fold.Facts) {
	for i := range s.Changes {
		c := &s.Changes[i]
		offers := c.Details.Get("Offers")
		if c.Kind != changetype.OfferSet || c.Type != changetype.AssociateOffers || offers.Len() < 2 {
			continue
		}
		first := map[changeset.Target]int{}
		for k, item := range offers.Items() {
			id := item.Get("OfferId")
			offer, leads := s.Follow(id.Text(), i)
			if !leads {
				continue
			}
			earlier, isAgain := first[offer]
			if !isAgain {
				first[offer] = k
				continue
			}
			p.Relate(jsondoc.At(offers.Item(earlier).Get("OfferId")), "first")
			p.warn(c, jsondoc.At(id), msg.F("OfferId: expected each offer once, found %s, which is the offer of Offers[%d]", words.Quote(id.Text()), earlier),
				msg.Plain("remove this item, or name another offer"))
		}
	}
}
