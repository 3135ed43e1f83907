package rules_test

import (
	"strings"
	"testing"
)

const setSupport = `{"Terms": [{"Type": "SupportTerm", "RefundPolicy": "Full refund within 30 days."}]}`

func TestSupportOfPrivateOffer(t *testing.T) {
	const row = "UpdateSupportTerms/INCOMPATIBLE_PRODUCT/1"
	const unlimited, no, yes = `{`, `{"Limits": {"SupportTermInPrivateOffers": false}, `, `{"Limits": {"SupportTermInPrivateOffers": true}, `
	const noForAmi = `{"Limits": {"ByProductType": {"AmiProduct": {"SupportTermInPrivateOffers": false}}}, `
	support := change("UpdateSupportTerms", "offer-1", setSupport)
	for name, test := range map[string]struct {
		limits, facts string
		change        string
		want          []string
	}{
		"AMI":                         {unlimited, draftOf("AmiProduct", "", "", toBuyers), support, []string{"undecided limits"}},
		"AMI, public":                 {no, draftOf("AmiProduct", "", "", toCountry), support, nil},
		"AMI, no":                     {no, draftOf("AmiProduct", "", "", toBuyers), support, []string{"error /0/DetailsDocument/Terms/0"}},
		"AMI, yes":                    {yes, draftOf("AmiProduct", "", "", toBuyers), support, nil},
		"AMI, no for AMI":             {noForAmi, draftOf("AmiProduct", "", "", toBuyers), support, []string{"error /0/DetailsDocument/Terms/0"}},
		"SaaS":                        {unlimited, draftOf("SaaSProduct", "", "", toBuyers), support, nil},
		"SaaS, no":                    {no, draftOf("SaaSProduct", "", "", toBuyers), support, []string{"error /0/DetailsDocument/Terms/0"}},
		"SaaS, no for AMI":            {noForAmi, draftOf("SaaSProduct", "", "", toBuyers), support, nil},
		"product not known":           {unlimited, draftOf("", "", "", toBuyers), support, []string{"undecided product, limits"}},
		"product not known, no":       {no, draftOf("", "", "", toBuyers), support, []string{"error /0/DetailsDocument/Terms/0"}},
		"offer not known":             {unlimited, `{}`, support, []string{"undecided offer, product, limits"}},
		"offer not known, yes":        {yes, `{}`, support, nil},
		"offer not known, no":         {no, `{}`, support, []string{"undecided offer"}},
		"removed":                     {no, draftOf("AmiProduct", "", "", toBuyers), change("UpdateSupportTerms", "offer-1", `{"Terms": []}`), nil},
		"made private":                {no, draftOf("AmiProduct", "", `{"Type": "SupportTerm", "RefundPolicy": "None."}`, ""), change("UpdateTargeting", "offer-1", setBuyers), []string{"warning /0/DetailsDocument"}},
		"made private without a term": {no, draftOf("AmiProduct", "", "", ""), change("UpdateTargeting", "offer-1", setBuyers), nil},
	} {
		t.Run(name, func(t *testing.T) {
			facts := strings.Replace(test.limits+strings.TrimPrefix(test.facts, "{"), ", }", "}", 1)
			expect(t, found(t, row, facts, test.change), test.want...)
		})
	}
}

func TestSupportOfFreeTrial(t *testing.T) {
	const row = "UpdateSupportTerms/INCOMPATIBLE_TERMS/1"
	support := change("UpdateSupportTerms", "offer-1", setSupport)
	price := func(terms string) string {
		return change("UpdatePricingTerms", "offer-1", `{"PricingModel": "Free", "Terms": [`+terms+`]}`)
	}
	for name, test := range map[string]struct {
		facts   string
		changes []string
		want    []string
	}{
		"stored trial":              {draftOf("", "", trialTerm, ""), []string{support}, []string{"error /0/DetailsDocument/Terms/0"}},
		"trial beside usage":        {draftOf("", "", trialTerm+","+usageTerm("USD", "d1"), ""), []string{support}, nil},
		"no pricing terms":          {draftOf("", "", "", ""), []string{support}, nil},
		"not known":                 {"", []string{support}, []string{"undecided offer"}},
		"not known, removed":        {"", []string{change("UpdateSupportTerms", "offer-1", `{"Terms": []}`)}, nil},
		"becomes a trial":           {"", []string{support, price(trialTerm)}, []string{"error /0/DetailsDocument/Terms/0"}},
		"is no trial any more":      {draftOf("", "", trialTerm, ""), []string{support, price(usageTerm("USD", "d1"))}, nil},
		"stored term, made a trial": {draftOf("", "", `{"Type": "SupportTerm", "RefundPolicy": "None."}`, ""), []string{price(trialTerm)}, []string{"warning /0/DetailsDocument/Terms"}},
		"trial, nothing known":      {"", []string{price(trialTerm)}, []string{"undecided offer"}},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, found(t, row, test.facts, test.changes...), test.want...)
		})
	}
}
