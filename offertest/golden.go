package offertest

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/offercheck/offercheck"
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
func Text(r *offercheck.Report) string {
	var b strings.Builder
	for i := range r.Findings {
		f := &r.Findings[i]
		fmt.Fprintf(&b, "%s %s\n  at %s (%d:%d)\n  %s\n", f.Severity, f.Row, f.Path, f.Line, f.Column, f.Message)
		if f.Detail != "" {
			fmt.Fprintf(&b, "  %s\n", f.Detail)
		}
	}
	for _, u := range r.Undecided {
		fmt.Fprintf(&b, "undecided %s, %s, needs %s\n", u.Row, subject(u.Change, u.Entry), u.Needs)
		if u.Detail != "" {
			fmt.Fprintf(&b, "  %s\n", u.Detail)
		}
	}
	for _, u := range r.Unchecked {
		fmt.Fprintf(&b, "unchecked change %d, %s\n", u.Change.Index, u.Reason)
	}
	for _, e := range r.Entries {
		fmt.Fprintf(&b, "entry %d %q, sendable %t\n", e.Index, e.ClientToken, e.Sendable)
	}
	fmt.Fprintf(&b, "%s\n", r.Verdict)
	return b.String()
}

// subject names what a row is about.
func subject(change *offercheck.Change, entry *offercheck.Entry) string {
	switch {
	case change != nil:
		return fmt.Sprintf("change %d", change.Index)
	case entry != nil:
		return fmt.Sprintf("entry %d", entry.Index)
	}
	return "the request"
}

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
