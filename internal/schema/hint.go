package schema

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/formats"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/words"
	"github.com/offercheck/offercheck/terms"
)

// A hint says how to fix a value, and what to write where that is certain enough.
type hint struct {
	text  msg.Text
	write string // the JSON text to write instead; "" when the reader has to decide
}

// say is a hint without a text to write.
func say(format string, args ...any) hint { return hint{text: msg.F(format, args...)} }

// didYouMean is the hint that a text is probably meant.
func didYouMean(text string) hint {
	return hint{msg.F("did you mean %s?", words.Quote(text)), words.JSON(text)}
}

// hint returns how to fix the most common mistakes.
func (f fault) hint(e errcodes.Edition) hint {
	n := f.at.Node
	switch {
	case n.Name() == "Details" && n.Kind() == jsondoc.Object:
		return say("give the object as DetailsDocument")
	case n.Name() == "DetailsDocument" && n.Kind() == jsondoc.String:
		return say("give the string as Details")
	case f.schema.format == "account-id" && formats.IsDigits(n.Raw()) && len(n.Raw()) < mostLostZeros:
		return say("write the account id in double quotes, with all of its 12 digits")
	case f.schema.format == "account-id" && formats.IsDigits(n.Raw()) && len(n.Raw()) <= 12:
		id := fmt.Sprintf("\"%012s\"", n.Raw())
		return hint{msg.F("write the account id in double quotes: %s", id), id}
	case f.schema.format == "account-id" && formats.All["account-id"].Check(n.Get("AwsAccountId").Text()):
		id := words.JSON(n.Get("AwsAccountId").Text())
		return hint{msg.F("DescribeEntity shows an account as an object; write only its id: %s", id), id}
	case f.schema.isNumberFor(n.Text()):
		number := cmp.Or(strings.TrimLeft(n.Text(), "0"), "0")
		return hint{msg.F("write the number without quotes: %s", words.Truncate(number)), number}
	case f.schema.texts != nil:
		return enumHint(f, n.Text())
	case strings.HasPrefix(f.schema.format, "decimal-"):
		return decimalHint(n, f.schema)
	case strings.HasSuffix(f.schema.format, "percentage"):
		return percentageHint(f.schema.format, n)
	case strings.HasSuffix(f.schema.format, "markup"):
		return markupHint(n)
	case f.schema.format == "positive-decimal":
		return amountHint(n)
	case f.schema.format == "timestamp" && n.Kind() == jsondoc.Number:
		return say("the time is not in the years 1 to 9999: write seconds, not milliseconds")
	case n.Text() != "":
		return textHint(e, f.schema.format, n.Text())
	}
	return hint{}
}

// isNumberFor reports whether a text is a number in quotes that p, or what p should be, takes
// without them.
func (p *program) isNumberFor(text string) bool {
	takes := func(p *program) bool { return (p.positive || p.least != nil) && p.holdForNumber(text) }
	return formats.IsDigits(text) && (takes(p) || p.should != nil && takes(p.should))
}

// mostLostZeros is how short a number may be to be an account id without its leading
// zeros: a shorter one is no account id that lost some.
const mostLostZeros = 8

