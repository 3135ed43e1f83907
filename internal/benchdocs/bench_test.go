package benchdocs_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/internal/benchdocs"
	"github.com/offercheck/offercheck/internal/factstest"
)

// Validation stands beside json.Unmarshal of the same bytes. The script
// bench/run sets these numbers beside those of other validators, too: ajv comes
// next, so that what is compared is measured at nearly the same time.

func BenchmarkTypical(b *testing.B) {
	text, facts := benchdocs.Typical(), benchdocs.TypicalFacts()
	b.Run("structs", unmarshal[typedRequest](text))
	b.Run("offercheck_bad_price", validate(benchdocs.TypicalBadPrice()))
	b.Run("offercheck_duplicate_key", validate(benchdocs.TypicalDuplicateKey()))
	b.Run("offercheck_facts", withAllocations(text, facts))
	b.Run("any", unmarshal[any](text))
	b.Run("offercheck", withAllocations(text))
}

func BenchmarkLargest(b *testing.B) {
	text, facts := benchdocs.Largest(), benchdocs.LargestFacts()
	b.Run("structs", unmarshal[typedRequest](text))
	b.Run("offercheck_bad_prices", validate(benchdocs.LargestBadPrices()))
	b.Run("offercheck_duplicate_keys", validate(benchdocs.LargestDuplicateKeys()))
	b.Run("offercheck_facts", validate(text, facts))
	b.Run("any", unmarshal[any](text))
	b.Run("offercheck", validate(text))
}

// BenchmarkRates measures what a rate costs among 1,000 and among 10,000.
func BenchmarkRates(b *testing.B) {
	for _, g := range benchdocs.Growths() {
		b.Run(g.Name+"_1000", perRate(g.Small, g.SmallRates))
		b.Run(g.Name+"_10000", perRate(g.Large, g.LargeRates))
	}
}

func unmarshal[T any](text []byte) func(*testing.B) {
	return func(b *testing.B) {
		loop(b, text, func() error {
			var v T
			return json.Unmarshal(text, &v)
		})
	}
}

// loop measures f, after it has run for a while: then memory is there that is used
// again.
func loop(b *testing.B, text []byte, f func() error) {
	for begin := time.Now(); time.Since(begin) < 50*time.Millisecond; {
		if err := f(); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if err := f(); err != nil {
			b.Fatal(err)
		}
	}
}

// validate measures a whole Validate with a Validator that was made before, and
// what a finding costs where there are any.
func validate(text []byte, facts ...[]byte) func(*testing.B) {
	return func(b *testing.B) {
		v := validator(b, facts)
		report, err := v.Validate(text) // compiles the schemas
		if err != nil {
			b.Fatal(err)
		}
		loop(b, text, func() error {
			_, err := v.Validate(text)
			return err
		})
		if n := len(report.Findings); n > 0 {
			b.ReportMetric(nanoseconds(b)/float64(n), "ns/finding")
		}
	}
}

func perRate(text []byte, rates int) func(*testing.B) {
	return func(b *testing.B) {
		validate(text)(b)
		b.ReportMetric(nanoseconds(b)/float64(rates), "ns/rate")
	}
}

func withAllocations(text []byte, facts ...[]byte) func(*testing.B) {
	return func(b *testing.B) {
		validate(text, facts...)(b)
		b.ReportMetric(allocationsBeyondReport(b, text, facts), "extra-allocs/op")
	}
}

// nanoseconds is what one round of the loop took.
func nanoseconds(b *testing.B) float64 {
	return float64(b.Elapsed().Nanoseconds()) / float64(b.N)
}

// allocationsBeyondReport is the number of allocations of a Validate, less those
// that the report cannot do without: itself, each of its lists, one list of changes
// and the text of their names.
func allocationsBeyondReport(b *testing.B, text []byte, facts [][]byte) float64 {
	v := validator(b, facts)
	var report *offercheck.Report
	allocations := testing.AllocsPerRun(100, func() { report, _ = v.Validate(text) })
	allocations -= 1
	if len(report.Findings) > 0 {
		allocations--
	}
	if len(report.Undecided) > 0 {
		allocations--
	}
	for _, u := range report.Undecided {
		if u.Change != nil {
			return allocations - 2 // the changes, and their names
		}
	}
	return allocations
}

