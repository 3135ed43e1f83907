// Package numbering numbers keys in the order in which they first come: names,
// entities, dimension keys.
package numbering

import "slices"

// Of is a numbering of keys. The zero value has none.
type Of[K comparable] struct {
	keys    []K
	numbers map[K]int // of keys, when there are many
}

// few keys are compared one by one, more are looked up.
const few = 16

// Add gives the number of a key, from 0, and whether it is new.
func (o *Of[K]) Add(key K) (number int, isNew bool) {
	if number, known := o.Find(key); known {
		return number, false
	}
	if o.keys == nil {
		o.keys = make([]K, 0, few)
	}
	number = len(o.keys)
	o.keys = append(o.keys, key)
	switch {
	case number == few:
		if o.numbers == nil {
			o.numbers = make(map[K]int, 4*few)
		}
		for i, k := range o.keys {
			o.numbers[k] = i
		}
	case number > few:
		o.numbers[key] = number
	}
	return number, true
}

// Find gives the number of a key, if it has one.
func (o *Of[K]) Find(key K) (number int, known bool) {
	if len(o.keys) > few {
		number, known = o.numbers[key]
		return number, known
	}
	for i, k := range o.keys {
		if k == key {
			return i, true
		}
	}
	return 0, false
}

// Keys are the keys by their numbers.
func (o *Of[K]) Keys() []K { return o.keys }

// Grow makes room for so many keys more.
func (o *Of[K]) Grow(n int) {
	o.keys = slices.Grow(o.keys, max(n, few))
	if o.numbers == nil && n > few {
		o.numbers = make(map[K]int, n)
	}
}

// Reset forgets all keys and keeps the memory.
func (o *Of[K]) Reset() {
	clear(o.keys)
	clear(o.numbers)
	o.keys = o.keys[:0]
}
