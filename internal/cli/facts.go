package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/internal/factscript"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/render"
)

func (c *command) factsCommand() *cobra.Command {
	var flags factFlags
	var into string
	cmd := &cobra.Command{
		Use:   "facts [FILE]...",
		Short: "Print the AWS CLI commands that fetch the facts that change sets need",
		Long: "Print a shell script that fetches the offers, resale authorizations, offer sets,\n" +
			"solutions, products and agreements that change sets name, with the AWS CLI, into a\n" +
			"folder for --facts. Comments say which rules need each. What --facts already has is\n" +
			"not fetched again. If the fetched entities name more (such as the products of offers),\n" +
			"run the command again with --facts.",
		Example: "  offercheck facts changeset.json | sh\n" +
			"  offercheck facts --facts facts changeset.json | sh\n" +
			"  offercheck validate --facts facts changeset.json",
		RunE: func(_ *cobra.Command, args []string) error {
			if into == "" || into != render.Clean(into) {
				return fmt.Errorf("--into: expected the name of a folder, found %q", into)
			}
			v, err := flags.validator(c)
			if err != nil {
				return err
			}
			known, err := fold.ReadFacts(flags.documents...)
			if err != nil {
				return err
			}
			return c.facts(v, known, into, arguments(args))
		},
	}
	flags.add(cmd)
	cmd.Flags().StringVar(&into, "into", "facts", "the folder that the commands write to")
	return cmd
}

// facts prints the commands for all change sets together. One that cannot be read is
// reported on standard error and skipped.
func (c *command) facts(v *offercheck.Validator, known *fold.Facts, into string, args []string) error {
	w := factscript.New(known)
	var names []string
	for _, arg := range args {
		name := displayName(arg)
		text, err := c.read(arg)
		if err != nil {
			c.complain(err, exitUsage)
			continue
		}
		if err := w.Add(v, text); err != nil {
			c.complain(located(name, err), exitOf(err))
			continue
		}
		names = append(names, name)
	}
	if len(names) == 0 {
		return nil
	}
	for _, what := range w.Refused() {
		fmt.Fprintf(c.stderr, "offercheck: %s cannot be fetched: the id does not look like one of AWS's\n", what)
	}
	script := w.Script(into, names)
	if script == nil {
		fmt.Fprintln(c.stderr, "offercheck: nothing to fetch")
		for _, text := range w.Stated() {
			fmt.Fprintln(c.stderr, "offercheck: "+text)
		}
		return nil
	}
	_, err := c.stdout.Write(script)
	return err
}
