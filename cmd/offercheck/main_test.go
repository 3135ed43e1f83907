package main

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// Exit statuses.
const (
	exitFine     = 0
	exitFindings = 1
	exitUsage    = 2
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"offercheck": main})
}

// The command is tested as a whole by the scripts in testdata/script.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: os.Getenv("UPDATE_SCRIPTS") != "",
	})
}
