// Package explain explains an error code or a row: what it means, what information it needs
// and how to fix it, with example documents.
package explain

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/reference"
	"github.com/offercheck/offercheck/internal/shell"
	"github.com/offercheck/offercheck/internal/words"
)

// Text returns the explanation of a row of an edition, or of a code that has one row; for a
// code with several rows, their list. An unknown name is an error.
func Text(e errcodes.Edition, name string) (string, error) {
	rows, what, err := named(e, name)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	if len(rows) == 1 {
		writeRow(&out, e, &rows[0])
		return out.String(), nil
	}
	fmt.Fprintf(&out, "%s %d rules; for one of them run offercheck explain ROW:\n\n", what, len(rows))
	for _, row := range rows {
		fmt.Fprintf(&out, "%s\n    %s\n", shell.Quote(row.ID), row.Title)
	}
	if others := ofOtherKinds(e, name); len(others) > 0 {
		fmt.Fprintf(&out, "\nThis is the change type of offers; see also %s.\n", words.Enumerate(others, "and"))
	}
	return out.String(), nil
}

// ofOtherKinds returns the change types of that name to other entities than offers, as the ids
// of their rows begin.
func ofOtherKinds(e errcodes.Edition, name string) []string {
	var list []string
	for _, owner := range changetype.JudgedOwners(e) {
		if strings.HasSuffix(owner, "/"+name) {
			list = append(list, owner)
		}
	}
	return list
}

// named returns the rows for a name: that of a row, a code, a change type or an operation.
// Except for a single row, what begins a sentence about them.
func named(e errcodes.Edition, name string) (rows []errcodes.Row, what string, err error) {
	if rows, what = find(e, name); len(rows) == 0 {
		return nil, "", unknownRow(e, name)
	}
	return rows, what, nil
}

// find is [named] without the error.
func find(e errcodes.Edition, name string) (rows []errcodes.Row, what string) {
	if row, ok := e.FindRow(name); ok {
		return []errcodes.Row{row}, ""
	}
	if rows := reference.RowsOfCode(e, name); len(rows) > 0 {
		return rows, string(rows[0].Code) + " is the code of" // as AWS spells it
	}
	return reference.RowsWhere(e, func(r *errcodes.Row) bool {
		kind, _, _ := strings.Cut(r.EntityType, "@")
		return r.Owner() == name || kind == name
	}), name + " has"
}

// unknownRow returns the error for an unknown name, with the edition that knows it, or else
// the most similar name; for a row, one of the same change type or operation.
func unknownRow(e errcodes.Edition, name string) error {
	for _, other := range slices.Backward(errcodes.Editions()) {
		if rows, _ := find(other, name); len(rows) > 0 {
			return fmt.Errorf("edition %s does not have %s; edition %s does: offercheck explain --edition %[3]s %s", e, name, other, shell.Quote(name))
		}
	}
	if meant := meantBy(e, name); meant != "" {
		return fmt.Errorf("there is no code or row %q; did you mean offercheck explain %s?", name, shell.Quote(meant))
	}
	return fmt.Errorf("there is no code or row %q; offercheck rules lists them all", name)
}

// meantBy returns the code, kind of entity, change type, operation or row that was probably
// meant by an unknown name; "" if none is near. A change type that only one other kind of
// entity than offers has may have been named without the kind.
func meantBy(e errcodes.Edition, name string) string {
	owner := errcodes.OwnerOf(name)
	rest := strings.TrimPrefix(name[len(owner):], "/")
	rows := reference.RowsWhere(e, func(*errcodes.Row) bool { return true })
	var codes, kinds, owners []string
	for i := range rows {
		kind, _, _ := strings.Cut(rows[i].EntityType, "@")
		codes, kinds, owners = append(codes, string(rows[i].Code)), append(kinds, kind), append(owners, rows[i].Owner())
	}
	owners = distinct(owners)
	at := slices.IndexFunc(owners, func(o string) bool { return strings.EqualFold(o, owner) })
	if withKind := words.EndsIn(owner, owners); at < 0 && withKind != "" {
		at = slices.Index(owners, withKind)
		name = strings.TrimSuffix(withKind+"/"+rest, "/")
		if found, _ := find(e, name); len(found) > 0 {
			return name
		}
	}
	if at < 0 || rest == "" {
		return cmp.Or(words.Nearest(name, distinct(slices.Concat(kinds, owners))), words.Nearest(name, distinct(codes)))
	}
	var rests []string // of the rows, without what they are about
	for _, row := range slices.Concat(rows, e.OwnRows(owners[at])) {
		if own := row.Owner(); own == owners[at] {
			rests = append(rests, row.ID[len(own)+1:])
		}
	}
	if meant := words.Nearest(rest, distinct(rests)); meant != "" {
		return owners[at] + "/" + meant
	}
	return ""
}

// distinct returns the distinct names, sorted, without "".
func distinct(names []string) []string {
	slices.Sort(names)
	return slices.DeleteFunc(slices.Compact(names), func(name string) bool { return name == "" })
}

func writeRow(w *strings.Builder, e errcodes.Edition, row *errcodes.Row) {
	fmt.Fprintf(w, "%s\n%s\n\n", row.ID, row.Title)
	fmt.Fprintf(w, "  Code      %s, %s\n", row.Code, reportedBy(row))
	if row.Phase == errcodes.Async && row.Message != "" {
		fmt.Fprintf(w, "  Message   %s\n", row.Message)
	}
	fmt.Fprintf(w, "  Severity  %s\n\n", severityOf(row))
	section(w, "What it means", row.Explanation)
	if row.Never != "" {
		section(w, "It is never reported", row.Never+".")
	}
	section(w, "What information it needs", reference.SourcesOf(row.Needs))
	section(w, "How to fix it", row.Fix)
	examples(w, e, row)
}

func reportedBy(row *errcodes.Row) string {
	switch {
	case row.Operation != "":
		return fmt.Sprintf("from %s of the Agreement Service, at once", row.Operation)
	case row.Phase == errcodes.Sync:
		return fmt.Sprintf("HTTP %d from StartChangeSet, at once", row.HTTPStatus)
	}
	return "from DescribeChangeSet, minutes or hours after submission"
}

func severityOf(row *errcodes.Row) string {
	switch row.Basis {
	case errcodes.Inferred:
		return "a warning: AWS's text leaves open how it checks this row"
	case errcodes.Ours:
		return "see the meaning: the rule is offercheck's own and in none of AWS's tables"
	}
	if row.Phase == errcodes.Async {
		return "an error; a warning if the meaning says so, or if a change other than " + row.Owner() + " caused it"
	}
	return "an error, or a warning if the meaning says so"
}

func section(w *strings.Builder, title, text string) {
	fmt.Fprintf(w, "%s\n", title)
	for _, line := range words.Wrap(text, 76) {
		fmt.Fprintf(w, "    %s\n", line)
	}
	fmt.Fprintln(w)
}
