package awsguard

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/marketplacecatalog/types"
	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck"
)

// A slip in what a change is about holds the request back: the change would leave
// without being checked. The report says which changes were not checked.
func TestSlipIsRefused(t *testing.T) {
	mistyped := change("RelaseOffer", object{})
	lowerCase := change("UpdateTargeting", object{"PositiveTargeting": object{"BuyerAccounts": []any{"1"}}})
	lowerCase.Entity.Type = aws.String("offer@1.0")
	s := newService(t, nil)
	for _, test := range []struct {
		name   string
		change types.Change
		path   string
		reason offercheck.Reason
		entity string
	}{
		{"change type", mistyped, "/ChangeSet/0/ChangeType", offercheck.ReasonChangeType, ""},
		{"entity type", lowerCase, "/ChangeSet/0/Entity/Type", offercheck.ReasonEntityType, "offer@1.0"},
		{"details", change("UpdateInformation", object{"Name": ""}), "/ChangeSet/0/DetailsDocument/Name", offercheck.ReasonErrors, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := s.catalog(Guard{}.Catalog).StartChangeSet(t.Context(), request(test.change))
			report, ok := errors.AsType[*offercheck.Report](err)
			if !ok || len(report.Findings) != 1 || report.Findings[0].Path != test.path || report.Findings[0].Severity != offercheck.SeverityError {
				t.Fatalf("the call returns %v, want one error at %s", err, test.path)
			}
			want := []offercheck.Unchecked{{Change: offercheck.Change{Type: *test.change.ChangeType, Entity: "offer-1"}, Reason: test.reason, EntityType: test.entity}}
			if diff := cmp.Diff(want, report.Unchecked); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	if asked := s.questions(); len(asked) > 0 {
		t.Errorf("AWS was asked %v, want nothing", asked)
	}
}

// A request with changes that are not checked is sent, and the log says so.
func TestUncheckedIsLogged(t *testing.T) {
	product := change("UpdateInformation", object{})
	product.Entity.Type, product.Entity.Identifier = aws.String("SaaSProduct@1.0"), aws.String("prod-1")
	s := newService(t, nil)
	var log bytes.Buffer
	in := request(change("UpdateBundleTerms", object{}), product)
	if _, err := s.catalog(Guard{Log: logTo(&log)}.Catalog).StartChangeSet(t.Context(), in); err != nil || s.count("StartChangeSet") != 1 {
		t.Errorf("the call returns %v, and AWS was asked %v", err, s.questions())
	}
	const want = `level=WARN msg="a change was not checked" operation=StartChangeSet change=0 changeType=UpdateBundleTerms entity=offer-1 reason=changeType
level=INFO msg="a change was not checked" operation=StartChangeSet change=1 changeType=UpdateInformation entity=prod-1 reason=entityType
`
	if diff := cmp.Diff(want, log.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	log.Reset()
	for len(in.ChangeSet) < 25 {
		in.ChangeSet = append(in.ChangeSet, product)
	}
	if _, err := s.catalog(Guard{LetThrough: true, Log: logTo(&log)}.Catalog).StartChangeSet(t.Context(), in); err != nil {
		t.Fatal(err)
	}
	if want := `level=WARN msg="5 more changes were not checked" operation=StartChangeSet` + "\n"; !strings.HasSuffix(log.String(), want) || strings.Count(log.String(), `"a change was not checked"`) != mostLogged {
		t.Errorf("logged\n%s, want at the end\n%s", &log, want)
	}
}

// A bug neither holds a request back nor lets it pass without a word: the call
// fails with it, or the log has it, with the stack.
func TestBug(t *testing.T) {
	broken := func(*offercheck.Validator) (*offercheck.Report, error) {
		return nil, &offercheck.Bug{Panic: "broken", Row: "A/B/1", Stack: []byte("main.x(...)")}
	}
	var log bytes.Buffer
	err := Guard{Log: logTo(&log)}.judge(t.Context(), "StartChangeSet", nil, broken)
	if bug, ok := errors.AsType[*offercheck.Bug](err); !ok || bug.Row != "A/B/1" || !strings.HasPrefix(err.Error(), "not sent: offercheck has a bug, while checking A/B/1; ") || log.Len() > 0 {
		t.Errorf("%v, logged %q", err, &log)
	}
	if err := (Guard{LetThrough: true, Log: logTo(&log)}).judge(t.Context(), "StartChangeSet", nil, broken); err != nil {
		t.Error(err)
	}
	if want := `level=ERROR msg="the request could not be checked" operation=StartChangeSet stack=main.x(...) error="offercheck has a bug, while checking A/B/1; `; !strings.HasPrefix(log.String(), want) {
		t.Errorf("logged\n%s, want\n%s", &log, want)
	}
}
