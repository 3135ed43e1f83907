package agreement_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/factstest"
)

// A fixture is a request below testdata/rules with what is known beside it.
type fixture struct {
	file, operation string
	request, facts  []byte // no facts: nil
}

func fixtures(t testing.TB) []fixture {
	t.Helper()
	var list []fixture
	for _, operation := range errcodes.Operations() {
		err := filepath.WalkDir(filepath.Join("..", "testdata", "rules", operation), func(path string, _ fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(path, ".json") || strings.HasSuffix(path, ".facts.json") {
				return err
			}
			f := fixture{file: path, operation: operation}
			if f.facts, err = os.ReadFile(strings.TrimSuffix(path, ".json") + ".facts.json"); err != nil {
				f.facts = nil
			}
			f.request, err = os.ReadFile(path)
			list = append(list, f)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return list
}

func (f fixture) check(t testing.TB) *offercheck.Report {
	t.Helper()
	var documents [][]byte
	if f.facts != nil {
		documents = append(documents, f.facts)
	}
	return checked(t, f.operation, f.request, factstest.With(t, documents...))
}

// answers are what is said of each row and entry.
func answers(r *offercheck.Report) map[string]string {
	m := map[string]string{}
	key := func(row string, s *offercheck.Entry) string {
		if s == nil {
			return row
		}
		return fmt.Sprintf("%s, entry %d", row, s.Index)
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		m[key(f.Row, f.Entry)] = "found"
	}
	for i := range r.Undecided {
		u := &r.Undecided[i]
		m[key(u.Row, u.Entry)] = "undecided"
	}
	return m
}

// Hiding what is known may only turn an answer into undecided, never into
// another answer.
func TestHidingFactsOnlyUndecides(t *testing.T) {
	tried := 0
	for _, f := range fixtures(t) {
		if f.facts == nil {
			continue
		}
		all := answers(f.check(t))
		for _, hidden := range f.withLess(t) {
			tried++
			fewer := answers(hidden.check(t))
			both := maps.Clone(all)
			maps.Copy(both, fewer)
			for key := range both {
				if fewer[key] != all[key] && fewer[key] != "undecided" {
					t.Errorf("%s with %s: %s was %q and is %q", f.file, hidden.facts, key, all[key], fewer[key])
				}
			}
		}
	}
	t.Logf("%d things hidden", tried)
}

// withLess are the fixture with nothing known, without one member of its facts,
// and without one item of a member that need not be known in full.
func (f fixture) withLess(t testing.TB) []fixture {
	t.Helper()
	list := []fixture{{f.file, f.operation, f.request, nil}}
	var members map[string]json.RawMessage
	if err := json.Unmarshal(f.facts, &members); err != nil {
		t.Fatal(err)
	}
	less := func(name string, value json.RawMessage) {
		if !strings.Contains("Agreements Invoices AllInvoicesOf BillingAdjustments CancellationRequests", name) {
			return // a response, which has other members
		}
		fewer := maps.Clone(members)
		delete(fewer, name)
		if name == "Invoices" {
			delete(fewer, "AllInvoicesOf") // no longer true
		}
		if value != nil {
			fewer[name] = value
		}
		text, err := json.Marshal(fewer)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, fixture{f.file, f.operation, f.request, text})
	}
	for name := range members {
		less(name, nil)
	}
	for _, name := range []string{"Agreements", "Invoices", "AllInvoicesOf"} {
		var items []json.RawMessage
		if json.Unmarshal(members[name], &items) != nil {
			continue
		}
		for i := range items {
			value, err := json.Marshal(slices.Delete(slices.Clone(items), i, i+1))
			if err != nil {
				t.Fatal(err)
			}
			less(name, value)
		}
	}
	return list
}

// aboutOrder are the rows that name the later of two entries, or add up those
// before.
var aboutOrder = []string{
	batch + "/VALIDATION_EXCEPTION/billingAdjustmentRequestEntries[].agreementId",
	batch + "/VALIDATION_EXCEPTION/billingAdjustmentRequestEntries[].clientToken",
	batch + "/CONFLICT_EXCEPTION/billingAdjustmentRequestEntries[].originalInvoiceId",
	batch + "/VALIDATION_EXCEPTION/billingAdjustmentRequestEntries[].adjustmentAmount vs invoice",
}

// The order of the entries does not change what is said of each, but for what
// relates it to those before it.
func TestOrderOfEntriesDoesNotMatter(t *testing.T) {
	tried := 0
	for _, f := range fixtures(t) {
		var request map[string]json.RawMessage
		var entries []json.RawMessage
		if json.Unmarshal(f.request, &request) != nil || json.Unmarshal(request["billingAdjustmentRequestEntries"], &entries) != nil || len(entries) < 2 {
			continue
		}
		related := false // entries to each other
		for i := range entries {
			a := readEntry(entries[i])
			for j := range i {
				b := readEntry(entries[j])
				related = related || a["clientToken"] == b["clientToken"] || a["agreementId"] != b["agreementId"] || a["originalInvoiceId"] == b["originalInvoiceId"]
			}
		}
		said := func(order []int) []string {
			g, list := f, make([]json.RawMessage, len(entries))
			for to, from := range order {
				list[to] = entries[from]
			}
			request["billingAdjustmentRequestEntries"], _ = json.Marshal(list)
			g.request, _ = json.Marshal(request)
			report := g.check(t)
			var lines []string
			say := func(kind, row, text string, e *offercheck.Entry) {
				if related && slices.Contains(aboutOrder, row) {
					return
				}
				entry := -1
				if e != nil {
					entry = order[e.Index]
				}
				lines = append(lines, fmt.Sprintf("%s %s %s, entry %d", kind, row, text, entry))
			}
			for i := range report.Findings {
				f := &report.Findings[i]
				at := f.Path
				if f.Entry != nil {
					at = strings.TrimPrefix(at, fmt.Sprintf("/billingAdjustmentRequestEntries/%d", f.Entry.Index))
				}
				say(string(f.Severity), f.Row, at, f.Entry)
			}
			for i := range report.Undecided {
				u := &report.Undecided[i]
				say("undecided", u.Row, u.Needs.String(), u.Entry)
			}
			for _, e := range report.Entries {
				if !related {
					lines = append(lines, fmt.Sprintf("sendable %d %t", order[e.Index], e.Sendable))
				}
			}
			slices.Sort(lines)
			return lines
		}
		straight := make([]int, len(entries))
		for i := range straight {
			straight[i] = i
		}
		want := said(straight)
		turned := append(slices.Clone(straight[1:]), 0)
		reversed := slices.Clone(straight)
		slices.Reverse(reversed)
		for _, order := range [][]int{turned, reversed} {
			tried++
			if diff := cmp.Diff(want, said(order)); diff != "" {
				t.Errorf("%s in the order %d (-before +after):\n%s", f.file, order, diff)
			}
		}
	}
	if tried < 20 {
		t.Errorf("%d orders tried", tried)
	}
}

func readEntry(text []byte) map[string]string {
	var members map[string]json.RawMessage
	_ = json.Unmarshal(text, &members) // what is no object has none
	entry := map[string]string{}
	for name, value := range members {
		entry[name] = string(value)
	}
	return entry
}

// The same request always gives the same bytes, whose entries and answer agree
// with the findings.
func TestReportsOfFixtures(t *testing.T) {
	for _, f := range fixtures(t) {
		report := f.check(t)
		first, err := json.Marshal(report)
		if err != nil {
			t.Fatal(err)
		}
		again, err := json.Marshal(f.check(t))
		if err != nil || !bytes.Equal(first, again) {
			t.Errorf("%s: two reports differ: %v\n%s\n%s", f.file, err, first, again)
		}
		checkReport(t, f.file, f.request, report)
	}
}
