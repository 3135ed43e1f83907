package rules_test

import (
	"strings"
	"testing"
)

func TestBuyerAccounts(t *testing.T) {
	const (
		invalid = "UpdateTargeting/INVALID_BUYER_ACCOUNTS/1"
		tooMany = "UpdateTargeting/TOO_MANY_BUYER_ACCOUNTS/1"
		list    = "/0/DetailsDocument/PositiveTargeting/BuyerAccounts"
		saas    = `"Entities": [
			{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@1", "DetailsDocument": {"Id": "offer-1", "State": "Draft", "ProductId": "prod-1"}},
			{"EntityType": "SaaSProduct@1.0", "EntityIdentifier": "prod-1@1", "DetailsDocument": {}}]`
	)
	const (
		two    = `{"PositiveTargeting": {"BuyerAccounts": ["111122223333", "444455556666"]}}`
		nobody = `{"PositiveTargeting": {"CountryCodes": ["US"]}}`
	)
	for name, test := range map[string]struct {
		row, facts, details string
		want                []string
	}{
		"existence is AWS's knowledge":     {invalid, ``, two, []string{"undecided aws"}},
		"no accounts":                      {invalid, ``, nobody, nil},
		"known to be invalid":              {invalid, `{"Limits": {"InvalidBuyerAccounts": ["444455556666"]}}`, two, []string{"error " + list + "/1"}},
		"both known to be invalid":         {invalid, `{"Limits": {"InvalidBuyerAccounts": ["444455556666", "111122223333"]}}`, two, []string{"error " + list + "/0"}},
		"not known to be invalid":          {invalid, `{"Limits": {"InvalidBuyerAccounts": ["777788889999"]}}`, two, []string{"undecided aws"}},
		"invalid for one type":             {invalid, `{"Limits": {"ByProductType": {"SaaSProduct": {"InvalidBuyerAccounts": ["111122223333"]}}}}`, two, []string{"undecided offer, product, aws"}},
		"invalid for this type":            {invalid, `{` + saas + `, "Limits": {"ByProductType": {"SaaSProduct": {"InvalidBuyerAccounts": ["111122223333"]}}}}`, two, []string{"error " + list + "/0"}},
		"number: no limit":                 {tooMany, ``, two, []string{"undecided limits"}},
		"number: no accounts":              {tooMany, ``, nobody, nil},
		"number: at the limit":             {tooMany, `{"Limits": {"BuyerAccounts": 2}}`, two, nil},
		"number: above":                    {tooMany, `{"Limits": {"BuyerAccounts": 1}}`, two, []string{"error " + list}},
		"number: above for every type":     {tooMany, `{"Limits": {"BuyerAccounts": 1, "ByProductType": {"SaaSProduct": {"BuyerAccounts": 0}}}}`, two, []string{"error " + list}},
		"number: above for one type":       {tooMany, `{"Limits": {"BuyerAccounts": 25, "ByProductType": {"SaaSProduct": {"BuyerAccounts": 1}}}}`, two, []string{"undecided offer, product"}},
		"number: one type has a limit":     {tooMany, `{"Limits": {"ByProductType": {"SaaSProduct": {"BuyerAccounts": 1}}}}`, two, []string{"undecided offer, product, limits"}},
		"number: above for this type":      {tooMany, `{` + saas + `, "Limits": {"ByProductType": {"SaaSProduct": {"BuyerAccounts": 1}}}}`, two, []string{"error " + list}},
		"number: another type has a limit": {tooMany, `{` + saas + `, "Limits": {"ByProductType": {"AmiProduct": {"BuyerAccounts": 1}}}}`, two, []string{"undecided limits"}},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, found(t, test.row, test.facts, change("UpdateTargeting", "offer-1", test.details)), test.want...)
		})
	}
}

func TestSupportedCountries(t *testing.T) {
	const countries = `{"Limits": {"Countries": ["US", "CA"]}}`
	for name, test := range map[string]struct {
		facts, details string
		want           []string
	}{
		"no list":           {``, `{"NegativeTargeting": {"CountryCodes": ["US"]}}`, []string{"undecided limits"}},
		"no countries":      {``, `{"PositiveTargeting": {"BuyerAccounts": ["111122223333"]}}`, nil},
		"nothing at all":    {``, `{}`, nil},
		"on the list":       {countries, `{"PositiveTargeting": {"CountryCodes": ["CA", "US"]}}`, nil},
		"off it":            {countries, `{"PositiveTargeting": {"CountryCodes": ["US", "FR"]}}`, []string{"error /0/DetailsDocument/PositiveTargeting/CountryCodes/1"}},
		"off it, negative":  {countries, `{"NegativeTargeting": {"CountryCodes": ["FR", "US"]}}`, []string{"error /0/DetailsDocument/NegativeTargeting/CountryCodes/0"}},
		"an empty list":     {`{"Limits": {"Countries": []}}`, `{"PositiveTargeting": {"CountryCodes": ["US"]}}`, []string{"error /0/DetailsDocument/PositiveTargeting/CountryCodes/0"}},
		"only of one type":  {`{"Limits": {"ByProductType": {"SaaSProduct": {"Countries": ["US"]}}}}`, `{"PositiveTargeting": {"CountryCodes": ["FR"]}}`, []string{"undecided offer, product, limits"}},
		"off every list":    {`{"Limits": {"Countries": ["CA"], "ByProductType": {"SaaSProduct": {"Countries": ["US"]}}}}`, `{"PositiveTargeting": {"CountryCodes": ["FR"]}}`, []string{"error /0/DetailsDocument/PositiveTargeting/CountryCodes/0"}},
		"off one list only": {`{"Limits": {"Countries": ["CA"], "ByProductType": {"SaaSProduct": {"Countries": ["FR"]}}}}`, `{"PositiveTargeting": {"CountryCodes": ["FR"]}}`, []string{"undecided offer, product"}},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, found(t, "UpdateTargeting/INVALID_COUNTRY_CODES/1", test.facts, change("UpdateTargeting", "offer-1", test.details)), test.want...)
		})
	}
}

