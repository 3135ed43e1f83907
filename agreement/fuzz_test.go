package agreement_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/agreement"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/jsondoc"
)

// checkReport checks what is true of every report: each finding points at
// something, an entry can be sent when no error is about it or the request, and
// the answer says the same.
func checkReport(t testing.TB, name string, request []byte, r *offercheck.Report) {
	t.Helper()
	doc, err := jsondoc.Parse(request, jsondoc.Options{})
	if err != nil {
		t.Fatal(err)
	}
	holdsAll, holds := false, map[int]bool{}
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Severity == offercheck.SeverityError {
			holdsAll = holdsAll || f.Entry == nil
			if f.Entry != nil {
				holds[f.Entry.Index] = true
			}
		}
		checkPlace(t, name, request, doc.Root(), f)
	}
	var answered []string
	for i, e := range r.Entries {
		if e.Index != i || r.Truncated == nil && e.Sendable == (holdsAll || holds[i]) {
			t.Errorf("%s: entry %d, sendable %t, has an error: %t, as has the request: %t", name, e.Index, e.Sendable, holds[i], holdsAll)
		}
		answered = append(answered, fmt.Sprint(e.ClientToken, e.Sendable))
	}
	if r.Answer() == nil {
		return
	}
	items, failed := r.Answer().Items, r.Answer().Errors
	for _, want := range answered {
		switch {
		case len(items) > 0 && want == fmt.Sprint(items[0].ClientToken, true):
			items = items[1:]
		case len(failed) > 0 && want == fmt.Sprint(failed[0].ClientToken, false) && failed[0].Code != "" && failed[0].Message != "":
			failed = failed[1:]
		default:
			t.Errorf("%s: the answer has no %s in its place", name, want)
		}
	}
	if len(items)+len(failed) > 0 {
		t.Errorf("%s: the answer has more", name)
	}
}

// checkPlace checks that the path of a finding is in the document, or that of
// the object it is missing from, and that line and column point at it.
func checkPlace(t testing.TB, name string, request []byte, root jsondoc.Node, f *offercheck.Finding) {
	t.Helper()
	n, parent := root, jsondoc.Node{}
	tokens := strings.Split(f.Path, "/")
	for i, token := range tokens[1:] {
		parent = n
		token = strings.NewReplacer("~1", "/", "~0", "~").Replace(token)
		if index := 0; n.Kind() == jsondoc.Array {
			if _, err := fmt.Sscanf(token, "%d", &index); err != nil {
				t.Fatalf("%s: %s is in no list", name, f.Path)
			}
			n = n.Item(index)
		} else {
			n = n.Get(token)
		}
		if !n.Exists() && i < len(tokens)-2 {
			t.Fatalf("%s: %s is not in the document", name, f.Path)
		}
	}
	lines := strings.Split(strings.TrimPrefix(string(request), "\ufeff"), "\n")
	if f.Line < 1 || f.Line > len(lines) {
		t.Fatalf("%s: %s is on line %d", name, f.Path, f.Line)
	}
	rest := lines[f.Line-1]
	for range f.Column - 1 {
		_, width := utf8.DecodeRuneInString(rest)
		rest = rest[width:]
	}
	points := func(n jsondoc.Node) bool {
		first, _, _ := strings.Cut(n.Raw(), "\n")
		return n.Exists() && strings.HasPrefix(rest, first)
	}
	// At the value, at the object it is missing from, or at a name: of two members
	// of one name the path does not say which.
	if !points(n) && !points(parent) && !strings.HasPrefix(rest, `"`) {
		t.Fatalf("%s: %s is not at %d:%d, where there is %q", name, f.Path, f.Line, f.Column, rest)
	}
}

// warmUp has all schemas made, which are made once.
func warmUp(t testing.TB) {
	if _, err := offercheck.ReadFacts([]byte(`{"Facts": 1}`)); err == nil {
		t.Fatal("these are no facts")
	}
	for _, operation := range errcodes.Operations() {
		checked(t, operation, []byte(`{"maxResults": "none"}`))
	}
}

// work runs f and checks that what it allocates is in proportion to a size.
func work(t *testing.T, size int, f func()) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; used > uint64(2_000_000+5_000*size) {
		t.Fatalf("%d bytes take %d to be read", size, used)
	}
}

