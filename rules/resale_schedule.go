package rules

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/view"
	"github.com/offercheck/offercheck/terms"
)

// The payment schedule of an offer that is made from a resale authorization has the dates of
// the authorization's, and charges as much or more on each.

var datesOfAuthorization = rule{
	Row:   "UpdatePaymentScheduleTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/3",
	Sides: fold.PaymentScheduleTerm,
	For:   fold.IsResale,
	Run: func(p *pass, o *fold.Entity) {
		paid, owed := paymentsToCompare(p, o)
		if len(owed) == 0 {
			return
		}
		added, missing := datesBeside(paid, owed), datesBeside(owed, paid)
		found := msg.Text{}
		switch {
		case len(added) > 0 && len(missing) > 0:
			found = msg.F("has no charge on %s, but one on %s", quoted(added), quoted(missing))
		case len(added) > 0:
			found = msg.F("has no charge on %s", quoted(added))
		case len(missing) > 0:
			found = msg.F("also has a charge on %s", quoted(missing))
		default:
			return
		}
		p.ReportAs(lessOnReplacement(o), jsondoc.At(o.After.Schedule().Get("Schedule")), "the resale authorization %s; charge on all its days and on no others", found)
	},
}

var amountsOfAuthorization = rule{
	Row:   "UpdatePaymentScheduleTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/4",
	Sides: fold.PaymentScheduleTerm,
	For:   fold.IsResale,
	Run: func(p *pass, o *fold.Entity) {
		for _, x := range shortfalls(paymentsToCompare(p, o)) {
			least := x.owed.amount.String()
			if x.paid.charges == 1 {
				p.suggest(x.paid.at, least)
			}
			p.ReportAs(lessOnReplacement(o), jsondoc.At(x.paid.at), "the charge on %s is %s, that of the resale authorization is %s; charge as much or more", x.paid.date, x.paid.amount.String(), least)
		}
	},
}

var totalOfAuthorization = rule{
	Row:   "UpdatePaymentScheduleTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/2",
	Sides: fold.PaymentScheduleTerm,
	For:   fold.IsResale,
	Run: func(p *pass, o *fold.Entity) {
		term := o.After.Schedule()
		charged, readable := totalCharge(term)
		if !readable {
			return
		}
		r, ok := authorization(p, o, fold.PaymentScheduleTerm)
		if !r.Schedule().Exists() {
			if ok {
				reportLessThanRates(p, o, charged)
			}
			return
		}
		least, known := totalCharge(r.Schedule())
		paid, _ := paymentsOf(term)
		owed, _ := paymentsOf(r.Schedule())
		switch {
		case !known:
			p.Need(errcodes.NeedResale)
		case charged.LessThan(least) && len(shortfalls(paid, owed)) == 0: // those are reported date by date
			p.ReportAs(lessOnReplacement(o), jsondoc.At(term.Get("Schedule")), "the charges come to %s, those of the resale authorization to %s; charge as much or more", charged.String(), least.String())
		}
	},
}

// reportLessThanRates warns of charges that come to less than what the rates of a resale
// authorization without a schedule come to for the grants of the offer.
func reportLessThanRates(p *pass, o *fold.Entity, charged decimal.Decimal) {
	r, _ := authorization(p, o, fold.PricingTerms)
	configurable := r.Term(terms.ConfigurableUpfront)
	if !configurable.Exists() || !p.Known(o.After.Part(fold.PricingTerms)) || configurable.CurrencyCode().Text() != o.After.Schedule().CurrencyCode().Text() {
		return
	}
	fixed := o.After.Term(terms.FixedUpfront)
	duration, ok := terms.ParseDuration(fixed.Duration().Text())
	if !ok {
		return
	}
	for _, card := range configurable.RateCards() {
		if lasts, ok := card.Duration(); !ok || !lasts.Equal(duration) {
			continue
		}
		if least, known := costOf(fixed.Grants(), card); known && charged.LessThan(least) {
			p.relate(fixed.Node, "the grants")
			p.Warn(o.After.Schedule().Get("Schedule"), "the charges come to %s, and what is granted to %s at the rates of the resale authorization for %s; charge as much or more to be safe",
				charged.String(), least.String(), fixed.Duration().Text())
		}
		return
	}
}

