package cli

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/config"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/render"
)

// factFlags are the flags for what is known besides the document.
type factFlags struct {
	files   []string
	now     string
	edition string

	documents [][]byte // the contents of the files, once they are read
	loose     string   // the first file with terms that do not name their agreement
}

func (f *factFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar(&f.files, "facts", nil, "a facts document, a response of DescribeEntity, BatchDescribeEntities, DescribeAgreement or GetAgreementTerms, or a folder of them (repeatable)")
	cmd.Flags().StringVar(&f.now, "now", "", "check as of this time, such as 2024-05-01T12:00:00Z (default: Now of the facts, otherwise the clock)")
	addEdition(cmd, &f.edition, "the edition of AWS's pages to check against")
}

// addEdition adds the flag for the edition.
func addEdition(cmd *cobra.Command, name *string, usage string) {
	cmd.Flags().StringVar(name, "edition", "", usage+", "+strings.Join(offercheck.Editions(), " or ")+" (default "+errcodes.Newest.String()+")")
}

// parseEdition returns the edition of that name; "" is the newest.
func parseEdition(name string) (errcodes.Edition, error) {
	if name == "" {
		return errcodes.Newest, nil
	}
	e, ok := errcodes.ParseEdition(name)
	if !ok {
		return 0, fmt.Errorf("unknown edition %q; the editions are %s", name, strings.Join(offercheck.Editions(), ", "))
	}
	return e, nil
}

// validator returns the Validator for the flags.
func (f *factFlags) validator(c *command) (*offercheck.Validator, error) {
	return f.validatorOver(c, &config.Config{})
}

// validatorOver returns the Validator for a configuration and the flags. Flags take
// precedence.
func (f *factFlags) validatorOver(c *command, k *config.Config) (*offercheck.Validator, error) {
	options := []offercheck.Option{offercheck.WithEdition(cmp.Or(f.edition, k.Edition, errcodes.Newest.String()))}
	ofConfiguration, _, err := c.readFacts(k.Facts)
	if err != nil {
		return nil, err
	}
	if k.Limits != nil {
		ofConfiguration = slices.Insert(ofConfiguration, 0, k.Limits) // first, so that the limits of facts override them
	}
	if f.documents == nil {
		if f.documents, f.loose, err = c.readFacts(f.files); err != nil {
			return nil, err
		}
	}
	if documents := slices.Concat(ofConfiguration, f.documents); len(documents) > 0 {
		facts, err := offercheck.ReadFacts(documents...)
		if _, ok := errors.AsType[*offercheck.SyntaxError](err); ok { // each is fine, but not all together
			return nil, located(f.loose, err)
		}
		if err != nil {
			return nil, err
		}
		options = append(options, offercheck.WithFacts(facts))
	}
	if f.now != "" {
		t, err := fold.ParseTime(f.now)
		if err != nil {
			return nil, fmt.Errorf("--now: %w", err)
		}
		options = append(options, offercheck.WithNow(t))
	}
	v, err := offercheck.New(options...)
	if _, ok := errors.AsType[*offercheck.SyntaxError](err); ok { // each is fine, but not all together
		return nil, located(f.loose, err)
	}
	return v, err
}

// readFacts reads facts from files and folders. loose is the first file with terms that do
// not name their agreement.
func (c *command) readFacts(args []string) (documents [][]byte, loose string, err error) {
	names, err := factFiles(args)
	if err != nil {
		return nil, "", err
	}
	for _, name := range names {
		text, err := c.read(name)
		if err != nil {
			return nil, "", err
		}
		_, err = fold.ReadFacts(text)
		if err != nil && joins(text) {
			loose = cmp.Or(loose, name)
			_, err = fold.ReadFacts([]byte(`{"agreementId": "agmt-1"}`), text)
		}
		if err != nil {
			return nil, "", located(name, err)
		}
		documents = append(documents, text)
	}
	return documents, loose, nil
}

// factFiles returns the files to read facts from: for a folder its *.json, by name.
func factFiles(args []string) ([]string, error) {
	var names []string
	for _, arg := range args {
		info, err := os.Stat(arg)
		if arg == "-" || err != nil || !info.IsDir() {
			names = append(names, arg) // reading it reports the error
			continue
		}
		entries, err := os.ReadDir(arg)
		if err != nil {
			return nil, plainPathError(err)
		}
		before := len(names)
		for _, e := range entries {
			if name := e.Name(); !e.IsDir() && filepath.Ext(name) == ".json" && name[0] != '.' {
				names = append(names, filepath.Join(arg, name))
			}
		}
		if len(names) == before {
			return nil, fmt.Errorf("%s: the folder has no .json file", arg)
		}
	}
	return names, nil
}

// joins reports whether a document has a meaning only together with others: it has terms
// that may not name their agreement.
func joins(text []byte) bool {
	doc, err := jsondoc.Parse(text, jsondoc.Options{})
	return err == nil && doc.Root().Get("acceptedTerms").Exists()
}

// read reads a file, or standard input, up to one byte more than the maximum size.
func (c *command) read(name string) ([]byte, error) {
	var text bytes.Buffer
	err := c.readInto(&text, name)
	return text.Bytes(), err
}

func (c *command) readInto(text *bytes.Buffer, name string) error {
	in, err := c.open(name)
	if err != nil {
		return err
	}
	defer in.Close()
	if f, ok := in.(*os.File); ok {
		if info, err := f.Stat(); err == nil {
			text.Grow(int(min(info.Size(), jsondoc.DefaultMaxSize)) + bytes.MinRead)
		}
	}
	if _, err := text.ReadFrom(io.LimitReader(in, jsondoc.DefaultMaxSize+1)); err != nil {
		return readError(name, err)
	}
	return nil
}

// open opens a file, or standard input.
func (c *command) open(name string) (io.ReadCloser, error) {
	if name == "-" {
		return io.NopCloser(c.stdin), nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, plainPathError(err)
	}
	return f, nil
}

func readError(name string, err error) error {
	return plainPathError(fmt.Errorf("%s: %w", displayName(name), err))
}

// plainPathError returns an error with the file and the cause, without the name of the
// system call.
func plainPathError(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return fmt.Errorf("%s: %w", p.Path, p.Err)
	}
	return err
}

// located prefixes an error with a file's name, or with file:line:column if the error has
// a position.
func located(name string, err error) error { return &locatedError{name, err} }

type locatedError struct {
	file string
	err  error
}

func (e *locatedError) Error() string {
	if syntax, ok := errors.AsType[*offercheck.SyntaxError](e.err); ok {
		return fmt.Sprintf("%s:%d:%d: %s", e.file, syntax.Line, syntax.Column, syntax.Problem)
	}
	return fmt.Sprintf("%s: %v", e.file, e.err)
}

func (e *locatedError) Unwrap() error { return e.err }

// redactError removes from an error what it quotes from a document.
func redactError(err error) error {
	if l, ok := errors.AsType[*locatedError](err); ok {
		if redacted, ok := render.RedactError(l.err); ok {
			return located(l.file, redacted)
		}
	}
	return err
}

// displayName returns the name of an argument in reports.
func displayName(arg string) string {
	if arg == "-" {
		return render.Stdin
	}
	return arg
}

// arguments returns the documents to read: standard input when none is named.
func arguments(args []string) []string {
	if len(args) == 0 {
		return []string{"-"}
	}
	return args
}
