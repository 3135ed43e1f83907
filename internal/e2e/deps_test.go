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
	for _, pkg := range goList(t, "-deps", "-f", "{{if not .Standard}}{{.ImportPath}}{{end}}",
		".", "./offer", "./terms", "./rules", "./errcodes", "./schemas", "./agreement", "./legaldocs") {
		if !slices.ContainsFunc(allowed, func(m string) bool { return pkg == m || strings.HasPrefix(pkg, m+"/") }) {
			t.Errorf("the library imports %s", pkg)
		}
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

// Each floor imports only floors below it.
func TestFloors(t *testing.T) {
	floors := []string{"internal/numbering", "internal/jsondoc", "errcodes", "internal/check", "terms", "schemas", "agreement", "offer", "rules", ""}
	above := map[string]string{"internal/check": "terms", "terms": "internal/check"} // one floor
	for i, floor := range floors {
		for _, pkg := range goList(t, "-f", `{{join .Imports "\n"}}`, "./"+floor) {
			below, ours := strings.CutPrefix(pkg, "github.com/offercheck/offercheck/")
			if !ours {
				continue
			}
			if k := slices.Index(floors, below); k < 0 || k >= i || above[floor] == below {
				t.Errorf("%q imports %q, which is no floor below it", floor, below)
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
