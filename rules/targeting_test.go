package rules_test

import "testing"

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
