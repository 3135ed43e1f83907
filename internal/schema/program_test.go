package schema

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/schemas"
)

// agrees compares the program with v5 on one document.
func agrees(t *testing.T, name, text string) (valid bool) {
	t.Helper()
	doc, err := jsondoc.Parse([]byte(text), jsondoc.Options{})
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	envelope := !changetype.OfOwner(errcodes.Edition2024, name).IsJudged(errcodes.Edition2024)
	d := checker{schema: compiled(errcodes.Edition2024, name), root: doc.Root(), skipNulls: envelope}
	w := walked(&d)
	if err := d.schema.v5().Validate(d.value(doc.Root(), true)); w.failed != (err != nil) {
		t.Errorf("%s: the program says failed %t, v5 says %v of\n%s", name, w.failed, err, text)
	}
	if faults := d.faults(w.failures); w.failed != (len(faults) > 0) {
		t.Errorf("%s: the program says failed %t, and %d faults are explained in\n%s", name, w.failed, len(faults), text)
	}
	return !w.failed
}

// The program and v5 never disagree, over the examples of the files with one to
// three mutations each.
func TestProgramAgreesWithV5(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	valid, invalid := 0, 0
	for _, name := range schemas.Names(errcodes.Edition2024) {
		if name == "Report" { // which no document is checked against
			continue
		}
		for _, example := range compiled(errcodes.Edition2024, name).v5().Examples {
			for range 400 {
				mutant := example
				for range 1 + random.IntN(3) {
					mutant = mutate(random, mutant)
				}
				text, err := json.Marshal(mutant)
				if err != nil {
					t.Fatal(err)
				}
				if agrees(t, name, string(text)) {
					valid++
				} else {
					invalid++
				}
			}
		}
	}
	if valid < 100 || invalid < 1000 {
		t.Errorf("%d valid and %d invalid mutants are too few to say anything", valid, invalid)
	}
}

// FuzzProgramAgreesWithV5 is the same for any document.
func FuzzProgramAgreesWithV5(f *testing.F) {
	names := slices.DeleteFunc(schemas.Names(errcodes.Edition2024), func(name string) bool { return name == "Report" })
	for i, name := range names {
		for _, example := range compiled(errcodes.Edition2024, name).v5().Examples {
			text, err := json.Marshal(example)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(i, string(text))
		}
	}
	f.Fuzz(func(t *testing.T, i int, text string) {
		if _, err := jsondoc.Parse([]byte(text), jsondoc.Options{}); err != nil || i < 0 {
			t.Skip()
		}
		agrees(t, names[i%len(names)], text)
	})
}

// A keyword that the program has no check for is a fault of the file, not
// something to pass over.
func TestProgramUnderstandsOrRefuses(t *testing.T) {
	for text, understood := range map[string]bool{
		`{"title": "x", "$comment": "x"}`:              true,
		`{"deprecated": true}`:                         true,
		`{"type": ["string", "null"]}`:                 true,
		`{"type": "text"}`:                             false,
		`{"pattern": "x"}`:                             false,
		`{"oneOf": [{}]}`:                              false,
		`{"enum": ["a", "b"]}`:                         true,
		`{"enum": ["a", 1]}`:                           false,
		`{"const": null}`:                              false,
		`{"format": "date"}`:                           true,
		`{"format": "email"}`:                          false,
		`{"additionalProperties": false}`:              true,
		`{"additionalProperties": {}}`:                 false,
		`{"minimum": 1, "maximum": 12}`:                true,
		`{"minimum": 1.5}`:                             false,
		`{"minimum": -999999999999999}`:                true,
		`{"minimum": -1000000000000000}`:               false,
		`{"maximum": 999999999999999}`:                 true,
		`{"maximum": 1000000000000000}`:                false,
		`{"maxItems": 1000000000000000}`:               false,
		`{"exclusiveMinimum": 0}`:                      true,
		`{"exclusiveMinimum": 1}`:                      false,
		`{"properties": {"a": {"uniqueItems": true}}}`: false,
		`{"items": {"allOf": [{"contains": {}}]}}`:     false,
		`{"$ref": "NoSuchFile.json"}`:                  false,
		`{"$ref": "#/$defs/a"}`:                        false,
		`{"if": true}`:                                 false,
		`{"enum": []}`:                                 false, // v5 takes it for none
		`{"$ref": "#name"}`:                            false,
		`{"$ref": "#/%zz"}`:                            false,
		`{"$id": "` + base + `text.json"}`:             false,
	} {
		if _, err := readText(t, text); (err == nil) != understood {
			t.Errorf("%s: %v", text, err)
		}
	}
}

