package main

import (
	"bytes"
	"cmp"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/offercheck/offercheck/tools/mutate/mutant"
)

// skipped are tests that say nothing of a mutant, since they ask the Go tool what
// is imported or measure memory and time, and slow ones that see little which the
// goldens of the same documents do not show.
const skipped = `^(TestLayers|TestLibraryDependencies|TestNoHTTPClient|TestReach|TestEntryPointsRecover|TestAllocations|TestHostileDocuments|TestLargeDocumentsLeaveNothing|TestManyTerms|TestBenchmarkDocuments|` +
	`TestManyGoroutines|TestSharedValidator|Test.*AreLinear|TestSameReportTwice|TestFixturesNameTheirRow|` +
	`TestMessagesAreFilledIn|TestSplitChangeSet|TestHidingFactsOnlyUndecides|TestOrderOfChangesDoesNotMatter|TestEachAnswerOnce|` +
	`TestLongPaths|FuzzChangeSet|FuzzFacts)$`

const (
	manySubtests = 100 // a test that has more is taken apart
	mostTests    = 40  // that are tried before all, if they are not slow
	slow         = 0.1 // seconds

	// A mutant that takes longer is dead.
	mostTime       = 2 * time.Minute  // for all tests of a package
	mostTimeOfSome = 20 * time.Second // for those that are tried before
)

// listed is what the Go tool says of a package.
type listed struct {
	Dir, ImportPath, Name, Export                                       string
	GoFiles, TestImports, XTestImports, TestGoFiles, XTestGoFiles, Deps []string
	Standard, DepOnly                                                   bool
	Module                                                              struct{ Path, Dir string }
}

// folder is where a package stands below the folder of its module.
func (p *listed) folder() string {
	if p.ImportPath == p.Module.Path {
		return "."
	}
	return strings.TrimPrefix(p.ImportPath, p.Module.Path+"/")
}

// file is where a file of the package stands below the folder of its module.
func (p *listed) file(name string) string { return path.Join(p.folder(), name) }

// goList asks the Go tool for packages.
func goList(dir string, arguments ...string) ([]listed, error) {
	out, err := run(context.Background(), dir, nil, mostTime, "go", append([]string{"list", "-json=Dir,ImportPath,Name,Export,GoFiles,TestImports,XTestImports,TestGoFiles,XTestGoFiles,Deps,Standard,DepOnly,Module"}, arguments...)...)
	if err != nil {
		return nil, err
	}
	var list []listed
	for decoder := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := decoder.Decode(&p); err == io.EOF {
			return list, nil
		} else if err != nil {
			return nil, err
		}
		list = append(list, p)
	}
}

// run runs a command, without the workspace, and gives what it prints; err has what
// it prints, too.
func run(ctx context.Context, dir string, environment []string, most time.Duration, name string, arguments ...string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, most)
	defer cancel()
	cmd := exec.CommandContext(ctx, name, arguments...)
	cmd.Dir = dir
	cmd.Env = append(append(os.Environ(), "GOWORK=off"), environment...)
	cmd.WaitDelay = time.Second
	var complaints bytes.Buffer
	cmd.Stderr = &complaints
	out, err := cmd.Output()
	if err != nil {
		err = fmt.Errorf("%s %s: %w\n%s%s", filepath.Base(name), strings.Join(arguments, " "), err, out, complaints.Bytes())
	}
	return out, err
}

// copyTree copies the repository without its history.
func copyTree(from, to string) error {
	return filepath.WalkDir(from, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		below, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		switch {
		case entry.Name() == ".git":
			if entry.IsDir() {
				return filepath.SkipDir
			}
			return nil
		case entry.IsDir():
			return os.MkdirAll(filepath.Join(to, below), 0o755)
		case !entry.Type().IsRegular():
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(to, below), text, 0o644)
	})
}

//go:embed mutant/mutant.go
var switches []byte

