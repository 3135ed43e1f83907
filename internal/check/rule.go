package check

import (
	"sync"

	"github.com/offercheck/offercheck/errcodes"
)

// A Compiled rule is a rule of any kind with the row that it decides.
type Compiled[R any] struct {
	Rule R
	Row  *errcodes.Row
}

// Compile gives rules with their rows, looked up when they are first asked for. It panics
// then for an id that no row has.
func Compile[R any](rules []R, rowOf func(*R) string) func() []Compiled[R] {
	return sync.OnceValue(func() []Compiled[R] {
		all := make([]Compiled[R], len(rules))
		for i := range rules {
			all[i] = Compiled[R]{rules[i], Row(rowOf(&rules[i]))}
		}
		return all
	})
}
