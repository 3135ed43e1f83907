package jsondoc_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/jsondoc"
)

// FuzzParse reads any bytes, beside encoding/json. The two agree on what is
// JSON and on what it says, except that encoding/json takes what is not valid
// Unicode and any depth, and no byte order mark.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		``, ` `, `null`, `[true, false, null, -0.5e+3, "\u00e4\n"]`, `{"a": {"b": [1, {"c": "d"}]}, "e": {}}`, `{"a": 1, "a": 2, "\u0061": 3}`,
		"\uFEFF{}", "\xff", `"\ud83d\ude00"`, `"\ud83d"`, `[[[[[[]]]]]]`, `[1,]`, `{"a":}`, `01`, `1e400`, "\"\t\"", "{\r\n \"a~/b\": [\r\n1 ] }", `"\`, `"\u00`,
		`[{"a": "x", "b": 1}, {"a": "y", "b": 2}, {"a": "z", "b": null}, {"a": [], "b": 4}, {"a":5, "b": 6}]`,
		`{"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7,"h":8,"i":9,"j":10,"k":11,"l":12,"m":13,"n":14,"o":15,"p":16,"q":17,"b":18}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		options := jsondoc.Options{MaxDepth: 100}
		doc, err := jsondoc.Parse(text, options)
		plain := bytes.TrimPrefix(text, []byte("\uFEFF"))
		if err != nil {
			checkRefusal(t, text, plain, err)
			return
		}
		if !json.Valid(plain) {
			t.Fatalf("%q is read, and is no JSON", text)
		}
		d := json.NewDecoder(bytes.NewReader(plain))
		d.UseNumber()
		var want any
		if err := d.Decode(&want); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if got := valueOf(doc.Root()); !reflect.DeepEqual(got, want) {
			t.Fatalf("%q is read as %v, want %v", text, got, want)
		}
		checkPlaces(t, text, doc.Root())
		repeated := 0
		for again, first := range doc.Repeats() {
			repeated++
			if again.Name() != first.Name() || again.Parent() != first.Parent() || again.Index() <= first.Index() {
				t.Fatalf("%q: %s does not repeat %s", text, jsondoc.At(again).Pointer(), jsondoc.At(first).Pointer())
			}
		}
		if want := countRepeats(doc.Root()); repeated != want || doc.HasRepeats() != (want > 0) {
			t.Fatalf("%q: %d members are given again, want %d", text, repeated, want)
		}
		checkInString(t, text, options)
	})
}

// checkRefusal: what is refused is no JSON, or one of the things that
// encoding/json takes.
func checkRefusal(t *testing.T, text, plain []byte, err error) {
	t.Helper()
	var syntax *errcodes.SyntaxError
	if !errors.As(err, &syntax) {
		t.Fatalf("%q: the error %v has no place", text, err)
	}
	lines := strings.Split(string(text), "\n")
	if syntax.Line < 1 || syntax.Line > len(lines) || syntax.Column < 1 || syntax.Column > len(lines[syntax.Line-1])+1 {
		t.Fatalf("%q: the error is at %d:%d", text, syntax.Line, syntax.Column)
	}
	stricter := !utf8.Valid(text) || strings.Contains(syntax.Problem, "surrogate") || strings.Contains(syntax.Problem, "nested")
	if json.Valid(plain) && !stricter {
		t.Fatalf("%q is JSON, and is refused: %v", text, err)
	}
}

// valueOf is a node as encoding/json decodes it.
func valueOf(n jsondoc.Node) any {
	switch n.Kind() {
	case jsondoc.Object:
		m := map[string]any{}
		for name, v := range n.Members() {
			m[name] = valueOf(v)
		}
		return m
	case jsondoc.Array:
		list := make([]any, 0, n.Len())
		for _, v := range n.Items() {
			list = append(list, valueOf(v))
		}
		return list
	case jsondoc.String:
		return n.Text()
	case jsondoc.Number:
		return json.Number(n.Raw())
	case jsondoc.Bool:
		return n.IsTrue()
	}
	return nil
}

// checkPlaces follows each value's parents back to the document and its
// position to where it is written.
func checkPlaces(t *testing.T, text []byte, n jsondoc.Node) {
	t.Helper()
	line, column, ok := jsondoc.At(n).Position()
	lines := strings.Split(strings.TrimPrefix(string(text), "\uFEFF"), "\n")
	if !ok || line < 1 || line > len(lines) {
		t.Fatalf("%q: %s is on line %d", text, jsondoc.At(n).Pointer(), line)
	}
	rest := lines[line-1]
	for range column - 1 {
		_, width := utf8.DecodeRuneInString(rest)
		rest = rest[width:]
	}
	firstLine, _, _ := strings.Cut(n.Raw(), "\n")
	if !strings.HasPrefix(rest, firstLine) || firstLine == "" {
		t.Fatalf("%q: %s is said to be at %d:%d, where there is %q", text, jsondoc.At(n).Pointer(), line, column, rest)
	}
	if pointer := jsondoc.At(n).Pointer(); strings.Count(pointer, "/") < depthOf(n) {
		t.Fatalf("%q: the pointer %s has too few tokens", text, pointer)
	}
	next := 0
	inside := func(value jsondoc.Node) {
		if value.Parent() != n || value.Index() != next {
			t.Fatalf("%q: %s stands in %s as number %d, want %s and %d", text, jsondoc.At(value).Pointer(),
				jsondoc.At(value.Parent()).Pointer(), value.Index(), jsondoc.At(n).Pointer(), next)
		}
		next++
		checkPlaces(t, text, value)
	}
	for _, item := range n.Items() {
		inside(item)
	}
	for name, value := range n.Members() {
		line, column, _ := jsondoc.AtName(value).Position()
		_, rest, _ := strings.Cut(string([]rune(lines[line-1])[column-1:]), `"`)
		var written string
		if err := json.NewDecoder(strings.NewReader(`"` + rest)).Decode(&written); err != nil || written != name || value.Name() != name {
			t.Fatalf("%q: the name %q is said to be at %d:%d", text, name, line, column)
		}
		if found := n.Get(name); value.IsReplaced() == (found == value) {
			t.Fatalf("%q: the name %q leads to %s", text, name, jsondoc.At(found).Pointer())
		}
		inside(value)
	}
	if next != n.Len() {
		t.Fatalf("%q: %s has %d values, and is said to have %d", text, jsondoc.At(n).Pointer(), next, n.Len())
	}
}

