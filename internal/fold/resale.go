package fold

import (
	"iter"
	"slices"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/view"
	"github.com/offercheck/offercheck/offer"
	"github.com/offercheck/offercheck/terms"
)

// A ResaleAuthorization is what a manufacturer allows a channel partner to resell, and at
// what terms, as it is after the change set. The parts that an offer was asked for with it
// are known; its terms are called as in an offer, with Resale before their names.
type ResaleAuthorization struct {
	*State
	Details jsondoc.Node // as DescribeEntity gives it; none of one that the change set creates
	entity  *Entity      // nil unless the change set touches it
	resold  func() *State
}

var noAuthorization = ResaleAuthorization{State: new(State)}

// ResaleAuthorization is the resale authorization that the offer is made from. ok is false
// when the offer is made from none or one of the parts is not known; needs then says what
// would tell.
func (o *Entity) ResaleAuthorization(parts Parts) (r ResaleAuthorization, needs errcodes.Needs, ok bool) {
	id := o.After.Part(ResaleAuthorizationID)
	if id.status != present {
		return noAuthorization, id.needs, false
	}
	r, needs = o.Catalog.authorization(id.Value().Text())
	for ; needs == 0 && parts != 0; parts &= parts - 1 {
		needs = r.Part(parts & -parts).needs
	}
	if needs != 0 {
		return noAuthorization, needs, false
	}
	return r, 0, true
}

// authorization is the resale authorization with an id, or the one that a reference leads
// to. needs says what must be known to know it.
func (c *Catalog) authorization(id string) (r ResaleAuthorization, needs errcodes.Needs) {
	if c.Changes.Edition < errcodes.Edition2026 {
		if _, isReference := changeset.ReferencedName(id); isReference {
			return r, errcodes.NeedEdition // of one that the change set creates the edition has no page
		}
	}
	to, ok := c.Changes.Follow(id, 0)
	if !ok {
		return r, errcodes.NeedChangeSet // the reference leads nowhere
	}
	e, isStored := c.Facts.Entity(to.ID)
	isStored = isStored && e.Type == changetype.ResaleAuthorization
	if a := c.touched(changetype.ResaleAuthorization, to); a != nil {
		return ResaleAuthorization{&a.After, e.Details, a, func() *State { return resoldState(&a.After) }}, 0
	}
	switch {
	case isStored:
		s := c.Facts.stored[to.ID]
		return ResaleAuthorization{s.state(), e.Details, nil, s.resold}, 0
	case to.ID == "":
		return r, errcodes.NeedChangeSet // the change that it refers to creates none
	}
	return r, errcodes.NeedResale
}

// IsNew reports whether the change set creates the authorization.
func (r ResaleAuthorization) IsNew() bool { return r.entity != nil && r.entity.Created != nil }

// CurrencyCode is the currency of the authorization; "" when its terms say none
// or do not say the same.
func (r ResaleAuthorization) CurrencyCode() string {
	code := ""
	for t := range r.Currencies() {
		switch own := t.Text(); {
		case own == "" || own == code:
		case code != "":
			return ""
		default:
			code = own
		}
	}
	return code
}

// FixedDuration is the duration of the authorization's fixed upfront term; it
// does not exist when there is no such term, or when the term leaves it open.
func (r ResaleAuthorization) FixedDuration() jsondoc.Node {
	return changeset.Given(r.Term(terms.FixedUpfront).Duration())
}

// Durations are the fixed duration and those that buyers choose a rate card by.
func (r ResaleAuthorization) Durations() iter.Seq[jsondoc.Node] {
	return func(yield func(jsondoc.Node) bool) {
		if fixed := r.FixedDuration(); fixed.Exists() && !yield(fixed) {
			return
		}
		for _, card := range r.Term(terms.ConfigurableUpfront).RateCards() {
			if !yield(card.Selector().Value()) {
				return
			}
		}
	}
}

