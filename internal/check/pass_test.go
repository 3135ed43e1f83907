package check_test

import (
	"fmt"
	"testing"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
)

func TestFill(t *testing.T) {
	for _, test := range []struct {
		message string
		values  []any
		want    string
	}{
		{"Set Name before releasing the offer.", nil, "Set Name before releasing the offer."},
		{"Set Name before releasing the offer.", []any{"more"}, "Set Name before releasing the offer."},
		{"Add [x] to the offer.", []any{"LegalTerm"}, "Add LegalTerm to the offer."},
		{"Provide at least one of [x,y,z].", []any{msg.F("%s, %s", "A", "B")}, "Provide at least one of A, B."},
		{"Provide duration between [x] and [y] months.", []any{1, int64(60)}, "Provide duration between 1 and 60 months."},
		{"[x] isn't supported together with the following terms: [y,z].", []any{"A", msg.Words("B, C")}, "A isn't supported together with the following terms: B, C."},
		{"[x] and [y]", []any{"1"}, "1 and [y]"},
		{"[x] and [y]", []any{"[a]", "b"}, "[a] and b"},
		{"[x]", []any{""}, ""},
		{"", []any{"1"}, ""},
	} {
		if got := check.Fill(test.message, test.values...); got.String() != test.want {
			t.Errorf("%q with %q is %q, want %q", test.message, test.values, got, test.want)
		}
	}
}

// Every documented message can be filled in to the last placeholder.
func TestFillDocumentedMessages(t *testing.T) {
	rows := errcodes.Newest.Rows()
	for i := range rows {
		filled := check.Fill(rows[i].Message, "1", "2", "3", "4")
		for _, c := range filled.String() {
			if rows[i].Phase == errcodes.Async && (c == '[' || c == ']') {
				t.Errorf("%s: %s", rows[i].ID, filled)
				break
			}
		}
	}
}

var (
	documented = &errcodes.Row{ID: "A/B/1", Phase: errcodes.Async, Code: "B", Message: "Provide [x].", Basis: errcodes.Documented}
	inferred   = &errcodes.Row{ID: "A/B/2", Phase: errcodes.Async, Code: "B", Message: "Provide [x] and [y].", Basis: errcodes.Inferred}
	ours       = &errcodes.Row{ID: "A/(note)", Phase: errcodes.Async, Code: "B", Message: "No.", Basis: errcodes.Ours}
)

func TestSeverity(t *testing.T) {
	for _, test := range []struct {
		row     *errcodes.Row
		lenient bool
		grade   check.Grade
		want    check.Severity
	}{
		{documented, false, check.ByBasis, check.Error},
		{documented, true, check.ByBasis, check.Warning},
		{documented, false, check.Doubtful, check.Warning},
		{documented, false, check.ByLimit, check.Error},
		{documented, true, check.ByLimit, check.Warning},
		{documented, true, check.ByNote, check.Error},
		{inferred, false, check.ByBasis, check.Warning},
		{inferred, false, check.ByLimit, check.Error},
		{inferred, true, check.Doubtful, check.Warning},
		{ours, false, check.ByBasis, check.Warning},
	} {
		var r check.Results
		p := r.Begin(test.row, 3, test.lenient)
		p.Report(test.grade, jsondoc.Place{}, msg.Plain("message"), msg.Plain("why"))
		p.End()
		if len(r.Problems) != 1 || len(r.Open) != 0 {
			t.Fatalf("%d problems, %d open", len(r.Problems), len(r.Open))
		}
		if got := r.Problems[0]; got.Severity != test.want || got.Row != test.row || got.Part != 3 || got.Message.String() != "message" || got.Detail.String() != "why" {
			t.Errorf("%s, lenient %t, grade %d: %+v, want %s", test.row.ID, test.lenient, test.grade, got, test.want)
		}
	}
	if check.DoubtfulIf(true) != check.Doubtful || check.DoubtfulIf(false) != check.ByBasis || check.ByLimitIf(true) != check.ByLimit || check.ByLimitIf(false) != check.ByBasis {
		t.Error("a grade is not as asked")
	}
}

// Every severity is counted as it is when the finding is noted, so that warnings
// take no room from errors.
func TestWarningsTakeNoRoom(t *testing.T) {
	r := check.Results{Max: 2}
	p := r.Begin(documented, 0, false)
	for range 5 {
		p.Report(check.Doubtful, jsondoc.Place{}, msg.Plain("doubtful"), msg.Plain(""))
	}
	p.Report(check.ByBasis, jsondoc.Place{}, msg.Plain("certain"), msg.Plain(""))
	p.End()
	listed := map[check.Severity]int{}
	unlisted := r.Listed(func(p *check.Problem, _ string) { listed[p.Severity]++ })
	if want := (check.Unlisted{Warnings: 3}); listed[check.Warning] != 2 || listed[check.Error] != 1 || unlisted != want {
		t.Errorf("%v are listed, %+v are not", listed, unlisted)
	}
}

// A row is open when something that it needs is not known and nothing was
// found; what fails for certain leaves nothing open.
func TestOpen(t *testing.T) {
	for name, test := range map[string]struct {
		run  func(p *check.Pass)
		want string // "found", "fine" or what it needs
	}{
		"nothing is asked":      {func(*check.Pass) {}, "fine"},
		"holds":                 {func(p *check.Pass) { reportIf(p, yes) }, "found"},
		"fails":                 {func(p *check.Pass) { reportIf(p, no) }, "fine"},
		"not known":             {func(p *check.Pass) { reportIf(p, perhaps) }, "offer"},
		"one fails":             {func(p *check.Pass) { reportIf(p, perhaps, no, unclear) }, "fine"},
		"all but one hold":      {func(p *check.Pass) { reportIf(p, yes, unclear, yes) }, "product"},
		"no conditions":         {func(p *check.Pass) { reportIf(p) }, "found"},
		"needs add up":          {func(p *check.Pass) { reportIf(p, perhaps); reportIf(p, unclear) }, "offer, product"},
		"then found":            {func(p *check.Pass) { reportIf(p, perhaps); reportIf(p, yes) }, "found"},
		"found, then not known": {func(p *check.Pass) { reportIf(p, yes); reportIf(p, perhaps) }, "found"},
		"needed":                {func(p *check.Pass) { p.Need(errcodes.NeedNow) }, "now"},
		"nothing needed":        {func(p *check.Pass) { p.Need(0) }, "fine"},
		"needed and found":      {func(p *check.Pass) { p.Need(errcodes.NeedNow); reportIf(p, yes) }, "found"},
	} {
		t.Run(name, func(t *testing.T) {
			var r check.Results
			p := r.Begin(documented, 2, false)
			test.run(&p)
			p.End()
			got := "fine"
			switch {
			case len(r.Problems) > 0 && len(r.Open) > 0:
				got = "found and open"
			case len(r.Problems) > 0:
				got = "found"
			case len(r.Open) == 1 && r.Open[0].Row == documented && r.Open[0].Part == 2:
				got = r.Open[0].Needs.String()
			case len(r.Open) > 0:
				got = fmt.Sprint(r.Open)
			}
			if got != test.want {
				t.Errorf("%s, want %s", got, test.want)
			}
		})
	}
}

func reportIf(p *check.Pass, conds ...check.Cond) {
	if p.Require(conds...) {
		p.Report(check.ByBasis, jsondoc.Place{}, msg.Plain("message"), msg.Plain("it is so"))
	}
}
