package jsondoc

import (
	"fmt"
	"math"
	"math/bits"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/offercheck/offercheck/errcodes"
)

// Bounds of a document. Both are far beyond what the Marketplace takes: a
// change set holds at most 20 changes with details of 16,384 characters each.
const (
	DefaultMaxSize  = 64 << 20
	DefaultMaxDepth = 512
)

// Options bound what [Parse] takes. The zero value means the defaults.
type Options struct {
	MaxSize      int  // bytes
	MaxDepth     int  // nested objects and lists
	NullIsAbsent bool // a member that is null is as good as not there: Get does not find it
}

// Kind is the JSON type of a node.
type Kind uint8

const (
	None Kind = iota // no value: the node does not exist
	Null
	Bool
	Number
	String
	Array
	Object
)

// String names the type as a message to a person does.
func (k Kind) String() string {
	return [...]string{"nothing", "null", "a boolean", "a number", "a string", "a list", "an object"}[k]
}

// An entry is one value on the tape; what a container holds follows it.
type entry struct {
	start, end uint32 // offsets in the text, quotes included
	name       name   // of a member
	self, next int32  // its place on the tape, and that of the entry after it and all it holds
	up         int32  // the container; -1 for the root
	index      int32  // place among its siblings
	size       int32  // items or members of a container
	kind       Kind
	flags      flags
}

// flags say what is unusual about an entry.
type flags uint8

const (
	escaped     flags = 1 << iota // a string with a backslash in it
	nameEscaped                   // a member with one in its name
	replaced                      // a member: its object has a later one of the same name
	alike                         // a flat object: it is written as the one before it in its list
)

// A repeat is a member that its object had before: the entries of both.
type repeat struct{ again, first int32 }

// A Doc is one document that was read.
type Doc struct {
	text    string
	buffer  []byte // what text stands in, for a document that was read once
	tape    []entry
	repeats []repeat
	objects int    // how many there are
	ascii   bool   // the text has no other characters
	escapes bool   // a string or a name has a backslash
	noNulls bool   // Get finds no member that is null
	host    Node   // the string that this document was written in, if any
	built   bool   // from values in memory: there is no text to point into
	marks   []mark // made when the first position is asked for

	passages []passage // of the host, made when the first place in it is asked for
}

// Parse reads one document. An error is a *[errcodes.SyntaxError].
func Parse[T ~[]byte | string](text T, o Options) (*Doc, error) {
	return parse(string(text), o)
}

// ParseString reads the document that stands inside the string n. Its pointers
// go on from n's, its positions are those of what is written in the string.
func ParseString(n Node, o Options) (*Doc, error) {
	d, err := parse(n.Text(), o)
	if err != nil {
		return nil, err
	}
	d.host, d.built = n, n.doc.built
	return d, nil
}

// ParseBuilt reads text that was made from values in memory: pointers are
// those of the values, positions are not known.
func ParseBuilt(text []byte, o Options) (*Doc, error) {
	d, err := parse(string(text), o)
	if err == nil {
		d.built = true
	}
	return d, err
}

func parse(text string, o Options) (*Doc, error) {
	if err := tooLong(len(text), o); err != nil {
		return nil, err
	}
	return docs.Get().(*Doc).parse(text, o)
}

func tooLong(size int, o Options) error {
	most := DefaultMaxSize
	if o.MaxSize > 0 {
		most = min(o.MaxSize, math.MaxInt32)
	}
	if size <= most {
		return nil
	}
	return &errcodes.SyntaxError{
		Line: 1, Column: 1,
		Problem: fmt.Sprintf("the document has %d bytes, more than the limit of %d", size, most),
	}
}

// parse makes a document of an empty one.
func (d *Doc) parse(text string, o Options) (*Doc, error) {
	p := parser{text: text, maxDepth: o.MaxDepth, tape: d.tape}
	if p.maxDepth <= 0 {
		p.maxDepth = DefaultMaxDepth
	}
	read := p.encoding() && p.document()
	*d = Doc{text: text, buffer: d.buffer, tape: p.tape, repeats: p.repeats, objects: p.objects, ascii: p.ascii, escapes: p.escapes, noNulls: o.NullIsAbsent}
	if !read {
		err := p.syntaxError()
		d.Release()
		return nil, err
	}
	return d, nil
}

// entries is how many entries a text of that size is likely to have; a large one
// may as well be one long string.
func entries(size int) int {
	if size < 1<<20 {
		return size/9 + 8
	}
	return size / 32
}

