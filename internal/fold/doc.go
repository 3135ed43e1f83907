// Package fold works out the result of a change set: it reads facts, and applies the
// changes to the offers, resale authorizations, offer sets and products that they touch. Each
// but a product has its state before and after; a part of a state is present, absent or not known.
package fold
