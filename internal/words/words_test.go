package words_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/words"
)

func TestShow(t *testing.T) {
	const sixty = "123456789012345678901234567890123456789012345678901234567890"
	umlauts := strings.Repeat("ü", 60)
	for text, want := range map[string]string{
		`null`: "null", `true`: "true", `false`: "false", `1.50`: "the number 1.50",
		sixty:       "the number " + sixty,
		sixty + "1": "the number " + sixty + "…",
		`""`:        `""`, `"x\u0000"`: `"x\x00"`,
		`"` + sixty + `"`:    `"` + sixty + `"`,
		`"` + sixty + `1"`:   `"` + sixty + `…", a string of 61 characters`,
		`"` + umlauts + `"`:  `"` + umlauts + `"`,
		`"` + umlauts + `x"`: `"` + umlauts + `…", a string of 61 characters`,
		`[]`:                 "an empty list", `[1]`: "a list of 1 item", `[1, 2]`: "a list of 2 items",
		`{}`: "an empty object", `{"a": 1}`: "an object with a", `{"a": 1, "b": []}`: "an object with a, b",
		members(16):                     "an object with m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15",
		members(17):                     "an object with m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15 and 1 more",
		members(20):                     "an object with m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15 and 4 more",
		`{"` + sixty + `": 1, "a": 1}`:  "an object with " + sixty + ", a",
		`{"` + sixty + `x": 1, "a": 1}`: "an object with " + sixty + "…, a",
	} {
		if got := words.Show(parseText(t, text)).String(); got != want {
			t.Errorf("%s is shown as %s, want %s", text, got, want)
		}
	}
	if got, want := words.Show(parseText(t, strings.Replace(members(17), "m3", sixty+"x", 1))).String(), "m2, "+sixty+"…, m4"; !strings.Contains(got, want) {
		t.Errorf("names of many are shown as %s, which has no %s", got, want)
	}
}

func TestNearest(t *testing.T) {
	long := strings.Repeat("a", 64)
	many := strings.Split(strings.Repeat("other,", 199)+"Price,Name", ",")
	for _, c := range []struct {
		name  string
		names []string
		want  string
	}{
		{"", []string{"a", "b"}, ""},
		{"Price", nil, ""},
		{"Price", []string{"Price"}, ""},
		{"Price", []string{"Name", "PRICE", "price"}, "PRICE"},
		{"Price", []string{"Prize", "pRICE"}, "pRICE"},
		{"Pric", []string{"Price", "Prices"}, "Price"},
		{"Prices", []string{"Price", "Prices"}, "Price"},
		{"Pirce", []string{"Price"}, "Price"},
		{"rPiec", []string{"Price"}, "Price"},
		{"Prxyz", []string{"Price"}, ""},
		{"abc", []string{"abd", "ab", "abcd"}, "abd"},
		{"abc", []string{"axy", "abcd"}, "abcd"},
		{"abc", []string{"a", "axy"}, ""},
		{"abc", []string{"bc"}, "bc"},
		{"bc", []string{"abc"}, "abc"},
		{"abc", []string{"bac"}, "bac"},
		{"abc", []string{"acb"}, "acb"},
		{"abcd", []string{"abxy"}, "abxy"},
		{"abcd", []string{"baxy"}, ""},
		{"abcd", []string{"axyz"}, ""},
		{"AbCd", []string{"aBxY"}, "aBxY"},
		{"ba", []string{"ab"}, "ab"},
		{"b", []string{"a"}, "a"},
		{"b", []string{"ac"}, ""},
		{"bca", []string{"abc"}, ""},
		{"abcdefgh", []string{"abcdexyz"}, "abcdexyz"},
		{"abcdefgh", []string{"abcdwxyz"}, ""},
		{long, []string{long[1:]}, long[1:]},
		{long[1:], []string{long}, long},
		{long + "a", []string{long}, ""},
		{long, []string{long + "a"}, ""},
		{"Pric", many, "Price"},
		{"Nam", many, ""},
	} {
		if got := words.Nearest(c.name, c.names); got != c.want {
			t.Errorf("%q of %.60q: got %q, want %q", c.name, c.names, got, c.want)
		}
	}
}

func parseText(t *testing.T, text string) jsondoc.Node {
	t.Helper()
	doc, err := jsondoc.Parse([]byte(text), jsondoc.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return doc.Root()
}

// members are an object of n members.
func members(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `, "m%d": 1`, i)
	}
	return "{" + strings.TrimPrefix(b.String(), ", ") + "}"
}

// Items are joined for a sentence.
func TestEnumerate(t *testing.T) {
	for want, items := range map[string][]string{"": nil, "a": {"a"}, "a or b": {"a", "b"}, "a, b or c": {"a", "b", "c"}} {
		if got := words.Enumerate(items, "or"); got != want {
			t.Errorf("%q is %q, want %q", items, got, want)
		}
	}
}

func TestEndsIn(t *testing.T) {
	names := []string{"Update", "Set/Release", "Set/Update", "Kind/Update", "Kind/Restrict"}
	for name, want := range map[string]string{
		"Release": "Set/Release", "restrict": "Kind/Restrict",
		"Update": "", // of two
		"ease":   "", "Set/Release": "", "": "",
	} {
		if got := words.EndsIn(name, names); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
