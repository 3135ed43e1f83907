package rules

import (
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/fold"
)

// Resale authorizations have most terms of offers. A row that is decided as one of an offer
// is decided by the function of that; the files authorization_*.go have what differs.

// isBeingReleased reports whether the change set releases the entity.
func isBeingReleased(o *fold.Entity) bool {
	return o.Set&fold.Release != 0 && !o.Before.IsReleased().Holds()
}

// isLeftToRelease reports whether a row of ReleaseResaleAuthorization says what is wrong with
// a part: the change set releases the authorization and leaves the part as it is.
func isLeftToRelease(o *fold.Entity, part fold.Parts) bool {
	return isBeingReleased(o) && o.Set&part == 0
}

// onlyKnownToAWS is the rule that leaves a row open for every request that sets a part.
func onlyKnownToAWS(row string, side fold.Parts) rule {
	return rule{Row: row, Sides: side, OfRequest: true, Run: func(p *pass, _ *fold.Entity) { p.Need(errcodes.NeedAWS) }}
}
