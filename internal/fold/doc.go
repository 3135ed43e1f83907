// Package fold works out the result of a change set: it reads facts, and applies the
// changes to the offers and products that they touch. Each offer has its state before
// and after; a part of a state is present, absent or not known.
package fold
