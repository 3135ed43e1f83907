package numbering_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/offercheck/offercheck/internal/numbering"
)

// Keys have the numbers in which they came, however many there are.
func TestNumbers(t *testing.T) {
	var of numbering.Of[string]
	for round := range 2 {
		var keys []string
		for i := range 50 {
			key := fmt.Sprint("key ", round, i)
			if n, known := of.Find(key); known {
				t.Fatalf("%s has the number %d before it is added", key, n)
			}
			if n, isNew := of.Add(key); n != i || !isNew {
				t.Fatalf("%s is added as %d, new %t; want %d", key, n, isNew, i)
			}
			keys = append(keys, key)
			for want, key := range keys {
				if n, known := of.Find(key); n != want || !known {
					t.Fatalf("of %d, %s is %d, %t; want %d", len(keys), key, n, known, want)
				}
				if n, isNew := of.Add(key); n != want || isNew {
					t.Fatalf("of %d, %s is added again as %d, new %t; want %d", len(keys), key, n, isNew, want)
				}
			}
		}
		if !slices.Equal(of.Keys(), keys) {
			t.Errorf("keys %q, want %q", of.Keys(), keys)
		}
		of.Reset()
	}
	if len(of.Keys()) != 0 {
		t.Errorf("after a reset there are %q", of.Keys())
	}
}
