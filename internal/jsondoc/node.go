package jsondoc

import (
	"iter"
	"strings"
	"unicode/utf8"
)

// A Node is a value in a document. The zero Node is no value; every method may
// be called on it, so that a.Get("b").Get("c") needs no checks between.
type Node struct {
	doc *Doc
	e   *entry // on its tape
}

// Root is the whole document.
func (d *Doc) Root() Node { return d.node(0) }

// node is the node of the i-th entry.
func (d *Doc) node(i int32) Node { return Node{d, &d.tape[i]} }

// Repeats are the members that their object had before, each with the first of
// its name. Those of inner objects come before those of the objects around them.
func (d *Doc) Repeats() iter.Seq2[Node, Node] {
	return func(yield func(again, first Node) bool) {
		for _, r := range d.repeats {
			if !yield(d.node(r.again), d.node(r.first)) {
				return
			}
		}
	}
}

// HasRepeats reports whether any member is given twice.
func (d *Doc) HasRepeats() bool { return len(d.repeats) > 0 }

// Exists reports whether there is a value.
func (n Node) Exists() bool { return n.doc != nil }

// IsGiven reports whether there is a value other than null.
func (n Node) IsGiven() bool { return n.Kind() > Null }

// Doc is the document that n stands in.
func (n Node) Doc() *Doc { return n.doc }

// Kind is the JSON type, [None] for no value.
func (n Node) Kind() Kind {
	if n.doc == nil {
		return None
	}
	return n.e.kind
}

// Len is the number of items of a list or of members of an object.
func (n Node) Len() int {
	if n.doc == nil {
		return 0
	}
	return int(n.e.size)
}

// Raw is the value as it is written.
func (n Node) Raw() string {
	if n.doc == nil {
		return ""
	}
	e := n.e
	return n.doc.text[e.start:e.end]
}

// MarshalJSON gives the value as it is written, null for no value.
func (n Node) MarshalJSON() ([]byte, error) {
	if n.doc == nil {
		return []byte("null"), nil
	}
	return []byte(n.Raw()), nil
}

// Text is what a string says, "" for anything else.
func (n Node) Text() string {
	if n.doc == nil {
		return ""
	}
	e := n.e
	switch {
	case e.kind != String:
		return ""
	case e.flags&escaped != 0:
		return unquote(n.doc.text[e.start:e.end], true)
	}
	return n.doc.text[e.start+1 : e.end-1]
}

// IsTrue reports whether the value is true.
func (n Node) IsTrue() bool { return n.Kind() == Bool && n.doc.text[n.e.start] == 't' }

// Get is the value of the member called name; of several the last, as JSON
// readers have it. It finds no null in a document read with NullIsAbsent.
func (n Node) Get(name string) Node {
	if n.doc == nil || n.e.kind != Object {
		return Node{}
	}
	d, sign := n.doc, SignOf(name)
	for i, end := n.e.self+1, n.e.next; i < end; {
		e := &d.tape[i]
		if (Node{d, e}).IsNamed(sign, name) && e.flags&replaced == 0 {
			return d.unlessNull(e)
		}
		i = e.next
	}
	return Node{}
}

func (d *Doc) unlessNull(e *entry) Node {
	if e.kind == Null && d.noNulls {
		return Node{}
	}
	return Node{d, e}
}

// IsReplaced reports whether n's object has a later member of the same name.
func (n Node) IsReplaced() bool { return n.doc != nil && n.e.flags&replaced != 0 }

// A Cursor iterates over the children of an object or a list, like Members and Items but
// without the overhead of range-over-func in hot loops. Call Next at most Len times.
type Cursor struct {
	doc *Doc
	at  int32
}

// Inside returns a Cursor at the first child of n.
func (n Node) Inside() Cursor {
	if n.doc == nil {
		return Cursor{}
	}
	return Cursor{n.doc, n.e.self + 1}
}

// Next returns the next child.
func (c *Cursor) Next() Node {
	e := &c.doc.tape[c.at]
	c.at = e.next
	return Node{c.doc, e}
}

// IsNamed reports whether n, which must be a member, has a name, given with its sign.
func (n Node) IsNamed(sign Sign, name string) bool {
	return n.e.name.sign == sign && (sign.IsWhole() || n.Name() == name)
}

// NameSign is the sign of the name of the member that n is; n must be one.
func (n Node) NameSign() Sign { return n.e.name.sign }

// IsAlike reports whether n and the previous item of its list are objects with the same
// scalar members in the same order, each once. It may return false for such items if they
// are formatted differently.
func (n Node) IsAlike() bool { return n.doc != nil && n.e.flags&alike != 0 }

