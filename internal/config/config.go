// Package config reads .offercheck.yaml. It opens no files.
package config

import (
	"bytes"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/glob"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/schema"
)

// MaxSize is the maximum size of a configuration in bytes.
const MaxSize = 1 << 20

// A Config is a parsed configuration.
type Config struct {
	Edition  string   // "" if not given
	FailOn   string   // "" if not given
	Facts    []string // files and folders, with slashes: absolute, or relative to the folder of the configuration
	Limits   []byte   // a facts document that has only Limits
	Suppress []Suppression
}

// A Suppression suppresses a row for the documents that match a pattern.
type Suppression struct {
	Row, Reason string
	Line        int      // of the configuration
	pattern     []string // parts of a path below its folder; nil: every document
}

// IsFor reports whether the suppression applies to a document, given its path with slashes
// relative to the folder of the configuration.
func (s *Suppression) IsFor(document string) bool {
	return s.pattern == nil || glob.Match(s.pattern, strings.Split(document, "/"))
}

// Parse reads a configuration. A mistake in it is an [offercheck.SyntaxError] with its place.
func Parse(text []byte) (*Config, error) {
	if len(text) > MaxSize {
		return nil, fmt.Errorf("a configuration has at most %d bytes", MaxSize)
	}
	var document, another yaml.Node
	documents := yaml.NewDecoder(bytes.NewReader(text))
	if err := documents.Decode(&document); err != nil && err != io.EOF {
		return nil, yamlError(err)
	}
	if err := documents.Decode(&another); err != io.EOF {
		return nil, errorAt(&another, "a configuration is a single YAML document; this is a second one")
	}
	c := &Config{}
	if document.Kind == 0 || document.Content[0].Tag == "!!null" {
		return c, nil // nothing but comments
	}
	inJSON, err := appendJSON(nil, document.Content[0])
	if err != nil {
		return nil, err
	}
	doc, err := jsondoc.ParseBuilt(inJSON, jsondoc.Options{NullIsAbsent: true})
	if err != nil {
		return nil, err
	}
	if at, problem, ok := schema.CheckConfiguration(doc.Root()); !ok {
		found := findYAML(document.Content[0], at.Pointer())
		if at.AtName {
			found = nameOf(document.Content[0], found)
		}
		return nil, errorAt(found, problem)
	}
	return c, c.fill(doc.Root(), document.Content[0])
}

// fill sets c from a configuration that conforms to its schema.
func (c *Config) fill(root jsondoc.Node, source *yaml.Node) error {
	c.FailOn = root.Get("fail-on").Text()
	if edition := root.Get("edition"); edition.Kind() == jsondoc.Number {
		c.Edition = edition.Raw()
	} else {
		c.Edition = edition.Text()
	}
	if _, ok := errcodes.ParseEdition(c.Edition); c.Edition != "" && !ok {
		return errorAt(findYAML(source, "/edition"), fmt.Sprintf("unknown edition %q; the editions are %s", c.Edition, strings.Join(offercheck.Editions(), ", ")))
	}
	for _, n := range root.Get("facts").Items() {
		c.Facts = append(c.Facts, n.Text())
	}
	if limits := root.Get("limits"); limits.Exists() {
		c.Limits = []byte(`{"Limits":` + limits.Raw() + `}`)
		if _, err := fold.ReadFacts(c.Limits); err != nil {
			return errorAt(findYAML(source, "/limits"), problemOf(err))
		}
	}
	for i, n := range root.Get("suppress").Items() {
		at := findYAML(source, fmt.Sprintf("/suppress/%d/row", i))
		s := Suppression{Row: n.Get("row").Text(), Reason: n.Get("reason").Text(), Line: at.Line}
		if text := n.Get("path").Text(); text != "" {
			pattern, err := parsePattern(text)
			if err != nil {
				return errorAt(findYAML(source, fmt.Sprintf("/suppress/%d/path", i)), err.Error())
			}
			s.pattern = pattern
		}
		if strings.TrimSpace(s.Reason) == "" {
			return errorAt(findYAML(source, fmt.Sprintf("/suppress/%d/reason", i)), "reason: expected a reason, found only blanks")
		}
		if _, err := offercheck.New(offercheck.WithoutRow(s.Row, s.Reason)); err != nil {
			return errorAt(at, err.Error())
		}
		c.Suppress = append(c.Suppress, s)
	}
	return nil
}

// parsePattern splits a pattern for documents below the folder of the file at its slashes.
func parsePattern(text string) ([]string, error) {
	if path.IsAbs(text) || filepath.IsAbs(filepath.FromSlash(text)) {
		return nil, fmt.Errorf("path: expected a pattern relative to the folder of this file, found the absolute path %q", text)
	}
	parts := strings.Split(strings.TrimPrefix(text, "./"), "/")
	for _, part := range parts {
		if part == ".." {
			return nil, fmt.Errorf("path: expected a pattern relative to the folder of this file, found %q, which leads out of it", text)
		}
		if _, err := path.Match(part, ""); err != nil {
			return nil, fmt.Errorf("path: expected a pattern, found %q, in which a [ is not closed", text)
		}
	}
	return parts, nil
}
