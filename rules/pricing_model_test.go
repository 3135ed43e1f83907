package rules_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/offercheck/offercheck/errcodes"
)

// Every term under every model: what the model does not admit is warned about,
// once, at the first such term.
func TestTermsOfModel(t *testing.T) {
	admits := map[string]string{
		"Byol":     "Byol FixedUpfront",
		"Usage":    "UsageBased ConfigurableUpfront FixedUpfront Recurring FreeTrial",
		"Contract": "ConfigurableUpfront FixedUpfront UsageBased FreeTrial Byol",
		"Free":     "FreeTrial UsageBased ConfigurableUpfront FixedUpfront",
	}
	const row = "UpdatePricingTerms/INCOMPATIBLE_TERMS/8"
	for model, names := range admits {
		for name := range oneOfEach {
			if name == "UnlimitedTrial" {
				continue
			}
			t.Run(model+" "+name, func(t *testing.T) {
				var want []string
				if !strings.Contains(" "+names+" ", " "+name+" ") {
					want = []string{"warning /0/DetailsDocument/Terms/0"}
				}
				expect(t, found(t, row, "", priced(t, model, name)), want...)
			})
		}
		t.Run(model+" all", func(t *testing.T) {
			expect(t, found(t, row, "", priced(t, model, names)))
		})
	}
	t.Run("one finding for several", func(t *testing.T) {
		expect(t, found(t, row, "", priced(t, "Byol", "Byol Recurring UsageBased")), "warning /0/DetailsDocument/Terms/1")
	})
}

func TestMandatoryTermsOfModel(t *testing.T) {
	for _, test := range []struct {
		model, terms string
		severity     string // "" when nothing is wrong
	}{
		{"Usage", "UsageBased", ""},
		{"Usage", "Recurring", ""},
		{"Usage", "FreeTrial", ""},
		{"Usage", "ConfigurableUpfront", "error"},
		{"Usage", "FixedUpfront Byol", "error"},
		{"Usage", "", "error"},
		{"Contract", "ConfigurableUpfront", ""},
		{"Contract", "FixedUpfront", ""},
		{"Contract", "FreeTrial", "warning"},
		{"Contract", "UsageBased", "error"},
		{"Contract", "FreeTrial UsageBased", "error"},
		{"Contract", "", "error"},
		{"Free", "FreeTrial", ""},
		{"Free", "UsageBased", ""},
		{"Free", "ConfigurableUpfront", ""},
		{"Free", "FixedUpfront", ""},
		{"Free", "Recurring Byol", "error"},
		{"Free", "", "error"},
		{"Byol", "", ""}, // the row of ByolPricingTerm says so
		{"Byol", "UsageBased", ""},
	} {
		t.Run(fmt.Sprintf("%s %s", test.model, test.terms), func(t *testing.T) {
			var want []string
			if test.severity != "" {
				want = []string{test.severity + " /0/DetailsDocument/Terms"}
			}
			expect(t, foundIn(t, errcodes.Edition2024, "UpdatePricingTerms/MISSING_MANDATORY_TERMS/2", "", priced(t, test.model, test.terms)), want...)
			if test.model != "Free" || test.terms != "FixedUpfront" { // which has to do with the product
				expect(t, found(t, "UpdatePricingTerms/MISSING_MANDATORY_TERMS/2", "", priced(t, test.model, test.terms)), want...)
			}
		})
	}
}

// Edition 2026 asks free SaaS offers for the price of a dimension.
func TestFreeSaaSWithoutPrices(t *testing.T) {
	const row, warned = "UpdatePricingTerms/MISSING_MANDATORY_TERMS/2", "warning /1/DetailsDocument/Terms"
	for _, test := range []struct{ product, model, terms, want string }{
		{"SaaSProduct", "Free", "FixedUpfront", warned},
		{"SaaSProduct", "Free", "FixedUpfront FreeTrial", warned},
		{"SaaSProduct", "Free", "FreeTrial Byol", warned},
		{"SaaSProduct", "Free", "FreeTrial", ""},
		{"SaaSProduct", "Free", "FreeTrial UsageBased", ""},
		{"SaaSProduct", "Free", "FixedUpfront UsageBased", ""},
		{"SaaSProduct", "Free", "FixedUpfront ConfigurableUpfront", ""},
		{"SaaSProduct", "Free", "Byol", "error /1/DetailsDocument/Terms"},
		{"SaaSProduct", "Contract", "FixedUpfront", ""},
		{"AmiProduct", "Free", "FixedUpfront", ""},
		{"", "Free", "FixedUpfront", "undecided product"},
		{"", "Free", "FreeTrial", ""},
		{"", "Contract", "FixedUpfront", ""},
	} {
		t.Run(fmt.Sprintf("%s %s %s", test.product, test.model, test.terms), func(t *testing.T) {
			var list, want []string
			for _, name := range strings.Fields(test.terms) {
				list = append(list, oneOfEach[name])
			}
			if test.want != "" {
				want = []string{test.want}
			}
			expect(t, foundIn(t, errcodes.Edition2026, row, productOf(test.product, ""), makeOffer, pricing(test.model, list...)), want...)
		})
	}
	got := messageOf(t, row, productOf("SaaSProduct", ""), makeOffer, pricing("Free", oneOfEach["FixedUpfront"]))
	if want := "Provide at least one of ConfigurableUpfrontPricingTerm, UsageBasedPricingTerm."; got != want {
		t.Errorf("message is %q, want %q", got, want)
	}
}

