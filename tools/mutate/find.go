package main

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// A Mutant is one small change to the code.
type Mutant struct {
	Number   int
	Package  string // its folder, such as rules
	File     string // such as rules/free.go
	Line     int
	Function string // or the variable that it stands in
	Text     string // the line
	Change   string // what is changed
}

// finder finds the mutants of one file and writes them into its text.
type finder struct {
	module, path string // of the package
	folder, name string
	source       []byte
	file         *ast.File
	fset         *token.FileSet
	info         *types.Info
	edits        edits
	mutants      *[]Mutant

	stack     []ast.Node
	done      map[ast.Expr]bool // conditions that have their mutants
	usesCheck bool
}

// What the rewritten code calls the packages that it imports.
const (
	switchName = "mutant__"
	checkName  = "check__"
)

// switchFolder is where the copy of a module has package mutant.
const switchFolder = "internal/" + switchName

func importSwitch(module string) string {
	return fmt.Sprintf("; import %s %q", switchName, module+"/"+switchFolder)
}

// checkFolder is where a module has its conditions in three values.
const checkFolder = "internal/check"

// rewrite finds the mutants and gives the text that has them all.
func (f *finder) rewrite() []byte {
	f.done = map[ast.Expr]bool{}
	before := len(*f.mutants)
	ast.PreorderStack(f.file, nil, func(n ast.Node, stack []ast.Node) bool {
		f.stack = stack
		return f.visit(n)
	})
	if len(*f.mutants) == before {
		return f.source
	}
	imports := importSwitch(f.module)
	if f.usesCheck && !f.isCheck() {
		imports += fmt.Sprintf("; import %s %q", checkName, f.module+"/"+checkFolder)
	}
	f.edits.wrap(f.offset(f.file.Name.Pos()), f.offset(f.file.Name.End()), "", imports)
	return f.edits.apply(f.source)
}

// visit adds the mutants of one node and reports whether to go on below it.
func (f *finder) visit(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.GenDecl:
		return n.Tok == token.VAR
	case *ast.ArrayType:
		return false // its length must be constant
	case *ast.BinaryExpr:
		if n.Op == token.OR && f.isInteger(n) {
			f.leaveOut(n.X)
			f.leaveOut(n.Y)
			return true
		}
	case *ast.KeyValueExpr:
		if _, isSet := f.typeOf(n.Value).(*types.Named); isSet && f.isInteger(n.Value) {
			f.leaveOut(n.Value)
		}
	}
	if !f.inFunction() {
		return true // data
	}
	switch n := n.(type) {
	case *ast.BlockStmt:
		f.statements(n, n.List)
	case *ast.CaseClause:
		f.statements(n, n.Body)
		f.cases(n)
	case *ast.IfStmt:
		f.condition(n.Cond, true, true)
	case *ast.ForStmt:
		if n.Cond != nil {
			f.condition(n.Cond, false, true) // made true it is endless, and seen by any test
		}
	case *ast.ReturnStmt:
		f.results(n)
	case ast.Expr:
		return f.expression(n)
	}
	return true
}

func (f *finder) expression(e ast.Expr) bool {
	if f.isNumber(e) {
		if f.mayVary(e) {
			f.wrap(e, f.text(e)+" plus 1", switchName+".Next["+f.typeOf(e).String()+"](%d, ", ")")
		}
		return false
	}
	if f.isConstant(e) && !isBool(f.typeOf(e)) {
		return false // of a type in which 1 more means something else
	}
	switch e := e.(type) {
	case *ast.BinaryExpr:
		f.operator(e)
	case *ast.UnaryExpr:
		if e.Op == token.NOT {
			f.condition(e, true, true)
		}
	case *ast.Ident:
		if f.isConstant(e) && isBool(f.typeOf(e)) {
			f.condition(e, true, true)
		}
	case *ast.CallExpr:
		f.call(e)
	}
	return true
}

// operators are what becomes of an operator, and the function that does either.
var operators = map[token.Token]struct{ other, function string }{
	token.LSS: {"<=", "Below"},
	token.LEQ: {"<", "AtMost"},
	token.GTR: {">=", "Above"},
	token.GEQ: {">", "AtLeast"},
	token.ADD: {"-", "Sum"},
	token.SUB: {"+", "Difference"},
	token.MUL: {"/", "Product"},
	token.QUO: {"*", "Quotient"},
	token.REM: {"*", "Remainder"},
	token.AND: {"|", "Both"},
}

