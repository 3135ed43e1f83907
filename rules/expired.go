package rules

import (
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/offer"
)

// What cannot be changed once an offer is expired. Whether it is, is asked of
// the offer as it was before the change set.

var (
	targetingWhenExpired    = lockedWhenExpired("UpdateTargeting/INCOMPATIBLE_TARGETING/2", offer.Targeting, privateAndReleased)
	supportTermWhenExpired  = lockedWhenExpired("UpdateSupportTerms/INCOMPATIBLE_TERMS/3", offer.SupportTerm, privateAndReleased)
	legalTermWhenExpired    = lockedWhenExpired("UpdateLegalTerms/INCOMPATIBLE_TERMS/2", offer.LegalTerm, privateAndReleased)
	pricingTermsWhenExpired = lockedWhenExpired("UpdatePricingTerms/INCOMPATIBLE_TERMS/11", offer.PricingTerms, privateAndReleased)
	validityTermWhenExpired = lockedWhenExpired("UpdateValidityTerms/INCOMPATIBLE_TERMS/2", offer.ValidityTerm, nil)
	scheduleWhenExpired     = lockedWhenExpired("UpdatePaymentScheduleTerms/INCOMPATIBLE_TERMS/2", offer.PaymentScheduleTerm, released)
	renewalTermWhenExpired  = lockedWhenExpired("UpdateRenewalTerms/INCOMPATIBLE_TERMS/4", offer.RenewalTerm, privateAndReleased)
)

// The offers that the part is locked for anyway, so that prolonging them is no remedy.
func released(o *offer.Offer) check.Cond           { return o.Before.IsReleased() }
func privateAndReleased(o *offer.Offer) check.Cond { return released(o).And(o.Before.IsPrivate()) }

// lockedWhenExpired is the rule that a part of an expired offer stays as it is.
// The page does not say whether moving AvailabilityEndDate in the same change
// set unlocks it: that is a warning. Locked, if any, are offers whose part is locked
// for another reason as well.
func lockedWhenExpired(row string, side offer.Parts, locked func(*offer.Offer) check.Cond) Rule {
	return Rule{Row: row, Sides: side, For: offer.WasExpired, OfRequest: true, Run: func(p *Pass, o *offer.Offer) {
		was, is := o.Before.Part(offer.AvailabilityEndDate), o.After.Part(offer.AvailabilityEndDate)
		switch {
		case !p.Holds() || !p.Known(is):
		case o.IsProlonged():
			fix := "if so, send UpdateAvailability in a change set of its own first"
			if locked != nil && locked(o).Holds() {
				fix = "remove this change, or make a new offer"
			}
			p.Warn(jsondoc.Node{}, "the offer is expired: AvailabilityEndDate is %s; this change set moves it to %s, but AWS may judge the offer as it is now; %s",
				was.Value().Text(), is.Value().Text(), fix)
		case locked != nil && locked(o).Holds():
			p.Report(jsondoc.Node{}, "AvailabilityEndDate is %s, today is %s (UTC); remove this change, or make a new offer", was.Value().Text(), o.Today())
		default:
			p.Report(jsondoc.Node{}, "AvailabilityEndDate is %s, today is %s (UTC); move AvailabilityEndDate to a day after today with UpdateAvailability first",
				was.Value().Text(), o.Today())
		}
	}}
}
