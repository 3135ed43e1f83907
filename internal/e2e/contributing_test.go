package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// CONTRIBUTING names every package, and the rule that it tells to copy stands in rules as
// it is shown.
func TestContributing(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(top, "CONTRIBUTING.md"))
	if err != nil {
		t.Fatal(err)
	}
	page := string(text)
	for _, pkg := range goList(t, "./...") {
		name := strings.TrimPrefix(strings.TrimPrefix(pkg, "github.com/offercheck/offercheck"), "/")
		switch name {
		case "", "testdata", "internal/factstest", "internal/mutant__": // the root, fixtures, a helper of tests, and what the mutation tester adds
			continue
		}
		if !strings.Contains(page, "`"+name+"`") {
			t.Errorf("%s is not in it", name)
		}
	}
	_, block, _ := strings.Cut(page, "```go\n")
	block, _, ok := strings.Cut(block, "```")
	if !ok {
		t.Fatal("it shows no rule")
	}
	shown := strings.TrimSpace(strings.ReplaceAll("\n"+block, "\n   ", "\n"))
	source, err := os.ReadFile(filepath.Join(top, "rules", "release.go"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(source), shown) {
		t.Errorf("rules/release.go does not have\n%s", shown)
	}
}
