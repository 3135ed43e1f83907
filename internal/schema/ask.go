package schema

import (
	"encoding/json"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/offercheck/offercheck/internal/jsondoc"
)

// askOnce memoizes [checker.ask] for strings: long lists often repeat one bad value, and v5
// is slow.
func (d *checker) askOnce(p *program, n jsondoc.Node) []string {
	if n.Kind() != jsondoc.String {
		return d.ask(p, n)
	}
	q := asked{p, n.Raw()}
	keywords, known := d.asked[q]
	if !known {
		if d.asked == nil {
			d.asked = map[asked][]string{}
		}
		keywords = d.ask(p, n)
		d.asked[q] = keywords
	}
	return keywords
}

// asked is the key of that cache.
type asked struct {
	program *program
	text    string // as it is written
}

// ask returns the keywords of p that n itself fails according to v5.
func (d *checker) ask(p *program, n jsondoc.Node) []string {
	err := d.schema.v5().alone[p.location].Validate(d.value(n, p.anyOf != nil))
	invalid, ok := err.(*jsonschema.ValidationError)
	if !ok {
		return nil
	}
	keywords := make([]string, 0, 1)
	for _, cause := range invalid.Causes {
		keywords = append(keywords, cause.KeywordLocation[strings.LastIndexByte(cause.KeywordLocation, '/')+1:])
	}
	return keywords
}

// alone is what a schema node says of a value itself, less what it says of what
// the value holds and what other nodes say of it. It goes without names, which
// v5 would write into messages that nobody reads. When the node allows no further
// members v5 so finds every member to be one: appendFaults tells which are.
func alone(s *jsonschema.Schema) *jsonschema.Schema {
	own := *s
	own.Ref, own.AllOf, own.If, own.Then, own.Else, own.Items2020 = nil, nil, nil, nil, nil, nil
	own.Properties = nil
	own.Location, own.Format = "", ""
	return &own
}

// value is n as v5 takes it: numbers as text, in the envelope without members
// that are null; what is too long is cut. What n holds is left empty unless it
// is asked for, too.
func (d *checker) value(n jsondoc.Node, whole bool) any {
	inside := func(n jsondoc.Node) any {
		if whole {
			return d.value(n, true)
		}
		return nil
	}
	switch n.Kind() {
	case jsondoc.Object:
		m := make(map[string]any, min(n.Len(), d.most()))
		for name, v := range n.Members() {
			if len(m) == d.most() {
				break
			}
			if !d.skipNulls || v.Kind() != jsondoc.Null {
				m[name] = inside(v)
			}
		}
		return m
	case jsondoc.Array:
		list := make([]any, 0, min(n.Len(), d.most()))
		for i, v := range n.Items() {
			if i == d.most() {
				break
			}
			list = append(list, inside(v))
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
