package offertest

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/agreement"
	"github.com/offercheck/offercheck/errcodes"
)

func TestRun(t *testing.T) { Run(t, "testdata/*.json") }

func TestRunRequests(t *testing.T) {
	RunRequests(t, agreement.BatchCreateBillingAdjustmentRequest, "testdata/adjustments/*.json", Facts(t, "testdata/invoices.facts.json"))
}

// A recorder is a test of which it is known what it reports.
type recorder struct {
	testing.TB
	log strings.Builder
}

func (*recorder) Helper()      {}
func (*recorder) Name() string { return "TestOffers/offer.json" }

func (r *recorder) Errorf(format string, args ...any) {
	r.log.WriteString(strings.TrimSpace(fmt.Sprintf(format, args...)) + "\n")
}

func (r *recorder) Fatalf(format string, args ...any) {
	r.Errorf(format, args...)
	runtime.Goexit()
}

func (r *recorder) Fatal(args ...any) { r.Fatalf("%v", args...) }

// failure is what f reports, nothing if it passes.
func failure(f func(t testing.TB)) string {
	var r recorder
	done := make(chan bool)
	go func() {
		defer close(done)
		f(&r)
	}()
	<-done
	return r.log.String()
}

// has fails the test unless the text has all the parts.
func has(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("%q is not in:\n%s", part, text)
		}
	}
}

// ended is a change set with an agreement that ended on the last day of April 2024.
const ended = `[{
  "ChangeType": "UpdateValidityTerms",
  "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"},
  "DetailsDocument": {"Terms": [{"Type": "ValidityTerm", "AgreementEndDate": "2024-04-30"}]}
}]`

const endedRow = "UpdateValidityTerms/INVALID_AGREEMENT_END_DATE/1"

