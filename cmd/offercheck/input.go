package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/offer"
)

// stdinName is what standard input is called in reports.
const stdinName = "<stdin>"

// factFlags are the flags that say what is known beside the document.
type factFlags struct {
	files   []string
	now     string
	edition string

	documents [][]byte // the files' texts, once read
}

func (f *factFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar(&f.files, "facts", nil, "a facts document, or a DescribeEntity, DescribeAgreement or GetAgreementTerms response (repeatable)")
	cmd.Flags().StringVar(&f.now, "now", "", "the time as of which to judge, such as 2024-05-01T12:00:00Z (default: the facts' Now, or the clock)")
	cmd.Flags().StringVar(&f.edition, "edition", "2024", "the edition of AWS's page to check against")
}

// validator makes the Validator that the flags ask for.
func (f *factFlags) validator(c *command) (*offercheck.Validator, error) {
	options := []offercheck.Option{offercheck.Edition(f.edition)}
	for _, name := range f.files {
		text, err := c.read(name)
		if err != nil {
			return nil, err
		}
		if _, err := offercheck.New(offercheck.Facts(text)); err != nil && !joins(text) {
			return nil, located(name, err)
		}
		f.documents = append(f.documents, text)
	}
	if len(f.documents) > 0 {
		options = append(options, offercheck.Facts(f.documents...))
	}
	if f.now != "" {
		t, err := offer.ParseTime(f.now)
		if err != nil {
			return nil, fmt.Errorf("--now: %w", err)
		}
		options = append(options, offercheck.Now(t))
	}
	return offercheck.New(options...)
}

// joins says whether a document makes sense only beside others: terms that do
// not say which agreement they are of.
func joins(text []byte) bool {
	doc, err := jsondoc.Parse(text, jsondoc.Options{})
	return err == nil && doc.Root().Get("acceptedTerms").Exists()
}

// read reads a whole file, or standard input, up to the size that is taken.
func (c *command) read(name string) ([]byte, error) {
	in := c.stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, plainPathError(err)
		}
		defer f.Close()
		in = f
	} else {
		name = stdinName
	}
	text, err := io.ReadAll(io.LimitReader(in, jsondoc.DefaultMaxSize+1))
	if err != nil {
		return nil, plainPathError(fmt.Errorf("%s: %w", name, err))
	}
	return text, nil
}

// plainPathError says which file and what, without the name of a system call.
func plainPathError(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return fmt.Errorf("%s: %w", p.Path, p.Err)
	}
	return err
}

// located puts a file's name before an error, as file:line:column where the
// error knows its place.
func located(name string, err error) error {
	var syntax *offercheck.SyntaxError
	if errors.As(err, &syntax) {
		return fmt.Errorf("%s:%d:%d: %s", name, syntax.Line, syntax.Column, syntax.Problem)
	}
	return fmt.Errorf("%s: %w", name, err)
}

// displayName is what an argument is called in reports.
func displayName(arg string) string {
	if arg == "-" {
		return stdinName
	}
	return arg
}

// arguments are the documents to read: standard input when none is named.
func arguments(args []string) []string {
	if len(args) == 0 {
		return []string{"-"}
	}
	return args
}
