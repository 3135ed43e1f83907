package render

import (
	"fmt"
	"io"
	"strings"
	"testing"
)

// Colour is for terminals: what is written elsewhere has none.
func TestPainter(t *testing.T) {
	if got := Painter(true)(Red, "x") + Painter(false)(Red, "y"); got != "\x1b[1;31mx\x1b[0my" {
		t.Errorf("painted is %q", got)
	}
}

// Of details in a string, all in one long line, the part around each place is shown,
// with the caret under the character.
func TestSnippetInString(t *testing.T) {
	terms := strings.Repeat(`{\"Type\": \"SupportTerm\", \"RefundPolicy\": \"N\u00e4h\"}, `, 300)
	text := `[{"ChangeType": "UpdateSupportTerms", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"},` + "\n" +
		`  "Details": "{\"Terms\": [` + terms + `{\"Type\": \"SupportTerm\", \"Refund\": 1, \"RefundPolicy\": 5}]}"}]`
	out := printed(t, text, func(w io.Writer) Printer { return NewText(w, false) })
	line := strings.Split(text, "\n")[1]
	for _, value := range []string{`\"Refund\": 1, `, `5}]}"}]`} {
		at := strings.Index(line, value)
		place := fmt.Sprintf("<stdin>:2:%d: ", at+1)
		snippet := "    2 | …" + line[at-40:min(len(line), at+60)]
		caret := "      |  " + strings.Repeat(" ", 40) + "^\n"
		_, rest, found := strings.Cut(out, place)
		if _, rest, shown := strings.Cut(rest, snippet); !found || !shown || !strings.Contains(strings.SplitAfterN(rest, "\n", 3)[1], caret) {
			t.Errorf("want %s and\n%s\n%s in\n%s", place, snippet, caret, out)
		}
	}
}

// The caret stands under the place, in short lines and in long ones.
func TestSnippet(t *testing.T) {
	long := strings.Repeat("é", 3000) + "HERE" + strings.Repeat("x", 3000)
	for _, test := range []struct {
		name, line string
		column     int
		want       string
	}{
		{"short", `  "a": 1`, 8, "    1 |   \"a\": 1\n      |        ^\n"},
		{"tabs", "\t\"a\"", 2, "    1 | \t\"a\"\n      | \t^\n"},
		{"carriage return", "ab\r", 2, "    1 | ab\n      |  ^\n"},
		{"beyond the end", "ab", 3, "    1 | ab\n      |   ^\n"},
		{"as wide as it may be", strings.Repeat("a", 100), 100, "    1 | " + strings.Repeat("a", 100) + "\n      | " + strings.Repeat(" ", 99) + "^\n"},
		{"long, at the beginning", long, 1, "    1 | " + strings.Repeat("é", 100) + "…\n      | ^\n"},
		{"long, in the middle", long, 3001, "    1 | …" + strings.Repeat("é", 40) + "HERE" + strings.Repeat("x", 56) + "…\n      |  " + strings.Repeat(" ", 40) + "^\n"},
		{"long, at the end", long, 6004, "    1 | …" + strings.Repeat("x", 41) + "\n      |  " + strings.Repeat(" ", 40) + "^\n"},
		{"escapes of a terminal", "a\x1b[31mb", 7, "    1 | a\uFFFD[31mb\n      |       ^\n"},
	} {
		p := textPrinter{paint: func(_, s string) string { return s }, lines: [][]byte{[]byte(test.line)}, marks: map[int][]int{}}
		p.snippet(1, test.column, 0)
		if p.out.String() != test.want {
			t.Errorf("%s:\n%swant\n%s", test.name, p.out.String(), test.want)
		}
	}
}
