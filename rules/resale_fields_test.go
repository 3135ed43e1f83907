package rules_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/offercheck/offercheck"
)

// Terms of a resale authorization are given once for each type, and fit the PricingModel.
func TestTermsOfResaleAuthorization(t *testing.T) {
	const usage = `{"Type": "ResaleUsageBasedPricingTerm", "CurrencyCode": "USD", "RateCards": [{"RateCard": [{"DimensionKey": "a", "Price": "1"}]}]}`
	const fixed = `{"Type": "ResaleFixedUpfrontPricingTerm", "CurrencyCode": "USD", "Price": "0", "Duration": "P1Y", "Grants": [{"DimensionKey": "a", "MaxQuantity": 1}]}`
	const upfront = `{"Type": "ResaleConfigurableUpfrontPricingTerm", "CurrencyCode": "USD", "RateCards": [{"Selector": {"Type": "Duration", "Value": "P1Y"}, "RateCard": [{"DimensionKey": "a", "Price": "1"}]}]}`
	const buyer, reseller = `{"Type": "BuyerLegalTerm", "Documents": [{"Type": "StandardEula"}]}`, `{"Type": "ResaleLegalTerm", "Documents": [{"Type": "StandardResellerContract"}]}`
	const model, pricing, legal = "UpdatePricingTerms/422/PricingModel /PricingModel", "UpdatePricingTerms/422/Terms /Terms", "UpdateLegalTerms/422/Terms /Terms"
	costs := func(model string, terms ...string) string {
		return fmt.Sprintf(`{"PricingModel": %q, "Terms": [%s]}`, model, strings.Join(terms, ", "))
	}
	contracts := func(terms ...string) string { return `{"Terms": [` + strings.Join(terms, ", ") + `]}` }
	for _, c := range []struct{ changeType, details, want string }{
		{"UpdatePricingTerms", costs("Free"), ""},
		{"UpdatePricingTerms", costs("Free", usage), model},
		{"UpdatePricingTerms", costs("Usage", usage), ""},
		{"UpdatePricingTerms", costs("Usage"), model},
		{"UpdatePricingTerms", costs("Contract", usage, fixed, upfront), ""},
		{"UpdatePricingTerms", costs("Contract"), model},
		{"UpdatePricingTerms", costs("Byol"), model},
		{"UpdatePricingTerms", `{"PricingModel": "Usage"}`, pricing},
		{"UpdatePricingTerms", `{"PricingModel": "Free"}`, pricing},
		{"UpdatePricingTerms", `{"PricingModel": "Usage", "Terms": null}`, pricing},
		{"UpdatePricingTerms", costs("Contract", usage, fixed, usage, upfront, usage), pricing + "/2/Type; " + pricing + "/4/Type"},
		{"UpdatePricingTerms", costs("Free", upfront, upfront), model + "; " + pricing + "/1/Type"},
		{"UpdatePricingTerms", costs("Contract", fixed, fixed), pricing + "/1/Type"},
		{"UpdatePricingTerms", costs("Contract", upfront, `{"Type": "X"}`, `{"Type": "X"}`), pricing + "/1/Type; " + pricing + "/2/Type"},
		{"UpdateLegalTerms", contracts(), ""},
		{"UpdateLegalTerms", contracts(reseller, buyer), ""},
		{"UpdateLegalTerms", contracts(buyer, buyer), legal + "/1/Type"},
		{"UpdateLegalTerms", contracts(buyer, reseller, reseller), legal + "/2/Type"},
	} {
		document := fmt.Sprintf(`[{"ChangeType": %q, "Entity": {"Type": "ResaleAuthorization@1.0", "Identifier": "resaleauthz-1"}, "DetailsDocument": %s}]`, c.changeType, c.details)
		report, err := offercheck.Validate([]byte(document))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range report.Findings {
			if f.HTTPStatus == 422 {
				got = append(got, strings.TrimPrefix(f.Row, "ResaleAuthorization/")+" "+strings.TrimPrefix(f.Path, "/0/DetailsDocument"))
			}
		}
		if got := strings.Join(got, "; "); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.changeType, c.details, got, c.want)
		}
		if failed := len(report.Unchecked) > 0; failed != (c.want != "") {
			t.Errorf("%s %s: the change has failed: %t", c.changeType, c.details, failed)
		}
	}
}
