package jsondoc_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/offercheck/offercheck/internal/jsondoc"
)

func TestPointers(t *testing.T) {
	root := parse(t, `{"a": [10, {"b": 11}], "a/b": 12, "m~n": 13, "~1": 14, "": {"": 15}, " ": 16, "ä": 17, "\u0062\n": 18, "0": [19]}`)
	for want, n := range map[string]jsondoc.Node{
		"": root, "/a": root.Get("a"), "/a/0": root.Get("a").Item(0), "/a/1/b": root.Get("a").Item(1).Get("b"), "/a~1b": root.Get("a/b"),
		"/m~0n": root.Get("m~n"), "/~01": root.Get("~1"), "/": root.Get(""), "//": root.Get("").Get(""), "/ ": root.Get(" "),
		"/ä": root.Get("ä"), "/b\n": root.Get("b\n"), "/0/0": root.Get("0").Item(0),
	} {
		if got := jsondoc.At(n).Pointer(); got != want || !n.Exists() {
			t.Errorf("pointer %q, want %q", got, want)
		}
		if got := jsondoc.AtName(n).Pointer(); got != want {
			t.Errorf("pointer of the name %q, want %q", got, want)
		}
		if got := jsondoc.Missing(n, "x/~y").Pointer(); got != want+"/x~1~0y" {
			t.Errorf("pointer of a missing member %q, want %q", got, want+"/x~1~0y")
		}
	}
}

