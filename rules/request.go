package rules

import (
	"strings"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/edition"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/words"
)

// A requestRule decides one synchronous row that relates fields of the request
// to each other or to the facts, where no schema of one document can.
type requestRule struct {
	Row string
	Run func(p *requestPass, s *changeset.Set, f *fold.Facts)
}

// requestRulesIn are the rules that each edition adds, or puts in place of those of the same
// rows.
var requestRulesIn = [errcodes.NumEditions][]requestRule{
	errcodes.Edition2024: requestRules2024,
	errcodes.Edition2026: requestRules2026,
}

// requestRules2024 are in the order of the tables.
var requestRules2024 = []requestRule{
	{"StartChangeSet/422/ChangeSet[].ChangeType", knownChangeTypes},
	{"StartChangeSet/422/ChangeSet[].ChangeName", uniqueNames},
	{"StartChangeSet/422/ChangeSet[].Entity.Type", fittingEntityTypes},
	{"StartChangeSet/422/ChangeSet[].Entity.Identifier", writtenIdentifiers},
	{"StartChangeSet/404/ChangeSet[].Entity.Identifier", references},
	{"StartChangeSet/422/ChangeSet[].Details", readableDetails},
	{"StartChangeSet/422/ChangeSet[]", oncePerEntity},
	{"CreateOffer/403/ProductId", onlyAWSKnows("CreateOffer")},
	{"CreateOffer/404/ProductId", productOfOffer},
	{"CreateReplacementOffer/403/AgreementId", onlyAWSKnows("CreateReplacementOffer")},
}

// requestRules2026 are in the order of the tables.
var requestRules2026 = []requestRule{
	{"StartChangeSet/422/ChangeSet[].Entity.Type", fittingEntities},
	{"StartChangeSet/422/ChangeSet[].Entity.Identifier/revision", latestRevisions},
	{"StartChangeSet/422/Intent/(note)", validateIntent},
	{"StartChangeSet/422/ChangeSet[].EntityTags", tagsOfCreated},
	{"CreateOffer/422/OfferSetId", offerSets},
	{"CreateOfferUsingResaleAuthorization/422/ResaleAuthorizationId/caller", onlyAWSKnows("CreateOfferUsingResaleAuthorization")},
	{"CreateOfferUsingResaleAuthorization/422/(Channel Partner)", onlyAWSKnows("CreateOfferUsingResaleAuthorization")},
	{"CreateReplacementOfferUsingResaleAuthorization/422/ResaleAuthorizationId/caller", onlyAWSKnows("CreateReplacementOfferUsingResaleAuthorization")},
	{"CreateReplacementOfferUsingResaleAuthorization/422/(Channel Partner)", onlyAWSKnows("CreateReplacementOfferUsingResaleAuthorization")},
	{"CreateReplacementOfferUsingResaleAuthorization/422/AgreementId", activeAgreement},
	{"UpdateTargeting/422/PositiveTargeting.BuyerAccounts/resale", buyersOfResale},
	{"UpdatePricingTerms/422/PricingModel/resale", modelOfResale},
	{"UpdatePricingTerms/422/Terms/resale", termsOfResale},
	{"UpdatePricingTerms/422/Terms[].FixedUpfrontPricingTerm.Grants[].DimensionKey/resale", keysOfResale},
	{"UpdateValidityTerms/422/Terms[].ValidityTerm/resale", validityOfResale},
	{"UpdateRenewalTerms/422/Terms[].PriceIncrease.Range", orderedRange},
	{"UpdateRenewalTerms/422/Terms[].TermTemplates[].Schedule[].ChargeDateOffset", offsetsInOneUnit},
	{"OfferSet/AssociateOffers/422/Offers", offersNamedOnce},
	{"ResaleAuthorization/CreateResaleAuthorization/403/ProductId", onlyAWSKnows("ResaleAuthorization/CreateResaleAuthorization")},
	{"ResaleAuthorization/CreateResaleAuthorization/404/ProductId", productOfNewAuthorization},
	{"ResaleAuthorization/UpdateAvailability/422/AvailabilityEndDate", authorizedUntil},
	{"ResaleAuthorization/UpdateBuyerValidityTerms/422/Terms[].BuyerValidityTerm.MaximumAgreementStartDate", startOfBuyers},
	{"ResaleAuthorization/UpdateLegalTerms/422/Terms", eachTypeOnce(changetype.UpdateLegalTerms, "BuyerLegalTerm", "ResaleLegalTerm")},
	{"ResaleAuthorization/UpdatePricingTerms/422/Terms", eachTypeOnce(changetype.UpdatePricingTerms,
		"ResaleUsageBasedPricingTerm", "ResaleConfigurableUpfrontPricingTerm", "ResaleFixedUpfrontPricingTerm")},
	{"ResaleAuthorization/UpdatePricingTerms/422/PricingModel", termsOfResaleModel},
	{"ResaleAuthorization/UpdatePaymentScheduleTerms/422/Terms[].ResalePaymentScheduleTerm.Schedule[].ChargeDate", chargesToCome},
}

