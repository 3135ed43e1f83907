package agreement_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck/agreement"
)

// must is the list in a response that parse has to take.
func must[T any](t *testing.T, parse func([]byte) ([]T, string, error), text string) []T {
	t.Helper()
	list, _, err := parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// A response is how a kind of thing is read: by what, and from which list.
type response struct {
	list string
	// parse gives what is kept of each item, Raw, and of a term its name before it.
	parse func([]byte) (kept []string, nextToken string, err error)
}

// The responses, by operation.
var responses = map[string]response{
	"DescribeAgreement": {"", func(text []byte) ([]string, string, error) {
		a, err := agreement.ParseAgreement(text)
		return []string{string(a.Raw)}, "", err
	}},
	"GetAgreementTerms": {"acceptedTerms", keep(agreement.ParseTerms, func(t agreement.AcceptedTerm) string { return t.Name + string(t.Raw) })},
	"SearchAgreements":  {"agreementViewSummaries", keep(agreement.ParseSummaries, func(a agreement.Agreement) string { return string(a.Raw) })},
	"ListAgreementInvoiceLineItems": {"agreementInvoiceLineItemGroupSummaries",
		keep(agreement.ParseInvoices, func(i agreement.Invoice) string { return string(i.Raw) })},
	"ListBillingAdjustmentRequests": {"items",
		keep(agreement.ParseBillingAdjustments, func(b agreement.BillingAdjustment) string { return string(b.Raw) })},
	"ListAgreementCancellationRequests": {"items",
		keep(agreement.ParseCancellationRequests, func(c agreement.CancellationRequest) string { return string(c.Raw) })},
}

func keep[T any](parse func([]byte) ([]T, string, error), raw func(T) string) func([]byte) ([]string, string, error) {
	return func(text []byte) ([]string, string, error) {
		list, next, err := parse(text)
		var kept []string
		for _, item := range list {
			kept = append(kept, raw(item))
		}
		return kept, next, err
	}
}

// written are the items of a response as they stand in it, and of terms the name before
// each.
func (r response) written(t testing.TB, text []byte) []string {
	t.Helper()
	text = bytes.TrimSpace(bytes.TrimPrefix(text, []byte("\uFEFF")))
	var root map[string]json.RawMessage
	decode(t, text, &root)
	list, isList := root[r.list]
	if r.list == "" || !isList || string(list) == "null" {
		return []string{string(text)}
	}
	var items []json.RawMessage
	decode(t, list, &items)
	var all []string
	for _, item := range items {
		if r.list != "acceptedTerms" {
			all = append(all, string(item))
			continue
		}
		var terms map[string]json.RawMessage
		decode(t, item, &terms)
		for name, term := range terms {
			if string(term) != "null" {
				all = append(all, name+string(term))
			}
		}
	}
	return all
}

// checkKept checks that everything in a response is kept.
func (r response) checkKept(t testing.TB, name string, text []byte, kept []string) {
	t.Helper()
	want := r.written(t, text)
	slices.Sort(want) // the terms of one item have no order there
	slices.Sort(kept)
	if diff := cmp.Diff(want, kept); diff != "" {
		t.Errorf("%s: %q (-want +got):\n%s", name, text, diff)
	}
}

func decode(t testing.TB, text []byte, v any) {
	t.Helper()
	if err := json.Unmarshal(text, v); err != nil {
		t.Fatalf("%q: %v", text, err)
	}
}

func TestRefusedResponses(t *testing.T) {
	for _, c := range []struct{ operation, text, want string }{
		{"DescribeAgreement", ``, "1:1: the document is empty"},
		{"DescribeAgreement", `{"agreementId": "agmt-1"`, "1:25: the document ends inside an object that begins on line 1"},
		{"DescribeAgreement", "[]", "1:1: the document: an object is expected, a response of the Agreement Service, not a list"},
		{"DescribeAgreement", `null`, "1:1: the document: an object is expected, a response of the Agreement Service, not null"},
		{"DescribeAgreement", `{"status": "ACTIVE"}`, `1:1: /agreementId: the id of the agreement, such as "agmt-1", is expected but missing`},
		{"DescribeAgreement", `{"agreementId": null}`, `1:1: /agreementId: the id of the agreement, such as "agmt-1", is expected but missing`},
		{"DescribeAgreement", `{"agreementId": ""}`, `1:17: /agreementId: the id of the agreement, such as "agmt-1", is expected, not ""`},
		{"DescribeAgreement", `{"agreementId": 5}`, `1:17: /agreementId: the id of the agreement, such as "agmt-1", is expected, not a number`},
		{"DescribeAgreement", "{\"agreementId\": \"agmt-1\",\n \"acceptor\": {\"accountId\": \"1\", \"accountId\": \"1\"}}", "2:46: /acceptor/accountId: is given twice"},
		{"DescribeAgreement", `{"agreementId": "agmt-1", "acceptedTerms": {}}`, "1:44: /acceptedTerms: the list of a GetAgreementTerms response is expected, not an object"},
		{"DescribeAgreement", `{"agreementId": "agmt-1", "acceptedTerms": [{}, "legalTerm"]}`, `1:49: /acceptedTerms/1: an object is expected, a term such as {"legalTerm": {…}}, not a string`},
		{"GetAgreementTerms", `{"agreementId": "agmt-1"}`, "1:1: /acceptedTerms: the list of a GetAgreementTerms response is expected but missing"},
		{"GetAgreementTerms", `{"acceptedTerms": null}`, "1:1: /acceptedTerms: the list of a GetAgreementTerms response is expected but missing"},
		{"GetAgreementTerms", `{"acceptedTerms": [null]}`, `1:20: /acceptedTerms/0: an object is expected, a term such as {"legalTerm": {…}}, not null`},
		{"GetAgreementTerms", `{"acceptedTerms": [{"legalTerm": {}, "legalTerm": {}}]}`, "1:51: /acceptedTerms/0/legalTerm: is given twice"},
		{"GetAgreementTerms", `{"acceptedTerms": [], "nextToken": 2}`, "1:36: /nextToken: a string is expected, not a number"},
		{"SearchAgreements", `{}`, "1:1: /agreementViewSummaries: the list of a SearchAgreements response is expected but missing"},
		{"SearchAgreements", `{"agreementViewSummaries": [{"agreementId": "agmt-1"}, {}]}`, "1:56: /agreementViewSummaries/1/agreementId: an id, a string that is not empty, is expected but missing"},
		{"SearchAgreements", `{"agreementId": "agmt-1"}`, "1:1: /agreementViewSummaries: the list of a SearchAgreements response is expected but missing"},
		{"SearchAgreements", `{"agreementViewSummaries": [], "nextToken": {}}`, "1:45: /nextToken: a string is expected, not an object"},
		{"ListAgreementInvoiceLineItems", `{"agreementInvoiceLineItemGroupSummaries": "none"}`, "1:44: /agreementInvoiceLineItemGroupSummaries: the list of a ListAgreementInvoiceLineItems response is expected, not a string"},
		{"ListAgreementInvoiceLineItems", `{"agreementInvoiceLineItemGroupSummaries": [[]]}`, "1:45: /agreementInvoiceLineItemGroupSummaries/0: an object is expected, an item of ListAgreementInvoiceLineItems, not a list"},
		{"ListAgreementInvoiceLineItems", `{"agreementInvoiceLineItemGroupSummaries": [{"agreementId": "agmt-1", "invoiceId": ""}]}`, `1:84: /agreementInvoiceLineItemGroupSummaries/0/invoiceId: an id, a string that is not empty, is expected, not ""`},
		{"ListAgreementInvoiceLineItems", `{"agreementInvoiceLineItemGroupSummaries": [{"invoiceId": "inv-1"}]}`, `1:45: /agreementInvoiceLineItemGroupSummaries/0/agreementId: an id, a string that is not empty, is expected but missing`},
		{"ListBillingAdjustmentRequests", `{}`, "1:1: /items: the list of a ListBillingAdjustmentRequests response, or billingAdjustmentRequestId of a GetBillingAdjustmentRequest response, is expected but missing"},
		{"ListBillingAdjustmentRequests", `{"items": [{"agreementCancellationRequestId": "acr-1", "agreementId": "agmt-1"}]}`, "1:12: /items/0/billingAdjustmentRequestId: an id, a string that is not empty, is expected but missing"},
		{"ListBillingAdjustmentRequests", `{"items": [{"billingAdjustmentRequestId": "ba-1", "clientToken": "t"}], "errors": []}`, "1:12: /items/0/agreementId: an id, a string that is not empty, is expected but missing"},
		{"ListBillingAdjustmentRequests", `{"billingAdjustmentRequestId": 1, "agreementId": "agmt-1"}`, "1:32: /billingAdjustmentRequestId: an id, a string that is not empty, is expected, not a number"},
		{"ListBillingAdjustmentRequests", `{"billingAdjustmentRequestId": "ba-1", "items": false}`, "1:49: /items: the list of a ListBillingAdjustmentRequests response, or billingAdjustmentRequestId of a GetBillingAdjustmentRequest response, is expected, not a boolean"},
		{"ListAgreementCancellationRequests", `{"billingAdjustmentRequestId": "ba-1", "agreementId": "agmt-1"}`, "1:1: /items: the list of a ListAgreementCancellationRequests response, or agreementCancellationRequestId of a GetAgreementCancellationRequest response, is expected but missing"},
		{"ListAgreementCancellationRequests", `{"agreementCancellationRequestId": "acr-1"}`, "1:1: /agreementId: an id, a string that is not empty, is expected but missing"},
	} {
		kept, next, err := responses[c.operation].parse([]byte(c.text))
		if err == nil {
			t.Errorf("%s: %s is read", c.operation, c.text)
		} else if got := placed(err); got != c.want || next != "" || strings.Join(kept, "") != "" {
			t.Errorf("%s: %s\n got  %s, with %q, %q\n want %s", c.operation, c.text, got, kept, next, c.want)
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
		adjustments, next, err := agreement.ParseBillingAdjustments([]byte(c.text))
		var ids []string
		for _, b := range adjustments {
			ids = append(ids, b.BillingAdjustmentRequestID)
		}
		if got := strings.Join(ids, " "); got != c.ids || next != c.next || err != nil {
			t.Errorf("%s is a page of %q, then %q, %v; want %q, then %q", c.text, got, next, err, c.ids, c.next)
		}
	}
	for operation, r := range responses {
		if r.list == "" {
			continue
		}
		kept, next, err := r.parse([]byte(`{"` + r.list + `": [], "nextToken": "page-2"}`))
		if len(kept) > 0 || next != "page-2" || err != nil {
			t.Errorf("%s: %q, then %q, %v", operation, kept, next, err)
		}
	}
}

// Raw is what was written: fields that are not known, nulls and the way of writing numbers
// included.
func TestNothingIsLost(t *testing.T) {
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
		kept, _, err := responses[operation].parse([]byte(text))
		if err != nil {
			t.Errorf("%s: %v", operation, err)
			continue
		}
		responses[operation].checkKept(t, operation, []byte(text), kept)
	}
}

// FuzzParse gives any bytes to every parser: what is refused is refused with a
// place, and of what is read nothing is lost.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		``, `{}`, `[]`, `{"agreementId": "agmt-1", "": [], "status": "ACTIVE", "startTime": 1.5e9, "endTime": null}`,
		`{"agreementId": "agmt-1", "acceptedTerms": [{"legalTerm": {"type": "LegalTerm"}, "x": [{"\u0061": null}]}, {}], "nextToken": ""}`,
		`{"agreementViewSummaries": [{"agreementId": "agmt-1", "proposalSummary": {"resources": [{}]}}], "nextToken": "t"}`,
		`{"agreementInvoiceLineItemGroupSummaries": [{"agreementId": "agmt-1", "invoiceId": "inv-1", "issuedTime": 1e999}]}`,
		`{"items": [{"agreementId": "a", "billingAdjustmentRequestId": "ba-1", "agreementCancellationRequestId": "acr-1"}]}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		for _, operation := range slices.Sorted(maps.Keys(responses)) {
			kept, _, err := responses[operation].parse(text)
			if err != nil {
				checkRefusal(t, text, err, true)
				continue
			}
			responses[operation].checkKept(t, operation, text, kept)
		}
		terms, _, err := agreement.ParseTerms(text)
		if err != nil {
			return
		}
		for _, term := range terms {
			if !json.Valid(term.Offered) {
				t.Fatalf("%q: %s is %s in an offer's shape", text, term.Raw, term.Offered)
			}
		}
	})
}
