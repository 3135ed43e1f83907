package schema

import (
	"cmp"
	"strconv"
	"strings"
)

// A number is a JSON number as far as schemas ask for it: its whole part, held
// to something that no bound of a schema reaches, and whether there is more
// behind the point. It is read from the text: a number such as 1e999999999 is
// never computed.
type number struct {
	negative bool
	whole    int64
	fraction bool
}

// maxBound is larger than every bound in a schema.
const maxBound = 1_000_000_000_000_000

func readNumber(text string) number {
	mantissa, exponent := splitExponent(text)
	mantissa, negative := strings.CutPrefix(mantissa, "-")
	n := number{negative: negative}
	point := strings.IndexByte(mantissa, '.')
	if point < 0 {
		point = len(mantissa)
	}
	point += exponent
	digits := 0
	for _, c := range []byte(mantissa) {
		switch {
		case c == '.':
			continue
		case digits >= point:
			n.fraction = n.fraction || c != '0'
		case n.whole < maxBound:
			n.whole = n.whole*10 + int64(c-'0')
		}
		digits++
	}
	for ; digits < point && 0 < n.whole && n.whole < maxBound; digits++ {
		n.whole *= 10
	}
	return n
}

// isPositive reports whether n is greater than 0.
func (n number) isPositive() bool { return !n.negative && (n.whole > 0 || n.fraction) }

// isInteger reports whether n is whole; 10.0 and 1.5e1 are.
func (n number) isInteger() bool { return !n.fraction }

// compare compares n with a bound.
func (n number) compare(bound int64) int {
	if n.negative {
		return -number{whole: n.whole, fraction: n.fraction}.compare(-bound)
	}
	if c := cmp.Compare(n.whole, bound); c != 0 || !n.fraction {
		return c
	}
	return +1
}

// standIn returns a number for which every schema has the same result as for n, but that is
// fast to compute with: v5 takes seconds for large exponents.
func (n number) standIn() string {
	text := strconv.FormatInt(n.whole, 10)
	if n.fraction {
		text += ".5"
	}
	if n.negative {
		text = "-" + text
	}
	return text
}

// splitExponent cuts a JSON number at its exponent, which is held to a billion
// either way.
func splitExponent(text string) (mantissa string, exponent int) {
	const bound = 1_000_000_000
	i := strings.IndexAny(text, "eE")
	if i < 0 {
		return text, 0
	}
	e, _ := strconv.Atoi(text[i+1:]) // of one that is out of range it gives the nearest that is not
	return text[:i], max(-bound, min(e, bound))
}
