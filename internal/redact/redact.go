// Package redact says what may be shown of the values in a report: it works from an
// allow-list. What is not known to be harmless is left out: account ids, prices, names.
package redact

import (
	"encoding/json"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/schemas"
	"github.com/offercheck/offercheck/terms"
)

// Ellipsis stands where something was left out.
const Ellipsis = "…"

// Value is what is shown of a value in a message, or of each in a list with commas: dates,
// durations, the codes of currencies and countries, and what the schemas know: names of
// fields and the values of enumerations. Ids of entities and JSON Pointers are shown when
// they are not in quotes: in quotes they may be keys and names.
func Value(value string) string {
	if text, err := strconv.Unquote(value); err == nil && value != "" && value[0] == '"' {
		switch {
		case isHarmless(text):
			return value
		case isReference(text):
			return strconv.Quote(ID(text))
		}
		return `"` + Ellipsis + `"`
	}
	if first, rest, isList := strings.Cut(value, ", "); isList {
		return Value(first) + ", " + Value(rest)
	}
	switch {
	case isHarmless(value):
		return value
	case value[0] == '/':
		return Pointer(value)
	}
	return ID(value)
}

func isHarmless(text string) bool {
	return text == "" || isKnown(text) || isDateOrDuration(text) || terms.IsCurrency(text) || terms.IsCountry(text)
}

func isDateOrDuration(text string) bool {
	if _, ok := terms.ParseDuration(text); ok {
		return true
	}
	_, ok := terms.ParseDay(text)
	return ok
}

// ID is what is shown of the id of an entity: all of it if it looks like one of AWS's, of
// the reference to a change all but the name.
func ID(id string) string {
	if isReference(id) {
		return "$" + Ellipsis + ".Entity.Identifier"
	}
	kind, rest, ok := strings.Cut(id, "-")
	number, revision, hasRevision := strings.Cut(rest, "@")
	if id == "" || ok && isMadeOf(kind, isLower) && isMadeOf(number, isLowerOrDigit) && (!hasRevision || isMadeOf(revision, isDigit)) {
		return Accounts(id)
	}
	return Ellipsis
}

func isReference(id string) bool {
	return strings.HasPrefix(id, "$") && strings.HasSuffix(id, ".Entity.Identifier")
}

func isMadeOf(text string, is func(rune) bool) bool {
	return text != "" && strings.IndexFunc(text, func(r rune) bool { return !is(r) }) < 0
}

func isLower(r rune) bool        { return 'a' <= r && r <= 'z' }
func isDigit(r rune) bool        { return '0' <= r && r <= '9' }
func isLowerOrDigit(r rune) bool { return isLower(r) || isDigit(r) }

// EntityType is what is shown of an Entity.Type: all of it if it looks like one of AWS's,
// such as SaaSProduct@1.0.
func EntityType(text string) string {
	name, version, _ := strings.Cut(text, "@")
	major, minor, _ := strings.Cut(version, ".")
	if len(text) <= 48 && isMadeOf(name, func(r rune) bool { return r < unicode.MaxASCII && unicode.IsLetter(r) }) && isMadeOf(major, isDigit) && isMadeOf(minor, isDigit) {
		return text
	}
	return Ellipsis
}

// ChangeType is what is shown of a ChangeType: words, without what may be an account id.
func ChangeType(text string) string {
	if text == "" || len(text) <= 64 && isMadeOf(text, func(r rune) bool { return r < unicode.MaxASCII && (unicode.IsLetter(r) || r == '_') || isDigit(r) }) {
		return Accounts(text)
	}
	return Ellipsis
}

// accountDigits is how many digits an account id has.
const accountDigits = 12

