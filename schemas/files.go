package schemas

import (
	"embed"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/offercheck/offercheck/errcodes"
)

// Edition is the name of the edition that the files of change types describe,
// and of their folder.
const Edition = "2024"

// base is what the files call themselves in $id.
const base = "https://offercheck.dev/schemas/"

//go:embed 2024 agreement
var files embed.FS

// ChangeTypes are the change types that the edition has a schema for, in the
// order of AWS's page.
var ChangeTypes = [...]string{
	"CreateOffer", "CreateReplacementOffer", "UpdateInformation", "UpdateTargeting", "UpdateSupportTerms", "UpdateLegalTerms",
	"UpdatePricingTerms", "UpdateAvailability", "UpdateValidityTerms", "UpdatePaymentScheduleTerms", "UpdateRenewalTerms", "ReleaseOffer",
}

// HasChangeType says whether the edition has a schema for the change type.
func HasChangeType(name string) bool { return slices.Contains(ChangeTypes[:], name) }

// file is the path of the file that describes what is called name.
func file(name string) string {
	if errcodes.IsOperation(name) {
		return path.Join("agreement", name+".json")
	}
	return path.Join(Edition, name+".json")
}

// A schema is one compiled file.
type schema struct {
	v5      *jsonschema.Schema
	program *program
	nodes   map[string]*jsonschema.Schema // by absolute location
}

// compiled gives the schema of a file, compiled on first use.
func compiled(name string) *schema {
	once, ok := all()[name]
	if !ok {
		return nil
	}
	return once()
}

var all = sync.OnceValue(func() map[string]func() *schema {
	m := map[string]func() *schema{}
	for _, name := range Names() {
		m[name] = sync.OnceValue(func() *schema { return compile(name) })
	}
	return m
})

// compile reads the embedded files and nothing else. A failure is a fault of
// the files that a test finds; it cannot come from a document.
func compile(name string) *schema {
	c := newCompiler()
	compiled, err := c.Compile(base + file(name))
	if err != nil {
		panic(fmt.Sprintf("schemas: %s does not compile: %v", name, err))
	}
	s := &schema{v5: compiled, nodes: map[string]*jsonschema.Schema{}}
	index(compiled, s.nodes)
	s.program = newProgram(compiled)
	return s
}

func newCompiler() *jsonschema.Compiler {
	c := jsonschema.NewCompiler()
	c.Draft = jsonschema.Draft2020
	c.AssertFormat = true
	c.ExtractAnnotations = true
	c.LoadURL = func(url string) (io.ReadCloser, error) {
		name, ok := strings.CutPrefix(url, base)
		if !ok {
			return nil, fmt.Errorf("schemas: %s is not one of the embedded files", url)
		}
		return files.Open(name)
	}
	for name, f := range formats {
		check := f.check
		c.Formats[name] = func(v any) bool {
			s, isText := v.(string)
			return !isText || check(s)
		}
	}
	return c
}

// index finds every schema node below s by its location.
func index(s *jsonschema.Schema, nodes map[string]*jsonschema.Schema) {
	if s == nil || nodes[s.Location] != nil {
		return
	}
	nodes[s.Location] = s
	for child := range children(s) {
		index(child, nodes)
	}
}

// children are the schema nodes directly below s that the files may use.
func children(s *jsonschema.Schema) func(func(*jsonschema.Schema) bool) {
	return func(yield func(*jsonschema.Schema) bool) {
		list := append([]*jsonschema.Schema{s.Ref, s.If, s.Then, s.Else, s.Items2020}, s.AllOf...)
		list = append(list, s.AnyOf...)
		for _, p := range s.Properties {
			list = append(list, p)
		}
		for _, child := range list {
			if child != nil && !yield(child) {
				return
			}
		}
	}
}
