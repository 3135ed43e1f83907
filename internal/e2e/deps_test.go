package e2e

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// The library packages import the standard library and these modules only.
var allowed = []string{
	"github.com/offercheck/offercheck",
	"github.com/santhosh-tekuri/jsonschema/v5",
	"github.com/shopspring/decimal",
	"github.com/sosodev/duration",
	"golang.org/x/text",
}

func TestLibraryDependencies(t *testing.T) {
	importsOnly(t, allowed, ".", "./offer", "./terms", "./rules", "./errcodes", "./schemas", "./agreement", "./legaldocs")
	importsOnly(t, append(slices.Clone(allowed), "github.com/google/go-cmp"), "./offertest")
}

// importsOnly checks that the packages import no modules but these.
func importsOnly(t *testing.T, modules []string, packages ...string) {
	t.Helper()
	for _, pkg := range goList(t, append([]string{"-deps", "-f", "{{if not .Standard}}{{.ImportPath}}{{end}}"}, packages...)...) {
		if !slices.ContainsFunc(modules, func(m string) bool { return pkg == m || strings.HasPrefix(pkg, m+"/") }) {
			t.Errorf("%s imports %s", strings.Join(packages, ", "), pkg)
		}
	}
}

// Package testing, with its flags, comes with offertest alone.
func TestNoTesting(t *testing.T) {
	if got := goList(t, "-deps", ".", "./agreement", "./legaldocs", "./cmd/offercheck"); slices.Contains(got, "testing") {
		t.Error("the library or the command has package testing")
	}
}

// Of the library, package legaldocs alone brings an HTTP client into a program. Package net
// comes with jsonschema, which has formats of addresses; TestReach holds that nothing of
// ours imports it.
func TestNoHTTPClient(t *testing.T) {
	for pkg, want := range map[string]bool{".": false, "./agreement": false, "./schemas": false, "./legaldocs": true} {
		if got := slices.Contains(goList(t, "-deps", pkg), "net/http"); got != want {
			t.Errorf("%s has net/http: %t, want %t", pkg, got, want)
		}
	}
}

// layers are the packages of the library, lowest first. Packages of one layer do not know
// each other.
var layers = [][]string{
	{"errcodes", "internal/msg", "internal/numbering"},
	{"internal/bug", "internal/changetype", "internal/edition", "internal/jsondoc"},
	{"terms", "internal/check", "internal/words"},
	{"internal/formats", "internal/view"},
	{"schemas", "internal/slip"},
	{"internal/schema", "internal/changeset"},
	{"internal/agreements", "offer"},
	{"internal/fold"},
	{"internal/rulebook", "internal/reference", "internal/redact"},
	{"rules"},
	{""},
	{"internal/plain"},
	{"agreement", "legaldocs", "offertest"},
}

// Each package of the library imports only layers below its own.
func TestLayers(t *testing.T) {
	layerOf := map[string]int{}
	for i, layer := range layers {
		for _, pkg := range layer {
			layerOf[pkg] = i
		}
	}
	for pkg, layer := range layerOf {
		for _, imported := range goList(t, "-f", `{{join .Imports "\n"}}`, "./"+pkg) {
			below, ours := strings.CutPrefix(imported, "github.com/offercheck/offercheck")
			below = strings.TrimPrefix(below, "/")
			if !ours {
				continue
			}
			if k, ok := layerOf[below]; !ok || k >= layer {
				t.Errorf("%q imports %q, which is in no layer below it", pkg, below)
			}
		}
	}
}

// goList gives the words that go list prints in the top folder.
func goList(t *testing.T, arguments ...string) []string {
	t.Helper()
	list := exec.Command("go", append([]string{"list"}, arguments...)...)
	list.Dir = top
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Fields(string(out))
}