// docs is the pool of documents. A program that checks one document after the other
// needs one tape for all.
var docs = sync.Pool{New: func() any { return new(Doc) }}

// maxPooled is the largest capacity of a tape that goes back into the pool: four times what
// the largest change set that AWS takes has.
const maxPooled = 1 << 17

// mostText is the same for the bytes of a text.
const mostText = 1 << 20

// Release returns the memory of a document to the pool. Its nodes must not be used after
// that. Strings that were taken from it stay valid, unless it, or the document in whose
// string it is, was read by [ParseOnce].
func (d *Doc) Release() {
	kept := Doc{}
	if cap(d.tape) <= maxPooled {
		kept.tape = d.tape[:0]
	}
	if cap(d.buffer) <= mostText {
		kept.buffer = d.buffer[:0]
	}
	*d = kept
	docs.Put(d)
}

// IsASCII reports whether the document has no other characters, escapes apart.
func (d *Doc) IsASCII() bool { return d.ascii }

// HasEscapes reports whether a string or a name has a backslash in it.
func (d *Doc) HasEscapes() bool { return d.escapes }

// HasBraces reports whether a string or a name has an opening brace in it: whether
// there are more than the objects begin with.
func (d *Doc) HasBraces() bool { return strings.Count(d.text, "{") > d.objects }

const bom = "\uFEFF"

type parser struct {
	text     string
	pos      int // where the document begins
	depth    int
	maxDepth int
	tape     []entry
	repeats  []repeat
	objects  int
	ascii    bool
	escapes  bool
	problem  string
	at       int // offset of the problem
}

// occurrences are the first and the last entry of a name in its object.
type occurrences struct{ first, last int32 }

// fail remembers the first problem and where it is.
func (p *parser) fail(at int, format string, args ...any) bool {
	p.at, p.problem = at, fmt.Sprintf(format, args...)
	return false
}

// refuse is fail, for what gives an offset.
func (p *parser) refuse(at int, format string, args ...any) int {
	p.fail(at, format, args...)
	return failed
}

func (p *parser) syntaxError() error {
	d := Doc{text: p.text}
	line, column := d.position(p.at)
	return &errcodes.SyntaxError{Line: line, Column: column, Problem: p.problem}
}

// encoding skips a byte order mark and refuses what is not UTF-8.
func (p *parser) encoding() bool {
	if p.ascii = isASCII(p.text); p.ascii {
		return true
	}
	if utf8.ValidString(p.text) {
		if strings.HasPrefix(p.text, bom) {
			p.pos = len(bom)
		}
		return true
	}
	if strings.HasPrefix(p.text, "\xff\xfe") || strings.HasPrefix(p.text, "\xfe\xff") {
		return p.fail(0, "the document is in UTF-16; save it as UTF-8")
	}
	for i, r := range p.text {
		if r != utf8.RuneError {
			continue
		}
		if _, width := utf8.DecodeRuneInString(p.text[i:]); width == 1 {
			p.fail(i, "the byte 0x%02X is not valid UTF-8; save the document as UTF-8", p.text[i])
			break
		}
	}
	return false
}

func (p *parser) document() bool {
	p.tape = slices.Grow(p.tape, entries(len(p.text)))
	i := p.space(p.pos)
	if i == len(p.text) {
		return p.fail(i, "the document is empty")
	}
	root := p.add(-1, 0)
	root.name = noName
	if i = p.value(i, root); i == failed {
		return false
	}
	if i = p.space(i); i < len(p.text) {
		return p.fail(i, "there is text after the end of the document: %s", p.here(i))
	}
	return true
}

// What reads something at an offset gives the offset after it, or failed.
const failed = -1

// space gives the offset after any blanks.
func (p *parser) space(i int) int {
	if i < len(p.text) && p.text[i] > ' ' {
		return i
	}
	return p.blanks(i)
}

func (p *parser) blanks(i int) int {
	text := p.text
	if i+1 < len(text) && text[i] == ' ' && text[i+1] > ' ' {
		return i + 1 // as mostly
	}
	for i < len(text) {
		switch c := text[i]; {
		case c > ' ':
			return i
		case c == ' ', c == '\n':
			for i++; i+8 <= len(text); i += 8 { // of indentation there is much
				if others := eight(text, i) ^ ' '*ones; others != 0 {
					i += bits.TrailingZeros64(others) / 8
					break
				}
			}
		case c == '\t', c == '\r':
			i++
		default:
			return i
		}
	}
	return i
}

