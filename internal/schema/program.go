package schema

import (
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/offercheck/offercheck/internal/formats"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/schemas"
)

// A program is one node of a schema file as plain checks.
//
// Beside the keywords of JSON Schema the files have "should": a schema for what a
// valid value ought to be. One that is not is a warning; the title says how to fix it. With
// "unless" in it, as [UnlessResale], it does not hold for some offers.
type program struct {
	checks
	location    string // of the node, as v5 gives it
	title       string
	description string
	format      string // by name
	required    []string
	members     []member
	closed      bool // no other members
	items       *program
	always      []*program // $ref and allOf
	anyOf       []*program
	test        *program // if
	then        *program
	otherwise   *program // else
	should      *program
	unless      string // of a should: the offers that it does not hold for
}

// UnlessResale is what "unless" says for offers that are made from a resale authorization.
const UnlessResale = "resale"

type member struct {
	name   string
	schema *program
}

// checks are what a schema says of a value itself, whatever the value holds.
type checks struct {
	kinds    kinds
	integer  bool     // a number must be whole
	positive bool     // a number must be greater than 0
	least    *int64   // of a number
	most     *int64   // of a number
	texts    []string // the only values; nil: any
	minLen   int      // code points
	maxLen   int      // code points; -1: no bound, as for the others
	minItems int
	maxItems int
	minProps int
	formats  []formats.Format
}

// noChecks hold for every value.
var noChecks = checks{kinds: anyKind, maxLen: -1, maxItems: -1}

// kinds is a set of JSON types.
type kinds uint8

const anyKind = ^kinds(0)

func (k kinds) has(kind jsondoc.Kind) bool { return k&(1<<(kind&7)) != 0 }

var kindsByName = map[string]kinds{
	"null": 1 << jsondoc.Null, "boolean": 1 << jsondoc.Bool, "number": 1 << jsondoc.Number, "integer": 1 << jsondoc.Number,
	"string": 1 << jsondoc.String, "array": 1 << jsondoc.Array, "object": 1 << jsondoc.Object,
}

// A reader reads schema files into programs, each node once.
type reader struct {
	files map[string]jsondoc.Node
	made  map[string]*program // by location
}

// readProgram reads the schema file of that name and what it refers to. An
// error is a fault of the files, which a test finds.
func readProgram(name string) (*program, error) {
	r := reader{files: map[string]jsondoc.Node{}, made: map[string]*program{}}
	return r.refer(name, "")
}

// refer gives the program that a reference leads to from a file.
func (r *reader) refer(ref, from string) (*program, error) {
	file, fragment, _ := strings.Cut(ref, "#")
	if file == "" {
		file = from
	} else {
		file = path.Join(path.Dir(from), file)
	}
	n, ok := r.files[file]
	if !ok {
		text, err := fs.ReadFile(schemas.Files(), file)
		if err != nil {
			return nil, err
		}
		doc, err := jsondoc.Parse(text, jsondoc.Options{})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		n = doc.Root()
		r.files[file] = n
	}
	if fragment != "" && fragment[0] != '/' {
		return nil, fmt.Errorf("%s: the program does not understand $ref to %s, which is no pointer", from, ref)
	}
	for _, token := range strings.Split(fragment, "/")[1:] {
		name, err := url.PathUnescape(jsondoc.UnescapeToken(token))
		if err != nil {
			return nil, fmt.Errorf("%s: $ref to %s: %w", from, ref, err)
		}
		n = n.Get(name)
	}
	return r.program(n, file, fragment)
}

// program reads the node n, which stands at a pointer in a file.
func (r *reader) program(n jsondoc.Node, file, pointer string) (*program, error) {
	location := base + file + "#" + pointer
	if p, ok := r.made[location]; ok {
		return p, nil
	}
	p := &program{checks: noChecks, location: location}
	r.made[location] = p
	if n.Kind() != jsondoc.Object {
		return nil, fmt.Errorf("%s is no schema", location)
	}
	var err error
	child := func(n jsondoc.Node, below string) *program {
		c, e := r.program(n, file, pointer+below)
		if e != nil && err == nil {
			err = e
		}
		return c
	}
	for keyword, v := range n.Members() {
		known := true
		switch keyword {
		case "title":
			p.title = v.Text()
		case "should":
			p.should = child(v, "/should")
		case "unless":
			p.unless = v.Text()
		case "$schema", "$comment", "$defs", "examples", "deprecated":
		case "description":
			p.description = v.Text()
		case "$ref":
			target, e := r.refer(v.Text(), file)
			if e != nil {
				return nil, e
			}
			p.always = slices.Insert(p.always, 0, target) // v5 looks at it before allOf
		case "allOf":
			for i, v := range v.Items() {
				p.always = append(p.always, child(v, "/allOf/"+strconv.Itoa(i)))
			}
		case "anyOf":
			for i, v := range v.Items() {
				p.anyOf = append(p.anyOf, child(v, "/anyOf/"+strconv.Itoa(i)))
			}
		case "if":
			p.test = child(v, "/if")
		case "then":
			p.then = child(v, "/then")
		case "else":
			p.otherwise = child(v, "/else")
		case "properties":
			for name, v := range v.Members() {
				p.members = append(p.members, member{name, child(v, "/properties/"+escape(name))})
			}
		case "additionalProperties":
			p.closed, known = true, v.Raw() == "false"
		case "items":
			p.items = child(v, "/items")
		case "required":
			p.required = texts(v)
		case "format":
			var f formats.Format
			p.format = v.Text()
			f, known = formats.All[p.format]
			p.formats = []formats.Format{f}
		default:
			known = p.check(keyword, v)
		}
		if !known {
			return nil, fmt.Errorf("%s: the program does not understand %s", location, keyword)
		}
	}
	return p, err
}

