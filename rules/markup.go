package rules

import (
	"cmp"
	"slices"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/words"
	"github.com/offercheck/offercheck/terms"
)

var fixedUpfrontWithMarkup = rule{
	Row:   "UpdatePricingTerms/INCOMPATIBLE_TERMS/9",
	Sides: fold.PricingTerms | fold.MarkupPercentage,
	Terms: terms.FixedUpfront,

	OfRequest: true,

	Run: func(p *pass, o *fold.Entity) {
		if takesOver(o, fold.PricingTerms) {
			return // the markup is on that
		}
		if p.Require(hasFixedPrice(&o.After), hasMarkup(&o.After)) {
			p.relate(o.After.Part(fold.MarkupPercentage).Value(), "the markup")
			p.Report(o.After.Term(terms.FixedUpfront).Node, "MarkupPercentage of the offer is %s; %s to price the offer yourself", markup(o), withoutMarkup(o))
		}
	},
}

// UpdateMarkup has rows of its own: a markup alone may be on the fixed price of the authorization.
var requestedFixedUpfrontWithMarkup = rule{
	Row:   "UpdatePricingTerms/INCOMPATIBLE_TERMS/9",
	Sides: fold.PricingTerms,
	Terms: terms.FixedUpfront,

	OfRequest: true,

	Run: fixedUpfrontWithMarkup.Run,
}

var scheduleWithMarkup = rule{
	Row:   "UpdatePaymentScheduleTerms/INCOMPATIBLE_MARKUP_PERCENTAGE/1",
	Sides: fold.PaymentScheduleTerm | fold.MarkupPercentage,

	OfRequest: true,

	Run: func(p *pass, o *fold.Entity) {
		if takesOver(o, fold.PaymentScheduleTerm) {
			return // the markup is on that
		}
		schedule := o.After.Part(fold.PaymentScheduleTerm)
		if p.Require(schedule.Present(), hasMarkup(&o.After)) {
			p.relate(o.After.Part(fold.MarkupPercentage).Value(), "the markup")
			p.Report(schedule.Value(), "MarkupPercentage of the offer is %s; %s to have a payment schedule of its own", markup(o), withoutMarkup(o))
		}
	},
}

// A markup that the change set itself sets has rows of its own.
var scheduleWithStoredMarkup = rule{
	Row:   "UpdatePaymentScheduleTerms/INCOMPATIBLE_MARKUP_PERCENTAGE/1",
	Sides: fold.PaymentScheduleTerm,

	OfRequest: true,

	Run: func(p *pass, o *fold.Entity) {
		if o.After.SetBy(fold.MarkupPercentage) == nil && !hasMarkup(&o.Before).Fails() {
			scheduleWithMarkup.Run(p, o)
		}
	},
}

var scheduleBesideMarkup = rule{
	Row:   "UpdatePaymentScheduleTerms/INCOMPATIBLE_TERMS/3",
	Sides: fold.PaymentScheduleTerm,

	OfRequest: true,

	Run: func(p *pass, o *fold.Entity) {
		set := o.After.Part(fold.MarkupPercentage)
		p.Need(set.Needs() & errcodes.NeedChangeSet) // of a change that failed
		if set.SetBy() != nil && setsScheduleAndMarkup(o) {
			p.relate(set.Value(), "the markup")
			p.Report(o.After.Schedule().Node, "the change set also sets the markup %s; %s", markup(o), eitherScheduleOrMarkup(o))
		}
	},
}

// eitherScheduleOrMarkup says what to do with a change set that sets both.
func eitherScheduleOrMarkup(o *fold.Entity) msg.Words {
	fix := withoutMarkup(o) + " to set the charges yourself"
	if o.Created == nil { // the stored schedule may be one that takes no markup
		return fix
	}
	others := []string{changetype.UpdatePaymentScheduleTerms}
	if o.After.SetBy(fold.PricingTerms) != nil {
		others = append(others, changetype.UpdatePricingTerms)
	}
	return fix + msg.Words(", or remove "+words.Enumerate(others, "and")+" to have the markup on what the resale authorization charges")
}

// withoutMarkup says how an offer comes to have no markup.
func withoutMarkup(o *fold.Entity) msg.Words {
	before, known := o.Before.Markup()
	isNew := o.After.SetBy(fold.MarkupPercentage) != nil
	if isNew && (known && before.IsZero() || o.Before.IsReleased().Holds()) {
		return "remove UpdateMarkup"
	}
	return "set it to 0 with UpdateMarkup"
}

