package cli

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// What prints, compares and configures for the command can be used without it, as by an
// editor or a web page: it knows neither a command line nor a file system.
func TestPackagesWithoutCommand(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`,
		"../render", "../reference", "../explain", "../config", "../compare", "../factscript",
		"../glob", "../lazy", "../shell", "../words").Output()
	if err != nil {
		t.Fatal(err)
	}
	outside := []string{"os", "os/exec", "os/signal", "net", "net/http", "io/fs", "syscall", "github.com/spf13/cobra", "github.com/offercheck/offercheck/internal/cli"}
	for line := range strings.Lines(string(out)) {
		pkg, imports := strings.Fields(line)[0], strings.Fields(line)[1:]
		for _, name := range imports {
			if slices.Contains(outside, name) || name == "go.yaml.in/yaml/v3" && !strings.HasSuffix(pkg, "/config") {
				t.Errorf("%s imports %s", pkg, name)
			}
		}
	}
}
