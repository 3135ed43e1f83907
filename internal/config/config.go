package config

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/offer"
	"github.com/offercheck/offercheck/schemas"
)

// configName is the file that is looked for in a document's folder and in those
// above it. It may have the other ending; a folder that has both is refused, since
// one of the two would count for nothing.
const configName, configNameToo = ".offercheck.yaml", ".offercheck.yml"

// A configuration is what such a file says.
type configuration struct {
	file     string
	edition  string   // "" when not given, here and below
	failOn   string   //
	facts    []string // files and folders
	limits   []byte   // a facts document with Limits alone
	suppress []suppression
}

// A suppression leaves a row out for the documents that a pattern matches.
type suppression struct {
	row, reason string
	pattern     []string // parts of a path below the file's folder; nil: every document
	line        int      // of the file
}

// applies says whether the document is one that the suppression is for.
func (s *suppression) applies(k *configuration, document string) bool {
	if s.pattern == nil {
		return true
	}
	name, err := relativeTo(filepath.Dir(k.file), document)
	return err == nil && matches(s.pattern, strings.Split(filepath.ToSlash(name), "/"))
}

func relativeTo(folder, file string) (string, error) {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return "", err
	}
	file, err = filepath.Abs(file)
	if err != nil {
		return "", err
	}
	return filepath.Rel(folder, file)
}

// readConfiguration reads a file. An error has the file's name, line and column.
func readConfiguration(file string) (*configuration, error) {
	in, err := os.Open(file)
	if err != nil {
		return nil, plainPathError(err)
	}
	defer in.Close()
	text, err := io.ReadAll(io.LimitReader(in, largestConfiguration+1))
	if err != nil {
		return nil, plainPathError(err)
	}
	k, err := parseConfiguration(file, text)
	if err != nil {
		return nil, located(file, err)
	}
	return k, nil
}

// largestConfiguration bounds a configuration in bytes.
const largestConfiguration = 1 << 20

func parseConfiguration(file string, text []byte) (*configuration, error) {
	if len(text) > largestConfiguration {
		return nil, fmt.Errorf("a configuration of more than %d bytes is not read", largestConfiguration)
	}
	var document, another yaml.Node
	documents := yaml.NewDecoder(bytes.NewReader(text))
	if err := documents.Decode(&document); err != nil && err != io.EOF {
		return nil, yamlError(err)
	}
	if err := documents.Decode(&another); err != io.EOF {
		return nil, errorAt(&another, "this is a second document; a configuration is one")
	}
	k := &configuration{file: file}
	if document.Kind == 0 || document.Content[0].Tag == "!!null" {
		return k, nil // nothing but comments
	}
	inJSON, err := appendJSON(nil, document.Content[0])
	if err != nil {
		return nil, err
	}
	doc, err := jsondoc.ParseBuilt(inJSON, jsondoc.Options{NullIsAbsent: true})
	if err != nil {
		return nil, err
	}
	if at, problem, ok := schemas.CheckConfiguration(doc.Root()); !ok {
		found := findYAML(document.Content[0], at.Pointer())
		if at.AtName {
			found = nameOf(document.Content[0], found)
		}
		return nil, errorAt(found, problem)
	}
	return k, k.fill(doc.Root(), document.Content[0])
}

