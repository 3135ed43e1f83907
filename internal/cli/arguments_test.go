package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMatches(t *testing.T) {
	for _, c := range []struct {
		pattern, name string
		want          bool
	}{
		{"*.json", "a.json", true},
		{"*.json", "a/b.json", false},
		{"a/*.json", "a/b.json", true},
		{"**/*.json", "a.json", true},
		{"**/*.json", "a/b/c.json", true},
		{"**/*.json", "a/b/c.txt", false},
		{"a/**", "a/b/c.txt", true},
		{"a/**/b/*.json", "a/b/c.json", true},
		{"a/**/b/*.json", "a/x/b/y/b/c.json", true},
		{"a/**/b/*.json", "a/x/b/y/c.json", false},
		{"**/a/**/b/**/c", "x/a/a/b/y/b/c", true},
		{"**/a/**/b/**/c", "x/b/a/y/c", false},
		{"a?[0-9]", "ab7", true},
		{"a?[0-9]", "ab", false},
		{"**", "a/b", true},
	} {
		if got := matches(strings.Split(c.pattern, "/"), strings.Split(c.name, "/")); got != c.want {
			t.Errorf("%s matches %s: %t", c.pattern, c.name, got)
		}
	}
	deep := strings.Split(strings.Repeat("a/", 2000)+"b", "/")
	if many := strings.Split(strings.Repeat("**/a/", 200)+"c", "/"); matches(many, deep) { // and soon
		t.Error("a name without c ends with c")
	}
}

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
