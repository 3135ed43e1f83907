package e2e

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// around makes a file of the lines of a function, which has what they use.
const around = `package readme

import (
	"fmt"

	"github.com/offercheck/offercheck"
)

func _(changeSet, products, offers []byte) error {
%s}
`

// The Go code of the pages compiles.
func TestPagesCompile(t *testing.T) {
	blocks := regexp.MustCompile("(?s)```go\n(.*?)```\n")
	for _, page := range []string{"README.md", "docs/golden-tests.md"} {
		text, err := os.ReadFile(filepath.Join(top, page))
		if err != nil {
			t.Fatal(err)
		}
		found := blocks.FindAllStringSubmatch(string(text), -1)
		if len(found) == 0 {
			t.Errorf("%s has no Go code", page)
		}
		for _, block := range found {
			code := block[1]
			if !strings.HasPrefix(code, "package ") {
				code = fmt.Sprintf(around, code)
			}
			file := filepath.Join(t.TempDir(), "page_test.go")
			if err := os.WriteFile(file, []byte(code), 0o600); err != nil {
				t.Fatal(err)
			}
			vet := exec.Command("go", "vet", file)
			vet.Dir = top
			if out, err := vet.CombinedOutput(); err != nil {
				t.Errorf("%s: %v\n%s\n%s", page, err, out, code)
			}
		}
	}
}
