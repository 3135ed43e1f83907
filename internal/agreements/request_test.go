package agreements_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/agreement"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/agreements"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/jsondoc"
)

// sound are requests that nothing is wrong with, one for each operation.
var sound = map[string]string{
	"BatchCreateBillingAdjustmentRequest": `{"billingAdjustmentRequestEntries": [{"agreementId": "agmt-1", "originalInvoiceId": "inv-1", "adjustmentAmount": "10.00",
		"currencyCode": "USD", "adjustmentReasonCode": "OTHER", "description": "an example", "clientToken": "t-1"}]}`,
	"SendAgreementCancellationRequest":   `{"agreementId": "agmt-1", "reasonCode": "OTHER", "clientToken": "t-1", "description": "an example"}`,
	"CancelAgreementCancellationRequest": `{"agreementId": "agmt-2", "agreementCancellationRequestId": "acr-1", "cancellationReason": "no longer wanted"}`,
	"GetAgreementCancellationRequest":    `{"agreementId": "agmt-1", "agreementCancellationRequestId": "acr-1"}`,
	"GetBillingAdjustmentRequest":        `{"agreementId": "agmt-1", "billingAdjustmentRequestId": "ba-1"}`,
	"ListBillingAdjustmentRequests":      `{"agreementId": "agmt-1", "status": "PENDING", "createdAfter": 1, "createdBefore": 2, "maxResults": 50}`,
	"ListAgreementCancellationRequests":  `{"partyType": "Proposer", "status": "APPROVED"}`,
	"ListAgreementInvoiceLineItems":      `{"agreementId": "agmt-1", "groupBy": "INVOICE_ID", "invoiceBillingPeriod": {"month": 5, "year": 2024}}`,
	"DescribeAgreement":                  `{"agreementId": "agmt-1"}`,
	"GetAgreementTerms":                  `{"agreementId": "agmt-1", "maxResults": 1, "nextToken": "t"}`,
	"SearchAgreements":                   `{"catalog": "AWSMarketplace", "filters": [{"name": "PartyType", "values": ["Proposer"]}], "sort": {"sortBy": "EndTime", "sortOrder": "ASCENDING"}}`,
}

func TestSoundRequests(t *testing.T) {
	facts := known(t, `{"Agreements": [`+described+`], "Invoices": [`+invoice("agmt-1", "inv-1", "10.00")+`], "BillingAdjustments": [],
		"CancellationRequests": [`+cancellation("acr-1", "agmt-2", "PENDING_APPROVAL")+`]}`)
	for _, operation := range errcodes.Operations() {
		report := checked(t, operation, sound[operation], facts)
		if len(report.Findings) > 0 || len(report.Undecided) > 0 || report.Verdict != offercheck.VerdictAccepted || report.Err() != nil {
			t.Errorf("%s: %+v", operation, report)
		}
	}
	if len(sound) != len(errcodes.Operations()) {
		t.Errorf("%d operations, %d requests", len(errcodes.Operations()), len(sound))
	}
}

// What is known of nothing decides nothing that needs facts, and accepts nothing.
func TestRequestsWithoutFacts(t *testing.T) {
	for operation, request := range sound {
		var needs errcodes.Needs
		for _, row := range errcodes.Newest.Rows() {
			if row.Operation == operation {
				needs |= row.Needs &^ errcodes.NeedRequest
			}
		}
		for _, facts := range []*offercheck.Facts{nil, new(offercheck.Facts), known(t, `{}`)} {
			report := checked(t, operation, request, facts)
			var open errcodes.Needs
			for _, u := range report.Undecided {
				open |= u.Needs
			}
			want := offercheck.VerdictAccepted
			if needs != 0 {
				want = offercheck.VerdictUndecided
			}
			if open != needs || report.Verdict != want || len(report.Findings) > 0 {
				t.Errorf("%s: open for want of %s, %s; want %s, %s; found %+v", operation, open, report.Verdict, needs, want, report.Findings)
			}
		}
	}
}

