package schema

import (
	"slices"
	"strconv"
	"strings"

	"github.com/offercheck/offercheck/internal/formats"
	"github.com/offercheck/offercheck/internal/jsondoc"
)

// A shape is the merged, precompiled form of all schema nodes (programs) that apply to one
// value. With it a document is traversed once, and each value is visited once.
type shape struct {
	checks
	programs []*program // in the order in which v5 evaluates them
	members  []known    // all that the programs define, by name
	required uint64     // of members, a bit for each
	closed   bool       // no other members
	open     bool       // some program has members: others are unknown
	items    *shape     // nil: anything
	anyOf    [][]*shape // of each list one has to hold
	cases    *cases     // more programs apply, depending on the node
	should   []*program // of the keyword should: failures are warnings
	usual    *checks    // of a string that is valid and as it should be; nil where that takes more to say
	shallow  bool       // it has only checks of the value itself
}

// known is a member that a shape knows.
type known struct {
	name    string
	sign    jsondoc.Sign // of the name
	schema  *shape       // nil: anything
	refused bool         // one of the programs is closed and does not know it
	unknown bool         // it is required, and no program says what it is
	bit     uint64       // of it, when it is required
}

// cases are the tests of a shape (if) and what it is when they hold or not.
type cases struct {
	all       uint64 // a bit for each test
	questions []question
	others    []condition // the tests that no question asks
	shapes    []*shape    // by the tests that hold, a bit for each; nil where these cannot hold together
}

// A question asks which of a few texts a member is, or a member of that. Most
// tests are of this kind.
type question struct {
	outer, inner string // inner may be ""
	texts        []string
	holds        []uint64  // by text: the tests that may hold with it
	byLength     [][]uint8 // the texts of a length
	otherwise    uint64    // the tests that may hold with any other text
}

// A condition is a test that has to be run.
type condition struct {
	bit  uint64
	test *shape
}

// mostTests is how many tests a shape may have: there is room for each way in which they
// may come out.
const mostTests = 12

// mostRequired is among how many members those that are required must be.
const mostRequired = 64

// A shaper makes the shapes of programs, each once.
type shaper struct{ made map[string]*shape }

func newShape(p *program) *shape {
	s := shaper{map[string]*shape{}}
	return s.shape([]*program{p}, nil)
}

// decisions say of programs with a test whether it holds.
type decisions map[*program]bool

// shape is that of a node to which the programs apply, as far as tests are
// decided.
func (s *shaper) shape(roots []*program, decided decisions) *shape {
	if len(roots) == 0 {
		return nil
	}
	key := keyOf(roots, decided)
	if made, ok := s.made[key]; ok {
		return made
	}
	made := &shape{checks: noChecks}
	s.made[key] = made
	var open []*program // with tests that are not decided
	var gather func(*program)
	gather = func(p *program) {
		made.programs = append(made.programs, p)
		for _, q := range p.always {
			gather(q)
		}
		if p.test == nil {
			return
		}
		branch := p.otherwise
		switch holds, known := decided[p]; {
		case !known:
			open = append(open, p)
			return
		case holds:
			branch = p.then
		}
		if branch != nil {
			gather(branch)
		}
	}
	for _, p := range roots {
		gather(p)
	}
	if open != nil { // which of the shapes it is, is seen at each node
		made.cases = s.cases(roots, decided, open)
		return made
	}
	s.fill(made)
	return made
}

func keyOf(roots []*program, decided decisions) string {
	var b strings.Builder
	for _, p := range roots {
		b.WriteString(p.location)
		b.WriteByte('\n')
	}
	var tests []string
	for p, holds := range decided {
		tests = append(tests, p.location+strconv.FormatBool(holds))
	}
	slices.Sort(tests)
	return b.String() + strings.Join(tests, "\n")
}