// setsScheduleAndMarkup reports whether the change set gives an offer charges of its own and a
// markup on those of its resale authorization. One that has no schedule has a row of its own, as
// has an offer that is made from none.
func setsScheduleAndMarkup(o *fold.Entity) bool {
	schedule := o.After.Part(fold.PaymentScheduleTerm)
	if schedule.SetBy() == nil || !schedule.Value().Exists() || !hasMarkup(&o.After).Holds() || o.Created != nil && o.IsResale().Fails() {
		return false
	}
	r, _, known := o.ResaleAuthorization(fold.PaymentScheduleTerm)
	return !known || r.Schedule().Exists()
}

var markupWhenReleased = rule{
	Row:   "UpdateMarkup/INCOMPATIBLE_MARKUP/1",
	Sides: fold.MarkupPercentage,
	For:   fold.WasReleased,

	OfRequest: true,

	Run: func(p *pass, o *fold.Entity) {
		p.Report(jsondoc.Node{}, "the offer is released; remove this change, or make a new offer with this markup")
	},
}

var markupOnOwnTerms = rule{
	Row:   "UpdateMarkup/INCOMPATIBLE_RESALE_AUTHORIZATION/1",
	Sides: fold.MarkupPercentage,
	For:   fold.IsResale,

	OfRequest: true,

	Run: func(p *pass, o *fold.Entity) {
		hasSchedule := func(s *fold.State) check.Cond { return s.Part(fold.PaymentScheduleTerm).Present() }
		schedule := isOwn(o, fold.PaymentScheduleTerm, hasSchedule)
		fixed := isOwn(o, fold.PricingTerms, hasFixedPrice)
		if !p.Require(schedule.Or(fixed)) {
			return
		}
		var own, changes []string
		if schedule.Holds() {
			own, changes = append(own, terms.PaymentScheduleTerm), append(changes, changetype.UpdatePaymentScheduleTerms)
			p.relate(o.After.Schedule().Node, "the PaymentScheduleTerm")
		}
		if fixed.Holds() {
			own, changes = append(own, terms.FixedUpfront.String()), append(changes, changetype.UpdatePricingTerms)
			p.relate(o.After.Term(terms.FixedUpfront).Node, "the FixedUpfrontPricingTerm")
		}
		p.ReportAs(check.DoubtfulIf(hasMarkup(&o.After).Fails()), jsondoc.At(o.After.Part(fold.MarkupPercentage).Value()),
			"the offer has %s, which the resale authorization does not have; %s", msg.Words(words.Enumerate(own, "and")), ownTermsOrMarkup(o, changes))
	},
}

// isOwn holds for an offer that has something which its resale authorization does not have. What
// a new offer takes over, the authorization has.
func isOwn(o *fold.Entity, part fold.Parts, has func(*fold.State) check.Cond) check.Cond {
	if takesOver(o, part) {
		return check.If(false)
	}
	r, needs, known := o.ResaleAuthorization(part)
	lacks := check.NotKnown(needs)
	if known {
		lacks = has(r.State).Not()
	}
	return has(&o.After).And(lacks)
}

// takesOver reports whether a new offer has a part, if at all, from what it is made of. A change
// that failed may have set it.
func takesOver(o *fold.Entity, part fold.Parts) bool {
	return o.Created != nil && o.After.SetBy(part) == nil && o.After.Part(part).Needs()&errcodes.NeedChangeSet == 0
}

// hasFixedPrice holds for an offer or a resale authorization with a fixed upfront price.
func hasFixedPrice(s *fold.State) check.Cond {
	return s.Pricing(func(t terms.PricingTypes) bool { return t.Has(terms.FixedUpfront) })
}

// ownTermsOrMarkup says what to do with a markup beside terms of the offer's own, which changes
// of some types set.
func ownTermsOrMarkup(o *fold.Entity, changes []string) msg.Words {
	if o.Before.IsReleased().Holds() {
		return "remove this change"
	}
	fix := msg.Words("remove this change and put your margin into these terms")
	if o.Created != nil {
		fix += msg.Words(", or remove " + words.Enumerate(changes, "and"))
	}
	return fix
}

