// Package msg makes the texts of messages from a format and values, and remembers which
// parts are values, so that they can be left out without reading the sentence again.
package msg

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// A Text is a text of a message with the values in it. The zero Text is empty.
type Text struct {
	text   string
	values []span // in order, apart
}

type span struct{ start, end int }

// Words are words of the program: what is given as Words to [F] is not a value.
type Words string

// Plain is a text without values.
func Plain(words string) Text { return Text{text: words} }

// Value is a text that is one value.
func Value(value string) Text {
	if value == "" {
		return Text{}
	}
	return Text{value, []span{{0, len(value)}}}
}

// F formats as fmt.Sprintf does, and ignores arguments that the format has no verb for.
// What a document may have said, such as a string, is a value; not so [Words], integers,
// and what has a String method: dates, durations and sets of terms are harmless. The values
// of a Text stay values.
func F(format string, args ...any) Text {
	m := makers.Get().(*maker)
	next := 0
	for {
		before, verb, after := cutVerb(format)
		m.text = append(m.text, before...)
		if verb == "" {
			return m.done()
		}
		format = after
		if verb == "%%" {
			m.text = append(m.text, '%')
			continue
		}
		index, plain := indexOf(verb)
		if index >= 0 {
			next = index
		}
		if next >= len(args) {
			panic("msg: the format has no argument for " + verb)
		}
		m.add(plain, args[next])
		next++
	}
}

// A maker gathers a Text, without an allocation for each part.
type maker struct {
	text   []byte
	values []span
}

// makers are those that were given back.
var makers = sync.Pool{New: func() any { return new(maker) }}

// maxPooledText is for how long a text a maker may have room to be kept.
const maxPooledText = 4096

// done is the Text. The maker is given back.
func (m *maker) done() Text {
	t := Text{string(m.text), slices.Clone(m.values)}
	if cap(m.text) <= maxPooledText {
		m.text, m.values = m.text[:0], m.values[:0]
		makers.Put(m)
	}
	return t
}

func (m *maker) add(verb string, arg any) {
	isPlain := verb == "%s" || verb == "%v" // which need no formatting
	start := len(m.text)
	switch a := arg.(type) {
	case Text:
		for _, v := range a.values {
			m.values = append(m.values, span{start + v.start, start + v.end})
		}
		m.text = append(m.text, a.text...)
		return
	case Words:
		if isPlain {
			m.text = append(m.text, a...)
			return
		}
	case int:
		if isPlain || verb == "%d" {
			m.text = strconv.AppendInt(m.text, int64(a), 10)
			return
		}
	case int32, int64, uint64, fmt.Stringer:
	case string:
		if isPlain {
			m.text = append(m.text, a...)
		} else {
			m.text = fmt.Appendf(m.text, verb, a)
		}
		m.value(start)
		return
	default:
		m.text = fmt.Appendf(m.text, verb, arg)
		m.value(start)
		return
	}
	m.text = fmt.Appendf(m.text, verb, arg)
}

// value notes what was added since start as a value.
func (m *maker) value(start int) {
	if len(m.text) > start {
		m.values = append(m.values, span{start, len(m.text)})
	}
}

// cutVerb cuts a format at its first verb.
func cutVerb(format string) (before, verb, after string) {
	i := strings.IndexByte(format, '%')
	if i < 0 {
		return format, "", ""
	}
	end := i + 1
	for end < len(format) && strings.IndexByte("0123456789.+-# []", format[end]) >= 0 {
		end++
	}
	end = min(end+1, len(format))
	return format[:i], format[i:end], format[end:]
}

// indexOf is the argument that a verb such as %[1]s names, from 0, and the verb without
// that; -1 when it names none.
func indexOf(verb string) (index int, plain string) {
	open := strings.IndexByte(verb, '[')
	if open < 0 {
		return -1, verb
	}
	number, rest, _ := strings.Cut(verb[open+1:], "]")
	if _, err := fmt.Sscan(number, &index); err != nil {
		panic("msg: " + verb)
	}
	return index - 1, verb[:open] + rest
}

// And is t with u after it.
func (t Text) And(u Text) Text {
	if t.text == "" {
		return u
	}
	list := t.values[:len(t.values):len(t.values)]
	for _, v := range u.values {
		list = append(list, span{len(t.text) + v.start, len(t.text) + v.end})
	}
	return Text{t.text + u.text, list}
}

// Join joins texts by words between them.
func Join(texts []Text, between string) Text {
	var all Text
	for i, t := range texts {
		if i > 0 {
			all = all.And(Plain(between))
		}
		all = all.And(t)
	}
	return all
}

// String is the whole text.
func (t Text) String() string { return t.text }

// IsEmpty reports whether there is no text.
func (t Text) IsEmpty() bool { return t.text == "" }

// Map is the text with each value replaced by what shown says of it.
func (t Text) Map(shown func(value string) string) string {
	if len(t.values) == 0 {
		return t.text
	}
	var b strings.Builder
	at := 0
	for _, v := range t.values {
		b.WriteString(t.text[at:v.start])
		b.WriteString(shown(t.text[v.start:v.end]))
		at = v.end
	}
	b.WriteString(t.text[at:])
	return b.String()
}
