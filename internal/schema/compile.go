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
	"github.com/offercheck/offercheck/internal/formats"
	"github.com/offercheck/offercheck/schemas"
)

// base is what the files call themselves in $id.
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

// compiled gives the schema of a file, read and compiled on first use.
func compiled(name string) *schema { return all()[name] }

var all = sync.OnceValue(func() map[string]*schema {
	m := map[string]*schema{}
	for _, name := range schemas.Names() {
		m[name] = &schema{
			shape: sync.OnceValue(func() *shape { return read(name) }),
			v5:    sync.OnceValue(func() *compiledSchema { return compile(name) }),
		}
	}
	return m
})

// ofTypes are the schemas of the details of the change types, by their index.
var ofTypes = sync.OnceValue(func() []*schema {
	list := make([]*schema, changetype.Count)
	for _, t := range changetype.All() {
		list[t.Index] = compiled(t.Name)
	}
	return list
})

// read and compile read the embedded files and nothing else. A failure is a
// fault of the files that a test finds; it cannot come from a document.
func read(name string) *shape {
	if changetype.IsJudged(name) || errcodes.IsOperation(name) {
		wholeRow(name) // which panics when a fault would have no row
	}
	p, err := readProgram(schemas.File(name))
	if err != nil {
		panic(fmt.Sprintf("schema: %s cannot be read: %v", name, err))
	}
	return newShape(p)
}

func compile(name string) *compiledSchema {
	c := newCompiler()
	compiled, err := c.Compile(base + schemas.File(name))
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
