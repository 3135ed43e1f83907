package lazy

import (
	"regexp"
	"sync"
)

// expression is a regular expression that is compiled when it is first asked for.
// Most runs need none, and to compile all takes a fifth of the time that a run takes.
func expression(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}
