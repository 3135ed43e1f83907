package rules

import (
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/view"
	"github.com/offercheck/offercheck/terms"
)

var uniqueGrantKeys = rule{
	Row:   "UpdatePricingTerms/DUPLICATE_DIMENSION_KEYS/1",
	Sides: fold.PricingTerms,
	Terms: terms.FixedUpfront | terms.FreeTrial,
	Run: func(p *pass, o *fold.Entity) {
		for _, term := range o.After.Terms() {
			if term.RepeatsGrants() {
				reportRepeatedKeys(p, term, term.Get("Grants"))
			}
		}
	},
}

var uniqueRateKeys = rule{
	Row:   "UpdatePricingTerms/DUPLICATE_DIMENSION_KEYS/2",
	Sides: fold.PricingTerms,
	Terms: terms.UsageBased | terms.ConfigurableUpfront,
	Run: func(p *pass, o *fold.Entity) {
		for _, term := range o.After.Terms() {
			for _, card := range term.RateCards() {
				if card.HasRepeats() {
					reportRepeatedKeys(p, term, card.Get("RateCard"))
				}
			}
		}
	},
}

func reportRepeatedKeys(p *pass, term view.PricingTerm, list jsondoc.Node) {
	var pointers jsondoc.Pointers // there may be thousands
	for _, r := range repeats(list, "DimensionKey", jsondoc.Node.Text) {
		first := msg.Words("")
		if r.first.Within(p.change.Node) {
			first = msg.Words("; first at " + pointers.Of(jsondoc.At(r.first.Parent())))
		}
		p.relate(r.first.Parent(), "first")
		p.With(namesOf(p.entity, term.Kind)).Report(r.node, "dimension key %q is given %d times; keep one%s", r.node.Text(), r.count, first)
	}
}

var sameKeysForAllDurations = rule{
	Row:   "UpdatePricingTerms/INVALID_RATE_CARD/1",
	Sides: fold.PricingTerms,
	Terms: terms.ConfigurableUpfront,
	Run: func(p *pass, o *fold.Entity) {
		for kind, term := range o.After.Terms() {
			if kind == terms.ConfigurableUpfront && !term.HasSameKeys() {
				reportShortRateCards(p, term)
			}
		}
	},
}

// reportShortRateCards compares the keys of each rate card with those of all.
func reportShortRateCards(p *pass, term view.PricingTerm) {
	var all []string              // every key, in the order of its first rate
	cardsWith := map[string]int{} // by key: the last card that has it, from 1
	for _, card := range term.RateCards() {
		for _, rate := range card.Rates() {
			key := rate.Key()
			if _, known := cardsWith[key]; !known {
				all = append(all, key)
			}
			cardsWith[key] = 0
		}
	}
	for i, card := range term.RateCards() {
		for _, rate := range card.Rates() {
			cardsWith[rate.Key()] = i + 1
		}
		var lacking []string
		for _, key := range all {
			if cardsWith[key] != i+1 {
				lacking = append(lacking, key)
			}
		}
		if len(lacking) > 0 {
			selector := card.Selector().Value().Text()
			p.With(selector).Report(card.Get("RateCard"), "the rate card for %s has no price for %s, which another duration prices; give all durations the same keys",
				selector, quoted(lacking))
		}
	}
}

var ratesForTrialDimensions = rule{
	Row:   "UpdatePricingTerms/INVALID_RATE_CARD/8",
	Sides: fold.PricingTerms,
	Terms: terms.FreeTrial,
	Run: func(p *pass, o *fold.Entity) {
		if !o.After.PricingTypes().Has(terms.FreeTrial | terms.UsageBased) {
			return
		}
		priced := map[string]bool{}
		for _, card := range o.After.Term(terms.UsageBased).RateCards() {
			for _, rate := range card.Rates() {
				priced[rate.Key()] = true
			}
		}
		for _, grant := range o.After.Term(terms.FreeTrial).Grants() {
			key := grant.DimensionKey()
			if priced[key.Text()] {
				continue
			}
			fix := msg.Words("add one or remove the grant")
			switch metered := isMetered(o.Dimension(key)); {
			case metered.Holds(): // a trial grants all that is metered
				fix = "add one"
				if o.Product().IsType(saas).Holds() { // where a trial goes with free usage alone
					fix = "add one at price 0"
				}
			case metered.Fails():
				fix = "remove the grant"
			}
			p.ReportAs(check.DoubtfulIf(model(o) == terms.Contract), jsondoc.At(key.Node), "the trial grants %q, but UsageBasedPricingTerm has no rate for it; %s", key.Text(), fix)
		}
	},
}

// model is the pricing model after the change set, "" when it is not known.
func model(o *fold.Entity) string { return o.After.Part(fold.PricingModel).Value().Text() }

// quoted lists names in quotes, the first few of many.
func quoted(names []string) msg.Text {
	const most = 5
	var short []msg.Text
	for _, name := range names[:min(len(names), most)] {
		short = append(short, msg.F("%q", name))
	}
	text := msg.Join(short, ", ")
	if len(names) > most {
		text = msg.F("%s and %d more", text, len(names)-most)
	}
	return text
}
