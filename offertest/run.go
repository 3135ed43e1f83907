package offertest

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/offercheck/offercheck"
)

// Now is the time as of which documents are validated, unless the options or the facts
// have one: a golden must not depend on the day on which the test runs.
const Now = "2024-05-01T12:00:00Z"

// Run validates the change sets in the files that the pattern names, as [filepath.Glob]
// has it, and compares each report with the golden beside the file. Files that end in
// .facts.json are not validated: NAME.facts.json has facts for NAME.json, which are merged
// over those of the options. The test fails if the pattern names no file.
func Run(t *testing.T, pattern string, options ...offercheck.Option) {
	t.Helper()
	run(t, pattern, options, (*offercheck.Validator).Validate)
}

// RunRequests is [Run] for requests of an operation of the Agreement Service, such as
// agreement.BatchCreateBillingAdjustmentRequest.
func RunRequests(t *testing.T, operation, pattern string, options ...offercheck.Option) {
	t.Helper()
	run(t, pattern, options, func(v *offercheck.Validator, request []byte) (*offercheck.Report, error) {
		return v.ValidateRequest(operation, request)
	})
}

// Facts returns the option that hands in the facts in files. Several are merged, the later
// over the earlier. The test fails if one cannot be read.
func Facts(t testing.TB, files ...string) offercheck.Option {
	t.Helper()
	documents := make([][]byte, len(files))
	for i, file := range files {
		documents[i] = read(t, file)
	}
	facts, err := offercheck.ReadFacts(documents...)
	if err != nil {
		t.Fatalf("%s: %v", strings.Join(files, ", "), err)
	}
	return offercheck.WithFacts(facts)
}

// A validation is the method of a Validator that suits the documents.
type validation func(v *offercheck.Validator, document []byte) (*offercheck.Report, error)

func run(t *testing.T, pattern string, options []offercheck.Option, validate validation) {
	t.Helper()
	v := dated(t, options)
	for _, file := range documents(t, pattern) {
		t.Run(filepath.Base(file), func(t *testing.T) { check(t, file, v, validate) })
	}
}

// dated returns a Validator with the options, and [Now] below their facts.
func dated(t testing.TB, options []offercheck.Option) *offercheck.Validator {
	t.Helper()
	v, err := offercheck.New(options...)
	if err != nil {
		t.Fatal(err)
	}
	now, err := offercheck.ReadFacts([]byte(`{"Now": "` + Now + `"}`))
	if err != nil {
		t.Fatal(err)
	}
	return withFacts(t, v, now, v.Facts())
}

// withFacts returns the Validator with facts instead of its own, those of over first.
func withFacts(t testing.TB, v *offercheck.Validator, facts, over *offercheck.Facts) *offercheck.Validator {
	t.Helper()
	merged, err := facts.Merge(over)
	if err != nil {
		t.Fatal(err)
	}
	with, err := v.With(offercheck.WithFacts(merged))
	if err != nil {
		t.Fatal(err)
	}
	return with
}

// documents are the files that the pattern names, without those that hold facts.
func documents(t testing.TB, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatalf("%s: %v", pattern, err)
	}
	var list []string
	for _, file := range files {
		if !strings.HasSuffix(file, ".facts.json") {
			list = append(list, file)
		}
	}
	if len(list) == 0 {
		t.Fatalf("the pattern %q names no document", pattern)
	}
	return list
}

// check validates the document in a file and compares the report with its golden.
func check(t testing.TB, file string, v *offercheck.Validator, validate validation) {
	t.Helper()
	name := strings.TrimSuffix(file, filepath.Ext(file))
	text, err := os.ReadFile(name + ".facts.json")
	if err == nil {
		facts, err := offercheck.ReadFacts(text)
		if err != nil {
			t.Fatalf("%s.facts.json: %v", name, err)
		}
		v = withFacts(t, v, v.Facts(), facts)
	} else if !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	report, err := validate(v, read(t, file))
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	compare(t, name+".golden", Text(report))
}

func read(t testing.TB, file string) []byte {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return text
}
