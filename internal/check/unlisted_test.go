package check_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
)

// A warning takes no room from errors, and one that is dropped is no error that
// was.
func TestWarn(t *testing.T) {
	r := check.Results{Max: 1}
	p := r.Begin(documented, 3, false)
	p.Report(check.Doubtful, jsondoc.Place{}, msg.Plain("message"), msg.Plain("detail"))
	p.Report(check.Doubtful, jsondoc.Place{}, msg.Plain("more"), msg.Plain(""))
	p.Need(errcodes.NeedOffer) // found, so not open
	p.End()
	p.Report(check.ByBasis, jsondoc.Place{}, msg.Plain("message"), msg.Plain("why"))
	if len(r.Problems) != 2 || len(r.Open) != 0 || r.Unlisted(3) != "" {
		t.Fatalf("%d problems, %d open, %q is not listed", len(r.Problems), len(r.Open), r.Unlisted(3))
	}
	if got := r.Problems[0]; got.Severity != check.Warning || got.Message.String() != "message" || got.Detail.String() != "detail" || got.Row != documented || got.Part != 3 {
		t.Errorf("%+v", got)
	}
}

// Of the errors that there is no room for, each part's first is kept in mind; one
// of the request is one of every part.
func TestUnlisted(t *testing.T) {
	problem := func(part int, code errcodes.Code) check.Problem {
		return check.Problem{Row: &errcodes.Row{Code: code}, Severity: check.Error, Part: part}
	}
	r := check.Results{Max: 2}
	for _, p := range []check.Problem{problem(0, "A"), problem(1, "A"), problem(1, "B"), problem(1, "C"), problem(2, "D")} {
		r.Add(p)
	}
	for part, want := range map[int]errcodes.Code{check.Request: "", 0: "", 1: "B", 2: "D", 3: ""} {
		if got := r.Unlisted(part); got != want {
			t.Errorf("part %d: %q, want %q", part, got, want)
		}
	}
	r.Add(problem(check.Request, "E"))
	for part, want := range map[int]errcodes.Code{check.Request: "E", 0: "E", 1: "B", 3: "E"} {
		if got := r.Unlisted(part); got != want {
			t.Errorf("after an error of the request, part %d: %q, want %q", part, got, want)
		}
	}
}

// What is said under a row that is left out is counted, and neither listed nor
// missed.
func TestLeftOut(t *testing.T) {
	r := check.Results{Max: 1, Suppressed: []check.Suppressed{{Row: ours.ID}, {Row: documented.ID, Reason: "not for us"}}}
	for range 3 {
		r.Add(check.Problem{Row: documented, Severity: check.Error})
	}
	r.Add(check.Problem{Row: inferred, Severity: check.Error})
	r.Open = []check.Open{{Row: documented, Needs: errcodes.NeedOffer}, {Row: inferred, Needs: errcodes.NeedOffer}}
	var found, open []string
	r.Listed(func(p *check.Problem, _ string) { found = append(found, p.Row.ID) })
	r.Undecided(func(o *check.Open) { open = append(open, o.Row.ID) })
	if only := []string{inferred.ID}; !slices.Equal(found, only) || !slices.Equal(open, only) || r.Truncated != nil {
		t.Errorf("found %q, open %q, %q", found, open, r.Truncated)
	}
	want := []check.Suppressed{{Row: ours.ID}, {Row: documented.ID, Reason: "not for us", Count: 4}}
	if diff := cmp.Diff(want, r.Suppressed); diff != "" {
		t.Errorf("left out (-want +got):\n%s", diff)
	}
}
