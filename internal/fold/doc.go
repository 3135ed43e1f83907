// Package fold works out what a change set comes to: it reads facts, and carries the
// changes out on the offers and products that they touch. Each offer has its state before
// and after; a part of a state is present, absent or not known.
package fold
