package schema

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/offercheck/offercheck/internal/jsondoc"
)

// Items that are written alike are gone through together, and come to what they come
// to one by one.
func TestItemsAlike(t *testing.T) {
	const rate = `{"type": "object", "required": ["k", "p"], "properties": {"k": {"type": "string", "minLength": 1}, "p": {"format": "decimal-2"}, "n": {"type": "integer"}}}`
	many := func(n int, last string) string {
		members := make([]string, n)
		for i := range members {
			members[i] = fmt.Sprintf(`"m%d":1`, i)
		}
		members[n-1] = fmt.Sprintf(`"m%d":%s`, n-1, last)
		return "{" + strings.Join(members, ",") + "}"
	}
	for _, c := range []struct {
		items string // their schema
		list  []string
		want  string // what fails, is unknown or unusual
		nulls bool   // a member that is null counts as absent
		most  int    // how many items and members are looked at; 0: all
	}{
		{items: rate, list: []string{`{"k":"a","p":"1"}`, `{"k":"b","p":"2.5"}`, `{"k":"c","p":"3.25"}`}},
		{items: rate, list: []string{`{"k":"a","p":"1"}`, `{"k":"","p":"2.555"}`, `{"k":"c","p":"3,25"}`, `{"k":1,"p":2}`}, want: "fails /1/k /1/p /2/p /3/k"},
		{items: rate, list: []string{`{"p":"x","k":"a"}`, `{"p":"y","k":"b"}`, `{"p":"1","k":""}`}, want: "fails /0/p /1/p /2/k"},
		{items: rate, list: []string{`{"k":"a"}`, `{"k":"b"}`, `{"k":""}`}, want: "fails /0 /1 /2/k /2"},
		{items: rate, list: []string{`{"k":"a","p":"1","x":1}`, `{"k":"","p":"1","x":1}`}, want: "fails /1/k; unknown /0/x /1/x"},
		{items: rate, list: []string{`{"k":"a","p":"1"}`, `{"k":"b","p":"2"}`, `{"k":"c","p":"3","n":1.5}`, `{"k":"d","p":"4","n":1}`, `{"k":"e","p":"5","n":"x"}`}, want: "fails /2/n /4/n"},
		{items: rate, list: []string{`{"k":"a","p":"1"}`, `{"k":null,"p":"2"}`, `{"k":null,"p":"3"}`}, want: "fails /1/k /2/k"},
		{items: rate, list: []string{`{"k":"a","p":"1"}`, `{"k":null,"p":"2"}`, `{"k":"b","p":"3"}`}, nulls: true, want: "fails /1"},
		{items: rate, list: []string{`{"k":"a","p":"1"}`, `{"k":"b","p":"2"}`, `{"k":"","p":"3"}`, `{"k":"","p":"4"}`}, most: 3, want: "fails /2/k (all)"},
		{items: rate, list: []string{`{"k":"a","p":"x","n":1}`, `{"k":"b","p":"1","n":""}`, `{"k":"","p":"2","n":""}`}, most: 2, want: "fails /0/p /0 /1 (all)"},
		{items: `{"properties": {"a": {}}, "additionalProperties": false}`, list: []string{`{"a":1}`, `{"a":2}`}},
		{items: `{"properties": {"a": {}}, "additionalProperties": false}`, list: []string{`{"a":1,"b":1}`, `{"a":1,"b":2}`}, want: "fails /0 /1"},
		{items: `{"allOf": [{"properties": {"a": {}}, "additionalProperties": false}, {"properties": {"b": {}}}]}`, list: []string{`{"a":1,"b":1}`, `{"a":1,"b":2}`}, want: "fails /0 /1"},
		{items: `{"required": ["a"], "properties": {"b": {}}}`, list: []string{`{"a":1}`, `{"a":2}`}, want: "unknown /0/a /1/a"},
		{items: `{"properties": {"a": {"should": {"format": "whole-duration"}}}}`, list: []string{`{"a":"P1W"}`, `{"a":"P2W"}`, `{"a":"P3M"}`}, want: "unusual /0/a /1/a"},
		{items: `{"properties": {"a": {"format": "decimal-8", "should": {"format": "decimal-3"}}}}`, list: []string{`{"a":"1.5"}`, `{"a":"1.2345"}`, `{"a":"x"}`, `{"a":"1.234"}`, `{"a":"0.00001"}`}, want: "fails /2/a; unusual /1/a /4/a"},
		{items: `{"properties": {"a": {"type": "string", "format": "decimal-8", "should": {"format": "decimal-3"}}}}`, list: []string{`{"a":"1.5"}`, `{"a":"1.2345"}`, `{"a":"x"}`, `{"a":1}`, `{"a":"0.00001"}`}, want: "fails /2/a /3/a; unusual /1/a /4/a"},
		{items: `{"properties": {"a": {"type": "string", "format": "decimal-3", "should": {"format": "decimal-8"}}}}`, list: []string{`{"a":"1.5"}`, `{"a":"1.5"}`, `{"a":"1.2345"}`}, want: "fails /2/a"},
		{items: `{"properties": {"a": {"type": "string", "minLength": 3, "format": "decimal-8", "should": {"maxLength": 4, "format": "decimal-3"}}}}`, list: []string{`{"a":"1.5"}`, `{"a":"1"}`, `{"a":"10.25"}`, `{"a":"1.25"}`}, want: "fails /1/a; unusual /2/a"},
		{items: `{"properties": {"a": {"type": "string", "minLength": 2, "should": {"enum": ["b", "bb"]}}}}`, list: []string{`{"a":"bb"}`, `{"a":"b"}`, `{"a":"cc"}`}, want: "fails /1/a; unusual /2/a"},
		{items: `{"should": {"type": "object", "required": ["a", "b"]}}`, list: []string{`{"a":1}`, `{"a":1,"b":2}`, `5`, `{"a":null,"b":null}`, `{}`}, want: "unusual /0/b /2 /4/a /4/b"},
		{items: `{"should": {"required": ["a"]}}`, list: []string{`5`, `{"a":null}`, `{}`}, nulls: true, want: "unusual /1/a /2/a"},
		{items: `{"properties": {"a": {"required": ["b"]}}}`, list: []string{`{"a":1}`, `{"a":{}}`, `{"a":{}}`}, want: "fails /1/a /2/a"},
		{items: `{"properties": {"a": {"type": "array", "maxItems": 0}}}`, list: []string{`{"a":[]}`, `{"a":1}`, `{"a":2}`}, want: "fails /1/a /2/a"},
		{items: `{"minProperties": 2, "properties": {"a": {}}}`, list: []string{`{"a":1}`, `{"a":2}`}, want: "fails /0 /1"},
		{items: `{"anyOf": [{"properties": {"a": {"const": "x"}}}, {"required": ["b"]}]}`, list: []string{`{"a":"x"}`, `{"a":"y"}`, `{"a":"x"}`}, want: "fails /1"},
		{items: `{"properties": {"a": {}}, "anyOf": [{"properties": {"a": {"const": "x"}}}, {"required": ["b"]}]}`, list: []string{`{"a":"x"}`, `{"a":"x"}`, `{"a":"y"}`}, want: "fails /2"},
		{items: `{"properties": {"a": {}}, "if": {"properties": {"a": {"const": "x"}}, "required": ["a"]}, "then": {"required": ["b"]}}`, list: []string{`{"a":"y"}`, `{"a":"y"}`, `{"a":"x"}`}, want: "fails /2"},
		{items: `{"required": ["a", "b"], "properties": {"a": {}, "b": {}}}`, list: []string{`{"b":1}`, `{"b":2}`}, want: "fails /0 /1"},
		{items: `{"required": ["b"], "properties": {"a": {}}}`, list: []string{`{"b":1}`, `{"b":2}`}, want: "unknown /0/b /1/b"},
		{items: `{"properties": {"a": {"type": "integer"}}}`, list: []string{`{"a":1}`, `{"a":2}`, `{ "a":"x"}`, `{ "a":3}`, `{ "a":"y"}`}, want: "fails /2/a /4/a"},
		{items: `{"properties": {"a": {"type": "integer"}, "b": {"type": "string"}}}`, list: []string{`{"a":1}`, `{"a":2}`, `{"b":"x"}`, `{"b":3}`, `{"a":"x"}`, `{"a":4}`}, want: "fails /3/b /4/a"},
		{items: `{"if": {"properties": {"a": {"const": "x"}}, "required": ["a"]}, "then": {"required": ["b"]}}`, list: []string{`{"a":"y"}`, `{"a":"x"}`, `{"a":"z"}`}, want: "fails /1"},
		{items: `{"properties": {"m0": {}, "m15": {"type": "integer"}}}`, list: []string{many(16, "1"), many(16, "2"), many(16, `"x"`)}, want: "fails /2/m15; unknown" + unknownMembers(3, 1, 15)},
		{items: `{"properties": {"PreExistingAgreement": {"type": "integer"}}}`, list: []string{`{"PreExistingAgreement":"x"}`, `{"PreExisting-greement":"x"}`}, want: "fails /0/PreExistingAgreement; unknown /1/PreExisting-greement"},
		{items: `{"properties": {"PreExistingAgreement": {"type": "integer"}, "a": {}}}`, list: []string{`{"a":1,"PreExistingAgreement":1}`, `{"a":1,"PreExisting-greement":1}`}, want: "unknown /1/PreExisting-greement"},
		{items: schemaOfMany(16), list: []string{many(16, "1"), many(16, "2"), many(16, `"x"`)}, want: "fails /2/m15"},
		{items: schemaOfMany(17), list: []string{many(17, "1"), many(17, "2"), many(17, `"x"`)}, want: "fails /2/m16"},
		{items: `{}`, list: []string{`{"a":1}`, `{"a":2}`}},
	} {
		s, err := readText(t, `{"items": `+c.items+`}`)
		if err != nil {
			t.Fatalf("%s: %v", c.items, err)
		}
		uneven := slices.Clone(c.list)
		for i := range uneven {
			if i%2 == 1 {
				uneven[i] = "{ " + uneven[i][1:]
			}
		}
		for _, list := range [][]string{c.list, uneven} {
			text := "[" + strings.Join(list, ",") + "]"
			doc, err := jsondoc.Parse([]byte(text), jsondoc.Options{})
			if err != nil {
				t.Fatal(err)
			}
			w := walk{skipNulls: c.nulls, most: c.most}
			if c.most == 0 {
				w.most = maxParts
			}
			w.node(s.shape(), doc.Root())
			if got := noted(&w); got != c.want {
				t.Errorf("%s as items of %s: %s, want %s", text, c.items, got, c.want)
			}
		}
	}
}

