package schema

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/formats"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/schemas"
)

// ownSchemas are the schemas of each edition that are not those of the edition before.
func ownSchemas(yield func(errcodes.Edition, string) bool) {
	for _, e := range errcodes.Editions() {
		for _, name := range schemas.Names(e) {
			if schemas.EditionOf(e, name) == e && !yield(e, name) {
				return
			}
		}
	}
}

// Every file compiles, its program is of the same nodes, and it says of each
// member what it means and what is expected.
func TestFiles(t *testing.T) {
	for e, name := range ownSchemas {
		nodes := compiled(e, name).v5().nodes
		if name != "Report" { // which no document is checked against
			r := reader{files: map[string]jsondoc.Node{}, made: map[string]*program{}}
			if _, err := r.refer(schemas.File(e, name), ""); err != nil {
				t.Error(err)
			}
			maps.DeleteFunc(r.made, func(location string, p *program) bool {
				if strings.HasSuffix(location, "/should") && p.description == "" {
					t.Errorf("%s has no description", location)
				}
				return strings.HasSuffix(location, "/should") // which JSON Schema does not know
			})
			if diff := cmp.Diff(slices.Sorted(maps.Keys(nodes)), slices.Sorted(maps.Keys(r.made))); diff != "" {
				t.Errorf("%s (-v5 +program):\n%s", name, diff)
			}
		}
		for location, node := range nodes {
			for member := range node.Properties {
				if strings.Contains(location, "/if") || strings.Contains(location, "/anyOf") {
					continue // never reported
				}
				child := node.Properties[member]
				for child.Description == "" && child.Ref != nil {
					child = child.Ref
				}
				if child.Types == nil && child.Items2020 != nil {
					continue // only leads to its items
				}
				if child.Title == "" || child.Description == "" {
					t.Errorf("%s: %s has no title and description", location, member)
				}
			}
		}
	}
}