// here describes the text at an offset, with a hint for common mistakes.
func (p *parser) here(i int) string {
	rest := p.text[i:]
	if rest == "" {
		return "the end of the document"
	}
	for _, w := range foreign {
		if strings.HasPrefix(rest, w.is) {
			return w.is + "; JSON writes " + w.json
		}
	}
	r, _ := utf8.DecodeRuneInString(rest)
	switch before := strings.TrimRight(p.text[:i], " \t\r\n"); {
	case strings.HasPrefix(rest, "/*"), strings.HasPrefix(rest, "//"):
		return "a comment; JSON has none, remove it"
	case r == '\'':
		return "a single quote; JSON writes strings in double quotes"
	case (r == ']' || r == '}') && strings.HasSuffix(before, ","):
		return fmt.Sprintf("%q; remove the comma before it", r)
	}
	return fmt.Sprintf("%q", r)
}

// foreign are literals of other languages, with their form in JSON.
var foreign = [...]struct{ is, json string }{
	{"True", "true"}, {"TRUE", "true"}, {"False", "false"}, {"FALSE", "false"},
	{"None", "null"}, {"NULL", "null"}, {"Null", "null"}, {"nil", "null"}, {"undefined", "null"},
}

// add puts an entry on the tape, of which only the place is known; a member's name
// is for [parser.member] to give.
func (p *parser) add(up, index int32) *entry {
	self := len(p.tape)
	if self == cap(p.tape) {
		p.tape = slices.Grow(p.tape, 1)
	}
	p.tape = p.tape[:self+1]
	e := &p.tape[self]
	e.self, e.next, e.up, e.index, e.size, e.flags = int32(self), int32(self)+1, up, index, 0, 0
	return e
}

// value reads the value at an offset into its entry, and what it holds into those
// that follow.
func (p *parser) value(i int, e *entry) int {
	if i >= len(p.text) {
		return p.refuse(i, "the document ends where a value is expected")
	}
	switch p.text[i] {
	case '{':
		return p.object(i, e)
	case '[':
		return p.list(i, e)
	}
	return p.scalar(i, e)
}

// scalar reads what holds no other values.
func (p *parser) scalar(i int, e *entry) int {
	e.start = uint32(i)
	switch c := p.text[i]; {
	case c == '"':
		e.kind = String
		i = p.quoted(i, e, escaped)
	case c == '-' || '0' <= c && c <= '9':
		i, e.kind = p.number(i), Number
	case strings.HasPrefix(p.text[i:], "true"):
		i, e.kind = i+len("true"), Bool
	case strings.HasPrefix(p.text[i:], "false"):
		i, e.kind = i+len("false"), Bool
	case strings.HasPrefix(p.text[i:], "null"):
		i, e.kind = i+len("null"), Null
	case e.up < 0:
		return p.refuse(i, "JSON is expected, not %s", p.here(i))
	default:
		return p.refuse(i, "a value is expected, not %s", p.here(i))
	}
	e.end = uint32(i)
	return i
}

func (p *parser) object(i int, e *entry) int {
	p.objects++
	if p.enter(i, e, Object); p.depth > p.maxDepth {
		return p.refuse(i, "objects and lists are nested more than %d deep", p.maxDepth)
	}
	text, self, size := p.text, e.self, int32(0) // the entry may move
	signs, again := uint64(0), uint64(0)         // of the names, a bit for each; those that come twice
	i = p.space(i + 1)
	for ; i < len(text) && text[i] != '}'; size++ {
		if size > 0 {
			if text[i] != ',' {
				return p.refuse(i, "a comma or '}' is expected, not %s", p.here(i))
			}
			i = p.space(i + 1)
		}
		if i >= len(text) || text[i] != '"' {
			return p.refuse(i, "a field name in double quotes is expected, not %s", p.here(i))
		}
		m := p.add(self, size)
		if i = p.member(i, m); i == failed {
			return failed
		}
		bit := m.name.sign.bit() // written before what follows could move m
		again |= signs & bit
		signs |= bit
	}
	if i >= len(text) {
		return p.endsInside(self)
	}
	p.leave(self, i, size)
	if again != 0 {
		p.findRepeats(self)
	}
	return i + 1
}

