// Package bug turns panics into errors at the entry points of the library.
package bug

import (
	"runtime/debug"

	"github.com/offercheck/offercheck/errcodes"
)

// Recover makes a *[errcodes.Bug] of a panic, and then result is its zero value. Defer it at
// each entry point; deciding gives the row that is being decided, and may be nil.
func Recover[T any](result *T, err *error, deciding func() string) {
	p := recover()
	if p == nil {
		return
	}
	*result = *new(T)
	b := &errcodes.Bug{Panic: p, Stack: debug.Stack()}
	if deciding != nil {
		b.Row = deciding()
	}
	*err = b
}
