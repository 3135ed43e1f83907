// Package factstest reads facts for tests.
package factstest

import (
	"testing"

	"github.com/offercheck/offercheck"
)

// With is the option that hands in the facts in documents; the test fails when they
// cannot be read.
func With(t testing.TB, documents ...[]byte) offercheck.Option {
	t.Helper()
	facts, err := offercheck.ReadFacts(documents...)
	if err != nil {
		t.Fatal(err)
	}
	return offercheck.WithFacts(facts)
}
