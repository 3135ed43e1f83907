package rules

import (
	"iter"
	"math"
	"time"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/view"
	"github.com/offercheck/offercheck/offer"
	"github.com/offercheck/offercheck/terms"
)

// The rules of INVALID_PRICE_CHANGE compare the prices of the request with
// those that the offer has. Prices are compared by value, and like with like:
// by term, duration and dimension key. Adding or removing a rate is not a price
// change. Prices that anybody may pay are those of an offer that was released
// before the change set and is public after it.

const live = fold.WasReleased | fold.IsPublic

var lockedAfterIncrease = rule{
	Row:   "UpdatePricingTerms/INVALID_PRICE_CHANGE/1",
	Sides: fold.PricingTerms,
	For:   fold.WasThere, // one that the change set creates has no past

	OfRequest: true,

	Run: func(p *pass, o *fold.Entity) {
		for _, term := range [...]terms.PricingTypes{terms.ConfigurableUpfront, terms.UsageBased, terms.RecurringPayment, terms.FixedUpfront} {
			requested, free, locked := priceLock(o, term.String())
			if locked.Fails() {
				continue
			}
			c := p.changesOf(term)
			if !p.Require(c.rises.Or(c.falls), locked) {
				continue
			}
			until := msg.F("%sT00:00:00Z", free) // as AWS writes it
			p.With(term, until).Report(c.first.now, "%s would change from %s to %s, but a price increase of %s was asked for on %s; keep its prices, or send the change on %s or later",
				c.first.what(), c.first.was, c.first.now.Text(), term, requested, free)
		}
	},
}

// priceLock reports whether the last price increase that was asked for a term of
// the offer still locks it, and on which day the term is free again. While the
// product type and so the length of the lock is not known, that is the last day
// that it can be.
func priceLock(o *fold.Entity, term string) (requested, free terms.Date, locked check.Cond) {
	history, known := o.Catalog.Facts.PriceIncreases()
	if !known {
		return 0, 0, check.NotKnown(errcodes.NeedHistory)
	}
	var last time.Time
	for _, h := range history {
		if h.OfferID == o.ID && h.TermType == term && h.RequestedAt.After(last) {
			last = h.RequestedAt
		}
	}
	if last.IsZero() {
		return 0, 0, check.If(false)
	}
	requested = terms.DateOf(last)
	free = requested
	locked = o.Within(func(l *offer.Limits) check.Cond {
		days := valuesOf(o).priceIncreaseLockDays
		if l.PriceIncreaseLockDays != nil {
			days = *l.PriceIncreaseLockDays
		}
		until := requested.AddDays(int(days))
		free = max(free, until)
		return check.If(until > o.Today())
	})
	return requested, free, locked // which Within has worked out
}

var increaseBesideAddition = rule{
	Row:   "UpdatePricingTerms/INVALID_PRICE_CHANGE/2",
	Sides: fold.PricingTerms,
	For:   live,
	Run: func(p *pass, o *fold.Entity) {
		for _, term := range [...]terms.PricingTypes{terms.ConfigurableUpfront, terms.UsageBased} {
			c := p.changesOf(term)
			if p.Require(check.If(c.rates > 1), c.rises, c.adds) {
				p.relate(c.added.now, "the price that is new")
				p.With(term).Report(c.up.now, "%s, and %q is new; add dimensions at the present prices first, raise prices in a later request",
					c.up.rise(), c.added.key)
			}
		}
	},
}

var increaseBesideDecrease = rule{
	Row:   "UpdatePricingTerms/INVALID_PRICE_CHANGE/3",
	Sides: fold.PricingTerms,
	For:   live,
	Terms: terms.UsageBased,
	Run: func(p *pass, o *fold.Entity) {
		c := p.changesOf(terms.UsageBased)
		if p.Require(check.If(c.rates > 1), c.rises, c.falls) {
			p.relate(c.down.now, "the price that falls")
			p.Report(c.up.now, "%s, %s; lower prices first, raise prices in a later request", c.up.rise(), c.down.fall())
		}
	},
}

var monthlyIncreaseBesideDecrease = rule{
	Row:   "UpdatePricingTerms/INVALID_PRICE_CHANGE/4",
	Sides: fold.PricingTerms,
	For:   live,
	Terms: terms.RecurringPayment,
	Run: func(p *pass, o *fold.Entity) {
		monthly, usage := p.changesOf(terms.RecurringPayment), p.changesOf(terms.UsageBased)
		if p.Require(monthly.rises, usage.falls) {
			p.relate(usage.down.now, "the price that falls")
			p.Report(monthly.up.now, "%s in RecurringPaymentTerm, %s in UsageBasedPricingTerm; lower prices first, raise prices in a later request",
				monthly.up.rise(), usage.down.fall())
		}
	},
}

var monthlyDecreaseBesideIncrease = rule{
	Row:   "UpdatePricingTerms/INVALID_PRICE_CHANGE/5",
	Sides: fold.PricingTerms,
	For:   live,
	Terms: terms.RecurringPayment,
	Run: func(p *pass, o *fold.Entity) {
		monthly, usage := p.changesOf(terms.RecurringPayment), p.changesOf(terms.UsageBased)
		if p.Require(monthly.falls, usage.rises) {
			p.relate(monthly.down.now, "the price that falls")
			p.Report(usage.up.now, "%s in UsageBasedPricingTerm, %s in RecurringPaymentTerm; lower prices first, raise prices in a later request",
				usage.up.rise(), monthly.down.fall())
		}
	},
}

