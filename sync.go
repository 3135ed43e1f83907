package offercheck

import (
	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/rulebook"
	"github.com/offercheck/offercheck/internal/schema"
	"github.com/offercheck/offercheck/internal/slip"
)

// checkSync checks what StartChangeSet checks at once: the request, the details
// of each change, and what they say of each other. A change with errors in its
// details or its identifier has then failed.
func checkSync(set *changeset.Set, facts *fold.Facts, r *check.Results) {
	refused, mayBeResale := schema.CheckRequest(set.Root, r), facts.MayHaveResale(set)
	checkRepeats(set, r)
	for i := range set.Changes {
		c := &set.Changes[i]
		checkDetails(c, mayBeResale && facts.IsResale(set, c), r)
	}
	checkSlips(set, r)
	rulebook.CheckRequest(set, facts, refused, r)
}

// checkRepeats reports members that their object had before. In the details of
// a change that counts as a failed schema.
func checkRepeats(set *changeset.Set, r *check.Results) {
	for again, first := range set.Root.Doc().Repeats() {
		change := set.ChangeOf(again)
		counts := addRepeat(r, change, again, first)
		if c := set.At(change); c != nil && counts && c.Details.Exists() && again.Within(c.Details) {
			c.Failed = true
		}
	}
}

// checkDetails checks the details of a change against the schema of its type, where the
// edition has one.
func checkDetails(c *changeset.Change, isResale bool, r *check.Results) {
	if c.IsInString() {
		for again, first := range c.Details.Doc().Repeats() {
			counts := addRepeat(r, c.Index, again, first)
			c.Failed = c.Failed || counts
		}
	}
	if c.IsJudged() && c.Kind != "" && !schema.CheckDetails(c.Known, c.Details, c.Index, isResale, r) {
		c.Failed = true
	}
}

func addRepeat(r *check.Results, change int, again, first jsondoc.Node) (counts bool) {
	return r.AddRepeat(check.ShapeRow(r.Edition, "StartChangeSet", "(duplicate member)"), change, again, first)
}

// checkSlips looks for slips in a change set, and in the details that are documents
// of their own.
func checkSlips(set *changeset.Set, r *check.Results) {
	slip.Check(set.Root, "StartChangeSet", set.ChangeOf, r)
	for i := range set.Changes {
		if c := &set.Changes[i]; c.IsInString() {
			slip.Check(c.Details, "StartChangeSet", func(jsondoc.Node) int { return i }, r)
		}
	}
}
