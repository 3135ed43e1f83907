package awsguard

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/marketplacecatalog"
	"github.com/aws/aws-sdk-go-v2/service/marketplacecatalog/document"
	"github.com/aws/aws-sdk-go-v2/service/marketplacecatalog/types"
	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"
	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
)

type object = map[string]any

// change is a change to offer-1.
func change(changeType string, details any) types.Change {
	return types.Change{
		ChangeType: aws.String(changeType), Entity: &types.Entity{Type: aws.String("Offer@1.0"), Identifier: aws.String("offer-1")},
		DetailsDocument: document.NewLazyDocument(details),
	}
}

func request(changes ...types.Change) *marketplacecatalog.StartChangeSetInput {
	return &marketplacecatalog.StartChangeSetInput{Catalog: aws.String("AWSMarketplace"), ChangeSet: changes}
}

func usage(prices ...string) object {
	rates := []any{}
	for _, price := range prices {
		rates = append(rates, object{"DimensionKey": "m3.large", "Price": price})
	}
	return object{"PricingModel": "Usage", "Terms": []any{object{
		"Type": "UsageBasedPricingTerm", "CurrencyCode": "USD", "RateCards": []any{object{"RateCard": rates}}}}}
}

func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

// A bad change set never leaves: the call returns the report, at once.
func TestRefused(t *testing.T) {
	s := newService(t, nil)
	out, err := s.catalog(Guard{}.Catalog).StartChangeSet(t.Context(), request(change("UpdatePricingTerms", usage("0.10", "0.20"))))
	if out != nil {
		t.Errorf("the call returns %v", out)
	}
	report, ok := errors.AsType[*offercheck.Report](err)
	if !ok {
		t.Fatalf("the error is %v, want a report", err)
	}
	want := []offercheck.Finding{{
		Row: "UpdatePricingTerms/DUPLICATE_DIMENSION_KEYS/2", Phase: errcodes.Async, Severity: offercheck.SeverityError, Code: errcodes.DuplicateDimensionKeys,
		Message: "Provide RateCard with a unique list of dimension keys in UsageBasedPricingTerm.",
		Detail:  `dimension key "m3.large" is given 2 times; keep one; first at /ChangeSet/0/DetailsDocument/Terms/0/RateCards/0/RateCard/0`,
		Change:  &offercheck.Change{Type: "UpdatePricingTerms", Entity: "offer-1"},
		Path:    "/ChangeSet/0/DetailsDocument/Terms/0/RateCards/0/RateCard/1/DimensionKey",
		Related: []offercheck.Related{{Message: "first", Path: "/ChangeSet/0/DetailsDocument/Terms/0/RateCards/0/RateCard/0"}},
	}}
	if diff := cmp.Diff(want, report.Findings); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if !errors.Is(err, errcodes.DuplicateDimensionKeys) || errors.Is(err, errcodes.DuplicateSelectors) {
		t.Error("errors.Is does not ask for the code")
	}
	if _, ok := errors.AsType[*smithy.OperationError](err); !ok {
		t.Error("the error is not the SDK's own of a failed operation")
	}
	const text = "operation error Marketplace Catalog: StartChangeSet, not sent: offercheck: 1 error; /ChangeSet/0/DetailsDocument/Terms/0/RateCards/0/RateCard/1/DimensionKey: DUPLICATE_DIMENSION_KEYS: "
	if !strings.HasPrefix(err.Error(), text) {
		t.Errorf("the error is\n%s, want\n%s…", err, text)
	}
	if asked := s.questions(); len(asked) > 0 {
		t.Errorf("AWS was asked %v, want nothing", asked)
	}
}

