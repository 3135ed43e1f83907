package rules

import (
	"slices"

	"github.com/offercheck/offercheck/internal/jsondoc"
)

// A repeat is a value that stands in a list again.
type repeat struct {
	node  jsondoc.Node // where it stands again
	first jsondoc.Node // where it stands first
	key   string       // what the two have in common
	count int          // how often it stands in all
}

// repeats are the members called name, of the items of a list, whose key stood
// in the list before, in order. The key of a member is what it is compared by, such as its text.
func repeats(list jsondoc.Node, name string, keyOf func(jsondoc.Node) string) []repeat {
	if list.Len() <= maxPairwise && !hasRepeats(list, name, keyOf) {
		return nil
	}
	firsts := make(map[string]jsondoc.Node, list.Len())
	var found []repeat
	for _, item := range list.Items() {
		n := item.Get(name)
		key := keyOf(n)
		if first, again := firsts[key]; again {
			found = append(found, repeat{node: n, first: first, key: key})
		} else {
			firsts[key] = n
		}
	}
	if found == nil {
		return nil
	}
	counts := make(map[string]int, len(firsts))
	for _, item := range list.Items() {
		counts[keyOf(item.Get(name))]++
	}
	for i := range found {
		found[i].count = counts[found[i].key]
	}
	return found
}

// maxPairwise is the largest number of items that are compared with each other: no map is made
// for them.
const maxPairwise = 8

func hasRepeats(list jsondoc.Node, name string, keyOf func(jsondoc.Node) string) bool {
	var keys [maxPairwise]string
	for i, item := range list.Items() {
		keys[i] = keyOf(item.Get(name))
		if slices.Contains(keys[:i], keys[i]) {
			return true
		}
	}
	return false
}
