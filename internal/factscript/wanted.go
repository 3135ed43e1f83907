// Package factscript writes the script of AWS CLI commands that fetch the facts that change
// sets need.
package factscript

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/lazy"
	"github.com/offercheck/offercheck/offer"
)

// A fact is something that can be fetched from AWS.
type fact struct {
	kind factKind
	id   string
}

type factKind uint8

// The kinds of facts, in the order in which they are fetched.
const (
	anOffer factKind = iota
	aResaleAuthorization
	anOfferSet
	aSolution
	aProduct // the last that is an entity of the catalog
	anAgreement
	allOffers // of the product that has the id
)

func (k factKind) String() string {
	return [...]string{"the offer", "the resale authorization", "the offer set", "the solution", "the product", "the agreement", "every offer of the product"}[k]
}

// The patterns of ids in AWS's models of the two services. An id that does not match is
// never put into a command.
var (
	entityID    = lazy.Regexp(`^[A-Za-z0-9][A-Za-z0-9_-]{0,254}$`)
	agreementID = lazy.Regexp(`^[A-Za-z0-9][A-Za-z0-9_/-]{0,63}$`)
)

func (f fact) hasValidID() bool {
	if f.kind == anAgreement {
		return agreementID().MatchString(f.id)
	}
	return entityID().MatchString(f.id)
}

// Wanted collects what change sets name or their rows need, and the facts lack.
type Wanted struct {
	known     *fold.Facts
	rows      map[fact]map[string]int // how many rows need it, by their ids without the number
	undecided []offercheck.Undecided
	offers    map[string]bool // offers of which rows need what DescribeEntity does not return
	more      bool            // only the fetched facts name what rows need
}

// New returns an empty collection for change sets that are checked with the known facts.
func New(known *fold.Facts) *Wanted {
	return &Wanted{known: known, rows: map[fact]map[string]int{}, offers: map[string]bool{}}
}

// Add adds what one change set needs.
func (w *Wanted) Add(v *offercheck.Validator, text []byte) error {
	report, err := v.Validate(text)
	if err != nil {
		return err
	}
	named, err := offer.References(text)
	if err != nil {
		return err
	}
	for kind, ids := range [...][]string{
		anOffer: named.Offers, aResaleAuthorization: named.ResaleAuthorizations, anOfferSet: named.OfferSets, aSolution: named.Solutions,
		aProduct: named.Products, anAgreement: named.Agreements,
	} {
		for _, id := range ids {
			w.want(fact{factKind(kind), id})
		}
	}
	entities, err := entitiesByChange(text, v.Edition(), w.known)
	if err != nil {
		return err
	}
	for _, u := range report.Undecided {
		if e := entities[u.Change.Index]; e != nil {
			w.needs(e, &u)
		}
	}
	w.undecided = append(w.undecided, report.Undecided...)
	return nil
}

// entitiesByChange folds a change set and returns the offer, resale authorization or offer
// set of each change; nil for changes to other entities.
func entitiesByChange(text []byte, edition string, known *fold.Facts) ([]*fold.Entity, error) {
	doc, err := jsondoc.ParseOnce(text, jsondoc.Options{})
	if err != nil {
		return nil, err
	}
	e, _ := errcodes.ParseEdition(edition) // that of a Validator
	set, err := changeset.Read(doc, e, jsondoc.Options{})
	if err != nil {
		return nil, err
	}
	catalog := fold.Fold(set, known)
	entities := make([]*fold.Entity, len(set.Changes))
	for i := range set.Changes {
		c := &set.Changes[i]
		if c.Kind == "" {
			continue
		}
		list := catalog.Entities(c.Kind)
		if k := slices.IndexFunc(list, func(e fold.Entity) bool { return e.Entity == c.Entity }); k >= 0 {
			entities[i] = &list[k]
		}
	}
	return entities, nil
}

// want adds a fact and reports whether it is missing from the known ones.
func (w *Wanted) want(f fact) bool {
	known := false
	switch f.kind {
	case anAgreement:
		a, _ := w.known.Agreements().Agreement(f.id)
		known = a.Status() != "" && a.AcceptedTerms().Exists()
	case allOffers: // only rows ask for it, and only if it is not known
	default:
		_, known = w.known.Entity(f.id)
	}
	if !known && w.rows[f] == nil {
		w.rows[f] = map[string]int{}
	}
	return !known
}

// Refused returns what cannot be fetched because its id does not look like one of AWS's.
func (w *Wanted) Refused() []string {
	var list []string
	for _, f := range w.list() {
		if !f.hasValidID() {
			list = append(list, fmt.Sprintf("%s %+q", f.kind, f.id))
		}
	}
	return list
}

// list returns what is wanted, in the order in which it is fetched.
func (w *Wanted) list() []fact {
	return slices.SortedFunc(maps.Keys(w.rows), func(a, b fact) int { return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.id, b.id)) })
}
