package view

import (
	"iter"
	"slices"
	"sync"

	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/numbering"
	"github.com/offercheck/offercheck/terms"
)

// PricingTerms are the pricing terms of a Terms list, read once: rules ask the
// same of them again and again. The nil PricingTerms has none.
type PricingTerms struct {
	types terms.PricingTypes
	list  []PricingTerm
	keys  numbering.Of[string] // the dimension keys that the terms name

	cards  []PricingCard // of all terms, as are the others
	rates  []PricingRate
	grants []PricingGrant
	firsts []Key  // of all terms, each where its term names it first
	seen   []seen // while reading, by number of a key
}

// pricingPool is the pool of pricing terms.
var pricingPool = sync.Pool{New: func() any { return new(PricingTerms) }}

// maxPooled is how many terms, rates, grants and keys there may be room for to be
// kept: the largest that AWS takes have 4,800 rates.
const maxPooled = 20_000

// Release returns the pricing terms to the pool; nothing of them may be used after that.
func (p *PricingTerms) Release() {
	if p == nil || cap(p.list)+cap(p.rates)+cap(p.grants)+cap(p.firsts)+cap(p.seen) > maxPooled {
		return
	}
	clear(p.list)
	clear(p.cards)
	clear(p.rates)
	clear(p.grants)
	clear(p.firsts)
	p.keys.Reset()
	*p = PricingTerms{list: p.list[:0], keys: p.keys, cards: p.cards[:0], rates: p.rates[:0], grants: p.grants[:0], firsts: p.firsts[:0], seen: p.seen[:0]}
	pricingPool.Put(p)
}

// seen is where a key was seen last: in which rate card, in which term, each
// from 1. The grants of a term count as a card below 0.
type seen struct{ card, term int }

// A PricingTerm is one pricing term of an offer.
type PricingTerm struct {
	Term
	Kind terms.PricingTypes // the set of its one type

	cards  []PricingCard
	grants []PricingGrant
	firsts []Key // each key of the cards, or else of the grants, where it comes first
}

// A PricingCard is a rate card with its rates.
type PricingCard struct {
	RateCard
	rates    []PricingRate
	distinct int // how many different keys the rates have
	duration terms.Duration
	readable bool // whether there is a duration
}

// A PricingRate is the price of one dimension.
type PricingRate struct {
	key   Key
	price jsondoc.Node
}

// A PricingGrant is a grant with the key that it is for.
type PricingGrant struct {
	Grant
	key Key
}

// A Key is a dimension key where a rate or a grant names it. Keys of the same
// pricing terms have the same number when they are the same text.
type Key struct {
	jsondoc.Node
	Number int
	text   string
}

// Text is the key itself.
func (k Key) Text() string { return k.text }

// ReadPricing reads the pricing terms of a Terms list: the rate cards, or the
// grants, of those types that have them. The prefix is that of [Pricing].
func ReadPricing(list jsondoc.Node, prefix string) *PricingTerms {
	p := pricingPool.Get().(*PricingTerms)
	for kind, term := range Pricing(list, prefix) {
		p.types |= kind
		p.list = append(p.list, p.read(kind, term))
	}
	return p
}

func (p *PricingTerms) read(kind terms.PricingTypes, t Term) PricingTerm {
	term, firsts := PricingTerm{Term: t, Kind: kind}, len(p.firsts)
	if cards := t.Get("RateCards"); cards.Len() > 0 && kind&(terms.UsageBased|terms.ConfigurableUpfront) != 0 {
		first := len(p.cards)
		p.cards = slices.Grow(p.cards, cards.Len())
		for _, card := range cards.Items() {
			p.cards = append(p.cards, p.readCard(RateCard{card}, &term))
			term.cards = p.cards[first:]
		}
	}
	if grants := t.Get("Grants"); grants.Len() > 0 && kind&(terms.FixedUpfront|terms.FreeTrial) != 0 {
		first := len(p.grants)
		p.grow(grants.Len())
		here := -1 - len(p.list) // instead of a card
		for _, n := range grants.Items() {
			key := Key{Node: n.Get("DimensionKey")}
			key.text = key.Node.Text()
			key.Number = p.number(key.text, nil, 0)
			last := &p.seen[key.Number]
			if last.card != here {
				last.card = here
				p.firsts = append(p.firsts, key)
			}
			p.grants = append(p.grants, PricingGrant{Grant{n}, key})
		}
		term.grants = p.grants[first:]
	}
	term.firsts = p.firsts[firsts:]
	return term
}

