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
		Short: "Print each offer, resale authorization and offer set as it would be after the change set",
		Long: "Print each offer, resale authorization and offer set as it would be after the change\n" +
			"set: a facts document with responses in DescribeEntity's shape, each with a list\n" +
			"NotKnown of the parts that are not known. It can be used with --facts. Changes that it\n" +
			"does not include, because they have errors or an unknown type, are reported on standard\n" +
			"error.",
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
				if note.Unchecked[0].Reason != offercheck.ReasonEntityType { // such a change is about something that preview does not show
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
