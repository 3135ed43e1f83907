package rules

import (
	"slices"
	"strconv"
	"strings"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/words"
)

// These rules decide what a change is, which kind of entity it is about and which one: its
// ChangeType, its Entity.Type, its Entity.Identifier and the ids in its details. A
// change that leads nowhere is astray: what it would have set on the entities that
// the change set creates is then not known.

// knownChangeTypes reports a change type that is probably misspelt. Any other that
// the edition does not know is not checked.
func knownChangeTypes(p *requestPass, s *changeset.Set, _ *fold.Facts) {
	for i := range s.Changes {
		c := &s.Changes[i]
		if c.Kind == "" || c.Type == "" || c.IsJudged() {
			continue
		}
		at := c.Node.Get("ChangeType")
		counts := false
		if meant := c.ProbableType(); p.refused[at] { // the schema has reported how it is written
			counts = !p.IsSuppressed()
		} else if meant != nil {
			p.Suggest(jsondoc.At(at), words.JSON(meant.Name))
			counts = p.report(c, jsondoc.At(at),
				msg.F("ChangeType: expected a change type of %s, found %s", aKind(c.Kind), words.Quote(c.Type)),
				msg.F("write %q", msg.Words(meant.Name)))
		}
		if counts || p.refused[c.Node.Get("Entity").Get("Type")] { // the schema has reported that it is of another kind
			continue
		}
		p.openUnknown(c, msg.F("the change type %s", c.Type))
	}
}

// openUnknown leaves a change unchecked, for what the edition does not know of it.
func (p *requestPass) openUnknown(c *changeset.Change, what msg.Text) {
	row := p.Edition().OwnRows("")[0] // that of a change type which is not known, whether the edition knows this one or not
	row.ID, row.ChangeType, row.EntityType = c.Type+row.ID, c.Type, c.EntityType
	if c.Kind != "" && c.Kind != changetype.Offer {
		row.ID = c.Kind + "/" + row.ID
	}
	of := p.Pass
	of.Row, of.Part = &row, c.Index
	of.LeaveOpen(errcodes.NeedEdition, msg.F("edition %s does not know %s", msg.Words(p.Edition().String()), what))
}

// published says for which kinds of entity AWS has change types that exist for more than
// one of them, or whose other uses the schemas do not report.
var published = map[string]struct {
	kinds []string
	since errcodes.Edition
}{
	changetype.UpdatePricingTerms:         {kinds: offersAndAuthorizations},
	changetype.UpdateLegalTerms:           {kinds: offersAndAuthorizations},
	changetype.UpdateAvailability:         {kinds: offersAndAuthorizations},
	changetype.UpdatePaymentScheduleTerms: {kinds: offersAndAuthorizations},
	changetype.UpdateNetPaymentTerms:      {offersAndAuthorizations, errcodes.Edition2026},
	changetype.AssociateSolution:          {[]string{changetype.OfferSet}, errcodes.Edition2026},
	changetype.DisassociateSolution:       {[]string{changetype.OfferSet}, errcodes.Edition2026},
}

var offersAndAuthorizations = []string{changetype.Offer, changetype.ResaleAuthorization}

