package changeset

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/numbering"
	"github.com/offercheck/offercheck/internal/words"
)

// A Set is a change set that was read.
type Set struct {
	Edition errcodes.Edition // that knows the change types

	Root    jsondoc.Node // the request, or the list of changes alone
	List    jsondoc.Node // the list of changes
	Changes []Change

	types   Types // of its changes, as far as they are known
	names   numbering.Of[string]
	named   []int                // by number of a name: the first change of that name
	origins []int                // by change: the one that gives the entity, negative for none
	ids     numbering.Of[string] // of the entities that changes are about and do not create
	pairs   numbering.Of[pair]
	firsts  []int // by number of a pair: the first change

	references []Reference // made when first asked for
}

// sets is the pool of sets: a program that checks one change set after the other needs one
// for all.
var sets = sync.Pool{New: func() any { return new(Set) }}

// maxPooled is the largest capacity of a set that goes back into the pool: AWS accepts 20.
const maxPooled = 100

// A Change is one change of a set. Members of the wrong JSON type read as empty; the
// schema check reports them.
type Change struct {
	Index      int
	Node       jsondoc.Node
	Type       string
	Known      *changetype.Type // the type, as far as the edition knows it for the kind of entity, or for offers when it knows no such kind; else nil
	Name       string
	EntityType string
	Kind       string       // of the entity, such as Offer; "" for one whose change types the edition does not know
	Identifier string       // as written
	Details    jsondoc.Node // an object or a list; does not exist when there is none that can be read
	SyntaxErr  error        // why Details is no JSON, with Problem DetailsNotJSON
	Problem    DetailsProblem
	HasTags    bool // EntityTags is a list
	Failed     bool // its details or its identifier have an error that counts: it is not folded
	Astray     bool // its identifier probably does not lead to what was meant
	OtherKind  bool // its identifier leads to another kind of entity than its type says
	edition    errcodes.Edition

	Entity  int // the number of the entity that the identifier leads to, the same for all changes to it; negative when it leads to none
	Earlier int // the first change of the same type to that entity; negative when that is this one

	Origin *Change // the change that gives the entity, when the identifier is a reference that leads to one

	identifier jsondoc.Node // where the identifier stands
	refersTo   string       // the name in the reference that the identifier is; "" when it is none
}

// DetailsProblem says why a change has no details that can be read.
type DetailsProblem uint8

const (
	DetailsFine    DetailsProblem = iota
	DetailsMissing                // neither Details nor DetailsDocument
	DetailsTwice                  // both
	DetailsNotJSON                // Details is a string, but no JSON
	DetailsKind                   // Details is a string with JSON that is no object (or list, of an entity of another kind)
)

// Read reads the document as a change set of an edition. It fails for what is neither an
// object nor a list; anything else is for the schemas to judge.
func Read(doc *jsondoc.Doc, e errcodes.Edition, o jsondoc.Options) (*Set, error) {
	s := sets.Get().(*Set)
	s.Edition, s.Root = e, doc.Root()
	switch s.Root.Kind() {
	case jsondoc.Object:
		s.List = s.Root.Get("ChangeSet")
	case jsondoc.Array:
		s.List = s.Root
	default:
		line, column, _ := jsondoc.At(s.Root).Position()
		return nil, &errcodes.SyntaxError{Line: line, Column: column,
			Problem: fmt.Sprintf("the document is %s, not a change set: an object with a ChangeSet, or a list of changes", s.Root.Kind())}
	}
	if s.List.Kind() == jsondoc.Array {
		s.Changes = slices.Grow(s.Changes, s.List.Len())[:s.List.Len()]
	}
	for i, n := range s.List.Items() {
		c := &s.Changes[i]
		c.Index, c.Node, c.edition = i, n, e
		c.read(o)
		if c.Known != nil {
			s.types |= 1 << c.Known.Index
		}
		if c.Name != "" {
			if _, isNew := s.names.Add(c.Name); isNew {
				s.named = append(s.named, i)
			}
		}
	}
	if len(s.named) > 0 {
		s.follow()
	}
	for i := range s.Changes {
		c := &s.Changes[i]
		c.Entity, c.Earlier = None, None
		if to, leads := s.followChange(c); leads {
			c.Entity = s.number(to)
		}
		if c.Entity != None && c.Type != "" {
			if number, isNew := s.pairs.Add(pair{c.Entity, c.Type}); isNew {
				s.firsts = append(s.firsts, i)
			} else {
				c.Earlier = s.firsts[number]
			}
		}
	}
	return s, nil
}

// Types is a set of change types, a bit for each by its index.
type Types uint64

// TypesOf are the types of an owner of rows: a single one, or all for an owner that is no type,
// which stands for the request.
func TypesOf(e errcodes.Edition, owner string) Types {
	if t := changetype.OfOwner(e, owner); t != nil {
		return 1 << t.Index
	}
	return ^Types(0)
}