var markupOnOwnSchedule = rule{
	Row:   "UpdateMarkup/INCOMPATIBLE_TERMS/1",
	Sides: fold.MarkupPercentage,

	OfRequest: true,

	Run: func(p *pass, o *fold.Entity) {
		schedule := o.After.Part(fold.PaymentScheduleTerm)
		at := o.After.Part(fold.MarkupPercentage).Value()
		switch {
		case !hasMarkup(&o.After).Holds():
		case schedule.SetBy() != nil:
			if setsScheduleAndMarkup(o) {
				p.relate(schedule.Value(), "the PaymentScheduleTerm")
				p.Report(at, "the change set also sets a PaymentScheduleTerm; %s", eitherScheduleOrMarkup(o))
			}
		case o.Created != nil: // it is the authorization's, unless a change failed
			p.Need(schedule.Needs() & errcodes.NeedChangeSet)
		case p.Known(schedule) && schedule.Value().Exists() && isMarkedUpOtherwise(p, o):
			fix := msg.Words("remove this change")
			switch {
			case o.Before.IsReleased().Holds():
			case hasMarkup(&o.Before).Fails():
				fix += " and set the charges with UpdatePaymentScheduleTerms"
			default: // which a schedule of its own does not go with
				fix = "write \"0\" here and set the charges with UpdatePaymentScheduleTerms"
			}
			p.Warn(at, "the charges of the offer are not those of the resale authorization with its markup, and a schedule of its own cannot be turned back into a markup; %s", fix)
		}
	},
}

// isMarkedUpOtherwise reports whether the stored charges are known to be others than those of
// the resale authorization with the stored markup.
func isMarkedUpOtherwise(p *pass, o *fold.Entity) bool {
	paid, owed := paymentsToCompare(p, o)
	percentage, known := o.Before.Markup()
	if len(owed) == 0 {
		return false
	}
	if !known {
		p.Need(cmp.Or(o.Before.Part(fold.MarkupPercentage).Needs(), errcodes.NeedOffer))
		return false
	}
	return !slices.EqualFunc(paid, owed, func(paid, owed payment) bool {
		return paid.date == owed.date && paid.amount.Equal(fold.MarkedUpCharge(owed.amount, percentage))
	})
}

var markupOfResale = rule{
	Row:   "UpdateMarkup/INVALID_MARKUP_PERCENTAGE/1",
	Sides: fold.MarkupPercentage,

	OfRequest: true,

	Run: func(p *pass, o *fold.Entity) {
		if p.Require(o.IsResale().Or(o.Before.Part(fold.MarkupPercentage).Present()).Not()) {
			fix := msg.Words("remove this change")
			if !o.Before.IsReleased().Holds() {
				fix += " and set the prices with UpdatePricingTerms"
			}
			if o.Created != nil {
				fix += ", or create the offer with " + insteadOfCreation[o.Created.Type]
			}
			p.ReportAs(check.DoubtfulIf(o.Created == nil), jsondoc.At(o.After.Part(fold.MarkupPercentage).Value()), "the offer is not made from a resale authorization; %s", fix)
		}
	},
}

// insteadOfCreation are the change types that make the same offer from a resale authorization.
var insteadOfCreation = map[string]msg.Words{
	changetype.CreateOffer:            changetype.CreateOfferUsingResaleAuthorization,
	changetype.CreateReplacementOffer: changetype.CreateReplacementOfferUsingResaleAuthorization,
}

// hasMarkup holds for an offer that marks up the prices of its resale
// authorization. A percentage that cannot be read says neither.
func hasMarkup(s *fold.State) check.Cond {
	part, percentage := s.Part(fold.MarkupPercentage), s.MarkupText()
	switch {
	case !part.Value().Exists() || terms.IsZero(percentage):
		return part.Is(isPositive)
	case terms.ComparePrices(percentage, "0") > 0:
		return check.If(true)
	case part.SetBy() != nil:
		return check.NotKnown(errcodes.NeedChangeSet)
	}
	return check.NotKnown(errcodes.NeedOffer)
}

// markup is the percentage of an offer after the change set.
func markup(o *fold.Entity) string { return markupOf(&o.After) }

// markupOf is the percentage as written.
func markupOf(s *fold.State) string { return numeral(s.Part(fold.MarkupPercentage).Value()) }

// numeral is a number as written, in a string or not.
func numeral(n jsondoc.Node) string {
	if n.Kind() == jsondoc.Number {
		return n.Raw()
	}
	return n.Text()
}
