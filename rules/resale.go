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
	"github.com/offercheck/offercheck/internal/words"
	"github.com/offercheck/offercheck/terms"
)

// An offer that is made from a resale authorization keeps to it: its rules
// compare what a request sets with what the authorization allows.

// authorization is the resale authorization that the offer is made from; false
// when it is made from none, or one of its parts that are asked for is not known: then the
// row is left open.
func authorization(p *pass, o *fold.Entity, parts fold.Parts) (fold.ResaleAuthorization, bool) {
	r, needs, ok := o.ResaleAuthorization(parts)
	p.Need(needs)
	return r, ok
}

var buyersOfAuthorization = rule{
	Row:   "UpdateTargeting/INCOMPATIBLE_RESALE_AUTHORIZATION/1",
	Sides: fold.Targeting,
	For:   fold.IsResale,
	Run: func(p *pass, o *fold.Entity) {
		requested := o.After.Part(fold.Targeting).Value().Get("PositiveTargeting").Get("BuyerAccounts")
		if requested.Len() == 0 {
			return
		}
		r, ok := authorization(p, o, fold.Targeting)
		if !ok {
			return
		}
		accounts, readable := r.Buyers()
		for _, account := range requested.Items() {
			_, found := slices.BinarySearch(accounts, account.Text())
			switch {
			case found:
			case !readable:
				p.Need(errcodes.NeedResale)
			case len(accounts) > 0:
				p.Report(account, "the resale authorization is not for %s; name only %s", account.Text(), quoted(accounts))
			}
		}
	},
}

var currencyOfAuthorization = rule{
	Row:   "UpdatePricingTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/1",
	Sides: fold.PricingTerms,
	For:   fold.IsResale,
	Run: func(p *pass, o *fold.Entity) {
		for _, term := range o.After.Terms() {
			code := term.CurrencyCode()
			if !code.Exists() {
				continue
			}
			r, ok := authorization(p, o, fold.PricingTerms|fold.PaymentScheduleTerm)
			switch allowed := r.CurrencyCode(); {
			case !ok:
			case allowed == "":
				p.Need(errcodes.NeedResale)
			case code.Text() != allowed:
				fix := msg.F("ask for an authorization in %s", code.Text())
				if slices.Contains(valuesOf(o).currencies, allowed) {
					fix = msg.F("write %s in all terms, or ", allowed).And(fix)
				}
				p.Report(code, "CurrencyCode is %s, that of the resale authorization is %s; %s", code.Text(), allowed, fix)
			}
		}
	},
}

var durationOfAuthorization = rule{
	Row:   "UpdatePricingTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/2",
	Sides: fold.PricingTerms,
	For:   fold.IsResale,
	Terms: terms.FixedUpfront,
	Run: func(p *pass, o *fold.Entity) {
		value := o.After.Term(terms.FixedUpfront).Duration()
		duration, ok := terms.ParseDuration(value.Text())
		if !ok {
			return
		}
		r, ok := authorization(p, o, fold.PricingTerms)
		if !ok {
			return
		}
		var allowed []string
		var matches check.Cond
		for n := range r.Durations() {
			allowed = append(allowed, n.Text())
			matches = matches.Or(sameDuration(n, duration))
		}
		// An authorization that says no duration at all leaves it to the offer.
		if p.Require(check.If(len(allowed) > 0), matches.Not()) {
			if len(allowed) == 1 && !o.After.Validity().AgreementEndDate().Exists() { // which it would have to lead to
				p.suggest(value, allowed[0])
			}
			fix := msg.F("write %q", allowed[0])
			if len(allowed) > 1 {
				fix = msg.F("write one of %s", quoted(allowed))
			}
			p.Report(value, "Duration is %s, which the resale authorization is not for; %s", value.Text(), fix)
		}
	},
}

// sameDuration compares a duration of an authorization with one of a request
// by the calendar: P12M is P1Y. One that is not readable is not known.
func sameDuration(stored jsondoc.Node, duration terms.Duration) check.Cond {
	d, ok := terms.ParseDuration(stored.Text())
	if !ok {
		return check.NotKnown(errcodes.NeedResale)
	}
	return check.If(d.Equal(duration))
}

