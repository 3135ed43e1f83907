package fold

import (
	"strings"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/msg"
)

// A Solution is that of an offer set, as it is after the change set.
type Solution struct {
	ID         string            // "" when the change set creates it
	Created    *changeset.Change // the change that creates it
	Visibility string            // such as Draft; "" when it is not known
	Needs      errcodes.Needs    // what would tell
}

// Solution is the solution of the offer set. ok is false when it has none, or when that is
// not known; needs then says what would tell.
func (e *Entity) Solution() (s Solution, needs errcodes.Needs, ok bool) {
	id := e.After.Part(SolutionID)
	if needs = e.solutionNeeds(); needs != 0 || id.status != present {
		return s, needs, false
	}
	c := e.Catalog
	to, leads := c.Changes.Follow(id.node.Text(), 0)
	if !leads {
		return s, errcodes.NeedChangeSet, false
	}
	s.ID, s.Needs = to.ID, errcodes.NeedSolution
	if to.ID == "" {
		if s.Created = &c.Changes.Changes[to.Created]; s.Created.Type != "CreateSolution" {
			return s, errcodes.NeedChangeSet, false // the change that it refers to creates none
		}
		s.Visibility = "Draft"
	} else if stored, known := c.Facts.Entity(to.ID); known && stored.Type == "Solution" {
		s.Visibility = stored.Details.Get("Lifecycle").Get("Visibility").Text()
	}
	s.apply(c.Changes, c.Changes.EntityOf(to))
	return s, 0, true
}

// apply applies the changes to the solution, which is the entity with a number, and those
// that may have been meant for it.
func (s *Solution) apply(changes *changeset.Set, entity int) {
	isReleased, mayBeReleased, isChanged := false, false, false
	for i := range changes.Changes {
		c := &changes.Changes[i]
		isRelease, isOfSolution := c.Type == "ReleaseSolution", entity != changeset.None && c.Entity == entity
		isChanged = isChanged || isOfSolution && strings.HasSuffix(c.Type, "Visibility") // whatever it makes of the solution
		isReleased = isReleased || isOfSolution && isRelease && !c.Failed && !isStray(c)
		mayBeReleased = mayBeReleased || isRelease && (c.Failed || isStray(c))
	}
	switch {
	case isChanged:
		s.Visibility, s.Needs = "", errcodes.NeedEdition
	case isReleased:
		s.Visibility = "Limited"
	case mayBeReleased:
		s.Visibility, s.Needs = "", errcodes.NeedChangeSet
	}
}

// Label is what a message calls the solution: its id, or the name of the change that creates
// it.
func (s *Solution) Label() msg.Text {
	if s.ID != "" {
		return msg.F("the solution %s", s.ID)
	}
	return msg.F("the solution that %q creates", s.Created.Name)
}
