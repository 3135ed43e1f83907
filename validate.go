package offercheck

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/offercheck/offercheck/agreement"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/offer"
	"github.com/offercheck/offercheck/rules"
	"github.com/offercheck/offercheck/schemas"
)

// Report is what was found in one change set.
type Report = errcodes.Report

// Finding is one thing that is wrong, and where.
type Finding = errcodes.Finding

// A Validator checks change sets. It is not changed by checking: many
// goroutines may share one.
type Validator struct {
	facts     *offer.Facts
	known     *offer.Facts // facts with what now and limits say
	documents [][]byte     // that facts was read from
	now       time.Time
	limits    offer.Limits
	bounds    bounds
	leftOut   []errcodes.LeftOut

	maxFindings int
}

// New makes a Validator. The error is that of an option, such as facts that
// are malformed.
func New(options ...Option) (*Validator, error) {
	return (&Validator{facts: new(offer.Facts)}).With(options...)
}

// With gives a copy with further options; what is compiled is shared.
func (v *Validator) With(options ...Option) (*Validator, error) {
	w := *v
	for _, option := range options {
		if err := option(&w); err != nil {
			return nil, err
		}
	}
	w.known = w.facts.WithLimits(w.limits)
	if !w.now.IsZero() {
		w.known = w.known.WithNow(w.now)
	}
	return &w, nil
}

// Validate checks a change set: JSON text, or an [offer.ChangeSet] built in Go.
// The error is for input that is no change set (a *[SyntaxError]) and for
// options that do not fit; what is wrong with a change set is in the report.
func Validate[I offer.Input](changeSet I, options ...Option) (*Report, error) {
	v, err := New(options...)
	if err != nil {
		return nil, err
	}
	return validate(v, changeSet)
}

// Validate checks a change set as JSON text.
func (v *Validator) Validate(changeSet []byte) (*Report, error) { return validate(v, changeSet) }

// ValidateChangeSet checks a change set built in Go. Findings have paths, but
// no lines.
func (v *Validator) ValidateChangeSet(changeSet *offer.ChangeSet) (*Report, error) {
	return validate(v, changeSet)
}

// SyntaxError says why input is no change set, with line and column.
type SyntaxError = jsondoc.SyntaxError

// A Bug is an error that is this package's fault and not the input's.
type Bug struct{ Panic any }

func (b *Bug) Error() string {
	return fmt.Sprintf("offercheck has a bug; please report it with the document: %v", b.Panic)
}

// ValidateRequest checks the JSON input of an operation of the Agreement Service,
// such as BatchCreateBillingAdjustmentRequest. The error is for an operation that
// there is not and for input that is no JSON object.
func (v *Validator) ValidateRequest(operation string, request []byte) (report *Report, err error) {
	defer catch(&report, &err)
	r := v.results()
	checked, err := agreement.Check(operation, request, v.facts.Agreements(), v.bounds, r)
	if err != nil {
		return nil, err
	}
	report = checked.Report(r)
	r.Release()
	return report, nil
}

// results are what the options say of what is found.
func (v *Validator) results() *check.Results {
	r := check.New()
	r.Max, r.LeftOut = v.maxFindings, slices.Clone(v.leftOut)
	return r
}

// catch makes an error of a panic.
func catch[T any](result *T, err *error) {
	if p := recover(); p != nil {
		var none T
		*result, *err = none, &Bug{p}
	}
}

func validate[I offer.Input](v *Validator, changeSet I) (report *Report, err error) {
	defer catch(&report, &err)
	r := v.results()
	catalog, err := fold(v, changeSet, r)
	if err != nil {
		return nil, err
	}
	rules.Check(catalog, r)
	report = reportOn(catalog.Changes, r)
	r.Release()
	catalog.Changes.Release()
	return report, nil
}

// Preview gives each offer as it would be after the change set: a facts
// document with DescribeEntity responses, each with a list NotKnown of the parts
// that are not known.
func (v *Validator) Preview(changeSet []byte) (preview []byte, err error) {
	defer catch(&preview, &err)
	var r check.Results
	catalog, err := fold(v, changeSet, &r)
	if err != nil {
		return nil, err
	}
	return catalog.Preview(), nil
}

