package rules

import (
	"cmp"
	"iter"
	"strings"

	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/view"
	"github.com/offercheck/offercheck/internal/words"
	"github.com/offercheck/offercheck/offer"
	"github.com/offercheck/offercheck/terms"
)

// usd is the only currency of public offers.
const usd = "USD"

var supportedCurrencies = rule{
	Row:   "UpdatePricingTerms/INVALID_CURRENCY_CODE/1",
	Sides: fold.PricingTerms,
	Run: func(p *pass, o *fold.Entity) {
		for code := range currencies(&o.After) {
			if p.Require(outside(o, code.Text(), func(l *offer.Limits) []string { return l.Currencies })) {
				p.Report(code, "%s is not in Limits.Currencies; add it there if AWS takes it, else the offer cannot be made through the API", code.Text())
			}
		}
	},
}

var oneCurrency = rule{
	Row:   "UpdatePricingTerms/INVALID_CURRENCY_CODE/2",
	Sides: fold.PricingTerms | fold.PaymentScheduleTerm,
	Run: func(p *pass, o *fold.Entity) {
		pricing, schedule := o.After.Part(fold.PricingTerms), o.After.Part(fold.PaymentScheduleTerm)
		if o.After.Schedule().CurrencyCode().Text() == "" && schedule.SetBy() != nil && pricing.SetBy() == nil {
			return // the change set only removes the schedule: it sets no currency
		}
		first, second := twoCurrencies(&o.After)
		switch {
		case second.Exists():
			reportTwoCurrencies(p, check.ByBasis, first, second, "")
		case first.Exists():
			p.Known(pricing)
			p.Known(schedule)
		case p.released: // no term that is known has a currency to differ from
			p.Known(pricing)
		}
	},
}

// From edition 2026 on, a public offer is in USD, and a private one may be in another
// currency.

var currencyOfPricing = rule{
	Row:   "UpdatePricingTerms/INVALID_CURRENCY_CODE/1",
	Sides: fold.PricingTerms,
	Run: func(p *pass, o *fold.Entity) {
		usage := o.After.PricingTypes().Has(terms.UsageBased)
		for code := range currencies(&o.After) {
			reported := reportCurrency(p, o, code)
			if !reported && usage && code.Text() != usd && p.Require(o.Product().IsType(container)) {
				fix := msg.Words("ask AWS before you make it")
				if mayBeIn(o, usd) {
					fix = "write USD in all terms to be safe"
				}
				p.Warn(code, "CurrencyCode is %s in an offer of a container product with usage prices, which AWS's seller guide has in USD only; %s", code.Text(), fix)
				reported = true
			}
			if reported && p.released { // the others would be reported at the same place
				return
			}
		}
	},
}

var currencyOfSchedule = rule{
	Row:   "UpdatePaymentScheduleTerms/INVALID_CURRENCY_CODE/1",
	Sides: fold.PaymentScheduleTerm,
	Run: func(p *pass, o *fold.Entity) {
		if code := o.After.Schedule().CurrencyCode(); code.Text() != "" {
			reportCurrency(p, o, code)
		}
	},
}

// reportCurrency reports a currency that the offer cannot be in.
func reportCurrency(p *pass, o *fold.Entity, code jsondoc.Node) (reported bool) {
	switch {
	case code.Text() != usd && p.Require(o.IsPublic(), o.After.IsReleased()):
		fix := writeCurrency(o, code.Text()).And(msg.Plain(string(orMakePrivate(o))))
		if onlyCurrency(o) != usd { // but that of the released offer
			fix = msg.F("make a new private offer in %s", code.Text())
		}
		p.Report(code, "CurrencyCode is %s, and a public offer takes only USD; %s", code.Text(), fix)
	default:
		return reportRuledOut(p, o, code)
	}
	return true
}

// reportRuledOut reports a currency that Limits.Currencies rules out.
func reportRuledOut(p *pass, o *fold.Entity, code jsondoc.Node) (reported bool) {
	if !p.Require(isRuledOut(o, code.Text())) {
		return false
	}
	p.Report(code, "%s is not in Limits.Currencies; %s", code.Text(), writeCurrency(o, code.Text()))
	return true
}

// isRuledOut holds for a currency that Limits.Currencies lacks, if there is that list.
func isRuledOut(o *fold.Entity, code string) check.Cond {
	return outsideGiven(o, code, func(l *offer.Limits) []string { return l.Currencies })
}

// writeCurrency says which currency to write instead of one.
func writeCurrency(o *fold.Entity, instead string) msg.Text {
	var choices []string
	for _, code := range valuesOf(o).currencies {
		if mayBeIn(o, code) {
			choices = append(choices, code)
		}
	}
	switch only := onlyCurrency(o); {
	case len(choices) > 0:
		return msg.Plain("write " + words.Enumerate(choices, "or") + " in all terms")
	case cmp.Or(only, instead) == instead:
		return msg.Plain("add it there if AWS takes it, else the offer cannot be made through the API")
	default:
		return msg.F("write %s in all terms, and add that to Limits.Currencies if AWS takes it", wordOf(only, valuesOf(o).currencies...))
	}
}

