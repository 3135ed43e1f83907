package cli

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"os/signal"
	"runtime"
	"slices"
	"sync"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/internal/bug"
	"github.com/offercheck/offercheck/internal/config"
	"github.com/offercheck/offercheck/internal/render"
)

// runFlags are the flags of every command that checks documents.
type runFlags struct {
	factFlags
	formats []string
	failOn  string
	ndjson  bool
	redact  bool

	workers int // documents checked at a time; 0: GOMAXPROCS
}

func (f *runFlags) add(cmd *cobra.Command) {
	cmd.Long = cmp.Or(cmd.Long, cmd.Short+".") + aboutDocuments
	f.factFlags.add(cmd)
	cmd.Flags().StringArrayVar(&f.formats, "format", nil, "print the reports as `FORMAT[=FILE]`: "+formatNames("or")+", to standard output or to a file (repeatable; default text)")
	cmd.Flags().StringVar(&f.failOn, "fail-on", "", "exit with 1 at this `SEVERITY` or above: error, warning or undecided (default error)")
	cmd.Flags().BoolVar(&f.ndjson, "ndjson", false, "treat each line as a document, whatever the file's extension; the default format is then ndjson")
	cmd.Flags().BoolVar(&f.redact, "redact", false, "remove account ids, prices and names from reports, for public build logs")
}

const aboutDocuments = `

FILE is a document; a folder, which stands for all .json, .ndjson and .jsonl files in
and below it that are not hidden; a pattern with *, ?, [a-z] and ** (any number of
folders); or - for standard input, which is also the default. In a file that ends in
.ndjson or .jsonl each line is a document.

--redact prints no source lines, change names, quoted values or amounts. Dates,
durations, entity ids, paths and counts stay, and so do the names of files and the names
of fields that the schemas know.`

// thresholds report whether a report is at or above a threshold, by its name.
var thresholds = map[string]func(*offercheck.Report) bool{
	"error":     func(r *offercheck.Report) bool { return r.Count(offercheck.SeverityError) > 0 },
	"warning":   hasFindings,
	"undecided": func(r *offercheck.Report) bool { return hasFindings(r) || r.Verdict != offercheck.VerdictAccepted },
}

// hasFindings reports whether there are findings, including those that are not listed.
func hasFindings(r *offercheck.Report) bool {
	return r.Count(offercheck.SeverityError)+r.Count(offercheck.SeverityWarning) > 0
}

// A checkFunc checks one document with a Validator. It is safe for concurrent use.
type checkFunc func(v *offercheck.Validator, text []byte) (*offercheck.Report, error)

// A namedCheck checks one document with the configuration for its name: that of the file,
// or <stdin>.
type namedCheck func(name string, text []byte) (*offercheck.Report, error)

// checkDocuments checks the documents that the arguments name, prints the
// reports in the order of the arguments and sets the exit status. A document that cannot
// be read is reported on standard error; the others are still checked.
func (c *command) checkDocuments(f *runFlags, args []string, check checkFunc) error {
	if _, ok := thresholds[f.failOn]; !ok && f.failOn != "" {
		return fmt.Errorf("--fail-on takes error, warning or undecided, not %q", f.failOn)
	}
	configurations, err := c.configurations(f)
	if err != nil {
		return err
	}
	out, err := c.outputs(f)
	if err != nil {
		return err
	}
	defer out.discard()
	facts, err := factFiles(f.files)
	if err != nil {
		return err
	}
	used, ids := map[string]bool{}, identities{} // files that are facts or outputs, not documents
	for _, name := range slices.Concat(facts, out.names()) {
		used[ids.of(name)] = true
	}
	files, problems := expand(args, func(file string) bool { return used[ids.of(file)] || configurations.hasFacts(file) })
	for _, err := range problems {
		c.complain(err, exitUsage)
	}
	if err := out.overwrite(slices.Concat(facts, files)); err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	progress, terminal := c.progress(files, f.ndjson), out.toStdout && isTerminal(c.stdout)
	done := 0
	for d := range inOrder(ctx, f.atATime(), f.ahead(files), c.jobs(f, files, configurations.bind(check))) {
		if out.areUnread() { // not all documents were checked, which the exit status must show
			c.worse(exitUsage)
			progress.hide()
			return nil
		}
		d.FailOn = configurations.failOn(d.Name)
		if terminal {
			progress.hide() // the report is printed on the same terminal
		}
		if d.Err != nil {
			c.complainOf(d)
		} else if thresholds[d.FailOn](d.Report) {
			c.worse(exitFindings)
		}
		if err := out.document(d); err != nil {
			return err
		}
		done++
		progress.tell(done, time.Now())
	}
	progress.hide()
	if ctx.Err() != nil {
		return errors.New("interrupted")
	}
	for _, note := range configurations.unused() {
		fmt.Fprintf(c.stderr, "offercheck: %s\n", note)
	}
	return out.end()
}

