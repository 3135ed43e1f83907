package schema

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/formats"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/words"
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
	case f.schema.format == "account-id" && formats.IsDigits(n.Raw()) && len(n.Raw()) <= 12:
		return fmt.Sprintf("write the account id in double quotes: \"%012s\"", words.Cut(n.Raw()))
	case (f.schema.positive || f.schema.least != nil) && formats.IsDigits(n.Text()) && f.schema.holdForNumber(n.Text()):
		return fmt.Sprintf("write the number without quotes: %s", words.Cut(cmp.Or(strings.TrimLeft(n.Text(), "0"), "0")))
	case f.schema.texts != nil:
		return enumHint(f, n.Text())
	case strings.HasPrefix(f.schema.format, "decimal-"):
		return decimalHint(n, int(f.schema.format[len("decimal-")]-'0'))
	case f.schema.format == "positive-decimal":
		return amountHint(n)
	case f.schema.format == "timestamp" && n.Kind() == jsondoc.Number:
		return "that is not in the years 1 to 9999: give seconds, not milliseconds"
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
	case "account-id":
		if digits := strings.NewReplacer("-", "", " ", "").Replace(text); len(digits) == 12 && formats.IsDigits(digits) {
			return fmt.Sprintf("write the digits alone: %s", words.Quote(digits))
		}
	case "date":
		return dateHint(text)
	case "duration":
		for _, meant := range []string{strings.ToUpper(text), "P" + strings.ToUpper(text), inUnits(text)} {
			if formats.IsDuration(meant) {
				return fmt.Sprintf("did you mean %s?", words.Quote(meant))
			}
		}
	case "change-type":
		for _, name := range changetype.Judged() {
			if words.IsSlip(text, name) {
				return fmt.Sprintf("write %q", name)
			}
		}
	case "whole-duration":
		d, _ := terms.ParseDuration(text)
		return fmt.Sprintf("it has %s: a valid ISO 8601 duration, but the shapes that AWS publishes take whole years, months and days only", d.Unusual())
	case "no-revision":
		id, _, _ := strings.Cut(text, "@")
		return fmt.Sprintf("write %s: AWS takes the id alone", words.Quote(id))
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
	case "currency-code":
		if code := strings.ToUpper(strings.TrimSpace(text)); terms.IsCurrency(code) {
			return fmt.Sprintf("did you mean %s?", words.Quote(code))
		}
	case "timestamp":
		return timestampHint(text)
	case "cancellation-request-id", "billing-adjustment-request-id":
		prefix := map[string]string{"cancellation-request-id": "acr-", "billing-adjustment-request-id": "ba-"}[format]
		if !strings.HasPrefix(text, prefix) {
			return "it does not begin with " + prefix
		}
		return characterHint(strings.TrimPrefix(text, prefix), formats.IsMadeOf(""))
	case "no-angle-or-backslash", "change-set-name", "printable-ascii", "agreement-id", "client-token", "catalog-name", "letters", "page-token":
		return characterHint(text, formats.All[format].Check)
	}
	return ""
}

// inUnits is a duration that was written in words, such as 12 months; "" for any other
// text.
func inUnits(text string) string {
	number, word, _ := strings.Cut(strings.ToLower(text), " ")
	if unit := map[string]string{"year": "Y", "month": "M", "week": "W", "day": "D"}[strings.TrimSuffix(word, "s")]; unit != "" {
		return "P" + number + unit
	}
	return ""
}

// characterHint names the first character that is not allowed.
func characterHint(text string, isAllowed func(string) bool) string {
	if trimmed := strings.TrimSpace(text); trimmed != text && trimmed != "" && isAllowed(trimmed) {
		return "remove the blanks around it"
	}
	for _, r := range text {
		if !isAllowed(string(r)) {
			return fmt.Sprintf("it has the character %q", r)
		}
	}
	return ""
}

// amountHint gives the quoted form of a number, and what to leave out of an
// amount.
func amountHint(n jsondoc.Node) string {
	text := n.Text()
	const nothing = "an adjustment of nothing cannot be asked for: leave the entry out"
	switch {
	case n.Kind() == jsondoc.Number && terms.IsZero(n.Raw()):
		return nothing
	case n.Kind() == jsondoc.Number && formats.IsPositiveDecimal(n.Raw()):
		return fmt.Sprintf("write it in double quotes: \"%s\"", words.Cut(n.Raw()))
	case n.Kind() == jsondoc.Number:
		return "write it in double quotes, as plain digits"
	case text == "":
		return ""
	case terms.IsZero(text):
		return nothing
	case formats.IsPositiveDecimal(strings.TrimPrefix(text, "-")):
		return "leave out the minus sign: an adjustment always lowers the bill"
	}
	return writtenHint(text)
}

// timestampHint gives what a timestamp lacks, and tells a day that does not
// exist.
func timestampHint(text string) string {
	const day = len("2024-05-31")
	if formats.IsDate(text) {
		return fmt.Sprintf("write the time of day as well: \"%sT00:00:00Z\"", text)
	}
	withT := strings.Replace(text, " ", "T", 1)
	for _, meant := range []string{withT, text + "Z", withT + "Z"} {
		if formats.IsTimestamp(meant) {
			return fmt.Sprintf("did you mean %s?", words.Quote(meant))
		}
	}
	if len(text) > day && !formats.IsDate(text[:day]) {
		return dateHint(text[:day])
	}
	return ""
}

// dateHint gives the day of a timestamp, and tells a day that does not exist
// from a date in another order.
func dateHint(text string) string {
	const day = len("2024-05-31")
	switch {
	case len(text) > day && formats.IsDate(text[:day]):
		return fmt.Sprintf("write the day alone: \"%s\"", text[:day])
	case len(text) == day && formats.AllBytes(text, func(c byte) bool { return formats.IsDigit(c) || c == '-' }) && text[4] == '-' && text[7] == '-':
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
		return fmt.Sprintf("write it in double quotes: \"%s\"", words.Cut(text))
	case n.Kind() == jsondoc.Number:
		return fmt.Sprintf("write it in double quotes, as plain digits with at most %d decimal places", places)
	case text == "":
	case written > places:
		return fmt.Sprintf("it has %d decimal places; round it to %d", written, places)
	default:
		return writtenHint(text)
	}
	return ""
}

// writtenHint says what is wrong with how an amount is written.
func writtenHint(text string) string {
	switch {
	case strings.Contains(text, ","):
		return "write no thousands mark, and a dot before the decimal places"
	case strings.TrimSpace(text) != text:
		return "remove the blanks around the amount"
	case strings.HasPrefix(text, "."):
		return fmt.Sprintf("write a digit before the dot: %s", words.Quote("0"+text))
	}
	return "write plain digits, without sign, exponent or currency"
}

func enumHint(f fault, text string) string {
	if close := words.Nearest(text, f.schema.texts); close != "" {
		return fmt.Sprintf("did you mean %s?", words.Quote(close))
	}
	return ""
}