// UpfrontKeys are the dimension keys that the rate cards of the authorization's
// configurable upfront term price; "" for one that is not readable.
func (r ResaleAuthorization) UpfrontKeys() iter.Seq[string] {
	return func(yield func(string) bool) {
		for key := range r.Term(terms.ConfigurableUpfront).Keys() {
			if !yield(key.Text()) {
				return
			}
		}
	}
}

// MaximumAgreementStartDate is the last day on which agreements may start; it
// does not exist when the authorization does not bound it.
func (r ResaleAuthorization) MaximumAgreementStartDate() jsondoc.Node {
	return changeset.Given(r.Part(BuyerValidityTerm).Value().Get("MaximumAgreementStartDate"))
}

// NetPaymentTerm says within which PaymentDuePeriod a buyer pays invoices; it does not
// exist when the authorization leaves that open.
func (r ResaleAuthorization) NetPaymentTerm() view.Term {
	return view.Term{Node: r.Part(NetPaymentTerm).Value()}
}

// ProductOf is the product that an authorization is for. It is never nil.
func (c *Catalog) ProductOf(r ResaleAuthorization) *Product {
	if r.entity != nil {
		return r.entity.Product()
	}
	product := offer.EntityID(r.Part(ProductID).Value().Text())
	if product == "" {
		return (&Product{needs: errcodes.NeedResale}).orOf(r.Details)
	}
	return c.product(changeset.Target{ID: product}).orOf(r.Details)
}

// MayHaveResale reports whether [Facts.IsResale] may hold for a change of the set: most sets
// have no such offer, and that is told at once.
func (f *Facts) MayHaveResale(s *changeset.Set) bool { return f.holdsResale || s.HasAny(makesResale) }

var makesResale = changeset.TypesOf(errcodes.Newest, changetype.CreateOfferUsingResaleAuthorization) |
	changeset.TypesOf(errcodes.Newest, changetype.CreateReplacementOfferUsingResaleAuthorization)

// isResale reports whether the entity is an offer that is made from a resale authorization.
func (e *Described) isResale() bool {
	return e.Type == changetype.Offer && e.Details.Get(ResaleAuthorizationID.nameIn(e.Type)).Text() != ""
}

// IsResale reports whether the offer that a change is about is known to be made from a resale
// authorization: by the change of the set that creates it, or by its entity.
func (f *Facts) IsResale(s *changeset.Set, c *changeset.Change) bool {
	if c.Kind != changetype.Offer || c.Entity == changeset.None {
		return false
	}
	to := s.Target(c.Entity)
	if to.ID != "" {
		e, ok := f.Entity(to.ID)
		return ok && e.isResale()
	}
	created := &s.Changes[to.Created]
	return created.Kind == changetype.Offer && effectOf(created.Known).creates&ResaleAuthorizationID != 0
}

// Buyers are the only accounts that an offer or a resale authorization is for, in order and
// each once; none when it is for every buyer, or when that is not known. DescribeEntity gives
// an account of a resale authorization as an object with AwsAccountId, the change types that
// set it as a string. readable is false when there are others that are neither.
func (s *State) Buyers() (accounts []string, readable bool) {
	list := s.Part(Targeting).Value().Get("PositiveTargeting").Get("BuyerAccounts")
	readable = true
	for _, n := range list.Items() {
		account := n.Text()
		if n.Kind() == jsondoc.Object {
			account = n.Get("AwsAccountId").Text()
		}
		if account == "" {
			readable = false
			continue
		}
		accounts = append(accounts, account)
	}
	slices.Sort(accounts)
	return slices.Compact(accounts), readable
}

// Currencies are the CurrencyCodes of the pricing terms and of the payment schedule, as far
// as they are known and say one.
func (s *State) Currencies() iter.Seq[jsondoc.Node] {
	return func(yield func(jsondoc.Node) bool) {
		for _, term := range s.Terms() {
			if code := term.CurrencyCode(); code.Text() != "" && !yield(code) {
				return
			}
		}
		if code := s.Schedule().CurrencyCode(); code.Text() != "" {
			yield(code)
		}
	}
}