// readCard reads a rate card, and counts the keys of the card and of its term.
func (p *PricingTerms) readCard(card RateCard, term *PricingTerm) PricingCard {
	c := PricingCard{RateCard: card}
	list := card.Get("RateCard")
	if list.Kind() != jsondoc.Array {
		list = jsondoc.Node{}
	}
	if len(p.seen) == 0 {
		p.grow(list.Len())
	}
	first := len(p.rates)
	p.rates = slices.Grow(p.rates, list.Len())[:first+list.Len()]
	c.rates = p.rates[first:]
	here := seen{len(p.cards) + 1, len(p.list) + 1}
	var before []PricingRate // whose keys are mostly the same
	if k := len(term.cards); k > 0 {
		before = term.cards[k-1].rates
	}
	var key, price jsondoc.Node
	items := list.Inside()
	for i := range c.rates {
		key, price = keyAndPrice(items.Next(), key, price)
		rate := &c.rates[i]
		rate.key.Node, rate.price = key, price
		rate.key.text = rate.key.Node.Text()
		rate.key.Number = p.number(rate.key.text, before, i)
		last := &p.seen[rate.key.Number]
		if last.card != here.card {
			c.distinct++
		}
		if last.term != here.term {
			p.firsts = append(p.firsts, rate.key)
		}
		*last = here
	}
	c.duration, c.readable = terms.ParseDuration(card.Selector().Value().Text())
	return c
}

// The members of a rate.
var dimensionKeySign, priceSign = jsondoc.WholeSign("DimensionKey"), jsondoc.WholeSign("Price")

// keyAndPrice are the members of a rate, found in one go. Those of the rate before
// tell where to look when the two are alike.
func keyAndPrice(rate, keyBefore, priceBefore jsondoc.Node) (key, price jsondoc.Node) {
	if rate.IsAlike() {
		key, price = rate.Counterpart(keyBefore), rate.Counterpart(priceBefore)
		if key.IsGiven() && price.IsGiven() {
			return key, price
		}
		key, price = jsondoc.Node{}, jsondoc.Node{}
	}
	members := rate.Inside()
	for range rate.Len() {
		value := members.Next()
		if value.Kind() == jsondoc.Null || value.IsReplaced() {
			continue
		}
		switch value.NameSign() {
		case dimensionKeySign:
			key = value
		case priceSign:
			price = value
		}
	}
	return key, price
}

// grow makes room for so many keys more.
func (p *PricingTerms) grow(n int) {
	p.keys.Grow(n)
	p.seen, p.firsts = slices.Grow(p.seen, n), slices.Grow(p.firsts, n)
}

// number is the number of the key of the i-th rate of a card: that of the i-th of
// the card before, when it is the same.
func (p *PricingTerms) number(text string, before []PricingRate, i int) int {
	if i < len(before) && before[i].key.text == text {
		return before[i].key.Number
	}
	number, isNew := p.keys.Add(text)
	if isNew {
		p.seen = append(p.seen, seen{})
	}
	return number
}

// Types is the set of the terms' types.
func (p *PricingTerms) Types() terms.PricingTypes {
	if p == nil {
		return 0
	}
	return p.types
}

