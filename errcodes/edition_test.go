package errcodes

import (
	"slices"
	"strings"
	"testing"
)

func TestEditions(t *testing.T) {
	for i, e := range Editions() {
		if parsed, ok := ParseEdition(e.String()); !ok || parsed != e || int(e) != i {
			t.Errorf("%s is read as %s", e, parsed)
		}
	}
	if e, ok := ParseEdition("1999"); ok {
		t.Errorf("1999 is read as %s", e)
	}
	none := Edition(NumEditions) // which no name leads to
	if _, ok := none.FindRow("CreateOffer/422/ProductId"); ok || len(none.Rows()) > 0 || none.String() != "Edition(2)" {
		t.Errorf("%s has rows", none)
	}
}

// The amendments fit the tables that they amend, and say of each row what changed.
func TestAmendments(t *testing.T) {
	for _, e := range Editions()[1:] {
		before, a, what := e-1, amendments[e], map[string]string{}
		for _, n := range a.what {
			if what[n.row] != "" {
				t.Errorf("%s says twice what changed in %s", e, n.row)
			}
			what[n.row] = n.what
		}
		for _, id := range a.removed {
			if _, was := before.FindRow(id); !was || what[id] == "" {
				t.Errorf("%s removes %s: it was there %t, why: %q", e, id, was, what[id])
			}
			if _, is := e.FindRow(id); is {
				t.Errorf("%s still has %s", e, id)
			}
		}
		for id, what := range what {
			_, was := before.FindRow(id)
			if _, is := e.FindRow(id); !was || !is && !slices.Contains(a.removed, id) || !strings.HasSuffix(what, ".") {
				t.Errorf("%s says %q of %s, which was there: %t, and is: %t", e, what, id, was, is)
			}
		}
		for _, never := range a.never {
			for id := range never {
				if _, ok := e.FindRow(id); !ok {
					t.Errorf("%s never reports %s, which it does not have", e, id)
				}
			}
		}
	}
}

// What changed is what the tables differ in, each row once.
func TestChangesSince(t *testing.T) {
	ids := func(e Edition) map[string]bool {
		m := map[string]bool{}
		for _, r := range e.Rows() {
			m[r.ID] = true
		}
		return m
	}
	old, newer, seen := ids(Edition2024), ids(Edition2026), map[string]bool{}
	number := map[ChangeKind]int{}
	for _, c := range Edition2026.ChangesSince(Edition2024) {
		number[c.Kind]++
		id := c.Row.ID
		fits := map[ChangeKind]bool{
			Removed: !newer[id] && (old[id] || strings.HasSuffix(id, "/(note)")), Changed: old[id] && newer[id], Added: !old[id] && newer[id],
		}[c.Kind]
		if !fits || seen[id] || c.What == "" {
			t.Errorf("%s is %s: %q", id, c.Kind, c.What)
		}
		seen[id] = true
	}
	for id := range newer {
		if !old[id] && !seen[id] {
			t.Errorf("%s is new, and not listed", id)
		}
	}
	if number[Removed] != 4 || number[Added] == 0 || number[Changed] == 0 {
		t.Errorf("changes: %v", number)
	}
	for _, e := range Editions() {
		if list := e.ChangesSince(Edition2026); len(list) > 0 {
			t.Errorf("edition %s: %d changes since 2026", e, len(list))
		}
	}
}

// Rows of a change type stand together, in each edition, and those of one code next to each
// other as far as the edition before has them so.
func TestOrderOfRows(t *testing.T) {
	for _, e := range Editions() {
		last, ended := "", map[string]bool{}
		for _, r := range e.Rows() {
			group := string(r.Phase) + r.Owner()
			if group != last && ended[group] {
				t.Errorf("%s: %s stands apart from the others", e, r.ID)
			}
			if group != last {
				ended[last], last = true, group
			}
		}
	}
}