// mayBeIn reports whether nothing that is known rules a currency out.
func mayBeIn(o *fold.Entity, code string) bool {
	return cmp.Or(onlyCurrency(o), code) == code && isRuledOut(o, code).Fails()
}

// onlyCurrency is the one currency that the offer or resale authorization can be in; "" when there are several, or
// it is not known which.
func onlyCurrency(o *fold.Entity) string {
	if o.Before.IsReleased().Holds() {
		for code := range currencies(&o.Before) {
			return code.Text()
		}
	}
	switch r, _, _ := o.ResaleAuthorization(fold.PricingTerms | fold.PaymentScheduleTerm); {
	case o.Kind == changetype.ResaleAuthorization:
		if isForBrazil(o).Holds() {
			return usd
		}
	case o.IsResale().Holds():
		return r.CurrencyCode()
	case !o.After.IsPrivate().Holds(), o.After.PricingTypes().Has(terms.RecurringPayment):
		return usd
	}
	return ""
}

var oneCurrencyOfPricing = rule{
	Row:   "UpdatePricingTerms/INVALID_CURRENCY_CODE/2",
	Sides: fold.PricingTerms,
	Run: func(p *pass, o *fold.Entity) {
		schedule := o.After.Part(fold.PaymentScheduleTerm)
		if p.released && schedule.SetBy() != nil && o.After.Schedule().CurrencyCode().Text() != "" {
			return // the row of the schedule says it
		}
		first, second := twoCurrencies(&o.After)
		switch {
		case second.Exists():
			as := check.DoubtfulIf(o.After.Inherited()&fold.PaymentScheduleTerm != 0 && second.Within(schedule.Value()))
			reportTwoCurrencies(p, as, first, second, onlyCurrency(o))
		case first.Exists():
			p.Known(schedule)
		}
	},
}

// Where the change set gives pricing terms, too, the row of these says it; so it does of
// a schedule that stays as it is.
var oneCurrencyOfSchedule = rule{
	Row:   "UpdatePaymentScheduleTerms/INVALID_CURRENCY_CODE/2",
	Sides: fold.PaymentScheduleTerm,

	OfRequest: true,

	Run: func(p *pass, o *fold.Entity) {
		code, pricing := o.After.Schedule().CurrencyCode(), o.After.Part(fold.PricingTerms)
		if code.Text() == "" || pricing.SetBy() != nil {
			return
		}
		for other := range currencies(&o.After) {
			if other.Text() == code.Text() {
				continue
			}
			write, by := cmp.Or(onlyCurrency(o), other.Text()), msg.Words("")
			if write != other.Text() {
				by = " with UpdatePricingTerms"
			}
			as := check.DoubtfulIf(o.After.Inherited()&fold.PricingTerms != 0)
			p.ReportAs(as, jsondoc.At(code), "CurrencyCode is %s, that of %s is %s; write %s in all terms%s",
				code.Text(), typeAround(o, other), other.Text(), wordOf(write, valuesOf(o).currencies...), by)
			return
		}
		p.Known(pricing)
	},
}

// twoCurrencies are the first currency code of the pricing terms and the payment schedule,
// and the first that differs from it.
func twoCurrencies(s *fold.State) (first, second jsondoc.Node) {
	for code := range s.Currencies() {
		switch {
		case !first.Exists():
			first = code
		case code.Text() != first.Text():
			return first, code
		}
	}
	return first, second
}

// reportTwoCurrencies reports two currency codes that differ; write is the one that the
// offer can be in, if that is known.
func reportTwoCurrencies(p *pass, as check.Grade, first, second jsondoc.Node, write string) {
	at, other := second, first
	if !at.Within(p.change.Node) {
		at, other = first, second
	}
	fix := msg.Plain("the same")
	if write == "" && at.Within(p.change.Node) { // what it has, the edition takes
		write = at.Text()
	}
	if write != "" {
		fix = wordOf(write, usd)
	}
	p.relate(other, "the other CurrencyCode")
	p.ReportAs(as, jsondoc.At(at), "CurrencyCode is %s in %s and %s in %s; write %s in all terms", first.Text(), typeAround(p.entity, first), second.Text(), typeAround(p.entity, second), fix)
}

// currencies are the currency codes of the pricing terms that have one.
func currencies(s *fold.State) iter.Seq[jsondoc.Node] {
	return func(yield func(jsondoc.Node) bool) {
		for _, term := range s.Terms() {
			if code := term.CurrencyCode(); code.Text() != "" && !yield(code) {
				return
			}
		}
	}
}

// typeAround is the type of the term that a value stands in. What an offer took over from a
// resale authorization is called as in an offer.
func typeAround(o *fold.Entity, n jsondoc.Node) msg.Words {
	for ; n.Exists(); n = n.Parent() {
		if name := (view.Term{Node: n}).Type(); name != "" {
			if o.Kind == changetype.Offer {
				name = strings.TrimPrefix(name, view.Resale)
			}
			return msg.Words(name)
		}
	}
	return ""
}
