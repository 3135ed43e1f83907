package schemas

import (
	"strconv"
	"strings"
)

// isPositive says whether a JSON number is greater than 0, by its text: a
// number such as 1e999999999 is never computed.
func isPositive(number string) bool {
	mantissa, _ := splitExponent(number)
	return number[0] != '-' && strings.ContainsAny(mantissa, "123456789")
}

// isInteger says whether a JSON number is whole; 10.0 and 1.5e1 are.
func isInteger(number string) bool {
	mantissa, exponent := splitExponent(number)
	whole, fraction, _ := strings.Cut(mantissa, ".")
	fraction = strings.TrimRight(fraction, "0")
	if fraction != "" {
		return exponent >= len(fraction)
	}
	digits := strings.TrimLeft(whole, "-0")
	zeros := len(digits) - len(strings.TrimRight(digits, "0"))
	return digits == "" || exponent >= -zeros
}

// splitExponent cuts a JSON number at its exponent, which is held to a million
// either way.
func splitExponent(number string) (mantissa string, exponent int) {
	const bound = 1_000_000
	i := strings.IndexAny(number, "eE")
	if i < 0 {
		return number, 0
	}
	digits := strings.TrimPrefix(number[i+1:], "+")
	e, err := strconv.Atoi(digits)
	switch {
	case err != nil && digits[0] == '-':
		e = -bound
	case err != nil:
		e = bound
	}
	return number[:i], max(-bound, min(e, bound))
}

// standIn is a number that every schema judges as it does the given one, but
// that is quick to compute with: v5 takes seconds for large exponents.
func standIn(number string) string {
	if len(number) <= 20 && !strings.ContainsAny(number, "eE") {
		return number
	}
	text := "0"
	switch mantissa, _ := splitExponent(number); {
	case !strings.ContainsAny(mantissa, "123456789"):
	case isInteger(number):
		text = "1000000000000"
	default:
		text = "0.5"
	}
	if number[0] == '-' {
		text = "-" + text
	}
	return text
}
