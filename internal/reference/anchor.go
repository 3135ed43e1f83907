package reference

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/edition"
)

// HomePage is the project's page.
const HomePage = "https://github.com/offercheck/offercheck"

// Compare compares rows by their order in the reference.
func Compare(a, b string) int {
	pageOfA, at := anchorOf(a)
	pageOfB, of := anchorOf(b)
	return cmp.Or(cmp.Compare(pageOfB, pageOfA), cmp.Compare(at.place, of.place), cmp.Compare(a, b))
}

// Link returns the URL of a row in the reference: on the page of the newest edition that
// has it.
func Link(row string) string {
	e, a := anchorOf(row)
	return HomePage + "/blob/main/" + Page(e) + "#" + a.name
}

// An anchor is a heading of the reference: its name on GitHub and its place in the order of
// headings.
type anchor struct {
	name  string
	place int
}

// anchorOf is the anchor of a row on the page of the newest edition that has it.
func anchorOf(row string) (errcodes.Edition, anchor) {
	for _, e := range slices.Backward(errcodes.Editions()) {
		if a, ok := anchors(e)[row]; ok {
			return e, a
		}
	}
	return errcodes.Newest, anchors(errcodes.Newest)[family(row)]
}

// anchors map the headings of each page to their anchors: ids for AWS's rows, families for
// our own.
var anchors = edition.Once(anchorsOf)

func anchorsOf(e errcodes.Edition) map[string]anchor {
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
	head(title)
	all := e.Rows()
	for i := range all {
		if title := chapter(&all[i]); i == 0 || title != chapter(&all[i-1]) {
			head(title)
		}
		head(all[i].ID)
	}
	head(ownChapter)
	for _, row := range e.OwnRows("StartChangeSet") {
		head(family(row.ID))
	}
	for _, row := range e.OwnRows("Product") {
		head(row.ID)
	}
	return names
}
