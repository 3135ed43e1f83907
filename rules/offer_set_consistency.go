package rules

import (
	"slices"
	"strings"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
)

// What the offers of an offer set have in common when it is released, and what not.

var oneOfferPerProduct = ofOffers("OfferSet/ReleaseOfferSet/TOO_MANY_OFFERS_PER_PRODUCT/1", func(s *releasedSet) {
	products, _ := s.groups(func(o *fold.Entity) ([]valued, errcodes.Needs) {
		product := o.Product()
		to, needs, ok := product.Target()
		if !ok {
			return nil, needs
		}
		key := to.ID
		if key == "" {
			key = referenceTo(product.Created) // two without a name are not referred to
		}
		return []valued{{key, product.Label(), jsondoc.Node{}}}, 0
	})
	for _, g := range products {
		if len(g.offers) > 1 && s.Require(s.sure) {
			s.relate(g.offers[0].ID, "the first of them")
			s.Report(jsondoc.Node{}, "%s are for %s; keep one of them: for example, %s", labels(g.offers), g.value, s.without(g.offers[1:]...))
		}
	}
})

var oneCurrencyOfSet = ofOffers("OfferSet/ReleaseOfferSet/INCONSISTENT_OFFER_CURRENCY_CODE/1", func(s *releasedSet) {
	offers := 0
	currencies, _ := s.groups(func(o *fold.Entity) (codes []valued, needs errcodes.Needs) {
		seen := map[string]bool{}
		for code := range o.After.Currencies() {
			if text := code.Text(); !seen[text] {
				seen[text] = true
				codes = append(codes, valued{text, wordOf(text, valuesOf(o).currencies...), code})
			}
		}
		if len(codes) > 0 {
			offers++
		}
		return codes, o.After.Part(fold.PricingTerms).Needs() | o.After.Part(fold.PaymentScheduleTerm).Needs()
	})
	if len(currencies) > 1 && offers > 1 && s.Require(s.sure) {
		s.relate(currencies[1].at, "the other CurrencyCode")
		s.Report(jsondoc.Node{}, "CurrencyCode is %s; %s", described(currencies), s.unify(currencies, "CurrencyCode", "UpdatePricingTerms and, for a payment schedule, UpdatePaymentScheduleTerms", keptCurrency))
	}
})

var oneEndOfSet = ofOffers("OfferSet/ReleaseOfferSet/INCONSISTENT_OFFER_AVAILABILITY_END_DATE/1", func(s *releasedSet) {
	ends, _ := s.groups(func(o *fold.Entity) ([]valued, errcodes.Needs) {
		end, isKnown := endOf(o)
		switch {
		case !isKnown.Holds():
			return nil, isKnown.Needs()
		case end == noEnd:
			return []valued{{"", msg.Plain("missing"), jsondoc.Node{}}}, 0
		}
		return []valued{{end.String(), msg.Plain(end.String()), o.After.Part(fold.AvailabilityEndDate).Value()}}, 0
	})
	if len(ends) > 1 && s.Require(s.sure) {
		s.relate(ends[1].at, "the other AvailabilityEndDate")
		s.Report(jsondoc.Node{}, "AvailabilityEndDate is %s; %s", described(ends), s.oneEnd())
	}
})

// oneEnd says how the offers come to end on one day. A public offer takes no
// AvailabilityEndDate.
func (s *releasedSet) oneEnd() msg.Text {
	fix := msg.Plain("give all the same day after today with UpdateAvailability")
	var toTarget, public []fold.Associated
	for _, a := range s.offers {
		switch {
		case a.Offer == nil || !a.Offer.IsPublic().Holds():
		case a.Offer.Before.IsReleased().Fails():
			toTarget = append(toTarget, a)
		default:
			public = append(public, a)
		}
	}
	if len(toTarget) > 0 {
		fix = fix.And(msg.F(", and %s BuyerAccounts with UpdateTargeting", labels(toTarget)))
	}
	if len(public) > 0 {
		fix = fix.And(msg.F("; but a public offer takes none: %s", s.without(public...)))
	}
	return fix
}

var sameBuyersOfSet = ofOffers("OfferSet/ReleaseOfferSet/INCONSISTENT_OFFER_TARGETING_RULE/1", func(s *releasedSet) {
	byBuyers, isWhole := s.groups(func(o *fold.Entity) ([]valued, errcodes.Needs) {
		accounts, needs := buyersOf(o)
		if len(accounts) == 0 {
			return nil, needs
		}
		return []valued{{strings.Join(accounts, " "), quoted(accounts), accountsOf(&o.After)}}, needs
	})
	if len(byBuyers) > 1 && s.Require(s.sure) {
		s.relate(byBuyers[1].at, "the other BuyerAccounts")
		s.Report(jsondoc.Node{}, "BuyerAccounts are %s; %s", described(byBuyers), s.unify(byBuyers, "BuyerAccounts", "UpdateTargeting", keptBuyers(byBuyers)))
	}
	if len(byBuyers) != 1 || !isWhole {
		return
	}
	byCountries, _ := s.groups(func(o *fold.Entity) ([]valued, errcodes.Needs) {
		targeting := o.After.Part(fold.Targeting)
		if targeting.Needs() != 0 || !o.After.IsPrivate().Holds() {
			return nil, targeting.Needs()
		}
		return []valued{countriesOf(targeting.Value())}, 0
	})
	if len(byCountries) > 1 && s.Require(s.sure) {
		s.relate(byCountries[1].at, "the other targeting")
		s.Warn(jsondoc.Node{}, "the offers have the same BuyerAccounts, but not the same CountryCodes: %s; AWS may want those the same too; %s",
			described(byCountries), s.unify(byCountries, "CountryCodes", "UpdateTargeting", keptCountries))
	}
})

// buyersOf are the accounts that may accept an offer. A replacement offer is for the one that
// accepted the agreement.
func buyersOf(o *fold.Entity) (accounts []string, needs errcodes.Needs) {
	targeting, replaced := o.After.Part(fold.Targeting), o.After.Part(fold.AgreementID)
	if replaced.Present().Holds() && (o.Created != nil || o.After.HasBuyerAccounts().Fails()) {
		if buyer := acceptorOf(o); buyer != "" {
			return []string{buyer}, 0
		}
		return nil, errcodes.NeedAgreement
	}
	needs = targeting.Needs()
	if o.Created != nil {
		needs |= replaced.Needs()
	}
	accounts, readable := o.After.Buyers()
	switch {
	case needs != 0:
		return nil, needs
	case !readable:
		return nil, errcodes.NeedOffer
	}
	return accounts, 0
}

// countriesOf are the countries that a targeting names, in any order.
func countriesOf(targeting jsondoc.Node) valued {
	var sides []msg.Text
	var keys []string
	for _, side := range [...]string{"PositiveTargeting", "NegativeTargeting"} {
		if codes := sortedTexts(targeting.Get(side).Get("CountryCodes")); len(codes) > 0 {
			keys = append(keys, side, strings.Join(codes, " "))
			sides = append(sides, msg.F("%s in %s", quoted(codes), msg.Words(side)))
		}
	}
	if len(sides) == 0 {
		return valued{"", msg.Plain("none"), targeting}
	}
	return valued{strings.Join(keys, " "), joined(sides), targeting}
}

// sortedTexts are the texts of a list, in order and each once.
func sortedTexts(list jsondoc.Node) (texts []string) {
	for _, n := range list.Items() {
		texts = append(texts, n.Text())
	}
	slices.Sort(texts)
	return slices.Compact(texts)
}