func (f *finder) operator(e *ast.BinaryExpr) {
	if isBool(f.typeOf(e)) {
		f.condition(e, true, true)
	}
	op, ok := operators[e.Op]
	if !ok || !f.isInteger(e.X) && !(isBool(f.typeOf(e)) && isString(f.typeOf(e.X))) || f.isConstant(e) {
		return
	}
	if e.Op == token.GTR && f.isLength(e.X) && f.isZero(e.Y) || e.Op == token.LSS && f.isZero(e.X) && f.isLength(e.Y) {
		return // the same as made true
	}
	n := f.add(e, fmt.Sprintf("%s: %s made %s", f.text(e), e.Op, op.other))
	f.edits.wrap(f.offset(e.Pos()), f.offset(e.End()), fmt.Sprintf("%s.%s(%d, ", switchName, op.function, n), ")")
	f.edits.replace(f.offset(e.OpPos), f.offset(e.OpPos)+len(e.Op.String()), ",")
}

// leaveOut leaves one operand of | out, or the one member of a set.
func (f *finder) leaveOut(e ast.Expr) {
	if b, ok := ast.Unparen(e).(*ast.BinaryExpr); ok && b.Op == token.OR {
		return // its operands are left out one by one
	}
	kind := "" // which the compiler finds out
	switch t := f.typeOf(e).(type) {
	case *types.Basic:
		kind = "[" + t.Name() + "]"
	case *types.Named:
		if t.Obj().Pkg().Name() == f.file.Name.Name { // of an expression such as 1 << n it does not
			kind = "[" + t.Obj().Name() + "]"
		}
	}
	f.wrap(e, f.text(e)+" left out", switchName+".Zero"+kind+"(%d, ", ")")
}

// call adds the mutants of conditions in three values that are handed over.
func (f *finder) call(e *ast.CallExpr) {
	name := ""
	if s, ok := ast.Unparen(e.Fun).(*ast.SelectorExpr); ok {
		name = s.Sel.Name
	}
	if f.isCond(e) && f.isConnective(e) {
		f.condition(e, true, true)
		return
	}
	all := (name == "Holds" || name == "All") && len(e.Args) > 1
	for _, arg := range e.Args {
		if f.isCond(arg) || f.isIf(e) {
			f.condition(arg, true, !all) // all fail when one does: that is a mutant of the call
		}
	}
}

// condition adds the mutants of a condition, of two values or of three: made
// true and made false where that is asked for. What && makes false it is false
// already when one operand is, so that only its operands are made true; || in
// the same way.
func (f *finder) condition(e ast.Expr, makeTrue, makeFalse bool) {
	if f.done[e] {
		return
	}
	f.done[e] = true
	switch x := e.(type) {
	case *ast.ParenExpr:
		f.condition(x.X, makeTrue, makeFalse)
		return
	case *ast.UnaryExpr:
		if x.Op == token.NOT {
			f.condition(x.X, makeFalse, makeTrue)
			return
		}
	case *ast.BinaryExpr:
		if x.Op == token.LAND || x.Op == token.LOR {
			f.connective(e, x.X, x.Y, x.Op == token.LAND, makeTrue, makeFalse)
			f.swap(x)
			return
		}
	case *ast.CallExpr:
		if f.isIf(x) {
			f.condition(x.Args[0], makeTrue, makeFalse)
			return
		}
		if f.isCond(x) && f.isConnective(x) {
			s := x.Fun.(*ast.SelectorExpr)
			if s.Sel.Name == "Not" {
				f.condition(s.X, makeFalse, makeTrue)
				return
			}
			f.connective(e, s.X, x.Args[0], s.Sel.Name == "And", makeTrue, makeFalse)
			return
		}
	}
	f.leaf(e, makeTrue, makeFalse)
}

// connective adds the mutants of "both" or "one of the two".
func (f *finder) connective(e, a, b ast.Expr, both, makeTrue, makeFalse bool) {
	f.leaf(e, makeTrue && !both, makeFalse && both)
	f.condition(a, both, !both)
	f.condition(b, both, !both)
}