// A good one leaves as it does without a guard.
func TestSent(t *testing.T) {
	s := newService(t, map[string][]string{"StartChangeSet": {`{"ChangeSetId": "set-1"}`}})
	in := request(change("UpdatePricingTerms", usage("0.10")), types.Change{
		ChangeType: aws.String("UpdateInformation"), Entity: &types.Entity{Type: aws.String("Offer@1.0"), Identifier: aws.String("offer-1")},
		Details: aws.String(`{"Name": "Ünï \"offer\" \u2028"}`),
	})
	in.ClientRequestToken = aws.String("token")
	if _, err := s.catalog().StartChangeSet(t.Context(), in); err != nil {
		t.Fatal(err)
	}
	plain, details := s.body("StartChangeSet"), in.ChangeSet[0].DetailsDocument
	out, err := s.catalog(Guard{Log: quiet()}.Catalog).StartChangeSet(t.Context(), in)
	if err != nil || aws.ToString(out.ChangeSetId) != "set-1" {
		t.Fatalf("the call returns %v, %v", out, err)
	}
	if in.ChangeSet[0].DetailsDocument != details {
		t.Error("the input was changed")
	}
	if guarded := s.body("StartChangeSet"); guarded != plain || s.count("StartChangeSet") != 2 {
		t.Errorf("with a guard\n%s\nis sent, without\n%s", guarded, plain)
	}
}

// What is judged is what is sent, to the byte.
func TestJudgesWhatIsSent(t *testing.T) {
	s := newService(t, nil)
	in := request(
		change("UpdateInformation", struct {
			OfferName string `document:"Name"`
			Empty     []string
			Price     float64
		}{"<Ünï>\u2028\x01", nil, 1e-9}),
		types.Change{ChangeType: aws.String("X"), ChangeName: aws.String(""), Details: aws.String("{}"), EntityTags: []types.Tag{{Key: aws.String("k"), Value: aws.String("v")}}},
	)
	in.ChangeSet[1].Entity = &types.Entity{Type: aws.String("SaaSProduct@1.0")}
	in.ClientRequestToken, in.ChangeSetName, in.Intent = aws.String("token"), aws.String("name"), types.IntentValidate
	in.ChangeSetTags = []types.Tag{}
	if _, err := s.catalog().StartChangeSet(t.Context(), in); err != nil {
		t.Fatal(err)
	}
	examined, _ := examineChanges(in)
	judged, err := jsonOf(t.Context(), examined)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(s.body("StartChangeSet"), string(judged)); diff != "" {
		t.Errorf("(-sent +judged):\n%s", diff)
	}
}