// fill puts together what the programs of a shape say.
func (s *shaper) fill(made *shape) {
	byName := map[string][]*program{}
	var items []*program
	for _, p := range made.programs {
		made.checks = made.checks.and(p.checks)
		if p.should != nil {
			made.should = append(made.should, p.should)
		}
		made.closed = made.closed || p.closed
		made.open = made.open || p.members != nil
		for _, m := range p.members {
			byName[m.name] = append(byName[m.name], m.schema)
		}
		if p.items != nil {
			items = append(items, p.items)
		}
		if p.anyOf != nil {
			var list []*shape
			for _, q := range p.anyOf {
				list = append(list, s.shape([]*program{q}, nil))
			}
			made.anyOf = append(made.anyOf, list)
		}
	}
	made.items = s.shape(items, nil)
	for _, p := range made.programs { // in the order of the files
		for _, m := range p.members {
			made.add(m.name, s.shape(byName[m.name], nil), false)
		}
	}
	for _, p := range made.programs {
		for _, name := range p.required {
			made.add(name, nil, true)
			i := made.index(name)
			if i >= mostRequired {
				panic("schema: " + p.location + " requires one of too many members") // a fault of the files
			}
			made.members[i].bit = 1 << i
			made.required |= 1 << i
		}
	}
	made.usual = made.usualChecks()
	made.shallow = made.members == nil && !made.closed && made.items == nil && made.anyOf == nil
	for i := range made.members {
		m := &made.members[i]
		m.refused = slices.ContainsFunc(made.programs, func(p *program) bool { return p.closed && p.member(m.name) == nil })
	}
}

// usualChecks are the checks of a usual string, where its format implies that it is valid: one
// check for two.
func (s *shape) usualChecks() *checks {
	if s.kinds != 1<<jsondoc.String || len(s.should) != 1 {
		return nil
	}
	should := s.should[0]
	for _, p := range s.programs {
		if p.format != "" && !formats.Implies(should.format, p.format) {
			return nil
		}
	}
	usual := s.checks.and(should.checks)
	usual.formats = should.formats
	return &usual
}

func (s *shape) add(name string, schema *shape, unknown bool) {
	if s.index(name) < 0 {
		s.members = append(s.members, known{name: name, sign: jsondoc.SignOf(name), schema: schema, unknown: unknown})
	}
}

// find is the index of the member that a value is, -1 for one that is not known. It
// looks from an index on: members mostly come in the order of the schema.
func (s *shape) find(value jsondoc.Node, from int) int {
	for i := from; i < len(s.members); i++ {
		if m := &s.members[i]; value.IsNamed(m.sign, m.name) {
			return i
		}
	}
	for i := range s.members[:from] {
		if m := &s.members[i]; value.IsNamed(m.sign, m.name) {
			return i
		}
	}
	return -1
}

// index is that of a member by its name, -1 for one that is not known.
func (s *shape) index(name string) int {
	return slices.IndexFunc(s.members, func(m known) bool { return m.name == name })
}

// memberWith is the name of the member that is an object with a member of that name; "" if
// none is.
func (s *shape) memberWith(name string) string {
	for _, m := range s.members {
		if m.schema != nil && m.schema.index(name) >= 0 {
			return m.name
		}
	}
	return ""
}

func (p *program) member(name string) *program {
	for i := range p.members {
		if p.members[i].name == name {
			return p.members[i].schema
		}
	}
	return nil
}

// cases finds out how the open tests can come out, and makes the shape of each.
func (s *shaper) cases(roots []*program, decided decisions, open []*program) *cases {
	if len(open) > mostTests {
		panic("schema: " + roots[0].location + " has too many tests") // a fault of the files
	}
	c := &cases{all: uint64(1)<<len(open) - 1, shapes: make([]*shape, 1<<len(open))}
	for i, p := range open {
		bit := uint64(1) << i
		if asked, ok := p.test.questions(); ok && p.test.kinds == anyKind {
			for _, a := range asked {
				c.ask(a, bit)
			}
		} else {
			c.others = append(c.others, condition{bit, s.shape([]*program{p.test}, nil)})
		}
	}
	for i := range c.questions {
		q := &c.questions[i]
		own := q.otherwise // while asking: the tests that ask it
		q.otherwise = c.all &^ own
		for k, text := range q.texts {
			q.holds[k] |= q.otherwise
			if more := len(text) + 1 - len(q.byLength); more > 0 {
				q.byLength = append(q.byLength, make([][]uint8, more)...)
			}
			q.byLength[len(text)] = append(q.byLength[len(text)], uint8(k))
		}
	}
	for _, held := range c.outcomes() {
		if c.shapes[held] != nil {
			continue
		}
		next := decisions{}
		for p, holds := range decided {
			next[p] = holds
		}
		for i, p := range open {
			next[p] = held&(1<<i) != 0
		}
		c.shapes[held] = s.shape(roots, next)
	}
	return c
}

