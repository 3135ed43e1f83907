// Package render prints reports: for people, for programs, and for services that show the
// results of checks. It does not open files or read the environment, so that an editor or a
// web page can use it as the command does.
package render

import (
	"fmt"

	"github.com/offercheck/offercheck"
)

// A Printer writes reports in one format: each document at once where the format allows it,
// the rest at the end.
type Printer interface {
	Document(d *Document) error
	End() error
}

// A PathFunc returns a file's path relative to the root of the repository, with slashes. For
// a file outside it returns the absolute path, and inside is false.
type PathFunc func(file string) (path string, inside bool)

// A Document is one input with its report.
type Document struct {
	Name   string             // of its file, or Stdin
	Line   int                // of the file, in a stream; 0: the document is the whole file
	Text   []byte             // for snippets; nil for none
	Report *offercheck.Report // nil when there is none
	Err    error              // why there is no report
	FailOn string             // the threshold: error, warning or undecided
}

// Stdin is the name of standard input in reports.
const Stdin = "<stdin>"

// String returns the name of the document in reports.
func (d *Document) String() string {
	if d.Line == 0 {
		return d.Name
	}
	return fmt.Sprintf("%s:%d", d.Name, d.Line)
}

// Above returns the number of lines that the file has before the document.
func (d *Document) Above() int { return max(d.Line, 1) - 1 }

// position converts a line and column of the document to those of the file; 0 if they are
// not known.
func (d *Document) position(line, column int) (int, int) {
	if line == 0 {
		return 0, 0
	}
	return d.Above() + line, column
}

// placeOf returns the position of a note: that of the first change that it says was not
// checked, otherwise that of the document.
func (d *Document) placeOf(n Note) (line, column int) {
	if len(n.Unchecked) > 0 {
		if line, column := d.position(n.Unchecked[0].Line, n.Unchecked[0].Column); line > 0 {
			return line, column
		}
	}
	return d.Line, 0
}
