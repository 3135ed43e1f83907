package agreement_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck/agreement"
	"github.com/offercheck/offercheck/internal/jsondoc"
)

func read(t *testing.T, text string) agreement.Agreement {
	t.Helper()
	doc, err := jsondoc.Parse([]byte(text), jsondoc.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return agreement.Read(doc.Root())
}

// Accepted terms read as an offer's do, whatever shape their union has.
func TestAcceptedTerms(t *testing.T) {
	for _, c := range []struct{ name, response, want string }{
		{"one term an item",
			`{"acceptedTerms": [{"legalTerm": {"type": "LegalTerm", "id": "term-1", "documents": [{"type": "StandardEula", "version": "2022-07-14"}]}}, {"supportTerm": {"type": "SupportTerm", "refundPolicy": "None \u003c é"}}]}`,
			`[{"Type": "LegalTerm", "Id": "term-1", "Documents": [{"Type": "StandardEula", "Version": "2022-07-14"}]}, {"Type": "SupportTerm", "RefundPolicy": "None < é"}]`},
		{"two terms in one item",
			`{"acceptedTerms": [{"configurableUpfrontPricingTerm": {"type": "ConfigurableUpfrontPricingTerm", "configuration": {"selectorValue": "P24M", "dimensions": [{"dimensionKey": "admins", "dimensionValue": 1}]}}, "renewalTerm": {"type": "RenewalTerm", "configuration": {"enableAutoRenew": false}}}]}`,
			`[{"Type": "ConfigurableUpfrontPricingTerm", "Configuration": {"SelectorValue": "P24M", "Dimensions": [{"DimensionKey": "admins", "DimensionValue": 1}]}}, {"Type": "RenewalTerm", "Configuration": {"EnableAutoRenew": false}}]`},
		{"a term that does not say its type",
			`{"acceptedTerms": [{"byolPricingTerm": {}}, {"usageBasedPricingTerm": {"currencyCode": "USD", "rateCards": [{"rateCard": [{"dimensionKey": "m5.large", "price": "0.62233388"}]}]}}]}`,
			`[{"Type": "ByolPricingTerm"}, {"Type": "UsageBasedPricingTerm", "CurrencyCode": "USD", "RateCards": [{"RateCard": [{"DimensionKey": "m5.large", "Price": "0.62233388"}]}]}]`},
		{"an item without terms", `{"acceptedTerms": [{}, {"legalTerm": {"type": "LegalTerm"}}]}`, `[{"Type": "LegalTerm"}]`},
		{"names that are odd", `{"acceptedTerms": [{"legalTerm": {"type": "LegalTerm", "": 1, "ähnlich": [true, null], "a\"b": -1.5e3}}]}`,
			`[{"Type": "LegalTerm", "": 1, "Ähnlich": [true, null], "A\"b": -1500}]`},
		{"no terms", `{"acceptedTerms": []}`, `[]`},
		{"the last page", `{"acceptedTerms": [{"legalTerm": {"type": "LegalTerm"}}], "nextToken": null}`, `[{"Type": "LegalTerm"}]`},
	} {
		t.Run(c.name, func(t *testing.T) {
			var want, got any
			if err := json.Unmarshal([]byte(c.want), &want); err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal([]byte(read(t, c.response).AcceptedTerms().Raw()), &got); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestAcceptedTermsNotKnown(t *testing.T) {
	for _, response := range []string{
		`{"agreementId": "agmt-1"}`,
		`{"acceptedTerms": null}`,
		`{"acceptedTerms": {"legalTerm": {}}}`,
		`{"acceptedTerms": [{"legalTerm": {"type": "LegalTerm"}}], "nextToken": "page-2"}`,
	} {
		if terms := read(t, response).AcceptedTerms(); terms.Exists() {
			t.Errorf("%s: the accepted terms are %s, want that they are not known", response, terms.Raw())
		}
	}
}

func TestWithTermsOf(t *testing.T) {
	a := read(t, `{"agreementId": "agmt-1", "status": "ACTIVE"}`).WithTermsOf(read(t, `{"acceptedTerms": [{"legalTerm": {"type": "LegalTerm"}}]}`))
	if a.ID() != "agmt-1" || a.Status() != "ACTIVE" || a.AcceptedTerms().Len() != 1 {
		t.Errorf("the agreement is %s, %s with %d terms, want agmt-1, ACTIVE with 1", a.ID(), a.Status(), a.AcceptedTerms().Len())
	}
}

// Terms may nest as deep as a document may.
func TestDeepTerms(t *testing.T) {
	deep := strings.Repeat("[", 500) + strings.Repeat("]", 500)
	if n := read(t, `{"acceptedTerms": [{"legalTerm": {"documents": `+deep+`}}]}`).AcceptedTerms().Len(); n != 1 {
		t.Errorf("there are %d terms, want 1", n)
	}
}

func TestResources(t *testing.T) {
	a := read(t, `{"proposalSummary": {"resources": [{"id": "prod-1", "type": "SaaSProduct"}, {"id": "prod-2"}]}}`)
	var got [][2]string
	for id, kind := range a.Resources() {
		got = append(got, [2]string{id, kind})
	}
	if diff := cmp.Diff([][2]string{{"prod-1", "SaaSProduct"}, {"prod-2", ""}}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for id := range a.Resources() {
		if id != "prod-1" {
			t.Errorf("the first resource is %s, want prod-1", id)
		}
		break
	}
}

func TestTime(t *testing.T) {
	at := time.Date(2024, 1, 31, 22, 30, 0, 0, time.UTC)
	for _, c := range []struct {
		text string
		want time.Time
		ok   bool
	}{
		{`"2024-01-31T22:30:00Z"`, at, true},
		{`"2024-02-01T07:30:00+09:00"`, at, true},
		{`"2024-01-31T22:30:00.250Z"`, at.Add(250 * time.Millisecond), true},
		{`1706740200`, at, true},
		{`1706740200.25`, at.Add(250 * time.Millisecond), true},
		{`1.7067402e9`, at, true},
		{`0`, time.Unix(0, 0).UTC(), true},
		{`-1`, time.Unix(-1, 0).UTC(), true},
		{`253402300799`, time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC), true},
		{`253402300800`, time.Time{}, false},
		{`1e999`, time.Time{}, false},
		{`"1706740200"`, time.Time{}, false},
		{`"2024-01-31"`, time.Time{}, false},
		{`""`, time.Time{}, false},
		{`null`, time.Time{}, false},
		{`true`, time.Time{}, false},
	} {
		a := read(t, `{"startTime": `+c.text+`, "endTime": `+c.text+`}`)
		for name, bound := range map[string]func() (time.Time, bool){"StartTime": a.StartTime, "EndTime": a.EndTime} {
			if got, ok := bound(); ok != c.ok || ok && !got.Equal(c.want) {
				t.Errorf("%s of %s is %v, %t, want %v, %t", name, c.text, got, ok, c.want, c.ok)
			}
		}
	}
	if _, ok := read(t, `{}`).EndTime(); ok {
		t.Error("an agreement without endTime has an end")
	}
}
