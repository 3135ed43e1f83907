package render

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/internal/reference"
	"github.com/offercheck/offercheck/internal/words"
)

// GitHub's limits: how many annotations of a kind it shows for a step, and how many bytes
// the summary of a step may have.
const (
	annotationsShown = 10
	summarySize      = 1 << 20
)

// A githubPrinter writes annotations, which GitHub Actions reads from the log of a step.
// GitHub shows only ten of a kind, so a table in the summary of the step (if there is one)
// has them all.
type githubPrinter struct {
	w        io.Writer
	path     PathFunc
	verdicts map[offercheck.Verdict]int
	unread   int // documents that could not be read
	errors   int
	warnings int

	summary io.Writer    // nil when there is none
	room    int          // bytes left in it
	rows    bytes.Buffer // of the table
	omitted int          // findings that do not fit into the table
}

// NewGitHub returns a Printer of annotations. summary is nil, or receives the summary of
// the step in one call of Write; used is the number of bytes that it already has.
func NewGitHub(w io.Writer, path PathFunc, summary io.Writer, used int) Printer {
	const around = 1024 // for the text around the rows
	return &githubPrinter{w: w, path: path, verdicts: map[offercheck.Verdict]int{}, summary: summary, room: summarySize - around - used}
}

func (p *githubPrinter) Document(d *Document) error {
	var out bytes.Buffer
	if d.Err != nil {
		line, column := 0, 0
		if syntax, ok := errors.AsType[*offercheck.SyntaxError](d.Err); ok {
			line, column = syntax.Line, syntax.Column
		}
		p.annotate(&out, "error", d.Name, line, column, "not checked", d.Err.Error())
		p.unread++
		p.errors++
		p.row(d, line, column, "error", "not checked", d.Err.Error(), "")
		_, err := p.w.Write(out.Bytes())
		return err
	}
	for i := range d.Report.Findings {
		f := &d.Report.Findings[i]
		line, column := d.position(f.Line, f.Column)
		p.annotate(&out, string(f.Severity), d.Name, line, column, string(f.Code), sentences(f))
		p.row(d, line, column, string(f.Severity), string(f.Code), sentences(f), f.Row)
	}
	for _, note := range notes(d.Report) {
		title := "offercheck"
		line, column := d.placeOf(note)
		if len(note.Unchecked) > 0 {
			title = "not checked"
			p.row(d, line, column, "notice", title, note.Text, "")
		}
		p.annotate(&out, "notice", d.Name, line, column, title, note.Text)
	}
	if d.FailOn == "undecided" && d.Report.Verdict == offercheck.VerdictUndecided {
		p.annotate(&out, "error", d.Name, d.Line, 0, "undecided", tally(d.Report))
		p.row(d, d.Line, 0, "error", "undecided", tally(d.Report), "")
		p.errors++
	}
	fmt.Fprintf(&out, "offercheck: %s: %s: %s\n", Clean(d.String()), d.Report.Verdict, tally(d.Report))
	p.errors += d.Report.Count(offercheck.SeverityError)
	p.warnings += d.Report.Count(offercheck.SeverityWarning)
	p.verdicts[d.Report.Verdict]++
	_, err := p.w.Write(out.Bytes())
	return err
}

// annotate writes a command to the runner. Standard input has no file to annotate.
func (p *githubPrinter) annotate(out *bytes.Buffer, kind, file string, line, column int, title, text string) {
	fmt.Fprintf(out, "::%s ", kind)
	if file != Stdin {
		path, _ := p.path(file)
		fmt.Fprintf(out, "file=%s,", property.Replace(path))
		if line > 0 {
			fmt.Fprintf(out, "line=%d,", line)
		}
		if column > 0 {
			fmt.Fprintf(out, "col=%d,", column)
		}
	}
	fmt.Fprintf(out, "title=%s::%s\n", property.Replace(title), commandText.Replace(cleanLines(text)))
}

// Escapes of the characters that have a meaning in a command of the runner.
var (
	commandText = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property    = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// row adds a row to the table if there is room.
func (p *githubPrinter) row(d *Document, line, column int, severity, code, text, row string) {
	place := d.Name
	if line > 0 {
		place = fmt.Sprintf("%s:%d:%d", d.Name, line, column)
	}
	if row != "" {
		row = fmt.Sprintf("[%s](%s)", cell(row), reference.Link(row))
	}
	added := fmt.Sprintf("| %s | %s | %s | %s | %s |\n", severity, cell(place), cell(code), cell(text), row)
	if p.omitted > 0 || p.rows.Len()+len(added) > p.room {
		p.omitted++
		return
	}
	p.rows.WriteString(added)
}

// cell escapes a text for the cell of a Markdown table.
func cell(s string) string {
	return strings.NewReplacer("|", `\|`, "`", "\\`", "\n", "<br>").Replace(reference.Escape(cleanLines(s)))
}

// End says how many findings GitHub does not show, and writes the summary.
func (p *githubPrinter) End() error {
	if p.errors > annotationsShown || p.warnings > annotationsShown {
		fmt.Fprintf(p.w, "offercheck: %s and %s; GitHub shows only %d of each as annotations, this log has all\n",
			words.Count(p.errors, "error"), words.Count(p.warnings, "warning"), annotationsShown)
	}
	if p.summary == nil {
		return nil
	}
	_, err := p.summary.Write(p.summaryText())
	return err
}

func (p *githubPrinter) summaryText() []byte {
	var out bytes.Buffer
	fmt.Fprint(&out, "### offercheck\n\n")
	var counts []string
	for _, v := range []offercheck.Verdict{offercheck.VerdictRejected, offercheck.VerdictUndecided, offercheck.VerdictAccepted} {
		if n := p.verdicts[v]; n > 0 {
			counts = append(counts, fmt.Sprintf("%s %s", words.Count(n, "document"), v))
		}
	}
	if p.unread > 0 {
		counts = append(counts, words.Count(p.unread, "document")+" not checked")
	}
	fmt.Fprintf(&out, "%s\n\n", strings.Join(counts, ", "))
	if p.rows.Len() > 0 {
		fmt.Fprintf(&out, "| | place | code | what is wrong | row |\n|---|---|---|---|---|\n%s\n", p.rows.Bytes())
	}
	if p.omitted > 0 {
		fmt.Fprintf(&out, "%s more: a summary is limited to %d bytes. The log of the step has all.\n\n", words.Count(p.omitted, "finding"), summarySize)
	}
	return out.Bytes()
}
