package rules

import (
	"iter"

	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/view"
	"github.com/offercheck/offercheck/terms"
)

// What the pricing terms of a request must keep of those of the released offer,
// public or private. Terms are compared by type, rate cards of
// ConfigurableUpfrontPricingTerm by duration.

var currencyWhenReleased = rule{
	Row:   "UpdatePricingTerms/INCOMPATIBLE_CURRENCY_CODE/1",
	Sides: fold.PricingTerms,
	For:   fold.WasReleased,
	Run: func(p *pass, o *fold.Entity) {
		for _, term := range o.After.Terms() {
			code := term.CurrencyCode()
			was := o.Before.Term(term.Kind).CurrencyCode().Text()
			if code.Exists() && p.Require(againstStored(o, was != "" && was != code.Text())) {
				fix := msg.Words("make a new offer for another currency")
				if was == usd {
					fix = "write USD, or make a new private offer for another currency"
				}
				p.Report(code, "the %s of the released offer is in %s, not %s; %s", term.Kind, was, code.Text(), orNewOffer(o, fix))
			}
		}
	},
}

var currencyOfReleasedSchedule = rule{
	Row:   "UpdatePaymentScheduleTerms/INCOMPATIBLE_CURRENCY_CODE/1",
	Sides: fold.PaymentScheduleTerm,
	For:   fold.WasReleased,
	Run: func(p *pass, o *fold.Entity) {
		code, was := o.After.Schedule().CurrencyCode(), o.Before.Schedule().CurrencyCode().Text()
		if code.Exists() && p.Require(comparedTo(o.Before.Part(fold.PaymentScheduleTerm), was != "" && was != code.Text())) {
			p.Report(code, "the PaymentScheduleTerm of the released offer is in %s, not %s; remove this change, or make a new private offer with this schedule", was, code.Text())
		}
	},
}

// againstStored is what comparing with the stored pricing terms gave; not known
// when they are not.
func againstStored(o *fold.Entity, differs bool) check.Cond {
	return comparedTo(o.Before.Part(fold.PricingTerms), differs)
}

var (
	quantityWhenReleased = constraintWhenReleased("UpdatePricingTerms/INCOMPATIBLE_RATE_CARD_CONSTRAINTS/3", view.RateCard.QuantityConfiguration)
	multipleWhenReleased = constraintWhenReleased("UpdatePricingTerms/INCOMPATIBLE_RATE_CARD_CONSTRAINTS/4", view.RateCard.MultipleDimensionSelection)
)

// constraintWhenReleased is the rule that a constraint of the rate card for a
// duration stays as it is.
func constraintWhenReleased(row string, constraint func(view.RateCard) jsondoc.Node) rule {
	return rule{Row: row, Sides: fold.PricingTerms, For: fold.WasReleased, Terms: terms.ConfigurableUpfront, Run: func(p *pass, o *fold.Entity) {
		for kind, term := range o.After.Terms() {
			if kind != terms.ConfigurableUpfront {
				continue
			}
			for _, card := range term.RateCards() {
				is, was := constraint(card.RateCard), ""
				for stored := range storedCards(o, kind, card) {
					was = constraint(stored.RateCard).Text()
				}
				if p.Require(againstStored(o, was != "" && was != is.Text())) {
					if !privateAndReleased(o).Holds() && !o.After.Part(fold.PricingModel).Text(terms.Usage).Holds() { // which may ask for the other
						p.suggest(is, was)
					}
					p.Report(is, "the rate card of the released offer for %s has %s %s, not %s; %s",
						card.Selector().Value().Text(), msg.Words(is.Name()), was, is.Text(), orNewOffer(o, "keep it"))
				}
			}
		}
	}}
}

// storedCards are the rate cards of the stored term of a type that a card of
// the request takes the place of: those for the same duration, which only
// ConfigurableUpfrontPricingTerm has.
func storedCards(o *fold.Entity, kind terms.PricingTypes, card view.PricingCard) iter.Seq[view.PricingCard] {
	return func(yield func(view.PricingCard) bool) {
		for _, stored := range o.Before.Term(kind).RateCards() {
			same := kind != terms.ConfigurableUpfront || sameSelector(stored, card)
			if same && !yield(stored) {
				return
			}
		}
	}
}

var durationsWhenReleased = rule{
	Row:   "UpdatePricingTerms/INCOMPATIBLE_SELECTOR_DURATION/1",
	Sides: fold.PricingTerms,
	For:   fold.WasReleased,
	Terms: terms.ConfigurableUpfront,
	Run: func(p *pass, o *fold.Entity) {
		term := o.After.Term(terms.ConfigurableUpfront)
		if !term.Exists() {
			return // the term is removed as a whole, which is another row
		}
		removed := removedDurations(o.Before.Term(terms.ConfigurableUpfront), term)
		if p.Require(againstStored(o, len(removed) > 0)) {
			p.Report(term.Get("RateCards"), "the released offer also has rate cards for %s; %s", quoted(removed), orNewOffer(o, "keep them"))
		}
	},
}

