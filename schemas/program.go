package schemas

import (
	"math/big"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/offercheck/offercheck/internal/jsondoc"
)

// A program is a compiled schema as a tree of plain checks. It says whether a
// node is certainly valid, and which members the schema does not know.
type program struct {
	kinds     kinds // the JSON types allowed; none set: any
	integer   bool  // a number must be whole
	positive  bool  // a number must be greater than 0
	least     *int64
	most      *int64
	enum      []string
	minLen    int // code points; -1: no bound, here and below
	maxLen    int
	minItems  int
	maxItems  int
	minProps  int
	format    format
	required  []string
	members   []member
	closed    bool // no other members
	items     *program
	always    []*program // $ref and allOf
	anyOf     []*program
	test      *program // if
	quick     []choice // the same as test, when it only compares members with texts
	then      *program
	otherwise *program // else
	unsure    bool     // the schema says something that the program does not understand
}

type member struct {
	name   string
	schema *program
}

type kinds uint8

func (k kinds) has(kind jsondoc.Kind) bool { return k == 0 || k&(1<<kind) != 0 }

var kindsByName = map[string]kinds{
	"null": 1 << jsondoc.Null, "boolean": 1 << jsondoc.Bool, "number": 1 << jsondoc.Number, "integer": 1 << jsondoc.Number,
	"string": 1 << jsondoc.String, "array": 1 << jsondoc.Array, "object": 1 << jsondoc.Object,
}

func newProgram(s *jsonschema.Schema) *program {
	b := builder{made: map[*jsonschema.Schema]*program{}}
	return b.program(s)
}

// A builder makes one program for each schema node.
type builder struct {
	made map[*jsonschema.Schema]*program
}

func (b *builder) program(s *jsonschema.Schema) *program {
	if s == nil {
		return nil
	}
	if p, ok := b.made[s]; ok {
		return p
	}
	p := &program{
		minLen: s.MinLength, maxLen: s.MaxLength, minItems: s.MinItems, maxItems: s.MaxItems, minProps: s.MinProperties,
		required: s.Required, format: formats[s.Format], unsure: !understood(s),
	}
	b.made[s] = p
	for _, t := range s.Types {
		p.kinds |= kindsByName[t]
		p.integer = p.integer || t == "integer"
	}
	for _, v := range slices.Concat(s.Constant, s.Enum) {
		text, ok := v.(string)
		p.enum = append(p.enum, text)
		p.unsure = p.unsure || !ok
	}
	if s.ExclusiveMinimum != nil {
		p.positive = true
		p.unsure = p.unsure || s.ExclusiveMinimum.Sign() != 0
	}
	p.least, p.most = p.bound(s.Minimum), p.bound(s.Maximum)
	for name, child := range s.Properties {
		p.members = append(p.members, member{name, b.program(child)})
	}
	slices.SortFunc(p.members, func(a, b member) int { return strings.Compare(a.name, b.name) })
	p.closed = s.AdditionalProperties == false
	p.items = b.program(s.Items2020)
	p.test, p.then, p.otherwise = b.program(s.If), b.program(s.Then), b.program(s.Else)
	if p.test != nil {
		p.quick, _ = p.test.choices()
	}
	if s.Ref != nil {
		p.always = append(p.always, b.program(s.Ref))
	}
	for _, child := range s.AllOf {
		p.always = append(p.always, b.program(child))
	}
	for _, child := range s.AnyOf {
		p.anyOf = append(p.anyOf, b.program(child))
	}
	return p
}

// bound is a bound of numbers, nil when there is none.
func (p *program) bound(r *big.Rat) *int64 {
	if r == nil {
		return nil
	}
	n := r.Num().Int64()
	p.unsure = p.unsure || !r.IsInt() || n <= -beyond || n >= beyond || !r.Num().IsInt64()
	return &n
}

// understood says whether the program has a check for everything that the
// schema node says.
func understood(s *jsonschema.Schema) bool {
	_, knownFormat := formats[s.Format]
	return s.Always == nil && s.RecursiveRef == nil && s.DynamicRef == nil && s.Not == nil && s.OneOf == nil &&
		s.MaxProperties < 0 && s.PropertyNames == nil && s.PatternProperties == nil && s.Dependencies == nil &&
		s.DependentRequired == nil && s.DependentSchemas == nil && s.UnevaluatedProperties == nil &&
		!s.UniqueItems && s.Items == nil && s.PrefixItems == nil && s.Contains == nil && s.UnevaluatedItems == nil &&
		s.Pattern == nil && s.ContentEncoding == "" && s.ContentMediaType == "" && s.Extensions == nil &&
		s.ExclusiveMaximum == nil && s.MultipleOf == nil &&
		(s.Format == "" || knownFormat) && (s.AdditionalProperties == nil || s.AdditionalProperties == false) &&
		!(len(s.Constant) > 0 && len(s.Enum) > 0)
}