// Counterpart returns the member of n at the same index as m in an object that is alike.
func (n Node) Counterpart(m Node) Node {
	if m.doc == nil {
		return Node{}
	}
	return Node{n.doc, &n.doc.tape[n.e.self+1+m.e.index]}
}

// Item is the i-th item of a list.
func (n Node) Item(i int) Node {
	for k, item := range n.Items() {
		if k == i {
			return item
		}
	}
	return Node{}
}

// Items are the items of a list with their indexes.
func (n Node) Items() iter.Seq2[int, Node] {
	return func(yield func(int, Node) bool) {
		if n.Kind() != Array {
			return
		}
		d := n.doc
		for i, k, end := n.e.self+1, 0, n.e.next; i < end; k++ {
			e := &d.tape[i]
			if !yield(k, Node{d, e}) {
				return
			}
			i = e.next
		}
	}
}

// Members are the members of an object by name, in the order written.
func (n Node) Members() iter.Seq2[string, Node] {
	return func(yield func(string, Node) bool) {
		if n.Kind() != Object {
			return
		}
		d := n.doc
		for i, end := n.e.self+1, n.e.next; i < end; {
			e := &d.tape[i]
			if !yield(e.nameIn(d.text), Node{d, e}) {
				return
			}
			i = e.next
		}
	}
}

// Parent is the object or list that holds n.
func (n Node) Parent() Node {
	if n.doc == nil || n.e.up < 0 {
		return Node{}
	}
	return n.doc.node(n.e.up)
}

// Index is n's place among its siblings.
func (n Node) Index() int { return int(n.e.index) }

// Name is the name of the member whose value n is, "" when it is none.
func (n Node) Name() string {
	if n.doc == nil {
		return ""
	}
	e := n.e
	if e.flags&nameEscaped != 0 {
		return e.nameIn(n.doc.text)
	}
	return n.doc.text[e.name.start+1 : e.name.end-1]
}

// ItemOf is the index of the item of list that n is or stands in, -1 when it is
// in none.
func (n Node) ItemOf(list Node) int {
	for ; n.Exists(); n = n.Parent() {
		if list.Kind() == Array && n.Parent() == list {
			return n.Index()
		}
	}
	return -1
}

// Within reports whether n is m or stands inside it, strings that hold documents
// included.
func (n Node) Within(m Node) bool {
	for n.doc != m.doc {
		if n.doc == nil || n.doc.host.doc == nil {
			return false
		}
		n = n.doc.host
	}
	return n.doc != nil && m.e.self <= n.e.self && n.e.self < m.e.next
}

// unquote is what a string in quotes says; the scan has found it valid.
func unquote(quoted string, escaped bool) string {
	inner := quoted[1 : len(quoted)-1]
	if !escaped {
		return inner
	}
	b := make([]byte, 0, len(inner))
	for {
		i := strings.IndexByte(inner, '\\')
		if i < 0 {
			return string(append(b, inner...))
		}
		r, width := escapeIn(inner, i)
		b = utf8.AppendRune(append(b, inner[:i]...), r)
		inner = inner[i+width:]
	}
}

// escapeIn gives the character that the escape at offset i stands for, and the length
// of the escape; the scan has found it valid.
func escapeIn(s string, i int) (r rune, width int) {
	switch c := s[i+1]; c {
	case 'b':
		return '\b', 2
	case 'f':
		return '\f', 2
	case 'n':
		return '\n', 2
	case 'r':
		return '\r', 2
	case 't':
		return '\t', 2
	case 'u':
		r, _ = unit(s, i)
		if r < 0xD800 || 0xDBFF < r {
			return r, 6
		}
		low, _ := unit(s, i+6)
		return (r-0xD800)<<10 + (low - 0xDC00) + 0x10000, 12
	default:
		return rune(c), 2
	}
}

// A Sieve keeps strings by single bytes, before anybody looks closer: those that begin
// and end with bytes of which the tables have a bit in common, those of members whose
// name ends with a byte for which Names has a bit that Begins has not for their first
// byte, and items of lists.
type Sieve struct{ Begins, Ends, Names [256]uint8 }

// Sift gives the strings in n that a sieve keeps, in the order written. It goes by
// what is written: an escape begins with a backslash.
func (n Node) Sift(s *Sieve) iter.Seq[Node] {
	return func(yield func(Node) bool) {
		if n.doc == nil {
			return
		}
		text, held := n.doc.text, n.doc.tape[n.e.self:n.e.next]
		for i := range held {
			e := &held[i]
			if e.kind != String {
				continue
			}
			first := s.Begins[text[e.start+1]]
			kept := first&s.Ends[text[e.end-2]] != 0 || s.Names[text[e.name.end-2]]&^first != 0 || e.name.start == 0
			if kept && !yield(Node{n.doc, e}) {
				return
			}
		}
	}
}
