package rules

import (
	"iter"

	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/view"
	"github.com/offercheck/offercheck/offer"
	"github.com/offercheck/offercheck/terms"
)

// How long an agreement lasts, and how long what a FixedUpfrontPricingTerm
// grants. Durations are compared as they are on every calendar: a month has 28
// days at least and 31 at most.

var agreementMonths = rule{
	Row:   "UpdatePricingTerms/INVALID_AGREEMENT_DURATION/1",
	Sides: fold.PricingModel | fold.ValidityTerm,
	Run: func(p *pass, o *fold.Entity) {
		if part := o.After.Part(fold.ValidityTerm); part.Needs() != 0 {
			p.Require(o.After.IsContract(), part.Present())
			return
		}
		reportMonths(p, o, o.After.Validity().AgreementDuration(),
			func(l *offer.Limits) *offer.Range { return l.AgreementMonths })
	},
}

var agreementInDays = rule{
	Row:   "UpdatePricingTerms/INVALID_AGREEMENT_DURATION/2",
	Sides: fold.PricingTerms | fold.ValidityTerm,
	Run: func(p *pass, o *fold.Entity) {
		onAmi := o.Product().IsType(ami, container)
		if onAmi.Fails() {
			return
		}
		at := o.After.Validity().AgreementDuration()
		inOther := o.After.Part(fold.ValidityTerm).Is(func(jsondoc.Node) bool { return isNotInDays(at) })
		if p.Require(onAmi, o.After.Part(fold.PricingModel).Text(terms.Usage), inOther, pricesMetered(o)) {
			p.Report(at, "the ValidityTerm's AgreementDuration is %s, and the pricing terms price metered dimensions; give it in whole days, such as %s, with UpdateValidityTerms", at.Text(), exampleDuration(o))
		}
	},
}

// pricesMetered holds when a pricing term puts a price on a metered dimension.
func pricesMetered(o *fold.Entity) check.Cond {
	part := o.After.Part(fold.PricingTerms)
	if part.Needs() != 0 {
		return check.NotKnown(part.Needs())
	}
	var metered check.Cond
	for kind, term := range o.After.Terms() {
		if kind == terms.FreeTrial {
			continue
		}
		for dimension, exists := range dimensionsOf(o, term) {
			metered = metered.Or(isMetered(dimension, exists))
		}
	}
	return metered
}

func isMetered(dimension *fold.Dimension, exists check.Cond) check.Cond {
	if !exists.Holds() {
		return exists
	}
	return dimension.IsMetered()
}

// isNotInDays reports whether a duration is anything but whole days. Weeks are
// days, hours are none.
func isNotInDays(n jsondoc.Node) bool {
	d, ok := terms.ParseDuration(n.Text())
	_, inDays := d.WholeDays()
	return ok && !inDays
}

// onlyMetered holds when every dimension that is named is metered and not
// entitled. Keys that the product does not have are left alone.
func onlyMetered(o *fold.Entity, keys iter.Seq[view.Key]) check.Cond {
	all, some := check.If(true), check.If(false)
	for key := range keys {
		dimension, exists := o.Dimension(key)
		metered := isMetered(dimension, exists)
		some = some.Or(metered)
		all = all.And(exists.Not().Or(metered.And(dimension.IsEntitled().Not())))
	}
	return some.And(all)
}

// The page says of AMI and container offers that the agreement has to outlast
// what a buyer takes on the last day on which the offer can be accepted.
var agreementOutlastsTerms = rule{
	Row:   "UpdateValidityTerms/INVALID_AGREEMENT_DURATION/1",
	Sides: fold.ValidityTerm | fold.PricingTerms | fold.AvailabilityEndDate,
	Run: func(p *pass, o *fold.Entity) {
		onAmi := o.Product().IsType(ami, container)
		if onAmi.Fails() {
			return
		}
		at := o.After.Validity().AgreementDuration()
		duration, ok := terms.ParseDuration(at.Text())
		availability := o.After.Part(fold.AvailabilityEndDate)
		last, hasLast := day(availability.Value())
		longest, end := longestTerm(o, last)
		equals := false
		isShort := check.All(
			o.After.Part(fold.ValidityTerm).Is(func(jsondoc.Node) bool { return ok }),
			availability.Is(func(jsondoc.Node) bool { return hasLast && last >= o.Today() }),
			o.After.Part(fold.PricingTerms).Is(func(jsondoc.Node) bool { return longest.Exists() }),
		)
		if isShort.Holds() {
			longestDuration, _ := terms.ParseDuration(longest.Text())
			short := duration.ShorterThanDaysAnd(int64(last.Sub(o.Today())), longestDuration)
			lasts, _ := duration.AddTo(o.Today())
			equals = !short && lasts == end
			isShort = check.If(short || equals)
		}
		if p.Require(onAmi, isShort) {
			least, as := end.Sub(o.Today()), check.ByBasis
			if equals { // the message takes the very duration, the page's note does not
				least, as = least+1, check.Doubtful
			}
			p.relate(availability.Value(), "AvailabilityEndDate")
			p.relate(longest, "the longest pricing term")
			p.With(least).ReportAs(as, jsondoc.At(at), "AgreementDuration is %s; today is %s, the offer can be accepted up to AvailabilityEndDate %s, and its longest pricing term then lasts %s more; give %d days or more, or an earlier AvailabilityEndDate",
				duration, o.Today(), last, longest.Text(), end.Sub(o.Today())+1)
		}
	},
}

