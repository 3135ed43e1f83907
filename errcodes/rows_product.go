package errcodes

import (
	"slices"
	"strings"
	"sync"
)

// productTable has this project's own rows of changes to products that sellers send
// beside offers: what they were refused for, which AWS's page of offers does not say.
var productTable = [...]Row{
	{
		ID: "Product/AddDimensions/(list)", Phase: Sync, Code: ValidationException, HTTPStatus: 422,
		Title:       "the details of AddDimensions are an object",
		Message:     "the details of AddDimensions are an object",
		Explanation: "The details of AddDimensions are a list of dimensions. AWS refused requests of sellers who sent an object, as in most other change types.",
		Fix:         "Write the list of dimensions itself as the details, without an object around it.",
	},
	{
		ID: "Product/AddDimensions/(usage price)", Phase: Async, Code: InvalidInput,
		Title:       "a metered dimension is added to a SaaS product without a usage price",
		Message:     "Provide a usage price for each metered dimension that is added, in the same change set.",
		Explanation: "AddDimensions gives a SaaS product a dimension with the type Metered or ExternallyMetered, and no UpdatePricingTerms in the change set has a rate for it in UsageBasedPricingTerm. AWS refused requests of sellers for that. A product that the change set creates, or that is a draft, is exempt: it has no offer yet.",
		Fix:         "Add an UpdatePricingTerms change for the product's offer with a rate for every metered dimension, the old ones and the new.",
	},
	{
		ID: "Product/AddDimensions/(description)", Phase: Async, Code: InvalidInput,
		Title:       "the Description of a dimension is too long",
		Message:     "Provide a Description of up to 90 characters for each dimension.",
		Explanation: "The Description of a dimension in AddDimensions has more than 90 characters. AWS refused requests of sellers for that.",
		Fix:         "Shorten the Description to 90 characters.",
	},
	{
		ID: "Product/UpdateDimensions/(description)", Phase: Async, Code: InvalidInput,
		Title:       "the Description of a dimension is too long",
		Message:     "Provide a Description of up to 90 characters for each dimension.",
		Explanation: "The Description of a dimension in UpdateDimensions has more than 90 characters. AWS refused requests of sellers for that.",
		Fix:         "Shorten the Description to 90 characters.",
	},
	{
		ID: "Product/ReleaseProduct/(offer)", Phase: Async, Code: InvalidInput, Needs: NeedOffers,
		Title:       "a product is released without an offer",
		Message:     "Release an offer of the product before the product, or with it.",
		Explanation: "The change set has ReleaseProduct, and no offer of the product is released, neither before nor by the change set. That is known for a product that the change set creates, and when the facts hold all offers of the product.",
		Fix:         "Add ReleaseOffer for an offer of the product to the change set, with everything that the offer needs for its release.",
	},
}

// productRows are those of the table.
func productRows() []Row { return slices.Clone(madeProductRows()) }

var madeProductRows = sync.OnceValue(func() (rows []Row) {
	for _, r := range productTable {
		_, rest, _ := strings.Cut(r.ID, "/")
		r.ChangeType, _, _ = strings.Cut(rest, "/")
		r.Basis, r.Needs = Ours, r.Needs|NeedChangeSet
		rows = append(rows, r)
	}
	return rows
})
