package rules

import (
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
)

// What an offer set keeps once it is released: its offers and its solution. Whether it is
// released is asked of the offer set as it was before the change set.
var (
	offersAddedToReleasedSet     = lockedInReleasedSet("OfferSet/AssociateOffers/INVALID_UPDATE_REQUEST/1", fold.AssociatedOffers)
	offersRemovedFromReleasedSet = lockedInReleasedSet("OfferSet/DisassociateOffers/INVALID_UPDATE_REQUEST/1", fold.DisassociatedOffers)
	solutionOfReleasedSet        = lockedInReleasedSet("OfferSet/AssociateSolution/INVALID_UPDATE_REQUEST/1", fold.SolutionID)
	solutionRemovedFromReleased  = lockedInReleasedSet("OfferSet/DisassociateSolution/INVALID_UPDATE_REQUEST/1", fold.DisassociatedSolution)
)

func lockedInReleasedSet(row string, side fold.Parts) rule {
	return rule{Row: row, Sides: side, For: fold.WasReleased, Run: func(p *pass, _ *fold.Entity) {
		if !p.Lenient { // what DisassociateSolution makes of the solution is for its own row
			p.Report(jsondoc.Node{}, "the offer set is released; remove this change, or make a new offer set with new offers")
		}
	}}
}

var offerSetReleasedOnce = rule{
	Row:   "OfferSet/ReleaseOfferSet/INVALID_UPDATE_REQUEST/1",
	Sides: fold.Release,
	For:   fold.WasReleased,
	Run: func(p *pass, _ *fold.Entity) {
		p.Report(jsondoc.Node{}, "the offer set is released already; remove this change")
	},
}

var buyerNotesBeforeRelease = ofReleasedSet("OfferSet/ReleaseOfferSet/MISSING_BUYER_NOTES/1", func(p *pass, e *fold.Entity) {
	if p.Require(e.After.Part(fold.BuyerNotes).Absent()) {
		isNew := e.Created != nil // AWS has released such a set without
		p.ReportAs(check.DoubtfulIf(isNew), jsondoc.Place{}, "the offer set has no BuyerNotes; set them with UpdateInformation")
	}
})

// ofReleasedSet is a rule about an offer set that the change set releases.
func ofReleasedSet(row string, run func(p *pass, e *fold.Entity)) rule {
	return rule{Row: row, Sides: fold.Release, Run: run}
}

// What AWS does first with two changes of the solution in one change set, its page does not
// say.
var oneSolution = rule{
	Row:   "OfferSet/AssociateSolution/INCOMPATIBLE_SOLUTION_ASSOCIATION/1",
	Sides: fold.SolutionID,

	OfRequest: true,

	Run: func(p *pass, e *fold.Entity) {
		if p.Lenient { // DisassociateSolution leaves none
			return
		}
		had, has, removed := e.Before.Part(fold.SolutionID), e.After.Part(fold.SolutionID), e.After.Part(fold.DisassociatedSolution)
		if !p.Require(had.Is(func(n jsondoc.Node) bool { return !leadAlike(e, n, has.Value()) })) {
			return
		}
		isRemoved := removed.Is(func(n jsondoc.Node) bool { return leadAlike(e, n, had.Value()) })
		detail := msg.Words("send DisassociateSolution for it in a change set of its own first")
		switch {
		case e.Before.IsReleased().Holds():
			detail = "the offer set is released and keeps it: remove this change"
		case !isRemoved.Fails():
			detail = "this change set removes it, but AWS may judge the offer set as it is now: if so, " + detail
		}
		p.ReportAs(check.DoubtfulIf(!isRemoved.Fails()), jsondoc.At(has.Value()), "the offer set has the solution %s already; %s", had.Value().Text(), detail)
	},
}

// leadAlike reports whether two ids lead to the same entity. One that leads nowhere is
// reported as such.
func leadAlike(e *fold.Entity, a, b jsondoc.Node) bool {
	to, leads := e.Catalog.Changes.Follow(a.Text(), 0)
	other, alsoLeads := e.Catalog.Changes.Follow(b.Text(), 0)
	return !leads || !alsoLeads || to == other
}

var solutionBeforeRelease = ofReleasedSet("OfferSet/ReleaseOfferSet/INCOMPATIBLE_SOLUTION_STATE/1", func(p *pass, e *fold.Entity) {
	solution, needs, ok := e.Solution()
	p.Need(needs)
	if !ok {
		return
	}
	isReleased := check.If(solution.Visibility == "Limited" || solution.Visibility == "Public")
	if solution.Visibility == "" {
		isReleased = check.NotKnown(solution.Needs)
	}
	if !p.Require(isReleased.Not()) {
		return
	}
	fix := msg.Words("release it with ReleaseSolution, before or in this change set")
	if solution.Visibility != "Draft" {
		fix = "make it Limited or Public first"
	}
	removal := msg.Words("take it away with DisassociateSolution")
	if by := e.After.SetBy(fold.SolutionID); by != nil {
		removal = "remove AssociateSolution"
	}
	p.relate(e.After.Part(fold.SolutionID).Value(), "the solution")
	p.Report(jsondoc.Node{}, "Visibility of %s is %s; %s, or %s", solution.Label(), wordOf(solution.Visibility, "Draft", "Restricted"), fix, removal)
})

const mostOffersOfSet = 7

