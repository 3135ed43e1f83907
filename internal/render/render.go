// Package render prints reports: for people, for programs, and for the services that show
// what checks found. It opens no files and asks for nothing of the environment, so that
// an editor or a web page can use it as the command does.
package render

import (
	"fmt"

	"github.com/offercheck/offercheck"
)

// A Printer writes reports in one format: what can be written at once for each document,
// the rest at the end.
type Printer interface {
	Document(d *Document) error
	End() error
}

// A PathFunc is a file's path from the top of the repository, with slashes. A file outside
// keeps its full name, and then inside is false.
type PathFunc func(file string) (path string, inside bool)

// A Document is one input and what was found in it.
type Document struct {
	Name   string             // of its file, or Stdin
	Line   int                // of the file, in a stream; 0: the document is the whole file
	Text   []byte             // for snippets; nil where there are none
	Report *offercheck.Report // nil when there is none
	Err    error              // why there is no report
	FailOn string             // the threshold: error, warning or undecided
}

// Stdin is what standard input is called in reports.
const Stdin = "<stdin>"

// String is what reports call the document.
func (d *Document) String() string {
	if d.Line == 0 {
		return d.Name
	}
	return fmt.Sprintf("%s:%d", d.Name, d.Line)
}

// Above is how many lines the file has before the document.
func (d *Document) Above() int { return max(d.Line, 1) - 1 }

// position is a line and column of the document in the file; 0 when they are not
// known.
func (d *Document) position(line, column int) (int, int) {
	if line == 0 {
		return 0, 0
	}
	return d.Above() + line, column
}

// placeOf is where a note belongs: at the first change that it says was not checked,
// else at the document.
func (d *Document) placeOf(n Note) (line, column int) {
	if len(n.Unchecked) > 0 {
		if line, column := d.position(n.Unchecked[0].Line, n.Unchecked[0].Column); line > 0 {
			return line, column
		}
	}
	return d.Line, 0
}
