package slip

import (
	"cmp"
	"math/bits"
	"strings"

	"github.com/offercheck/offercheck/internal/formats"
	"github.com/offercheck/offercheck/internal/jsondoc"
)

// placeholderIn is the part of a string that looks like the placeholder of a
// template which was not filled in, "" when nothing does. Where the id of an entity
// is asked for, a text that begins with $ is read as a reference, and judged as one.
func placeholderIn(n jsondoc.Node) string {
	field, text := fieldOf(n), n.Text()
	isReference := strings.HasPrefix(text, "$")
	if isReference && takesReference(field) {
		return ""
	}
	if found := placeholder(text); found != "" || isReference || !isID(field) && field != "Url" {
		return found
	}
	return placeholderWithin(text, isID(field))
}

// PlaceholderIn returns the placeholder in a string that is an error, "" when there is
// none: what is warned of in any string and, unless the string is prose, an unfinished
// word within it, such as in the date 2024-TODO.
func PlaceholderIn(n jsondoc.Node) string {
	found := placeholderIn(n)
	if found == "" && !strings.Contains(n.Text(), " ") {
		return placeholderWithin(n.Text(), false)
	}
	return found
}

// fieldOf is the name of the member that n is, or whose list n is an item of.
func fieldOf(n jsondoc.Node) string {
	if name := n.Name(); name != "" {
		return name
	}
	for n.Parent().Kind() == jsondoc.Array {
		n = n.Parent()
	}
	return n.Name()
}

// takesReference reports whether a field of a change takes $Name.Entity.Identifier.
func takesReference(field string) bool {
	switch field {
	case "Identifier", "ProductId", "AgreementId", "ResaleAuthorizationId":
		return true
	}
	return false
}

// isID reports whether a field is the id of something that AWS names.
func isID(field string) bool {
	return strings.HasSuffix(field, "Id") || strings.HasSuffix(field, "Identifier") || field == "BuyerAccounts"
}

// placeholder is the part of a text that is one in any field: ${VAR}, {{VAR}}, %s or
// %(name)s anywhere, {{VAR without its end, or all of the text.
func placeholder(text string) string {
	if strings.IndexByte(text, '{') >= 0 {
		if found := cmp.Or(between(text, "${", "}"), between(text, "{{", "}}"), unclosed(text)); found != "" {
			return found
		}
	}
	if isWholePlaceholder(text) {
		return text
	}
	return conversion(text)
}

// between is the first part of text from open to the next shut, with something
// between them.
func between(text, open, shut string) string {
	_, rest, _ := strings.Cut(text, open)
	inner, _, ended := strings.Cut(rest, shut)
	if !ended || inner == "" {
		return ""
	}
	return open + inner + shut
}

// unclosed is the end of a text from {{ on, when only a name follows: a template of AWS's lacks
// the braces that close it.
func unclosed(text string) string {
	before, name, opens := strings.Cut(text, "{{")
	name = strings.TrimSuffix(name, "}")
	if !opens || name == "" || !formats.AllBytes(name, formats.IsWord) {
		return ""
	}
	return text[len(before):]
}

// A whole is a form of placeholder that is all of a text.
type whole struct {
	first, last string // the characters that it may begin and end with
	is          func(string) bool
}

const capitals, digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789"

var wholes = [...]whole{
	{"<", ">", func(s string) bool { // <offer id>
		return len(s) > 2 && formats.AllBytes(s[1:len(s)-1], func(c byte) bool { return formats.IsWord(c) || strings.IndexByte(" -.:", c) >= 0 })
	}},
	{"{", "}", func(s string) bool { // {offer_id}; in braces of that length stands a UUID
		return len(s) > 2 && len(s) < 34 && formats.AllBytes(s[1:len(s)-1], func(c byte) bool { return formats.IsWord(c) || c == '-' || c == '.' })
	}},
	{"$", capitals + "_" + digits, func(s string) bool { // $OFFER_ID; $5 is an amount
		return !formats.IsDigit(s[1]) && isCapitalName(s[1:])
	}},
	{"_", "_", func(s string) bool { // __OFFER_ID__
		name, opens := strings.CutPrefix(s, "__")
		name, shuts := strings.CutSuffix(name, "__")
		return opens && shuts && isCapitalName(name)
	}},
	{"TFC", "ODE", func(s string) bool {
		for _, word := range unfinished {
			if s == word {
				return true
			}
		}
		return false
	}},
	{"YyDM", "YyDdMmSsZ", isDateMask},
}

// unfinished are what authors write for what they have yet to say.
var unfinished = [...]string{"TODO", "FIXME", "TBD", "CHANGEME"}

