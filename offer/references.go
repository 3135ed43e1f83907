package offer

import (
	"slices"
	"strings"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/bug"
	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/jsondoc"
)

// EntityReferences lists what a change set names outside itself, so that a
// caller knows which facts to fetch. Each list is sorted, ids without revision.
type EntityReferences struct {
	Offers               []string // offers that changes name, those of AssociateOffers and DisassociateOffers included
	Products             []string // products that changes name, ProductIds of new offers and resale authorizations included
	ResaleAuthorizations []string
	Agreements           []string
	OfferSets            []string // offer sets that changes name, OfferSetIds of new offers included
	Solutions            []string
}

// References returns the entities and agreements that a change set names. The error is for
// input that is not a change set.
func References(changeSet []byte) (result EntityReferences, err error) {
	defer bug.Recover(&result, &err, nil)
	var r EntityReferences
	doc, err := jsondoc.ParseOnce(changeSet, jsondoc.Options{})
	if err != nil {
		return r, err
	}
	s, err := changeset.Read(doc, errcodes.Newest, jsondoc.Options{})
	if err != nil {
		return r, err
	}
	for _, ref := range s.References() {
		if ref.Name != "" || ref.Slip == changeset.NoReference || ref.Slip == changeset.NoDollar || strings.TrimSpace(ref.ID) == "" {
			continue
		}
		if list := r.listFor(&ref); list != nil {
			*list = append(*list, EntityID(strings.TrimSpace(ref.ID)))
		}
	}
	for _, list := range []*[]string{&r.Offers, &r.Products, &r.ResaleAuthorizations, &r.Agreements, &r.OfferSets, &r.Solutions} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
	return r, nil
}

// listFor returns the list of what a reference is to, nil if there is none.
func (r *EntityReferences) listFor(ref *changeset.Reference) *[]string {
	kind := changeset.TypeName(ref.Change.EntityType)
	switch {
	case ref.Kind == changeset.ToAgreement:
		return &r.Agreements
	case ref.Kind == changeset.ToProduct:
		return &r.Products
	case ref.Kind == changeset.ToOffer || ref.Kind == changeset.ToEntity && kind == changetype.Offer:
		return &r.Offers
	case ref.Kind == changeset.ToResaleAuthorization || ref.Kind == changeset.ToEntity && kind == changetype.ResaleAuthorization:
		return &r.ResaleAuthorizations
	case ref.Kind == changeset.ToOfferSet || ref.Kind == changeset.ToEntity && kind == changetype.OfferSet:
		return &r.OfferSets
	case ref.Kind == changeset.ToSolution || ref.Kind == changeset.ToEntity && kind == "Solution":
		return &r.Solutions
	case changeset.IsProductType(kind):
		return &r.Products
	}
	return nil
}

// EntityID returns the id without its revision: that of offer-1@3 is offer-1.
func EntityID(identifier string) string { return changeset.WithoutRevision(identifier) }
