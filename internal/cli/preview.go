package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/internal/render"
)

func (c *command) previewCommand() *cobra.Command {
	var facts factFlags
	cmd := &cobra.Command{
		Use:   "preview [FILE]",
		Short: "Print each offer as it would be after the change set",
		Long: "Print each offer as it would be after the change set: a facts document with\n" +
			"responses in DescribeEntity's shape, each with a list NotKnown of the parts\nthat are not known. It can be used with --facts. Changes that it does not include,\n" +
			"because they have errors or an unknown type, are reported on standard error.",
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			v, err := facts.validator(c)
			if err != nil {
				return err
			}
			name := arguments(args)[0]
			text, err := c.read(name)
			if err != nil {
				return err
			}
			preview, err := v.Preview(text)
			if err != nil {
				return located(displayName(name), err)
			}
			report, err := v.Validate(text)
			if err != nil {
				return located(displayName(name), err)
			}
			for _, note := range render.UncheckedNotes(report.Edition, report.Unchecked, report.Findings) {
				if note.Unchecked[0].Reason != offercheck.ReasonEntityType { // such a change is not about an offer
					fmt.Fprintf(c.stderr, "offercheck: %s: %s\n", displayName(name), render.Clean(note.Text))
				}
			}
			_, err = c.stdout.Write(preview)
			return err
		},
	}
	facts.add(cmd)
	return cmd
}