// fittingEntityTypes reports an entity type that is probably misspelt, or that has
// no such change type, and a change that leads to another kind of entity than it is about.
// The schema reports what exists for one kind of entity alone.
func fittingEntityTypes(p *requestPass, s *changeset.Set, f *fold.Facts) {
	for i := range s.Changes {
		c := &s.Changes[i]
		if c.EntityType == "" || c.Kind != "" && (reportOtherKind(p, c, f) || c.Known != nil) {
			continue
		}
		of, ok := published[c.Type]
		isElsewhere := ok && of.since <= p.Edition() && !slices.Contains(of.kinds, changeset.TypeName(c.EntityType))
		n := c.Node.Get("Entity").Get("Type")
		if c.Kind != "" && !isElsewhere || p.refused[n] {
			continue
		}
		at, kind := jsondoc.At(n), c.MeantKind()
		switch created := c.KindOfNew(); {
		case c.Kind == "" && kind != "":
			right := changetype.EntityType(kind)
			p.Suggest(at, words.JSON(right))
			if !p.report(c, at, msg.F("Type: expected the string %q, found %s", msg.Words(right), words.Quote(c.EntityType)), msg.F("write %q", msg.Words(right))) {
				p.openUnknown(c, msg.F("the entity type %s", c.EntityType))
			}
		case c.Kind == "" && created != "":
			right := changetype.EntityType(created)
			p.Suggest(at, words.JSON(right))
			p.warn(c, at, msg.F("Type: expected %q, found %s", msg.Words(right), words.Quote(c.EntityType)),
				msg.F("%s refers to a change that creates %s; write %q", words.Truncate(c.Identifier), aKind(created), msg.Words(right)))
		case isElsewhere:
			var types []string
			for _, k := range of.kinds {
				types = append(types, strconv.Quote(changetype.EntityType(k)))
			}
			p.warn(c, at, msg.F("Type: expected %s for %s, found %s", msg.Words(words.Enumerate(types, "or")), msg.Words(c.Type), words.Quote(c.EntityType)),
				msg.Plain("AWS has published this change type for no other entity; nothing but the request's own rules was checked"))
		}
	}
}

// fittingEntities is fittingEntityTypes, also for the ids in the details.
func fittingEntities(p *requestPass, s *changeset.Set, f *fold.Facts) {
	fittingEntityTypes(p, s, f)
	list := s.References()
	for i := range list {
		ref := &list[i]
		kind := kindOfReference[ref.Kind]
		if kind == "" || ref.Kind == changeset.ToOfferSet && ref.Name != "" && ref.Change.Type == changetype.CreateOffer { // which offerSets warns of
			continue
		}
		origin, _ := s.Origin(strings.TrimSpace(ref.ID))
		found := otherKind(p, kind, ref.ID, origin, f)
		if !found.IsEmpty() && p.report(ref.Change, jsondoc.At(ref.Node), msg.F("%s: expected %s, found %s", msg.Words(ref.Node.Name()), aKind(kind), found), msg.F("name the %s", nounFor[kind])) {
			ref.Change.Failed = true
		}
	}
}

// kindOfReference are the kinds of entity that ids in details name, as far as no row of
// their own says it.
var kindOfReference = [changeset.NumReferenceKinds]string{
	changeset.ToResaleAuthorization: changetype.ResaleAuthorization,
	changeset.ToOfferSet:            changetype.OfferSet,
	changeset.ToOffer:               changetype.Offer,
	changeset.ToSolution:            "Solution",
}

// offerSets warns of an OfferSetId that refers to a change of another kind of entity.
func offerSets(p *requestPass, s *changeset.Set, _ *fold.Facts) {
	list := s.References()
	for i := range list {
		ref := &list[i]
		if ref.Kind != changeset.ToOfferSet || ref.Change.Type != changetype.CreateOffer {
			continue
		}
		origin, ok := s.Origin(strings.TrimSpace(ref.ID))
		if !ok || origin.EntityType == "" || origin.MeantKind() == changetype.OfferSet {
			continue
		}
		p.Relate(jsondoc.At(origin.Node), "the change that it refers to")
		p.warn(ref.Change, jsondoc.At(ref.Node),
			msg.F("OfferSetId: expected an offer set, found a reference to a change of %s", origin.EntityType),
			msg.F("change %d is %s; refer to the change that creates the offer set, or write its id", origin.Index, origin.Type))
	}
}

// nounFor says in words what a kind of entity is.
var nounFor = map[string]msg.Words{
	changetype.Offer:               "offer",
	changetype.ResaleAuthorization: "resale authorization",
	changetype.OfferSet:            "offer set",
	"Solution":                     "solution",
}

// aKind is nounFor with its article.
func aKind(kind string) msg.Words {
	noun := nounFor[kind]
	if noun[0] == 'o' {
		return "an " + noun
	}
	return "a " + noun
}

