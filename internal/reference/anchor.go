package reference

import (
	"cmp"
	"fmt"
	"strings"
	"sync"
	"unicode"

	"github.com/offercheck/offercheck/errcodes"
)

// HomePage is the project's page.
const HomePage = "https://github.com/offercheck/offercheck"

// Compare compares rows by their order in the reference.
func Compare(a, b string) int {
	return cmp.Or(cmp.Compare(anchorOf(a).place, anchorOf(b).place), cmp.Compare(a, b))
}

// Link returns the URL of a row in the reference.
func Link(row string) string { return HomePage + "/blob/main/docs/rules.md#" + anchorOf(row).name }

// An anchor is a heading of the reference: its name on GitHub and its place in the order of
// headings.
type anchor struct {
	name  string
	place int
}

func anchorOf(row string) anchor {
	if a, ok := anchors()[row]; ok {
		return a
	}
	return anchors()[family(row)]
}

// anchors maps headings to their anchors: ids for AWS's rows, families for our own.
var anchors = sync.OnceValue(func() map[string]anchor {
	names, times := map[string]anchor{}, map[string]int{}
	head := func(title string) {
		name := strings.Map(func(r rune) rune {
			switch {
			case r == ' ':
				return '-'
			case r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r):
				return unicode.ToLower(r)
			}
			return -1
		}, title)
		again := times[name]
		times[name]++
		if again > 0 {
			name = fmt.Sprintf("%s-%d", name, again)
		}
		names[title] = anchor{name, len(names)}
	}
	head("Rule reference")
	all := errcodes.Rows()
	for i := range all {
		if title := chapter(&all[i]); i == 0 || title != chapter(&all[i-1]) {
			head(title)
		}
		head(all[i].ID)
	}
	head(ownChapter)
	for _, row := range errcodes.OwnRows("StartChangeSet") {
		head(family(row.ID))
	}
	for _, row := range errcodes.OwnRows("Product") {
		head(row.ID)
	}
	return names
})
