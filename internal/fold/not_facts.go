package fold

import "github.com/offercheck/offercheck/internal/jsondoc"

// notFacts recognizes documents that are easily mistaken for facts, and says what
// to do with each; "" for any other. None of them is valid by the schema of facts,
// which could only say that it does not know their fields.
func notFacts(root jsondoc.Node) string {
	has := func(name string) bool { return root.Get(name).Exists() }
	first := root.Item(0)
	switch {
	case has("EntitySummaryList"):
		return "a ListEntities response does not hold the details of its entities; fetch them with describe-entity or batch-describe-entities (offercheck facts prints the commands)"
	case first.Get("EntityType").Exists():
		return `a list of entities is expected as {"Entities": [...]}; write that around the list`
	case has("ChangeSet") && (has("Status") || has("ChangeSetId")):
		return "a DescribeChangeSet response is not facts; give it to offercheck compare"
	case has("ChangeSet"), has("ChangeType"), first.Get("ChangeType").Exists():
		return "a change set is not facts; give it to offercheck validate as FILE (offercheck facts prints the commands that fetch its facts)"
	case !has("EntityType") && (has("Terms") || has("Rules") || has("Dimensions") || has("AssociatedOffers")):
		return "the details of an entity are expected with its EntityType and EntityIdentifier; give the whole describe-entity response"
	}
	return ""
}