// leaf makes one condition true or false.
func (f *finder) leaf(e ast.Expr, makeTrue, makeFalse bool) {
	if f.isConstant(e) {
		value := constant.BoolVal(f.info.Types[e].Value)
		makeTrue, makeFalse = !value && makeTrue, value && makeFalse
	}
	if f.isCond(e) {
		if f.isCheck() && f.function() == "If" {
			return // the mutant would call it without end
		}
		f.usesCheck = f.usesCheck || makeTrue || makeFalse
		if makeFalse {
			f.wrap(e, f.text(e)+" made false", switchName+".Other(%d, ", ", "+f.constant(false)+")")
		}
		if makeTrue {
			f.wrap(e, f.text(e)+" made true", switchName+".Other(%d, ", ", "+f.constant(true)+")")
		}
		return
	}
	if makeFalse {
		n := f.add(e, f.text(e)+" made false")
		f.edits.wrap(f.offset(e.Pos()), f.offset(e.End()), "((", fmt.Sprintf(") && !%s.Is(%d))", switchName, n))
	}
	if makeTrue {
		n := f.add(e, f.text(e)+" made true")
		f.edits.wrap(f.offset(e.Pos()), f.offset(e.End()), "((", fmt.Sprintf(") || %s.Is(%d))", switchName, n))
	}
}

// swap makes && of || and || of &&: a || b is !(!a && !b).
func (f *finder) swap(e *ast.BinaryExpr) {
	other := token.LAND
	if e.Op == token.LAND {
		other = token.LOR
	}
	n := f.add(e, fmt.Sprintf("%s: %s made %s", f.text(e), e.Op, other))
	turned := fmt.Sprintf(") != %s.Is(%d))", switchName, n)
	for _, x := range []ast.Expr{e, e.X, e.Y} {
		f.edits.wrap(f.offset(x.Pos()), f.offset(x.End()), "((", turned)
	}
}

// statements removes those of a list that can be done without.
func (f *finder) statements(of ast.Node, list []ast.Stmt) {
	if len(list) == 1 && f.isGuarded(of) {
		return // the condition made false does the same
	}
	for _, s := range list {
		switch s := s.(type) {
		case *ast.AssignStmt:
			if s.Tok == token.DEFINE || !slices.ContainsFunc(s.Lhs, func(e ast.Expr) bool { return !isNamed(e, "_") }) {
				continue
			}
		case *ast.IncDecStmt:
		case *ast.ExprStmt:
			if c, ok := s.X.(*ast.CallExpr); !ok || isNamed(c.Fun, "panic") {
				continue
			}
		case *ast.BranchStmt:
			if s.Tok != token.CONTINUE && s.Tok != token.BREAK {
				continue
			}
		case *ast.ReturnStmt:
			if !f.goesOn(of) {
				continue
			}
		default:
			continue
		}
		n := f.add(s, f.text(s)+" removed")
		f.edits.wrap(f.offset(s.Pos()), f.offset(s.End()), fmt.Sprintf("if !%s.Is(%d) { ", switchName, n), " }")
	}
}

// isGuarded reports whether a list of statements is all that a condition guards:
// the body of an if without else, or a case for one value of a switch without
// default.
func (f *finder) isGuarded(of ast.Node) bool {
	if s, ok := f.stack[len(f.stack)-1].(*ast.IfStmt); ok {
		return s.Else == nil
	}
	c, ok := of.(*ast.CaseClause)
	s := f.switchOf()
	return ok && s != nil && len(c.List) == 1 &&
		!slices.ContainsFunc(s.Body.List, func(c ast.Stmt) bool { return c.(*ast.CaseClause).List == nil })
}

// goesOn reports whether a function can do without a return statement at the end of
// a list: something follows, or it is in a loop.
func (f *finder) goesOn(of ast.Node) bool {
	if f.functionType().Results == nil {
		_, isBody := f.stack[len(f.stack)-1].(*ast.FuncDecl)
		return !isBody
	}
	child := of
	for _, n := range slices.Backward(f.stack) {
		var list []ast.Stmt
		switch n := n.(type) {
		case *ast.FuncDecl, *ast.FuncLit:
			return false
		case *ast.ForStmt, *ast.RangeStmt:
			return true
		case *ast.BlockStmt:
			list = n.List
		case *ast.CaseClause:
			list = n.Body
		}
		if _, isCase := child.(*ast.CaseClause); list != nil && !isCase && list[len(list)-1] != child {
			return true
		}
		child = n
	}
	return false
}

// mostCases is up to how many values of one case each has a mutant; of more,
// which are a table, all have one.
const mostCases = 8

// cases makes the conditions of a case true or false, or lets no value take it.
func (f *finder) cases(c *ast.CaseClause) {
	s := f.switchOf()
	if s == nil || len(c.List) == 0 {
		return
	}
	if s.Tag == nil {
		for _, e := range c.List {
			f.condition(e, true, true)
		}
		return
	}
	tag, ok := f.tag(s, c)
	if !ok {
		return
	}
	n := 0
	for i, e := range c.List {
		if i == 0 || len(c.List) <= mostCases {
			n = f.add(e, "case "+f.text(e)+" never taken")
		}
		f.edits.wrap(f.offset(e.Pos()), f.offset(e.End()), tag+" == (", fmt.Sprintf(") && !%s.Is(%d)", switchName, n))
	}
}