// mutate rewrites the files of packages that are taken, below root, a copy of their
// module, and gives the mutants.
func mutate(root string, packages []listed, takes func(file string) bool) ([]Mutant, error) {
	folder := filepath.Join(root, filepath.FromSlash(switchFolder))
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(folder, "mutant.go"), switches, 0o644); err != nil {
		return nil, err
	}
	var paths []string
	for _, p := range packages {
		paths = append(paths, p.ImportPath)
	}
	all, err := goList(root, append([]string{"-export", "-deps"}, paths...)...)
	if err != nil {
		return nil, err
	}
	exports := map[string]string{}
	for _, p := range all {
		exports[p.ImportPath] = p.Export
	}
	fset := token.NewFileSet()
	imports := importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) })
	var mutants []Mutant
	for _, p := range packages {
		files := make([]*ast.File, len(p.GoFiles))
		for i, name := range p.GoFiles {
			if files[i], err = parser.ParseFile(fset, filepath.Join(p.Dir, name), nil, parser.ParseComments|parser.SkipObjectResolution); err != nil {
				return nil, err
			}
		}
		info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}, Uses: map[*ast.Ident]types.Object{}, Defs: map[*ast.Ident]types.Object{}}
		if _, err := (&types.Config{Importer: imports}).Check(p.ImportPath, fset, files, info); err != nil {
			return nil, err
		}
		for i, name := range p.GoFiles {
			if !takes(p.file(name)) {
				continue
			}
			path := filepath.Join(p.Dir, name)
			source, err := os.ReadFile(path)
			if err != nil {
				return nil, err
			}
			f := &finder{module: p.Module.Path, path: p.ImportPath, folder: p.folder(), name: p.file(name), source: source, file: files[i], fset: fset, info: info, mutants: &mutants}
			if err := os.WriteFile(path, f.rewrite(), 0o644); err != nil {
				return nil, err
			}
		}
	}
	if len(mutants) >= mutant.Most {
		return nil, fmt.Errorf("%d mutants are too many", len(mutants))
	}
	number(mutants)
	return mutants, nil
}

// markTests makes every test of a package say when it begins.
func markTests(p listed) error {
	for _, name := range slices.Concat(p.TestGoFiles, p.XTestGoFiles) {
		path := filepath.Join(p.Dir, name)
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, path, source, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		var e edits
		mark := func(kind *ast.FuncType, body *ast.BlockStmt) {
			if t := testParameter(kind); t != "" && body != nil {
				at := fset.Position(body.Lbrace).Offset + 1
				e.wrap(at, at, fmt.Sprintf("%s.Begin(%s); ", switchName, t), "")
			}
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				mark(n.Type, n.Body)
			case *ast.FuncLit:
				mark(n.Type, n.Body)
			}
			return true
		})
		if len(e.wraps) == 0 {
			continue
		}
		at := fset.Position(file.Name.End()).Offset
		e.wrap(at, at, importSwitch(p.Module.Path), "")
		if err := os.WriteFile(path, e.apply(source), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// testParameter is the name of the parameter t *testing.T that comes first, ""
// when there is none.
func testParameter(kind *ast.FuncType) string {
	if len(kind.Params.List) == 0 || len(kind.Params.List[0].Names) == 0 {
		return ""
	}
	p, ok := kind.Params.List[0].Type.(*ast.StarExpr)
	if !ok {
		return ""
	}
	s, ok := p.X.(*ast.SelectorExpr)
	if name := kind.Params.List[0].Names[0].Name; ok && isNamed(s.X, "testing") && s.Sel.Name == "T" && name != "_" {
		return name
	}
	return ""
}

// A binary is the tests of one package.
type binary struct {
	path, dir string
	arguments []string
	tests     []test
}

// time is how long the tests take, in seconds.
func (b *binary) time() float64 {
	var sum float64
	for i := range b.tests {
		sum += b.tests[i].time
	}
	return sum
}

// A test is a test function, or one case of it.
type test struct {
	name    string
	time    float64      // seconds
	reaches map[int]bool // mutants
}

// build builds the tests of a package and runs them without a mutant, to see
// which there are and what they reach.
func build(p listed, scratch string) (*binary, error) {
	b := &binary{path: filepath.Join(scratch, strings.ReplaceAll(p.ImportPath, "/", "_")), dir: p.Dir,
		arguments: []string{"-test.short", "-test.failfast", "-test.skip", skipped}}
	if slices.Contains(slices.Concat(p.TestImports, p.XTestImports), "pgregory.net/rapid") {
		b.arguments = append(b.arguments, "-rapid.seed=1", "-rapid.nofailfile")
	}
	if err := markTests(p); err != nil {
		return nil, err
	}
	if _, err := run(context.Background(), p.Dir, nil, mostTime, "go", "test", "-c", "-vet=off", "-o", b.path, "."); err != nil {
		return nil, err
	}
	reach := b.path + ".reach"
	said, err := b.run(context.Background(), []string{mutant.Reach + "=" + reach}, mostTime, "-test.v")
	if err != nil {
		return nil, fmt.Errorf("%s fails without a mutant: %s", p.ImportPath, fine.ReplaceAllString(err.Error(), ""))
	}
	text, err := os.ReadFile(reach)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	b.tests = readTests(string(said))
	return b, b.readReach(string(text))
}

// fine are the lines of the tests that pass.
var fine = regexp.MustCompile(`(?m)^ *(=== .*|--- PASS: .*)\n`)

var passed = regexp.MustCompile(`(?m)^( *)--- PASS: (\S+) \(([0-9.]+)s\)$`)

// readTests reads what tests there are from what they print.
func readTests(said string) []test {
	var list []test
	subtests := map[string][]test{}
	for _, m := range passed.FindAllStringSubmatch(said, -1) {
		time, _ := strconv.ParseFloat(m[3], 64)
		t := test{m[2], time, map[int]bool{}}
		switch len(m[1]) {
		case 0:
			list = append(list, t)
		case 4:
			top, _, _ := strings.Cut(t.name, "/")
			subtests[top] = append(subtests[top], t)
		}
	}
	all := []test{{name: "", reaches: map[int]bool{}}} // what runs before any test
	for _, t := range list {
		if many := subtests[t.name]; len(many) > manySubtests {
			all = append(all, many...)
		} else {
			all = append(all, t)
		}
	}
	return all
}

// readReach reads which test reaches which mutants. What a subtest reaches that is
// not taken by itself, its test does.
func (b *binary) readReach(text string) error {
	at := map[string]int{}
	for i, t := range b.tests {
		at[t.name] = i
	}
	current := 0
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if name, ok := strings.CutPrefix(line, mutant.Mark); ok {
			for current, ok = at[name]; !ok && name != ""; current, ok = at[name] {
				name = name[:max(0, strings.LastIndex(name, "/"))]
			}
			continue
		}
		n, err := strconv.Atoi(line)
		if err != nil {
			return err
		}
		b.tests[current].reaches[n] = true
	}
	return nil
}