// mayBePlaceholder keeps the strings that [placeholderIn] may find something in without
// braces and percent signs: those that begin and end like one of the whole, a bit for
// each form, and ids and URLs that are no references.
var mayBePlaceholder = func() *jsondoc.Sieve {
	s := new(jsondoc.Sieve)
	for i, w := range wholes {
		for _, c := range []byte(w.first) {
			s.Begins[c] |= 1 << i
		}
		for _, c := range []byte(w.last) {
			s.Ends[c] |= 1 << i
		}
	}
	const within = 1 << len(wholes)
	for _, field := range [...]string{"Id", "Identifier", "Url"} {
		s.Names[field[len(field)-1]] = within
	}
	s.Begins['$'] |= within
	return s
}()

func isWholePlaceholder(text string) bool {
	if text == "" {
		return false
	}
	forms := mayBePlaceholder.Begins[text[0]] & mayBePlaceholder.Ends[text[len(text)-1]]
	for ; forms != 0; forms &= forms - 1 {
		if wholes[bits.TrailingZeros8(forms)].is(text) {
			return true
		}
	}
	return false
}

// isCapitalName reports whether a text is made of capitals, digits and underscores, with
// a capital among them.
func isCapitalName(s string) bool {
	return strings.ContainsAny(s, capitals) && formats.AllBytes(s, func(c byte) bool { return formats.IsWord(c) && c < 'a' })
}

// isDateMask reports whether a text says how a date is written, such as YYYY-MM-DD or
// MM/DD/YY, with or without the time of day.
func isDateMask(s string) bool {
	if !formats.AllBytes(s, func(c byte) bool { return strings.IndexByte("YyMmDdHhSsTZ-/.: ", c) >= 0 }) {
		return false
	}
	upper := strings.ToUpper(s)
	return strings.Contains(upper, "YY") && strings.Contains(upper, "MM") && strings.Contains(upper, "DD")
}

// conversion is the first %s, %d, %v or %(name)s of a text. In prose a percent sign
// stands after a number, in a URL before two digits: neither is one.
func conversion(text string) string {
	for from := 0; ; {
		i := strings.IndexByte(text[from:], '%')
		if i < 0 {
			return ""
		}
		i += from
		from = i + 1
		verb := from + inParentheses(text[from:])
		isVerb := verb < len(text) && strings.IndexByte("sdv", text[verb]) >= 0
		isOver := verb+1 >= len(text) || !formats.IsAlphanumeric(text[verb+1])
		if isVerb && isOver && (i == 0 || !formats.IsDigit(text[i-1]) && text[i-1] != '%') {
			return text[i : verb+1]
		}
	}
}

// inParentheses is the length of the word in parentheses that a text begins with, 0
// when it begins with none.
func inParentheses(text string) int {
	if !strings.HasPrefix(text, "(") {
		return 0
	}
	end := 1
	for end < len(text) && formats.IsWord(text[end]) {
		end++
	}
	if end == 1 || end == len(text) || text[end] != ')' {
		return 0
	}
	return end + 1
}

// placeholderWithin is the part of a text that looks like a placeholder where no prose
// stands: an unfinished word or __NAME__ and, in an id, what documentation puts for characters.
func placeholderWithin(text string, isID bool) string {
	if !hasMark(text) { // as are most ids
		return ""
	}
	for _, word := range unfinished {
		if standsAlone(text, word) {
			return text
		}
	}
	if name := between(text, "__", "__"); isCapitalName(name) {
		return name
	}
	if isID && (strings.Contains(text, "EXAMPLE") || hasRunOfX(text)) {
		return text
	}
	return ""
}

// hasMark reports whether a text has a capital, an underscore or an x, as all have that
// look like a placeholder.
func hasMark(text string) bool {
	for i := range len(text) {
		if c := text[i]; 'A' <= c && c <= 'Z' || c == '_' || c == 'x' {
			return true
		}
	}
	return false
}

// standsAlone reports whether word is in text with no letter or digit beside it.
func standsAlone(text, word string) bool {
	for i := 0; ; i += len(word) {
		next := strings.Index(text[i:], word)
		if next < 0 {
			return false
		}
		i += next
		end := i + len(word)
		if (i == 0 || !formats.IsAlphanumeric(text[i-1])) && (end == len(text) || !formats.IsAlphanumeric(text[end])) {
			return true
		}
	}
}

// hasRunOfX reports whether a text has xxxx in it. No id of AWS's is likely to.
func hasRunOfX(text string) bool {
	run := 0
	for i := range len(text) {
		if text[i]|0x20 != 'x' {
			run = 0
		} else if run++; run == 4 {
			return true
		}
	}
	return false
}
