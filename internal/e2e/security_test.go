package e2e

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// powers are the packages through which Go code reaches the network, files, other
// programs and memory of others.
var powers = []string{"net", "net/http", "net/netip", "os", "os/exec", "os/signal", "plugin", "syscall", "unsafe"}

// reach are the files that have any of them. What else the command has of the
// operating system is for the files that it was given.
var reach = map[string][]string{
	"legaldocs/probe.go":       {"net", "net/http", "net/netip", "syscall"}, // when Probe is called
	"internal/jsondoc/once.go": {"unsafe"},                                  // the text of a document in memory that is used again
	"offertest/golden.go":      {"os"},                                      // the goldens of a test
	"offertest/run.go":         {"os"},                                      // its documents
}

// The library reads no files and runs no programs, but that package legaldocs uses the
// network, and package offertest the files of a test; the command runs no programs.
func TestReach(t *testing.T) {
	got := map[string][]string{}
	err := filepath.WalkDir(top, func(path string, entry fs.DirEntry, err error) error {
		switch name := entry.Name(); {
		case err != nil:
			return err
		case entry.IsDir() && path != top && (name == "awsguard" || name == "bench" || name == "tools" || name == "testdata" || name == "docs" || name[0] == '.'):
			return filepath.SkipDir
		case strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go"):
			list := powersOf(t, path)
			path = strings.TrimPrefix(filepath.ToSlash(path), top+"/")
			if strings.HasPrefix(path, "cmd/") || strings.HasPrefix(path, "internal/cli/") {
				list = slices.DeleteFunc(list, func(power string) bool { return power == "os" || power == "os/signal" || power == "syscall" })
			}
			if len(list) > 0 {
				got[path] = list
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for file := range got {
		if !slices.Equal(got[file], reach[file]) {
			t.Errorf("%s reaches %q, want %q", file, got[file], reach[file])
		}
	}
	for file := range reach {
		if got[file] == nil {
			t.Errorf("%s reaches nothing; take it off the list", file)
		}
	}
}

// powersOf lists what a file uses of the powers.
func powersOf(t *testing.T, path string) []string {
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	imported := map[string]bool{}
	for _, spec := range file.Imports {
		name, _ := strconv.Unquote(spec.Path.Value)
		imported[name] = true
	}
	var list []string
	for _, name := range powers {
		if imported[name] {
			list = append(list, name)
		}
	}
	return list
}
