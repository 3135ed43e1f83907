package e2e

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/agreement"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/factstest"
)

const batch = "BatchCreateBillingAdjustmentRequest"

// twoEntries is a batch whose second entry asks for nothing, under the token of
// the first.
const twoEntries = `{"billingAdjustmentRequestEntries": [
  {"agreementId": "agmt-1", "originalInvoiceId": "inv-1", "adjustmentAmount": "10.00", "currencyCode": "USD", "adjustmentReasonCode": "OTHER", "clientToken": "t"},
  {"agreementId": "agmt-1", "originalInvoiceId": "inv-2", "adjustmentAmount": "0", "currencyCode": "USD", "adjustmentReasonCode": "OTHER", "clientToken": "t", "note": 1}
]}`

func validateRequest(t *testing.T, operation, request string, options ...offercheck.Option) *offercheck.Report {
	t.Helper()
	v, err := offercheck.New(options...)
	if err != nil {
		t.Fatal(err)
	}
	report, err := v.ValidateRequest(operation, []byte(request))
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// answersTo are the rows of the findings, without their operation.
func answersTo(r *offercheck.Report) []string {
	list := []string{}
	for _, f := range r.Findings {
		_, row, _ := strings.Cut(f.Row, "/")
		list = append(list, string(f.Severity)+" "+row)
	}
	return list
}

// A Validator says of a request what package agreement says of it with the same
// facts, which it may share with change sets.
func TestValidateRequest(t *testing.T) {
	facts := [][]byte{
		[]byte(`{"Now": "2024-05-01T12:00:00Z", "Entities": [{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@1", "DetailsDocument": {"Id": "offer-1", "State": "Released", "Terms": [], "Rules": []}}],
			"Invoices": [{"agreementId": "agmt-1", "invoiceId": "inv-1", "invoiceType": "INVOICE", "pricingCurrencyAmount": {"maxAdjustmentAmount": "9.99", "currencyCode": "USD"}}], "AllInvoicesOf": ["agmt-1"]}`),
		[]byte(`{"items": [{"billingAdjustmentRequestId": "ba-1", "agreementId": "agmt-1", "originalInvoiceId": "inv-1", "status": "COMPLETED"}]}`),
	}
	inFacts := factstest.With(t, []byte(`{"Invoices": [{"agreementId": "agmt-1", "invoiceId": "inv-1", "invoiceType": "INVOICE", "pricingCurrencyAmount": {"maxAdjustmentAmount": "9.99", "currencyCode": "USD"}}], "AllInvoicesOf": ["agmt-1"]}`), facts[1])
	want, err := agreement.Validate(batch, []byte(twoEntries), inFacts)
	if err != nil {
		t.Fatal(err)
	}
	got := validateRequest(t, batch, twoEntries, factstest.With(t, facts...))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("reports (-agreement +validator):\n%s", diff)
	}
	rows := []string{
		"error VALIDATION_EXCEPTION/billingAdjustmentRequestEntries[].adjustmentAmount vs invoice",
		"error RESOURCE_NOT_FOUND_EXCEPTION/billingAdjustmentRequestEntries[].originalInvoiceId",
		"error VALIDATION_EXCEPTION/billingAdjustmentRequestEntries[].adjustmentAmount",
		"error VALIDATION_EXCEPTION/billingAdjustmentRequestEntries[].clientToken",
		"warning VALIDATION_EXCEPTION/(unknown member)",
	}
	if diff := cmp.Diff(rows, answersTo(got)); diff != "" || len(got.Undecided) > 0 || !errors.Is(got.Err(), errcodes.AgreementNotFound) {
		t.Errorf("%d undecided, %v, rows (-want +got):\n%s", len(got.Undecided), got.Err(), diff)
	}

	v, err := offercheck.New(factstest.With(t, facts...))
	if err != nil {
		t.Fatal(err)
	}
	report, err := v.Validate([]byte(`[{"ChangeType": "ReleaseOffer", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}, "DetailsDocument": {}}]`))
	if err != nil || !report.Has(errcodes.InvalidUpdateRequest) {
		t.Errorf("the offer is released already, by the same facts: %v, %v", report, err)
	}
}

func TestRequestIsRefused(t *testing.T) {
	v, err := offercheck.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ operation, request, want string }{
		{batch, `[]`, "line 1, column 1: the document: a request of " + batch + " is an object, not a list"},
		{batch, `{`, "line 1, column 2: the document ends inside an object that begins on line 1"},
		{"BatchCreateBillingAdjustmentRequests", `{}`, `the Agreement Service has no operation "BatchCreateBillingAdjustmentRequests"; did you mean ` + batch + "?"},
	} {
		report, err := v.ValidateRequest(c.operation, []byte(c.request))
		if report != nil || err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: %v, %v", c.request, report, err)
		}
		if _, placed := errors.AsType[*offercheck.SyntaxError](err); placed != (c.operation == batch) {
			t.Errorf("%s: an error with a place: %t", c.request, placed)
		}
	}
}

