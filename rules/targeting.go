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
	Run: func(p *pass, o *fold.Entity) {
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
func isInvalid(o *fold.Entity, account string) check.Cond {
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
	Run: func(p *pass, o *fold.Entity) {
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
	Run: func(p *pass, o *fold.Entity) {
		targeting := o.After.Part(fold.Targeting).Value()
		negative := targeting.Get("NegativeTargeting").Get("CountryCodes")
		if negative.Exists() && targeting.Get("PositiveTargeting").Get("CountryCodes").Exists() {
			p.relate(targeting.Get("PositiveTargeting").Get("CountryCodes"), "the other CountryCodes")
			p.Report(negative, "CountryCodes stands in PositiveTargeting and in NegativeTargeting; keep one of them")
		}
	},
}

// Since AWS's page says that an offer has positive or negative targeting, and not both, any
// two of them are doubtful.
var positiveOrNegativeTargeting = rule{
	Row:   oneTargetingPerAttribute.Row,
	Sides: oneTargetingPerAttribute.Sides,
	Run: func(p *pass, o *fold.Entity) {
		oneTargetingPerAttribute.Run(p, o)
		targeting := o.After.Part(fold.Targeting).Value()
		positive, negative := targeting.Get("PositiveTargeting"), targeting.Get("NegativeTargeting")
		if positive.Exists() && negative.Exists() && !(positive.Get("CountryCodes").Exists() && negative.Get("CountryCodes").Exists()) {
			p.relate(positive, "the other targeting")
			p.Warn(negative, "NegativeTargeting stands beside PositiveTargeting, and AWS's page says that an offer has one of them; remove NegativeTargeting, or give the countries to sell to as CountryCodes of PositiveTargeting instead")
		}
	},
}

var countriesOfSeller = rule{
	Row:   "UpdateTargeting/MISSING_COUNTRY_CODES/1",
	Sides: fold.Targeting,
	Run: func(p *pass, o *fold.Entity) {
		targeting := o.After.Part(fold.Targeting).Value()
		positive := targeting.Get("PositiveTargeting")
		codes := positive.Get("CountryCodes")
		var missing []string
		for _, code := range sellerCountries(o) {
			if !hasText(codes, code) && p.Require(inSellerCountries(o, code)) {
				missing = append(missing, code)
			}
		}
		if len(missing) == 0 {
			p.Need(withSellerCountries(o, func([]string) bool { return true }).Needs())
			return
		}
		at := jsondoc.Missing(targeting, "PositiveTargeting")
		if positive.Exists() {
			at = jsondoc.Missing(positive, "CountryCodes")
		}
		them := msg.Words("it")
		if len(missing) > 1 {
			them = "them"
		}
		fix := "give CountryCodes with " + them + " in PositiveTargeting"
		switch {
		case codes.Exists():
			at, fix = jsondoc.At(codes), "add "+them+" to CountryCodes"
		case targeting.Get("NegativeTargeting").Exists():
			fix += ", instead of NegativeTargeting"
		}
		list := listed(missing)
		p.With(list).ReportAs(check.ByLimit, at, "Limits.SellerCountries has %s, which PositiveTargeting does not name; %s", list, fix)
	},
}

var compatibleCountries = rule{
	Row:   "UpdateTargeting/INCOMPATIBLE_COUNTRY_CODES/1",
	Sides: fold.Targeting,
	Run: func(p *pass, o *fold.Entity) {
		targeting := o.After.Part(fold.Targeting).Value()
		positive, negative := targeting.Get("PositiveTargeting").Get("CountryCodes"), targeting.Get("NegativeTargeting").Get("CountryCodes")
		for _, code := range positive.Items() {
			isOther := withSellerCountries(o, func(list []string) bool { return len(list) > 0 && !slices.Contains(list, code.Text()) })
			if p.Require(isOther) {
				fix := msg.Plain("leave it out")
				if !slices.ContainsFunc(sellerCountries(o), func(own string) bool { return hasText(positive, own) }) {
					fix = msg.F("give %s instead", listed(sellerCountries(o)))
				}
				p.ReportAs(check.ByLimit, jsondoc.At(code), "%s (%s) is not in Limits.SellerCountries; %s", code.Text(), terms.CountryName(code.Text()), fix)
			}
		}
		for _, code := range negative.Items() {
			if p.Require(inSellerCountries(o, code.Text())) {
				p.ReportAs(check.ByLimit, jsondoc.At(code), "%s (%s) is in Limits.SellerCountries and may not be excluded; give CountryCodes with %s in PositiveTargeting, instead of NegativeTargeting",
					code.Text(), terms.CountryName(code.Text()), listed(sellerCountries(o)))
			}
		}
	},
}

// sellerCountries are the countries that the seller has to target, of all limits that may
// hold, each once.
func sellerCountries(o *fold.Entity) []string {
	var all []string
	for _, l := range o.Limits() {
		for _, code := range l.SellerCountries {
			if !slices.Contains(all, code) {
				all = append(all, code)
			}
		}
	}
	return all
}

// inSellerCountries holds for a country that the seller has to target.
func inSellerCountries(o *fold.Entity, code string) check.Cond {
	return withSellerCountries(o, func(list []string) bool { return slices.Contains(list, code) })
}

// withSellerCountries asks a question of the countries that the seller has to target, an
// empty list when there are none.
func withSellerCountries(o *fold.Entity, predicate func([]string) bool) check.Cond {
	return o.Within(func(l *offer.Limits) check.Cond {
		if l.SellerCountries == nil {
			return check.NotKnown(errcodes.NeedLimits)
		}
		return check.If(predicate(l.SellerCountries))
	})
}

func hasText(list jsondoc.Node, text string) bool {
	for _, n := range list.Items() {
		if n.Text() == text {
			return true
		}
	}
	return false
}

var numberOfBuyers = rule{
	Row:   "UpdateTargeting/TOO_MANY_BUYER_ACCOUNTS/1",
	Sides: fold.Targeting,
	Run: func(p *pass, o *fold.Entity) {
		accounts := buyerAccounts(o)
		if most, over := tooMany(p, o, accounts.Len(), func(l *offer.Limits) *int64 { return l.BuyerAccounts }); over {
			p.Report(accounts, "%d accounts are given, Limits.BuyerAccounts is %d; make another offer for the rest", accounts.Len(), most)
		}
	},
}

// buyerAccounts is the list of BuyerAccounts that the offer would have.
func buyerAccounts(o *fold.Entity) jsondoc.Node {
	return o.After.Part(fold.Targeting).Value().Get("PositiveTargeting").Get("BuyerAccounts")
}
