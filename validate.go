package offercheck

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/agreements"
	"github.com/offercheck/offercheck/internal/bug"
	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/rulebook"
	"github.com/offercheck/offercheck/offer"
	_ "github.com/offercheck/offercheck/rules" // which registers its rules
)

// A Validator checks change sets and requests of the Agreement Service. It is immutable:
// many goroutines may share one. The zero Validator, and a nil one, have no options.
type Validator struct {
	facts      *fold.Facts
	known      *fold.Facts // facts with what now and limits say
	now        time.Time
	limits     offer.Limits
	edition    errcodes.Edition
	bounds     jsondoc.Options
	suppressed []check.Suppressed

	maxFindings int
	redacts     bool
}

// New returns a Validator. The error is that of an option, such as a bound that is not
// positive. An option that is nil sets nothing.
func New(options ...Option) (*Validator, error) { return blank.With(options...) }

// blank is a Validator without options, which the zero and the nil Validator stand
// for.
var blank = &Validator{facts: none, known: none, edition: errcodes.Newest}

func (v *Validator) orBlank() *Validator {
	if v == nil || v.known == nil {
		return blank
	}
	return v
}

// With returns a copy with further options; what is compiled is shared.
func (v *Validator) With(options ...Option) (with *Validator, err error) {
	defer bug.Recover(&with, &err, nil)
	w := *v.orBlank()
	for _, option := range options {
		if option == nil {
			continue
		}
		if err := option.apply(&w); err != nil {
			return nil, err
		}
	}
	w.known = w.facts.WithLimits(w.limits)
	if !w.now.IsZero() {
		w.known = w.known.WithNow(w.now)
	}
	return &w, nil
}

// Validate checks a change set as JSON text: a StartChangeSet request, or a bare list of
// changes. The error is for input that is not a change set (a *[SyntaxError]) and for
// options that do not fit; what is wrong with a change set is in the report.
func Validate(changeSet []byte, options ...Option) (*Report, error) {
	v, err := New(options...)
	if err != nil {
		return nil, err
	}
	return v.Validate(changeSet)
}

// ValidateChangeSet checks a change set built in Go, as [Validate] does JSON text.
// Findings have paths, but no lines.
func ValidateChangeSet(changeSet *offer.ChangeSet, options ...Option) (*Report, error) {
	v, err := New(options...)
	if err != nil {
		return nil, err
	}
	return v.ValidateChangeSet(changeSet)
}

// Validate checks a change set as JSON text.
func (v *Validator) Validate(changeSet []byte) (*Report, error) {
	return v.orBlank().validate(changeSet, false, nil)
}

// ValidateChangeSet checks a change set built in Go. Findings have paths, but
// no lines.
func (v *Validator) ValidateChangeSet(changeSet *offer.ChangeSet) (*Report, error) {
	return v.orBlank().validate(nil, true, changeSet)
}

// A SyntaxError is an error for input that cannot be checked at all, such as text that is
// not JSON: it has the Line, the Column and the Problem.
type SyntaxError = errcodes.SyntaxError

// A Bug is an error that is this package's fault and not the input's: it has the Panic,
// the Row that was being decided and the Stack.
type Bug = errcodes.Bug

// ValidateRequest checks the JSON input of an operation of the Agreement Service,
// such as BatchCreateBillingAdjustmentRequest. The error is for an unknown operation and for
// input that is not a JSON object (a *[SyntaxError]).
func (v *Validator) ValidateRequest(operation string, request []byte) (report *Report, err error) {
	v = v.orBlank()
	r := v.results()
	defer bug.Recover(&report, &err, r.Deciding)
	checked, err := agreements.Check(operation, request, v.facts.Agreements(), v.bounds, r)
	if err != nil {
		return nil, err
	}
	tokens := checked.Tokens()
	t := texter{v.redacts}
	report = newReport(r, t, func(part int) subject {
		if part == check.Request {
			return subject{operation: operation}
		}
		return subject{operation: operation, entry: &Entry{Index: part, ClientToken: t.token(tokens[part])}}
	})
	report.Entries = slices.Grow(report.Entries, len(tokens))
	for i, token := range tokens {
		report.Entries = append(report.Entries, BatchEntry{Index: i, ClientToken: t.token(token), Unlisted: r.Unlisted(i)})
	}
	report.Judge()
	r.Release()
	return report, nil
}

// Edition returns the edition of AWS's pages that change sets are checked against.
func (v *Validator) Edition() string { return v.orBlank().edition.String() }

// Facts returns the facts that [WithFacts] set.
func (v *Validator) Facts() *Facts { return &Facts{v.orBlank().facts} }

// results are what the options say of what is found.
func (v *Validator) results() *check.Results {
	r := check.New(v.edition)
	r.Max, r.Suppressed = v.maxFindings, slices.Clone(v.suppressed)
	return r
}

// validate checks a change set, which is given as text unless it was built.
func (v *Validator) validate(text []byte, isBuilt bool, built *offer.ChangeSet) (report *Report, err error) {
	r := v.results()
	defer bug.Recover(&report, &err, r.Deciding)
	read := func(v *Validator) (*changeset.Set, error) {
		if isBuilt {
			return v.build(built)
		}
		return v.parse(text)
	}
	set, err := read(v)
	if err != nil {
		return nil, err
	}
	catalog := v.judge(set, r)
	v.sayWhatNewestTakes(read, r)
	report = reportOn(set, texter{v.redacts}, r)
	r.Release()
	catalog.Release()
	set.Release()
	return report, nil
}

// judge checks a change set that was read, and returns what it comes to.
func (v *Validator) judge(set *changeset.Set, r *check.Results) *fold.Catalog {
	checkSync(set, v.known, r)
	catalog := fold.Fold(set, v.known)
	rulebook.CheckEntities(catalog, r)
	return catalog
}

// Preview returns each offer, resale authorization and offer set as it would be after the
// change set: a facts document with DescribeEntity responses, each with a list NotKnown of the
// parts that are not known.
func (v *Validator) Preview(changeSet []byte) (preview []byte, err error) {
	v = v.orBlank()
	r := check.Results{Edition: v.edition}
	defer bug.Recover(&preview, &err, r.Deciding)
	set, err := v.parse(changeSet)
	if err != nil {
		return nil, err
	}
	checkSync(set, v.known, &r)
	return fold.Fold(set, v.known).Preview(), nil
}

// marshalBuilt writes a change set as JSON. A panic is that of a method of the caller's
// values.
func marshalBuilt(changeSet *offer.ChangeSet) (text []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("a value of it panics: %v", p)
		}
	}()
	return json.Marshal(changeSet)
}

// parse reads a change set from JSON text.
func (v *Validator) parse(changeSet []byte) (*changeset.Set, error) {
	doc, err := jsondoc.ParseOnce(changeSet, v.bounds)
	if err != nil {
		return nil, err
	}
	return changeset.Read(doc, v.edition, v.bounds)
}

// build reads a change set built in Go.
func (v *Validator) build(changeSet *offer.ChangeSet) (*changeset.Set, error) {
	if changeSet == nil {
		return nil, errors.New("the change set is nil")
	}
	text, err := marshalBuilt(changeSet)
	if err != nil {
		return nil, fmt.Errorf("the change set cannot be written as JSON: %w", err)
	}
	doc, err := jsondoc.ParseBuilt(text, v.bounds)
	if err != nil {
		return nil, err
	}
	return changeset.Read(doc, v.edition, v.bounds)
}
