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
	"github.com/offercheck/offercheck/errcodes"
)

// A comparisonSummary counts AWS's errors by their outcome, and the rows that
// are found as errors here alone.
type comparisonSummary struct {
	Reported   int `json:"reported"` // by AWS
	Foreseen   int `json:"foreseen"`
	Undecided  int `json:"undecided"`
	Unforeseen int `json:"unforeseen"`
	Alone      int `json:"alone"` // warnings do not count
}

func summarise(list []comparison) comparisonSummary {
	var s comparisonSummary
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

func (c *comparison) hasError() bool {
	return slices.ContainsFunc(c.Findings, func(f offercheck.Finding) bool { return f.Severity == errcodes.Error })
}

// agrees says whether AWS reported the errors that are found here and no other.
func (s comparisonSummary) agrees() bool { return s.Foreseen == s.Reported && s.Alone == 0 }

// print writes the comparison for people: change by change, what AWS said above
// what is said here.
func (r *comparisonReport) print(w io.Writer) error {
	var out bytes.Buffer
	fmt.Fprintf(&out, "%s: %s", clean(r.Source), clean(strings.TrimSpace("change set "+r.ChangeSetID)+": "+r.Status))
	if !r.AsOf.IsZero() {
		fmt.Fprintf(&out, ", checked as of %s", r.AsOf.Format(time.RFC3339))
	}
	out.WriteByte('\n')
	for _, note := range r.notes() {
		fmt.Fprintf(&out, "note: %s\n", clean(note))
	}
	p := comparisonPrinter{&out, painter(w), r.Unchecked}
	for i := range r.Comparisons {
		c := &r.Comparisons[i]
		if i == 0 || c.Change != r.Comparisons[i-1].Change {
			title := subject(&errcodes.Subject{Change: c.Change})
			fmt.Fprintf(&out, "\n%s\n", clean(cmp.Or(title, "the change set")))
		}
		p.comparison(c)
	}
	fmt.Fprintf(&out, "\n%s: %s\n", clean(r.Source), r.Summary.text())
	_, err := w.Write(out.Bytes())
	return err
}

// notes say what keeps the comparison from being whole.
func (r *comparisonReport) notes() []string {
	var notes []string
	for _, n := range uncheckedNotes(r.Unchecked, nil) {
		notes = append(notes, n.text)
	}
	notes = append(notes, r.Cut...)
	if r.Status != "FAILED" && r.Status != "SUCCEEDED" {
		notes = append(notes, "the change set is "+r.Status+": AWS may not have reported all that it finds")
	}
	if r.Failure.ErrorCode == "SERVER_FAULT" {
		notes = append(notes, strings.TrimSuffix("AWS calls the failure its own fault, which nothing foresees: "+r.Failure.ErrorMessage, ": "))
	}
	return notes
}

type comparisonPrinter struct {
	out       *bytes.Buffer
	paint     func(colour, s string) string
	unchecked []errcodes.Unchecked
}

// isUnchecked reports whether the rules of the change did not run.
func (p *comparisonPrinter) isUnchecked(c *errcodes.Change) bool {
	return c != nil && slices.ContainsFunc(p.unchecked, func(u errcodes.Unchecked) bool { return u.Index == c.Index })
}

func (p *comparisonPrinter) comparison(c *comparison) {
	heading, colour := string(c.Outcome), green
	switch c.Outcome {
	case undecided:
		heading, colour = "not foreseen, undecided for lack of "+namesOf(c.Needs), yellow
	case unforeseen:
		heading, colour = "not foreseen", red
	case alone:
		heading, colour = "found by offercheck alone", yellow
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
		p.side("offercheck", "row "+c.Row+" was not decided", c.Note)
	case p.isUnchecked(c.Change) && c.Row != "":
		p.side("offercheck", "row "+c.Row+" was not run", c.Note)
	case p.isUnchecked(c.Change):
		p.side("offercheck", "not checked", c.Note)
	case c.Row != "":
		p.side("offercheck", "row "+c.Row+" found nothing", c.Note)
	default:
		p.side("offercheck", "nothing", c.Note)
	}
}

// side writes what one side says, in lines that are not empty.
func (p *comparisonPrinter) side(who string, lines ...string) {
	for _, line := range lines {
		if line != "" {
			fmt.Fprintf(p.out, "    %-10s  %s\n", who, clean(line))
		}
		who = ""
	}
}

// namesOf says what is needed as a person calls it.
func namesOf(needs errcodes.Needs) string {
	var names []string
	for _, n := range needNames {
		if needs&n.need != 0 {
			names = append(names, n.name)
		}
	}
	return strings.Join(names, ", ")
}

// text is the summary in a line.
func (s comparisonSummary) text() string {
	return fmt.Sprintf("of %s that AWS reported, %d foreseen, %d undecided, %d not foreseen; %s found by offercheck alone",
		count(s.Reported, "error"), s.Foreseen, s.Undecided, s.Unforeseen, count(s.Alone, "error"))
}
