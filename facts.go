package offercheck

import (
	"fmt"

	"github.com/offercheck/offercheck/internal/bug"
	"github.com/offercheck/offercheck/internal/fold"
)

// Facts are what the caller knows of the catalog and of agreements: the state of offers,
// resale authorizations, offer sets and products, what was accepted, limits that AWS does not publish. The zero value, and
// nil, know nothing. Facts are immutable: many goroutines may share them.
type Facts struct{ read *fold.Facts }

// ReadFacts reads facts as JSON: facts documents, which schema Facts of package schemas
// describes, or responses of AWS as they come, such as those of DescribeEntity,
// BatchDescribeEntities, DescribeAgreement and GetAgreementTerms. Several are merged, the
// later over the earlier; of an entity the highest revision counts. The error names the
// field that is wrong.
func ReadFacts(documents ...[]byte) (facts *Facts, err error) {
	defer bug.Recover(&facts, &err, nil)
	read, err := fold.ReadFacts(documents...)
	if err != nil {
		return nil, fmt.Errorf("facts: %w", err)
	}
	return &Facts{read}, nil
}

// Merge returns the facts of both. Where they differ, other takes precedence; of an entity
// the highest revision counts. Neither is changed, and no document is parsed again. The
// error is for facts that do not go together, such as terms that could be of several
// agreements.
func (f *Facts) Merge(other *Facts) (merged *Facts, err error) {
	defer bug.Recover(&merged, &err, nil)
	read, err := f.orNone().Merge(other.orNone())
	if err != nil {
		return nil, fmt.Errorf("facts: %w", err)
	}
	return &Facts{read}, nil
}

var none = new(fold.Facts)

// orNone is what was read; of no facts nothing.
func (f *Facts) orNone() *fold.Facts {
	if f == nil || f.read == nil {
		return none
	}
	return f.read
}
