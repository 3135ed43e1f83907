package rules

import (
	"iter"

	"github.com/offercheck/offercheck/internal/jsondoc"
)

// A repeat is a text that stands in a list again.
type repeat struct {
	node  jsondoc.Node // where it stands again
	first jsondoc.Node // where it stands first
	count int          // how often it stands in all
}

// repeats are the texts that stood in the list before, in order.
func repeats(texts iter.Seq[jsondoc.Node]) []repeat {
	type seen struct {
		first jsondoc.Node
		count int
	}
	all := map[string]*seen{}
	var list []repeat
	for n := range texts {
		text := n.Text()
		s, again := all[text]
		if !again {
			all[text] = &seen{n, 1}
			continue
		}
		s.count++
		list = append(list, repeat{node: n, first: s.first})
	}
	for i := range list {
		list[i].count = all[list[i].node.Text()].count
	}
	return list
}

// members are the members called name of the items of a list of objects.
func members(list jsondoc.Node, name string) iter.Seq[jsondoc.Node] {
	return func(yield func(jsondoc.Node) bool) {
		for _, item := range list.Items() {
			if !yield(item.Get(name)) {
				return
			}
		}
	}
}