// tag is the variable that a switch is about; the first case makes it.
func (f *finder) tag(s *ast.SwitchStmt, c *ast.CaseClause) (string, bool) {
	first := slices.IndexFunc(s.Body.List, func(c ast.Stmt) bool { return len(c.(*ast.CaseClause).List) > 0 })
	isFirst := s.Body.List[first] == c
	start, end := f.offset(s.Tag.Pos()), f.offset(s.Tag.End())
	if s.Init != nil {
		id, ok := s.Tag.(*ast.Ident)
		if !ok {
			return "", false
		}
		if isFirst {
			f.edits.replace(start, end, "")
		}
		return id.Name, true
	}
	name := fmt.Sprintf("tag__%d", start)
	if isFirst {
		f.edits.wrap(start, end, name+" := (", ");")
	}
	return name, true
}

// switchOf is the switch of the case that is looked at.
func (f *finder) switchOf() *ast.SwitchStmt {
	if len(f.stack) < 2 {
		return nil
	}
	s, _ := f.stack[len(f.stack)-2].(*ast.SwitchStmt)
	return s
}

// results returns zero in the place of each result, but not of a variable that
// a call in the same statement may set: it is read after the call.
func (f *finder) results(s *ast.ReturnStmt) {
	var kinds []ast.Expr
	if results := f.functionType().Results; results != nil {
		for _, field := range results.List {
			for range max(1, len(field.Names)) {
				kinds = append(kinds, field.Type)
			}
		}
	}
	if len(kinds) != len(s.Results) {
		return
	}
	for i, e := range s.Results {
		switch {
		case isBool(f.typeOf(e)) || f.isCond(e):
			f.condition(e, true, true)
		case !f.isZero(e) && !(isVariable(e) && slices.ContainsFunc(s.Results, hasCall)):
			f.wrap(e, "zero returned for "+f.text(e), switchName+".Zero["+f.raw(kinds[i])+"](%d, ", ")")
		}
	}
}

// add notes a mutant at a node.
func (f *finder) add(n ast.Node, change string) int {
	at := f.fset.Position(n.Pos())
	line, _, _ := strings.Cut(string(f.source[at.Offset-(at.Column-1):]), "\n")
	m := Mutant{Number: len(*f.mutants) + 1, Package: f.folder, File: f.name, Line: at.Line, Function: f.function(), Text: strings.TrimSpace(line), Change: change}
	*f.mutants = append(*f.mutants, m)
	return m.Number
}

// wrap puts a node between two texts, the first of which has room for the number
// of the mutant.
func (f *finder) wrap(n ast.Node, change, before, after string) {
	f.edits.wrap(f.offset(n.Pos()), f.offset(n.End()), fmt.Sprintf(before, f.add(n, change)), after)
}

func (f *finder) offset(p token.Pos) int { return f.fset.Position(p).Offset }

// mostText is the length at which the text of a node is cut in a report.
const mostText = 80

// text is the source of a node in one line.
func (f *finder) text(n ast.Node) string {
	text := strings.Join(strings.Fields(f.raw(n)), " ")
	if r := []rune(text); len(r) > mostText {
		text = string(r[:mostText]) + "…"
	}
	return text
}

func (f *finder) raw(n ast.Node) string { return string(f.source[f.offset(n.Pos()):f.offset(n.End())]) }

// function names the function or variable at the top of the file that the node
// stands in.
func (f *finder) function() string {
	for _, n := range f.stack {
		switch n := n.(type) {
		case *ast.FuncDecl:
			if n.Recv == nil {
				return n.Name.Name
			}
			kind := n.Recv.List[0].Type
			if p, ok := kind.(*ast.StarExpr); ok {
				kind = p.X
			}
			if p, ok := kind.(*ast.IndexExpr); ok {
				kind = p.X
			}
			return f.text(kind) + "." + n.Name.Name
		case *ast.ValueSpec:
			return n.Names[0].Name
		}
	}
	return ""
}

// functionType is the type of the innermost function.
func (f *finder) functionType() *ast.FuncType {
	for _, n := range slices.Backward(f.stack) {
		switch n := n.(type) {
		case *ast.FuncDecl:
			return n.Type
		case *ast.FuncLit:
			return n.Type
		}
	}
	return nil
}

