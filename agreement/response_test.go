package agreements_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck/internal/agreements"
	"github.com/offercheck/offercheck/internal/jsondoc"
)

// must is what parse makes of a response that it has to take.
func must[T any](t *testing.T, parse func([]byte) (T, error), text string) T {
	t.Helper()
	v, err := parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// stamp writes a time as a response would, "none" when there is none.
func stamp(at time.Time, ok bool) string {
	if !ok {
		return "none"
	}
	return at.Format(time.RFC3339Nano)
}

// The parsers, by the operation whose response they read; each gives a value
// that marshals to the response.
var parsers = map[string]func([]byte) (any, error){
	"DescribeAgreement":                 func(b []byte) (any, error) { return agreements.ParseAgreement(b) },
	"GetAgreementTerms":                 func(b []byte) (any, error) { return agreements.ParseTerms(b) },
	"SearchAgreements":                  func(b []byte) (any, error) { return agreements.ParseSummaries(b) },
	"ListAgreementInvoiceLineItems":     func(b []byte) (any, error) { return agreements.ParseInvoices(b) },
	"ListBillingAdjustmentRequests":     func(b []byte) (any, error) { return agreements.ParseBillingAdjustments(b) },
	"ListAgreementCancellationRequests": func(b []byte) (any, error) { return agreements.ParseCancellationRequests(b) },
}

func TestRefusedResponses(t *testing.T) {
	for _, c := range []struct{ operation, text, want string }{
		{"DescribeAgreement", ``, "1:1: the document is empty"},
		{"DescribeAgreement", `{"agreementId": "agmt-1"`, "1:25: the document ends inside an object that begins on line 1"},
		{"DescribeAgreement", "[]", "1:1: the document: an object is expected, a response of the Agreement Service, not a list"},
		{"DescribeAgreement", `null`, "1:1: the document: an object is expected, a response of the Agreement Service, not null"},
		{"DescribeAgreement", `{"status": "ACTIVE"}`, `1:1: /agreementId: the id of the agreement, such as "agmt-1", is expected, and there is none`},
		{"DescribeAgreement", `{"agreementId": null}`, `1:1: /agreementId: the id of the agreement, such as "agmt-1", is expected, and there is none`},
		{"DescribeAgreement", `{"agreementId": ""}`, `1:17: /agreementId: the id of the agreement, such as "agmt-1", is expected, not ""`},
		{"DescribeAgreement", `{"agreementId": 5}`, `1:17: /agreementId: the id of the agreement, such as "agmt-1", is expected, not a number`},
		{"DescribeAgreement", "{\"agreementId\": \"agmt-1\",\n \"acceptor\": {\"accountId\": \"1\", \"accountId\": \"1\"}}", "2:46: /acceptor/accountId: is given twice"},
		{"DescribeAgreement", `{"agreementId": "agmt-1", "acceptedTerms": {}}`, "1:44: /acceptedTerms: the list of a GetAgreementTerms response is expected, not an object"},
		{"DescribeAgreement", `{"agreementId": "agmt-1", "acceptedTerms": [{}, "legalTerm"]}`, `1:49: /acceptedTerms/1: an object is expected, a term such as {"legalTerm": {…}}, not a string`},
		{"GetAgreementTerms", `{"agreementId": "agmt-1"}`, "1:1: /acceptedTerms: the list of a GetAgreementTerms response is expected, and there is none"},
		{"GetAgreementTerms", `{"acceptedTerms": null}`, "1:1: /acceptedTerms: the list of a GetAgreementTerms response is expected, and there is none"},
		{"GetAgreementTerms", `{"acceptedTerms": [null]}`, `1:20: /acceptedTerms/0: an object is expected, a term such as {"legalTerm": {…}}, not null`},
		{"GetAgreementTerms", `{"acceptedTerms": [{"legalTerm": {}, "legalTerm": {}}]}`, "1:51: /acceptedTerms/0/legalTerm: is given twice"},
		{"GetAgreementTerms", `{"acceptedTerms": [], "nextToken": 2}`, "1:36: /nextToken: a string is expected, not a number"},
		{"SearchAgreements", `{}`, "1:1: /agreementViewSummaries: the list of a SearchAgreements response is expected, and there is none"},
		{"SearchAgreements", `{"agreementViewSummaries": [{"agreementId": "agmt-1"}, {}]}`, "1:56: /agreementViewSummaries/1/agreementId: an id, a string that is not empty, is expected, and there is none"},
		{"SearchAgreements", `{"agreementId": "agmt-1"}`, "1:1: /agreementViewSummaries: the list of a SearchAgreements response is expected, and there is none"},
		{"SearchAgreements", `{"agreementViewSummaries": [], "nextToken": {}}`, "1:45: /nextToken: a string is expected, not an object"},
		{"ListAgreementInvoiceLineItems", `{"agreementInvoiceLineItemGroupSummaries": "none"}`, "1:44: /agreementInvoiceLineItemGroupSummaries: the list of a ListAgreementInvoiceLineItems response is expected, not a string"},
		{"ListAgreementInvoiceLineItems", `{"agreementInvoiceLineItemGroupSummaries": [[]]}`, "1:45: /agreementInvoiceLineItemGroupSummaries/0: an object is expected, an item of ListAgreementInvoiceLineItems, not a list"},
		{"ListAgreementInvoiceLineItems", `{"agreementInvoiceLineItemGroupSummaries": [{"agreementId": "agmt-1", "invoiceId": ""}]}`, `1:84: /agreementInvoiceLineItemGroupSummaries/0/invoiceId: an id, a string that is not empty, is expected, not ""`},
		{"ListAgreementInvoiceLineItems", `{"agreementInvoiceLineItemGroupSummaries": [{"invoiceId": "inv-1"}]}`, `1:45: /agreementInvoiceLineItemGroupSummaries/0/agreementId: an id, a string that is not empty, is expected, and there is none`},
		{"ListBillingAdjustmentRequests", `{}`, "1:1: /items: the list of a ListBillingAdjustmentRequests response, or billingAdjustmentRequestId of a GetBillingAdjustmentRequest response, is expected, and there is none"},
		{"ListBillingAdjustmentRequests", `{"items": [{"agreementCancellationRequestId": "acr-1", "agreementId": "agmt-1"}]}`, "1:12: /items/0/billingAdjustmentRequestId: an id, a string that is not empty, is expected, and there is none"},
		{"ListBillingAdjustmentRequests", `{"items": [{"billingAdjustmentRequestId": "ba-1", "clientToken": "t"}], "errors": []}`, "1:12: /items/0/agreementId: an id, a string that is not empty, is expected, and there is none"},
		{"ListBillingAdjustmentRequests", `{"billingAdjustmentRequestId": 1, "agreementId": "agmt-1"}`, "1:32: /billingAdjustmentRequestId: an id, a string that is not empty, is expected, not a number"},
		{"ListBillingAdjustmentRequests", `{"billingAdjustmentRequestId": "ba-1", "items": false}`, "1:49: /items: the list of a ListBillingAdjustmentRequests response, or billingAdjustmentRequestId of a GetBillingAdjustmentRequest response, is expected, not a boolean"},
		{"ListAgreementCancellationRequests", `{"billingAdjustmentRequestId": "ba-1", "agreementId": "agmt-1"}`, "1:1: /items: the list of a ListAgreementCancellationRequests response, or agreementCancellationRequestId of a GetAgreementCancellationRequest response, is expected, and there is none"},
		{"ListAgreementCancellationRequests", `{"agreementCancellationRequestId": "acr-1"}`, "1:1: /agreementId: an id, a string that is not empty, is expected, and there is none"},
	} {
		_, err := parsers[c.operation]([]byte(c.text))
		if err == nil {
			t.Errorf("%s: %s is read", c.operation, c.text)
			continue
		}
		if at, ok := errors.AsType[*jsondoc.SyntaxError](err); !ok {
			t.Errorf("%s: %s: an error without a place: %v", c.operation, c.text, err)
		} else if got := fmt.Sprintf("%d:%d: %s", at.Line, at.Column, at.Problem); got != c.want {
			t.Errorf("%s: %s\n got  %s\n want %s", c.operation, c.text, got, c.want)
		}
	}
}

func TestPages(t *testing.T) {
	for _, c := range []struct{ text, ids, next string }{
		{`{"items": []}`, "", ""},
		{`{"items": [], "nextToken": null}`, "", ""},
		{`{"items": [], "nextToken": ""}`, "", ""},
		{`{"items": [{"billingAdjustmentRequestId": "ba-1", "agreementId": "agmt-1"}, {"billingAdjustmentRequestId": "ba-2", "agreementId": "agmt-1"}], "nextToken": "page\u002d2"}`, "ba-1 ba-2", "page-2"},
		{`{"billingAdjustmentRequestId": "ba-1", "agreementId": "agmt-1"}`, "ba-1", ""},
		{`{"billingAdjustmentRequestId": "ba-1", "agreementId": "agmt-1", "items": null}`, "ba-1", ""},
		{`{"billingAdjustmentRequestId": "ba-1", "items": [{"billingAdjustmentRequestId": "ba-2", "agreementId": "agmt-1"}]}`, "ba-2", ""},
	} {
		p := must(t, agreements.ParseBillingAdjustments, c.text)
		var ids []string
		for _, b := range p.Items {
			ids = append(ids, b.ID())
		}
		if got := strings.Join(ids, " "); got != c.ids || p.NextToken != c.next {
			t.Errorf("%s is a page of %q, then %q, want %q, then %q", c.text, got, p.NextToken, c.ids, c.next)
		}
	}
	if p := must(t, agreements.ParseTerms, `{"acceptedTerms": [{"supportTerm": {}}, {"legalTerm": {}}], "nextToken": "page-2"}`); len(p.Items) != 2 || p.NextToken != "page-2" {
		t.Errorf("there are %d terms, then %q, want 2, then page-2", len(p.Items), p.NextToken)
	}
}

// What was read marshals to what was written, members that are not known, nulls
// and the way of writing numbers included.
func TestMarshal(t *testing.T) {
	item := `"agreementId": "agmt-1", "invoiceId": "inv-1", "billingAdjustmentRequestId": "ba-1", "agreementCancellationRequestId": "acr-1",
		"createdAt": 1690414957.123, "amount": 0.10, "new": {"A": [1e5, null, true, "<é\u00e9\n>"], "": {}}, "endTime": null`
	for operation, text := range map[string]string{
		"DescribeAgreement":                 `{` + item + `, "acceptedTerms": [{"legalTerm": {"type": null}, "newTerm": 1.50}]}`,
		"GetAgreementTerms":                 ` {"acceptedTerms": [{"legalTerm": {"type": null}, "newTerm": 1.50}, {}], "nextToken": null, ` + item + `}`,
		"SearchAgreements":                  `{"agreementViewSummaries": [{` + item + `}], "nextToken": "t", "new": 1.0}`,
		"ListAgreementInvoiceLineItems":     "\uFEFF" + `{"agreementInvoiceLineItemGroupSummaries": [{` + item + `}], "ResponseMetadata": {"HTTPStatusCode": 200}}`,
		"ListBillingAdjustmentRequests":     `{"nextToken": null, "items": [{` + item + `}, {` + item + `}]}`,
		"ListAgreementCancellationRequests": `{` + item + `}`,
	} {
		v, err := parsers[operation]([]byte(text))
		if err != nil {
			t.Errorf("%s: %v", operation, err)
			continue
		}
		if diff := cmp.Diff(decoded(t, []byte(strings.TrimPrefix(text, "\uFEFF"))), decoded(t, marshalled(t, v))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", operation, diff)
		}
	}

	// The parts of a response are views as well.
	a := must(t, agreements.ParseAgreement, `{"agreementId": "agmt-1", "estimatedCharges": {"agreementValue": "10.0", "tax": 0.50}, "acceptedTerms": [{"renewalTerm": {"configuration": {"enableAutoRenew": true}}}]}`)
	for want, v := range map[string]any{
		`{"agreementValue":"10.0","tax":0.50}`:       a.EstimatedCharges(),
		`{"configuration":{"enableAutoRenew":true}}`: a.Terms()[0],
		`{"enableAutoRenew":true}`:                   a.Terms()[0].Configuration(),
		`null`:                                       agreements.Invoice{},
		`{"Terms":[{"Type":"RenewalTerm","Configuration":{"EnableAutoRenew":true}}]}`: struct{ Terms jsondoc.Node }{a.AcceptedTerms()},
	} {
		if got := string(marshalled(t, v)); got != want {
			t.Errorf("marshalled as %s, want %s", got, want)
		}
	}
}

func marshalled(t *testing.T, v any) []byte {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// decoded is what JSON says, with numbers as they are written.
func decoded(t *testing.T, text []byte) any {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(string(text)))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		t.Fatal(err)
	}
	return v
}

