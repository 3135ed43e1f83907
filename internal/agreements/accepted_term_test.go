package agreements_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck/internal/agreements"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/view"
	"github.com/offercheck/offercheck/terms"
)

// readAgreement makes an agreement of JSON of any shape, as facts do.
func readAgreement(t *testing.T, text string) agreements.Agreement {
	t.Helper()
	doc, err := jsondoc.Parse([]byte(text), jsondoc.Options{NullIsAbsent: true, MaxDepth: 3000})
	if err != nil {
		t.Fatal(err)
	}
	return agreements.Read(doc.Root())
}

// A documentedTerm has every member that is documented of its type, and what it
// is in an offer's shape.
type documentedTerm struct{ name, written, offered string }

var documentedTerms = []documentedTerm{
	{"byolPricingTerm",
		`{"type":"ByolPricingTerm","id":"term-byol"}`,
		`{"Type":"ByolPricingTerm","Id":"term-byol"}`},
	{"configurableUpfrontPricingTerm",
		`{"type":"ConfigurableUpfrontPricingTerm","id":"term-cu","currencyCode":"USD","rateCards":[` +
			`{"selector":{"type":"Duration","value":"P12M"},"constraints":{"multipleDimensionSelection":"Allowed","quantityConfiguration":"Disallowed"},` +
			`"rateCard":[{"dimensionKey":"seats","price":"10.50"},{"dimensionKey":"sites","price":"0"}]},` +
			`{"selector":{"type":"Duration","value":"P24M"},"rateCard":[{"dimensionKey":"seats","price":"20"}]}],` +
			`"configuration":{"selectorValue":"P12M","dimensions":[{"dimensionKey":"seats","dimensionValue":3},{"dimensionKey":"sites","dimensionValue":1}]}}`,
		`{"Type":"ConfigurableUpfrontPricingTerm","Id":"term-cu","CurrencyCode":"USD","RateCards":[` +
			`{"Selector":{"Type":"Duration","Value":"P12M"},"Constraints":{"MultipleDimensionSelection":"Allowed","QuantityConfiguration":"Disallowed"},` +
			`"RateCard":[{"DimensionKey":"seats","Price":"10.50"},{"DimensionKey":"sites","Price":"0"}]},` +
			`{"Selector":{"Type":"Duration","Value":"P24M"},"RateCard":[{"DimensionKey":"seats","Price":"20"}]}],` +
			`"Configuration":{"SelectorValue":"P12M","Dimensions":[{"DimensionKey":"seats","DimensionValue":3},{"DimensionKey":"sites","DimensionValue":1}]}}`},
	{"fixedUpfrontPricingTerm",
		`{"type":"FixedUpfrontPricingTerm","id":"term-fu","currencyCode":"EUR","duration":"P6M","price":"99.95","grants":[{"dimensionKey":"seats","maxQuantity":5},{"dimensionKey":"sites"}]}`,
		`{"Type":"FixedUpfrontPricingTerm","Id":"term-fu","CurrencyCode":"EUR","Duration":"P6M","Price":"99.95","Grants":[{"DimensionKey":"seats","MaxQuantity":5},{"DimensionKey":"sites"}]}`},
	{"freeTrialPricingTerm",
		`{"type":"FreeTrialPricingTerm","id":"term-ft","duration":"P14D","grants":[{"dimensionKey":"calls","maxQuantity":1000}]}`,
		`{"Type":"FreeTrialPricingTerm","Id":"term-ft","Duration":"P14D","Grants":[{"DimensionKey":"calls","MaxQuantity":1000}]}`},
	{"legalTerm",
		`{"type":"LegalTerm","id":"term-legal","documents":[{"type":"CustomEula","url":"https://example.com/Eula.pdf"},{"type":"StandardDsa","version":"2023-01-31"}]}`,
		`{"Type":"LegalTerm","Id":"term-legal","Documents":[{"Type":"CustomEula","Url":"https://example.com/Eula.pdf"},{"Type":"StandardDsa","Version":"2023-01-31"}]}`},
	{"netPaymentTerm",
		`{"type":"NetPaymentTerm","id":"term-net","paymentDuePeriod":"P30D"}`,
		`{"Type":"NetPaymentTerm","Id":"term-net","PaymentDuePeriod":"P30D"}`},
	{"paymentScheduleTerm",
		`{"type":"PaymentScheduleTerm","id":"term-ps","currencyCode":"USD","schedule":[{"chargeDate":"2026-02-01T00:00:00.000Z","chargeAmount":"100.00"},{"chargeDate":1772323200.5,"chargeAmount":"50"}]}`,
		`{"Type":"PaymentScheduleTerm","Id":"term-ps","CurrencyCode":"USD","Schedule":[{"ChargeDate":"2026-02-01T00:00:00.000Z","ChargeAmount":"100.00"},{"ChargeDate":1772323200.5,"ChargeAmount":"50"}]}`},
	{"recurringPaymentTerm",
		`{"type":"RecurringPaymentTerm","id":"term-rp","currencyCode":"USD","billingPeriod":"Monthly","price":"15.00"}`,
		`{"Type":"RecurringPaymentTerm","Id":"term-rp","CurrencyCode":"USD","BillingPeriod":"Monthly","Price":"15.00"}`},
	{"renewalTerm",
		`{"type":"RenewalTerm","id":"term-renewal","configuration":{"enableAutoRenew":true},"lockoutPeriod":"P30D","adjustmentDeadline":"P60D","maxRenewals":3,` +
			`"priceIncrease":{"percentageRange":{"minValue":"3.00","defaultValue":"5.00","maxValue":"10.00"}},` +
			`"termTemplates":[{"paymentScheduleTermTemplate":{"schedule":[{"chargeDateOffset":"P0M","chargePercentage":"50.00"},{"chargeDateOffset":"P6M","chargePercentage":"50.00","dayOfMonth":15}]}}]}`,
		`{"Type":"RenewalTerm","Id":"term-renewal","Configuration":{"EnableAutoRenew":true},"LockoutPeriod":"P30D","AdjustmentDeadline":"P60D","MaxRenewals":3,` +
			`"PriceIncrease":{"Type":"PercentageRange","Range":{"MinValue":"3.00","DefaultValue":"5.00","MaxValue":"10.00"}},` +
			`"TermTemplates":[{"Type":"PaymentScheduleTermTemplate","Schedule":[{"ChargeDateOffset":"P0M","ChargePercentage":"50.00"},{"ChargeDateOffset":"P6M","ChargePercentage":"50.00","DayOfMonth":15}]}]}`},
	{"supportTerm",
		`{"type":"SupportTerm","id":"term-support","refundPolicy":"within 30 days, by e-mail"}`,
		`{"Type":"SupportTerm","Id":"term-support","RefundPolicy":"within 30 days, by e-mail"}`},
	{"usageBasedPricingTerm",
		`{"type":"UsageBasedPricingTerm","id":"term-ub","currencyCode":"JPY","rateCards":[{"rateCard":[{"dimensionKey":"calls","price":"0.00000001"}]}]}`,
		`{"Type":"UsageBasedPricingTerm","Id":"term-ub","CurrencyCode":"JPY","RateCards":[{"RateCard":[{"DimensionKey":"calls","Price":"0.00000001"}]}]}`},
	{"validityTerm",
		`{"type":"ValidityTerm","id":"term-validity","agreementDuration":"P1Y","agreementStartDate":1769904000,"agreementEndDate":"2027-01-31T23:59:59.999Z"}`,
		`{"Type":"ValidityTerm","Id":"term-validity","AgreementDuration":"P1Y","AgreementStartDate":1769904000,"AgreementEndDate":"2027-01-31T23:59:59.999Z"}`},
}

