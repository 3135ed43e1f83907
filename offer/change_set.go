package offer

// EntityType is the Entity.Type of an offer.
const EntityType = "Offer@1.0"

// A ChangeSet is a StartChangeSet request built in Go.
type ChangeSet struct {
	Catalog            string            `json:",omitempty"` // AWSMarketplace
	ChangeSet          []ChangeSetChange //
	ChangeSetName      string            `json:",omitempty"`
	ClientRequestToken string            `json:",omitempty"`
	Intent             string            `json:",omitempty"` // VALIDATE or APPLY
	ChangeSetTags      []ChangeSetTag    `json:",omitempty"`
}

// A ChangeSetChange is one change of a [ChangeSet]. Its details are given as
// Details or as DetailsDocument, not both.
type ChangeSetChange struct {
	ChangeType      string
	ChangeName      string         `json:",omitempty"`
	Entity          ChangeEntity   //
	Details         string         `json:",omitempty"` // a JSON object
	DetailsDocument any            `json:",omitempty"` // whatever encoding/json makes a JSON object of
	EntityTags      []ChangeSetTag `json:",omitempty"`
}

// A ChangeEntity names the entity that a change is about.
type ChangeEntity struct {
	Type       string // such as Offer@1.0
	Identifier string `json:",omitempty"` // an id, or $Name.Entity.Identifier
}

// A ChangeSetTag is a tag of a change set or of the entity it creates.
type ChangeSetTag struct {
	Key   string
	Value string
}
