// Package rulebook is where package rules hands over what it does: it exports nothing,
// since an importer of the library could not use it.
package rulebook

import (
	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
)

// MostChanges is how large a change set may be for the rules of entities to run, so that
// rules which look at other offers take no quadratic time over hostile input.
const MostChanges = 500

var (
	// CheckRequest runs the rules of the request, before it is folded. Refused are the
	// values that its schema does not hold for. It marks the changes that have an error
	// in an identifier, or in fields that are compared, as failed.
	CheckRequest func(s *changeset.Set, f *fold.Facts, refused map[jsondoc.Node]bool, r *check.Results)

	// CheckEntities runs every other rule over what the change set comes to.
	CheckEntities func(c *fold.Catalog, r *check.Results)
)