// Fields that are nil are found wrong, not panicked about, and before the SDK's
// own check would stop at the first of them.
func TestNilFields(t *testing.T) {
	for _, test := range []struct {
		name string
		in   *marketplacecatalog.StartChangeSetInput
		want []string // paths
	}{
		{"no input", nil, []string{"/Catalog", "/ChangeSet"}},
		{"no change set", &marketplacecatalog.StartChangeSetInput{Catalog: aws.String("AWSMarketplace")}, []string{"/ChangeSet"}},
		{"empty change", request(types.Change{}), []string{"/ChangeSet/0/ChangeType", "/ChangeSet/0/DetailsDocument", "/ChangeSet/0/Entity"}},
		{"empty entity", request(types.Change{ChangeType: aws.String("X"), Entity: &types.Entity{}, Details: aws.String("{}")}), []string{"/ChangeSet/0/Entity/Type"}},
		{"empty tag", request(types.Change{ChangeType: aws.String("X"), Entity: &types.Entity{Type: aws.String("Offer@1.0")}, Details: aws.String("{}"), EntityTags: []types.Tag{{}}}), nil},
		{"document alone", request(types.Change{DetailsDocument: document.NewLazyDocument([]byte("{}"))}), []string{"/ChangeSet/0/DetailsDocument", "/ChangeSet/0/ChangeType", "/ChangeSet/0/Entity"}},
		{"nil document", request(change("UpdateInformation", nil)), []string{"/ChangeSet/0/DetailsDocument"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := newService(t, nil)
			_, err := s.catalog(Guard{Log: quiet()}.Catalog).StartChangeSet(t.Context(), test.in)
			if asked := s.questions(); len(asked) > 0 {
				t.Errorf("AWS was asked %v", asked)
			}
			report, ok := errors.AsType[*offercheck.Report](err)
			if !ok {
				if test.want != nil {
					t.Errorf("the error is %v, want a report", err)
				}
				return
			}
			var got []string
			for _, f := range report.Findings {
				if f.Severity == offercheck.SeverityError {
					got = append(got, f.Path)
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("paths (-want +got):\n%s", diff)
			}
		})
	}
}

// Other operations are none of the guard's.
func TestOtherOperations(t *testing.T) {
	s := newService(t, nil)
	if _, err := s.catalog(Guard{}.Catalog).DescribeEntity(t.Context(), &marketplacecatalog.DescribeEntityInput{Catalog: aws.String("?"), EntityId: aws.String("offer-1")}); err != nil {
		t.Error(err)
	}
	if s.count("DescribeEntity offer-1") != 1 {
		t.Errorf("AWS was asked %v, want for offer-1", s.questions())
	}
}

// One call may be guarded by itself.
func TestOneCall(t *testing.T) {
	s := newService(t, nil)
	client, bad := s.catalog(), request(change("UpdatePricingTerms", usage("0.10", "0.20")))
	if _, err := client.StartChangeSet(t.Context(), bad, Guard{}.Catalog); !errors.Is(err, errcodes.DuplicateDimensionKeys) {
		t.Errorf("the guarded call returns %v", err)
	}
	if _, err := client.StartChangeSet(t.Context(), bad); err != nil {
		t.Errorf("the other returns %v", err)
	}
}

// The caller's validator is used, and what cannot be checked does not leave.
func TestValidator(t *testing.T) {
	s := newService(t, nil)
	bad := request(change("UpdatePricingTerms", usage("0.10", "0.20")))
	lax, err := offercheck.New(offercheck.WithoutRow("UpdatePricingTerms/DUPLICATE_DIMENSION_KEYS/2", "made unique later"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.catalog(Guard{Validator: lax, Log: quiet()}.Catalog).StartChangeSet(t.Context(), bad); err != nil {
		t.Errorf("without the row the call returns %v", err)
	}
	small, err := offercheck.New(offercheck.WithMaxSize(10))
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.catalog(Guard{Validator: small}.Catalog).StartChangeSet(t.Context(), bad)
	if _, ok := errors.AsType[*offercheck.SyntaxError](err); !ok {
		t.Errorf("a request beyond the bound returns %v, want a SyntaxError", err)
	}
	var log bytes.Buffer
	if _, err := s.catalog(Guard{Validator: small, LetThrough: true, Log: logTo(&log)}.Catalog).StartChangeSet(t.Context(), bad); err != nil {
		t.Errorf("a guard that lets through returns %v", err)
	}
	if want := `level=ERROR msg="the request could not be checked" operation=StartChangeSet error="line 1, column 1: the document has`; !strings.HasPrefix(log.String(), want) {
		t.Errorf("logged\n%s, want\n%s", &log, want)
	}
	if n := s.count("StartChangeSet"); n != 2 {
		t.Errorf("%d requests left, want 2", n)
	}
}

func logTo(w *bytes.Buffer) *slog.Logger {
	return slog.New(slog.NewTextHandler(w, &slog.HandlerOptions{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey {
			return slog.Attr{}
		}
		return a
	}}))
}

// A guard that lets through logs what it finds; one that refuses logs warnings
// of what it sends.
func TestLog(t *testing.T) {
	s := newService(t, nil)
	unknown := change("UpdateInformation", object{"Name": "x", "Nam": 1})
	for _, test := range []struct {
		name  string
		guard Guard
		in    *marketplacecatalog.StartChangeSetInput
		want  string
		sent  int
	}{
		{"lets through", Guard{LetThrough: true}, request(unknown, change("UpdatePricingTerms", usage("0.10", "0.20"))),
			`level=WARN msg="unknown field \"Nam\"; edition 2026 knows Description, Name, PreExistingAgreement here" operation=StartChangeSet code=ValidationException path=/ChangeSet/0/DetailsDocument/Nam detail="remove it: Name is given too" row="UpdateInformation/422/(unknown member)"
level=ERROR msg="Provide RateCard with a unique list of dimension keys in UsageBasedPricingTerm." operation=StartChangeSet code=DUPLICATE_DIMENSION_KEYS path=/ChangeSet/1/DetailsDocument/Terms/0/RateCards/0/RateCard/1/DimensionKey detail="dimension key \"m3.large\" is given 2 times; keep one; first at /ChangeSet/1/DetailsDocument/Terms/0/RateCards/0/RateCard/0" row=UpdatePricingTerms/DUPLICATE_DIMENSION_KEYS/2
`, 1},
		{"refuses", Guard{}, request(unknown, change("UpdatePricingTerms", usage("0.10", "0.20"))), "", 0},
		{"sends", Guard{}, request(unknown),
			`level=WARN msg="unknown field \"Nam\"; edition 2026 knows Description, Name, PreExistingAgreement here" operation=StartChangeSet code=ValidationException path=/ChangeSet/0/DetailsDocument/Nam detail="remove it: Name is given too" row="UpdateInformation/422/(unknown member)"
`, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			before := s.count("StartChangeSet")
			var log bytes.Buffer
			test.guard.Log = logTo(&log)
			_, err := s.catalog(test.guard.Catalog).StartChangeSet(t.Context(), test.in)
			if (err == nil) != (test.sent == 1) || s.count("StartChangeSet")-before != test.sent {
				t.Errorf("the call returns %v with %d requests, want %d", err, s.count("StartChangeSet")-before, test.sent)
			}
			if diff := cmp.Diff(test.want, log.String()); diff != "" {
				t.Errorf("logged (-want +got):\n%s", diff)
			}
		})
	}
}

// Of many findings the first 20 are logged.
func TestLogMany(t *testing.T) {
	details := object{"Name": "x"}
	for i := range 25 {
		details[fmt.Sprintf("More%02d", i)] = i
	}
	var log bytes.Buffer
	if _, err := newService(t, nil).catalog(Guard{Log: logTo(&log)}.Catalog).StartChangeSet(t.Context(), request(change("UpdateInformation", details))); err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(log.String(), "\n")
	if want := "level=WARN msg=\"5 more findings\" operation=StartChangeSet\n"; len(lines) != 22 || lines[20] != want {
		t.Errorf("%d lines, the last %q, want 21 and %q", len(lines)-1, lines[len(lines)-2], want)
	}
}

// Where no logger is given, the default one is used.
func TestDefaultLog(t *testing.T) {
	var log bytes.Buffer
	before := slog.Default()
	slog.SetDefault(logTo(&log))
	defer slog.SetDefault(before)
	if _, err := newService(t, nil).catalog(Guard{}.Catalog).StartChangeSet(t.Context(), request(change("UpdateInformation", object{"Name": "x", "Nam": 1}))); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(log.String(), "/ChangeSet/0/DetailsDocument/Nam") {
		t.Errorf("logged %q", &log)
	}
}

// read reads facts.
func read(t *testing.T, documents ...[]byte) *offercheck.Facts {
	t.Helper()
	facts, err := offercheck.ReadFacts(documents...)
	if err != nil {
		t.Fatal(err)
	}
	return facts
}

// Facts are asked for what is open, beside what the validator knows, and the
// request is judged anew.
func TestFacts(t *testing.T) {
	offerIs := func(state string) []byte {
		return fmt.Appendf(nil, `{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@1", "DetailsDocument": {"Id": "offer-1", "ProductId": "prod-1", "State": %q, "Terms": [], "Rules": []}}`, state)
	}
	released, err := offercheck.New(offercheck.WithFacts(read(t, offerIs("Released"))))
	if err != nil {
		t.Fatal(err)
	}
	trouble := errors.New("offer-2: said the service")
	for _, test := range []struct {
		name      string
		validator *offercheck.Validator
		documents [][]byte
		err       error
		released  bool   // it is found that the offer is released already
		text      string // that the error ends with, or else that is logged
	}{
		{"answered", nil, [][]byte{offerIs("Released")}, nil, true, ""},
		{"not answered", nil, nil, nil, false, ""},
		{"known before", released, nil, nil, true, ""},
		{"more is known", released, [][]byte{[]byte(`{"Now": "2024-05-01T12:00:00Z"}`)}, nil, true, ""},
		{"newer", released, [][]byte{offerIs("Draft")}, nil, false, ""},
		{"in part", nil, [][]byte{offerIs("Released")}, trouble, true, "; not known: offer-2: said the service"},
		{"not at all", nil, nil, trouble, false, "level=WARN msg=\"facts could not be had\" operation=StartChangeSet error=\"offer-2: said the service\"\n"},
		{"malformed", nil, [][]byte{[]byte(`[]`)}, trouble, false, "level=WARN msg=\"facts could not be had\" operation=StartChangeSet error=\"offer-2: said the service; facts: line 1, column 1: the document: a facts document is an object, not a list\"\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := newService(t, nil)
			var log bytes.Buffer
			var questions []Question
			guard := Guard{Validator: test.validator, Log: logTo(&log), Facts: func(_ context.Context, q Question) (*offercheck.Facts, error) {
				questions = append(questions, q)
				facts, err := offercheck.ReadFacts(test.documents...)
				return facts, join(test.err, err)
			}}
			_, err := s.catalog(guard.Catalog).StartChangeSet(t.Context(), request(change("ReleaseOffer", object{}), change("UpdatePricingTerms", usage("0.1"))))
			if errors.Is(err, errcodes.InvalidUpdateRequest) != test.released {
				t.Errorf("the call returns %v", err)
			}
			if said := fmt.Sprint(err, log.String()); !strings.HasSuffix(said, test.text) {
				t.Errorf("said\n%s, want\n…%s", said, test.text)
			}
			if len(questions) != 1 || questions[0].Operation != "StartChangeSet" || questions[0].Needs&errcodes.NeedProduct == 0 || !json.Valid(questions[0].Request) {
				t.Errorf("the questions are %v", questions)
			}
		})
	}
}

