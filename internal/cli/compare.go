package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/offercheck/offercheck/internal/compare"
	"github.com/offercheck/offercheck/internal/render"
)

func (c *command) compareCommand() *cobra.Command {
	var flags factFlags
	var format string
	cmd := &cobra.Command{
		Use:   "compare [FILE]",
		Short: "Compare the errors that DescribeChangeSet reported with those found here",
		Long: "Read the response of DescribeChangeSet for a change set that has been processed,\n" +
			"check the same change set as of its StartTime, and show which of AWS's errors\n" +
			"are also found here, which are not (or could not be because facts are missing),\n" +
			"and which errors AWS did not report.\n" +
			"Exit status 0: AWS reported exactly the errors that are found here.",
		Example: "  aws marketplace-catalog describe-change-set --catalog AWSMarketplace --change-set-id ID > failed.json\n" +
			"  offercheck compare --facts facts failed.json",
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if format != "text" && format != "json" {
				return fmt.Errorf("unknown format %q; the formats are text and json", format)
			}
			v, err := flags.validator(c)
			if err != nil {
				return err
			}
			arg := arguments(args)[0]
			text, err := c.read(arg)
			if err != nil {
				return err
			}
			r, err := compare.WithResponse(v, text, flags.now, flags.edition)
			if err != nil {
				c.complain(located(displayName(arg), err), exitOf(err))
				return nil
			}
			r.Source = displayName(arg)
			if !r.Summary.Agrees() {
				c.worse(exitFindings)
			}
			if format == "json" {
				return render.WriteJSON(c.stdout, r)
			}
			return r.Print(c.stdout, inColour(c.stdout))
		},
	}
	flags.add(cmd)
	cmd.Flags().Lookup("edition").Usage = "the edition of AWS's pages to check against (default: the newest that is not later than the year of the StartTime or --now)"
	cmd.Flags().Lookup("now").Usage = "check as of this time, such as 2024-05-01T12:00:00Z (default: the StartTime of the response)"
	cmd.Flags().StringVar(&format, "format", "text", "print the comparison as text or json")
	return cmd
}
