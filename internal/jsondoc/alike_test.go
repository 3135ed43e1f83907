package jsondoc_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/offercheck/offercheck/internal/jsondoc"
)

// flags say for each item of a list whether it is alike: + or -.
func flags(list jsondoc.Node) string {
	var b strings.Builder
	for _, item := range list.Items() {
		if item.IsAlike() {
			b.WriteByte('+')
		} else {
			b.WriteByte('-')
		}
	}
	return b.String()
}

func TestIsAlike(t *testing.T) {
	names := func(n int) string {
		var members []string
		for i := range n {
			members = append(members, fmt.Sprintf(`"m%d": %d`, i, i))
		}
		return "{" + strings.Join(members, ", ") + "}"
	}
	for text, want := range map[string]string{
		`[]`:                 "",
		`[{"a": 1}]`:         "-",
		`[{"a":1},{"a":2}]`:  "-+",
		`[{"a":1}, {"a":2}]`: "-+",
		`[{"a":1}, {"a":2}, {"a":3},{"a":4}, {"a":5}]`: "-++++",
		`[{"a":1} ,{"a":2}
		 ,{"a":3} ,{"a":4}]`: "-+++",
		`[{"a":"x","b":-1.5e3,"c":true,"d":null},{"a":"","b":0,"c":false,"d":"y"},{"a":null,"b":"1","c":2,"d":true}]`: "-++",
		`["x", {"a":1}, {"a":2}, "y", {"a":3}, {"a":4}]`:                                                              "--+--+",
		`[{"a":1}, {"b":2}, {"b":3}]`:                                                                                 "--+",
		`[{"a":1}, {"A":2}]`:                                                                                          "--",
		`[{"a":1}, {"a" :2}, {"a" :3}]`:                                                                               "--+",
		`[{"a":1}, { "a":2}, { "a":3}]`:                                                                               "--+",
		`[{"a":1}, {"a":2 }, {"a":3 }]`:                                                                               "--+",
		`[{"a":1}, {"a": 2}, {"a": 3}]`:                                                                               "--+",
		`[{"a":1}, {"a":[]}, {"a":2}, {"a":{}}]`:                                                                      "--+-",
		`[{"a":[]}, {"a":[]}]`:                                                                                        "--",
		`[{"a":{}}, {"a":{}}]`:                                                                                        "--",
		`[{}, {}]`:                                                                                                    "--",
		`[{"a":1,"b":2}, {"a":1,"b":2,"c":3}, {"a":1,"b":2}]`:                                                         "---",
		`[{"a":1,"b":2}, {"b":1,"a":2}]`:                                                                              "--",
		`[{"a":1,"b":2}, {"a":1, "b":2}]`:                                                                             "--",
		`[{"a":1,"a":2}, {"a":3,"a":4}]`:                                                                              "--",
		`[{"\u0061":"\n"}, {"\u0061":"\t"}]`:                                                                          "-+",
		`[{"a":1}, [], {"a":1}]`:                                                                                      "---",
		`[{"a":1}, {"a":2}, null, {"a":3}]`:                                                                           "-+--",
		"[" + names(16) + "," + names(16) + "]":                                                                       "-+",
		"[" + names(17) + "," + names(17) + "]":                                                                       "--",
		`[{"a":"` + strings.Repeat("x", 100) + `"}, {"a":"\"\\"}, {"a":""}]`:                                          "-++",
	} {
		doc := parse(t, text)
		if got := flags(doc); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
		checkAlike(t, text, doc)
	}
}

// checkAlike: items that are alike have the names of those before, and the members
// of one are the counterparts of those of the other.
func checkAlike(t *testing.T, text string, list jsondoc.Node) {
	t.Helper()
	var before jsondoc.Node
	for _, item := range list.Items() {
		if item.IsAlike() {
			var names, namesBefore []string
			for name, value := range before.Members() {
				namesBefore = append(namesBefore, name)
				if c := item.Counterpart(value); c.Parent() != item || c.Index() != value.Index() || c.Name() != name {
					t.Errorf("%s: the counterpart of %s is %s", text, jsondoc.At(value).Pointer(), jsondoc.At(c).Pointer())
				}
			}
			for name, value := range item.Members() {
				names = append(names, name)
				if value.Kind() >= jsondoc.Array || value.IsReplaced() {
					t.Errorf("%s: %s is no single value", text, jsondoc.At(value).Pointer())
				}
			}
			if item.Name() != "" {
				t.Errorf("%s: %s is called %q", text, jsondoc.At(item).Pointer(), item.Name())
			}
			if fmt.Sprint(names) != fmt.Sprint(namesBefore) {
				t.Errorf("%s: %q is taken to be like %q", text, names, namesBefore)
			}
		}
		before = item
	}
}

func TestHasBracesAlike(t *testing.T) {
	for text, want := range map[string]bool{`[{"a":1},{"a":2},{"a":3}]`: false, `[{"a":"x"},{"a":"{"},{"a":"y"}]`: true} {
		if got := parse(t, text).Doc().HasBraces(); got != want {
			t.Errorf("%s: %t, want %t", text, got, want)
		}
	}
}