// priceChanges is what a request does to the prices of one term: whether one
// rises, one falls, one is of a dimension that had none.
type priceChanges struct {
	rises, falls, adds check.Cond
	up, down, added    priceChange // the first of each
	first              priceChange // that rises or falls

	rates int // how many prices the term would have
}

// changesOfTerm are those of one type of term.
type changesOfTerm struct {
	term terms.PricingTypes
	priceChanges
}

// A priceChange is one price as it was and as it would be.
type priceChange struct {
	key string // "" for the one price of a term
	was string
	now jsondoc.Node
}

func (c priceChange) what() msg.Text {
	if c.key == "" {
		return msg.Plain("the price")
	}
	return msg.F("the price of %q", c.key)
}

func (c priceChange) rise() msg.Text {
	return msg.F("%s rises from %s to %s", c.what(), c.was, c.now.Text())
}

func (c priceChange) fall() msg.Text {
	return msg.F("%s falls from %s to %s", c.what(), c.was, c.now.Text())
}

// changesOf is what the change set does to the prices of a term. While the
// prices that the offer has are not known it is what it could do. Several rules
// ask for it: it is worked out once for an offer.
func (p *pass) changesOf(term terms.PricingTypes) priceChanges {
	for i := range p.prices {
		if c := &p.prices[i]; c.term == term {
			return c.priceChanges
		}
	}
	c := changesOf(p.entity, term)
	p.prices = append(p.prices, changesOfTerm{term, c})
	return c
}

func changesOf(o *fold.Entity, term terms.PricingTypes) priceChanges {
	var c priceChanges
	after := o.After.Term(term)
	needs := o.Before.Part(fold.PricingTerms).Needs()
	if needs == 0 {
		c = comparePrices(o.Before.Term(term), after)
	}
	c.rates = numPrices(after)
	if needs != 0 && c.rates > 0 {
		c.falls, c.adds = check.NotKnown(needs), check.NotKnown(needs)
		for price := range prices(after) {
			if !terms.IsZero(price.Text()) { // no price rises to zero
				c.rises = check.NotKnown(needs)
				break
			}
		}
	}
	return c
}

// comparePrices compares a term as it was with the term as it would be. Requests
// mostly list the keys in the order in which they are stored.
func comparePrices(before, after view.PricingTerm) priceChanges {
	var c priceChanges
	c.compare("", before.Price().Text(), after.Price())
	for _, card := range after.RateCards() {
		switch stored := storedFor(before, card); {
		case len(stored) == 0: // a duration that is new adds no dimension
		case len(stored) == 1 && stored[0].HasKeysOf(card) && !card.HasRepeats():
			c.compareInOrder(stored[0].Rates(), card.Rates())
		default:
			c.compareByKey(stored, card.Rates())
		}
	}
	return c
}

// storedFor are the rate cards that a term has for the duration of a card, or has
// at all when it has no durations.
func storedFor(term view.PricingTerm, card view.PricingCard) []view.PricingCard {
	var cards []view.PricingCard
	for _, stored := range term.RateCards() {
		if stored.Selector().Value().Text() == card.Selector().Value().Text() || sameSelector(stored, card) {
			cards = append(cards, stored)
		}
	}
	return cards
}

// compareInOrder compares rates of the same keys.
func (c *priceChanges) compareInOrder(before, after []view.PricingRate) {
	for i := range after {
		c.compare(after[i].Key(), before[i].Price().Text(), after[i].Price())
	}
}

// compareByKey looks for the stored price of each key. Of a key that is stored, or
// given, more than once the last price stored and the first given are compared.
func (c *priceChanges) compareByKey(stored []view.PricingCard, after []view.PricingRate) {
	was := map[string]string{}
	for _, card := range stored {
		for _, rate := range card.Rates() {
			was[rate.Key()] = rate.Price().Text()
		}
	}
	for i := range after {
		key, now := after[i].Key(), after[i].Price()
		price, had := was[key]
		switch {
		case had:
			c.compare(key, price, now)
			was[key] = "" // which is no price
		case !c.adds.Holds():
			c.adds, c.added = check.If(true), priceChange{key: key, now: now}
		}
	}
}

// compare notes a price that rises or falls. One that is not readable as it was
// stored is let pass.
func (c *priceChanges) compare(key, was string, now jsondoc.Node) {
	if was == now.Text() || !isPrice(was) || !isPrice(now.Text()) {
		return
	}
	order := terms.ComparePrices(now.Text(), was)
	change := priceChange{key, was, now}
	if order != 0 && !c.first.now.Exists() {
		c.first = change
	}
	switch {
	case order > 0 && !c.rises.Holds():
		c.rises, c.up = check.If(true), change
	case order < 0 && !c.falls.Holds():
		c.falls, c.down = check.If(true), change
	}
}

func isPrice(s string) bool { return terms.IsDecimal(s, math.MaxInt) }

// numPrices is how many prices a term has.
func numPrices(term view.PricingTerm) int {
	n := 0
	if term.Price().Exists() {
		n++
	}
	for _, card := range term.RateCards() {
		n += len(card.Rates())
	}
	return n
}

// prices are the prices of a term: its one price, or those of its rate cards.
func prices(term view.PricingTerm) iter.Seq[jsondoc.Node] {
	return func(yield func(jsondoc.Node) bool) {
		if term.Price().Exists() {
			yield(term.Price()) // such a term has no rate cards
		}
		for _, card := range term.RateCards() {
			for _, rate := range card.Rates() {
				if !yield(rate.Price()) {
					return
				}
			}
		}
	}
}