func depthOf(n jsondoc.Node) int {
	depth := 0
	for n = n.Parent(); n.Exists(); n = n.Parent() {
		depth++
	}
	return depth
}

// countRepeats counts the members whose name their object has had before.
func countRepeats(n jsondoc.Node) int {
	count := 0
	seen := map[string]bool{}
	for name, value := range n.Members() {
		if seen[name] {
			count++
		}
		seen[name] = true
		count += countRepeats(value)
	}
	for _, item := range n.Items() {
		count += countRepeats(item)
	}
	return count
}

// checkInString reads the document once more, inside a string.
func checkInString(t *testing.T, text []byte, o jsondoc.Options) {
	t.Helper()
	quoted, err := json.Marshal(string(text))
	if err != nil {
		t.Fatal(err)
	}
	outer := `{"Details": ` + string(quoted) + `}`
	host := parse(t, outer).Get("Details")
	doc, err := jsondoc.ParseString(host, o)
	if err != nil {
		t.Fatalf("%q is read, but not in a string: %v", text, err)
	}
	if got := jsondoc.At(doc.Root()).Pointer(); got != "/Details" {
		t.Fatalf("in a string the document is at %s", got)
	}
	checkOffsets(t, outer, doc.Root())
}

// checkOffsets: each value begins where it is said to in the document around the string.
func checkOffsets(t *testing.T, outer string, n jsondoc.Node) {
	t.Helper()
	quoted, _ := json.Marshal(n.Raw())
	written := string(quoted[1 : len(quoted)-1])
	if at := jsondoc.At(n).Offset(); !strings.HasPrefix(outer[at:], written) {
		t.Fatalf("%q: %s is said to be at byte %d", outer, jsondoc.At(n).Pointer(), at)
	}
	for _, item := range n.Items() {
		checkOffsets(t, outer, item)
	}
	for _, value := range n.Members() {
		checkOffsets(t, outer, value)
	}
}
