package jsondoc

import (
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/offercheck/offercheck/errcodes"
)

// A Place is where a finding points: at a value, at the name of a member, or
// at a member that is missing.
type Place struct {
	Node    Node
	Missing string // the name of a member that the object Node lacks
	AtName  bool   // the position is that of Node's name
}

// At is the place of the value n.
func At(n Node) Place { return Place{Node: n} }

// AtName is the place of the name of the member n.
func AtName(n Node) Place { return Place{Node: n, AtName: true} }

// Missing is the place that a member would have in the object n.
func Missing(n Node, name string) Place { return Place{Node: n, Missing: name} }

// Pointer is the place as an RFC 6901 pointer. It goes on through strings that
// hold documents.
func (p Place) Pointer() string {
	one := Pointers{text: make([]byte, 0, 96)}
	return one.Of(p)
}

// Pointers gives the pointers of places. Of those that stand in the items of one list
// it works out the beginning once.
type Pointers struct {
	around Node   // what holds the item
	text   []byte // its pointer, and then that of the place
	start  int    // how long the first is
}

// Of is the pointer of a place.
func (p *Pointers) Of(at Place) string {
	if !at.Node.Exists() {
		return ""
	}
	item := at.Node.Parent()
	if around := item.Parent(); !around.Exists() {
		p.around, p.text = Node{}, at.Node.appendPointer(p.text[:0])
	} else {
		if around != p.around {
			p.around, p.text = around, around.appendPointer(p.text[:0])
			p.start = len(p.text)
		}
		p.text = at.Node.appendToken(item.appendToken(p.text[:p.start]))
	}
	if at.Missing != "" {
		p.text = appendName(p.text, at.Missing)
	}
	return string(p.text)
}

func (n Node) appendPointer(b []byte) []byte {
	parent := n.Parent()
	switch {
	case parent.Exists():
		return n.appendToken(parent.appendPointer(b))
	case n.doc.host.Exists():
		return n.doc.host.appendPointer(b)
	}
	return b
}

// appendToken appends what leads to n from what holds it.
func (n Node) appendToken(b []byte) []byte {
	if n.Parent().Kind() == Array {
		return strconv.AppendInt(append(b, '/'), int64(n.Index()), 10)
	}
	return appendName(b, n.Name())
}

var (
	escapes   = strings.NewReplacer("~", "~0", "/", "~1")
	unescapes = strings.NewReplacer("~0", "~", "~1", "/")
)

// EscapeToken is a name as a token of a JSON Pointer.
func EscapeToken(name string) string { return escapes.Replace(name) }

// UnescapeToken is the name that a token of a JSON Pointer stands for.
func UnescapeToken(token string) string { return unescapes.Replace(token) }

func appendName(b []byte, name string) []byte {
	b = append(b, '/')
	if strings.IndexByte(name, '~') >= 0 || strings.IndexByte(name, '/') >= 0 {
		name = EscapeToken(name)
	}
	return append(b, name...)
}

// Position is the line and column of the place, both from 1, columns in code
// points. ok is false when the document has no text.
func (p Place) Position() (line, column int, ok bool) {
	if !p.Node.Exists() || p.Node.doc.built {
		return 0, 0, false
	}
	doc, at := p.outermost()
	line, column = doc.position(at)
	return line, column, true
}

// Offset is the byte at which the place stands in the outermost document, or in the
// text that was made of one built in memory; -1 for a place that is nowhere.
func (p Place) Offset() int {
	if !p.Node.Exists() {
		return -1
	}
	_, at := p.outermost()
	return at
}

// Range is where the place stands in the outermost document, from its first byte to before
// end. Of a missing member it is the brace that opens the object. ok is false when the
// document has no text.
func (p Place) Range() (start, end int, ok bool) {
	if !p.Node.Exists() || p.Node.doc.built {
		return 0, 0, false
	}
	d, e := p.Node.doc, p.Node.e
	start, end = int(e.start), int(e.end)
	switch {
	case p.Missing != "":
		end = start + 1
	case p.AtName && e.name.start > 0:
		start, end = int(e.name.start), int(e.name.end)
	}
	for d.host.Exists() {
		start, end = d.written(start), d.written(end)
		d = d.host.doc
	}
	return start, end, true
}

// End is the line and column of the character after the place; ok as of [Place.Position].
func (p Place) End() (line, column int, ok bool) {
	_, end, ok := p.Range()
	if !ok {
		return 0, 0, false
	}
	doc, _ := p.outermost()
	line, column = doc.position(end)
	return line, column, true
}

// Written is JSON text as it has to be written at the place: the same, or with escapes
// inside a string that holds the document.
func (p Place) Written(text string) string {
	for d := p.Node.doc; d.host.Exists(); d = d.host.doc {
		quoted, _ := json.Marshal(text) // a string always marshals
		text = string(quoted[1 : len(quoted)-1])
	}
	return text
}

// IsInDocumentOf reports whether two places stand in one outermost document.
func (p Place) IsInDocumentOf(q Place) bool {
	if !p.Node.Exists() || !q.Node.Exists() {
		return false
	}
	one, _ := p.outermost()
	other, _ := q.outermost()
	return one == other
}

// outermost is the document that is in no string, and the offset of the place in it.
func (p Place) outermost() (*Doc, int) {
	d, at := p.Node.doc, int(p.Node.e.start)
	if name := p.Node.e.name.start; p.AtName && name > 0 {
		at = int(name)
	}
	for d.host.Exists() {
		at = d.written(at)
		d = d.host.doc
	}
	return d, at
}

// Err is a *[errcodes.SyntaxError] at the place.
func (p Place) Err(problem string) error {
	pointer := p.Pointer()
	if pointer == "" {
		pointer = "the document"
	}
	line, column, _ := p.Position()
	return &errcodes.SyntaxError{Line: max(line, 1), Column: max(column, 1), Problem: pointer + ": " + problem}
}

// A mark is the position of a known offset, so that a line of a megabyte is
// not counted from its beginning for each of a thousand findings.
type mark struct{ line, column int32 }

const markEvery = 512

func (d *Doc) position(offset int) (line, column int) {
	if d.marks == nil {
		d.mark()
	}
	k := offset / markEvery
	m := d.step(d.marks[k], d.text[k*markEvery:offset])
	return int(m.line), int(m.column)
}

func (d *Doc) mark() {
	m := mark{1, 1}
	if strings.HasPrefix(d.text, bom) {
		m.column = 0 // the byte order mark is no character of the first line
	}
	d.marks = make([]mark, 0, len(d.text)/markEvery+1)
	rest := d.text
	for {
		d.marks = append(d.marks, m)
		if len(rest) < markEvery {
			return
		}
		m = d.step(m, rest[:markEvery])
		rest = rest[markEvery:]
	}
}

// step is the mark at the end of a text that begins at m.
func (d *Doc) step(m mark, text string) mark {
	if lines := strings.Count(text, "\n"); lines > 0 {
		m = mark{m.line + int32(lines), 1}
		text = text[strings.LastIndexByte(text, '\n')+1:]
	}
	if d.ascii {
		m.column += int32(len(text))
		return m
	}
	for i := range len(text) { // which may begin or end inside a character
		if utf8.RuneStart(text[i]) {
			m.column++
		}
	}
	return m
}
