package rules

import (
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
)

// What cannot be done with a resale authorization that was released before the change set.
// One that the set itself releases takes every change, wherever the release stands.

var netPaymentOfReleasedAuthorization = rule{
	Row:   "ResaleAuthorization/UpdateNetPaymentTerms/INCOMPATIBLE_STATUS/1",
	Sides: fold.NetPaymentTerm,
	For:   fold.WasReleased,
	Run:   reportReleasedAuthorization,
}

// AWS's page has the row in the table of the release alone. That it holds for updates as well
// is what the seller guide says.
var changesOfReleasedAuthorization = rule{
	Row: "ResaleAuthorization/ReleaseResaleAuthorization/INCOMPATIBLE_STATUS/1",
	Sides: fold.Name | fold.Description | fold.PreExistingAgreement | fold.Targeting | fold.LegalTerm | fold.ResaleLegalTerm |
		fold.PricingModel | fold.PricingTerms | fold.OffersMaxQuantity | fold.AvailabilityEndDate | fold.BuyerValidityTerm |
		fold.PaymentScheduleTerm | fold.Release,
	For:        fold.WasReleased,
	EachChange: true,
	Run:        reportReleasedAuthorization,
}

func reportReleasedAuthorization(p *pass, o *fold.Entity) {
	fix := msg.Words(removeOrNewAuthorization)
	if p.change == o.After.SetBy(fold.Release) {
		fix = "remove this change"
	}
	status := o.Before.Part(fold.Release).Value().Text()
	p.With(msg.Words(p.change.Type)).Report(p.change.Details, "Status of the resale authorization is %s; %s", wordOf(status, "Active", "Restricted"), fix)
}

var restrictedBeforeExpiry = rule{
	Row:   "ResaleAuthorization/RestrictResaleAuthorization/INCOMPATIBLE_STATUS/1",
	Sides: fold.Restriction,
	For:   fold.WasExpired,

	OfRequest: true,

	Run: func(p *pass, o *fold.Entity) {
		end := dayText(o.Before.Part(fold.AvailabilityEndDate).Value())
		if o.IsProlonged() {
			p.Warn(jsondoc.Node{}, "AvailabilityEndDate is %s, today is %s (UTC); this change set moves it, but AWS may judge the resale authorization as it is now; if so, remove this change", end, o.Today())
			return
		}
		p.Report(jsondoc.Node{}, "AvailabilityEndDate is %s, today is %s (UTC), and no offer can be made from an expired authorization; remove this change", end, o.Today())
	},
}
