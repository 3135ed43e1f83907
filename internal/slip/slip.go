// Package slip finds what is probably a slip, whatever a schema says: placeholders of
// templates, and characters that nobody can see. It knows nothing of schemas.
package slip

import (
	"strings"
	"unicode/utf8"

	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/formats"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/words"
)

// Check warns of what is probably a slip, whatever the schema says: a value
// that a template was not filled in for, and invisible characters in keys, ids
// and names. Owner is StartChangeSet or an operation of the Agreement Service;
// partOf gives the change or the entry that a node stands in. It comes after the
// checks against schemas, and is silent where the error of one says it already.
func Check(root jsondoc.Node, owner string, partOf func(jsondoc.Node) int, r *check.Results) {
	doc, text := root.Doc(), root.Raw()
	hidden := doc.HasEscapes() && strings.Contains(text, `\u`) // characters that the text does not show
	s := slips{owner: owner, partOf: partOf, results: r}
	sieve := mayBePlaceholder
	if hidden || doc.HasBraces() || strings.IndexByte(text, '%') >= 0 {
		sieve = everything
	}
	for n := range root.Sift(sieve) {
		s.placeholder(n)
	}
	if hidden || !doc.IsASCII() {
		s.invisible(root)
	}
}

// slips looks through one document.
type slips struct {
	owner   string
	partOf  func(jsondoc.Node) int
	results *check.Results
}

// everything is a sieve that keeps all strings.
var everything = func() *jsondoc.Sieve {
	s := new(jsondoc.Sieve)
	for c := range s.Names {
		s.Names[c] = 1
	}
	return s
}()

func (s *slips) placeholder(n jsondoc.Node) {
	found := placeholderIn(n)
	if found == "" || n.Name() == "Details" || s.results.IsExplained(n) { // Details are a document of their own
		return
	}
	s.warn("(placeholder)", jsondoc.At(n), msg.F("%s: expected a value, found %s, which looks like the placeholder of a template", words.FieldName(n), words.Quote(found)),
		msg.Plain("fill in the template before the document is sent"))
}

// invisible looks at all keys, ids and names.
func (s *slips) invisible(n jsondoc.Node) {
	switch n.Kind() {
	case jsondoc.Object:
		for name, value := range n.Members() {
			s.name(jsondoc.AtName(value), msg.Plain("the name of a field"), name)
			s.invisible(value)
		}
	case jsondoc.Array:
		for _, item := range n.Items() {
			s.invisible(item)
		}
	case jsondoc.String:
		if identifies(n.Name()) {
			s.name(jsondoc.At(n), words.FieldName(n), n.Text())
		}
	}
}

// name warns of an invisible character in what things are told apart by.
func (s *slips) name(at jsondoc.Place, what msg.Text, text string) {
	if formats.AllBytes(text, isASCII) {
		return
	}
	before := rune(0)
	for i, c := range text {
		after, width := utf8.DecodeRuneInString(text[i+utf8.RuneLen(c):])
		if width == 0 {
			after = 0
		}
		if name := invisible(before, c, after); name != "" {
			s.warn("(invisible character)", at,
				msg.F("%s: expected characters that can be seen, found U+%04X %s as character %d of %s", what, c, msg.Words(name), utf8.RuneCountInString(text[:i])+1, words.Quote(text)),
				msg.Plain("remove it, unless it is intended: copied text often contains such characters"))
			return
		}
		before = c
	}
}

func (s *slips) warn(field string, at jsondoc.Place, message, detail msg.Text) {
	s.results.Add(check.Problem{Row: check.ShapeRow(s.results.Edition, s.owner, field), Severity: check.Warning, Part: s.partOf(at.Node), At: at, Message: message, Detail: detail})
}

// identifies reports whether the value of a member tells things apart: a key, an id
// or a name.
func identifies(member string) bool {
	for _, ending := range []string{"Id", "Identifier", "Key", "Name", "Token"} {
		if strings.HasSuffix(member, ending) {
			return true
		}
	}
	return member == "name"
}

// invisible is the name that Unicode gives to c when nobody can see it, "" for
// any other character. A joiner between letters of scripts that need it is part
// of them.
func invisible(before, c, after rune) string {
	switch c {
	case '\u00a0':
		return "NO-BREAK SPACE"
	case '\u00ad':
		return "SOFT HYPHEN"
	case '\u034f':
		return "COMBINING GRAPHEME JOINER"
	case '\u061c':
		return "ARABIC LETTER MARK"
	case '\u180e':
		return "MONGOLIAN VOWEL SEPARATOR"
	case '\u2007':
		return "FIGURE SPACE"
	case '\u200b':
		return "ZERO WIDTH SPACE"
	case '\u200c', '\u200d':
		if before >= utf8.RuneSelf && after >= utf8.RuneSelf {
			return ""
		}
		return map[rune]string{'\u200c': "ZERO WIDTH NON-JOINER", '\u200d': "ZERO WIDTH JOINER"}[c]
	case '\u200e':
		return "LEFT-TO-RIGHT MARK"
	case '\u200f':
		return "RIGHT-TO-LEFT MARK"
	case '\u202a':
		return "LEFT-TO-RIGHT EMBEDDING"
	case '\u202b':
		return "RIGHT-TO-LEFT EMBEDDING"
	case '\u202c':
		return "POP DIRECTIONAL FORMATTING"
	case '\u202d':
		return "LEFT-TO-RIGHT OVERRIDE"
	case '\u202e':
		return "RIGHT-TO-LEFT OVERRIDE"
	case '\u202f':
		return "NARROW NO-BREAK SPACE"
	case '\u2060':
		return "WORD JOINER"
	case '\u2066':
		return "LEFT-TO-RIGHT ISOLATE"
	case '\u2067':
		return "RIGHT-TO-LEFT ISOLATE"
	case '\u2068':
		return "FIRST STRONG ISOLATE"
	case '\u2069':
		return "POP DIRECTIONAL ISOLATE"
	case '\ufeff':
		return "ZERO WIDTH NO-BREAK SPACE"
	}
	return ""
}

func isASCII(c byte) bool { return c < utf8.RuneSelf }
