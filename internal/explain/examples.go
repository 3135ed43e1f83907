package explain

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/testdata"
)

// examples prints a document that breaks the row, its report, and a valid document.
func examples(w *strings.Builder, row *errcodes.Row) {
	broken, fixed, ok := example(row)
	if !ok {
		return
	}
	for _, e := range []struct{ title, file string }{
		{"A document that breaks it", broken + ".json"},
		{"with these facts", broken + ".facts.json"},
		{"What offercheck reports", broken + ".golden"},
		{"The corrected document, or a similar valid one", fixed + ".json"},
		{"with these facts", fixed + ".facts.json"},
	} {
		text, err := testdata.Rules.ReadFile(e.file)
		if err != nil {
			continue // the document has no facts
		}
		fmt.Fprintf(w, "%s\n", e.title)
		for line := range strings.Lines(string(text)) {
			fmt.Fprintf(w, "    %s\n", strings.TrimRight(line, "\r\n"))
		}
		fmt.Fprintln(w)
	}
}

// example returns a fixture that breaks a row, and its corrected form; ok is false if the
// row has none.
func example(row *errcodes.Row) (broken, fixed string, ok bool) {
	folder := testdata.Folder(row.ID)
	bad := fixtures(folder, "bad-")
	if len(bad) == 0 {
		return "", "", false
	}
	broken, fixed = nearestPair(bad, fixtures(folder, "ok-"))
	return broken, fixed, true
}

// fixtures returns the documents of a kind in a folder, without their extension.
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

// nearestPair returns a document that breaks a row, and the one that is most likely its
// corrected form: one of the same name, otherwise one with the same facts, and of those the
// one that differs in the fewest lines.
func nearestPair(bad, fine []string) (broken, fixed string) {
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
			if fixed == "" || slices.Compare(distance[:], least[:]) < 0 {
				broken, fixed, least = b, f, distance
			}
		}
	}
	return broken, fixed
}

// differingLines counts the lines that are in only one of the files of two fixtures.
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