// A compiledRequestRule is a rule with the change types that its row is about.
type compiledRequestRule struct {
	check.Compiled[requestRule]
	types changeset.Types
}

var (
	requestRules       = check.Compile(requestRulesIn, func(r *requestRule) string { return r.Row })
	compiledForRequest = edition.Once(func(e errcodes.Edition) (all []compiledRequestRule) {
		for _, c := range requestRules(e) {
			all = append(all, compiledRequestRule{c, changeset.TypesOf(e, c.Row.Owner())})
		}
		return all
	})
)

// checkRequest runs the rules of the request, before it is folded. Refused are the
// values that its schema does not hold for. It marks the changes that have an error
// in an identifier, or in fields that are compared, as failed.
func checkRequest(s *changeset.Set, f *fold.Facts, refused map[jsondoc.Node]bool, r *check.Results) {
	p := &requestPass{r.Begin(nil, check.Request, false), refused} // one for all runs
	rules := compiledForRequest(s.Edition)
	for i := range rules {
		rule := &rules[i]
		if !s.HasAny(rule.types) {
			continue
		}
		p.Reset(rule.Row, check.Request, false, check.If(true))
		rule.Rule.Run(p, s, f)
	}
}

// A requestPass is one run of one rule over a request.
type requestPass struct {
	check.Pass
	refused map[jsondoc.Node]bool
}

// report notes an error for a change: what is expected and what was found, and how
// to fix it. It reports whether the error counts.
func (p *requestPass) report(c *changeset.Change, at jsondoc.Place, message, detail msg.Text) (counts bool) {
	p.Part = c.Index
	return p.Report(check.ByBasis, at, message, detail)
}

// warn notes a warning for a change.
func (p *requestPass) warn(c *changeset.Change, at jsondoc.Place, message, detail msg.Text) {
	p.Part = c.Index
	p.Report(check.Doubtful, at, message, detail)
}

// open leaves the row open for a change.
func (p *requestPass) open(c *changeset.Change, needs errcodes.Needs) {
	p.Part = c.Index
	p.LeaveOpen(needs, msg.Text{})
}

// validateIntent warns of VALIDATE beside a change for which AWS does not have it.
func validateIntent(p *requestPass, s *changeset.Set, _ *fold.Facts) {
	intent := s.Root.Get("Intent")
	if intent.Text() != "VALIDATE" {
		return
	}
	for i := range s.Changes {
		if c := &s.Changes[i]; c.Kind != "" {
			p.Part = check.Request
			p.Report(check.ByBasis, jsondoc.At(intent), msg.F("Intent: expected APPLY or none beside a change to %s, found \"VALIDATE\"", aKind(c.Kind)),
				msg.Plain("AWS's reference says that VALIDATE is available for adding versions to single-AMI products only; remove Intent, or write \"APPLY\", when the change set is to be carried out"))
			return
		}
	}
}