// One after the other in any order, pointers are what each is alone.
func TestPointersInTurn(t *testing.T) {
	document := parse(t, `{"Terms": [{"RateCard": [{"Price": 1, "a/b": 2}, {"Price": 3}]}, {"Price": 4}], "Details": "{\"Terms\": [{\"Price\": [[5]]}]}"}`)
	inside, err := jsondoc.ParseString(document.Get("Details"), jsondoc.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var places []jsondoc.Place
	var gather func(jsondoc.Node)
	gather = func(n jsondoc.Node) {
		places = append(places, jsondoc.At(n), jsondoc.Missing(n, "~"))
		for _, item := range n.Items() {
			gather(item)
		}
		for _, value := range n.Members() {
			gather(value)
		}
	}
	gather(document)
	gather(inside.Root())
	gather(parse(t, `{"Terms": [{"Price": 1}, {"Price": 2}]}`))
	places = append(places, jsondoc.Place{})
	random := rand.New(rand.NewPCG(1, 2))
	var pointers jsondoc.Pointers
	for range 5000 {
		place := places[random.IntN(len(places))]
		if got, want := pointers.Of(place), place.Pointer(); got != want {
			t.Fatalf("pointer %q, want %q", got, want)
		}
	}
}

// position is the place as LINE:COLUMN, "none" when it has none.
func position(p jsondoc.Place) string {
	line, column, ok := p.Position()
	if !ok {
		return "none"
	}
	return fmt.Sprintf("%d:%d", line, column)
}

func TestPositions(t *testing.T) {
	for name, test := range map[string]struct{ text, value, member string }{
		"one line":          {`{"x": 0, "a": 1}`, "1:15", "1:10"},
		"lines":             {"{\n  \"x\": 0,\n  \"a\": 1\n}", "3:8", "3:3"},
		"carriage returns":  {"{\r\n  \"x\": 0,\r\n  \"a\": 1\r\n}", "3:8", "3:3"},
		"empty lines":       {"\n\n{\n\n\"a\":\n\n1}", "7:1", "5:1"},
		"tabs count as one": {"{\n\t\t\"a\":\t1}", "2:8", "2:3"},
		"two bytes":         {`{"ä": "öü", "a": 1}`, "1:18", "1:13"},
		"four bytes":        {`{"😀": "😀😀", "a": 1}`, "1:18", "1:13"},
		"marks of letters":  {"{\"e\u0301\": 0, \"a\": 1}", "1:16", "1:11"}, // a code point of its own
		"byte order mark":   {"\uFEFF{\"a\": 1}", "1:7", "1:2"},
		"mark, then lines":  {"\uFEFF\n{\"a\": 1}", "2:7", "2:2"},
		"a mark further on": {"{\"\uFEFF\": 0, \"a\": 1}", "1:15", "1:10"},
		"a lone return":     {"{\r\"a\": 1}", "1:8", "1:3"},
		"blanks around it":  {" {  \"a\"  :  1  } ", "1:13", "1:5"},
	} {
		a := parse(t, test.text).Get("a")
		if got := position(jsondoc.At(a)); got != test.value {
			t.Errorf("%s: value at %s, want %s", name, got, test.value)
		}
		if got := position(jsondoc.AtName(a)); got != test.member {
			t.Errorf("%s: name at %s, want %s", name, got, test.member)
		}
		if got := position(jsondoc.Missing(a, "b")); got != test.value {
			t.Errorf("%s: missing member at %s, want %s", name, got, test.value)
		}
	}
	if got := position(jsondoc.AtName(parse(t, `{"": 1}`).Get(""))); got != "1:2" {
		t.Errorf("the name of a member without letters is at %s", got)
	}
	if got := position(jsondoc.AtName(parse(t, " [1]").Item(0))); got != "1:3" {
		t.Errorf("the name of an item, which it has not, is at %s", got)
	}
	if got := position(jsondoc.AtName(parse(t, " [1]"))); got != "1:2" {
		t.Errorf("the name of the document, which it has not, is at %s", got)
	}
}

// Positions are counted from marks 512 bytes apart: wherever one falls, in a
// line, between lines, or inside a character, the count is that of a plain one.
func TestErr(t *testing.T) {
	root := parse(t, "{\"a\": 1,\n \"b\": [2]}")
	for want, p := range map[string]jsondoc.Place{
		"line 1, column 1: the document: is odd": jsondoc.At(root),
		"line 2, column 8: /b/0: is odd":         jsondoc.At(root.Get("b").Item(0)),
		"line 2, column 2: /b: is odd":           jsondoc.AtName(root.Get("b")),
		"line 1, column 1: /c: is odd":           jsondoc.Missing(root, "c"),
	} {
		if got := p.Err("is odd").Error(); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	built, err := jsondoc.ParseBuilt([]byte(` {"a": 1}`), jsondoc.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := jsondoc.At(built.Root().Get("a")).Err("is odd").Error(), "line 1, column 1: /a: is odd"; got != want {
		t.Errorf("without text: %s, want %s", got, want)
	}
}

func TestPositionsAcrossMarks(t *testing.T) {
	for name, filler := range map[string]string{
		"one byte": "x", "two bytes": "ä", "three bytes": "€", "four bytes": "😀", "mixed": "aä€😀",
	} {
		for _, between := range []string{" ", "\n", "\r\n"} {
			for _, lead := range []string{"", "\uFEFF", " ", "  ", "   "} {
				var b strings.Builder
				b.WriteString(lead + "[")
				for b.Len() < 5*512 {
					b.WriteString(`"` + filler + `",` + between)
				}
				b.WriteString("0]")
				checkPositions(t, name+", separated by "+fmt.Sprintf("%q", between)+", after "+fmt.Sprintf("%q", lead), b.String())
			}
		}
	}
	for length := 505; length <= 520; length++ { // a document that ends around a mark
		checkPositions(t, fmt.Sprint(length, " bytes"), "["+strings.Repeat(" ", length-3)+"1]")
	}
	checkPositions(t, "a long line", `["`+strings.Repeat("ä", 100_000)+`", 1, 2]`)
	checkPositions(t, "many lines", "["+strings.Repeat("\n", 2000)+"1,"+strings.Repeat("\n", 511)+"2]")
}

func checkPositions(t *testing.T, name, text string) {
	t.Helper()
	list := parse(t, text)
	offset := 0
	for _, item := range list.Items() {
		offset += strings.Index(text[offset:], item.Raw())
		before := strings.TrimPrefix(text[:offset], "\uFEFF")
		start := strings.LastIndexByte(before, '\n') + 1
		want := fmt.Sprintf("%d:%d", strings.Count(before, "\n")+1, utf8.RuneCountInString(before[start:])+1)
		if got := position(jsondoc.At(item)); got != want {
			t.Errorf("%s: byte %d is at %s, want %s", name, offset, got, want)
			return
		}
		offset += len(item.Raw())
	}
}

// A document inside a string goes on from it: its pointers do, and its positions are
// those of what is written in the string.
func TestDocumentInString(t *testing.T) {
	root := parse(t, "{\n  \"Details\": \"{\\\"a\\\": [\\n1, {\\\"b\\\": \\\"{\\\\\\\"c\\\\\\\": 2}\\\"}]}\"\n}")
	host := root.Get("Details")
	doc, err := jsondoc.ParseString(host, jsondoc.Options{})
	if err != nil {
		t.Fatal(err)
	}
	b := doc.Root().Get("a").Item(1).Get("b")
	deeper, err := jsondoc.ParseString(b, jsondoc.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for want, p := range map[string]jsondoc.Place{
		"/Details 2:15":            jsondoc.At(doc.Root()),
		"/Details/a 2:16":          jsondoc.AtName(doc.Root().Get("a")),
		"/Details/a 2:23":          jsondoc.At(doc.Root().Get("a")),
		"/Details/a/0 2:26":        jsondoc.At(doc.Root().Get("a").Item(0)),
		"/Details/a/1/b 2:30":      jsondoc.AtName(b),
		"/Details/a/1/b 2:37":      jsondoc.At(b),
		"/Details/a/1/b/c 2:40":    jsondoc.AtName(deeper.Root().Get("c")),
		"/Details/a/1/b/c 2:51":    jsondoc.At(deeper.Root().Get("c")),
		"/Details/missing~1 2:15":  jsondoc.Missing(doc.Root(), "missing/"),
		"/Details/a/1/b/none 2:39": jsondoc.Missing(deeper.Root(), "none"),
	} {
		if got := p.Pointer() + " " + position(p); got != want {
			t.Errorf("%s, want %s", got, want)
		}
		line, column, _ := p.Position()
		if got := p.Offset(); line != 2 || got != len("{\n")+column-1 {
			t.Errorf("%s is at byte %d", want, got)
		}
	}
	if got := deeper.Root().Get("c").Raw(); got != "2" {
		t.Errorf("c is %s", got)
	}

	// What is wrong is told by its place in the string.
	_, err = jsondoc.ParseString(parse(t, `"{\n\"a\": }"`), jsondoc.Options{})
	if want := "line 2, column 6: a value is expected, not '}'"; err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
	if _, err := jsondoc.ParseString(parse(t, `"[[]]"`), jsondoc.Options{MaxDepth: 1}); err == nil {
		t.Error("depth is not bounded in a string")
	}
	if _, err := jsondoc.ParseString(parse(t, `"\"\\ud800\""`), jsondoc.Options{}); err == nil {
		t.Error("half of a surrogate pair is read in a string")
	}
}

// Every kind of escape before a place, however much of it, is counted as it is written,
// in characters.
func TestPositionsAfterEscapes(t *testing.T) {
	for name, before := range map[string]string{
		"none": "x", "short": `\"\\\/\b\f\n\r\t`, "two bytes": `\u00e9`, "one byte": `\u0041`, "three bytes": `\u20AC`, "surrogate pair": `\uD83D\ude00`,
		"not escaped": "é€😀", "mixed": `a\\é\u00e9\ud83d\ude00€\n`,
	} {
		for _, times := range []int{0, 1, 2, 100, 511, 512, 513, 5000} {
			for _, shift := range []string{"", "-", "--", "---"} {
				quoted, err := json.Marshal(`["` + shift + strings.Repeat(before, times) + `", {"a": [1, 2]}]`)
				if err != nil {
					t.Fatal(err)
				}
				text := "{\n\t\"é\": " + string(quoted) + "}"
				doc, err := jsondoc.ParseString(parse(t, text).Get("é"), jsondoc.Options{})
				if err != nil {
					t.Fatal(err)
				}
				a := doc.Root().Item(1).Get("a")
				for written, p := range map[string]jsondoc.Place{
					`{\"a`: jsondoc.At(doc.Root().Item(1)), `\"a\"`: jsondoc.AtName(a), `[1`: jsondoc.At(a), `2]`: jsondoc.At(a.Item(1)),
				} {
					offset := strings.LastIndex(text, written)
					want := fmt.Sprint("2:", 1+utf8.RuneCountInString(text[len("{\n"):offset]))
					if got := position(p); got != want || p.Offset() != offset {
						t.Errorf("%s, %d times after %q: %s is at %s, byte %d, want %s, byte %d", name, times, shift, written, got, p.Offset(), want, offset)
					}
				}
			}
		}
	}
}

// Thousands of places in one string of a megabyte are found without reading it from its
// beginning for each.
func TestPlacesInStringAreLinear(t *testing.T) {
	const items = 200_000
	quoted, err := json.Marshal("[" + strings.Repeat(`"", `, items) + "0]")
	if err != nil {
		t.Fatal(err)
	}
	host := parse(t, string(quoted))
	doc, err := jsondoc.ParseString(host, jsondoc.Options{})
	if err != nil {
		t.Fatal(err)
	}
	begun := time.Now()
	want := 3
	for i, item := range doc.Root().Items() {
		if _, column, _ := jsondoc.At(item).Position(); column != want {
			t.Fatalf("item %d is in column %d, want %d", i, column, want)
		}
		want += len(`\"\", `)
	}
	if took := time.Since(begun); took > 20*time.Second { // from the beginning each time it would be minutes
		t.Errorf("%d places took %v", items, took)
	}
}

// Where nothing else says where a place is, in values built in memory, its offset does.
func TestOffset(t *testing.T) {
	built, err := jsondoc.ParseBuilt([]byte(`{"a": "[1]"}`), jsondoc.Options{})
	if err != nil {
		t.Fatal(err)
	}
	a := built.Root().Get("a")
	inner, err := jsondoc.ParseString(a, jsondoc.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for want, p := range map[int]jsondoc.Place{
		-1: {}, 0: jsondoc.Missing(built.Root(), "b"), 1: jsondoc.AtName(a), 6: jsondoc.At(a), 7: jsondoc.AtName(inner.Root()), 8: jsondoc.At(inner.Root().Item(0)),
	} {
		if got := p.Offset(); got != want {
			t.Errorf("%q is at byte %d, want %d", p.Pointer(), got, want)
		}
	}
}

// Values built in memory have pointers and no positions, strings that hold
// documents included.
func TestBuiltDocument(t *testing.T) {
	doc, err := jsondoc.ParseBuilt([]byte(`{"a": "[1]"}`), jsondoc.Options{})
	if err != nil {
		t.Fatal(err)
	}
	inner, err := jsondoc.ParseString(doc.Root().Get("a"), jsondoc.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for want, p := range map[string]jsondoc.Place{"/a": jsondoc.At(doc.Root().Get("a")), "/a/0": jsondoc.At(inner.Root().Item(0)), "/b": jsondoc.Missing(doc.Root(), "b")} {
		if got := p.Pointer() + " " + position(p); got != want+" none" {
			t.Errorf("%s, want %s without a position", got, want)
		}
	}
	if _, err := jsondoc.ParseBuilt([]byte(`{`), jsondoc.Options{}); err == nil {
		t.Error("half a document is read")
	}
}
