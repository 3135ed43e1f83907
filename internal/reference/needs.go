package reference

import (
	"strings"

	"github.com/offercheck/offercheck/errcodes"
)

// A Need is one thing that a row may need, in words for people.
type Need struct {
	Need   errcodes.Needs
	Name   string // as part of a sentence
	Source string // where it comes from: a sentence
}

// Needs are the needs in the order in which they are listed.
var Needs = [...]Need{
	{errcodes.NeedChangeSet, "changes without errors", "The change set alone."},
	{errcodes.NeedOffer, "the offer", "The offer as it stands: its DescribeEntity response in --facts, unless the change set creates it; its pricing model and, if it has buyer accounts, the agreement it replaces (or null) in OfferFacts."},
	{errcodes.NeedProduct, "the product", "The product: its DescribeEntity response in --facts."},
	{errcodes.NeedAgreement, "the agreement", "The agreement: its DescribeAgreement and GetAgreementTerms responses in --facts."},
	{errcodes.NeedResale, "the resale authorization", "The resale authorization: its DescribeEntity response in --facts."},
	{errcodes.NeedOfferSet, "the offer set", "The offer set: its DescribeEntity response in --facts."},
	{errcodes.NeedSolution, "the solution", "The solution: its DescribeEntity response in --facts."},
	{errcodes.NeedOffers, "all offers of the product", "Every offer of the product in --facts, with the product named in AllOffersOf."},
	{errcodes.NeedHistory, "the price increases", "The earlier price increases: PriceIncreases in --facts."},
	{errcodes.NeedNow, "the time", "The time: the clock, or --now."},
	{errcodes.NeedLimits, "limits that AWS does not publish", "A limit that AWS does not publish, unless the meaning names a default: Limits in --facts."},
	{errcodes.NeedRequest, "a request without errors", "The request alone."},
	{errcodes.NeedInvoices, "the invoices", "The agreement's invoices: Invoices in --facts, with the agreement named in AllInvoicesOf."},
	{errcodes.NeedAdjustments, "the billing adjustments", "The earlier billing adjustments: BillingAdjustments in --facts."},
	{errcodes.NeedCancellations, "the cancellations", "The earlier cancellation requests: CancellationRequests in --facts."},
	{errcodes.NeedEdition, "an edition that knows the change type", "An edition of AWS's page that knows the change type; facts do not help."},
	{errcodes.NeedAWS, "what only AWS knows", "Something that only AWS knows, unless the meaning says what facts to give."},
}

// NamesOf lists needs by their names.
func NamesOf(needs errcodes.Needs) string {
	return join(needs, ", ", func(n *Need) string { return n.Name })
}

// SourcesOf lists where needs come from.
func SourcesOf(needs errcodes.Needs) string {
	return join(needs, " ", func(n *Need) string { return n.Source })
}

func join(needs errcodes.Needs, separator string, text func(*Need) string) string {
	var list []string
	for i := range Needs {
		if n := &Needs[i]; needs&n.Need != 0 {
			list = append(list, text(n))
		}
	}
	return strings.Join(list, separator)
}
