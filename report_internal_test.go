package offercheck

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
)

func ofPart(i int) subject {
	if i == check.Request {
		return subject{}
	}
	return subject{change: &Change{Index: i, Type: "A"}}
}

// judged is the report on results.
func judged(r *check.Results) *Report {
	report := newReport(r, ofPart)
	report.Judge()
	return report
}

var documented = &errcodes.Row{ID: "A/A/1", Basis: errcodes.Documented}

// The order is the request, then change by change, by where things are in the document,
// those in a string included, then by row.
func TestReportOrder(t *testing.T) {
	doc, err := jsondoc.Parse([]byte(`{"z": [0, 1], "s": "{\"y\": 0, \"x\": [0]}", "a": {"10": 0, "9": 0}}`), jsondoc.Options{})
	if err != nil {
		t.Fatal(err)
	}
	inString, err := jsondoc.ParseString(doc.Root().Get("s"), jsondoc.Options{})
	if err != nil {
		t.Fatal(err)
	}
	root, inner := doc.Root(), inString.Root()
	z, a := root.Get("z"), root.Get("a")
	at := func(change int, row string, place jsondoc.Place, detail string) check.Problem {
		return check.Problem{Row: &errcodes.Row{ID: row, Message: "m"}, Severity: check.Error, Part: change, At: place, Detail: msg.Plain(detail)}
	}
	sorted := []check.Problem{
		at(check.Request, "x", jsondoc.At(a), ""),
		at(0, "x", jsondoc.Place{}, ""),
		at(0, "a", jsondoc.Missing(root, "n"), ""),
		at(0, "b", jsondoc.At(root), ""),
		at(0, "b", jsondoc.Missing(root, "a"), ""),
		at(0, "b", jsondoc.Missing(root, "b"), ""),
		at(0, "c", jsondoc.Missing(root, "0"), ""),
		at(0, "y", jsondoc.AtName(z), ""),
		at(0, "a", jsondoc.At(z), ""),
		at(0, "b", jsondoc.At(z), ""),
		at(0, "b", jsondoc.At(z), "more"),
		at(0, "x", jsondoc.At(z.Item(1)), ""),
		at(0, "x", jsondoc.At(root.Get("s")), ""),
		at(0, "x", jsondoc.Missing(inner, "w"), ""),
		at(0, "x", jsondoc.At(inner.Get("y")), ""),
		at(0, "x", jsondoc.AtName(inner.Get("x")), ""),
		at(0, "x", jsondoc.At(inner.Get("x").Item(0)), ""),
		at(0, "x", jsondoc.At(a), ""),
		at(0, "x", jsondoc.At(a.Get("10")), ""),
		at(0, "x", jsondoc.At(a.Get("9")), ""),
		at(2, "x", jsondoc.At(z), ""),
		at(10, "x", jsondoc.At(z), ""),
	}
	want := told(judged(&check.Results{Problems: slices.Clone(sorted)}))
	for i, p := range sorted {
		if line := fmt.Sprintf("%d %s %s %s", p.Part, p.At.Pointer(), p.Row.ID, p.Detail); line != want[i] {
			t.Errorf("finding %d is %s, want %s", i, want[i], line)
		}
	}
	shuffle := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		shuffle.Shuffle(len(sorted), func(i, j int) { sorted[i], sorted[j] = sorted[j], sorted[i] })
		if diff := cmp.Diff(want, told(judged(&check.Results{Problems: sorted}))); diff != "" {
			t.Fatalf("the order depends on that of the findings (-want +got):\n%s", diff)
		}
	}
}

func told(r *Report) []string {
	var list []string
	for _, f := range r.Findings {
		index := check.Request
		if f.Change != nil {
			index = f.Change.Index
		}
		list = append(list, fmt.Sprintf("%d %s %s %s", index, f.Path, f.Row, f.Detail))
	}
	return list
}

