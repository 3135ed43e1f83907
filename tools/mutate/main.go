// Mutate tests the tests: it makes many small changes to the code of the packages
// that are named, one at a time, and says which of them no test notices.
//
//	go run ./tools/mutate ./rules ./terms
//
// Every mutant stands in one build, behind a switch that the environment sets, in
// a copy of the module that the packages are of. A mutant is dead when a test of its own package, or of
// a package of the module that stands on it, fails with it, panics, takes two
// minutes or 2 GB. What no input can tell from the original stands in
// equivalent.txt with the reason.
//
// Conditions, those in three values of internal/check too, are made true and
// made false; && and || are exchanged, the bounds of comparisons moved, operators
// of whole numbers exchanged, constants raised by one, members of sets left out;
// statements are removed, cases never taken, zero values returned. What another
// mutant does as well is left out, such as a condition negated: whatever notices
// it made true or made false notices that.
package main

import (
	"cmp"
	"context"
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
)

var (
	workers = flag.Int("workers", runtime.NumCPU(), "how many mutants are run at a time")
	only    = flag.String("files", "", "mutate only the files whose name has this in it")
	since   = flag.String("since", "", "try only the mutants on lines that have changed since this `commit`")
	budget  = flag.Duration("budget", 0, "stop trying mutants after this `time`; unless it is 0 they are tried in an order that is mixed, so that those tried are a sample")
)

//go:embed equivalent.txt
var equivalent string

func main() {
	flag.Parse()
	fine, err := score(flag.Args(), equivalent, os.Stdout)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	if !fine {
		os.Exit(1)
	}
}

// score tests the tests of packages and writes what survives. It answers false
// when a mutant does that is not explained, or an explanation is wrong.
func score(packages []string, equivalent string, out io.Writer) (fine bool, err error) {
	reasons, err := readEquivalent(equivalent)
	if err != nil {
		return false, err
	}
	w, err := readWork(packages)
	if err != nil {
		return false, err
	}
	if len(w.packages) == 0 {
		fmt.Fprintln(out, "no file of these packages is to be mutated")
		return true, nil
	}
	scratch, err := os.MkdirTemp("", "mutate")
	if err != nil {
		return false, err
	}
	defer os.RemoveAll(scratch)
	all, binaries, err := w.prepare(scratch)
	if err != nil {
		return false, err
	}
	var mutants []Mutant
	for i := range all {
		if m := &all[i]; w.changed == nil || w.changed[m.File][m.Line] {
			mutants = append(mutants, *m)
		}
	}
	ctx := context.Background()
	if *budget > 0 {
		rand.New(rand.NewPCG(1, 1)).Shuffle(len(mutants), func(i, k int) { mutants[i], mutants[k] = mutants[k], mutants[i] })
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, *budget)
		defer cancel()
	}
	r := newReport(out, reasons)
	survived, done, next := make([]bool, len(mutants)), make([]bool, len(mutants)), 0
	var lock sync.Mutex
	inParallel(len(mutants), func(i int) {
		m := &mutants[i]
		survives := ctx.Err() == nil && !kills(ctx, binaries[m.Package], m.Number)
		lock.Lock()
		defer lock.Unlock()
		if ctx.Err() != nil {
			return // what looks dead may have been stopped
		}
		for survived[i], done[i] = survives, true; next < len(done) && done[next]; next++ {
			r.add(&mutants[next], survived[next])
		}
	})
	for ; next < len(done); next++ { // one that was stopped is followed by some that were not
		if done[next] {
			r.add(&mutants[next], survived[next])
		}
	}
	r.end(all, w.takes)
	if *since != "" || *budget > 0 {
		fmt.Fprintf(out, "tried: %d of %d mutants\n", r.tried, len(mutants))
	}
	return r.fine, nil
}

// work is what is asked for: packages of a module, with files that are mutated.
type work struct {
	module   string // its folder
	packages []listed
	changed  map[string]map[int]bool // by file, the lines; nil: all
}

// readWork finds the packages that are named.
func readWork(names []string) (*work, error) {
	if len(names) == 0 {
		return nil, errors.New("name the packages, such as ./rules")
	}
	named, err := goList(".", names...)
	if err != nil {
		return nil, err
	}
	w := &work{module: named[0].Module.Dir}
	if *since != "" {
		if w.changed, err = changedLines(w.module, *since); err != nil {
			return nil, err
		}
	}
	for _, p := range named {
		if p.Module.Dir != w.module {
			return nil, fmt.Errorf("%s and %s are of two modules", named[0].ImportPath, p.ImportPath)
		}
		if slices.ContainsFunc(p.GoFiles, func(name string) bool { return w.takes(p.file(name)) }) {
			w.packages = append(w.packages, p)
		}
	}
	return w, nil
}