// fold reads a change set, checks it against the schemas and carries it out on
// the offers it touches.
func fold[I offer.Input](v *Validator, changeSet I, r *check.Results) (*offer.Catalog, error) {
	doc, err := offer.Parse(changeSet, v.bounds)
	if err != nil {
		return nil, err
	}
	set, err := offer.Read(doc, v.bounds)
	if err != nil {
		return nil, err
	}
	schemas.CheckRequest(set.Root, r)
	checkRepeats(set, doc, r)
	for i := range set.Changes {
		checkDetails(&set.Changes[i], r)
	}
	checkSlips(set, r)
	for _, i := range rules.References(set, r) {
		set.Changes[i].Failed = true
	}
	return offer.Fold(set, v.known), nil
}

// checkDetails checks the details of a change to an offer against the schema of
// its type, and says so when there is none.
func checkDetails(c *offer.Change, r *check.Results) {
	if c.Details.Exists() && c.Details.Doc() != c.Node.Doc() {
		for again, first := range c.Details.Doc().Repeats() {
			r.AddRepeat(errcodes.DuplicateMember("StartChangeSet"), c.Index, again, first)
			c.Failed = true
		}
	}
	if !c.IsOffer() || c.Type == "" {
		return
	}
	ok, known := schemas.CheckDetails(c.Type, c.Details, c.Index, r)
	c.Failed = c.Failed || !ok
	if known {
		return
	}
	detail := fmt.Sprintf("edition %s does not know the change type %s", schemas.Edition, c.Type)
	if meant := schemas.Nearest(c.Type, schemas.ChangeTypes[:]); meant != "" {
		detail += fmt.Sprintf("; did you mean %s?", meant)
	}
	r.Open = append(r.Open, check.Open{Row: errcodes.UnknownChangeType(c.Type), Part: c.Index, Needs: errcodes.NeedAWS, Detail: detail})
}

// checkSlips looks for slips in a change set, and in the details that are documents
// of their own.
func checkSlips(set *offer.Set, r *check.Results) {
	schemas.CheckSlips(set.Root, "StartChangeSet", set.ChangeOf, r)
	for i := range set.Changes {
		if c := &set.Changes[i]; c.Details.Exists() && c.Details.Doc() != c.Node.Doc() {
			schemas.CheckSlips(c.Details, "StartChangeSet", func(jsondoc.Node) int { return i }, r)
		}
	}
}

// checkRepeats reports members that their object had before. In the details of
// a change that counts as a failed schema.
func checkRepeats(set *offer.Set, doc *jsondoc.Doc, r *check.Results) {
	for again, first := range doc.Repeats() {
		change := set.ChangeOf(again)
		if change >= 0 {
			c := &set.Changes[change]
			c.Failed = c.Failed || c.Details.Exists() && again.Within(c.Details)
		}
		r.AddRepeat(errcodes.DuplicateMember("StartChangeSet"), change, again, first)
	}
}

// reportOn makes the report of a change set.
func reportOn(set *offer.Set, r *check.Results) *Report {
	var few [20]*errcodes.Change // as many changes as AWS takes
	named := few[:]
	if len(set.Changes) > len(few) {
		named = make([]*errcodes.Change, len(set.Changes))
	}
	names := make([]errcodes.Change, 0, min(len(set.Changes), len(r.Problems)+len(r.Open))) // each once, where no growing moves it
	entity := ""                                                                            // mostly that of all changes
	return r.Report(func(i int) errcodes.Subject {
		if i == check.Request {
			return errcodes.Subject{}
		}
		if c := &set.Changes[i]; named[i] == nil {
			if c.Identifier != entity {
				entity = strings.Clone(c.Identifier)
			}
			names = append(names, errcodes.Change{Index: i, Name: strings.Clone(c.Name), Type: typeOf(c), Entity: entity})
			named[i] = &names[len(names)-1]
		}
		return errcodes.Subject{Change: named[i]}
	})
}

// typeOf is the type of a change, in a text that outlives the document.
func typeOf(c *offer.Change) string {
	if c.Known != nil {
		return c.Known.Name
	}
	return strings.Clone(c.Type)
}
