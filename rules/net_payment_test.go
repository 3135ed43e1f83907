package rules_test

import (
	"strings"
	"testing"
)

const netTerm = `{"Type": "NetPaymentTerm", "PaymentDuePeriod": "P60D"}`

func setNetPayment(term string) string {
	return change("UpdateNetPaymentTerms", "offer-1", `{"Terms": [`+term+`]}`)
}

func TestNetPayment(t *testing.T) {
	const (
		period   = "UpdateNetPaymentTerms/INVALID_PAYMENT_DUE_PERIOD/1"
		product  = "UpdateNetPaymentTerms/INCOMPATIBLE_PRODUCT/1"
		public   = "UpdateNetPaymentTerms/INCOMPATIBLE_TERMS/1"
		locked   = "UpdateNetPaymentTerms/INCOMPATIBLE_TERMS/2"
		lacking  = "UpdateNetPaymentTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/1"
		kept     = "UpdateNetPaymentTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/2"
		longer   = "UpdateNetPaymentTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/3"
		term     = "/0/DetailsDocument/Terms/0"
		atPeriod = term + "/PaymentDuePeriod"
	)
	set, unset, release := setNetPayment(netTerm), setNetPayment(""), change("ReleaseOffer", "offer-1", `{}`)
	limited := func(limits, facts string) string { return `{"Limits": {` + limits + `}, ` + facts[1:] }
	terms := func(period string) string {
		return `{"Type": "ResaleNetPaymentTerm", "PaymentDuePeriod": "` + period + `"}`
	}
	storedOf := func(productType, rules string) string { return draftOf(productType, "", netTerm, rules) }
	notKnown := strings.ReplaceAll(resold(""), "resaleauthz-1@1", "resaleauthz-2@1")
	for name, test := range map[string]struct {
		row, facts string
		changes    []string
		want       []string
	}{
		"no list of periods":              {period, "", []string{set}, nil},
		"on the list":                     {period, limited(`"PaymentDuePeriods": ["P60D"]`, storedOf("", "")), []string{set}, nil},
		"off the list":                    {period, limited(`"PaymentDuePeriods": ["P30D"]`, storedOf("", "")), []string{set}, []string{"error " + atPeriod}},
		"off the list, removed":           {period, limited(`"PaymentDuePeriods": ["P30D"]`, storedOf("", "")), []string{unset}, nil},
		"off the list, released now":      {period, limited(`"PaymentDuePeriods": ["P30D"]`, storedOf("", "")), []string{release}, []string{"warning /0/DetailsDocument"}},
		"a list, not known, released now": {period, `{"Limits": {"PaymentDuePeriods": ["P30D"]}}`, []string{release}, []string{"undecided offer"}},

		"data":                         {product, draftOf("DataProduct", "", "", ""), []string{set}, []string{"error " + term}},
		"data, removed":                {product, draftOf("DataProduct", "", "", ""), []string{unset}, nil},
		"SaaS":                         {product, draftOf("SaaSProduct", "", "", ""), []string{set}, nil},
		"product not known":            {product, draftOf("", "", "", ""), []string{set}, []string{"undecided product"}},
		"not known, a flag":            {product, limited(`"NetPaymentTerms": true`, draftOf("", "", "", "")), []string{set}, nil},
		"not known, the other flag":    {product, limited(`"NetPaymentTerms": false`, draftOf("", "", "", "")), []string{set}, []string{"error " + term}},
		"not known, a flag for a type": {product, limited(`"NetPaymentTerms": true, "ByProductType": {"DataProduct": {"NetPaymentTerms": false}}`, draftOf("", "", "", "")), []string{set}, []string{"undecided product"}},
		"data, with a flag":            {product, limited(`"NetPaymentTerms": true`, draftOf("DataProduct", "", "", "")), []string{set}, nil},
		"SaaS, with a flag":            {product, limited(`"ByProductType": {"SaaSProduct": {"NetPaymentTerms": false}}`, draftOf("SaaSProduct", "", "", "")), []string{set}, []string{"error " + term}},
		"data, released now":           {product, storedOf("DataProduct", ""), []string{release}, []string{"warning /0/DetailsDocument"}},

		"public, released now":         {public, draftOf("", "", "", ""), []string{set, release}, []string{"error " + term}},
		"public, released":             {public, storedOffer("Released", "", ""), []string{set}, []string{"error " + term}},
		"public, a draft":              {public, draftOf("", "", "", ""), []string{set}, nil},
		"public, removed":              {public, storedOffer("Released", netTerm, ""), []string{unset}, nil},
		"private":                      {public, draftOf("", "", "", toBuyers), []string{set, release}, nil},
		"made private":                 {public, draftOf("", "", "", ""), []string{set, release, change("UpdateTargeting", "offer-1", setBuyers)}, nil},
		"not known whether public":     {public, "", []string{set}, []string{"undecided offer"}},
		"stored, public, released now": {public, storedOf("", ""), []string{release}, []string{"warning /0/DetailsDocument"}},

		"private, released":           {locked, storedOffer("Released", "", toBuyers), []string{set}, []string{"error " + term}},
		"private, released, removed":  {locked, storedOffer("Released", netTerm, toBuyers), []string{unset}, []string{"error /0/DetailsDocument"}},
		"public, released, locked":    {locked, storedOffer("Released", "", ""), []string{set}, nil},
		"private, a draft":            {locked, draftOf("", "", "", toBuyers), []string{set, release}, nil},
		"not known whether released":  {locked, "", []string{set}, []string{"undecided offer"}},
		"authorization without":       {lacking, resold(""), []string{set}, []string{"error " + term}},
		"authorization with":          {lacking, resold(terms("P60D")), []string{set}, nil},
		"removed, without":            {lacking, resold(""), []string{unset}, nil},
		"authorization not known":     {lacking, notKnown, []string{set}, []string{"undecided resale"}},
		"not resold":                  {lacking, draftOf("", "", "", ""), []string{set}, nil},
		"removed":                     {kept, resold(terms("P60D")), []string{unset}, []string{"error /0/DetailsDocument/Terms"}},
		"removed, the authority, too": {kept, resold(""), []string{unset}, nil},
		"set":                         {kept, resold(terms("P60D")), []string{set}, nil},
		"removed, not known":          {kept, notKnown, []string{unset}, []string{"undecided resale"}},
		"neither set nor removed":     {kept, resold(terms("P60D")), []string{release}, nil},
		"as long":                     {longer, resold(terms("P60D")), []string{set}, nil},
		"shorter":                     {longer, resold(terms("P90D")), []string{set}, nil},
		"longer":                      {longer, resold(terms("P45D")), []string{set}, []string{"error " + atPeriod}},
		"a longer one allowed":        {longer, resold(terms("P120D")), []string{set}, nil},
		"no period":                   {longer, resold(""), []string{set}, nil},
		"a period of months":          {longer, resold(terms("P1M")), []string{set}, []string{"undecided resale"}},
		"longer, not known":           {longer, notKnown, []string{set}, []string{"undecided resale"}},
		"longer, removed":             {longer, resold(terms("P45D")), []string{unset}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, found(t, test.row, test.facts, test.changes...), test.want...)
		})
	}
	for _, test := range []struct{ row, facts, change, want string }{
		{longer, resold(terms("P45D")), set, "PaymentDuePeriod is P60D, longer than the P45D of the resale authorization; write P15D, P30D or P45D"},
		{longer, limited(`"PaymentDuePeriods": ["P60D"]`, resold(terms("P45D"))), set, "PaymentDuePeriod is P60D, longer than the P45D of the resale authorization; ask for an authorization with a longer period"},
		{period, limited(`"PaymentDuePeriods": ["P45D", "P90D"]`, resold(terms("P60D"))), set, "P60D is not in Limits.PaymentDuePeriods; write P45D"},
		{period, limited(`"PaymentDuePeriods": []`, draftOf("", "", "", "")), set, "P60D is not in Limits.PaymentDuePeriods; add it there if AWS takes it, else remove this change"},
		{period, limited(`"PaymentDuePeriods": []`, resold(terms("P60D"))), set, "P60D is not in Limits.PaymentDuePeriods; add it there if AWS takes it, else ask for a resale authorization without ResaleNetPaymentTerm, since UpdateNetPaymentTerms cannot remove the term"},
		{product, draftOf("DataProduct", "", "", ""), set, "the product prod-1 is of type DataProduct, which takes no net payment terms; remove this change"},
		{product, storedOf("DataProduct", ""), release, "the product prod-1 is of type DataProduct, which takes no net payment terms; remove the term by UpdateNetPaymentTerms with an empty list of Terms"},
		{product, limited(`"NetPaymentTerms": false`, resold(terms("P60D"))), set, "Limits.NetPaymentTerms is false for the product prod-1; ask for a resale authorization without ResaleNetPaymentTerm, since UpdateNetPaymentTerms cannot remove the term"},
		{lacking, resold(""), set, "the resale authorization has no ResaleNetPaymentTerm; remove this change, or ask for an authorization that has one"},
	} {
		expect(t, detailsOf(t, test.row, test.facts, test.change), test.want)
	}
}
