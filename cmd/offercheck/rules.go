package main

import (
	"bufio"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/rules"
)

func (c *command) rulesCommand() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "List every row of AWS's tables, and whether it is checked",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			switch format {
			case "text":
				return printRules(c.stdout)
			case "json":
				return writeJSON(c.stdout, listRules())
			case "markdown":
				return printReference(c.stdout)
			}
			return fmt.Errorf("there is no format %q; there are text, json and markdown", format)
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "how to print the list: text, json or markdown")
	return cmd
}

// A listedRow is a row, and whether the project decides it yet.
type listedRow struct {
	errcodes.Row
	Built bool `json:"built"`
}

type ruleList struct {
	Version int         `json:"version"`
	Rules   []listedRow `json:"rules"`
}

func listRules() ruleList {
	list := ruleList{Version: 1}
	all := errcodes.Rows()
	for i := range all {
		list.Rules = append(list.Rules, listedRow{all[i], rules.Decides(&all[i])})
	}
	return list
}

func printRules(w io.Writer) error {
	out := bufio.NewWriter(w)
	missing := 0
	list := listRules().Rules
	for _, r := range list {
		mark := ""
		if !r.Built {
			mark = "  (not built yet)"
			missing++
		}
		fmt.Fprintf(out, "%s%s\n    %s\n", r.ID, mark, r.Title)
	}
	fmt.Fprintf(out, "%d rows, %d not built yet\n", len(list), missing)
	return out.Flush()
}
