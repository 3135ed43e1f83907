package explain

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/testdata"
)

// examples shows a document that breaks the row, what is said of it, and one
// that is fine.
func examples(w *strings.Builder, row *errcodes.Row) {
	broken, mended, ok := example(row)
	if !ok {
		return
	}
	for _, e := range []struct{ title, file string }{
		{"A document that breaks it", broken + ".json"},
		{"with these facts", broken + ".facts.json"},
		{"What is said of it", broken + ".golden"},
		{"Mended, or one like it that is fine", mended + ".json"},
		{"with these facts", mended + ".facts.json"},
	} {
		text, err := testdata.Rules.ReadFile(e.file)
		if err != nil {
			continue // it has none
		}
		fmt.Fprintf(w, "%s\n", e.title)
		for line := range strings.Lines(string(text)) {
			fmt.Fprintf(w, "    %s\n", strings.TrimRight(line, "\r\n"))
		}
		fmt.Fprintln(w)
	}
}

// example is a fixture that breaks a row, and its mended form; false when the row has
// none.
func example(row *errcodes.Row) (broken, mended string, ok bool) {
	folder := testdata.Folder(row.ID)
	bad := fixtures(folder, "bad-")
	if len(bad) == 0 {
		return "", "", false
	}
	broken, mended = nearestPair(bad, fixtures(folder, "ok-"))
	return broken, mended, true
}

// fixtures are the documents of a kind in a folder, without their ending.
func fixtures(folder, kind string) []string {
	entries, _ := testdata.Rules.ReadDir(folder) // a row may have none
	var list []string
	for _, e := range entries {
		if name, isGolden := strings.CutSuffix(e.Name(), ".golden"); isGolden && strings.HasPrefix(name, kind) {
			list = append(list, path.Join(folder, name))
		}
	}
	return list
}

// nearestPair is the document that breaks a row and the one that is most like its mended
// form: best one called as it is, else one under the same facts, and of those the one
// that differs in the fewest lines.
func nearestPair(bad, fine []string) (broken, mended string) {
	broken = bad[0]
	var least [2]int
	for _, b := range bad {
		for _, f := range fine {
			change, facts := differingLines(b, f, ".json"), differingLines(b, f, ".facts.json")
			distance := [2]int{2, change + facts}
			switch {
			case f == strings.Replace(b, "/bad-", "/ok-", 1):
				distance[0] = 0
			case change > 0 && facts == 0:
				distance[0] = 1
			}
			if mended == "" || slices.Compare(distance[:], least[:]) < 0 {
				broken, mended, least = b, f, distance
			}
		}
	}
	return broken, mended
}

// differingLines counts the lines that a file of one fixture has and that of another
// has not.
func differingLines(a, b, ending string) int {
	lines := map[string]int{}
	for fixture, sign := range map[string]int{a: 1, b: -1} {
		text, _ := testdata.Rules.ReadFile(fixture + ending) // a fixture may have no facts
		for line := range strings.Lines(string(text)) {
			lines[strings.TrimSpace(line)] += sign
		}
	}
	n := 0
	for _, count := range lines {
		n += max(count, -count)
	}
	return n
}
