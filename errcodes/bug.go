package errcodes

import "fmt"

// A Bug is an error that is this project's fault and not the input's.
type Bug struct {
	Panic any    // what the panic was raised with
	Row   string // the id of the row that was being decided; "" when there was none
	Stack []byte // where, as runtime/debug.Stack gives it
}

// Error returns the row and the panic, without the stack.
func (b *Bug) Error() string {
	deciding := ""
	if b.Row != "" {
		deciding = ", while checking " + b.Row
	}
	return fmt.Sprintf("offercheck has a bug%s; please report it with the document: %v", deciding, b.Panic)
}