// noted is what a walk found.
func noted(w *walk) string {
	var parts []string
	add := func(what string, pointers []string) {
		if len(pointers) > 0 {
			parts = append(parts, what+" "+strings.Join(pointers, " "))
		}
	}
	var failures, unknown, remarks []string
	for _, f := range w.failures {
		failures = append(failures, cmp.Or(jsondoc.At(f.node).Pointer(), "(all)"))
	}
	for _, u := range w.unknown {
		unknown = append(unknown, jsondoc.At(u.node).Pointer())
	}
	for _, r := range w.remarks {
		remarks = append(remarks, r.at.Pointer())
	}
	add("fails", failures)
	add("unknown", unknown)
	add("unusual", remarks)
	return strings.Join(parts, "; ")
}

// unknownMembers are the pointers of some members of each item.
func unknownMembers(items, from, to int) string {
	var b strings.Builder
	for i := range items {
		for k := from; k < to; k++ {
			fmt.Fprintf(&b, " /%d/m%d", i, k)
		}
	}
	return b.String()
}

func schemaOfMany(n int) string {
	members := make([]string, n)
	for i := range members {
		members[i] = fmt.Sprintf(`"m%d": {"type": "integer"}`, i)
	}
	return `{"properties": {` + strings.Join(members, ", ") + `}}`
}