// Accounts is a text without the runs of digits that may be account ids.
func Accounts(text string) string {
	var b strings.Builder
	for text != "" {
		n := strings.IndexFunc(text, func(r rune) bool { return !isDigit(r) })
		if n < 0 {
			n = len(text)
		}
		if n >= accountDigits {
			b.WriteString(Ellipsis)
		} else {
			b.WriteString(text[:n])
		}
		text = text[n:]
		words := strings.IndexFunc(text, isDigit)
		if words < 0 {
			words = len(text)
		}
		b.WriteString(text[:words])
		text = text[words:]
	}
	return b.String()
}

// Pointer is a JSON Pointer without the names that no schema knows.
func Pointer(pointer string) string {
	tokens := strings.Split(pointer, "/")
	for i, token := range tokens {
		if i > 0 && !isKnown(token) && !isIndex(token) {
			tokens[i] = Ellipsis
		}
	}
	return strings.Join(tokens, "/")
}

// PointerToName is Pointer for a place that is a field by its name, even if that looks
// like an index.
func PointerToName(pointer string) string {
	at := strings.LastIndexByte(pointer, '/')
	if at < 0 || isKnown(pointer[at+1:]) {
		return Pointer(pointer)
	}
	return Pointer(pointer[:at]) + "/" + Ellipsis
}

func isIndex(token string) bool {
	return isMadeOf(token, isDigit) && len(token) <= 6 && (token == "0" || token[0] != '0')
}

// known are the names of fields and the values of enumerations in the schemas.
var known = sync.OnceValue(func() map[string]bool {
	names := map[string]bool{}
	for _, e := range errcodes.Editions() {
		for _, name := range schemas.Names(e) {
			var schema any
			text, err := schemas.Standalone(e, name)
			if err != nil || json.Unmarshal(text, &schema) != nil {
				continue // then more is left out
			}
			collect(names, schema)
		}
	}
	return names
})

func collect(names map[string]bool, schema any) {
	switch s := schema.(type) {
	case map[string]any:
		if properties, ok := s["properties"].(map[string]any); ok {
			for name := range properties {
				names[name] = true
			}
		}
		values, _ := s["enum"].([]any)
		for _, v := range append(values, s["const"]) {
			if text, ok := v.(string); ok {
				names[text] = true
			}
		}
		for _, v := range s {
			collect(names, v)
		}
	case []any:
		for _, v := range s {
			collect(names, v)
		}
	}
}

// isKnown reports whether a schema knows a name, of a field or of a value.
func isKnown(name string) bool { return known()[name] }

// Sentence is what is shown of the text of an error, which does not say what in it is a
// value: words stay; what is in quotes, and what has a digit or a mark within, is shown as
// a [Value] is. It may begin with the JSON Pointer that it is about.
func Sentence(text string) string {
	var b strings.Builder
	if pointer, rest, ok := strings.Cut(text, ": "); ok && strings.HasPrefix(pointer, "/") {
		b.WriteString(Pointer(pointer) + ": ")
		text = rest
	}
	for text != "" {
		const aQuote = `'"'` // the character by itself
		if rest, ok := strings.CutPrefix(text, aQuote); ok {
			b.WriteString(aQuote)
			text = rest
			continue
		}
		if text[0] == '"' {
			end := endOfQuoted(text)
			b.WriteString(Value(text[:end]))
			text = text[end:]
			continue
		}
		end := strings.IndexAny(text, " \n\"'")
		if end == 0 {
			b.WriteByte(text[0])
			text = text[1:]
			continue
		}
		if end < 0 {
			end = len(text)
		}
		word := strings.TrimRight(text[:end], ".,;:!?)")
		open := strings.TrimLeft(word, "(")
		b.WriteString(word[:len(word)-len(open)])
		if strings.ContainsAny(open, "0123456789./:@$\\") {
			b.WriteString(Value(open))
		} else {
			b.WriteString(open)
		}
		b.WriteString(text[len(word):end])
		text = text[end:]
	}
	return b.String()
}

// endOfQuoted is where a text in quotes ends that begins text; one that does not end goes
// to the end of the text.
func endOfQuoted(text string) int {
	for i := 1; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(text)
}