// readText makes a schema of a text as of a file of ours. An error says what the
// program does not understand.
func readText(t *testing.T, text string) (*schema, error) {
	t.Helper()
	const name = "text.json"
	doc, err := jsondoc.Parse([]byte(text), jsondoc.Options{})
	if err != nil {
		t.Fatal(err)
	}
	r := reader{files: map[string]jsondoc.Node{name: doc.Root()}, made: map[string]*program{}}
	p, err := r.refer(name, "")
	if err != nil {
		return nil, err
	}
	c := newCompiler()
	if err := c.AddResource(base+name, strings.NewReader(text)); err != nil {
		t.Fatal(err)
	}
	root, err := c.Compile(base + name)
	if err != nil {
		t.Fatal(err)
	}
	v5 := indexed(root)
	for location := range r.made {
		if v5.nodes[location] == nil && !strings.HasSuffix(location, "/should") {
			t.Fatalf("v5 knows no %s of %s", location, text)
		}
	}
	return &schema{shape: func() *shape { return newShape(p) }, v5: func() *compiledSchema { return v5 }}, nil
}

// Names are escaped in locations as v5 escapes them, so that it finds the nodes.
func TestOddNames(t *testing.T) {
	s, err := readText(t, `{
		"properties": {"a/b~c%d\"e f": {"$ref": "#/$defs/g~1h~0i%25j%22k"}, "~1": {"type": "string"}},
		"$defs": {"g/h~i%j\"k": {"type": "string"}}
	}`)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsondoc.Parse([]byte(`{"a/b~c%d\"e f": 1, "~1": 2}`), jsondoc.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d := checker{schema: s, root: doc.Root()}
	var got []string
	for _, f := range d.faults(walked(&d).failures) {
		got = append(got, f.keyword+" "+f.at.Pointer())
	}
	if want := []string{`type /a~1b~0c%d"e f`, "type /~01"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A member that is missing is described as its schema does, else as what that
// refers to; one that the files do not describe, as the object around it.
func TestMissingIsDescribed(t *testing.T) {
	for schema, want := range map[string]string{
		`{"description": "X", "required": ["a"]}`:                                                                                                                 "a is missing: expected X",
		`{"description": "X", "required": ["a"], "properties": {"a": {"description": "A", "type": "string"}}}`:                                                    "a is missing: expected A",
		`{"description": "X", "required": ["a"], "properties": {"a": {"description": "A", "$ref": "#/$defs/b"}}, "$defs": {"b": {"description": "B"}}}`:           "a is missing: expected A",
		`{"description": "X", "required": ["a"], "properties": {"a": {"title": "A", "$ref": "#/$defs/b"}}, "$defs": {"b": {"description": "B", "minLength": 1}}}`: "a is missing: expected B",
		`{"description": "X", "required": ["a"], "properties": {"a": {"type": "string"}}}`:                                                                        "a is missing: expected ",
	} {
		s, err := readText(t, schema)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := jsondoc.Parse([]byte(`{}`), jsondoc.Options{})
		if err != nil {
			t.Fatal(err)
		}
		d := checker{schema: s, root: doc.Root()}
		var got []string
		for _, f := range d.faults(walked(&d).failures) {
			message, _, _ := f.message(errcodes.Edition2024)
			got = append(got, message.String())
		}
		if !slices.Equal(got, []string{want}) {
			t.Errorf("%s: got %q, want %q", schema, got, want)
		}
	}
}

// A shape keeps required members as bits, and does not lose one past the last.
func TestTooManyMembers(t *testing.T) {
	p := &program{checks: noChecks, location: "file"}
	for i := range mostRequired + 1 {
		name := fmt.Sprint(i)
		p.members = append(p.members, member{name, &program{checks: noChecks, location: name}})
	}
	p.required = []string{"63"}
	newShape(p)
	p.required = []string{"64"}
	defer func() {
		if got := recover(); got != "schema: file requires one of too many members" {
			t.Errorf("it is answered with %v", got)
		}
	}()
	newShape(p)
}

// Nor does it lose a test past the last.
func TestTooManyTests(t *testing.T) {
	branch := func(i int) string {
		return fmt.Sprintf(`{"if": {"required": ["a"], "properties": {"a": {"const": "%d"}}}, "then": {"minProperties": 2}}`, i)
	}
	var branches []string
	for i := range mostTests {
		branches = append(branches, branch(i))
	}
	text := `{"allOf": [` + strings.Join(branches, ",") + `]}`
	s, err := readText(t, text)
	if err != nil {
		t.Fatal(err)
	}
	for value, valid := range map[string]bool{`{"a": "0"}`: false, `{"a": "11"}`: false, `{"a": "11", "b": 1}`: true, `{"a": "12"}`: true} {
		suiteCase{Data: []byte(value), Valid: valid}.judge(t, s, []byte(text))
	}
	more, err := readText(t, `{"allOf": [`+strings.Join(append(branches, branch(mostTests)), ",")+`]}`)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if got := recover(); got != "schema: "+base+"text.json# has too many tests" {
			t.Errorf("it is answered with %v", got)
		}
	}()
	more.shape()
}

// A walk notes members that no schema describes and values that are unusual, once
// each, whatever else is said of the place.
func TestNotes(t *testing.T) {
	for _, c := range []struct {
		schema, value    string
		unknown, remarks string
	}{
		{`{"required": ["c"], "properties": {"a": {}}}`, `{"c": 1, "a": 1, "b": 1}`, "[c of a] [b of a] ", ""},
		{`{"required": ["c"], "properties": {"c": {}}}`, `{"c": 1}`, "", ""},
		{`{"required": ["c"], "properties": {"a": {}}, "additionalProperties": false}`, `{"c": 1}`, "", ""},
		{`{"required": ["c"]}`, `{"c": 1}`, "", ""},
		{`{"properties": {"a": {"properties": {"b": {}}}}}`, `{"a": {"c": 1}, "a": {"b": 1}}`, "[c of b] ", ""},
		{`{"properties": {"Type": {}}, "if": {"minProperties": 2}, "then": {"properties": {"a": {}}}}`, `{"Type": "x", "a": 1, "b": 1}`, "[b of Type a] ", ""},
		{`{"properties": {"Type": {"enum": ["y"]}}, "if": {"minProperties": 2}, "then": {"properties": {"a": {}}}}`, `{"Type": "x", "a": 1, "b": 1}`, "", ""},
		{`{"allOf": [{"properties": {"b": {}}}, {"properties": {"a": {}}}]}`, `{"c": 1, "b": 1}`, "[c of a b] ", ""},
		{`{"allOf": [{"should": {"maxLength": 2}}, {"format": "trimmed"}]}`, `"P1W"`, "", "P1W "},
		{`{"allOf": [{"format": "trimmed"}, {"should": {"maxLength": 2}}]}`, `"P1W"`, "", "P1W "},
		{`{"allOf": [{"should": {"maxLength": 3}}, {"should": {"maxLength": 2}}, {"should": {"minLength": 4}}]}`, `"P1W"`, "", "P1W P1W "},
		{`{"allOf": [{"should": {"maxLength": 1}}, {"maxLength": 2}]}`, `"P1W"`, "", ""},
		{`{"properties": {"a": {"should": {"type": "null"}}, "b": {"should": {"minItems": 1}}}}`, `{"a": "x", "b": []}`, "", "x  "},
		{`{"properties": {"a": {"should": {"type": "null"}}, "b": {"should": {"minItems": 1}}}}`, `{"a": null, "b": [1]}`, "", ""},
		{`{"anyOf": [{"properties": {"a": {"should": {"maxLength": 2}}}}]}`, `{"a": "P1W", "b": 1}`, "", ""},
		{`{"if": {"properties": {"a": {"should": {"maxLength": 2}}}}, "then": {"properties": {"b": {}}}}`, `{"a": "P1W"}`, "[a of b] ", ""},
	} {
		s, err := readText(t, c.schema)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := jsondoc.Parse([]byte(c.value), jsondoc.Options{})
		if err != nil {
			t.Fatal(err)
		}
		unknown, remarks := "", ""
		w := walked(&checker{schema: s, root: doc.Root()})
		for _, u := range w.unknown {
			unknown += fmt.Sprintf("[%s of %s] ", u.node.Name(), strings.Join(u.known, " "))
		}
		for _, r := range w.remarks {
			remarks += r.at.Node.Text() + " "
		}
		if unknown != c.unknown || remarks != c.remarks {
			t.Errorf("%s of %s: got %q and %q, want %q and %q", c.value, c.schema, unknown, remarks, c.unknown, c.remarks)
		}
	}
}

// odd are values to put where others stood.
var odd = []any{nil, true, "", "x", "USD", "acr-1", "12.50", json.Number("51"), json.Number("2e1"), "2024-05-01T00:00:00Z", "Status", "P1Y", "P1W", "P", "0.5", "1.2345", "2024-02-30", "Contract", "LegalTerm", "SupportTerm", "Offer@1.0", "$A.Entity.Identifier",
	"<", " x", "UK", "US", "111122223333", json.Number("0"), json.Number("1.0"), json.Number("-1"), json.Number("1.5e1"), json.Number("1e999999999"),
	json.Number("1e-999999999"), []any{}, []any{"US"}, map[string]any{}, map[string]any{"Type": "RenewalTerm"}}

// mutate gives a copy of v with one thing changed somewhere.
func mutate(random *rand.Rand, v any) any {
	if random.IntN(4) == 0 {
		return odd[random.IntN(len(odd))]
	}
	switch v := v.(type) {
	case map[string]any:
		m := maps.Clone(v)
		names := slices.Sorted(maps.Keys(v))
		if len(names) == 0 || random.IntN(5) == 0 {
			m[fmt.Sprintf("Extra%d", random.IntN(3))] = odd[random.IntN(len(odd))]
			return m
		}
		name := names[random.IntN(len(names))]
		if random.IntN(4) == 0 {
			delete(m, name)
		} else {
			m[name] = mutate(random, m[name])
		}
		return m
	case []any:
		list := append([]any{}, v...)
		switch {
		case len(list) == 0:
			return append(list, odd[random.IntN(len(odd))])
		case random.IntN(4) == 0:
			return append(list, list[random.IntN(len(list))])
		case random.IntN(4) == 0:
			return list[1:]
		}
		i := random.IntN(len(list))
		list[i] = mutate(random, list[i])
		return list
	}
	return odd[random.IntN(len(odd))]
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		text              string
		integer, positive bool
		fifty             int // compared with 50
	}{
		{"0", true, false, -1}, {"-0", true, false, -1}, {"1", true, true, -1}, {"-1", true, false, -1}, {"10.0", true, true, -1},
		{"10.5", false, true, -1}, {"1.5e1", true, true, -1}, {"1.55e1", false, true, -1}, {"10e-1", true, true, -1},
		{"10e-2", false, true, -1}, {"0e-5", true, false, -1}, {"0.0", true, false, -1}, {"100e-2", true, true, -1},
		{"1E+2", true, true, +1}, {"50", true, true, 0}, {"5e1", true, true, 0}, {"0.5e2", true, true, 0}, {"50.0", true, true, 0},
		{"49.99999999999999999999999", false, true, -1}, {"50.00000000000000000000000001", false, true, +1}, {"-50", true, false, -1},
		{"-50.5", false, false, -1}, {"5000000000000000000000000000e-26", true, true, 0}, {"99999999999999999999999999", true, true, +1},
		{"1e999999999", true, true, +1}, {"1e-999999999", false, true, -1}, {"-1e99999999999999999999", true, false, -1},
		{"0e99999999999999999999", true, false, -1}, {"1e+99999999999999999999", true, true, +1}, {"1e-99999999999999999999", false, true, -1},
	} {
		n := readNumber(c.text)
		for _, n := range []number{n, readNumber(n.standIn())} {
			if n.isInteger() != c.integer || n.isPositive() != c.positive || n.compare(50) != c.fifty {
				t.Errorf("%s: integer %t, positive %t, compared with 50 %d", c.text, n.isInteger(), n.isPositive(), n.compare(50))
			}
		}
		if len(n.standIn()) > 20 {
			t.Errorf("%s is judged by %s", c.text, n.standIn())
		}
	}
	for text, want := range map[string]int{"-50": 0, "-49.5": +1, "-50.5": -1, "-1e99": -1, "0": +1} {
		if got := readNumber(text).compare(-50); got != want {
			t.Errorf("%s compared with -50 is %d, want %d", text, got, want)
		}
	}
}

// Shapes put together what several nodes say as v5 does, and each failure is one
// fault at its place, also where the files of the edition have no such thing.
func TestShapesAgreeWithV5(t *testing.T) {
	values := []string{`null`, `true`, `0`, `2`, `3`, `5`, `1.5`, `""`, `"a"`, `"b"`, `"c"`, `"é"`, `"ab"`, `[]`, `[1]`, `["a", "a"]`, `{}`, `{"a": "a"}`, `{"a": 1}`,
		`{"a": "b", "b": 1}`, `{"a": {"b": "a"}}`, `{"a": {"b": {"c": "a"}}}`, `{"a": {"b": "b"}, "b": "a"}`, `{"a": "a", "b": "a"}`, `{"b": 1}`, `{"c": 1}`, `{"a": null}`}
	for _, schema := range []string{
		`{"minLength": 2}`,
		`{"allOf": [{"minLength": 1}, {"maxLength": 1}]}`,
		`{"allOf": [{"type": ["string", "null"]}, {"type": ["null", "object"]}]}`,
		`{"allOf": [{"type": "integer"}, {"type": "number"}]}`,
		`{"allOf": [{"exclusiveMinimum": 0}, {"type": "number"}]}`,
		`{"allOf": [{"maxLength": 2}, {"maxLength": 1}, {"minLength": 0}]}`,
		`{"allOf": [{"maxLength": 1}, {"maxLength": 2}]}`,
		`{"allOf": [{"maxLength": 0}, {"maxLength": 1}]}`,
		`{"allOf": [{"maxLength": 1}, {"maxLength": 0}]}`,
		`{"allOf": [{"minLength": 2}, {"minLength": 1}, {"maxItems": 1}, {"maxItems": 0}]}`,
		`{"allOf": [{"enum": ["a", "b"]}, {"minLength": 1}]}`,
		`{"allOf": [{"enum": ["a", "b"]}, {"enum": ["b", "c"]}]}`,
		`{"allOf": [{"minItems": 1}, {"maxItems": 1}, {"items": {"type": "string"}}, {"items": {"minLength": 1}}]}`,
		`{"allOf": [{"minimum": 1}, {"maximum": 5}, {"type": ["integer", "string"]}]}`,
		`{"allOf": [{"minimum": 1}, {"minimum": 5}, {"minimum": 3}]}`,
		`{"allOf": [{"maximum": 5}, {"maximum": 2}, {"maximum": 3}]}`,
		`{"properties": {"a": {}}, "additionalProperties": false, "allOf": [{"properties": {"b": {}}}]}`,
		`{"additionalProperties": false}`,
		`{"properties": {"a": {"additionalProperties": false}}}`,
		`{"required": ["c"], "properties": {"a": {"type": "string"}}}`,
		`{"minProperties": 2}`,
		`{"maxLength": 1, "allOf": [{"minLength": 1}]}`,
		`{"exclusiveMinimum": 0}`,
		`{"required": ["a", "b", "c"], "minProperties": 3}`,
		`{"allOf": [{"properties": {"a": {}}, "additionalProperties": false}, {"properties": {"c": {"type": "string"}}}]}`,
		`{"if": {"required": ["a"], "properties": {"a": {"const": "a"}}}, "then": {"type": "null"}, "else": {"type": ["object", "number"]}}`,
		`{"if": {"type": "object", "required": ["a"], "properties": {"a": {"const": "a"}}}, "then": {"minProperties": 2}, "else": {"type": ["object", "null"]}}`,
		`{"if": {"properties": {"a": {"const": "a"}}}, "then": {"type": "object"}, "else": {"required": ["b"]}}`,
		`{"allOf": [{"if": {"required": ["a"], "properties": {"a": {"enum": ["a", "b"]}}}, "then": {"required": ["b"]}},
		            {"if": {"required": ["a"], "properties": {"a": {"type": "object", "required": ["b"], "properties": {"b": {"const": "a"}}}}}, "then": {"required": ["c"]}}]}`,
		`{"allOf": [{"if": {"required": ["a"], "properties": {"a": {"const": "a"}}}, "then": {"minProperties": 2}},
		            {"if": {"required": ["b"], "properties": {"b": {"const": "a"}}}, "then": {"required": ["c"]}}]}`,
		`{"allOf": [{"if": {"required": ["a"], "properties": {"a": {"const": "a"}}}, "then": {"minProperties": 2}},
		            {"if": {"required": ["a"], "properties": {"a": {"enum": ["a", "b"]}}}, "then": {"required": ["b"]}}]}`,
		`{"if": {"required": ["b"], "properties": {"a": {"const": "a"}}}, "then": {"required": ["c"]}}`,
		`{"if": {"required": ["a"], "properties": {"a": {}}}, "then": {"minProperties": 2}}`,
		`{"if": {"required": ["a"], "properties": {"a": {"enum": ["a", "b"], "minLength": 2}}}, "then": {"required": ["c"]}}`,
		`{"if": {"required": ["a"], "properties": {"a": {"minLength": 2}}}, "then": {"required": ["c"]}}`,
		`{"if": {"required": ["a"], "properties": {"a": {"type": "object", "required": ["b", "c"], "properties": {"b": {"const": "a"}}}}}, "then": {"minProperties": 2}}`,
		`{"if": {"required": ["a"], "properties": {"a": {"type": "object", "required": ["b", "c"], "properties": {"b": {"const": "a"}, "c": {"const": "a"}}}}}, "then": {"minProperties": 2}}`,
		`{"if": {"required": ["a"], "properties": {"a": {"type": "object", "required": ["b"], "properties": {"b": {"type": "object", "required": ["c"], "properties": {"c": {"const": "a"}}}}}}}, "then": {"minProperties": 2}}`,
		`{"if": {"required": ["a"], "properties": {"a": {"required": ["b"], "properties": {"b": {"const": "a"}}}}}, "then": {"minProperties": 2}}`,
		`{"if": {"required": ["a"], "properties": {"a": {"const": "a"}}, "minProperties": 2}, "then": {"required": ["c"]}}`,
		`{"if": {"required": ["a"], "properties": {"a": {"const": "a"}}, "additionalProperties": false}, "then": {"required": ["c"]}}`,
		`{"if": {"required": ["a"], "properties": {"a": {"enum": ["a", "b"], "allOf": [{"const": "b"}]}}}, "then": {"required": ["c"]}}`,
		`{"if": {"required": ["a"], "properties": {"a": {"enum": ["a", "b"], "anyOf": [{"const": "b"}]}}}, "then": {"required": ["c"]}}`,
		`{"if": {"required": ["a"], "properties": {"a": {"enum": ["a", "b"], "if": {"const": "a"}, "then": {"type": "null"}}}}, "then": {"required": ["c"]}}`,
		`{"if": {"required": ["a"], "properties": {"a": {"const": "a"}}, "items": {"type": "string"}}, "then": {"type": "object"}}`,
		`{"if": {"required": ["a"], "properties": {"a": {"const": ""}}}, "then": {"required": ["c"]}}`,
		`{"properties": {"a": {"type": "null"}, "b": {"if": {"minLength": 1}, "then": {"type": "null"}}}}`,
		`{"if": {"minLength": 1}, "then": {"if": {"enum": ["a"]}, "then": {"type": "null"}, "else": {"maxLength": 1}}, "else": {"maxLength": 0}}`,
		`{"anyOf": [{"required": ["a"]}, {"required": ["c"]}, {"type": "array"}]}`,
		`{"anyOf": [{"properties": {"a": {"minLength": 2}}}, {"type": "array"}]}`,
		`{"properties": {"a": {"anyOf": [{"type": "string"}, {"type": "object", "properties": {"b": {"const": "b"}}}]}}}`,
		`{"$ref": "#/$defs/x", "maxLength": 1, "$defs": {"x": {"type": "string", "minLength": 1}}}`,
		`{"properties": {"a": {"$ref": "#"}}, "type": ["object", "string"]}`,
	} {
		s, err := readText(t, schema)
		if err != nil {
			t.Fatal(err)
		}
		for _, value := range values {
			valid := s.v5().Validate(decoded(t, []byte(value))) == nil
			suiteCase{Data: []byte(value), Valid: valid}.judge(t, s, []byte(schema))
		}
	}
}

// walked is the walk through a document.
func walked(d *checker) *walk {
	w := new(walk)
	d.walk(w)
	return w
}
