package offercheck

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/offer"
)

// An Option sets something of a [Validator].
type Option interface{ apply(*Validator) error }

type option func(*Validator) error

func (o option) apply(v *Validator) error { return o(v) }

// WithFacts sets what the caller knows of the catalog, instead of facts set before.
// Use [Facts.Merge] to add to them.
func WithFacts(facts *Facts) Option {
	return option(func(v *Validator) error {
		v.facts = facts.orNone()
		return nil
	})
}

// WithNow sets the time as of which to check. It takes precedence over the Now of the facts;
// without either it is the current time.
func WithNow(t time.Time) Option {
	return option(func(v *Validator) error {
		v.now = t
		return nil
	})
}

// WithLimits sets bounds that AWS does not publish. They take precedence over those of the
// facts, and are held to the same schema.
func WithLimits(l offer.Limits) Option {
	return option(func(v *Validator) error {
		text, err := json.Marshal(map[string]offer.Limits{"Limits": l})
		if err != nil {
			return fmt.Errorf("limits: %w", err)
		}
		facts, err := fold.ReadFacts(text) // a copy: the caller may change theirs
		if err != nil {
			return fmt.Errorf("limits: %w", err)
		}
		v.limits = *facts.Limits()
		return nil
	})
}

// WithEdition sets the edition of AWS's pages to check change sets against, one of
// [Editions]. The default is the newest. It has no effect on requests of the Agreement
// Service.
func WithEdition(name string) Option {
	return option(func(v *Validator) error {
		e, ok := errcodes.ParseEdition(name)
		if !ok {
			return fmt.Errorf("unknown edition %q; the editions are %s", name, strings.Join(Editions(), ", "))
		}
		v.edition = e
		return nil
	})
}

// Editions returns the editions of AWS's pages that change sets can be checked against,
// oldest first.
func Editions() []string {
	var names []string
	for _, e := range errcodes.Editions() {
		names = append(names, e.String())
	}
	return names
}

// WithMaxSize bounds the size of a document in bytes, 64 MiB by default. A larger document
// is an error.
func WithMaxSize(bytes int) Option {
	return option(func(v *Validator) error {
		v.bounds.MaxSize = bytes
		return positive("the size of a document", bytes)
	})
}

// WithMaxDepth bounds how deep the objects and lists of a document may nest, 512 levels by
// default. A deeper document is an error.
func WithMaxDepth(levels int) Option {
	return option(func(v *Validator) error {
		v.bounds.MaxDepth = levels
		return positive("the depth of a document", levels)
	})
}

// WithMaxFindings bounds the errors, and the warnings, that a report lists, 10,000 of each
// by default. A report that was truncated says so, and has the verdict of the whole.
func WithMaxFindings(n int) Option {
	return option(func(v *Validator) error {
		v.maxFindings = n
		return positive("the number of findings", n)
	})
}

// WithRedaction leaves what is the seller's and the buyer's out of reports: account ids,
// prices and names, in messages, paths and the names of changes. Dates, durations, ids of
// entities and what AWS's pages name stay. Such a report has no edits.
func WithRedaction() Option {
	return option(func(v *Validator) error {
		v.redacts = true
		return nil
	})
}

// positive returns an error if a bound is not positive.
func positive(what string, n int) error {
	if n <= 0 {
		return fmt.Errorf("%s cannot be limited to %d: 1 or more is expected", what, n)
	}
	return nil
}

// WithoutRow suppresses a row that is wrong in the caller's case. The report lists it with
// the reason: of several reasons for one row the last.
func WithoutRow(row, reason string) Option {
	return option(func(v *Validator) error {
		if _, ok := errcodes.FindRow(row); !ok {
			return fmt.Errorf("there is no row %q to suppress; docs/rules.md lists the rows", row)
		}
		if reason == "" {
			return fmt.Errorf("row %s cannot be suppressed without a reason", row)
		}
		others := slices.DeleteFunc(slices.Clone(v.suppressed), func(s check.Suppressed) bool { return s.Row == row })
		v.suppressed = append(others, check.Suppressed{Row: row, Reason: reason})
		return nil
	})
}