// Nothing is asked when nothing is open but what only AWS knows.
func TestNothingOpen(t *testing.T) {
	guard := Guard{Log: quiet(), Facts: func(_ context.Context, q Question) (*offercheck.Facts, error) {
		t.Errorf("facts are asked for: %s", q.Needs)
		return nil, nil
	}}
	product := change("AddDimensions", []any{object{"Key": "a"}})
	product.Entity = &types.Entity{Type: aws.String("SaaSProduct@1.0"), Identifier: aws.String("prod-1")}
	for _, c := range []types.Change{product, change("UpdateBundleTerms", object{})} {
		if _, err := newService(t, nil).catalog(guard.Catalog).StartChangeSet(t.Context(), request(c)); err != nil {
			t.Error(err)
		}
	}
}

// Inputs of another type, as another client's would be, are let through.
func TestForeignInput(t *testing.T) {
	for _, input := range []any{nil, 1, (*marketplacecatalog.StartChangeSetInput)(nil)} {
		if err := (catalogGuard{}).BeforeExecution(t.Context(), &smithyhttp.InterceptorContext{Input: input}); err != nil {
			t.Errorf("%T: %v", input, err)
		}
		if err := (agreementGuard{}).BeforeExecution(t.Context(), &smithyhttp.InterceptorContext{Input: input}); err != nil {
			t.Errorf("%T: %v", input, err)
		}
	}
}