// ask lets a test ask a question: which of its texts a member is.
func (c *cases) ask(a question, test uint64) {
	i := slices.IndexFunc(c.questions, func(q question) bool { return q.outer == a.outer && q.inner == a.inner })
	if i < 0 {
		i = len(c.questions)
		c.questions = append(c.questions, question{outer: a.outer, inner: a.inner})
	}
	q := &c.questions[i]
	q.otherwise |= test
	for _, text := range a.texts {
		k := slices.Index(q.texts, text)
		if k < 0 {
			k = len(q.texts)
			q.texts, q.holds = append(q.texts, text), append(q.holds, 0)
		}
		q.holds[k] |= test
	}
}

// outcomes are the sets of tests that may hold together.
func (c *cases) outcomes() []uint64 {
	held := []uint64{c.all}
	for _, q := range c.questions {
		var next []uint64
		for _, h := range held {
			for _, may := range slices.Concat(q.holds, []uint64{q.otherwise}) {
				next = append(next, h&may)
			}
		}
		slices.Sort(next)
		held = slices.Compact(next)
	}
	held = append(held, c.all) // what is no object passes the tests that ask for members
	for _, o := range c.others {
		for _, h := range held {
			held = append(held, h&^o.bit)
		}
	}
	return held
}

// questions are those that a test comes to, when it asks only for members
// that are one of a few texts; ok is false when it asks for anything else.
func (p *program) questions() (list []question, ok bool) {
	for _, m := range p.members {
		if !slices.Contains(p.required, m.name) {
			return nil, false
		}
		if m.schema.texts != nil && m.schema.onlyChecks(checks{kinds: anyKind, texts: m.schema.texts}) {
			list = append(list, question{outer: m.name, texts: m.schema.texts})
			continue
		}
		below, ok := m.schema.questions()
		if !ok || len(below) != 1 || below[0].inner != "" || m.schema.kinds != 1<<jsondoc.Object {
			return nil, false
		}
		list = append(list, question{outer: m.name, inner: below[0].outer, texts: below[0].texts})
	}
	bare := checks{kinds: p.kinds, maxLen: -1, maxItems: -1}
	return list, len(list) == len(p.required) && len(list) > 0 && p.checks.equal(bare) && p.saysNoMore()
}

// onlyChecks reports whether p says nothing but some of the checks.
func (p *program) onlyChecks(c checks) bool {
	c.maxLen, c.maxItems = -1, -1
	return p.checks.equal(c) && p.saysNoMore() && p.members == nil && p.required == nil
}

// saysNoMore reports whether p says nothing beside checks, members and which of
// them are required.
func (p *program) saysNoMore() bool {
	return !p.closed && p.items == nil && p.always == nil && p.anyOf == nil && p.test == nil
}

// onlyRefers reports whether p says nothing of a value itself: it leads to other
// nodes, or to what the value holds.
func (p *program) onlyRefers() bool {
	return p.checks.equal(noChecks) && p.required == nil && !p.closed && p.anyOf == nil
}

func (c checks) equal(d checks) bool {
	return c.kinds == d.kinds && c.integer == d.integer && c.positive == d.positive && c.least == d.least && c.most == d.most &&
		slices.Equal(c.texts, d.texts) && c.minLen == d.minLen && c.maxLen == d.maxLen && c.minItems == d.minItems &&
		c.maxItems == d.maxItems && c.minProps == d.minProps && len(c.formats) == 0
}
