package awsguard

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// The code in the guard's page is that of the examples.
func TestPage(t *testing.T) {
	page, err := os.ReadFile("../docs/guard.md")
	if err != nil {
		t.Skip("the module stands alone")
	}
	examples, err := os.ReadFile("example_test.go")
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile("(?ms)^```go\n(.*?)^```").FindAllStringSubmatch(string(page), -1)
	if len(blocks) != 4 {
		t.Errorf("the page has %d examples, want 4", len(blocks))
	}
	for _, block := range blocks {
		code := "\t" + strings.ReplaceAll(strings.TrimSuffix(block[1], "\n"), "\n", "\n\t") + "\n"
		if !strings.Contains(string(examples), code) {
			t.Errorf("no example has\n%s", code)
		}
	}
}
