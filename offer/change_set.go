package offer

// EntityType is the Entity.Type of an offer.
const EntityType = "Offer@1.0"

// A ChangeSet is a StartChangeSet request built in Go.
type ChangeSet struct {
	Catalog            string   `json:",omitempty"` // AWSMarketplace
	Changes            []Change `json:"ChangeSet"`
	ChangeSetName      string   `json:",omitempty"`
	ClientRequestToken string   `json:",omitempty"`
	Intent             string   `json:",omitempty"` // VALIDATE or APPLY
	ChangeSetTags      []Tag    `json:",omitempty"`
}

// A Change is one change of a [ChangeSet]. Its details are given as
// Details or as DetailsDocument, not both.
type Change struct {
	ChangeType      ChangeType
	ChangeName      string `json:",omitempty"`
	Entity          Entity
	Details         string `json:",omitempty"` // a JSON object
	DetailsDocument any    `json:",omitempty"` // whatever encoding/json makes a JSON object of
	EntityTags      []Tag  `json:",omitempty"`
}

// An Entity names the entity that a change is about.
type Entity struct {
	Type       string // such as Offer@1.0
	Identifier string `json:",omitempty"` // an id, or $Name.Entity.Identifier
}

// A Tag is a tag of a change set or of the entity it creates.
type Tag struct {
	Key   string
	Value string
}
