package schema

import (
	"encoding/json"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/offercheck/offercheck/internal/jsondoc"
)

// askOnce memoizes [checker.ask] for strings: long lists often repeat one bad value, and v5
// is slow.
func (c *checker) askOnce(p *program, n jsondoc.Node) []string {
	if n.Kind() != jsondoc.String {
		return c.ask(p, n)
	}
	q := askKey{p, n.Raw()}
	keywords, known := c.answers[q]
	if !known {
		if c.answers == nil {
			c.answers = map[askKey][]string{}
		}
		keywords = c.ask(p, n)
		c.answers[q] = keywords
	}
	return keywords
}

// An askKey is the key of the answers that are kept.
type askKey struct {
	program *program
	text    string // as it is written
}

// ask returns the keywords of p that n itself fails according to v5.
func (c *checker) ask(p *program, n jsondoc.Node) []string {
	err := c.schema.v5().shallow[p.location].Validate(c.value(n, p.anyOf != nil))
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

// shallow is what a schema node says of a value itself, less what it says of what
// the value holds and what other nodes say of it. It goes without names, which
// v5 would write into messages that nobody reads. When the node allows no further
// members v5 so finds every member to be one: appendFaults tells which are.
func shallow(s *jsonschema.Schema) *jsonschema.Schema {
	own := *s
	own.Ref, own.AllOf, own.If, own.Then, own.Else, own.Items2020 = nil, nil, nil, nil, nil, nil
	own.Properties = nil
	own.Location, own.Format = "", ""
	return &own
}

// value is n as v5 takes it: numbers as text, in the envelope without members
// that are null; what is too long is cut. What n holds is left empty unless it
// is asked for, too.
func (c *checker) value(n jsondoc.Node, whole bool) any {
	inside := func(n jsondoc.Node) any {
		if whole {
			return c.value(n, true)
		}
		return nil
	}
	switch n.Kind() {
	case jsondoc.Object:
		m := make(map[string]any, min(n.Len(), c.most()))
		for name, v := range n.Members() {
			if len(m) == c.most() {
				break
			}
			if !c.skipNulls || v.Kind() != jsondoc.Null {
				m[name] = inside(v)
			}
		}
		return m
	case jsondoc.Array:
		list := make([]any, 0, min(n.Len(), c.most()))
		for i, v := range n.Items() {
			if i == c.most() {
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