var termsOfAuthorization = rule{
	Row:   "UpdatePricingTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/3",
	Sides: fold.PricingTerms,
	For:   fold.IsResale,
	Run: func(p *pass, o *fold.Entity) {
		if o.After.PricingTypes() == 0 {
			return
		}
		r, ok := authorization(p, o, fold.PricingTerms)
		allowed := resaleAdmits(r)
		outside := o.After.PricingTypes() &^ allowed
		if !ok || outside == 0 {
			return
		}
		at := p.With(outside)
		if allowed == 0 {
			at.Report(o.After.FirstTerm(outside).Node, "the resale authorization has no pricing terms; ask the manufacturer for another one")
			return
		}
		at.Report(o.After.FirstTerm(outside).Node, "the resale authorization admits %s; %s", msg.Words(allowed.String()), keepToAuthorization(o, allowed))
	},
}

// keepToAuthorization says what to do with pricing terms some of which the resale authorization
// does not admit. What is left has to be a contract: a channel partner sets no other.
func keepToAuthorization(o *fold.Entity, allowed terms.PricingTypes) msg.Words {
	isContract := (o.After.PricingTypes() & allowed).HasAny(termsByModel[terms.Contract].needs)
	switch {
	case o.After.SetBy(fold.PricingTerms) == nil:
		return "make a new offer from it, or ask the manufacturer for another one"
	case !isContract || o.Before.IsReleased().Holds():
		return withoutOwnTerms(o)
	case model(o) != terms.Contract:
		return "leave out the other terms, and write PricingModel Contract"
	}
	return "leave out the other terms"
}

// withoutOwnTerms says what becomes of an offer that is given no pricing terms.
func withoutOwnTerms(o *fold.Entity) msg.Words {
	if o.Created == nil {
		return "remove this change: the offer keeps the terms that it has"
	}
	return "remove this change: the offer takes over the terms of the authorization"
}

// resaleAdmits are the pricing terms that an offer made from an authorization
// may have: those that the authorization has a counterpart of. What buyers could
// configure may be sold as a fixed contract.
func resaleAdmits(r fold.ResaleAuthorization) terms.PricingTypes {
	t := r.PricingTypes()
	if t.Has(terms.ConfigurableUpfront) {
		t |= terms.FixedUpfront
	}
	return t
}

// admitsFixedPrice reports whether an offer may have FixedUpfrontPricingTerm, as far as its resale
// authorization is known.
func admitsFixedPrice(o *fold.Entity) bool {
	r, _, known := o.ResaleAuthorization(fold.PricingTerms)
	return !known || resaleAdmits(r).Has(terms.FixedUpfront)
}

var grantsOfAuthorization = rule{
	Row:   "UpdatePricingTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/4",
	Sides: fold.PricingTerms,
	For:   fold.IsResale,
	Terms: terms.FixedUpfront,
	Run: func(p *pass, o *fold.Entity) {
		grants := o.After.Term(terms.FixedUpfront).Grants()
		if len(grants) == 0 {
			return
		}
		r, _ := authorization(p, o, fold.PricingTerms)
		if types := r.PricingTypes(); !types.Has(terms.ConfigurableUpfront) || types.Has(terms.FixedUpfront) {
			return
		}
		var keys []string
		priced := map[string]bool{}
		for key := range r.UpfrontKeys() {
			if !priced[key] {
				priced[key], keys = true, append(keys, key)
			}
		}
		if len(keys) == 0 || priced[""] {
			p.Need(errcodes.NeedResale) // it is not readable
			return
		}
		for _, grant := range grants {
			if key := grant.DimensionKey(); !priced[key.Text()] {
				p.Report(key.Node, "the resale authorization has no price for %q; grant only what it prices: %s", key.Text(), quoted(keys))
			}
		}
	},
}

var spanOfAuthorization = rule{
	Row:   "UpdateValidityTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/1",
	Sides: fold.ValidityTerm,
	For:   fold.IsResale,
	Run: func(p *pass, o *fold.Entity) {
		if duration, expected, ok := otherSpan(p, o); ok {
			start, end := o.After.Validity().AgreementStartDate(), o.After.Validity().AgreementEndDate()
			if canEnd(o, expected) {
				p.suggest(end, expected.String())
			}
			p.relate(end, "AgreementEndDate")
			p.Report(start, "the agreement would last from %s to %s, the resale authorization is for %s; let it end on %s", dayText(start), dayText(end), duration, expected)
		}
	},
}