// Any operation with any request, beside any facts: no panic, the same report
// again, and every finding points at something.
func FuzzRequest(f *testing.F) {
	for _, c := range fixtures(f) {
		f.Add(c.operation, c.request, c.facts)
	}
	f.Add("SearchAgreement", []byte("{}"), []byte(nil))
	warmUp(f)
	f.Fuzz(func(t *testing.T, operation string, request, facts []byte) {
		known, err := offercheck.ReadFacts(facts)
		if err != nil {
			known = nil
		}
		var report *offercheck.Report
		work(t, len(request)+len(facts), func() { report, err = agreement.Validate(operation, request, offercheck.WithFacts(known)) })
		if err != nil {
			checkRefusal(t, request, err, errcodes.IsOperation(operation))
			return
		}
		again, err := agreement.Validate(operation, request, offercheck.WithFacts(known))
		if err != nil {
			t.Fatal(err)
		}
		one, err1 := json.Marshal(report)
		two, err2 := json.Marshal(again)
		if err1 != nil || err2 != nil || !bytes.Equal(one, two) {
			t.Fatalf("two reports differ, %v, %v:\n%s\n%s", err1, err2, one, two)
		}
		checkReport(t, "the request", request, report)
	})
}

// checkRefusal checks that an error has a place in the text.
func checkRefusal(t *testing.T, text []byte, err error, hasPlace bool) {
	t.Helper()
	at, ok := errors.AsType[*offercheck.SyntaxError](err)
	if ok != hasPlace {
		t.Fatalf("%q: the error %v has a place: %t", text, err, ok)
	}
	lines := strings.Split(string(text), "\n")
	if ok && (at.Line < 1 || at.Line > len(lines) || at.Column < 1 || at.Column > len(lines[at.Line-1])+1) {
		t.Fatalf("%q: the error is at %d:%d", text, at.Line, at.Column)
	}
}

// Any table: no panic, a request that says what the table says, and findings
// that point at its cells.
func FuzzCSV(f *testing.F) {
	header := strings.Join(tableFields, ",") + "\n"
	for _, text := range []string{
		header + "agmt-1,inv-1,12.50,USD,OTHER,,t-1\n",
		strings.ReplaceAll(header, ",", ";") + "agmt-1;inv-1;12,50;USD;OTHER;\"a \"\"b\"\";\n\";t-1\r\n;;;;;;\n",
		strings.ReplaceAll(header, ",", "\t") + "é\tinv-1\t\t\t\t\tt 1",
		"\ufeffagreementId,,note,a/b\n\na,,b,c\n,,,\n", "agreementId\n\"", "agreementId\na\"b", "agreementId\n\"a\"b", "agreementId,agreementId", "agreementId\ra\r", "\xff\xfe", "agreementId\n\xff", "", ",;\t\n",
	} {
		f.Add([]byte(text))
	}
	warmUp(f)
	f.Fuzz(func(t *testing.T, text []byte) {
		var table *agreement.CSV
		var err error
		work(t, len(text), func() { table, err = agreement.ParseCSV(text) })
		if err != nil {
			checkRefusal(t, text, err, true)
			return
		}
		var entries struct {
			List []map[string]string `json:"billingAdjustmentRequestEntries"`
		}
		if err := json.Unmarshal(table.Request, &entries); err != nil {
			t.Fatalf("%q makes %s: %v", text, table.Request, err)
		}
		report, err := agreement.Validate(batch, table.Request)
		if err != nil {
			t.Fatalf("%q makes %s: %v", text, table.Request, err)
		}
		checkReport(t, "the request", table.Request, report)
		table.Locate(report)
		lines := strings.Split(strings.TrimPrefix(string(text), "\ufeff"), "\n")
		for i := range report.Findings {
			f := &report.Findings[i]
			if f.Line < 1 || f.Line > len(lines) || f.Column < 1 || f.Column > utf8.RuneCountInString(lines[f.Line-1])+1 {
				t.Fatalf("%q: %s is at %d:%d", text, f.Path, f.Line, f.Column)
			}
			if f.Entry == nil && (f.Line != 1 || f.Column != 1) {
				t.Fatalf("%q: what is said of the table is at %d:%d", text, f.Line, f.Column)
			}
		}
	})
}
