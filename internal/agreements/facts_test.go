package agreements_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/agreements"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
)

// readFacts reads facts that have to be taken.
func readFacts(t testing.TB, documents ...string) *agreements.Facts {
	t.Helper()
	f, err := agreements.ReadFacts(texts(documents)...)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func texts(documents []string) [][]byte {
	list := make([][]byte, len(documents))
	for i, d := range documents {
		list[i] = []byte(d)
	}
	return list
}

// placed writes an error with its place, as LINE:COLUMN: PROBLEM.
func placed(err error) string {
	at, ok := errors.AsType[*errcodes.SyntaxError](err)
	if !ok {
		return fmt.Sprintf("an error without a place: %v", err)
	}
	return fmt.Sprintf("%d:%d: %s", at.Line, at.Column, at.Problem)
}

// told is what facts say of agmt-1 and agmt-2 and what belongs to them, a line
// each. Nothing is said of what is not known.
func told(f *agreements.Facts) []string {
	list := []string{}
	say := func(format string, args ...any) { list = append(list, fmt.Sprintf(format, args...)) }
	pending := func(what, id string, is check.Cond) {
		switch {
		case is.Holds():
			say("%s: %s is pending", what, id)
		case is.Fails():
			say("%s: nothing is pending", what)
		}
	}
	for _, id := range []string{"agmt-1", "agmt-2"} {
		if a, ok := f.Agreement(id); ok {
			say("%s: %s", id, a.Status())
			if terms := a.AcceptedTerms(); terms.Exists() {
				say("%s: terms %s", id, terms.Raw())
			}
		}
		for _, invoice := range []string{"inv-1", "inv-2"} {
			if i, ok := f.Invoice(id, invoice); ok {
				say("%s %s: %s", id, invoice, i.MaxAdjustmentAmount().Raw())
			}
			b, is := f.PendingAdjustment(id, invoice)
			pending(id+" "+invoice, b.ID(), is)
		}
		if f.HasAllInvoicesOf(id) {
			say("%s: all invoices", id)
		}
		c, is := f.PendingCancellation(id)
		pending(id, c.ID(), is)
	}
	for _, id := range []string{"acr-1", "acr-2"} {
		if c, ok := f.CancellationRequest(id); ok {
			say("%s of %s: %s", id, c.AgreementID(), c.Status())
		}
	}
	return list
}

const (
	support   = `{"acceptedTerms": [{"supportTerm": {"type": "SupportTerm"}}]}`
	supported = `[{"Type":"SupportTerm"}]`
)

func withSupport(agreementID string) string {
	return fmt.Sprintf(`{"agreementId": %q, %s`, agreementID, support[1:])
}

func invoice(agreementID, id, most string) string {
	return fmt.Sprintf(`{"agreementId": %q, "invoiceId": %q, "invoiceType": "INVOICE", "pricingCurrencyAmount": {"maxAdjustmentAmount": %q, "currencyCode": "USD"}}`, agreementID, id, most)
}

func asked(id, agreementID, invoiceID, status string) string {
	return fmt.Sprintf(`{"billingAdjustmentRequestId": %q, "agreementId": %q, "originalInvoiceId": %q, "status": %q}`, id, agreementID, invoiceID, status)
}

func cancellation(id, agreementID, status string) string {
	return fmt.Sprintf(`{"agreementCancellationRequestId": %q, "agreementId": %q, "status": %q}`, id, agreementID, status)
}

// responses of the operations that list
func invoices(items ...string) string {
	return `{"agreementInvoiceLineItemGroupSummaries": [` + strings.Join(items, ",") + `]}`
}
func listed(items ...string) string { return `{"items": [` + strings.Join(items, ",") + `]}` }

// goesOn is a response with a page after it.
func goesOn(response string) string { return strings.TrimSuffix(response, "}") + `, "nextToken": "t"}` }

var noAdjustments = []string{
	"agmt-1 inv-1: nothing is pending", "agmt-1 inv-2: nothing is pending", "agmt-2 inv-1: nothing is pending", "agmt-2 inv-2: nothing is pending",
}

// pendingFor is noAdjustments but for one.
func pendingFor(invoice, id string) []string {
	list := append([]string{}, noAdjustments...)
	for i, line := range list {
		if strings.HasPrefix(line, invoice) {
			list[i] = invoice + ": " + id + " is pending"
		}
	}
	return list
}

func TestFacts(t *testing.T) {
	for _, c := range []struct {
		name      string
		documents []string
		want      []string
	}{
		{"none", nil, nil},
		{"nothing", []string{`{}`}, nil},
		{"null members", []string{`{"Agreements": null, "Invoices": null, "AllInvoicesOf": null, "BillingAdjustments": null, "CancellationRequests": null}`}, nil},
		{"what is said of the catalog", []string{`{"Now": "2024-05-01", "Limits": {"Grants": 1}, "OfferFacts": [{"OfferId": "offer-1"}]}`}, nil},

		{"an agreement", []string{`{"Agreements": [` + described + `]}`}, []string{"agmt-1: ACTIVE"}},
		{"an agreement, bare", []string{described}, []string{"agmt-1: ACTIVE"}},
		{"an agreement again, the later counts", []string{described, `{"agreementId": "agmt-1", "status": "EXPIRED"}`}, []string{"agmt-1: EXPIRED"}},
		{"an agreement twice in a list", []string{`{"Agreements": [{"agreementId": "agmt-1", "status": "EXPIRED"}, ` + described + `]}`}, []string{"agmt-1: ACTIVE"}},
		{"terms after an agreement leave its status", []string{described, `{"agreementId": "agmt-1", "acceptedTerms": []}`}, []string{"agmt-1: ACTIVE", "agmt-1: terms []"}},
		{"terms that do not say whose", []string{`{"acceptedTerms": []}`, described}, []string{"agmt-1: ACTIVE", "agmt-1: terms []"}},
		{"terms that do not say whose, last", []string{described, support}, []string{"agmt-1: ACTIVE", "agmt-1: terms " + supported}},
		{"terms of the one and the other", []string{`{"Agreements": [{"agreementId": "agmt-1", "acceptedTerms": []}, ` + withSupport("agmt-2") + `]}`},
			[]string{"agmt-1: ", "agmt-1: terms []", "agmt-2: ", "agmt-2: terms " + supported}},
		{"terms go on", []string{described, goesOn(support)}, []string{"agmt-1: ACTIVE"}},
		{"terms of two pages", []string{described, goesOn(support), `{"acceptedTerms": []}`}, []string{"agmt-1: ACTIVE", "agmt-1: terms " + supported}},
		{"terms of two pages that say whose", []string{goesOn(withSupport("agmt-1")), described, `{"agreementId": "agmt-1", "acceptedTerms": [], "ResponseMetadata": {}}`},
			[]string{"agmt-1: ACTIVE", "agmt-1: terms " + supported}},
		{"terms again", []string{described, withSupport("agmt-1"), `{"agreementId": "agmt-1", "acceptedTerms": []}`}, []string{"agmt-1: ACTIVE", "agmt-1: terms []"}},
		{"terms, then a first page, then the agreement", []string{withSupport("agmt-1"), goesOn(`{"agreementId": "agmt-1", "acceptedTerms": []}`), described},
			[]string{"agmt-1: ACTIVE", "agmt-1: terms " + supported}},
		{"terms, then a first page with the agreement", []string{withSupport("agmt-1"), goesOn(`{"agreementId": "agmt-1", "status": "ACTIVE", "acceptedTerms": []}`)}, []string{"agmt-1: ACTIVE"}},

		{"invoices", []string{`{"Invoices": [` + invoice("agmt-1", "inv-1", "1") + `, ` + invoice("agmt-2", "inv-1", "2") + `]}`},
			[]string{`agmt-1 inv-1: "1"`, `agmt-2 inv-1: "2"`}},
		{"invoices, a response", []string{invoices(invoice("agmt-1", "inv-1", "1"), invoice("agmt-1", "inv-2", "2"))},
			[]string{`agmt-1 inv-1: "1"`, `agmt-1 inv-2: "2"`}},
		{"invoices, a response as the member", []string{`{"Invoices": ` + invoices(invoice("agmt-1", "inv-1", "1")) + `}`}, []string{`agmt-1 inv-1: "1"`}},
		{"no invoices", []string{`{"Invoices": []}`}, nil},
		{"no invoices, a response", []string{invoices()}, nil},
		{"an invoice again, the later counts", []string{invoices(invoice("agmt-1", "inv-1", "1")), invoices(invoice("agmt-1", "inv-1", "2"))}, []string{`agmt-1 inv-1: "2"`}},
		{"an invoice twice in a list", []string{invoices(invoice("agmt-1", "inv-1", "1"), invoice("agmt-1", "inv-1", "2"))}, []string{`agmt-1 inv-1: "2"`}},
		{"invoices of several documents", []string{invoices(invoice("agmt-1", "inv-1", "1")), `{"Invoices": [` + invoice("agmt-2", "inv-2", "2") + `]}`},
			[]string{`agmt-1 inv-1: "1"`, `agmt-2 inv-2: "2"`}},

		{"all invoices", []string{`{"Invoices": [` + invoice("agmt-1", "inv-1", "1") + `], "AllInvoicesOf": ["agmt-1"]}`}, []string{`agmt-1 inv-1: "1"`, "agmt-1: all invoices"}},
		{"all invoices, of which there are none", []string{`{"AllInvoicesOf": ["agmt-2"]}`}, []string{"agmt-2: all invoices"}},
		{"all invoices, of two documents", []string{`{"AllInvoicesOf": ["agmt-2"]}`, `{"AllInvoicesOf": ["agmt-1", "agmt-1"]}`}, []string{"agmt-1: all invoices", "agmt-2: all invoices"}},
		{"of none all invoices", []string{`{"AllInvoicesOf": []}`}, nil},
		{"all invoices, but the list goes on", []string{`{"Invoices": ` + goesOn(invoices(invoice("agmt-1", "inv-1", "1"))) + `, "AllInvoicesOf": ["agmt-1"]}`}, []string{`agmt-1 inv-1: "1"`}},
		{"all invoices, of two pages", []string{goesOn(invoices(invoice("agmt-1", "inv-1", "1"))), invoices(invoice("agmt-1", "inv-2", "2")), `{"AllInvoicesOf": ["agmt-1"]}`},
			[]string{`agmt-1 inv-1: "1"`, `agmt-1 inv-2: "2"`, "agmt-1: all invoices"}},
		{"all invoices, of a last page that is empty", []string{goesOn(invoices(invoice("agmt-1", "inv-1", "1"))), invoices(), `{"AllInvoicesOf": ["agmt-1"]}`},
			[]string{`agmt-1 inv-1: "1"`, "agmt-1: all invoices"}},
		{"all invoices, of a page whose token is empty", []string{strings.Replace(goesOn(invoices()), `"t"`, `""`, 1), `{"AllInvoicesOf": ["agmt-1"]}`}, []string{"agmt-1: all invoices"}},
		{"all invoices, of a page whose token is null", []string{strings.Replace(goesOn(invoices()), `"t"`, `null`, 1), `{"AllInvoicesOf": ["agmt-1"]}`}, []string{"agmt-1: all invoices"}},

		{"no adjustments", []string{`{"BillingAdjustments": []}`}, noAdjustments},
		{"no adjustments, a response as the member", []string{`{"BillingAdjustments": {"items": []}}`}, noAdjustments},
		{"an empty response may be of anything", []string{listed()}, nil},
		{"adjustments", []string{`{"BillingAdjustments": [` + asked("ba-1", "agmt-1", "inv-1", "PENDING") + `, ` + asked("ba-2", "agmt-1", "inv-2", "COMPLETED") + `]}`}, pendingFor("agmt-1 inv-1", "ba-1")},
		{"adjustments, a response", []string{listed(asked("ba-1", "agmt-2", "inv-1", "PENDING"), asked("ba-2", "agmt-1", "inv-1", "VALIDATION_FAILED"))}, pendingFor("agmt-2 inv-1", "ba-1")},
		{"adjustments, a response as the member", []string{`{"BillingAdjustments": ` + listed(asked("ba-1", "agmt-1", "inv-2", "PENDING")) + `}`}, pendingFor("agmt-1 inv-2", "ba-1")},
		{"of two that are pending the first", []string{listed(asked("ba-2", "agmt-1", "inv-1", "PENDING"), asked("ba-1", "agmt-1", "inv-1", "PENDING"))}, pendingFor("agmt-1 inv-1", "ba-2")},
		{"of two that are pending the first that still is", []string{listed(asked("ba-2", "agmt-1", "inv-1", "PENDING"), asked("ba-1", "agmt-1", "inv-1", "PENDING"), asked("ba-2", "agmt-1", "inv-1", "COMPLETED"))},
			pendingFor("agmt-1 inv-1", "ba-1")},
		{"a status that is not known is not pending", []string{listed(asked("ba-1", "agmt-1", "inv-1", "ON_HOLD"))}, noAdjustments},
		{"adjustments go on", []string{goesOn(listed(asked("ba-1", "agmt-1", "inv-1", "PENDING")))}, []string{"agmt-1 inv-1: ba-1 is pending"}},
		{"adjustments go on in the member", []string{`{"BillingAdjustments": ` + goesOn(listed(asked("ba-1", "agmt-1", "inv-1", "COMPLETED"))) + `}`}, nil},
		{"adjustments of two pages", []string{goesOn(listed(asked("ba-1", "agmt-1", "inv-1", "COMPLETED"))), listed(asked("ba-2", "agmt-1", "inv-2", "PENDING"))}, pendingFor("agmt-1 inv-2", "ba-2")},
		{"adjustments that go on, and those of another agreement", []string{goesOn(listed(asked("ba-1", "agmt-1", "inv-1", "COMPLETED"))), listed(asked("ba-2", "agmt-2", "inv-1", "PENDING"))},
			[]string{"agmt-2 inv-1: ba-2 is pending", "agmt-2 inv-2: nothing is pending"}},
		{"the other way round", []string{listed(asked("ba-2", "agmt-2", "inv-1", "PENDING")), goesOn(listed(asked("ba-1", "agmt-1", "inv-1", "COMPLETED")))}, []string{"agmt-2 inv-1: ba-2 is pending"}},
		{"a list of an agreement that goes on after all", []string{goesOn(listed(asked("ba-1", "agmt-1", "inv-1", "COMPLETED"))), listed(asked("ba-2", "agmt-2", "inv-2", "COMPLETED")), goesOn(listed(asked("ba-3", "agmt-2", "inv-1", "COMPLETED")))}, nil},
		{"two lists that go on, and the end of both", []string{goesOn(listed(asked("ba-1", "agmt-1", "inv-1", "COMPLETED"))), goesOn(listed(asked("ba-2", "agmt-2", "inv-1", "COMPLETED"))), listed(asked("ba-3", "agmt-1", "inv-2", "COMPLETED"))}, noAdjustments},
		{"a page of nothing that goes on", []string{goesOn(listed(asked("ba-1", "agmt-1", "inv-1", "COMPLETED"))), `{"BillingAdjustments": ` + goesOn(listed()) + `}`}, nil},
		{"adjustments of two documents", []string{listed(asked("ba-1", "agmt-1", "inv-1", "COMPLETED"), asked("ba-2", "agmt-1", "inv-2", "PENDING")), listed(asked("ba-3", "agmt-2", "inv-1", "COMPLETED"))}, pendingFor("agmt-1 inv-2", "ba-2")},
		{"one adjustment", []string{asked("ba-1", "agmt-1", "inv-1", "PENDING")}, []string{"agmt-1 inv-1: ba-1 is pending"}},
		{"one adjustment, settled", []string{asked("ba-1", "agmt-1", "inv-1", "COMPLETED")}, nil},
		{"one adjustment as the member", []string{`{"BillingAdjustments": ` + asked("ba-1", "agmt-1", "inv-1", "PENDING") + `}`}, pendingFor("agmt-1 inv-1", "ba-1")},
		{"one adjustment after the list", []string{listed(asked("ba-1", "agmt-1", "inv-1", "PENDING")), asked("ba-1", "agmt-1", "inv-1", "COMPLETED")}, noAdjustments},
		{"one adjustment after a list that goes on", []string{goesOn(listed(asked("ba-1", "agmt-1", "inv-1", "PENDING"))), asked("ba-1", "agmt-1", "inv-1", "COMPLETED")}, nil},
		{"an adjustment that names no invoice may be of any", []string{listed(`{"billingAdjustmentRequestId": "ba-1", "agreementId": "agmt-1", "status": "PENDING"}`)},
			[]string{"agmt-2 inv-1: nothing is pending", "agmt-2 inv-2: nothing is pending"}},
		{"one that names no invoice beside one that does", []string{listed(`{"billingAdjustmentRequestId": "ba-1", "agreementId": "agmt-1", "status": "PENDING", "originalInvoiceId": null}`, asked("ba-2", "agmt-1", "inv-1", "PENDING"))},
			[]string{"agmt-1 inv-1: ba-2 is pending", "agmt-2 inv-1: nothing is pending", "agmt-2 inv-2: nothing is pending"}},
		{"one that names no invoice and is settled", []string{listed(`{"billingAdjustmentRequestId": "ba-1", "agreementId": "agmt-1", "status": "COMPLETED"}`)}, noAdjustments},
		{"an adjustment without a status may be pending", []string{listed(`{"billingAdjustmentRequestId": "ba-1", "agreementId": "agmt-1", "originalInvoiceId": "inv-1"}`)},
			[]string{"agmt-1 inv-2: nothing is pending", "agmt-2 inv-1: nothing is pending", "agmt-2 inv-2: nothing is pending"}},
		{"one without a status beside one that is pending", []string{listed(`{"billingAdjustmentRequestId": "ba-1", "agreementId": "agmt-1", "originalInvoiceId": "inv-1", "status": null}`, asked("ba-2", "agmt-1", "inv-1", "PENDING"))}, pendingFor("agmt-1 inv-1", "ba-2")},
		{"one with neither", []string{listed(`{"billingAdjustmentRequestId": "ba-1", "agreementId": "agmt-1"}`)}, []string{"agmt-2 inv-1: nothing is pending", "agmt-2 inv-2: nothing is pending"}},

		{"no cancellations", []string{`{"CancellationRequests": []}`}, []string{"agmt-1: nothing is pending", "agmt-2: nothing is pending"}},
		{"cancellations", []string{`{"CancellationRequests": [` + cancellation("acr-1", "agmt-1", "PENDING_APPROVAL") + `, ` + cancellation("acr-2", "agmt-2", "REJECTED") + `]}`},
			[]string{"agmt-1: acr-1 is pending", "agmt-2: nothing is pending", "acr-1 of agmt-1: PENDING_APPROVAL", "acr-2 of agmt-2: REJECTED"}},
		{"cancellations, a response", []string{listed(cancellation("acr-2", "agmt-2", "PENDING_APPROVAL"))},
			[]string{"agmt-1: nothing is pending", "agmt-2: acr-2 is pending", "acr-2 of agmt-2: PENDING_APPROVAL"}},
		{"cancellations, a response as the member", []string{`{"CancellationRequests": ` + listed(cancellation("acr-1", "agmt-1", "APPROVED")) + `}`},
			[]string{"agmt-1: nothing is pending", "agmt-2: nothing is pending", "acr-1 of agmt-1: APPROVED"}},
		{"cancellations go on", []string{goesOn(listed(cancellation("acr-1", "agmt-1", "PENDING_APPROVAL")))}, []string{"agmt-1: acr-1 is pending", "acr-1 of agmt-1: PENDING_APPROVAL"}},
		{"one cancellation", []string{cancellation("acr-1", "agmt-1", "APPROVED")}, []string{"acr-1 of agmt-1: APPROVED"}},
		{"one cancellation as the member", []string{`{"CancellationRequests": ` + cancellation("acr-1", "agmt-1", "APPROVED") + `}`},
			[]string{"agmt-1: nothing is pending", "agmt-2: nothing is pending", "acr-1 of agmt-1: APPROVED"}},
		{"one cancellation again, the later counts", []string{cancellation("acr-1", "agmt-1", "PENDING_APPROVAL"), cancellation("acr-1", "agmt-1", "CANCELLED")}, []string{"acr-1 of agmt-1: CANCELLED"}},
		{"of two that are pending the first is named", []string{listed(cancellation("acr-2", "agmt-1", "PENDING_APPROVAL"), cancellation("acr-1", "agmt-1", "PENDING_APPROVAL"))},
			[]string{"agmt-1: acr-2 is pending", "agmt-2: nothing is pending", "acr-1 of agmt-1: PENDING_APPROVAL", "acr-2 of agmt-1: PENDING_APPROVAL"}},
		{"a cancellation without a status may be pending", []string{listed(`{"agreementCancellationRequestId": "acr-1", "agreementId": "agmt-1"}`)}, []string{"agmt-2: nothing is pending", "acr-1 of agmt-1: "}},

		{"everything in one", []string{`{"Agreements": [` + described + `], "Invoices": [` + invoice("agmt-1", "inv-1", "1") + `], "AllInvoicesOf": ["agmt-1"],
			"BillingAdjustments": [` + asked("ba-1", "agmt-1", "inv-1", "PENDING") + `], "CancellationRequests": [` + cancellation("acr-1", "agmt-1", "PENDING_APPROVAL") + `]}`},
			[]string{"agmt-1: ACTIVE", `agmt-1 inv-1: "1"`, "agmt-1 inv-1: ba-1 is pending", "agmt-1 inv-2: nothing is pending", "agmt-1: all invoices", "agmt-1: acr-1 is pending",
				"agmt-2 inv-1: nothing is pending", "agmt-2 inv-2: nothing is pending", "agmt-2: nothing is pending", "acr-1 of agmt-1: PENDING_APPROVAL"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(append([]string{}, c.want...), told(readFacts(t, c.documents...))); diff != "" {
				t.Errorf("told (-want +got):\n%s", diff)
			}
			inOffers, err := fold.ReadFacts(texts(c.documents)...)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(append([]string{}, c.want...), told(inOffers.Agreements())); diff != "" {
				t.Errorf("told by the facts of offers (-want +got):\n%s", diff)
			}
		})
	}
}

const factsMembers = "expected an object with any of Now, Entities, EntityDetails, Errors, Agreements, OfferFacts, PriceIncreases, AllOffersOf, LegalDocuments, Limits, Invoices, AllInvoicesOf, BillingAdjustments, CancellationRequests, and nothing else"

func TestRefusedFacts(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", "1:1: the document is empty"},
		{"{", "1:2: the document ends inside an object that begins on line 1"},
		{"\xff\xfe{\x00", "1:1: the document is in UTF-16; save it as UTF-8"},
		{`{"Invoices": [], "Invoices": []}`, "1:30: /Invoices: is given twice"},
		{`{"agreementViewSummaries": []}`, "1:28: /agreementViewSummaries: a SearchAgreements response is not accepted as facts; give the DescribeAgreement response of each agreement"},
		{`{"billingAdjustmentRequestEntries": []}`, `1:2: /billingAdjustmentRequestEntries: unknown field "billingAdjustmentRequestEntries": ` + factsMembers},
		{`{"invoices": []}`, `1:2: /invoices: unknown field "invoices": ` + factsMembers + "; did you mean Invoices?"},
		{`{"nextToken": "t"}`, `1:2: /nextToken: unknown field "nextToken": ` + factsMembers},
		{`{"items": 3}`, `1:2: /items: unknown field "items": ` + factsMembers},
		{`{"items": [null]}`, `1:2: /items: unknown field "items": ` + factsMembers},
		{`{"items": [{"agreementId": "agmt-1"}]}`, `1:2: /items: unknown field "items": ` + factsMembers},
		{`{"items": [{"invoiceId": "inv-1"}]}`, `1:2: /items: unknown field "items": ` + factsMembers},

		{"{\"Agreements\":\n [{}]}", `2:3: /Agreements/0/agreementId: agreementId is missing: expected a string`},
		{`{"Agreements": [{"agreementId": ""}]}`, `1:33: /Agreements/0/agreementId: the id of the agreement, such as "agmt-1", is expected, not ""`},
		{`{"agreementId": 7}`, `1:17: /agreementId: the id of the agreement, such as "agmt-1", is expected, not a number`},
		{`{"Agreements": [{"agreementId": "agmt-1", "status": 1}]}`, `1:53: /Agreements/0/status: status: expected a string, found the number 1`},
		{`{"acceptedTerms": []}`, "1:19: /acceptedTerms: these terms do not name their agreement, and 0 agreements are given; put them into the Agreements item as acceptedTerms"},

		{`{"Invoices": "none"}`, `1:14: /Invoices: Invoices: expected a list of invoices, or the response of ListAgreementInvoiceLineItems, found "none"`},
		{`{"Invoices": {}}`, "1:14: /Invoices/agreementInvoiceLineItemGroupSummaries: the list of a ListAgreementInvoiceLineItems response is expected but missing"},
		{`{"Invoices": {"items": []}}`, "1:14: /Invoices/agreementInvoiceLineItemGroupSummaries: the list of a ListAgreementInvoiceLineItems response is expected but missing"},
		{`{"Invoices": [null]}`, "1:15: /Invoices/0: Invoices[0]: expected an object with agreementId and invoiceId, found null"},
		{`{"Invoices": [{"agreementId": "agmt-1"}]}`, "1:15: /Invoices/0/invoiceId: invoiceId is missing: expected a string"},
		{`{"Invoices": [{"agreementId": "agmt-1", "invoiceId": null}]}`, "1:15: /Invoices/0/invoiceId: invoiceId is missing: expected a string"},
		{`{"Invoices": [{"agreementId": "agmt-1", "invoiceId": ""}]}`, `1:54: /Invoices/0/invoiceId: an id, a string that is not empty, is expected, not ""`},
		{`{"Invoices": [{"agreementId": "agmt-1", "invoiceId": "inv-1", "pricingCurrencyAmount": {"maxAdjustmentAmount": 80}}]}`,
			"1:112: /Invoices/0/pricingCurrencyAmount/maxAdjustmentAmount: maxAdjustmentAmount: expected a decimal in a JSON string, found the number 80"},
		{`{"agreementInvoiceLineItemGroupSummaries": {}}`, "1:44: /agreementInvoiceLineItemGroupSummaries: the list of a ListAgreementInvoiceLineItems response is expected, not an object"},
		{`{"agreementInvoiceLineItemGroupSummaries": [], "nextToken": 3}`, "1:61: /nextToken: a string is expected, not a number"},
		{`{"agreementInvoiceLineItemGroupSummaries": [{"invoiceId": "inv-1"}]}`, "1:45: /agreementInvoiceLineItemGroupSummaries/0/agreementId: an id, a string that is not empty, is expected but missing"},
		{`{"AllInvoicesOf": "agmt-1"}`, `1:19: /AllInvoicesOf: AllInvoicesOf: expected a list of agreement ids, found "agmt-1"`},
		{`{"AllInvoicesOf": ["agmt-1", 2]}`, "1:30: /AllInvoicesOf/1: AllInvoicesOf[1]: expected a string, found the number 2"},

		{`{"BillingAdjustments": 1}`, "1:24: /BillingAdjustments: BillingAdjustments: expected a list of billing adjustment requests, or the response of ListBillingAdjustmentRequests or GetBillingAdjustmentRequest, found the number 1"},
		{`{"BillingAdjustments": {}}`, "1:24: /BillingAdjustments/items: the list of a ListBillingAdjustmentRequests response, or billingAdjustmentRequestId of a GetBillingAdjustmentRequest response, is expected but missing"},
		{`{"BillingAdjustments": [{"billingAdjustmentRequestId": "ba-1"}]}`, "1:25: /BillingAdjustments/0/agreementId: agreementId is missing: expected a string"},
		{`{"BillingAdjustments": {"billingAdjustmentRequestId": "", "agreementId": "agmt-1"}}`, `1:55: /BillingAdjustments/billingAdjustmentRequestId: an id, a string that is not empty, is expected, not ""`},
		{`{"BillingAdjustments": {"items": [], "nextToken": []}}`, "1:51: /BillingAdjustments/nextToken: a string is expected, not a list"},
		{`{"BillingAdjustments": ` + listed(cancellation("acr-1", "agmt-1", "APPROVED")) + `}`, "1:35: /BillingAdjustments/items/0/billingAdjustmentRequestId: an id, a string that is not empty, is expected but missing"},
		{listed(`{"billingAdjustmentRequestId": "ba-1", "clientToken": "t"}`), "1:12: /items/0/agreementId: an id, a string that is not empty, is expected but missing"},
		{listed(asked("ba-1", "agmt-1", "inv-1", "PENDING"), "\n"+cancellation("acr-1", "agmt-1", "APPROVED")), "2:1: /items/1/billingAdjustmentRequestId: an id, a string that is not empty, is expected but missing"},
		{`{"billingAdjustmentRequestId": "ba-1"}`, "1:1: /agreementId: an id, a string that is not empty, is expected but missing"},

		{`{"CancellationRequests": true}`, "1:26: /CancellationRequests: CancellationRequests: expected a list of cancellation requests, or the response of ListAgreementCancellationRequests or GetAgreementCancellationRequest, found true"},
		{`{"CancellationRequests": [{"agreementId": "agmt-1"}]}`, "1:27: /CancellationRequests/0/agreementCancellationRequestId: agreementCancellationRequestId is missing: expected a string"},
		{`{"CancellationRequests": {"items": {}}}`, "1:36: /CancellationRequests/items: the list of a ListAgreementCancellationRequests response, or agreementCancellationRequestId of a GetAgreementCancellationRequest response, is expected, not an object"},
		{`{"CancellationRequests": [[]]}`, "1:27: /CancellationRequests/0: CancellationRequests[0]: expected an object with agreementCancellationRequestId and agreementId, found an empty list"},
		{`{"agreementCancellationRequestId": {}, "agreementId": "agmt-1"}`, "1:36: /agreementCancellationRequestId: an id, a string that is not empty, is expected, not an object"},
	} {
		_, err := agreements.ReadFacts([]byte(c.text))
		if got := placed(err); got != c.want {
			t.Errorf("%s\n got  %s\n want %s", c.text, got, c.want)
		}
		if _, inOffers := fold.ReadFacts([]byte(c.text)); fmt.Sprint(inOffers) != fmt.Sprint(err) {
			t.Errorf("%s: the facts of offers say %v", c.text, inOffers)
		}
	}
}

