package rules

import (
	"iter"
	"strings"
	"unicode/utf8"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/agreements"
	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/view"
	"github.com/offercheck/offercheck/internal/words"
	"github.com/offercheck/offercheck/terms"
)

// AWS's page on channel partner offers sets some fields narrower than its page on offers. The
// schemas are those of all offers; of offers that are known to be made from a resale
// authorization, what the narrower page leaves out is warned of here.

// resoldChanges are the changes of a type to offers that are known to be made from a resale
// authorization.
func resoldChanges(s *changeset.Set, f *fold.Facts, changeType string) iter.Seq[*changeset.Change] {
	return func(yield func(*changeset.Change) bool) {
		if !f.MayHaveResale(s) {
			return
		}
		for i := range s.Changes {
			if c := &s.Changes[i]; c.Is(changeType) && f.IsResale(s, c) && !yield(c) {
				return
			}
		}
	}
}

// mostResaleBuyers is how many BuyerAccounts an offer that is made from a resale authorization
// has at most.
const mostResaleBuyers = 25

// buyersOfResale warns of the one account more that other offers may have. The schema reports
// any further ones.
func buyersOfResale(p *requestPass, s *changeset.Set, f *fold.Facts) {
	for c := range resoldChanges(s, f, changetype.UpdateTargeting) {
		if accounts := c.Details.Get("PositiveTargeting").Get("BuyerAccounts"); accounts.Len() == mostResaleBuyers+1 {
			p.warn(c, jsondoc.At(accounts), msg.F("BuyerAccounts: expected a list of 1 to %d accounts in an offer that is made from a resale authorization, found one of %d", mostResaleBuyers, accounts.Len()),
				msg.Plain("name the last buyer in a further offer"))
		}
	}
}

// modelOfResale warns of a pricing model that the page on channel partner offers does not have.
func modelOfResale(p *requestPass, s *changeset.Set, f *fold.Facts) {
	for c := range resoldChanges(s, f, changetype.UpdatePricingTerms) {
		model := c.Details.Get("PricingModel")
		switch model.Text() {
		case terms.Usage, terms.Free, terms.Byol:
			p.warn(c, jsondoc.At(model), msg.F("PricingModel: expected Contract in an offer that is made from a resale authorization, found %s", words.Quote(model.Text())),
				msg.Plain(keepResalePrices))
		}
	}
}

// termsOfResale warns of pricing terms that the page on channel partner offers does not have.
func termsOfResale(p *requestPass, s *changeset.Set, f *fold.Facts) {
	for c := range resoldChanges(s, f, changetype.UpdatePricingTerms) {
		for term := range view.All(c.Details.Get("Terms")) {
			if kind := terms.PricingType(term.Type()); kind != 0 && kind != terms.FixedUpfront {
				p.warn(c, jsondoc.At(term.Get("Type")), msg.F("Type: expected FixedUpfrontPricingTerm alone in an offer that is made from a resale authorization, found %s", words.Quote(term.Type())),
					msg.Plain(keepResalePrices))
			}
		}
	}
}

const keepResalePrices = "remove UpdatePricingTerms to keep the prices of the resale authorization, and raise them with UpdateMarkup"

// mostKeyOfResale is how many characters a DimensionKey has at most in an offer that is made from
// a resale authorization.
const mostKeyOfResale = 60

// keysOfResale warns of dimension keys that the page on channel partner offers does not take. The
// schema reports those that no page takes.
func keysOfResale(p *requestPass, s *changeset.Set, f *fold.Facts) {
	for c := range resoldChanges(s, f, changetype.UpdatePricingTerms) {
		for term := range view.All(c.Details.Get("Terms")) {
			if terms.PricingType(term.Type()) != terms.FixedUpfront {
				continue
			}
			for _, grant := range term.Get("Grants").Items() {
				key := grant.Get("DimensionKey")
				if n := utf8.RuneCountInString(key.Text()); n > mostKeyOfResale && n <= mostKeyOfOffer {
					p.warn(c, jsondoc.At(key), msg.F("DimensionKey: expected a string of 1 to %d characters in an offer that is made from a resale authorization, found one of %d", mostKeyOfResale, n),
						msg.Plain("write the key as the resale authorization has it; if it is that long there, AWS may refuse it"))
				}
			}
		}
	}
}

// mostKeyOfOffer is mostKeyOfResale for other offers.
const mostKeyOfOffer = 100

// validityOfResale warns of a combination that the page on channel partner offers leaves out. The
// asynchronous rules report the others.
func validityOfResale(p *requestPass, s *changeset.Set, f *fold.Facts) {
	for c := range resoldChanges(s, f, changetype.UpdateValidityTerms) {
		term := view.Find(c.Details.Get("Terms"), terms.ValidityTerm)
		if term.AgreementStartDate().Exists() && term.AgreementDuration().Exists() && !term.AgreementEndDate().Exists() {
			p.warn(c, jsondoc.At(term.Node), msg.Plain("ValidityTerm: expected AgreementStartDate with AgreementEndDate, or AgreementDuration alone, in an offer that is made from a resale authorization, found AgreementStartDate with AgreementDuration"),
				msg.Plain("write AgreementEndDate instead of AgreementDuration, or remove AgreementStartDate"))
		}
	}
}

// activeAgreement asks for an active agreement to replace. Whether the caller proposed it is not
// known here.
func activeAgreement(p *requestPass, s *changeset.Set, f *fold.Facts) {
	for i := range s.Changes {
		c := &s.Changes[i]
		id := c.Details.Get("AgreementId")
		if !c.Is(changetype.CreateReplacementOfferUsingResaleAuthorization) || !isWellFormedAgreementID(s, c, id.Text()) {
			continue
		}
		a, _ := f.Agreements().Agreement(id.Text())
		switch status := a.Status(); status {
		case agreements.StatusActive:
		case "":
			p.open(c, errcodes.NeedAgreement)
		default:
			p.fail(c, id, msg.F("AgreementId: expected an agreement that is ACTIVE, found %s, which is %s", words.Quote(id.Text()), words.Quote(status)),
				msg.Plain("only an active agreement can be replaced; if it was renewed or replaced, name the agreement that is in force now"))
		}
	}
}

// isWellFormedAgreementID reports whether an AgreementId is an id with which the schema finds
// nothing wrong.
func isWellFormedAgreementID(s *changeset.Set, c *changeset.Change, id string) bool {
	const longest = 64
	slip, _ := s.SlipIn(id, c)
	_, isReference := changeset.ReferencedName(id)
	return id != "" && utf8.RuneCountInString(id) <= longest && slip == changeset.NoSlip && !isReference && len(strings.Fields(id)) == 1
}
