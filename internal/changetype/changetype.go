// Package changetype has the one table of change types, by kind of entity and name, with
// the edition that knows each first. Schemas, folding and rules are derived from it.
package changetype

import (
	"cmp"
	"slices"
	"strings"

	"github.com/offercheck/offercheck/errcodes"
)

// A Type is a type of change to one kind of entity.
type Type struct {
	Entity string // the kind of entity
	Name   string // what ChangeType says
	Index  int    // among all types: the place in All

	Since       errcodes.Edition // the first edition that knows it
	JudgedSince errcodes.Edition // the first edition that has a schema of its details, and rules

	Creates bool // it creates the entity

	owner string
}

// Owner returns what the ids of the rows of the type begin with, which is also the name of its
// schema: the name, after the kind of entity unless that is an offer, such as
// ResaleAuthorization/UpdatePricingTerms.
func (t *Type) Owner() string { return t.owner }

// IsJudged reports whether an edition has a schema of the details of the type, and rules.
func (t *Type) IsJudged(e errcodes.Edition) bool { return t != nil && t.JudgedSince <= e }

// The kinds of entity whose change types are known: Entity.Type without its version.
const (
	Offer               = "Offer"
	ResaleAuthorization = "ResaleAuthorization"
	OfferSet            = "OfferSet"
)

// version is what the Entity.Type of these kinds ends in.
const version = "@1.0"

// The change types to offers.
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

// The change types to resale authorizations and offer sets that have names of their own.
const (
	CreateResaleAuthorization   = "CreateResaleAuthorization"
	UpdateBuyerTargetingTerms   = "UpdateBuyerTargetingTerms"
	UpdateBuyerValidityTerms    = "UpdateBuyerValidityTerms"
	RestrictResaleAuthorization = "RestrictResaleAuthorization"
	ReleaseResaleAuthorization  = "ReleaseResaleAuthorization"

	CreateOfferSet       = "CreateOfferSet"
	AssociateOffers      = "AssociateOffers"
	DisassociateOffers   = "DisassociateOffers"
	AssociateSolution    = "AssociateSolution"
	DisassociateSolution = "DisassociateSolution"
	ReleaseOfferSet      = "ReleaseOfferSet"
)

// all are the types, in the order of AWS's pages; those without an Entity are of offers.
var all = [...]Type{
	{Name: CreateOffer, Creates: true},
	{Name: CreateReplacementOffer, Creates: true},
	{Name: CreateOfferUsingResaleAuthorization, JudgedSince: errcodes.Edition2026, Creates: true},
	{Name: CreateReplacementOfferUsingResaleAuthorization, JudgedSince: errcodes.Edition2026, Creates: true},
	{Name: UpdateInformation},
	{Name: UpdateTargeting},
	{Name: UpdateSupportTerms},
	{Name: UpdateLegalTerms},
	{Name: UpdatePricingTerms},
	{Name: UpdateAvailability},
	{Name: UpdateValidityTerms},
	{Name: UpdatePaymentScheduleTerms},
	{Name: UpdateNetPaymentTerms, Since: errcodes.Edition2026, JudgedSince: errcodes.Edition2026},
	{Name: UpdateRenewalTerms},
	{Name: UpdateMarkup, JudgedSince: errcodes.Edition2026},
	{Name: ReleaseOffer},

	{Entity: ResaleAuthorization, Name: CreateResaleAuthorization, Since: errcodes.Edition2026, JudgedSince: errcodes.Edition2026, Creates: true},
	{Entity: ResaleAuthorization, Name: UpdateInformation, Since: errcodes.Edition2026, JudgedSince: errcodes.Edition2026},
	{Entity: ResaleAuthorization, Name: UpdateBuyerTargetingTerms, Since: errcodes.Edition2026, JudgedSince: errcodes.Edition2026},
	{Entity: ResaleAuthorization, Name: UpdateAvailability, Since: errcodes.Edition2026, JudgedSince: errcodes.Edition2026},
	{Entity: ResaleAuthorization, Name: UpdateBuyerValidityTerms, Since: errcodes.Edition2026, JudgedSince: errcodes.Edition2026},
	{Entity: ResaleAuthorization, Name: UpdateLegalTerms, Since: errcodes.Edition2026, JudgedSince: errcodes.Edition2026},
	{Entity: ResaleAuthorization, Name: UpdatePricingTerms, Since: errcodes.Edition2026, JudgedSince: errcodes.Edition2026},
	{Entity: ResaleAuthorization, Name: UpdatePaymentScheduleTerms, Since: errcodes.Edition2026, JudgedSince: errcodes.Edition2026},
	{Entity: ResaleAuthorization, Name: UpdateNetPaymentTerms, Since: errcodes.Edition2026, JudgedSince: errcodes.Edition2026},
	{Entity: ResaleAuthorization, Name: RestrictResaleAuthorization, Since: errcodes.Edition2026, JudgedSince: errcodes.Edition2026},
	{Entity: ResaleAuthorization, Name: ReleaseResaleAuthorization, Since: errcodes.Edition2026, JudgedSince: errcodes.Edition2026},

	{Entity: OfferSet, Name: CreateOfferSet, Since: errcodes.Edition2026, JudgedSince: errcodes.Edition2026, Creates: true},
	{Entity: OfferSet, Name: UpdateInformation, Since: errcodes.Edition2026, JudgedSince: errcodes.Edition2026},
	{Entity: OfferSet, Name: AssociateOffers, Since: errcodes.Edition2026, JudgedSince: errcodes.Edition2026},
	{Entity: OfferSet, Name: DisassociateOffers, Since: errcodes.Edition2026, JudgedSince: errcodes.Edition2026},
	{Entity: OfferSet, Name: AssociateSolution, Since: errcodes.Edition2026, JudgedSince: errcodes.Edition2026},
	{Entity: OfferSet, Name: DisassociateSolution, Since: errcodes.Edition2026, JudgedSince: errcodes.Edition2026},
	{Entity: OfferSet, Name: ReleaseOfferSet, Since: errcodes.Edition2026, JudgedSince: errcodes.Edition2026},
}