func TestModelWhenReleased(t *testing.T) {
	const row, at = "UpdatePricingTerms/INCOMPATIBLE_PRICING_MODEL/1", " /0/DetailsDocument/PricingModel"
	stored := func(state, model string) string {
		return known([]string{anOffer("offer-1", state, trialTerms)}, `"OfferFacts": [{"OfferId": "offer-1", "PricingModel": "`+model+`"}]`)
	}
	for _, test := range []struct{ facts, model, terms, want string }{
		{stored("Released", "Free"), "Free", "FreeTrial", ""},
		{stored("Released", "Free"), "Contract", "ConfigurableUpfront", "error"},
		{stored("Released", "Free"), "Contract", "FreeTrial", "error"},
		{stored("Released", "Contract"), "Free", "FreeTrial", "warning"},
		{stored("Released", "Contract"), "Usage", "FreeTrial", "warning"},
		{stored("Released", "Usage"), "Contract", "FreeTrial", "warning"},
		{stored("Released", "Free"), "Usage", "FreeTrial", ""},
		{stored("Released", "Usage"), "Free", "FreeTrial", ""},
		{stored("Released", "Free"), "Usage", "FreeTrial UsageBased", "warning"},
		{stored("Released", "Usage"), "Free", "UsageBased", "warning"},
		{stored("Released", "Free"), "Byol", "Byol", "warning"},
		{stored("Draft", "Free"), "Contract", "ConfigurableUpfront", ""},
		{known([]string{anOffer("offer-1", "Released", trialTerms)}, ""), "Usage", "FreeTrial", "undecided offer"},
		{"", "Usage", "FreeTrial", "undecided offer"},
	} {
		t.Run(fmt.Sprintf("%s %s %s", test.facts, test.model, test.terms), func(t *testing.T) {
			var want []string
			switch {
			case strings.HasPrefix(test.want, "undecided"):
				want = []string{test.want}
			case test.want != "":
				want = []string{test.want + at}
			}
			expect(t, found(t, row, test.facts, priced(t, test.model, test.terms)), want...)
		})
	}
	expect(t, found(t, row, "", makeOffer, pricing("Usage", usage("m"))))
	if got, want := messageOf(t, row, stored("Released", "Free"), priced(t, "Contract", "FreeTrial")), "PricingModel can't change from Free to Contract."; got != want {
		t.Errorf("message is %q, want %q", got, want)
	}
}

func TestPricesForSellersToChange(t *testing.T) {
	const row = "UpdatePricingTerms/INVALID_UPDATE_REQUEST/1"
	expect(t, found(t, row, "", makeOffer, pricing("Usage", usage("m"))))
	expect(t, found(t, row, "", priced(t, "Usage", "UsageBased")), "undecided aws")
	draft := known([]string{anOffer("offer-1", "Draft", usageTerms)}, "")
	expect(t, found(t, row, draft, priced(t, "Usage", "UsageBased")), "undecided aws")
	expect(t, found(t, row, draft, change("ReleaseOffer", "offer-1", `{}`)))
}

// A released offer keeps its model, so that no advice is to choose another one.
func TestNoOtherModelOfReleasedOffer(t *testing.T) {
	const row = "UpdatePricingTerms/MISSING_MANDATORY_TERMS/2"
	for state, want := range map[string]bool{"Draft": true, "Released": false} {
		facts := known([]string{anOffer("offer-1", state, usageTerms)}, "")
		for _, detail := range detailsOf(t, row, facts, priced(t, "Contract", "UsageBased")) {
			if strings.Contains(detail, "choose the model Usage") != want {
				t.Errorf("%s: %s", state, detail)
			}
		}
		for _, detail := range detailsOf(t, "UpdatePricingTerms/MISSING_MANDATORY_TERMS/3", known([]string{anOffer("offer-1", state, usageTerms), aProduct("SaaSProduct")}, ""), priced(t, "Byol", "FixedUpfront")) {
			if strings.Contains(detail, "choose another PricingModel") != want {
				t.Errorf("%s: %s", state, detail)
			}
		}
	}
}

func TestByolTerm(t *testing.T) {
	const row = "UpdatePricingTerms/MISSING_MANDATORY_TERMS/3"
	for terms, want := range map[string][]string{
		"Byol":                    nil,
		"FixedUpfront Byol":       nil,
		"":                        {"error /0/DetailsDocument/Terms"},
		"FixedUpfront UsageBased": {"error /0/DetailsDocument/Terms"},
	} {
		t.Run("Byol "+terms, func(t *testing.T) { expect(t, found(t, row, "", priced(t, "Byol", terms)), want...) })
	}
	for _, model := range []string{"Usage", "Contract", "Free"} {
		t.Run(model, func(t *testing.T) { expect(t, found(t, row, "", priced(t, model, "FixedUpfront"))) })
	}
}
