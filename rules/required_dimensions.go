package rules

import (
	"iter"
	"strconv"
	"strings"

	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/view"
	"github.com/offercheck/offercheck/terms"
)

// Which dimensions of the product a pricing term has to name. A dimension that
// AWS restricted earlier stays in the product and cannot be told apart, so that
// to leave one out is an error only when it is known to be in use: the change
// set adds it, or the stored term has it.

var usageOfAllMetered = rule{
	Row:   "UpdatePricingTerms/INVALID_RATE_CARD/7",
	Sides: fold.PricingTerms,
	Terms: terms.UsageBased,
	Run: func(p *pass, o *fold.Entity) {
		term := o.After.Term(terms.UsageBased)
		left := leftOut(p, o, terms.UsageBased, check.If(term.Exists()))
		left.report(p, term.Get("RateCards").Item(0).Get("RateCard"), "rate")
	},
}

var trialOfAllMetered = rule{
	Row:   "UpdatePricingTerms/INVALID_GRANTS/2",
	Sides: fold.PricingTerms,
	Terms: terms.FreeTrial,
	Run: func(p *pass, o *fold.Entity) {
		term := o.After.Term(terms.FreeTrial)
		onlyMetered := o.Product().Dimensions().Any((*fold.Dimension).IsEntitled).Not()
		left := leftOut(p, o, terms.FreeTrial, check.If(term.Exists()).And(onlyMetered))
		left.report(p, term.Get("Grants"), "grant")
	},
}

// leftOutKeys are the metered dimensions that a term leaves out.
type leftOutKeys struct {
	added  []string // by the change set
	stored []string // which the term has as it is stored
	others []string // which may be restricted
}

// leftOut finds the metered dimensions that the term of a kind leaves out, where
// it is asked to have them all.
func leftOut(p *pass, o *fold.Entity, kind terms.PricingTypes, applies check.Cond) (left leftOutKeys) {
	if applies.Fails() {
		return left
	}
	dimensions := o.Product().Dimensions()
	if namesAllMetered(o, kind) {
		p.Require(applies, dimensions.Complete().Not()) // there may be more
		return left
	}
	var has, had map[string]bool // made for the first dimension, and for the first that is left out
	for dimension := range dimensions.All() {
		if has == nil {
			has = setOf(o.After.Term(kind).DistinctKeys(), o.After.NumKeys())
		}
		if has[dimension.Key] || dimension.Restricted || !p.Require(applies, dimension.IsMetered()) {
			continue
		}
		if had == nil {
			had = setOf(o.Before.Term(kind).DistinctKeys(), o.Before.NumKeys())
		}
		switch {
		case dimension.AddsMetered():
			left.added = append(left.added, dimension.Key)
		case had[dimension.Key]:
			left.stored = append(left.stored, dimension.Key)
		default:
			left.others = append(left.others, dimension.Key)
		}
	}
	p.Require(applies, dimensions.Complete().Not()) // there may be more
	return left
}

// namesAllMetered reports whether the term of a kind names every dimension that may be
// metered: as many as there are.
func namesAllMetered(o *fold.Entity, kind terms.PricingTypes) bool {
	applies := func(d *fold.Dimension) bool { return d.Key != "" && !d.Restricted && !d.IsMetered().Fails() }
	missing := 0
	for dimension := range o.Product().Dimensions().All() {
		if applies(&dimension) {
			missing++
		}
	}
	for key := range o.After.Term(kind).DistinctKeys() {
		if dimension, _ := o.Dimension(key); applies(dimension) {
			missing--
		}
	}
	return missing == 0
}

// setOf are the texts of so many keys, or fewer, as a set.
func setOf(keys iter.Seq[view.Key], most int) map[string]bool {
	set := make(map[string]bool, most)
	for key := range keys {
		set[key.Text()] = true
	}
	return set
}

// report reports the dimensions at the list that lacks them.
func (left leftOutKeys) report(p *pass, list jsondoc.Node, item msg.Words) {
	var known []msg.Text
	if len(left.added) > 0 {
		known = append(known, msg.F("%s, which this change set adds to the product", quoted(left.added)))
	}
	if len(left.stored) > 0 {
		known = append(known, msg.F("%s, which the stored term has", quoted(left.stored)))
	}
	if len(known) > 0 {
		p.Report(list, "no %s for %s; add one for each", item, msg.Join(known, ", nor for "))
	}
	if len(left.others) > 0 {
		p.Warn(list, "no %s for %s, metered in the product; add one for each that is not restricted", item, quoted(left.others))
	}
}

var sameQuantityInTrial = rule{
	Row:   "UpdatePricingTerms/INVALID_GRANTS/1",
	Sides: fold.PricingTerms,
	Terms: terms.FreeTrial,
	Run: func(p *pass, o *fold.Entity) {
		var first, other view.PricingGrant
		onlyMetered := check.If(true)
		for _, grant := range o.After.Term(terms.FreeTrial).Grants() {
			dimension, exists := o.Dimension(grant.DimensionKey())
			if exists.Fails() {
				continue
			}
			onlyMetered = check.All(onlyMetered, exists, dimension.IsMetered(), dimension.IsEntitled().Not())
			switch {
			case !first.Exists():
				first = grant
			case !other.Exists() && quantity(grant) != quantity(first):
				other = grant
			}
		}
		if !other.Exists() || onlyMetered.Fails() {
			return
		}
		at := jsondoc.At(other.MaxQuantity())
		if !other.MaxQuantity().Exists() {
			at = jsondoc.Missing(other.Node, "MaxQuantity")
		}
		fix := msg.Words("give all grants the same")
		if o.After.PricingTypes()&besideLimitedTrial == 0 {
			fix += ", or none any"
		}
		p.relate(first.Node, "the grant with the other MaxQuantity")
		p.ReportAs(check.DoubtfulIf(!onlyMetered.Holds()), at, "MaxQuantity is %s for %q and %s for %q; %s",
			quantityAsWritten(other), other.DimensionKey().Text(), quantityAsWritten(first), first.DimensionKey().Text(), fix) // an entitled dimension may be among them
	},
}

func quantityAsWritten(g view.PricingGrant) msg.Text {
	if !g.MaxQuantity().Exists() {
		return msg.Plain("not given")
	}
	return msg.Value(g.MaxQuantity().Raw())
}

// quantity is a text that two grants share when they have the same MaxQuantity:
// 10, 10.0 and 1e1 are one.
func quantity(g view.PricingGrant) string {
	written := strings.ToLower(g.MaxQuantity().Raw())
	mantissa, power, _ := strings.Cut(written, "e")
	exponent, err := strconv.Atoi(power)
	if power != "" && err != nil {
		return written
	}
	whole, fraction, _ := strings.Cut(mantissa, ".")
	digits := strings.TrimLeft(whole+fraction, "0")
	significant := strings.TrimRight(digits, "0")
	exponent += len(digits) - len(significant) - len(fraction)
	return significant + "e" + strconv.Itoa(exponent)
}