func (f *runFlags) atATime() int { return cmp.Or(f.workers, runtime.GOMAXPROCS(0)) }

// ahead returns the queue depth per worker, in documents that wait to be checked or printed.
// With a depth of 1, workers stall until the goroutine that feeds them is scheduled, which
// costs a third of the time of short documents. The lines of a stream stay in memory while
// they wait, so their depth is 1; so it is when the number of workers was limited on purpose.
func (f *runFlags) ahead(files []string) int {
	if f.workers > 0 || f.ndjson || slices.ContainsFunc(files, isStream) {
		return 1
	}
	return 16
}

// jobs returns a job for each document of the files, which reads and checks it. Lines of a
// stream are read before their jobs start, because they can only be read in order.
func (c *command) jobs(f *runFlags, files []string, check namedCheck) iter.Seq[func() *render.Document] {
	return func(yield func(func() *render.Document) bool) {
		for _, file := range files {
			if !f.ndjson && !isStream(file) {
				if !yield(func() *render.Document { return c.judgeFile(file, check, f.redact) }) {
					return
				}
				continue
			}
			name := displayName(file)
			for line, err := range c.lines(file) {
				job := func() *render.Document {
					if err != nil {
						return &render.Document{Name: name, Err: err}
					}
					d := &render.Document{Name: name, Line: line.number, Text: line.text}
					judge(d, check, f.redact)
					return d
				}
				if !yield(job) {
					return
				}
			}
		}
	}
}

// buffers is the pool of buffers that files are read into. Most documents have no findings,
// so their buffer can be reused at once.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// maxPooledText is the largest capacity of a buffer that goes back into the pool.
const maxPooledText = 1 << 20

// judgeFile reads a file and checks it.
func (c *command) judgeFile(file string, check namedCheck, redacted bool) *render.Document {
	d, text := &render.Document{Name: displayName(file)}, buffers.Get().(*bytes.Buffer)
	if d.Err = c.readInto(text, file); d.Err == nil {
		d.Text = text.Bytes()
		judge(d, check, redacted)
	}
	if d.Text == nil && text.Cap() <= maxPooledText { // no one holds a reference
		text.Reset()
		buffers.Put(text)
	}
	return d
}

// judge checks a document and sets its report or its error.
func judge(d *render.Document, check namedCheck, redacted bool) {
	report, err := reportOn(d, check)
	if err != nil || redacted || len(report.Findings) == 0 {
		d.Text = nil // a document may wait long to be printed
	}
	if err == nil {
		d.Report = report
		return
	}
	name := d.Name
	if exitOf(err) == exitBug {
		name = d.String() // an internal error has no position in the document
	}
	d.Err = located(name, moved(err, d.Above()))
	if redacted {
		d.Err = redactError(d.Err)
	}
}

// validatorOver is that of [factFlags], with redaction if --redact is given.
func (f *runFlags) validatorOver(c *command, k *config.Config) (*offercheck.Validator, error) {
	v, err := f.factFlags.validatorOver(c, k)
	if err != nil || !f.redact {
		return v, err
	}
	return v.With(offercheck.WithRedaction())
}

// reportOn returns the report on a document. A panic becomes a *offercheck.Bug, so that
// the other documents are still checked.
func reportOn(d *render.Document, check namedCheck) (report *offercheck.Report, err error) {
	defer bug.Recover(&report, &err, nil)
	if report, err = check(d.Name, d.Text); err != nil {
		return nil, err
	}
	report.Source = d.String()
	return report, nil
}

// moved returns err with its position moved down by a number of lines.
func moved(err error, lines int) error {
	if syntax, ok := errors.AsType[*offercheck.SyntaxError](err); ok {
		return &offercheck.SyntaxError{Line: syntax.Line + lines, Column: syntax.Column, Problem: syntax.Problem}
	}
	return err
}

// exitOf returns the exit status for an error.
func exitOf(err error) int {
	if _, bug := errors.AsType[*offercheck.Bug](err); bug {
		return exitBug
	}
	return exitUsage
}

// complainOf prints why there is no report on a document.
func (c *command) complainOf(d *render.Document) {
	err := d.Err
	if of, ok := errors.AsType[*configurationError](err); ok {
		if of.printed {
			return
		}
		of.printed, err = true, of
	}
	c.complain(err, exitOf(err))
}

// complain writes an error to standard error, an internal error with its stack.
func (c *command) complain(err error, exit int) {
	fmt.Fprintf(c.stderr, "offercheck: %v\n", err)
	if bug, ok := errors.AsType[*offercheck.Bug](err); ok && len(bug.Stack) > 0 {
		fmt.Fprintf(c.stderr, "%s\n", bytes.TrimSpace(bug.Stack))
	}
	c.worse(exit)
}
