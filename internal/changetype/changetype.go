// Package changetype is the one home of change types: which there are, keyed by the
// kind of entity and the name. Schemas, folding and rules derive theirs from it.
package changetype

// A Type is a type of change to one kind of entity.
type Type struct {
	Entity string // the kind of entity, such as Offer
	Name   string // what ChangeType says
	Index  int    // among all types: the place in All

	Judged  bool // the edition has a schema of its details, and rules
	Creates bool // it creates the entity
	Alone   bool // no other kind of entity has a change type of that name
}

// The change types to offers. The resale ones are folded and not judged.
const (
	CreateOffer                                    = "CreateOffer"
	CreateReplacementOffer                         = "CreateReplacementOffer"
	CreateOfferUsingResaleAuthorization            = "CreateOfferUsingResaleAuthorization"
	CreateReplacementOfferUsingResaleAuthorization = "CreateReplacementOfferUsingResaleAuthorization"
	UpdateInformation                              = "UpdateInformation"
	UpdateTargeting                                = "UpdateTargeting"
	UpdateSupportTerms                             = "UpdateSupportTerms"
	UpdateLegalTerms                               = "UpdateLegalTerms"
	UpdatePricingTerms                             = "UpdatePricingTerms"
	UpdateAvailability                             = "UpdateAvailability"
	UpdateValidityTerms                            = "UpdateValidityTerms"
	UpdatePaymentScheduleTerms                     = "UpdatePaymentScheduleTerms"
	UpdateRenewalTerms                             = "UpdateRenewalTerms"
	UpdateMarkup                                   = "UpdateMarkup"
	ReleaseOffer                                   = "ReleaseOffer"
)

// Offer is the kind of entity that an offer is: Entity.Type without its version.
const Offer = "Offer"

// all are the types, in the order of AWS's page.
var all = [...]Type{
	{Name: CreateOffer, Judged: true, Creates: true, Alone: true},
	{Name: CreateReplacementOffer, Judged: true, Creates: true, Alone: true},
	{Name: CreateOfferUsingResaleAuthorization, Creates: true},
	{Name: CreateReplacementOfferUsingResaleAuthorization, Creates: true},
	{Name: UpdateInformation, Judged: true},
	{Name: UpdateTargeting, Judged: true},
	{Name: UpdateSupportTerms, Judged: true, Alone: true},
	{Name: UpdateLegalTerms, Judged: true},
	{Name: UpdatePricingTerms, Judged: true},
	{Name: UpdateAvailability, Judged: true},
	{Name: UpdateValidityTerms, Judged: true, Alone: true},
	{Name: UpdatePaymentScheduleTerms, Judged: true},
	{Name: UpdateRenewalTerms, Judged: true, Alone: true},
	{Name: UpdateMarkup},
	{Name: ReleaseOffer, Judged: true, Alone: true},
}

// byLength are the types by the length of their names. Few names are of one length: to
// compare them takes less than to hash one.
var byLength = func() (lists [len(CreateReplacementOfferUsingResaleAuthorization) + 1][]*Type) {
	for i := range all {
		t := &all[i]
		t.Entity, t.Index = Offer, i
		lists[len(t.Name)] = append(lists[len(t.Name)], t)
	}
	return lists
}()

// Count is how many types there are.
const Count = len(all)

// Find is the type of that name for a kind of entity; nil for one that is not known.
func Find(entity, name string) *Type {
	if len(name) >= len(byLength) {
		return nil
	}
	for _, t := range byLength[len(name)] {
		if t.Name == name && t.Entity == entity {
			return t
		}
	}
	return nil
}

// All are the types, in the order of AWS's page.
func All() []*Type {
	list := make([]*Type, Count)
	for i := range all {
		list[i] = &all[i]
	}
	return list
}

// Judged are the names of the types of changes to offers that the edition has a schema
// and rules for, in the order of AWS's page.
func Judged() []string {
	var names []string
	for i := range all {
		if all[i].Judged {
			names = append(names, all[i].Name)
		}
	}
	return names
}

// IsJudged reports whether name is one of [Judged].
func IsJudged(name string) bool {
	t := Find(Offer, name)
	return t != nil && t.Judged
}
