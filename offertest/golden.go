package offertest

import (
	"errors"
	"flag"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/internal/plain"
)

func init() { register(flag.CommandLine) }

// register defines the flag -update, unless another package has it already.
func register(flags *flag.FlagSet) {
	if flags.Lookup("update") == nil {
		flags.Bool("update", false, "write the goldens anew")
	}
}

func updating() bool { return flag.Lookup("update").Value.String() == "true" }

// Text is the report as it is in a golden.
func Text(r *offercheck.Report) string { return plain.Text(r) }

// compare compares a text with the golden in a file, or writes the golden.
func compare(t testing.TB, file, got string) {
	t.Helper()
	if updating() {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	test, _, _ := strings.Cut(t.Name(), "/")
	command := "go test -run '^" + test + "$' -update"
	text, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("there is no golden %s; to write it, run %s\nthe report is:\n%s", file, command, got)
	}
	if err != nil {
		t.Fatal(err)
	}
	want := strings.ReplaceAll(string(text), "\r\n", "\n") // as git may check it out
	if want != got {
		t.Errorf("the report differs from %s (-golden +report):\n%sif the report is right, run %s", file, diff(want, got), command)
	}
}
