package cli

import (
	"io"

	"github.com/spf13/cobra"

	"github.com/offercheck/offercheck/internal/explain"
)

func (c *command) explainCommand() *cobra.Command {
	var edition string
	cmd := &cobra.Command{
		Use:   "explain CODE|ROW",
		Short: "Explain an error code or a rule: what it means, what information it needs, how to fix it",
		Example: "  offercheck explain DUPLICATE_SELECTORS\n" +
			"  offercheck explain UpdatePricingTerms/DUPLICATE_DIMENSION_KEYS/2\n" +
			"  offercheck explain 'StartChangeSet/422/(placeholder)'",
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			e, err := parseEdition(edition)
			if err != nil {
				return err
			}
			text, err := explain.Text(e, args[0])
			if err != nil {
				return err
			}
			_, err = io.WriteString(c.stdout, text)
			return err
		},
	}
	addEdition(cmd, &edition, "the edition of AWS's pages")
	return cmd
}