// textHint returns how to fix a string that fails its format.
func textHint(e errcodes.Edition, format, text string) hint {
	switch format {
	case "country-code":
		if code := terms.SuggestCountry(text); code != "" {
			return hint{msg.F("did you mean %s (%s)?", code, msg.Words(terms.CountryName(code))), words.JSON(code)}
		}
	case "account-id":
		if digits := strings.NewReplacer("-", "", " ", "").Replace(text); len(digits) == 12 && formats.IsDigits(digits) {
			return hint{msg.F("write only the digits: %s", words.Quote(digits)), words.JSON(digits)}
		}
	case "date", "date-or-timestamp":
		return dateHint(text)
	case "duration":
		for _, duration := range []string{strings.ToUpper(text), "P" + strings.ToUpper(text), inUnits(text)} {
			if formats.IsDuration(duration) {
				return didYouMean(duration)
			}
		}
	case "change-type":
		for _, t := range changetype.Judged(e) {
			if words.IsSlip(text, t.Name) {
				return hint{msg.F("write %q", msg.Words(t.Name)), words.JSON(t.Name)}
			}
		}
	case "days", "offset":
		return unitHint(format, text)
	case "plain-days":
		days := "P" + strings.TrimLeft(text[1:], "0")
		return hint{msg.F("write %s", words.Quote(days)), words.JSON(days)}
	case "offer-set-id", "whole-offer-set-id", "solution-id":
		if id, _, _ := strings.Cut(text, "@"); id != text && formats.All[format].Check(id) {
			return textHint(e, "no-revision", text)
		}
		if format == "solution-id" {
			return prefixHint(text, "soln-", formats.IsMadeOf(""))
		}
		return prefixHint(text, "offerset-", formats.IsMadeOf("./-"))
	case "whole-duration":
		d, _ := terms.ParseDuration(text)
		return say("it has %s: a valid ISO 8601 duration, but AWS documents only whole years, months and days", msg.Words(d.Unusual()))
	case "no-revision":
		id, _, _ := strings.Cut(text, "@")
		return hint{msg.F("write %s: AWS accepts only the id", words.Quote(id)), words.JSON(id)}
	case "trimmed":
		if strings.HasPrefix(text, " ") {
			return hint{msg.Plain("remove the space at the beginning"), words.JSON(strings.Trim(text, " "))}
		}
		if strings.HasSuffix(text, " ") {
			return hint{msg.Plain("remove the space at the end"), words.JSON(strings.TrimRight(text, " "))}
		}
	case "plain-ends":
		return endsHint(text)
	case "absolute-url":
		trimmed := strings.TrimSpace(text)
		switch {
		case trimmed != text && formats.All[format].Check(trimmed):
			return hint{msg.Plain("remove the blanks around it"), words.JSON(trimmed)}
		case strings.Contains(trimmed, " "):
			return hint{msg.Plain("write a space in a URL as %20"), words.JSON(strings.ReplaceAll(text, " ", "%20"))}
		case !strings.Contains(text, "://"):
			return say("begin with https:// and the name of the host")
		}
	case "currency-code":
		if code := strings.ToUpper(strings.TrimSpace(text)); terms.IsCurrency(code) {
			return didYouMean(code)
		}
	case "timestamp":
		return timestampHint(text)
	case "cancellation-request-id", "billing-adjustment-request-id":
		prefix := map[string]string{"cancellation-request-id": "acr-", "billing-adjustment-request-id": "ba-"}[format]
		return prefixHint(text, prefix, formats.IsMadeOf(""))
	case "no-angle-or-backslash", "change-set-name", "printable-ascii", "agreement-id", "client-token", "catalog-name", "letters", "page-token":
		return characterHint(text, formats.All[format].Check)
	}
	return hint{}
}

