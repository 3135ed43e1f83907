package agreements_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/agreements"
)

// Any facts: no panic, the same answers again, and of two equal documents the
// second changes nothing.
func FuzzFacts(f *testing.F) {
	fixtures, err := filepath.Glob("../../testdata/rules/*/*_EXCEPTION/*/*.facts.json")
	if err != nil || len(fixtures) == 0 {
		f.Fatal("there are no facts beside fixtures", err)
	}
	for _, path := range fixtures {
		text, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	for _, text := range []string{described, listed(), invoices(), `{"acceptedTerms": []}`} {
		f.Add([]byte(text))
	}
	if _, err := agreements.ReadFacts([]byte(`{"Facts": 1}`)); err == nil { // which makes the schema
		f.Fatal("these are no facts")
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		facts, err := agreements.ReadFacts(text)
		runtime.ReadMemStats(&after)
		if used := after.TotalAlloc - before.TotalAlloc; used > uint64(2_000_000+5_000*len(text)) {
			t.Fatalf("%d bytes take %d to be read", len(text), used)
		}
		if err != nil {
			at, ok := errors.AsType[*errcodes.SyntaxError](err)
			lines := strings.Split(string(text), "\n")
			if !ok || at.Line < 1 || at.Line > len(lines) || at.Column < 1 || at.Column > len(lines[at.Line-1])+1 {
				t.Fatalf("%q: the error %v is nowhere", text, err)
			}
			return
		}
		twice, err := agreements.ReadFacts(text, text)
		if err != nil {
			t.Fatalf("%q: %v, when it is read twice", text, err)
		}
		if one, two := fmt.Sprint(told(facts)), fmt.Sprint(told(twice)); one != two {
			t.Fatalf("%q: told %s, and read twice %s", text, one, two)
		}
	})
}
