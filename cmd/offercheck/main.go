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
package main

import (
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/offercheck/offercheck/internal/cli"
)

func main() {
	debug.SetGCPercent(400)        // the live heap is small and much is allocated: collect less often
	signal.Ignore(syscall.SIGPIPE) // a pipe that nobody reads is an error of the write, which Run ignores
	os.Exit(cli.Run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
