package rules_test

import (
	"fmt"
	"strings"
	"testing"
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
			expect(t, found(t, "UpdatePricingTerms/MISSING_MANDATORY_TERMS/2", "", priced(t, test.model, test.terms)), want...)
		})
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
