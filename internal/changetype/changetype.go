// Package changetype is the one home of change types: which there are, keyed by the
// kind of entity and the name. Schemas, folding and rules derive theirs from it.
package changetype

import "github.com/offercheck/offercheck/errcodes"

// A Type is a type of change to one kind of entity.
type Type struct {
	Entity string // the kind of entity, such as Offer
	Name   string // what ChangeType says
	Index  int    // among all types: the place in All

	Since       errcodes.Edition // the first edition that knows it
	JudgedSince errcodes.Edition // the first edition that has a schema of its details, and rules

	Creates bool // it creates the entity
	Alone   bool // no other kind of entity has a change type of that name
}

// notYet stands for an edition that there is not yet.
const notYet = errcodes.NumEditions

// IsJudged reports whether an edition has a schema of the details of the type, and rules.
func (t *Type) IsJudged(e errcodes.Edition) bool { return t != nil && t.JudgedSince <= e }

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
	UpdateNetPaymentTerms                          = "UpdateNetPaymentTerms"
	UpdateRenewalTerms                             = "UpdateRenewalTerms"
	UpdateMarkup                                   = "UpdateMarkup"
	ReleaseOffer                                   = "ReleaseOffer"
)

// Offer is the kind of entity that an offer is: Entity.Type without its version.
const Offer = "Offer"

// all are the types, in the order of AWS's page.
var all = [...]Type{
	{Name: CreateOffer, Creates: true, Alone: true},
	{Name: CreateReplacementOffer, Creates: true, Alone: true},
	{Name: CreateOfferUsingResaleAuthorization, JudgedSince: notYet, Creates: true},
	{Name: CreateReplacementOfferUsingResaleAuthorization, JudgedSince: notYet, Creates: true},
	{Name: UpdateInformation},
	{Name: UpdateTargeting},
	{Name: UpdateSupportTerms, Alone: true},
	{Name: UpdateLegalTerms},
	{Name: UpdatePricingTerms},
	{Name: UpdateAvailability},
	{Name: UpdateValidityTerms, Alone: true},
	{Name: UpdatePaymentScheduleTerms},
	{Name: UpdateNetPaymentTerms, Since: errcodes.Edition2026, JudgedSince: errcodes.Edition2026},
	{Name: UpdateRenewalTerms, Alone: true},
	{Name: UpdateMarkup, JudgedSince: notYet},
	{Name: ReleaseOffer, Alone: true},
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

// Find is the type of that name for a kind of entity; nil for one that the edition does
// not know.
func Find(e errcodes.Edition, entity, name string) *Type {
	if len(name) >= len(byLength) {
		return nil
	}
	for _, t := range byLength[len(name)] {
		if t.Name == name && t.Entity == entity && t.Since <= e {
			return t
		}
	}
	return nil
}

// All are the types of all editions, in the order of AWS's page.
func All() []*Type {
	list := make([]*Type, Count)
	for i := range all {
		list[i] = &all[i]
	}
	return list
}

// Judged are the names of the types of changes to offers that the edition has a schema
// and rules for, in the order of AWS's page.
func Judged(e errcodes.Edition) []string {
	var names []string
	for i := range all {
		if all[i].IsJudged(e) {
			names = append(names, all[i].Name)
		}
	}
	return names
}

// IsJudged reports whether name is one of [Judged].
func IsJudged(e errcodes.Edition, name string) bool { return Find(e, Offer, name).IsJudged(e) }
