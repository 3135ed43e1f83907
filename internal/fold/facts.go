package fold

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/offercheck/offercheck/internal/agreements"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/offer"
	"github.com/offercheck/offercheck/terms"
)

// Facts are what the caller knows of the catalog. The zero value knows
// nothing. Facts are not changed after they were read: many goroutines may
// share them.
type Facts struct {
	docs   []*jsondoc.Doc // that were read, in order
	reader agreements.FactsReader

	now          time.Time // zero: the clock
	entities     map[string]Described
	agreements   *agreements.Facts // nil: none
	offerFacts   map[string]jsondoc.Node
	allOffersOf  map[string]bool
	documents    map[string]LegalDocument
	history      []PriceIncrease
	historyKnown bool
	holdsProduct bool
	holdsResale  bool                // an offer that is made from a resale authorization
	offersOf     map[string][]string // by product: the ids of its offers
	stored       map[string]stored   // by id: what the entities come to
	limits       offer.Limits
}

// A PriceIncrease was asked for a term of an offer.
type PriceIncrease struct {
	OfferID     string
	TermType    string
	RequestedAt time.Time
}

// A LegalDocument is what somebody found at a URL.
type LegalDocument struct {
	URL               string
	Reachable         *bool  // nil: not looked
	ContentType       string // "" when not known
	Size              *int64 // bytes; nil when not known
	PasswordProtected *bool  // nil when not known
	ValidPDF          *bool  // nil when not known
}

// ReadFacts reads facts documents, each a facts document or a bare
// DescribeEntity, BatchDescribeEntities, DescribeAgreement or GetAgreementTerms
// response, and merges them: what has an id by id, the later over the earlier
// (of an entity the highest revision); other lists append; limits field by
// field. An error names the field that is wrong.
func ReadFacts(documents ...[]byte) (*Facts, error) {
	docs := make([]*jsondoc.Doc, len(documents))
	for i, text := range documents {
		doc, err := jsondoc.Parse(text, factsOptions)
		if err != nil {
			return nil, err
		}
		docs[i] = doc
	}
	return new(Facts).with(docs)
}

// Merge gives the facts with those of other read after them. Neither is changed, and no
// text is parsed again.
func (f *Facts) Merge(other *Facts) (*Facts, error) { return f.with(other.docs) }

// with reads more documents into a copy of the facts.
func (f *Facts) with(docs []*jsondoc.Doc) (*Facts, error) {
	g := f.clone()
	g.docs = slices.Concat(f.docs, docs)
	for _, doc := range docs {
		if err := g.read(doc, &g.reader); err != nil {
			return nil, err
		}
	}
	g.index(f)
	var err error
	g.agreements, err = g.reader.Facts()
	return g, err
}

// clone is a copy that can be read into: nothing of f changes with it.
func (f *Facts) clone() *Facts {
	g := *f
	g.entities, g.offerFacts, g.allOffersOf, g.documents = clone(f.entities), clone(f.offerFacts), clone(f.allOffersOf), clone(f.documents)
	g.history = slices.Clip(f.history)
	g.reader = f.reader.Clone()
	return &g
}

func clone[K comparable, V any](m map[K]V) map[K]V {
	if m == nil {
		return map[K]V{}
	}
	return maps.Clone(m)
}

// index works out what the entities come to, unless before has it, and finds the offers of
// each product, in the order of their ids.
func (f *Facts) index(before *Facts) {
	f.stored, f.offersOf, f.holdsProduct, f.holdsResale = make(map[string]stored, len(f.entities)), map[string][]string{}, false, false
	for id, e := range f.entities {
		if is, ok := before.stored[id]; ok && before.entities[id] == e && before.offerFacts[id] == f.offerFacts[id] {
			f.stored[id] = is
		} else {
			f.stored[id] = f.store(e)
		}
		f.holdsProduct = f.holdsProduct || e.IsProduct()
		f.holdsResale = f.holdsResale || e.isResale()
		if product := offer.EntityID(e.Details.Get("ProductId").Text()); e.Type == "Offer" && product != "" {
			f.offersOf[product] = append(f.offersOf[product], e.ID)
		}
	}
	for _, ids := range f.offersOf {
		slices.Sort(ids)
	}
}

// WithNow is the facts at another time.
func (f *Facts) WithNow(now time.Time) *Facts {
	g := *f
	g.now = now
	return &g
}

// WithLimits is the facts with the given members of limits over their own.
func (f *Facts) WithLimits(l offer.Limits) *Facts {
	g := *f
	putOver(&g.limits, &l)
	return &g
}

// Now is the time that is checked against: the facts' or else the clock.
func (f *Facts) Now() time.Time {
	if f.now.IsZero() {
		return time.Now().UTC()
	}
	return f.now
}

