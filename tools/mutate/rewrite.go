package main

import (
	"cmp"
	"slices"
	"strings"
)

// edits are changes to the text of one file that leave its lines as they are.
type edits struct {
	wraps    []wrap
	replaced []replacement
}

// A wrap puts text before and after a span of the file. Of wraps of one span
// the first is the outermost.
type wrap struct {
	start, end    int
	before, after string
}

// A replacement puts text in the place of a span that is not empty, such as an
// operator.
type replacement struct {
	start, end int
	text       string
}

func (e *edits) wrap(start, end int, before, after string) {
	e.wraps = append(e.wraps, wrap{start, end, before, after})
}

func (e *edits) replace(start, end int, text string) {
	e.replaced = append(e.replaced, replacement{start, end, text})
}

// apply gives the changed text. Spans lie in one another or apart.
func (e *edits) apply(source []byte) []byte {
	type insertion struct {
		at, rank, other, seq int
		skip                 int
		text                 string
	}
	// At one offset what ends there comes first, the inner before the outer, then
	// what is replaced, then what begins there, the outer before the inner.
	const ends, replaces, begins = 0, 1, 2
	var list []insertion
	for i, w := range e.wraps {
		list = append(list,
			insertion{at: w.start, rank: begins, other: -w.end, seq: i, text: w.before},
			insertion{at: w.end, rank: ends, other: -w.start, seq: -i, text: w.after})
	}
	for _, r := range e.replaced {
		list = append(list, insertion{at: r.start, rank: replaces, skip: r.end - r.start, text: r.text})
	}
	slices.SortFunc(list, func(a, b insertion) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.rank, b.rank), cmp.Compare(a.other, b.other), cmp.Compare(a.seq, b.seq))
	})
	var out strings.Builder
	done := 0
	for _, in := range list {
		out.Write(source[done:in.at])
		out.WriteString(in.text)
		done = in.at + in.skip
	}
	out.Write(source[done:])
	return []byte(out.String())
}
