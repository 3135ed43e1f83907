package e2e

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"
)

// notEntryPoints look into no document themselves.
var notEntryPoints = map[string]bool{
	"offercheck.Validate": true, "offercheck.ValidateChangeSet": true, "agreement.Validate": true, // which call a Validator
}

// Every function that is handed a document gives an error of its own for a panic: it
// defers bug.Recover, or is one line that calls one which does.
func TestEntryPointsRecover(t *testing.T) {
	checked := 0
	for _, folder := range []string{".", "legaldocs", "agreement", "offer", "schemas"} {
		files, err := filepath.Glob(filepath.Join(top, folder, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range file.Decls {
				f, ok := d.(*ast.FuncDecl)
				if !ok || !f.Name.IsExported() || !givesError(f) || f.Type.Params.NumFields() == 0 || notEntryPoints[file.Name.Name+"."+f.Name.Name] || isCallback(f) {
					continue
				}
				checked++
				if !recovers(f) {
					t.Errorf("%s: %s does not recover", name, f.Name.Name)
				}
			}
		}
	}
	if checked < 10 {
		t.Errorf("only %d functions looked at", checked)
	}
}

func givesError(f *ast.FuncDecl) bool {
	results := f.Type.Results
	if results == nil {
		return false
	}
	last, ok := results.List[len(results.List)-1].Type.(*ast.Ident)
	return ok && last.Name == "error"
}

// isCallback reports whether f is a method that encoding/json or errors calls.
func isCallback(f *ast.FuncDecl) bool {
	return f.Recv != nil && (strings.HasSuffix(f.Name.Name, "JSON") || f.Name.Name == "Is")
}

func recovers(f *ast.FuncDecl) bool {
	if len(f.Body.List) == 1 {
		_, forwards := f.Body.List[0].(*ast.ReturnStmt)
		return forwards
	}
	found := false
	ast.Inspect(f.Body, func(n ast.Node) bool {
		if d, ok := n.(*ast.DeferStmt); ok {
			called, ok := d.Call.Fun.(*ast.SelectorExpr)
			found = found || ok && called.Sel.Name == "Recover"
		}
		return true
	})
	return found
}
