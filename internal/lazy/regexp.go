// Package lazy has values that are made when they are first asked for.
package lazy

import (
	"regexp"
	"sync"
)

// Regexp returns a function that compiles a regular expression when it is first called.
// Most runs need none, and to compile all takes a fifth of the time that a run takes.
func Regexp(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}
