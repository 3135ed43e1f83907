package cli

import (
	"bufio"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/reference"
	"github.com/offercheck/offercheck/internal/render"
	"github.com/offercheck/offercheck/internal/words"
)

func (c *command) rulesCommand() *cobra.Command {
	var format, edition, since string
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "List all rules: every row of AWS's tables of errors",
		Long: "List all rules of an edition: every row of AWS's tables of errors. With --since, list\n" +
			"what AWS removed, changed and added after an older edition.",
		Example: "  offercheck rules --edition 2024\n" +
			"  offercheck rules --since 2024",
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			e, err := parseEdition(edition)
			if err != nil {
				return err
			}
			if since != "" {
				older, err := parseEdition(since)
				if err != nil {
					return err
				}
				return c.changes(e, older, format)
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
	cmd.Flags().StringVar(&format, "format", "text", "print the list as text, json or markdown; with --since as text or json")
	addEdition(cmd, &edition, "the edition of AWS's pages")
	cmd.Flags().StringVar(&since, "since", "", "list only what AWS changed since this older edition")
	return cmd
}

// changes prints what AWS changed from an older edition to e.
func (c *command) changes(e, older errcodes.Edition, format string) error {
	if older >= e {
		return fmt.Errorf("--since %s: an edition older than %s is expected", older, e)
	}
	switch format {
	case "text":
		return printChanges(c.stdout, e, older)
	case "json":
		return render.WriteJSON(c.stdout, changeList{1, e.String(), older.String(), e.ChangesSince(older)})
	}
	return fmt.Errorf("unknown format %q; the formats of --since are text and json", format)
}

type changeList struct {
	Version int               `json:"version"`
	Edition string            `json:"edition"`
	Since   string            `json:"since"`
	Changes []errcodes.Change `json:"changes"`
}

// printChanges lists the changes by kind.
func printChanges(w io.Writer, e, older errcodes.Edition) error {
	out := bufio.NewWriter(w)
	list := e.ChangesSince(older)
	for _, kind := range []struct {
		kind  errcodes.ChangeKind
		title string
	}{
		{errcodes.Removed, "No longer reported"},
		{errcodes.Changed, "Checked in another way"},
		{errcodes.Added, "New"},
	} {
		fmt.Fprintf(out, "%s\n\n", kind.title)
		n := 0
		for i := range list {
			change := &list[i]
			if change.Kind != kind.kind {
				continue
			}
			n++
			what := change.What
			if change.Row.Never != "" {
				what += " (never reported here: " + change.Row.Never + ")"
			}
			fmt.Fprintf(out, "%s\n", change.Row.ID)
			for _, line := range words.Wrap(what, 76) {
				fmt.Fprintf(out, "    %s\n", line)
			}
		}
		fmt.Fprintf(out, "%s\n\n", words.Count(n, "rule"))
	}
	fmt.Fprintf(out, "offercheck explain ROW explains a rule; one that is no longer reported needs --edition %s\n", older)
	return out.Flush()
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
