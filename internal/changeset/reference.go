package changeset

import (
	"strings"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/words"
)

// ReferencedName is the name in $Name.Entity.Identifier, ok when s has that
// form.
func ReferencedName(s string) (name string, ok bool) {
	name, ok = strings.CutPrefix(s, "$")
	if !ok {
		return "", false
	}
	name, ok = strings.CutSuffix(name, ".Entity.Identifier")
	return name, ok && name != ""
}

// A Slip says what is wrong with how an id or a reference is written.
type Slip uint8

const (
	NoSlip      Slip = iota
	Blanks           // white space around it, or nothing else
	NoReference      // it begins with $ and is no reference
	NoDollar         // a reference without its $
	BareName         // the ChangeName of another change, by itself
)

// SlipIn says what is wrong with how an identifier of a change is written, and which
// change it probably means; nil when that cannot be told.
func (s *Set) SlipIn(identifier string, of *Change) (slip Slip, meant *Change) {
	text := trimmed(identifier)
	name, isReference := ReferencedName(text)
	if isReference && len(text) == len(identifier) {
		return NoSlip, nil // as most are
	}
	dollar := strings.HasPrefix(text, "$")
	switch before, rest, dots := strings.Cut(text, "."); {
	case text == "" && identifier != "":
		return Blanks, nil
	case text != identifier:
		slip = Blanks
	case dollar:
		slip = NoReference
	case dots && strings.EqualFold(rest, "Entity.Identifier"):
		slip, name = NoDollar, before
	default:
		if other, ok := s.Named(text); ok && other != of {
			return BareName, other
		}
		return NoSlip, nil
	}
	if !isReference && dollar {
		name, _, _ = strings.Cut(strings.Trim(text, "${}"), ".")
	}
	return slip, s.nearest(name)
}

// trimmed is an identifier without the white space around it. Mostly there is none,
// which its first and last byte tell.
func trimmed(identifier string) string {
	const blank, last = ' ', '~'
	if n := len(identifier); n > 0 && blank < identifier[0] && identifier[0] <= last && blank < identifier[n-1] && identifier[n-1] <= last {
		return identifier
	}
	return strings.TrimSpace(identifier)
}

// KindOfNew is the kind of the entity that a change refers to, if the change set creates it;
// otherwise "".
func (c *Change) KindOfNew() string {
	if c.Origin == nil || c.Origin.Identifier != "" {
		return ""
	}
	return c.Origin.MeantKind()
}

// nearest is the change called name, or else the one whose name is nearest to it;
// nil when none is near.
func (s *Set) nearest(name string) *Change {
	if change, ok := s.Named(name); ok {
		return change
	}
	change, _ := s.Named(words.Nearest(name, s.names.Keys()))
	return change
}

// Named is the first change called name.
func (s *Set) Named(name string) (*Change, bool) {
	i, ok := s.find(name)
	if !ok {
		return nil, false
	}
	return &s.Changes[i], true
}

func (s *Set) find(name string) (change int, ok bool) {
	number, ok := s.names.Find(name)
	if !ok {
		return 0, false
	}
	return s.named[number], true
}

// Origin follows a reference to the change that gives the entity: one without
// a reference of its own. It is false for a reference to no change, or round
// in a circle.
func (s *Set) Origin(identifier string) (*Change, bool) {
	name, isReference := ReferencedName(identifier)
	if !isReference {
		return nil, false
	}
	return s.originOf(name)
}

// originOf is Origin for the name in a reference.
func (s *Set) originOf(name string) (*Change, bool) {
	i, ok := s.find(name)
	if !ok || s.origins[i] < 0 {
		return nil, false
	}
	return &s.Changes[s.origins[i]], true
}

// Leads reports whether a reference to a named change leads to an entity.
func (s *Set) Leads(named *Change) bool { return s.origins[named.Index] >= 0 }

// GoesRound reports whether a reference leads round in a circle.
func (s *Set) GoesRound(identifier string) bool {
	name, isReference := ReferencedName(identifier)
	i, ok := s.find(name)
	return isReference && ok && s.origins[i] == inCircle
}

// What there is instead of the origin of a named change that has none.
const (
	dangling = -1 // its reference, or one further on, is to no change
	inCircle = -2 // its reference leads round in a circle
)

