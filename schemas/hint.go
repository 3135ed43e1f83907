package schemas

import (
	"fmt"
	"strings"

	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/terms"
)

// hint says how to mend the commonest slips.
func (f fault) hint() string {
	n := f.at.Node
	switch {
	case n.Name() == "Details" && n.Kind() == jsondoc.Object:
		return "give the object as DetailsDocument"
	case n.Name() == "DetailsDocument" && n.Kind() == jsondoc.String:
		return "give the string as Details"
	case f.schema.format == "account-id" && n.Kind() == jsondoc.Number:
		return fmt.Sprintf("write the account id in double quotes: \"%012s\"", cut(n.Raw()))
	case f.schema.positive && isDigits(n.Text()):
		return fmt.Sprintf("write the number without quotes: %s", cut(n.Text()))
	case f.schema.texts != nil:
		return enumHint(f, n.Text())
	case strings.HasPrefix(f.schema.format, "decimal-"):
		return decimalHint(n, int(f.schema.format[len("decimal-")]-'0'))
	case n.Text() != "":
		return textHint(f.schema.format, n.Text())
	}
	return ""
}

// textHint says how to mend a string that fails its format.
func textHint(format, text string) string {
	switch format {
	case "country-code":
		if code := terms.SuggestCountry(text); code != "" {
			return fmt.Sprintf("did you mean %s (%s)?", code, terms.CountryName(code))
		}
	case "date":
		return dateHint(text)
	case "duration":
		for _, meant := range []string{strings.ToUpper(text), "P" + strings.ToUpper(text)} {
			if isDuration(meant) {
				return fmt.Sprintf("did you mean %s?", quote(meant))
			}
		}
	case "trimmed":
		if strings.HasPrefix(text, " ") {
			return "remove the space at the beginning"
		}
		if strings.HasSuffix(text, " ") {
			return "remove the space at the end"
		}
	case "absolute-url":
		switch {
		case strings.Contains(text, " "):
			return "write a space in a URL as %20"
		case !strings.Contains(text, "://"):
			return "begin with https:// and the name of the host"
		}
	case "no-angle-or-backslash", "change-set-name", "printable-ascii":
		for _, r := range text {
			if !formats[format].check(string(r)) {
				return fmt.Sprintf("it has the character %q", r)
			}
		}
	}
	return ""
}

// dateHint gives the day of a timestamp, and tells a day that does not exist
// from a date in another order.
func dateHint(text string) string {
	const day = len("2024-05-31")
	switch {
	case len(text) > day && isDate(text[:day]):
		return fmt.Sprintf("write the day alone: \"%s\"", text[:day])
	case len(text) == day && allBytes(text, func(c byte) bool { return isDigit(c) || c == '-' }) && text[4] == '-' && text[7] == '-':
		return "the calendar has no such day"
	}
	return ""
}

// decimalHint gives the quoted form of a number, and the plain form of an
// amount with marks in it.
func decimalHint(n jsondoc.Node, places int) string {
	text := n.Text()
	if n.Kind() == jsondoc.Number {
		text = n.Raw()
	}
	written, _ := terms.Places(text)
	switch {
	case n.Kind() == jsondoc.Number && terms.IsDecimal(text, places):
		return fmt.Sprintf("write it in double quotes: \"%s\"", cut(text))
	case n.Kind() == jsondoc.Number:
		return fmt.Sprintf("write it in double quotes, as plain digits with at most %d decimal places", places)
	case text == "":
	case written > places:
		return fmt.Sprintf("it has %d decimal places", written)
	case strings.Contains(text, ","):
		return "write no thousands mark, and a dot before the decimal places"
	case strings.TrimSpace(text) != text:
		return "remove the blanks around the amount"
	case strings.HasPrefix(text, "."):
		return fmt.Sprintf("write a digit before the dot: %s", quote("0"+text))
	default:
		return "write plain digits, without sign, exponent or currency"
	}
	return ""
}

func enumHint(f fault, text string) string {
	if close := nearest(text, f.schema.texts); close != "" {
		return fmt.Sprintf("did you mean %s?", quote(close))
	}
	return ""
}

func isDigits(s string) bool { return s != "" && allBytes(s, isDigit) }
