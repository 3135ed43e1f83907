package rules

import (
	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/view"
	"github.com/offercheck/offercheck/internal/words"
	"github.com/offercheck/offercheck/terms"
)

// chargesToCome refuses charges of a resale authorization before today, and warns of one today.
// It looks at dates only that the schema takes.
func chargesToCome(p *requestPass, s *changeset.Set, f *fold.Facts) {
	today := terms.DateOf(f.Now())
	for c, list := range requestedResale(s, changetype.UpdatePaymentScheduleTerms) {
		for term := range view.All(list) {
			for _, charge := range term.Schedule() {
				at := charge.ChargeDate()
				date, ok := day(at)
				if !ok || date > today {
					continue
				}
				message := msg.F("ChargeDate: expected a day after today, %s in UTC, found %s", today, words.Quote(at.Text()))
				fix := msg.F("write %q or later, and after AvailabilityEndDate", msg.Words(today.AddDays(1).String()))
				if date < today {
					p.fail(c, at, message, fix)
				} else {
					p.warn(c, jsondoc.At(at), message, fix)
				}
			}
		}
	}
}
