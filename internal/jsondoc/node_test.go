package jsondoc_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/offercheck/offercheck/internal/jsondoc"
)

func TestKinds(t *testing.T) {
	for text, want := range map[string]jsondoc.Kind{
		`null`: jsondoc.Null, `true`: jsondoc.Bool, `false`: jsondoc.Bool, `-0.5e+3`: jsondoc.Number, `""`: jsondoc.String,
		`[]`: jsondoc.Array, `[ 1 ]`: jsondoc.Array, `{}`: jsondoc.Object, `{"a": 1}`: jsondoc.Object,
	} {
		n := parse(t, " "+text+"\n")
		if n.Kind() != want || n.Raw() != text || !n.Exists() || n.IsTrue() != (text == "true") {
			t.Errorf("%s: %s, raw %s, true %t", text, n.Kind(), n.Raw(), n.IsTrue())
		}
	}
	words := []string{"nothing", "null", "a boolean", "a number", "a string", "a list", "an object"}
	for i, word := range words {
		if got := jsondoc.Kind(i).String(); got != word {
			t.Errorf("kind %d is called %s, want %s", i, got, word)
		}
	}
}

func TestText(t *testing.T) {
	for written, want := range map[string]string{
		`""`: "", `"a"`: "a", `"ä€😀"`: "ä€😀", `" a "`: " a ",
		`"\"\\\/\b\f\n\r\t"`: "\"\\/\b\f\n\r\t", `"\u0041\u00e4\u20AC\uD83D\ude00"`: "Aä€😀",
		`"\ud800\udc00\udbff\udfff"`: "\U00010000\U0010ffff", `"\u0000"`: "\x00", `"\ufffd"`: "\uFFFD", `"\\u0041"`: `\u0041`,
		`"a\nb\\c"`: "a\nb\\c", `"\\"`: `\`, `"\\\""`: `\"`, `"\ue000"`: "\ue000", `"\ud7ff"`: "\ud7ff",
	} {
		if got := parse(t, written).Text(); got != want {
			t.Errorf("%s is read as %q, want %q", written, got, want)
		}
		// The same as a member's name.
		n := parse(t, "{"+written+": 5}")
		for name, value := range n.Members() {
			if name != want || value.Name() != want || value.Raw() != "5" {
				t.Errorf("%s is read as the name %q or %q", written, name, value.Name())
			}
		}
		if got := n.Get(want).Raw(); got != "5" {
			t.Errorf("the member %s is not found by its name", written)
		}
	}
	for _, other := range []string{`1`, `true`, `null`, `["a"]`, `{"a": "a"}`} {
		if got := parse(t, other).Text(); got != "" {
			t.Errorf("%s is read as %q", other, got)
		}
	}
}

// A value marshals to what was written, but for blanks; so does what embeds one.
func TestMarshalJSON(t *testing.T) {
	n := parse(t, ` {"b": [1.50, 1e3, null], "a": "\u00e9\/", "a": {}} `)
	for want, v := range map[string]any{
		`{"b":[1.50,1e3,null],"a":"\u00e9\/","a":{}}`: n,
		`[1.50,1e3,null]`: struct{ jsondoc.Node }{n.Get("b")},
		`[{},null]`:       []jsondoc.Node{n.Get("a"), n.Get("c")},
	} {
		got, err := json.Marshal(v)
		if err != nil || string(got) != want {
			t.Errorf("%s, %v, want %s", got, err, want)
		}
	}
}