// reportOtherKind reports a change whose identifier is that of another kind of entity than
// it is about: one that the facts hold, or that of another change. It reports whether there
// is one.
func reportOtherKind(p *requestPass, c *changeset.Change, f *fold.Facts) bool {
	found := otherKind(p, c.Kind, c.Identifier, c.Origin, f)
	if found.IsEmpty() {
		return false
	}
	c.Astray, c.OtherKind = true, true
	if p.report(c, jsondoc.At(c.Node.Get("Entity").Get("Identifier")), msg.F("Identifier: expected %s, found %s", aKind(c.Kind), found),
		msg.F("name the %s; if the change is meant for the product or another entity, correct Entity.Type", nounFor[c.Kind])) {
		c.Failed = true
	}
	return true
}

// otherKind says what an identifier leads to, if that is known to be of another kind.
func otherKind(p *requestPass, kind, identifier string, origin *changeset.Change, f *fold.Facts) (found msg.Text) {
	if origin != nil {
		if origin.EntityType != "" && origin.MeantKind() != kind && changeset.TypeName(origin.EntityType) != kind {
			p.Relate(jsondoc.At(origin.Node), "the change that it refers to")
			found = msg.F("%s, a reference to change %d, %s of %s", words.Quote(identifier), origin.Index, origin.Type, origin.EntityType)
		}
	} else if entity, known := f.Entity(strings.TrimSpace(identifier)); known && entity.Type != kind {
		found = msg.F("%s, which is of type %s", words.Quote(identifier), entity.Type)
	}
	return found
}

// latestRevisions reports an identifier with a revision that is not the latest.
func latestRevisions(p *requestPass, s *changeset.Set, f *fold.Facts) {
	for i := range s.Changes {
		c := &s.Changes[i]
		if strings.IndexByte(c.Identifier, '@') < 0 { // as mostly
			continue
		}
		entity, known := f.Entity(c.Identifier)
		if !known || c.Kind == "" || c.Known != nil && c.Known.Creates {
			continue
		}
		latest, isNewer := entity.NewerThan(c.Identifier)
		if !isNewer {
			continue
		}
		n := c.Node.Get("Entity").Get("Identifier")
		p.Suggest(jsondoc.At(n), words.JSON(latest))
		if p.report(c, jsondoc.At(n), msg.F("Identifier: expected the latest revision, %s, found %s", words.Quote(latest), words.Quote(c.Identifier)),
			msg.F("write %q if the change is still right for that revision", latest)) {
			c.Failed = true
		}
	}
}

// writtenIdentifiers reports an id that is written as none can be, and a reference
// that is not quite one.
func writtenIdentifiers(p *requestPass, s *changeset.Set, f *fold.Facts) {
	list := s.References()
	for i := range list {
		ref := &list[i]
		if ref.Slip == changeset.NoSlip {
			continue
		}
		if _, exists := f.Entity(ref.ID); exists {
			continue // it is an id as well
		}
		slip, named := s.SlipIn(ref.ID, ref.Change)
		meant := named
		if named != nil && !mayLeadTo(ref, named) {
			meant = nil
		}
		c, counts, isBlank := ref.Change, false, strings.TrimSpace(ref.ID) == ""
		expected := msg.F("%s: expected an id or a reference $Name.Entity.Identifier, found %s", msg.Words(ref.Node.Name()), words.Quote(ref.ID))
		write := wordsForReference(s, meant)
		switch slip {
		case changeset.Blanks:
			message, fix := expected.And(msg.Plain(" with white space around it")), msg.F("write %q", strings.TrimSpace(ref.ID))
			if isBlank {
				message, fix = expected, write
			} else {
				p.Suggest(jsondoc.At(ref.Node), words.JSON(strings.TrimSpace(ref.ID)))
			}
			counts = p.report(c, jsondoc.At(ref.Node), message, fix)
		case changeset.NoReference:
			suggestReference(p, ref.Node, meant)
			counts = p.report(c, jsondoc.At(ref.Node), expected, msg.F("no id begins with $; %s", write))
		case changeset.NoDollar:
			suggestReference(p, ref.Node, meant)
			p.warn(c, jsondoc.At(ref.Node), expected, msg.F("a reference begins with $; %s", write))
		case changeset.BareName:
			suggestReference(p, ref.Node, meant)
			p.warn(c, jsondoc.At(ref.Node), expected, msg.F("that is the ChangeName of change %d; %s", named.Index, write))
		}
		if counts {
			c.Failed = true
		}
		if ref.Kind == changeset.ToEntity && ref.Name == "" {
			c.Astray = true
		}
	}
}

