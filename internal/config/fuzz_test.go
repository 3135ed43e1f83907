package config

import (
	"fmt"
	"strings"
	"testing"
)

// Any configuration: no panic, an error of one line, or the same configuration
// again.
func FuzzConfiguration(f *testing.F) {
	for _, text := range []string{
		"", "# nothing\n", "edition: '2024'\nfail-on: warning\nfacts: [a.json, ../b]\nlimits: {Grants: 5}\n",
		"suppress:\n- row: CreateOffer/422/ProductId\n  path: ./a/**/b.json\n  reason: because\n", `{"edition": 2024}`,
		"facts: &a [x]\nsuppress: *a\n", "<<: {edition: 2024}\n", "[a]: b\n", "a:\n\tb: c\n", "facts:\n- |\n  a\n- >-\n  b\n", "limits: {Grants: 0x10}", "? a\n: b", "!!binary x", "--- a\n--- b\n", "\xff",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		c, err := Parse(text)
		again, errAgain := Parse(text)
		if fmt.Sprint(c, err) != fmt.Sprint(again, errAgain) {
			t.Fatalf("%q: %v, %v and then %v, %v", text, c, err, again, errAgain)
		}
		if err != nil && (err.Error() == "" || strings.Contains(err.Error(), "\n")) {
			t.Fatalf("%q: the error %q is no line", text, err)
		}
	})
}