var startOfAuthorization = rule{
	Row:   "UpdateValidityTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/2",
	Sides: fold.ValidityTerm,
	For:   fold.IsResale,
	Run: func(p *pass, o *fold.Entity) {
		value := o.After.Validity().AgreementStartDate()
		start, ok := day(value)
		if !ok {
			return
		}
		r, _ := authorization(p, o, fold.BuyerValidityTerm)
		latest := r.MaximumAgreementStartDate()
		last, readable := day(latest)
		switch {
		case !latest.Exists():
		case !readable:
			p.Need(errcodes.NeedResale)
		case start > last:
			p.Report(value, "AgreementStartDate is %s, the resale authorization has %s as the last day to start on; give no later day", dayText(value), last)
		}
	},
}

var endOfAuthorization = rule{
	Row:   "UpdateValidityTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/3",
	Sides: fold.ValidityTerm,
	For:   fold.IsResale,
	Run: func(p *pass, o *fold.Entity) {
		if duration, expected, ok := otherSpan(p, o); ok {
			end := o.After.Validity().AgreementEndDate()
			p.relate(o.After.Validity().AgreementStartDate(), "AgreementStartDate")
			p.Report(end, "AgreementEndDate is %s; the resale authorization is for %s, which from AgreementStartDate ends on %s or the day before; give one of these",
				dayText(end), duration, expected)
		}
	},
}

// otherSpan reports whether AgreementStartDate and AgreementEndDate are another
// span than the fixed duration of the authorization, and what day the agreement
// would end on. The end may be the last day of the agreement or the day after
// it: the page does not say which.
func otherSpan(p *pass, o *fold.Entity) (duration terms.Duration, expected terms.Date, other bool) {
	start, hasStart := day(o.After.Validity().AgreementStartDate())
	end, hasEnd := day(o.After.Validity().AgreementEndDate())
	if !hasStart || !hasEnd {
		return duration, 0, false
	}
	duration, ok := fixedDuration(p, o)
	if !ok {
		return duration, 0, false
	}
	expected, inCalendar := duration.AddTo(start)
	return duration, expected, !inCalendar || end != expected && end != expected.AddDays(-1)
}

// fixedDuration is the one duration of the authorization that the offer is made
// from; false when there is none, or it is not known: then the row is left open.
func fixedDuration(p *pass, o *fold.Entity) (terms.Duration, bool) {
	r, _ := authorization(p, o, fold.PricingTerms)
	value := r.FixedDuration()
	duration, ok := terms.ParseDuration(value.Text())
	if value.Exists() && !ok {
		p.Need(errcodes.NeedResale)
	}
	return duration, ok
}

var agreementDurationOfAuthorization = rule{
	Row:   "UpdateValidityTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/5",
	Sides: fold.ValidityTerm,
	For:   fold.IsResale,
	Run:   func(p *pass, o *fold.Entity) { reportAgreementDuration(p, o, check.ByBasis) },
}

// reportAgreementDuration reports an AgreementDuration that is not the one duration of the
// authorization.
func reportAgreementDuration(p *pass, o *fold.Entity, g check.Grade) {
	value := o.After.Validity().AgreementDuration()
	duration, ok := terms.ParseDuration(value.Text())
	if !ok {
		return
	}
	if fixed, ok := fixedDuration(p, o); ok && !fixed.Equal(duration) {
		if end, ok := fixed.AddTo(firstDay(o.After.Validity(), o.Today())); ok && canEnd(o, end) {
			p.suggest(value, fixed.String())
		}
		p.ReportAs(g, jsondoc.At(value), "AgreementDuration is %s, the resale authorization is for %s; write that", value.Text(), fixed)
	}
}

