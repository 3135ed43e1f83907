package schema

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io/fs"
	"maps"
	"math/big"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/offercheck/offercheck/internal/jsondoc"
)

var suite = flag.String("suite", "", "a folder of the JSON-Schema-Test-Suite for draft 2020-12, to hold the walk and its faults to")

// leastCases is how many cases of each file of the suite must be judged. The
// schemas of the others use what ours do not.
var leastCases = map[string]int{
	"additionalProperties.json": 1, "allOf.json": 19, "anyOf.json": 15, "const.json": 6, "enum.json": 11, "if-then-else.json": 4,
	"items.json": 8, "maxItems.json": 4, "maxLength.json": 5, "maximum.json": 4, "minItems.json": 4, "minLength.json": 5,
	"minProperties.json": 8, "minimum.json": 7, "properties.json": 16, "ref.json": 25, "required.json": 18, "type.json": 80,
}

// Over the cases of the official suite whose schemas use what ours do, the suite,
// v5, the walk and the faults agree on what is valid, and each failure of a
// keyword is one fault at its place.
func TestSuite(t *testing.T) {
	if *suite == "" {
		t.Skip("no folder of the suite is given")
	}
	paths, err := filepath.Glob(filepath.Join(*suite, "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	judged, leftOut := map[string]int{}, map[string]int{}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var groups []suiteGroup
		if err := json.Unmarshal(text, &groups); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		name := filepath.Base(path)
		for _, group := range groups {
			s, err := readText(t, string(group.Schema))
			if err != nil {
				_, why, _ := strings.Cut(err.Error(), " ") // after the place
				if errors.Is(err, fs.ErrNotExist) {
					why = "it refers to another file"
				}
				leftOut[why] += len(group.Tests)
				continue
			}
			judged[name] += len(group.Tests)
			for _, c := range group.Tests {
				t.Run(name+"/"+group.Description+"/"+c.Description, func(t *testing.T) { c.judge(t, s, group.Schema) })
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(judged)) {
		t.Logf("%3d cases of %s", judged[name], name)
	}
	for _, why := range slices.Sorted(maps.Keys(leftOut)) {
		t.Logf("%3d cases left out: %s", leftOut[why], why)
	}
	for name, least := range leastCases {
		if judged[name] < least {
			t.Errorf("%d cases of %s were judged, of at least %d", judged[name], name, least)
		}
	}
}

type suiteGroup struct {
	Description string
	Schema      json.RawMessage
	Tests       []suiteCase
}

type suiteCase struct {
	Description string
	Data        json.RawMessage
	Valid       bool
}

// judge holds v5, the walk and the faults to what the case says and to
// [eachFailure].
func (c suiteCase) judge(t *testing.T, s *schema, text []byte) {
	t.Helper()
	doc, err := jsondoc.Parse(c.Data, jsondoc.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d := checker{schema: s, root: doc.Root()}
	w := walked(&d)
	if w.failed == c.Valid {
		t.Errorf("the walk says failed %t of %s under %s", w.failed, c.Data, text)
	}
	if err := s.v5().Validate(d.value(doc.Root(), true)); (err == nil) != c.Valid {
		t.Errorf("v5 says %v of %s under %s", err, c.Data, text)
	}
	want := map[string][]string{} // keywords by place
	document := decoded(t, text)
	eachFailure(document, document, decoded(t, c.Data), "", func(keyword, place string) {
		want[place] = append(want[place], keyword)
	})
	if (len(want) == 0) != c.Valid {
		t.Errorf("the plain reading says %q of %s under %s", want, c.Data, text)
	}
	got := map[string][]string{}
	for _, f := range d.faults(w.failures) {
		place := f.at.Pointer()
		if f.at.AtName {
			place += " (name)"
		}
		got[place] = append(got[place], f.keyword)
	}
	for _, place := range slices.Sorted(maps.Keys(want)) {
		if len(got[place]) != 1 || !slices.Contains(want[place], got[place][0]) {
			t.Errorf("the faults at %q are %q, want one of %q, of %s under %s", place, got[place], want[place], c.Data, text)
		}
		delete(got, place)
	}
	if len(got) > 0 {
		t.Errorf("there are faults where none should be, %q, of %s under %s", got, c.Data, text)
	}
}

func decoded(t *testing.T, text []byte) any {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		t.Fatal(err)
	}
	return v
}

// eachFailure says the standard in the plainest way, as far as programs go: it
// gives each keyword of a schema that fails, with the place where that is to be
// said. Of anyOf it is said once, of a missing member where it would stand, of
// one that is not allowed at its name.
func eachFailure(document, schema, v any, at string, yield func(keyword, place string)) {
	s := schema.(map[string]any)
	below := func(schema, v any, at string) { eachFailure(document, schema, v, at, yield) }
	holds := func(schema any) bool {
		holds := true
		eachFailure(document, schema, v, at, func(string, string) { holds = false })
		return holds
	}
	members, _ := v.(map[string]any)
	items, _ := v.([]any)
	known, _ := s["properties"].(map[string]any)
	for keyword, want := range s {
		switch keyword {
		case "$ref":
			below(referredTo(document, want.(string)), v, at)
		case "allOf":
			for _, part := range want.([]any) {
				below(part, v, at)
			}
		case "anyOf":
			if !slices.ContainsFunc(want.([]any), holds) {
				yield(keyword, at)
			}
		case "if":
			branch := s["else"]
			if holds(want) {
				branch = s["then"]
			}
			if branch != nil {
				below(branch, v, at)
			}
		case "items":
			for i, item := range items {
				below(want, item, at+"/"+strconv.Itoa(i))
			}
		case "properties":
			for name, schema := range known {
				if value, given := members[name]; given {
					below(schema, value, at+"/"+jsondoc.EscapeToken(name))
				}
			}
		case "additionalProperties":
			for name := range members {
				if known[name] == nil {
					yield(keyword, at+"/"+jsondoc.EscapeToken(name)+" (name)")
				}
			}
		case "required":
			for _, name := range want.([]any) {
				if _, given := members[name.(string)]; members != nil && !given {
					yield(keyword, at+"/"+jsondoc.EscapeToken(name.(string)))
				}
			}
		default:
			if !fits(v, keyword, want) {
				yield(keyword, at)
			}
		}
	}
}

// referredTo is the part of the document that a reference within it leads to.
func referredTo(document any, ref string) any {
	unescape := strings.NewReplacer("~0", "~", "~1", "/")
	for _, token := range strings.Split(ref, "/")[1:] {
		name, err := url.PathUnescape(unescape.Replace(token))
		if err != nil {
			panic(err)
		}
		document = document.(map[string]any)[name]
	}
	return document
}

// fits reports whether v itself satisfies a keyword. Others than are listed say
// nothing.
func fits(v any, keyword string, want any) bool {
	switch keyword {
	case "type":
		names, several := want.([]any)
		if !several {
			names = []any{want}
		}
		return slices.ContainsFunc(names, func(name any) bool { return isOfType(v, name) })
	case "const":
		return v == want
	case "enum":
		return slices.ContainsFunc(want.([]any), func(one any) bool { return v == one })
	}
	size, of := new(big.Rat), ""
	switch v := v.(type) {
	case json.Number:
		size.SetString(v.String())
		of = "imum"
	case string:
		size.SetInt64(int64(utf8.RuneCountInString(v)))
		of = "Length"
	case []any:
		size.SetInt64(int64(len(v)))
		of = "Items"
	case map[string]any:
		size.SetInt64(int64(len(v)))
		of = "Properties"
	}
	switch keyword {
	case "min" + of:
		return size.Cmp(rational(want)) >= 0
	case "max" + of:
		return size.Cmp(rational(want)) <= 0
	case "exclusiveMin" + of:
		return size.Cmp(rational(want)) > 0
	}
	return true
}

func isOfType(v, name any) bool {
	switch v := v.(type) {
	case nil:
		return name == "null"
	case bool:
		return name == "boolean"
	case json.Number:
		return name == "number" || name == "integer" && rational(v).IsInt()
	case string:
		return name == "string"
	case []any:
		return name == "array"
	}
	return name == "object"
}

func rational(number any) *big.Rat {
	r, _ := new(big.Rat).SetString(number.(json.Number).String())
	return r
}