// Limits are the bounds that the caller gave.
func (f *Facts) Limits() *offer.Limits { return &f.limits }

// Entity is the newest state of the entity with an id that the facts hold.
func (f *Facts) Entity(id string) (Described, bool) {
	e, ok := f.entities[offer.EntityID(id)]
	return e, ok
}

// Agreements are what is known of agreements and of what belongs to them.
func (f *Facts) Agreements() *agreements.Facts {
	if f.agreements == nil {
		return new(agreements.Facts)
	}
	return f.agreements
}

// OffersOf are the ids of the product's offers that the facts hold, in order.
func (f *Facts) OffersOf(product string) []string { return f.offersOf[offer.EntityID(product)] }

// HasAllOffersOf reports whether the facts hold every offer of the product.
func (f *Facts) HasAllOffersOf(product string) bool { return f.allOffersOf[offer.EntityID(product)] }

// PriceIncreases are the price increases asked for before; known reports whether
// the list was given, and so is complete.
func (f *Facts) PriceIncreases() (list []PriceIncrease, known bool) {
	return f.history, f.historyKnown
}

// LegalDocument is what is known of the document at a URL.
func (f *Facts) LegalDocument(url string) (LegalDocument, bool) {
	d, ok := f.documents[url]
	return d, ok
}

// In facts null is the same as absence.
var factsOptions = jsondoc.Options{NullIsAbsent: true}

func (f *Facts) read(doc *jsondoc.Doc, agreements *agreements.FactsReader) error {
	root := doc.Root()
	for again := range doc.Repeats() {
		return factError(again, "is given twice")
	}
	if problem := notFacts(root); problem != "" {
		return factError(root, problem)
	}
	if root.Kind() != jsondoc.Object {
		return factError(root, "a facts document is an object, not "+root.Kind().String())
	}
	if root.Get("EntityType").Exists() && identifierOf(root).Exists() {
		return f.entity(root, "")
	}
	isResponse, err := agreements.Response(root)
	if isResponse {
		return err
	}
	if err := agreements.Document(root); err != nil {
		return err
	}
	if now := root.Get("Now"); now.Exists() {
		t, ok := readTime(now)
		if !ok {
			return factError(now, "a time such as 2024-05-01T12:00:00Z is expected, not "+now.Raw())
		}
		f.now = t
	}
	for _, n := range root.Get("Entities").Items() {
		if err := f.entity(n, ""); err != nil {
			return err
		}
	}
	for id, n := range root.Get("EntityDetails").Members() {
		if err := f.entity(n, id); err != nil {
			return err
		}
	}
	for _, n := range root.Get("OfferFacts").Items() {
		f.offerFacts[offer.EntityID(n.Get("OfferId").Text())] = n
	}
	for _, n := range root.Get("AllOffersOf").Items() {
		f.allOffersOf[offer.EntityID(n.Text())] = true
	}
	if increases := root.Get("PriceIncreases"); increases.Kind() == jsondoc.Array {
		f.historyKnown = true
		for _, n := range increases.Items() {
			at, ok := readTime(n.Get("RequestedAt"))
			if !ok {
				return factError(n.Get("RequestedAt"), "a timestamp such as 2024-03-01T00:00:00Z is expected")
			}
			f.history = append(f.history, PriceIncrease{offer.EntityID(n.Get("OfferId").Text()), n.Get("TermType").Text(), at})
		}
	}
	for _, n := range root.Get("LegalDocuments").Items() {
		var d LegalDocument
		if err := json.Unmarshal(wholeNumbers(n), &d); err != nil {
			return factError(n.Get("Size"), "a whole number of bytes is expected, not "+n.Get("Size").Raw())
		}
		f.documents[n.Get("Url").Text()] = d
	}
	if err := mergeLimits(&f.limits, root.Get("Limits")); err != nil {
		return err
	}
	return nil
}

// readTime reads a time as ParseTime does, or as a number of seconds since 1970.
func readTime(n jsondoc.Node) (time.Time, bool) {
	if t, err := ParseTime(n.Text()); err == nil {
		return t, true
	}
	return agreements.Time(n)
}

// ParseTime reads a time given by a person: a date, which is its beginning in
// UTC, or an RFC 3339 timestamp.
func ParseTime(s string) (time.Time, error) {
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return t.UTC(), nil
	}
	if d, ok := terms.ParseDate(s); ok {
		return d.Time(), nil
	}
	return time.Time{}, fmt.Errorf("a time such as 2024-05-01T12:00:00Z or 2024-05-01 is expected, not %q", s)
}

// factError says what is wrong with a member of a facts document.
func factError(n jsondoc.Node, problem string) error { return jsondoc.At(n).Err(problem) }
