package rules

import (
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
)

// What cannot be changed once an offer is expired. Whether it is, is asked of
// the offer as it was before the change set.

var (
	targetingWhenExpired    = lockedWhenExpired("UpdateTargeting/INCOMPATIBLE_TARGETING/2", fold.Targeting, privateAndReleased)
	supportTermWhenExpired  = lockedWhenExpired("UpdateSupportTerms/INCOMPATIBLE_TERMS/3", fold.SupportTerm, privateAndReleased)
	legalTermWhenExpired    = lockedWhenExpired("UpdateLegalTerms/INCOMPATIBLE_TERMS/2", fold.LegalTerm, privateAndReleased)
	pricingTermsWhenExpired = lockedWhenExpired("UpdatePricingTerms/INCOMPATIBLE_TERMS/11", fold.PricingTerms, privateAndReleased)
	validityTermWhenExpired = lockedWhenExpired("UpdateValidityTerms/INCOMPATIBLE_TERMS/2", fold.ValidityTerm, nil)
	scheduleWhenExpired     = lockedWhenExpired("UpdatePaymentScheduleTerms/INCOMPATIBLE_TERMS/2", fold.PaymentScheduleTerm, released)
	renewalTermWhenExpired  = lockedWhenExpired("UpdateRenewalTerms/INCOMPATIBLE_TERMS/4", fold.RenewalTerm, privateAndReleased)
)

// The offers that the part is locked for anyway, so that prolonging them is no remedy.
func released(o *fold.Entity) check.Cond           { return o.Before.IsReleased() }
func privateAndReleased(o *fold.Entity) check.Cond { return released(o).And(o.Before.IsPrivate()) }

// lockedWhenExpired is the rule that a part of an expired offer stays as it is.
// The page does not say whether moving AvailabilityEndDate in the same change
// set unlocks it: that is a warning. Locked, if any, are offers whose part is locked
// for another reason as well.
func lockedWhenExpired(row string, side fold.Parts, locked func(*fold.Entity) check.Cond) rule {
	return rule{Row: row, Sides: side, For: fold.WasExpired, OfRequest: true, Run: func(p *pass, o *fold.Entity) {
		was, is := o.Before.Part(fold.AvailabilityEndDate), o.After.Part(fold.AvailabilityEndDate)
		switch {
		case !p.Require() || !p.Known(is):
		case o.IsProlonged():
			fix := msg.Words("if so, send UpdateAvailability in a change set of its own first")
			if locked != nil && locked(o).Holds() {
				fix = "remove this change, or make a new offer"
			}
			p.Warn(jsondoc.Node{}, "the offer is expired: AvailabilityEndDate is %s; this change set moves it to %s, but AWS may judge the offer as it is now; %s",
				dayText(was.Value()), dayText(is.Value()), fix)
		case locked != nil && locked(o).Holds():
			p.Report(jsondoc.Node{}, "AvailabilityEndDate is %s, today is %s (UTC); remove this change, or make a new offer", dayText(was.Value()), o.Today())
		default:
			p.Report(jsondoc.Node{}, "AvailabilityEndDate is %s, today is %s (UTC); move AvailabilityEndDate to a day after today with UpdateAvailability first",
				dayText(was.Value()), o.Today())
		}
	}}
}
