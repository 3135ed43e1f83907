package schemas

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/offercheck/offercheck/internal/jsondoc"
)

// A fault is one place where a document fails its schema.
type fault struct {
	at      jsondoc.Place
	keyword string // of the schema: type, required, format, ...
	node    *jsonschema.Schema
}

// faults asks v5 and translates what fails: one fault for each place, in
// document order. v5's texts are never used: they differ from run to run.
func (d *door) faults() []fault {
	t := translation{door: d, items: map[jsondoc.Node][]jsondoc.Node{}}
	var invalid *jsonschema.ValidationError
	if errors.As(d.schema.v5.Validate(t.value(d.root)), &invalid) {
		t.leaves(invalid)
	}
	slices.SortStableFunc(t.faults, func(a, b fault) int {
		return cmp.Or(jsondoc.Compare(a.at, b.at), cmp.Compare(rank(a.keyword), rank(b.keyword)))
	})
	return slices.CompactFunc(t.faults, func(a, b fault) bool { return a.at == b.at })
}

// rank orders the faults of one place: of a value of the wrong type only that
// is said.
func rank(keyword string) int {
	if i := slices.Index([]string{"type", "const", "enum", "required"}, keyword); i >= 0 {
		return i
	}
	return 99
}

// longest is how many items of a list, or members of an object, are looked at in
// a change set. AWS takes no list of more than 800; a longer one than this is a
// fault. Facts may be longer: a seller may have that many offers.
const longest = 20_000

// mostParts is longest, or no bound for facts and a configuration.
func (d *door) mostParts() int {
	if d.ours {
		return math.MaxInt
	}
	return longest
}

// value is the node as v5 takes it: numbers as text, in the envelope without
// members that are null and without the details, which have schemas of their
// own. What is too long is cut, and noted as a fault.
func (t *translation) value(n jsondoc.Node) any {
	d, most := t.door, t.door.mostParts()
	if n.Len() > most {
		t.faults = append(t.faults, fault{jsondoc.At(n), "longest", &jsonschema.Schema{
			Description: fmt.Sprintf("%s of no more than %d parts", n.Kind(), most)}})
	}
	switch n.Kind() {
	case jsondoc.Object:
		m := make(map[string]any, min(n.Len(), most))
		for name, v := range n.Members() {
			switch {
			case len(m) == most:
				return m
			case d.skipNulls && v.Kind() == jsondoc.Null:
				continue
			case d.skipNulls && name == "DetailsDocument" && v.Kind() == jsondoc.Object:
				m[name] = map[string]any{}
			case d.skipNulls && name == "DetailsDocument" && v.Kind() == jsondoc.Array:
				m[name] = []any{}
			default:
				m[name] = t.value(v)
			}
		}
		return m
	case jsondoc.Array:
		list := make([]any, 0, min(n.Len(), most))
		for i, v := range n.Items() {
			if i == most {
				break
			}
			list = append(list, t.value(v))
		}
		return list
	case jsondoc.String:
		return n.Text()
	case jsondoc.Number:
		return json.Number(readNumber(n.Raw()).standIn())
	case jsondoc.Bool:
		return n.IsTrue()
	}
	return nil
}

// A translation turns v5's errors into faults.
type translation struct {
	door   *door
	faults []fault
	items  map[jsondoc.Node][]jsondoc.Node // of lists that were looked into
}

// leaves goes down to the errors that have no causes. What a choice failed for
// is noise: there the choice itself is the fault.
func (t *translation) leaves(e *jsonschema.ValidationError) {
	keyword := e.KeywordLocation[strings.LastIndexByte(e.KeywordLocation, '/')+1:]
	if len(e.Causes) > 0 && keyword != "anyOf" {
		for _, cause := range e.Causes {
			t.leaves(cause)
		}
		return
	}
	location := strings.TrimSuffix(e.AbsoluteKeywordLocation, "/"+keyword)
	node, ok := t.door.schema.nodes[location]
	if !ok {
		node = t.door.schema.v5
	}
	at := t.find(e.InstanceLocation)
	switch keyword {
	case "required":
		for _, name := range node.Required {
			if v := at.Get(name); !v.Exists() || t.door.skipNulls && v.Kind() == jsondoc.Null {
				t.faults = append(t.faults, fault{jsondoc.Missing(at, name), keyword, described(node, name)})
			}
		}
	case "additionalProperties":
		said := map[string]bool{} // a member given twice is one fault
		for name, v := range at.Members() {
			if len(said) == longest {
				break
			}
			if node.Properties[name] == nil && !said[name] && !(t.door.skipNulls && v.Kind() == jsondoc.Null) {
				said[name] = true
				t.faults = append(t.faults, fault{jsondoc.AtName(v), keyword, node})
			}
		}
	default:
		t.faults = append(t.faults, fault{jsondoc.At(at), keyword, node})
	}
}

// described is the schema of a member, or what it refers to when it has no
// description of its own.
func described(node *jsonschema.Schema, name string) *jsonschema.Schema {
	child := node.Properties[name]
	for child != nil && child.Description == "" && child.Ref != nil {
		child = child.Ref
	}
	if child == nil {
		return node
	}
	return child
}

// find follows an instance location of v5's, which is percent-encoded on top
// of the pointer's escapes.
func (t *translation) find(location string) jsondoc.Node {
	n := t.door.root
	for _, token := range strings.Split(location, "/")[1:] {
		if decoded, err := url.PathUnescape(token); err == nil {
			token = decoded
		}
		token = strings.NewReplacer("~1", "/", "~0", "~").Replace(token)
		if n.Kind() != jsondoc.Array {
			n = n.Get(token)
			continue
		}
		i, err := strconv.Atoi(token)
		if err != nil {
			return n
		}
		n = t.item(n, i)
	}
	return n
}

// item is the i-th item of a list, found once for all of a long list's faults.
func (t *translation) item(list jsondoc.Node, i int) jsondoc.Node {
	items, ok := t.items[list]
	if !ok {
		items = make([]jsondoc.Node, 0, list.Len())
		for _, v := range list.Items() {
			items = append(items, v)
		}
		t.items[list] = items
	}
	return items[i]
}

// message says what is expected, what was found and, where it can be told, how
// to mend it.
func (f fault) message() (message, detail string) {
	expected := f.node.Description
	switch {
	case f.at.Missing != "":
		message = fmt.Sprintf("%s is missing: expected %s", f.at.Missing, expected)
		if close := Nearest(f.at.Missing, memberNames(f.at.Node)); close != "" {
			detail = fmt.Sprintf("there is a member %s; did you mean %s?", Quote(close), f.at.Missing)
		}
		return message, detail
	case f.keyword == "additionalProperties":
		message = fmt.Sprintf("%s is not a member that is allowed here: expected %s", Quote(f.at.Node.Name()), expected)
		if close := Nearest(f.at.Node.Name(), propertyNames(f.node)); close != "" {
			detail = fmt.Sprintf("did you mean %s?", close)
		}
		return message, detail
	}
	return fmt.Sprintf("%s: expected %s, found %s", fieldName(f.at.Node), expected, Show(f.at.Node)), f.hint()
}

func memberNames(n jsondoc.Node) []string {
	var names []string
	for name := range n.Members() {
		names = append(names, name)
	}
	return names
}

func propertyNames(s *jsonschema.Schema) []string {
	var names []string
	for name := range s.Properties {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
