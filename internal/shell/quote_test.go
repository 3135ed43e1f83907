package shell_test

import (
	"os/exec"
	"runtime"
	"testing"

	"github.com/offercheck/offercheck/internal/shell"
)

func TestQuote(t *testing.T) {
	for word, want := range map[string]string{
		"facts": "facts", "a/b-c_d.json": "a/b-c_d.json", "a%2Fb": "a%2Fb",
		"": "''", "it's": `'it'\''s'`, "$(id)": "'$(id)'", "~": "'~'", "é": "'é'",
	} {
		if got := shell.Quote(word); got != want {
			t.Errorf("%q is quoted as %s, want %s", word, got, want)
		}
	}
}

// A shell reads a quoted word as it was.
func TestQuoteForShell(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil || runtime.GOOS == "windows" {
		t.Skip("there is no sh")
	}
	for _, word := range []string{"facts", "a/b-c_d.json", "a%2Fb", "", " ", "it's", "''", "$(id)", "`id`", `\`, `"`, "*", "~", "a;b", "#", "-n", "é", "!"} {
		out, err := exec.Command(sh, "-c", "printf %s "+shell.Quote(word)).Output()
		if err != nil || string(out) != word {
			t.Errorf("%q is read as %q (%v)", word, out, err)
		}
	}
}
