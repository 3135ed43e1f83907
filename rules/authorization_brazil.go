package rules

import (
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
)

// Authorizations for AWS's distributor in Brazil have a page of their own, which states
// conditions without error codes and messages.

const distributorInBrazil = "664418980131"

// isForBrazil holds for an authorization whose reseller is AWS's distributor in Brazil.
func isForBrazil(o *fold.Entity) check.Cond {
	return o.After.Part(fold.ResellerAccountID).Text(distributorInBrazil)
}

// isForBrazilAndReleased holds for such an authorization that the change set releases.
func isForBrazilAndReleased(o *fold.Entity) check.Cond {
	if !isBeingReleased(o) {
		return check.If(false)
	}
	return isForBrazil(o).And(o.Before.IsReleased().Not())
}

var saasForBrazil = rule{
	Row:   "ResaleAuthorization/CreateResaleAuthorization/(Brazil 2P)/1",
	Sides: fold.ProductID | fold.ResellerAccountID,
	Run: func(p *pass, o *fold.Entity) {
		product := o.Product()
		if p.Require(isForBrazil(o), product.IsType(saas).Not()) {
			fix := msg.Words("name a SaaS product, or another reseller")
			if p.released { // neither of which can be changed
				fix = "make a new resale authorization for a SaaS product, or for another reseller"
			}
			p.Report(o.After.Part(fold.ProductID).Value(), "%s is of type %s; %s", product.Label(), typeOf(product), fix)
		}
	},
}

var roleForBrazil = rule{
	Row:   "ResaleAuthorization/CreateResaleAuthorization/(Brazil 2P)/2",
	Sides: fold.ResellerAccountID,

	OfRequest: true,

	Run: func(p *pass, o *fold.Entity) {
		const distributor = "Distributor"
		role := p.change.Details.Get("ResellerRole")
		switch isBrazil, isDistributor := isForBrazil(o).Holds(), role.Text() == distributor; {
		case isBrazil == isDistributor:
		case !role.Exists():
			p.ReportAs(check.ByBasis, jsondoc.Missing(p.change.Details, "ResellerRole"), "ResellerAccountId is that of AWS's distributor in Brazil, and ResellerRole is not given, which means ChannelPartner; give ResellerRole \"Distributor\"")
		case isBrazil:
			p.suggest(role, distributor)
			p.Report(role, "ResellerAccountId is that of AWS's distributor in Brazil, and ResellerRole is %q; write \"Distributor\"", role.Text())
		default:
			p.suggest(role, "ChannelPartner")
			p.Report(role, "ResellerRole is \"Distributor\", and ResellerAccountId is not that of AWS's distributor in Brazil, %s; write \"ChannelPartner\", or leave ResellerRole out", msg.Words(distributorInBrazil))
		}
	},
}

var oneOfferForBrazil = rule{
	Row:   "ResaleAuthorization/UpdateAvailability/(Brazil 2P)/3",
	Sides: availability | fold.Release,
	Run: func(p *pass, o *fold.Entity) {
		if p.Require(isForBrazilAndReleased(o), o.After.Part(fold.OffersMaxQuantity).Absent()) {
			fix := msg.Words("give OffersMaxQuantity 1 with UpdateAvailability")
			if !o.After.Part(fold.AvailabilityEndDate).Absent().Holds() { // AWS does not say that it stays
				fix = "give OffersMaxQuantity 1 and the AvailabilityEndDate with UpdateAvailability"
			}
			at := jsondoc.Place{}
			if p.Sets(availability) {
				at = jsondoc.Missing(p.change.Details, "OffersMaxQuantity")
			}
			p.ReportAs(check.ByBasis, at, "the resale authorization has no OffersMaxQuantity, so the reseller could make several offers from it; %s", fix)
		}
	},
}

var oneBuyerForBrazil = rule{
	Row:   "ResaleAuthorization/UpdateBuyerTargetingTerms/(Brazil 2P)/5",
	Sides: fold.Targeting | fold.Release,
	Run: func(p *pass, o *fold.Entity) {
		targeting := o.After.Part(fold.Targeting)
		accounts, isReadable := o.After.Buyers()
		isOther := check.If(len(accounts) != 1)
		if !isReadable || targeting.Needs() != 0 {
			isOther = check.NotKnown(targeting.Needs() | errcodes.NeedResale)
		}
		if !p.Require(isForBrazilAndReleased(o), isOther) {
			return
		}
		if len(accounts) == 0 {
			p.Report(p.change.Details.Get("Terms"), "the resale authorization names no buyer; name one in PositiveTargeting.BuyerAccounts with UpdateBuyerTargetingTerms")
			return
		}
		p.Report(accountsOf(&o.After), "BuyerAccounts has %d accounts; keep one with UpdateBuyerTargetingTerms, and make a resale authorization for each other buyer", len(accounts))
	},
}

var noNetPaymentForBrazil = rule{
	Row:   "ResaleAuthorization/UpdateNetPaymentTerms/(Brazil 2P)/7",
	Sides: fold.NetPaymentTerm,
	Run: func(p *pass, o *fold.Entity) {
		if term := o.After.Part(fold.NetPaymentTerm); p.Require(isForBrazil(o), term.Present()) {
			p.Report(term.Value(), "ResellerAccountId is that of AWS's distributor in Brazil, and the resale authorization has a ResaleNetPaymentTerm; %s", withoutTerm(p, o, fold.NetPaymentTerm))
		}
	},
}
