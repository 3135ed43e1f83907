// Package reference is what is said of each row wherever it is named: its place in
// docs/rules.md, the link that leads there, and the page itself.
package reference

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/offercheck/offercheck/errcodes"
)

// Write writes the rule reference in docs/rules.md, from the same table that explain
// reads.
func Write(w io.Writer) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "# Rule reference\n\nEvery row of AWS's tables, in their order. This page is made by "+
		"`go run ./cmd/offercheck rules --format markdown > docs/rules.md`; a test holds it to the code. "+
		"`offercheck explain ROW` shows the same with a document that breaks the row and one that does not.\n")
	last := ""
	all := errcodes.Rows()
	for i := range all {
		row := &all[i]
		if title := chapter(row); title != last {
			fmt.Fprintf(out, "\n## %s\n", title)
			last = title
		}
		fmt.Fprintf(out, "\n### %s\n\n", Escape(row.ID))
		if row.Phase == errcodes.Async {
			fmt.Fprintf(out, "> %s\n\n", Escape(row.Message))
		}
		fmt.Fprintf(out, "%s. %s\n\n", Escape(Capital(row.Title)), Escape(row.Explanation))
		if row.Never != "" {
			fmt.Fprintf(out, "Never reported: %s.\n\n", Escape(row.Never))
		}
		fmt.Fprintf(out, "*Needs* %s · *basis* %s · *mend* %s\n", row.Needs, row.Basis, Escape(row.Fix))
	}
	fmt.Fprintf(out, "\n## %s\n", ownChapter)
	for _, row := range errcodes.OwnRows("StartChangeSet") {
		fmt.Fprintf(out, "\n### %s\n\n%s. %s\n\n*Needs* %s · *mend* %s\n",
			Escape(family(row.ID)), Escape(Capital(row.Title)), Escape(row.Explanation), row.Needs, Escape(row.Fix))
	}
	for _, row := range errcodes.OwnRows("Product") {
		fmt.Fprintf(out, "\n### %s\n\n%s. %s\n\n*Needs* %s · *mend* %s\n",
			Escape(row.ID), Escape(Capital(row.Title)), Escape(row.Explanation), row.Needs, Escape(row.Fix))
	}
	return out.Flush()
}

// ownChapter is the heading of the rows that are in none of AWS's tables. Of a
// row that each change type has, one stands for all.
const ownChapter = "Rows of offercheck's own"

// family is the part of an own row's id that does not name a change type, such
// as (unknown member).
func family(row string) string { return row[strings.LastIndexByte(row, '/')+1:] }

// Row is the row of that id, of AWS's or of our own.
func Row(id string) errcodes.Row {
	if row, ok := errcodes.FindRow(id); ok {
		return row
	}
	return errcodes.Row{ID: id, Title: id}
}

// RowsOfCode are the rows that have a code, however it is capitalised.
func RowsOfCode(code string) []errcodes.Row {
	return RowsWhere(func(r *errcodes.Row) bool { return strings.EqualFold(string(r.Code), code) })
}

// RowsWhere are the rows that are wanted, of those that are documented and those of
// changes to products.
func RowsWhere(wanted func(*errcodes.Row) bool) []errcodes.Row {
	var list []errcodes.Row
	for _, row := range append(errcodes.Rows(), errcodes.OwnRows("Product")...) {
		if wanted(&row) {
			list = append(list, row)
		}
	}
	return list
}

// Capital is a text that begins a sentence.
func Capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// chapter is the heading under which a row stands.
func chapter(row *errcodes.Row) string {
	switch {
	case row.Operation != "":
		return row.Operation + ", a request of the Agreement Service"
	case row.Phase == errcodes.Async:
		return row.ChangeType + ", found by DescribeChangeSet later"
	}
	return row.ChangeType + ", found by StartChangeSet at once"
}

var markdown = strings.NewReplacer("<", "&lt;", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, `\`, `\\`)

// Escape is a text as Markdown.
func Escape(s string) string { return markdown.Replace(s) }
