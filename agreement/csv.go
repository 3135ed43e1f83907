package agreement

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/internal/bug"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/words"
)

// A CSV is a table of billing adjustments. Its first line is the header, with the
// names of an entry's fields; every other line is an entry. An empty cell is a
// field that is not given. A line of empty cells is skipped, and so is an empty
// column without a name.
type CSV struct {
	// Request is the table as a request of BatchCreateBillingAdjustmentRequest.
	// An unknown column is in the first entry only, so that there is one warning.
	Request []byte

	text    []byte
	mark    rune // between cells
	header  []column
	columns map[string]int // by name: the index in the header
	places  []position     // of the cells of all entries, as many for each as the header has
}

// A column is what a cell of the header names, and where it does.
type column struct {
	name   string
	member string // as the name of a member in JSON, with its colon
	at     position
}

// A position is a line and a column in it, both from 1. Columns count code points.
type position struct{ line, column int }

// entryFields are the columns that a table may have.
var entryFields = [...]string{
	"agreementId", "originalInvoiceId", "adjustmentAmount", "currencyCode", "adjustmentReasonCode", "description", "clientToken",
}

// ParseCSV reads a table. Cells are separated by commas, semicolons or tabs,
// whichever the header has most of. An error is a *[offercheck.SyntaxError].
func ParseCSV(text []byte) (result *CSV, err error) {
	defer bug.Recover(&result, &err, nil)
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	if err := checkText(text); err != nil {
		return nil, err
	}
	c := &CSV{text: text, mark: separator(text), columns: map[string]int{}}
	r := csv.NewReader(bytes.NewReader(text))
	r.Comma = c.mark
	r.ReuseRecord = true
	begins := newCursor(text)
	if err := c.readHeader(r, &begins); err != nil {
		return nil, err
	}
	c.Request = append(c.Request, `{"billingAdjustmentRequestEntries":[`...)
	for {
		record, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, c.syntaxError(err, len(record))
		}
		if err := c.add(record, r, &begins); err != nil {
			return nil, err
		}
	}
	c.Request = append(c.Request, "]}"...)
	return c, nil
}

// checkText returns an error if the text cannot be read as a table.
func checkText(text []byte) error {
	switch {
	case len(text) > jsondoc.DefaultMaxSize:
		return tooLarge(position{1, 1}, "the table")
	case bytes.HasPrefix(text, []byte("\xff\xfe")), bytes.HasPrefix(text, []byte("\xfe\xff")):
		return errorAt(position{1, 1}, "the table is in UTF-16; save it as CSV in UTF-8")
	case !utf8.Valid(text):
		return encodingError(text)
	case bytes.IndexByte(text, '\n') < 0 && bytes.IndexByte(text, '\r') >= 0:
		return errorAt(position{1, 1}, "the lines end in a carriage return only; save the table as CSV in UTF-8, not as CSV for Macintosh")
	}
	return nil
}

// encodingError reports the first byte that is not UTF-8.
func encodingError(text []byte) error {
	valid := text
	for len(valid) > 0 {
		r, width := utf8.DecodeRune(valid)
		if r == utf8.RuneError && width == 1 {
			break
		}
		valid = valid[width:]
	}
	before := text[:len(text)-len(valid)]
	at := position{1 + bytes.Count(before, []byte("\n")), 1 + utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])}
	return errorAt(at, fmt.Sprintf("the byte 0x%02X is not valid UTF-8; save the table as CSV in UTF-8", valid[0]))
}

// separator returns the character between the cells of the header: spreadsheets write a
// semicolon where the decimal separator is a comma.
func separator(text []byte) rune {
	header, _, _ := bytes.Cut(text, []byte("\n"))
	mark, most := ',', 0
	for _, other := range ",;\t" {
		if n := bytes.Count(header, []byte(string(other))); n > most {
			mark, most = other, n
		}
	}
	return mark
}

func (c *CSV) readHeader(r *csv.Reader, begins *cursor) error {
	record, err := r.Read()
	if err == io.EOF {
		return errorAt(position{1, 1}, "the table is empty: its first line has to name the fields of an entry")
	}
	if err != nil {
		return c.syntaxError(err, len(record))
	}
	known := 0
	for i, name := range record {
		at := begins.cell(r, i)
		if _, again := c.columns[name]; again {
			return errorAt(at, fmt.Sprintf("the header has the column %s twice", words.Quote(name)))
		}
		c.header = append(c.header, column{name, string(append(words.AppendJSON(nil, name), ':')), at})
		if name != "" {
			c.columns[name] = i
		}
		if isField(name) {
			known++
		}
	}
	if known == 0 {
		return errorAt(position{1, 1}, fmt.Sprintf("the first line has to name the fields of an entry, separated by commas, semicolons or tabs: %s", strings.Join(entryFields[:], ", ")))
	}
	return nil
}

func isField(name string) bool { return slices.Contains(entryFields[:], name) }

