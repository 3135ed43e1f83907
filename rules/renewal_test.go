package rules_test

import (
	"fmt"
	"testing"
)

func TestRenewal(t *testing.T) {
	const (
		private  = "UpdateRenewalTerms/INCOMPATIBLE_PRODUCT/1"
		schedule = "UpdateRenewalTerms/INCOMPATIBLE_TERMS/1"
		priced   = "UpdateRenewalTerms/INCOMPATIBLE_TERMS/2"
		term     = "/0/DetailsDocument/Terms/0"
		stored   = `{"Type": "RenewalTerm"}`
	)
	renew := change("UpdateRenewalTerms", "offer-1", `{"Terms": [{"Type": "RenewalTerm"}]}`)
	never := change("UpdateRenewalTerms", "offer-1", `{"Terms": []}`)
	price := func(model, terms string) string {
		return change("UpdatePricingTerms", "offer-1", fmt.Sprintf(`{"PricingModel": %q, "Terms": [%s]}`, model, terms))
	}
	for name, test := range map[string]struct {
		row, facts string
		changes    []string
		want       []string
	}{
		"SaaS contract":               {private, draftOf("SaaSProduct", "Contract", "", toBuyers), []string{renew}, nil},
		"AMI contract":                {private, draftOf("AmiProduct", "Contract", "", toBuyers), []string{renew}, nil},
		"container contract":          {private, draftOf("ContainerProduct", "Contract", "", toBuyers), []string{renew}, nil},
		"SaaS usage":                  {private, draftOf("SaaSProduct", "Usage", "", toBuyers), []string{renew}, []string{"warning " + term}},
		"SaaS usage, public":          {private, draftOf("SaaSProduct", "Usage", "", toCountry), []string{renew}, nil},
		"ML contract":                 {private, draftOf("MachineLearningProduct", "Contract", "", toBuyers), []string{renew}, []string{"warning " + term}},
		"ML, model not known":         {private, draftOf("MachineLearningProduct", "", "", toBuyers), []string{renew}, []string{"warning " + term}},
		"SaaS, model not known":       {private, draftOf("SaaSProduct", "", "", toBuyers), []string{renew}, []string{"undecided offer"}},
		"product not known, contract": {private, draftOf("", "Contract", "", toBuyers), []string{renew}, []string{"undecided product"}},
		"product not known, usage":    {private, draftOf("", "Usage", "", toBuyers), []string{renew}, []string{"warning " + term}},
		"nothing known":               {private, "", []string{renew}, []string{"undecided offer, product"}},
		"new and public":              {private, "", []string{change("UpdateRenewalTerms", createdOffer, `{"Terms": [{"Type": "RenewalTerm"}]}`), createOffer}, nil},
		"removed":                     {private, "", []string{never}, nil},
		"stored, made private":        {private, draftOf("SaaSProduct", "Usage", stored, ""), []string{change("UpdateTargeting", "offer-1", setBuyers)}, []string{"warning /0/DetailsDocument"}},
		"stored schedule":             {schedule, storedOffer("Draft", scheduleTerm("2024-06-01"), ""), []string{renew}, []string{"error " + term}},
		"no schedule":                 {schedule, storedOffer("Draft", "", ""), []string{renew}, nil},
		"schedule not known":          {schedule, "", []string{renew}, []string{"undecided offer"}},
		"schedule set":                {schedule, "", []string{setSchedule("2024-06-01"), renew}, []string{"error /1/DetailsDocument/Terms/0"}},
		"schedule removed":            {schedule, "", []string{noSchedule, renew}, nil},
		"stored renewal":              {schedule, storedOffer("Draft", stored, ""), []string{setSchedule("2024-06-01")}, []string{"warning " + term}},
		"renewal removed":             {schedule, storedOffer("Draft", stored, ""), []string{setSchedule("2024-06-01"), never}, nil},
		"renewal not known":           {schedule, "", []string{setSchedule("2024-06-01")}, []string{"undecided offer"}},
		"Usage":                       {priced, draftOf("", "Usage", "", ""), []string{renew}, []string{"error " + term}},
		"Byol":                        {priced, draftOf("", "Byol", "", ""), []string{renew}, []string{"error " + term}},
		"Free":                        {priced, draftOf("", "Free", "", ""), []string{renew}, []string{"warning " + term}},
		"Contract":                    {priced, draftOf("", "Contract", "", ""), []string{renew}, nil},
		"model not known":             {priced, draftOf("", "", "", ""), []string{renew}, []string{"undecided offer"}},
		"set to Usage":                {priced, "", []string{renew, price("Usage", recurringTerm)}, []string{"error " + term}},
		"set to Contract":             {priced, draftOf("", "Usage", "", ""), []string{renew, price("Contract", fixedTerm("0", ""))}, nil},
		"stored, set to Usage":        {priced, draftOf("", "Contract", stored, ""), []string{price("Usage", recurringTerm)}, []string{"warning /0/DetailsDocument/PricingModel"}},
		"not stored, set to Usage":    {priced, draftOf("", "Contract", "", ""), []string{price("Usage", recurringTerm)}, nil},
		"not known, set to Usage":     {priced, "", []string{price("Usage", recurringTerm)}, []string{"undecided offer"}},
		"not known, set to Contract":  {priced, "", []string{price("Contract", fixedTerm("0", ""))}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, found(t, test.row, test.facts, test.changes...), test.want...)
		})
	}
}
