package explain

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/plain"
	"github.com/offercheck/offercheck/testdata"
)

// examples prints a document that breaks the row, its report in the edition, and a valid
// document.
func examples(w *strings.Builder, e errcodes.Edition, row *errcodes.Row) {
	broken, fixed, ok := example(e, row)
	if !ok {
		return
	}
	report := judged(e, row, broken)
	report.Undecided = nil // which say nothing of the row
	for _, part := range []struct{ title, text string }{
		{"A document that breaks it", embedded(broken + ".json")},
		{"with these facts", embedded(broken + ".facts.json")},
		{"What offercheck reports", plain.Text(report)},
		{"The corrected document, or a similar valid one", embedded(fixed + ".json")},
		{"with these facts", embedded(fixed + ".facts.json")},
	} {
		if part.text == "" {
			continue // the document has no facts
		}
		fmt.Fprintf(w, "%s\n", part.title)
		for line := range strings.Lines(part.text) {
			fmt.Fprintf(w, "    %s\n", strings.TrimRight(line, "\r\n"))
		}
		fmt.Fprintln(w)
	}
}

// example returns a fixture that breaks a row, and its corrected form; ok is false if the
// row has none.
func example(e errcodes.Edition, row *errcodes.Row) (broken, fixed string, ok bool) {
	bad := fixtures(e, row, "bad-")
	if len(bad) == 0 {
		return "", "", false
	}
	broken, fixed = nearestPair(bad, fixtures(e, row, "ok-"))
	return broken, fixed, true
}

// embedded returns the text of an embedded file, "" if there is none.
func embedded(file string) string {
	text, _ := testdata.Rules.ReadFile(file)
	return string(text)
}

// fixtures returns the documents of a kind for a row, without their extension: for "bad-"
// those that break the row in the edition, for "ok-" those that do not. Documents that are
// named after another edition are left out.
func fixtures(e errcodes.Edition, row *errcodes.Row, kind string) []string {
	folder := testdata.Folder(row.ID)
	entries, _ := testdata.Rules.ReadDir(folder) // a row may have none
	var list []string
	for _, entry := range entries {
		name, isDocument := strings.CutSuffix(entry.Name(), ".json")
		if !isDocument || strings.HasSuffix(name, ".facts") || !strings.HasPrefix(name, kind) {
			continue
		}
		only, _, _ := strings.Cut(strings.TrimPrefix(name, kind), "-")
		if other, ok := errcodes.ParseEdition(only); ok && other != e {
			continue
		}
		fixture := path.Join(folder, name)
		breaks := slices.ContainsFunc(judged(e, row, fixture).Findings, func(f offercheck.Finding) bool { return f.Row == row.ID })
		if breaks == (kind == "bad-") {
			list = append(list, fixture)
		}
	}
	return list
}

// judged returns the report of a fixture. It panics if the fixture cannot be checked, which
// a test finds.
func judged(e errcodes.Edition, row *errcodes.Row, fixture string) *offercheck.Report {
	report, err := judge(e, row, fixture)
	if err != nil {
		panic(fmt.Sprintf("explain: %s cannot be checked: %v", fixture, err))
	}
	return report
}

func judge(e errcodes.Edition, row *errcodes.Row, fixture string) (*offercheck.Report, error) {
	facts, err := offercheck.ReadFacts(fmt.Appendf(nil, `{"Now": %q}`, testdata.Now), []byte(cmp.Or(embedded(fixture+".facts.json"), "{}")))
	if err != nil {
		return nil, err
	}
	v, err := offercheck.New(offercheck.WithEdition(e.String()), offercheck.WithFacts(facts))
	if err != nil {
		return nil, err
	}
	text := []byte(embedded(fixture + ".json"))
	if row.Operation != "" {
		return v.ValidateRequest(row.Operation, text)
	}
	return v.Validate(text)
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
		for line := range strings.Lines(embedded(fixture + ending)) { // a fixture may have no facts
			lines[strings.TrimSpace(line)] += sign
		}
	}
	n := 0
	for _, count := range lines {
		n += max(count, -count)
	}
	return n
}
