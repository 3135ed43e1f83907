package errcodes

import "fmt"

// A SyntaxError is an error for input that cannot be checked at all, such as text that is
// not JSON, with the place in it.
type SyntaxError struct {
	Line    int // from 1
	Column  int // from 1, in code points
	Problem string
}

// Error returns the place and the problem.
func (e *SyntaxError) Error() string {
	return fmt.Sprintf("line %d, column %d: %s", e.Line, e.Column, e.Problem)
}
