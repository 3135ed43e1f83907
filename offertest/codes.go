package offertest

import (
	"slices"
	"strings"
	"testing"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
)

// Codes asserts that the errors of the report have exactly these codes, in any order and
// each any number of times. Without codes it asserts that there is no error. Warnings do
// not count.
func Codes(t testing.TB, report *offercheck.Report, want ...errcodes.Code) {
	t.Helper()
	if report == nil {
		t.Fatal("there is no report")
	}
	var got []errcodes.Code
	var found strings.Builder
	for f := range report.Errors() {
		got = append(got, f.Code)
		found.WriteString("\n" + f.String())
	}
	if lines(want) != lines(got) {
		t.Errorf("the codes of the errors differ (-want +got):\n%sthe errors of the report:%s", diff(lines(want), lines(got)), &found)
	}
}

// lines are the codes in order, each once.
func lines(codes []errcodes.Code) string {
	var b strings.Builder
	for _, code := range slices.Compact(slices.Sorted(slices.Values(codes))) {
		b.WriteString(string(code) + "\n")
	}
	return b.String()
}