func TestMembersAndItems(t *testing.T) {
	n := parse(t, ` {"a": [1, [2, 3], {"b": 4}], "c": {}, "d": {"e": {"f": 5}}, "g": 6} `)
	var names []string
	for name, value := range n.Members() {
		names = append(names, fmt.Sprintf("%s=%s@%d", name, value.Raw(), value.Index()))
		if value.Parent() != n || value.Name() != name {
			t.Errorf("%s is in %s under the name %q", name, value.Parent().Raw(), value.Name())
		}
	}
	if want := []string{`a=[1, [2, 3], {"b": 4}]@0`, `c={}@1`, `d={"e": {"f": 5}}@2`, `g=6@3`}; !slices.Equal(names, want) {
		t.Errorf("members %q, want %q", names, want)
	}
	var items []string
	for i, item := range n.Get("a").Items() {
		items = append(items, fmt.Sprintf("%d=%s", i, item.Raw()))
		if item.Parent() != n.Get("a") || item.Index() != i || item.Name() != "" || n.Get("a").Item(i) != item {
			t.Errorf("item %d is %d in %s", i, item.Index(), item.Parent().Raw())
		}
	}
	if want := []string{"0=1", "1=[2, 3]", `2={"b": 4}`}; !slices.Equal(items, want) {
		t.Errorf("items %q, want %q", items, want)
	}
	if n.Len() != 4 || n.Get("a").Len() != 3 || n.Get("c").Len() != 0 || n.Get("g").Len() != 0 {
		t.Errorf("lengths %d, %d, %d, %d", n.Len(), n.Get("a").Len(), n.Get("c").Len(), n.Get("g").Len())
	}
	if got := n.Get("d").Get("e").Get("f").Raw(); got != "5" {
		t.Errorf("f is %s", got)
	}
	for _, missing := range []jsondoc.Node{n.Get("A"), n.Get("b"), n.Get(""), n.Get("a").Get("b"), n.Get("a").Item(3), n.Get("a").Item(-1), n.Get("g").Get("x"), n.Item(0)} {
		if missing.Exists() {
			t.Errorf("%s is found", missing.Raw())
		}
	}
	for range n.Members() {
		break
	}
	for range n.Get("a").Items() {
		break
	}
	for range n.Get("a").Members() {
		t.Error("a list has members")
	}
	for range n.Items() {
		t.Error("an object has items")
	}
}

func TestLastMemberOfAName(t *testing.T) {
	if got := parse(t, `{"a": 1, "b": 2, "a": 3}`).Get("a").Raw(); got != "3" {
		t.Errorf("a is %s", got)
	}
}

func TestNullIsAbsent(t *testing.T) {
	const text = `{"a": null, "b": {"c": null, "d": [null]}}`
	doc, err := jsondoc.Parse([]byte(text), jsondoc.Options{NullIsAbsent: true})
	if err != nil {
		t.Fatal(err)
	}
	n := doc.Root()
	if n.Get("a").Exists() || n.Get("b").Get("c").Exists() || n.Get("b").Get("d").Item(0).Kind() != jsondoc.Null {
		t.Error("a member that is null is found, or an item that is null is not")
	}
	members := 0
	for range n.Members() {
		members++
	}
	if members != 2 {
		t.Errorf("%d members", members)
	}
	if plain := parse(t, text); plain.Get("a").Kind() != jsondoc.Null || plain.Get("b").Get("c").Kind() != jsondoc.Null {
		t.Error("null is not found where it is a value")
	}
	inner, err := jsondoc.ParseString(parse(t, `"{\"a\": null}"`), jsondoc.Options{NullIsAbsent: true})
	if err != nil || inner.Root().Get("a").Exists() {
		t.Errorf("in a string: %v", err)
	}
}

// Every method may be called on no value.
func TestNoValue(t *testing.T) {
	var n jsondoc.Node
	if n.Exists() || n.Kind() != jsondoc.None || n.Len() != 0 || n.Raw() != "" || n.Text() != "" || n.IsTrue() || n.Name() != "" || n.Doc() != nil {
		t.Error("no value is something")
	}
	if n.Get("a").Exists() || n.Item(0).Exists() || n.Parent().Exists() || n.Within(n) || n.ItemOf(n) != -1 {
		t.Error("no value leads somewhere")
	}
	for range n.Items() {
		t.Error("no value has items")
	}
	for range n.Members() {
		t.Error("no value has members")
	}
	if got := jsondoc.At(n).Pointer() + jsondoc.Missing(n, "a").Pointer(); got != "" {
		t.Errorf("the place of no value is %s", got)
	}
	if _, _, ok := jsondoc.At(n).Position(); ok {
		t.Error("no value has a position")
	}
}

