// Package compare compares the errors that DescribeChangeSet reported for a change set with
// those found here.
package compare

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/agreements"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/offer"
)

// A Report is the comparison for one change set.
type Report struct {
	Version     int                    `json:"version"`
	Edition     string                 `json:"edition"`
	Source      string                 `json:"source"`
	ChangeSetID string                 `json:"changeSetId,omitempty"`
	Status      string                 `json:"status"`
	AsOf        time.Time              `json:"asOf,omitzero"`    // zero: neither the response nor a flag has a time, so Now of the facts or the clock was used
	Failure     offercheck.ErrorDetail `json:"failure,omitzero"` // of the change set as a whole
	Comparisons []Comparison           `json:"comparisons"`
	Unchecked   []offercheck.Unchecked `json:"unchecked,omitempty"` // the changes whose rules did not run here, so that AWS's errors could not be foreseen
	Truncated   []string               `json:"cut,omitempty"`       // what was not compared because the document is too large
	Summary     Summary                `json:"summary"`
}

// maxCompared limits the errors of a response, and the findings that each of them is
// compared with. AWS's responses have a few.
const maxCompared = 1000

// WithResponse checks the change set of a DescribeChangeSet response as of its StartTime, or
// as of now unless it is "", against the named edition, or that of the time if it is "".
func WithResponse(v *offercheck.Validator, text []byte, now, edition string) (*Report, error) {
	root, err := readResponse(text)
	if err != nil {
		return nil, err
	}
	r := &Report{
		Version:     1,
		ChangeSetID: root.Get("ChangeSetId").Text(), Status: root.Get("Status").Text(),
		Failure: offercheck.ErrorDetail{ErrorCode: root.Get("FailureCode").Text(), ErrorMessage: root.Get("FailureDescription").Text()},
	}
	if r.AsOf, err = startTime(root, now); err != nil {
		return nil, err
	}
	r.Edition = cmp.Or(edition, editionAt(r.AsOf).String())
	options := []offercheck.Option{offercheck.WithMaxFindings(maxCompared), offercheck.WithEdition(r.Edition)}
	if !r.AsOf.IsZero() {
		options = append(options, offercheck.WithNow(r.AsOf))
	}
	if v, err = v.With(options...); err != nil {
		return nil, err
	}
	e, _ := errcodes.ParseEdition(r.Edition) // WithEdition accepted it
	report, err := v.ValidateChangeSet(request(root))
	if err != nil {
		return nil, err
	}
	r.Unchecked, r.Truncated = report.Unchecked, report.Truncated
	changes := reportedChanges(root)
	r.Comparisons = compareAll(e, changes, r.wholeErrors(changes), report)
	r.Summary = summarise(r.Comparisons)
	return r, nil
}

// editionAt returns the newest edition whose year had begun at a time, or the newest of all
// if the time is not known.
func editionAt(t time.Time) errcodes.Edition {
	for _, e := range slices.Backward(errcodes.Editions()) {
		if year, _ := strconv.Atoi(e.String()); t.IsZero() || year <= t.UTC().Year() {
			return e
		}
	}
	return errcodes.Editions()[0]
}

// readResponse reads a response of DescribeChangeSet.
func readResponse(text []byte) (jsondoc.Node, error) {
	doc, err := jsondoc.Parse(text, jsondoc.Options{NullIsAbsent: true})
	if err != nil {
		return jsondoc.Node{}, err
	}
	root := doc.Root()
	for again := range doc.Repeats() {
		return root, jsondoc.At(again).Err("is given twice")
	}
	if root.Kind() != jsondoc.Object || root.Get("Status").Text() == "" || root.Get("ChangeSet").Kind() != jsondoc.Array {
		return root, jsondoc.At(root).Err("a response of DescribeChangeSet is expected: an object with a Status and a ChangeSet")
	}
	total := 0
	for _, change := range root.Get("ChangeSet").Items() {
		list := change.Get("ErrorDetailList")
		if total += list.Len(); total > maxCompared {
			return root, jsondoc.At(list).Err(fmt.Sprintf("at most %d errors of a response can be compared, and there are more", maxCompared))
		}
	}
	return root, nil
}

