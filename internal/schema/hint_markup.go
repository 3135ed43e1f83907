package schema

import (
	"strings"

	"github.com/offercheck/offercheck/internal/formats"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/words"
)

// markupHint returns how to write a markup plainly.
func markupHint(n jsondoc.Node) hint {
	const places, mostDigits = 9, 9
	text := n.Text()
	if n.Kind() == jsondoc.Number {
		text = n.Raw()
	}
	digits := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text), "%"))
	plain := strings.TrimSuffix(digits, ".")
	_, fraction, _ := strings.Cut(digits, ".")
	isMarkup, isPlain := formats.All["markup"].Check, formats.All["plain-markup"].Check
	switch {
	case text == "":
		return hint{}
	case strings.HasPrefix(digits, "-"):
		return say("a markup cannot be negative: it only raises prices")
	case isPlain(plain) && n.Kind() == jsondoc.Number:
		return hint{msg.F("write it in double quotes: %s", words.Quote(plain)), words.JSON(plain)}
	case isPlain(plain):
		return hint{msg.F("write %s", words.Quote(plain)), words.JSON(plain)}
	case n.Kind() == jsondoc.Number && isMarkup(digits):
		return say("write it in double quotes, with at most %d digits before the dot", mostDigits)
	case n.Kind() == jsondoc.Number:
		return say("write it in double quotes, as plain digits with at most %d decimal places", places)
	case isMarkup(digits):
		return say("AWS's published shapes have at most %d digits before the dot", mostDigits)
	case len(fraction) > places && formats.IsDigits(fraction) && isMarkup(digits[:len(digits)-len(fraction)+places]):
		return say("it has %d decimal places; round it to %d", len(fraction), places)
	case strings.Contains(text, ","):
		return say("remove thousands separators, and write a dot before the decimal places")
	}
	return say("write plain digits, without sign, exponent or blank")
}
