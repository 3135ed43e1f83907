package rules

import (
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/offer"
	"github.com/offercheck/offercheck/terms"
)

var startBeforeEnd = Rule{
	Row:   "UpdateValidityTerms/INVALID_AGREEMENT_START_DATE/2",
	Sides: offer.ValidityTerm,
	Run: func(p *Pass, o *offer.Offer) {
		term := o.After.Validity()
		start, hasStart := day(term.AgreementStartDate())
		end, hasEnd := day(term.AgreementEndDate())
		if hasStart && hasEnd && start >= end {
			p.Report(term.AgreementStartDate(), "AgreementStartDate is %s, AgreementEndDate is %s", start, end)
		}
	},
}

var durationOrEndDate = Rule{
	Row:   "UpdateValidityTerms/INVALID_AGREEMENT_TIME_INTERVAL/1",
	Sides: offer.ValidityTerm,
	Run: func(p *Pass, o *offer.Offer) {
		term := o.After.Validity()
		if term.AgreementDuration().Exists() && term.AgreementEndDate().Exists() {
			p.Report(term.AgreementDuration(), "the term has AgreementDuration %s and AgreementEndDate %s; keep one",
				term.AgreementDuration().Text(), term.AgreementEndDate().Text())
		}
	},
}

var notOnlyStartDate = Rule{
	Row:   "UpdateValidityTerms/INVALID_AGREEMENT_TIME_INTERVAL/4",
	Sides: offer.ValidityTerm,
	Run: func(p *Pass, o *offer.Offer) {
		term := o.After.Validity()
		if !term.AgreementStartDate().Exists() || term.AgreementEndDate().Exists() || term.AgreementDuration().Exists() {
			return
		}
		found := p.Report(term.AgreementStartDate(), "the term has neither AgreementEndDate nor AgreementDuration; add the one that ends the agreement")
		if o.IsResale().Holds() {
			found.AsWarning()
		}
	},
}

// day reads a date, or the day of a timestamp; false when there is none.
func day(n jsondoc.Node) (terms.Date, bool) { return terms.ParseDay(n.Text()) }
