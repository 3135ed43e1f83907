package main

import (
	"bufio"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// program is a run of the command in a folder of its own with a document in it.
func program(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	path, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path)
	cmd.Args = append([]string{"offercheck"}, args...)
	cmd.Dir = t.TempDir()
	if err := os.WriteFile(filepath.Join(cmd.Dir, "a.json"), []byte("{}"), 0o644); err != nil {
		t.Fatal(err)
	}
	return cmd
}

// Whatever prints says so when it cannot, and exits with 2.
func TestOutputFails(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("there is no full disk here")
	}
	defer full.Close()
	r, closed, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	r.Close()
	defer closed.Close()
	outputs := []struct {
		to   *os.File
		said string
	}{{full, "no space left on device\n"}, {closed, "broken pipe\n"}}
	for _, args := range []string{
		"validate a.json", "validate --format json a.json", "validate --format ndjson a.json", "validate --format sarif a.json", "validate --format junit a.json", "validate --format github a.json",
		"validate --format json=out.json --format text a.json", "agreement DescribeAgreement a.json", "preview a.json", "rules", "rules --format json", "schema CreateOffer",
		"explain DUPLICATE_DIMENSION_KEYS", "version", "completion bash",
	} {
		for _, output := range outputs {
			cmd := program(t, strings.Fields(args)...)
			var problems strings.Builder
			cmd.Stdout, cmd.Stderr = output.to, &problems
			cmd.Run()
			said := problems.String()
			if exit := cmd.ProcessState.ExitCode(); exit != exitUsage || !strings.HasPrefix(said, "offercheck: ") || !strings.HasSuffix(said, output.said) || strings.Count(said, "\n") != 1 {
				t.Errorf("%s: exits with %d and says %q, want %q", args, exit, said, output.said)
			}
			if left, _ := filepath.Glob(filepath.Join(cmd.Dir, "out.json*")); len(left) > 0 {
				t.Errorf("%s: leaves %q", args, left)
			}
		}
	}
	cmd := program(t, "validate", "--format", "json=/dev/full", "a.json")
	said, _ := cmd.CombinedOutput()
	if want := "offercheck: the report could not be written: /dev/full: no space left on device\n"; cmd.ProcessState.ExitCode() != exitUsage || string(said) != want {
		t.Errorf("to a full disk: exits with %d and says %q, want %q", cmd.ProcessState.ExitCode(), said, want)
	}
}

// Interrupted in the middle of many files the program has printed whole reports
// only, and none of the formats that come at the end.
func TestInterruptBetweenFiles(t *testing.T) {
	cmd := program(t, "validate", "--format", "ndjson", "--format", "json=out.json", "--format", "junit=out.xml", "a.json", "-", "./a.json")
	var problems strings.Builder
	cmd.Stderr = &problems
	in, err := cmd.StdinPipe() // it stays open: the second document has no end
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	out := bufio.NewReader(pipe)
	first, err := out.ReadString('\n')
	if err != nil || !strings.HasPrefix(first, `{"source":"a.json"`) {
		t.Errorf("the first report is %q, %v", first, err)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		cmd.Process.Kill()
		t.Skip("no program can be interrupted by another here")
	}
	rest, err := io.ReadAll(out)
	if err != nil || len(rest) > 0 {
		t.Errorf("after the interrupt it prints %q, %v", rest, err)
	}
	cmd.Wait()
	if exit := cmd.ProcessState.ExitCode(); exit != exitUsage || problems.String() != "offercheck: interrupted\n" {
		t.Errorf("it exits with %d and says %q", exit, problems.String())
	}
	if left, _ := filepath.Glob(filepath.Join(cmd.Dir, "out*")); len(left) > 0 {
		t.Errorf("it leaves %q", left)
	}
}

// A file without an end is read as far as shows that it is too large.
func TestEndlessFiles(t *testing.T) {
	if _, err := os.Stat("/dev/zero"); err != nil {
		t.Skip("there is no file without an end here")
	}
	if testing.Short() {
		t.Skip("reads 64 MiB twice")
	}
	for _, test := range []struct{ args, want string }{
		{"validate /dev/zero", "offercheck: /dev/zero:1:1: the document has 67108865 bytes, more than the limit of 67108864\n"},
		{"validate --facts /dev/zero a.json", "offercheck: /dev/zero:1:1: the document has 67108865 bytes, more than the limit of 67108864\n"},
	} {
		cmd := program(t, strings.Fields(test.args)...)
		said, _ := cmd.CombinedOutput()
		if exit := cmd.ProcessState.ExitCode(); exit != exitUsage || string(said) != test.want {
			t.Errorf("%s: exits with %d and says %q, want %q", test.args, exit, said, test.want)
		}
	}
	cmd := program(t, "validate", "a.json")
	if err := os.Symlink("/dev/zero", filepath.Join(cmd.Dir, configName)); err != nil {
		t.Fatal(err)
	}
	said, _ := cmd.CombinedOutput()
	if exit := cmd.ProcessState.ExitCode(); exit != exitUsage || !strings.Contains(string(said), "a configuration of more than 1048576 bytes is not read") {
		t.Errorf("a configuration without an end: exits with %d and says %q", exit, said)
	}
}
