package main

import (
	"bufio"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// A run that is interrupted writes whole reports only, and leaves no file half
// written.
func TestInterrupt(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no program can be interrupted by another there")
	}
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	cmd := exec.Command(program)
	cmd.Args = []string{"offercheck", "validate", "--ndjson", "--format", "ndjson", "--format", "json=out.json"}
	cmd.Dir = dir
	var problems strings.Builder
	cmd.Stderr = &problems
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(in, "{}\n"); err != nil {
		t.Fatal(err)
	}
	out := bufio.NewReader(pipe)
	first, err := out.ReadString('\n') // now it waits for the second line
	if err != nil || !strings.HasPrefix(first, `{"source":"<stdin>:1"`) {
		t.Errorf("the first report is %q, %v", first, err)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	rest, err := io.ReadAll(out)
	if err != nil || len(rest) > 0 {
		t.Errorf("after the interrupt it prints %q, %v", rest, err)
	}
	cmd.Wait()
	if exit := cmd.ProcessState.ExitCode(); exit != exitUsage || problems.String() != "offercheck: interrupted\n" {
		t.Errorf("it exits with %d and says %q", exit, problems.String())
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*")); len(left) > 0 {
		t.Errorf("it leaves %q", left)
	}
}
