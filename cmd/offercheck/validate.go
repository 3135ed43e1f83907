package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/schemas"
)

func (c *command) validateCommand() *cobra.Command {
	var facts factFlags
	var format, failOn string
	var probe bool
	cmd := &cobra.Command{
		Use:   "validate [FILE]...",
		Short: "Check change sets: requests of StartChangeSet, or bare lists of changes",
		Example: "  offercheck validate changeset.json\n" +
			"  offercheck validate --facts product.json --now 2024-05-01 --format json changeset.json",
		RunE: func(_ *cobra.Command, args []string) error {
			print, ok := map[string]func(io.Writer, []document) error{"text": printText, "json": printJSON}[format]
			if !ok {
				return fmt.Errorf("there is no format %q; there are text and json", format)
			}
			fails, ok := thresholds[failOn]
			if !ok {
				return fmt.Errorf("--fail-on takes error, warning or undecided, not %q", failOn)
			}
			v, err := facts.validator(c)
			if err != nil {
				return err
			}
			forDocument := func([]byte) (*offercheck.Validator, error) { return v, nil }
			if probe {
				forDocument = func(text []byte) (*offercheck.Validator, error) { return c.probe(v, facts.documents, text) }
			}
			return c.validate(forDocument, arguments(args), fails, print)
		},
	}
	facts.add(cmd)
	cmd.Flags().StringVar(&format, "format", "text", "how to print the report: text or json")
	cmd.Flags().StringVar(&failOn, "fail-on", "error", "exit with 1 from this on: error, warning or undecided")
	cmd.Flags().BoolVar(&probe, "probe-documents", false, "fetch the legal documents that the change set names, to see whether they can be read")
	return cmd
}

// probe is the validator with what the network says of the legal documents of
// one change set. What cannot be found out is said and stays unknown.
func (c *command) probe(v *offercheck.Validator, facts [][]byte, text []byte) (*offercheck.Validator, error) {
	found, err := offercheck.LegalDocuments(context.Background(), text)
	if err != nil {
		fmt.Fprintf(c.stderr, "offercheck: --probe-documents: %v\n", err)
	}
	if found == nil {
		return v, nil
	}
	return v.With(offercheck.Facts(slices.Concat(facts, [][]byte{found})...))
}

// thresholds say of a report whether it is at or above the one named.
var thresholds = map[string]func(*offercheck.Report) bool{
	"error":     func(r *offercheck.Report) bool { return r.Count(errcodes.Error) > 0 },
	"warning":   func(r *offercheck.Report) bool { return len(r.Findings) > 0 },
	"undecided": func(r *offercheck.Report) bool { return len(r.Findings) > 0 || r.Verdict != errcodes.Accepted },
}

// A document is one input and what was found in it.
type document struct {
	*offercheck.Report
	text []byte
}

// validate checks every document. One that cannot be read is said on standard
// error; the others are still checked.
func (c *command) validate(forDocument func([]byte) (*offercheck.Validator, error), args []string, fails func(*offercheck.Report) bool, print func(io.Writer, []document) error) error {
	var documents []document
	for _, arg := range args {
		text, err := c.read(arg)
		if err != nil {
			c.complain(err, exitUsage)
			continue
		}
		v, err := forDocument(text)
		if err != nil {
			return err
		}
		report, err := v.Validate(text)
		if err != nil {
			exit := exitUsage
			if _, bug := errors.AsType[*offercheck.Bug](err); bug {
				exit = exitBug
			}
			c.complain(located(displayName(arg), err), exit)
			continue
		}
		report.Source = displayName(arg)
		documents = append(documents, document{report, text})
		if fails(report) {
			c.worse(exitFindings)
		}
	}
	if len(documents) == 0 {
		return nil
	}
	if err := print(c.stdout, documents); err != nil {
		return fmt.Errorf("the report could not be written: %w", err)
	}
	return nil
}

func (c *command) complain(err error, exit int) {
	fmt.Fprintf(c.stderr, "offercheck: %v\n", err)
	c.worse(exit)
}

// printJSON writes the reports as one object.
func printJSON(w io.Writer, documents []document) error {
	reports := make([]*offercheck.Report, len(documents))
	for i := range documents {
		reports[i] = documents[i].Report
	}
	return writeJSON(w, struct {
		Version   int                  `json:"version"`
		Edition   string               `json:"edition"`
		Documents []*offercheck.Report `json:"documents"`
	}{1, schemas.Edition, reports})
}

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
