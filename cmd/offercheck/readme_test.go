package main

import (
	"flag"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/cli"
	"github.com/offercheck/offercheck/internal/reference"
)

var update = flag.Bool("update", false, "rewrite README.md and the pages in docs that show output")

// What the pages show is what the command prints: each block that begins with
// "$ offercheck" is run from the repository's root.
func TestReadme(t *testing.T) {
	t.Chdir("../..")
	blocks := regexp.MustCompile("(?s)```console\n\\$ offercheck ([^\n]*)\n(.*?)```\n")
	for _, page := range []string{"README.md", "docs/facts.md", "docs/compare.md"} {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		shown := 0
		got := blocks.ReplaceAllStringFunc(string(text), func(block string) string {
			shown++
			args := blocks.FindStringSubmatch(block)[1]
			var out strings.Builder
			cli.Run(strings.Fields(args), strings.NewReader(""), &out, io.Discard)
			return "```console\n$ offercheck " + args + "\n" + out.String() + "```\n"
		})
		if shown == 0 {
			t.Errorf("%s shows no output", page)
		}
		hold(t, page, string(text), got)
	}
}

// The rule reference of each edition is what its table says.
func TestReference(t *testing.T) {
	for _, e := range errcodes.Editions() {
		page := "../../" + reference.Page(e)
		text, _ := os.ReadFile(page)
		var out strings.Builder
		if err := reference.Write(&out, e); err != nil {
			t.Fatal(err)
		}
		hold(t, page, string(text), out.String())
	}
}

// hold compares a file with what it should be, or writes it anew.
func hold(t *testing.T, file, have, want string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, have); diff != "" {
		t.Errorf("%s is stale; go test ./cmd/offercheck -update makes it anew (-want +have):\n%s", file, diff)
	}
}
