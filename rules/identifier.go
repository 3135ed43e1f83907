package rules

import (
	"strings"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/words"
	"github.com/offercheck/offercheck/offer"
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
		if !c.IsOffer() || c.Type == "" || c.IsJudged() {
			continue
		}
		at := c.Node.Get("ChangeType")
		counts := false
		if meant := c.ProbableType(); p.refused[at] { // the schema has reported how it is written
			counts = !p.IsSuppressed()
		} else if meant != nil {
			p.Suggest(jsondoc.At(at), words.JSON(meant.Name))
			counts = p.report(c, jsondoc.At(at),
				msg.F("ChangeType: expected a change type of an offer, found %s", words.Quote(c.Type)),
				msg.F("write %q", msg.Words(meant.Name)))
		}
		if counts {
			continue
		}
		p.openUnknown(c, msg.F("the change type %s", c.Type))
	}
}

// openUnknown leaves a change unchecked, for what the edition does not know of it.
func (p *requestPass) openUnknown(c *changeset.Change, what msg.Text) {
	row, _ := p.Edition().FindRow(c.Type + "/(unknown change type)")
	of := p.Pass
	of.Row, of.Part = &row, c.Index
	of.LeaveOpen(errcodes.NeedEdition, msg.F("edition %s does not know %s", msg.Words(p.Edition().String()), what))
}

// ofOffersAndAuthorizations are change types that AWS has for offers and for resale
// authorizations, and for nothing else that it has published.
var ofOffersAndAuthorizations = map[string]bool{
	"UpdatePricingTerms": true, "UpdateLegalTerms": true, "UpdateAvailability": true, "UpdatePaymentScheduleTerms": true,
}

// fittingEntityTypes reports an entity type that is probably misspelt, or that has
// no such change type, and a change to an offer that leads to another kind of
// entity. The schema reports what exists for offers alone.
func fittingEntityTypes(p *requestPass, s *changeset.Set, f *fold.Facts) {
	for i := range s.Changes {
		c := &s.Changes[i]
		at := func() jsondoc.Place { return jsondoc.At(c.Node.Get("Entity").Get("Type")) }
		switch {
		case c.IsOffer():
			reportOtherKind(p, c, s, f)
		case c.EntityType == "" || isForOffersOnly(c.Type):
		case c.IsMeantForOffer():
			p.Suggest(at(), words.JSON(offer.EntityType))
			if !p.report(c, at(), msg.F("Type: expected the string %q, found %s", msg.Words(offer.EntityType), words.Quote(c.EntityType)),
				msg.F("write %q", msg.Words(offer.EntityType))) {
				p.openUnknown(c, msg.F("the entity type %s", c.EntityType))
			}
		case s.IsToNewOffer(c):
			p.Suggest(at(), words.JSON(offer.EntityType))
			p.warn(c, at(), msg.F("Type: expected %q, found %s", msg.Words(offer.EntityType), words.Quote(c.EntityType)),
				msg.F("%s refers to a change that creates an offer; write %q", words.Truncate(c.Identifier), msg.Words(offer.EntityType)))
		case ofOffersAndAuthorizations[c.Type] && !strings.HasPrefix(c.EntityType, "ResaleAuthorization@"):
			p.warn(c, at(), msg.F("Type: expected %q or \"ResaleAuthorization@1.0\" for %s, found %s", msg.Words(offer.EntityType), msg.Words(c.Type), words.Quote(c.EntityType)),
				msg.Plain("AWS has published this change type for no other entity; nothing but the request's own rules was checked"))
		}
	}
}

// reportOtherKind reports a change to an offer whose identifier is that of another
// kind of entity: one that the facts hold, or that of another change.
func reportOtherKind(p *requestPass, c *changeset.Change, s *changeset.Set, f *fold.Facts) {
	var found msg.Text
	if origin := c.Origin; origin != nil {
		if origin.EntityType != "" && !origin.IsMeantForOffer() {
			p.Relate(jsondoc.At(origin.Node), "the change that it refers to")
			found = msg.F("%s, a reference to change %d, %s of %s", words.Quote(c.Identifier), origin.Index, origin.Type, origin.EntityType)
		}
	} else if entity, known := f.Entity(strings.TrimSpace(c.Identifier)); known && entity.Type != "Offer" {
		found = msg.F("%s, which is of type %s", words.Quote(c.Identifier), entity.Type)
	}
	if found.IsEmpty() {
		return
	}
	detail := msg.Plain("name the offer; if the change is meant for the product or another entity, correct Entity.Type")
	c.Astray, c.OtherKind = true, true
	if p.report(c, jsondoc.At(c.Node.Get("Entity").Get("Identifier")), msg.F("Identifier: expected an offer, found %s", found), detail) {
		c.Failed = true
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
		slip, meant := s.SlipIn(ref.ID, ref.Change)
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
			p.warn(c, jsondoc.At(ref.Node), expected, msg.F("that is the ChangeName of change %d; %s", meant.Index, write))
		}
		if counts {
			c.Failed = true
		}
		if ref.Kind == changeset.ToEntity && ref.Name == "" {
			c.Astray = true
		}
	}
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
	case named.Index == c.Index && ref.Kind != changeset.ToProduct:
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

// isForOffersOnly reports whether a change type exists for offers alone: on another
// entity type the schema of the request reports it.
func isForOffersOnly(changeType string) bool {
	t := changetype.Find(errcodes.Newest, changetype.Offer, changeType)
	return t != nil && t.Alone
}
