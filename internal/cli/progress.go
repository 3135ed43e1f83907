package cli

import (
	"fmt"
	"io"
	"slices"
	"sync"
	"time"
)

// A progress is the progress line of a run over many documents, the last line of standard
// error. Other output to standard error replaces it.
type progress struct {
	mutex sync.Mutex
	out   io.Writer
	files int       // how many there are; 0: the number of documents is not known
	next  time.Time // when to update the line
	shown bool

	silent bool // show no line
}

// progress adds the line to standard error. It is shown if the run takes more than a second
// and has several documents, and standard error is a terminal.
func (c *command) progress(files []string, streams bool) *progress {
	p := &progress{out: c.stderr, files: len(files), next: time.Now().Add(time.Second)}
	if streams = streams || slices.ContainsFunc(files, isStream); streams {
		p.files = 0
	}
	p.silent = p.files == 1 || !isTerminal(c.stderr)
	c.stderr = p
	return p
}

// Write removes the line and writes to standard error.
func (p *progress) Write(text []byte) (int, error) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.clear()
	return p.out.Write(text)
}

// tell shows how many documents are done, at most ten times a second.
func (p *progress) tell(done int, now time.Time) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if p.silent || now.Before(p.next) {
		return
	}
	p.next = now.Add(time.Second / 10)
	p.shown = true
	if p.files > 0 {
		fmt.Fprintf(p.out, "\r%d of %d files checked", done, p.files)
	} else {
		fmt.Fprintf(p.out, "\r%d documents checked", done)
	}
}

// hide removes the line.
func (p *progress) hide() {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.clear()
}

func (p *progress) clear() {
	if p.shown {
		io.WriteString(p.out, "\r\x1b[K")
		p.shown = false
	}
}
