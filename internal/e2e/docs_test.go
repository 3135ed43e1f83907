package e2e

import (
	"fmt"
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
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

// Each package that others import has an example that runs. That of legaldocs would need
// the network.
func TestExamples(t *testing.T) {
	for _, pkg := range []string{".", "agreement", "errcodes", "offer", "offertest", "schemas", "terms"} {
		names, err := filepath.Glob(filepath.Join(top, pkg, "*example_test.go"))
		if err != nil {
			t.Fatal(err)
		}
		var files []*ast.File
		for _, name := range names {
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, file)
		}
		runs := func(e *doc.Example) bool { return e.Output != "" }
		if !slices.ContainsFunc(doc.Examples(files...), runs) {
			t.Errorf("package %s has no example that runs", pkg)
		}
	}
}
