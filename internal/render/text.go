package render

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
)

// A textPrinter writes the reports for people, one after another.
type textPrinter struct {
	w     io.Writer
	out   bytes.Buffer // of one document
	paint func(colour, s string) string
	lines [][]byte      // of the document
	marks map[int][]int // of a long line: the offset of every so many characters
}

func newText(w io.Writer) printer { return &textPrinter{w: w, paint: painter(w)} }

func (t *textPrinter) end() error { return nil }

const (
	bold   = "1"
	red    = "1;31"
	yellow = "1;33"
	green  = "1;32"
	dim    = "2"
)

// painter colours on a terminal and nowhere else.
func painter(w io.Writer) func(colour, s string) string {
	if os.Getenv("NO_COLOR") == "" && isTerminal(w) {
		return func(colour, s string) string { return "\x1b[" + colour + "m" + s + "\x1b[0m" }
	}
	return func(_, s string) string { return s }
}

func (t *textPrinter) document(d *document) error {
	if d.Report == nil {
		return nil // it was said on standard error
	}
	t.out.Reset()
	t.lines, t.marks = nil, map[int][]int{}
	if d.text != nil {
		t.lines = bytes.Split(bytes.TrimPrefix(d.text, []byte("\ufeff")), []byte("\n"))
	}
	for i := range d.Findings {
		t.finding(d, &d.Findings[i])
	}
	for _, note := range notes(d.Report) {
		fmt.Fprintf(&t.out, "%s: %s: %s\n", clean(d.name()), t.paint(yellow, "note"), clean(note.text))
	}
	colour, ok := map[errcodes.Verdict]string{errcodes.Accepted: green, errcodes.Rejected: red}[d.Verdict]
	if !ok {
		colour = yellow
	}
	fmt.Fprintf(&t.out, "%s: %s: %s\n", clean(d.name()), t.paint(colour, string(d.Verdict)), tally(d.Report))
	_, err := t.w.Write(t.out.Bytes())
	return err
}

func (t *textPrinter) finding(d *document, f *offercheck.Finding) {
	colour := yellow
	if f.Severity == errcodes.Error {
		colour = red
	}
	place := d.file
	if line, column := d.position(f.Line, f.Column); line > 0 {
		place = fmt.Sprintf("%s:%d:%d", d.file, line, column)
	}
	fmt.Fprintf(&t.out, "%s: %s: %s: %s\n", clean(place), t.paint(colour, string(f.Severity)), t.paint(bold, string(f.Code)), clean(f.Message))
	if f.Detail != "" {
		fmt.Fprintf(&t.out, "    %s\n", clean(f.Detail))
	}
	t.snippet(f.Line, f.Column, d.above())
	fmt.Fprintf(&t.out, "    %s\n\n", t.paint(dim, clean(where(f))))
}

// where says in which change or request, at which path, under which row.
func where(f *offercheck.Finding) string {
	place := "at " + cmp.Or(f.Path, "the document") + ", row " + f.Row
	if s := subject(&f.Subject); s != "" {
		return "in " + s + ", " + place
	}
	return place
}

// subject names what a finding is about; it is empty for a change set as a whole.
func subject(s *errcodes.Subject) string {
	text := s.Operation
	if s.Entry != nil {
		text += fmt.Sprintf(", entry %d", s.Entry.Index)
		if s.ClientToken != "" {
			text += " (token " + s.ClientToken + ")"
		}
	}
	if s.Change != nil {
		text = fmt.Sprintf("change %d", s.Change.Index)
		if s.Change.Type != "" {
			text += ", " + s.Change.Type
		}
		if s.Change.Entity != "" {
			text += " of " + s.Change.Entity
		}
	}
	return text
}

// sentences are all that is said of a finding, without its code.
func sentences(f *offercheck.Finding) string {
	text := f.Message + "\n"
	if f.Detail != "" {
		text += f.Detail + "\n"
	}
	return text + where(f)
}

// A note is what a report has to say besides its findings.
type note struct {
	text      string
	unchecked []errcodes.Unchecked // the changes that it says were not checked; none for any other note
}

