package reference

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/offercheck/offercheck/errcodes"
)

// The link to a row leads to its heading in the reference, by the name that
// GitHub gives to headings.
func TestLink(t *testing.T) {
	page, err := os.ReadFile("../../docs/rules.md")
	if err != nil {
		t.Fatal(err)
	}
	headings := map[string]string{} // by the name of their anchor
	times := map[string]int{}
	for _, m := range regexp.MustCompile(`(?m)^#+ (.*)$`).FindAllStringSubmatch(string(page), -1) {
		title := strings.ReplaceAll(regexp.MustCompile(`\\(.)`).ReplaceAllString(m[1], "$1"), "&lt;", "<")
		name := strings.ReplaceAll(regexp.MustCompile(`[^\w\- ]`).ReplaceAllString(strings.ToLower(title), ""), " ", "-")
		times[name]++
		if times[name] > 1 {
			name += "-" + string(rune('0'+times[name]-1))
		}
		headings[name] = title
	}
	check := func(row, heading string) {
		t.Helper()
		link, name, _ := strings.Cut(Link(row), "#")
		if link != "https://github.com/offercheck/offercheck/blob/main/docs/rules.md" || headings[name] != heading {
			t.Errorf("%s: %s leads to the heading %q", row, Link(row), headings[name])
		}
	}
	owners := map[string]bool{}
	all := errcodes.Newest.Rows()
	for i := range all {
		check(all[i].ID, all[i].ID)
		owners[all[i].ChangeType+all[i].Operation] = true
	}
	for owner := range owners {
		for _, row := range errcodes.Newest.OwnRows(owner) {
			check(row.ID, family(row.ID))
		}
	}
}
