package e2e

import (
	"flag"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// apiFile lists the public API, one line for each name, as the files in the folder api of
// Go's own repository do.
const apiFile = "api/offercheck.txt"

// The file lists the API as it is, so that a review sees every change of it.
func TestAPI(t *testing.T) {
	var lines []string
	for _, pkg := range publicPackages(t) {
		lines = append(lines, readAPI(pkg).lines...)
	}
	slices.Sort(lines)
	got := strings.Join(lines, "\n") + "\n"
	if isUpdate() {
		if err := os.WriteFile(top+"/"+apiFile, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(top + "/" + apiFile)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("the API is not as %s lists it (-file +code); if it is meant to change, run\n"+
			"go test ./internal/e2e -run TestAPI -update\n%s", apiFile, diff)
	}
}

// An importer can name every type of the API, and can set nothing of the library.
func TestPublicTypes(t *testing.T) {
	for _, pkg := range publicPackages(t) {
		for _, problem := range readAPI(pkg).problems {
			t.Errorf("%s: %s", pkg.Path(), problem)
		}
	}
}

// TestPublicTypes sees what it has to.
func TestProblemsOfAPI(t *testing.T) {
	others := packages{}
	others["x/internal/q"] = others.check(t, "x/internal/q", `package q; type T struct{ F T2 }; type T2 int; func (T) M(T) {}`)
	got := readAPI(others.check(t, "x/p", `package p; import "x/internal/q"
		const C q.T2 = 1
		var V int
		func Generic[P any](P) {}
		func Internal(func() map[string]*q.T) {}
		func Unexported() t { return t{} }
		func fine(q.T) {}
		type Alias = q.T
		type Constraint interface{ ~int | ~string }
		type Embedded struct { q.T }
		type Interface interface { M(q.T); fine(q.T) }
		type List[P any] []P
		type Method struct { F int; own q.T }
		func (*Method) M(q.T2) {}
		func (*Method) fine(q.T2) {}
		type Promoted struct { *t }
		type t struct { F q.T2 }
		func (t) M(q.T2) {}`)).problems
	const internal = " has a type of x/internal/q"
	if diff := cmp.Diff([]string{
		"Alias" + internal,
		"C" + internal,
		"Constraint is a constraint",
		"Embedded.T" + internal, "Embedded.M" + internal,
		"Generic is generic",
		"Interface.M" + internal,
		"Internal" + internal,
		"List is generic",
		"Method.M" + internal,
		"Promoted.F" + internal, "Promoted.M" + internal,
		"Unexported has the unexported type p.t",
		"V is a variable",
	}, got); diff != "" {
		t.Errorf("the problems differ (-want +got):\n%s", diff)
	}
}

// packages are those that a test can import, by path.
type packages map[string]*types.Package

func (p packages) Import(path string) (*types.Package, error) { return p[path], nil }

func (p packages) check(t *testing.T, path, source string) *types.Package {
	t.Helper()
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, path+".go", source, 0)
	if err != nil {
		t.Fatal(err)
	}
	config := types.Config{Importer: p}
	pkg, err := config.Check(path, files, []*ast.File{file}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return pkg
}

// publicPackages returns the packages that a program can import, of every module.
func publicPackages(t *testing.T) []*types.Package {
	t.Helper()
	var packages []*types.Package
	for _, module := range []string{".", "awsguard"} {
		exports := map[string]string{} // the compiler's export data of each package
		var public []string
		for _, line := range goList(t, "-C", module, "-export", "-deps",
			"-f", "{{.ImportPath}},{{.Export}},{{.Name}},{{.DepOnly}}", "./...") {
			field := strings.Split(line, ",")
			path, export, name, depOnly := field[0], field[1], field[2], field[3]
			exports[path] = export
			if depOnly == "false" && export != "" && name != "main" && !isInternal(path) {
				public = append(public, path)
			}
		}
		gc := importer.ForCompiler(token.NewFileSet(), "gc", func(path string) (io.ReadCloser, error) {
			return os.Open(exports[path])
		})
		for _, path := range public {
			pkg, err := gc.Import(path)
			if err != nil {
				t.Fatal(err)
			}
			packages = append(packages, pkg)
		}
	}
	return packages
}

func isInternal(path string) bool { return slices.Contains(strings.Split(path, "/"), "internal") }

// An api is what a package exports: a line for each name, and what should not be exported.
type api struct {
	pkg             *types.Package
	lines, problems []string
}

func readAPI(pkg *types.Package) *api {
	a := &api{pkg: pkg}
	for _, name := range pkg.Scope().Names() {
		if !token.IsExported(name) {
			continue
		}
		switch o := pkg.Scope().Lookup(name).(type) {
		case *types.Const:
			a.add("const %s %s = %s", name, a.typeOf(name, o.Type()), o.Val().ExactString())
		case *types.Var:
			a.add("var %s %s", name, a.typeOf(name, o.Type()))
			a.problem("%s is a variable", name)
		case *types.Func:
			a.add("func %s%s", name, a.signature(name, o))
		case *types.TypeName:
			if alias, ok := o.Type().(*types.Alias); ok {
				a.add("type %s = %s", name, a.typeOf(name, alias.Rhs()))
				a.generic(name, alias.TypeParams())
			} else {
				a.named(o.Type().(*types.Named))
			}
		}
	}
	return a
}

func (a *api) named(t *types.Named) {
	name := t.Obj().Name()
	a.generic(name, t.TypeParams())
	switch u := t.Underlying().(type) {
	case *types.Struct:
		a.add("type %s struct", name)
		a.fields(name, u)
	case *types.Interface:
		a.add("type %s interface", name)
		for m := range u.Methods() {
			if m.Exported() {
				a.add("type %s interface, %s%s", name, m.Name(), a.signature(name+"."+m.Name(), m))
			} else {
				a.add("type %s interface, an unexported method", name)
			}
		}
		if !u.IsMethodSet() {
			a.problem("%s is a constraint", name)
		}
	default:
		a.add("type %s %s", name, a.typeOf(name, u))
	}
	ofValue := types.NewMethodSet(t)
	for m := range types.NewMethodSet(types.NewPointer(t)).Methods() { // promoted ones, too
		receiver := name
		if ofValue.Lookup(a.pkg, m.Obj().Name()) == nil {
			receiver = "*" + name
		}
		if m.Obj().Exported() {
			a.add("method (%s) %s%s", receiver, m.Obj().Name(), a.signature(name+"."+m.Obj().Name(), m.Obj()))
		}
	}
}

func (a *api) fields(owner string, s *types.Struct) {
	for f := range s.Fields() {
		switch {
		case f.Exported() && f.Embedded():
			a.add("type %s struct, embedded %s", owner, a.typeOf(owner+"."+f.Name(), f.Type()))
		case f.Exported():
			a.add("type %s struct, %s %s", owner, f.Name(), a.typeOf(owner+"."+f.Name(), f.Type()))
		case f.Embedded():
			t := f.Type()
			if p, ok := t.Underlying().(*types.Pointer); ok {
				t = p.Elem()
			}
			if promoted, ok := t.Underlying().(*types.Struct); ok {
				a.fields(owner, promoted)
			}
		}
	}
}

// signature writes a function without the names of its parameters, which are nothing that
// a caller depends on.
func (a *api) signature(name string, o types.Object) string {
	s := o.Type().(*types.Signature)
	a.generic(name, s.TypeParams())
	unnamed := func(tuple *types.Tuple) *types.Tuple {
		var list []*types.Var
		for v := range tuple.Variables() {
			list = append(list, types.NewVar(v.Pos(), v.Pkg(), "", v.Type()))
		}
		return types.NewTuple(list...)
	}
	s = types.NewSignatureType(nil, nil, nil, unnamed(s.Params()), unnamed(s.Results()), s.Variadic())
	return strings.TrimPrefix(a.typeOf(name, s), "func")
}

var unexported = regexp.MustCompile(`\w+\.[a-z]\w*`)

// typeOf writes the type of what is called name.
func (a *api) typeOf(name string, t types.Type) string {
	if own := unexported.FindString(types.TypeString(t, (*types.Package).Name)); own != "" {
		a.problem("%s has the unexported type %s", name, own)
	}
	return types.TypeString(t, func(p *types.Package) string {
		if isInternal(p.Path()) {
			a.problem("%s has a type of %s", name, p.Path())
		}
		if p == a.pkg {
			return ""
		}
		return p.Name()
	})
}

func (a *api) generic(name string, parameters *types.TypeParamList) {
	if parameters.Len() > 0 {
		a.problem("%s is generic", name)
	}
}

func (a *api) add(format string, args ...any) {
	a.lines = append(a.lines, "pkg "+a.pkg.Path()+", "+fmt.Sprintf(format, args...))
}

func (a *api) problem(format string, args ...any) {
	a.problems = append(a.problems, fmt.Sprintf(format, args...))
}

// isUpdate reports whether files are to be rewritten, by the flag of offertest.
func isUpdate() bool { return flag.Lookup("update").Value.String() == "true" }