// notes are those of a report, what was not checked first.
func notes(r *offercheck.Report) []note {
	list := uncheckedNotes(r.Unchecked, r.Findings)
	say := func(text string) { list = append(list, note{text: text}) }
	for i := range r.Undecided {
		if u := &r.Undecided[i]; u.Detail != "" && u.Needs&errcodes.NeedEdition == 0 { // else the change was not checked
			say(fmt.Sprintf("row %s was not decided for %s: %s", u.Row, subject(&u.Subject), u.Detail))
		}
	}
	for _, text := range r.Cut {
		say(text)
	}
	for _, l := range r.LeftOut {
		if l.Count > 0 {
			say(fmt.Sprintf("row %s was left out %s: %s", l.Row, times(l.Count), l.Reason))
		}
	}
	if text := sendable(r.Entries); text != "" {
		say(text)
	}
	return list
}

// sendable says which entries of a batch could be sent; nothing when all can be.
func sendable(entries []errcodes.BatchEntry) string {
	var places []string
	for _, e := range entries {
		if e.Sendable {
			places = append(places, fmt.Sprint(e.Index))
		}
	}
	switch len(places) {
	case len(entries):
		return ""
	case 0:
		return "no entry could be sent"
	case 1:
		return fmt.Sprintf("of %d entries entry %s could be sent", len(entries), places[0])
	}
	return fmt.Sprintf("of %d entries these could be sent: %s", len(entries), strings.Join(places, ", "))
}

// snippet shows the line of the document with a caret under the place. Of a
// long line it shows what is around the place. above is how many lines the file
// has before the document.
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
	fmt.Fprintf(&t.out, "    %s | %s%s%s\n", number, left, clean(string(text)), right)
	fmt.Fprintf(&t.out, "    %s | %s%s%s\n", margin, strings.Repeat(" ", utf8.RuneCountInString(left)), string(indent), t.paint(green, "^"))
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

// cleanLines cleans a text of several lines.
func cleanLines(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = clean(lines[i])
	}
	return strings.Join(lines, "\n")
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

// tally says how many errors and warnings there are, and how many rows were not
// decided for lack of what.
func tally(r *offercheck.Report) string {
	text := count(r.Count(errcodes.Error), "error") + ", " + count(r.Count(errcodes.Warning), "warning")
	if n := len(r.Undecided); n > 0 {
		text += "; " + count(n, "row") + " not decided for lack of " + whatDecides(r.Undecided)
	}
	return text
}

// whatDecides says for each thing that is not known how many rows need it. A
// row may need several.
func whatDecides(undecided []errcodes.Undecided) string {
	var parts []string
	for _, n := range needNames {
		rows := 0
		for i := range undecided {
			if undecided[i].Needs&n.need != 0 {
				rows++
			}
		}
		if rows > 0 {
			parts = append(parts, n.name+" ("+strconv.Itoa(rows)+")")
		}
	}
	return strings.Join(parts, ", ")
}

// needNames say what would decide a row, as a person calls it.
var needNames = [...]struct {
	need errcodes.Needs
	name string
}{
	{errcodes.NeedChangeSet, "changes that have no errors"},
	{errcodes.NeedOffer, "the offer"},
	{errcodes.NeedProduct, "the product"},
	{errcodes.NeedAgreement, "the agreement"},
	{errcodes.NeedResale, "the resale authorization"},
	{errcodes.NeedOffers, "all offers of the product"},
	{errcodes.NeedHistory, "the price increases"},
	{errcodes.NeedNow, "the time"},
	{errcodes.NeedLimits, "limits that AWS does not publish"},
	{errcodes.NeedRequest, "a request without errors"},
	{errcodes.NeedInvoices, "the invoices"},
	{errcodes.NeedAdjustments, "the billing adjustments"},
	{errcodes.NeedCancellations, "the cancellations"},
	{errcodes.NeedEdition, "an edition that knows the change type"},
	{errcodes.NeedAWS, "what AWS alone knows"},
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return strconv.Itoa(n) + " " + what + "s"
}