// member reads the member whose name begins at an offset, and the blanks after it.
func (p *parser) member(i int, e *entry) int {
	text, start := p.text, i
	if i = p.quoted(i, e, nameEscaped); i == failed {
		return failed
	}
	e.name = name{uint32(start), uint32(i), signIn(text, start+1, i-1)}
	if e.flags&nameEscaped != 0 {
		e.name.sign = SignOf(e.nameIn(text))
	}
	if i >= len(text) || text[i] != ':' {
		if i = p.space(i); i >= len(text) || text[i] != ':' {
			return p.refuse(i, "a colon is expected after the field name, not %s", p.here(i))
		}
	}
	if i++; i < len(text) && text[i] == ' ' {
		i++ // as most write it
	}
	if i < len(text) && text[i] == '"' {
		e.start, e.kind = uint32(i), String
		i = p.quoted(i, e, escaped)
		e.end = uint32(i)
	} else {
		i = p.value(p.space(i), e)
	}
	if i == failed || i < len(text) && text[i] > ' ' {
		return i
	}
	return p.blanks(i)
}

func (p *parser) list(i int, e *entry) int {
	if p.enter(i, e, Array); p.depth > p.maxDepth {
		return p.refuse(i, "objects and lists are nested more than %d deep", p.maxDepth)
	}
	text, self, size := p.text, e.self, int32(0)
	i = p.space(i + 1)
	for ; i < len(text) && text[i] != ']'; size++ {
		if size > 0 {
			if text[i] != ',' {
				return p.refuse(i, "a comma or ']' is expected, not %s", p.here(i))
			}
			i = p.space(i + 1)
		}
		item := p.add(self, size)
		item.name = noName
		place := item.self // it may move
		if i = p.value(i, item); i == failed {
			return failed
		}
		if p.isFlat(place) {
			alike := int32(0)
			i, alike = p.alike(i, place)
			size += alike
		}
		i = p.space(i)
	}
	if i >= len(text) {
		return p.endsInside(self)
	}
	p.leave(self, i, size)
	return i + 1
}

// enter begins an object or a list.
func (p *parser) enter(start int, e *entry, kind Kind) {
	e.start, e.kind = uint32(start), kind
	p.depth++
}

// leave notes where an object or list ends: with the bracket at i.
func (p *parser) leave(self int32, i int, size int32) {
	e := &p.tape[self]
	p.depth--
	e.end, e.next, e.size = uint32(i+1), int32(len(p.tape)), size
}

// endsInside refuses a document that ends inside an object or a list.
func (p *parser) endsInside(self int32) int {
	e := &p.tape[self]
	return p.refuse(len(p.text), "the document ends inside %s that begins on line %d", e.kind, strings.Count(p.text[:e.start], "\n")+1)
}

// A name is that of a member, where it stands: quotes included.
type name struct {
	start, end uint32
	sign       Sign
}

// noName is that of what is no member. Between its quotes there is nothing, whatever
// the text.
var noName = name{0, 2, Sign{}}

// quoted gives the offset after the string that begins at an offset, and flags its
// entry when there is a backslash in it.
func (p *parser) quoted(start int, e *entry, f flags) int {
	text, i := p.text, start+1
	for ; i+8 <= len(text); i += 8 {
		if s := special(eight(text, i)); s != 0 {
			if i += bits.TrailingZeros64(s) / 8; text[i] == '"' {
				return i + 1
			}
			break
		}
	}
	return p.unusual(start, i, e, f)
}

// unusual goes on where a string has an escape or ends with the document.
func (p *parser) unusual(start, i int, e *entry, f flags) int {
	for i < len(p.text) {
		switch c := p.text[i]; {
		case c == '"':
			return i + 1
		case c == '\\':
			e.flags |= f
			p.escapes = true
			n := p.escape(i)
			if n == 0 {
				return failed
			}
			i += n
		case c < 0x20:
			return p.refuse(i, "the character %U must be written as an escape in a string", rune(c))
		case i+8 <= len(p.text):
			i += bits.TrailingZeros64(special(eight(p.text, i))) / 8 // 1 at least
		default:
			i++
		}
	}
	return p.refuse(start, "the string that begins here has no end")
}

func isASCII(text string) bool {
	i, all := 0, uint64(0)
	for ; i+64 <= len(text); i += 64 {
		s := text[i : i+64]
		all |= eight(s, 0) | eight(s, 8) | eight(s, 16) | eight(s, 24) | eight(s, 32) | eight(s, 40) | eight(s, 48) | eight(s, 56)
	}
	for ; i < len(text); i++ {
		all |= uint64(text[i])
	}
	return all&tops == 0
}

// ones and tops are the lowest, and the topmost, bit of each of eight bytes.
const ones, tops = 0x0101_0101_0101_0101, 0x8080_8080_8080_8080

