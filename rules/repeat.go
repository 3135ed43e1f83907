package rules

import (
	"slices"

	"github.com/offercheck/offercheck/internal/jsondoc"
)

// A repeat is a text that stands in a list again.
type repeat struct {
	node  jsondoc.Node // where it stands again
	first jsondoc.Node // where it stands first
	count int          // how often it stands in all
}

// repeats are the members called name, of the items of a list, whose text stood
// in the list before, in order.
func repeats(list jsondoc.Node, name string) []repeat {
	if list.Len() <= maxPairwise && !hasRepeats(list, name) {
		return nil
	}
	firsts := make(map[string]jsondoc.Node, list.Len())
	var found []repeat
	for _, item := range list.Items() {
		n := item.Get(name)
		if first, again := firsts[n.Text()]; again {
			found = append(found, repeat{node: n, first: first})
		} else {
			firsts[n.Text()] = n
		}
	}
	if found == nil {
		return nil
	}
	counts := make(map[string]int, len(firsts))
	for _, item := range list.Items() {
		counts[item.Get(name).Text()]++
	}
	for i := range found {
		found[i].count = counts[found[i].node.Text()]
	}
	return found
}

// maxPairwise is the largest number of items that are compared with each other: no map is made
// for them.
const maxPairwise = 8

func hasRepeats(list jsondoc.Node, name string) bool {
	var texts [maxPairwise]string
	for i, item := range list.Items() {
		texts[i] = item.Get(name).Text()
		if slices.Contains(texts[:i], texts[i]) {
			return true
		}
	}
	return false
}
