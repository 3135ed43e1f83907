// Package words phrases what messages say: values as they are shown, counts, lists, and
// the name that was probably meant.
package words

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
)

// FieldName is what a message calls a value: its member's name, with the index
// for an item of a list.
func FieldName(n jsondoc.Node) msg.Text {
	index := ""
	for n.Parent().Kind() == jsondoc.Array {
		index = fmt.Sprintf("[%d]%s", n.Index(), index)
		n = n.Parent()
	}
	if name := n.Name(); name != "" {
		return msg.F("%s%s", name, msg.Words(index))
	}
	if index != "" {
		return msg.Plain("item " + index)
	}
	return msg.Plain("the document")
}

// Show is what a message says was found.
func Show(n jsondoc.Node) msg.Text {
	switch n.Kind() {
	case jsondoc.String:
		text := n.Text()
		if length := utf8.RuneCountInString(text); length > shown {
			return msg.F("%s, a string of %d characters", Quote(text), length)
		}
		return msg.Value(Quote(text))
	case jsondoc.Number:
		return msg.F("the number %s", Truncate(n.Raw()))
	case jsondoc.Array:
		if n.Len() == 0 {
			return msg.Plain("an empty list")
		}
		return msg.Plain("a list of " + Count(n.Len(), "item"))
	case jsondoc.Object:
		if n.Len() == 0 {
			return msg.Plain("an empty object")
		}
		return msg.Plain("an object with ").And(List(MemberNames(n)))
	case jsondoc.Bool:
		return msg.Value(n.Raw())
	}
	return msg.Plain(n.Kind().String())
}

// shown is how many characters of a value a message repeats.
const shown = 60

// Quote is how a message repeats a text: in quotes, and cut when it is long.
func Quote(text string) string { return strconv.Quote(Truncate(text)) }

// JSON is a text as a JSON string.
func JSON(text string) string { return string(AppendJSON(nil, text)) }

// AppendJSON appends a text as a JSON string.
func AppendJSON(b []byte, text string) []byte {
	quoted, _ := json.Marshal(text) // a string always marshals
	return append(b, quoted...)
}

// Truncate is a text, less what is beyond its first 60 characters.
func Truncate(text string) string {
	if len(text) <= shown {
		return text
	}
	n := 0
	for i := range text {
		if n == shown {
			return text[:i] + "…"
		}
		n++
	}
	return text
}

// Count is a number with what it counts, such as "1 item" or "2 items".
func Count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// List joins names for a sentence, the first few of many.
func List(names []string) msg.Text {
	const most = 16
	var short []msg.Text
	for _, name := range names[:min(len(names), most)] {
		short = append(short, msg.Value(Truncate(name)))
	}
	text := msg.Join(short, ", ")
	if len(names) > most {
		text = text.And(msg.F(" and %d more", len(names)-most))
	}
	return text
}

// Enumerate joins items for a sentence, the last by its own word: "a, b and c".
func Enumerate(items []string, word string) string {
	last := len(items) - 1
	if last <= 0 {
		return strings.Join(items, "")
	}
	return strings.Join(items[:last], ", ") + " " + word + " " + items[last]
}

// MemberNames are the names of the fields of an object, in the order of the document.
func MemberNames(n jsondoc.Node) []string {
	var names []string
	for name := range n.Members() {
		names = append(names, name)
	}
	return names
}

// Nearest is the name that was probably meant: the same but for capitals, or
// within a few slips of the pen. It is "" when none is close.
func Nearest(name string, names []string) string {
	const longest = 64
	if name == "" || len(name) > longest {
		return ""
	}
	best, least := "", len(name)/4+1
	for _, candidate := range names[:min(len(names), 200)] { // nobody slips among more
		if candidate == name || len(candidate) > longest {
			continue
		}
		if d := distance(strings.ToLower(name), strings.ToLower(candidate)); d <= least && (best == "" || d < least) {
			best, least = candidate, d
		}
	}
	return best
}

// EndsIn is the only one of the names that ends in a slash and name, in any capitals; "" when
// there is none or there are several.
func EndsIn(name string, names []string) string {
	found := ""
	for _, candidate := range names {
		slash := len(candidate) - len(name) - 1
		if slash < 0 || candidate[slash] != '/' || !strings.EqualFold(candidate[slash+1:], name) {
			continue
		}
		if found != "" {
			return ""
		}
		found = candidate
	}
	return found
}

// IsSlip reports whether text is probably name misspelt: the same but for letter
// case, or up to two letters put in, left out, changed or swapped.
func IsSlip(text, name string) bool {
	const most = 2
	if text == name || len(text) > len(name)+most || len(name) > len(text)+most {
		return false
	}
	return distance(strings.ToLower(text), strings.ToLower(name)) <= most
}

// distance counts the letters that must be put in, taken out, changed or
// swapped with their neighbour to make a into b.
func distance(a, b string) int {
	var near [3 * 80]int // on the stack, for names as long as those of fields are
	all := near[:]
	if n := 3 * (len(b) + 1); n > len(near) {
		all = make([]int, n)
	}
	before, last, row := all[:len(b)+1], all[len(b)+1:2*(len(b)+1)], all[2*(len(b)+1):3*(len(b)+1)]
	for j := range last {
		last[j] = j
	}
	for i := range len(a) {
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
