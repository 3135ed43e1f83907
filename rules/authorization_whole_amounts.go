package rules

import (
	"strings"

	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/terms"
)

// Prices and charges in a currency without a smaller unit are whole numbers.

var wholeResalePrices = rule{
	Row:   "ResaleAuthorization/UpdatePricingTerms/INVALID_PRICE/1",
	Sides: fold.PricingTerms,
	Run: func(p *pass, o *fold.Entity) {
		for kind, term := range o.After.Terms() {
			code := term.CurrencyCode().Text()
			if !hasNoSmallerUnit(code) {
				continue
			}
			for price := range prices(term) {
				written, significant := terms.Places(price.Text())
				if written == 0 {
					continue
				}
				as := check.DoubtfulIf(significant == 0 || kind == terms.UsageBased) // rates are often less than a unit
				fix := writeWhole(p, price, significant)
				if kind == terms.FixedUpfront && significant > 0 { // whose price should be zero
					fix = msg.Plain("write \"0\", and give the amounts in the ResalePaymentScheduleTerm that belongs to the term")
				}
				p.With(namesOf(o, kind)).ReportAs(as, jsondoc.At(price), "Price is %s, and %s has no smaller unit; %s", price.Text(), code, fix)
				if p.released { // the others would be reported at the same place
					return
				}
			}
		}
	},
}

var wholeResaleCharges = rule{
	Row:   "ResaleAuthorization/UpdatePaymentScheduleTerms/INVALID_CHARGE_AMOUNT/1",
	Sides: fold.PaymentScheduleTerm,
	Run: func(p *pass, o *fold.Entity) {
		code := o.After.Schedule().CurrencyCode().Text()
		if !hasNoSmallerUnit(code) {
			return
		}
		for _, charge := range o.After.Schedule().Schedule() {
			amount := charge.ChargeAmount()
			written, significant := terms.Places(amount.Text())
			if written == 0 {
				continue
			}
			fix := writeWhole(p, amount, significant)
			p.ReportAs(check.DoubtfulIf(significant == 0), jsondoc.At(amount), "ChargeAmount is %s, and %s has no smaller unit; %s", amount.Text(), code, fix)
			if p.released { // the others would be reported at the same place
				return
			}
		}
	},
}

// hasNoSmallerUnit reports whether amounts in a currency are whole numbers, as those in JPY.
func hasNoSmallerUnit(code string) bool {
	places, ok := terms.MinorUnits(code)
	return ok && places == 0
}

// writeWhole says what to write instead of an amount with so many decimal places that are not
// zeros at the end. Without any the same amount is suggested.
func writeWhole(p *pass, amount jsondoc.Node, significant int) msg.Text {
	if significant > 0 {
		return msg.Plain("round it to a whole number, 1 or more")
	}
	whole, _, _ := strings.Cut(amount.Text(), ".")
	p.suggest(amount, whole)
	return msg.F("write %q", whole)
}
