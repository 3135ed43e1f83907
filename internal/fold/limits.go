package fold

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"

	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/offer"
)

// mergeLimits puts the members of the JSON object n over those of l.
func mergeLimits(l *offer.Limits, n jsondoc.Node) error {
	for name, value := range n.Members() {
		switch {
		case value.Kind() == jsondoc.Null:
		case name == "ByProductType":
			if err := mergeTypes(l, value); err != nil {
				return err
			}
		default:
			var fresh offer.Limits
			if err := json.Unmarshal(fmt.Appendf(nil, "{%q:%s}", name, wholeNumbers(value)), &fresh); err != nil {
				return factError(value, "whole numbers are expected, not "+value.Raw())
			}
			putOver(l, &fresh)
		}
	}
	return nil
}

// wholeNumbers is n as JSON, with whole numbers such as 10.0 written as
// integers: encoding/json takes no others for one.
func wholeNumbers(n jsondoc.Node) []byte {
	if n.Kind() == jsondoc.Number {
		if f, err := strconv.ParseFloat(n.Raw(), 64); err == nil && f == math.Trunc(f) && math.Abs(f) < 1<<53 {
			return strconv.AppendInt(nil, int64(f), 10)
		}
	}
	if n.Kind() != jsondoc.Object {
		return []byte(n.Raw())
	}
	b := []byte{'{'}
	for name, value := range n.Members() {
		if len(b) > 1 {
			b = append(b, ',')
		}
		b = append(fmt.Appendf(b, "%q:", name), wholeNumbers(value)...)
	}
	return append(b, '}')
}

func mergeTypes(l *offer.Limits, n jsondoc.Node) error {
	types := map[string]offer.Limits{}
	for name, value := range n.Members() {
		var limits offer.Limits
		if err := mergeLimits(&limits, value); err != nil {
			return err
		}
		types[name] = limits
	}
	putOver(l, &offer.Limits{ByProductType: types})
	return nil
}

// LimitsFor are the limits of one product type: its own where it has them, else the
// general ones.
func LimitsFor(l *offer.Limits, productType string) offer.Limits {
	all := *l
	if own, ok := l.ByProductType[productType]; ok {
		putOver(&all, &own)
	}
	return all
}

// putOver puts the members that o has over those of l.
func putOver(l, o *offer.Limits) {
	for _, m := range []struct{ to, from *[]string }{
		{&l.InvalidBuyerAccounts, &o.InvalidBuyerAccounts}, {&l.Countries, &o.Countries},
		{&l.Currencies, &o.Currencies}, {&l.SelectorDurations, &o.SelectorDurations},
		{&l.SellerCurrencies, &o.SellerCurrencies}, {&l.SellerCountries, &o.SellerCountries},
		{&l.PaymentDuePeriods, &o.PaymentDuePeriods},
	} {
		if *m.from != nil {
			*m.to = *m.from
		}
	}
	put(&l.AgreementMonths, o.AgreementMonths)
	put(&l.FixedUpfrontMonths, o.FixedUpfrontMonths)
	put(&l.SelectorMonths, o.SelectorMonths)
	put(&l.SelectorDays, o.SelectorDays)
	put(&l.FreeTrialDays, o.FreeTrialDays)
	put(&l.BuyerAccounts, o.BuyerAccounts)
	put(&l.Grants, o.Grants)
	put(&l.RateCards, o.RateCards)
	put(&l.UpfrontRates, o.UpfrontRates)
	put(&l.UsageRates, o.UsageRates)
	put(&l.UsageDecimals, o.UsageDecimals)
	put(&l.AgreementStartYears, o.AgreementStartYears)
	put(&l.AgreementYears, o.AgreementYears)
	put(&l.AgreementEndYears, o.AgreementEndYears)
	put(&l.ScheduledPayments, o.ScheduledPayments)
	put(&l.FreeTrialMaxQuantity, o.FreeTrialMaxQuantity)
	put(&l.PriceIncreaseLockDays, o.PriceIncreaseLockDays)
	put(&l.LegalDocumentSize, o.LegalDocumentSize)
	put(&l.CountryTargeting, o.CountryTargeting)
	put(&l.SupportTermInPrivateOffers, o.SupportTermInPrivateOffers)
	put(&l.FreePricing, o.FreePricing)
	put(&l.OfferSets, o.OfferSets)
	put(&l.NetPaymentTerms, o.NetPaymentTerms)
	put(&l.SellerVerified, o.SellerVerified)
	put(&l.TaxInformation, o.TaxInformation)
	if o.UsageConstraints != "" {
		l.UsageConstraints = o.UsageConstraints
	}
	if o.GrantQuantity != "" {
		l.GrantQuantity = o.GrantQuantity
	}
	if len(o.ByProductType) > 0 {
		types := map[string]offer.Limits{} // a copy: the old one may be shared
		maps.Copy(types, l.ByProductType)
		for name, own := range o.ByProductType {
			limits := types[name]
			putOver(&limits, &own)
			types[name] = limits
		}
		l.ByProductType = types
	}
}

func put[T any](to **T, from *T) {
	if from != nil {
		*to = from
	}
}

// limitsThatMayHold are the limits for a product type, or when it is not known ("")
// the general ones and those of every type that has its own.
func limitsThatMayHold(l *offer.Limits, productType string) []*offer.Limits {
	if len(l.ByProductType) == 0 {
		return []*offer.Limits{l}
	}
	if productType != "" {
		own := LimitsFor(l, productType)
		return []*offer.Limits{&own}
	}
	list := []*offer.Limits{l}
	for _, name := range typesWithLimits(l) {
		own := LimitsFor(l, name)
		list = append(list, &own)
	}
	return list
}

// typesWithLimits are the product types that have limits of their own, in order.
func typesWithLimits(l *offer.Limits) []string { return slices.Sorted(maps.Keys(l.ByProductType)) }
