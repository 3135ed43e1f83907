package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/internal/config"
	"github.com/offercheck/offercheck/internal/render"
	"github.com/offercheck/offercheck/internal/words"
)

// configName is the file that is looked for in the folder of a document and in the folders
// above it. The other extension is allowed too. Both in one folder are an error, since one
// would be ignored.
const configName, configNameToo = ".offercheck.yaml", ".offercheck.yml"

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

// readConfiguration reads a file. Errors have the file's name, line and column.
func readConfiguration(file string) (*config.Config, error) {
	in, err := os.Open(file)
	if err != nil {
		return nil, plainPathError(err)
	}
	defer in.Close()
	text, err := io.ReadAll(io.LimitReader(in, config.MaxSize+1))
	if err != nil {
		return nil, plainPathError(err)
	}
	k, err := config.Parse(text)
	if err != nil {
		return nil, located(file, err)
	}
	for i, name := range k.Facts {
		if name = filepath.FromSlash(name); !filepath.IsAbs(name) {
			name = filepath.Join(filepath.Dir(file), name)
		}
		k.Facts[i] = name
	}
	return k, nil
}

// configurations is the cache of the configurations of a run: each is read once.
type configurations struct {
	command *command
	flags   *runFlags
	base    *offercheck.Validator // for documents without a configuration

	mutex   sync.Mutex
	folders map[string]*configured // by folder, as given and by its absolute name; nil: none in it or above
}

// configured is a configuration with its Validator and the counts of a run.
type configured struct {
	*config.Config
	file      string
	validator *offercheck.Validator
	err       error
	printed   bool  // the error was printed
	checked   int   // documents
	matched   []int // by suppression: the documents that it applied to
	removed   []int // by suppression: the findings and undecided rows that it removed
}

func (c *command) configurations(f *runFlags) (*configurations, error) {
	base, err := f.validatorOver(c, &config.Config{})
	return &configurations{command: c, flags: f, base: base, folders: map[string]*configured{}}, err
}

// of returns the configuration for a document, nil when there is none. For standard input
// it is that of the working directory.
func (k *configurations) of(document string) *configured {
	folder := "."
	if document != render.Stdin {
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

// in returns the configuration of a folder: its own, otherwise that of its parent.
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
			found.err = fmt.Errorf("%s: the folder has %s too; keep one of them", found.file, name)
		case err != nil:
			found = &configured{Config: &config.Config{}, file: file, err: plainPathError(err)}
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

// read reads a configuration and makes its Validator. Flags take precedence over the
// configuration.
func (k *configurations) read(file string) *configured {
	if name, err := relativeTo(".", file); err == nil && !strings.HasPrefix(name, "..") {
		file = name
	}
	c, err := readConfiguration(file)
	if err != nil {
		return &configured{Config: &config.Config{}, file: file, err: err}
	}
	found := &configured{Config: c, file: file, matched: make([]int, len(c.Suppress)), removed: make([]int, len(c.Suppress))}
	if found.validator, err = k.flags.validatorOver(k.command, c); err != nil {
		found.err = fmt.Errorf("%s: %w", file, err)
	}
	return found
}

// bind returns check with each document's configuration applied.
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
	name, err := relativeTo(filepath.Dir(c.file), document)
	if err != nil {
		name = document
	}
	var rows []int
	var options []offercheck.Option
	for i := range c.Suppress {
		if s := &c.Suppress[i]; s.IsFor(filepath.ToSlash(name)) {
			rows = append(rows, i)
			options = append(options, offercheck.WithoutRow(s.Row, s.Reason))
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
		n := slices.IndexFunc(report.Suppressed, func(l offercheck.Suppressed) bool { return l.Row == c.Suppress[i].Row })
		c.removed[i] += report.Suppressed[n].Count
	}
	return report, nil
}

// A configurationError is the error of a configuration. Many documents may share it, so it
// is printed once. It does not unwrap: its position is not in the document.
type configurationError struct{ *configured }

func (e *configurationError) Error() string { return e.err.Error() }

// hasFacts reports whether a file is one of the facts in its configuration.
func (k *configurations) hasFacts(file string) bool {
	c := k.of(file)
	return c != nil && slices.ContainsFunc(c.Facts, func(facts string) bool {
		return identity(facts) == identity(file) || identity(facts) == identity(filepath.Dir(file))
	})
}

// failOn returns the threshold for a document: that of the flag, otherwise that of its
// configuration, otherwise error.
func (k *configurations) failOn(document string) string {
	ofConfiguration := ""
	if c := k.of(document); c != nil {
		ofConfiguration = c.FailOn
	}
	return cmp.Or(k.flags.failOn, ofConfiguration, "error")
}

// unused returns a message for each suppression that removed nothing, of the configurations
// that were used: it matched no document, or its row was not reported in those.
func (k *configurations) unused() []string {
	var list []string
	seen := map[*configured]bool{nil: true}
	for _, c := range k.folders {
		if seen[c] {
			continue
		}
		seen[c] = true
		for i, s := range c.Suppress {
			switch {
			case c.checked == 0 || c.removed[i] > 0:
			case c.matched[i] > 0:
				list = append(list, fmt.Sprintf("%s:%d: row %s is suppressed, but it was not reported in %s", c.file, s.Line, s.Row, words.Count(c.matched[i], "document")))
			case c.checked > 1: // a run over one document says nothing about the others
				list = append(list, fmt.Sprintf("%s:%d: row %s is suppressed, but its path matches none of the %d documents of this run", c.file, s.Line, s.Row, c.checked))
			}
		}
	}
	slices.Sort(list)
	return list
}