// A walk is one run of a program over a node. It goes on after a failure, so
// that all unknown members and remarks are found in one run.
type walk struct {
	valid     bool
	skipNulls bool // a member that is null counts as absent
	unknown   []unknownMember
	remarks   []remark

	applied []*program // a stack: the programs that apply to the node at hand
	quiet   int        // inside a test, where only the answer counts
}

// stacks are used again, so that a walk over a valid document allocates nothing.
var stacks = sync.Pool{New: func() any { return new([]*program) }}

// An unknownMember is a member that no schema of its object knows.
type unknownMember struct {
	node  jsondoc.Node
	known []string
}

// A remark is about a value that is valid but unusual.
type remark struct {
	node jsondoc.Node
	text string
}

func (w *walk) fail() { w.valid = false }

// node runs p, and all that p applies, over one node and what it holds.
func (w *walk) node(p *program, n jsondoc.Node) {
	base := len(w.applied)
	w.apply(p, n)
	w.inside(base, n)
}

// inside goes through what n holds. The programs that apply to n are those from
// base on; what several of them say of one member is checked together, so that
// a member is unknown only when none of them knows it.
func (w *walk) inside(base int, n jsondoc.Node) {
	if n.Len() > longest {
		w.fail()
	}
	switch n.Kind() {
	case jsondoc.Object:
		w.object(base, n)
	case jsondoc.Array:
		end := len(w.applied)
		for i, item := range n.Items() {
			if i == longest {
				break
			}
			for _, p := range w.applied[base:end] {
				if p.items != nil {
					w.apply(p.items, item)
				}
			}
			if len(w.applied) > end {
				w.inside(end, item)
			}
		}
	}
	w.applied = w.applied[:base]
}

// object checks the members of n.
func (w *walk) object(base int, n jsondoc.Node) {
	settled := w.typeIsKnown(base, n)
	end, looked := len(w.applied), 0
	for name, value := range n.Members() {
		if looked++; looked > longest {
			break
		}
		if w.skipNulls && value.Kind() == jsondoc.Null {
			continue
		}
		known, open := false, false
		for _, p := range w.applied[base:end] {
			if child := p.member(name); child != nil {
				known = true
				w.apply(child, value)
			} else if p.closed {
				known = true
				w.fail()
			}
			open = open || p.members != nil
		}
		if len(w.applied) > end {
			w.inside(end, value)
		}
		if !known && open && settled && w.quiet == 0 {
			w.unknown = append(w.unknown, unknownMember{value, w.names(base)})
		}
	}
}

func (p *program) member(name string) *program {
	for i := range p.members {
		if p.members[i].name == name {
			return p.members[i].schema
		}
	}
	return nil
}

