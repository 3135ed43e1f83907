// Package shell writes words for a POSIX shell.
package shell

import (
	"strings"

	"github.com/offercheck/offercheck/internal/lazy"
)

var plainWord = lazy.Regexp(`^[A-Za-z0-9_./%-]+$`)

// Quote is a word as a shell reads it: in quotes, where it would take parts of it, such
// as the brackets in a row, for its own.
func Quote(s string) string {
	if plainWord().MatchString(s) {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
