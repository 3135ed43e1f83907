package rules

import (
	"strconv"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/view"
	"github.com/offercheck/offercheck/offer"
	"github.com/offercheck/offercheck/terms"
)

// What quantities the grants of a product may have.

var quantityOfTrial = rule{
	Row:   "UpdatePricingTerms/INVALID_GRANTS/6",
	Sides: fold.PricingTerms,
	Terms: terms.FreeTrial,
	Run: func(p *pass, o *fold.Entity) {
		for kind, term := range o.After.Terms() {
			if kind != terms.FreeTrial {
				continue
			}
			greatest := int64(0)
			for _, grant := range term.Grants() {
				greatest = max(greatest, quantityIn(grant))
			}
			if greatest == 0 {
				continue
			}
			most, over := exceeds(p, o, greatest, func(l *offer.Limits) *int64 { return l.FreeTrialMaxQuantity })
			if !over {
				continue
			}
			for _, grant := range term.Grants() {
				if quantityIn(grant) > most {
					p.With(most).Report(grant.MaxQuantity(), "the trial grants %s of %q, Limits.FreeTrialMaxQuantity is %d; grant %[3]d or fewer",
						grant.MaxQuantity().Raw(), grant.DimensionKey().Text(), most)
				}
			}
		}
	},
}

// quantityIn is the MaxQuantity of a grant as a number, 0 if there is none.
func quantityIn(g view.PricingGrant) int64 {
	f, _ := strconv.ParseFloat(g.MaxQuantity().Raw(), 64) // infinite when it is out of range
	return int64(min(max(f, 0), 1<<62))
}

var quantityGiven = rule{
	Row:   "UpdatePricingTerms/INVALID_GRANTS/7",
	Sides: fold.PricingTerms,
	Terms: terms.FixedUpfront,
	Run: func(p *pass, o *fold.Entity) {
		if !hasGrantWithoutQuantity(o) || takesNoQuantity(o).Holds() {
			return
		}
		byLimit := check.ByLimitIf(isGiven(o, func(l *offer.Limits) bool { return l.GrantQuantity == "Required" }))
		fix := msg.Words("give every grant of the term one")
		if byLimit != check.ByLimit && o.Product().Type() == "" {
			fix += ", unless the product is for machine learning, which takes none"
		}
		for kind, term := range o.After.Terms() {
			if kind != terms.FixedUpfront {
				continue
			}
			for _, grant := range term.Grants() {
				if !grant.MaxQuantity().Exists() {
					p.ReportAs(byLimit, jsondoc.Missing(grant.Node, "MaxQuantity"), "%q is granted without MaxQuantity; %s", grant.DimensionKey().Text(), fix)
					break
				}
			}
		}
	},
}

// hasGrantWithoutQuantity reports whether a FixedUpfrontPricingTerm has a grant without
// MaxQuantity.
func hasGrantWithoutQuantity(o *fold.Entity) bool {
	for kind, term := range o.After.Terms() {
		for _, grant := range term.Grants() {
			if kind == terms.FixedUpfront && !grant.MaxQuantity().Exists() {
				return true
			}
		}
	}
	return false
}

var quantityOfProduct = rule{
	Row:   "UpdatePricingTerms/INVALID_GRANTS/8",
	Sides: fold.PricingTerms,
	Terms: terms.FixedUpfront,
	Run: func(p *pass, o *fold.Entity) {
		takesNone := takesNoQuantity(o)
		isLimit := isGiven(o, func(l *offer.Limits) bool { return l.GrantQuantity != "" })
		for kind, term := range o.After.Terms() {
			if kind != terms.FixedUpfront {
				continue
			}
			for _, grant := range term.Grants() {
				quantity := grant.MaxQuantity()
				if p.Require(check.If(quantity.Exists()), takesNone) {
					why := msg.F("%s is for machine learning, whose contracts are for unlimited use", o.Product().Label())
					if isLimit {
						why = msg.F("Limits.GrantQuantity is Unsupported for %s", o.Product().Label())
					}
					p.ReportAs(check.ByLimitIf(isLimit), jsondoc.At(quantity), "%q is granted with MaxQuantity %s, but %s; remove MaxQuantity from every grant of the term",
						grant.DimensionKey().Text(), quantity.Raw(), why)
				}
			}
		}
	},
}

// takesNoQuantity holds for a product whose fixed upfront grants have no MaxQuantity.
func takesNoQuantity(o *fold.Entity) check.Cond {
	product := o.Product()
	return o.Within(func(l *offer.Limits) check.Cond {
		switch {
		case l.GrantQuantity != "":
			return check.If(l.GrantQuantity == "Unsupported")
		case product.IsType(saas, ami, container, machineLearning).Fails():
			return check.NotKnown(errcodes.NeedLimits)
		}
		return product.IsType(machineLearning)
	})
}
