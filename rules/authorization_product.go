package rules

import (
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/msg"
)

// What the type of a product allows a resale authorization.

var productCanBeResold = rule{
	Row:   "ResaleAuthorization/CreateResaleAuthorization/INCOMPATIBLE_PRODUCT/1",
	Sides: fold.ProductID,
	Run: func(p *pass, o *fold.Entity) {
		product := o.Product()
		if p.Require(product.IsType(saas, ami, container, professionalServices).Not()) {
			p.Report(o.After.Part(fold.ProductID).Value(), "%s is of type %s, which AWS does not list among those that can be resold; if AWS refuses it, authorize the reseller for another product",
				product.Label(), typeOf(product))
		}
	},
}

var buyerValidityOfProduct = rule{
	Row:   "ResaleAuthorization/UpdateBuyerValidityTerms/INCOMPATIBLE_PRODUCT/1",
	Sides: fold.BuyerValidityTerm,
	Run: func(p *pass, o *fold.Entity) {
		term, product := o.After.Part(fold.BuyerValidityTerm), o.Product()
		if p.Require(term.Present(), product.IsType(saas).Not()) {
			p.Report(term.Value(), "%s is of type %s, and only agreements for a %s can start later; %s",
				product.Label(), typeOf(product), msg.Words(saas), withoutTerm(p, o, fold.BuyerValidityTerm))
		}
	},
}
