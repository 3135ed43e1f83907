package schema

import (
	"slices"
	"unicode/utf8"

	"github.com/offercheck/offercheck/internal/jsondoc"
)

// A walk is one run of a shape over a document. It goes on after a failure, so
// that all that is wrong, unknown or unusual is found in one run.
type walk struct {
	skipNulls bool // a member that is null counts as absent
	most      int  // how many items of a list, or members of an object, are looked at

	failed   bool
	failures []failure
	unknown  []unknownMember
	remarks  []fault // of what is valid but unusual
	inTest   int     // how many tests it is inside of, where only failed counts

	alike [jsondoc.MostAlike]*shape // of the members of an item, for those that are like it
}

// A failure is a node that the programs of a shape do not hold for; what is
// inside has failures of its own.
type failure struct {
	node  jsondoc.Node
	shape *shape
}

// An unknownMember is a member that no schema of its object knows.
type unknownMember struct {
	node   jsondoc.Node
	known  []string
	inside string // the known member that has a member of that name; "" if none has
}

func (w *walk) fail(s *shape, n jsondoc.Node) {
	w.failed = true
	if w.inTest == 0 {
		w.failures = append(w.failures, failure{n, s})
	}
}

// node runs a shape over one node and what it holds.
func (w *walk) node(s *shape, n jsondoc.Node) {
	for s.cases != nil {
		s = s.cases.shapes[w.passedTests(s.cases, n)]
	}
	holds := s.hold(n)
	if holds && s.should != nil {
		w.remark(s, n)
	}
	switch n.Kind() {
	case jsondoc.Object:
		holds = w.object(s, n) && holds && n.Len() <= w.most
	case jsondoc.Array:
		if s.items != nil {
			w.items(s.items, n)
		}
		holds = holds && n.Len() <= w.most
	}
	for _, list := range s.anyOf {
		holds = holds && slices.ContainsFunc(list, func(o *shape) bool { return w.passes(o, n) })
	}
	if !holds {
		w.fail(s, n)
	}
}

func (w *walk) items(s *shape, list jsondoc.Node) {
	items := list.Inside()
	var schemas []*shape // of the members, where items are alike and these are all that is asked
	known := false
	for range min(list.Len(), w.most) {
		item := items.Next()
		switch alike := item.IsAlike(); {
		case !alike:
			known = false
		case !known:
			schemas, known = w.schemasOf(s, item), true
		}
		if !known || schemas == nil {
			w.node(s, item)
			continue
		}
		members := item.Inside()
		for _, m := range schemas {
			switch value := members.Next(); {
			case m.usual != nil && m.usual.hold(value):
			case !m.hold(value):
				w.fail(m, value)
			case m.should != nil:
				w.remark(m, value)
			}
		}
	}
}

// schemasOf are the schemas of the members of an item that is alike, where these decide
// whether it and those that follow hold; else nil.
func (w *walk) schemasOf(s *shape, item jsondoc.Node) []*shape {
	if s.anyOf != nil || w.skipNulls || item.Len() > w.most || !s.hold(item) {
		return nil
	}
	seen, members := uint64(0), item.Inside()
	for k := range item.Len() {
		i := s.find(members.Next(), k)
		if i < 0 {
			return nil
		}
		m := &s.members[i]
		if m.unknown || m.refused || !m.schema.shallow {
			return nil
		}
		seen |= m.bit
		w.alike[k] = m.schema
	}
	if seen&s.required != s.required {
		return nil
	}
	return w.alike[:item.Len()]
}