func TestRefusedRequests(t *testing.T) {
	const operations = "; it has BatchCreateBillingAdjustmentRequest, SendAgreementCancellationRequest, CancelAgreementCancellationRequest, GetAgreementCancellationRequest, " +
		"GetBillingAdjustmentRequest, ListBillingAdjustmentRequests, ListAgreementCancellationRequests, ListAgreementInvoiceLineItems, DescribeAgreement, GetAgreementTerms, SearchAgreements"
	for _, c := range []struct{ operation, request, want string }{
		{"SearchAgreement", "{", `the Agreement Service has no operation "SearchAgreement"; did you mean SearchAgreements?`},
		{"searchAgreements", "{}", `the Agreement Service has no operation "searchAgreements"; did you mean SearchAgreements?`},
		{"batchcreate", "{}", `the Agreement Service has no operation "batchcreate"; did you mean BatchCreateBillingAdjustmentRequest?`},
		{"Get", "{}", `the Agreement Service has no operation "Get"` + operations},
		{"StartChangeSet", "{}", `the Agreement Service has no operation "StartChangeSet"` + operations},
		{"", "{}", `the Agreement Service has no operation ""` + operations},
		{"SearchAgreements", "", "line 1, column 1: the document is empty"},
		{"SearchAgreements", "{\n  filters: []}", "line 2, column 3: a field name in double quotes is expected, not 'f'"},
		{"SearchAgreements", "[]", "line 1, column 1: the document: a request of SearchAgreements is an object, not a list"},
		{"SearchAgreements", "\n null", "line 2, column 2: the document: a request of SearchAgreements is an object, not null"},
		{"SearchAgreements", `"{}"`, "line 1, column 1: the document: a request of SearchAgreements is an object, not a string"},
		{"SearchAgreements", "{}{}", "line 1, column 3: there is text after the end of the document: '{'"},
		{"SearchAgreements", `{"catalog": "\ud800"}`, `line 1, column 14: \ud800 is half of a surrogate pair, not a character`},
		{"SearchAgreements", "{\"catalog\": \"é\xff\"}", "line 1, column 15: the byte 0xFF is not valid UTF-8; save the document as UTF-8"},
		{"SearchAgreements", `{"a": ` + strings.Repeat("[", 512) + strings.Repeat("]", 512) + "}", "line 1, column 518: objects and lists are nested more than 512 deep"},
	} {
		report, err := agreement.Validate(c.operation, []byte(c.request))
		if report != nil || err == nil || err.Error() != c.want {
			t.Errorf("%s of %q\n got  %v\n want %s", c.operation, c.request, err, c.want)
		}
	}
}

func TestRequestBounds(t *testing.T) {
	request := sound["SearchAgreements"]
	for _, c := range []struct {
		name   string
		bounds jsondoc.Options
		want   bool
	}{
		{"size", jsondoc.Options{MaxSize: len(request)}, true},
		{"a byte less", jsondoc.Options{MaxSize: len(request) - 1}, false},
		{"depth", jsondoc.Options{MaxDepth: 4}, true},
		{"a level less", jsondoc.Options{MaxDepth: 3}, false},
	} {
		if _, err := agreements.Check("SearchAgreements", []byte(request), nil, c.bounds, new(check.Results)); (err == nil) != c.want {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

// A byte order mark is no part of a request, null is no member.
func TestRequestsAsTheyAreWritten(t *testing.T) {
	for operation, request := range sound {
		for name, written := range map[string]string{
			"with a byte order mark": "\ufeff" + request,
			"with nulls":             `{"$schema": null, "unknown": null, ` + strings.TrimPrefix(request, "{"),
		} {
			want, got := checked(t, operation, request, nil), checked(t, operation, written, nil)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s %s (-want +got):\n%s", operation, name, diff)
			}
		}
	}
}

// entriesOf are the entries of a batch: index, token, whether it could be sent.
func entriesOf(r *offercheck.Report) []string {
	var list []string
	for _, e := range r.Entries {
		list = append(list, fmt.Sprintf("%d %q %t", e.Index, e.ClientToken, e.Sendable))
	}
	return list
}

// A batch says of each entry whether it could be sent; an entry that is sound is
// not held back by others.
func TestEntries(t *testing.T) {
	const other = `"originalInvoiceId": "inv-2"`
	for name, c := range map[string]struct {
		request string
		want    []string
	}{
		"one":                  {adjustments(t, ""), []string{`0 "t-0" true`}},
		"none":                 {adjustments(t), nil},
		"null":                 {`{"billingAdjustmentRequestEntries": null}`, nil},
		"no list":              {`{"billingAdjustmentRequestEntries": {"0": {}}}`, nil},
		"one of two":           {adjustments(t, `"adjustmentAmount": "-1"`, other), []string{`0 "t-0" false`, `1 "t-1" true`}},
		"a token twice":        {adjustments(t, `"clientToken": "t"`, `"clientToken": "t", `+other), []string{`0 "t" true`, `1 "t" false`}},
		"an invoice twice":     {adjustments(t, "", ""), []string{`0 "t-0" true`, `1 "t-1" false`}},
		"a token that is none": {adjustments(t, `"clientToken": 5`), []string{`0 "" false`}},
		"no entry":             {`{"billingAdjustmentRequestEntries": [null, "t", [], ` + adjustment(t, `"clientToken": "t"`) + `]}`, []string{`0 "" false`, `1 "" false`, `2 "" false`, `3 "t" true`}},
		"warnings":             {adjustments(t, `"note": 1`, `"agreementId": "agmt-2"`), []string{`0 "t-0" true`, `1 "t-1" true`}},
		"a member twice":       {strings.Replace(adjustments(t, "", other), `"currencyCode"`, `"currencyCode": "USD", "currencyCode"`, 1), []string{`0 "t-0" false`, `1 "t-1" true`}},
		"the list twice":       {strings.Replace(adjustments(t, ""), "{", `{"billingAdjustmentRequestEntries": [], `, 1), []string{`0 "t-0" false`}},
		"six":                  {adjustments(t, make([]string, 6)...), []string{`0 "t-0" true`, `1 "t-1" false`, `2 "t-2" false`, `3 "t-3" false`, `4 "t-4" false`, `5 "t-5" false`}},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, entriesOf(checked(t, batch, c.request, nil)), c.want...)
		})
	}
	for operation, request := range sound {
		if report := checked(t, operation, request, nil); operation != batch && (report.Entries != nil || report.Answer() != nil) {
			t.Errorf("%s has entries", operation)
		}
	}
	if report := checked(t, "DescribeAgreement", adjustments(t, ""), nil); report.Entries != nil {
		t.Errorf("another operation with a member of that name has %d entries", len(report.Entries))
	}
}

