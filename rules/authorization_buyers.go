package rules

import (
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
)

// A resale authorization that renews an agreement of a buyer names the buyer. AWS has three
// rows for it: what is wrong is reported under the first whose change type sets a side of it.
var (
	buyersWithInformation = buyersOfPreExistingAgreement("ResaleAuthorization/UpdateInformation/INCOMPATIBLE_BUYER_TARGETING/1",
		fold.PreExistingAgreement, 0)
	buyersWithTargeting = buyersOfPreExistingAgreement("ResaleAuthorization/UpdateBuyerTargetingTerms/INCOMPATIBLE_BUYER_TARGETING/1",
		fold.Targeting, fold.PreExistingAgreement)
	buyersWithRelease = buyersOfPreExistingAgreement("ResaleAuthorization/ReleaseResaleAuthorization/INCOMPATIBLE_BUYER_TARGETING/1",
		fold.Release, fold.PreExistingAgreement|fold.Targeting)
)

// buyersOfPreExistingAgreement is the rule under a row that has a side, unless the change set
// sets one of those that an earlier row has.
func buyersOfPreExistingAgreement(row string, side, earlier fold.Parts) rule {
	return rule{Row: row, Sides: side, OfRequest: true, Run: func(p *pass, o *fold.Entity) {
		agreement := o.After.Part(fold.PreExistingAgreement)
		if p.Sets(earlier) || !p.Require(agreement.Present(), o.After.HasBuyerAccounts().Not()) {
			return
		}
		fix := msg.Plain("name the buyer in PositiveTargeting.BuyerAccounts with UpdateBuyerTargetingTerms, or remove the agreement by null in PreExistingBuyerAgreement with UpdateInformation")
		at := p.change.Details.Get("Terms") // those of UpdateBuyerTargetingTerms, which lack a buyer
		p.ReportAs(onDraftDoubtful(o), jsondoc.At(at), "the resale authorization has a PreExistingBuyerAgreement and names no buyer; %s", orNewAuthorization(o, fix))
	}}
}