// An account that is given twice is named once.
func TestInvalidAccountTwice(t *testing.T) {
	got := detailsOf(t, "UpdateTargeting/INVALID_BUYER_ACCOUNTS/1", `{"Limits": {"InvalidBuyerAccounts": ["111122223333"]}}`,
		change("UpdateTargeting", "offer-1", `{"PositiveTargeting": {"BuyerAccounts": ["111122223333", "111122223333"]}}`))
	expect(t, got, "Limits.InvalidBuyerAccounts has 111122223333; correct or remove what is not the account of a buyer")
}

// Which countries the seller has to target the caller says.
func TestCountriesOfSeller(t *testing.T) {
	const (
		missing, other = "UpdateTargeting/MISSING_COUNTRY_CODES/1", "UpdateTargeting/INCOMPATIBLE_COUNTRY_CODES/1"
		india          = `{"Limits": {"SellerCountries": ["IN"]}}`
		two            = `{"Limits": {"SellerCountries": ["IN", "NP"]}}`
		path           = "/0/DetailsDocument"
		positive       = path + "/PositiveTargeting/CountryCodes"
		negative       = path + "/NegativeTargeting/CountryCodes"
	)
	for name, test := range map[string]struct {
		facts, details string
		missing, other []string
	}{
		"no limit":                {``, `{"PositiveTargeting": {"CountryCodes": ["IN"]}}`, []string{"undecided limits"}, []string{"undecided limits"}},
		"no limit, no countries":  {``, `{"PositiveTargeting": {"BuyerAccounts": ["111122223333"]}}`, []string{"undecided limits"}, nil},
		"no limit, excluded":      {``, `{"NegativeTargeting": {"CountryCodes": ["FR"]}}`, []string{"undecided limits"}, []string{"undecided limits"}},
		"none to target":          {`{"Limits": {"SellerCountries": []}}`, `{"PositiveTargeting": {"CountryCodes": ["US"]}}`, nil, nil},
		"the country":             {india, `{"PositiveTargeting": {"CountryCodes": ["IN"]}}`, nil, nil},
		"the country and another": {india, `{"PositiveTargeting": {"CountryCodes": ["IN", "US"]}}`, nil, []string{"error " + positive + "/1"}},
		"another":                 {india, `{"PositiveTargeting": {"CountryCodes": ["US"]}}`, []string{"error " + positive}, []string{"error " + positive + "/0"}},
		"one of two":              {two, `{"PositiveTargeting": {"CountryCodes": ["NP"]}}`, []string{"error " + positive}, nil},
		"no list":                 {india, `{"PositiveTargeting": {"BuyerAccounts": ["111122223333"]}}`, []string{"error " + positive}, nil},
		"no targeting":            {india, `{}`, []string{"error " + path + "/PositiveTargeting"}, nil},
		"the country excluded":    {india, `{"NegativeTargeting": {"CountryCodes": ["FR", "IN"]}}`, []string{"error " + path + "/PositiveTargeting"}, []string{"error " + negative + "/1"}},
		"another excluded":        {india, `{"NegativeTargeting": {"CountryCodes": ["FR"]}}`, []string{"error " + path + "/PositiveTargeting"}, nil},
		"of one type":             {`{"Limits": {"SellerCountries": [], "ByProductType": {"SaaSProduct": {"SellerCountries": ["IN"]}}}}`, `{"PositiveTargeting": {"CountryCodes": ["US"]}}`, []string{"undecided offer, product"}, []string{"undecided offer, product"}},
	} {
		t.Run(name, func(t *testing.T) {
			update := change("UpdateTargeting", "offer-1", test.details)
			for row, want := range map[string][]string{missing: test.missing, other: test.other} {
				got := found(t, row, test.facts, update)
				for i := range got {
					got[i] = strings.TrimSuffix(got[i], "/CountryCodes") // a list that is missing is reported at what lacks it
				}
				for i := range want {
					want[i] = strings.TrimSuffix(want[i], "/CountryCodes")
				}
				expect(t, got, want...)
			}
		})
	}
	for requested, want := range map[string]string{
		`{"NegativeTargeting": {"CountryCodes": ["FR"]}}`:            "Limits.SellerCountries has IN, NP, which PositiveTargeting does not name; give CountryCodes with them in PositiveTargeting, instead of NegativeTargeting",
		`{"PositiveTargeting": {"CountryCodes": ["NP"]}}`:            "Limits.SellerCountries has IN, which PositiveTargeting does not name; add it to CountryCodes",
		`{"PositiveTargeting": {"BuyerAccounts": ["111122223333"]}}`: "Limits.SellerCountries has IN, NP, which PositiveTargeting does not name; give CountryCodes with them in PositiveTargeting",
	} {
		expect(t, detailsOf(t, missing, two, change("UpdateTargeting", "offer-1", requested)), want)
	}
	expect(t, detailsOf(t, other, two, change("UpdateTargeting", "offer-1", `{"PositiveTargeting": {"CountryCodes": ["US"]}}`)), "US (United States) is not in Limits.SellerCountries; give IN, NP instead")
	expect(t, detailsOf(t, other, two, change("UpdateTargeting", "offer-1", `{"PositiveTargeting": {"CountryCodes": ["IN", "US"]}}`)), "US (United States) is not in Limits.SellerCountries; leave it out")
}