func validator(t testing.TB, facts [][]byte) *offercheck.Validator {
	v, err := offercheck.New(offercheck.WithNow(benchdocs.Now), factstest.With(t, facts...))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// The documents are what the benchmarks say they are.
func TestBenchmarkDocuments(t *testing.T) {
	type document struct {
		name     string
		text     []byte
		facts    [][]byte
		verdict  offercheck.Verdict
		findings int
	}
	documents := []document{
		{"typical", benchdocs.Typical(), nil, offercheck.VerdictUndecided, 0},
		{"typical with facts", benchdocs.Typical(), [][]byte{benchdocs.TypicalFacts()}, offercheck.VerdictAccepted, 0},
		{"typical, numbered", benchdocs.Numbered(9999), [][]byte{benchdocs.TypicalFacts()}, offercheck.VerdictAccepted, 0},
		{"typical with a bad price", benchdocs.TypicalBadPrice(), nil, offercheck.VerdictRejected, 1},
		{"typical with a duplicate key", benchdocs.TypicalDuplicateKey(), nil, offercheck.VerdictRejected, 1},
		{"largest", benchdocs.Largest(), nil, offercheck.VerdictUndecided, 0},
		{"largest with facts", benchdocs.Largest(), [][]byte{benchdocs.LargestFacts()}, offercheck.VerdictAccepted, 0},
		{"largest with bad prices", benchdocs.LargestBadPrices(), nil, offercheck.VerdictRejected, 6 * 800},
		{"largest with duplicate keys", benchdocs.LargestDuplicateKeys(), nil, offercheck.VerdictRejected, 6 * 799},
	}
	growths := benchdocs.Growths()
	for i, want := range []struct {
		verdict      offercheck.Verdict
		small, large int // findings
	}{
		{offercheck.VerdictUndecided, 0, 0},
		{offercheck.VerdictRejected, 1, 1},
		{offercheck.VerdictRejected, 6 * 83, 3 * 6 * 278},
		{offercheck.VerdictUndecided, 0, 0},
	} {
		documents = append(documents,
			document{growths[i].Name + ", 1,000 rates", growths[i].Small, nil, want.verdict, want.small},
			document{growths[i].Name + ", 10,000 rates", growths[i].Large, nil, want.verdict, want.large})
	}
	for _, d := range documents {
		report, err := validator(t, d.facts).Validate(d.text)
		if err != nil || report.Verdict != d.verdict || len(report.Findings) != d.findings {
			t.Errorf("%s: %s, %d findings, %v; want %s, %d", d.name, report.Verdict, len(report.Findings), err, d.verdict, d.findings)
		}
	}
}

// A typedRequest is the typical or the largest document as structs.
type typedRequest struct {
	Catalog, ChangeSetName string
	ChangeSet              []struct {
		ChangeType, ChangeName string
		Entity                 struct{ Type, Identifier string }
		DetailsDocument        struct {
			ProductID           string `json:"ProductId"`
			Name, Description   string
			PositiveTargeting   struct{ BuyerAccounts []string }
			PricingModel        string
			AvailabilityEndDate string
			Terms               []typedTerm
		}
	}
}

type typedTerm struct {
	Type, CurrencyCode, Price, Duration, AgreementDuration, RefundPolicy string

	Documents []struct{ Type, Version string }
	Schedule  []struct{ ChargeDate, ChargeAmount string }
	Grants    []struct {
		DimensionKey string
		MaxQuantity  int
	}
	RateCards []struct {
		Selector    struct{ Type, Value string }
		Constraints struct{ MultipleDimensionSelection, QuantityConfiguration string }
		RateCard    []struct{ DimensionKey, Price string }
	}
}