// An entry of which the report has no room to list the errors is not sendable.
func TestEntriesBeyondTheReport(t *testing.T) {
	request := adjustments(t, `"adjustmentAmount": "1"`, `"adjustmentAmount": "-1", "originalInvoiceId": "inv-2"`, `"adjustmentAmount": "-1", "originalInvoiceId": "inv-3"`,
		`"agreementId": "agmt-2"`, `"clientToken": "t-1", "originalInvoiceId": "inv-4"`)
	report, err := agreement.Validate(batch, []byte(request), offercheck.WithMaxFindings(1))
	if err != nil {
		t.Fatal(err)
	}
	expect(t, entriesOf(report), `0 "t-0" true`, `1 "t-1" false`, `2 "t-2" false`, `3 "t-3" true`, `4 "t-1" false`)
	const listed = `adjustmentAmount: expected a string with a decimal number greater than 0, such as "12.50", found "-1" (leave out the minus sign: an adjustment always lowers the bill)`
	want := &offercheck.BatchAnswer{
		Items: []offercheck.BatchItem{{ClientToken: "t-0"}, {ClientToken: "t-3"}},
		Errors: []offercheck.BatchError{
			{Code: errcodes.AgreementValidation, Message: listed, ClientToken: "t-1"},
			{Code: errcodes.AgreementValidation, Message: "an error of this entry is not listed: there are too many", ClientToken: "t-2"},
			{Code: errcodes.AgreementValidation, Message: "an error of this entry is not listed: there are too many", ClientToken: "t-1"},
		},
	}
	if diff := cmp.Diff(want, report.Answer()); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
	if report.Verdict != offercheck.VerdictRejected || len(report.Findings) != 2 || len(report.Truncated) != 1 {
		t.Errorf("%s, %d findings, %q", report.Verdict, len(report.Findings), report.Truncated)
	}
}

// An error of the request that is not listed holds every entry back.
func TestRequestBeyondTheReport(t *testing.T) {
	request := strings.Replace(adjustments(t, `"adjustmentAmount": "-1"`, `"originalInvoiceId": "inv-2"`), "{", `{"billingAdjustmentRequestEntries": [], `, 1)
	report, err := agreement.Validate(batch, []byte(request), offercheck.WithMaxFindings(1))
	if err != nil {
		t.Fatal(err)
	}
	expect(t, entriesOf(report), `0 "t-0" false`, `1 "t-1" false`)
}

// Findings name the operation, and in a batch the entry; the request itself has
// no entry.
func TestSubjects(t *testing.T) {
	report := checked(t, batch, `{"billingAdjustmentRequestEntries": [`+adjustment(t, `"clientToken": "t", "adjustmentAmount": 5, "a": 1`)+`, 3], "b": 1}`, nil)
	var got []string
	for i := range report.Findings {
		f := &report.Findings[i]
		got = append(got, f.Path+" "+about(f.Operation, f.Entry))
	}
	for _, u := range report.Undecided {
		got = append(got, u.Needs.String()+" "+about(u.Operation, u.Entry))
	}
	const entry = `BatchCreateBillingAdjustmentRequest, entry 0 "t"`
	want := []string{
		"/b BatchCreateBillingAdjustmentRequest",
		"/billingAdjustmentRequestEntries/0/a " + entry,
		"/billingAdjustmentRequestEntries/0/adjustmentAmount " + entry,
		"/billingAdjustmentRequestEntries/1 " + `BatchCreateBillingAdjustmentRequest, entry 1 ""`,
		"adjustments " + entry, "invoices " + entry, "invoices " + entry, "invoices " + entry,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("subjects (-want +got):\n%s", diff)
	}
}

// about says what a finding is about.
func about(operation string, entry *offercheck.Entry) string {
	if entry == nil {
		return operation
	}
	return fmt.Sprintf("%s, entry %d %q", operation, entry.Index, entry.ClientToken)
}

// A slip is found in the entry that has it.
func TestSlipOfEntry(t *testing.T) {
	report := checked(t, batch, adjustments(t, "", `"originalInvoiceId": "inv-2", "description": "<description>"`), nil)
	for _, f := range report.Findings {
		if strings.HasSuffix(f.Row, "/(placeholder)") {
			if f.Entry == nil || f.Entry.Index != 1 {
				t.Errorf("the finding at %s is of %+v", f.Path, f.Entry)
			}
			return
		}
	}
	t.Errorf("nothing is found: %v", report.Findings)
}