func (b *binary) run(ctx context.Context, environment []string, most time.Duration, arguments ...string) ([]byte, error) {
	return run(ctx, b.dir, environment, most, b.path, slices.Concat(b.arguments, arguments)...)
}

// kills reports whether the tests fail with a mutant: first some that reach it,
// the fast ones before the slow ones, then all, for one that is reached by the
// first test that asks is reached by none after it.
func kills(ctx context.Context, binaries []*binary, n int) bool {
	on := []string{mutant.On + "=" + strconv.Itoa(n), "GOMAXPROCS=1"}
	for _, b := range binaries {
		if tests := b.thatReach(n); len(tests) > 0 && b.runSome(ctx, on, tests) != nil {
			return true
		}
	}
	reached := slices.ContainsFunc(binaries, func(b *binary) bool {
		return slices.ContainsFunc(b.tests, func(t test) bool { return t.reaches[n] })
	})
	return reached && slices.ContainsFunc(binaries, func(b *binary) bool {
		_, err := b.run(ctx, on, mostTime)
		return err != nil
	})
}

// thatReach are some tests that reach a mutant.
func (b *binary) thatReach(n int) []test {
	var list []test
	for _, t := range b.tests {
		if t.reaches[n] && t.time < slow && t.name != "" {
			list = append(list, t)
		}
	}
	slices.SortStableFunc(list, func(x, y test) int { return cmp.Compare(x.time, y.time) })
	step := max(1, len(list)/mostTests)
	var some []test
	for i := 0; i < len(list) && len(some) < mostTests; i += step {
		some = append(some, list[i])
	}
	return some
}

// runSome runs some tests.
func (b *binary) runSome(ctx context.Context, environment []string, tests []test) error {
	var functions, subtests []string
	for _, t := range tests {
		top, _, isSubtest := strings.Cut(t.name, "/")
		functions = append(functions, top)
		if isSubtest {
			subtests = append(subtests, t.name)
		}
	}
	slices.Sort(functions)
	_, err := b.run(ctx, append(environment, mutant.Subtests+"="+strings.Join(subtests, "\n")), mostTimeOfSome,
		"-test.run", "^("+strings.Join(slices.Compact(functions), "|")+")$")
	return err
}

// inParallel does a number of things, as many at a time as there are workers.
func inParallel(n int, do func(i int)) {
	next := make(chan int)
	var group sync.WaitGroup
	for range *workers {
		group.Go(func() {
			for i := range next {
				do(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	group.Wait()
}