func TestWithin(t *testing.T) {
	root := parse(t, `{"a": {"b": [1, 2]}, "c": 3, "d": "{\"e\": [4]}"}`)
	a, b, c, d := root.Get("a"), root.Get("a").Get("b"), root.Get("c"), root.Get("d")
	inner, err := jsondoc.ParseString(d, jsondoc.Options{})
	if err != nil {
		t.Fatal(err)
	}
	e := inner.Root().Get("e")
	other := parse(t, `{"a": 1}`)
	for _, test := range []struct {
		n, m jsondoc.Node
		want bool
	}{
		{root, root, true}, {a, root, true}, {root, a, false}, {a, a, true}, {b, a, true}, {b.Item(1), a, true}, {c, a, false}, {a, c, false}, {d, c, false},
		{e, d, true}, {e.Item(0), root, true}, {e, c, false}, {d, e, false}, {e, inner.Root(), true}, {root, inner.Root(), false},
		{other, root, false}, {root, other, false}, {other.Get("a"), a, false}, {jsondoc.Node{}, root, false}, {root, jsondoc.Node{}, false},
	} {
		if got := test.n.Within(test.m); got != test.want {
			t.Errorf("%s within %s: %t", test.n.Raw(), test.m.Raw(), got)
		}
	}
}

func TestItemOf(t *testing.T) {
	root := parse(t, `{"a": [{"b": 1}, [2], 3], "c": [4]}`)
	a := root.Get("a")
	for _, test := range []struct {
		n    jsondoc.Node
		want int
	}{
		{a.Item(0), 0}, {a.Item(0).Get("b"), 0}, {a.Item(1).Item(0), 1}, {a.Item(2), 2}, {a, -1}, {root, -1}, {root.Get("c").Item(0), -1},
	} {
		if got := test.n.ItemOf(a); got != test.want {
			t.Errorf("%s is in item %d, want %d", test.n.Raw(), got, test.want)
		}
	}
	if got := a.Item(0).ItemOf(jsondoc.Node{}); got != -1 {
		t.Errorf("of no list: item %d", got)
	}
}

func TestCompare(t *testing.T) {
	root := parse(t, `{"a": [1, 2], "b": 3}`)
	a := root.Get("a")
	inOrder := []jsondoc.Place{
		jsondoc.At(root), jsondoc.Missing(root, "x"), jsondoc.Missing(root, "y"), jsondoc.At(a), jsondoc.At(a.Item(0)), jsondoc.At(a.Item(1)), jsondoc.At(root.Get("b")),
	}
	for i, p := range inOrder {
		for k, q := range inOrder {
			want := strings.Compare(fmt.Sprint(i), fmt.Sprint(k))
			if got := jsondoc.Compare(p, q); got != want {
				t.Errorf("%s beside %s: %d, want %d", p.Pointer(), q.Pointer(), got, want)
			}
		}
	}
}

// A sieve keeps strings by their first and last byte, by the last of their name, and
// those in lists.
func TestSift(t *testing.T) {
	var sieve jsondoc.Sieve
	sieve.Begins['<'], sieve.Begins['{'], sieve.Ends['>'], sieve.Ends['}'] = 1, 2, 1, 2
	sieve.Names['d'], sieve.Begins['$'] = 4, 4
	const text = `{"a": "<x>", "b": "<x}", "c": "{}", "<x>": "x", "e": "", "Id": "x", "I": {"d": 1, "dd": "", "": "<>"}, "f": ["x", ["", "{x}", 5]], "\u0064": "x", "d\n": "x", "g": "\u003cx>", "Ad": "$", "Bd": "x$"}`
	for node, want := range map[jsondoc.Node]string{
		parse(t, text):                `"<x>" "{}" "x" "" "<>" "x" "" "{x}" "x$" `,
		parse(t, text).Get("I"):       `"" "<>" `,
		parse(t, text).Get("f"):       `"x" "" "{x}" `,
		parse(t, text).Get("a"):       `"<x>" `,
		parse(t, text).Get("b"):       ``,
		parse(t, `"x"`):               `"x" `,
		parse(t, "  5"):               ``,
		(jsondoc.Node{}):              ``,
		parse(t, `[{"d": "x"}, "y"]`): `"x" "y" `,
	} {
		got := ""
		for n := range node.Sift(&sieve) {
			got += n.Raw() + " "
		}
		if got != want {
			t.Errorf("%s: %s, want %s", node.Raw(), got, want)
		}
		for range node.Sift(&sieve) {
			break
		}
	}
}
