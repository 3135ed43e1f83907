package rules

import (
	"fmt"
	"strings"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
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
		if meant := c.Meant(); p.refused[at] { // the schema has reported how it is written
			counts = !p.IsSuppressed()
		} else if meant != nil {
			counts = p.report(c, jsondoc.At(at),
				fmt.Sprintf("ChangeType: expected a change type of an offer, found %s", words.Quote(c.Type)),
				fmt.Sprintf("write %q", meant.Name))
		}
		if counts {
			continue
		}
		p.openUnknown(c, "the change type "+c.Type)
	}
}

// openUnknown leaves a change unchecked, for what the edition does not know of it.
func (p *requestPass) openUnknown(c *changeset.Change, what string) {
	row, _ := errcodes.FindRow(c.Type + "/(unknown change type)")
	of := p.Pass
	of.Row, of.Part = &row, c.Index
	of.LeaveOpen(errcodes.NeedEdition, fmt.Sprintf("edition %s does not know %s", errcodes.Edition, what))
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
			if !p.report(c, at(), fmt.Sprintf("Type: expected the string %q, found %s", offer.EntityType, words.Quote(c.EntityType)),
				fmt.Sprintf("write %q", offer.EntityType)) {
				p.openUnknown(c, "the entity type "+c.EntityType)
			}
		case s.IsToNewOffer(c):
			p.warn(c, at(), fmt.Sprintf("Type: expected %q, found %s", offer.EntityType, words.Quote(c.EntityType)),
				fmt.Sprintf("%s refers to a change that creates an offer; write %q", c.Identifier, offer.EntityType))
		case ofOffersAndAuthorizations[c.Type] && !strings.HasPrefix(c.EntityType, "ResaleAuthorization@"):
			p.warn(c, at(), fmt.Sprintf("Type: expected %q or \"ResaleAuthorization@1.0\" for %s, found %s", offer.EntityType, c.Type, words.Quote(c.EntityType)),
				"AWS has published this change type for no other entity; nothing but the request's own rules was checked")
		}
	}
}

// reportOtherKind reports a change to an offer whose identifier is that of another
// kind of entity: one that the facts hold, or that of another change.
func reportOtherKind(p *requestPass, c *changeset.Change, s *changeset.Set, f *fold.Facts) {
	found := ""
	if origin := c.Origin; origin != nil {
		if origin.EntityType != "" && !origin.IsMeantForOffer() {
			found = fmt.Sprintf("%s, a reference to change %d, %s of %s", words.Quote(c.Identifier), origin.Index, origin.Type, origin.EntityType)
		}
	} else if entity, known := f.Entity(strings.TrimSpace(c.Identifier)); known && entity.Type != "Offer" {
		found = fmt.Sprintf("%s, which is of type %s", words.Quote(c.Identifier), entity.Type)
	}
	if found == "" {
		return
	}
	const detail = "name the offer; if the change is meant for the product or another entity, correct Entity.Type"
	c.Astray, c.OtherKind = true, true
	if p.report(c, jsondoc.At(c.Node.Get("Entity").Get("Identifier")), "Identifier: expected an offer, found "+found, detail) {
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
		expected := fmt.Sprintf("%s: expected an id or a reference $Name.Entity.Identifier, found %s", ref.Node.Name(), words.Quote(ref.ID))
		write := wordsForReference(s, meant)
		switch slip {
		case changeset.Blanks:
			message, fix := expected+" with white space around it", fmt.Sprintf("write %q", strings.TrimSpace(ref.ID))
			if isBlank {
				message, fix = expected, write
			}
			counts = p.report(c, jsondoc.At(ref.Node), message, fix)
		case changeset.NoReference:
			counts = p.report(c, jsondoc.At(ref.Node), expected, "no id begins with $; "+write)
		case changeset.NoDollar:
			p.warn(c, jsondoc.At(ref.Node), expected, "a reference begins with $; "+write)
		case changeset.BareName:
			p.warn(c, jsondoc.At(ref.Node), expected, fmt.Sprintf("that is the ChangeName of change %d; %s", meant.Index, write))
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
func wordsForReference(s *changeset.Set, meant *changeset.Change) string {
	if meant != nil {
		return fmt.Sprintf("write %q for the entity of change %d", "$"+meant.Name+".Entity.Identifier", meant.Index)
	}
	return "write the id of what exists, or $Name.Entity.Identifier with the ChangeName of the change that creates it; " + knownNames(s)
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
				fmt.Sprintf("%s: expected the ChangeName of a change of this change set, found %q, which no change is called", ref.ID, name), knownNames(s)+"; name the one that creates the entity, or write the id of what exists")
		case s.GoesRound(ref.ID):
			counts = p.report(c, jsondoc.At(ref.Node),
				fmt.Sprintf("%s: expected a reference that leads to an entity, found one that leads round in a circle", ref.ID),
				"break the circle: the change that creates the entity has no Identifier, one to an existing entity has its id")
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
		p.warn(c, jsondoc.At(ref.Node), fmt.Sprintf("%s refers to change %d, which comes after this one", ref.ID, named.Index),
			"AWS works out the order itself; put the change that is referred to first for readers")
	case named.Index == c.Index && ref.Kind != changeset.ToProduct:
		p.warn(c, jsondoc.At(ref.Node), fmt.Sprintf("%s refers to the change that it stands in", ref.ID),
			"refer to another change, or write the id of what already exists")
	}
}

func knownNames(s *changeset.Set) string {
	const most = 8
	names := ""
	for i, told := 0, 0; i < len(s.Changes) && told < most; i++ {
		if name := s.Changes[i].Name; name != "" {
			if told > 0 {
				names += ", "
			}
			names += fmt.Sprintf("%q", name)
			told++
		}
	}
	if names == "" {
		return "no change of the set has a ChangeName"
	}
	return "the changes are called " + names
}

// isForOffersOnly reports whether a change type exists for offers alone: on another
// entity type the schema of the request reports it.
func isForOffersOnly(changeType string) bool {
	t := changetype.Find(changetype.Offer, changeType)
	return t != nil && t.Alone
}
