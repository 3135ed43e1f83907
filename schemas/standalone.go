package schemas

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/bug"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/formats"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/words"
)

// Names returns the names of the schemas of an edition: StartChangeSet, ChangeSet, the change
// types (those of other entities than offers with their kind, as in
// ResaleAuthorization/UpdatePricingTerms), the operations of the Agreement Service, Facts,
// Report and Configuration. Report is what the command prints as JSON: each item of its
// documents is an offercheck.Report.
func Names(e errcodes.Edition) []string {
	return slices.Concat([]string{"StartChangeSet", "ChangeSet"}, changetype.JudgedOwners(e), errcodes.Operations(), ours)
}

// Standalone returns the schema of that name in an edition, one of [Names], as one document for an
// editor or another validator. What it refers to in other files is in its $defs. Each
// format that JSON Schema does not define has a pattern beside it that is close to it.
// Advice that leads only to warnings is left out.
func Standalone(e errcodes.Edition, name string) (result []byte, err error) {
	defer bug.Recover(&result, &err, nil)
	if !slices.Contains(errcodes.Editions(), e) {
		return nil, fmt.Errorf("there is no edition %s", e)
	}
	if !slices.Contains(Names(e), name) {
		return nil, unknownSchema(e, name)
	}
	b := bundle{defs: map[string]jsondoc.Node{}, files: map[string]string{}}
	b.object(b.read(File(e, name)), File(e, name), true)
	var out bytes.Buffer
	if err := json.Indent(&out, b.out, "", "  "); err != nil {
		return nil, fmt.Errorf("schemas: %s: %w", name, err)
	}
	out.WriteByte('\n')
	return out.Bytes(), nil
}

// unknownSchema returns the error for a name that no schema of an edition has, with the
// edition that has it, the names that begin with it or the name that was probably meant.
func unknownSchema(e errcodes.Edition, name string) error {
	names := Names(e)
	meant := words.EndsIn(name, names)
	for _, other := range slices.Backward(errcodes.Editions()) {
		if slices.Contains(Names(other), name) {
			return fmt.Errorf("there is no schema %q in edition %s; edition %s has it", name, e, other)
		}
		if full := words.EndsIn(name, Names(other)); full != "" && meant == "" {
			return fmt.Errorf("there is no schema %q in edition %s; edition %s has %s", name, e, other, full)
		}
	}
	ofKind := slices.DeleteFunc(slices.Clone(names), func(n string) bool { return !strings.HasPrefix(n, name+"/") })
	if len(ofKind) > 0 {
		names = ofKind
	} else if meant = cmp.Or(meant, words.Nearest(name, names)); meant != "" {
		return fmt.Errorf("there is no schema %q in edition %s; did you mean %s?", name, e, meant)
	}
	return fmt.Errorf("there is no schema %q in edition %s; there are %s", name, e, strings.Join(names, ", "))
}

// base is what the URLs of schemas begin with.
const base = "https://offercheck.dev/schemas/"

// A bundle writes a schema and what it refers to, in the order of the files.
type bundle struct {
	out   []byte
	defs  map[string]jsondoc.Node // by name in $defs
	files map[string]string       // by name in $defs: the file it is from
	order []string
}

// read reads one of the embedded files. A failure is a fault of the file that a
// test finds.
func (b *bundle) read(file string) jsondoc.Node {
	text, _ := embedded.ReadFile(resolve(file)) // no file has no JSON either
	doc, err := jsondoc.Parse(text, jsondoc.Options{})
	if err != nil {
		panic(fmt.Sprintf("schemas: %s cannot be read: %v", file, err))
	}
	return doc.Root()
}

// refer gives the reference within the bundle for one between files, and keeps
// what it refers to for later.
func (b *bundle) refer(ref, from string) string {
	file, fragment, _ := strings.Cut(ref, "#")
	if file == "" {
		file = from
	} else {
		file = path.Join(path.Dir(from), file)
	}
	name := strings.TrimPrefix(fragment, "/$defs/")
	if fragment == "" {
		name = strings.TrimSuffix(path.Base(file), ".json")
	}
	if _, known := b.defs[name]; !known {
		root := b.read(file)
		if fragment != "" {
			root = root.Get("$defs").Get(name)
		}
		b.defs[name], b.files[name] = root, file
		b.order = append(b.order, name)
	}
	return "#/$defs/" + name
}

// object writes a schema node that stands in the file from.
func (b *bundle) object(n jsondoc.Node, from string, top bool) {
	b.out = append(b.out, '{')
	for name, value := range n.Members() {
		if name == "$defs" || name == "should" || !top && name == "$schema" {
			continue
		}
		b.member(name)
		switch {
		case name == "$ref":
			b.text(b.refer(value.Text(), from))
		default:
			b.value(value, from)
		}
		if name == "$schema" {
			b.member("$id")
			b.text(base + from)
		}
		if name == "format" {
			if f, ours := formats.All[value.Text()]; ours {
				b.member("pattern")
				b.text(f.Pattern)
			}
		}
	}
	if top && len(b.order) > 0 {
		b.member("$defs")
		b.out = append(b.out, '{')
		for i := 0; i < len(b.order); i++ { // grows while it is written
			name := b.order[i]
			b.member(name)
			b.object(b.defs[name], b.files[name], false)
		}
		b.out = append(b.out, '}')
	}
	b.out = append(b.out, '}')
}

func (b *bundle) value(n jsondoc.Node, from string) {
	switch n.Kind() {
	case jsondoc.Object:
		b.object(n, from, false)
	case jsondoc.Array:
		b.out = append(b.out, '[')
		for i, item := range n.Items() {
			if i > 0 {
				b.out = append(b.out, ',')
			}
			b.value(item, from)
		}
		b.out = append(b.out, ']')
	default:
		b.out = append(b.out, n.Raw()...)
	}
}

func (b *bundle) member(name string) {
	if b.out[len(b.out)-1] != '{' {
		b.out = append(b.out, ',')
	}
	b.text(name)
	b.out = append(b.out, ':')
}

func (b *bundle) text(s string) {
	quoted, _ := json.Marshal(s) // a string always marshals
	b.out = append(b.out, quoted...)
}
