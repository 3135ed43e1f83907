package rules_test

import "testing"

func TestInferenceTwice(t *testing.T) {
	const (
		inTrial, inUsage, inFixed = "UpdatePricingTerms/INVALID_GRANTS/4", "UpdatePricingTerms/INVALID_RATE_CARD/11", "UpdatePricingTerms/INVALID_GRANTS/3"
		ml, onSaaS                = "MachineLearningProduct", "SaaSProduct"
		open, found1              = "undecided aws", "warning /1/DetailsDocument/Terms/0"
		byHour                    = "ml.m5.large.m.i.r"
	)
	for _, tc := range []struct {
		name, row, product, term string
		want                     []string
	}{
		{"trial, both", inTrial, ml, trialWith(byHour, "m.i.c", "ml.m4.large.m.i.r"), []string{found1 + "/Grants/1/DimensionKey"}},
		{"trial, for each inference", inTrial, ml, trialWith("m.i.c"), []string{open}},
		{"trial, by the hour", inTrial, ml, trialWith(byHour), []string{open}},
		{"trial, both on another product", inTrial, onSaaS, trialWith(byHour, "m.i.c"), []string{open}},
		{"trial, both on a product that is not known", inTrial, "", trialWith(byHour, "m.i.c"), []string{"undecided product, aws"}},
		{"trial, one on a product that is not known", inTrial, "", trialWith("m.i.c"), []string{open}},
		{"no trial", inTrial, ml, usageOf("m.i.c", byHour), nil},
		{"usage, both", inUsage, ml, usageOf("m.i.c", byHour), []string{found1 + "/RateCards/0/RateCard/0/DimensionKey"}},
		{"usage, a batch by the hour", inUsage, ml, usageOf("m.i.c", "ml.m5.large.m.i.b"), []string{open}},
		{"usage, not quite the key", inUsage, ml, usageOf("x.m.i.c", byHour), []string{open}},
		{"usage, not quite the end", inUsage, ml, usageOf("m.i.c", "m.i.r"), []string{open}},
		{"usage, both on a product that is not known", inUsage, "", usageOf("m.i.c", byHour), []string{"undecided product, aws"}},
		{"no usage", inUsage, ml, trialWith("m.i.c", byHour), nil},
		{"fixed", inFixed, ml, fixedWith("m.i.c", byHour), []string{open}},
		{"fixed, product not known", inFixed, "", fixedWith("e"), []string{open}},
		{"not fixed", inFixed, ml, trialWith("m.i.c"), nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			expect(t, found(t, tc.row, productOf(tc.product, ""), makeOffer, pricing("Usage", tc.term)), tc.want...)
		})
	}
}
