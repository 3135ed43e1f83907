package check

import (
	"slices"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/edition"
)

// A Compiled rule is a rule of any kind with the row that it decides.
type Compiled[R any] struct {
	Rule R
	Row  *errcodes.Row
}

// Compile returns a function that returns the rules of an edition with their rows, compiled
// on first use. The list of an edition has the rules that it adds; one for a row that has a
// rule already replaces that rule. Rules of removed rows are left out. It panics if no
// edition has a row.
func Compile[R any](lists [errcodes.NumEditions][]R, rowOf func(*R) string) func(errcodes.Edition) []Compiled[R] {
	return edition.Once(func(e errcodes.Edition) []Compiled[R] {
		return compile(e, slices.Concat(lists[:e+1]...), rowOf)
	})
}

func compile[R any](e errcodes.Edition, rules []R, rowOf func(*R) string) []Compiled[R] {
	all, at := make([]Compiled[R], 0, len(rules)), make(map[string]int, len(rules))
	for i := range rules {
		id := rowOf(&rules[i])
		if _, ok := e.FindRow(id); !ok {
			if _, ok := errcodes.FindRow(id); !ok {
				panic("there is no row " + id)
			}
			continue
		}
		c := Compiled[R]{rules[i], Row(e, id)}
		if k, again := at[id]; again {
			all[k] = c
			continue
		}
		at[id] = len(all)
		all = append(all, c)
	}
	return all
}