// write writes a document and what is beside it, by extension.
func write(t *testing.T, texts map[string]string) (document string) {
	t.Helper()
	name := filepath.Join(t.TempDir(), "offer")
	for extension, text := range texts {
		if err := os.WriteFile(name+extension, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return name + ".json"
}

// checked is what the check of a document reports.
func checked(document string, options ...offercheck.Option) string {
	return failure(func(t testing.TB) { check(t, document, dated(t, options), (*offercheck.Validator).Validate) })
}

func TestGoldenDiffers(t *testing.T) {
	golden, err := os.ReadFile("testdata/twice.golden")
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("testdata/twice.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct{ name, old, new, want string }{
		{"another detail", "keep one", "keep both", `
- error UpdatePricingTerms/DUPLICATE_DIMENSION_KEYS/2
-   at /0/DetailsDocument/Terms/0/RateCards/0/RateCard/1/DimensionKey (15:34)
-   Provide RateCard with a unique list of dimension keys in UsageBasedPricingTerm.
-   dimension key "m3.large" is given 2 times; keep both; first at /0/DetailsDocument/Terms/0/RateCards/0/RateCard/0
+ error UpdatePricingTerms/DUPLICATE_DIMENSION_KEYS/2
+   at /0/DetailsDocument/Terms/0/RateCards/0/RateCard/1/DimensionKey (15:34)
+   Provide RateCard with a unique list of dimension keys in UsageBasedPricingTerm.
+   dimension key "m3.large" is given 2 times; keep one; first at /0/DetailsDocument/Terms/0/RateCards/0/RateCard/0
if`},
		{"another verdict", "rejected\n", "accepted\n", "\n- accepted\n+ rejected\nif"},
		{"more than is found", "rejected\n", "undecided ReleaseOffer/X, change 0, needs offer\nrejected\n", "\n- undecided ReleaseOffer/X, change 0, needs offer\nif"},
		{"an empty golden", string(golden), "", "(-golden +report):\n+ error UpdatePricingTerms/DUPLICATE_DIMENSION_KEYS/2\n"},
		{"not of this form", string(golden), "  at", "\n-   at\n"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			document := write(t, map[string]string{".json": string(text), ".golden": strings.ReplaceAll(string(golden), tc.old, tc.new)})
			got := checked(document)
			has(t, got, strings.TrimSuffix(document, ".json")+".golden (-golden +report):", tc.want)
			if !strings.HasSuffix(got, "\nif the report is right, run go test -run '^TestOffers$' -update\n") {
				t.Errorf("does not say what to do:\n%s", got)
			}
		})
	}

	t.Run("in its line ends alone", func(t *testing.T) {
		document := write(t, map[string]string{".json": string(text), ".golden": strings.ReplaceAll(string(golden), "\n", "\r\n")})
		if got := checked(document); got != "" {
			t.Error(got)
		}
	})
}

func TestNoGolden(t *testing.T) {
	document := write(t, map[string]string{".json": ended})
	golden := strings.TrimSuffix(document, ".json") + ".golden"
	has(t, checked(document), "there is no golden "+golden, "run go test -run '^TestOffers$' -update", "error "+endedRow)
	if _, err := os.Stat(golden); err == nil {
		t.Error("the golden is written without -update")
	}
}

// setUpdate gives the flag -update until the test ends.
func setUpdate(t *testing.T) {
	t.Helper()
	before := flag.Lookup("update").Value.String()
	if err := flag.Set("update", "true"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { flag.Set("update", before) })
}

func TestUpdate(t *testing.T) {
	for name, files := range map[string]map[string]string{
		"new":   {".json": ended},
		"stale": {".json": ended, ".golden": "accepted\n"},
	} {
		t.Run(name, func(t *testing.T) {
			setUpdate(t)
			document := write(t, files)
			if got := checked(document); got != "" {
				t.Fatal(got)
			}
			golden, err := os.ReadFile(strings.TrimSuffix(document, ".json") + ".golden")
			if err != nil {
				t.Fatal(err)
			}
			if !strings.HasPrefix(string(golden), "error "+endedRow+"\n  at /0/DetailsDocument/Terms/0/AgreementEndDate (4:") {
				t.Errorf("the golden is\n%s", golden)
			}
		})
	}
}

// A flag -update that another package defined is used.
func TestFlagOfOthers(t *testing.T) {
	flags := flag.NewFlagSet("", flag.ContinueOnError)
	theirs := flags.Bool("update", false, "theirs")
	register(flags)
	if err := flags.Parse([]string{"-update"}); err != nil || !*theirs {
		t.Errorf("%v; theirs: %t", err, *theirs)
	}
	flags = flag.NewFlagSet("", flag.ContinueOnError)
	register(flags)
	if err := flags.Parse([]string{"-update"}); err != nil {
		t.Error(err)
	}
}

func TestUnreadable(t *testing.T) {
	for name, tc := range map[string]struct {
		files   map[string]string
		options []offercheck.Option
		want    []string
	}{
		"not JSON":        {map[string]string{".json": "[{]"}, nil, []string{"offer.json: line 1, column 3: "}},
		"facts not JSON":  {map[string]string{".json": ended, ".facts.json": "{"}, nil, []string{"offer.facts.json: facts: "}},
		"facts malformed": {map[string]string{".json": ended, ".facts.json": `{"Now": "today"}`}, nil, []string{"offer.facts.json: ", "/Now"}},
		"no document":     {nil, nil, []string{"offer.json: no such file"}},
		"a bad option":    {map[string]string{".json": ended}, []offercheck.Option{offercheck.WithEdition("1999")}, []string{`"1999"`}},
	} {
		t.Run(name, func(t *testing.T) {
			document := write(t, tc.files)
			has(t, checked(document, tc.options...), tc.want...)
			setUpdate(t)
			has(t, checked(document, tc.options...), tc.want...)
			if _, err := os.Stat(strings.TrimSuffix(document, ".json") + ".golden"); err == nil {
				t.Error("there is a golden of what has no report")
			}
		})
	}
}

// The time is that of the options, or else that of the facts, or else [Now].
func TestTime(t *testing.T) {
	before := offercheck.WithNow(time.Date(2024, 4, 1, 0, 0, 0, 0, time.UTC))
	dated := func(now string) map[string]string {
		return map[string]string{".json": ended, ".facts.json": `{"Now": "` + now + `"}`}
	}
	general := write(t, map[string]string{".facts.json": `{"Now": "2024-04-01"}`})
	general = strings.TrimSuffix(general, ".json") + ".facts.json"

	for name, tc := range map[string]struct {
		files   map[string]string
		options []offercheck.Option
		isError bool
	}{
		"none":                           {map[string]string{".json": ended}, nil, true},
		"facts without a time":           {map[string]string{".json": ended, ".facts.json": `{}`}, nil, true},
		"of the options":                 {map[string]string{".json": ended}, []offercheck.Option{before}, false},
		"of facts of the options":        {map[string]string{".json": ended}, []offercheck.Option{Facts(t, general)}, false},
		"of the facts":                   {dated("2024-04-01"), nil, false},
		"of facts over those of options": {dated("2024-05-03"), []offercheck.Option{Facts(t, general)}, true},
		"of the options over the facts":  {dated("2024-05-03"), []offercheck.Option{before}, false},
	} {
		t.Run(name, func(t *testing.T) {
			got := checked(write(t, tc.files), tc.options...)
			if isError := strings.Contains(got, "error "+endedRow); isError != tc.isError {
				t.Errorf("the agreement has ended: %t, want %t\n%s", isError, tc.isError, got)
			}
		})
	}
}

func TestPattern(t *testing.T) {
	for _, pattern := range []string{"testdata/*.jsn", "testdata/*.facts.json", "nowhere/*.json", ""} {
		has(t, failure(func(t testing.TB) { documents(t, pattern) }), fmt.Sprintf("the pattern %q names no document", pattern))
	}
	has(t, failure(func(t testing.TB) { documents(t, "testdata/[") }), "testdata/[: syntax error in pattern")
}

func TestFactsUnreadable(t *testing.T) {
	has(t, failure(func(t testing.TB) { Facts(t, "testdata/none.json") }), "testdata/none.json: no such file")
	has(t, failure(func(t testing.TB) { Facts(t, "testdata/invoices.facts.json", "testdata/twice.golden") }), "twice.golden: facts: ")
}

func TestCodes(t *testing.T) {
	report, err := offercheck.Validate([]byte(ended), offercheck.WithNow(time.Date(2024, 5, 1, 0, 0, 0, 0, time.UTC)))
	if err != nil {
		t.Fatal(err)
	}
	twice := *report
	twice.Findings = append(twice.Findings, report.Findings...)
	twice.Findings = append(twice.Findings, offercheck.Finding{Severity: offercheck.SeverityWarning, Code: errcodes.InvalidRateCard})

	ended := errcodes.InvalidAgreementEndDate
	for name, f := range map[string]func(t testing.TB){
		"the code":        func(t testing.TB) { Codes(t, report, ended) },
		"more than once":  func(t testing.TB) { Codes(t, &twice, ended) },
		"asked for twice": func(t testing.TB) { Codes(t, report, ended, ended) },
		"none":            func(t testing.TB) { Codes(t, &offercheck.Report{}) },
	} {
		if got := failure(f); got != "" {
			t.Errorf("%s: %s", name, got)
		}
	}

	found := "the errors of the report:\n" + report.Findings[0].String()
	has(t, failure(func(t testing.TB) { Codes(t, report) }), "(-want +got):\n+ INVALID_AGREEMENT_END_DATE\n"+found)
	has(t, failure(func(t testing.TB) { Codes(t, report, ended, errcodes.InvalidRateCard) }), "(-want +got):\n- INVALID_RATE_CARD\n"+found)
	has(t, failure(func(t testing.TB) { Codes(t, nil) }), "there is no report")
}
