// Package factscript writes the script of AWS CLI commands that fetch the facts that change
// sets need.
package factscript

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

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
	aProduct // the last that is an entity of the catalog
	anAgreement
	allOffers // of the product that has the id
)

func (k factKind) String() string {
	return [...]string{"the offer", "the resale authorization", "the product", "the agreement", "every offer of the product"}[k]
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
	more      bool            // only the fetched facts name the products that rows need
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
	for kind, ids := range [...][]string{anOffer: named.Offers, anAgreement: named.Agreements, aResaleAuthorization: named.ResaleAuthorizations, aProduct: named.Products} {
		for _, id := range ids {
			w.want(fact{factKind(kind), id})
		}
	}
	offers, err := offersByChange(text, v.Edition(), w.known)
	if err != nil {
		return err
	}
	for _, u := range report.Undecided {
		if o := offers[u.Change.Index]; o != nil {
			w.needs(o, &u)
		}
	}
	w.undecided = append(w.undecided, report.Undecided...)
	return nil
}

// offersByChange folds a change set and returns the offer of each change; nil for changes to
// other entities.
func offersByChange(text []byte, edition string, known *fold.Facts) ([]*fold.Entity, error) {
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
	byEntity := map[int]*fold.Entity{}
	for i := range catalog.Offers {
		byEntity[catalog.Offers[i].Entity] = &catalog.Offers[i]
	}
	offers := make([]*fold.Entity, len(set.Changes))
	for i := range set.Changes {
		if c := &set.Changes[i]; c.IsOffer() {
			offers[i] = byEntity[c.Entity]
		}
	}
	return offers, nil
}

// needs adds what an undecided row of a change to the offer needs.
func (w *Wanted) needs(o *fold.Entity, u *offercheck.Undecided) {
	id := func(p fold.Parts) string { return offer.EntityID(o.After.Part(p).Value().Text()) }
	product := o.Product()
	stored := o.ID // the offer that a row may need: of a new one that of the agreement which it replaces
	if agreement, _, ok := o.Agreement(); ok && o.Created != nil {
		stored = offer.EntityID(agreement.OfferID())
	}
	for _, n := range [...]struct {
		need errcodes.Needs
		fact fact
	}{
		{errcodes.NeedOffer, fact{anOffer, stored}},
		{errcodes.NeedAgreement, fact{anAgreement, id(fold.AgreementID)}},
		{errcodes.NeedResale, fact{aResaleAuthorization, id(fold.ResaleAuthorizationID)}},
		{errcodes.NeedProduct, fact{aProduct, product.ID}},
		{errcodes.NeedOffers, fact{allOffers, product.ID}},
	} {
		_, isReference := changeset.ReferencedName(n.fact.id)
		if u.Needs&n.need != 0 && n.fact.id != "" && !isReference && w.want(n.fact) {
			w.rows[n.fact][u.Row[:strings.LastIndexByte(u.Row, '/')]]++
		}
	}
	notGiven := o.Before.Part(fold.PricingModel).Needs() | o.Before.Part(fold.AgreementID).Needs()
	if _, fetched := w.known.Entity(o.ID); fetched {
		notGiven |= o.IsRenewal().Needs()
	}
	if u.Needs&notGiven&errcodes.NeedOffer != 0 && (fact{anOffer, o.ID}).hasValidID() {
		w.offers[o.ID] = true
	}
	const fetched = errcodes.NeedOffer | errcodes.NeedAgreement | errcodes.NeedResale
	w.more = w.more || product.ID == "" && product.Created == nil && product.Needs()&fetched != 0
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
