package glob_test

import (
	"strings"
	"testing"

	"github.com/offercheck/offercheck/internal/glob"
)

func TestMatch(t *testing.T) {
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
		if got := glob.Match(strings.Split(c.pattern, "/"), strings.Split(c.name, "/")); got != c.want {
			t.Errorf("%s matches %s: %t", c.pattern, c.name, got)
		}
	}
	deep := strings.Split(strings.Repeat("a/", 2000)+"b", "/")
	if many := strings.Split(strings.Repeat("**/a/", 200)+"c", "/"); glob.Match(many, deep) { // and soon
		t.Error("a name without c ends with c")
	}
}