// Bounds hold for requests too.
func TestRequestBounds(t *testing.T) {
	for _, c := range []struct {
		name   string
		option offercheck.Option
		want   string
	}{
		{"size", offercheck.WithMaxSize(len(twoEntries)), ""},
		{"a byte less", offercheck.WithMaxSize(len(twoEntries) - 1), "line 1, column 1: the document has"},
		{"depth", offercheck.WithMaxDepth(3), ""},
		{"a level less", offercheck.WithMaxDepth(2), "line 2, column 3: objects and lists are nested more than 2 deep"},
	} {
		v, err := offercheck.New(c.option)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := v.ValidateRequest(batch, []byte(twoEntries)); (err != nil) != (c.want != "") || err != nil && !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

// A row that is left out keeps no entry back, and the report says so.
func TestRequestWithout(t *testing.T) {
	amount, token := batch+"/VALIDATION_EXCEPTION/billingAdjustmentRequestEntries[].adjustmentAmount", batch+"/VALIDATION_EXCEPTION/billingAdjustmentRequestEntries[].clientToken"
	for _, c := range []struct {
		without  []string
		rows     int
		verdict  offercheck.Verdict
		sendable []bool
		open     int
	}{
		{nil, 3, offercheck.VerdictRejected, []bool{true, false}, 8},
		{[]string{amount}, 2, offercheck.VerdictRejected, []bool{true, false}, 8},
		{[]string{amount, token}, 1, offercheck.VerdictUndecided, []bool{true, true}, 8},
		{[]string{amount, token, batch + "/VALIDATION_EXCEPTION/(unknown member)"}, 0, offercheck.VerdictUndecided, []bool{true, true}, 8},
		{[]string{amount + " vs invoice"}, 3, offercheck.VerdictRejected, []bool{true, false}, 6},
	} {
		var options []offercheck.Option
		for _, row := range c.without {
			options = append(options, offercheck.WithoutRow(row, "not for us"))
		}
		report := validateRequest(t, batch, twoEntries, options...)
		var sendable []bool
		for _, e := range report.Entries {
			sendable = append(sendable, e.Sendable)
		}
		answered := len(report.Answer().Items) + len(report.Answer().Errors)
		if len(report.Findings) != c.rows || report.Verdict != c.verdict || !slices.Equal(sendable, c.sendable) || len(report.Suppressed) != len(c.without) || len(report.Undecided) != c.open || answered != 2 {
			t.Errorf("without %q: %q, %s, sendable %t, %d undecided, %+v", c.without, answersTo(report), report.Verdict, sendable, len(report.Undecided), report.Suppressed)
		}
	}
	if _, err := offercheck.New(offercheck.WithoutRow(batch+"/VALIDATION_EXCEPTION/billingAdjustmentRequestEntries[].amount", "no such row")); err == nil {
		t.Error("a row that there is not can be left out")
	}
}

// A report that was cut says so, and holds back what it does not list.
func TestRequestMaxFindings(t *testing.T) {
	for most, want := range map[int]struct {
		findings int
		cut      int
	}{2: {3, 0}, 1: {2, 1}} {
		report := validateRequest(t, batch, twoEntries, offercheck.WithMaxFindings(most))
		if len(report.Findings) != want.findings || len(report.Truncated) != want.cut || report.Verdict != offercheck.VerdictRejected || !report.Entries[0].Sendable || report.Entries[1].Sendable {
			t.Errorf("at most %d: %q, %q, %s, %+v", most, answersTo(report), report.Truncated, report.Verdict, report.Entries)
		}
	}
}

// What is left out takes no room in a report: an error that would be cut beside
// it is listed.
func TestWithoutTakesNoRoom(t *testing.T) {
	amount := offercheck.WithoutRow(batch+"/VALIDATION_EXCEPTION/billingAdjustmentRequestEntries[].adjustmentAmount", "not for us")
	report := validateRequest(t, batch, twoEntries, offercheck.WithMaxFindings(1), amount)
	want := []string{"error VALIDATION_EXCEPTION/billingAdjustmentRequestEntries[].clientToken", "warning VALIDATION_EXCEPTION/(unknown member)"}
	if diff := cmp.Diff(want, answersTo(report)); diff != "" || report.Verdict != offercheck.VerdictRejected || report.Truncated != nil || report.Suppressed[0].Count != 1 {
		t.Errorf("%s, %q, %+v, rows (-want +got):\n%s", report.Verdict, report.Truncated, report.Suppressed, diff)
	}

	const twoFaults = `{"Catalog": "X", "Intent": "X", "ChangeSet": [{"ChangeType": "X", "Entity": {"Type": "SaaSProduct@1.0"}, "DetailsDocument": {}}]}`
	report, err := offercheck.Validate([]byte(twoFaults), offercheck.WithMaxFindings(1), offercheck.WithoutRow("StartChangeSet/422/Catalog", "another catalog"))
	if err != nil {
		t.Fatal(err)
	}
	if len(report.Findings) != 1 || report.Findings[0].Path != "/Intent" || report.Verdict != offercheck.VerdictRejected || report.Suppressed[0].Count != 1 {
		t.Errorf("%+v, %+v", report.Findings, report.Suppressed)
	}
}