// fill takes over what the file says. It is held to its schema by now.
func (k *configuration) fill(root jsondoc.Node, source *yaml.Node) error {
	folder := filepath.Dir(k.file)
	k.failOn = root.Get("fail-on").Text()
	if edition := root.Get("edition"); edition.Kind() == jsondoc.Number {
		k.edition = edition.Raw()
	} else {
		k.edition = edition.Text()
	}
	if k.edition != "" && k.edition != schemas.Edition {
		return errorAt(findYAML(source, "/edition"), fmt.Sprintf("there is no edition %q; there is %s", k.edition, schemas.Edition))
	}
	for _, n := range root.Get("facts").Items() {
		name := filepath.FromSlash(n.Text())
		if !filepath.IsAbs(name) {
			name = filepath.Join(folder, name)
		}
		k.facts = append(k.facts, name)
	}
	if limits := root.Get("limits"); limits.Exists() {
		k.limits = []byte(`{"Limits":` + limits.Raw() + `}`)
		if _, err := offer.ReadFacts(k.limits); err != nil {
			return errorAt(findYAML(source, "/limits"), problemOf(err))
		}
	}
	for i, n := range root.Get("suppress").Items() {
		at := findYAML(source, fmt.Sprintf("/suppress/%d/row", i))
		s := suppression{row: n.Get("row").Text(), reason: n.Get("reason").Text(), line: at.Line}
		if text := n.Get("path").Text(); text != "" {
			pattern, err := parsePattern(text)
			if err != nil {
				return errorAt(findYAML(source, fmt.Sprintf("/suppress/%d/path", i)), err.Error())
			}
			s.pattern = pattern
		}
		if strings.TrimSpace(s.reason) == "" {
			return errorAt(findYAML(source, fmt.Sprintf("/suppress/%d/reason", i)), "reason: expected a reason, found nothing but blanks")
		}
		if _, err := offercheck.New(offercheck.Without(s.row, s.reason)); err != nil {
			return errorAt(at, err.Error())
		}
		k.suppress = append(k.suppress, s)
	}
	return nil
}

// parsePattern takes a pattern for documents below the folder of the file apart.
func parsePattern(text string) ([]string, error) {
	if path.IsAbs(text) || filepath.IsAbs(filepath.FromSlash(text)) {
		return nil, fmt.Errorf("path: expected a pattern for documents below the folder of this file, found the absolute %q", text)
	}
	parts := strings.Split(strings.TrimPrefix(text, "./"), "/")
	for _, part := range parts {
		if part == ".." {
			return nil, fmt.Errorf("path: expected a pattern for documents below the folder of this file, found %q, which leads out of it", text)
		}
		if _, err := path.Match(part, ""); err != nil {
			return nil, fmt.Errorf("path: expected a pattern, found %q, in which a [ is not closed", text)
		}
	}
	return parts, nil
}

// appendJSON writes a YAML value as JSON. Anchors are refused: they make a small
// file large.
func appendJSON(b []byte, n *yaml.Node) ([]byte, error) {
	var err error
	switch n.Kind {
	case yaml.MappingNode:
		b = append(b, '{')
		for i := 0; i < len(n.Content); i += 2 {
			key := n.Content[i]
			if key.Kind != yaml.ScalarNode || key.Tag == "!!merge" {
				return nil, errorAt(key, "a plain name is expected here")
			}
			for j := 0; j < i; j += 2 {
				if n.Content[j].Value == key.Value {
					return nil, errorAt(key, fmt.Sprintf("%s is given twice; first on line %d", key.Value, n.Content[j].Line))
				}
			}
			if i > 0 {
				b = append(b, ',')
			}
			b = append(appendText(b, key.Value), ':')
			if b, err = appendJSON(b, n.Content[i+1]); err != nil {
				return nil, err
			}
		}
		return append(b, '}'), nil
	case yaml.SequenceNode:
		b = append(b, '[')
		for i, item := range n.Content {
			if i > 0 {
				b = append(b, ',')
			}
			if b, err = appendJSON(b, item); err != nil {
				return nil, err
			}
		}
		return append(b, ']'), nil
	case yaml.ScalarNode:
		return appendScalar(b, n), nil
	}
	return nil, errorAt(n, "anchors and aliases are not taken here; write the value out")
}