// byLength is an index of the types by the length of their names. Few names have the same
// length, and comparing them is faster than hashing one.
var byLength = func() (lists [len(CreateReplacementOfferUsingResaleAuthorization) + 1][]*Type) {
	for i := range all {
		t := &all[i]
		if t.owner = t.Name; t.Entity != "" {
			t.owner = t.Entity + "/" + t.Name
		}
		t.Entity, t.Index = cmp.Or(t.Entity, Offer), i
		lists[len(t.Name)] = append(lists[len(t.Name)], t)
	}
	return lists
}()

// Count is how many types there are.
const Count = len(all)

// Find returns the type of that name for a kind of entity, nil if the edition does not know
// it.
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

// All returns the types of all editions, in the order of AWS's pages.
func All() []*Type {
	list := make([]*Type, Count)
	for i := range all {
		list[i] = &all[i]
	}
	return list
}

// kindsIn are the kinds of entity whose change types each edition knows.
var kindsIn = func() (kinds [errcodes.NumEditions][]string) {
	for i := range all {
		for e := all[i].Since; e < errcodes.NumEditions; e++ {
			if !slices.Contains(kinds[e], all[i].Entity) {
				kinds[e] = append(kinds[e], all[i].Entity)
			}
		}
	}
	return kinds
}()

// Kinds returns the kinds of entity whose change types an edition knows, offers first.
func Kinds(e errcodes.Edition) []string { return kindsIn[e] }

// EntityType returns the Entity.Type of a kind, such as Offer@1.0.
func EntityType(kind string) string { return kind + version }

// KindOf returns the kind of entity that an Entity.Type names, "" if the edition knows no
// change types of it.
func KindOf(e errcodes.Edition, entityType string) string {
	for _, kind := range kindsIn[e] { // faster than cutting off the version
		if len(entityType) == len(kind)+len(version) && entityType[:len(kind)] == kind && entityType[len(kind):] == version {
			return kind
		}
	}
	return ""
}

// Judged returns the types that the edition has a schema and rules for, in the order of AWS's
// pages.
func Judged(e errcodes.Edition) []*Type {
	var list []*Type
	for i := range all {
		if all[i].IsJudged(e) {
			list = append(list, &all[i])
		}
	}
	return list
}

// JudgedOwners returns the [Type.Owner] of each of [Judged].
func JudgedOwners(e errcodes.Edition) []string {
	var owners []string
	for _, t := range Judged(e) {
		owners = append(owners, t.owner)
	}
	return owners
}

// OfOwner returns the type whose [Type.Owner] it is, nil if the edition has no such type.
func OfOwner(e errcodes.Edition, owner string) *Type {
	kind, name, isOther := strings.Cut(owner, "/")
	if !isOther {
		kind, name = Offer, owner
	}
	return Find(e, kind, name)
}