// FuzzParse gives any bytes to every parser: what is refused is refused with a
// place, and what is read marshals to what was written.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		``, `{}`, `[]`, `{"agreementId": "agmt-1", "status": "ACTIVE", "startTime": 1.5e9, "endTime": null}`,
		`{"agreementId": "agmt-1", "acceptedTerms": [{"legalTerm": {"type": "LegalTerm"}, "x": [{"\u0061": null}]}, {}], "nextToken": ""}`,
		`{"agreementViewSummaries": [{"agreementId": "agmt-1", "proposalSummary": {"resources": [{}]}}], "nextToken": "t"}`,
		`{"agreementInvoiceLineItemGroupSummaries": [{"agreementId": "agmt-1", "invoiceId": "inv-1", "issuedTime": 1e999}]}`,
		`{"items": [{"agreementId": "a", "billingAdjustmentRequestId": "ba-1", "agreementCancellationRequestId": "acr-1"}]}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		for _, operation := range slices.Sorted(maps.Keys(parsers)) {
			v, err := parsers[operation](text)
			if err != nil {
				if at, ok := errors.AsType[*jsondoc.SyntaxError](err); !ok || at.Line < 1 || at.Column < 1 || at.Problem == "" {
					t.Fatalf("%s: %q is refused without a place: %v", operation, text, err)
				}
				continue
			}
			plain := []byte(strings.TrimPrefix(string(text), "\uFEFF"))
			if diff := cmp.Diff(decoded(t, plain), decoded(t, marshalled(t, v))); diff != "" {
				t.Fatalf("%s: %q (-want +got):\n%s", operation, text, diff)
			}
			var accepted []agreements.AcceptedTerm
			switch v := v.(type) {
			case agreements.Agreement:
				v.StartTime()
				v.EndTime()
				if accepted = v.Terms(); len(accepted) != v.AcceptedTerms().Len() {
					t.Fatalf("%q has %d terms and %d in an offer's shape", text, len(accepted), v.AcceptedTerms().Len())
				}
			case agreements.Page[agreements.AcceptedTerm]:
				accepted = v.Items
			}
			for _, term := range accepted {
				if !term.Offered().Exists() {
					t.Fatalf("%q: %s is nothing in an offer's shape", text, term.Raw())
				}
			}
		}
	})
}
