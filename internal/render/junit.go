package render

import (
	"encoding/xml"
	"fmt"
	"io"

	"github.com/offercheck/offercheck"
)

// A junitPrinter writes JUnit XML, for dashboards of test results: a suite for each document
// and a case for each finding. A finding at or above the threshold is a failure. Other
// warnings, and changes that were not checked, are skipped cases: dashboards show them but
// do not fail. A document without a failure has a passing case, which shows that it was
// checked; one that cannot be read is an error.
type junitPrinter struct {
	w      io.Writer
	suites junitSuites
}

// NewJUnit returns a Printer of JUnit XML.
func NewJUnit(w io.Writer) Printer {
	return &junitPrinter{w: w, suites: junitSuites{Name: "offercheck"}}
}

type junitSuites struct {
	XMLName xml.Name `xml:"testsuites"`
	Name    string   `xml:"name,attr"`
	junitCounts
	Suites []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name string `xml:"name,attr"`
	junitCounts
	Cases []junitCase `xml:"testcase"`
	Out   string      `xml:"system-out,omitempty"`
}

type junitCounts struct {
	Tests    int `xml:"tests,attr"`
	Failures int `xml:"failures,attr"`
	Errors   int `xml:"errors,attr"`
	Skipped  int `xml:"skipped,attr"`
}

type junitCase struct {
	Class   string        `xml:"classname,attr"`
	Name    string        `xml:"name,attr"`
	File    string        `xml:"file,attr"`
	Line    int           `xml:"line,attr,omitempty"`
	Failure *junitProblem `xml:"failure"`
	Error   *junitProblem `xml:"error"`
	Skipped *junitProblem `xml:"skipped"`
}

type junitProblem struct {
	Type    string `xml:"type,attr,omitempty"`
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"`
}

func (p *junitPrinter) Document(d *Document) error {
	suite := junitSuite{Name: d.String()}
	if d.Err != nil {
		suite.add(junitCase{Class: d.String(), Name: "it can be read", File: d.Name, Error: &junitProblem{Message: d.Err.Error()}})
		p.add(suite)
		return nil
	}
	for i := range d.Report.Findings {
		suite.add(junitFinding(d, &d.Report.Findings[i]))
	}
	switch {
	case d.FailOn == "undecided" && d.Report.Verdict == offercheck.VerdictUndecided:
		suite.add(junitCase{Class: d.String(), Name: "every rule was checked", File: d.Name,
			Failure: &junitProblem{Message: string(d.Report.Verdict) + ": " + tally(d.Report)}})
	case suite.Failures == 0:
		suite.add(junitCase{Class: d.String(), Name: string(d.Report.Verdict), File: d.Name})
	}
	for _, note := range notes(d.Report) {
		for i := range note.Unchecked {
			suite.add(junitUnchecked(d, &note.Unchecked[i], note.Text))
		}
		suite.Out += note.Text + "\n"
	}
	suite.Out += string(d.Report.Verdict) + ": " + tally(d.Report) + "\n"
	p.add(suite)
	return nil
}

func junitFinding(d *Document, f *offercheck.Finding) junitCase {
	line, _ := d.position(f.Line, f.Column)
	c := junitCase{Class: d.String(), Name: fmt.Sprintf("%s at %s", f.Row, f.Path), File: d.Name, Line: line}
	problem := &junitProblem{Type: string(f.Code), Message: f.Message, Text: sentences(f)}
	if f.Severity == offercheck.SeverityError || d.FailOn != "error" {
		c.Failure = problem
	} else {
		problem.Type = ""
		problem.Message = "warning: " + string(f.Code) + ": " + f.Message
		c.Skipped = problem
	}
	return c
}

// junitUnchecked returns the case of a change that was not checked, with the reason.
func junitUnchecked(d *Document, u *offercheck.Unchecked, reason string) junitCase {
	line, _ := d.position(u.Line, u.Column)
	return junitCase{Class: d.String(), Name: Subject("", nil, &u.Change), File: d.Name, Line: line,
		Skipped: &junitProblem{Message: "not checked: " + reason}}
}

func (s *junitSuite) add(c junitCase) {
	s.Cases = append(s.Cases, c)
	s.Tests++
	switch {
	case c.Failure != nil:
		s.Failures++
	case c.Error != nil:
		s.Errors++
	case c.Skipped != nil:
		s.Skipped++
	}
}

func (p *junitPrinter) add(s junitSuite) {
	p.suites.Suites = append(p.suites.Suites, s)
	p.suites.Tests += s.Tests
	p.suites.Failures += s.Failures
	p.suites.Errors += s.Errors
	p.suites.Skipped += s.Skipped
}

// End writes everything. A character that XML cannot represent, such as a control
// character, becomes U+FFFD.
func (p *junitPrinter) End() error {
	text, err := xml.MarshalIndent(p.suites, "", "  ")
	if err != nil {
		return err
	}
	_, err = p.w.Write(append([]byte(xml.Header), append(text, '\n')...))
	return err
}
