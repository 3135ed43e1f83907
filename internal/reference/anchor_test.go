package reference

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/offercheck/offercheck/errcodes"
)

// headingsOf are the headings of the reference of an edition, by the names that GitHub gives
// to their anchors.
func headingsOf(t *testing.T, e errcodes.Edition) map[string]string {
	t.Helper()
	page, err := os.ReadFile("../../" + Page(e))
	if err != nil {
		t.Fatal(err)
	}
	headings := map[string]string{}
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
	return headings
}

// The link to a row leads to its heading in the reference of the newest edition that has it.
func TestLink(t *testing.T) {
	headings := headingsOf(t, errcodes.Newest)
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
	headings = headingsOf(t, errcodes.Edition2024)
	link, name, _ := strings.Cut(Link("UpdateRenewalTerms/INCOMPATIBLE_TERMS/1"), "#")
	if link != HomePage+"/blob/main/docs/rules-2024.md" || headings[name] != "UpdateRenewalTerms/INCOMPATIBLE_TERMS/1" {
		t.Errorf("a row of edition 2024 alone: %s leads to the heading %q", link, headings[name])
	}
}
