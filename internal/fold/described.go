package fold

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/offer"
)

// A Described is a DescribeEntity response.
type Described struct {
	ID       string // without the revision
	Type     string // without the version: Offer, SaaSProduct, ResaleAuthorization, OfferSet
	Details  jsondoc.Node
	NotKnown Parts // parts that the response does not tell, as preview writes them

	revision uint64
}

// IsProduct reports whether the entity is a product.
func (e *Described) IsProduct() bool { return changeset.IsProductType(e.Type) }

// identifierOf is the field with the id of an entity: EntityIdentifier, or
// EntityId, as some responses call it.
func identifierOf(n jsondoc.Node) jsondoc.Node {
	if id := n.Get("EntityIdentifier"); id.Exists() {
		return id
	}
	return n.Get("EntityId")
}

// revision is the number after the @ of an identifier; ok is false when there is
// none.
func revision(identifier string) (number uint64, ok bool) {
	_, digits, ok := strings.Cut(identifier, "@")
	if !ok { // as mostly: the error of a parser would be made for nothing
		return 0, false
	}
	number, err := strconv.ParseUint(digits, 10, 64)
	return number, err == nil
}

// NewerThan reports whether the entity is known in a higher revision than an identifier
// names, and gives the identifier with that revision.
func (e *Described) NewerThan(identifier string) (latest string, isNewer bool) {
	if named, ok := revision(identifier); !ok || named >= e.revision {
		return "", false
	}
	return fmt.Sprintf("%s@%d", e.ID, e.revision), true
}

// entity reads a DescribeEntity response, or one entity of a BatchDescribeEntities
// response, where key is its id.
func (f *Facts) entity(n jsondoc.Node, key string) error {
	if n.Kind() == jsondoc.Null {
		return nil
	}
	identifier := key
	if given := identifierOf(n); given.Exists() {
		identifier = given.Text()
	}
	id := offer.EntityID(identifier)
	if id == "" && n.Get("NotKnown").Exists() {
		return nil // from a preview: an offer that has no id yet, and no name to refer to it by
	}
	if id == "" {
		return factError(cmp.Or(identifierOf(n), n), "the id of the entity is expected, such as \"offer-1@3\"")
	}
	if n.Get("EntityType").Text() == "" {
		return factError(cmp.Or(n.Get("EntityType"), n), "the type of the entity is expected, such as \"Offer@1.0\"")
	}
	details, err := detailsOf(n)
	if err != nil {
		return err
	}
	e := Described{ID: id, Type: changeset.TypeName(n.Get("EntityType").Text()), Details: details}
	for _, name := range n.Get("NotKnown").Items() {
		for i := range partNames {
			if p := Parts(1 << i); p.nameIn(e.Type) == name.Text() {
				e.NotKnown |= p
			}
		}
	}
	f.keep(e, identifier)
	return nil
}

// detailsOf is what an entity is made of: its DetailsDocument, or else its Details, an object
// or a string that holds one.
func detailsOf(n jsondoc.Node) (jsondoc.Node, error) {
	details := n.Get("DetailsDocument")
	if !details.Exists() {
		details = n.Get("Details")
		if details.Kind() == jsondoc.String {
			doc, err := jsondoc.ParseString(details, factsOptions)
			if err != nil {
				return details, factError(details, "the string is not JSON: "+err.Error())
			}
			for again := range doc.Repeats() {
				return details, factError(again, "is given twice")
			}
			details = doc.Root()
		}
	}
	if details.Kind() != jsondoc.Object {
		return details, factError(n, "an entity has its details as an object in DetailsDocument, or in Details as an object or a string that holds one; fetch them with describe-entity or batch-describe-entities")
	}
	return details, nil
}

// keep keeps the state of an entity unless a newer one is known. An identifier
// without a revision, as a preview writes it, is at least as new as what was known
// before: a lower revision that comes later does not replace it.
func (f *Facts) keep(e Described, identifier string) {
	known := f.entities[e.ID]
	number, ok := revision(identifier)
	if ok && number < known.revision {
		return
	}
	e.revision = max(number, known.revision)
	f.entities[e.ID] = e
}