// HasAny reports whether a change of the set is of one of the types. The set that stands for
// the request is of any change set.
func (s *Set) HasAny(types Types) bool { return s.types&types != 0 || types == ^Types(0) }

// A Target is the entity that a change is about: one with an id, or the one
// that a change creates.
type Target struct {
	ID      string
	Created int // index of the creating change, when there is no id
}

// Follow gives the entity that an identifier of change i leads to; false when it
// leads nowhere.
func (s *Set) Follow(identifier string, i int) (Target, bool) {
	identifier = trimmed(identifier)
	if name, isReference := ReferencedName(identifier); isReference {
		origin, ok := s.originOf(name)
		if !ok {
			return Target{}, false
		}
		return s.target(origin.Identifier, origin.Index)
	}
	return s.target(identifier, i)
}

// followChange is Follow for the identifier of a change; it finds the change's origin.
func (s *Set) followChange(c *Change) (Target, bool) {
	if c.refersTo == "" {
		return s.Follow(c.Identifier, c.Index)
	}
	origin, ok := s.originOf(c.refersTo)
	if !ok {
		return Target{}, false
	}
	c.Origin = origin
	return s.target(origin.Identifier, origin.Index)
}

// target is Follow for an identifier that is not followed further.
func (s *Set) target(identifier string, i int) (Target, bool) {
	if identifier = trimmed(identifier); identifier != "" {
		id := cmp.Or(WithoutRevision(identifier), identifier) // a revision alone, such as @3, is the id of an unknown entity
		return Target{ID: id}, id[0] != '$'
	}
	c := &s.Changes[i]
	if c.identifier.IsGiven() || c.Known != nil && !c.Known.Creates && c.MeantKind() != "" {
		return Target{}, false // an identifier that is no text, or none where one is needed
	}
	return Target{Created: i}, true
}

// number is the number of an entity: the index of the change that creates it, or
// a higher one.
func (s *Set) number(to Target) int {
	if to.ID == "" {
		return to.Created
	}
	number, _ := s.ids.Add(to.ID)
	return len(s.Changes) + number
}

// EntityOf is the number of an entity that a change is about or creates; None for any other.
func (s *Set) EntityOf(to Target) int {
	if to.ID == "" {
		return to.Created
	}
	if number, ok := s.ids.Find(to.ID); ok {
		return len(s.Changes) + number
	}
	return None
}

// Target is the entity with a number.
func (s *Set) Target(number int) Target {
	if number < len(s.Changes) {
		return Target{Created: number}
	}
	return Target{ID: s.ids.Keys()[number-len(s.Changes)]}
}

// Entities is how many numbers of entities there are.
func (s *Set) Entities() int { return len(s.Changes) + len(s.ids.Keys()) }

// None is the number of no entity and of no change.
const None = -1

// A pair is a type of change and the entity that it is made to.
type pair struct {
	entity     int
	changeType string
}

// At is the change with an index; nil for the request itself.
func (s *Set) At(i int) *Change {
	if i < 0 {
		return nil
	}
	return &s.Changes[i]
}

// Release returns the memory of the set, of what was made of it and of its documents to
// their pools. None of it, nor any string that was taken from it, may be used after that.
func (s *Set) Release() {
	doc := s.Root.Doc()
	for i := range s.Changes {
		if c := &s.Changes[i]; c.IsInString() {
			c.Details.Doc().Release()
		}
	}
	if cap(s.Changes) <= maxPooled {
		clear(s.Changes)
		s.types = 0
		s.Root, s.List, s.Changes, s.named, s.origins, s.firsts = jsondoc.Node{}, jsondoc.Node{}, s.Changes[:0], s.named[:0], s.origins[:0], s.firsts[:0]
		clear(s.references)
		s.references = s.references[:0]
		s.names.Reset()
		s.ids.Reset()
		s.pairs.Reset()
		sets.Put(s)
	}
	doc.Release() // when nothing is left that has a text of it
}

// ChangeOf is the index of the change that n stands in, -1 for the request
// itself.
func (s *Set) ChangeOf(n jsondoc.Node) int { return n.ItemOf(s.List) }

// The members of a change, and of its Entity.
var (
	changeTypeSign = jsondoc.WholeSign("ChangeType")
	changeNameSign = jsondoc.WholeSign("ChangeName")
	entitySign     = jsondoc.WholeSign("Entity")
	documentSign   = jsondoc.WholeSign("DetailsDocument")
	detailsSign    = jsondoc.WholeSign("Details")
	tagsSign       = jsondoc.WholeSign("EntityTags")
	typeSign       = jsondoc.WholeSign("Type")
	identifierSign = jsondoc.WholeSign("Identifier")
)

