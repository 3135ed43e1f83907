package render

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/offercheck/offercheck"
)

// A textPrinter writes the reports for people, one after another.
type textPrinter struct {
	w     io.Writer
	out   bytes.Buffer // of one document
	paint func(colour, s string) string
	lines [][]byte      // of the document
	marks map[int][]int // by line: an index of offsets, see window
}

// NewText returns a Printer for people.
func NewText(w io.Writer, inColour bool) Printer {
	return &textPrinter{w: w, paint: Painter(inColour)}
}

func (t *textPrinter) End() error { return nil }

func (t *textPrinter) Document(d *Document) error {
	if d.Report == nil {
		return nil // its error was written to standard error
	}
	t.out.Reset()
	t.lines, t.marks = nil, map[int][]int{}
	if d.Text != nil {
		t.lines = bytes.Split(bytes.TrimPrefix(d.Text, []byte("\ufeff")), []byte("\n"))
	}
	for i := range d.Report.Findings {
		t.finding(d, &d.Report.Findings[i])
	}
	for _, note := range notes(d.Report) {
		fmt.Fprintf(&t.out, "%s: %s: %s\n", Clean(d.String()), t.paint(Yellow, "note"), Clean(note.Text))
	}
	colour, ok := map[offercheck.Verdict]string{offercheck.VerdictAccepted: Green, offercheck.VerdictRejected: Red}[d.Report.Verdict]
	if !ok {
		colour = Yellow
	}
	fmt.Fprintf(&t.out, "%s: %s: %s\n", Clean(d.String()), t.paint(colour, string(d.Report.Verdict)), tally(d.Report))
	_, err := t.w.Write(t.out.Bytes())
	return err
}

func (t *textPrinter) finding(d *Document, f *offercheck.Finding) {
	colour := Yellow
	if f.Severity == offercheck.SeverityError {
		colour = Red
	}
	place := d.Name
	if line, column := d.position(f.Line, f.Column); line > 0 {
		place = fmt.Sprintf("%s:%d:%d", d.Name, line, column)
	}
	fmt.Fprintf(&t.out, "%s: %s: %s: %s\n", Clean(place), t.paint(colour, string(f.Severity)), t.paint(bold, string(f.Code)), Clean(f.Message))
	if f.Detail != "" {
		fmt.Fprintf(&t.out, "    %s\n", Clean(f.Detail))
	}
	t.snippet(f.Line, f.Column, d.Above())
	fmt.Fprintf(&t.out, "    %s\n\n", t.paint(dim, Clean(where(f))))
}

// where returns the change or request of a finding, its path and its row.
func where(f *offercheck.Finding) string {
	place := "at " + cmp.Or(f.Path, "the document") + ", row " + f.Row
	if s := Subject(f.Operation, f.Entry, f.Change); s != "" {
		return "in " + s + ", " + place
	}
	return place
}

// Subject returns the name of what a finding is about; "" for the change set as a whole.
func Subject(operation string, entry *offercheck.Entry, change *offercheck.Change) string {
	text := operation
	if entry != nil {
		text += fmt.Sprintf(", entry %d", entry.Index)
		if entry.ClientToken != "" {
			text += " (token " + entry.ClientToken + ")"
		}
	}
	if change != nil {
		text = fmt.Sprintf("change %d", change.Index)
		if change.Type != "" {
			text += ", " + change.Type
		}
		if change.Entity != "" {
			text += " of " + change.Entity
		}
	}
	return text
}

// sentences returns the whole text of a finding, without its code.
func sentences(f *offercheck.Finding) string {
	text := f.Message + "\n"
	if f.Detail != "" {
		text += f.Detail + "\n"
	}
	return text + where(f)
}

// snippet prints the line of the document with a caret under the position; of a long line
// only the part around it. above is the number of lines that the file has before the
// document.
func (t *textPrinter) snippet(line, column, above int) {
	const width, before = 100, 40
	if line < 1 || line > len(t.lines) {
		return
	}
	start := max(0, column-1-before)
	text, left, right := t.window(line, start, width), "", ""
	if whole := t.window(line, 0, width+1); len(whole) <= width {
		start, text = 0, whole
	} else {
		if start > 0 {
			left = "…"
		}
		if len(text) == width {
			right = "…"
		}
	}
	indent := make([]rune, 0, before)
	for _, r := range text[:min(column-1-start, len(text))] {
		if r != '\t' {
			r = ' '
		}
		indent = append(indent, r)
	}
	number := fmt.Sprint(above + line)
	margin := strings.Repeat(" ", len(number))
	fmt.Fprintf(&t.out, "    %s | %s%s%s\n", number, left, Clean(string(text)), right)
	fmt.Fprintf(&t.out, "    %s | %s%s%s\n", margin, strings.Repeat(" ", utf8.RuneCountInString(left)), string(indent), t.paint(Green, "^"))
}

// window returns width characters of a line from start on. It keeps an index of the offset
// of every 1024th character, so that a line of a megabyte is not scanned again for each
// finding.
func (t *textPrinter) window(line, start, width int) []rune {
	const every = 1024
	text := bytes.TrimSuffix(t.lines[line-1], []byte("\r"))
	marks, noted := t.marks[line]
	if !noted {
		n := 0
		for i := range string(text) {
			if n%every == 0 {
				marks = append(marks, i)
			}
			n++
		}
		t.marks[line] = marks
	}
	if start/every >= len(marks) {
		return nil
	}
	rest := text[marks[start/every]:]
	runes := make([]rune, 0, width)
	for i, n := 0, -(start % every); i < len(rest) && n < width; n++ {
		r, size := utf8.DecodeRune(rest[i:])
		if n >= 0 {
			runes = append(runes, r)
		}
		i += size
	}
	return runes
}
