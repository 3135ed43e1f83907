package fold

import (
	"iter"
	"slices"
	"strings"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/view"
	"github.com/offercheck/offercheck/terms"
)

// A ResaleAuthorization is what a manufacturer allows a channel partner to
// resell, and at what terms, as DescribeEntity gives it.
type ResaleAuthorization struct{ terms jsondoc.Node }

// ResaleAuthorization is the resale authorization that the offer is made from.
// ok is false when the offer is made from none or the authorization's terms
// are not known; needs then says what would tell.
func (o *Offer) ResaleAuthorization() (r ResaleAuthorization, needs errcodes.Needs, ok bool) {
	details, needs, ok := o.Resale()
	list := details.Get("Terms")
	if ok && list.Kind() != jsondoc.Array {
		return r, errcodes.NeedResale, false
	}
	return ResaleAuthorization{list}, needs, ok
}

// resold is what the name of a term of the authorization begins with when an
// offer has a counterpart of that name without it.
const resold = "Resale"

// PricingTypes are the pricing terms of an offer that have a counterpart in the
// authorization.
func (r ResaleAuthorization) PricingTypes() terms.PricingTypes {
	var all terms.PricingTypes
	for t := range view.All(r.terms) {
		if name, ok := strings.CutPrefix(t.Type(), resold); ok {
			all |= terms.PricingType(name)
		}
	}
	return all
}

// term is the authorization's counterpart of an offer's term.
func (r ResaleAuthorization) term(name string) view.Term { return r.termCalled(resold + name) }

func (r ResaleAuthorization) termCalled(name string) view.Term { return view.Find(r.terms, name) }

// CurrencyCode is the currency of the authorization; "" when its terms say none
// or do not say the same.
func (r ResaleAuthorization) CurrencyCode() string {
	code := ""
	for t := range view.All(r.terms) {
		switch own := t.CurrencyCode().Text(); {
		case own == "" || own == code:
		case code != "":
			return ""
		default:
			code = own
		}
	}
	return code
}

// FixedDuration is the duration of the authorization's fixed upfront term; it
// does not exist when there is no such term, or when the term leaves it open.
func (r ResaleAuthorization) FixedDuration() jsondoc.Node {
	return changeset.Given(r.term(terms.FixedUpfrontPricingTerm).Duration())
}

// Durations are the fixed duration and those that buyers choose a rate card by.
func (r ResaleAuthorization) Durations() iter.Seq[jsondoc.Node] {
	return func(yield func(jsondoc.Node) bool) {
		if fixed := r.FixedDuration(); fixed.Exists() && !yield(fixed) {
			return
		}
		for _, card := range r.term(terms.ConfigurableUpfrontPricingTerm).RateCards() {
			if !yield(card.Selector().Value()) {
				return
			}
		}
	}
}

// UpfrontKeys are the dimension keys that the rate cards of the authorization's
// configurable upfront term price; "" for one that is not readable.
func (r ResaleAuthorization) UpfrontKeys() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, card := range r.term(terms.ConfigurableUpfrontPricingTerm).RateCards() {
			for _, rate := range card.Get("RateCard").Items() {
				if !yield(rate.Get("DimensionKey").Text()) {
					return
				}
			}
		}
	}
}

// BuyerAccounts are the only accounts that the authorization is for, each once;
// none when it is for every buyer. DescribeEntity gives an account as an object
// with AwsAccountId, the change type that sets it as a string. readable is false
// when there are others that are neither.
func (r ResaleAuthorization) BuyerAccounts() (accounts []string, readable bool) {
	list := view.Find(r.terms, "BuyerTargetingTerm").Get("PositiveTargeting").Get("BuyerAccounts")
	readable = true
	for _, n := range list.Items() {
		account := n.Text()
		if n.Kind() == jsondoc.Object {
			account = n.Get("AwsAccountId").Text()
		}
		if account == "" {
			readable = false
			continue
		}
		accounts = append(accounts, account)
	}
	slices.Sort(accounts)
	return slices.Compact(accounts), readable
}

// MaximumAgreementStartDate is the last day on which agreements may start; it
// does not exist when the authorization does not bound it.
func (r ResaleAuthorization) MaximumAgreementStartDate() jsondoc.Node {
	return changeset.Given(view.Find(r.terms, "BuyerValidityTerm").Get("MaximumAgreementStartDate"))
}

// Schedule is what the channel partner pays the manufacturer, and when; it does
// not exist when the authorization has no payment schedule.
func (r ResaleAuthorization) Schedule() view.Term { return r.term(terms.PaymentScheduleTerm) }

// NetPaymentTerm says within which PaymentDuePeriod a buyer pays invoices; it does not
// exist when the authorization leaves that open.
func (r ResaleAuthorization) NetPaymentTerm() view.Term { return r.term("NetPaymentTerm") }