// removedDurations are the durations of a stored term that a term of the
// request has no rate card for. A selector that cannot be read is left out.
func removedDurations(stored, term view.PricingTerm) []string {
	var removed []string
	for _, card := range stored.RateCards() {
		kept := !sameSelector(card, card)
		for _, c := range term.RateCards() {
			kept = kept || sameSelector(card, c)
		}
		if !kept {
			removed = append(removed, card.Selector().Value().Text())
		}
	}
	return removed
}

var termsAddedWhenReleased = rule{
	Row:   "UpdatePricingTerms/INCOMPATIBLE_TERMS/2",
	Sides: fold.PricingTerms,
	For:   fold.WasReleased,
	Run: func(p *pass, o *fold.Entity) {
		requested, stored := o.After.PricingTypes(), o.Before.PricingTypes()
		if requested == 0 {
			return
		}
		added, private := requested&^stored, o.Before.IsPrivate()
		report := func(g check.Grade, types terms.PricingTypes, fix msg.Words) {
			p.With(types).ReportAs(g, jsondoc.At(o.After.FirstTerm(types).Node), "the released offer has no %s; %s", types, fix)
		}
		locked := orNewOffer(o, "leave out what is new, or make a new offer")
		if p.Require(private, againstStored(o, added != 0)) {
			report(check.ByBasis, added, locked)
			return
		}
		beside := added & besideStored(stored)
		if types := added &^ beside &^ terms.FreeTrial; p.Require(againstStored(o, types != 0)) {
			report(check.ByBasis, types, locked)
		}
		if p.Require(private.Not(), againstStored(o, beside != 0)) {
			report(check.Doubtful, beside, "published public offers have upfront and usage prices together, but AWS may refuse to add one later: if so, leave it out")
		}
	},
}

// besideStored are the terms that AWS's samples put beside those of a public
// offer: upfront prices beside usage prices, and the reverse.
func besideStored(stored terms.PricingTypes) terms.PricingTypes {
	var t terms.PricingTypes
	if stored.Has(terms.UsageBased) {
		t |= terms.ConfigurableUpfront
	}
	if stored.Has(terms.ConfigurableUpfront) {
		t |= terms.UsageBased
	}
	return t
}

var termsRemovedWhenReleased = rule{
	Row:   "UpdatePricingTerms/INCOMPATIBLE_TERMS/3",
	Sides: fold.PricingTerms,
	For:   fold.WasReleased,
	Run: func(p *pass, o *fold.Entity) {
		list := o.After.Part(fold.PricingTerms).Value()
		removed := o.Before.PricingTypes() &^ o.After.PricingTypes()
		if !p.Require(o.Before.IsPrivate(), againstStored(o, removed != 0)) {
			removed &^= terms.FreeTrial // which a public offer may lose
		}
		if p.Require(againstStored(o, removed != 0)) {
			p.With(removed).Report(list, "the released offer has %s, which the request leaves out; %s", removed, orNewOffer(o, "keep every term"))
		}
	},
}

var ratesWhenReleased = rule{
	Row:   "UpdatePricingTerms/INVALID_RATE_CARD/3",
	Sides: fold.PricingTerms,
	For:   fold.WasReleased,
	Run: func(p *pass, o *fold.Entity) {
		for kind, term := range o.After.Terms() {
			for _, card := range term.RateCards() {
				removed := removedKeys(o, kind, card)
				if p.Require(againstStored(o, len(removed) > 0)) {
					p.With(term.Kind).Report(card.Get("RateCard"), "the rate card of the released offer also prices %s; %s", quoted(removed), orNewOffer(o, "give each a price"))
				}
			}
		}
	},
}

// removedKeys are the keys of the stored rate cards that a card of the request
// takes the place of without pricing them, but for those of dimensions that the
// change set restricts.
func removedKeys(o *fold.Entity, kind terms.PricingTypes, card view.PricingCard) []string {
	if !o.Before.Part(fold.PricingTerms).Value().Exists() {
		return nil // the offer had no rates, or which is not known
	}
	same := true
	for stored := range storedCards(o, kind, card) {
		same = same && stored.HasKeysOf(card)
	}
	if same {
		return nil // as mostly; nothing need be looked up
	}
	dimensions := o.Product().Dimensions()
	settled := make(map[string]bool, card.Get("RateCard").Len()+1)
	settled[""] = true
	for _, rate := range card.Rates() {
		settled[rate.Key()] = true
	}
	var removed []string
	for stored := range storedCards(o, kind, card) {
		for _, rate := range stored.Rates() {
			key := rate.Key()
			if settled[key] {
				continue
			}
			settled[key] = true
			if d, _ := dimensions.Find(key); !d.Restricted {
				removed = append(removed, key)
			}
		}
	}
	return removed
}