func TestNoCounterpart(t *testing.T) {
	if item := parse(t, `[{"a":1},{"a":2}]`).Item(1); item.Counterpart(jsondoc.Node{}).Exists() {
		t.Error("what does not exist has a counterpart")
	}
	if (jsondoc.Node{}).IsAlike() {
		t.Error("what does not exist is alike")
	}
}

// What is wrong in an item is told as it is anywhere.
func TestSyntaxErrorsAlike(t *testing.T) {
	for text, want := range map[string]string{
		`[{"a": 1}, {"a": 2}, {"a": x}]`:      "1:28: a value is expected, not 'x'",
		`[{"a": 1}, {"a": 2}, {"a": "x}]`:     "1:28: the string that begins here has no end",
		`[{"a": 1}, {"a": 2}, {"a": "\x"}]`:   `1:29: a backslash before 'x' is not an escape in JSON; write \\ for a backslash`,
		`[{"a": 1}, {"a": 2}, {"a": 01}]`:     "1:28: a number does not begin with 0",
		`[{"a": 1}, {"a": 2}, {"a": 3]`:       "1:29: a comma or '}' is expected, not ']'",
		`[{"a": 1}, {"a": 2}, {"a": 3}`:       "1:30: the document ends inside a list that begins on line 1",
		`[{"a": 1}, {"a": 2}, {"a": 3`:        "1:29: the document ends inside an object that begins on line 1",
		`[{"a": 1}, {"a": 2}, {"a": `:         "1:28: the document ends where a value is expected",
		`[{"a": 1}, {"a": 2}, {"a"`:           "1:26: a colon is expected after the field name, not the end of the document",
		`[{"a": 1}, {"a": 2}, {`:              "1:23: the document ends inside an object that begins on line 1",
		`[{"a": 1}, {"a": 2}, `:               "1:22: the document ends where a value is expected",
		`[{"a": 1}, {"a": 2},`:                "1:21: the document ends where a value is expected",
		`[{"a": 1}, {"a": 2}`:                 "1:20: the document ends inside a list that begins on line 1",
		`[{"a": 1}; {"a": 2}]`:                "1:10: a comma or ']' is expected, not ';'",
		`[{"a": 1}, {"a": 2}; {"a": 3}]`:      "1:20: a comma or ']' is expected, not ';'",
		`[{"a": 1}, {"a": 2}, ]`:              "1:22: a value is expected, not ']'; remove the comma before it",
		`[{"a": 1}, {"a": 2}, {"a": 3} {}]`:   "1:31: a comma or ']' is expected, not '{'",
		`[{"a": 1}, {"a": 2}, {"a": 3,}]`:     "1:30: a field name in double quotes is expected, not '}'; remove the comma before it",
		`[{"a": 1}, {"a": 2}, {"a": [{"b":]}`: "1:34: a value is expected, not ']'",
	} {
		if got := refused(t, text, jsondoc.Options{}); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

// Lists of objects that are mostly alike are read as encoding/json reads them, with
// everything in its place.
func TestAlikeAtRandom(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	pick := func(from ...string) string { return from[r.IntN(len(from))] }
	mostly := func(text string, others ...string) string {
		if r.IntN(30) > 0 {
			return text
		}
		return pick(others...)
	}
	alike := 0
	for range 3000 {
		var b strings.Builder
		blank := func() { b.WriteString(mostly("", " ", "\n  ", "\t", "\r\n            ")) }
		b.WriteString(`{"list": [`)
		for i := range r.IntN(6) {
			if i > 0 {
				b.WriteString(mostly(", ", ",", " ,\n", "  ,  "))
			}
			b.WriteString("{")
			members := []string{`"DimensionKey"`, `"Price"`}
			if r.IntN(8) == 0 {
				members = append(members, pick(`"Price"`, `"a"`, `""`, `"\u0061"`))
			}
			for k, name := range members {
				if k > 0 {
					b.WriteString(",")
				}
				blank()
				b.WriteString(mostly(name, `"a"`, `"Pric\u0065"`, `"Prices"`))
				b.WriteString(mostly(": ", ":", " :  "))
				b.WriteString(mostly(pick(`"1.25"`, `"seat_0001"`, `""`, "0", "12.5e3", "true", "null"), `"\\\""`, "{}", "[1]", `"ä"`))
			}
			blank()
			b.WriteString(mostly("}", "}", "}\n"))
		}
		b.WriteString("]}")
		doc := parse(t, b.String())
		var want any
		d := json.NewDecoder(strings.NewReader(b.String()))
		d.UseNumber()
		if err := d.Decode(&want); err != nil {
			t.Fatal(err)
		}
		if got := valueOf(doc); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("%s is read as %v", b.String(), got)
		}
		checkPlaces(t, []byte(b.String()), doc)
		checkAlike(t, b.String(), doc.Get("list"))
		alike += strings.Count(flags(doc.Get("list")), "+")
	}
	if alike < 1000 {
		t.Errorf("only %d items are alike", alike)
	}
}
