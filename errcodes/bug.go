package errcodes

import (
	"fmt"
	"runtime/debug"
)

// A Bug is an error that is this project's fault and not the input's.
type Bug struct {
	Panic any    // what the panic was raised with
	Row   string // the id of the row that was being decided; "" when it was none
	Stack []byte // where, as runtime/debug.Stack gives it
}

func (b *Bug) Error() string {
	deciding := ""
	if b.Row != "" {
		deciding = ", while deciding " + b.Row
	}
	return fmt.Sprintf("offercheck has a bug%s; please report it with the document: %v", deciding, b.Panic)
}

// Recover makes a *[Bug] of a panic, and then result is its zero value. Defer it at
// each entry point; deciding gives the row that is being decided, and may be nil.
func Recover[T any](result *T, err *error, deciding func() string) {
	p := recover()
	if p == nil {
		return
	}
	*result = *new(T)
	b := &Bug{Panic: p, Stack: debug.Stack()}
	if deciding != nil {
		b.Row = deciding()
	}
	*err = b
}