// The error is that of the first document that is wrong, or of what is wrong with
// all of them.
func TestRefusedFactsBesideOthers(t *testing.T) {
	for _, c := range []struct {
		documents []string
		want      string
	}{
		{[]string{described, `{"AllInvoicesOf": 1}`, `{`}, "1:19: /AllInvoicesOf: AllInvoicesOf: expected a list of agreement ids, found the number 1"},
		{[]string{described, `{"acceptedTerms": [1]}`}, `1:20: /acceptedTerms/0: an object is expected, a term such as {"legalTerm": {…}}, not a number`},
		{[]string{described, `{"agreementId": "agmt-2"}`, `{"acceptedTerms": []}`},
			"1:19: /acceptedTerms: these terms do not name their agreement, and 2 agreements are given; put them into the Agreements item as acceptedTerms"},
	} {
		_, err := agreements.ReadFacts(texts(c.documents)...)
		if got := placed(err); got != c.want {
			t.Errorf("%q\n got  %s\n want %s", c.documents, got, c.want)
		}
	}
}

// What agreements.ReadFacts takes fold.ReadFacts takes, unless it is wrong about
// the catalog; what it refuses is refused too, unless it is all about that.
func TestOnlyTheCatalogIsReadByOffersAlone(t *testing.T) {
	for text, want := range map[string][2]string{
		`{"Now": "yesterday"}`: {"", `1:9: /Now: a time such as 2024-05-01T12:00:00Z is expected, not "yesterday"`},
		`{"Entities": [{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1"}]}`: {"",
			"1:15: /Entities/0: an entity has its details as an object in DetailsDocument, or in Details as an object or a string that holds one; fetch them with describe-entity or batch-describe-entities"},
		`{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1", "DetailsDocument": {}}`: {
			`1:2: /EntityType: unknown field "EntityType": ` + factsMembers, ""},
		`[]`: {"1:1: the document: an object is expected, a response of the Agreement Service, not a list", "1:1: the document: a facts document is an object, not a list"},
	} {
		_, ours := agreements.ReadFacts([]byte(text))
		_, offers := fold.ReadFacts([]byte(text))
		for i, err := range []error{ours, offers} {
			if got := placed(err); err == nil && want[i] != "" || err != nil && got != want[i] {
				t.Errorf("%s, by %d: %s, want %s", text, i, got, want[i])
			}
		}
	}
}

// The facts beside the fixtures mean the same to both readers.
func TestBothReadersTellTheSame(t *testing.T) {
	read := 0
	err := filepath.WalkDir("../../testdata/rules", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".facts.json") {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil || bytes.Contains(text, []byte(`"EntityType"`)) {
			return err
		}
		ours, err := agreements.ReadFacts(text)
		if err != nil {
			t.Errorf("%s: %v", path, err)
			return nil
		}
		offers, err := fold.ReadFacts(text)
		if err != nil {
			t.Errorf("%s: %v", path, err)
			return nil
		}
		read++
		if diff := cmp.Diff(told(ours), told(offers.Agreements())); diff != "" {
			t.Errorf("%s (-agreements +offers):\n%s", path, diff)
		}
		return nil
	})
	if err != nil || read == 0 {
		t.Errorf("%d facts were read: %v", read, err)
	}
}

// Facts that know nothing answer, and so do none.
func TestNoFacts(t *testing.T) {
	for _, f := range []*agreements.Facts{new(agreements.Facts), readFacts(t), new(fold.Facts).Agreements()} {
		if got := told(f); len(got) != 0 {
			t.Errorf("told %q", got)
		}
	}
}
