package offer

import (
	"slices"
	"strings"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/bug"
	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/jsondoc"
)

// EntityReferences lists what a change set names outside itself, so that a
// caller knows which facts to fetch. Each list is sorted, ids without revision.
type EntityReferences struct {
	Offers               []string
	Products             []string // products that changes name, ProductIds of new offers and resale authorizations included
	ResaleAuthorizations []string
	Agreements           []string
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
		list := &r.Products
		switch {
		case ref.Kind == changeset.ToAgreement:
			list = &r.Agreements
		case ref.Kind == changeset.ToProduct:
		case ref.Kind == changeset.ToOffer:
			list = &r.Offers
		case ref.Kind == changeset.ToOfferSet || ref.Kind == changeset.ToSolution:
			continue
		case ref.Kind == changeset.ToResaleAuthorization || strings.HasPrefix(ref.Change.EntityType, "ResaleAuthorization@"):
			list = &r.ResaleAuthorizations
		case changeset.IsProductType(ref.Change.EntityType):
		case ref.Change.IsOffer():
			list = &r.Offers
		default:
			continue
		}
		*list = append(*list, EntityID(strings.TrimSpace(ref.ID)))
	}
	for _, list := range []*[]string{&r.Offers, &r.Products, &r.ResaleAuthorizations, &r.Agreements} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
	return r, nil
}

// EntityID returns the id without its revision: that of offer-1@3 is offer-1.
func EntityID(identifier string) string { return changeset.WithoutRevision(identifier) }
