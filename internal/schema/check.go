package schema

import (
	"math"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/words"
)

// CheckRequest checks the envelope: a whole request, or only the list of changes. In the
// envelope null counts as absent. It returns the values that are not valid, as
// CheckOperation does.
func CheckRequest(root jsondoc.Node, r *check.Results) (refused map[jsondoc.Node]bool) {
	key, list := "StartChangeSet", root.Get("ChangeSet")
	if root.Kind() == jsondoc.Array {
		key, list = "ChangeSet", root
	}
	c := checker{schema: compiled(r.Edition, key), owner: "StartChangeSet", root: root, results: r, skipNulls: true, parts: list}
	if root.Kind() == jsondoc.Array {
		c.prefix = "ChangeSet"
	}
	_, faults := c.check()
	return valuesOf(faults)
}

// valuesOf are the values that faults are about; nil when there are none.
func valuesOf(faults []fault) map[jsondoc.Node]bool {
	if len(faults) == 0 {
		return nil
	}
	values := make(map[jsondoc.Node]bool, len(faults))
	for _, f := range faults {
		if f.at.Missing == "" {
			values[f.at.Node] = true
		}
	}
	return values
}

// CheckDetails checks the details of a change against the schema of its type, which
// the edition of the results has. It reports whether they are valid: warnings and suppressed errors do
// not count, and missing details are not valid. isResale is set for a change to an offer that is
// known to be made from a resale authorization.
func CheckDetails(t *changetype.Type, details jsondoc.Node, change int, isResale bool, r *check.Results) bool {
	if !details.Exists() {
		return false
	}
	c := checker{schema: ofType(r.Edition, t), owner: t.Owner(), root: details, part: change, isResale: isResale, results: r}
	ok, _ := c.check()
	return ok
}

// CheckOperation checks a request of an operation of the Agreement Service.
// Entries are those of a batch: findings in an entry belong to it. A member that is null
// counts as absent. It returns the values that are not valid, including those whose rows
// are suppressed.
func CheckOperation(operation string, request, entries jsondoc.Node, r *check.Results) (refused map[jsondoc.Node]bool) {
	c := checker{schema: compiled(r.Edition, operation), owner: operation, root: request, parts: entries, results: r, skipNulls: true}
	_, faults := c.check()
	return valuesOf(faults)
}

// CheckFacts checks a facts document. It gives the first member that is wrong,
// in document order, and what is expected there; ok is true when none is.
func CheckFacts(root jsondoc.Node) (at jsondoc.Place, problem string, ok bool) {
	return checkOurs("Facts", root)
}

// CheckConfiguration checks a configuration as CheckFacts does facts.
func CheckConfiguration(root jsondoc.Node) (at jsondoc.Place, problem string, ok bool) {
	return checkOurs("Configuration", root)
}

// checkOurs checks a document of a format of this project.
func checkOurs(name string, root jsondoc.Node) (at jsondoc.Place, problem string, ok bool) {
	c := checker{schema: compiled(errcodes.Newest, name), root: root, skipNulls: true, ours: true}
	var w walk
	c.walk(&w)
	faults := c.faults(w.failures)
	if len(faults) == 0 {
		return jsondoc.Place{}, "", true
	}
	f := faults[0]
	message, detail, _ := f.message(c.edition())
	if !detail.IsEmpty() {
		message = message.And(msg.Plain("; ")).And(detail)
	}
	return f.at, message.String(), false
}

// A checker checks one document against one schema.
type checker struct {
	schema    *schema
	owner     string       // of the rows: a change type or an operation
	root      jsondoc.Node // what the schema is for
	prefix    string       // the field that root is, when it is not the whole
	skipNulls bool         // a member that is null counts as absent
	ours      bool         // a format of this project: lists and objects have no maximum length
	parts     jsondoc.Node // the list whose items are the changes, or the entries
	part      int          // of details: the change they are of
	isResale  bool         // of details: see CheckDetails
	results   *check.Results
	last      rowInList
	answers   map[askKey][]string // cache of askOnce: the keywords that failed
}

// check reports faults, unknown fields and warnings. ok is false if a fault is not
// suppressed; faults are all of them.
func (c *checker) check() (ok bool, faults []fault) {
	var w walk
	c.walk(&w)
	for _, u := range w.unknown {
		c.warnUnknown(u)
	}
	for _, f := range w.remarks {
		if c.isResale && f.schema.unless == UnlessResale {
			continue
		}
		message, detail, edits := f.message(c.edition())
		if f.schema.title != "" && (f.at.Missing == "" || detail.IsEmpty()) { // the nearest of other values would be worse advice
			detail, edits = msg.Plain(f.schema.title), nil
		}
		c.report(check.Warning, f.at, c.row(f.at.Node, f.at.Missing), message, detail, edits)
	}
	ok, faults = true, c.faults(w.failures)
	for _, f := range faults {
		message, detail, edits := f.message(c.edition())
		if found := f.placeholder(); found != "" {
			detail = msg.F("%s looks like the placeholder of a template: fill it in before the document is sent", words.Quote(found))
			c.results.Explain(f.at.Node)
			edits = nil
		}
		if c.report(check.Error, f.at, c.rowOf(f), message, detail, edits) {
			ok = false
		}
	}
	return ok, faults
}

// edition is the edition of the rows, the newest where there are none.
func (c *checker) edition() errcodes.Edition {
	if c.ours {
		return errcodes.Newest
	}
	return c.results.Edition
}

// walk goes through the document.
func (c *checker) walk(w *walk) {
	w.skipNulls, w.most = c.skipNulls, c.most()
	w.node(c.schema.shape(), c.root)
}

// most is how many items of a list, or members of an object, are looked at.
func (c *checker) most() int {
	if c.ours {
		return math.MaxInt
	}
	return maxParts
}

// partOf is the index of the change or entry that n stands in, or
// check.Request.
func (c *checker) partOf(n jsondoc.Node) int {
	if c.skipNulls {
		return n.ItemOf(c.parts)
	}
	return c.part
}

func (c *checker) report(s check.Severity, at jsondoc.Place, row *errcodes.Row, message, detail msg.Text, edits []check.Edit) (counts bool) {
	return c.results.Add(check.Problem{Row: row, Severity: s, Message: message, Detail: detail, At: at, Part: c.partOf(at.Node), Edits: edits})
}

// didYouMeanMember returns the advice for a member with nearly the name of a known one.
func didYouMeanMember(member jsondoc.Node, known string) (detail msg.Text, edits []check.Edit) {
	if member.Parent().Get(known).Exists() {
		return msg.F("remove it: %s is given too", msg.Words(known)), nil
	}
	return msg.F("did you mean %s?", msg.Words(known)), rename(member, known)
}

func (c *checker) warnUnknown(u unknownMember) {
	var detail msg.Text
	var edits []check.Edit
	if u.inside != "" {
		detail = msg.F("it is a field of %s: move it there", msg.Words(u.inside))
	} else if close := words.Nearest(u.node.Name(), u.known); close != "" {
		detail, edits = didYouMeanMember(u.node, close)
	}
	who := "edition " + c.edition().String()
	if errcodes.IsOperation(c.owner) {
		who = c.owner
	}
	c.report(check.Warning, jsondoc.AtName(u.node), check.ShapeRow(c.edition(), c.owner, "(unknown member)"),
		msg.F("unknown field %s; %s knows %s here", words.Quote(u.node.Name()), msg.Words(who), msg.Words(words.List(u.known).String())), detail, edits)
}
