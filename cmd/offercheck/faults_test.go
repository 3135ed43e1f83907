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

// program is a run of the command in a folder of its own with documents in it.
func program(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	path, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path)
	cmd.Args = append([]string{"offercheck"}, args...)
	cmd.Dir = t.TempDir()
	for name, text := range map[string]string{
		"a.json": "{}", "lines": "{}\n{}\n",
		"release.json": `[{"ChangeType": "ReleaseOffer", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}, "DetailsDocument": {}}]`, // which asks for some
	} {
		if err := os.WriteFile(filepath.Join(cmd.Dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return cmd
}

// outputsOf are runs of every command that prints.
var outputsOf = map[string]int{ // with its exit status
	"validate a.json": exitFindings, "validate --format json a.json": exitFindings, "validate --format ndjson a.json": exitFindings,
	"validate --format sarif a.json": exitFindings, "validate --format junit a.json": exitFindings, "validate --format github a.json": exitFindings,
	"validate --format json=out.json --format text a.json": exitFindings, "agreement DescribeAgreement a.json": exitFindings, "preview a.json": exitFine,
	"rules": exitFine, "rules --format json": exitFine, "schema CreateOffer": exitFine, "explain DUPLICATE_DIMENSION_KEYS": exitFine,
	"version": exitFine, "completion bash": exitFine, "facts release.json": exitFine,
}

// Whatever prints says so when it cannot, and exits with 2.
func TestOutputFails(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("there is no full disk here")
	}
	defer full.Close()
	for args := range outputsOf {
		cmd := program(t, strings.Fields(args)...)
		var problems strings.Builder
		cmd.Stdout, cmd.Stderr = full, &problems
		cmd.Run()
		said := problems.String()
		if exit := cmd.ProcessState.ExitCode(); exit != exitUsage || !strings.HasPrefix(said, "offercheck: ") || !strings.HasSuffix(said, "no space left on device\n") || strings.Count(said, "\n") != 1 {
			t.Errorf("%s: exits with %d and says %q", args, exit, said)
		}
		if left, _ := filepath.Glob(filepath.Join(cmd.Dir, "out.json*")); len(left) > 0 {
			t.Errorf("%s: leaves %q", args, left)
		}
	}
	cmd := program(t, "validate", "--format", "json=/dev/full", "a.json")
	said, _ := cmd.CombinedOutput()
	if want := "offercheck: the report could not be written: /dev/full: no space left on device\n"; cmd.ProcessState.ExitCode() != exitUsage || string(said) != want {
		t.Errorf("to a full disk: exits with %d and says %q, want %q", cmd.ProcessState.ExitCode(), said, want)
	}
}

// When nobody reads what is printed, as in | head, the program ends without a word, with
// the status that it has by then; files are written all the same.
func TestClosedPipe(t *testing.T) {
	r, closed, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	r.Close()
	defer closed.Close()
	unread := func(args string, want int) string {
		t.Helper()
		cmd := program(t, strings.Fields(args)...)
		var problems strings.Builder
		cmd.Stdout, cmd.Stderr = closed, &problems
		cmd.Run()
		if exit := cmd.ProcessState.ExitCode(); exit != want || problems.Len() > 0 {
			t.Errorf("%s: exits with %d and says %q, want %d and nothing", args, exit, problems.String(), want)
		}
		return cmd.Dir
	}
	for args, want := range outputsOf {
		unread(args, want)
	}
	unread("--help", exitFine)
	unread("validate --help", exitFine)
	unread("validate a.json release.json", exitUsage) // the second is not checked
	unread("validate --ndjson lines", exitUsage)
	unread("validate --format json release.json a.json", exitFindings)
	dir := unread("validate --format ndjson --format json=out.json release.json a.json", exitFindings)
	if text, _ := os.ReadFile(filepath.Join(dir, "out.json")); strings.Count(string(text), `"source"`) != 2 {
		t.Errorf("the file beside it is %q", text)
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
	if err := os.Symlink("/dev/zero", filepath.Join(cmd.Dir, ".offercheck.yaml")); err != nil {
		t.Fatal(err)
	}
	said, _ := cmd.CombinedOutput()
	if exit := cmd.ProcessState.ExitCode(); exit != exitUsage || !strings.Contains(string(said), "a configuration has at most 1048576 bytes") {
		t.Errorf("a configuration without an end: exits with %d and says %q", exit, said)
	}
}
