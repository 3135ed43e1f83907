package cli

import (
	"bytes"
	"fmt"
	"io"
	"testing"
	"time"
)

// The line comes after a second, ten times a second at most, goes before
// anything else is written, and comes back.
func TestProgress(t *testing.T) {
	var out bytes.Buffer
	start := time.Date(2024, 5, 1, 12, 0, 0, 0, time.UTC)
	p := &progress{out: &out, files: 9, next: start.Add(time.Second)}
	step := func(want string) {
		t.Helper()
		if out.String() != want {
			t.Errorf("written is %q, want %q", out.String(), want)
		}
		out.Reset()
	}
	p.tell(1, start.Add(999*time.Millisecond))
	step("")
	p.tell(2, start.Add(1000*time.Millisecond))
	step("\r2 of 9 files checked")
	p.tell(3, start.Add(1099*time.Millisecond))
	step("")
	p.tell(4, start.Add(1100*time.Millisecond))
	step("\r4 of 9 files checked")
	fmt.Fprintln(p, "offercheck: a problem")
	step("\r\x1b[Koffercheck: a problem\n")
	p.hide()
	step("")
	p.tell(5, start.Add(1199*time.Millisecond))
	step("")
	p.tell(5, start.Add(1200*time.Millisecond))
	step("\r5 of 9 files checked")
	p.hide()
	step("\r\x1b[K")

	p = &progress{out: &out, next: start}
	p.tell(1, start)
	step("\r1 documents checked")
}

// There is no line in what is no terminal, nor for a single file.
func TestProgressIsSilent(t *testing.T) {
	for _, files := range [][]string{{"a.json", "b.json"}, {"a.ndjson"}} {
		c := &command{stderr: io.Discard}
		if p := c.progress(files, false); !p.silent {
			t.Errorf("%q: there is a line where there is no terminal", files)
		}
	}
}