// Every documented term is kept as written, is the same in an offer's shape, and
// stands so in the list that the rules read.
func TestDocumentedTerms(t *testing.T) {
	var unions, list []string
	for _, c := range documentedTerms {
		unions = append(unions, `{"`+c.name+`":`+c.written+`}`)
		list = append(list, c.offered)
	}
	response := []byte(`{"agreementId":"agmt-1","acceptedTerms":[` + strings.Join(unions, ",") + `]}`)
	all, _, err := agreements.ParseTerms(response)
	if err != nil || len(all) != len(documentedTerms) {
		t.Fatalf("there are %d terms, %v, want %d", len(all), err, len(documentedTerms))
	}
	timestamps := strings.NewReplacer("1772323200.5", `"2026-03-01T00:00:00.5Z"`, "1769904000", `"2026-02-01T00:00:00Z"`)
	for i, c := range documentedTerms {
		got := documentedTerm{all[i].Name(), all[i].Raw(), string(all[i].Offered())}
		c.offered = timestamps.Replace(c.offered)
		if diff := cmp.Diff(c, got, cmp.AllowUnexported(documentedTerm{})); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
	a, err := agreements.ParseAgreement(response)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff("["+strings.Join(list, ",")+"]", a.AcceptedTerms().Raw()); diff != "" {
		t.Errorf("the list (-want +got):\n%s", diff)
	}
}

// What was accepted is read by the types that read an offer.
func TestReadAsAnOffersTerms(t *testing.T) {
	type members map[string]string
	read := func(term view.Term) members {
		m := members{}
		for name, n := range map[string]jsondoc.Node{
			"CurrencyCode": term.CurrencyCode(), "Price": term.Price(), "Duration": term.Duration(), "AgreementDuration": term.AgreementDuration(),
			"AgreementStartDate": term.AgreementStartDate(), "AgreementEndDate": term.AgreementEndDate(),
		} {
			if n.Exists() {
				m[name] = n.Raw()
			}
		}
		for i, card := range term.RateCards() {
			m[fmt.Sprintf("card %d", i)] = strings.Join([]string{
				card.Selector().Type().Text(), card.Selector().Value().Text(), card.MultipleDimensionSelection().Text(), card.QuantityConfiguration().Text(),
			}, " ")
			for k, rate := range card.Get("RateCard").Items() {
				m[fmt.Sprintf("rate %d %d", i, k)] = rate.Get("DimensionKey").Text() + " " + rate.Get("Price").Text()
			}
		}
		for i, grant := range term.Get("Grants").Items() {
			m[fmt.Sprintf("grant %d", i)] = grant.Get("DimensionKey").Text() + " " + grant.Get("MaxQuantity").Raw()
		}
		for i, charge := range term.Schedule() {
			m[fmt.Sprintf("charge %d", i)] = stamp(agreements.Time(charge.ChargeDate())) + " " + charge.ChargeAmount().Text()
		}
		for i, document := range term.Documents() {
			m[fmt.Sprintf("document %d", i)] = document.Type() + " " + document.URL().Text() + document.Version().Text()
		}
		return m
	}
	want := map[string]members{
		terms.ByolPricingTerm: {},
		terms.ConfigurableUpfrontPricingTerm: {
			"CurrencyCode": `"USD"`, "card 0": "Duration P12M Allowed Disallowed", "rate 0 0": "seats 10.50", "rate 0 1": "sites 0", "card 1": "Duration P24M  ", "rate 1 0": "seats 20",
		},
		terms.FixedUpfrontPricingTerm: {"CurrencyCode": `"EUR"`, "Duration": `"P6M"`, "Price": `"99.95"`, "grant 0": "seats 5", "grant 1": "sites "},
		terms.FreeTrialPricingTerm:    {"Duration": `"P14D"`, "grant 0": "calls 1000"},
		terms.LegalTerm:               {"document 0": "CustomEula https://example.com/Eula.pdf", "document 1": "StandardDsa 2023-01-31"},
		"NetPaymentTerm":              {},
		terms.PaymentScheduleTerm:     {"CurrencyCode": `"USD"`, "charge 0": "2026-02-01T00:00:00Z 100.00", "charge 1": "2026-03-01T00:00:00.5Z 50"},
		terms.RecurringPaymentTerm:    {"CurrencyCode": `"USD"`, "Price": `"15.00"`},
		terms.RenewalTerm:             {},
		terms.SupportTerm:             {},
		terms.UsageBasedPricingTerm:   {"CurrencyCode": `"JPY"`, "card 0": "   ", "rate 0 0": "calls 0.00000001"},
		terms.ValidityTerm:            {"AgreementDuration": `"P1Y"`, "AgreementStartDate": "1769904000", "AgreementEndDate": `"2027-01-31T23:59:59.999Z"`},
	}
	got := map[string]members{}
	for _, c := range documentedTerms {
		for _, term := range readAgreement(t, `{"acceptedTerms": [{"`+c.name+`": `+c.written+`}]}`).AcceptedTerms().Items() {
			got[term.Get("Type").Text()] = read(view.Term{Node: term})
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Terms are kept whatever they are, and nothing but the names of members is
// another in an offer's shape.
func TestOddTerms(t *testing.T) {
	for _, c := range []struct{ name, list, names, offered string }{
		{"none", `[]`, "", `[]`},
		{"an item without terms", `[{}, {"legalTerm": {"type": "LegalTerm"}}, {}]`, "legalTerm", `[{"Type":"LegalTerm"}]`},
		{"an item with several", `[{"supportTerm": {"type": "SupportTerm"}, "renewalTerm": {"type": "RenewalTerm"}}, {"legalTerm": {"type": "LegalTerm"}}]`,
			"supportTerm renewalTerm legalTerm", `[{"Type":"SupportTerm"},{"Type":"RenewalTerm"},{"Type":"LegalTerm"}]`},
		{"members that are null", `[{"supportTerm": null, "legalTerm": {"type": "LegalTerm", "documents": null}, "renewalTerm": null}]`, "legalTerm", `[{"Type":"LegalTerm"}]`},
		{"a type that is not known", `[{"brandNewTerm": {"type": "BrandNewTerm", "deep": {"er": [[{"est": {"a": 1}}], {}]}}}]`,
			"brandNewTerm", `[{"Type":"BrandNewTerm","Deep":{"Er":[[{"Est":{"A":1}}],{}]}}]`},
		{"no types", `[{"byolPricingTerm": {}, "supportTerm": {"refundPolicy": "none"}, "brandNewTerm": {"type": null, "a": 1}}]`,
			"byolPricingTerm supportTerm brandNewTerm", `[{"Type":"ByolPricingTerm"},{"Type":"SupportTerm","RefundPolicy":"none"},{"Type":"BrandNewTerm","A":1}]`},
		{"another type than the name's", `[{"legalTerm": {"type": "SupportTerm"}, "supportTerm": {"type": 5}}]`, "legalTerm supportTerm", `[{"Type":"SupportTerm"},{"Type":5}]`},
		{"no objects", `[{"a": 1.50, "b": "x", "c": ["legalTerm", {"d": true}], "SDK_UNKNOWN_MEMBER": {"name": "e"}}]`,
			"a b c SDK_UNKNOWN_MEMBER", `[1.50,"x",["legalTerm",{"D":true}],{"Type":"SDK_UNKNOWN_MEMBER","Name":"e"}]`},
		{"a fixed price increase", `[{"renewalTerm": {"priceIncrease": {"percentageRange": null, "fixedPercentage": {"value": "0.00", "new": 1}}, "termTemplates": []}}]`,
			"renewalTerm", `[{"Type":"RenewalTerm","PriceIncrease":{"Type":"FixedPercentage","Value":"0.00","New":1},"TermTemplates":[]}]`},
		{"unions of types that are not known", `[{"renewalTerm": {"priceIncrease": {"indexed": {"index": {"name": "CPI"}}}, "termTemplates": [{"legalTermTemplate": {}}, {"SDK_UNKNOWN_MEMBER": {"name": "e"}}]}}]`,
			"renewalTerm", `[{"Type":"RenewalTerm","PriceIncrease":{"Type":"Indexed","Index":{"Name":"CPI"}},"TermTemplates":[{"Type":"LegalTermTemplate"},{"Type":"SDK_UNKNOWN_MEMBER","Name":"e"}]}]`},
		{"unions with several members", `[{"renewalTerm": {"priceIncrease": {"fixedPercentage": {"value": "1"}, "percentageRange": {"minValue": "2"}}}}]`,
			"renewalTerm", `[{"Type":"RenewalTerm","PriceIncrease":{"FixedPercentage":{"Value":"1"},"PercentageRange":{"MinValue":"2"}}}]`},
		{"unions in an offer's shape", `[{"renewalTerm": {"priceIncrease": {"type": "FixedPercentage", "value": "3"}, "TermTemplates": [{"Type": "PaymentScheduleTermTemplate"}]}}]`,
			"renewalTerm", `[{"Type":"RenewalTerm","PriceIncrease":{"Type":"FixedPercentage","Value":"3"},"TermTemplates":[{"Type":"PaymentScheduleTermTemplate"}]}]`},
		{"unions that are none", `[{"renewalTerm": {"priceIncrease": "3.00", "termTemplates": {"schedule": []}}}, {"renewalTerm": {"priceIncrease": {}, "termTemplates": [1, {"type": "T"}, [{"a": 1}]]}}, {"renewalTerm": {"priceIncrease": null}}]`,
			"renewalTerm renewalTerm renewalTerm", `[{"Type":"RenewalTerm","PriceIncrease":"3.00","TermTemplates":{"Schedule":[]}},{"Type":"RenewalTerm","PriceIncrease":{},"TermTemplates":[1,{"Type":"T"},[{"A":1}]]},{"Type":"RenewalTerm"}]`},
		{"an offer's shape", `[{"LegalTerm": {"Type": "LegalTerm", "Documents": []}}]`, "LegalTerm", `[{"Type":"LegalTerm","Documents":[]}]`},
		{"values", `[{"legalTerm": {"type": "LegalTerm", "id": "term-é", "n": 12345678901234567890.10, "e": -1.5e3, "farDate": 1e300, "s": "\u00e9\ud83d\ude00 \"a\" <b>", "l": [true, null, false]}}]`,
			"legalTerm", `[{"Type":"LegalTerm","Id":"term-é","N":12345678901234567890.10,"E":-1.5e3,"FarDate":1e300,"S":"\u00e9\ud83d\ude00 \"a\" <b>","L":[true,null,false]}]`},
		{"names", `[{"legal\u0054erm": {"type": "LegalTerm", "": 1, "ähnlich": 2, "a\"b": 3, "\u0061c": 4, "X": 5, "_x": 6, "z": 7}}]`,
			"legalTerm", `[{"Type":"LegalTerm","":1,"ähnlich":2,"A\"b":3,"Ac":4,"X":5,"_x":6,"Z":7}]`},
	} {
		t.Run(c.name, func(t *testing.T) {
			response := `{"agreementId": "agmt-1", "acceptedTerms": ` + c.list + `}`
			all, _, err := agreements.ParseTerms([]byte(response))
			if err != nil {
				t.Fatal(err)
			}
			var names, offered []string
			for _, term := range all {
				names = append(names, term.Name())
				offered = append(offered, string(term.Offered()))
			}
			if got := strings.Join(names, " "); got != c.names {
				t.Errorf("the terms are %s, want %s", got, c.names)
			}
			a := readAgreement(t, response)
			if diff := cmp.Diff(c.offered, a.AcceptedTerms().Raw()); diff != "" {
				t.Errorf("the list (-want +got):\n%s", diff)
			}
			if got := "[" + strings.Join(offered, ",") + "]"; got != a.AcceptedTerms().Raw() {
				t.Errorf("one by one they are %s, in the list %s", got, a.AcceptedTerms().Raw())
			}
		})
	}
}

// A member that is given twice, or with a small and a large letter, is kept
// twice; the later counts, as for any reader of JSON.
func TestMembersGivenTwice(t *testing.T) {
	a := readAgreement(t, `{"acceptedTerms": [{"recurringPaymentTerm": {"type": "RecurringPaymentTerm", "price": "1", "price": "2", "Price": "3"}}]}`)
	offered := a.AcceptedTerms().Item(0)
	if want := `{"Type":"RecurringPaymentTerm","Price":"1","Price":"2","Price":"3"}`; offered.Raw() != want || offered.Get("Price").Text() != "3" {
		t.Errorf("the term is %s, its price %s, want %s and 3", offered.Raw(), offered.Get("Price").Text(), want)
	}
}

// Terms may nest as deep as their document was allowed to.
func TestDeepTerms(t *testing.T) {
	deep := strings.Repeat(`[{"a":`, 1000) + "7" + strings.Repeat("}]", 1000)
	a := readAgreement(t, `{"acceptedTerms": [{"legalTerm": {"documents": `+deep+`}}]}`)
	want := `{"Type":"LegalTerm","Documents":` + strings.ToUpper(deep) + `}`
	if got := a.AcceptedTerms().Item(0).Raw(); got != want {
		t.Errorf("the terms are %.80s…, want %.80s…", a.AcceptedTerms().Raw(), want)
	}
}
