package cli

import (
	"fmt"
	"io"
	"slices"
	"sync"
	"time"
)

// A progress is the line at the end of standard error that tells how far a run
// over many documents is. Whatever else is written takes its place.
type progress struct {
	mutex sync.Mutex
	out   io.Writer
	files int       // how many there are; 0: not known how many documents
	next  time.Time // when to tell again
	shown bool

	silent bool // there shall be no line
}

// progress puts the line into standard error. It comes when the run takes more
// than a second, is over several documents, and standard error is a terminal.
func (c *command) progress(files []string, streams bool) *progress {
	p := &progress{out: c.stderr, files: len(files), next: time.Now().Add(time.Second)}
	if streams = streams || slices.ContainsFunc(files, isStream); streams {
		p.files = 0
	}
	p.silent = p.files == 1 || !isTerminal(c.stderr)
	c.stderr = p
	return p
}

// Write writes to standard error, and not into the line.
func (p *progress) Write(text []byte) (int, error) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.clear()
	return p.out.Write(text)
}

// tell says that so many documents are done, ten times a second at most.
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

// hide takes the line away.
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
