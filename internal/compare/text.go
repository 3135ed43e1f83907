package compare

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/internal/reference"
	"github.com/offercheck/offercheck/internal/render"
	"github.com/offercheck/offercheck/internal/words"
)

// A Summary counts AWS's errors by outcome, and the rows that only offercheck reports as
// errors.
type Summary struct {
	Reported   int `json:"reported"` // by AWS
	Foreseen   int `json:"foreseen"`
	Undecided  int `json:"undecided"`
	Unforeseen int `json:"unforeseen"`
	Alone      int `json:"alone"` // warnings do not count
}

func summarise(list []Comparison) Summary {
	var s Summary
	for i := range list {
		c := &list[i]
		if c.AWS != nil {
			s.Reported++
		}
		switch c.Outcome {
		case foreseen:
			s.Foreseen++
		case undecided:
			s.Undecided++
		case unforeseen:
			s.Unforeseen++
		case alone:
			if c.hasError() {
				s.Alone++
			}
		}
	}
	return s
}

func (c *Comparison) hasError() bool {
	return slices.ContainsFunc(c.Findings, func(f offercheck.Finding) bool { return f.Severity == offercheck.SeverityError })
}

// Agrees reports whether AWS reported exactly the errors that are found here.
func (s Summary) Agrees() bool { return s.Foreseen == s.Reported && s.Alone == 0 }

// Print writes the comparison for people: change by change, each error of AWS's with what
// is found here below it.
func (r *Report) Print(w io.Writer, inColour bool) error {
	var out bytes.Buffer
	fmt.Fprintf(&out, "%s: %s", render.Clean(r.Source), render.Clean(strings.TrimSpace("change set "+r.ChangeSetID)+": "+r.Status))
	if !r.AsOf.IsZero() {
		fmt.Fprintf(&out, ", checked as of %s", r.AsOf.Format(time.RFC3339))
	}
	fmt.Fprintf(&out, ", edition %s", r.Edition)
	out.WriteByte('\n')
	for _, note := range r.notes() {
		fmt.Fprintf(&out, "note: %s\n", render.Clean(note))
	}
	p := printer{&out, render.Painter(inColour), r.Unchecked}
	for i := range r.Comparisons {
		c := &r.Comparisons[i]
		if i == 0 || c.Change != r.Comparisons[i-1].Change {
			title := render.Subject("", nil, c.Change)
			fmt.Fprintf(&out, "\n%s\n", render.Clean(cmp.Or(title, "the change set")))
		}
		p.comparison(c)
	}
	fmt.Fprintf(&out, "\n%s: %s\n", render.Clean(r.Source), r.Summary.text())
	_, err := w.Write(out.Bytes())
	return err
}

// notes returns why the comparison may be incomplete.
func (r *Report) notes() []string {
	var notes []string
	for _, n := range render.UncheckedNotes(r.Edition, r.Unchecked, nil) {
		notes = append(notes, n.Text)
	}
	notes = append(notes, r.Truncated...)
	if r.Status != "FAILED" && r.Status != "SUCCEEDED" {
		notes = append(notes, "the change set is "+r.Status+": AWS may not have reported all errors")
	}
	if r.Failure.ErrorCode == "SERVER_FAULT" {
		notes = append(notes, strings.TrimSuffix("AWS reports an internal failure (SERVER_FAULT), which no check can foresee: "+r.Failure.ErrorMessage, ": "))
	}
	return notes
}

type printer struct {
	out       *bytes.Buffer
	paint     func(colour, s string) string
	unchecked []offercheck.Unchecked
}

// isUnchecked reports whether the rules of the change did not run.
func (p *printer) isUnchecked(c *offercheck.Change) bool {
	return c != nil && slices.ContainsFunc(p.unchecked, func(u offercheck.Unchecked) bool { return u.Change.Index == c.Index })
}

func (p *printer) comparison(c *Comparison) {
	heading, colour := string(c.Outcome), render.Green
	switch c.Outcome {
	case undecided:
		heading, colour = "not foreseen: undecided without "+reference.NamesOf(c.Needs), render.Yellow
	case unforeseen:
		heading, colour = "not foreseen", render.Red
	case alone:
		heading, colour = "found by offercheck only", render.Yellow
	}
	fmt.Fprintf(p.out, "  %s\n", p.paint(colour, heading))
	if c.AWS == nil {
		p.side("AWS", "nothing")
	} else {
		p.side("AWS", strings.TrimSuffix(c.AWS.ErrorCode+": "+c.AWS.ErrorMessage, ": "))
	}
	switch {
	case len(c.Findings) > 0:
		who := "offercheck"
		for i := range c.Findings {
			f := &c.Findings[i]
			p.side(who, fmt.Sprintf("%s: %s: %s", f.Severity, f.Code, f.Message), f.Detail, "at "+f.Path+", row "+f.Row)
			who = ""
		}
		p.side("", c.Note)
	case c.Outcome == foreseen:
		p.side("offercheck", "row "+c.Row+", as above", c.Note)
	case c.Outcome == undecided:
		p.side("offercheck", "row "+c.Row+" could not be checked", c.Note)
	case p.isUnchecked(c.Change) && c.Row != "":
		p.side("offercheck", "row "+c.Row+" was not checked", c.Note)
	case p.isUnchecked(c.Change):
		p.side("offercheck", "not checked", c.Note)
	case c.Row != "":
		p.side("offercheck", "row "+c.Row+" was checked and not reported", c.Note)
	default:
		p.side("offercheck", "nothing", c.Note)
	}
}

// side writes the lines of one side, without empty ones.
func (p *printer) side(who string, lines ...string) {
	for _, line := range lines {
		if line != "" {
			fmt.Fprintf(p.out, "    %-10s  %s\n", who, render.Clean(line))
		}
		who = ""
	}
}

// text returns the summary as one line.
func (s Summary) text() string {
	return fmt.Sprintf("%s reported by AWS: %d foreseen, %d undecided, %d not foreseen; %s found by offercheck only",
		words.Count(s.Reported, "error"), s.Foreseen, s.Undecided, s.Unforeseen, words.Count(s.Alone, "error"))
}
