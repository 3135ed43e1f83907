// Package offer reads change sets and facts, and folds a change set into the
// offers it touches: each as it was before and as it would be after.
//
// It stands on the sixth floor: it knows documents and terms, but no codes of
// AWS's and no rules.
package offer
