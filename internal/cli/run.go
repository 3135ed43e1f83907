// Package cli is the command line program: flags, files, streams and exit status. Packages
// such as render make the output and know nothing of these.
package cli

import (
	"fmt"
	"io"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// Exit statuses.
const (
	exitFine     = 0
	exitFindings = 1
	exitUsage    = 2
	exitBug      = 3
)

// A command is one run of the program: its streams and its exit status.
type command struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	exit           int
}

// Run runs the program and returns the exit status.
func Run(args []string, stdin io.Reader, stdout, stderr io.Writer) (exit int) {
	c := &command{stdin: stdin, stdout: stdout, stderr: stderr}
	defer func() {
		if p := recover(); p != nil {
			fmt.Fprintf(stderr, "offercheck: internal error: %v\n%s", p, debug.Stack())
			exit = exitBug
		}
	}()
	root := &cobra.Command{
		Use:           "offercheck",
		Short:         "Find what is wrong with AWS Marketplace offers before they are sent to AWS",
		SilenceErrors: true,
		SilenceUsage:  true,
		Version:       version(),
	}
	root.SetVersionTemplate("{{.Version}}")
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(quietPipe{stdout})
	root.SetErr(stderr)
	root.AddCommand(c.validateCommand(), c.agreementCommand(), c.factsCommand(), c.compareCommand(), c.previewCommand(), c.explainCommand(), c.rulesCommand(), c.schemaCommand(), c.versionCommand())
	complete(root)
	if cmd, err := root.ExecuteC(); isClosedPipe(err) {
		return c.exit
	} else if err != nil {
		if redacted, _ := cmd.Flags().GetBool("redact"); redacted {
			err = redactError(err)
		}
		c.complain(err, exitOf(err))
	}
	return c.exit
}

// worse raises the exit status: the highest one wins.
func (c *command) worse(exit int) { c.exit = max(c.exit, exit) }
