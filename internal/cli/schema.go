package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/schemas"
)

func (c *command) schemaCommand() *cobra.Command {
	var edition string
	cmd := &cobra.Command{
		Use:       "schema NAME",
		Short:     "Print the JSON Schema of a change type's details, for an editor or another validator",
		Long:      "Print the JSON Schema of a change type's details as a single document, without references to other files.\nNAME is one of " + strings.Join(schemas.Names(errcodes.Newest), ", ") + ".",
		Args:      cobra.ExactArgs(1),
		ValidArgs: schemas.Names(errcodes.Newest),
		RunE: func(_ *cobra.Command, args []string) error {
			e, err := parseEdition(edition)
			if err != nil {
				return err
			}
			text, err := schemas.Standalone(e, args[0])
			if err != nil {
				return err
			}
			_, err = c.stdout.Write(text)
			return err
		},
	}
	addEdition(cmd, &edition, "the edition of AWS's pages")
	return cmd
}
