package awsguard

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/marketplacecatalog"
	"github.com/aws/aws-sdk-go-v2/service/marketplacecatalog/document"
	"github.com/aws/aws-sdk-go-v2/service/marketplacecatalog/types"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
)

// Catalog guards a client of the Catalog API:
//
//	marketplacecatalog.NewFromConfig(cfg, guard.Catalog)
//
// What another interceptor changes after it is not seen.
func (g Guard) Catalog(o *marketplacecatalog.Options) {
	o.Interceptors.AddBeforeExecution(catalogGuard{g})
}

type catalogGuard struct{ Guard }

// BeforeExecution checks the change set of StartChangeSet.
func (g catalogGuard) BeforeExecution(ctx context.Context, in *smithyhttp.InterceptorContext) error {
	input, ok := in.Input.(*marketplacecatalog.StartChangeSetInput)
	if !ok || input == nil {
		return nil
	}
	input, seen := examineChanges(input)
	request, err := jsonOf(ctx, input)
	if err != nil {
		return g.answer(ctx, "StartChangeSet", nil, err, nil)
	}
	return g.judge(ctx, "StartChangeSet", request, func(v *offercheck.Validator) (*offercheck.Report, error) {
		return checkChanges(v, request, input.ChangeSet, seen)
	})
}

// checkChanges checks a change set and adds the mistakes in its documents.
func checkChanges(v *offercheck.Validator, request []byte, changes []types.Change, seen []examined) (*offercheck.Report, error) {
	report, err := v.Validate(request)
	if err != nil {
		return nil, err
	}
	placeless(report)
	addMistakes(report, changes, seen)
	return report, nil
}

// written is a document as it will be sent.
type written struct {
	document.Interface
	text []byte
}

func (w written) MarshalSmithyDocument() ([]byte, error) { return w.text, nil }

// examineChanges gives a copy of the input with its documents as they will be
// sent, and what was seen in them, by change. Instead of a document that the SDK
// cannot send there is a list, which no change that is checked has as its details.
func examineChanges(input *marketplacecatalog.StartChangeSetInput) (*marketplacecatalog.StartChangeSetInput, []examined) {
	c := *input
	c.ChangeSet = slices.Clone(c.ChangeSet)
	seen := make([]examined, len(c.ChangeSet))
	for i := range c.ChangeSet {
		if doc := c.ChangeSet[i].DetailsDocument; doc != nil {
			seen[i] = examine(doc)
			text := seen[i].sent
			if seen[i].unsendable {
				text = []byte("[]")
			}
			c.ChangeSet[i].DetailsDocument = written{doc, text}
		}
	}
	return &c, seen
}

// addMistakes puts the mistakes in front of a report: they are what other findings come
// of. A finding at or below a place that a mistake explains makes way for it.
func addMistakes(report *offercheck.Report, changes []types.Change, seen []examined) {
	row, _ := errcodes.Newest.FindRow("StartChangeSet/422/ChangeSet[].Details")
	if slices.ContainsFunc(report.Suppressed, func(l offercheck.Suppressed) bool { return l.Row == row.ID }) {
		return
	}
	found, explained := map[string]bool{}, map[string]bool{}
	for i := range report.Findings {
		found[report.Findings[i].Path] = true
	}
	var added []offercheck.Finding
	for i := range seen {
		details := fmt.Sprintf("/ChangeSet/%d/DetailsDocument", i)
		explained[details] = seen[i].unsendable
		for _, m := range seen[i].mistakes {
			f := offercheck.Finding{Row: row.ID, Phase: row.Phase, Severity: offercheck.SeverityWarning, Code: row.Code, HTTPStatus: row.HTTPStatus,
				Message: m.message, Detail: m.detail, Change: named(i, &changes[i]), Path: details + m.places[0]}
			if n := len(m.places) - 1; n > 0 {
				f.Detail += fmt.Sprintf("; %d more like it", n)
			}
			if m.certain || slices.ContainsFunc(m.places, func(at string) bool { return found[details+at] }) {
				f.Severity = offercheck.SeverityError
				for _, at := range m.places {
					explained[details+at] = true
				}
			}
			added = append(added, f)
		}
	}
	rest := slices.DeleteFunc(report.Findings, func(f offercheck.Finding) bool { return isWithin(f.Path, explained) })
	report.Findings = append(added, rest...)
	report.Judge()
}

// named is what a finding calls a change.
func named(i int, c *types.Change) *offercheck.Change {
	name := &offercheck.Change{Index: i, Name: aws.ToString(c.ChangeName), Type: aws.ToString(c.ChangeType)}
	if c.Entity != nil {
		name.Entity = aws.ToString(c.Entity.Identifier)
	}
	return name
}

// isWithin reports whether a pointer is at or below one of the places.
func isWithin(pointer string, places map[string]bool) bool {
	for !places[pointer] {
		up := strings.LastIndexByte(pointer, '/')
		if up < 0 {
			return false
		}
		pointer = pointer[:up]
	}
	return true
}
