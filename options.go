package offercheck

import (
	"fmt"
	"slices"
	"time"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/offer"
)

// An Option sets something of a [Validator].
type Option func(*Validator) error

// Facts hands in what the caller knows of the catalog: facts documents, or bare
// responses of DescribeEntity, BatchDescribeEntities, DescribeAgreement and
// GetAgreementTerms. Several are merged, the later over the earlier; of an entity
// the highest revision counts. They take the place of facts given before.
func Facts(documents ...[]byte) Option {
	return func(v *Validator) error {
		facts, err := fold.ReadFacts(documents...)
		if err != nil {
			return fmt.Errorf("facts: %w", err)
		}
		v.facts, v.documents = facts, slices.Clone(documents)
		return nil
	}
}

// AddFacts is [Facts] beside those given before, which it goes over.
func AddFacts(documents ...[]byte) Option {
	return func(v *Validator) error { return Facts(slices.Concat(v.documents, documents)...)(v) }
}

// Now is the time as of which to judge. It goes before the facts' Now; without
// either the clock is asked.
func Now(t time.Time) Option {
	return func(v *Validator) error {
		v.now = t
		return nil
	}
}

// Limits gives bounds that AWS does not publish. They go before the facts'.
func Limits(l offer.Limits) Option {
	return func(v *Validator) error {
		v.limits = l
		return nil
	}
}

// Edition names the edition of AWS's page to check against. There is one:
// "2024".
func Edition(name string) Option {
	return func(*Validator) error {
		if name != errcodes.Edition {
			return fmt.Errorf("there is no edition %q; there is %s", name, errcodes.Edition)
		}
		return nil
	}
}

// MaxSize bounds a document's size in bytes (default 64 MiB), MaxDepth how deep
// its objects and lists may nest (default 512). A document beyond is an error.
func MaxSize(bytes int) Option {
	return func(v *Validator) error { v.bounds.MaxSize = bytes; return nil }
}

// MaxDepth: see [MaxSize].
func MaxDepth(levels int) Option {
	return func(v *Validator) error { v.bounds.MaxDepth = levels; return nil }
}

// MaxFindings bounds the errors, and the warnings, that a report lists (default
// 10,000 of each, as for 0 or less). A report that was cut says so.
func MaxFindings(n int) Option {
	return func(v *Validator) error { v.maxFindings = n; return nil }
}

// Without leaves a row out, for a caller in whose case it is wrong. The report says that
// the row was left out, and why: of several reasons for one row the last.
func Without(row, reason string) Option {
	return func(v *Validator) error {
		_, documented := errcodes.FindRow(row)
		if _, own := errcodes.OwnRow(row); !documented && !own {
			return fmt.Errorf("there is no row %q to leave out; see offercheck rules", row)
		}
		if reason == "" {
			return fmt.Errorf("row %s is to be left out without a reason", row)
		}
		others := slices.DeleteFunc(slices.Clone(v.leftOut), func(l errcodes.LeftOut) bool { return l.Row == row })
		v.leftOut = append(others, errcodes.LeftOut{Row: row, Reason: reason})
		return nil
	}
}

// bounds of a document.
type bounds = jsondoc.Options