// endsHint returns a text without white space at its beginning and backslashes at its end.
func endsHint(text string) hint {
	plain := strings.TrimRight(strings.TrimLeftFunc(text, unicode.IsSpace), `\`)
	if plain == "" || plain == text {
		return hint{}
	}
	return hint{msg.F("write %s", words.Quote(plain)), words.JSON(plain)}
}

// unitHint returns how to write a duration in whole days, or in whole months or days.
func unitHint(format, text string) hint {
	for _, duration := range []string{strings.ToUpper(text), "P" + strings.ToUpper(text), inUnits(text)} {
		d, ok := terms.ParseDuration(duration)
		months, inMonths := d.Months()
		days, inDays := d.WholeDays()
		switch {
		case !ok:
		case formats.All[format].Check(duration):
			return didYouMean(duration)
		case d.IsZero() && format == "offset":
			return say("write \"P0M\" or \"P0D\", in the unit of the other offsets")
		case d.IsZero():
			return say("write at least one day, \"P1D\"")
		case inDays && days < mostInUnit:
			return didYouMean(fmt.Sprintf("P%dD", days))
		case inMonths && months < mostInUnit && format == "offset":
			return didYouMean(fmt.Sprintf("P%dM", months))
		case inMonths && months < mostInUnit:
			return say("write it in days, such as \"P%dD\": 30 for a month, 365 for a year", months/12*365+months%12*30)
		}
	}
	return hint{}
}

// mostInUnit is below which number a duration is written in another unit.
const mostInUnit = 10_000

// inUnits is a duration that was written in words, such as 12 months; "" for any other
// text.
func inUnits(text string) string {
	number, word, _ := strings.Cut(strings.ToLower(text), " ")
	if unit := map[string]string{"year": "Y", "month": "M", "week": "W", "day": "D"}[strings.TrimSuffix(word, "s")]; unit != "" {
		return "P" + number + unit
	}
	return ""
}

// prefixHint says that a text does not begin with a prefix, or what is wrong with the rest.
func prefixHint(text, prefix string, isAllowed func(string) bool) hint {
	rest, ok := strings.CutPrefix(strings.TrimSpace(text), prefix)
	trimmed := strings.TrimSpace(rest)
	switch {
	case !ok:
		return say("it does not begin with %s", msg.Words(prefix))
	case prefix+trimmed != text && trimmed != "" && isAllowed(trimmed):
		return hint{msg.Plain("remove the blanks around it"), words.JSON(prefix + trimmed)}
	}
	return characterHint(rest, isAllowed)
}

// characterHint names the first character that is not allowed.
func characterHint(text string, isAllowed func(string) bool) hint {
	if trimmed := strings.TrimSpace(text); trimmed != text && trimmed != "" && isAllowed(trimmed) {
		return hint{msg.Plain("remove the blanks around it"), words.JSON(trimmed)}
	}
	for _, r := range text {
		if !isAllowed(string(r)) {
			return say("it has the character %q", r)
		}
	}
	return hint{}
}

// amountHint returns the quoted form of a number, or what to remove from an amount.
func amountHint(n jsondoc.Node) hint {
	text := n.Text()
	const nothing = "an adjustment of zero cannot be requested: remove the entry"
	switch {
	case n.Kind() == jsondoc.Number && terms.IsZero(n.Raw()):
		return say("%s", msg.Words(nothing))
	case n.Kind() == jsondoc.Number && formats.IsPositiveDecimal(n.Raw()):
		return hint{msg.F("write it in double quotes: \"%s\"", words.Truncate(n.Raw())), words.JSON(n.Raw())}
	case n.Kind() == jsondoc.Number:
		return say("write it in double quotes, as plain digits")
	case text == "":
		return hint{}
	case terms.IsZero(text):
		return say("%s", msg.Words(nothing))
	case formats.IsPositiveDecimal(strings.TrimPrefix(text, "-")):
		return hint{msg.Plain("leave out the minus sign: an adjustment always lowers the bill"), words.JSON(strings.TrimPrefix(text, "-"))}
	}
	return writtenHint(text)
}

// timestampHint returns what a timestamp lacks, or that the day does not exist.
func timestampHint(text string) hint {
	const day = len("2024-05-31")
	if formats.IsDate(text) {
		return hint{msg.F("write the time of day as well: \"%sT00:00:00Z\"", text), words.JSON(text + "T00:00:00Z")}
	}
	withT := strings.Replace(text, " ", "T", 1)
	for _, timestamp := range []string{withT, text + "Z", withT + "Z"} {
		if formats.IsTimestamp(timestamp) {
			return didYouMean(timestamp)
		}
	}
	if len(text) > day && !formats.IsDate(text[:day]) {
		return dateHint(text[:day])
	}
	return hint{}
}

// dateHint returns the day of a timestamp, or that the day does not exist. It has no hint
// for a date in another order.
func dateHint(text string) hint {
	const day = len("2024-05-31")
	switch {
	case len(text) > day && formats.IsDate(text[:day]) && isOtherDayInUTC(text):
		return say("write only the day that is meant: \"%s\" in UTC, or \"%s\" as it is written", dayInUTC(text), text[:day])
	case len(text) > day && formats.IsDate(text[:day]):
		return hint{msg.F("write only the day: \"%s\"", text[:day]), words.JSON(text[:day])}
	case len(text) == day && formats.AllBytes(text, func(c byte) bool { return formats.IsDigit(c) || c == '-' }) && text[4] == '-' && text[7] == '-':
		return say("there is no such day in the calendar")
	}
	return hint{}
}

// dayInUTC is the day of a timestamp in UTC, "" for any other text.
func dayInUTC(text string) string {
	day, ok := terms.ParseDay(text)
	if !ok {
		return ""
	}
	return day.String()
}

// isOtherDayInUTC reports whether a timestamp is of another day in UTC than it is where it
// was written.
func isOtherDayInUTC(text string) bool {
	day := dayInUTC(text)
	return day != "" && day != text[:len(day)]
}

// decimalHint returns the quoted form of a number, how to write an amount with separators or
// signs plainly, or the bound that an amount passes.
func decimalHint(n jsondoc.Node, p *program) hint {
	text, places, format := n.Text(), p.places(), formats.All[p.format]
	usual, advice := format, ""
	if p.should != nil {
		usual, advice = formats.All[p.should.format], p.should.title
	}
	if n.Kind() == jsondoc.Number {
		text = n.Raw()
	}
	if dotted := "0" + text; strings.HasPrefix(text, ".") && formats.IsDigits(text[1:]) && !usual.Check(dotted) {
		text = dotted // the missing digit is not all that is wrong
	}
	written, _ := terms.Places(text)
	isDecimal := terms.IsDecimal(text, places)
	switch {
	case isDecimal && advice != "" && !usual.Check(text):
		return say("%s", msg.Words(advice))
	case isDecimal && usual.Most != "" && terms.ComparePrices(text, usual.Most) > 0:
		return say("write at most \"%s\"", usual.Most)
	case isDecimal && !format.Check(text):
		return say("a charge of zero is not possible; write a higher amount, or remove the installment if there are others")
	case n.Kind() == jsondoc.Number && isDecimal && usual.Check(text):
		return hint{msg.F("write it in double quotes: \"%s\"", words.Truncate(text)), words.JSON(text)}
	case n.Kind() == jsondoc.Number:
		return say("write it in double quotes, as plain digits with at most %d decimal places", places)
	case text == "":
	case written > places && !format.Check("0") && terms.IsZero(text[:len(text)-written+places]):
		return say("write at least \"0.01\"") // rounded it would be zero
	case written > places:
		return say("it has %d decimal places; round it to %d", written, places)
	default:
		return writtenHint(text)
	}
	return hint{}
}

// places is how many decimal places a decimal should have.
func (p *program) places() int {
	format := p.format
	if p.should != nil {
		format = p.should.format
	}
	return int(format[len("decimal-")] - '0')
}

// percentageHint returns how to write a percentage plainly.
func percentageHint(format string, n jsondoc.Node) hint {
	const places = 2
	text := n.Text()
	if n.Kind() == jsondoc.Number {
		text = n.Raw()
	}
	digits := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text), "%"))
	isPercentage := formats.All["percentage"].Check
	written, _ := terms.Places(digits)
	switch {
	case text == "":
		return hint{}
	case format == "positive-percentage" && terms.IsZero(digits):
		return say("remove the installment: a charge of zero percent is not possible")
	case isPercentage(digits) && n.Kind() == jsondoc.Number:
		return hint{msg.F("write it in double quotes: %s", words.Quote(plain(digits))), words.JSON(plain(digits))}
	case isPercentage(digits):
		return hint{msg.F("write %s", words.Quote(plain(digits))), words.JSON(plain(digits))}
	case written > places && isPercentage(digits[:len(digits)-written+places]):
		return say("it has %d decimal places; round it to %d", written, places)
	case terms.IsDecimal(digits, len(digits)):
		return say("write at most \"100.00\"")
	case n.Kind() == jsondoc.Number:
		return say("write it in double quotes, as plain digits with at most %d decimal places", places)
	}
	return writtenHint(text)
}

// plain is a decimal without leading zeros, and without a dot that nothing comes after.
func plain(decimal string) string {
	whole, fraction, _ := strings.Cut(decimal, ".")
	whole = cmp.Or(strings.TrimLeft(whole, "0"), "0")
	if fraction == "" {
		return whole
	}
	return whole + "." + fraction
}

// writtenHint says what is wrong with how an amount is written.
func writtenHint(text string) hint {
	switch {
	case strings.Contains(text, ","):
		return say("remove thousands separators, and write a dot before the decimal places")
	case strings.TrimSpace(text) != text:
		return say("remove the blanks around the amount")
	case strings.HasPrefix(text, ".") && formats.IsDigits(text[1:]):
		return hint{msg.F("write a digit before the dot: %s", words.Quote("0"+text)), words.JSON("0" + text)}
	}
	return say("write plain digits, without sign, exponent or currency")
}

// isOtherValue reports whether a text has another number in it than one of the texts of a list
// of numbers or durations: P50D is no slip of P30D, nor 2 of 1, and nobody knows which one is
// meant instead.
func isOtherValue(text, listed string) bool {
	return (formats.IsDigits(listed) || formats.IsDuration(listed)) && digitsOf(text) != digitsOf(listed)
}

// digitsOf returns the digits of a text, without leading zeros.
func digitsOf(text string) string {
	keep := func(r rune) rune {
		if '0' <= r && r <= '9' {
			return r
		}
		return -1
	}
	return strings.TrimLeft(strings.Map(keep, text), "0")
}

func enumHint(f fault, text string) hint {
	if close := words.Nearest(text, f.schema.texts); close != "" && !isOtherValue(text, close) {
		return didYouMean(close)
	}
	if duration := inUnits(text); slices.Contains(f.schema.texts, duration) {
		return didYouMean(duration)
	}
	return hint{}
}
