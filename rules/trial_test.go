package rules_test

import "testing"

func TestDurationOfTrial(t *testing.T) {
	const row, at = "UpdatePricingTerms/INVALID_DURATION/1", "/1/DetailsDocument/Terms/0/Duration"
	const (
		fine      = ""
		wrong     = "error"
		given     = `{"FreeTrialDays": {"Min": 10, "Max": 20}}`
		saasGiven = `{"ByProductType": {"SaaSProduct": {"FreeTrialDays": {"Min": 10, "Max": 20}}}}`
	)
	for _, test := range []struct{ product, limits, duration, want string }{
		{"SaaSProduct", "", "P6D", wrong},
		{"SaaSProduct", "", "P7D", fine},
		{"SaaSProduct", "", "P1W", fine},
		{"SaaSProduct", "", "P6DT23H", wrong},
		{"SaaSProduct", "", "PT168H", fine},
		{"SaaSProduct", "", "P90D", fine},
		{"SaaSProduct", "", "P91D", wrong},
		{"SaaSProduct", "", "P90DT1S", wrong},
		{"SaaSProduct", "", "P12W", fine},
		{"SaaSProduct", "", "P13W", wrong},
		{"SaaSProduct", "", "P3M", fine}, // 84 days at least
		{"SaaSProduct", "", "P4M", wrong},
		{"SaaSProduct", "", "P0D", wrong},
		{"AmiProduct", "", "P4D", wrong},
		{"AmiProduct", "", "P5D", fine},
		{"AmiProduct", "", "P31D", fine},
		{"AmiProduct", "", "P32D", wrong},
		{"AmiProduct", "", "P1M", fine},
		{"AmiProduct", "", "P1M1D", fine},
		{"AmiProduct", "", "P1M4D", wrong},
		{"MachineLearningProduct", "", "P4D", wrong},
		{"MachineLearningProduct", "", "P5D", fine},
		{"MachineLearningProduct", "", "P120D", fine},
		{"MachineLearningProduct", "", "P121D", wrong},
		{"ContainerProduct", "", "P30D", "undecided limits"},
		{"ContainerProduct", "", "P0D", wrong},
		{"ContainerProduct", given, "P20D", fine},
		{"ContainerProduct", given, "P21D", wrong},
		{"ContainerProduct", `{"FreeTrialDays": {"Max": 20}}`, "P1D", fine},
		{"ContainerProduct", `{"FreeTrialDays": {"Max": 20}}`, "PT1H", fine},
		{"ContainerProduct", `{"FreeTrialDays": {"Min": 10}}`, "P9D", wrong},
		{"ContainerProduct", `{"FreeTrialDays": {"Min": 10}}`, "P999D", fine},
		{"ContainerProduct", saasGiven, "P30D", "undecided limits"},
		{"SaaSProduct", given, "P9D", wrong},
		{"SaaSProduct", given, "P10D", fine},
		{"SaaSProduct", given, "P21D", wrong},
		{"SaaSProduct", saasGiven, "P21D", wrong},
		{"AmiProduct", saasGiven, "P21D", fine},
		{"SaaSProduct", `{"FreeTrialDays": {"Max": 200}}`, "P200D", fine},
		{"SaaSProduct", `{"FreeTrialDays": {"Max": 200}}`, "P6D", wrong},
		{"SaaSProduct", `{"FreeTrialDays": {"Min": 3}}`, "P91D", wrong},

		// A product that is not known.
		{"", "", "P4D", wrong},
		{"", "", "P5D", "undecided product"},
		{"", `{"ByProductType": {"MachineLearningProduct": {"FreeTrialDays": {"Max": 20}}}}`, "P30D", "undecided product"},
		{"", `{"FreeTrialDays": {"Min": 10, "Max": 20}, "ByProductType": {"AmiProduct": {"FreeTrialDays": {"Min": 16}}}}`, "P15D", "undecided product"},
		{"", "", "P30D", "undecided product"},
		{"", "", "P120D", "undecided product"},
		{"", "", "P121D", wrong},
		{"", "", "P0D", wrong},
		{"", given, "P10D", fine},
		{"", given, "P20D", fine},
		{"", given, "P21D", wrong},
		{"", given, "P9D", wrong},
		{"", saasGiven, "P4D", wrong},
		{"", saasGiven, "P121D", wrong},
		{"", saasGiven, "P15D", "undecided product"},
		{"", `{"ByProductType": {"ContainerProduct": {"FreeTrialDays": {"Max": 150}}}}`, "P121D", "undecided product"},
		{"", `{"ByProductType": {"ContainerProduct": {"FreeTrialDays": {"Max": 150}}}}`, "P151D", wrong},
	} {
		t.Run(test.product+" "+test.limits+" "+test.duration, func(t *testing.T) {
			got := found(t, row, productOf(test.product, test.limits), makeOffer, pricing("Free", trial(test.duration)))
			expectAt(t, got, test.want, at)
		})
	}
	expect(t, found(t, row, "", makeOffer, pricing("Usage", usage("m"))))
	expect(t, found(t, row, "", change("UpdatePricingTerms", "offer-1", `{"PricingModel": "Free", "Terms": [`+trial("P30D")+`]}`)), "undecided offer, product")
}
