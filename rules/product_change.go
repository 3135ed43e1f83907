package rules

import (
	"unicode/utf8"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/words"
	"github.com/offercheck/offercheck/terms"
)

// What sellers were refused for in changes to products that they sent beside offers.
// AWS's page of offers says nothing of it: these are rows of our own, and warnings.

// A productRule decides one such row for a change to a product.
type productRule struct {
	Row string
	Run func(p *productPass)
}

var productRules = []productRule{
	{"Product/AddDimensions/(list)", dimensionsAsList},
	{"Product/AddDimensions/(usage price)", pricedDimensions},
	{"Product/AddDimensions/(description)", shortDescriptions},
	{"Product/UpdateDimensions/(description)", shortDescriptions},
	{"Product/ReleaseProduct/(offer)", releasedWithOffer},
}

var compiledForProducts = check.Compile([errcodes.NumEditions][]productRule{productRules}, func(r *productRule) string { return r.Row })

// A productPass is one run of one rule over one change to a product.
type productPass struct {
	check.Pass
	change  *changeset.Change
	product *fold.Product
	catalog *fold.Catalog
}

func (p *productPass) warn(at jsondoc.Node, detail msg.Text) {
	p.Report(check.Doubtful, jsondoc.At(at), msg.Plain(p.Row.Message), detail)
}

// checkProducts runs the rules over every change to a product that says what it does.
func checkProducts(c *fold.Catalog, r *check.Results) {
	for product := range c.ChangedProducts() {
		for _, change := range product.Changes() {
			for _, rule := range compiledForProducts(r.Edition) {
				if rule.Row.ChangeType != change.Type || change.Failed || change.Astray {
					continue
				}
				rule.Rule.Run(&productPass{r.Begin(rule.Row, change.Index, false), change, product, c})
			}
		}
	}
}

func dimensionsAsList(p *productPass) {
	if details := p.change.Details; details.Kind() == jsondoc.Object {
		p.Report(check.Doubtful, jsondoc.At(details), msg.F("DetailsDocument: expected a list of dimensions, found %s", words.Show(details)),
			msg.Plain(`write the list itself, such as [{"Key": "seat", "Name": "Seat", "Description": "A seat", "Unit": "Users", "Types": ["Entitled"]}]`))
	}
}

// mostDescription is how many characters the description of a dimension may have.
const mostDescription = 90

func shortDescriptions(p *productPass) {
	for _, n := range p.change.Details.Items() {
		description := n.Get("Description")
		if length := utf8.RuneCountInString(description.Text()); length > mostDescription {
			p.warn(description, msg.F("the Description of %q has %d characters; shorten it to %d", n.Get("Key").Text(), length, mostDescription))
		}
	}
}

// pricedDimensions asks for a usage price of each metered dimension that is added to a
// SaaS product which is sold already.
func pricedDimensions(p *productPass) {
	if p.product.Type() != saas || p.product.Created != nil || p.product.IsDraft() {
		return
	}
	priced := map[string]bool{}
	for s := range p.product.Offers(p.catalog) {
		part := s.Part(fold.PricingTerms)
		if part.SetBy() == nil && part.Needs()&(errcodes.NeedChangeSet|errcodes.NeedEdition) == 0 {
			continue // the change set leaves its prices as they are
		}
		if part.Needs() != 0 {
			return // what it sets is not known
		}
		for key := range s.Term(terms.UsageBased).DistinctKeys() {
			priced[key.Text()] = true
		}
	}
	for _, n := range p.change.Details.Items() {
		if key := n.Get("Key"); isMeteredEntry(n) && !priced[key.Text()] {
			p.warn(key, msg.F("no UpdatePricingTerms of the change set has a usage price for the metered dimension %q; add one for the product's offer with a rate for every metered dimension", key.Text()))
		}
	}
}

// isMeteredEntry reports whether a dimension of AddDimensions is metered.
func isMeteredEntry(n jsondoc.Node) bool {
	for _, t := range n.Get("Types").Items() {
		if t.Text() == "Metered" || t.Text() == "ExternallyMetered" {
			return true
		}
	}
	return false
}

// releasedWithOffer asks for an offer of a product that is released: one that is
// released already, or by the change set.
func releasedWithOffer(p *productPass) {
	if p.product.Created == nil && !p.catalog.Facts.HasAllOffersOf(p.product.ID) {
		return
	}
	for s, is := range p.product.Offers(p.catalog) {
		if released := is.And(s.IsReleased()); !released.Fails() {
			return
		}
	}
	p.warn(p.change.Details, msg.F("no offer of %s is released, before or by this change set; add ReleaseOffer for one that has all it needs", p.product.Label()))
}
