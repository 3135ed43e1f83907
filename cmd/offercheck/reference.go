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
	changeType := ""
	all := errcodes.Rows()
	for i := range all {
		row := &all[i]
		if row.ChangeType+string(row.Phase) != changeType {
			changeType = row.ChangeType + string(row.Phase)
			when := "found by StartChangeSet at once"
			if row.Phase == errcodes.Async {
				when = "found by DescribeChangeSet later"
			}
			fmt.Fprintf(out, "\n## %s, %s\n", row.ChangeType, when)
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

var markdown = strings.NewReplacer("<", "&lt;", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, `\`, `\\`)

func escape(s string) string { return markdown.Replace(s) }
