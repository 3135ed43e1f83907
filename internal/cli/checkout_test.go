package cli

import (
	"os"
	"strings"
	"testing"
)

// A path counts from the checkout; that of a file outside is whole.
func TestCheckoutPath(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	if err := os.MkdirAll("top/.git", 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll("top/sub", 0o755); err != nil {
		t.Fatal(err)
	}
	t.Chdir("top/sub")
	path := findCheckout().path
	for file, want := range map[string]string{
		"a.json":       "sub/a.json",
		"../a.json":    "a.json",
		"../a:b.json":  "a:b.json",
		"../../x.json": "",
	} {
		got, inside := path(file)
		if inside != (want != "") || inside && got != want || !inside && !strings.HasSuffix(got, "/x.json") {
			t.Errorf("%s: %s, %t", file, got, inside)
		}
	}
}
