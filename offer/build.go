package offer

import "reflect"

// NewChange returns a change to an entity, of the type that its details are for. Without
// details, nil or a nil pointer, it has neither.
func NewChange(entity Entity, details Details) Change {
	if v := reflect.ValueOf(details); !v.IsValid() || v.Kind() == reflect.Pointer && v.IsNil() {
		return Change{Entity: entity}
	}
	return Change{ChangeType: details.ChangeType(), Entity: entity, DetailsDocument: details}
}

// NewOffer returns a change that creates an offer. The other changes of the set refer to
// the offer by [Ref] of the name.
func NewOffer(name string, details Details) Change {
	c := NewChange(Entity{Type: EntityType}, details)
	c.ChangeName = name
	return c
}

// ChangeOffer returns a change to the offer with an id, or to one that the change set
// creates: then the id is a [Ref].
func ChangeOffer(id string, details Details) Change {
	return NewChange(Entity{Type: EntityType, Identifier: id}, details)
}

// Ref returns $name.Entity.Identifier: a reference to the entity of the change in the
// same change set that has the ChangeName. It stands for an id, in Identifier and in
// details.
func Ref(name string) string { return "$" + name + ".Entity.Identifier" }
