package cli

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/offercheck/offercheck/internal/render"
	"github.com/offercheck/offercheck/internal/words"
)

// formats are the formats of reports.
var formats = []struct {
	name string
	make func(w io.Writer) render.Printer
}{
	{"text", func(w io.Writer) render.Printer { return render.NewText(w, inColour(w)) }},
	{"json", func(w io.Writer) render.Printer { return render.NewJSON(w, isFile(w)) }},
	{"ndjson", render.NewNDJSON},
	{"sarif", func(w io.Writer) render.Printer { return render.NewSARIF(w, findCheckout().path) }},
	{"junit", render.NewJUnit},
	{"github", newGitHub},
}

// formatNames lists the names of the formats, with a word before the last one.
func formatNames(word string) string {
	var names []string
	for _, f := range formats {
		names = append(names, f.name)
	}
	return words.Enumerate(names, word)
}

// outputs are the printers of one run.
type outputs struct {
	printers []render.Printer
	files    []*outputFile
	toStdout bool // one of the printers writes to standard output
}

// outputs makes the printers for the flags: --format NAME prints to standard output,
// --format NAME=FILE to a file.
func (c *command) outputs(f *runFlags) (*outputs, error) {
	wanted := f.formats
	switch {
	case len(wanted) == 0 && f.ndjson:
		wanted = []string{"ndjson"}
	case len(wanted) == 0:
		wanted = []string{"text"}
	}
	o := &outputs{}
	taken := map[string]string{}
	for _, arg := range wanted {
		if err := c.output(o, arg, taken); err != nil {
			o.discard()
			return nil, err
		}
	}
	return o, nil
}

func (c *command) output(o *outputs, arg string, taken map[string]string) error {
	format, file, toFile := strings.Cut(arg, "=")
	if !toFile {
		file = "-"
	}
	make := makerOf(format)
	switch other, again := taken[identity(file)]; {
	case make == nil:
		return fmt.Errorf("unknown format %q; the formats are %s", format, formatNames("and"))
	case file == "":
		return fmt.Errorf("--format %s: the name of a file is missing after =", arg)
	case again && file == "-":
		return fmt.Errorf("--format %s and --format %s both write to standard output; give one of them a file, as in --format %s=FILE", other, arg, format)
	case again:
		return fmt.Errorf("--format %s and --format %s write to the same file", other, arg)
	}
	taken[identity(file)] = arg
	w := c.stdout
	if file == "-" {
		o.toStdout = true
	} else {
		out, err := newOutputFile(file)
		if err != nil {
			return fmt.Errorf("--format %s: %w", arg, plainPathError(err))
		}
		o.files = append(o.files, out)
		w = out
	}
	o.printers = append(o.printers, make(w))
	return nil
}

func makerOf(format string) func(io.Writer) render.Printer {
	for _, f := range formats {
		if f.name == format {
			return f.make
		}
	}
	return nil
}

// names are the files that are written.
func (o *outputs) names() []string {
	var names []string
	for _, f := range o.files {
		names = append(names, f.name)
	}
	return names
}

// overwrite returns an error if an output would overwrite one of the files, which are read.
func (o *outputs) overwrite(files []string) error {
	for _, out := range o.files {
		there, err := os.Stat(out.name)
		if err != nil || !there.Mode().IsRegular() {
			continue
		}
		for _, file := range files {
			if info, err := os.Stat(file); err == nil && os.SameFile(there, info) {
				return fmt.Errorf("--format would overwrite %s, which is an input: name another file", out.name)
			}
		}
	}
	return nil
}

func (o *outputs) document(d *render.Document) error {
	return o.print(func(p render.Printer) error { return p.Document(d) })
}

// print calls with for each printer. A printer whose pipe is closed, as by | head, is
// dropped; the others, which may write to files, go on.
func (o *outputs) print(with func(render.Printer) error) error {
	var kept []render.Printer
	for _, p := range o.printers {
		switch err := with(p); {
		case isClosedPipe(err):
		case err != nil:
			return notWritten(err)
		default:
			kept = append(kept, p)
		}
	}
	o.printers = kept
	return nil
}

// areUnread reports whether the readers of all outputs have gone.
func (o *outputs) areUnread() bool { return len(o.printers) == 0 }

func (o *outputs) end() error {
	if err := o.print(render.Printer.End); err != nil {
		return err
	}
	for _, f := range o.files {
		if err := f.finish(); err != nil {
			return notWritten(err)
		}
	}
	return nil
}

// discard removes the files that are not finished.
func (o *outputs) discard() {
	for _, f := range o.files {
		f.discard()
	}
}

func notWritten(err error) error {
	return fmt.Errorf("the report could not be written: %w", plainPathError(err))
}

// An outputFile is written atomically: to a temporary file in the same folder, which is
// renamed at the end. Anything but a regular file, such as /dev/stderr, is written directly.
// Errors have the name that the user gave.
type outputFile struct {
	file  *os.File
	name  string
	place string // the name to rename to; empty when there is nothing to rename
}

// isFile reports whether a format is written to a file.
func isFile(w io.Writer) bool {
	_, ok := w.(*outputFile)
	return ok
}

func newOutputFile(name string) (*outputFile, error) {
	f := &outputFile{name: name}
	place, err := filepath.EvalSymlinks(name)
	if errors.Is(err, os.ErrNotExist) {
		place = name
	} else if err != nil {
		return nil, f.failed(err)
	}
	if info, err := os.Stat(place); err == nil && !info.Mode().IsRegular() {
		f.file, err = os.OpenFile(place, os.O_WRONLY, 0)
		return f, f.failed(err)
	}
	f.place = place
	f.file, err = os.OpenFile(place+"."+rand.Text()+".tmp", os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	return f, f.failed(err)
}

func (f *outputFile) Write(text []byte) (int, error) {
	n, err := f.file.Write(text)
	return n, f.failed(err)
}

// finish renames the temporary file to its final name.
func (f *outputFile) finish() error {
	if err := f.file.Close(); err != nil || f.place == "" {
		return f.failed(err)
	}
	err := os.Rename(f.file.Name(), f.place)
	if err == nil {
		f.place = ""
	}
	return f.failed(err)
}

// discard removes the file unless it is finished.
func (f *outputFile) discard() {
	if f.place != "" {
		f.file.Close()
		os.Remove(f.file.Name())
	}
}

// failed returns err with the name that the user gave: the name of the temporary file would
// mean nothing to them.
func (f *outputFile) failed(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		err = p.Err
	} else if l, ok := errors.AsType[*os.LinkError](err); ok {
		err = l.Err
	}
	if err == nil {
		return nil
	}
	return &fs.PathError{Op: "write", Path: f.name, Err: err}
}
