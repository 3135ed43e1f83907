package fold

import (
	"cmp"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/terms"
)

// IsReplacement holds for an offer that replaces an agreement. What the facts
// do not say is not known.
func (o *Entity) IsReplacement() check.Cond { return o.After.Part(AgreementID).Present() }

// IsResale holds for an offer made from a resale authorization.
func (o *Entity) IsResale() check.Cond { return o.After.Part(ResaleAuthorizationID).Present() }

// IsRenewal holds for an offer that AWS generated to renew an agreement, which only
// OfferFacts say.
func (o *Entity) IsRenewal() check.Cond {
	if o.Created != nil {
		return check.If(false)
	}
	renewal := o.Catalog.Facts.offerFacts[o.ID].Get("Renewal")
	if renewal.Kind() != jsondoc.Bool {
		return check.NotKnown(cmp.Or(o.Before.Part(ProductID).Needs(), errcodes.NeedOffer))
	}
	return check.If(renewal.IsTrue())
}

// IsReleased holds for an offer that is released.
func (s *State) IsReleased() check.Cond { return s.Part(Release).Present() }

// HasBuyerAccounts holds when the offer is targeted at buyer accounts.
func (s *State) HasBuyerAccounts() check.Cond {
	return s.Part(Targeting).Is(func(jsondoc.Node) bool { return s.hasBuyers })
}

// IsPrivate holds for an offer with buyer accounts, and for a replacement
// offer, which takes its buyer from the agreement. That an offer without buyer
// accounts is no replacement need not be known for it to be public, unless the
// change that creates it could not be read.
func (s *State) IsPrivate() check.Cond {
	replacement := s.Part(AgreementID)
	if replacement.status == present || replacement.needs&errcodes.NeedChangeSet != 0 {
		return replacement.Present().Or(s.HasBuyerAccounts())
	}
	return s.HasBuyerAccounts()
}

// IsPublic holds for an offer that anybody may accept once it is released: it is not
// private, and not made from a resale authorization.
func (s *State) IsPublic() check.Cond {
	return s.IsPrivate().Not().And(s.Part(ResaleAuthorizationID).Absent())
}

// IsPublic holds for an offer that is public after the change set. One that was
// released as a private offer stays private: AWS refuses to take its buyers away, and
// that alone is then wrong.
func (o *Entity) IsPublic() check.Cond {
	wasPrivate := o.Before.IsReleased().And(o.Before.IsPrivate())
	return o.After.IsPublic().And(wasPrivate.Not())
}

// Pricing is the set of the offer's pricing term types, asked about.
func (s *State) Pricing(predicate func(terms.PricingTypes) bool) check.Cond {
	if part := &s.parts[index(PricingTerms)]; part.status == notKnown {
		return check.NotKnown(part.needs)
	}
	return check.If(predicate(s.PricingTypes()))
}

// IsOnlyTrial holds when FreeTrialPricingTerm is the only pricing term.
func (s *State) IsOnlyTrial() check.Cond {
	return s.Pricing(func(t terms.PricingTypes) bool { return t == terms.FreeTrial })
}

// IsFreeTrial holds for a free trial offer: one whose pricing is a
// FreeTrialPricingTerm alone, or beside usage at zero prices only.
func (s *State) IsFreeTrial() check.Cond {
	return s.Pricing(func(t terms.PricingTypes) bool {
		return t == terms.FreeTrial || t == terms.FreeTrial|terms.UsageBased && s.usageIsFree()
	})
}

// usageIsFree reports whether all usage prices are zero.
func (s *State) usageIsFree() bool {
	for _, card := range s.Term(terms.UsageBased).RateCards() {
		for _, rate := range card.Rates() {
			if !terms.IsZero(rate.Price().Text()) {
				return false
			}
		}
	}
	return true
}