// mayLeadTo reports whether a reference may be meant for a change: for another one than it
// stands in, and for one of the kind of entity that it asks for.
func mayLeadTo(ref *changeset.Reference, meant *changeset.Change) bool {
	kind := kindOfReference[ref.Kind]
	if ref.Kind == changeset.ToEntity {
		kind = ref.Change.MeantKind()
	}
	return meant != ref.Change && (kind == "" || meant.EntityType == "" || meant.MeantKind() == kind || changeset.TypeName(meant.EntityType) == kind)
}

// wordsForReference say what to write for an entity that a change of the set
// creates.
func wordsForReference(s *changeset.Set, meant *changeset.Change) msg.Text {
	if meant != nil {
		return msg.F("write %q for the entity of change %d", referenceTo(meant), meant.Index)
	}
	return msg.F("write the id of what exists, or $Name.Entity.Identifier with the ChangeName of the change that creates it; %s", knownNames(s))
}

// referenceTo is the reference to the entity of a change.
func referenceTo(c *changeset.Change) string { return "$" + c.Name + ".Entity.Identifier" }

// suggestReference suggests the reference to the change that was probably meant, if any.
func suggestReference(p *requestPass, at jsondoc.Node, meant *changeset.Change) {
	if meant != nil {
		p.Suggest(jsondoc.At(at), words.JSON(referenceTo(meant)))
	}
}

// references reports a $Name.Entity.Identifier that leads to no entity. The
// change then counts as failed.
func references(p *requestPass, s *changeset.Set, _ *fold.Facts) {
	list := s.References()
	for i := range list {
		ref := &list[i]
		name := ref.Name
		if name == "" {
			continue
		}
		named, ok := s.Named(name)
		if ok && s.Leads(named) {
			warnOfOrder(p, ref, named)
			continue
		}
		c, counts := ref.Change, true
		switch {
		case !ok:
			counts = p.report(c, jsondoc.At(ref.Node),
				msg.F("%s: expected the ChangeName of a change of this change set, found %s, which no change is called", words.Truncate(ref.ID), words.Quote(name)), msg.F("%s; name the one that creates the entity, or write the id of what exists", knownNames(s)))
		case s.GoesRound(ref.ID):
			counts = p.report(c, jsondoc.At(ref.Node),
				msg.F("%s: expected a reference that leads to an entity, found one that leads round in a circle", words.Truncate(ref.ID)),
				msg.Plain("break the circle: the change that creates the entity has no Identifier, one to an existing entity has its id"))
		default: // the change that it names has a reference to no change in its turn, and that is reported
		}
		if counts {
			c.Failed = true
		}
	}
}

// warnOfOrder warns of a reference to a later change, and of one to the very
// change that it stands in; whether that is a product has a row of its own.
func warnOfOrder(p *requestPass, ref *changeset.Reference, named *changeset.Change) {
	switch c := ref.Change; {
	case named.Index > c.Index:
		p.Relate(jsondoc.At(named.Node), "the change that it refers to")
		p.warn(c, jsondoc.At(ref.Node), msg.F("%s refers to change %d, which comes after this one", words.Truncate(ref.ID), named.Index),
			msg.Plain("AWS works out the order itself; put the change that is referred to first for readers"))
	case named.Index == c.Index && ref.Kind <= changeset.ToResaleAuthorization && ref.Kind != changeset.ToProduct:
		p.warn(c, jsondoc.At(ref.Node), msg.F("%s refers to the change that it stands in", words.Truncate(ref.ID)),
			msg.Plain("refer to another change, or write the id of what already exists"))
	}
}

func knownNames(s *changeset.Set) msg.Text {
	const most = 8
	var names []msg.Text
	for i := 0; i < len(s.Changes) && len(names) < most; i++ {
		if name := s.Changes[i].Name; name != "" {
			names = append(names, msg.Value(words.Quote(name)))
		}
	}
	if len(names) == 0 {
		return msg.Plain("no change of the set has a ChangeName")
	}
	return msg.F("the changes are called %s", msg.Join(names, ", "))
}
