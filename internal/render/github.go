package render

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
)

// GitHub's own bounds: how many annotations of a kind it shows for a step, and
// how many bytes the summary of a step may have.
const (
	annotationsShown = 10
	summarySize      = 1 << 20
)

// A githubPrinter writes annotations, as GitHub Actions reads them from the log
// of a step. Since GitHub shows ten of a kind only, all of them stand in a table
// too, in the summary of the step, where there is a file for it.
type githubPrinter struct {
	w        io.Writer
	checkout checkout
	verdicts map[errcodes.Verdict]int
	unread   int // documents that could not be read
	errors   int
	warnings int

	summary string       // the file's name; empty when there is none
	room    int          // bytes left in it
	rows    bytes.Buffer // of the table
	untold  int          // findings that it has no room for
}

func newGitHub(w io.Writer) printer {
	p := &githubPrinter{w: w, checkout: findCheckout(), verdicts: map[errcodes.Verdict]int{}, summary: os.Getenv("GITHUB_STEP_SUMMARY")}
	p.room = summarySize - 1024 // for what stands around the rows
	if info, err := os.Stat(p.summary); err == nil {
		p.room -= int(info.Size())
	}
	return p
}

func (p *githubPrinter) document(d *document) error {
	var out bytes.Buffer
	if d.err != nil {
		line, column := 0, 0
		if syntax, ok := errors.AsType[*offercheck.SyntaxError](d.err); ok {
			line, column = syntax.Line, syntax.Column
		}
		p.annotate(&out, "error", d.file, line, column, "not checked", d.err.Error())
		p.unread++
		p.errors++
		p.row(d, line, column, "error", "not checked", d.err.Error(), "")
		_, err := p.w.Write(out.Bytes())
		return err
	}
	for i := range d.Findings {
		f := &d.Findings[i]
		line, column := d.position(f.Line, f.Column)
		p.annotate(&out, string(f.Severity), d.file, line, column, string(f.Code), sentences(f))
		p.row(d, line, column, string(f.Severity), string(f.Code), sentences(f), f.Row)
	}
	for _, note := range notes(d.Report) {
		title := "offercheck"
		line, column := d.placeOf(note)
		if len(note.unchecked) > 0 {
			title = "not checked"
			p.row(d, line, column, "notice", title, note.text, "")
		}
		p.annotate(&out, "notice", d.file, line, column, title, note.text)
	}
	if d.failOn == "undecided" && d.Verdict == errcodes.Unsettled {
		p.annotate(&out, "error", d.file, d.line, 0, "undecided", tally(d.Report))
		p.row(d, d.line, 0, "error", "undecided", tally(d.Report), "")
		p.errors++
	}
	fmt.Fprintf(&out, "offercheck: %s: %s: %s\n", clean(d.name()), d.Verdict, tally(d.Report))
	p.errors += d.Count(errcodes.Error)
	p.warnings += d.Count(errcodes.Warning)
	p.verdicts[d.Verdict]++
	_, err := p.w.Write(out.Bytes())
	return err
}

// annotate writes a command to the runner. Standard input is no file.
func (p *githubPrinter) annotate(out *bytes.Buffer, kind, file string, line, column int, title, text string) {
	fmt.Fprintf(out, "::%s ", kind)
	if file != stdinName {
		path, _ := p.checkout.path(file)
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

// What a command of the runner may not hold as it is.
var (
	commandText = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property    = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// row adds a row to the table, as long as there is room.
func (p *githubPrinter) row(d *document, line, column int, severity, code, text, row string) {
	place := d.file
	if line > 0 {
		place = fmt.Sprintf("%s:%d:%d", d.file, line, column)
	}
	if row != "" {
		row = fmt.Sprintf("[%s](%s)", cell(row), helpURI(row))
	}
	added := fmt.Sprintf("| %s | %s | %s | %s | %s |\n", severity, cell(place), cell(code), cell(text), row)
	if p.untold > 0 || p.rows.Len()+len(added) > p.room {
		p.untold++
		return
	}
	p.rows.WriteString(added)
}

// cell is a text as the cell of a Markdown table.
func cell(s string) string {
	return strings.NewReplacer("|", `\|`, "`", "\\`", "\n", "<br>").Replace(escape(cleanLines(s)))
}

// end counts what GitHub does not show, and writes the summary.
func (p *githubPrinter) end() error {
	if p.errors > annotationsShown || p.warnings > annotationsShown {
		fmt.Fprintf(p.w, "offercheck: %s and %s; of each GitHub shows %d as annotations, this log has all\n",
			count(p.errors, "error"), count(p.warnings, "warning"), annotationsShown)
	}
	if p.summary == "" {
		return nil
	}
	f, err := os.OpenFile(p.summary, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(p.summaryText())
	return errors.Join(err, f.Close())
}

func (p *githubPrinter) summaryText() []byte {
	var out bytes.Buffer
	fmt.Fprint(&out, "### offercheck\n\n")
	var counts []string
	for _, v := range []errcodes.Verdict{errcodes.Rejected, errcodes.Unsettled, errcodes.Accepted} {
		if n := p.verdicts[v]; n > 0 {
			counts = append(counts, fmt.Sprintf("%s %s", count(n, "document"), v))
		}
	}
	if p.unread > 0 {
		counts = append(counts, count(p.unread, "document")+" not checked")
	}
	fmt.Fprintf(&out, "%s\n\n", strings.Join(counts, ", "))
	if p.rows.Len() > 0 {
		fmt.Fprintf(&out, "| | place | code | what is wrong | row |\n|---|---|---|---|---|\n%s\n", p.rows.Bytes())
	}
	if p.untold > 0 {
		fmt.Fprintf(&out, "%s more: a summary may have no more than %d bytes. The log of the step has all.\n\n", count(p.untold, "finding"), summarySize)
	}
	return out.Bytes()
}
