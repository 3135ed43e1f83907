package rules

import (
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
)

// Authorizations for AWS's distributor in Brazil have conditions of their own. AWS's page on
// them gives neither codes nor messages.

// brazilDistributor is the account of the distributor.
const brazilDistributor = "664418980131"

// isForBrazil holds for a resale authorization for the distributor.
func isForBrazil(o *fold.Entity) check.Cond {
	return o.After.Part(fold.ResellerAccountID).Text(brazilDistributor)
}
