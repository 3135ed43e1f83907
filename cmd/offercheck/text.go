package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
)

// printText writes the reports for people.
func printText(w io.Writer, documents []document) error {
	var out bytes.Buffer
	t := textPrinter{out: &out, paint: painter(w)}
	for i := range documents {
		t.document(&documents[i])
	}
	_, err := w.Write(out.Bytes())
	return err
}

// A textPrinter writes one finding after another.
type textPrinter struct {
	out   *bytes.Buffer
	paint func(colour, s string) string
	lines [][]byte      // of the document
	marks map[int][]int // of a long line: the offset of every so many characters
}

const (
	bold   = "1"
	red    = "1;31"
	yellow = "1;33"
	green  = "1;32"
	dim    = "2"
)

// painter colours on a terminal and nowhere else.
func painter(w io.Writer) func(colour, s string) string {
	if f, ok := w.(*os.File); ok && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" {
		if info, err := f.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
			return func(colour, s string) string { return "\x1b[" + colour + "m" + s + "\x1b[0m" }
		}
	}
	return func(_, s string) string { return s }
}

func (t *textPrinter) document(d *document) {
	t.lines, t.marks = nil, map[int][]int{}
	if len(d.Findings) > 0 {
		t.lines = bytes.Split(bytes.TrimPrefix(d.text, []byte("\ufeff")), []byte("\n"))
	}
	for i := range d.Findings {
		t.finding(d, &d.Findings[i])
	}
	for _, u := range d.Undecided {
		if u.Detail != "" {
			fmt.Fprintf(t.out, "%s: %s: change %d was not checked: %s\n\n", clean(d.Source), t.paint(yellow, "note"), u.Change.Index, clean(u.Detail))
		}
	}
	for _, what := range d.Cut {
		fmt.Fprintf(t.out, "%s: note: %s\n", clean(d.Source), what)
	}
	for _, l := range d.LeftOut {
		fmt.Fprintf(t.out, "%s: note: row %s was left out: %s\n", clean(d.Source), clean(l.Row), clean(l.Reason))
	}
	t.summary(d)
}

func (t *textPrinter) finding(d *document, f *offercheck.Finding) {
	colour := yellow
	if f.Severity == errcodes.Error {
		colour = red
	}
	fmt.Fprintf(t.out, "%s:%d:%d: %s: %s: %s\n", clean(d.Source), f.Line, f.Column,
		t.paint(colour, string(f.Severity)), t.paint(bold, string(f.Code)), clean(f.Message))
	if f.Detail != "" {
		fmt.Fprintf(t.out, "    %s\n", clean(f.Detail))
	}
	t.snippet(f.Line, f.Column)
	fmt.Fprintf(t.out, "    %s\n\n", t.paint(dim, clean(where(f))))
}

// where says which change, at which path, under which row.
func where(f *offercheck.Finding) string {
	path := f.Path
	if path == "" {
		path = "the document"
	}
	if f.Change == nil {
		return fmt.Sprintf("at %s, row %s", path, f.Row)
	}
	change := fmt.Sprintf("change %d", f.Change.Index)
	if f.Change.Type != "" {
		change += ", " + f.Change.Type
	}
	if f.Change.Entity != "" {
		change += " of " + f.Change.Entity
	}
	return fmt.Sprintf("in %s, at %s, row %s", change, path, f.Row)
}

// snippet shows the line of the document with a caret under the place. Of a
// long line it shows what is around the place.
func (t *textPrinter) snippet(line, column int) {
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
	number := fmt.Sprintf("%d", line)
	margin := strings.Repeat(" ", len(number))
	fmt.Fprintf(t.out, "    %s | %s%s%s\n", number, left, clean(string(text)), right)
	fmt.Fprintf(t.out, "    %s | %s%s%s\n", margin, strings.Repeat(" ", utf8.RuneCountInString(left)), string(indent), t.paint(green, "^"))
}

// window is a part of a line, in characters. The offsets in a line are noted
// once, so that a line of a megabyte is not counted anew for each finding.
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

// clean leaves nothing in a text that a terminal would take for a command.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\t' && unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return '\uFFFD'
		}
		return r
	}, s)
}

// summary is one line: the verdict, how many errors and warnings, and how many
// rows were not decided for lack of what.
func (t *textPrinter) summary(d *document) {
	colour := map[errcodes.Verdict]string{errcodes.Accepted: green, errcodes.Rejected: red}[d.Verdict]
	if colour == "" {
		colour = yellow
	}
	fmt.Fprintf(t.out, "%s: %s: %s, %s", clean(d.Source), t.paint(colour, string(d.Verdict)),
		count(d.Count(errcodes.Error), "error"), count(d.Count(errcodes.Warning), "warning"))
	if n := len(d.Undecided); n > 0 {
		fmt.Fprintf(t.out, "; %s not decided for lack of %s", count(n, "row"), whatDecides(d.Undecided))
	}
	fmt.Fprintln(t.out)
}

// whatDecides says for each thing that is not known how many rows need it. A
// row may need several.
func whatDecides(undecided []errcodes.Undecided) string {
	var parts []string
	for _, n := range needNames {
		rows := 0
		for _, u := range undecided {
			if u.Needs&n.need != 0 {
				rows++
			}
		}
		if rows > 0 {
			parts = append(parts, fmt.Sprintf("%s (%d)", n.name, rows))
		}
	}
	return strings.Join(parts, ", ")
}

// needNames say what would decide a row, as a person calls it.
var needNames = [...]struct {
	need errcodes.Needs
	name string
}{
	{errcodes.NeedChangeSet, "changes without errors"},
	{errcodes.NeedOffer, "the offer"},
	{errcodes.NeedProduct, "the product"},
	{errcodes.NeedAgreement, "the agreement"},
	{errcodes.NeedResale, "the resale authorization"},
	{errcodes.NeedOffers, "all offers of the product"},
	{errcodes.NeedHistory, "the price increases"},
	{errcodes.NeedNow, "the time"},
	{errcodes.NeedLimits, "limits that AWS does not publish"},
	{errcodes.NeedAWS, "what AWS alone knows"},
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
