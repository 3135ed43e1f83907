package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/internal/redact"
	"github.com/offercheck/offercheck/legaldocs"
)

func (c *command) validateCommand() *cobra.Command {
	var flags runFlags
	var probe bool
	cmd := &cobra.Command{
		Use:   "validate [FILE]...",
		Short: "Check change sets: requests of StartChangeSet, or bare lists of changes",
		Long: "Check change sets: requests of StartChangeSet, or bare lists of changes.\n\n" +
			"The report says which changes were not checked, and why: the change has errors, or the\n" +
			"edition does not know its type (the verdict is then undecided), or it is about another\n" +
			"entity than an offer, a resale authorization or an offer set.\n\n" +
			"An edition is what AWS's pages said at one time. The newest one is the default;\n" +
			"offercheck rules --since 2024 lists what AWS changed after edition 2024.",
		Example: "  offercheck validate changeset.json\n" +
			"  offercheck validate --facts product.json --now 2024-05-01 --format json changeset.json\n" +
			"  offercheck validate --format text --format sarif=offercheck.sarif 'offers/**/*.json'",
		RunE: func(_ *cobra.Command, args []string) error {
			if probe {
				flags.workers = 1 // messages in order, and little load on the network
			}
			return c.checkDocuments(&flags, args, func(v *offercheck.Validator, text []byte) (*offercheck.Report, error) {
				if probe {
					var err error
					if v, err = c.probe(v, &flags, text); err != nil {
						return nil, err
					}
				}
				return v.Validate(text)
			})
		},
	}
	flags.add(cmd)
	cmd.Flags().BoolVar(&probe, "probe-documents", false, "fetch the legal documents that the change set names, to see whether they can be read")
	return cmd
}

// probe returns the validator with facts about the legal documents of one change set, which
// it fetches. Failures are printed; what they concern stays unknown.
func (c *command) probe(v *offercheck.Validator, f *runFlags, text []byte) (*offercheck.Validator, error) {
	found, err := legaldocs.Probe(context.Background(), text)
	if err != nil {
		what := err.Error()
		if f.redact {
			what = redact.Sentence(what)
		}
		fmt.Fprintf(c.stderr, "offercheck: --probe-documents: %s\n", what)
	}
	if found == nil {
		return v, nil
	}
	facts, err := v.Facts().Merge(found)
	if err != nil {
		return nil, err
	}
	return v.With(offercheck.WithFacts(facts))
}