// costOf is what grants come to at the rates of a card; known is false when one of them has no
// rate or no quantity.
func costOf(grants []view.PricingGrant, card view.PricingCard) (sum decimal.Decimal, known bool) {
	rates := card.Rates()
	prices := make(map[string]string, len(rates))
	for i := range rates {
		prices[rates[i].Key()] = rates[i].Price().Text()
	}
	for _, grant := range grants {
		price, priced := terms.ParseDecimal(prices[grant.DimensionKey().Text()])
		quantity, counted := terms.ParseDecimal(grant.MaxQuantity().Raw())
		if !priced || !counted {
			return sum, false
		}
		sum = sum.Add(price.Mul(quantity))
	}
	return sum, true
}

// A payment is what a payment schedule charges on one day.
type payment struct {
	date    terms.Date
	amount  decimal.Decimal
	charges int
	at      jsondoc.Node // the ChargeAmount of the last charge
}

// paymentsToCompare are those of the offer and those of its resale authorization; none of the
// authorization when it has no schedule, or one of the two is not known: then the row is left
// open.
func paymentsToCompare(p *pass, o *fold.Entity) (paid, owed []payment) {
	if !o.After.Schedule().Exists() {
		return nil, nil
	}
	r, _ := authorization(p, o, fold.PaymentScheduleTerm)
	if !r.Schedule().Exists() {
		return nil, nil
	}
	owed, known := paymentsOf(r.Schedule())
	if !known {
		p.Need(errcodes.NeedResale)
		return nil, nil
	}
	if paid, known = paymentsOf(o.After.Schedule()); !known {
		return nil, nil
	}
	return paid, owed
}

// paymentsOf are the payments of a schedule by date; known is false when a charge is not
// readable.
func paymentsOf(schedule view.Term) (list []payment, known bool) {
	for _, charge := range schedule.Schedule() {
		date, dated := day(charge.ChargeDate())
		amount, ok := terms.ParseDecimal(charge.ChargeAmount().Text())
		if !ok || !dated {
			return nil, false
		}
		list = append(list, payment{date, amount, 1, charge.ChargeAmount()})
	}
	slices.SortStableFunc(list, func(a, b payment) int { return cmp.Compare(a.date, b.date) })
	last := -1
	for _, next := range list {
		if last >= 0 && list[last].date == next.date {
			next.amount, next.charges = next.amount.Add(list[last].amount), list[last].charges+1
		} else {
			last++
		}
		list[last] = next
	}
	return list[:last+1], schedule.Get("Schedule").Kind() == jsondoc.Array
}

// datesBeside are the dates of payments that others do not have.
func datesBeside(list, others []payment) (dates []string) {
	for _, x := range list {
		if _, found := paymentOn(others, x.date); !found {
			dates = append(dates, x.date.String())
		}
	}
	return dates
}

// A shortfall is a payment that is less than what is owed on that day.
type shortfall struct{ paid, owed payment }

// shortfalls are the payments that are less than those owed on the same day.
func shortfalls(paid, owed []payment) (list []shortfall) {
	for _, x := range paid {
		if least, found := paymentOn(owed, x.date); found && x.amount.LessThan(least.amount) {
			list = append(list, shortfall{x, least})
		}
	}
	return list
}

func paymentOn(list []payment, date terms.Date) (payment, bool) {
	i, found := slices.BinarySearchFunc(list, date, func(x payment, date terms.Date) int { return cmp.Compare(x.date, date) })
	if !found {
		return payment{}, false
	}
	return list[i], true
}

// lessOnReplacement makes a finding a warning on an offer that replaces an agreement, or may
// replace one.
func lessOnReplacement(o *fold.Entity) check.Grade {
	return check.DoubtfulIf(!o.IsReplacement().Fails())
}
