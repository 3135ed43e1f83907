package formats

import "strings"

// mostMarkupDigits is how many digits a markup may have after the dot, and should have before
// it.
const mostMarkupDigits = 9

// isMarkup takes a decimal without an upper bound. A digit may be missing on one side of the
// dot.
func isMarkup(s string) bool {
	whole, fraction, _ := strings.Cut(s, ".")
	return IsDigits(whole+fraction) && len(fraction) <= mostMarkupDigits
}

// isPlainMarkup refuses a dot with nothing after it, and more digits before it than AWS's
// shapes have.
func isPlainMarkup(s string) bool {
	whole, _, _ := strings.Cut(s, ".")
	return isMarkup(s) && len(whole) <= mostMarkupDigits && s[len(s)-1] != '.'
}