// tagsOfCreated warns of tags on a change that creates nothing. The schema warns of their form.
func tagsOfCreated(p *requestPass, s *changeset.Set, _ *fold.Facts) {
	for i := range s.Changes {
		if c := &s.Changes[i]; c.HasTags && c.Type != "" && !strings.HasPrefix(c.Type, "Create") {
			p.warn(c, jsondoc.AtName(c.Node.Get("EntityTags")),
				msg.F("EntityTags: expected none on a change that creates no entity, found them on %s", words.Quote(c.Type)),
				msg.Plain("remove EntityTags, or give them with the change that creates the entity"))
		}
	}
}

func uniqueNames(p *requestPass, s *changeset.Set, _ *fold.Facts) {
	for i := range s.Changes {
		c := &s.Changes[i]
		if c.Name == "" {
			continue
		}
		if first, _ := s.Named(c.Name); first != c {
			p.Relate(jsondoc.At(first.Node.Get("ChangeName")), "first")
			p.report(c, jsondoc.At(c.Node.Get("ChangeName")),
				msg.F("ChangeName: expected a name that no other change has, found %s again", words.Quote(c.Name)),
				msg.F("first given to change %d; a reference $%s.Entity.Identifier would have no meaning; give each change a name of its own", first.Index, words.Truncate(c.Name)))
		}
	}
}

// readableDetails asks for details that can be read. A string that the schema
// refuses, such as an empty one, is not reported for its text as well.
func readableDetails(p *requestPass, s *changeset.Set, _ *fold.Facts) {
	for i := range s.Changes {
		c := &s.Changes[i]
		if c.Problem == changeset.DetailsFine {
			continue
		}
		details := c.Node.Get("Details")
		if details.Exists() && p.refused[details] {
			continue
		}
		switch c.Problem {
		case changeset.DetailsMissing:
			p.report(c, jsondoc.Missing(c.Node, "DetailsDocument"),
				msg.Plain("DetailsDocument is missing: expected the details of the change as an object in DetailsDocument, or as JSON in the string Details"), msg.Text{})
		case changeset.DetailsTwice:
			p.report(c, jsondoc.At(details),
				msg.Plain("Details: expected either Details or DetailsDocument, found both"), msg.Plain("keep DetailsDocument and remove Details"))
		case changeset.DetailsNotJSON:
			p.report(c, jsondoc.At(details),
				msg.F("Details: expected a JSON object in a string, found text that is not JSON: %v", c.SyntaxErr),
				msg.Plain("lines and columns are counted within the string; DetailsDocument takes the same object without quotes"))
		case changeset.DetailsKind:
			p.report(c, jsondoc.At(details),
				msg.Plain("Details: expected a JSON object in a string, found a string with other JSON"), msg.Plain("write the details as an object in braces"))
		}
	}
}

// oncePerEntity holds a change type to one change for each entity. Of several
// the later ones are the findings.
func oncePerEntity(p *requestPass, s *changeset.Set, _ *fold.Facts) {
	for i := range s.Changes {
		c := &s.Changes[i]
		if c.Earlier < 0 {
			continue
		}
		p.Relate(jsondoc.At(s.Changes[c.Earlier].Node), "first")
		p.report(c, jsondoc.At(c.Node),
			msg.F("ChangeSet[%d]: expected each change type once for an entity, found %s again for %s", i, msg.Words(c.Type), show(c.Identifier)),
			msg.F("first in change %d; merge the two changes into one, or send the second in a later change set", c.Earlier))
	}
}

// show is an identifier for a message. A change that creates its entity has none.
func show(identifier string) msg.Text {
	if identifier == "" {
		return msg.Plain("the same entity")
	}
	return msg.Value(words.Truncate(identifier))
}

// onlyAWSKnows leaves the row open for every change of a type, which is given as ids of rows
// begin with it.
func onlyAWSKnows(owner string) func(*requestPass, *changeset.Set, *fold.Facts) {
	return func(p *requestPass, s *changeset.Set, _ *fold.Facts) {
		for i := range s.Changes {
			if c := &s.Changes[i]; c.Is(owner) {
				p.open(c, errcodes.NeedAWS)
			}
		}
	}
}
