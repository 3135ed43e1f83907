// Package offer has the types to build a change set in Go: [ChangeSet] and the details of
// each change type. It also has [Limits], the bounds that a caller knows, and [References],
// which lists the entities that a change set names.
package offer
