// Mutate tests the tests: it makes many small changes to the code of the packages
// that are named, one at a time, and says which of them no test notices.
//
//	go run ./internal/mutate ./rules ./terms
//
// Every mutant stands in one build, behind a switch that the environment sets, in
// a copy of the repository. A mutant is dead when a test of its own package, or of
// a package of the library that stands on it, fails with it, panics, takes two
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
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
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
	scratch, err := os.MkdirTemp("", "mutate")
	if err != nil {
		return false, err
	}
	defer os.RemoveAll(scratch)
	mutants, binaries, err := prepare(packages, scratch)
	if err != nil {
		return false, err
	}
	r := newReport(out, reasons)
	survived, done, next := make([]bool, len(mutants)), make([]bool, len(mutants)), 0
	var lock sync.Mutex
	err = inParallel(len(mutants), func(i int) error {
		m := &mutants[i]
		survives := !kills(binaries[m.Package], m.Number)
		lock.Lock()
		defer lock.Unlock()
		for survived[i], done[i] = survives, true; next < len(done) && done[next]; next++ {
			r.add(&mutants[next], survived[next])
		}
		return nil
	})
	r.end()
	return r.fine, err
}

// prepare copies the repository, puts the mutants in, builds the tests and finds
// out which test reaches which mutant. The binaries are by folder.
func prepare(packages []string, scratch string) ([]Mutant, map[string][]*binary, error) {
	root, err := run(".", nil, mostTime, "go", "list", "-m", "-f", "{{.Dir}}", module)
	if err != nil {
		return nil, nil, err
	}
	here := strings.TrimSpace(string(root))
	if packages, err = belowRoot(here, packages); err != nil {
		return nil, nil, err
	}
	there := filepath.Join(scratch, "copy")
	if err := copyTree(here, there); err != nil {
		return nil, nil, err
	}
	named, err := goList(there, packages...)
	if err != nil {
		return nil, nil, err
	}
	all, err := goList(there, "./...")
	if err != nil {
		return nil, nil, err
	}
	mutants, err := mutate(there, named)
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
			folder := strings.TrimPrefix(p.ImportPath, module+"/")
			binaries[folder] = append(binaries[folder], built[q.ImportPath])
		}
	}
	return mutants, binaries, nil
}

// testers are the packages whose tests may notice a mutant of p: p itself, and the
// packages of the library that stand on it, or whose tests do.
func testers(p listed, all []listed) []listed {
	standsOn := map[string]bool{p.ImportPath: true}
	for _, q := range all {
		standsOn[q.ImportPath] = q.ImportPath == p.ImportPath || slices.Contains(q.Deps, p.ImportPath)
	}
	list := []listed{p}
	for _, q := range all {
		imports := slices.Concat([]string{q.ImportPath}, q.TestImports, q.XTestImports)
		if q.Name != "main" && q.ImportPath != p.ImportPath && len(q.TestGoFiles)+len(q.XTestGoFiles) > 0 &&
			slices.ContainsFunc(imports, func(path string) bool { return standsOn[path] }) {
			list = append(list, q)
		}
	}
	return list
}

// belowRoot gives the folders of packages as the copy has them.
func belowRoot(root string, packages []string) ([]string, error) {
	if len(packages) == 0 {
		return nil, errors.New("name the packages, such as ./rules")
	}
	list, err := goList(".", packages...)
	if err != nil {
		return nil, err
	}
	var folders []string
	for _, p := range list {
		below, err := filepath.Rel(root, p.Dir)
		if err != nil {
			return nil, err
		}
		folders = append(folders, "./"+filepath.ToSlash(below))
	}
	return folders, nil
}

// A report says of mutants what has become of them.
type report struct {
	out     io.Writer
	reasons map[string]string // by key
	found   map[string]bool   // the keys of reasons that are mutants
	folders []string
	counts  map[string]*count // by folder
	fine    bool
}

type count struct{ all, dead, equivalent int }

func newReport(out io.Writer, reasons map[string]string) *report {
	return &report{out: out, reasons: reasons, found: map[string]bool{}, counts: map[string]*count{}, fine: true}
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
	_, explained := r.reasons[m.key()]
	r.found[m.key()] = true
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

// end writes the explanations that are of no mutant of these packages, and the
// scores.
func (r *report) end() {
	for _, key := range slices.Sorted(maps.Keys(r.reasons)) {
		file, _, _ := strings.Cut(key, " ")
		if r.counts[path.Dir(file)] != nil && strings.Contains(path.Base(file), *only) && !r.found[key] {
			r.complain("equivalent.txt explains what is no longer there:\n%s", key)
		}
	}
	for _, folder := range r.folders {
		c := r.counts[folder]
		told := c.all - c.equivalent
		fmt.Fprintf(r.out, "%s: %d of %d mutants are dead, %.1f%%; equivalent: %d\n", folder, c.dead, told, 100*float64(c.dead)/float64(told), c.equivalent)
	}
}
