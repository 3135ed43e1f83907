package schema

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/edition"
	"github.com/offercheck/offercheck/internal/formats"
	"github.com/offercheck/offercheck/schemas"
)

// base is what the URLs of the files begin with.
const base = "https://offercheck.dev/schemas/"

// A schema is one file: as a shape to walk a document with, and compiled by v5,
// which is asked only what is wrong.
type schema struct {
	shape func() *shape
	v5    func() *compiledSchema
}

// A compiledSchema is what v5 makes of a file.
type compiledSchema struct {
	*jsonschema.Schema
	nodes   map[string]*jsonschema.Schema // by absolute location
	shallow map[string]*jsonschema.Schema // the same, each as [shallow] has it
}

// A book is the schemas of an edition, each found, read and compiled on first use.
type book struct {
	byName map[string]func() *schema
	byType []func() *schema // of the details of the change types, by their index
}

var books func(errcodes.Edition) *book

func init() { books = edition.Once(newBook) } // which looks into books

func compiled(e errcodes.Edition, name string) *schema { return books(e).byName[name]() }

func ofType(e errcodes.Edition, t *changetype.Type) *schema { return books(e).byType[t.Index]() }

// newBook makes the schemas of an edition. A schema whose files are all those of an earlier
// edition is shared with it, so that it is compiled once. That is seen when it is first
// used: a process that checks one document uses few schemas.
func newBook(e errcodes.Edition) *book {
	b := &book{map[string]func() *schema{}, make([]func() *schema, changetype.Count)}
	for _, name := range schemas.Names(e) {
		b.byName[name] = sync.OnceValue(func() *schema {
			if of := schemas.EditionOf(e, name); of != e {
				return compiled(of, name)
			}
			return &schema{
				shape: sync.OnceValue(func() *shape { return read(e, name) }),
				v5:    sync.OnceValue(func() *compiledSchema { return compile(e, name) }),
			}
		})
	}
	for _, t := range changetype.All() {
		b.byType[t.Index] = b.byName[t.Owner()]
	}
	return b
}

// read and compile read the embedded files and nothing else. A failure is a
// fault of the files that a test finds; it cannot come from a document.
func read(e errcodes.Edition, name string) *shape {
	if changetype.OfOwner(e, name).IsJudged(e) || errcodes.IsOperation(name) {
		wholeRow(e, name) // which panics when a fault would have no row
	}
	p, err := readProgram(schemas.File(e, name))
	if err != nil {
		panic(fmt.Sprintf("schema: %s cannot be read: %v", name, err))
	}
	return newShape(p)
}

func compile(e errcodes.Edition, name string) *compiledSchema {
	c := newCompiler()
	compiled, err := c.Compile(base + schemas.File(e, name))
	if err != nil {
		panic(fmt.Sprintf("schema: %s does not compile: %v", name, err))
	}
	return indexed(compiled)
}

func indexed(root *jsonschema.Schema) *compiledSchema {
	s := &compiledSchema{root, map[string]*jsonschema.Schema{}, map[string]*jsonschema.Schema{}}
	index(root, s.nodes)
	for location, node := range s.nodes {
		s.shallow[location] = shallow(node)
	}
	return s
}

func newCompiler() *jsonschema.Compiler {
	c := jsonschema.NewCompiler()
	c.Draft = jsonschema.Draft2020
	c.AssertFormat = true
	c.ExtractAnnotations = true
	c.LoadURL = func(url string) (io.ReadCloser, error) { return schemas.Files().Open(strings.TrimPrefix(url, base)) }
	for name, f := range formats.All {
		check := f.Check
		c.Formats[name] = func(v any) bool {
			s, isText := v.(string)
			return !isText || check(s)
		}
	}
	return c
}

// index finds every schema node from s on by its location: s and what the files
// may hold below it.
func index(s *jsonschema.Schema, nodes map[string]*jsonschema.Schema) {
	if s == nil || nodes[s.Location] != nil {
		return
	}
	nodes[s.Location] = s
	below := []*jsonschema.Schema{s.Ref, s.If, s.Then, s.Else, s.Items2020}
	for _, child := range slices.Concat(below, s.AllOf, s.AnyOf, slices.Collect(maps.Values(s.Properties))) {
		index(child, nodes)
	}
}
