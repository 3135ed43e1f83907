package cli

import (
	"bufio"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/reference"
	"github.com/offercheck/offercheck/internal/render"
)

func (c *command) rulesCommand() *cobra.Command {
	var format, edition string
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "List all rules: every row of AWS's tables of errors",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			e, err := parseEdition(edition)
			if err != nil {
				return err
			}
			switch format {
			case "text":
				return printRules(c.stdout, e.Rows())
			case "json":
				return render.WriteJSON(c.stdout, ruleList{1, e.String(), e.Rows()})
			case "markdown":
				return reference.Write(c.stdout, e)
			}
			return fmt.Errorf("unknown format %q; the formats are text, json and markdown", format)
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "print the list as text, json or markdown")
	addEdition(cmd, &edition, "the edition of AWS's pages")
	return cmd
}

type ruleList struct {
	Version int            `json:"version"`
	Edition string         `json:"edition"`
	Rules   []errcodes.Row `json:"rules"`
}

func printRules(w io.Writer, list []errcodes.Row) error {
	out := bufio.NewWriter(w)
	for i := range list {
		fmt.Fprintf(out, "%s\n    %s\n", list[i].ID, list[i].Title)
	}
	fmt.Fprintf(out, "%d rules\n", len(list))
	return out.Flush()
}
