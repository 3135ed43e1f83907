package schemas

import (
	"fmt"
	"math"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/jsondoc"
)

// CheckRequest checks the envelope: a whole request, or the list of changes
// alone. In the envelope null is the same as absence.
func CheckRequest(root jsondoc.Node, r *check.Results) {
	key, list := "StartChangeSet", root.Get("ChangeSet")
	if root.Kind() == jsondoc.Array {
		key, list = "ChangeSet", root
	}
	d := door{schema: compiled(key), changeType: "StartChangeSet", root: root, results: r, envelope: true}
	if root.Kind() == jsondoc.Array {
		d.prefix = "ChangeSet"
	}
	d.changes = list
	d.check()
}

// CheckDetails checks the details of a change whose type the edition has a
// schema for. It is false when an error was found; warnings do not count.
func CheckDetails(changeType string, details jsondoc.Node, change int, r *check.Results) bool {
	d := door{schema: compiled(changeType), changeType: changeType, root: details, change: change, results: r}
	return d.check()
}

// CheckFacts checks a facts document. It gives the first member that is wrong,
// in document order, and what is expected there; ok is true when none is.
func CheckFacts(root jsondoc.Node) (at jsondoc.Place, problem string, ok bool) {
	d := door{schema: compiled("Facts"), root: root, envelope: true, facts: true}
	w := d.walk()
	faults := d.faults(w.failures)
	if len(faults) == 0 {
		return jsondoc.Place{}, "", true
	}
	f := faults[0]
	message, detail := f.message()
	if detail != "" {
		message += "; " + detail
	}
	return f.at, message, false
}

// A door checks one document against one schema.
type door struct {
	schema     *schema
	changeType string       // of the rows
	root       jsondoc.Node // what the schema is for
	prefix     string       // the field that root is, when it is not the whole
	envelope   bool         // a member that is null counts as absent
	facts      bool         // however long
	changes    jsondoc.Node // of an envelope: the list whose items are the changes
	change     int          // of details: the change they are of
	results    *check.Results
	last       rowInList
}

// check reports what fails and what is unknown or unusual.
func (d *door) check() (ok bool) {
	w := d.walk()
	for _, u := range w.unknown {
		d.warnUnknown(u)
	}
	for _, m := range w.remarks {
		d.report(errcodes.Warning, jsondoc.At(m.node), d.row(m.node, ""),
			fmt.Sprintf("%s: expected whole years, months or days, found %s, which has %s", fieldName(m.node), show(m.node), m.text),
			"it is a valid ISO 8601 duration, but the shapes that AWS publishes take whole years, months and days only")
	}
	faults := d.faults(w.failures)
	for _, f := range faults {
		message, detail := f.message()
		d.report(errcodes.Error, f.at, d.rowOf(f), message, detail)
	}
	return len(faults) == 0
}

// walk goes through the document.
func (d *door) walk() walk {
	w := walk{skipNulls: d.envelope, most: d.most()}
	w.node(d.schema.shape(), d.root)
	return w
}

// most is how many items of a list, or members of an object, are looked at.
func (d *door) most() int {
	if d.facts {
		return math.MaxInt
	}
	return longest
}

// partOf is the index of the change that n stands in, or check.Request.
func (d *door) partOf(n jsondoc.Node) int {
	if d.envelope {
		return n.ItemOf(d.changes)
	}
	return d.change
}

func (d *door) report(s errcodes.Severity, at jsondoc.Place, row *errcodes.Row, message, detail string) {
	d.results.Add(check.Problem{Row: row, Severity: s, Message: message, Detail: detail, At: at, Part: d.partOf(at.Node)})
}

func (d *door) warnUnknown(u unknownMember) {
	detail := ""
	if close := nearest(u.node.Name(), u.known); close != "" {
		detail = fmt.Sprintf("did you mean %s?", close)
	}
	d.report(errcodes.Warning, jsondoc.AtName(u.node), errcodes.UnknownMember(d.changeType),
		fmt.Sprintf("%s is not a member that edition %s knows here; it knows %s", quote(u.node.Name()), Edition, list(u.known)), detail)
}
