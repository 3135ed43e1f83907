// Package compare sets what DescribeChangeSet reported of a change set beside what is found
// here.
package compare

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/agreements"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/offer"
)

// A Report is all that AWS said of a change set beside all that is
// found here.
type Report struct {
	Version     int                  `json:"version"`
	Edition     string               `json:"edition"`
	Source      string               `json:"source"`
	ChangeSetID string               `json:"changeSetId,omitempty"`
	Status      string               `json:"status"`
	AsOf        time.Time            `json:"asOf,omitzero"`    // when not given by the answer or a flag: the facts' Now, or the clock
	Failure     errcodes.ErrorDetail `json:"failure,omitzero"` // of the change set as a whole
	Comparisons []Comparison         `json:"comparisons"`
	Unchecked   []errcodes.Unchecked `json:"unchecked,omitempty"` // the changes whose rules did not run here: AWS's errors of them could not be foreseen
	Cut         []string             `json:"cut,omitempty"`       // what a document too large keeps from being compared
	Summary     Summary              `json:"summary"`
}

// maxCompared bounds the errors of an answer, and the findings that they are
// compared with, each with each. The answers of AWS have a few.
const maxCompared = 1000

// WithAnswer checks the change set of an answer of DescribeChangeSet as of its StartTime,
// or of now where that is given.
func WithAnswer(v *offercheck.Validator, text []byte, now string) (*Report, error) {
	root, err := readAnswer(text)
	if err != nil {
		return nil, err
	}
	r := &Report{
		Version: 1, Edition: errcodes.Edition,
		ChangeSetID: root.Get("ChangeSetId").Text(), Status: root.Get("Status").Text(),
		Failure: errcodes.ErrorDetail{ErrorCode: root.Get("FailureCode").Text(), ErrorMessage: root.Get("FailureDescription").Text()},
	}
	if r.AsOf, err = startTime(root, now); err != nil {
		return nil, err
	}
	options := []offercheck.Option{offercheck.MaxFindings(maxCompared)}
	if !r.AsOf.IsZero() {
		options = append(options, offercheck.Now(r.AsOf))
	}
	if v, err = v.With(options...); err != nil {
		return nil, err
	}
	report, err := v.ValidateChangeSet(request(root))
	if err != nil {
		return nil, err
	}
	r.Unchecked, r.Cut = report.Unchecked, report.Cut
	changes := answeredChanges(root)
	r.Comparisons = compareAll(changes, r.wholeErrors(changes), report)
	r.Summary = summarise(r.Comparisons)
	return r, nil
}

// readAnswer reads an answer of DescribeChangeSet.
func readAnswer(text []byte) (jsondoc.Node, error) {
	doc, err := jsondoc.Parse(text, jsondoc.Options{NullIsAbsent: true})
	if err != nil {
		return jsondoc.Node{}, err
	}
	root := doc.Root()
	for again := range doc.Repeats() {
		return root, jsondoc.At(again).Err("is given twice")
	}
	if root.Kind() != jsondoc.Object || root.Get("Status").Text() == "" || root.Get("ChangeSet").Kind() != jsondoc.Array {
		return root, jsondoc.At(root).Err("an answer of DescribeChangeSet is expected: an object with a Status and a ChangeSet")
	}
	total := 0
	for _, change := range root.Get("ChangeSet").Items() {
		list := change.Get("ErrorDetailList")
		if total += list.Len(); total > maxCompared {
			return root, jsondoc.At(list).Err(fmt.Sprintf("up to %d errors of an answer are compared, and these are more", maxCompared))
		}
	}
	return root, nil
}

// startTime is when the change set was started; zero when the answer does not
// say. A time that the caller gave goes before it.
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

// An answeredChange is a change of an answer with the errors that AWS found.
type answeredChange struct {
	errcodes.Change
	errors []errcodes.ErrorDetail
}

func answeredChanges(root jsondoc.Node) []answeredChange {
	var changes []answeredChange
	for i, n := range root.Get("ChangeSet").Items() {
		a := answeredChange{Change: errcodes.Change{Index: i, Name: n.Get("ChangeName").Text(), Type: n.Get("ChangeType").Text(), Entity: n.Get("Entity").Get("Identifier").Text()}}
		for _, e := range n.Get("ErrorDetailList").Items() {
			a.errors = append(a.errors, errcodes.ErrorDetail{ErrorCode: e.Get("ErrorCode").Text(), ErrorMessage: e.Get("ErrorMessage").Text()})
		}
		changes = append(changes, a)
	}
	return changes
}

// wholeErrors is the error that AWS reports of the change set when it blames no
// change of it, nor itself.
func (r *Report) wholeErrors(changes []answeredChange) []errcodes.ErrorDetail {
	blamed := slices.ContainsFunc(changes, func(c answeredChange) bool { return len(c.errors) > 0 })
	if blamed || r.Failure.ErrorCode != "CLIENT_ERROR" {
		return nil
	}
	return []errcodes.ErrorDetail{r.Failure}
}

// request is the change set as it was started, less the name that AWS may have
// given it. Its changes stand where they stand in the answer, so that paths lead
// into either.
func request(root jsondoc.Node) *offer.ChangeSet {
	s := &offer.ChangeSet{Catalog: "AWSMarketplace"}
	for _, n := range root.Get("ChangeSet").Items() {
		change := offer.Change{
			ChangeType: offer.ChangeType(n.Get("ChangeType").Text()), ChangeName: n.Get("ChangeName").Text(),
			Entity: offer.Entity{Type: n.Get("Entity").Get("Type").Text(), Identifier: n.Get("Entity").Get("Identifier").Text()},
		}
		// An answer may have the details both ways, a request may not.
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

// forgetCreated undoes what AWS did to the identifiers: a change that creates an
// entity comes back with the new id, and so do the changes that referred to it.
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
