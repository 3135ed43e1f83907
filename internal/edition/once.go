// Package edition makes what differs between the editions.
package edition

import (
	"sync"

	"github.com/offercheck/offercheck/errcodes"
)

// Once returns a function that returns what create makes for an edition, which is made on
// the first use of that edition.
func Once[T any](create func(errcodes.Edition) T) func(errcodes.Edition) T {
	var all [errcodes.NumEditions]func() T
	for e := range all {
		all[e] = sync.OnceValue(func() T { return create(errcodes.Edition(e)) })
	}
	return func(e errcodes.Edition) T { return all[e]() }
}
