package schemas

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/terms"
)

// fieldName is what a message calls a value: its member's name, with the index
// for an item of a list.
func fieldName(n jsondoc.Node) string {
	index := ""
	for n.Parent().Kind() == jsondoc.Array {
		index = fmt.Sprintf("[%d]%s", n.Index(), index)
		n = n.Parent()
	}
	if name := n.Name(); name != "" {
		return name + index
	}
	if index != "" {
		return "item " + index
	}
	return "the document"
}

// show is what a message says was found.
func show(n jsondoc.Node) string {
	switch n.Kind() {
	case jsondoc.String:
		text := n.Text()
		if length := utf8.RuneCountInString(text); length > shown {
			return fmt.Sprintf("%s, a string of %d characters", quote(text), length)
		}
		return quote(text)
	case jsondoc.Number:
		return "the number " + cut(n.Raw())
	case jsondoc.Array:
		return fmt.Sprintf("a list of %s", count(n.Len(), "item"))
	case jsondoc.Object:
		if n.Len() == 0 {
			return "an empty object"
		}
		return "an object with " + list(memberNames(n))
	case jsondoc.Bool:
		return n.Raw()
	}
	return n.Kind().String()
}

// shown is how many characters of a value a message repeats.
const shown = 60

func quote(text string) string { return strconv.Quote(cut(text)) }

func cut(text string) string {
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

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// list joins names for a sentence, the first few of many.
func list(names []string) string {
	const most = 16
	if len(names) > most {
		return strings.Join(names[:most], ", ") + fmt.Sprintf(" and %d more", len(names)-most)
	}
	if len(names) == 0 {
		return "no members"
	}
	short := make([]string, len(names))
	for i, name := range names {
		short[i] = cut(name)
	}
	return strings.Join(short, ", ")
}

// hint says how to mend the commonest slips.
func (f fault) hint() string {
	n := f.at.Node
	switch {
	case strings.HasPrefix(f.node.Format, "decimal-"):
		return decimalHint(n)
	case f.node.Format == "country-code":
		if code := terms.SuggestCountry(n.Text()); code != "" {
			return fmt.Sprintf("did you mean %s (%s)?", code, terms.CountryName(code))
		}
	case f.node.Format == "account-id" && n.Kind() == jsondoc.Number:
		return fmt.Sprintf("write the account id in double quotes: \"%012s\"", cut(n.Raw()))
	case f.node.ExclusiveMinimum != nil && n.Kind() == jsondoc.String && isDigits(n.Text()):
		return fmt.Sprintf("write the number without quotes: %s", cut(n.Text()))
	case f.node.Enum != nil || f.node.Constant != nil:
		return enumHint(f, n)
	}
	return ""
}

// decimalHint gives the quoted form of a number, and the plain form of an
// amount with marks in it.
func decimalHint(n jsondoc.Node) string {
	switch text := n.Text(); {
	case n.Kind() == jsondoc.Number && terms.IsDecimal(n.Raw(), len(n.Raw())):
		return fmt.Sprintf("write it in double quotes: \"%s\"", cut(n.Raw()))
	case n.Kind() == jsondoc.Number:
		return "write it in double quotes, as plain digits without sign or exponent"
	case strings.Contains(text, ","):
		return "write no thousands mark, and a dot before the decimal places"
	case strings.TrimSpace(text) != text && text != "":
		return "remove the blanks around the amount"
	case strings.HasPrefix(text, "."):
		return fmt.Sprintf("write a digit before the dot: %s", quote("0"+text))
	}
	return ""
}

func enumHint(f fault, n jsondoc.Node) string {
	var values []string
	for _, v := range slices.Concat(f.node.Constant, f.node.Enum) {
		if text, ok := v.(string); ok {
			values = append(values, text)
		}
	}
	if close := nearest(n.Text(), values); close != "" {
		return fmt.Sprintf("did you mean %s?", quote(close))
	}
	return ""
}

func isDigits(s string) bool { return s != "" && allBytes(s, isDigit) }

// nearest is the name that was probably meant: the same but for capitals, or
// within a few slips of the pen. It is "" when none is close.
func nearest(name string, names []string) string {
	const longest = 64
	if name == "" || len(name) > longest {
		return ""
	}
	best, least := "", len(name)/4+1
	for _, candidate := range names {
		if candidate == name || len(candidate) > longest {
			continue
		}
		if strings.EqualFold(candidate, name) {
			return candidate
		}
		if d := distance(strings.ToLower(name), strings.ToLower(candidate)); d <= least && (best == "" || d < least) {
			best, least = candidate, d
		}
	}
	return best
}

// Nearest is the change type that was probably meant by an unknown one.
func Nearest(changeType string) string { return nearest(changeType, ChangeTypes[:]) }

// distance counts the letters that must be put in, taken out, changed or
// swapped with their neighbour to make a into b.
func distance(a, b string) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
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