func (f *finder) inFunction() bool { return f.functionType() != nil }

func (f *finder) typeOf(e ast.Expr) types.Type {
	if t := f.info.TypeOf(e); t != nil {
		return types.Default(t)
	}
	return types.Typ[types.Invalid]
}

func (f *finder) isConstant(e ast.Expr) bool { return f.info.Types[e].Value != nil }

func isBool(t types.Type) bool { return is(t, types.IsBoolean) }

func isString(t types.Type) bool { return is(t, types.IsString) }

func (f *finder) isInteger(e ast.Expr) bool { return is(f.typeOf(e), types.IsInteger) }

func is(t types.Type, info types.BasicInfo) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&info != 0
}

// isNumber reports whether e is a constant number of a type that has no name of its
// own, such as int, without a character in it.
func (f *finder) isNumber(e ast.Expr) bool {
	_, plain := types.Unalias(f.typeOf(e)).(*types.Basic)
	if !f.isConstant(e) || !plain || !f.isInteger(e) {
		return false
	}
	character := false
	ast.Inspect(e, func(n ast.Node) bool {
		lit, ok := n.(*ast.BasicLit)
		character = character || ok && lit.Kind == token.CHAR
		return true
	})
	return !character
}

// mayVary reports whether what stands in the place of e need not be constant, is no
// capacity, and is not returned beside a false or an error that says not to look
// at it.
func (f *finder) mayVary(e ast.Expr) bool {
	switch parent := f.stack[len(f.stack)-1].(type) {
	case *ast.ReturnStmt:
		last := parent.Results[len(parent.Results)-1]
		results := f.functionType().Results.List
		return !isNamed(last, "false") && (f.isZero(last) || !isNamed(results[len(results)-1].Type, "error"))
	case *ast.KeyValueExpr:
		_, isMap := f.typeOf(f.stack[len(f.stack)-2].(*ast.CompositeLit)).Underlying().(*types.Map)
		return parent.Key != e || isMap
	case *ast.CallExpr:
		return !isNamed(parent.Fun, "make") || len(parent.Args) < 3 || parent.Args[2] != e
	}
	return true
}

// isZero reports whether e is written as the zero value of its type.
func (f *finder) isZero(e ast.Expr) bool {
	if v := f.info.Types[e].Value; v != nil {
		switch v.Kind() {
		case constant.Int, constant.Float:
			return constant.Sign(v) == 0
		case constant.String:
			return constant.StringVal(v) == ""
		}
	}
	lit, ok := e.(*ast.CompositeLit)
	_, isStruct := f.typeOf(e).Underlying().(*types.Struct)
	return ok && isStruct && len(lit.Elts) == 0 || f.info.Types[e].IsNil()
}

func (f *finder) isLength(e ast.Expr) bool {
	c, ok := e.(*ast.CallExpr)
	return ok && isNamed(c.Fun, "len")
}

// isCond reports whether e is a condition in three values.
func (f *finder) isCond(e ast.Expr) bool {
	named, ok := f.typeOf(e).(*types.Named)
	return ok && named.Obj().Name() == "Cond" && named.Obj().Pkg().Path() == f.module+"/"+checkFolder
}

// isCheck reports whether the file is one of the package of these conditions.
func (f *finder) isCheck() bool { return f.path == f.module+"/"+checkFolder }

// constant writes a condition in three values that always or never holds.
func (f *finder) constant(holds bool) string {
	if f.isCheck() {
		return fmt.Sprintf("If(%t)", holds)
	}
	return fmt.Sprintf("%s.If(%t)", checkName, holds)
}

// isIf reports whether e is check.If.
func (f *finder) isIf(e *ast.CallExpr) bool {
	s, ok := e.Fun.(*ast.SelectorExpr)
	return ok && s.Sel.Name == "If" && f.isCond(e) && len(e.Args) == 1
}

// isConnective reports whether a condition in three values is made of others.
func (f *finder) isConnective(e *ast.CallExpr) bool {
	s, ok := e.Fun.(*ast.SelectorExpr)
	return ok && f.isCond(s.X) && slices.Contains([]string{"And", "Or", "Not"}, s.Sel.Name)
}

func isVariable(e ast.Expr) bool {
	_, ok := e.(*ast.Ident)
	return ok
}

func hasCall(e ast.Expr) bool {
	found := false
	ast.Inspect(e, func(n ast.Node) bool {
		_, ok := n.(*ast.CallExpr)
		found = found || ok
		return !found
	})
	return found
}

func isNamed(e ast.Expr, name string) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == name
}
