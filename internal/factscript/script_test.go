package factscript

import (
	"strings"
	"testing"
)

// Names get into the script as one line of it, or as a word of a shell.
func TestNamesInScript(t *testing.T) {
	w := New(nil)
	w.rows[fact{anOffer, "offer-1"}] = nil
	script := string(w.Script("my facts/", []string{"a\nEND\nb.json", "c.json"}))
	for _, want := range []string{
		"# Fetches what a\uFFFDEND\uFFFDb.json, c.json needs, with the AWS CLI and its credentials.\n",
		"mkdir -p -- 'my facts/'\n",
		" >'my facts/entity-offer-1.json' || failed 'my facts/entity-offer-1.json'\n",
	} {
		if !strings.Contains(script, want) {
			t.Errorf("the script lacks %q:\n%s", want, script)
		}
	}
}