// special marks quotes, backslashes and control characters among eight bytes, in
// the topmost bit of each; above the first it may mark others, too. That bit is
// borrowed when 0x21 is taken from a quote or a control character, of which
// another bit is turned around so that they come before the rest, and when 1 is
// taken from what was a backslash.
func special(w uint64) uint64 {
	return ((w ^ 0x02*ones - 0x21*ones) | (w ^ '\\'*ones - ones)) &^ w & tops
}

// escape gives the length of the escape at offset i, 0 when it is none.
func (p *parser) escape(i int) int {
	if i+1 >= len(p.text) {
		p.fail(i, "the document ends inside an escape")
		return 0
	}
	switch p.text[i+1] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return 2
	case 'u':
	default:
		p.fail(i, "a backslash before %q is not an escape in JSON; write \\\\ for a backslash", p.text[i+1])
		return 0
	}
	high, ok := unit(p.text, i)
	if !ok {
		p.fail(i, "\\u is followed by four hexadecimal digits")
		return 0
	}
	switch {
	case high < 0xD800 || high > 0xDFFF:
		return 6
	case high <= 0xDBFF:
		if low, ok := unit(p.text, i+6); ok && 0xDC00 <= low && low <= 0xDFFF {
			return 12
		}
	}
	p.fail(i, "%s is half of a surrogate pair, not a character", p.text[i:i+6])
	return 0
}

// unit reads the UTF-16 unit of the escape \uXXXX at offset i.
func unit(s string, i int) (rune, bool) {
	if len(s) < i+6 || s[i] != '\\' || s[i+1] != 'u' {
		return 0, false
	}
	var r rune
	for _, c := range []byte(s[i+2 : i+6]) {
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c && c <= 'f':
			c -= 'a' - 10
		case 'A' <= c && c <= 'F':
			c -= 'A' - 10
		default:
			return 0, false
		}
		r = r<<4 | rune(c)
	}
	return r, true
}

func (p *parser) number(start int) int {
	text, i := p.text, start
	if text[i] == '-' {
		i++
	}
	whole := i
	if i = digits(text, i); i == whole {
		return p.refuse(start, "a number has digits after the minus sign")
	}
	if text[whole] == '0' && i > whole+1 {
		return p.refuse(start, "a number does not begin with 0")
	}
	if i < len(text) && text[i] == '.' {
		point := i + 1
		if i = digits(text, point); i == point {
			return p.refuse(start, "a number has digits after the decimal point")
		}
	}
	if i < len(text) && text[i]|0x20 == 'e' {
		i++
		if i < len(text) && (text[i] == '+' || text[i] == '-') {
			i++
		}
		exponent := i
		if i = digits(text, exponent); i == exponent {
			return p.refuse(start, "a number has digits in its exponent")
		}
	}
	return i
}

// digits gives the offset after any digits.
func digits(text string, i int) int {
	for i < len(text) && isDigit(text[i]) {
		i++
	}
	return i
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// findRepeats notes the names that an object has had before.
func (p *parser) findRepeats(self int32) {
	first, end := self+1, p.tape[self].next
	if p.tape[self].size > fewMembers {
		p.lookUpNames(first, end)
		return
	}
	for i := first; i < end; i = p.tape[i].next {
		o, again := occurrences{}, false
		for k := first; k < i; k = p.tape[k].next {
			a, b := &p.tape[i], &p.tape[k]
			if a.name.sign == b.name.sign && a.nameIn(p.text) == b.nameIn(p.text) {
				if o.last = k; !again {
					o.first, again = k, true
				}
			}
		}
		if again {
			p.repeat(o, i)
		}
	}
}

// fewMembers are compared with each other, more are looked up.
const fewMembers = 16

func (p *parser) lookUpNames(first, end int32) {
	seen := map[string]occurrences{}
	for i := first; i < end; i = p.tape[i].next {
		name := p.tape[i].nameIn(p.text)
		o, again := seen[name]
		if again {
			p.repeat(o, i)
		} else {
			o.first = i
		}
		o.last = i
		seen[name] = o
	}
}

func (p *parser) repeat(o occurrences, again int32) {
	p.repeats = append(p.repeats, repeat{again, o.first})
	p.tape[o.last].flags |= replaced
}

// nameIn is the name of the member that e is.
func (e *entry) nameIn(text string) string {
	return unquote(text[e.name.start:e.name.end], e.flags&nameEscaped != 0)
}
