package terms

import (
	"cmp"
	"math/big"
	"strings"

	"github.com/shopspring/decimal"
)

// Prices stay the text that was written. AWS takes them as JSON strings, holds
// each field to a number of decimal places, and counts those as written, so
// that "0.100" has three. Decimals are made where prices are added up.

// IsDecimal reports whether s is a price with up to that many decimal places:
// digits, then optionally a dot and one digit or more. It has no sign,
// exponent, blank or thousands mark, digits are ASCII, and a dot has digits on
// both sides. Leading zeros are allowed.
func IsDecimal(s string, places int) bool {
	_, fraction, ok := splitDecimal(s)
	return ok && len(fraction) <= places
}

// splitDecimal splits a price at its dot; fraction is empty without one.
func splitDecimal(s string) (whole, fraction string, ok bool) {
	whole, rest := leadingDigits(s)
	if rest == "" {
		return whole, "", whole != ""
	}
	if rest[0] != '.' {
		return "", "", false
	}
	fraction, rest = leadingDigits(rest[1:])
	return whole, fraction, whole != "" && fraction != "" && rest == ""
}

// Places returns the decimal places of a price, as written and without
// trailing zeros: 3 and 1 for "0.100". Text that is not a price has none.
func Places(s string) (written, significant int) {
	_, fraction, ok := splitDecimal(s)
	if !ok {
		return 0, 0
	}
	return len(fraction), len(strings.TrimRight(fraction, "0"))
}

// IsZero reports whether a price is zero, however it is written. Text that is
// not a price is not zero.
func IsZero(s string) bool {
	whole, fraction, ok := splitDecimal(s)
	return ok && strings.TrimLeft(whole, "0") == "" && strings.TrimLeft(fraction, "0") == ""
}

// ComparePrices compares two prices by value and returns -1, 0 or +1, as
// [cmp.Compare] does. Neither leading nor trailing zeros count, and prices of
// any length compare exactly. Text that is not a price comes before every
// price.
func ComparePrices(a, b string) int {
	wholeA, fractionA, okA := splitDecimal(a)
	wholeB, fractionB, okB := splitDecimal(b)
	switch {
	case !okA && !okB:
		return 0
	case !okA:
		return -1
	case !okB:
		return +1
	}
	wholeA, wholeB = strings.TrimLeft(wholeA, "0"), strings.TrimLeft(wholeB, "0")
	return cmp.Or(
		cmp.Compare(len(wholeA), len(wholeB)),
		strings.Compare(wholeA, wholeB),
		strings.Compare(strings.TrimRight(fractionA, "0"), strings.TrimRight(fractionB, "0")),
	)
}

// ParseDecimal parses a price, with any number of places, for arithmetic. It returns false
// for text that [IsDecimal] refuses for every number of places.
func ParseDecimal(s string) (decimal.Decimal, bool) {
	whole, fraction, ok := splitDecimal(s)
	if !ok {
		return decimal.Decimal{}, false
	}
	if len(s) > longNumber {
		return decimal.NewFromBigInt(readBig(whole+fraction), -int32(len(fraction))), true
	}
	d, err := decimal.NewFromString(s)
	return d, err == nil
}

// longNumber is the number of characters up to which the libraries read a
// number: math/big takes time that grows with their square, and decimal
// refuses more than 10,000 places.
const longNumber = 10_000

// readBig reads a number by halves, however many digits it has.
func readBig(digits string) *big.Int {
	if len(digits) <= longNumber {
		n, _ := new(big.Int).SetString(digits, 10)
		return n
	}
	half := len(digits) / 2
	high, low := readBig(digits[:half]), readBig(digits[half:])
	shift := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(len(digits)-half)), nil)
	return high.Mul(high, shift).Add(high, low)
}
