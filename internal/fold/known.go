package fold

import (
	"iter"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/agreements"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/view"
	"github.com/offercheck/offercheck/offer"
	"github.com/offercheck/offercheck/terms"
)

// Today is the date of the time that is checked against, in UTC.
func (o *Entity) Today() terms.Date { return o.Catalog.Today }

// IsExpired holds for an offer or a resale authorization whose AvailabilityEndDate has
// passed before the change set. The date lasts to its end in UTC; one that cannot be read
// may have passed or not.
func (o *Entity) IsExpired() check.Cond {
	part := o.Before.Part(AvailabilityEndDate)
	end, ok := terms.ParseDay(part.Value().Text())
	if part.status == present && !ok {
		return check.NotKnown(needOf[o.Kind])
	}
	return part.Is(func(jsondoc.Node) bool { return end < o.Today() })
}

// IsProlonged reports whether the change set moves AvailabilityEndDate to today or
// later.
func (o *Entity) IsProlonged() bool {
	part := o.After.Part(AvailabilityEndDate)
	end, ok := terms.ParseDay(part.Value().Text())
	return part.SetBy() != nil && ok && end >= o.Today()
}

// Agreement is the agreement that a replacement offer replaces. ok is false
// when the offer replaces none or the agreement is not known; needs then says
// what would tell.
func (o *Entity) Agreement() (a agreements.Agreement, needs errcodes.Needs, ok bool) {
	part := o.After.Part(AgreementID)
	if part.status != present {
		return a, part.needs, false
	}
	a, ok = o.Catalog.Facts.Agreements().Agreement(part.Value().Text())
	if !ok {
		return a, errcodes.NeedAgreement, false
	}
	return a, 0, true
}

// Limits are the bounds that may hold for the offer: those of its product's
// type, or, when that is not known, the general ones and those of every type
// that has its own.
func (o *Entity) Limits() []*offer.Limits {
	if o.limits == nil {
		o.limits = limitsThatMayHold(o.Catalog.Facts.Limits(), o.Product().Type())
	}
	return o.limits
}

// Within asks a question of every bound that may hold. While the product is not
// known it is decided only when every answer is the same.
func (o *Entity) Within(condition func(l *offer.Limits) check.Cond) check.Cond {
	list := o.Limits()
	answer := condition(list[0])
	for _, l := range list[1:] {
		if other := condition(l); other != answer {
			return check.NotKnown(o.Product().Needs() | answer.Needs() | other.Needs())
		}
	}
	return answer
}

// IsContract holds for an offer whose pricing model is Contract.
func (s *State) IsContract() check.Cond { return s.Part(PricingModel).Text(terms.Contract) }

// Terms are the pricing terms of the offer with their types; none when they are
// absent or not known.
func (s *State) Terms() iter.Seq2[terms.PricingTypes, view.PricingTerm] { return s.pricing.All() }

// Term is the last pricing term of a type; it does not exist when there is
// none or the terms are not known.
func (s *State) Term(kind terms.PricingTypes) view.PricingTerm { return s.pricing.Find(kind) }

// FirstTerm is the first pricing term of one of the types; it does not exist
// when there is none or the terms are not known.
func (s *State) FirstTerm(types terms.PricingTypes) view.PricingTerm { return s.pricing.First(types) }

// NumKeys is how many dimension keys the pricing terms name.
func (s *State) NumKeys() int { return len(s.pricing.Keys()) }

// PricingTypes is the set of the types of the pricing terms; empty when they are
// absent or not known.
func (s *State) PricingTypes() terms.PricingTypes { return s.pricing.Types() }

// Validity is the ValidityTerm; it does not exist when it is absent or not
// known.
func (s *State) Validity() *view.Validity { return &s.validity }

// Schedule is the PaymentScheduleTerm; it does not exist when it is absent or
// not known.
func (s *State) Schedule() view.Term { return view.Term{Node: s.Part(PaymentScheduleTerm).Value()} }
