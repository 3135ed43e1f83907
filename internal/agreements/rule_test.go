package agreements_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/agreement"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/agreements"
)

const batch = "BatchCreateBillingAdjustmentRequest"

// checked is the report on a request, given as JSON, that has to be one.
func checked(t testing.TB, operation, request string, facts *offercheck.Facts) *offercheck.Report {
	t.Helper()
	report, err := agreement.Validate(operation, []byte(request), offercheck.WithFacts(facts))
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// found is what a report says of one row: "error PATH" and "warning PATH" for
// findings, "undecided" with the entry when it is left open.
func found(r *offercheck.Report, row string) []string {
	list := []string{}
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Row == row {
			list = append(list, fmt.Sprintf("%s %s", f.Severity, inBatch(f.Path)))
		}
	}
	for i := range r.Undecided {
		if u := &r.Undecided[i]; u.Row == row && u.Entry != nil {
			list = append(list, fmt.Sprintf("undecided %d, %s", u.Entry.Index, u.Needs))
		} else if u.Row == row {
			list = append(list, "undecided "+u.Needs.String())
		}
	}
	return list
}

// inBatch shortens a path by the name of the list.
func inBatch(path string) string {
	return strings.Replace(path, "/billingAdjustmentRequestEntries/", "/", 1)
}

// said is all that a report says of one row, message and detail.
func said(r *offercheck.Report, row string) []string {
	list := []string{}
	for _, f := range r.Findings {
		if f.Row == row {
			list = append(list, f.Message, f.Detail)
		}
	}
	return list
}

// adjustment is an entry with other members than it would have; null takes one
// away. It is sound as it is, but for its client token, which has to be given.
func adjustment(t testing.TB, members string) string {
	t.Helper()
	all := map[string]json.RawMessage{
		"agreementId": []byte(`"agmt-1"`), "originalInvoiceId": []byte(`"inv-1"`), "adjustmentAmount": []byte(`"10.00"`),
		"currencyCode": []byte(`"USD"`), "adjustmentReasonCode": []byte(`"OTHER"`),
	}
	if err := json.Unmarshal([]byte("{"+members+"}"), &all); err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// adjustments are a batch of entries, each with a token of its own unless it
// gives one.
func adjustments(t testing.TB, entries ...string) string {
	t.Helper()
	list := make([]string, len(entries))
	for i, members := range entries {
		if !strings.Contains(members, `"clientToken"`) {
			members = strings.TrimSuffix(fmt.Sprintf(`"clientToken": "t-%d", %s`, i, members), ", ")
		}
		list[i] = adjustment(t, members)
	}
	return `{"billingAdjustmentRequestEntries": [` + strings.Join(list, ",\n") + `]}`
}

// The rules stand in the order of their rows, each once, under rows that are
// documented for an operation, and say either of a request or of an entry.
func TestRules(t *testing.T) {
	var ids []string
	for _, r := range errcodes.Newest.Rows() {
		ids = append(ids, r.ID)
	}
	last := -1
	for _, rule := range agreements.Rules {
		place := slices.Index(ids, rule.Row)
		if place <= last {
			t.Errorf("%s is row %d, after %d", rule.Row, place, last)
		}
		last = place
		if row, ok := errcodes.FindRow(rule.Row); !ok || row.Operation == "" {
			t.Errorf("%s is no row of an operation", rule.Row)
		}
		if (rule.Run == nil) == (rule.Entry == nil) {
			t.Errorf("%s says of both, or of none, of the request and its entries", rule.Row)
		}
		if rule.Entry != nil && !strings.HasPrefix(rule.Row, batch+"/") {
			t.Errorf("%s has no entries", rule.Row)
		}
	}
}

// Every row that needs facts has a rule.
func TestRowsThatNeedFacts(t *testing.T) {
	var decided []string
	for _, rule := range agreements.Rules {
		decided = append(decided, rule.Row)
	}
	for _, row := range errcodes.Newest.Rows() {
		if row.Operation == "" || row.Needs == errcodes.NeedRequest {
			continue
		}
		if !slices.Contains(decided, row.ID) {
			t.Errorf("%s has no rule", row.ID)
		}
	}
}

// known are facts for a Validator.
func known(t testing.TB, documents ...string) *offercheck.Facts {
	t.Helper()
	facts, err := offercheck.ReadFacts(texts(documents)...)
	if err != nil {
		t.Fatal(err)
	}
	return facts
}
