package bench

import (
	"testing"

	"github.com/offercheck/offercheck/internal/benchdocs"
)

// acceptors are the peers, compiled once for all tests and benchmarks.
func acceptors(t testing.TB) map[string]func([]byte) (bool, error) {
	m := map[string]func([]byte) (bool, error){}
	for _, p := range peers {
		accepts, err := p.acceptor()
		if err != nil {
			t.Fatal(err)
		}
		m[p.name] = accepts
	}
	return m
}

// Before it is timed, each peer takes what it must take and refuses what the
// schemas refuse.
func TestPeersAgree(t *testing.T) {
	for name, accepts := range acceptors(t) {
		for _, test := range []struct {
			document string
			text     []byte
			want     bool
		}{
			{"typical", benchdocs.Typical(), true},
			{"numbered", benchdocs.Numbered(7), true},
			{"largest", benchdocs.Largest(), true},
			{"duplicate key", benchdocs.TypicalDuplicateKey(), true}, // no schema can see it
			{"bad price", benchdocs.TypicalBadPrice(), false},
			{"bad prices", benchdocs.LargestBadPrices(), false},
		} {
			if got, err := accepts(test.text); got != test.want || err != nil {
				t.Errorf("%s of %s: %v, %v", name, test.document, got, err)
			}
		}
	}
}
