package rules_test

import (
	"strings"
	"testing"
)

func TestDimensionsAsList(t *testing.T) {
	const row = "Product/AddDimensions/(list)"
	for details, want := range map[string]string{
		`{"Dimensions": [{"Key": "a"}]}`: "warning /0/DetailsDocument",
		`{}`:                             "warning /0/DetailsDocument",
		`[{"Key": "a"}]`:                 "",
		`[]`:                             "",
	} {
		expect(t, found(t, row, "", toProduct("SaaSProduct", "AddDimensions", details)), unlessEmpty(want)...)
		expect(t, found(t, row, "", toProduct("AmiProduct", "AddDimensions", details)), unlessEmpty(want)...)
		expect(t, found(t, row, "", toProduct("SaaSProduct", "UpdateDimensions", details)))
	}
}

func TestDescriptionsOfDimensions(t *testing.T) {
	describe := func(length int) string {
		return `[{"Key": "a", "Types": ["Entitled"]}, {"Key": "b", "Types": ["Entitled"], "Description": "` + strings.Repeat("ü", length) + `"}]`
	}
	for _, changeType := range []string{"AddDimensions", "UpdateDimensions"} {
		row := "Product/" + changeType + "/(description)"
		expect(t, found(t, row, "", toProduct("ContainerProduct", changeType, describe(90))))
		expect(t, found(t, row, "", toProduct("ContainerProduct", changeType, describe(91))), "warning /0/DetailsDocument/1/Description")
	}
	expect(t, found(t, "Product/AddDimensions/(description)", "", toProduct("ContainerProduct", "RestrictDimensions", describe(91))))
}

func TestPricedDimensions(t *testing.T) {
	const row, wrong = "Product/AddDimensions/(usage price)", "warning /0/DetailsDocument/0/Key"
	add := func(productType, types string) string {
		return toProduct(productType, "AddDimensions", `[{"Key": "m1", "Unit": "Units", "Types": ["`+types+`"]}]`)
	}
	product := func(state string) string {
		return `{"EntityType": "SaaSProduct@1.0", "EntityIdentifier": "prod-1@1", "DetailsDocument": {"Description": {` + state + `}}}`
	}
	prices := func(offer string, terms ...string) string {
		return change("UpdatePricingTerms", offer, `{"PricingModel": "Usage", "Terms": [`+strings.Join(terms, ",")+`]}`)
	}
	metered := add("SaaSProduct", "ExternallyMetered")
	other := anOffer("offer-1", "Released", "")
	for name, test := range map[string]struct {
		facts   string
		changes []string
		want    string
	}{
		"alone":                             {"", []string{metered}, wrong},
		"metered":                           {"", []string{add("SaaSProduct", "Metered")}, wrong},
		"entitled":                          {"", []string{add("SaaSProduct", "Entitled")}, ""},
		"on AMI":                            {"", []string{add("AmiProduct", "Metered")}, ""},
		"priced":                            {"", []string{metered, prices("offer-1", usage("m1"))}, ""},
		"priced for another product":        {known([]string{strings.Replace(other, "prod-1", "prod-2", 1)}, ""), []string{metered, prices("offer-1", usage("m1"))}, wrong},
		"priced for this product":           {known([]string{other}, ""), []string{metered, prices("offer-1", usage("m1"))}, ""},
		"another is priced":                 {"", []string{metered, prices("offer-1", usage("m2"))}, wrong},
		"priced upfront":                    {"", []string{metered, prices("offer-1", upfront([]string{"P12M"}, "m1"))}, wrong},
		"prices that failed":                {"", []string{metered, change("UpdatePricingTerms", "offer-1", `{}`)}, ""},
		"prices of an offer that is astray": {"", []string{metered, makeOffer, prices("$Nobody.Entity.Identifier", usage("m1"))}, ""},
		"of a draft":                        {known([]string{product(`"ProductState": "Draft"`)}, ""), []string{metered}, ""},
		"of a product that was not shown":   {known([]string{product(`"Visibility": "Draft"`)}, ""), []string{metered}, ""},
		"of an active one":                  {known([]string{product(`"ProductState": "Active", "Visibility": "Limited"`)}, ""), []string{metered}, wrong},
		"of a new one": {"", []string{strings.Replace(metered, `"prod-1"`, `"$P.Entity.Identifier"`, 1),
			`{"ChangeType": "CreateProduct", "ChangeName": "P", "Entity": {"Type": "SaaSProduct@1.0"}, "DetailsDocument": {}}`}, ""},
	} {
		t.Run(name, func(t *testing.T) { expect(t, found(t, row, test.facts, test.changes...), unlessEmpty(test.want)...) })
	}
}

func TestReleasedWithOffer(t *testing.T) {
	const row, wrong = "Product/ReleaseProduct/(offer)", "warning /0/DetailsDocument"
	releaseProduct := toProduct("SaaSProduct", "ReleaseProduct", `{}`)
	all := `"AllOffersOf": ["prod-1"]`
	newProduct := []string{
		`{"ChangeType": "ReleaseProduct", "Entity": {"Type": "SaaSProduct@1.0", "Identifier": "$P.Entity.Identifier"}, "DetailsDocument": {}}`,
		`{"ChangeType": "CreateProduct", "ChangeName": "P", "Entity": {"Type": "SaaSProduct@1.0"}, "DetailsDocument": {}}`,
	}
	newOffer := strings.Replace(makeOffer, "prod-1", "$P.Entity.Identifier", 1)
	for name, test := range map[string]struct {
		facts   string
		changes []string
		want    string
	}{
		"offers not known":              {"", []string{releaseProduct}, ""},
		"none":                          {known(nil, all), []string{releaseProduct}, wrong},
		"a draft":                       {known([]string{anOffer("offer-1", "Draft", "")}, all), []string{releaseProduct}, wrong},
		"a released one":                {known([]string{anOffer("offer-1", "Released", "")}, all), []string{releaseProduct}, ""},
		"one to be released":            {known([]string{anOffer("offer-1", "Draft", "")}, all), []string{releaseProduct, releaseStored}, ""},
		"one of another product":        {known([]string{strings.Replace(anOffer("offer-1", "Released", ""), "prod-1", "prod-2", 1)}, all), []string{releaseProduct}, wrong},
		"an offer that is not known":    {known(nil, all), []string{releaseProduct, change("ReleaseOffer", "offer-9", `{}`)}, ""},
		"new":                           {"", newProduct, wrong},
		"new, with an offer":            {"", append(newProduct[:2:2], newOffer, release), ""},
		"new, with an offer in draft":   {"", append(newProduct[:2:2], newOffer), wrong},
		"new, its release leads astray": {"", append(newProduct[:2:2], newOffer, change("ReleaseOffer", "$Nobody.Entity.Identifier", `{}`)), ""},
	} {
		t.Run(name, func(t *testing.T) { expect(t, found(t, row, test.facts, test.changes...), unlessEmpty(test.want)...) })
	}
}