// longestTerm is the duration of a pricing term that ends last of those that
// begin on the same day, and when it does.
func longestTerm(o *fold.Entity, begin terms.Date) (longest jsondoc.Node, end terms.Date) {
	for n := range termDurations(o, terms.FixedUpfront|terms.ConfigurableUpfront) {
		d, ok := terms.ParseDuration(n.Text())
		ends, _ := d.AddTo(begin)
		if ok && (!longest.Exists() || ends > end) {
			longest, end = n, ends
		}
	}
	return longest, end
}

// termDurations are the durations of FixedUpfrontPricingTerm or
// ConfigurableUpfrontPricingTerm, or of both.
func termDurations(o *fold.Entity, kinds terms.PricingTypes) iter.Seq[jsondoc.Node] {
	return func(yield func(jsondoc.Node) bool) {
		for kind, term := range o.After.Terms() {
			if !kinds.Has(kind) {
				continue
			}
			if kind == terms.FixedUpfront && !yield(term.Duration()) {
				return
			}
			for _, card := range term.RateCards() {
				if !yield(card.Selector().Value()) {
					return
				}
			}
		}
	}
}

var fixedDurationOfAgreement = rule{
	Row:   "UpdatePricingTerms/INVALID_DURATION/2",
	Sides: fold.PricingTerms | fold.ValidityTerm,
	Terms: terms.FixedUpfront,
	Run: func(p *pass, o *fold.Entity) {
		reportSpan(p, o, terms.FixedUpfront)
	},
}

var fixedMonths = rule{
	Row:   "UpdatePricingTerms/INVALID_DURATION/3",
	Sides: fold.PricingTerms,
	Terms: terms.FixedUpfront,
	Run: func(p *pass, o *fold.Entity) {
		reportMonths(p, o, o.After.Term(terms.FixedUpfront).Duration(),
			func(l *offer.Limits) *offer.Range { return l.FixedUpfrontMonths })
	},
}

var fixedDurationInDays = rule{
	Row:   "UpdatePricingTerms/INVALID_DURATION/4",
	Sides: fold.PricingTerms,
	Terms: terms.FixedUpfront,
	Run: func(p *pass, o *fold.Entity) {
		onAmi := o.Product().IsType(ami, container)
		if onAmi.Fails() {
			return
		}
		term := o.After.Term(terms.FixedUpfront)
		at := term.Duration()
		if p.Require(check.If(isNotInDays(at)), onAmi, onlyMetered(o, term.DistinctKeys())) {
			p.Report(at, "Duration is %s, and all that the term grants is metered; give it in whole days, such as P365D", at.Text())
		}
	},
}

var fixedDurationGiven = rule{
	Row:   "UpdatePricingTerms/MISSING_DURATION/1",
	Sides: fold.PricingTerms,
	Terms: terms.FixedUpfront,
	Run: func(p *pass, o *fold.Entity) {
		term := o.After.Term(terms.FixedUpfront)
		if !term.Exists() || term.Duration().Exists() {
			return
		}
		noValidity := o.After.Part(fold.ValidityTerm).Absent()
		if !p.Require(noValidity.Or(o.Product().IsType(ami, container))) {
			return
		}
		detail := msg.Words("the term has no Duration, and the offer no ValidityTerm to say how long it lasts; add Duration, ") + durationToAdd(o)
		switch onAmi := o.Product().IsType(ami, container); {
		case !noValidity.Holds():
			detail = "the term has no Duration; on AMI and container products it may be needed even with a ValidityTerm; add one to be safe, " + durationToAdd(o)
		case o.IsReplacement().Holds():
			detail += ", or set AgreementEndDate with UpdateValidityTerms"
		case o.After.IsPrivate().Holds() && !onAmi.Holds():
			detail += ", or set AgreementDuration with UpdateValidityTerms"
		}
		p.ReportAs(check.DoubtfulIf(!noValidity.Holds() || !o.After.IsReleased().Holds()), jsondoc.Missing(term.Node, "Duration"), "%s", detail)
	},
}

// durationToAdd says which Duration to give a FixedUpfrontPricingTerm that has none.
func durationToAdd(o *fold.Entity) msg.Words {
	switch term := o.After.Term(terms.FixedUpfront); {
	case o.IsResale().Holds():
		return "that of the resale authorization"
	case o.Product().IsType(ami, container).Holds() && !onlyMetered(o, term.DistinctKeys()).Fails():
		return `such as "P365D"`
	}
	return `such as "P12M"`
}

// reportSpan reports the durations of one kind of term that do not lead from
// the start of the agreement to its end. The page does not say whether the end
// day counts: both readings are taken.
func reportSpan(p *pass, o *fold.Entity, kind terms.PricingTypes) {
	validity := o.After.Validity()
	start, hasStart := day(validity.AgreementStartDate())
	end, hasEnd := day(validity.AgreementEndDate())
	hasSpan := o.After.Part(fold.ValidityTerm).Is(func(jsondoc.Node) bool { return hasStart && hasEnd })
	if needs := o.After.Part(fold.PricingTerms).Needs(); needs != 0 {
		p.Require(hasSpan, check.NotKnown(needs))
		return
	}
	if hasStart && hasEnd && start >= end {
		return // which is what is wrong
	}
	for n := range termDurations(o, kind) {
		d, ok := terms.ParseDuration(n.Text())
		if !p.Require(check.If(ok), hasSpan) || d.Spans(start, end) || d.Spans(start, end.AddDays(1)) {
			continue
		}
		p.relate(validity.AgreementStartDate(), "AgreementStartDate")
		p.relate(validity.AgreementEndDate(), "AgreementEndDate")
		p.Report(n, "%s is %s, but from AgreementStartDate %s to AgreementEndDate %s there are %d days, the last included; %s",
			nameOf(n), d, start, end, end.Sub(start)+1, orNewOffer(o, "change one of them"))
	}
}
