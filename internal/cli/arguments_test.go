package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestExpand(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"a/2.json", "a/10.json", "a/b/1.jsonl", "a/.b/1.json", "a/b/c/1.ndjson", "x.txt", "y.JSON", "a/facts.json"} {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("../a/2.json", "a/link.json"); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("..", "a/b/up.json"); err != nil { // a folder, and in a circle
		t.Fatal(err)
	}
	if err := os.Symlink("a", "z"); err != nil {
		t.Fatal(err)
	}
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args, want string
	}{
		{"", "-"},
		{"- -", "-"},
		{"a/2.json " + here + "/a/2.json ./a/../a/2.json a//2.json", "a/2.json"},
		{here + "/x.txt x.txt ../" + filepath.Base(here) + "/x.txt", here + "/x.txt"},
		{"nowhere.json x.txt", "nowhere.json x.txt"},
		{"a", "a/10.json a/2.json a/b/1.jsonl a/b/c/1.ndjson a/link.json"},
		{"z/b", "z/b/1.jsonl z/b/c/1.ndjson"},
		{".", "a/10.json a/2.json a/b/1.jsonl a/b/c/1.ndjson a/link.json"},
		{"a/b/../2.json a/*.json ./a", "a/b/../2.json a/10.json a/link.json a/b/1.jsonl a/b/c/1.ndjson"},
		{"*/*/*", "a/b/1.jsonl"},
		{"*", "x.txt y.JSON"},
		{"a/facts.json", "a/facts.json"},
	} {
		files, problems := expand(strings.Fields(c.args), func(file string) bool { return filepath.Base(file) == "facts.json" })
		if diff := cmp.Diff(c.want, filepath.ToSlash(strings.Join(files, " "))); diff != "" || problems != nil {
			t.Errorf("%q (-want +got): %s %v", c.args, diff, problems)
		}
	}
}
