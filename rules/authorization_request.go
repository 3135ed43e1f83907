package rules

import (
	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/words"
	"github.com/offercheck/offercheck/terms"
)

// What StartChangeSet checks of the dates of a resale authorization at once and a schema cannot
// say: it asks for the time. A change with an error here has failed as if its schema had it.

// authorizedUntil bounds the AvailabilityEndDate of resale authorizations.
func authorizedUntil(p *requestPass, s *changeset.Set, f *fold.Facts) {
	for i := range s.Changes {
		if c := &s.Changes[i]; c.Is("ResaleAuthorization/UpdateAvailability") {
			p.dateAhead(c, c.Details.Get("AvailabilityEndDate"), "AvailabilityEndDate", 10, ", and before the first charge if there is a payment schedule", f)
		}
	}
}

// startOfBuyers bounds the MaximumAgreementStartDate of resale authorizations.
func startOfBuyers(p *requestPass, s *changeset.Set, f *fold.Facts) {
	for i := range s.Changes {
		if c := &s.Changes[i]; c.Is("ResaleAuthorization/UpdateBuyerValidityTerms") {
			p.dateAhead(c, c.Details.Get("Terms").Item(0).Get("MaximumAgreementStartDate"), "MaximumAgreementStartDate", 3, "", f)
		}
	}
}

// dateAhead asks for a date after today and at most so many years ahead. Whether today is
// in the future AWS's page leaves open. What is not a date is the schema's. also is what else
// there is to observe.
func (p *requestPass) dateAhead(c *changeset.Change, at jsondoc.Node, field msg.Words, years int64, also msg.Words, f *fold.Facts) {
	date, ok := day(at)
	if !ok {
		return
	}
	today := terms.DateOf(f.Now())
	last := addYears(today, years)
	message := msg.F("%s: expected a date after today and at most %d years ahead, from %s to %s, found %s", field, years, today.AddDays(1), last, words.Quote(at.Text()))
	switch {
	case date < today:
		p.fail(c, at, message, msg.F("today is %s (UTC); write a later date%s", today, also))
	case date == today:
		p.warn(c, jsondoc.At(at), message, msg.F("today is %s (UTC), and AWS may refuse it; write a later date%s", today, also))
	case date > last:
		p.fail(c, at, message, msg.F("today is %s (UTC); write an earlier date%s", today, also))
	}
}