// follow finds the origin of every named change, each link once.
func (s *Set) follow() {
	const unseen = -3
	for range s.Changes {
		s.origins = append(s.origins, unseen)
	}
	var path []int
	for _, start := range s.named {
		path = path[:0]
		at := start
		for s.origins[at] == unseen {
			s.origins[at] = inCircle // until it is known better
			path = append(path, at)
			name := s.Changes[at].refersTo
			if name == "" {
				s.origins[at] = at
				break
			}
			next, ok := s.find(name)
			if !ok {
				s.origins[at] = dangling
				break
			}
			at = next
		}
		origin := s.origins[at]
		for _, i := range path {
			s.origins[i] = origin
		}
	}
}

// A Reference is one place where a change names an entity by an identifier.
type Reference struct {
	Change *Change
	Node   jsondoc.Node
	ID     string // as written
	Kind   ReferenceKind
	Name   string // in $Name.Entity.Identifier; "" when it is no reference
	Slip   Slip   // what is wrong with how it is written
}

// ReferenceKind says what a reference is to.
type ReferenceKind uint8

const (
	ToEntity ReferenceKind = iota // Entity.Identifier
	ToProduct
	ToAgreement
	ToResaleAuthorization
	ToOfferSet
	ToOffer
	ToSolution

	NumReferenceKinds = iota
)

// identifiers are the members of details that name an entity: those of every kind of entity
// in all editions, and those of one kind.
var identifiers = [...]struct {
	name string
	kind ReferenceKind
	of   string // the kind of entity
	in   errcodes.Edition
}{
	{name: "ProductId", kind: ToProduct},
	{name: "AgreementId", kind: ToAgreement},
	{name: "ResaleAuthorizationId", kind: ToResaleAuthorization},
	{"OfferSetId", ToOfferSet, changetype.Offer, errcodes.Edition2026},
	{"SolutionId", ToSolution, changetype.OfferSet, errcodes.Edition2026},
}

// References are the places where the changes of a set name entities, in
// document order within each change.
func (s *Set) References() []Reference {
	if len(s.references) == 0 {
		for i := range s.Changes {
			s.addReferences(&s.Changes[i])
		}
	}
	return s.references
}

func (s *Set) addReferences(c *Change) {
	if c.Identifier != "" {
		s.addReference(c, c.identifier, c.Identifier, ToEntity)
	}
	isOfSet := c.Kind == changetype.OfferSet
	if c.Kind != "" && !isOfSet && (c.Known == nil || !c.Known.Creates) {
		return
	}
	for _, id := range identifiers {
		if id.in > c.edition || id.of != "" && id.of != c.Kind {
			continue
		}
		n := c.Details.Get(id.name)
		if n.Text() == "" {
			continue
		}
		if _, isReference := ReferencedName(n.Text()); isReference || c.Kind != "" { // what a change to another entity means by an id is not known here
			s.addReference(c, n, n.Text(), id.kind)
		}
	}
	if isOfSet {
		for _, item := range c.Details.Get("Offers").Items() {
			if n := item.Get("OfferId"); n.Text() != "" {
				s.addReference(c, n, n.Text(), ToOffer)
			}
		}
	}
}

func (s *Set) addReference(c *Change, n jsondoc.Node, id string, kind ReferenceKind) {
	r := Reference{Change: c, Node: n, ID: id, Kind: kind}
	text := trimmed(id)
	if kind == ToEntity && c.refersTo != "" {
		r.Name = c.refersTo
	} else if name, ok := ReferencedName(text); ok {
		r.Name = name
	}
	if r.Name == "" || len(text) != len(id) {
		r.Slip, _ = s.SlipIn(id, c)
	}
	s.references = append(s.references, r)
}

// IsProductType reports whether an entity type such as SaaSProduct@1.0 is a product's.
func IsProductType(entityType string) bool {
	return strings.HasSuffix(TypeName(entityType), "Product")
}

// TypeName is the entity type without its version.
func TypeName(entityType string) string {
	name, _, _ := strings.Cut(entityType, "@")
	return name
}

// IsProduct reports whether the change is about a product.
func (c *Change) IsProduct() bool { return IsProductType(c.EntityType) }
