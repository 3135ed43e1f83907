package check_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/jsondoc"
)

func TestFill(t *testing.T) {
	for _, test := range []struct {
		message string
		values  []string
		want    string
	}{
		{"Set Name before releasing the offer.", nil, "Set Name before releasing the offer."},
		{"Set Name before releasing the offer.", []string{"more"}, "Set Name before releasing the offer."},
		{"Add [x] to the offer.", []string{"LegalTerm"}, "Add LegalTerm to the offer."},
		{"Provide at least one of [x,y,z].", []string{"A, B"}, "Provide at least one of A, B."},
		{"Provide duration between [x] and [y] months.", []string{"1", "60"}, "Provide duration between 1 and 60 months."},
		{"[x] isn't supported together with the following terms: [y,z].", []string{"A", "B, C"}, "A isn't supported together with the following terms: B, C."},
		{"[x] and [y]", []string{"1"}, "1 and [y]"},
		{"[x] and [y]", []string{"[a]", "b"}, "[a] and b"},
		{"[x]", []string{""}, ""},
		{"", []string{"1"}, ""},
	} {
		if got := check.Fill(test.message, test.values...); got != test.want {
			t.Errorf("%q with %q is %q, want %q", test.message, test.values, got, test.want)
		}
	}
}

// Every documented message can be filled in to the last placeholder.
func TestFillDocumentedMessages(t *testing.T) {
	rows := errcodes.Rows()
	for i := range rows {
		filled := check.Fill(rows[i].Message, "1", "2", "3", "4")
		for _, c := range filled {
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
		row       *errcodes.Row
		lenient   bool
		asWarning bool
		want      errcodes.Severity
	}{
		{documented, false, false, errcodes.Error},
		{documented, true, false, errcodes.Warning},
		{documented, false, true, errcodes.Warning},
		{inferred, false, false, errcodes.Warning},
		{inferred, true, true, errcodes.Warning},
		{ours, false, false, errcodes.Warning},
	} {
		var r check.Results
		p := r.Begin(test.row, 3, test.lenient)
		if found := p.Report(jsondoc.Place{}, "why"); test.asWarning {
			found.AsWarning()
		}
		p.End()
		if len(r.Problems) != 1 || len(r.Open) != 0 {
			t.Fatalf("%d problems, %d open", len(r.Problems), len(r.Open))
		}
		if got := r.Problems[0]; got.Severity != test.want || got.Row != test.row || got.Part != 3 {
			t.Errorf("%s, lenient %t: %s under %s for change %d, want %s", test.row.ID, test.lenient, got.Severity, got.Row.ID, got.Part, test.want)
		}
	}
}

func TestReportText(t *testing.T) {
	var r check.Results
	p := r.Begin(inferred, 0, false)
	p.Report(jsondoc.Place{}, "%d%% of it is %s", 100, "wrong").With("A", "B")
	p.Report(jsondoc.Place{}, "100% of it")
	p.End()
	var got []string
	for _, problem := range r.Problems {
		got = append(got, problem.Message+" "+problem.Detail)
	}
	if diff := cmp.Diff([]string{"Provide A and B. 100% of it is wrong", "Provide [x] and [y]. 100% of it"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
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
	if p.Holds(conds...) {
		p.Report(jsondoc.Place{}, "it is so")
	}
}
