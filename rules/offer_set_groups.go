package rules

import (
	"slices"
	"strings"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
)

// A valued is a value of an offer by which offers are grouped.
type valued struct {
	key   string       // the same for equal values
	value msg.Text     // how a message has it
	at    jsondoc.Node // where the offer has it
}

// A group is the offers of a set that have the same value, and where the first has it.
type group struct {
	valued
	offers []fold.Associated
}

// groups are the offers by a value, in the order of the offers. What an offer needs to have
// its values known leaves the row open. isWhole reports whether all are known.
func (s *releasedSet) groups(valuesOf func(o *fold.Entity) ([]valued, errcodes.Needs)) (list []group, isWhole bool) {
	place := map[string]int{}
	isWhole = true
	for _, a := range s.offers {
		var values []valued
		needs := a.Needs
		if a.Offer != nil {
			values, needs = valuesOf(a.Offer)
		}
		if needs != 0 {
			s.Require(s.sure, check.NotKnown(needs))
			isWhole = false
		}
		for _, v := range values {
			at, isKnown := place[v.key]
			if !isKnown {
				at = len(list)
				place[v.key] = at
				list = append(list, group{valued: v})
			}
			list[at].offers = append(list[at].offers, a)
		}
	}
	return list, isWhole
}

// described says which offers have which value.
func described(groups []group) msg.Text {
	var texts []msg.Text
	for i := range groups[:min(len(groups), mostOffersOfSet)] {
		texts = append(texts, msg.F("%s in %s", groups[i].value, labels(groups[i].offers)))
	}
	return msg.Join(texts, "; ")
}

// A keeper says which offers cannot take what the others have, and why.
type keeper struct {
	why   msg.Words
	holds func(o *fold.Entity) check.Cond
}

var (
	keptCurrency = keeper{"an offer that is released or made from a resale authorization keeps its CurrencyCode", func(o *fold.Entity) check.Cond {
		return o.Before.IsReleased().Or(o.IsResale())
	}}
	keptCountries = keeper{"an offer that is released or replaces an agreement keeps its CountryCodes", keepsTargeting}
)

// keptBuyers is a keeper for offers with different buyers.
func keptBuyers(groups []group) keeper {
	refuses := func(o *fold.Entity) bool { return refusesBuyers(o, groups) }
	why := msg.Words("an offer that is released or replaces an agreement keeps its BuyerAccounts")
	for i := range groups {
		if slices.ContainsFunc(groups[i].offers, func(a fold.Associated) bool { return refuses(a.Offer) }) {
			why += ", and one made from a resale authorization has none but those of the authorization"
			break
		}
	}
	return keeper{why, func(o *fold.Entity) check.Cond { return keepsTargeting(o).Or(check.If(refuses(o))) }}
}

func keepsTargeting(o *fold.Entity) check.Cond {
	return o.Before.IsReleased().Or(check.If(o.IsReplacement().Holds())) // few are: it need not be known
}

// refusesBuyers reports whether an offer is made from a resale authorization that is known to be
// for some of the buyers only.
func refusesBuyers(o *fold.Entity, groups []group) bool {
	r, _, _ := o.ResaleAuthorization(fold.Targeting)
	allowed, _ := r.Buyers()
	if len(allowed) == 0 {
		return false // it is for every buyer
	}
	for i := range groups {
		for account := range strings.FieldsSeq(groups[i].key) {
			if _, found := slices.BinarySearch(allowed, account); !found {
				return true
			}
		}
	}
	return false
}

// unify says how the offers of several groups come to have one value, where some may not take
// what the others have.
func (s *releasedSet) unify(groups []group, name, with msg.Words, kept keeper) msg.Text {
	most, keeping, keeps := 0, 0, fold.Associated{}
	for i := range groups {
		offers := groups[i].offers
		if len(offers) > len(groups[most].offers) {
			most = i
		}
		if k := slices.IndexFunc(offers, func(a fold.Associated) bool { return !kept.holds(a.Offer).Fails() }); k >= 0 {
			keeps = offers[k]
			keeping++
		}
	}
	switch keeping {
	case 0:
		return msg.F("give all the same %s with %s", name, with)
	case 1:
		return msg.F("give the others the %s of %s with %s", name, keeps.Label(), with)
	}
	var others []fold.Associated
	for i := range groups {
		if i != most {
			others = append(others, groups[i].offers...)
		}
	}
	return msg.F("%s: %s", kept.why, s.without(others...))
}