// names are the member names that the applied programs know.
func (w *walk) names(base int) []string {
	var names []string
	for _, p := range w.applied[base:] {
		for _, m := range p.members {
			names = append(names, m.name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// typeIsKnown says whether the Type of an object is one that its schema knows.
// Where it is not, and the schema goes by it, nobody can say which other
// members the object may have.
func (w *walk) typeIsKnown(base int, n jsondoc.Node) bool {
	known, asked := true, false
	for _, p := range w.applied[base:] {
		asked = asked || p.test != nil
		if kind := p.member("Type"); kind != nil && kind.enum != nil && !slices.Contains(kind.enum, n.Get("Type").Text()) {
			known = false
		}
	}
	return known || !asked
}

// apply checks what p says of n itself and notes every program that applies to
// n.
func (w *walk) apply(p *program, n jsondoc.Node) {
	w.applied = append(w.applied, p)
	if !w.holdsItself(p, n) {
		w.fail()
	}
	for _, q := range p.always {
		w.apply(q, n)
	}
	if p.test != nil {
		branch := p.then
		if !w.chooses(p, n) {
			branch = p.otherwise
		}
		if branch != nil {
			w.apply(branch, n)
		}
	}
	if len(p.anyOf) > 0 && !slices.ContainsFunc(p.anyOf, func(q *program) bool { return w.passes(q, n) }) {
		w.fail()
	}
}

// A choice asks whether a member, or a member of that member, is one of a few
// texts.
type choice struct {
	outer, inner string // inner may be ""
	texts        []string
}

// choices are what p asks for, when it asks only for members that are one of a
// few texts; ok is false when it asks for anything else.
func (p *program) choices() (list []choice, ok bool) {
	for _, m := range p.members {
		inner := m.schema
		if !slices.Contains(p.required, m.name) {
			return nil, false
		}
		if inner.onlyCompares() {
			list = append(list, choice{outer: m.name, texts: inner.enum})
			continue
		}
		if inner.kinds != 1<<jsondoc.Object {
			return nil, false
		}
		below, ok := inner.choices()
		if !ok || len(below) != 1 || below[0].inner != "" {
			return nil, false
		}
		list = append(list, choice{m.name, below[0].outer, below[0].texts})
	}
	plain := *p
	plain.members, plain.required, plain.kinds = nil, nil, 0
	return list, len(list) == len(p.required) && len(list) > 0 && plain.saysNothing()
}

// onlyCompares says whether p holds a text to an enumeration and nothing else.
func (p *program) onlyCompares() bool {
	plain := *p
	plain.enum = nil
	return p.enum != nil && plain.saysNothing()
}

func (p *program) saysNothing() bool {
	return p.kinds == 0 && !p.integer && !p.positive && p.least == nil && p.most == nil && p.enum == nil && p.minLen < 0 && p.maxLen < 0 && p.minItems < 0 && p.maxItems < 0 &&
		p.minProps < 0 && p.format.check == nil && p.required == nil && p.members == nil && !p.closed && p.items == nil &&
		p.always == nil && p.anyOf == nil && p.test == nil && !p.unsure
}

// chooses says whether n passes the test of p.
func (w *walk) chooses(p *program, n jsondoc.Node) bool {
	if p.quick == nil || n.Kind() != jsondoc.Object {
		return w.passes(p.test, n)
	}
	for i := range p.quick {
		c := &p.quick[i]
		at := n.Get(c.outer)
		if c.inner != "" {
			at = at.Get(c.inner)
		}
		if at.Kind() != jsondoc.String || !slices.Contains(c.texts, at.Text()) {
			return false
		}
	}
	return true
}

// passes says whether n is valid under p, without noting anything else.
func (w *walk) passes(p *program, n jsondoc.Node) bool {
	valid := w.valid
	w.valid = true
	w.quiet++
	w.node(p, n)
	w.quiet--
	passed := w.valid
	w.valid = valid
	return passed
}

// holdsItself checks what p says of n without looking at what n holds.
func (w *walk) holdsItself(p *program, n jsondoc.Node) bool {
	if p.unsure {
		return false
	}
	kind := n.Kind()
	if !p.kinds.has(kind) {
		return false
	}
	if p.enum != nil && (kind != jsondoc.String || !slices.Contains(p.enum, n.Text())) {
		return false
	}
	switch kind {
	case jsondoc.String:
		return w.stringHolds(p, n)
	case jsondoc.Number:
		return p.numberHolds(n.Raw())
	case jsondoc.Array:
		return n.Len() >= p.minItems && (p.maxItems < 0 || n.Len() <= p.maxItems)
	case jsondoc.Object:
		if n.Len() < p.minProps {
			return false
		}
		for _, name := range p.required {
			if m := n.Get(name); !m.Exists() || w.skipNulls && m.Kind() == jsondoc.Null {
				return false
			}
		}
	}
	return true
}

func (p *program) numberHolds(text string) bool {
	if !p.integer && !p.positive && p.least == nil && p.most == nil {
		return true
	}
	n := readNumber(text)
	return (!p.integer || n.isInteger()) && (!p.positive || n.isPositive()) &&
		(p.least == nil || n.compare(*p.least) >= 0) && (p.most == nil || n.compare(*p.most) <= 0)
}

func (w *walk) stringHolds(p *program, n jsondoc.Node) bool {
	if p.minLen < 0 && p.maxLen < 0 && p.format.check == nil {
		return true
	}
	text := n.Text()
	if p.minLen >= 0 || p.maxLen >= 0 {
		length := utf8.RuneCountInString(text)
		if length < p.minLen || p.maxLen >= 0 && length > p.maxLen {
			return false
		}
	}
	if p.format.check == nil {
		return true
	}
	if !p.format.check(text) {
		return false
	}
	if p.format.remark != nil && w.quiet == 0 {
		if why := p.format.remark(text); why != "" {
			w.remarks = append(w.remarks, remark{n, why})
		}
	}
	return true
}