func TestNoFileIsForgotten(t *testing.T) {
	used := map[string]bool{}
	for e, name := range ownSchemas {
		for location := range compiled(e, name).v5().nodes {
			file, _, _ := strings.Cut(strings.TrimPrefix(location, base), "#")
			used[file] = true
		}
	}
	err := fs.WalkDir(schemas.Files(), ".", func(path string, d fs.DirEntry, err error) error {
		if !d.IsDir() && !used[path] {
			t.Errorf("no schema uses %s", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// An edition has no file that the edition before has too, word for word, and a schema all
// of whose files are those of the edition before is compiled once for both.
func TestEditionsShareSchemas(t *testing.T) {
	shared := 0
	for _, e := range errcodes.Editions()[1:] {
		before := e - 1
		err := fs.WalkDir(schemas.Files(), e.String(), func(path string, d fs.DirEntry, err error) error {
			if d.IsDir() {
				return err
			}
			own, _ := fs.ReadFile(schemas.Files(), path)
			other, err := fs.ReadFile(schemas.Files(), strings.Replace(path, e.String(), before.String(), 1))
			if err == nil && bytes.Equal(own, other) {
				t.Errorf("%s is the file of edition %s", path, before)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range schemas.Names(e) {
			isOwn := schemas.EditionOf(e, name) == e
			if isSame := slices.Contains(schemas.Names(before), name) && compiled(e, name) == compiled(before, name); isSame == isOwn {
				t.Errorf("%s of %s has files of its own: %t, is compiled once for both: %t", name, e, isOwn, isSame)
			} else if isSame {
				shared++
			}
		}
	}
	if shared < 10 {
		t.Errorf("only %d schemas are shared", shared)
	}
}

// A schema in one piece stands alone, and judges its own examples and those of
// the others as the files do.
func TestStandalone(t *testing.T) {
	for e, name := range ownSchemas {
		text, err := schemas.Standalone(e, name)
		if err != nil {
			t.Fatal(err)
		}
		c := newCompiler()
		c.LoadURL = nil
		if err := c.AddResource("standalone.json", strings.NewReader(string(text))); err != nil {
			t.Fatal(err)
		}
		alone, err := c.Compile("standalone.json")
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		doc, err := jsondoc.Parse(text, jsondoc.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if doc.HasRepeats() {
			t.Errorf("%s says something twice", name)
		}
		if defs := doc.Root().Get("$defs"); defs.Exists() && defs.Len() == 0 {
			t.Errorf("%s has $defs for nothing", name)
		}
		eachPart(doc.Root(), func(n jsondoc.Node) {
			switch {
			case n.Name() == "should":
				t.Errorf("%s has %s", name, jsondoc.At(n).Pointer())
			case n.Name() == "$defs" || n.Name() == "$schema" || n.Name() == "$id":
				if n.Parent() != doc.Root() {
					t.Errorf("%s has %s", name, jsondoc.At(n).Pointer())
				}
			case n.Parent().Name() == "$defs" && n.Get("title").Text() == "":
				t.Errorf("%s does not say what %s is", name, n.Name())
			}
		})
		for _, other := range schemas.Names(e) {
			for i, example := range compiled(e, other).v5().Examples {
				if got, want := alone.Validate(example) == nil, compiled(e, name).v5().Validate(example) == nil; got != want {
					t.Errorf("%s takes example %d of %s: %t alone, %t among files", name, i, other, got, want)
				}
			}
		}
	}
	text, err := schemas.Standalone(errcodes.Newest, "UpdateAvailability")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(`{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "https://offercheck.dev/schemas/2026/UpdateAvailability.json",
  "title": "Until when an offer can be found and accepted; agreements that were made stay as they are",
  "description": "an object with AvailabilityEndDate",
  "type": "object",
  "required": [
    "AvailabilityEndDate"
  ],
  "properties": {
    "AvailabilityEndDate": {
      "title": "The last day on which the offer can be accepted; a day in the past ends the offer",
      "$ref": "#/$defs/Date"
    }
  },
  "examples": [
    {
      "AvailabilityEndDate": "2024-09-30"
    }
  ],
  "$defs": {
    "Date": {
      "title": "A day, in UTC",
      "description": "a calendar date in a JSON string, written YYYY-MM-DD",
      "type": "string",
      "format": "date",
      "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
    }
  }
}
`, string(text)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if _, err := schemas.Standalone(errcodes.Newest, "NoSuchThing"); err == nil || !strings.Contains(err.Error(), "UpdatePricingTerms") {
		t.Errorf("an unknown name is answered with %v", err)
	}
	if _, err := schemas.Standalone(errcodes.NumEditions, "ChangeSet"); err == nil || !strings.Contains(err.Error(), "there is no edition") {
		t.Errorf("an unknown edition is answered with %v", err)
	}
}

// eachPart calls do with n and all that it holds.
func eachPart(n jsondoc.Node, do func(jsondoc.Node)) {
	do(n)
	parts := n.Inside()
	for range n.Len() {
		eachPart(parts.Next(), do)
	}
}

func TestFormats(t *testing.T) {
	for _, c := range []struct {
		format, text string
		want         bool
	}{
		{"no-revision", "prod-1", true}, {"no-revision", "prod-1@1", false}, {"no-revision", "prod-1@12", false}, {"no-revision", "@1", true}, {"no-revision", "prod-1@", true},
		{"no-revision", "prod-1@latest", true}, {"no-revision", "prod-1@1@2", true}, {"no-revision", "", true}, {"no-revision", "$A@1", true},
		{"days", "P1D", true}, {"days", "P010D", true}, {"days", "P100D", true}, {"days", "P0D", false}, {"days", "P00D", false}, {"days", "PD", false}, {"days", "P", false}, {"days", "D", false},
		{"days", "", false}, {"days", "P1M", false}, {"days", "P1M1D", false}, {"days", "P1.5D", false}, {"days", "p1d", false}, {"days", "P-1D", false}, {"days", "P1D ", false},
		{"plain-days", "P10D", true}, {"plain-days", "P01D", false},
		{"offer-set-id", "offerset-a1", true}, {"offer-set-id", "offerset-A.b/c-d", true}, {"offer-set-id", "offerset-", false}, {"offer-set-id", "offerset-a_b", false}, {"offer-set-id", "offer-1", false},
		{"offset", "P0M", true}, {"offset", "P0D", true}, {"offset", "P012M", true}, {"offset", "P1Y", false}, {"offset", "PM", false}, {"offset", "P1M1D", false}, {"offset", "P1W", false}, {"offset", "M", false},
		{"offset-in-days", "P0D", true}, {"offset-in-days", "P1M", false},
		{"percentage", "0", true}, {"percentage", "0.00", true}, {"percentage", "99.99", true}, {"percentage", "100", true}, {"percentage", "100.00", true}, {"percentage", "100.", true}, {"percentage", "000100", true},
		{"percentage", "100.01", false}, {"percentage", "100.1", false}, {"percentage", "101", false}, {"percentage", "1000", false}, {"percentage", "1.234", false}, {"percentage", "1.2x", false}, {"percentage", ".5", false},
		{"percentage", "", false}, {"percentage", "1.2.3", false}, {"percentage", "5%", false}, {"percentage", "-1", false}, {"percentage", "1e1", false},
		{"plain-percentage", "0", true}, {"plain-percentage", "0.5", true}, {"plain-percentage", "10.50", true}, {"plain-percentage", "00", false}, {"plain-percentage", "05", false}, {"plain-percentage", "5.", false}, {"plain-percentage", "", false},
		{"positive-percentage", "0.01", true}, {"positive-percentage", "100", true}, {"positive-percentage", "0", false}, {"positive-percentage", "0.00", false}, {"positive-percentage", "0.", false}, {"positive-percentage", "100.01", false},
		{"whole-duration", "P1Y2M3D", true}, {"whole-duration", "P1W", false}, {"whole-duration", "PT1H", false}, {"whole-duration", "x", false},
		{"reference", "$A.Entity.Identifier", true}, {"reference", "$.Entity.Identifier", true}, {"reference", "A.Entity.Identifier", true}, {"reference", " $A.Entity", true},
		{"reference", "A.Entity", false}, {"reference", "A$.Entity.Identity", false},
		{"absolute-url", "https://x/y", true}, {"absolute-url", "https://x/a b", false}, {"absolute-url", "https://x/\x7f", false}, {"absolute-url", "https://x/\t", false},
		{"absolute-url", "https://x/#\t", false}, {"absolute-url", "https://x/#\x7f", false}, {"absolute-url", "https://x/#\u0080", true},
		{"absolute-url", "//x/y", false}, {"absolute-url", "https:///y", false}, {"absolute-url", "x", false},
	} {
		if got := formats.All[c.format].Check(c.text); got != c.want {
			t.Errorf("%s of %q is %t", c.format, c.text, got)
		}
	}
}

// The pattern beside a format takes everything that the format takes, and so does the format
// that it is within.
func TestPatterns(t *testing.T) {
	texts := []string{"", "0", "1.5", "1.50", "0.123", "0.12345678", "1.", ".5", "-1", "1e3", "P1Y", "P12M", "P1W", "P1DT2H", "PT0.5S", "P",
		"2024-02-29", "2023-02-29", "US", "us", "UK", "111122223333", "11112222333", "CreateOffer", "createOffer", "a b+c=d.e:f@g-h", "a/b",
		"P0D", "P030D", "P30D", "P0M", "PD", "100", "100.00", "100.01", "0100.", "05", "5.", "99.99", "0.00", "offerset-1", "offerset-A.b/c-d", "offerset-", " offerset-123\n", "soln-1 ", "CreateOfferSet",
		"abc", "<a>", `a\b`, " a", "a ", "a\nb", "token!", "a b", "https://s3.amazonaws.com/b/k.pdf", "https://x", "x", "prod-1@1", "a@", "@1", "a@b", "a@1b", "$A@1", "a@\n", "a\nb@c", "$A.Entity.Identifier",
		"$.Entity.Identifier", "é", "https:///x", "https://a b"}
	for name, f := range formats.All {
		c := jsonschema.NewCompiler()
		c.Draft = jsonschema.Draft2020
		schema, _ := json.Marshal(map[string]string{"pattern": f.Pattern})
		if err := c.AddResource("pattern.json", strings.NewReader(string(schema))); err != nil {
			t.Fatal(err)
		}
		pattern, err := c.Compile("pattern.json")
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, text := range texts {
			if f.Check(text) && pattern.Validate(text) != nil {
				t.Errorf("%s takes %q, its pattern %s does not", name, text, f.Pattern)
			}
			if f.Within != "" && f.Check(text) && !formats.All[f.Within].Check(text) {
				t.Errorf("%s takes %q, %s does not", name, text, f.Within)
			}
		}
	}
}