// takes reports whether a file is mutated.
func (w *work) takes(file string) bool {
	return strings.Contains(path.Base(file), *only) && (w.changed == nil || w.changed[file] != nil)
}

// prepare copies the module, puts the mutants in, builds the tests and finds out
// which test reaches which mutant. The binaries are by folder, the fast ones first.
func (w *work) prepare(scratch string) ([]Mutant, map[string][]*binary, error) {
	there := filepath.Join(scratch, "copy")
	if err := copyTree(w.module, there); err != nil {
		return nil, nil, err
	}
	all, err := goList(there, "./...")
	if err != nil {
		return nil, nil, err
	}
	var folders []string
	for _, p := range w.packages {
		folders = append(folders, "./"+p.folder())
	}
	named, err := goList(there, folders...)
	if err != nil {
		return nil, nil, err
	}
	mutants, err := mutate(there, named, w.takes)
	if err != nil {
		return nil, nil, err
	}
	built := map[string]*binary{}
	binaries := map[string][]*binary{}
	for _, p := range named {
		for _, q := range testers(p, all) {
			if built[q.ImportPath] == nil {
				if built[q.ImportPath], err = build(q, scratch); err != nil {
					return nil, nil, err
				}
			}
			binaries[p.folder()] = append(binaries[p.folder()], built[q.ImportPath])
		}
		slices.SortStableFunc(binaries[p.folder()], func(a, b *binary) int { return cmp.Compare(a.time(), b.time()) })
	}
	return mutants, binaries, nil
}

// testers are the packages whose tests may notice a mutant of p: p itself, and the
// packages of the module that stand on it, or whose tests do.
func testers(p listed, all []listed) []listed {
	standsOn := map[string]bool{p.ImportPath: true}
	for _, q := range all {
		if slices.Contains(q.Deps, p.ImportPath) {
			standsOn[q.ImportPath] = true
		}
	}
	var list []listed
	if !slices.ContainsFunc(all, func(q listed) bool { return q.ImportPath == p.ImportPath }) {
		all = append(all, p) // one in a folder testdata
	}
	for _, q := range all {
		imports := slices.Concat([]string{q.ImportPath}, q.TestImports, q.XTestImports)
		if q.Name != "main" && len(q.TestGoFiles)+len(q.XTestGoFiles) > 0 &&
			slices.ContainsFunc(imports, func(path string) bool { return standsOn[path] }) {
			list = append(list, q)
		}
	}
	return list
}

// A report says of mutants what has become of them.
type report struct {
	out     io.Writer
	reasons map[string]string // by key
	folders []string
	counts  map[string]*count // by folder
	tried   int
	fine    bool
}

type count struct{ all, dead, equivalent int }

func newReport(out io.Writer, reasons map[string]string) *report {
	return &report{out: out, reasons: reasons, counts: map[string]*count{}, fine: true}
}

// add counts a mutant and writes one that survives and is not explained, or is
// explained and does not survive.
func (r *report) add(m *Mutant, survives bool) {
	c := r.counts[m.Package]
	if c == nil {
		c = &count{}
		r.counts[m.Package] = c
		r.folders = append(r.folders, m.Package)
	}
	c.all++
	r.tried++
	_, explained := r.reasons[m.key()]
	switch {
	case survives && explained:
		c.equivalent++
		return
	case !survives:
		c.dead++
	}
	switch {
	case survives:
		r.complain("%s:%d %s\n\t%s\n\t%s", m.File, m.Line, m.Function, m.Text, m.Change)
	case explained:
		r.complain("equivalent.txt explains what a test notices:\n%s", m.key())
	}
}

func (r *report) complain(format string, values ...any) {
	fmt.Fprintf(r.out, format+"\n\n", values...)
	r.fine = false
}

// end writes the explanations that are of no mutant of the files that are taken, and
// the scores.
func (r *report) end(mutants []Mutant, takes func(file string) bool) {
	folders, found := map[string]bool{}, map[string]bool{}
	for i := range mutants {
		folders[mutants[i].Package], found[mutants[i].key()] = true, true
	}
	for _, key := range slices.Sorted(maps.Keys(r.reasons)) {
		file, _, _ := strings.Cut(key, " ")
		if folders[path.Dir(file)] && takes(file) && !found[key] {
			r.complain("equivalent.txt explains what is no longer there:\n%s", key)
		}
	}
	for _, folder := range r.folders {
		c := r.counts[folder]
		told := c.all - c.equivalent
		fmt.Fprintf(r.out, "%s: %d of %d mutants are dead, %.1f%%; equivalent: %d\n", folder, c.dead, told, 100*float64(c.dead)/float64(told), c.equivalent)
	}
}