// startTime returns the StartTime of a response, zero if it has none. now, if given, takes
// precedence.
func startTime(root jsondoc.Node, now string) (time.Time, error) {
	n := root.Get("StartTime")
	if now != "" {
		return fold.ParseTime(now)
	}
	if !n.Exists() {
		return time.Time{}, nil
	}
	if t, ok := agreements.Time(n); ok {
		return t, nil
	}
	return time.Time{}, jsondoc.At(n).Err("a time such as 2024-05-01T12:00:00Z is expected, not " + n.Raw())
}

// A reportedChange is a change of a response with the errors that AWS reported.
type reportedChange struct {
	offercheck.Change
	entityType string
	errors     []offercheck.ErrorDetail
}

// owner returns what the ids of the rows of the change begin with: its type, after the kind of
// entity unless that is an offer.
func (c *reportedChange) owner(e errcodes.Edition) string {
	if t := changetype.Find(e, changetype.KindOf(e, c.entityType), c.Type); t != nil {
		return t.Owner()
	}
	return c.Type
}

func reportedChanges(root jsondoc.Node) []reportedChange {
	var changes []reportedChange
	for i, n := range root.Get("ChangeSet").Items() {
		entity := n.Get("Entity")
		a := reportedChange{Change: offercheck.Change{Index: i, Name: n.Get("ChangeName").Text(), Type: n.Get("ChangeType").Text(), Entity: entity.Get("Identifier").Text()}, entityType: entity.Get("Type").Text()}
		for _, e := range n.Get("ErrorDetailList").Items() {
			a.errors = append(a.errors, offercheck.ErrorDetail{ErrorCode: e.Get("ErrorCode").Text(), ErrorMessage: e.Get("ErrorMessage").Text()})
		}
		changes = append(changes, a)
	}
	return changes
}

// wholeErrors returns the error of the change set as a whole, which AWS reports when no
// change has errors and the failure is not AWS's own.
func (r *Report) wholeErrors(changes []reportedChange) []offercheck.ErrorDetail {
	blamed := slices.ContainsFunc(changes, func(c reportedChange) bool { return len(c.errors) > 0 })
	if blamed || r.Failure.ErrorCode != "CLIENT_ERROR" {
		return nil
	}
	return []offercheck.ErrorDetail{r.Failure}
}

// request returns the change set as it was started, without the name that AWS may have
// given it. Its changes are at the same index as in the response, so that paths are valid
// in both.
func request(root jsondoc.Node) *offer.ChangeSet {
	s := &offer.ChangeSet{Catalog: "AWSMarketplace"}
	for _, n := range root.Get("ChangeSet").Items() {
		change := offer.Change{
			ChangeType: offer.ChangeType(n.Get("ChangeType").Text()), ChangeName: n.Get("ChangeName").Text(),
			Entity: offer.Entity{Type: n.Get("Entity").Get("Type").Text(), Identifier: n.Get("Entity").Get("Identifier").Text()},
		}
		// A response may have both Details and DetailsDocument, a request may not.
		document, inString := n.Get("DetailsDocument"), n.Get("Details").Text()
		if inString != "" && document.Len() == 0 {
			change.Details = inString
		} else if document.Exists() {
			change.DetailsDocument = json.RawMessage(document.Raw())
		}
		s.Changes = append(s.Changes, change)
	}
	forgetCreated(s.Changes)
	return s
}

// forgetCreated restores the identifiers of the request. In a response, a change that
// creates an entity has the new id, and so do the changes that referred to it.
func forgetCreated(changes []offer.Change) {
	names, created := map[string]bool{}, map[string]*offer.Change{}
	for i := range changes {
		c := &changes[i]
		names[c.ChangeName] = true
		if id := offer.EntityID(c.Entity.Identifier); strings.HasPrefix(string(c.ChangeType), "Create") && id != "" {
			created[id] = c
			c.Entity.Identifier = ""
		}
	}
	n := 0
	for i := range changes {
		creator := created[offer.EntityID(changes[i].Entity.Identifier)]
		if creator == nil {
			continue
		}
		for ; creator.ChangeName == ""; n++ {
			if name := fmt.Sprintf("created-%d", n); !names[name] {
				creator.ChangeName, names[name] = name, true
			}
		}
		changes[i].Entity.Identifier = "$" + creator.ChangeName + ".Entity.Identifier"
	}
}