// All are the terms with their types, in the order written.
func (p *PricingTerms) All() iter.Seq2[terms.PricingTypes, PricingTerm] {
	return func(yield func(terms.PricingTypes, PricingTerm) bool) {
		if p == nil {
			return
		}
		for i := range p.list {
			if !yield(p.list[i].Kind, p.list[i]) {
				return
			}
		}
	}
}

// Find is the last term of a type; it does not exist when there is none.
func (p *PricingTerms) Find(kind terms.PricingTypes) PricingTerm {
	if p.Types().Has(kind) {
		for i := len(p.list) - 1; i >= 0; i-- {
			if p.list[i].Kind == kind {
				return p.list[i]
			}
		}
	}
	return PricingTerm{}
}

// First is the first term that has one of the types; it does not exist when
// there is none.
func (p *PricingTerms) First(types terms.PricingTypes) PricingTerm {
	for kind, term := range p.All() {
		if types.Has(kind) {
			return term
		}
	}
	return PricingTerm{}
}

// Keys are the dimension keys that the terms name, by their numbers.
func (p *PricingTerms) Keys() []string {
	if p == nil {
		return nil
	}
	return p.keys.Keys()
}

// Price is the one price of the term, where it has one by its type.
func (t PricingTerm) Price() jsondoc.Node {
	if t.Kind&(terms.RecurringPayment|terms.FixedUpfront) == 0 {
		return jsondoc.Node{}
	}
	return t.Term.Price()
}

// RateCards are the rate cards of the term.
func (t PricingTerm) RateCards() []PricingCard { return t.cards }

// Grants are the grants of the term.
func (t PricingTerm) Grants() []PricingGrant { return t.grants }

// RepeatsGrants reports whether a key has two grants.
func (t PricingTerm) RepeatsGrants() bool { return len(t.firsts) < len(t.grants) }

// HasSameKeys reports whether every rate card has the keys of all.
func (t PricingTerm) HasSameKeys() bool {
	for i := range t.cards {
		if t.cards[i].distinct != len(t.firsts) {
			return false
		}
	}
	return true
}

// Keys are the dimension keys that the term names, where they stand: those of the
// rates or, where its type has grants instead of rate cards, those of the grants.
func (t PricingTerm) Keys() iter.Seq[Key] {
	return func(yield func(Key) bool) {
		for _, card := range t.cards {
			for i := range card.rates {
				if !yield(card.rates[i].key) {
					return
				}
			}
		}
		for i := range t.grants {
			if !yield(t.grants[i].key) {
				return
			}
		}
	}
}

// DistinctKeys are the Keys, each where the term names it first.
func (t PricingTerm) DistinctKeys() iter.Seq[Key] { return slices.Values(t.firsts) }

// Rates are the rates of the card.
func (c PricingCard) Rates() []PricingRate { return c.rates }

// Keys are the dimension keys that the rates name, where they stand.
func (c PricingCard) Keys() iter.Seq[Key] {
	return func(yield func(Key) bool) {
		for i := range c.rates {
			if !yield(c.rates[i].key) {
				return
			}
		}
	}
}

// HasRepeats reports whether a key stands in the card twice.
func (c PricingCard) HasRepeats() bool { return c.distinct < len(c.rates) }

// HasKeysOf reports whether the card lists the keys of another in the same order.
func (c PricingCard) HasKeysOf(d PricingCard) bool {
	if len(c.rates) != len(d.rates) {
		return false
	}
	for i := range c.rates {
		if c.rates[i].key.text != d.rates[i].key.text {
			return false
		}
	}
	return true
}

// Duration is what the card's Selector says; false when that cannot be read.
func (c PricingCard) Duration() (terms.Duration, bool) { return c.duration, c.readable }

// Key is the text of the DimensionKey.
func (r *PricingRate) Key() string { return r.key.text }

// Price is the price as written.
func (r *PricingRate) Price() jsondoc.Node { return r.price }

// DimensionKey is the key of the dimension that is granted.
func (g PricingGrant) DimensionKey() Key { return g.key }
