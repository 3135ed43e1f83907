package cli

import (
	"bytes"
	"os"
	"runtime"
	"testing"
)

// Colour is for terminals, unless NO_COLOR says otherwise.
func TestColourOnTerminalsOnly(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the null device is no character device there")
	}
	device, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0) // a character device, as a terminal is
	if err != nil {
		t.Fatal(err)
	}
	defer device.Close()
	file, err := os.Create(t.TempDir() + "/out")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	t.Setenv("TERM", "xterm")
	t.Setenv("NO_COLOR", "")
	if !inColour(device) {
		t.Error("no colour on a terminal")
	}
	if inColour(file) || inColour(&bytes.Buffer{}) {
		t.Error("colour in a file or a pipe")
	}
	t.Setenv("NO_COLOR", "1")
	if inColour(device) {
		t.Error("colour in spite of NO_COLOR")
	}
	t.Setenv("NO_COLOR", "")
	t.Setenv("TERM", "dumb")
	if inColour(device) {
		t.Error("colour on a dumb terminal")
	}
}