var jsonNumber = expression(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$`)

func appendScalar(b []byte, n *yaml.Node) []byte {
	switch {
	case n.Tag == "!!null":
		return append(b, "null"...)
	case n.Tag == "!!bool":
		return append(b, strings.ToLower(n.Value)...)
	case (n.Tag == "!!int" || n.Tag == "!!float") && jsonNumber().MatchString(n.Value):
		return append(b, n.Value...)
	}
	return appendText(b, n.Value)
}

func appendText(b []byte, text string) []byte {
	quoted, _ := json.Marshal(text) // a string always marshals
	return append(b, quoted...)
}

// findYAML is the value that a pointer names, or the nearest around it.
func findYAML(n *yaml.Node, pointer string) *yaml.Node {
	for _, token := range strings.Split(pointer, "/")[1:] {
		token = strings.NewReplacer("~1", "/", "~0", "~").Replace(token)
		child := childOf(n, token)
		if child == nil {
			return n
		}
		n = child
	}
	return n
}

func childOf(n *yaml.Node, token string) *yaml.Node {
	for i, child := range n.Content {
		switch {
		case n.Kind == yaml.SequenceNode && fmt.Sprint(i) == token:
			return child
		case n.Kind == yaml.MappingNode && i%2 == 0 && child.Value == token:
			return n.Content[i+1]
		}
	}
	return nil
}

// nameOf is the name of the member, somewhere below n, whose value is value.
func nameOf(n, value *yaml.Node) *yaml.Node {
	for i, child := range n.Content {
		if child == value && n.Kind == yaml.MappingNode && i > 0 {
			return n.Content[i-1]
		}
		if found := nameOf(child, value); found != nil {
			return found
		}
	}
	return nil
}

// problemOf is an error without its place.
func problemOf(err error) string {
	if syntax, ok := errors.AsType[*offercheck.SyntaxError](err); ok {
		return syntax.Problem
	}
	return err.Error()
}

func errorAt(n *yaml.Node, problem string) error {
	return &offercheck.SyntaxError{Line: max(n.Line, 1), Column: max(n.Column, 1), Problem: problem}
}

var yamlLine = expression(`^yaml: line ([0-9]+): `)

// yamlError takes the line out of the text of an error.
func yamlError(err error) error {
	text, line := err.Error(), 1
	if found := yamlLine().FindStringSubmatch(text); found != nil {
		fmt.Sscan(found[1], &line)
		text = text[len(found[0]):]
	}
	return &offercheck.SyntaxError{Line: line, Column: 1, Problem: "this is no YAML: " + strings.TrimPrefix(text, "yaml: ")}
}

// configurations are those of a run, each read once.
type configurations struct {
	command *command
	flags   *runFlags
	base    *offercheck.Validator // for documents that have none

	mutex   sync.Mutex
	folders map[string]*configured // by folder, as it is called and by its full name; nil: there is none in it nor above
}

// configured is a configuration and what is made of it.
type configured struct {
	*configuration
	validator *offercheck.Validator
	err       error
	told      bool  // the error was said
	checked   int   // documents
	matched   []int // by suppression: how many documents it was for
	leftOut   []int // and how many findings and undecided rows it left out
}

func (c *command) configurations(f *runFlags) (*configurations, error) {
	base, err := f.validator(c)
	return &configurations{command: c, flags: f, base: base, folders: map[string]*configured{}}, err
}

// of is the configuration for a document, nil when there is none. Standard input
// has that of the working folder.
func (k *configurations) of(document string) *configured {
	folder := "."
	if document != stdinName {
		folder = filepath.Dir(document)
	}
	k.mutex.Lock()
	defer k.mutex.Unlock()
	found, met := k.folders[folder]
	if !met {
		full, err := filepath.Abs(folder)
		if err != nil {
			return nil
		}
		found = k.in(full)
		k.folders[folder] = found
	}
	return found
}

// in is the configuration of a folder: its own, or else that of the one above.
func (k *configurations) in(folder string) *configured {
	if found, ok := k.folders[folder]; ok {
		return found
	}
	var found *configured
	for _, name := range []string{configName, configNameToo} {
		file := filepath.Join(folder, name)
		switch _, err := os.Stat(file); {
		case errors.Is(err, fs.ErrNotExist):
		case found != nil:
			found.err = fmt.Errorf("%s: %s is in the same folder; keep one of them", found.file, name)
		case err != nil:
			found = &configured{configuration: &configuration{file: file}, err: plainPathError(err)}
		default:
			found = k.read(file)
		}
	}
	if above := filepath.Dir(folder); found == nil && above != folder {
		found = k.in(above)
	}
	k.folders[folder] = found
	return found
}

// read reads a configuration and makes the Validator that it and the flags ask
// for: what the flags say goes before.
func (k *configurations) read(file string) *configured {
	if name, err := relativeTo(".", file); err == nil && !strings.HasPrefix(name, "..") {
		file = name
	}
	c, err := readConfiguration(file)
	if err != nil {
		return &configured{configuration: &configuration{file: file}, err: err}
	}
	found := &configured{configuration: c, matched: make([]int, len(c.suppress)), leftOut: make([]int, len(c.suppress))}
	if found.validator, err = k.flags.validatorOver(k.command, c); err != nil {
		found.err = fmt.Errorf("%s: %w", file, err)
	}
	return found
}

// bind makes a check of documents as their configurations have it.
func (k *configurations) bind(check checkFunc) namedCheck {
	return func(name string, text []byte) (*offercheck.Report, error) { return k.check(name, text, check) }
}

func (k *configurations) check(document string, text []byte, check checkFunc) (*offercheck.Report, error) {
	c := k.of(document)
	if c == nil {
		return check(k.base, text)
	}
	if c.err != nil {
		return nil, &configurationError{c}
	}
	var rows []int
	var options []offercheck.Option
	for i := range c.suppress {
		if s := &c.suppress[i]; s.applies(c.configuration, document) {
			rows = append(rows, i)
			options = append(options, offercheck.Without(s.row, s.reason))
		}
	}
	v, err := c.validator.With(options...)
	if err != nil {
		return nil, err
	}
	report, err := check(v, text)
	if err != nil {
		return nil, err
	}
	k.mutex.Lock()
	defer k.mutex.Unlock()
	c.checked++
	for _, i := range rows {
		c.matched[i]++
		n := slices.IndexFunc(report.LeftOut, func(l errcodes.LeftOut) bool { return l.Row == c.suppress[i].row })
		c.leftOut[i] += report.LeftOut[n].Count
	}
	return report, nil
}

// A configurationError is that of a document's configuration, which many
// documents may share: it is said once. It does not unwrap: its place is not in
// the document.
type configurationError struct{ *configured }

func (e *configurationError) Error() string { return e.err.Error() }

// hasFacts says whether a file is one of the facts in its configuration.
func (k *configurations) hasFacts(file string) bool {
	c := k.of(file)
	return c != nil && slices.ContainsFunc(c.facts, func(facts string) bool {
		return identity(facts) == identity(file) || identity(facts) == identity(filepath.Dir(file))
	})
}

// failOn is the threshold for a document: that of the flag, of its configuration
// or else error.
func (k *configurations) failOn(document string) string {
	ofConfiguration := ""
	if c := k.of(document); c != nil {
		ofConfiguration = c.configuration.failOn
	}
	return cmp.Or(k.flags.failOn, ofConfiguration, "error")
}

// unused says of each suppression of a configuration that was used that it left
// nothing out: it was for no document, or nothing was found in those.
func (k *configurations) unused() []string {
	var list []string
	seen := map[*configured]bool{nil: true}
	for _, c := range k.folders {
		if seen[c] {
			continue
		}
		seen[c] = true
		for i, s := range c.suppress {
			switch {
			case c.checked == 0 || c.leftOut[i] > 0:
			case c.matched[i] > 0:
				list = append(list, fmt.Sprintf("%s:%d: row %s is suppressed, but nothing was found under it in %s", c.file, s.line, s.row, count(c.matched[i], "document")))
			case c.checked > 1: // of a run over one document nothing follows for the others
				list = append(list, fmt.Sprintf("%s:%d: row %s is suppressed, but for none of the %d documents of this run", c.file, s.line, s.row, c.checked))
			}
		}
	}
	slices.Sort(list)
	return list
}
