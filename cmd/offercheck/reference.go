package main

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/rules"
)

// printReference writes the rule reference in docs/rules.md, from the same
// table that explain reads.
func printReference(w io.Writer) error {
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
		fmt.Fprintf(out, "\n### %s\n\n", escape(row.ID))
		if row.Phase == errcodes.Async {
			fmt.Fprintf(out, "> %s\n\n", escape(row.Message))
		}
		fmt.Fprintf(out, "%s. %s\n\n", escape(strings.ToUpper(row.Title[:1])+row.Title[1:]), escape(row.Means))
		if reason, never := rules.Never[row.ID]; never {
			fmt.Fprintf(out, "Never reported: %s.\n\n", escape(reason))
		} else if !rules.Decides(row) {
			fmt.Fprintf(out, "Not built yet.\n\n")
		}
		fmt.Fprintf(out, "*Needs* %s · *basis* %s · *mend* %s\n", row.Needs, row.Basis, escape(row.Mend))
	}
	return out.Flush()
}

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

func escape(s string) string { return markdown.Replace(s) }
