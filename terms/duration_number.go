package terms

// number is the number of a duration's component as it was written.
type number struct {
	whole    int64
	fraction string // digits after the decimal mark; empty without one
}

const (
	// wholeMax is what a component counts as when it is written larger. That
	// many hours are still less than 1<<63 seconds.
	wholeMax = 1_000_000_000_000_000

	// fractionOne is the whole of which a fraction is kept in parts. 31 of it
	// are still less than 1<<63.
	fractionOne = 10_000_000_000_000_000
)

// scanNumber reads digits, with a decimal mark and digits after them or
// without, from the start of s.
func scanNumber(s string) (n number, rest string, ok bool) {
	i := 0
	for ; i < len(s) && isDigit(s[i]); i++ {
		n.whole = min(n.whole*10+int64(s[i]-'0'), wholeMax)
	}
	if rest = s[i:]; i == 0 {
		return number{}, s, false
	}
	if rest == "" || rest[0] != '.' && rest[0] != ',' {
		return n, rest, true
	}
	n.fraction, rest = leadingDigits(rest[1:])
	return n, rest, n.fraction != ""
}

// scaleFraction multiplies the number 0.digits by factor. The whole part is
// exact, however many digits there are; what remains is in parts of
// fractionOne, cut to them but not to nothing.
func scaleFraction(digits string, factor int64) (whole, fraction int64) {
	// As on paper: from the last digit to the first, carrying. The digits of
	// the product pass through fraction, of which the first 16 stay.
	cut := false
	for i := len(digits) - 1; i >= 0; i-- {
		whole += int64(digits[i]-'0') * factor
		cut = cut || fraction%10 != 0
		fraction = fraction/10 + whole%10*(fractionOne/10)
		whole /= 10
	}
	if cut {
		fraction = max(fraction, 1)
	}
	return whole, fraction
}
