package rules

import (
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/words"
	"github.com/offercheck/offercheck/offer"
	"github.com/offercheck/offercheck/terms"
)

// A NetPaymentTerm says how long buyers who pay by invoice have to pay. Private offers
// take one. An offer that is made from a resale authorization takes over that of the
// authorization, and may only shorten it.

var supportedPaymentDuePeriod = rule{
	Row:   "UpdateNetPaymentTerms/INVALID_PAYMENT_DUE_PERIOD/1",
	Sides: fold.NetPaymentTerm,
	Run: func(p *pass, o *fold.Entity) {
		term := o.After.Part(fold.NetPaymentTerm)
		period := paymentDuePeriod(term)
		if p.Require(isPeriodRuledOut(o, period.Text()), term.Present()) {
			fix := "add it there if AWS takes it, else " + withoutNetPayment(p, o)
			if others := periodsFor(o); len(others) > 0 {
				fix = msg.Words("write " + words.Enumerate(others, "or"))
			}
			p.Report(period, "%s is not in Limits.PaymentDuePeriods; %s", period.Text(), fix)
		}
	},
}

var productTakesNetPayment = rule{
	Row:   "UpdateNetPaymentTerms/INCOMPATIBLE_PRODUCT/1",
	Sides: fold.NetPaymentTerm,
	Run: func(p *pass, o *fold.Entity) {
		term, product := o.After.Part(fold.NetPaymentTerm), o.Product()
		ruledOut := o.Within(func(l *offer.Limits) check.Cond {
			if l.NetPaymentTerms != nil {
				return check.If(!*l.NetPaymentTerms)
			}
			return product.IsType("DataProduct")
		})
		if !p.Require(term.Present(), ruledOut) {
			return
		}
		why := msg.F("%s is of type %s, which takes no net payment terms", product.Label(), typeOf(product))
		if isGiven(o, func(l *offer.Limits) bool { return l.NetPaymentTerms != nil }) {
			why = msg.F("Limits.NetPaymentTerms is false for %s", product.Label())
		}
		p.With(msg.Words(terms.NetPaymentTerm)).Report(term.Value(), "%s; %s", why, withoutNetPayment(p, o))
	},
}

var netPaymentOfPrivateOffer = rule{
	Row:   "UpdateNetPaymentTerms/INCOMPATIBLE_TERMS/1",
	Sides: fold.NetPaymentTerm,
	For:   fold.IsPublic | fold.IsReleased,
	Run: func(p *pass, o *fold.Entity) {
		if term := o.After.Part(fold.NetPaymentTerm); p.Require(term.Present()) {
			p.Report(term.Value(), "the offer has no BuyerAccounts; %s%s", withoutNetPayment(p, o), orMakePrivate(o))
		}
	},
}

var netPaymentWhenReleased = lockedWhenPrivate("UpdateNetPaymentTerms/INCOMPATIBLE_TERMS/2", fold.NetPaymentTerm)

var netPaymentOfAuthorization = rule{
	Row:   "UpdateNetPaymentTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/1",
	Sides: fold.NetPaymentTerm,
	For:   fold.IsResale,
	Run: func(p *pass, o *fold.Entity) {
		term := o.After.Part(fold.NetPaymentTerm)
		if !p.Require(term.Present()) {
			return
		}
		if r, ok := authorization(p, o, fold.NetPaymentTerm); ok && !r.NetPaymentTerm().Exists() {
			p.Report(term.Value(), "the resale authorization has no ResaleNetPaymentTerm; %s, or ask for an authorization that has one", withoutNetPayment(p, o))
		}
	},
}

var netPaymentKeptFromAuthorization = rule{
	Row:   "UpdateNetPaymentTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/2",
	Sides: fold.NetPaymentTerm,
	For:   fold.IsResale,

	OfRequest: true,

	Run: func(p *pass, o *fold.Entity) {
		if o.After.Part(fold.NetPaymentTerm).Value().Exists() {
			return
		}
		if r, ok := authorization(p, o, fold.NetPaymentTerm); ok && r.NetPaymentTerm().Exists() {
			p.Report(p.change.Details.Get("Terms"), "the request removes the term, and the resale authorization has PaymentDuePeriod %s; remove this change, or give a NetPaymentTerm with that or a shorter period",
				r.NetPaymentTerm().Get("PaymentDuePeriod").Text())
		}
	},
}

var periodOfAuthorization = rule{
	Row:   "UpdateNetPaymentTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/3",
	Sides: fold.NetPaymentTerm,
	For:   fold.IsResale,
	Run: func(p *pass, o *fold.Entity) {
		term := o.After.Part(fold.NetPaymentTerm)
		period := paymentDuePeriod(term)
		days, ok := periodDays(period)
		if !p.Require(term.Present()) || !ok {
			return
		}
		r, _ := authorization(p, o, fold.NetPaymentTerm)
		longest := r.NetPaymentTerm().Get("PaymentDuePeriod")
		most, readable := periodDays(longest)
		switch {
		case !r.NetPaymentTerm().Exists(): // which another row says
		case !readable:
			p.Need(errcodes.NeedResale)
		case days > most:
			fix := msg.Words("ask for an authorization with a longer period")
			if shorter := periodsFor(o); len(shorter) > 0 {
				p.suggest(period, shorter[len(shorter)-1])
				fix = msg.Words("write " + words.Enumerate(shorter, "or"))
			}
			p.Report(period, "PaymentDuePeriod is %s, longer than the %s of the resale authorization; %s", period.Text(), longest.Text(), fix)
		}
	},
}

func paymentDuePeriod(term *fold.Part) jsondoc.Node { return term.Value().Get("PaymentDuePeriod") }

// periodDays is how many days a PaymentDuePeriod has; false when it is not readable.
func periodDays(period jsondoc.Node) (int64, bool) {
	d, ok := terms.ParseDuration(period.Text())
	if !ok {
		return 0, false
	}
	return d.WholeDays()
}

// isPeriodRuledOut holds for a period that Limits.PaymentDuePeriods lacks, if there is
// that list.
func isPeriodRuledOut(o *fold.Entity, period string) check.Cond {
	return outsideGiven(o, period, func(l *offer.Limits) []string { return l.PaymentDuePeriods })
}

// periodsFor are the periods that the offer may have, the longest last.
func periodsFor(o *fold.Entity) []string {
	var list []string
	r, _, _ := o.ResaleAuthorization(fold.NetPaymentTerm)
	most, bounded := periodDays(r.NetPaymentTerm().Get("PaymentDuePeriod"))
	for _, period := range valuesOf(o).paymentDuePeriods {
		d, _ := terms.ParseDuration(period)
		days, _ := d.WholeDays()
		if isPeriodRuledOut(o, period).Fails() && (!bounded || days <= most) {
			list = append(list, period)
		}
	}
	return list
}

// withoutNetPayment says how the offer comes to have no NetPaymentTerm.
func withoutNetPayment(p *pass, o *fold.Entity) msg.Words {
	r, _, _ := o.ResaleAuthorization(fold.NetPaymentTerm)
	switch {
	case r.NetPaymentTerm().Exists():
		return "ask for a resale authorization without ResaleNetPaymentTerm, since UpdateNetPaymentTerms cannot remove the term"
	case !p.released && o.Before.Part(fold.NetPaymentTerm).Absent().Holds():
		return "remove this change"
	}
	return "remove the term by UpdateNetPaymentTerms with an empty list of Terms"
}
