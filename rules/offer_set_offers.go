package rules

import (
	"slices"
	"strings"

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

// A valued is a value of an offer by which offers are grouped.
type valued struct {
	key   string       // the same for equal values
	value msg.Text     // how a message has it
	at    jsondoc.Node // where the offer has it
}

// A group is the offers of a set that have the same value, and where the first has it.
type group struct {
	valued
	offers []fold.Associated
}

// groups are the offers by a value, in the order of the offers. What an offer needs to have
// its values known leaves the row open. isWhole reports whether all are known.
func (s *releasedSet) groups(valuesOf func(o *fold.Entity) ([]valued, errcodes.Needs)) (list []group, isWhole bool) {
	place := map[string]int{}
	isWhole = true
	for _, a := range s.offers {
		var values []valued
		needs := a.Needs
		if a.Offer != nil {
			values, needs = valuesOf(a.Offer)
		}
		if needs != 0 {
			s.Require(s.sure, check.NotKnown(needs))
			isWhole = false
		}
		for _, v := range values {
			at, isKnown := place[v.key]
			if !isKnown {
				at = len(list)
				place[v.key] = at
				list = append(list, group{valued: v})
			}
			list[at].offers = append(list[at].offers, a)
		}
	}
	return list, isWhole
}

// described says which offers have which value.
func described(groups []group) msg.Text {
	var texts []msg.Text
	for i := range groups[:min(len(groups), mostOffersOfSet)] {
		texts = append(texts, msg.F("%s in %s", groups[i].value, labels(groups[i].offers)))
	}
	return msg.Join(texts, "; ")
}

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
		s.Report(jsondoc.Node{}, "BuyerAccounts are %s; %s", described(byBuyers), s.unify(byBuyers, "BuyerAccounts", "UpdateTargeting", keptTargeting))
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
			described(byCountries), s.unify(byCountries, "CountryCodes", "UpdateTargeting", keptTargeting))
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

// A keeper says which offers keep what they have.
type keeper struct {
	which msg.Words
	holds func(o *fold.Entity) check.Cond
}

var (
	keptCurrency = keeper{"an offer that is released or made from a resale authorization", func(o *fold.Entity) check.Cond {
		return o.Before.IsReleased().Or(o.IsResale())
	}}
	keptTargeting = keeper{"an offer that is released or replaces an agreement", func(o *fold.Entity) check.Cond {
		return o.Before.IsReleased().Or(check.If(o.IsReplacement().Holds())) // few are: it need not be known
	}}
)

// unify says how the offers of several groups come to have one value, where some may keep
// what they have.
func (s *releasedSet) unify(groups []group, name, with msg.Words, kept keeper) msg.Text {
	most, keeping, keeps := 0, 0, fold.Associated{}
	for i := range groups {
		offers := groups[i].offers
		if len(offers) > len(groups[most].offers) {
			most = i
		}
		if k := slices.IndexFunc(offers, func(a fold.Associated) bool { return !kept.holds(a.Offer).Fails() }); k >= 0 {
			keeps = offers[k]
			keeping++
		}
	}
	switch keeping {
	case 0:
		return msg.F("give all the same %s with %s", name, with)
	case 1:
		return msg.F("give the others the %s of %s with %s", name, keeps.Label(), with)
	}
	var others []fold.Associated
	for i := range groups {
		if i != most {
			others = append(others, groups[i].offers...)
		}
	}
	return msg.F("%s keeps its %s: %s", kept.which, name, s.without(others...))
}