// read reads the members of the change; of several of one name the last counts.
func (c *Change) read(o jsondoc.Options) {
	if c.Node.Kind() != jsondoc.Object {
		return
	}
	var document, inString jsondoc.Node
	members := c.Node.Inside()
	for range c.Node.Len() {
		switch value := members.Next(); value.NameSign() {
		case changeTypeSign:
			c.Type = value.Text()
		case changeNameSign:
			c.Name = value.Text()
		case entitySign:
			c.readEntity(value)
		case documentSign:
			document = Given(value)
		case detailsSign:
			inString = Given(value)
		case tagsSign:
			c.HasTags = value.Kind() == jsondoc.Array
		}
	}
	c.Kind = changetype.KindOf(c.edition, c.EntityType)
	c.Known = changetype.Find(c.edition, cmp.Or(c.Kind, changetype.Offer), c.Type)
	if name, isReference := ReferencedName(c.Identifier); isReference {
		c.refersTo = name
	}
	c.readDetails(document, inString, o)
}

// readEntity reads the members of the Entity as read does those of the change.
func (c *Change) readEntity(entity jsondoc.Node) {
	c.EntityType, c.identifier = "", jsondoc.Node{}
	if entity.Kind() == jsondoc.Object {
		members := entity.Inside()
		for range entity.Len() {
			switch value := members.Next(); value.NameSign() {
			case typeSign:
				c.EntityType = value.Text()
			case identifierSign:
				c.identifier = value
			}
		}
	}
	c.Identifier = c.identifier.Text()
}

// readDetails finds the details: the DetailsDocument, or the document inside
// the string Details.
func (c *Change) readDetails(document, inString jsondoc.Node, o jsondoc.Options) {
	switch {
	case document.Exists() && inString.Exists():
		c.Problem = DetailsTwice
	case document.Exists():
		c.Details = document
	case !inString.Exists():
		c.Problem = DetailsMissing
	case inString.Kind() == jsondoc.String:
		doc, err := jsondoc.ParseString(inString, o)
		if err != nil {
			c.Problem, c.SyntaxErr = DetailsNotJSON, err
			return
		}
		c.Details = doc.Root()
	}
	switch kind := c.Details.Kind(); {
	case kind == jsondoc.Object || kind == jsondoc.Array && c.Kind == "":
	default:
		if inString.Exists() && c.Details.Exists() {
			c.Problem = DetailsKind
		}
		c.Details = jsondoc.Node{}
	}
}

// Given is n, unless it is null: in the envelope that is the same as absence.
func Given(n jsondoc.Node) jsondoc.Node {
	if n.Kind() == jsondoc.Null {
		return jsondoc.Node{}
	}
	return n
}

// IsInString reports whether the details are a document of their own, in the string
// Details.
func (c *Change) IsInString() bool { return c.Details.Exists() && c.Details.Doc() != c.Node.Doc() }

// Is reports whether the change is of a type, which is given as ids of rows begin with it,
// such as CreateOffer or ResaleAuthorization/UpdateAvailability.
func (c *Change) Is(owner string) bool {
	return c.Known != nil && c.Known.Owner() == owner && c.Known.Entity == c.Kind
}

// MeantKind is the kind of entity that the change is about, or whose type its entity type is
// misspelt for; "" when it is near none.
func (c *Change) MeantKind() string {
	if c.Kind != "" {
		return c.Kind
	}
	name := TypeName(c.EntityType)
	var near []string
	for _, kind := range changetype.Kinds(c.edition) {
		if name == kind {
			return kind
		}
		if words.IsSlip(name, kind) || words.IsSlip(c.EntityType, changetype.EntityType(kind)) {
			near = append(near, kind)
		}
	}
	if len(near) > 1 {
		return words.Nearest(name, near)
	}
	return strings.Join(near, "")
}

// ProbableType is the change type, of the kind of entity that the change is about, which the
// type is probably misspelt for; nil when the type is known, or near none.
func (c *Change) ProbableType() *changetype.Type {
	if c.Known != nil || c.Type == "" || c.Kind == "" {
		return nil
	}
	for _, t := range changetype.All() {
		if t.Entity == c.Kind && t.Since <= c.edition && words.IsSlip(c.Type, t.Name) {
			return t
		}
	}
	return nil
}

// IsJudged reports whether the edition has a schema and rules for the type of the change.
func (c *Change) IsJudged() bool { return c.Known.IsJudged(c.edition) }

// Reason says why the rules of a change do not run.
type Reason string

const (
	HasErrors         Reason = "errors"     // its details or its identifier have errors
	UnknownType       Reason = "changeType" // the edition does not know its type
	UnknownEntityType Reason = "entityType" // it is not about an entity that the edition judges
)

// Unchecked says why the rules of the change do not run; "" when they do.
func (c *Change) Unchecked() Reason {
	switch {
	case c.EntityType == "":
		return HasErrors
	case c.Kind == "":
		return UnknownEntityType
	case !c.IsJudged():
		return UnknownType
	case c.Failed || c.Entity == None || !c.Details.Exists():
		return HasErrors
	}
	return ""
}

// WithoutRevision is the id of an entity without its revision: offer-1@3 and offer-1 are one.
func WithoutRevision(identifier string) string {
	id, _, _ := strings.Cut(identifier, "@")
	return id
}