// AMI and container products have a row of their own, for an agreement that does not outlast
// its pricing terms.
var agreementDurationOfAuthorizationOnSaaS = rule{
	Row:   "UpdateValidityTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/5",
	Sides: fold.ValidityTerm,
	For:   fold.IsResale,
	Run: func(p *pass, o *fold.Entity) {
		if productType := o.Product().Type(); productType != ami && productType != container {
			reportAgreementDuration(p, o, check.DoubtfulIf(productType != saas))
		}
	},
}

var scheduleOfAuthorization = rule{
	Row:   "UpdatePaymentScheduleTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/1",
	Sides: fold.PaymentScheduleTerm,
	For:   fold.IsResale,
	Run: func(p *pass, o *fold.Entity) {
		term := o.After.Schedule()
		if !term.Exists() {
			return
		}
		r, ok := authorization(p, o, fold.PricingTerms)
		if ok && !resaleAdmits(r).Has(terms.FixedUpfront) {
			p.With(msg.Words(terms.PaymentScheduleTerm)).Report(term.Node, "the resale authorization has %s; charges go with a fixed upfront price, which needs ResaleFixedUpfrontPricingTerm or ResaleConfigurableUpfrontPricingTerm; remove the schedule with an empty list of Terms",
				msg.Words(cmp.Or(words.Enumerate(resaleNames(r.PricingTypes()), "and"), "no pricing terms")))
		}
	},
}

var chargesOfAuthorization = rule{
	Row:   "UpdatePaymentScheduleTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/2",
	Sides: fold.PaymentScheduleTerm,
	For:   fold.IsResale,
	Run: func(p *pass, o *fold.Entity) {
		term := o.After.Schedule()
		if !term.Exists() {
			return
		}
		r, _ := authorization(p, o, fold.PaymentScheduleTerm)
		if !r.Schedule().Exists() {
			return
		}
		charged, _ := totalCharge(term)
		least, known := totalCharge(r.Schedule())
		owed, dated := installments(r.Schedule())
		charges, _ := installments(term)
		date, paid, due, short := firstShortfall(charges, owed)
		switch {
		case known && charged.LessThan(least):
			p.Report(term.Get("Schedule"), "the charges come to %s, those of the resale authorization to %s; charge as much or more", charged.String(), least.String())
		case !known || !dated:
			p.Need(errcodes.NeedResale)
		case short:
			p.Warn(term.Get("Schedule"), "by %s the charges come to %s, those of the resale authorization to %s; charge as much by then to be safe", date, paid.String(), due.String())
		}
	},
}

// totalCharge is what the charges of a payment schedule come to; false when one
// is not readable.
func totalCharge(schedule view.Term) (sum decimal.Decimal, ok bool) {
	for _, charge := range schedule.Schedule() {
		amount, ok := terms.ParseDecimal(charge.ChargeAmount().Text())
		if !ok {
			return sum, false
		}
		sum = sum.Add(amount)
	}
	return sum, schedule.Get("Schedule").Kind() == jsondoc.Array
}

// An installment is one charge of a payment schedule.
type installment struct {
	date   terms.Date
	amount decimal.Decimal
}

// installments are the charges of a payment schedule by date; false when one is
// not readable.
func installments(schedule view.Term) ([]installment, bool) {
	var list []installment
	for _, charge := range schedule.Schedule() {
		date, dated := day(charge.ChargeDate())
		amount, ok := terms.ParseDecimal(charge.ChargeAmount().Text())
		if !ok || !dated {
			return nil, false
		}
		list = append(list, installment{date, amount})
	}
	slices.SortStableFunc(list, func(a, b installment) int { return cmp.Compare(a.date, b.date) })
	return list, true
}

// firstShortfall is the first day by which less was charged than is owed. The
// page speaks of the total alone; that the buyer pays in time for what the
// channel partner owes is our reading of it.
func firstShortfall(charges, owed []installment) (date terms.Date, paid, due decimal.Decimal, short bool) {
	k := 0
	for i, o := range owed {
		due = due.Add(o.amount)
		if i+1 < len(owed) && owed[i+1].date == o.date {
			continue
		}
		for ; k < len(charges) && charges[k].date <= o.date; k++ {
			paid = paid.Add(charges[k].amount)
		}
		if paid.LessThan(due) {
			return o.date, paid, due, true
		}
	}
	return 0, paid, due, false
}