func TestReportOfFinding(t *testing.T) {
	doc, err := jsondoc.Parse([]byte("{\n  \"a\": {\"b\": 1}\n}"), jsondoc.Options{})
	if err != nil {
		t.Fatal(err)
	}
	row := &errcodes.Row{ID: "A/422/x", Phase: errcodes.Sync, Code: errcodes.ValidationException, HTTPStatus: 422, Message: "m", Basis: errcodes.Documented}
	r := check.Results{}
	r.Add(check.Problem{Row: row, Severity: check.Error, Message: msg.Plain("what"), Detail: msg.Plain("why"), Part: 4, At: jsondoc.At(doc.Root().Get("a").Get("b"))})
	r.Add(check.Problem{Row: row, Severity: check.Warning, Message: msg.Plain("which"), Part: check.Request, At: jsondoc.Missing(doc.Root().Get("a"), "c")})
	want := &Report{Verdict: VerdictRejected, Undecided: []Undecided{}, Findings: []Finding{
		{Row: "A/422/x", Phase: errcodes.Sync, Severity: SeverityWarning, Code: errcodes.ValidationException, HTTPStatus: 422, Message: "which", Path: "/a/c", Line: 2, Column: 8, EndLine: 2, EndColumn: 9},
		{Row: "A/422/x", Phase: errcodes.Sync, Severity: SeverityError, Code: errcodes.ValidationException, HTTPStatus: 422, Message: "what", Detail: "why",
			Change: ofPart(4).change, Path: "/a/b", Line: 2, Column: 14, EndLine: 2, EndColumn: 15},
	}}
	if diff := cmp.Diff(want, judged(&r)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestReportOfOpenRows(t *testing.T) {
	rowB, rowA := &errcodes.Row{ID: "B", Code: "x"}, &errcodes.Row{ID: "A"}
	r := check.Results{Open: []check.Open{
		{Row: rowB, Part: 10, Needs: errcodes.NeedAWS}, {Row: rowB, Part: 2, Needs: errcodes.NeedOffer, Detail: msg.Plain("why")}, {Row: rowA, Part: 2, Needs: errcodes.NeedProduct},
	}}
	want := []Undecided{
		{Row: "A", Change: ofPart(2).change, Needs: errcodes.NeedProduct}, {Row: "B", Code: "x", Change: ofPart(2).change, Needs: errcodes.NeedOffer, Detail: "why"},
		{Row: "B", Code: "x", Change: ofPart(10).change, Needs: errcodes.NeedAWS},
	}
	report := judged(&r)
	if diff := cmp.Diff(want, report.Undecided); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if report.Verdict != VerdictUndecided || report.Findings == nil {
		t.Errorf("verdict %s, findings %v", report.Verdict, report.Findings)
	}
}

func TestVerdict(t *testing.T) {
	open := func(needs ...errcodes.Needs) check.Results {
		var r check.Results
		for _, n := range needs {
			r.Open = append(r.Open, check.Open{Row: documented, Needs: n})
		}
		return r
	}
	found := func(s check.Severity, r check.Results) check.Results {
		r.Add(check.Problem{Row: documented, Severity: s})
		return r
	}
	for name, test := range map[string]struct {
		results check.Results
		want    Verdict
	}{
		"nothing":                        {check.Results{}, VerdictAccepted},
		"a warning":                      {found(check.Warning, check.Results{}), VerdictAccepted},
		"an error":                       {found(check.Error, check.Results{}), VerdictRejected},
		"AWS alone knows":                {open(errcodes.NeedAWS), VerdictAccepted},
		"a limit":                        {open(errcodes.NeedLimits, errcodes.NeedLimits|errcodes.NeedAWS), VerdictAccepted},
		"facts could decide":             {open(errcodes.NeedAWS, errcodes.NeedOffer), VerdictUndecided},
		"facts and a limit could decide": {open(errcodes.NeedOffer | errcodes.NeedLimits), VerdictUndecided},
		"the change set could decide":    {open(errcodes.NeedChangeSet), VerdictUndecided},
		"facts, and a warning":           {found(check.Warning, open(errcodes.NeedOffer)), VerdictUndecided},
		"facts, and an error":            {found(check.Error, open(errcodes.NeedOffer)), VerdictRejected},
	} {
		if got := judged(&test.results).Verdict; got != test.want {
			t.Errorf("%s: %s, want %s", name, got, test.want)
		}
	}
}

// What a report says of a document is left when that is gone.
func TestReportOfReleasedDocument(t *testing.T) {
	for range 100 { // a pool may give what it likes
		doc, err := jsondoc.ParseOnce([]byte(`["said of it"]`), jsondoc.Options{})
		if err != nil {
			t.Fatal(err)
		}
		said := doc.Root().Item(0).Text()
		var r check.Results
		r.Add(check.Problem{Row: documented, Message: msg.Value(said), Detail: msg.Value(said), At: jsondoc.At(doc.Root())})
		r.Open = append(r.Open, check.Open{Row: documented, Detail: msg.Value(said)})
		report := judged(&r)
		doc.Release()
		if doc, err = jsondoc.ParseOnce([]byte(`["XXXXXXXXXX"]`), jsondoc.Options{}); err != nil {
			t.Fatal(err)
		}
		f, u := report.Findings[0], report.Undecided[0]
		if f.Message != "said of it" || f.Detail != "said of it" || u.Detail != "said of it" {
			t.Fatalf("the report says now %q, %q and %q", f.Message, f.Detail, u.Detail)
		}
		doc.Release()
	}
}