var numberOfOffers = rule{
	Row:   "OfferSet/AssociateOffers/TOO_MANY_OFFERS/1",
	Sides: fold.AssociatedOffers,

	OfRequest: true,

	Run: func(p *pass, e *fold.Entity) {
		offers, more, fewer := e.Associated()
		over := check.If(len(offers) > mostOffersOfSet)
		if over.Fails() {
			over = over.Or(unless(more))
		} else {
			over = over.And(unless(fewer).Not())
		}
		if p.Require(over) {
			requested, excess := e.After.Part(fold.AssociatedOffers).Value(), len(offers)-mostOffersOfSet
			fix := msg.F("leave out %d here", excess)
			if excess >= requested.Len() {
				fix = msg.Plain("remove this change")
			}
			p.Report(requested, "the offer set would have %d offers, and takes %d; %s, or remove %d of the others with DisassociateOffers", len(offers), mostOffersOfSet, fix, excess)
		}
	},
}

// unless is a condition that fails, unless something has to be known first.
func unless(needs errcodes.Needs) check.Cond {
	if needs != 0 {
		return check.NotKnown(needs)
	}
	return check.If(false)
}

var offersOfThisSet = rule{
	Row:   "OfferSet/AssociateOffers/INCOMPATIBLE_OFFER_SET_REFERENCE/1",
	Sides: fold.AssociatedOffers,

	OfRequest: true,

	Run: func(p *pass, e *fold.Entity) {
		offers, more, _ := e.Associated()
		removal := removalOf(e, offers, more)
		for i := range offers {
			if a := &offers[i]; a.By != nil {
				reportOtherSet(p, e, a, removal)
			}
		}
	},
}

// removalOf says how offers that were not created for e are left out of the request: a list of
// offers may not be empty. It says nothing if too few offers may be left for a release.
func removalOf(e *fold.Entity, offers []fold.Associated, more errcodes.Needs) msg.Words {
	requested, others := 0, 0
	for i := range offers {
		if a := &offers[i]; a.By != nil {
			requested++
			if isOfOtherSet(e, a) {
				others++
			}
		}
	}
	switch {
	case isBeingReleased(e) && (more != 0 || len(offers)-others < fewestOffersOfSet):
		return ""
	case others == requested:
		return "remove this change"
	}
	return "leave it out here"
}

// isOfOtherSet reports whether an offer is known to be created for another offer set than e, or
// for none.
func isOfOtherSet(e *fold.Entity, a *fold.Associated) bool {
	if a.Offer == nil {
		return isOlder(e, a.Needs)
	}
	meant := a.Offer.After.Part(fold.OfferSetID)
	if meant.Needs() != 0 || !meant.Value().Exists() {
		return meant.Needs() == 0 || isOlder(e, meant.Needs())
	}
	to, leads := a.Offer.OfferSet()
	return leads && !e.Is(to)
}

// isOlder reports whether an offer that is not known was there before the change set creates e.
func isOlder(e *fold.Entity, needs errcodes.Needs) bool {
	return needs == errcodes.NeedOffer && e.Created != nil
}

// reportOtherSet reports an offer that was created for another offer set than e, or for none.
func reportOtherSet(p *pass, e *fold.Entity, a *fold.Associated, removal msg.Words) {
	var meant *fold.Part
	needs := a.Needs
	if a.Offer != nil {
		meant = a.Offer.After.Part(fold.OfferSetID)
		needs = meant.Needs()
	}
	switch {
	case isOlder(e, needs):
		p.Warn(a.ID, "%s was there before this change set, which creates the offer set: it was created for another one, or for none; %s", a.Label(), orCreate(e, removal))
	case needs != 0:
		p.Need(needs)
	case !meant.Value().Exists() && a.Offer.Created == nil:
		p.Report(a.ID, "%s has no OfferSetId, and it cannot be given one later; %s", a.Label(), orCreate(e, removal))
	case !meant.Value().Exists() && a.Offer.IsReplacement().Holds():
		p.relate(a.Offer.Created.Details, "the replacement offer")
		p.Report(a.ID, "%s is a replacement offer, which takes no OfferSetId; %s", a.Label(), orCreate(e, removal))
	case !meant.Value().Exists():
		p.relate(a.Offer.Created.Details, "the details that lack OfferSetId")
		p.Report(a.ID, "%s has no OfferSetId; add \"OfferSetId\": %q to its %s", a.Label(), identifierOf(e), msg.Words(a.Offer.Created.Type))
	default:
		reportOtherReference(p, e, a, meant.Value(), removal)
	}
}

// reportOtherReference reports an OfferSetId that leads to another offer set than e.
func reportOtherReference(p *pass, e *fold.Entity, a *fold.Associated, id jsondoc.Node, removal msg.Words) {
	to, leads := a.Offer.OfferSet()
	switch {
	case !leads:
		p.Need(errcodes.NeedChangeSet)
	case e.Is(to):
	case a.Offer.Created != nil:
		if removal != "" {
			removal = ", or " + removal
		}
		p.relate(id, "the other offer set")
		p.Report(a.ID, "%s has OfferSetId %q; write %q there%s", a.Label(), id.Text(), identifierOf(e), removal)
	default:
		p.Report(a.ID, "%s has OfferSetId %q, which cannot be changed; %s", a.Label(), id.Text(), orCreate(e, removal))
	}
}

// orCreate says what to do instead of associating an offer of another offer set.
func orCreate(e *fold.Entity, removal msg.Words) msg.Text {
	fix, released := msg.Words("associate a new offer instead that is created with OfferSetId"), msg.Words("")
	if removal != "" {
		fix = removal + ", or " + fix
	}
	if isBeingReleased(e) {
		released = " and released"
	}
	return msg.F("%s %q%s", fix, identifierOf(e), released)
}

// identifierOf is the id of an entity, or a reference to the change that creates it.
func identifierOf(e *fold.Entity) string {
	if e.Created != nil {
		return referenceTo(e.Created)
	}
	return e.ID
}