// add appends a line as an entry.
func (c *CSV) add(record []string, r *csv.Reader, begins *cursor) error {
	if !slices.ContainsFunc(record, func(text string) bool { return text != "" }) {
		return nil
	}
	isFirst := len(c.places) == 0
	if !isFirst {
		c.Request = append(c.Request, ',')
	}
	c.Request = append(c.Request, '{')
	given := 0
	for i, text := range record {
		at, name := begins.cell(r, i), c.header[i].name
		c.places = append(c.places, at)
		switch {
		case name == "" && text != "":
			return errorAt(at, "this cell is in a column that has no name in the header; name the column, or empty the cell")
		case name == "", isField(name) && text == "", !isField(name) && !isFirst:
			continue
		}
		if given++; given > 1 {
			c.Request = append(c.Request, ',')
		}
		c.Request = append(c.Request, c.header[i].member...)
		c.Request = words.AppendJSON(c.Request, text)
	}
	c.Request = append(c.Request, '}')
	if len(c.Request) > jsondoc.DefaultMaxSize {
		return tooLarge(c.places[len(c.places)-len(record)], "the request that the table makes")
	}
	return nil
}

// syntaxError converts an error of the CSV reader.
func (c *CSV) syntaxError(err error, cells int) error {
	var broken *csv.ParseError
	if !errors.As(err, &broken) {
		return err
	}
	begins := newCursor(c.text)
	switch broken.Err {
	case csv.ErrFieldCount:
		problem := fmt.Sprintf("this line has %s, the header has %d", words.Count(cells, "cell"), len(c.header))
		if cells > len(c.header) {
			problem += fmt.Sprintf("; a cell that contains a %s must be in double quotes", map[rune]string{',': "comma", ';': "semicolon", '\t': "tab"}[c.mark])
		}
		return errorAt(position{broken.StartLine, 1}, problem)
	case csv.ErrBareQuote:
		return errorAt(begins.moveTo(broken.Line, broken.Column), "a cell that contains a double quote must be in double quotes, with each quote inside written twice")
	case csv.ErrQuote:
		problem := "the cell ends at this double quote, or has no closing quote; write a quote inside a cell twice"
		if broken.StartLine < broken.Line {
			problem += fmt.Sprintf("; the entry begins on line %d", broken.StartLine)
		}
		return errorAt(begins.moveTo(broken.Line, broken.Column), problem)
	}
	return errorAt(begins.moveTo(broken.Line, broken.Column), broken.Err.Error())
}

func tooLarge(at position, what string) error {
	return errorAt(at, fmt.Sprintf("%s has more than %d MiB", what, jsondoc.DefaultMaxSize>>20))
}

func errorAt(at position, problem string) error {
	return &offercheck.SyntaxError{Line: at.line, Column: at.column, Problem: problem}
}

// Locate gives the findings of a report on the Request their places in the
// table, and the order of these; those of the request itself stay first. What is
// missing is where its line begins, or its empty cell.
func (c *CSV) Locate(report *offercheck.Report) {
	for i := range report.Findings {
		f := &report.Findings[i]
		at := c.find(f.Path)
		f.Line, f.Column, f.EndLine, f.EndColumn = at.line, at.column, 0, 0
		f.Edits = nil // they are for the request
		for k := range f.Related {
			at := c.find(f.Related[k].Path)
			f.Related[k].Line, f.Related[k].Column = at.line, at.column
		}
	}
	slices.SortStableFunc(report.Findings, func(a, b offercheck.Finding) int {
		switch {
		case a.Entry == nil && b.Entry == nil:
			return 0
		case a.Entry == nil:
			return -1
		case b.Entry == nil:
			return 1
		}
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
}

// find is the place in the table of a path in the request.
func (c *CSV) find(path string) position {
	rest, ok := strings.CutPrefix(path, "/billingAdjustmentRequestEntries/")
	index, name, _ := strings.Cut(rest, "/")
	first, err := strconv.Atoi(index)
	if first *= len(c.header); !ok || err != nil || first >= len(c.places) {
		return position{1, 1}
	}
	i, ok := c.columns[jsondoc.UnescapeToken(name)]
	switch {
	case !ok:
		return c.places[first]
	case isField(c.header[i].name):
		return c.places[first+i]
	}
	return c.header[i].at
}

// A cursor goes through a text, forwards, and counts code points.
type cursor struct {
	rest []byte
	at   position
	byte int // the column in bytes
}

func newCursor(text []byte) cursor { return cursor{text, position{1, 1}, 1} }

// cell is where a cell of the record that r has read begins.
func (c *cursor) cell(r *csv.Reader, i int) position { return c.moveTo(r.FieldPos(i)) }

// moveTo goes to a line, and a column of it in bytes, but not beyond its end.
func (c *cursor) moveTo(line, column int) position {
	for ; c.at.line < line; c.at = (position{c.at.line + 1, 1}) {
		_, c.rest, _ = bytes.Cut(c.rest, []byte("\n"))
		c.byte = 1
	}
	n := max(0, min(column-c.byte, len(c.rest)))
	if end := bytes.IndexByte(c.rest[:n], '\n'); end >= 0 {
		n = end
	}
	c.at.column += utf8.RuneCount(c.rest[:n])
	c.rest, c.byte = c.rest[n:], c.byte+n
	return c.at
}
