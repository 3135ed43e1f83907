package rules

import (
	"slices"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/offer"
	"github.com/offercheck/offercheck/terms"
)

var existingBuyers = rule{
	Row:   "UpdateTargeting/INVALID_BUYER_ACCOUNTS/1",
	Sides: fold.Targeting,
	Run: func(p *pass, o *fold.Offer) {
		var first jsondoc.Node
		var invalid []string
		for _, account := range buyerAccounts(o).Items() {
			if p.Require(isInvalid(o, account.Text())) && !slices.Contains(invalid, account.Text()) {
				if len(invalid) == 0 {
					first = account
				}
				invalid = append(invalid, account.Text())
			}
		}
		if len(invalid) > 0 {
			list := listed(invalid)
			p.With(list).Report(first, "Limits.InvalidBuyerAccounts has %s; correct or remove what is not the account of a buyer", list)
		}
	},
}

// listed lists values.
func listed(values []string) msg.Text {
	var texts []msg.Text
	for _, v := range values {
		texts = append(texts, msg.Value(v))
	}
	return msg.Join(texts, ", ")
}

// isInvalid holds for an account that the caller knows to be invalid. That one
// is valid AWS alone knows.
func isInvalid(o *fold.Offer, account string) check.Cond {
	return o.Within(func(l *offer.Limits) check.Cond {
		if slices.Contains(l.InvalidBuyerAccounts, account) {
			return check.If(true)
		}
		return check.NotKnown(errcodes.NeedAWS)
	})
}

var supportedCountries = rule{
	Row:   "UpdateTargeting/INVALID_COUNTRY_CODES/1",
	Sides: fold.Targeting,
	Run: func(p *pass, o *fold.Offer) {
		targeting := o.After.Part(fold.Targeting).Value()
		for _, attribute := range [...]string{"PositiveTargeting", "NegativeTargeting"} {
			for _, code := range targeting.Get(attribute).Get("CountryCodes").Items() {
				if p.Require(outside(o, code.Text(), func(l *offer.Limits) []string { return l.Countries })) {
					fix := msg.Words("leave it out")
					if list := code.Parent(); list.Len() == 1 {
						fix = "remove " + listToRemove(list)
					}
					p.Report(code, "%s (%s) is not in Limits.Countries; %s", code.Text(), terms.CountryName(code.Text()), fix)
				}
			}
		}
	},
}

// listToRemove is what to remove of a targeting so that a list is gone: the object that
// holds it may not be empty.
func listToRemove(list jsondoc.Node) msg.Words {
	if side := list.Parent(); side.Len() == 1 {
		return msg.Words(side.Name())
	}
	return msg.Words(list.Name())
}

var oneTargetingPerAttribute = rule{
	Row:   "UpdateTargeting/INVALID_TARGETING/1",
	Sides: fold.Targeting,
	Run: func(p *pass, o *fold.Offer) {
		targeting := o.After.Part(fold.Targeting).Value()
		negative := targeting.Get("NegativeTargeting").Get("CountryCodes")
		if negative.Exists() && targeting.Get("PositiveTargeting").Get("CountryCodes").Exists() {
			p.relate(targeting.Get("PositiveTargeting").Get("CountryCodes"), "the other CountryCodes")
			p.Report(negative, "CountryCodes stands in PositiveTargeting and in NegativeTargeting; keep one of them")
		}
	},
}

var numberOfBuyers = rule{
	Row:   "UpdateTargeting/TOO_MANY_BUYER_ACCOUNTS/1",
	Sides: fold.Targeting,
	Run: func(p *pass, o *fold.Offer) {
		accounts := buyerAccounts(o)
		if most, over := tooMany(p, o, accounts.Len(), func(l *offer.Limits) *int64 { return l.BuyerAccounts }); over {
			p.Report(accounts, "%d accounts are given, Limits.BuyerAccounts is %d; make another offer for the rest", accounts.Len(), most)
		}
	},
}

// buyerAccounts is the list of BuyerAccounts that the offer would have.
func buyerAccounts(o *fold.Offer) jsondoc.Node {
	return o.After.Part(fold.Targeting).Value().Get("PositiveTargeting").Get("BuyerAccounts")
}