// object looks at the members of n, and reports whether none is missing or is not
// allowed.
func (w *walk) object(s *shape, n jsondoc.Node) bool {
	holds, seen, next, members := true, uint64(0), 0, n.Inside()
	known := s.members
	for range min(n.Len(), w.most) {
		value := members.Next()
		if w.skipNulls && value.Kind() == jsondoc.Null {
			continue
		}
		i := next // as mostly
		if i >= len(known) || !value.IsNamed(known[i].sign, known[i].name) {
			i = s.find(value, next)
		}
		if i < 0 {
			holds = holds && !s.closed
			w.noteUnknown(s, n, value)
			continue
		}
		m := &known[i]
		next, seen = i+1, seen|m.bit
		if m.unknown {
			w.noteUnknown(s, n, value)
		}
		holds = holds && !m.refused
		switch {
		case m.schema == nil:
		case value.IsReplaced(): // the last of a name is what counts
			failures, failed := len(w.failures), w.failed
			w.node(m.schema, value)
			w.failures, w.failed = w.failures[:failures], failed
		case m.schema.shallow:
			if !m.schema.hold(value) || value.Len() > w.most {
				w.fail(m.schema, value)
			} else if m.schema.should != nil {
				w.remark(m.schema, value)
			}
		default:
			w.node(m.schema, value)
		}
	}
	return holds && seen&s.required == s.required
}

// noteUnknown notes a member of n that the schemas of n do not know.
func (w *walk) noteUnknown(s *shape, n, value jsondoc.Node) {
	if s.open && !s.closed && w.inTest == 0 && s.goesByKnownType(n) {
		w.unknown = append(w.unknown, unknownMember{value, s.names(), s.memberWith(value.Name())})
	}
}

// remark notes what a value should be and is not.
func (w *walk) remark(s *shape, n jsondoc.Node) {
	if w.inTest > 0 {
		return
	}
	for _, p := range s.should {
		if !p.hold(n) {
			w.remarks = append(w.remarks, fault{at: jsondoc.At(n), keyword: "should", schema: p})
			continue
		}
		if n.Kind() != jsondoc.Object {
			continue
		}
		for _, name := range p.required {
			if v := n.Get(name); !v.Exists() || w.skipNulls && v.Kind() == jsondoc.Null {
				w.remarks = append(w.remarks, fault{at: jsondoc.Missing(n, name), keyword: "should", schema: p})
			}
		}
	}
}

// passedTests are the tests that hold for n.
func (w *walk) passedTests(c *cases, n jsondoc.Node) uint64 {
	held := ^uint64(0)
	for i := range c.questions {
		held &= c.questions[i].answer(n)
	}
	for _, o := range c.others {
		if !w.passes(o.test, n) {
			held &^= o.bit
		}
	}
	return held & c.all
}

// answer are the tests that may hold for n by this question. What is no object
// has no member to ask for, and passes.
func (q *question) answer(n jsondoc.Node) uint64 {
	if n.Kind() != jsondoc.Object {
		return ^uint64(0)
	}
	n = n.Get(q.outer)
	if q.inner != "" {
		n = n.Get(q.inner)
	}
	if n.Kind() == jsondoc.String {
		if text := n.Text(); len(text) < len(q.byLength) {
			for _, i := range q.byLength[len(text)] {
				if q.texts[i] == text {
					return q.holds[i]
				}
			}
		}
	}
	return q.otherwise
}

// passes reports whether n is valid under s, without noting anything else.
func (w *walk) passes(s *shape, n jsondoc.Node) bool {
	failed := w.failed
	w.failed = false
	w.inTest++
	w.node(s, n)
	w.inTest--
	passed := !w.failed
	w.failed = failed
	return passed
}

// names are the member names that the shape knows, in order.
func (s *shape) names() []string {
	var names []string
	for _, m := range s.members {
		if !m.unknown {
			names = append(names, m.name)
		}
	}
	slices.Sort(names)
	return names
}

// goesByKnownType is false for an object whose Type its schema does not know,
// where the schema goes by it: nobody can say which other members it may have.
func (s *shape) goesByKnownType(n jsondoc.Node) bool {
	known, asked := true, false
	for _, p := range s.programs {
		asked = asked || p.test != nil
		if kind := p.member("Type"); kind != nil && kind.texts != nil && !slices.Contains(kind.texts, n.Get("Type").Text()) {
			known = false
		}
	}
	return known || !asked
}

func runes(text string) int { return utf8.RuneCountInString(text) }
