// Offercheck tells a seller on AWS Marketplace what is wrong with an offer
// before anything is sent to AWS.
//
// Usage:
//
//	offercheck validate [--facts FILE]... [FILE]...
//	offercheck facts [--facts FILE]... [FILE]...
//	offercheck compare [--facts FILE]... [FILE]
//	offercheck preview [--facts FILE]... [FILE]
//	offercheck explain CODE|ROW
//	offercheck rules | schema NAME | version | completion SHELL
//
// With no FILE, or with -, the change set is read from standard input. Exit
// status: 0 nothing at or above the threshold, 1 findings, 2 usage or
// unreadable input, 3 a bug of ours.
package cli

import (
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"syscall"

	"github.com/spf13/cobra"
)

// Exit statuses.
const (
	exitFine     = 0
	exitFindings = 1
	exitUsage    = 2
	exitBug      = 3
)

func main() {
	// What the program holds is little, what it makes in passing for thousands of
	// files is much: memory that is never touched, and so takes up none, lets it
	// collect as often as a program with so much would. The deferred call holds it;
	// it never comes to run.
	ballast := make([]byte, 32<<20)
	defer runtime.KeepAlive(ballast)
	signal.Ignore(syscall.SIGPIPE) // a pipe that nobody reads is an error of the write, see isClosedPipe
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// A command is one run of the program: where it reads and writes, and what it
// comes to.
type command struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	exit           int
}

// run is the program as a function, so that it can be tested like one.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) (exit int) {
	c := &command{stdin: stdin, stdout: stdout, stderr: stderr}
	defer func() {
		if p := recover(); p != nil {
			fmt.Fprintf(stderr, "offercheck: a bug of ours: %v\n%s", p, debug.Stack())
			exit = exitBug
		}
	}()
	root := &cobra.Command{
		Use:           "offercheck",
		Short:         "Tell what is wrong with an AWS Marketplace offer before anything is sent to AWS",
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

// worse raises the exit status: of several the highest counts.
func (c *command) worse(exit int) { c.exit = max(c.exit, exit) }
