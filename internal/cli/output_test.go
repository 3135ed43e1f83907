package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A file has its old content until the new one is complete, and nothing is left
// beside it.
func TestOutputFile(t *testing.T) {
	t.Chdir(t.TempDir())
	read := func() string {
		text, _ := os.ReadFile("out")
		names, _ := filepath.Glob("*")
		return strings.Join(names, " ") + ": " + string(text)
	}
	write := func(name, text string) *outputFile {
		t.Helper()
		f, err := newOutputFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
		return f
	}
	f := write("out", "one")
	if _, err := os.Stat("out"); err == nil {
		t.Error("the file is there before it is finished")
	}
	if err := f.finish(); err != nil {
		t.Fatal(err)
	}
	f.discard()
	if got := read(); got != "out: one" {
		t.Errorf("finished: %s", got)
	}
	write("out", "two").discard()
	if got := read(); got != "out: one" {
		t.Errorf("discarded: %s", got)
	}
	if err := os.Symlink("out", "link"); err != nil {
		t.Fatal(err)
	}
	if err := write("link", "three").finish(); err != nil {
		t.Fatal(err)
	}
	if got := read(); got != "link out: three" {
		t.Errorf("through a link: %s", got)
	}
	if err := write(os.DevNull, "four").finish(); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Errorf("the null device is %v, %v", info, err)
	}
}

// Whatever becomes of the file, errors have the name that was given, not that of the
// file beside it.
func TestOutputFileErrors(t *testing.T) {
	t.Chdir(t.TempDir())
	check := func(what string, err error) {
		t.Helper()
		if err == nil || !strings.HasPrefix(plainPathError(err).Error(), "out: ") || strings.Contains(err.Error(), ".tmp") {
			t.Errorf("%s: %v", what, err)
		}
	}
	closed, err := newOutputFile("out")
	if err != nil {
		t.Fatal(err)
	}
	closed.file.Close()
	_, err = closed.Write([]byte("text"))
	check("writing", err)
	check("closing", closed.finish())
	closed.discard()
	taken, err := newOutputFile("out")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir("out", 0o777); err != nil {
		t.Fatal(err)
	}
	check("renaming", taken.finish())
	taken.discard()
	_, err = newOutputFile("out")
	check("opening a folder", err)
	if _, err := newOutputFile("nowhere/out"); err == nil || plainPathError(err).Error() != "nowhere/out: no such file or directory" {
		t.Errorf("opening below no folder: %v", err)
	}
}
