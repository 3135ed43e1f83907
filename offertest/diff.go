package offertest

import (
	"strings"

	"github.com/google/go-cmp/cmp"
)

// diff returns the findings, and the other items, that one of two goldens has and the
// other has not. They are given whole: the row and the place of each are in the diff.
func diff(want, got string) string {
	var r reporter
	cmp.Equal(items(want), items(got), cmp.Reporter(&r))
	return r.diff.String()
}

// items are the lines of a golden, those of one finding together.
func items(golden string) []string {
	list := []string{} // not nil, which would differ as a whole
	for line := range strings.Lines(golden) {
		if last := len(list) - 1; last >= 0 && strings.HasPrefix(line, "  ") {
			list[last] += line
		} else {
			list = append(list, line)
		}
	}
	return list
}

// A reporter writes what differs line by line and as it is, where that of cmp.Diff quotes
// and shortens.
type reporter struct {
	path cmp.Path
	diff strings.Builder
}

func (r *reporter) PushStep(step cmp.PathStep) { r.path = append(r.path, step) }

func (r *reporter) PopStep() { r.path = r.path[:len(r.path)-1] }

func (r *reporter) Report(result cmp.Result) {
	if result.Equal() {
		return
	}
	want, got := r.path.Last().Values()
	if want.IsValid() {
		r.write("- ", want.String())
	}
	if got.IsValid() {
		r.write("+ ", got.String())
	}
}

func (r *reporter) write(sign, item string) {
	for line := range strings.Lines(item) {
		r.diff.WriteString(sign + strings.TrimSuffix(line, "\n") + "\n")
	}
}