// escape gives a name as it stands in a location, as v5 writes it.
func escape(name string) string { return url.PathEscape(jsondoc.EscapeToken(name)) }

// Check reads a keyword that is about the value itself; false for one that is
// not understood.
func (p *program) check(keyword string, v jsondoc.Node) (understood bool) {
	switch keyword {
	case "type":
		p.kinds = 0
		for _, name := range append(texts(v), v.Text()) {
			p.kinds |= kindsByName[name]
			p.integer = p.integer || name == "integer"
		}
		return p.kinds != 0
	case "const":
		p.texts = []string{v.Text()}
		return v.Kind() == jsondoc.String
	case "enum":
		p.texts = texts(v)
		return len(p.texts) == v.Len() && v.Len() > 0 // v5 takes an empty one for none
	case "exclusiveMinimum":
		p.positive = true
		return v.Raw() == "0"
	case "minimum":
		p.least = new(int64)
		return readInt(v, p.least)
	case "maximum":
		p.most = new(int64)
		return readInt(v, p.most)
	}
	for name, bound := range map[string]*int{
		"minLength": &p.minLen, "maxLength": &p.maxLen, "minItems": &p.minItems, "maxItems": &p.maxItems, "minProperties": &p.minProps,
	} {
		if name == keyword {
			return readInt(v, bound)
		}
	}
	return false
}

func readInt[T int | int64](n jsondoc.Node, to *T) bool {
	i, err := strconv.ParseInt(n.Raw(), 10, 64)
	*to = T(i)
	return err == nil && -maxBound < i && i < maxBound
}

// texts are the strings of a list.
func texts(list jsondoc.Node) []string {
	var all []string
	for _, n := range list.Items() {
		if n.Kind() == jsondoc.String {
			all = append(all, n.Text())
		}
	}
	return all
}

// and are the checks of both.
func (c checks) and(d checks) checks {
	c.kinds &= d.kinds
	c.integer = c.integer || d.integer
	c.positive = c.positive || d.positive
	c.least = narrower(c.least, d.least, func(a, b int64) bool { return a > b })
	c.most = narrower(c.most, d.most, func(a, b int64) bool { return a < b })
	switch {
	case c.texts == nil:
		c.texts = d.texts
	case d.texts != nil:
		c.texts = slices.DeleteFunc(slices.Clone(c.texts), func(text string) bool { return !slices.Contains(d.texts, text) })
	}
	c.minLen = max(c.minLen, d.minLen)
	c.maxLen = least(c.maxLen, d.maxLen)
	c.minItems = max(c.minItems, d.minItems)
	c.maxItems = least(c.maxItems, d.maxItems)
	c.minProps = max(c.minProps, d.minProps)
	c.formats = slices.Concat(c.formats, d.formats)
	return c
}

// least is the lower of two bounds, of which -1 is none.
func least(a, b int) int {
	if a < 0 || 0 <= b && b < a {
		return b
	}
	return a
}

func narrower(a, b *int64, is func(a, b int64) bool) *int64 {
	if a == nil || b != nil && is(*b, *a) {
		return b
	}
	return a
}

// hold reports whether the checks hold for n, required members apart.
func (c *checks) hold(n jsondoc.Node) bool {
	kind := n.Kind()
	if !c.kinds.has(kind) {
		return false
	}
	switch {
	case kind == jsondoc.String:
		return c.holdForText(n.Text())
	case c.texts != nil:
		return false
	case kind == jsondoc.Number:
		return c.holdForNumber(n.Raw())
	case kind == jsondoc.Array:
		return n.Len() >= c.minItems && (c.maxItems < 0 || n.Len() <= c.maxItems)
	case kind == jsondoc.Object:
		return n.Len() >= c.minProps
	}
	return true
}

func (c *checks) holdForText(text string) bool {
	if c.texts != nil && !slices.Contains(c.texts, text) || !c.lengthHolds(text) {
		return false
	}
	for i := range c.formats {
		if !c.formats[i].Check(text) {
			return false
		}
	}
	return true
}

// lengthHolds counts code points only where bytes do not decide.
func (c *checks) lengthHolds(text string) bool {
	if c.minLen <= 1 && len(text) >= c.minLen && (c.maxLen < 0 || len(text) <= c.maxLen) {
		return true
	}
	length := runes(text)
	return length >= c.minLen && (c.maxLen < 0 || length <= c.maxLen)
}

func (c *checks) holdForNumber(text string) bool {
	if !c.integer && !c.positive && c.least == nil && c.most == nil {
		return true
	}
	n := readNumber(text)
	return (!c.integer || n.isInteger()) && (!c.positive || n.isPositive()) &&
		(c.least == nil || n.compare(*c.least) >= 0) && (c.most == nil || n.compare(*c.most) <= 0)
}
