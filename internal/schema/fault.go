package schema

import (
	"fmt"
	"slices"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/slip"
	"github.com/offercheck/offercheck/internal/words"
)

// A fault is one place where a document fails its schema.
type fault struct {
	at      jsondoc.Place
	keyword string // of the schema: type, required, format, ...
	schema  *program
}

// faults asks v5 (the fallback) what is wrong with each failure, and returns the first
// fault of each place, in document order. v5's messages are never used: they differ from
// run to run.
func (c *checker) faults(failures []failure) []fault {
	if len(failures) == 0 {
		return nil // as mostly
	}
	list := make([]fault, 0, len(failures))
	for _, f := range failures {
		if f.node.Len() > c.most() && f.shape.kinds.has(f.node.Kind()) && f.shape.texts == nil && !c.isDetails(f.node) {
			list = append(list, fault{jsondoc.At(f.node), "longest", &program{
				description: fmt.Sprintf("%s of at most %d parts", f.node.Kind(), c.most())}})
		}
		for _, p := range f.shape.programs {
			if p.onlyRefers() {
				continue
			}
			for _, keyword := range c.askOnce(p, f.node) {
				list = c.appendFaults(list, f.node, p, keyword)
			}
		}
	}
	compare := func(a, b fault) int { return jsondoc.Compare(a.at, b.at) }
	if !slices.IsSortedFunc(list, compare) {
		slices.SortStableFunc(list, compare)
	}
	return slices.CompactFunc(list, func(a, b fault) bool { return a.at == b.at })
}

// maxParts is the maximum number of items of a list, or members of an object, in a change
// set; more is a fault. AWS accepts no list of more than 800. Facts may be longer: a seller
// may have that many offers.
const maxParts = 20_000

// isDetails reports whether n are the details of a change, in the envelope: they
// have a schema of their own.
func (c *checker) isDetails(n jsondoc.Node) bool { return c.skipNulls && n.Name() == "DetailsDocument" }

// appendFaults appends the faults for a keyword of p that n fails.
func (c *checker) appendFaults(list []fault, n jsondoc.Node, p *program, keyword string) []fault {
	switch keyword {
	case "required":
		for _, name := range p.required {
			if v := n.Get(name); !v.Exists() || c.skipNulls && v.Kind() == jsondoc.Null {
				list = append(list, fault{jsondoc.Missing(n, name), keyword, described(p, name)})
			}
		}
	case "additionalProperties":
		seen := map[string]bool{} // a member given twice is one fault
		for name, v := range n.Members() {
			if len(seen) == maxParts {
				break
			}
			if p.member(name) == nil && !seen[name] && !(c.skipNulls && v.Kind() == jsondoc.Null) {
				seen[name] = true
				list = append(list, fault{jsondoc.AtName(v), keyword, p})
			}
		}
	default:
		list = append(list, fault{jsondoc.At(n), keyword, p})
	}
	return list
}

// described returns the schema of a member, or the one it refers to if only that has a
// description.
func described(p *program, name string) *program {
	child := p.member(name)
	for child != nil && child.description == "" && len(child.always) > 0 {
		child = child.always[0]
	}
	if child == nil {
		return p
	}
	return child
}

// message says what is expected, what was found and, where it can be told, how
// to fix it in an edition.
func (f fault) message(e errcodes.Edition) (message, detail msg.Text, edits []check.Edit) {
	expected := msg.Words(f.schema.description)
	switch {
	case f.at.Missing != "":
		message = msg.F("%s is missing: expected %s", msg.Words(f.at.Missing), expected)
		if close := words.Nearest(f.at.Missing, words.MemberNames(f.at.Node)); close != "" {
			detail = msg.F("there is a field %s; did you mean %s?", words.Quote(close), msg.Words(f.at.Missing))
			if member := f.at.Node.Get(close); f.schema.hold(member) {
				edits = rename(member, f.at.Missing)
			}
		}
		return message, detail, edits
	case f.keyword == "additionalProperties":
		message = msg.F("unknown field %s: expected %s", words.Quote(f.at.Node.Name()), expected)
		if close := words.Nearest(f.at.Node.Name(), f.schema.names()); close != "" {
			detail, edits = didYouMeanMember(f.at.Node, close)
		}
		return message, detail, edits
	}
	h := f.hint(e)
	if h.write != "" {
		edits = []check.Edit{{At: f.at, Text: h.write}}
	}
	return msg.F("%s: expected %s, found %s", words.FieldName(f.at.Node), expected, words.Show(f.at.Node)), h.text, edits
}

// rename gives a member another name.
func rename(member jsondoc.Node, name string) []check.Edit {
	return []check.Edit{{At: jsondoc.AtName(member), Text: words.JSON(name)}}
}

// placeholder is the placeholder that the string at fault has in it. A member that is
// not allowed is at fault for its name, and Details are a document of their own.
func (f fault) placeholder() string {
	if f.keyword == "additionalProperties" || f.at.Node.Name() == "Details" {
		return ""
	}
	return slip.PlaceholderIn(f.at.Node)
}

// A rowInList is the row of a member of one item of a list: the same member of
// the other items has the same.
type rowInList struct {
	list    jsondoc.Node
	schema  *program
	missing string
	row     *errcodes.Row
}

// rowOf is the row of a fault. Of a long list there may be thousands.
func (c *checker) rowOf(f fault) *errcodes.Row {
	list := f.at.Node.Parent().Parent()
	if f.at.Missing != "" {
		list = f.at.Node.Parent()
	}
	deep := list.Kind() == jsondoc.Array && list.Parent() != c.root // the rows of a list of terms go by their types
	if last := &c.last; deep && last.list == list && last.schema == f.schema && last.missing == f.at.Missing {
		return last.row
	}
	c.last = rowInList{list, f.schema, f.at.Missing, c.row(f.at.Node, f.at.Missing)}
	return c.last.row
}

func (p *program) names() []string {
	var names []string
	for _, m := range p.members {
		names = append(names, m.name)
	}
	slices.Sort(names)
	return names
}
