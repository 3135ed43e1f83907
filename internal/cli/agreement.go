package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/agreement"
	"github.com/offercheck/offercheck/errcodes"
)

func (c *command) agreementCommand() *cobra.Command {
	const batch = "BatchCreateBillingAdjustmentRequest"
	var flags runFlags
	var table string
	cmd := &cobra.Command{
		Use:   "agreement OPERATION [FILE]...",
		Short: "Check requests of the Agreement Service: the JSON input of an operation",
		Long: "Check requests of the Agreement Service: the JSON input of an operation, as\n" +
			"the AWS CLI takes it with --cli-input-json.\nOPERATION is one of " + strings.Join(errcodes.Operations(), ", ") + ".",
		Example: "  offercheck agreement SendAgreementCancellationRequest --facts agreement.json request.json\n" +
			"  offercheck agreement " + batch + " --csv adjustments.csv --facts invoices.json",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return fmt.Errorf("OPERATION is missing; it is one of %s", strings.Join(errcodes.Operations(), ", "))
			}
			return nil
		},
		ValidArgs: errcodes.Operations(),
		RunE: func(_ *cobra.Command, args []string) error {
			operation, files := args[0], args[1:]
			if !errcodes.IsOperation(operation) {
				_, err := agreement.Validate(operation, nil) // the error lists the operations
				return err
			}
			if table == "" {
				return c.checkDocuments(&flags, files, func(v *offercheck.Validator, text []byte) (*offercheck.Report, error) {
					return v.ValidateRequest(operation, text)
				})
			}
			if operation != batch || len(files) > 0 {
				return fmt.Errorf("--csv is a table of entries of %s and replaces FILE", batch)
			}
			if flags.ndjson {
				return errors.New("--csv and --ndjson cannot be combined: a table is one document")
			}
			return c.checkDocuments(&flags, []string{table}, checkTable)
		},
	}
	flags.add(cmd)
	cmd.Flags().Lookup("edition").Usage = "no effect: these requests are checked in the same way in every edition"
	cmd.Flags().StringVar(&table, "csv", "", "a table of billing adjustments: a header with the names of the fields, then one line per entry")
	return cmd
}

// checkTable checks a table of billing adjustments. Findings have the line and column of
// the table.
func checkTable(v *offercheck.Validator, text []byte) (*offercheck.Report, error) {
	table, err := agreement.ParseCSV(text)
	if err != nil {
		return nil, err
	}
	report, err := v.ValidateRequest("BatchCreateBillingAdjustmentRequest", table.Request)
	if err != nil {
		return nil, err
	}
	table.Locate(report)
	return report, nil
}
